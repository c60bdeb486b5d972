//! How bodies arrive: framing, names, files that change, sources that fail.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

use axum::extract::{FromRequest, Multipart};
use hoist::error::{Error, Kind};
use hoist::http::{Body, Call, HeaderValue, Part};
use hoist::model::FileSource;
use hoist::secret::Secret;
use tokio::time::timeout;

use super::kit::*;

/// What a body reads ahead at a time.
const CHUNK: u64 = hoist::model::Chunk::SIZE as u64;

/// Sends and gives the request as it arrived.
fn arrived(bench: &Bench, make: impl FnOnce(url::Url) -> Call) -> Request {
    let server = Server::new([ok("{}")]);
    bench.send(make(server.url("/x"))).unwrap();
    server.requests().remove(0)
}

fn multipart(parts: Vec<Part>) -> impl FnOnce(url::Url) -> Call {
    move |url| Call::post("upload", url).body(Body::Multipart(parts))
}

/// Name, file name, type and content of each part, as an independent parser reads them.
type Parsed = Vec<(String, Option<String>, Option<String>, Vec<u8>)>;

fn parse(bench: &Bench, request: &Request) -> Parsed {
    bench.run(async {
        let http = axum::http::Request::post("/")
            .header("content-type", request.header("content-type").unwrap())
            .body(axum::body::Body::from(request.body.clone()))
            .unwrap();
        let mut form = Multipart::from_request(http, &()).await.unwrap();
        let mut parts = Vec::new();
        while let Some(field) = form.next_field().await.unwrap() {
            parts.push((
                field.name().unwrap().to_owned(),
                field.file_name().map(str::to_owned),
                field.content_type().map(str::to_owned),
                field.bytes().await.unwrap().to_vec(),
            ));
        }
        parts
    })
}

#[test]
fn a_multipart_body_arrives_whole_with_its_length() {
    let bench = Bench::new();
    let size = 2 * CHUNK + 12_345;
    let request = arrived(
        &bench,
        multipart(vec![
            Part::Text("title".to_owned(), "Tom & Jerry \"é\"\r\n".to_owned()),
            Part::Secret("key".to_owned(), Secret::new("hunter2".to_owned())),
            Part::File("file".to_owned(), source(Some(size), size)),
            Part::Text("last".to_owned(), String::new()),
        ]),
    );
    assert!(request.complete);
    let length: usize = request.header("content-length").unwrap().parse().unwrap();
    assert_eq!(length, request.body.len());
    assert_eq!(request.header("transfer-encoding"), None);
    let parts = parse(&bench, &request);
    let text = |name: &str, value: &str| (name.to_owned(), None, None, value.as_bytes().to_vec());
    assert_eq!(parts[0], text("title", "Tom & Jerry \"é\"\r\n"));
    assert_eq!(parts[1], text("key", "hunter2"));
    assert_eq!(parts[2].1.as_deref(), Some("cat.png"));
    assert_eq!(parts[2].2.as_deref(), Some("image/png"));
    assert_eq!(parts[2].3, pattern_bytes(size));
    assert_eq!(parts[3], text("last", ""));
    assert_eq!(parts.len(), 4);
}

#[test]
fn an_unknown_length_is_sent_in_chunks() {
    let bench = Bench::new();
    let size = CHUNK + 1;
    let request = arrived(&bench, |url| upload(url, source(None, size)));
    assert!(request.complete);
    assert_eq!(request.header("transfer-encoding"), Some("chunked"));
    assert_eq!(request.header("content-length"), None);
    assert_eq!(parse(&bench, &request)[0].3, pattern_bytes(size));
}

#[test]
fn a_source_that_may_block_arrives_the_same() {
    for size in [0, 1, CHUNK, 5 * CHUNK + 1] {
        let bench = Bench::new();
        let file = opened_by(Some(size), true, move || Ok(Box::new(pattern(size))));
        let request = arrived(&bench, |url| {
            Call::put("upload", url).body(Body::File(file))
        });
        assert!(request.complete);
        assert_eq!(request.header("content-type"), Some("image/png"));
        assert!(request.body == pattern_bytes(size), "{size}");
    }
}

#[test]
fn file_names_survive() {
    let names = [
        "plain.png",
        "with space and 'quote'.png",
        "ünï – 猫 🐈.png",
        "100%; a=b&c.png",
        "x%22y.png",
        "back\\slash.png",
        "tab\there.png",
        " blanks around ",
        &"n".repeat(255),
    ];
    for name in names {
        assert_eq!(sent_name(name), name);
    }
    // What can't stand between quotes is written as browsers write it.
    for name in [
        "a\"b.png",
        "back\\slash\\",
        "line\r\nX-Evil: 1\r\n\r\n.png",
        "\"",
        "nul\0",
    ] {
        let decoded = sent_name(name)
            .replace("%22", "\"")
            .replace("%5C", "\\")
            .replace("%0D", "\r")
            .replace("%0A", "\n")
            .replace("%00", "\0");
        assert_eq!(decoded, name);
    }
}

fn sent_name(name: &str) -> String {
    let bench = Bench::new();
    let mut file = source(Some(3), 3);
    file.name = name.to_owned();
    let request = arrived(&bench, multipart(vec![Part::File(name.to_owned(), file)]));
    let mut parts = parse(&bench, &request);
    assert_eq!(parts.len(), 1);
    assert_eq!(parts[0].3, pattern_bytes(3));
    assert_eq!(parts[0].2.as_deref(), Some("image/png"));
    let file_name = parts[0].1.take().unwrap();
    assert_eq!(parts[0].0, file_name);
    file_name
}

#[test]
fn every_form_names_its_type() {
    let bench = Bench::new();
    let post = |body| move |url| Call::post("test", url).body(body);
    let json = arrived(&bench, post(Body::Json("{\"a\":1}".to_owned())));
    assert_eq!(json.header("content-type"), Some("application/json"));
    assert_eq!(json.body, b"{\"a\":1}");
    let pairs = vec![("a b".to_owned(), "c&d=é".to_owned())];
    let form = arrived(&bench, post(Body::Form(pairs)));
    let mime = form.header("content-type");
    assert_eq!(mime, Some("application/x-www-form-urlencoded"));
    assert_eq!(form.body, b"a+b=c%26d%3D%C3%A9");
    let bytes = Body::Bytes("xyz".into(), "text/plain".to_owned());
    let bytes = arrived(&bench, post(bytes));
    assert_eq!(bytes.header("content-type"), Some("text/plain"));
    assert_eq!(bytes.header("content-length"), Some("3"));
    assert_eq!(bytes.body, b"xyz");
    let empty = arrived(&bench, post(Body::Empty));
    assert_eq!(empty.header("content-length"), Some("0"));
    assert_eq!(empty.header("content-type"), None);
    let get = arrived(&bench, |url| Call::get("test", url));
    assert_eq!(get.header("content-length"), None);
    assert_eq!(get.header("transfer-encoding"), None);
}

#[test]
fn a_calls_own_headers_win() {
    let bench = Bench::new();
    let request = arrived(&bench, |url| {
        Call::post("test", url)
            .body(Body::Bytes("x".into(), "text/plain".to_owned()))
            .header(
                "content-type".parse().unwrap(),
                HeaderValue::from_static("image/gif"),
            )
            .header(
                "accept".parse().unwrap(),
                HeaderValue::from_static("text/xml"),
            )
    });
    let types = |request: &Request, name: &str| -> Vec<String> {
        let all = request.headers.iter().filter(|(key, _)| key == name);
        all.map(|(_, value)| value.clone()).collect()
    };
    assert_eq!(types(&request, "content-type"), ["image/gif"]);
    assert_eq!(types(&request, "accept"), ["text/xml"]);
    let plain = arrived(&bench, |url| Call::get("test", url));
    assert_eq!(types(&plain, "accept"), ["application/json"]);
    let agent = concat!("hoist/", env!("CARGO_PKG_VERSION"));
    assert_eq!(types(&plain, "user-agent"), [agent]);
    assert_eq!(types(&plain, "accept-encoding"), [""; 0]);
}

/// Sends a file that is not what it says; gives the error, and whether the host got a complete body.
fn changed(announced: u64, real: u64, may_block: bool, raw: bool) -> (hoist::error::Error, bool) {
    let server = Server::new([swallow(), swallow()]);
    let bench = Bench::new();
    let file = opened_by(Some(announced), may_block, move || {
        Ok(Box::new(pattern(real)))
    });
    let call = if raw {
        Call::put("upload", server.url("/x")).body(Body::File(file))
    } else {
        upload(server.url("/x"), file)
    };
    let error = bench.send(call).unwrap_err();
    assert_eq!(bench.slept(), [0.0; 0], "sent again");
    if announced == 0 && !may_block {
        assert_eq!(server.count(), 0, "an empty file is looked at first");
        return (error, false);
    }
    let requests = bench.run(server.wait_for(1));
    (error, requests[0].complete)
}

#[test]
fn a_file_that_changes_is_never_sent_whole() {
    let sizes = [
        (10, 9),
        (10, 0),
        (10, 11),
        (0, 1),
        (CHUNK, CHUNK + 1),
        (2 * CHUNK, 2 * CHUNK - 1),
        (3 * CHUNK, 4 * CHUNK),
        (3 * CHUNK, CHUNK),
    ];
    for (announced, real) in sizes {
        for (may_block, raw) in [(false, false), (false, true), (true, false), (true, true)] {
            if announced == 0 && may_block && raw {
                // A body of no bytes is complete before its source is asked.
                continue;
            }
            let case = format!("{announced} {real} {may_block} {raw}");
            let (error, complete) = changed(announced, real, may_block, raw);
            assert_eq!(error.kind, Kind::Io, "{case}: {error}");
            let detail = if real < announced {
                format!("{real} of {announced} bytes")
            } else {
                format!("more than {announced} bytes")
            };
            let message = format!("cat.png: changed while it was being sent ({detail})");
            assert_eq!(error.message, message, "{case}");
            assert!(!complete, "{case}");
        }
    }
}

#[test]
fn a_source_that_fails_is_named() {
    struct Broken(u64);
    impl Read for Broken {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let count = buffer.len().min(self.0 as usize);
            self.0 -= count as u64;
            match count {
                0 => Err(io::Error::from_raw_os_error(5)),
                _ => Ok(count),
            }
        }
    }
    for (len, may_block) in [
        (Some(9 * CHUNK), false),
        (Some(9 * CHUNK), true),
        (None, false),
    ] {
        let server = Server::new([swallow()]);
        let bench = Bench::new();
        let file = opened_by(len, may_block, || Ok(Box::new(Broken(2 * CHUNK))));
        let error = bench.send(upload(server.url("/x"), file)).unwrap_err();
        assert_eq!(error.kind, Kind::Io);
        assert_eq!(error.message, named(5));
        assert_eq!(error.operation, Some("upload"));
        assert!(!bench.run(server.wait_for(1))[0].complete);
    }
}

/// The system's words for this number, as said of the file.
fn named(number: i32) -> String {
    Error::io("cat.png", io::Error::from_raw_os_error(number)).to_string()
}

#[test]
fn a_source_that_cannot_be_opened_sends_nothing() {
    let server = Server::new([]);
    let bench = Bench::new();
    let file = opened_by(Some(5), false, || Err(io::Error::from_raw_os_error(2)));
    let error = bench.send(upload(server.url("/x"), file)).unwrap_err();
    assert_eq!(error.kind, Kind::Io);
    assert_eq!(error.message, named(2));
    assert_eq!(server.count(), 0);
}

#[test]
fn every_attempt_opens_the_source_anew_and_tells_the_meter() {
    let server = Server::new([
        answer("429 Too Many Requests", "Retry-After: 1\r\n", ""),
        ok("{}"),
    ]);
    let bench = Bench::new();
    let opened = Arc::new(AtomicUsize::new(0));
    let count = opened.clone();
    let size = CHUNK + 7;
    let file = opened_by(Some(size), false, move || {
        count.fetch_add(1, Ordering::Relaxed);
        Ok(Box::new(pattern(size)))
    });
    let call = upload(server.url("/x"), file).meter(bench.ear.clone());
    bench.send(call).unwrap();
    assert_eq!(opened.load(Ordering::Relaxed), 2);
    let requests = server.requests();
    assert!(requests[0].complete && requests[1].complete);
    assert!(requests[0].body == requests[1].body);
    let (chunk, held) = (CHUNK.to_string(), format!("held {}", time_of_day(1)));
    assert_eq!(
        bench.meter(),
        [
            &chunk, "7", "waiting", "restart", &held, "restart", &chunk, "7", "waiting"
        ]
    );
}

#[test]
fn a_body_is_never_collected() {
    const HUGE: u64 = 1 << 40;
    // Reads the head and nothing more: what the client takes from its source now lies in its own and the system's buffers.
    fn stuck() -> Step {
        Box::new(|peer| {
            peer.head()?;
            peer.note();
            peer.until_over();
            Ok(())
        })
    }
    for may_block in [false, true] {
        let server = Server::new([stuck()]);
        let bench = Bench::with(|policy| policy.idle = Duration::from_millis(150));
        let taken = Arc::new(AtomicU64::new(0));
        let counter = taken.clone();
        let file: FileSource = opened_by(Some(HUGE), may_block, move || {
            Ok(Box::new(Counted(pattern(HUGE), counter.clone())))
        });
        let send = bench
            .transport
            .send(upload(server.url("/x"), file), |_| None);
        let sent = bench.run(async { timeout(Duration::from_secs(60), send).await });
        let error = sent.expect("the idle limit did not count").unwrap_err();
        assert_eq!(error.kind, Kind::Network);
        assert!(error.message.contains("took no more data"), "{error}");
        let taken = taken.load(Ordering::Relaxed);
        assert!(taken < 64 << 20, "{taken}");
    }
}

struct Counted<R>(R, Arc<AtomicU64>);

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.0.read(buffer)?;
        self.1.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}
