//! Hosts that answer before the body is through, or close without a word.

use hoist::error::Kind;
use hoist::http::{Body, Call, Repeat};

use super::kit::*;

const BIG: u64 = 20 * 1000 * 1000;

fn big() -> hoist::model::FileSource {
    source(Some(BIG), BIG)
}

fn refusal(status: &str) -> String {
    raw(status, "Content-Type: text/plain\r\n", "no thanks")
}

#[test]
fn an_early_refusal_with_a_hard_close_is_seen() {
    let cases = [
        ("413 Payload Too Large", Kind::Rejected, 413),
        ("401 Unauthorized", Kind::Auth, 401),
    ];
    for (status, kind, number) in cases {
        // Whether the answer or the reset comes first is a matter of luck, so luck gets some tries.
        for _ in 0..5 {
            let server = Server::new((0..2).map(|_| hard_close(0, refusal(status))));
            let bench = Bench::new();
            let error = bench.send(upload(server.url("/x"), big())).unwrap_err();
            assert_eq!(
                (error.kind, error.status),
                (kind, Some(number)),
                "{error:?}"
            );
        }
    }
}

#[test]
fn the_answer_that_a_reset_swallowed_is_asked_for_again() {
    let server = Server::new([
        // No answer at all: the reset is certain.
        hard_close(1000, String::new()),
        hard_close(1000, refusal("413 Payload Too Large")),
    ]);
    let bench = Bench::new();
    let error = bench.send(upload(server.url("/x"), big())).unwrap_err();
    assert_eq!((error.kind, error.status), (Kind::Rejected, Some(413)));
    let [first, second] = &server.requests()[..] else {
        panic!("two requests expected");
    };
    assert_eq!(first.line, second.line);
    assert_eq!(first.headers, second.headers);
}

#[test]
fn a_second_look_never_completes_a_body() {
    let server = Server::new([hard_close(1000, String::new()), swallow()]);
    let bench = Bench::hasty();
    let error = bench.send(upload(server.url("/x"), big())).unwrap_err();
    assert_eq!(error.kind, Kind::Network);
    assert!(
        error.message.contains("closed the connection after"),
        "{error}"
    );
    assert!(format!("{:?}", error.reason).contains("too large"));
    // The probe's request is noted when the client hangs up.
    let probe = bench.run(server.wait_for(2)).remove(1);
    assert!(!probe.complete);
    assert_eq!(probe.body.len(), 16 * 1024);
    assert!(
        probe
            .header("content-length")
            .unwrap()
            .parse::<u64>()
            .unwrap()
            > BIG
    );
    assert_eq!(bench.slept(), [0.0; 0]);
}

#[test]
fn a_second_look_at_a_body_of_unknown_length_does_not_complete_it_either() {
    let server = Server::new([hard_close(1000, String::new()), swallow()]);
    let bench = Bench::hasty();
    let error = bench
        .send(upload(server.url("/x"), source(None, BIG)))
        .unwrap_err();
    assert_eq!(error.kind, Kind::Network);
    assert!(!bench.run(server.wait_for(2))[1].complete);
}

#[test]
fn a_success_of_a_second_look_is_not_believed() {
    let yes = raw("200 OK", "", "{}");
    let server = Server::new([hard_close(1000, String::new()), hard_close(1000, yes)]);
    let bench = Bench::new();
    let error = bench.send(upload(server.url("/x"), big())).unwrap_err();
    assert_eq!(error.kind, Kind::Network);
    assert_eq!(server.count(), 2);
}

#[test]
fn an_upload_that_was_sent_whole_stays_open_unless_the_host_clearly_refuses() {
    let cases = [
        ("401 Unauthorized", Kind::Auth),
        ("413 Payload Too Large", Kind::Rejected),
        ("409 Conflict", Kind::UnknownOutcome),
        ("429 Too Many Requests", Kind::UnknownOutcome),
        ("503 Service Unavailable", Kind::UnknownOutcome),
        ("200 OK", Kind::UnknownOutcome),
    ];
    for (status, kind) in cases {
        let retry = "Retry-After: 1\r\n";
        let server = Server::new([swallow(), hard_close(0, raw(status, retry, "")), ok("{}")]);
        let bench = Bench::new();
        let file = source(Some(100_000), 100_000);
        let error = bench.send(upload(server.url("/x"), file)).unwrap_err();
        assert_eq!(error.kind, kind, "{status}");
        assert_eq!(server.count(), 2, "{status}");
    }
}

#[test]
fn a_small_body_is_not_looked_at_twice() {
    let server = Server::new([swallow(), hard_close(0, refusal("401 Unauthorized"))]);
    let bench = Bench::new();
    let file = source(Some(10_000), 10_000);
    let error = bench.send(upload(server.url("/x"), file)).unwrap_err();
    assert_eq!(error.kind, Kind::UnknownOutcome);
    assert_eq!(server.count(), 1);
}

#[test]
fn what_may_happen_twice_is_sent_again_after_a_close_in_the_middle() {
    let server = Server::new([
        hard_close(1000, String::new()),
        hard_close(1000, String::new()),
        ok("{}"),
    ]);
    let bench = Bench::hasty();
    let call = Call::put("upload", server.url("/x")).body(Body::File(big()));
    bench.send(call).unwrap();
    let requests = server.requests();
    // The first, its probe, and the one that went through.
    assert_eq!(requests.len(), 3);
    assert_eq!(requests[2].body.len() as u64, BIG);
    assert_eq!(bench.slept(), [0.5]);
}

#[test]
fn an_early_success_is_none() {
    let early: Step = Box::new(|peer| {
        peer.head()?;
        peer.note();
        peer.write(&raw("201 Created", "", "{\"id\":1}"))?;
        peer.until_over();
        Ok(())
    });
    let server = Server::new([early]);
    let bench = Bench::new();
    let call = upload(server.url("/x"), big()).repeat(Repeat::Idempotent);
    let error = bench.send(call).unwrap_err();
    assert_eq!(error.kind, Kind::Protocol);
    assert!(error.message.contains("before all was sent"), "{error}");
    assert_eq!(server.count(), 1);
}

#[test]
fn an_early_refusal_ends_the_upload() {
    // The host goes on reading: only the client can end this.
    let polite: Step = Box::new(|peer| {
        peer.head()?;
        peer.write("HTTP/1.1 413 Payload Too Large\r\nContent-Length: 2\r\n\r\nno")?;
        peer.body();
        peer.note();
        Ok(())
    });
    let server = Server::new([polite]);
    let bench = Bench::new();
    let endless = source(Some(u64::MAX / 2), u64::MAX / 2);
    let requests = bench.run(async {
        let call = upload(server.url("/x"), endless);
        let error = bench.transport.send(call, |_| None).await.unwrap_err();
        assert_eq!(error.status, Some(413));
        server.wait_for(1).await
    });
    assert!(!requests[0].complete);
}
