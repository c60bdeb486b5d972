//! Redirects are followed as ShareX does it, and no body goes where the file does not point.

use hoist::error::Kind;

use super::*;
use crate::http::kit::{Step, answer, hard_close, ok};

const FILE: &str = r#"{"Version": "17.0.0", "RequestURL": "http://HOST/up", "Body": "Binary",
    "Headers": {"Authorization": "Bearer hunter2-hunter2", "X-Mine": "1"}, "URL": "{responseurl}", "ThumbnailURL": "{header:location}"}"#;

fn to(status: &str, target: &str) -> Step {
    answer(status, &format!("Location: {target}\r\n"), "")
}

#[test]
fn after_the_body_a_redirect_leads_to_a_page() {
    for status in ["301 Moved", "302 Found", "303 See Other"] {
        let server = Server::new([to(status, "/view/1"), ok("<html>")]);
        let done = upload(&*Desk::new().provider(&server, FILE), &ten("a.png")).unwrap();
        assert_eq!(direct(&done), format!("http://{}/view/1", server.address));
        // The last answer has no Location.
        assert_eq!(done.media.links.thumbnail, None);
        let page = &server.requests()[1];
        assert_eq!(page.line, "GET /view/1 HTTP/1.1");
        assert_eq!(page.header("authorization"), Some("Bearer hunter2-hunter2"));
        assert_eq!(page.header("content-type"), None);
        assert_eq!(page.header("content-length"), None);
    }
}

#[test]
fn at_another_host_the_headers_stay_behind() {
    let other = Server::new([ok("")]);
    let server = Server::new([to("303 See Other", other.url("/view/1").as_str())]);
    let done = upload(&*Desk::new().provider(&server, FILE), &ten("a.png")).unwrap();
    assert_eq!(direct(&done), other.url("/view/1").as_str());
    let page = only(&other);
    assert_eq!(page.line, "GET /view/1 HTTP/1.1");
    assert_eq!(page.header("authorization"), None);
    assert_eq!(page.header("x-mine"), None);
    assert_eq!(page.body, b"");
}

#[test]
fn a_request_is_repeated_at_the_same_host_and_nowhere_else() {
    for status in ["307 Temporary", "308 Permanent"] {
        let server = Server::new([to(status, "/there"), ok("")]);
        let done = upload(&*Desk::new().provider(&server, FILE), &ten("a.png")).unwrap();
        assert_eq!(direct(&done), format!("http://{}/there", server.address));
        let again = &server.requests()[1];
        assert_eq!(again.line, "POST /there HTTP/1.1");
        assert_eq!(again.header("x-mine"), Some("1"));
        assert_eq!(again.body, b"0123456789");

        let other = Server::new([ok("")]);
        let target = other.url("/there?key=secret");
        let server = Server::new([to(status, target.as_str())]);
        let error = upload(&*Desk::new().provider(&server, FILE), &ten("a.png")).unwrap_err();
        assert_eq!(error.kind, Kind::Protocol);
        let place = format!("http://{}/there", other.address);
        assert!(error.message.ends_with(&place), "{error}");
        assert_eq!(other.count(), 0);
    }
}

#[test]
fn an_address_that_lacks_a_slash_gets_the_body_again() {
    let server = Server::new([to("301 Moved", "/up/"), ok("")]);
    upload(&*Desk::new().provider(&server, FILE), &ten("a.png")).unwrap();
    let again = &server.requests()[1];
    assert_eq!(again.line, "POST /up/ HTTP/1.1");
    assert_eq!(again.body, b"0123456789");
}

#[test]
fn what_goes_wrong_after_the_body_was_taken_leaves_the_outcome_open() {
    let closed = crate::http::kit::closed_port();
    let server = Server::new([to("302 Found", closed.as_str())]);
    let error = upload(&*Desk::new().provider(&server, FILE), &ten("a.png")).unwrap_err();
    assert_eq!(error.kind, Kind::UnknownOutcome, "{error}");
    assert!(
        error.message.starts_with("sent, and the host led on to"),
        "{error}"
    );

    for status in ["404 Not Found", "401 Unauthorized", "413 Too Large"] {
        let server = Server::new([to("302 Found", "/gone"), answer(status, "", "")]);
        let error = upload(&*Desk::new().provider(&server, FILE), &ten("a.png")).unwrap_err();
        assert!(error.leaves_outcome_open(), "{status}: {error:?}");
        assert!(error.message.contains("/gone"), "{error}");
    }
}

#[test]
fn a_circle_ends() {
    let server = Server::new((0..60).map(|_| to("303 See Other", "/again")));
    let error = upload(&*Desk::new().provider(&server, FILE), &ten("a.png")).unwrap_err();
    assert!(error.leaves_outcome_open(), "{error:?}");
    assert!(error.message.contains("more than 50 times"), "{error}");
    assert_eq!(server.count(), 51);
}

#[test]
fn only_the_web_is_redirected_to() {
    for target in ["ftp://i.example/x", "file:///etc/passwd"] {
        let server = Server::new([to("302 Found", target)]);
        let error = upload(&*Desk::new().provider(&server, FILE), &ten("a.png")).unwrap_err();
        assert_eq!(error.kind, Kind::Protocol, "{error}");
    }
}

#[test]
fn an_early_refusal_is_told_as_that() {
    let text = "HTTP/1.1 413 Payload Too Large\r\nConnection: close\r\nContent-Length: 2\r\n\r\nno";
    let steps = (0..3).map(|_| hard_close(1024, text.to_owned()));
    let server = Server::new(steps);
    let provider = Desk::new().provider(&server, FILE);
    let bytes = Bytes::from(vec![7; 8 * 1024 * 1024]);
    let big = FileSource::of_bytes("big.png", "image/png", bytes);
    let error = upload(&*provider, &big).unwrap_err();
    assert_eq!(error.kind, Kind::Rejected, "{error:?}");
    assert_eq!(error.status, Some(413));
}
