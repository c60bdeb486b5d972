//! Lost answers: each host is asked in its own way, and nothing is there twice afterwards. And bytes that a host has already.

use super::batches::Town;
use super::place::{Place, picture};
use crate::fakes::chevereto::{Chevereto, USER_KEY};
use crate::fakes::fault::Fault;
use crate::fakes::imgpile::{ALICE, ALICE_TOKEN};
use crate::fakes::posteverywhere::{KEY, Posteverywhere};
use crate::fakes::slink::{ALICE_JWT, ALICE_KEY, Slink};
use crate::fakes::{Fake, Host};

#[test]
fn a_lost_answer_is_asked_for_before_the_file_is_sent_again() {
    let town = Town::with_pictures();
    town.plan(&[(1, Fault::LoseAnswer), (1, Fault::LoseRequest)]);
    let ran = town
        .run(&["upload", "00.png", "01.png", "-j", "1", "--json"])
        .ends(0);
    let json = ran.json();
    assert_eq!(
        (&json[0]["outcome"], &json[0]["attempts"]),
        (&"uploaded".into(), &1.into())
    );
    assert_eq!(
        (&json[1]["outcome"], &json[1]["attempts"]),
        (&"uploaded".into(), &2.into())
    );
    assert!(ran.err.contains("the answer was lost"), "{ran}");
    assert!(ran.err.contains("it did not arrive"), "{ran}");
    assert_eq!(town.sent(), 3);
    assert_eq!(town.stored().values().sum::<usize>(), 2);
}

#[test]
fn without_retries_or_waits_a_lost_answer_stays_unknown() {
    for option in ["--retries=0", "--no-wait"] {
        let town = Town::with_pictures();
        town.plan(&[(1, Fault::LoseRequest)]);
        town.run(&["upload", "00.png", option])
            .fails(6, "no answer", "before sending it again");
        assert_eq!(town.sent(), 1);
        assert_eq!(town.count("unknown"), 1);
    }
}

#[test]
fn imgpile_is_asked_by_type_time_and_length_where_it_knows_the_user() {
    let mut place = Place::bare();
    let profile = place.profile("pile") + &format!("username = \"{ALICE}\"\n");
    place.config(&profile);
    place.env("HOIST_TOKEN_PILE", ALICE_TOKEN);
    place.picture("a.png");
    place.picture("longer.png");
    // Another of the same kind and time, which this machine has sent.
    place.run(&["upload", "longer.png"]).ends(0);
    place.pile.faults.next(1, "POST", "/", Fault::LoseAnswer);
    place.run(&["upload", "a.png", "--retries", "0"]).ends(6);
    let ran = place.run(&["retry", "--unknown"]).ends(0);
    assert_eq!(ran.lines().len(), 1);
    assert_eq!(place.uploads(), 2);
    let slug = place.pile.host().media[1].slug.clone();
    assert!(ran.out.contains(&slug), "{ran}");

    place.pile.faults.next(1, "POST", "/", Fault::LoseRequest);
    place.picture("quite another.png");
    place
        .run(&["upload", "quite another.png"])
        .fails(6, "no answer", "hoist ls");
    place.run(&["retry", "--unknown"]).fails(
        6,
        "it is not among your newest media",
        "look on the host itself, in a browser or with 'hoist ls -p pile'; then 'hoist history rm @N'",
    );
    assert_eq!(place.uploads(), 3, "imgpile can't say that it is absent");
}

/// A place whose only profile is this host.
fn place_of<H: Host>(fake: &Fake<H>, provider: &str, base: &str, token: &str) -> Place {
    let mut place = Place::bare();
    let url = fake.url(base);
    place.config(&format!(
        "[profiles.h]\nprovider = \"{provider}\"\nurl = \"{url}\"\n"
    ));
    place.env("HOIST_TOKEN_H", token);
    place.secret(token);
    place.picture("a.png");
    place
}

/// Loses the answer of an upload, and has the host asked by a retry. Gives what the retry printed.
fn ask_after<H: Host>(place: &Place, fake: &Fake<H>, path: &str) -> String {
    fake.faults.next(1, "POST", path, Fault::LoseAnswer);
    place.run(&["upload", "a.png", "--retries", "0"]).ends(6);
    let ran = place.run(&["retry"]).ends(0);
    assert!(ran.err.contains("may have arrived"), "{ran}");
    assert_eq!(ran.out, "");
    let ran = place.run(&["retry", "--unknown"]).ends(0);
    assert_eq!(ran.lines().len(), 1, "{ran}");
    let again = place.run(&["retry", "--unknown"]).ends(0);
    assert!(again.err.contains("nothing to send again"), "{again}");
    ran.out
}

#[test]
fn slink_is_asked_by_a_session_without_sending_the_file() {
    let fake = Fake::<Slink>::start();
    let place = place_of(&fake, "slink", "api", ALICE_JWT);
    ask_after(&place, &fake, "/api/upload");
    assert_eq!(fake.journal.to("POST", "/api/upload").len(), 1);
    assert_eq!(fake.host().images.len(), 1);
}

#[test]
fn slink_tells_a_key_that_it_has_the_file_when_it_is_sent_again() {
    let fake = Fake::<Slink>::start();
    let place = place_of(&fake, "slink", "api", ALICE_KEY);
    ask_after(&place, &fake, "/api/external/upload");
    assert_eq!(fake.host().images.len(), 1, "refused as a duplicate");
}

#[test]
fn posteverywhere_is_asked_by_name_and_size_without_sending_the_file() {
    let fake = Fake::<Posteverywhere>::start();
    let place = place_of(&fake, "posteverywhere", "api", KEY);
    let out = ask_after(&place, &fake, "/api/v1/media/5e");
    assert_eq!(fake.journal.to("POST", "/uploads").len(), 1);
    assert_eq!(fake.host().media.len(), 1);
    assert_eq!(out.trim_end(), fake.host().media[0].id);
}

#[test]
fn an_upload_that_was_not_completed_is_completed_without_sending_the_file() {
    let fake = Fake::<Posteverywhere>::start();
    let place = place_of(&fake, "posteverywhere", "api", KEY);
    fake.faults
        .next(1, "POST", "/api/v1/media/5e", Fault::LoseRequest);
    place.run(&["upload", "a.png", "--retries", "0"]).ends(6);
    place.run(&["retry", "--unknown"]).ends(0);
    assert_eq!(fake.journal.to("POST", "/uploads").len(), 1);
    assert_eq!(fake.host().media[0].state, "ready");
}

/// The site does not tell the link, so that the exit code is that of a refusal, but it is known to have the file.
#[test]
fn chevereto_tells_by_refusing_a_duplicate() {
    let fake = Fake::<Chevereto>::start();
    let place = place_of(&fake, "chevereto", "site", USER_KEY);
    let path = "/api/1/upload";
    fake.faults.next(1, "POST", path, Fault::LoseAnswer);
    place.run(&["upload", "a.png"]).ends(6);
    assert_eq!(fake.journal.to("POST", path).len(), 1, "not by itself");
    place
        .run(&["retry", "--unknown"])
        .ends(8)
        .says("refuses the same file for 24 hours");
    assert_eq!(fake.host().images.len(), 1);
    assert_eq!(place.history()[0]["outcome"], "reused");
    place
        .run(&["retry", "--unknown"])
        .ends(0)
        .says("nothing to send again");
    assert_eq!(fake.journal.to("POST", path).len(), 2);
}

#[test]
fn a_link_that_no_longer_opens_is_not_reused() {
    let place = Place::new();
    place.picture("a.png");
    let first = place.run(&["upload", "a.png"]).ends(0);
    let again = place.run(&["upload", "a.png", "--reuse"]).ends(0);
    assert_eq!(again.out, first.out);
    assert_eq!(place.requests("HEAD", "/f/"), 1);
    let asked = &place.pile.journal.to("HEAD", "/f/")[0];
    assert_eq!(asked.header("authorization"), None);
    // A host that takes no such question has not said that it is gone.
    place
        .pile
        .faults
        .next(1, "HEAD", "/f/", Fault::Unauthorized);
    place.run(&["upload", "a.png", "--reuse"]).ends(0);
    assert_eq!(place.uploads(), 1);

    place.pile.host().media.clear();
    let ran = place.run(&["upload", "a.png", "--reuse"]).ends(0);
    assert!(ran.err.contains("no longer opens"), "{ran}");
    assert_eq!(place.uploads(), 2);
    assert_ne!(ran.out, first.out);
}

#[test]
fn a_link_that_can_not_be_looked_at_is_reused_and_that_is_told() {
    let place = Place::new();
    place.picture("a.png");
    let first = place.run(&["upload", "a.png"]).ends(0);
    place.pile.faults.next(9, "HEAD", "/f/", Fault::ResetAtOnce);
    let ran = place
        .run(&["upload", "a.png", "--reuse", "--retries", "0"])
        .ends(0)
        .says("nobody knows whether the known link still opens");
    assert_eq!(ran.out, first.out);
    assert_eq!(place.uploads(), 1);
}

#[test]
fn the_same_content_is_sent_once_however_often_it_is_given() {
    let place = Place::new();
    for name in ["a.png", "b.png", "c.png", "d.png"] {
        place.file(name, picture("the same"));
    }
    let upload = [
        "upload", "a.png", "b.png", "c.png", "d.png", "a.png", "--reuse", "-j", "4",
    ];
    let ran = place.run(&upload).ends(0);
    let mut lines = ran.lines();
    assert_eq!(lines.len(), 5);
    lines.dedup();
    assert_eq!(lines.len(), 1, "{ran}");
    assert_eq!(place.uploads(), 1);

    // Where the first fails, the next one is sent.
    let place = Place::new();
    for name in ["a.png", "b.png"] {
        place.file(name, picture("the same"));
    }
    place.pile.faults.next(1, "POST", "/", Fault::Unauthorized);
    place
        .run(&["upload", "a.png", "b.png", "--reuse", "-j", "2"])
        .ends(3);
    assert_eq!((place.uploads(), place.pile.host().media.len()), (2, 1));
}

/// A file that may not grow stands for a disk that is full.
#[test]
fn a_full_disk_stops_the_history_and_not_the_upload() {
    use std::os::unix::process::CommandExt;
    let place = Place::new();
    for number in 0..20 {
        place.picture(&format!("{number:02}.png"));
    }
    place.run(&["upload", "00.png"]).ends(0);
    let mut command = place.command(&["upload", "-r", ".", "-j", "2"]);
    let limit = || {
        let room = libc::rlimit {
            rlim_cur: 64 * 1024,
            rlim_max: 64 * 1024,
        };
        // SAFETY: plain system calls, which allocate nothing, between fork and exec.
        unsafe {
            libc::signal(libc::SIGXFSZ, libc::SIG_IGN);
            libc::setrlimit(libc::RLIMIT_FSIZE, &raw const room);
        }
        Ok(())
    };
    // SAFETY: see above.
    unsafe { command.pre_exec(limit) };
    let output = command.output().unwrap();
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{err}");
    assert_eq!(String::from_utf8_lossy(&output.stdout).lines().count(), 20);
    let notes = err.matches("the history could not be used").count();
    assert_eq!(notes, 1, "{err}");
    assert_eq!(place.uploads(), 21);
}
