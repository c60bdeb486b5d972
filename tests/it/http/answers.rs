//! What an answer becomes.

use hoist::error::{Kind, Reason};
use hoist::http::{Answer, Call, Repeat, Wording};
use std::time::Duration;

use super::kit::*;

fn words(answer: &Answer) -> Option<Wording> {
    let body: serde_json::Value = answer.json().ok()?;
    Some(Wording {
        message: body.get("message")?.as_str()?.to_owned(),
        ..Wording::default()
    })
}

#[test]
fn a_refusal_is_worded_by_its_vendor_and_keeps_the_details() {
    let headers = "X-Request-Id: req-1\r\nContent-Type: application/json\r\n";
    let body = "{\"message\":\"The file field is\\nrequired.\"}";
    let server = Server::new([answer("422 Unprocessable Content", headers, body)]);
    let bench = Bench::new();
    let call = Call::post("upload", server.url("/x"));
    let error = bench.run(bench.transport.send(call, words)).unwrap_err();
    assert_eq!(error.kind, Kind::Rejected);
    assert_eq!(error.message, "The file field is required.");
    assert_eq!(error.status, Some(422));
    assert_eq!(error.operation, Some("upload"));
    assert_eq!(error.request_id.as_deref(), Some("req-1"));
    assert_eq!(error.retry_after, None);
}

#[test]
fn a_refusal_without_words_is_its_status() {
    let server = Server::new([answer("451 Unavailable", "", "<html>")]);
    let bench = Bench::new();
    let error = bench.send(Call::get("show", server.url("/x"))).unwrap_err();
    assert_eq!(
        error.message,
        "the host answered 451 Unavailable For Legal Reasons"
    );
}

#[test]
fn a_provider_may_know_better_than_the_status() {
    let wording = || Wording {
        message: "Rate limit reached.".to_owned(),
        kind: Some(Kind::RateLimited),
        request_id: Some("theirs".to_owned()),
        advice: Some("wait an hour".to_owned()),
        ..Wording::default()
    };
    let server = Server::new([answer("400 Bad Request", "X-Request-Id: ours\r\n", "")]);
    let bench = Bench::new();
    let call = Call::post("upload", server.url("/x"));
    let done = bench.run(bench.transport.send(call, |_| Some(wording())));
    let error = done.unwrap_err();
    assert_eq!(error.kind, Kind::RateLimited);
    assert_eq!(error.request_id.as_deref(), Some("theirs"));
    assert_eq!(error.reason, Reason::Advice("wait an hour".to_owned()));
}

#[test]
fn a_no_under_a_status_that_says_yes_is_a_refusal() {
    let server = Server::new([ok("{\"message\":\"no\"}"), ok("{\"id\":1}")]);
    let bench = Bench::new();
    let call = || Call::post("upload", server.url("/x"));
    let error = bench.run(bench.transport.send(call(), words)).unwrap_err();
    assert_eq!((error.kind, error.status), (Kind::Rejected, Some(200)));
    assert!(bench.run(bench.transport.send(call(), words)).is_ok());
}

#[test]
fn of_an_accepted_status_the_words_decide() {
    let refusal = |body| answer("422 Unprocessable Content", "", body);
    let server = Server::new([refusal("{\"results\":[]}"), refusal("{\"message\":\"no\"}")]);
    let bench = Bench::new();
    let call = || {
        let mut call = Call::post("upload", server.url("/x"));
        call.accept = vec![422];
        call
    };
    assert!(bench.run(bench.transport.send(call(), words)).is_ok());
    assert!(bench.run(bench.transport.send(call(), words)).is_err());
}

#[test]
fn exchange_gives_any_final_answer() {
    let server = Server::new([answer("500 Internal Server Error", "", "x")]);
    let bench = Bench::new();
    let done = bench
        .exchange(small(server.url("/x"), Repeat::Once))
        .unwrap();
    assert_eq!((done.status.as_u16(), &done.body[..]), (500, &b"x"[..]));
}

#[test]
fn a_long_sentence_is_cut() {
    let body = format!("{{\"message\":\"{}\"}}", "no ".repeat(10_000));
    let server = Server::new([answer("400 Bad Request", "", &body)]);
    let bench = Bench::new();
    let call = Call::post("upload", server.url("/x"));
    let error = bench.run(bench.transport.send(call, words)).unwrap_err();
    assert!(error.message.chars().count() <= 501);
    assert!(error.message.ends_with('…'));
}

#[test]
fn a_reset_stands_in_for_a_missing_retry_after() {
    let headers = format!("X-RateLimit-Reset: {}\r\n", START + 7200);
    let server = Server::new([answer("429 Too Many Requests", &headers, "")]);
    let bench = Bench::new();
    let error = bench.send(Call::get("ls", server.url("/x"))).unwrap_err();
    assert_eq!(error.retry_after, Some(Duration::from_secs(7200)));
}
