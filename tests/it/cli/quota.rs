//! What a host allows in a minute and a day, kept by all processes together.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

use super::place::{Place, until};
use crate::fakes::fault::Fault;
use crate::pty::within;

/// With these limits in the profile, and pictures of these names.
fn limited(limits: &str, pictures: &[&str]) -> Place {
    let place = Place::new();
    place.config(&format!("{}{limits}\n", place.profile("pile")));
    for name in pictures {
        place.picture(name);
    }
    place
}

fn outcomes(document: &Value) -> Vec<&str> {
    let inputs = document.as_array().unwrap().iter();
    inputs
        .map(|input| input["outcome"].as_str().unwrap())
        .collect()
}

#[test]
fn without_waiting_a_used_up_minute_ends_with_9() {
    let place = limited("requests_per_minute = 2", &["a.png", "b.png", "c.png"]);
    let args = ["upload", "a.png", "b.png", "c.png", "-j", "1", "--no-wait"];
    let ran = place
        .run(&args)
        .fails(3, "c.png: imgpile allows 2 requests a minute", "--max-wait");
    assert_eq!(ran.lines().len(), 2, "{ran}");
    assert_eq!(place.uploads(), 2);

    // Another process knows what this one has sent.
    let ran = place.run(&["upload", "c.png", "--no-wait"]).fails(
        9,
        "the next one can go at",
        "requests_per_minute",
    );
    assert_eq!(ran.out, "");
    let ran = place
        .run(&["upload", "c.png", "--max-wait", "1", "--json"])
        .ends(9);
    let error = &ran.json()[0]["error"];
    assert_eq!(error["kind"], "rate_limited");
    let wait = error["retry_after"].as_u64().unwrap();
    assert!((1..=60).contains(&wait), "{ran}");
    assert_eq!(error["status"], Value::Null, "the host was not asked");
    assert_eq!(place.uploads(), 2);
}

#[test]
fn the_file_after_the_last_of_a_day_is_not_sent() {
    let place = limited("files_per_day = 2", &["a.png", "b.png", "c.png"]);
    let args = ["upload", "a.png", "b.png", "c.png", "-j", "1", "--json"];
    let ran = place.run(&args).ends(3);
    assert_eq!(outcomes(&ran.json()), ["uploaded", "uploaded", "failed"]);
    let error = &ran.json()[2]["error"];
    assert_eq!(error["kind"], "rate_limited");
    let wait = error["retry_after"].as_u64().unwrap();
    assert!((86_000..=86_400).contains(&wait), "{ran}");
    let message = error["message"].as_str().unwrap();
    assert!(
        message.contains("imgpile allows 2 files a day; the next one can go at 20"),
        "{ran}"
    );
    assert_eq!(place.uploads(), 2);
    place
        .run(&["upload", "c.png"])
        .fails(9, "2 files a day", "files_per_day");
    // Requests without a file still go.
    place.run(&["ls", "--user", "alice"]).ends(0);
}

#[test]
fn a_file_that_was_refused_is_none_of_the_days() {
    let place = limited("files_per_day = 1", &["a.png", "b.png"]);
    place
        .pile
        .faults
        .next(1, "POST", "/api/v1/media", Fault::Unauthorized);
    place.run(&["upload", "a.png"]).ends(4);
    place.run(&["upload", "b.png"]).ends(0);
}

#[test]
fn several_processes_together_send_no_more_than_allowed() {
    let names: Vec<String> = (0..12).map(|number| format!("{number}.png")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let place = limited("requests_per_minute = 7", &names);
    let start = |names: &[&str]| {
        let mut args = vec!["upload", "--no-wait", "--json"];
        args.extend_from_slice(names);
        place.start(&args)
    };
    let running: Vec<_> = names.chunks(4).map(start).collect();
    let mut uploaded = 0;
    for running in running {
        let ran = running.end(&place);
        let document = ran.json();
        for input in document.as_array().unwrap() {
            match input["outcome"].as_str().unwrap() {
                "uploaded" => uploaded += 1,
                _ => assert_eq!(input["error"]["kind"], "rate_limited", "{ran}"),
            }
        }
    }
    assert_eq!((uploaded, place.uploads()), (7, 7));
}

/// Holds the lock of the counts until it is killed.
fn holder(place: &Place) -> Child {
    let lock = place.home().join(".local/share/hoist/quota/lock");
    assert!(lock.exists());
    let mut holder = Command::new("flock")
        .arg("--no-fork")
        .arg(lock)
        .args(["sh", "-c", "echo held; exec sleep 600"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    let mut out = BufReader::new(holder.stdout.take().unwrap());
    out.read_line(&mut line).unwrap();
    assert_eq!(line, "held\n");
    holder
}

#[test]
fn neither_a_process_that_stands_still_nor_one_that_was_killed_holds_others_up() {
    let place = limited("requests_per_minute = 3", &["a.png", "b.png", "c.png"]);
    place.run(&["upload", "a.png"]).ends(0);
    let mut holder = holder(&place);
    place
        .run(&["upload", "b.png", "-v"])
        .ends(0)
        .says("not counted together");
    holder.kill().unwrap();
    holder.wait().unwrap();
    let ran = place.run(&["upload", "c.png", "-v"]).ends(0);
    assert!(!ran.err.contains("not counted together"), "{ran}");
}

#[test]
fn a_request_of_a_killed_process_counts() {
    let place = limited("requests_per_minute = 1", &["a.png", "b.png"]);
    place
        .pile
        .faults
        .next(1, "POST", "/api/v1/media", Fault::Silence);
    let running = place.start(&["upload", "a.png"]);
    until("the upload", || place.uploads() == 1);
    running.signal(libc::SIGKILL);
    running.end(&place).ends(-libc::SIGKILL);
    place.run(&["upload", "b.png", "--no-wait"]).ends(9);
}

#[test]
fn a_wait_is_told_once_and_ends_at_once_with_ctrl_c() {
    let place = limited("requests_per_minute = 1", &["a.png", "b.png", "c.png"]);
    let mut child = place
        .command(&["upload", "a.png", "b.png", "c.png", "-j", "2"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .stdin(Stdio::null())
        .spawn()
        .unwrap();
    let err = BufReader::new(child.stderr.take().unwrap());
    let limit = std::time::Duration::from_secs(30);
    let (seen, rest) = within(limit, move || {
        let mut lines = err.lines();
        let wait = lines.find(|line| line.as_ref().unwrap().contains("waiting until"));
        (wait.unwrap().unwrap(), lines)
    });
    assert!(
        seen.starts_with("note: imgpile allows 1 request a minute; waiting until "),
        "{seen}"
    );
    until("the first upload", || place.uploads() == 1);
    let id = i32::try_from(child.id()).unwrap();
    // SAFETY: a plain system call; the child is not reaped yet, so the id is its own.
    assert_eq!(unsafe { libc::kill(id, libc::SIGINT) }, 0);
    let rest: Vec<String> = within(limit, || rest.map(Result::unwrap).collect());
    assert_eq!(child.wait().unwrap().code(), Some(130), "{rest:?}");
    assert!(
        !rest.iter().any(|line| line.contains("waiting until")),
        "{rest:?}"
    );
    assert_eq!(place.uploads(), 1);
    let history = place.history();
    let failed = history.iter().find(|entry| entry["outcome"] == "failed");
    assert_eq!(failed.unwrap()["error"]["kind"], json!("interrupted"));
}

#[test]
fn a_data_directory_that_cannot_be_used_stops_no_upload() {
    let mut place = limited("requests_per_minute = 1", &["a.png", "b.png"]);
    let taken = place.file("taken", "");
    place.env("HOIST_DATA_DIR", taken.to_str().unwrap());
    let args = ["upload", "a.png", "b.png", "-j", "1", "--no-wait"];
    let ran = place.run(&args).ends(3);
    assert_eq!(ran.lines().len(), 1, "it still counts its own: {ran}");
}

#[test]
fn a_wrong_limit_is_refused_with_its_line() {
    let place = limited("requests_per_minute = -1", &["a.png"]);
    place
        .run(&["upload", "a.png"])
        .ends(1)
        .says("'requests_per_minute' in [profiles.pile] must be a whole number from 0");
    let added = ["profile", "add", "gallery", "--provider", "local"];
    let place = Place::bare();
    let mut args = added.to_vec();
    args.extend(["--set", "files_per_day=5"]);
    let ran = place.run(&args);
    assert!(ran.code != 0, "a folder has no host: {ran}");
}

#[test]
fn a_dry_run_tells_what_is_left_of_the_day_without_a_token() {
    let mut place = limited("files_per_day = 5", &["a.png", "b.png"]);
    place.run(&["upload", "a.png"]).ends(0);
    let told = |place: &Place| {
        let args = ["upload", "b.png", "--title", "B", "--dry-run", "--json"];
        let ran = place.run(&args).ends(0);
        ran.json()[0]["plan"].clone()
    };
    let plan = told(&place);
    assert_eq!(plan["quotas"][1]["left"], 4);
    // No keyring, no command: whose state it is, the profile's name tells.
    place.env("HOIST_TOKEN_PILE", "");
    let profile = place.profile("pile");
    place.config(&format!(
        "{profile}files_per_day = 5\ntoken_command = \"touch {}\"\n",
        place.home().join("asked").display()
    ));
    assert_eq!(told(&place)["quotas"], plan["quotas"]);
    assert_eq!(told(&place)["request"], plan["request"]);
    let patch = format!("PATCH {}/media/ID json: title", place.pile.url("api"));
    assert_eq!(plan["then"], json!([patch]));
    assert!(!place.home().join("asked").exists());
    assert_eq!(place.uploads(), 1);
}
