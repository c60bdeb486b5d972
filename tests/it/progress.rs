//! The bars on a real terminal, and their absence in a pipe.

use hoist::cli::progress;
use hoist::cli::streams::{Streams, Wishes};

use crate::pty::{alone, on_terminal};

/// What the other tests look at: two transfers, a note and a link while they run.
#[test]
#[ignore = "the other tests run it in a process of its own"]
fn drawer() {
    let streams = Streams::of_process(Wishes::default());
    let progress = progress::of(&streams, true);
    let cat = progress.start("cat.png", Some(4096));
    cat.advance(4096);
    cat.waiting();
    progress.note("the host is slow today");
    let dog = progress.start("dog.mp4", Some(4096));
    dog.advance(1024);
    streams.line("https://h.example/cat.png").unwrap();
    cat.finish();
    dog.finish();
}

fn drawer_in(term: &str) -> std::process::Command {
    let mut command = alone("progress::drawer");
    command
        .env("TERM", term)
        .env_remove("COLUMNS")
        .env_remove("NO_COLOR")
        .env("CLICOLOR_FORCE", "0");
    command
}

fn screen(bytes: &[u8]) -> String {
    let mut terminal = vt100::Parser::new(24, 80, 0);
    terminal.process(bytes);
    terminal.screen().contents()
}

#[test]
fn bars_are_drawn_on_a_terminal_and_leave_only_what_is_worth_keeping() {
    let bytes = on_terminal(&drawer_in("xterm-256color"));
    let drawn = String::from_utf8_lossy(&bytes);
    for part in [
        "cat.png  [",
        "4.00 KiB sent, waiting for the host",
        "dog.mp4  [",
        "total: 0 of 2 done",
    ] {
        assert!(drawn.contains(part), "{part}: {drawn:?}");
    }
    let left = screen(&bytes);
    let lines: Vec<&str> = left.lines().map(str::trim_end).collect();
    assert!(lines.contains(&"note: the host is slow today"), "{left}");
    assert!(lines.contains(&"https://h.example/cat.png"), "{left}");
    for gone in ["cat.png  ", "dog.mp4", "total", "waiting"] {
        assert!(!left.contains(gone), "{left}");
    }
}

#[test]
fn a_terminal_that_cannot_draw_gets_lines_only() {
    let bytes = on_terminal(&drawer_in("dumb"));
    let seen = String::from_utf8_lossy(&bytes);
    assert!(!bytes.contains(&0x1b), "{seen:?}");
    assert!(
        seen.contains("note: the host is slow today\r\nhttps://h.example/cat.png\r\n"),
        "{seen:?}"
    );
}

#[test]
fn a_pipe_gets_no_bar_and_every_note() {
    let output = drawer_in("xterm-256color").output().unwrap();
    let seen = String::from_utf8(output.stderr).unwrap();
    assert_eq!(seen, "note: the host is slow today\n");
    assert!(String::from_utf8_lossy(&output.stdout).contains("https://h.example/cat.png\n"));
}
