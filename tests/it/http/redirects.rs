//! Redirects: refused with credentials or a body, followed for plain GETs.

use hoist::error::{Error, Kind, Reason};
use hoist::http::{Auth, Call, HeaderValue, Repeat};
use hoist::secret::Secret;

use super::kit::*;

fn to(status: &str, target: &str) -> Step {
    answer(status, &format!("Location: {target}\r\n"), "moved")
}

fn token() -> Auth {
    Auth::Bearer(Secret::new("hunter2-hunter2".to_owned()))
}

fn advice(error: &Error) -> &str {
    match &error.reason {
        Reason::Advice(text) => text,
        other => panic!("no advice: {other:?}"),
    }
}

#[test]
fn a_redirect_with_credentials_is_an_error_that_names_the_target() {
    for status in [
        "301 Moved",
        "302 Found",
        "303 See Other",
        "307 Temporary",
        "308 Permanent",
    ] {
        let other = Server::new([ok("{}")]);
        let target = other.url("/login?token=hunter2-hunter2&next=1");
        let server = Server::new([to(status, target.as_str())]);
        let bench = Bench::new();
        let call = Call::get("ls", server.url("/x")).auth(token());
        let error = bench.send(call).unwrap_err();
        assert_eq!(error.kind, Kind::Protocol);
        assert_eq!(error.status, Some(status[..3].parse().unwrap()));
        let expected = format!(
            "{} redirects to http://{}/login",
            server.address, other.address
        );
        assert_eq!(error.message, expected);
        assert_eq!(other.count(), 0, "{status}");
    }
}

#[test]
fn a_vendors_own_key_header_is_a_credential_too() {
    let name = "x-api-key";
    let mut value = HeaderValue::from_static("hunter2-hunter2");
    value.set_sensitive(true);
    let header = |call: Call| call.header(name.parse().unwrap(), value.clone());
    let auth = |call: Call| {
        let secret = Secret::new("hunter2-hunter2".to_owned());
        call.auth(Auth::Header(name.parse().unwrap(), secret))
    };
    for dress in [&header as &dyn Fn(Call) -> Call, &auth] {
        let other = Server::new([ok("{}")]);
        let server = Server::new([to("302 Found", other.url("/").as_str())]);
        let call = dress(Call::get("ls", server.url("/x")));
        let error = Bench::new().send(call).unwrap_err();
        assert_eq!(error.kind, Kind::Protocol);
        assert_eq!(server.requests()[0].header(name), Some("hunter2-hunter2"));
        assert_eq!(other.count(), 0);
    }
}

#[test]
fn a_post_is_never_redirected() {
    let server = Server::new([to("302 Found", "/login"), ok("{}")]);
    let bench = Bench::new();
    let error = bench
        .send(upload(server.url("/x"), source(Some(9), 9)))
        .unwrap_err();
    assert_eq!(error.kind, Kind::Protocol);
    assert_eq!(server.count(), 1);
}

#[test]
fn the_usual_mistakes_in_an_address_are_named() {
    let fails = |location: &str| {
        let server = Server::new([to("301 Moved", location)]);
        let call = Call::post("upload", server.url("/api"));
        Bench::new().send(call).unwrap_err()
    };
    assert!(advice(&fails("/api/")).contains("final slash"));
    assert!(advice(&fails("https://127.0.0.1/api")).contains("https://"));
    assert!(advice(&fails("https://example.org/")).contains("right host"));
}

#[test]
fn a_token_in_the_target_is_masked() {
    let server = Server::new([to("302 Found", "/login/hunter2-hunter2/x")]);
    let call = Call::get("ls", server.url("/x")).auth(token());
    let error = Bench::new().send(call).unwrap_err();
    assert!(error.message.ends_with("/login/[token]/x"), "{error}");
}

#[test]
fn a_plain_get_follows_redirects_even_to_other_hosts() {
    let last = Server::new([ok("{\"a\":1}")]);
    let server = Server::new([
        to("302 Found", "next?b=2"),
        to("307 Temporary", last.url("/end").as_str()),
    ]);
    let bench = Bench::new();
    let call = Call::get("get", server.url("/a/first"));
    let done = bench.send(call).unwrap();
    assert_eq!(&done.body[..], b"{\"a\":1}");
    assert_eq!(server.requests()[1].line, "GET /a/next?b=2 HTTP/1.1");
    assert_eq!(last.requests()[0].line, "GET /end HTTP/1.1");
}

#[test]
fn redirects_end_after_five() {
    for (hops, fine) in [(5, true), (6, false)] {
        let mut steps: Vec<Step> = (0..hops).map(|_| to("302 Found", "/x")).collect();
        steps.push(ok("{}"));
        let server = Server::new(steps);
        let done = Bench::new().send(Call::get("get", server.url("/x")));
        assert_eq!(done.is_ok(), fine, "{hops}");
    }
}

#[test]
fn a_redirect_to_plain_http_on_another_machine_is_refused_unasked() {
    let server = Server::new([to("302 Found", "http://192.0.2.1/x")]);
    let error = Bench::new()
        .send(Call::get("get", server.url("/x")))
        .unwrap_err();
    assert_eq!(error.kind, Kind::Config);
    for target in ["file:///etc/passwd", "ftp://127.0.0.1/"] {
        let server = Server::new([to("302 Found", target)]);
        let error = Bench::new()
            .send(Call::get("get", server.url("/x")))
            .unwrap_err();
        assert_eq!(error.kind, Kind::Protocol, "{target}");
    }
}

#[test]
fn a_redirect_without_a_target_is_an_error() {
    let server = Server::new([answer("302 Found", "", "")]);
    let error = Bench::new()
        .send(Call::get("get", server.url("/x")))
        .unwrap_err();
    assert!(error.message.ends_with("redirects to nowhere"), "{error}");
}

#[test]
fn a_call_may_want_the_redirect_itself() {
    let server = Server::new([to("302 Found", "/gone")]);
    let mut call = Call::new(
        "rm",
        hoist::http::Method::GET,
        server.url("/x"),
        Repeat::Safe,
    );
    call.accept = vec![302];
    let done = Bench::new().send(call).unwrap();
    assert_eq!(done.status, 302);
    assert_eq!(done.headers["location"], "/gone");
    assert_eq!(server.count(), 1);
}
