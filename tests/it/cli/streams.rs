//! What reaches the streams, and what must not.

use super::place::{Place, picture};
use crate::fakes::fault::Fault;
use crate::fakes::imgpile::ALICE;

/// Everything a terminal would obey or that hides.
const HOSTILE: &str =
    "x\u{1b}]0;owned\u{7}\u{1b}[2J\r\nerror: forged\t\u{202e}gnp\u{200b}\u{9b}31m";

#[track_caller]
fn harmless(text: &str) {
    let bad = |c: char| {
        (c.is_control() && c != '\n' && c != '\t')
            || matches!(c, '\u{202e}' | '\u{200b}' | '\u{9b}')
    };
    assert!(!text.chars().any(bad), "{text:?}");
    assert!(
        !text.lines().any(|line| line.starts_with("error: forged")),
        "{text:?}"
    );
}

#[test]
fn hostile_strings_of_the_host_do_nothing_to_the_terminal() {
    let place = Place::new();
    place.config(&(place.profile("pile") + "username = \"alice\"\n"));
    let (media, post) = {
        let mut host = place.pile.host();
        let media = host.plant(ALICE, "x.png", "image/png", picture("x").into());
        host.media[0].title = Some(HOSTILE.to_owned());
        host.media[0].description = Some(HOSTILE.to_owned());
        let post = host.plant_post(ALICE, vec![media.clone()]);
        host.posts[0].title = Some(HOSTILE.to_owned());
        (media, post)
    };
    for args in [
        &["ls"][..],
        &["show", &media],
        &["post", "ls"],
        &["post", "show", &post],
        &["user", "posts", "alice"],
        &["ls", "--json"],
        &["post", "show", &post, "--json"],
        &["show", &media, "-vv"],
    ] {
        let ran = place.run(args).ends(0);
        harmless(&ran.out);
        harmless(&ran.err);
        let columns = ran.out.lines().all(|line| line.split('\t').count() == 6);
        assert!(
            args != ["ls"] || (columns && ran.lines().len() == 1),
            "{ran}"
        );
    }
}

#[test]
fn hostile_file_names_do_nothing_to_the_terminal() {
    let place = Place::new();
    place.picture("x\u{1b}[2J\ny.png");
    for args in [
        &["upload", "x\u{1b}[2J\ny.png"][..],
        &["upload", "x\u{1b}[2J\ny.png", "--dry-run"],
        &["upload", "x\u{1b}[2J\ny.png", "-f", "{input} {name}"],
        &["upload", "x\u{1b}[2J\ny.png", "-f", "markdown"],
        &["upload", "missing\u{1b}[2J\ny.png"],
        &["upload", "x\u{1b}[2J\ny.png", "--json"],
        &["history"],
        &["show", "\u{1b}[2J"],
        &["upload", "--\u{1b}[2J"],
    ] {
        let ran = place.run(args);
        harmless(&ran.out);
        harmless(&ran.err);
        // What a dry run tells of an input is indented below its line.
        let data = ran.lines().into_iter();
        let data = data.filter(|line| !line.starts_with("  ")).count();
        assert!(
            args[0] != "upload" || args.contains(&"--json") || data <= 1,
            "one line an input: {ran}"
        );
    }
}

#[test]
fn hostile_errors_are_one_line() {
    let mut place = Place::new();
    place.picture("a.png");
    place.env("HOIST_TOKEN_PILE", "evil-0001");
    place.secret("evil-0001");
    for _ in 0..2 {
        place.pile.faults.next(1, "POST", "/", Fault::Echo);
        let ran = place.run(&["upload", "a.png", "-vv"]).ends(8);
        harmless(&ran.err);
    }
}

#[test]
fn a_reader_that_goes_away_stops_nothing() {
    let place = Place::new();
    place.picture("a.png");
    place.picture("b.png");
    let mut command = place.command(&["upload", "a.png", "b.png", "-j", "1"]);
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output = command
        .stdout(writer)
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(place.uploads(), 2);
    assert_eq!(place.history().len(), 2);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_stops_nothing() {
    let place = Place::new();
    place.picture("a.png");
    place.picture("b.png");
    for extra in [&[][..], &["--json"]] {
        let args = [&["upload", "a.png", "b.png"][..], extra].concat();
        let mut command = place.command(&args);
        let full = std::fs::File::options()
            .write(true)
            .open("/dev/full")
            .unwrap();
        let output = command
            .stdout(full)
            .stdin(std::process::Stdio::null())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        assert!(
            String::from_utf8_lossy(&output.stderr).contains("No space left"),
            "{output:?}"
        );
    }
    assert_eq!(place.uploads(), 4);
}

#[test]
fn quiet_silences_stderr_and_nothing_else() {
    let place = Place::new();
    place.picture("a.png");
    let ran = place.run(&["upload", "a.png", "missing.png", "-q"]).ends(3);
    assert_eq!((ran.lines().len(), ran.err.as_str()), (1, ""));
    let ran = place.run(&["ls", "-q"]).ends(0);
    assert_eq!((ran.lines().len(), ran.err.as_str()), (1, ""));
    let wrong = place.run(&["ls", "-q", "--limit", "0"]).ends(2);
    assert_eq!((wrong.out.as_str(), wrong.err.as_str()), ("", ""));
    place.run(&["ls", "-q", "-v"]).ends(2);
}

#[test]
fn colours_only_where_they_are_wanted() {
    let mut place = Place::new();
    let red = |ran: &super::place::Ran| ran.err.contains("\x1b[");
    assert!(!red(&place.run(&["show", "@1"]).ends(7)));
    assert!(red(&place
        .run(&["show", "@1", "--color", "always"])
        .ends(7)));
    assert!(place.on_terminal(80, &["show", "@1"]).contains("\x1b["));
    place.env("NO_COLOR", "1");
    assert!(!place.on_terminal(80, &["show", "@1"]).contains("\x1b["));
    place.env("NO_COLOR", "");
    place.env("CLICOLOR_FORCE", "1");
    assert!(red(&place.run(&["show", "@1"]).ends(7)));
}

#[test]
fn the_trace_shows_requests_and_no_secret() {
    let place = Place::new();
    place.picture("a.png");
    let ran = place
        .run(&["upload", "a.png", "-v", "--title", "T"])
        .ends(0);
    assert!(
        ran.err.contains("> POST http") && ran.err.contains("< 201"),
        "{ran}"
    );
    assert!(!ran.err.contains("authorization"), "{ran}");
    let ran = place.run(&["upload", "a.png", "-vv"]).ends(0);
    assert!(ran.err.contains("authorization: …"), "{ran}");
    assert_eq!(ran.lines().len(), 1);
}
