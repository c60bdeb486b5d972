//! Listing, looking, changing, deleting, downloading, opening.

use axum::body::Bytes;
use serde_json::{Value, json};

use super::place::{Place, names, picture};
use crate::fakes::fault::Fault;
use crate::fakes::imgpile::{ALICE, BOB};

/// A profile that knows whose it is, and so many pictures of alice at the host.
fn stocked(count: usize) -> Place {
    let place = Place::new();
    place.config(&(place.profile("pile") + "username = \"alice\"\n"));
    let mut host = place.pile.host();
    for number in 0..count {
        let name = format!("{number}.png");
        host.plant(ALICE, &name, "image/png", picture(&name).into());
    }
    host.plant(BOB, "bob.png", "image/png", picture("bob").into());
    drop(host);
    place
}

/// The newest picture of alice.
fn newest(place: &Place) -> String {
    place
        .pile
        .host()
        .media
        .iter()
        .rev()
        .find(|media| media.owner == ALICE)
        .unwrap()
        .slug
        .clone()
}

#[test]
fn a_piped_list_has_six_columns() {
    let place = stocked(3);
    let ran = place.run(&["ls"]).ends(0);
    assert_eq!(ran.lines().len(), 3);
    for line in ran.lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        assert_eq!(columns.len(), 6, "{line:?}");
        assert_eq!(columns[3], "image/png");
        assert!(columns[5].ends_with(".png"), "{line:?}");
    }
    assert!(
        ran.lines()[0].starts_with(&newest(&place)),
        "newest first: {ran}"
    );
    for line in place.run(&["ls", "--feed"]).ends(0).lines() {
        let created = line.split('\t').nth(1).unwrap();
        assert!(created.parse::<jiff::Timestamp>().is_ok(), "{line:?}");
    }
}

#[test]
fn a_list_fits_its_terminal() {
    let place = stocked(3);
    for columns in [40, 80] {
        let seen = place.on_terminal(columns, &["ls"]);
        assert!(seen.contains("ID"), "a header: {seen:?}");
        assert!(seen.contains(&newest(&place)), "{seen:?}");
        for line in seen.replace("\x1b[1m", "").replace("\x1b[0m", "").lines() {
            assert!(
                line.chars().count() <= columns.into(),
                "{columns}: {line:?}"
            );
        }
    }
}

#[test]
fn pages_limits_and_everything() {
    let place = stocked(300);
    assert_eq!(place.run(&["ls"]).ends(0).lines().len(), 50);
    assert_eq!(place.run(&["ls", "--limit", "7"]).ends(0).lines().len(), 7);
    let all = place.run(&["ls", "--all", "--json"]).ends(0).json();
    let ids: std::collections::BTreeSet<&str> = all
        .as_array()
        .unwrap()
        .iter()
        .map(|media| media["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids.len(), 300);
    let second = place
        .run(&["ls", "--limit", "100", "--page", "2", "--json"])
        .ends(0)
        .json();
    assert_eq!(second[0], all[100]);
    place.run(&["ls", "--all", "--limit", "3"]).ends(2);
    place.run(&["ls", "--all", "--sort", "random"]).ends(2);
}

#[test]
fn whose_media_are_listed() {
    let place = stocked(2);
    assert_eq!(place.run(&["ls", "--user", "bob"]).ends(0).lines().len(), 1);
    assert_eq!(place.run(&["ls", "--feed"]).ends(0).lines().len(), 3);
    assert_eq!(place.run(&["ls"]).ends(0).lines().len(), 2);
}

#[test]
fn filters_that_a_provider_does_not_have_are_refused() {
    let place = stocked(1);
    for option in [
        &["--folder", "1"][..],
        &["--favorite"],
        &["--min-size", "5k"],
        &["--status", "trash"],
    ] {
        place
            .run(&[&["ls"], option].concat())
            .fails(2, option[0], "it understands");
    }
    place
        .run(&["ls", "-p", "local", "--period", "day"])
        .fails(2, "--period", "it understands");
    place
        .run(&["ls", "--history", "--period", "day"])
        .fails(2, "--period", "it understands");
    assert_eq!(place.pile.journal.all().len(), 0);
}

#[test]
fn without_a_user_name_the_list_is_the_history() {
    let place = Place::new();
    place.picture("a.png");
    place.file("b.txt", "b");
    place.run(&["upload", "a.png"]).ends(0);
    place.run(&["upload", "b.txt", "-p", "local"]).ends(0);
    let ran = place
        .run(&["ls"])
        .ends(0)
        .says("note: imgpile can't say which media are yours");
    assert_eq!(ran.lines().len(), 1);
    let columns: Vec<&str> = ran.lines()[0].split('\t').collect();
    assert!(columns[1].parse::<jiff::Timestamp>().is_ok(), "{ran}");
    assert_eq!(place.requests("GET", "/"), 0);
    place.run(&["rm", "-y", "@2"]).ends(0);
    assert_eq!(place.run(&["ls", "--history"]).ends(0).out, "");
}

#[test]
fn show_knows_ids_links_and_numbers() {
    let place = Place::new();
    place.picture("a.png");
    let sent = place.run(&["upload", "a.png", "--json"]).ends(0).json();
    let sent = &sent[0];
    let text = |key: &str| sent[key].as_str().unwrap().to_owned();
    for target in [
        text("id"),
        text("url"),
        text("page_url"),
        text("thumbnail_url"),
        "@1".to_owned(),
    ] {
        let shown = place.run(&["show", &target, "--json"]).ends(0).json();
        assert_eq!(shown["id"], sent["id"], "{target}");
        assert_eq!(shown["name"], "a.png");
    }
    let ran = place.run(&["show", "@1"]).ends(0);
    assert!(ran.out.contains(&format!("url\t{}", text("url"))), "{ran}");
    place.run(&["show", "@99"]).fails(7, "@99", "hoist history");
    place.run(&["show", "@0"]).ends(2);
    place
        .run(&["show", "https://elsewhere.example/x.png"])
        .fails(7, "elsewhere", "-p PROFILE");
    place
        .run(&["show", "nowhere"])
        .fails(7, "imgpile knows no media 'nowhere'", "-p");
    place
        .run(&["show", "@1", "-p", "local"])
        .fails(2, "of the profile pile", "leave -p local out");
}

#[test]
fn edit_sends_what_was_given() {
    let place = stocked(1);
    let id = newest(&place);
    place.run(&["edit", &id, "--title", "Sunset"]).ends(0);
    assert_eq!(place.pile.host().media[0].title.as_deref(), Some("Sunset"));
    place.run(&["edit", &id, "--description", "D"]).ends(0);
    assert_eq!(place.pile.host().media[0].title.as_deref(), Some("Sunset"));
    place.run(&["edit", &id, "--title", ""]).ends(0);
    assert_eq!(place.pile.host().media[0].title, None);
    let before = place.pile.journal.all().len();
    place
        .run(&["edit", &id, "--tag", "x"])
        .fails(2, "--tag", "--title");
    place
        .run(&["edit", &id])
        .fails(2, "nothing to change", "--help");
    assert_eq!(place.pile.journal.all().len(), before);
    let ran = place.run(&["edit", &id, "--title", "T", "--json"]).ends(0);
    assert_eq!(ran.json(), json!({ "id": id, "edited": true }));
}

#[test]
fn rm_asks_or_needs_yes() {
    let place = Place::new();
    place.picture("a.png");
    place.run(&["upload", "a.png"]).ends(0);
    place.run(&["rm", "@1"]).fails(2, "@1", "-y");
    assert_eq!(place.requests("DELETE", "/"), 0);
    assert_eq!(
        place
            .run(&["rm", "@1", "-y"])
            .ends(0)
            .says("deleted @1")
            .out,
        ""
    );
    place.run(&["rm", "@1", "-y"]).ends(0).says("gone already");
    assert!(place.history()[0]["deleted_at"].is_string());
}

#[test]
fn rm_takes_several_and_looks_them_up_first() {
    let place = Place::new();
    for name in ["a.png", "b.png", "c.png"] {
        place.picture(name);
    }
    let sent = place
        .run(&["upload", "a.png", "b.png", "c.png", "-j", "1", "--json"])
        .ends(0)
        .json();
    let link = sent[0]["url"].as_str().unwrap().to_owned();
    let ran = place
        .run(&["rm", "-y", "@1", "@2", &link, "@99", "--json"])
        .ends(3);
    let outcomes: Vec<Value> = ran
        .json()
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["outcome"].clone())
        .collect();
    assert_eq!(outcomes, ["deleted", "deleted", "deleted", "failed"]);
    assert!(place.pile.host().media.is_empty());
    place
        .run(&["rm", "-y", "@99"])
        .fails(7, "@99", "hoist history");
    place.pile.faults.next(1, "DELETE", "/", Fault::Broken);
    place
        .run(&["rm", "-y", "@1"])
        .fails(11, "@1: imgpile answered 500", "later");
}

#[test]
fn an_upload_of_unknown_outcome_is_no_target_but_can_be_forgotten() {
    let place = Place::new();
    place.picture("a.png");
    place.pile.faults.next(1, "POST", "/", Fault::LoseAnswer);
    place.run(&["upload", "a.png"]).ends(6);
    for command in ["show", "open", "copy", "get", "rm"] {
        place
            .run(&[command, "@1", "-y"])
            .fails(7, "no known outcome", "hoist ls");
    }
    place.run(&["history", "rm", "@1"]).fails(2, "@1", "-y");
    place
        .run(&["history", "rm", "@1", "-y"])
        .ends(0)
        .says("forgot 1 entry");
    assert_eq!(place.history(), Vec::<Value>::new());
}

#[test]
fn get_never_writes_over_a_file() {
    let place = Place::new();
    place.picture("a.png");
    place.run(&["upload", "a.png"]).ends(0);
    place
        .run(&["get", "@1"])
        .fails(1, "a.png exists already", "-o");
    std::fs::remove_file(place.work().join("a.png")).unwrap();
    assert_eq!(place.run(&["get", "@1"]).ends(0).out, "a.png\n");
    assert_eq!(
        std::fs::read(place.work().join("a.png")).unwrap(),
        picture("a.png")
    );
    place.run(&["get", "@1", "-o", "b.png"]).ends(0);
    place.run(&["get", "@1", "-o", "b.png"]).ends(1);
    std::os::unix::fs::symlink("elsewhere.png", place.work().join("link.png")).unwrap();
    place.run(&["get", "@1", "-o", "link.png"]).ends(1);
    assert_eq!(names(&place.work()), ["a.png", "b.png", "link.png"]);
    place
        .run(&["get", "@1", "--width", "5"])
        .fails(2, "--width", "--help");
}

#[test]
fn get_gives_the_bytes_to_a_pipe() {
    let place = stocked(0);
    let id = place.pile.host().plant(
        ALICE,
        "t.png",
        "image/png",
        Bytes::from_static(b"plain text"),
    );
    let ran = place.run(&["get", &id, "-o", "-"]).ends(0);
    assert_eq!(ran.out, "plain text");
}

#[test]
fn get_stays_in_its_directory_whatever_the_name() {
    let place = Place::new();
    for name in [
        "..\\..\\evil.png",
        ".hidden.png",
        "-rf.png",
        "a\u{1b}[2Jb.png",
    ] {
        let bytes = picture(name);
        let ran = place
            .run_with(&["upload", "-", &format!("--name={name}")], &bytes)
            .ends(0);
        assert_eq!(ran.lines().len(), 1);
        let ran = place.run(&["get", "@1"]).ends(0);
        assert!(!ran.out.contains('\x1b') && !ran.out.contains('/'), "{ran}");
    }
    assert_eq!(
        names(&place.work()),
        ["a_[2Jb.png", "evil.png", "hidden.png", "rf.png"]
    );
    assert_eq!(names(place.work().parent().unwrap()), ["home", "work"]);
}

#[test]
fn a_download_that_breaks_leaves_nothing() {
    let place = stocked(1);
    place.pile.faults.next(9, "GET", "/f/", Fault::CutAnswer);
    let ran = place.run(&["get", &newest(&place), "--retries", "0"]);
    assert!([10, 11].contains(&ran.code), "{ran}");
    assert_eq!(names(&place.work()), Vec::<String>::new());
}

/// A browser that writes down what it is asked to open.
#[cfg(target_os = "linux")]
fn browser(place: &mut Place) -> std::path::PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let opened = place.home().join("opened");
    let script = place.home().join("bin/xdg-open");
    std::fs::create_dir(place.home().join("bin")).unwrap();
    std::fs::write(
        &script,
        format!("#!/bin/sh\necho \"$1\" >> '{}'\n", opened.display()),
    )
    .unwrap();
    std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o755)).unwrap();
    place.env(
        "PATH",
        &format!("{}:/usr/bin:/bin", place.home().join("bin").display()),
    );
    opened
}

#[cfg(target_os = "linux")]
#[test]
fn open_shows_the_page() {
    use super::place::until;

    let mut place = Place::new();
    place.picture("a.png");
    let opened = browser(&mut place);
    let sent = place
        .run(&["upload", "a.png", "--json", "--open"])
        .ends(0)
        .json();
    let page = sent[0]["page_url"].as_str().unwrap().to_owned();
    let read = || std::fs::read_to_string(&opened).unwrap_or_default();
    until("the browser", || read() == format!("{page}\n"));
    place.run(&["open", "@1"]).ends(0);
    until("the browser again", || {
        read() == format!("{page}\n{page}\n")
    });
}

#[test]
fn without_a_browser_the_link_is_in_the_hint() {
    let mut place = Place::new();
    place.picture("a.png");
    place.run(&["upload", "a.png"]).ends(0);
    place.env("PATH", "/nowhere");
    place
        .run(&["open", "@1"])
        .fails(1, "no browser could be started", "http://127.0.0.1");
}

#[test]
fn without_a_clipboard_the_link_is_printed_all_the_same() {
    let place = Place::new();
    place.picture("a.png");
    let sent = place
        .run(&["upload", "a.png", "-c"])
        .ends(0)
        .says("note: not copied");
    assert_eq!(sent.lines().len(), 1);
    let ran = place
        .run(&["copy", "@1"])
        .fails(1, "clipboard", "printed all the same");
    assert_eq!(ran.out, sent.out);
}

#[test]
fn the_history_tells_what_became_of_everything() {
    let place = Place::new();
    place.picture("a.png");
    place.picture("b.png");
    place.pile.faults.next(1, "POST", "/", Fault::Broken);
    place.run(&["upload", "a.png", "b.png", "-j", "1"]).ends(3);
    place.run(&["upload", "missing.png"]).ends(1);
    let history = place.history();
    let outcomes: Vec<&Value> = history.iter().map(|entry| &entry["outcome"]).collect();
    assert_eq!(outcomes, ["failed", "uploaded", "unknown"]);
    assert_eq!(history[2]["error"]["kind"], "server");
    let numbers: Vec<&Value> = history.iter().map(|entry| &entry["number"]).collect();
    assert_eq!(numbers, [&Value::Null, &json!(1), &json!(2)]);
    let ran = place.run(&["history"]).ends(0);
    assert!(
        ran.lines().iter().all(|line| line.split('\t').count() == 6),
        "{ran}"
    );
    let seen = place.on_terminal(80, &["history"]);
    assert!(seen.contains("@1") && seen.contains("unknown"), "{seen}");
    assert_eq!(
        place
            .run(&["history", "--search", "b.png"])
            .ends(0)
            .lines()
            .len(),
        1
    );
    assert_eq!(
        place
            .run(&["history", "--limit", "1"])
            .ends(0)
            .lines()
            .len(),
        1
    );
}

#[test]
fn the_history_forgets() {
    let place = Place::new();
    for name in ["a.png", "b.png", "c.png"] {
        place.picture(name);
    }
    let sent = place
        .run(&["upload", "a.png", "b.png", "c.png", "-j", "1", "--json"])
        .ends(0)
        .json();
    let (link, id) = (
        sent[0]["url"].as_str().unwrap(),
        sent[1]["id"].as_str().unwrap(),
    );
    place
        .run(&["history", "rm", link, id])
        .fails(7, id, "-p PROFILE");
    assert_eq!(place.history().len(), 3, "all or none");
    place
        .run(&["history", "rm", link, id, "-p", "pile", "-y"])
        .ends(0);
    assert_eq!(place.history().len(), 1);
    place
        .run(&["history", "clear"])
        .fails(2, "every profile", "-y");
    place.run(&["history", "clear", "-y"]).ends(0);
    assert!(place.history().is_empty());
    assert_eq!(place.pile.host().media.len(), 3, "the media stay");
}

#[test]
fn the_local_gallery_is_a_host_like_others() {
    let place = Place::bare();
    place.file("note.txt", "hello");
    let ran = place
        .run(&["upload", "note.txt", "--title", "T", "-p", "local"])
        .ends(0);
    assert_eq!(ran.err, "");
    let listed = place.run(&["ls", "-p", "local", "--json"]).ends(0).json();
    assert_eq!(
        (&listed[0]["name"], &listed[0]["title"]),
        (&json!("note.txt"), &json!("T"))
    );
    place.run(&["edit", "@1", "--title", "U"]).ends(0);
    assert_eq!(
        place.run(&["show", "@1", "--json"]).ends(0).json()["title"],
        "U"
    );
    assert_eq!(place.run(&["get", "@1", "-o", "-"]).ends(0).out, "hello");
    place
        .run(&["vote", "up", "x", "-p", "local"])
        .fails(5, "local can't do 'vote'", "imgpile");
    place.run(&["rm", "@1", "-y"]).ends(0);
    assert_eq!(place.run(&["ls", "-p", "local"]).ends(0).out, "");
}
