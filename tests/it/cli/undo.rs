//! `hoist undo` and `hoist sweep`.

use super::place::{Place, until};
use crate::fakes::fault::Fault;
use crate::fakes::imgpile::ALICE_TOKEN;

fn place() -> Place {
    let place = Place::new();
    for name in ["a.png", "b.png", "c.png"] {
        place.picture(name);
    }
    place
}

/// Deletions that reached the host.
fn deletions(place: &Place) -> usize {
    place.requests("DELETE", "/api/v1/media")
}

#[test]
fn the_last_command_is_undone_and_the_one_before_is_not() {
    let place = place();
    place.run(&["upload", "c.png"]).ends(0);
    let links = place.run(&["upload", "a.png", "b.png"]).ends(0);
    let ran = place.run(&["undo", "--dry-run"]).ends(0);
    let would: Vec<String> = links
        .lines()
        .iter()
        .map(|link| format!("would delete {link} of pile"))
        .collect();
    assert_eq!(ran.lines(), would);
    assert_eq!(deletions(&place), 0);

    let ran = place.run(&["undo", "-y"]).ends(0);
    for link in links.lines() {
        assert!(ran.err.contains(&format!("deleted {link}\n")), "{ran}");
    }
    assert_eq!(deletions(&place), 2);
    let ran = place.run(&["undo", "-y"]).ends(0);
    assert_eq!(
        ran.err,
        "note: nothing to undo: nothing of the last command is online\n"
    );
    assert_eq!(deletions(&place), 2, "the one before stays");
}

#[test]
fn undo_asks_first() {
    let place = place();
    place.run(&["undo"]).ends(0).says("nothing to undo");
    let link = place.run(&["upload", "a.png"]).ends(0).lines()[0].to_owned();
    place
        .run(&["undo"])
        .fails(2, &format!("Delete {link} of pile for good?"), "-y");
    assert_eq!(deletions(&place), 0);
    let ran = place.run(&["undo", "-y", "--json"]).ends(0);
    let json = ran.json();
    assert_eq!(
        (&json[0]["outcome"], &json[0]["profile"]),
        (&"deleted".into(), &"pile".into())
    );
}

#[test]
fn what_was_there_before_stays() {
    let place = place();
    place.run(&["upload", "a.png"]).ends(0);
    place.run(&["upload", "a.png", "b.png", "--reuse"]).ends(0);
    place.run(&["undo", "-y"]).ends(0);
    assert_eq!(deletions(&place), 1);
    place.run(&["show", "@2"]).ends(0);
}

#[test]
fn a_post_goes_with_its_files_and_one_that_was_there_stays() {
    let place = place();
    place
        .run(&["post", "create", "a.png", "b.png", "--title", "T"])
        .ends(0);
    let slug = place.pile.host().posts[0].slug.clone();
    let ran = place.run(&["undo", "--dry-run"]).ends(0);
    assert_eq!(ran.lines()[0], format!("would delete post {slug} of pile"));
    place
        .run(&["undo"])
        .fails(2, &format!("Delete post {slug} of pile, http"), "-y");
    let ran = place.run(&["undo", "-y", "--json"]).ends(0);
    let json = ran.json();
    assert_eq!(
        (&json[0]["id"], &json[0]["outcome"]),
        (&slug.into(), &"deleted".into())
    );
    assert_eq!(json.as_array().unwrap().len(), 3, "{ran}");
    assert_eq!(place.pile.host().posts.len(), 0);
    assert_eq!(place.pile.host().media.len(), 0);

    place.run(&["post", "create", "a.png"]).ends(0);
    let slug = place.pile.host().posts[0].slug.clone();
    place.run(&["upload", "b.png", "--post-id", &slug]).ends(0);
    place.run(&["undo", "-y"]).ends(0);
    assert_eq!(place.pile.host().posts.len(), 1, "only b is gone");
    assert_eq!(place.pile.host().media.len(), 1);
}

#[test]
fn of_a_post_of_media_that_were_there_the_post_alone_is_undone() {
    let place = place();
    let json = place.run(&["upload", "a.png", "--json"]).ends(0).json();
    let id = json[0]["id"].as_str().unwrap();
    let create = ["post", "create", "--media", id];
    for undone in [true, false] {
        place.run(&create).ends(0);
        let slug = place.pile.host().posts[0].slug.clone();
        let ran = place.run(&["undo", "--dry-run"]).ends(0);
        assert_eq!(ran.lines(), [format!("would delete post {slug} of pile")]);
        match undone {
            true => place.run(&["undo", "-y"]).ends(0),
            false => place.run(&["post", "rm", &slug, "-y"]).ends(0),
        };
        assert_eq!(place.pile.host().posts.len(), 0);
        place
            .run(&["undo", "-y"])
            .ends(0)
            .says("nothing of the last command is online");
    }
    let faults = &place.pile.faults;
    faults.next(1, "POST", "/api/v1/posts", Fault::Unauthorized);
    place.run(&create).ends(4);
    place
        .run(&["undo", "-y"])
        .ends(0)
        .says("nothing of the last command is online");
    faults.next(1, "POST", "/api/v1/posts", Fault::LoseAnswer);
    place.run(&create).ends(6);
    place.run(&["undo", "-y"]).fails(
        6,
        "the post has no known outcome",
        "'hoist post ls -p pile' shows whether it is there, 'hoist post rm ID'",
    );
    assert_eq!(place.pile.host().posts.len(), 1);
    assert_eq!(deletions(&place), 0, "the picture was there before");
}

#[test]
fn what_nobody_knows_and_what_the_host_refuses_is_told() {
    let place = place();
    place
        .pile
        .faults
        .next(1, "POST", "/api/v1/media", Fault::LoseAnswer);
    place.run(&["upload", "a.png", "b.png", "-j", "1"]).ends(3);
    place
        .pile
        .faults
        .next(1, "DELETE", "/", Fault::Unauthorized);
    let ran = place.run(&["undo", "-y"]).ends(6);
    assert!(
        ran.err
            .contains("error: a.png: its upload has no known outcome"),
        "{ran}"
    );
    assert!(ran.err.contains("imgpile answered 401"), "{ran}");
    let ran = place.run(&["undo", "-y"]).ends(3);
    assert!(ran.err.contains("deleted http"), "{ran}");
}

/// `--expire` of a minute, and a clock that has gone on: the history's time is set back instead.
fn age(place: &Place) {
    let db =
        rusqlite::Connection::open(place.home().join(".local/share/hoist/history.db")).unwrap();
    db.execute(
        "UPDATE entries SET expires_at = expires_at - 3600000000",
        [],
    )
    .unwrap();
}

#[test]
fn what_has_passed_its_expiry_is_swept_and_nothing_else() {
    let place = place();
    let ran = place
        .run(&["upload", "a.png", "--expire", "30m", "--json"])
        .ends(0);
    assert!(
        ran.err
            .contains("note: pile deletes nothing by itself: 'hoist sweep' does it, 30m from now"),
        "{ran}"
    );
    let json = ran.json();
    assert!(json[0]["expires_at"].is_string(), "{ran}");
    place.run(&["upload", "b.png", "--expire", "1y"]).ends(0);
    place.run(&["upload", "c.png"]).ends(0);
    place
        .run(&["sweep", "-y"])
        .ends(0)
        .says("nothing has passed its --expire");
    age(&place);
    let ran = place.run(&["sweep", "--dry-run"]).ends(0);
    let link = json[0]["url"].as_str().unwrap();
    assert_eq!(ran.lines(), [format!("would delete {link} of pile")]);
    place.run(&["sweep"]).fails(2, "Delete ", "-y");
    assert_eq!(deletions(&place), 0);
    place
        .run(&["sweep", "-y"])
        .ends(0)
        .says(&format!("deleted {link}"));
    place
        .run(&["sweep", "-y"])
        .ends(0)
        .says("nothing has passed its --expire");
    assert_eq!(deletions(&place), 1);
}

#[test]
fn a_host_that_can_delete_neither_way_refuses_an_expiry() {
    let mut place = Place::new();
    place.picture("a.png");
    place.env("HOIST_TOKEN", ALICE_TOKEN);
    place
        .run(&["upload", "a.png", "--guest", "--expire", "3d"])
        .fails(2, "--", "");
    until("nothing was sent", || place.uploads() == 0);
}

#[test]
fn what_the_host_has_lost_already_is_swept_too() {
    let place = place();
    place.run(&["upload", "a.png", "--expire", "30m"]).ends(0);
    place.pile.host().media.clear();
    age(&place);
    place.run(&["sweep", "-y"]).ends(0).says("was gone already");
    place
        .run(&["sweep", "-y"])
        .ends(0)
        .says("nothing has passed");
}
