//! Files that go together: into one post, or to several profiles.

use serde_json::{Value, json};

use super::place::Place;
use crate::fakes::fault::Fault;
use crate::fakes::imgpile::{ALICE, ALICE_TOKEN};

#[test]
fn a_post_takes_all_files_and_comes_last() {
    let place = Place::new();
    place.picture("a.png");
    place.picture("b.png");
    let ran = place
        .run(&[
            "upload",
            "b.png",
            "a.png",
            "--post",
            "--title",
            "Summer",
            "--visibility",
            "hidden",
        ])
        .ends(0);
    let host = place.pile.host();
    let post = &host.posts[0];
    assert_eq!(ran.lines().len(), 3);
    assert!(
        ran.lines()[2].ends_with(&format!("/p/{}", post.slug)),
        "{ran}"
    );
    assert_eq!(
        (post.title.as_deref(), post.visibility),
        (Some("Summer"), "hidden")
    );
    let names: Vec<&str> = post
        .media
        .iter()
        .map(|slug| {
            host.media
                .iter()
                .find(|media| media.slug == *slug)
                .unwrap()
                .received_name
                .as_str()
        })
        .collect();
    assert_eq!(names, ["b.png", "a.png"]);
    assert!(
        host.media.iter().all(|media| media.title.is_none()),
        "the title is the post's"
    );
    let slug = post.slug.clone();
    drop(host);
    assert!(
        place
            .history()
            .iter()
            .all(|entry| entry["post_id"] == json!(slug))
    );
}

#[test]
fn with_json_a_posts_files_are_an_array() {
    let place = Place::new();
    place.picture("a.png");
    let ran = place
        .run(&["upload", "a.png", "--post", "--json"])
        .ends(0)
        .says("the post is http");
    let slug = place.pile.host().posts[0].slug.clone();
    assert_eq!(ran.json()[0]["post_id"], json!(slug));
    assert_eq!(ran.json()[0]["outcome"], "uploaded");
    let ran = place
        .run(&["upload", "missing.png", "a.png", "--post", "--json"])
        .ends(3);
    assert_eq!(ran.json()[0]["outcome"], "failed");
    assert_eq!(ran.json()[1]["post_id"], Value::Null);
    assert_eq!(place.pile.host().posts.len(), 1);
}

#[test]
fn without_one_of_its_files_there_is_no_post() {
    let place = Place::new();
    place.picture("a.png");
    let ran = place
        .run(&["upload", "a.png", "missing.png", "--post"])
        .fails(3, "missing.png", "spelling");
    assert_eq!(ran.lines().len(), 1);
    assert!(ran.err.contains("no post was made"), "{ran}");
    place.run(&["upload", "missing.png", "--post"]).ends(1);
    assert_eq!(place.requests("POST", "/api/v1/posts"), 0);
}

#[test]
fn a_file_is_attached_to_a_post() {
    let place = Place::new();
    place.picture("a.png");
    let slug = place.pile.host().plant_post(ALICE, Vec::new());
    let ran = place
        .run(&["upload", "a.png", "--post-id", &slug, "--json"])
        .ends(0);
    assert_eq!(ran.json()[0]["post_id"], json!(slug));
    assert_eq!(place.pile.host().posts[0].media.len(), 1);
    place
        .run(&["upload", "a.png", "--post-id", &slug, "--reuse"])
        .ends(2);
}

#[test]
fn several_profiles_get_it_all() {
    let mut place = Place::new();
    place.env("HOIST_TOKEN_B", ALICE_TOKEN);
    place.config(&(place.profile("pile") + &place.profile("b")));
    place.picture("x.png");
    place.picture("y.png");
    let ran = place
        .run(&[
            "upload",
            "x.png",
            "y.png",
            "-p",
            "pile,b",
            "-f",
            "{input} {profile}",
        ])
        .ends(0);
    assert_eq!(
        ran.lines(),
        ["x.png pile", "x.png b", "y.png pile", "y.png b"]
    );
    assert_eq!(place.uploads(), 4);
    place.env("HOIST_TOKEN_B", "wrong-0001");
    let ran = place
        .run(&["upload", "x.png", "-p", "pile,b", "-f", "{profile}"])
        .ends(3);
    assert_eq!(ran.lines(), ["pile"]);
    assert!(
        ran.err.contains("error: b: x.png: imgpile answered 401"),
        "{ran}"
    );
}

#[test]
fn a_profile_that_is_named_twice_is_used_once() {
    let place = Place::new();
    place.picture("x.png");
    place
        .run(&["upload", "x.png", "-p", "pile,pile"])
        .ends(0)
        .says("note: the profile pile was given more than once");
    assert_eq!(place.uploads(), 1);
}

#[test]
fn a_fallback_takes_the_first_that_accepts_the_file() {
    let mut place = Place::new();
    place.env("HOIST_TOKEN_BAD", "wrong-0001");
    place.config(&(place.profile("pile") + &place.profile("bad")));
    place.picture("x.png");
    place.file("note.txt", "hello");
    let args = [
        "upload",
        "x.png",
        "note.txt",
        "-p",
        "bad,pile,local",
        "--fallback",
        "-f",
        "{input} {profile}",
    ];
    let ran = place.run(&args).ends(0);
    assert_eq!(ran.lines(), ["x.png pile", "note.txt local"]);
    assert!(ran.err.contains("x.png: bad did not take it"), "{ran}");
    assert!(ran.err.contains("x.png: pile took it"), "{ran}");
    assert!(!ran.err.contains("error:"), "{ran}");
}

/// A second copy elsewhere would be worse than to say that nobody knows.
#[test]
fn a_fallback_ends_where_the_outcome_is_open() {
    let place = Place::new();
    place.picture("x.png");
    place
        .pile
        .faults
        .next(1, "POST", "/api/v1/media", Fault::LoseAnswer);
    let ran = place
        .run(&["upload", "x.png", "-p", "pile,local", "--fallback"])
        .ends(6);
    assert_eq!(ran.out, "");
}

#[test]
fn a_fallback_that_nobody_takes_ends_as_its_last_host_did() {
    let mut place = Place::new();
    place.env("HOIST_TOKEN_BAD", "wrong-0001");
    place.config(&(place.profile("pile") + &place.profile("bad")));
    place.file("note.txt", "hello");
    let args = ["upload", "note.txt", "-p", "bad,pile", "--fallback"];
    let ran = place
        .run(&args)
        .fails(8, "pile: note.txt: imgpile does not take text/plain", "")
        .says("note: note.txt: bad did not take it");
    assert_eq!(ran.out, "");
    place.picture("x.png");
    let args = ["upload", "x.png", "-p", "bad,pile", "--fallback", "--json"];
    let report = place.run(&args).ends(0).json();
    assert_eq!(report.as_array().unwrap().len(), 1);
    assert_eq!(report[0]["profile"], "pile");
    assert_eq!(report[0]["outcome"], "uploaded");
    let tried: Vec<_> = place
        .history()
        .iter()
        .map(|entry| (entry["profile"].clone(), entry["outcome"].clone()))
        .collect();
    assert_eq!(
        tried,
        [
            (json!("pile"), json!("uploaded")),
            (json!("bad"), json!("failed"))
        ]
    );
}
