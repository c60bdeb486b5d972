//! Timeouts, the cap, plain http, proxies, certificates.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc;
use std::time::Duration;
use std::{io, thread};

use hoist::error::{Kind, Reason};
use hoist::http::{Body, Call, Proxies, Repeat};
use url::Url;

use super::kit::*;

#[test]
fn silence_after_the_body_is_an_unknown_outcome_for_what_must_not_happen_twice() {
    let cases = [
        (Repeat::Once, Kind::UnknownOutcome, 1),
        (Repeat::Safe, Kind::Network, 2),
        (Repeat::Idempotent, Kind::Network, 2),
    ];
    for (repeat, kind, count) in cases {
        let server = Server::new([silence(), silence()]);
        let bench = Bench::with(|policy| {
            policy.idle = Duration::from_millis(200);
            policy.answer = Duration::ZERO;
            policy.retries = 1;
        });
        let error = bench.send(small(server.url("/x"), repeat)).unwrap_err();
        assert_eq!(error.kind, kind);
        assert!(error.message.contains("within 0.2 s"), "{error}");
        assert_eq!(server.count(), count);
    }
}

#[test]
fn a_host_may_think_about_an_upload_for_longer_than_the_idle_limit() {
    let thinker: Step = Box::new(|peer| {
        peer.head()?;
        peer.body();
        peer.note();
        thread::sleep(Duration::from_millis(400));
        peer.write(&raw("200 OK", "", "{}"))
    });
    let server = Server::new([thinker]);
    let bench = Bench::with(|policy| {
        policy.idle = Duration::from_millis(200);
        policy.answer = Duration::from_secs(30);
    });
    bench.send(small(server.url("/x"), Repeat::Once)).unwrap();
}

#[test]
fn a_get_without_an_answer_is_a_network_error() {
    let server = Server::new([silence(), silence()]);
    let bench = Bench::with(|policy| {
        policy.idle = Duration::from_millis(100);
        policy.retries = 1;
    });
    let error = bench.send(Call::get("ls", server.url("/x"))).unwrap_err();
    assert_eq!(error.kind, Kind::Network);
    assert_eq!(server.count(), 2);
}

#[test]
fn an_answer_that_stops_in_the_middle_is_an_unknown_outcome() {
    let stuck: Step = Box::new(|peer| {
        peer.head()?;
        peer.body();
        peer.note();
        peer.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{")?;
        peer.until_over();
        Ok(())
    });
    let server = Server::new([stuck]);
    let bench = Bench::hasty();
    let error = bench
        .send(small(server.url("/x"), Repeat::Once))
        .unwrap_err();
    assert_eq!(error.kind, Kind::UnknownOutcome);
}

#[test]
fn an_upload_that_moves_may_take_longer_than_the_idle_limit() {
    const PIECE: u64 = 512 * 1024;
    const PIECES: u64 = 80;
    let (done, finished) = mpsc::channel();
    let slow: Step = Box::new(move |peer| {
        let begin = std::time::Instant::now();
        peer.head()?;
        for _ in 0..PIECES {
            // A slow line.
            thread::sleep(Duration::from_millis(25));
            peer.some_body(PIECE);
        }
        peer.note();
        peer.write(&raw("200 OK", "", "{}"))?;
        done.send(begin.elapsed()).map_err(io::Error::other)
    });
    let server = Server::new([slow]);
    let idle = Duration::from_millis(600);
    let bench = Bench::with(|policy| {
        policy.idle = idle;
        policy.answer = Duration::from_secs(30);
    });
    let size = PIECE * PIECES;
    let call = Call::put("upload", server.url("/x")).body(Body::File(source(Some(size), size)));
    bench.send(call).unwrap();
    assert!(finished.recv().unwrap() > idle, "the case was not met");
}

#[test]
fn a_slow_source_is_not_the_hosts_fault() {
    struct Slow(u8);
    impl Read for Slow {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            if self.0 == 0 {
                return Ok(0);
            }
            self.0 -= 1;
            // A pipe whose writer takes its time.
            thread::sleep(Duration::from_millis(300));
            buffer[0] = b'x';
            Ok(1)
        }
    }
    let server = Server::new([ok("{}")]);
    let bench = Bench::with(|policy| policy.idle = Duration::from_millis(100));
    let file = opened_by(None, true, || Ok(Box::new(Slow(2))));
    let call = Call::put("upload", server.url("/x")).body(Body::File(file));
    bench.send(call).unwrap();
    assert_eq!(server.requests()[0].body, b"xx");
}

#[test]
fn an_answer_over_the_cap_is_refused() {
    let big = "x".repeat(2000);
    let half = format!("3E8\r\n{}\r\n", "x".repeat(1000));
    let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    let chunked = format!("{head}{half}{half}0\r\n\r\n");
    for step in [ok(&big), say(chunked)] {
        let server = Server::new([step, ok("{}")]);
        let bench = Bench::with(|policy| policy.cap = 1999);
        let error = bench.send(Call::get("ls", server.url("/x"))).unwrap_err();
        assert_eq!(error.kind, Kind::Protocol);
        assert!(error.message.contains("larger than 2.0 KiB"), "{error}");
        assert_eq!(server.count(), 1);
    }
    let server = Server::new([ok(&big)]);
    let bench = Bench::with(|policy| policy.cap = 2000);
    bench.send(Call::get("ls", server.url("/x"))).unwrap();
}

#[test]
fn plain_http_is_refused_before_anything_is_sent_and_allowed_by_profile() {
    // The proxy would see the request if one were sent.
    let proxy = Server::new([ok("{}")]);
    let bench = Bench::with(|policy| {
        policy.proxies = Proxies::Only(proxy.url("/").to_string());
    });
    let call = || Call::get("ls", Url::parse("http://pics.example.org/api").unwrap());
    let error = bench.send(call()).unwrap_err();
    assert_eq!(error.kind, Kind::Config);
    assert!(error.message.contains("http://pics.example.org/api"));
    assert_eq!(error.reason, Reason::NotEncrypted);
    assert_eq!(proxy.count(), 0);
    let allowed = bench.transport.with(true);
    bench.run(allowed.send(call(), |_| None)).unwrap();
    let line = "GET http://pics.example.org/api HTTP/1.1";
    assert_eq!(proxy.requests()[0].line, line);
    for strict in [&bench.transport, &allowed.with(false)] {
        let error = bench.run(strict.send(call(), |_| None)).unwrap_err();
        assert_eq!(error.kind, Kind::Config);
    }
}

/// A SOCKS5 proxy for one connection; gives the host name and port it was asked for.
pub fn socks(target: std::net::SocketAddr) -> (String, mpsc::Receiver<(String, u16)>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let (asked, receiver) = mpsc::channel();
    thread::spawn(move || -> io::Result<()> {
        let (mut client, _) = listener.accept()?;
        let mut head = [0; 2];
        client.read_exact(&mut head)?;
        client.read_exact(&mut vec![0; head[1].into()])?;
        client.write_all(&[5, 0])?;
        let mut request = [0; 5];
        client.read_exact(&mut request)?;
        assert_eq!(request[..4], [5, 1, 0, 3], "a host name is asked for");
        let mut name = vec![0; request[4].into()];
        client.read_exact(&mut name)?;
        let mut port = [0; 2];
        client.read_exact(&mut port)?;
        let name = String::from_utf8_lossy(&name).into_owned();
        asked
            .send((name, u16::from_be_bytes(port)))
            .map_err(io::Error::other)?;
        client.write_all(&[5, 0, 0, 1, 0, 0, 0, 0, 0, 0])?;
        let mut server = TcpStream::connect(target)?;
        let (mut from, mut to) = (client.try_clone()?, server.try_clone()?);
        thread::spawn(move || io::copy(&mut from, &mut to));
        io::copy(&mut server, &mut client)?;
        Ok(())
    });
    (format!("socks5h://{address}"), receiver)
}

#[test]
fn a_socks5_proxy_is_used() {
    let server = Server::new([ok("{}")]);
    let (proxy, asked) = socks(server.address);
    let bench = Bench::with(|policy| {
        policy.allow_http = true;
        policy.proxies = Proxies::Only(proxy);
    });
    let url = Url::parse("http://pics.example.org:81/api").unwrap();
    bench.send(Call::get("ls", url)).unwrap();
    assert_eq!(asked.recv().unwrap(), ("pics.example.org".to_owned(), 81));
    assert_eq!(server.requests()[0].line, "GET /api HTTP/1.1");
}

#[test]
fn a_proxy_address_that_is_none_is_a_configuration_error() {
    let bench = Bench::with(|policy| policy.proxies = Proxies::Only("::".to_owned()));
    let error = bench.send(Call::get("ls", closed_port())).unwrap_err();
    assert_eq!(error.kind, Kind::Config);
}
