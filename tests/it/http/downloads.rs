//! Bodies that are handed on as they come.

use hoist::error::{Kind, Result};
use hoist::http::{Auth, Call, Wording};
use hoist::model::Download;
use hoist::secret::Secret;

use super::kit::*;

fn begin(bench: &Bench, server: &Server) -> Result<Download> {
    let call = Call::get("get", server.url("/f"));
    bench.run(bench.transport.download(call, |_| None))
}

fn read(bench: &Bench, download: &mut Download) -> Result<Vec<u8>> {
    bench.run(async {
        let mut all = Vec::new();
        while let Some(chunk) = download.body.next().await? {
            all.extend_from_slice(&chunk);
        }
        Ok(all)
    })
}

#[test]
fn a_download_brings_name_type_size_and_content() {
    let headers = "Content-Type: image/PNG; x=y\r\n\
                   Content-Disposition: attachment; filename=\"a b.png\"\r\n";
    let server = Server::new([answer("200 OK", headers, "content")]);
    // More than the cap for answers: downloads have none.
    let bench = Bench::with(|policy| policy.cap = 3);
    let mut download = begin(&bench, &server).unwrap();
    assert_eq!(download.name.as_deref(), Some("a b.png"));
    assert_eq!(download.mime.as_deref(), Some("image/png"));
    assert_eq!(download.size, Some(7));
    assert_eq!(read(&bench, &mut download).unwrap(), b"content");
    assert_eq!(server.requests()[0].header("accept"), Some("*/*"));
}

#[test]
fn an_unknown_size_is_unknown() {
    let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
    let server = Server::new([say(chunked.to_owned())]);
    let bench = Bench::new();
    let mut download = begin(&bench, &server).unwrap();
    assert_eq!((download.size, download.name.clone()), (None, None));
    assert_eq!(read(&bench, &mut download).unwrap(), b"abc");
}

#[test]
fn a_short_download_is_an_error() {
    let short = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc";
    let server = Server::new([say(short.to_owned())]);
    let bench = Bench::new();
    let mut download = begin(&bench, &server).unwrap();
    let error = read(&bench, &mut download).unwrap_err();
    assert_eq!(error.kind, Kind::Protocol);
    assert_eq!(error.operation, Some("get"));
    assert!(error.message.contains("after 3 of 10 bytes"), "{error}");
}

#[test]
fn a_download_that_stops_moving_ends() {
    let stuck: Step = Box::new(|peer| {
        peer.head()?;
        peer.note();
        peer.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")?;
        peer.until_over();
        Ok(())
    });
    let server = Server::new([stuck]);
    let bench = Bench::hasty();
    let mut download = begin(&bench, &server).unwrap();
    let error = read(&bench, &mut download).unwrap_err();
    assert_eq!(error.kind, Kind::Network);
    assert!(error.message.contains("after 3 bytes"), "{error}");
}

#[test]
fn a_refused_download_is_the_hosts_refusal() {
    let server = Server::new([answer("404 Not Found", "", "{\"e\":\"gone\"}")]);
    let bench = Bench::new();
    let call = Call::get("get", server.url("/f"));
    let words = |answer: &hoist::http::Answer| {
        Some(Wording {
            message: String::from_utf8_lossy(&answer.body).into_owned(),
            ..Wording::default()
        })
    };
    let done = bench.run(bench.transport.download(call, words));
    let error = done.err().unwrap();
    assert_eq!(error.kind, Kind::NotFound);
    assert_eq!(error.message, "{\"e\":\"gone\"}");
}

#[test]
fn a_download_is_begun_again_and_follows_redirects() {
    let server = Server::new([
        slam(),
        answer("503 Service Unavailable", "", ""),
        answer("302 Found", "Location: /g\r\n", ""),
        answer("200 OK", "", "content"),
    ]);
    let bench = Bench::new();
    let mut download = begin(&bench, &server).unwrap();
    assert_eq!(read(&bench, &mut download).unwrap(), b"content");
    assert_eq!(server.requests()[3].line, "GET /g HTTP/1.1");
}

#[test]
fn a_download_with_credentials_follows_nothing() {
    let server = Server::new([answer("302 Found", "Location: /g\r\n", ""), ok("{}")]);
    let bench = Bench::new();
    let secret = Secret::new("hunter2".to_owned());
    let call = Call::get("get", server.url("/f")).auth(Auth::Bearer(secret));
    let done = bench.run(bench.transport.download(call, |_| None));
    assert_eq!(done.err().unwrap().kind, Kind::Protocol);
    assert_eq!(server.count(), 1);
}
