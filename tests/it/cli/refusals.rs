//! Everything that can be wrong with an upload: one `error:` line, one `hint:` line, the exit code of the contract.

use serde_json::json;

use super::place::{PNG, Place};
use crate::fakes::fault::Fault;

/// A bad input alone fails with its own code; beside a good one, the good one goes through and the code is 3.
#[track_caller]
fn alone_and_beside(place: &Place, input: &str, code: i32, error: &str, hint: &str) {
    place.run(&["upload", input]).fails(code, error, hint);
    let ran = place
        .run(&["upload", input, "good.png", "-f", "{input}"])
        .fails(3, error, hint);
    assert_eq!(ran.lines(), ["good.png"], "{ran}");
}

fn with_good() -> Place {
    let place = Place::new();
    place.picture("good.png");
    place
}

#[test]
fn inputs_that_are_no_files() {
    let place = with_good();
    place.secret("hunter2");
    std::fs::create_dir(place.work().join("dir")).unwrap();
    place.file("empty.png", "");
    std::os::unix::fs::symlink("gone", place.work().join("dangling.png")).unwrap();
    alone_and_beside(
        &place,
        "missing.png",
        1,
        "missing.png: No such file or directory",
        "spelling",
    );
    alone_and_beside(&place, "dir", 2, "dir is a directory", "-r");
    alone_and_beside(
        &place,
        "empty.png",
        1,
        "empty.png is empty",
        "no empty files",
    );
    alone_and_beside(
        &place,
        "dangling.png",
        1,
        "dangling.png: No such file or directory",
        "target",
    );
    alone_and_beside(&place, "", 2, "an input is empty", "variable");
    alone_and_beside(
        &place,
        "ftp://me:hunter2@example.org/a.png",
        2,
        "ftp://example.org/a.png: links of ftp:// are not fetched",
        "curl … | hoist upload -",
    );
    assert_eq!(place.uploads(), 6, "only the good one, beside each");
}

#[test]
fn a_file_that_looks_like_an_option_is_told_apart() {
    let place = with_good();
    place.picture("-x.png");
    let hint = "a file of this name is given as ./-x.png";
    place.run(&["upload", "-x.png"]).fails(2, "'-x'", hint);
    place.run(&["upload", "./-x.png", "--", "-x.png"]).ends(0);
    place
        .run(&["upload", "-z.png"])
        .fails(2, "'-z'", "use '-- -z'");
}

#[cfg(target_os = "linux")]
#[test]
fn an_input_that_cannot_be_read() {
    let place = with_good();
    alone_and_beside(&place, "/proc/self/mem", 1, "/proc/self/mem", "permissions");
}

#[test]
fn files_that_the_host_does_not_take_are_not_sent() {
    let place = with_good();
    place.file("note.txt", "text");
    let large = std::fs::File::create(place.work().join("large.png")).unwrap();
    std::io::Write::write_all(&mut &large, PNG).unwrap();
    large.set_len(104_857_601).unwrap();
    alone_and_beside(&place, "note.txt", 8, "text/plain", "hoist providers");
    alone_and_beside(
        &place,
        "large.png",
        8,
        "at most 104857600",
        "make it smaller",
    );
    assert_eq!(place.uploads(), 2);
}

#[test]
fn the_host_refuses_a_file() {
    let place = with_good();
    place.file("bad.png", PNG);
    place
        .pile
        .host()
        .banned
        .insert(blake3::hash(PNG).to_hex().to_string());
    alone_and_beside(
        &place,
        "bad.png",
        8,
        "bad.png: imgpile answered 451: This file is not allowed.",
        "banned",
    );
    let mut history = place.history();
    history.retain(|entry| entry["input"] == "bad.png");
    assert_eq!(history.len(), 2);
    assert!(history.iter().all(|entry| entry["outcome"] == "failed"));
}

/// The fault meets the only upload.
#[track_caller]
fn meets(fault: Fault, code: i32, error: &str, hint: &str, outcome: &str) {
    let place = with_good();
    place.pile.faults.next(1, "POST", "/api/v1/media", fault);
    let ran = place
        .run(&["upload", "good.png", "--no-wait"])
        .fails(code, error, hint);
    assert_eq!(ran.out, "");
    assert_eq!(place.uploads(), 1, "sent once");
    let history = place.history();
    assert_eq!(history.len(), 1);
    assert_eq!(history[0]["outcome"], outcome, "{history:?}");
}

#[test]
fn the_host_fails() {
    let named = "good.png: imgpile answered 500: Server Error";
    meets(Fault::Broken, 11, named, "hoist ls", "unknown");
    meets(
        Fault::Unavailable { retry_after: None },
        11,
        "503",
        "hoist ls",
        "unknown",
    );
}

#[test]
fn the_host_answers_what_it_should_not() {
    meets(Fault::Page, 11, "instead of JSON", "hoist ls", "unknown");
    meets(Fault::HalfJson, 11, "good.png: ", "hoist ls", "unknown");
    meets(Fault::CutAnswer, 11, "was cut", "hoist ls", "unknown");
}

#[test]
fn the_answer_is_lost() {
    meets(
        Fault::LoseAnswer,
        6,
        "good.png: sent, but the answer was lost",
        "hoist ls",
        "unknown",
    );
}

#[test]
fn the_host_asks_to_wait() {
    meets(
        Fault::TooMany { retry_after: 7 },
        9,
        "imgpile answered 429",
        "--max-wait 7",
        "failed",
    );
    meets(
        Fault::Unavailable {
            retry_after: Some(9),
        },
        9,
        "503",
        "--max-wait 9",
        "failed",
    );
}

#[test]
fn a_wait_that_is_short_enough_is_waited() {
    let place = with_good();
    place.pile.faults.next(
        1,
        "POST",
        "/api/v1/media",
        Fault::TooMany { retry_after: 0 },
    );
    let ran = place.run(&["upload", "good.png", "--json"]).ends(0);
    assert_eq!(ran.json()[0]["attempts"], 2);
    assert_eq!(place.uploads(), 2);
}

#[test]
fn nobody_listens() {
    let place = with_good();
    place.config("[profiles.pile]\nprovider = \"imgpile\"\nurl = \"http://127.0.0.1:1/\"\nupload_url = \"http://127.0.0.1:1/\"\n");
    place.run(&["upload", "good.png", "--retries", "0"]).fails(
        10,
        "good.png: could not connect to 127.0.0.1:1",
        "hoist doctor",
    );
    assert_eq!(place.history()[0]["outcome"], "failed");
}

#[test]
fn tokens_that_do_not_work() {
    let mut place = with_good();
    place.env("HOIST_TOKEN_PILE", "wrong-token-0815");
    place.secret("wrong-token-0815");
    place.run(&["upload", "good.png", "-vv"]).fails(
        4,
        "good.png: imgpile answered 401",
        "hoist auth login pile",
    );
    place
        .pile
        .faults
        .next(1, "POST", "/api/v1/media", Fault::Echo);
    place.run(&["upload", "good.png", "-vv"]).ends(8);
    place.env("HOIST_TOKEN_PILE", "");
    let ran = place.run(&["upload", "good.png", "--json"]).ends(4);
    assert_eq!(ran.json()[0]["error"]["kind"], "auth");
    assert_eq!(ran.json()[0]["attempts"], 0);
    place
        .run(&["upload", "good.png"])
        .fails(4, "no token", "HOIST_TOKEN_PILE");
}

#[test]
fn the_command_itself_is_wrong() {
    let place = with_good();
    for (args, error, hint) in [
        (&["upload"][..], "nothing to upload", "give files"),
        (
            &["upload", "good.png", "--nsfw"],
            "no field for --nsfw",
            "--title",
        ),
        (
            &["upload", "good.png", "--guest"],
            "no field for --guest",
            "--title",
        ),
        (
            &["upload", "good.png", "--expire", "soon"],
            "soon",
            "--help",
        ),
        (
            &["upload", "good.png", "--titel", "x"],
            "--titel",
            "--title",
        ),
        (
            &["upload", "good.png", "-p", "nope"],
            "there is no profile 'nope'",
            "pile",
        ),
        (&["uplaod", "good.png"], "uplaod", "upload"),
        (&["ls", "-p", "pile,local"], "one profile", "-p"),
    ] {
        let ran = place.run(args).fails(2, error, hint);
        assert_eq!(ran.out, "", "{args:?}");
    }
    assert_eq!(place.pile.journal.all().len(), 0);
}

#[test]
fn with_json_a_command_that_fails_prints_only_its_error() {
    let place = with_good();
    for args in [
        &["upload", "good.png", "--nsfw", "--json"][..],
        &["upload", "--json"],
        &["upload", "good.png", "--json", "-p", "nope"],
        &["upload", "good.png", "--json", "-f", "{x}"],
        &["upload", "good.png", "--jsn", "--json"],
        &["ls", "--json", "--album", "x"],
    ] {
        let ran = place.run(args).ends(2);
        assert_eq!(ran.out, "", "{ran}");
        let error: serde_json::Value =
            serde_json::from_str(&ran.err).unwrap_or_else(|_| panic!("{ran}"));
        assert_eq!(error["error"]["kind"], "usage", "{ran}");
    }
}

#[test]
fn when_all_fail_the_first_decides() {
    let place = with_good();
    place.file("note.txt", "text");
    std::fs::create_dir(place.work().join("dir")).unwrap();
    place.run(&["upload", "note.txt", "missing.png"]).ends(8);
    place.run(&["upload", "missing.png", "note.txt"]).ends(1);
    place.run(&["upload", "dir", "note.txt"]).ends(2);
}

#[test]
fn a_broken_configuration_names_its_line() {
    let place = with_good();
    place.config("[profiles.pile]\nproveder = \"imgpile\"\n");
    place.run(&["upload", "good.png"]).fails(
        1,
        "config.toml:2: unknown key 'proveder'",
        "'provider'",
    );
    place.config("[profiles.pile]\nprovider = \"imgpail\"\n");
    place
        .run(&["upload", "good.png"])
        .fails(1, "no provider 'imgpail'", "imgpile");
    place.config("[profiles.pile\n");
    let ran = place.run(&["upload", "good.png"]).ends(1);
    assert!(ran.err.contains("config.toml:1"), "{ran}");
    place.config("[profiles.pile]\nprovider = \"imgpile\"\nurl = \"http://pile.example/\"\n");
    let ran = place.run(&["upload", "good.png", "--dry-run"]);
    let ran = if ran.code == 0 {
        place.run(&["ls", "--feed"])
    } else {
        ran
    };
    assert_ne!(
        ran.code, 0,
        "plain http to elsewhere needs allow_http: {ran}"
    );
    assert!(ran.err.contains("allow_http"), "{ran}");
}

#[test]
fn a_configuration_that_is_named_and_not_there_is_told() {
    let mut place = with_good();
    let words = "nowhere.toml does not exist, so nothing is configured";
    let ran = place.run(&["upload", "good.png", "--config", "nowhere.toml"]);
    assert!(ran.ends(0).says(words).out.starts_with("file://"));
    place.env("HOIST_CONFIG", "nowhere.toml");
    let ran = place.run(&["upload", "good.png"]).ends(0);
    assert!(!ran.err.contains("does not exist"), "{ran}");
}

#[test]
fn several_profiles_and_no_choice() {
    let place = with_good();
    place.config(&(place.profile("pile") + &place.profile("other")));
    place
        .run(&["upload", "good.png"])
        .fails(2, "other, pile", "-p NAME");
    let mut text = place.profile("pile") + &place.profile("other");
    text.insert_str(0, "default_profile = \"pile\"\n\n");
    place.config(&text);
    place.run(&["upload", "good.png"]).ends(0);
}

#[test]
fn a_history_that_cannot_be_opened_stops_no_upload() {
    let mut place = with_good();
    place.file("not-a-directory", "x");
    let wrong = place.work().join("not-a-directory");
    place.env("HOIST_DATA_DIR", wrong.to_str().unwrap());
    let ran = place
        .run(&["upload", "good.png"])
        .ends(0)
        .says("note: the history can't be used, so that 'hoist retry'");
    assert_eq!(ran.lines().len(), 1);
    for reads in ["history", "retry"] {
        place
            .run(&[reads])
            .fails(1, "not-a-directory/history.db", "hoist doctor");
    }
    let ran = place.run(&["doctor", "--json"]).ends(1);
    let history = ran.json()["checks"]
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["check"] == "history")
        .cloned();
    assert_eq!(history.unwrap()["ok"], json!(false));
}

#[test]
fn a_crop_without_a_size_is_no_crop() {
    Place::bare()
        .run(&["get", "@1", "--crop"])
        .fails(2, "--crop needs a size", "--width");
}
