//! Links as inputs: streamed through where the host can't fetch them by itself.

use std::sync::{Arc, Barrier};

use serde_json::json;

use super::place::{PNG, Place, picture};
use super::web::Web;
use crate::fakes::fault::Fault;

/// A web that has this file at every path.
fn with(headers: &'static str, body: Vec<u8>) -> Web {
    Web::start(move |visit| visit.answer("200 OK", headers, &body))
}

/// The name and the bytes of the newest file on the host.
fn newest(place: &Place) -> (String, Vec<u8>) {
    let host = place.pile.host();
    let media = host.media.last().expect("something arrived");
    (media.received_name.clone(), media.bytes.to_vec())
}

#[test]
fn a_link_arrives_under_the_name_of_its_path() {
    let place = Place::new();
    let web = with("content-type: image/png\r\n", picture("far"));
    let link = web.url("/f/caf%C3%A9%20noir.png?sig=1");
    let ran = place.run(&["upload", &link, "--json"]).ends(0);
    assert_eq!(newest(&place), ("café noir.png".to_owned(), picture("far")));
    let report = &ran.json()[0];
    assert_eq!(report["input"], json!(link));
    assert_eq!(report["outcome"], "uploaded");
    assert_eq!(report["mime"], "image/png");
    assert_eq!(
        report["blake3"],
        json!(blake3::hash(&picture("far")).to_hex().to_string())
    );
    assert_eq!(place.history()[0]["input"], json!(link));
    assert_eq!(web.heads().len(), 1);
}

#[test]
fn no_token_goes_to_the_host_of_a_link() {
    let place = Place::new();
    let web = with("", picture("far"));
    place.run(&["upload", &web.url("/a.png")]).ends(0);
    let head = web.heads()[0].to_lowercase();
    for header in ["authorization", "cookie", "x-api-key", "referer"] {
        assert!(!head.contains(header), "{head}");
    }
}

#[test]
fn a_name_from_elsewhere_is_a_file_name_and_nothing_else() {
    for (headers, path, expected) in [
        (
            "content-disposition: attachment; filename=\"../../e\\\\vil.png\"\r\n",
            "/a.png",
            "vil.png",
        ),
        (
            "content-disposition: attachment; filename*=UTF-8''a%0D%0AX%3A%20y.png\r\n",
            "/a.png",
            "a__X: y.png",
        ),
        ("", "/avatar?id=3", "avatar.png"),
        ("", "/", "download.png"),
        ("", "/..%2f..%2fetc%2fpasswd", "passwd.png"),
    ] {
        let place = Place::new();
        let web = with(headers, picture("x"));
        place.run(&["upload", &web.url(path)]).ends(0);
        assert_eq!(newest(&place).0, expected, "{headers} {path}");
    }
    let place = Place::new();
    let web = with("", picture("x"));
    place
        .run(&["upload", &web.url("/a.png"), "--name", "mine.png"])
        .ends(0);
    assert_eq!(newest(&place).0, "mine.png");
}

/// Half of the file is sent to the host before the other half is given out: it is nowhere as a whole on the way.
#[test]
fn a_link_is_streamed_through() {
    let mut place = Place::new();
    place.env("HOIST_TOKEN_HELD", "any");
    let arrived = Arc::new(Barrier::new(2));
    let seen = Arc::clone(&arrived);
    let held = Web::start(move |visit| {
        let begin = visit.read(3_000_000);
        assert_eq!(begin.len(), 3_000_000);
        seen.wait();
        let length = visit.length();
        visit.read(length - begin.len());
        visit.answer("401 Unauthorized", "", b"{}");
    });
    let web = Web::start(move |visit| {
        let body = [PNG, &vec![7; 8_000_000][..]].concat();
        visit.write(format!(
            "HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n",
            body.len()
        ));
        visit.write(&body[..4_000_000]);
        arrived.wait();
        visit.write(&body[4_000_000..]);
    });
    place.config(&held.profile("held"));
    let ran = place.run(&["upload", &web.url("/a.png")]).ends(4);
    assert_eq!(web.heads().len(), 1, "{ran}");
}

#[test]
fn a_length_that_nobody_knows_is_no_obstacle() {
    let place = Place::new();
    let bytes = picture("in pieces");
    let web = Web::start({
        let bytes = bytes.clone();
        move |visit| visit.answer_in_chunks("", &[&bytes[..10], &bytes[10..]])
    });
    place.run(&["upload", &web.url("/a.png")]).ends(0);
    assert_eq!(newest(&place), ("a.png".to_owned(), bytes));
}

#[test]
fn a_link_that_breaks_off_leaves_nothing_on_the_host() {
    let whole = [PNG, &vec![7; 3_000_000][..]].concat();
    for chunked in [false, true] {
        let mut place = Place::new();
        let half = whole[..whole.len() / 2].to_vec();
        let length = whole.len();
        let web = Web::start(move |visit| {
            if chunked {
                visit.write("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n");
                visit.write(format!("{:x}\r\n", half.len()));
            } else {
                visit.write(format!(
                    "HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n"
                ));
            }
            visit.write(&half);
        });
        let ran = place.run(&["upload", &web.url("/a.png")]).fails(
            11,
            "a.png: the answer of 127.0.0.1",
            "",
        );
        assert!(place.pile.host().media.is_empty(), "{ran}");
        assert_eq!(place.history()[0]["outcome"], "failed", "{ran}");
        place.env("HOIST_PROFILE", "local");
        let ran = place.run(&["upload", &web.url("/a.png")]).ends(11);
        assert_eq!(ran.out, "");
        let stored = place.run(&["ls", "-p", "local"]).ends(0);
        assert_eq!(stored.out, "");
    }
}

#[test]
fn each_attempt_downloads_anew() {
    let place = Place::new();
    let web = with("", picture("again"));
    place.pile.faults.next(
        1,
        "POST",
        "/api/v1/media",
        Fault::TooMany { retry_after: 0 },
    );
    let ran = place.run(&["upload", &web.url("/a.png"), "--json"]).ends(0);
    assert_eq!(newest(&place).1, picture("again"));
    assert_eq!(ran.json()[0]["attempts"], 2);
    assert_eq!(web.heads().len(), 2);
}

#[test]
fn another_file_at_the_second_attempt_is_not_sent() {
    let place = Place::new();
    let web = Web::start(|visit| {
        let body = picture(if visit.number == 0 { "one" } else { "two" });
        visit.answer("200 OK", "", &body);
    });
    place.pile.faults.next(
        1,
        "POST",
        "/api/v1/media",
        Fault::TooMany { retry_after: 0 },
    );
    place
        .run(&["upload", &web.url("/a.png")])
        .fails(1, "changed at its source", "again");
    assert!(place.pile.host().media.is_empty());
}

#[test]
fn a_page_is_not_taken_for_a_picture() {
    let place = Place::new();
    let web = with(
        "content-type: image/png\r\n",
        b"<!DOCTYPE html><html><body>Please log in</body></html>".to_vec(),
    );
    place
        .run(&["upload", &web.url("/a.png")])
        .fails(8, "leads to a web page", "Copy Image");
    let web = with("content-type: application/json\r\n", b"{}".to_vec());
    place.run(&["upload", &web.url("/a.png")]).fails(
        8,
        "does not take application/json",
        "hoist providers",
    );
    assert_eq!(place.uploads(), 0);
}

#[test]
fn what_is_too_large_is_refused_before_it_is_sent() {
    let place = Place::new();
    let web = Web::start(|visit| {
        visit.write("HTTP/1.1 200 OK\r\ncontent-length: 104857601\r\n\r\n");
        visit.write([PNG, &[0; 100_000]].concat());
        // The rest is never asked for.
        visit.read(1);
    });
    place
        .run(&["upload", &web.url("/a.png")])
        .fails(8, "at most 104857600", "make it smaller");
    assert_eq!(place.uploads(), 0);
}

#[test]
fn links_that_lead_nowhere() {
    let place = Place::new();
    let web = Web::start(|visit| match visit.path() {
        "/gone.png" => visit.answer("404 Not Found", "", b"no"),
        "/mine.png" => visit.answer("403 Forbidden", "", b"no"),
        "/empty.png" => visit.answer("200 OK", "", b""),
        "/moved.png" => visit.answer("302 Found", "location: /there.png\r\n", b""),
        _ => visit.answer("200 OK", "", &picture("there")),
    });
    let upload = |path: &str| place.run(&["upload", &web.url(path)]);
    upload("/gone.png").fails(7, "/gone.png: ", "");
    upload("/mine.png").fails(4, "answered 403", "not open to everybody");
    upload("/empty.png").fails(1, "is empty", "no empty files");
    assert_eq!(place.uploads(), 0);
    upload("/moved.png").ends(0);
    assert_eq!(newest(&place).1, picture("there"));
}

#[test]
fn plain_http_to_elsewhere_needs_leave() {
    let place = Place::new();
    place.run(&["upload", "http://pics.example/a.png"]).fails(
        1,
        "not encrypted",
        "allow_http = true",
    );
    place
        .run(&["upload", "https://me:s3cr3tpw@pics.example/a.png"])
        .fails(2, "user name or a password", "curl");
    place.secret("s3cr3tpw");
    let ran = place.run(&["upload", "https://me:s3cr3tpw@pics.example/a.png", "--json"]);
    assert_eq!(ran.json()[0]["input"], "https://pics.example/a.png");
    assert_eq!(place.uploads(), 0);
}

#[test]
fn a_dry_run_asks_nobody() {
    let place = Place::new();
    let web = with("", picture("x"));
    for more in [&[][..], &["--strip"], &["--reuse"]] {
        let args = [&["upload", "--dry-run", "--json"], more].concat();
        let link = web.url("/dir/a.png");
        let ran = place.run(&[&args[..], &[&link]].concat()).ends(0);
        assert_eq!(ran.json()[0]["outcome"], "planned");
        assert_eq!(ran.json()[0]["name"], "a.png");
    }
    assert!(web.heads().is_empty());
    assert!(place.pile.journal.all().is_empty());
}

#[test]
fn known_bytes_behind_a_link_are_not_sent_again() {
    let place = Place::new();
    let web = with("", picture("x"));
    let link = web.url("/a.png");
    let first = place.run(&["upload", &link]).ends(0);
    let again = place.run(&["upload", &link, "--reuse", "--json"]).ends(0);
    assert_eq!(again.json()[0]["outcome"], "reused");
    assert_eq!(again.json()[0]["url"], json!(first.out.trim_end()));
    assert_eq!(place.uploads(), 1);
}

#[test]
fn a_link_goes_to_several_hosts() {
    let mut place = Place::new();
    place.env("HOIST_TOKEN_B", crate::fakes::imgpile::ALICE_TOKEN);
    place.config(&(place.profile("pile") + &place.profile("b")));
    let web = with("", picture("x"));
    let args = [
        "upload",
        &web.url("/a.png"),
        "-p",
        "pile,b,local",
        "-f",
        "{profile}",
    ];
    let ran = place.run(&args).ends(0);
    assert_eq!(ran.lines(), ["pile", "b", "local"]);
    let host = place.pile.host();
    assert!(host.media.iter().all(|media| media.bytes == picture("x")));
    assert_eq!(host.media.len(), 2);
}

#[test]
fn a_link_that_is_stopped_on_its_way_is_on_no_host() {
    let mut place = Place::new();
    place.env("HOIST_TOKEN_HELD", "any");
    let (got, arrived) = std::sync::mpsc::channel();
    let got = std::sync::Mutex::new(got);
    let held = Web::start(move |visit| {
        let length = visit.length();
        let mut body = visit.read(1_000_000);
        got.lock().unwrap().send(true).unwrap();
        body.extend(visit.read(length));
        got.lock().unwrap().send(body.len() >= length).unwrap();
    });
    // The other half never comes.
    let web = Web::start(|visit| {
        visit.write("HTTP/1.1 200 OK\r\ncontent-length: 8000000\r\n\r\n");
        visit.write([PNG, &vec![7; 4_000_000][..]].concat());
        visit.read(1);
    });
    place.config(&held.profile("held"));
    let running = place.start(&["upload", &web.url("/a.png"), "--json"]);
    assert!(arrived.recv().unwrap());
    running.signal(libc::SIGINT);
    let ran = running.end(&place).ends(130);
    assert_eq!(ran.json()[0]["outcome"], "failed");
    assert!(!arrived.recv().unwrap(), "the host got all of it");
    assert_eq!(place.history()[0]["outcome"], "failed");
}

#[test]
fn a_host_that_refuses_early_is_heard() {
    let place = Place::new();
    let web = with("", [PNG, &vec![7; 3_000_000][..]].concat());
    place
        .pile
        .faults
        .next(9, "POST", "/api/v1/media", Fault::TooLargeEarly);
    place
        .run(&["upload", &web.url("/a.png")])
        .ends(8)
        .says("answered 413");
    assert!(place.pile.host().media.is_empty());
}

#[test]
fn a_position_in_a_photo_behind_a_link_is_told_or_removed() {
    let place = Place::new();
    let exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\
        \x88\x25\0\x04\0\0\0\x01\0\0\0\x1a\0\0\0\0\
        \0\x01\0\x02\0\x05\0\0\0\x03\0\0\0\x2c\0\0\0\0";
    let length = u16::try_from(2 + exif.len() + 60_000)
        .unwrap()
        .to_be_bytes();
    let app1 = [&b"\xff\xe1"[..], &length, exif, &vec![0; 60_000]].concat();
    let end = b"\xff\xda\0\x04cd\x11\xff\xd9";
    let web = with("", [&b"\xff\xd8"[..], &app1, end].concat());
    let link = web.url("/a.jpg");
    place
        .run(&["upload", &link])
        .ends(0)
        .says("carries a GPS position");
    let ran = place.run(&["upload", &link, "--strip"]).ends(0);
    assert_eq!(ran.err, "");
    assert_eq!(newest(&place).1, [&b"\xff\xd8"[..], end].concat());
}
