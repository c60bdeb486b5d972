//! No credential comes out, whatever a host does.

use hoist::error::Error;
use hoist::http::{Auth, Body, Call, HeaderValue, Part, Repeat, Wording};
use hoist::secret::Secret;
use url::Url;

use super::kit::*;

const TOKEN: &str = "hunter2/hunter2";

fn token() -> Auth {
    Auth::Bearer(Secret::new(TOKEN.to_owned()))
}

/// Everything that an error shows to anybody, its sources included.
fn all_of(error: &Error) -> String {
    format!("{error} {error:?}")
}

#[test]
fn an_echoed_token_is_masked_in_answers_and_errors() {
    let body = "{\"title\":\"hunter2/hunter2 \\/ hunter2\\/hunter2 ok\"}";
    let server = Server::new([ok(body), answer("401 Unauthorized", "", body)]);
    let bench = Bench::new();
    let call = || Call::post("upload", server.url("/x")).auth(token());
    let done = bench.send(call()).unwrap();
    assert_eq!(&done.body[..], b"{\"title\":\"[token] \\/ [token] ok\"}");
    let request = &server.requests()[0];
    let sent = request.header("authorization");
    assert_eq!(sent, Some("Bearer hunter2/hunter2"));
    let words = |answer: &hoist::http::Answer| {
        Some(Wording {
            message: String::from_utf8_lossy(&answer.body).into_owned(),
            ..Wording::default()
        })
    };
    let error = bench.run(bench.transport.send(call(), words)).unwrap_err();
    assert!(!all_of(&error).contains("hunter2"), "{error:?}");
}

#[test]
fn a_secret_part_and_a_sensitive_header_are_masked_too() {
    let server = Server::new([ok("first-secret second-secret shown")]);
    let bench = Bench::new();
    let mut value = HeaderValue::from_static("Key second-secret");
    value.set_sensitive(true);
    let part = Part::Secret("key".to_owned(), Secret::new("first-secret".to_owned()));
    let call = Call::post("upload", server.url("/x"))
        .header("x-own".parse().unwrap(), value)
        .body(Body::Multipart(vec![part]));
    let done = bench.send(call).unwrap();
    assert_eq!(&done.body[..], b"[token] [token] shown");
}

#[test]
fn the_trace_names_requests_and_answers_without_secrets() {
    let headers = "Content-Type: text/plain\r\nSet-Cookie: id=cookie-value\r\n\
                   X-Request-Id: echo-hunter2/hunter2\r\n";
    let server = Server::new([answer("201 Created", headers, "body-of-answer")]);
    let bench = Bench::new();
    let mut url = server.url("/api/x?page=2&search=private-words");
    url.set_password(Some("url-password")).unwrap();
    let call = Call::post("upload", url)
        .auth(token())
        .body(Body::Json("{\"a\":\"body-of-request\"}".to_owned()));
    bench.send(call).unwrap();
    let trace = bench.trace();
    let line = format!(
        "> POST http://{}/api/x?page=2&search=… (23 bytes)",
        server.address
    );
    assert_eq!(trace.lines().next(), Some(line.as_str()));
    assert!(trace.contains("\n>   authorization: …"), "{trace}");
    assert!(trace.contains("\n< 201 Created after "), "{trace}");
    assert!(trace.contains("\n<   content-type: text/plain"), "{trace}");
    assert!(trace.contains("\n<   set-cookie: …"), "{trace}");
    assert!(
        trace.contains("\n<   x-request-id: echo-[token]"),
        "{trace}"
    );
    for secret in [
        "hunter2",
        "cookie-value",
        "private-words",
        "url-password",
        "body-of",
    ] {
        assert!(!trace.contains(secret), "{secret} in {trace}");
    }
}

#[test]
fn without_headers_the_trace_is_two_lines() {
    let server = Server::new([ok("{}")]);
    let bench = Bench::with(|policy| {
        if let Some(trace) = &mut policy.trace {
            trace.headers = false;
        }
    });
    bench.send(Call::get("ls", server.url("/x"))).unwrap();
    assert_eq!(bench.trace().lines().count(), 2, "{}", bench.trace());
}

#[test]
fn a_secret_address_is_never_shown() {
    let server = Server::new([swallow()]);
    let bench = Bench::with(|policy| policy.retries = 0);
    let calls = [
        server.url("/delete/path-secret?sig=query-secret"),
        Url::parse("http://192.0.2.1/delete/path-secret?sig=query-secret").unwrap(),
        closed_port()
            .join("/delete/path-secret?sig=query-secret")
            .unwrap(),
    ];
    for url in calls {
        let host = url.host_str().unwrap().to_owned();
        let error = bench.send(Call::get("rm", url).sensitive()).unwrap_err();
        let shown = all_of(&error);
        assert!(!shown.contains("-secret"), "{shown}");
        assert!(shown.contains(&host), "{shown}");
    }
    assert!(!bench.trace().contains("-secret"), "{}", bench.trace());
    let line = format!("> GET http://{}/…", server.address);
    assert!(bench.trace().starts_with(&line), "{}", bench.trace());
}

#[test]
fn an_error_holds_no_query_even_of_an_ordinary_address() {
    let bench = Bench::with(|policy| policy.retries = 0);
    let url = closed_port().join("/x?key=query-secret").unwrap();
    let error = bench.send(small(url, Repeat::Safe)).unwrap_err();
    assert!(!all_of(&error).contains("query-secret"), "{error:?}");
}

#[test]
fn a_token_that_cannot_be_a_header_is_not_shown() {
    let bench = Bench::new();
    let auth = Auth::Bearer(Secret::new("hunter2\nX-Evil: 1".to_owned()));
    let call = Call::get("ls", closed_port()).auth(auth);
    let error = bench.send(call).unwrap_err();
    assert_eq!(error.kind, hoist::error::Kind::Auth);
    assert!(!all_of(&error).contains("hunter2"), "{error:?}");
}
