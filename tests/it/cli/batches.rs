//! Batches that were cut off or went wrong, and what goes on with them. The host's journal has the last word on what was sent twice.

use std::collections::BTreeMap;

use serde_json::Value;

use super::place::{Place, Ran, Running, picture, until};
use crate::fakes::Fake;
use crate::fakes::fault::Fault;
use crate::fakes::imperial::{ALICE_KEY, Imperial};

/// A place whose only profile is an imperial, which can be asked what is there.
pub struct Town {
    pub place: Place,
    pub crown: Fake<Imperial>,
}

impl Town {
    pub fn new() -> Self {
        let (mut place, crown) = (Place::bare(), Fake::<Imperial>::start());
        let url = crown.url("api");
        place.config(&format!(
            "[profiles.crown]\nprovider = \"imperial\"\nurl = \"{url}\"\n"
        ));
        place.env("HOIST_TOKEN_CROWN", ALICE_KEY);
        place.secret(ALICE_KEY);
        Town { place, crown }
    }

    /// With 50 pictures.
    pub fn with_pictures() -> Self {
        let town = Self::new();
        for number in 0..50 {
            town.place.picture(&format!("{number:02}.png"));
        }
        town
    }

    /// Plans what becomes of the next uploads.
    pub fn plan(&self, fates: &[(usize, Fault)]) {
        for (times, fault) in fates {
            self.crown
                .faults
                .next(*times, "POST", "/images/upload", *fault);
        }
    }

    /// Requests that carried a file.
    pub fn sent(&self) -> usize {
        self.crown.journal.to("POST", "/images/upload").len()
    }

    /// How often each name is on the host.
    pub fn stored(&self) -> BTreeMap<String, usize> {
        let mut names = BTreeMap::new();
        for media in &self.crown.host().media {
            *names.entry(media.name.clone()).or_default() += 1;
        }
        names
    }

    #[track_caller]
    fn holds_each_of_50_once(&self) {
        let stored = self.stored();
        let wrong: Vec<_> = stored.iter().filter(|(_, times)| **times != 1).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
        assert_eq!(stored.len(), 50, "{stored:?}");
    }

    pub fn run(&self, args: &[&str]) -> Ran {
        self.place.run(args)
    }

    /// How many entries of the history have this outcome.
    pub fn count(&self, outcome: &str) -> usize {
        let history = self.place.history();
        history
            .iter()
            .filter(|entry| entry["outcome"] == outcome)
            .count()
    }
}

fn kill(running: Running, place: &Place) {
    running.signal(libc::SIGKILL);
    running.end(place).ends(-libc::SIGKILL);
}

/// Kills an upload of 50 files when 20 are delivered, two of those in flight have arrived and two have not.
fn killed_in_the_middle() -> Town {
    let town = Town::with_pictures();
    town.plan(&[(20, Fault::Pass), (2, Fault::Silence), (2, Fault::Swallow)]);
    let running = town.place.start(&["upload", "-r", ".", "-j", "4"]);
    until("the ones in flight", || town.sent() == 24);
    kill(running, &town.place);
    assert_eq!(town.stored().len(), 22);
    town
}

#[test]
fn after_a_kill_a_retry_sends_the_rest_and_what_surely_did_not_arrive() {
    let town = killed_in_the_middle();
    let ran = town.run(&["retry"]).ends(0);
    assert!(ran.err.contains("was cut off"), "{ran}");
    assert!(ran.err.contains("4 uploads of batch 1"), "{ran}");
    assert_eq!(ran.lines().len(), 26, "{ran}");
    assert_eq!(town.sent(), 24 + 26, "what may have arrived is left alone");
    assert_eq!(town.count("unknown"), 4);

    let ran = town.run(&["retry", "--unknown"]).ends(0);
    assert_eq!(ran.lines().len(), 4, "{ran}");
    assert_eq!(town.sent(), 24 + 26 + 2, "two of four had arrived");
    town.holds_each_of_50_once();
    assert_eq!(town.count("uploaded"), 50);

    let ran = town.run(&["retry", "--unknown"]).ends(0);
    assert!(ran.err.contains("nothing to send again"), "{ran}");
    assert_eq!(ran.out, "");
}

#[test]
fn after_a_kill_resume_prints_every_link_and_sends_what_is_missing() {
    let town = killed_in_the_middle();
    let args = ["upload", "-r", ".", "--resume", "-f", "{input} {outcome}"];
    let ran = town.run(&args).ends(0);
    let lines = ran.lines();
    assert_eq!(lines.len(), 50, "{ran}");
    assert!(lines.is_sorted(), "{ran}");
    let reused = lines.iter().filter(|line| line.ends_with(" reused"));
    assert_eq!(reused.count(), 20, "{ran}");
    assert_eq!(town.sent(), 24 + 26 + 2);
    town.holds_each_of_50_once();

    let again = town.run(&args).ends(0);
    assert_eq!(town.sent(), 52, "a finished batch is known as well");
    assert!(again.lines().iter().all(|line| line.ends_with(" reused")));
}

/// Whatever the moment, nothing is lost and nothing is sent twice. Each moment is that of the k-th arrival.
#[test]
fn a_kill_at_any_moment_loses_nothing_and_sends_nothing_twice() {
    let moments = [0, 1, 2, 5, 13, 34, 47, 49, 50];
    std::thread::scope(|scope| {
        for (index, moment) in moments.into_iter().enumerate() {
            scope.spawn(move || {
                let town = Town::with_pictures();
                let upload = ["upload", "-r", ".", "-j", "4"];
                let running = town.place.start(&upload);
                until("the moment", || town.sent() >= moment);
                running.signal(libc::SIGKILL);
                // The last moments are those of a command that may be over.
                let code = running.end(&town.place).code;
                assert!([0, -libc::SIGKILL].contains(&code), "{code}");
                if index % 2 == 0 {
                    town.run(&["upload", "-r", ".", "--resume"]).ends(0);
                } else {
                    town.run(&["retry"]).ends(0);
                    town.run(&["retry", "--unknown"]).ends(0);
                }
                town.holds_each_of_50_once();
            });
        }
    });
}

#[test]
fn the_next_run_tells_once_what_a_kill_left_and_not_of_what_still_runs() {
    let town = Town::with_pictures();
    town.plan(&[(1, Fault::Pass), (9, Fault::Silence)]);
    let running = town
        .place
        .start(&["upload", "00.png", "01.png", "02.png", "-j", "1"]);
    until("the one that hangs", || town.sent() == 2);
    let ran = town.run(&["history", "--batches", "--json"]).ends(0);
    assert!(!ran.err.contains("cut off"), "{ran}");
    assert_eq!(ran.json()[0]["running"], true);
    let busy = town.run(&["retry"]);
    busy.fails(1, "batch 1 is being sent by another hoist", "wait");

    kill(running, &town.place);
    let ran = town.run(&["history", "--batches", "--json"]).ends(0);
    let note = "an earlier upload (batch 1) was cut off: 01.png may have arrived, 1 not begun; \
                'hoist retry 1' sends what is missing, 'hoist retry 1 --unknown' also asks the host";
    let ran = ran.says(note);
    let batch = &ran.json()[0];
    let counts = ["delivered", "unknown", "queued", "failed"].map(|name| batch[name].clone());
    assert_eq!(counts, [1, 1, 1, 0]);
    assert_eq!(batch["running"], false);
    let ran = town.run(&["history"]).ends(0);
    assert!(!ran.err.contains("cut off"), "{ran}");
}

#[test]
fn a_retry_leaves_alone_what_is_still_being_sent() {
    let place = Place::new();
    for name in ["a.png", "b.png"] {
        place.picture(name);
    }
    let faults = &place.pile.faults;
    faults.next(1, "POST", "/", Fault::Unauthorized);
    place.run(&["upload", "a.png"]).ends(4);
    faults.next(1, "POST", "/", Fault::Held);
    let running = place.start(&["upload", "b.png"]);
    until("the upload", || place.uploads() == 2);
    for args in [&["retry"][..], &["retry", "2", "--unknown"]] {
        let ran = place.run(args).fails(
            1,
            "batch 2 is being sent by another hoist; it is left alone",
            "wait for its end, or stop it; others have something to send again: 1",
        );
        assert!(!ran.err.contains("may have arrived"), "{ran}");
    }
    place.run(&["retry", "1"]).ends(0);
    assert_eq!(place.uploads(), 3, "the other batch is free");
    faults.release();
    running.end(&place).ends(0);
    place.run(&["retry"]).ends(0).says("nothing to send again");
    assert_eq!(place.uploads(), 3);
}

#[test]
fn a_retry_sends_what_failed_as_it_was_to_be_sent_and_no_more() {
    let place = Place::new();
    for name in ["a.png", "b.png", "c.png"] {
        place.picture(name);
    }
    let faults = &place.pile.faults;
    faults.next(1, "POST", "/api/v1/media", Fault::Pass);
    faults.next(1, "POST", "/api/v1/media", Fault::Unauthorized);
    let upload = [
        "upload", "a.png", "b.png", "c.png", "-j", "1", "--title", "Mine",
    ];
    place.run(&upload).ends(3);
    let ran = place.run(&["retry", "--json"]).ends(0);
    let json = ran.json();
    assert_eq!(json.as_array().unwrap().len(), 1, "{ran}");
    assert_eq!(
        (&json[0]["input"], &json[0]["outcome"], &json[0]["attempts"]),
        (&"b.png".into(), &"uploaded".into(), &1.into())
    );
    let titles: Vec<_> = place
        .pile
        .host()
        .media
        .iter()
        .map(|it| it.title.clone())
        .collect();
    assert_eq!(titles, vec![Some("Mine".to_owned()); 3]);
    assert_eq!(place.uploads(), 4);

    let ran = place.run(&["retry", "--json"]).ends(0);
    assert_eq!(ran.json(), serde_json::json!([]));
    assert_eq!(place.uploads(), 4);
    // What was sent last is the last one, although its batch is older than what came between.
    assert_eq!(place.history()[0]["input"], "b.png");
    assert_eq!(place.history()[0]["number"], 1);
}

#[test]
fn a_batch_is_named_by_its_number_and_an_unknown_one_is_not_found() {
    let place = Place::new();
    place.picture("a.png");
    place.pile.faults.next(1, "POST", "/", Fault::Unauthorized);
    place.run(&["upload", "a.png"]).ends(4);
    place.picture("b.png");
    place.run(&["upload", "b.png"]).ends(0);
    place.run(&["retry"]).ends(0).says("these have: 1");
    assert_eq!(place.uploads(), 2);
    let listed = place.run(&["history", "--batches"]).ends(0);
    assert_eq!(listed.lines()[1].split('\t').next(), Some("1"));
    assert_eq!(place.run(&["retry", "1"]).ends(0).lines().len(), 1);
    place
        .run(&["retry", "7"])
        .fails(7, "no batch 7", "history --batches");
    place.run(&["retry", "x"]).ends(2);
    place
        .run(&["retry", "1", "-p", "local"])
        .ends(0)
        .says("nothing to send again");
    Place::new()
        .run(&["retry"])
        .fails(7, "the history is empty", "history --batches");
}

#[test]
fn what_cannot_be_sent_again_is_told_and_stays_as_it_is() {
    let place = Place::new();
    for name in ["changed.png", "gone.png", "good.png"] {
        place.picture(name);
    }
    place.pile.faults.next(3, "POST", "/", Fault::Unauthorized);
    place
        .run_with(
            &["upload", "changed.png", "gone.png", "-", "missing.png"],
            &picture("in"),
        )
        .ends(4);
    place.file("changed.png", picture("something else"));
    std::fs::remove_file(place.work().join("gone.png")).unwrap();
    let before = place.uploads();
    let ran = place.run(&["retry"]).ends(1);
    for words in [
        "error: changed.png was changed since",
        "/work/gone.png: No such file",
        "error: standard input can't be read again",
        "/work/missing.png: No such file",
    ] {
        assert!(ran.err.contains(words), "no '{words}' in {ran}");
    }
    assert_eq!(place.uploads(), before);
    let outcomes = || -> Vec<Value> {
        let history = place.history();
        history
            .iter()
            .map(|entry| entry["outcome"].clone())
            .collect()
    };
    assert_eq!(outcomes(), vec![Value::from("failed"); 4]);
    // What was missing then is there now, and was never anything else.
    place.picture("missing.png");
    let ran = place.run(&["retry", "-f", "{input}"]).ends(3);
    assert_eq!(ran.out, "missing.png\n", "{ran}");
}

#[test]
fn a_changed_file_is_sent_anew_by_resume_and_a_touched_one_is_not() {
    let place = Place::new();
    for name in ["a.png", "b.png", "c.png"] {
        place.picture(name);
    }
    let upload = [
        "upload",
        "a.png",
        "b.png",
        "c.png",
        "--resume",
        "-f",
        "{input} {outcome}",
    ];
    place.run(&upload).ends(0).says("no earlier upload");
    place.file("a.png", picture("another"));
    place.picture("b.png");
    let ran = place.run(&upload).ends(0);
    assert_eq!(
        ran.lines(),
        ["a.png uploaded", "b.png reused", "c.png reused"]
    );
    assert_eq!(place.uploads(), 4);
    place
        .run(&["upload", "a.png", "--resume", "--dry-run"])
        .ends(2);
}

#[test]
fn without_a_history_resume_is_refused() {
    let place = Place::new();
    place.picture("a.png");
    std::fs::create_dir_all(place.home().join(".local/share")).unwrap();
    std::fs::write(place.home().join(".local/share/hoist"), "in the way").unwrap();
    place.run(&["upload", "a.png", "--resume"]).fails(
        1,
        "nobody knows what was delivered",
        "hoist doctor",
    );
    assert_eq!(place.uploads(), 0);
}

#[test]
fn an_upload_that_nobody_can_be_asked_about_is_ended_by_the_person() {
    let place = Place::new();
    place.picture("a.png");
    place.picture("b.png");
    place.pile.faults.next(1, "POST", "/", Fault::LoseAnswer);
    place.run(&["upload", "a.png", "b.png", "-j", "1"]).ends(3);
    let resume = ["upload", "a.png", "b.png", "--resume", "-f", "{input}"];
    for (args, code, advice) in [
        (&resume[..], 3, "this command sends it"),
        (&["retry", "--unknown"], 6, "upload it anew"),
    ] {
        let ran = place
            .run(args)
            .fails(code, "a.png: nobody knows whether it arrived", advice);
        let ran = ran.says("look on the host itself, in a browser; then 'hoist history rm @N'");
        assert!(ran.err.contains("username"), "{ran}");
    }
    assert_eq!(place.uploads(), 2);

    // What the advice says leads out of it.
    let unknown = place
        .history()
        .into_iter()
        .find(|entry| entry["outcome"] == "unknown");
    let number = format!("@{}", unknown.unwrap()["number"]);
    place.run(&["history", "rm", &number, "-y"]).ends(0);
    let ran = place.run(&resume).ends(0);
    assert_eq!(ran.lines(), ["a.png", "b.png"], "{ran}");
    assert_eq!(place.uploads(), 3);
    place
        .run(&["retry", "--unknown"])
        .ends(0)
        .says("nothing to send again");
}

#[test]
fn a_history_that_another_program_holds_is_told_and_waited_for() {
    let place = Place::new();
    place.picture("a.png");
    place.picture("b.png");
    let faults = &place.pile.faults;
    faults.next(1, "POST", "/", Fault::Held);
    let mut running = place.start(&["upload", "a.png", "b.png", "-j", "1"]);
    until("the first", || place.uploads() == 1);
    let db = place.home().join(".local/share/hoist/history.db");
    let db = rusqlite::Connection::open(db).unwrap();
    db.execute_batch("BEGIN IMMEDIATE").unwrap();
    faults.release();
    let note = running.hears("another program holds it; hoist waits");
    assert!(note.contains("history.db"), "{note}");
    db.execute_batch("ROLLBACK").unwrap();
    let ran = running.end(&place).ends(0);
    assert_eq!(ran.lines().len(), 2, "{ran}");
    assert_eq!(ran.err.matches("note:").count(), 1, "{ran}");
    let history = place.history();
    assert_eq!(history.len(), 2);
    assert!(history.iter().all(|entry| entry["outcome"] == "uploaded"));
}

#[test]
fn a_history_that_breaks_meanwhile_ends_a_retry_and_not_what_is_in_flight() {
    let place = Place::new();
    for name in ["first.png", "last.png", "beyond.png"] {
        place.picture(name);
    }
    // Entries are read a thousand at a time: the one beyond is read while the last is on its way.
    let missing: Vec<String> = (0..998).map(|number| format!("none-{number}")).collect();
    let list = format!("first.png\n{}\nlast.png\nbeyond.png\n", missing.join("\n"));
    let faults = &place.pile.faults;
    faults.next(3, "POST", "/", Fault::Unauthorized);
    let upload = ["upload", "--files-from", "-"];
    place.run_with(&upload, list.as_bytes()).ends(4);

    faults.next(1, "POST", "/", Fault::Held);
    let running = place.start(&["retry", "-j", "1", "-f", "{input}"]);
    until("the first", || place.uploads() == 4);
    let db = place.home().join(".local/share/hoist/history.db");
    let db = rusqlite::Connection::open(db).unwrap();
    db.execute("ALTER TABLE entries RENAME TO elsewhere", [])
        .unwrap();
    faults.release();
    let ran = running.end(&place).ends(1);
    assert_eq!(ran.lines(), ["first.png", "last.png"], "{ran}");
    assert_eq!(place.uploads(), 5, "nobody knows of the one beyond");
    assert!(ran.err.contains("error: history "), "{ran}");
}
