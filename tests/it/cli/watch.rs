//! `hoist watch`: what appears in a directory, and what must not be sent or not twice.

use std::fs;
use std::io::Write;

use super::place::{Place, Running, picture, until};
use crate::fakes::fault::Fault;

/// A place with an empty directory `in`.
fn place() -> Place {
    let place = Place::new();
    fs::create_dir(place.work().join("in")).unwrap();
    place
}

/// Watches `in`, and is listening when this returns.
fn watching(place: &Place, options: &[&str]) -> Running {
    let mut running = place.start(&[&["watch", "in", "-f", "{input} {outcome}"], options].concat());
    running.hears("note: watching in");
    running
}

/// Plans what becomes of the next uploads.
fn meet(place: &Place, times: usize, fault: Fault) {
    place
        .pile
        .faults
        .next(times, "POST", "/api/v1/media", fault);
}

/// Watches `in`, and is sending `in/a.png` for good.
fn stuck(place: &Place) -> Running {
    meet(place, 1, Fault::Silence);
    let running = watching(place, &[]);
    place.picture("in/a.png");
    until("the upload", || place.uploads() == 1);
    running
}

/// Ctrl-C, and the contract's code for it.
#[track_caller]
fn stop(running: Running, place: &Place) -> super::place::Ran {
    running.signal(libc::SIGINT);
    running.end(place).ends(130)
}

#[test]
fn a_file_is_sent_when_it_is_closed_and_not_while_it_grows() {
    let place = place();
    let mut running = watching(&place, &[]);
    let mut growing = fs::File::create(place.work().join("in/slow.png")).unwrap();
    growing.write_all(&picture("half")).unwrap();
    growing.sync_all().unwrap();
    // Written later and closed at once: it is not kept waiting, and when it is there the other one has been seen.
    place.picture("in/quick.png");
    assert_eq!(running.line(), "in/quick.png uploaded");
    assert_eq!(place.uploads(), 1);
    growing.write_all(b"the other half").unwrap();
    drop(growing);
    assert_eq!(running.line(), "in/slow.png uploaded");
    let whole = [picture("half"), b"the other half".to_vec()].concat();
    assert_eq!(place.history()[0]["size"], whole.len());
    let ran = stop(running, &place);
    assert_eq!(ran.lines().len(), 2, "{ran}");
}

#[test]
fn a_download_is_sent_when_it_has_its_name() {
    let place = place();
    let mut running = watching(&place, &[]);
    let (part, whole) = ("in/film.png.part", "in/film.png");
    // What browsers do: an empty file keeps the name while the part grows.
    place.file(whole, "");
    place.picture(part);
    place.picture("in/.hidden.png");
    fs::rename(place.work().join(part), place.work().join(whole)).unwrap();
    assert_eq!(running.line(), "in/film.png uploaded");
    place.picture("in/last.png");
    assert_eq!(running.line(), "in/last.png uploaded");
    stop(running, &place);
    assert_eq!(place.uploads(), 2);
}

#[test]
fn what_was_there_is_left_alone_until_it_is_wanted_and_nothing_is_sent_twice() {
    let place = place();
    place.picture("in/old.png");
    let mut running = watching(&place, &[]);
    place.picture("in/new.png");
    assert_eq!(running.line(), "in/new.png uploaded");
    stop(running, &place);

    // It was down meanwhile.
    place.picture("in/down.png");
    let mut running = watching(&place, &["--existing"]);
    let mut lines = [running.line(), running.line()];
    lines.sort();
    assert_eq!(lines, ["in/down.png uploaded", "in/old.png uploaded"]);
    stop(running, &place);

    let mut running = watching(&place, &["--existing"]);
    place.picture("in/another.png");
    assert_eq!(running.line(), "in/another.png uploaded");
    stop(running, &place);
    assert_eq!(place.uploads(), 4);
}

#[test]
fn a_changed_file_is_sent_again_and_the_same_bytes_are_not() {
    let place = place();
    let mut running = watching(&place, &[]);
    place.picture("in/a.png");
    assert_eq!(running.line(), "in/a.png uploaded");
    place.file("in/a.png", picture("changed"));
    assert_eq!(running.line(), "in/a.png uploaded");
    fs::rename(place.work().join("in/a.png"), place.work().join("in/b.png")).unwrap();
    assert_eq!(running.line(), "in/b.png reused");
    stop(running, &place);
    assert_eq!(place.uploads(), 2);
}

#[test]
fn a_file_whose_outcome_is_unknown_is_not_sent_again() {
    let place = place();
    let running = stuck(&place);
    running.signal(libc::SIGKILL);
    running.end(&place).ends(-libc::SIGKILL);

    let mut running = place.start(&["watch", "in", "--existing", "-f", "{input}"]);
    running.hears("in/a.png: its last upload has no known outcome");
    running.hears("watching");
    place.picture("in/b.png");
    assert_eq!(running.line(), "in/b.png");
    stop(running, &place);
    assert_eq!(place.uploads(), 2);
}

#[test]
fn a_failed_file_is_told_and_sent_when_it_changes() {
    let place = place();
    meet(&place, 1, Fault::Unauthorized);
    let mut running = watching(&place, &[]);
    place.picture("in/a.png");
    running.hears("error: in/a.png: imgpile answered 401");
    place.file("in/a.png", picture("changed"));
    assert_eq!(running.line(), "in/a.png uploaded");
    stop(running, &place);
    assert_eq!(place.uploads(), 2);
}

#[test]
fn all_that_failed_is_sent_by_one_retry_also_while_it_watches() {
    let place = place();
    meet(&place, 3, Fault::Unauthorized);
    let mut running = watching(&place, &[]);
    for name in ["a.png", "b.png"] {
        place.picture(&format!("in/{name}"));
        running.hears(&format!("error: in/{name}: imgpile answered 401"));
    }
    let retry = ["retry", "-j", "1", "-f", "{input} {outcome}"];
    // It goes on with the batch when a file comes, and lets go of it when that is done.
    until("the batch to be free", || {
        !place
            .run(&["history", "--batches", "--json"])
            .out
            .contains("\"running\": true")
    });
    let ran = place.run(&retry).ends(3);
    assert_eq!(ran.lines(), ["in/b.png uploaded"], "{ran}");
    place.picture("in/c.png");
    assert_eq!(running.line(), "in/c.png uploaded");
    stop(running, &place);
    let ran = place.run(&retry).ends(0);
    assert_eq!(ran.lines(), ["in/a.png uploaded"], "{ran}");
    assert_eq!(place.uploads(), 6);
    let ran = place.run(&["history", "--batches"]).ends(0);
    assert_eq!(ran.lines().len(), 1, "all of it is one batch: {ran}");

    // What was sent last is c; a was retried after it.
    place.run(&["undo", "-y"]).ends(0);
    let host = place.pile.host();
    let names: Vec<&str> = host.media.iter().map(|it| &*it.received_name).collect();
    assert_eq!(names, ["b.png", "a.png"], "of a watch one file is undone");
}

#[test]
fn two_identical_files_that_come_at_once_are_sent_once() {
    let place = place();
    meet(&place, 1, Fault::Held);
    let mut running = watching(&place, &[]);
    place.file("in/a.png", picture("same"));
    until("the first", || place.uploads() == 1);
    place.file("in/b.png", picture("same"));
    // When this one is there, the twin was seen and waits for the first.
    place.picture("in/c.png");
    assert_eq!(running.line(), "in/c.png uploaded");
    place.pile.faults.release();
    let mut lines = [running.line(), running.line()];
    lines.sort();
    assert_eq!(lines, ["in/a.png uploaded", "in/b.png reused"]);
    stop(running, &place);
    assert_eq!(place.uploads(), 2);
}

#[test]
fn directories_that_appear_are_entered_with_r_alone() {
    let place = place();
    for (options, expected) in [(&["-r"][..], true), (&[], false)] {
        let name = if expected { "deep" } else { "flat" };
        let away = place.file(&format!("{name}/x/{name}.png"), picture(name));
        let mut running = watching(&place, options);
        fs::rename(place.work().join(name), place.work().join("in").join(name)).unwrap();
        if expected {
            assert_eq!(running.line(), "in/deep/x/deep.png uploaded");
            place.picture("in/deep/x/later.png");
            assert_eq!(running.line(), "in/deep/x/later.png uploaded");
        }
        place.picture(&format!("in/{name}.last.png"));
        assert_eq!(running.line(), format!("in/{name}.last.png uploaded"));
        stop(running, &place);
        assert!(!away.exists());
    }
    assert_eq!(place.uploads(), 4);
}

#[test]
fn a_link_to_a_file_is_not_followed() {
    let place = place();
    let secret = place.picture("secret.png");
    let mut running = watching(&place, &["-r"]);
    std::os::unix::fs::symlink(secret, place.work().join("in/link.png")).unwrap();
    std::os::unix::fs::symlink(place.work(), place.work().join("in/dir")).unwrap();
    place.picture("in/a.png");
    assert_eq!(running.line(), "in/a.png uploaded");
    stop(running, &place);
    assert_eq!(place.uploads(), 1);
}

#[test]
fn json_is_one_object_a_line() {
    let place = place();
    let mut running = place.start(&["watch", "in", "--json"]);
    running.hears("watching");
    for name in ["in/a.png", "in/b.png"] {
        place.picture(name);
        let one: serde_json::Value = serde_json::from_str(&running.line()).unwrap();
        assert_eq!(
            (&one["input"], &one["outcome"]),
            (&name.into(), &"uploaded".into())
        );
    }
    running.signal(libc::SIGTERM);
    running.end(&place).ends(143);
}

#[test]
fn an_upload_in_flight_ends_with_an_outcome() {
    let place = place();
    let running = stuck(&place);
    let ran = stop(running, &place);
    ran.fails(130, "a.png: interrupted after it was sent", "hoist ls");
    assert_eq!(place.history()[0]["outcome"], "unknown");
}

#[test]
fn it_ends_when_the_directory_is_gone() {
    let place = place();
    let running = watching(&place, &[]);
    fs::remove_dir(place.work().join("in")).unwrap();
    let ran = running.end(&place).ends(1);
    assert!(
        ran.err.contains("error: in: the directory is gone"),
        "{ran}"
    );
}

#[test]
fn what_can_not_be_watched_is_refused() {
    let place = place();
    place.picture("a.png");
    place
        .run(&["watch", "a.png"])
        .fails(2, "a.png is not a directory", "hoist upload");
    let ran = place.run(&["watch", "gone"]).ends(1);
    assert!(
        ran.err.contains("error: gone: No such file or directory"),
        "{ran}"
    );
    assert!(ran.err.contains("hint: look at the spelling"), "{ran}");
    place
        .run(&["watch", "in", "--width", "5"])
        .fails(2, "--width", "");
    place
        .run(&["watch"])
        .fails(2, "<DIR>", "usage: hoist watch");
}

#[test]
fn whoever_reads_one_line_ends_it() {
    let place = place();
    let mut running = watching(&place, &[]);
    place.picture("in/a.png");
    running.line();
    running.stops_reading();
    place.picture("in/b.png");
    running.end(&place).ends(0);
    assert_eq!(place.uploads(), 2);
}
