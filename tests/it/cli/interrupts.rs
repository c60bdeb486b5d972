//! Ctrl-C, SIGTERM and worse, in the middle of the work.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::mpsc;
#[cfg(target_os = "linux")]
use std::time::Duration;

use serde_json::Value;

use super::place::{Place, Running, names, picture, until};
use crate::fakes::fault::Fault;
#[cfg(target_os = "linux")]
use crate::pty::{in_window, within};

/// Three pictures.
fn pictures() -> Place {
    let place = Place::new();
    for name in ["a.png", "b.png", "c.png"] {
        place.picture(name);
    }
    place
}

fn outcomes(place: &Place) -> Vec<Value> {
    place
        .history()
        .iter()
        .map(|entry| entry["outcome"].clone())
        .collect()
}

/// Uploads `a`, then hangs at `b` for good.
fn stuck(place: &Place, args: &[&str]) -> Running {
    // The first upload takes no fault: it is done before the fault is planned.
    place.run(&["upload", "a.png"]).ends(0);
    place
        .pile
        .faults
        .next(9, "POST", "/api/v1/media", Fault::Silence);
    let running = place.start(args);
    until("the one that hangs", || place.uploads() == 2);
    running
}

#[test]
fn what_is_finished_is_printed_and_what_is_not_is_unknown() {
    let place = pictures();
    let args = [
        "upload",
        "a.png",
        "b.png",
        "c.png",
        "-j",
        "1",
        "--reuse",
        "-f",
        "{input} {outcome}",
    ];
    let mut running = stuck(&place, &args);
    assert_eq!(running.line(), "a.png reused");
    running.signal(libc::SIGINT);
    let ran = running
        .end(&place)
        .fails(130, "b.png: interrupted after it was sent", "hoist ls");
    assert_eq!(ran.out, "a.png reused\n");
    assert!(
        ran.err
            .contains("stopped before all inputs were begun; 'hoist retry 2' sends the rest"),
        "{ran}"
    );
    assert_eq!(place.uploads(), 2, "c was not begun");
    // The newest first: b, c, the second a, the first a.
    assert_eq!(
        outcomes(&place),
        ["unknown", "queued", "reused", "uploaded"]
    );
}

#[test]
fn the_json_of_an_interrupted_command_is_one_document() {
    let place = pictures();
    let running = stuck(
        &place,
        &[
            "upload", "a.png", "b.png", "c.png", "-j", "1", "--reuse", "--json",
        ],
    );
    running.signal(libc::SIGTERM);
    let ran = running.end(&place).ends(143);
    let json = ran.json();
    assert_eq!(json.as_array().unwrap().len(), 2, "{ran}");
    assert_eq!(
        (&json[0]["outcome"], &json[1]["outcome"]),
        (&"reused".into(), &"unknown".into())
    );
    assert_eq!(json[1]["error"]["kind"], "interrupted");
}

/// The terminal's window is closed.
#[test]
fn a_hang_up_ends_as_ctrl_c_does() {
    let place = pictures();
    let args = ["upload", "a.png", "b.png", "c.png", "-j", "1", "--reuse"];
    let mut running = stuck(&place, &args);
    let link = running.line();
    running.signal(libc::SIGHUP);
    let ran = running.end(&place).ends(129);
    assert_eq!(ran.lines(), [&link], "{ran}");
    assert_eq!(
        outcomes(&place),
        ["unknown", "queued", "reused", "uploaded"]
    );
    // The next run has nothing to tell: this one has settled everything.
    let ran = place.run(&["history"]).ends(0);
    assert!(!ran.err.contains("cut off"), "{ran}");
}

/// With the window everything goes that could be written to, also where bars are drawn.
#[cfg(target_os = "linux")]
#[test]
fn a_window_that_is_closed_leaves_a_history_that_is_settled() {
    let place = pictures();
    let faults = &place.pile.faults;
    faults.next(1, "POST", "/api/v1/media", Fault::Pass);
    faults.next(1, "POST", "/api/v1/media", Fault::Silence);
    let mut command = place.command(&["upload", "a.png", "b.png", "c.png", "-j", "1"]);
    command.env("TERM", "xterm");
    let (mut child, window) = in_window(command);
    until("the one that hangs", || place.uploads() == 2);
    drop(window);
    let status = within(Duration::from_secs(60), move || child.wait().unwrap());
    assert_eq!(status.code(), Some(129), "{status}");
    assert_eq!(outcomes(&place), ["unknown", "uploaded", "queued"]);
    let ran = place.run(&["history"]).ends(0);
    assert!(!ran.err.contains("cut off"), "{ran}");
}

/// What `nohup` and scripts do.
#[test]
fn what_is_ignored_from_the_start_stays_ignored() {
    use std::os::unix::process::CommandExt;
    let place = pictures();
    std::fs::create_dir(place.work().join("in")).unwrap();
    let mut command = place.command(&["watch", "in", "-f", "{input}"]);
    let ignore = || {
        for signal in [libc::SIGHUP, libc::SIGINT] {
            // SAFETY: a plain system call, which may be made between fork and exec.
            unsafe { libc::signal(signal, libc::SIG_IGN) };
        }
        Ok(())
    };
    // SAFETY: it makes system calls alone.
    unsafe { command.pre_exec(ignore) };
    let mut running = Place::launch(command);
    running.hears("watching");
    // When one is there, it listens for sure.
    place.picture("in/c.png");
    assert_eq!(running.line(), "in/c.png");
    running.signal(libc::SIGHUP);
    running.signal(libc::SIGINT);
    place.picture("in/d.png");
    assert_eq!(running.line(), "in/d.png");
    running.signal(libc::SIGTERM);
    running.end(&place).ends(143);
}

#[test]
fn an_interrupted_command_makes_no_post_of_what_it_has() {
    let place = pictures();
    let running = stuck(
        &place,
        &["upload", "a.png", "b.png", "--post", "-j", "1", "--reuse"],
    );
    running.signal(libc::SIGINT);
    let ran = running.end(&place).ends(130);
    assert_eq!(ran.lines().len(), 1);
    assert_eq!(place.requests("POST", "/api/v1/posts"), 0);
}

#[test]
fn a_post_that_is_interrupted_may_have_been_made() {
    let place = pictures();
    place
        .pile
        .faults
        .next(1, "POST", "/api/v1/posts", Fault::Silence);
    let running = place.start(&["upload", "a.png", "--post"]);
    until("the post", || place.requests("POST", "/api/v1/posts") == 1);
    running.signal(libc::SIGINT);
    let ran = running
        .end(&place)
        .fails(130, "the host may have it", "hoist post ls");
    assert_eq!(ran.lines().len(), 1);
}

/// Standard input that never ends must not hold the program.
#[test]
fn waiting_for_standard_input_can_be_interrupted() {
    let place = pictures();
    let running = place.start(&["upload", "a.png", "-", "b.png"]);
    let done = |place: &Place| {
        outcomes(place)
            .iter()
            .filter(|it| *it == "uploaded")
            .count()
    };
    until("the others", || done(&place) == 2);
    running.signal(libc::SIGINT);
    let ran = running.end_with_open_stdin(&place).ends(130);
    let ran = ran.fails(130, "standard input: interrupted before", "send it again");
    assert_eq!(ran.lines().len(), 2, "the finished ones are printed: {ran}");
}

#[test]
fn a_kill_leaves_unknown() {
    let place = pictures();
    let running = stuck(&place, &["upload", "b.png"]);
    running.signal(libc::SIGKILL);
    running.end(&place).ends(-libc::SIGKILL);
    assert_eq!(outcomes(&place), ["unknown", "uploaded"]);
}

#[test]
fn a_command_that_only_reads_ends_at_once() {
    let place = pictures();
    place.pile.faults.next(1, "GET", "/", Fault::Silence);
    let running = place.start(&["show", "abc", "--retries", "0"]);
    until("the request", || place.requests("GET", "/") == 1);
    running.signal(libc::SIGINT);
    running.end(&place).ends(130);
}

/// Says where a file is, and stops in the middle of it. Gives its address, and a word when the half is sent.
fn half_a_file() -> (String, mpsc::Receiver<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let media = format!(
        r#"{{"data":{{"slug":"abc","type":"image/png","urls":{{"original":"{address}/f/abc.png"}}}}}}"#
    );
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || {
        let mut open = Vec::new();
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut request = [0; 4096];
            let read = stream.read(&mut request).unwrap();
            let (length, kind, body) = if request[..read].starts_with(b"GET /f/") {
                (1_000_000, "image/png", "half of it")
            } else {
                (media.len(), "application/json", media.as_str())
            };
            let head = format!(
                "HTTP/1.1 200 OK\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\n\r\n"
            );
            stream
                .write_all(format!("{head}{body}").as_bytes())
                .unwrap();
            if kind == "image/png" {
                tell.send(()).unwrap();
                open.push(stream);
            }
        }
    });
    (address, told)
}

#[test]
fn an_interrupted_download_leaves_nothing() {
    let place = pictures();
    let (address, told) = half_a_file();
    place.config(&format!(
        "[profiles.half]\nprovider = \"imgpile\"\nurl = \"{address}\"\n"
    ));
    let running = place.start(&["get", "abc", "-p", "half"]);
    told.recv().unwrap();
    until("the part", || {
        names(&place.work())
            .iter()
            .any(|name| name.starts_with(".hoist-"))
    });
    running.signal(libc::SIGINT);
    running.end(&place).fails(130, "interrupted", "again");
    assert_eq!(names(&place.work()), ["a.png", "b.png", "c.png"]);
}

/// Something that can't be stopped gracefully: a token command that does not end.
#[test]
fn a_second_signal_ends_it_at_once() {
    let place = Place::bare();
    place.picture("a.png");
    let pids = place.work().join("pid");
    let script = place.file(
        "slow",
        format!("echo $$ > '{}'\nexec sleep 600\n", pids.display()),
    );
    let command = format!("token_command = \"sh '{}'\"\n", script.display());
    place.config(&(place.profile("pile") + &command));
    let mut running = place.start(&["upload", "a.png", "-p", "pile"]);
    let pid = || {
        std::fs::read_to_string(&pids)
            .ok()
            .and_then(|text| text.trim().parse::<i32>().ok())
    };
    until("the command", || pid().is_some());
    running.signal(libc::SIGINT);
    running.signal(libc::SIGTERM);
    running.leaves();
    // SAFETY: a plain system call; the process is the one that the script named, and it holds stderr open.
    unsafe { libc::kill(pid().unwrap(), libc::SIGKILL) };
    let ran = running.end(&place);
    assert!([130, 143].contains(&ran.code), "{ran}");
}

#[test]
fn a_spooled_standard_input_is_gone_after_a_kill() {
    let mut place = pictures();
    let tmp = place.work().join("tmp");
    std::fs::create_dir(&tmp).unwrap();
    place.env("TMPDIR", tmp.to_str().unwrap());
    place.pile.faults.next(1, "POST", "/", Fault::Silence);
    let mut running = place.start(&["upload", "-"]);
    running.feed(&picture("spooled"));
    until("the upload", || place.uploads() == 1);
    running.signal(libc::SIGKILL);
    running.end(&place).ends(-libc::SIGKILL);
    assert_eq!(names(&tmp), Vec::<String>::new());
}
