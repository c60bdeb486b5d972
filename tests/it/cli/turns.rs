//! Inputs that wait for their turn.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::time::Duration;

use super::place::{Place, picture, until};

/// A place whose default profile sends files as they are to a host that the test plays.
fn place() -> (Place, TcpListener) {
    let place = Place::new();
    let host = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = host.local_addr().unwrap();
    let uploader = format!(
        r#"{{"Version": "17.0.0", "RequestURL": "http://{address}/", "RequestMethod": "POST", "Body": "Binary"}}"#
    );
    let file = place.file("host.sxcu", uploader);
    place.config(&format!(
        "[profiles.own]\nprovider = \"sharex\"\nfile = \"{}\"\n",
        file.display()
    ));
    (place, host)
}

/// The body of the next request.
fn arrives(host: &TcpListener) -> (TcpStream, Vec<u8>) {
    let (mut stream, _) = host.accept().unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(20)))
        .unwrap();
    let mut request = Vec::new();
    let mut part = [0; 4096];
    loop {
        let read = stream.read(&mut part).unwrap();
        assert!(read > 0, "the request ended early");
        request.extend_from_slice(&part[..read]);
        let Some(end) = request.windows(4).position(|four| four == b"\r\n\r\n") else {
            continue;
        };
        let head = String::from_utf8_lossy(&request[..end]).to_lowercase();
        let length = head.split("content-length: ").nth(1).unwrap();
        let length: usize = length.lines().next().unwrap().parse().unwrap();
        if request.len() == end + 4 + length {
            return (stream, request[end + 4..].to_vec());
        }
    }
}

fn answer(mut stream: TcpStream, link: &str) {
    let length = link.len();
    let answer =
        format!("HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{link}");
    stream.write_all(answer.as_bytes()).unwrap();
}

#[test]
fn a_file_that_changes_while_it_waits_goes_as_it_is_when_its_turn_comes() {
    let (place, host) = place();
    place.picture("a.png");
    let waiting = place.picture("b.png");
    let running = place.start(&["upload", "-p", "own", "-j", "1", "a.png", "b.png"]);
    let (stream, body) = arrives(&host);
    assert_eq!(body, picture("a.png"));
    // As an editor saves: another file under the same name, of the same length.
    let edited = place.file("edited.png", picture("B.png"));
    std::fs::rename(&edited, &waiting).unwrap();
    answer(stream, "http://own.example/a");
    let (stream, body) = arrives(&host);
    assert_eq!(body, picture("B.png"));
    answer(stream, "http://own.example/b");
    let ran = running.end(&place).ends(0);
    assert_eq!(ran.out, "http://own.example/a\nhttp://own.example/b\n");
    let kept = &place.history()[0];
    let digest = blake3::hash(&picture("B.png")).to_hex().to_string();
    assert_eq!(kept["blake3"], digest.as_str());
}

#[test]
fn a_link_is_out_and_written_down_before_the_next_upload_ends() {
    let (place, host) = place();
    place.picture("a.png");
    place.picture("b.png");
    let mut running = place.start(&["upload", "-p", "own", "-j", "1", "a.png", "b.png"]);
    let (stream, _) = arrives(&host);
    answer(stream, "http://own.example/a");
    let (_held, _) = arrives(&host);
    assert_eq!(running.line(), "http://own.example/a");
    let outcomes: Vec<_> = place
        .history()
        .iter()
        .map(|entry| entry["outcome"].clone())
        .collect();
    assert_eq!(outcomes, ["unknown", "uploaded"]);
    running.signal(libc::SIGKILL);
}

/// Many small files end at nearly the same moment, and are written down together.
#[test]
fn whoever_reads_a_link_finds_it_in_the_history() {
    let place = Place::new();
    for number in 0..40 {
        place.picture(&format!("{number:02}.png"));
    }
    let mut running = place.start(&["upload", "-r", ".", "-j", "4"]);
    let mut links = vec![running.line()];
    let db = place.home().join(".local/share/hoist/history.db");
    let db = rusqlite::Connection::open(db).unwrap();
    let wanted = "SELECT count(*) FROM entries WHERE direct = ?1 AND outcome = 'uploaded'";
    loop {
        let link = links.last().unwrap();
        let found: i64 = db.query_row(wanted, [link], |row| row.get(0)).unwrap();
        assert_eq!(found, 1, "{link}");
        match links.len() {
            40 => break,
            _ => links.push(running.line()),
        }
    }
    running.end(&place).ends(0);
}

fn pipe(place: &Place) -> PathBuf {
    let pipe = place.work().join("pipe");
    let name = std::ffi::CString::new(pipe.to_str().unwrap()).unwrap();
    // SAFETY: the name ends with a zero.
    assert_eq!(unsafe { libc::mkfifo(name.as_ptr(), 0o600) }, 0);
    pipe
}

#[test]
fn one_by_one_what_is_read_slowly_goes_in_its_turn() {
    let (place, host) = place();
    let pipe = pipe(&place);
    place.picture("b.png");
    let running = place.start(&["upload", "-p", "own", "-j", "1", "pipe", "b.png"]);
    let slow = vec![7; 4 * 1024 * 1024];
    std::fs::write(&pipe, &slow).unwrap();
    let (stream, body) = arrives(&host);
    assert!(body == slow, "{} bytes came first", body.len());
    answer(stream, "http://own.example/a");
    let (stream, body) = arrives(&host);
    assert_eq!(body, picture("b.png"));
    answer(stream, "http://own.example/b");
    running.end(&place).ends(0);
}

#[test]
fn a_pipe_that_nobody_writes_to_holds_up_no_file_beside_it() {
    let (place, host) = place();
    let pipe = pipe(&place);
    place.picture("b.png");
    let running = place.start(&["upload", "-p", "own", "-j", "2", "pipe", "b.png"]);
    let (stream, body) = arrives(&host);
    assert_eq!(body, picture("b.png"));
    answer(stream, "http://own.example/b");
    std::fs::write(&pipe, "late").unwrap();
    let (stream, body) = arrives(&host);
    assert_eq!(body, b"late");
    answer(stream, "http://own.example/a");
    let ran = running.end(&place).ends(0);
    assert_eq!(ran.out, "http://own.example/a\nhttp://own.example/b\n");
}

#[test]
fn a_pipe_that_gives_nothing_is_read_once() {
    let place = Place::new();
    let pipe = pipe(&place);
    let running = place.start(&["upload", "pipe"]);
    drop(std::fs::File::create(&pipe).unwrap());
    let failed = || matches!(place.history().first(), Some(entry) if entry["outcome"] == "failed");
    until("the pipe's end is written down", failed);
    running
        .end(&place)
        .fails(1, "pipe is empty", "hosts take no empty files");
    assert_eq!(place.uploads(), 0);
}
