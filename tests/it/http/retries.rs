//! What is sent again, how often, and what comes out in the end.

use std::time::Duration;

use hoist::error::{Kind, Reason};
use hoist::http::{Call, Repeat};
use url::Url;

use super::kit::*;

const ALL: [Repeat; 3] = [Repeat::Safe, Repeat::Idempotent, Repeat::Once];

/// The kind of the final error, and how many requests were seen, when every connection does the same.
fn outcome(bench: &Bench, repeat: Repeat, step: impl Fn() -> Step) -> (Kind, usize) {
    let server = Server::new((0..6).map(|_| step()));
    let error = bench.send(small(server.url("/x"), repeat)).unwrap_err();
    (error.kind, server.count())
}

#[test]
fn a_refused_connection_is_tried_again_for_every_call() {
    for repeat in ALL {
        let bench = Bench::new();
        let error = bench.send(small(closed_port(), repeat)).unwrap_err();
        assert_eq!(error.kind, Kind::Network, "{repeat:?}");
        assert!(error.message.contains("Connection refused"), "{error}");
        assert!(!error.message.contains("os error"), "{error}");
        assert_eq!(error.operation, Some("test"));
        assert_eq!(bench.slept(), [0.5, 1.0, 2.0], "{repeat:?}");
    }
}

#[test]
fn a_name_that_is_not_known_is_asked_for_twice_only() {
    let bench = Bench::with(|policy| policy.allow_http = true);
    // A label of more than 63 letters is refused by every resolver without asking anybody.
    let url = Url::parse(&format!("http://{}.invalid/", "x".repeat(64))).unwrap();
    let error = bench.send(small(url, Repeat::Safe)).unwrap_err();
    assert_eq!(error.kind, Kind::Network);
    assert_eq!(error.reason, Reason::NoName);
    assert!(error.message.starts_with("could not find xxx"), "{error}");
    assert_eq!(bench.slept(), [0.5]);
}

#[test]
fn a_lost_answer_is_an_unknown_outcome_only_for_what_must_not_happen_twice() {
    // After the body, and before it was read.
    for fault in [swallow as fn() -> Step, || hard_close(0, String::new())] {
        let bench = Bench::new();
        let run = |repeat| outcome(&bench, repeat, fault);
        assert_eq!(run(Repeat::Safe), (Kind::Network, 4));
        assert_eq!(run(Repeat::Idempotent), (Kind::Network, 4));
        assert_eq!(run(Repeat::Once), (Kind::UnknownOutcome, 1));
    }
}

#[test]
fn a_lost_answer_says_so() {
    let server = Server::new([swallow()]);
    let bench = Bench::new();
    let error = bench
        .send(small(server.url("/x"), Repeat::Once))
        .unwrap_err();
    assert!(
        error.message.starts_with("sent, but the answer was lost: "),
        "{error}"
    );
}

#[test]
fn statuses_are_repeated_by_the_rule_of_the_call() {
    let plain = |status: &'static str| move || answer(status, "", "");
    let with = |status: &'static str| move || answer(status, "Retry-After: 2\r\n", "");
    let cases: [(&str, bool, [usize; 3], Kind); 8] = [
        ("429 Too Many Requests", false, [4, 4, 4], Kind::RateLimited),
        ("429 Too Many Requests", true, [4, 4, 4], Kind::RateLimited),
        (
            "503 Service Unavailable",
            true,
            [4, 4, 4],
            Kind::RateLimited,
        ),
        ("503 Service Unavailable", false, [4, 4, 1], Kind::Server),
        ("502 Bad Gateway", false, [4, 4, 1], Kind::Server),
        ("504 Gateway Timeout", false, [4, 4, 1], Kind::Server),
        ("500 Internal Server Error", false, [1, 1, 1], Kind::Server),
        ("422 Unprocessable Content", true, [1, 1, 1], Kind::Rejected),
    ];
    for (status, retry_after, counts, kind) in cases {
        for (repeat, count) in ALL.into_iter().zip(counts) {
            let bench = Bench::new();
            let seen = if retry_after {
                outcome(&bench, repeat, with(status))
            } else {
                outcome(&bench, repeat, plain(status))
            };
            assert_eq!(seen, (kind, count), "{status} {retry_after} {repeat:?}");
        }
    }
}

#[test]
fn a_refusal_is_overcome_by_the_next_attempt() {
    let server = Server::new([
        answer("429 Too Many Requests", "Retry-After: 12\r\n", ""),
        answer("503 Service Unavailable", "Retry-After: 3\r\n", ""),
        ok("{}"),
    ]);
    let bench = Bench::new();
    let done = bench.send(small(server.url("/x"), Repeat::Once)).unwrap();
    assert_eq!(done.status, 200);
    assert_eq!(bench.slept(), [12.0, 3.0]);
    let host = server.address;
    assert_eq!(
        bench.notes(),
        [
            format!(
                "{host} asks to wait 12 s; waiting until {}",
                time_of_day(12)
            ),
            format!("{host} asks to wait 3 s; waiting until {}", time_of_day(15))
        ]
    );
}

#[test]
fn a_date_in_retry_after_is_waited_for() {
    // START is Tue, 14 Nov 2023 22:13:20 GMT.
    let date = "Retry-After: Tue, 14 Nov 2023 22:13:59 GMT\r\n";
    let server = Server::new([answer("429 Too Many Requests", date, ""), ok("{}")]);
    let bench = Bench::new();
    bench.send(Call::get("ls", server.url("/x"))).unwrap();
    assert_eq!(bench.slept(), [39.0]);
}

#[test]
fn a_wait_beyond_the_patience_is_not_waited() {
    for max_wait in [60, 0] {
        let refusal = answer("429 Too Many Requests", "Retry-After: 61\r\n", "");
        let server = Server::new([refusal, ok("{}")]);
        let bench = Bench::with(|policy| policy.max_wait = Duration::from_secs(max_wait));
        let error = bench.send(Call::get("ls", server.url("/x"))).unwrap_err();
        assert_eq!(error.kind, Kind::RateLimited);
        assert_eq!(error.retry_after, Some(Duration::from_secs(61)));
        assert_eq!(error.status, Some(429));
        assert_eq!(server.count(), 1);
        assert_eq!(bench.slept(), [0.0; 0]);
    }
}

#[test]
fn without_patience_nothing_is_repeated() {
    let bench = Bench::with(|policy| policy.max_wait = Duration::ZERO);
    for step in [swallow as fn() -> Step, || {
        answer("502 Bad Gateway", "", "")
    }] {
        let (_, count) = outcome(&bench, Repeat::Safe, step);
        assert_eq!(count, 1);
    }
    assert_eq!(bench.slept(), [0.0; 0]);
}

#[test]
fn the_number_of_repeats_is_the_policys() {
    for retries in [0, 1, 5] {
        let bench = Bench::with(|policy| policy.retries = retries);
        let (_, count) = outcome(&bench, Repeat::Safe, swallow);
        assert_eq!(count, 1 + retries as usize);
    }
}

#[test]
fn waits_nobody_asked_for_grow_and_are_spread() {
    let bench = Bench::with(|policy| {
        policy.retries = 8;
        policy.jitter = || 0.0;
    });
    bench.send(small(closed_port(), Repeat::Safe)).unwrap_err();
    assert_eq!(bench.slept(), [0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 10.0, 10.0]);
}

#[test]
fn a_cut_answer_is_asked_for_again_only_where_that_is_harmless() {
    let cut = || say("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"a\":".to_owned());
    let chunk = || say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a".to_owned());
    for fault in [cut as fn() -> Step, chunk] {
        let bench = Bench::new();
        let run = |repeat| outcome(&bench, repeat, fault);
        assert_eq!(run(Repeat::Safe), (Kind::Protocol, 4));
        assert_eq!(run(Repeat::Once), (Kind::Protocol, 1));
    }
}

#[test]
fn a_cut_refusal_is_still_a_refusal() {
    let text = "HTTP/1.1 403 Forbidden\r\nContent-Length: 99\r\n\r\n{\"a\":";
    let server = Server::new([say(text.to_owned())]);
    let bench = Bench::new();
    let error = bench
        .send(small(server.url("/x"), Repeat::Once))
        .unwrap_err();
    assert_eq!((error.kind, error.status), (Kind::Auth, Some(403)));
}

#[test]
fn an_accepted_status_is_an_answer() {
    let refusal = answer("429 Too Many Requests", "Retry-After: 5\r\n", "x");
    let server = Server::new([refusal]);
    let bench = Bench::new();
    let mut call = small(server.url("/x"), Repeat::Safe);
    call.accept = vec![429];
    assert_eq!(bench.send(call).unwrap().status, 429);
    assert_eq!(bench.slept(), [0.0; 0]);
}
