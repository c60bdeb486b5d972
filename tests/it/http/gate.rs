//! One gate per host.

use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use futures_util::future::join_all;
use hoist::error::Kind;
use hoist::http::{Call, Repeat};

use super::kit::*;

fn limit(remaining: u32, reset: i64) -> Step {
    let headers = format!("X-RateLimit-Remaining: {remaining}\r\nX-RateLimit-Reset: {reset}\r\n");
    answer("200 OK", &headers, "{}")
}

fn get(server: &Server) -> Call {
    Call::get("ls", server.url("/x"))
}

#[test]
fn an_exhausted_limit_is_sat_out_before_the_next_call() {
    // As a span and as a point in time.
    for reset in [30, START + 30] {
        let server = Server::new([limit(1, reset), limit(0, reset), ok("{}")]);
        let bench = Bench::new();
        bench.send(get(&server)).unwrap();
        bench.send(get(&server)).unwrap();
        assert_eq!(bench.slept(), [0.0; 0]);
        bench.send(get(&server)).unwrap();
        assert_eq!(bench.slept(), [30.0]);
        assert_eq!(bench.notes().len(), 1);
    }
}

#[test]
fn a_limit_that_starts_afresh_much_later_is_left_to_the_host() {
    let server = Server::new([limit(0, 3600), ok("{}")]);
    let bench = Bench::new();
    bench.send(get(&server)).unwrap();
    bench.send(get(&server)).unwrap();
    assert_eq!(bench.slept(), [0.0; 0]);
}

#[test]
fn another_host_is_not_held_back() {
    let server = Server::new([limit(0, 30)]);
    let other = Server::new([ok("{}")]);
    let bench = Bench::new();
    bench.send(get(&server)).unwrap();
    bench.send(get(&other)).unwrap();
    assert_eq!(bench.slept(), [0.0; 0]);
}

#[test]
fn calls_wait_for_the_pause_another_one_was_given() {
    let refusal = answer("429 Too Many Requests", "Retry-After: 9\r\n", "");
    let mut steps = vec![refusal];
    steps.extend((0..4).map(|_| ok("{}")));
    let server = Server::new(steps);
    // One at a time: the first call meets the refusal, the other three stand at the gate.
    let bench = Bench::with(|policy| policy.per_host = 1);
    let calls = (0..4).map(|_| bench.transport.send(get(&server), |_| None));
    for done in bench.run(join_all(calls)) {
        done.unwrap();
    }
    assert_eq!(server.count(), 5);
    assert_eq!(bench.notes().len(), 1, "one note for one pause");
    let slept = bench.slept();
    assert!(slept.len() > 1, "the others did not wait: {slept:?}");
    assert!(slept.iter().all(|wait| *wait == 9.0), "{slept:?}");
}

#[test]
fn a_pause_beyond_the_patience_ends_the_other_calls_unsent() {
    let refusal = answer("429 Too Many Requests", "Retry-After: 3600\r\n", "");
    let server = Server::new([refusal, ok("{}")]);
    let bench = Bench::new();
    let first = bench.send(get(&server)).unwrap_err();
    let second = bench
        .send(small(server.url("/y"), Repeat::Once))
        .unwrap_err();
    for error in [first, second] {
        assert_eq!(error.kind, Kind::RateLimited);
        assert_eq!(error.retry_after, Some(Duration::from_secs(3600)));
    }
    assert_eq!(server.count(), 1);
}

#[test]
fn no_more_requests_are_in_flight_than_allowed() {
    let released = Arc::new((Mutex::new(false), Condvar::new()));
    let step = |released: Arc<(Mutex<bool>, Condvar)>| -> Step {
        Box::new(move |peer| {
            peer.head()?;
            peer.note();
            let (open, changed) = &*released;
            let open = open.lock().unwrap();
            drop(changed.wait_while(open, |open| !*open).unwrap());
            peer.write(&raw("200 OK", "", "{}"))
        })
    };
    let server = Server::new((0..9).map(|_| step(released.clone())));
    let bench = Bench::with(|policy| policy.per_host = 3);
    let calls = (0..9).map(|_| bench.transport.send(get(&server), |_| None));
    let watch = async {
        server.wait_for(3).await;
        let moment = Duration::from_millis(200);
        let fourth = tokio::time::timeout(moment, server.wait_for(4)).await;
        assert!(fourth.is_err(), "four requests in flight");
        *released.0.lock().unwrap() = true;
        released.1.notify_all();
    };
    let (answers, ()) = bench.run(async { tokio::join!(join_all(calls), watch) });
    assert!(answers.iter().all(Result::is_ok));
    assert_eq!(server.count(), 9);
}

#[test]
fn a_running_download_counts_as_in_flight() {
    let server = Server::new([ok("abc"), ok("{}")]);
    let bench = Bench::with(|policy| policy.per_host = 1);
    bench.run(async {
        let download = bench.transport.download(get(&server), |_| None);
        let download = download.await.unwrap();
        let second = async { bench.transport.send(get(&server), |_| None).await };
        let watch = async {
            let moment = Duration::from_millis(200);
            let early = tokio::time::timeout(moment, server.wait_for(2)).await;
            assert!(early.is_err(), "asked during a download");
            drop(download);
        };
        let (answer, ()) = tokio::join!(second, watch);
        answer.unwrap();
    });
    assert_eq!(server.count(), 2);
}
