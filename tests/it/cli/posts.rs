//! Posts, votes, comments, people.

use serde_json::{Value, json};

use super::place::{Place, Ran, Running, picture, until};
use crate::fakes::fault::Fault;
use crate::fakes::imgpile::{ALICE, BOB, Subject};

fn planted(place: &Place, owner: &'static str) -> String {
    let mut host = place.pile.host();
    let media = host.plant(owner, "p.png", "image/png", picture("p").into());
    host.plant_post(owner, vec![media])
}

#[test]
fn media_and_files_mix_in_the_order_of_the_command_line() {
    let place = Place::new();
    for name in ["a.png", "b.png", "c.png", "d/1.png", "d/2.png"] {
        place.picture(name);
    }
    let sent = place.run(&["upload", "a.png", "--json"]).ends(0).json();
    let id = sent[0]["id"].as_str().unwrap().to_owned();
    let args = [
        "post", "create", "b.png", "--media", &id, "-r", "d", "c.png", "--title", "T", "--nsfw",
    ];
    let ran = place.run(&args).ends(0);
    assert_eq!(ran.lines().len(), 5, "four files and the post: {ran}");
    let host = place.pile.host();
    let post = &host.posts[0];
    assert!(ran.lines()[4].ends_with(&post.slug), "{ran}");
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
    assert_eq!(names, ["b.png", "a.png", "1.png", "2.png", "c.png"]);
    assert_eq!(
        (post.title.as_deref(), post.moderation),
        (Some("T"), "nsfw")
    );
}

#[test]
fn a_post_is_one_document() {
    let place = Place::new();
    place.picture("a.png");
    let ran = place.run(&["post", "create", "a.png", "--json"]).ends(0);
    let slug = place.pile.host().posts[0].slug.clone();
    assert_eq!(ran.json()["id"], json!(slug));
    assert_eq!(ran.json()["uploads"][0]["post_id"], json!(slug));
    let ran = place
        .run(&["post", "create", "a.png", "missing.png", "--json"])
        .ends(3);
    assert_eq!(ran.json()["id"], Value::Null);
    assert_eq!(ran.json()["uploads"][0]["outcome"], "uploaded");
    let ran = place
        .run(&["post", "create", "a.png", "--json", "--dry-run"])
        .ends(0);
    assert_eq!(ran.json()["uploads"][0]["outcome"], "planned");
    place
        .pile
        .faults
        .next(1, "POST", "/api/v1/posts", Fault::Broken);
    let ran = place.run(&["post", "create", "a.png", "--json"]).ends(11);
    assert_eq!(
        ran.json()["uploads"][0]["outcome"],
        "uploaded",
        "links are not lost"
    );
    assert!(ran.err.starts_with("{\"error\":"), "{ran}");
}

#[test]
fn a_post_is_checked_before_its_files_are_sent() {
    let place = Place::new();
    place.picture("a.png");
    place
        .run(&["post", "create", "--title", "T"])
        .fails(2, "at least one file", "--help");
    place
        .run(&["post", "create", "a.png", "--draft"])
        .fails(2, "--draft", "--title");
    place
        .run(&["post", "create", "a.png", "--content", "x"])
        .fails(2, "--content", "--title");
    let mut many = vec!["post", "create"];
    many.extend(std::iter::repeat_n("a.png", 51));
    place
        .run(&many)
        .fails(8, "at most 50 media, not 51", "make two posts");
    place.file("list", "a.png\n".repeat(50));
    place
        .run(&["post", "create", "--files-from", "list", "--media", "1"])
        .fails(8, "not 51", "make two posts");
    place.run(&["post", "create", "missing.png"]).ends(1);
    assert_eq!(place.pile.journal.all().len(), 0);
}

#[test]
fn a_post_whose_answer_is_lost_is_not_made_again() {
    let place = Place::new();
    place.picture("a.png");
    place
        .pile
        .faults
        .next(1, "POST", "/api/v1/posts", Fault::LoseAnswer);
    let ran = place
        .run(&["upload", "a.png", "--post"])
        .fails(6, "the answer was lost", "hoist");
    assert_eq!(ran.lines().len(), 1, "the file's link");
    assert_eq!(place.requests("POST", "/api/v1/posts"), 1);
}

#[test]
fn a_retry_sends_the_files_of_a_post_and_tells_how_to_make_it() {
    let place = Place::new();
    for name in ["a.png", "b.png"] {
        place.picture(name);
    }
    let faults = &place.pile.faults;
    faults.next(2, "POST", "/api/v1/media", Fault::Unauthorized);
    let create = ["post", "create", "a.png", "b.png", "-j", "1"];
    place.run(&create).ends(4);
    faults.next(1, "POST", "/api/v1/media", Fault::Unauthorized);
    place
        .run(&["retry", "-j", "1"])
        .ends(3)
        .says("which can be made once all of them are on the host");
    let ran = place.run(&["retry"]).ends(0);
    let note = ran
        .err
        .lines()
        .find(|line| line.contains("nobody knows of a post of these files"));
    let command = note.unwrap().split("'hoist ").nth(2).unwrap();
    let command = command.split('\'').next().unwrap();
    let words: Vec<&str> = command.split(' ').collect();
    place.run(&words).ends(0);
    {
        let host = place.pile.host();
        let slug = |name: &str| {
            let mut media = host.media.iter();
            let media = media.find(|media| media.received_name == name);
            media.unwrap().slug.clone()
        };
        assert_eq!(host.posts[0].media, [slug("a.png"), slug("b.png")]);
    }
    let ran = place.run(&["retry"]).ends(0);
    assert!(!ran.err.contains("a post of these files"), "{ran}");
}

fn cut_off(place: &Place, running: Running) -> Ran {
    running.signal(libc::SIGKILL);
    running.end(place).ends(-libc::SIGKILL);
    let ran = place.run(&["history"]).ends(0);
    let again = place.run(&["history"]).ends(0);
    assert!(!again.err.contains("cut off"), "{again}");
    ran
}

#[test]
fn a_kill_before_the_post_is_told_and_the_same_command_makes_it() {
    let place = Place::new();
    place.picture("a.png");
    let create = ["post", "create", "a.png", "--reuse"];
    // More than a pipe takes: the program waits here, with its file delivered and the post not begun.
    let long = "{url}".to_owned() + &"x".repeat(100_000);
    let running = place.start(&[&create[..], &["-f", &long]].concat());
    until("the file", || {
        let history = place.history();
        history.iter().any(|entry| entry["outcome"] == "uploaded")
    });
    cut_off(&place, running).says(
        "an earlier post create (batch 1) was cut off: its post was not made; \
         the same command with --reuse makes it and sends no file twice",
    );
    assert_eq!(place.pile.host().posts.len(), 0);
    place.run(&create).ends(0);
    assert_eq!(place.uploads(), 1);
    let host = place.pile.host();
    assert_eq!(host.posts[0].media, [host.media[0].slug.clone()]);
}

#[test]
fn a_kill_while_the_post_is_made_is_told_as_a_doubt() {
    let place = Place::new();
    place.picture("a.png");
    let json = place.run(&["upload", "a.png", "--json"]).ends(0).json();
    let id = json[0]["id"].as_str().unwrap();
    for (number, create) in [
        (2, &["upload", "a.png", "--post"][..]),
        (3, &["post", "create", "--media", id]),
    ] {
        let faults = &place.pile.faults;
        faults.next(1, "POST", "/api/v1/posts", Fault::Silence);
        let before = place.requests("POST", "/api/v1/posts");
        let running = place.start(create);
        until("the post", || {
            place.requests("POST", "/api/v1/posts") > before
        });
        cut_off(&place, running).says(&format!(
            "an earlier post create (batch {number}) was cut off: its post may have been made; \
             where 'hoist post ls -p pile' does not show it, the same command with --reuse makes it"
        ));
    }
    place
        .run(&["undo", "-y"])
        .fails(6, "the post has no known outcome", "hoist post rm ID");
    assert_eq!(place.requests("DELETE", "/"), 0);
}

#[test]
fn a_private_post_prints_its_key() {
    let place = Place::new();
    place.picture("a.png");
    let ran = place
        .run(&["upload", "a.png", "--post", "--visibility", "private"])
        .ends(0)
        .says("not its files");
    let (slug, key) = {
        let host = place.pile.host();
        let post = &host.posts[0];
        (post.slug.clone(), post.key.clone().unwrap())
    };
    assert!(
        ran.lines()[1].contains(&key),
        "the link is worth nothing without it: {ran}"
    );
    let ran = place.run(&["post", "show", &slug]).ends(0);
    assert!(ran.out.contains(&key), "{ran}");
    let ran = place.run(&["post", "show", &slug, "-vv"]).ends(0);
    assert!(!ran.err.contains(&key), "{ran}");
    let ran = place
        .run(&["post", "show", &slug, "--key", &key, "-vv"])
        .ends(0);
    assert!(!ran.err.contains(&key), "not in the trace: {ran}");
}

#[test]
fn posts_are_listed_shown_changed_and_deleted() {
    let place = Place::new();
    place.config(&(place.profile("pile") + "username = \"alice\"\n"));
    let (first, second) = (planted(&place, ALICE), planted(&place, ALICE));
    planted(&place, BOB);
    assert_eq!(place.run(&["post", "ls"]).ends(0).lines().len(), 2);
    assert_eq!(
        place
            .run(&["post", "ls", "--feed", "--json"])
            .ends(0)
            .json()
            .as_array()
            .unwrap()
            .len(),
        3
    );
    place
        .run(&["post", "ls", "--state", "draft"])
        .fails(2, "--state", "it understands");
    place
        .run(&["post", "edit", &first, "--title", "New"])
        .ends(0);
    let shown = place
        .run(&["post", "show", &first, "--json"])
        .ends(0)
        .json();
    assert_eq!(
        (&shown["title"], &shown["media"][0]["mime"]),
        (&json!("New"), &json!("image/png"))
    );
    place
        .run(&["post", "edit", &first])
        .fails(2, "nothing to change", "--help");
    place.run(&["post", "rm", &first]).fails(2, &first, "-y");
    let ran = place
        .run(&["post", "rm", &first, "nowhere", &second, "-y", "--json"])
        .ends(0);
    let outcomes: Vec<Value> = ran
        .json()
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["outcome"].clone())
        .collect();
    assert_eq!(outcomes, ["deleted", "already_gone", "deleted"]);
    assert_eq!(place.pile.host().posts.len(), 1);
    place
        .run(&["post", "show", &first])
        .fails(7, "knows no post", "-p");
    place
        .run(&["post", "results", "x"])
        .fails(5, "imgpile can't do 'post results'", "providers");
}

#[test]
fn one_post_that_cannot_be_deleted_does_not_stop_the_others() {
    let place = Place::new();
    let (bobs, mine) = (planted(&place, BOB), planted(&place, ALICE));
    place
        .run(&["post", "rm", &bobs, &mine, "-y"])
        .fails(3, "403", "somebody else");
    assert_eq!(place.pile.host().posts.len(), 1);
}

#[test]
fn voting_twice_leaves_the_vote() {
    let place = Place::new();
    let slug = planted(&place, BOB);
    let id = place.pile.host().posts[0].id;
    let vote = |place: &Place| {
        place
            .pile
            .host()
            .votes
            .get(&(Subject::Post(id), ALICE))
            .copied()
    };
    place
        .run(&["vote", "up", &slug])
        .ends(0)
        .says("the score is 1");
    place
        .run(&["vote", "up", &slug])
        .ends(0)
        .says("stands already");
    assert_eq!(vote(&place), Some(true));
    assert_eq!(place.requests("POST", "/"), 1);
    place.run(&["vote", "down", &slug]).ends(0);
    assert_eq!(vote(&place), Some(false));
    place.run(&["vote", "clear", &slug]).ends(0);
    assert_eq!(vote(&place), None);
    place.run(&["vote", "up", &slug, "--toggle"]).ends(0);
    place
        .run(&["vote", "up", &slug, "--toggle", "--json"])
        .ends(0);
    assert_eq!(vote(&place), None);
    place.run(&["vote", "clear", &slug, "--toggle"]).ends(2);
}

#[test]
fn a_lost_vote_is_never_pressed_again() {
    let place = Place::new();
    let slug = planted(&place, BOB);
    place
        .pile
        .faults
        .next(1, "POST", "/api/v1/posts", Fault::LoseAnswer);
    place
        .run(&["vote", "up", &slug])
        .fails(6, "the answer was lost", "same vote again");
    assert_eq!(place.requests("POST", "/"), 1);
    place
        .run(&["vote", "up", &slug])
        .ends(0)
        .says("stands already");
}

#[test]
fn a_comments_vote_needs_toggle() {
    let place = Place::new();
    place
        .run(&["vote", "up", "5", "--comment"])
        .fails(2, "can't be read", "--toggle");
    assert_eq!(place.pile.journal.all().len(), 0);
    let slug = planted(&place, BOB);
    let comment = place
        .run(&["comment", "add", &slug, "hi"])
        .ends(0)
        .out
        .trim()
        .to_owned();
    place
        .run(&["vote", "up", &comment, "--comment", "--toggle"])
        .ends(0);
    assert_eq!(place.pile.host().votes.len(), 1);
}

#[test]
fn comments() {
    let place = Place::new();
    let slug = planted(&place, BOB);
    let id = place
        .run(&["comment", "add", &slug, "so nice"])
        .ends(0)
        .out
        .trim()
        .to_owned();
    place
        .run_with(&["comment", "add", &slug, "-"], b"two\nlines\n")
        .ends(0);
    assert_eq!(place.pile.host().comments[1].content, "two\nlines");
    place
        .run(&["comment", "add", &slug, " "])
        .fails(2, "empty", "--help");
    let listed = place.run(&["comment", "ls", "--user", "alice"]).ends(0);
    assert_eq!(listed.lines().len(), 2, "{listed}");
    place.run(&["comment", "rm", &id]).fails(2, &id, "-y");
    place.run(&["comment", "rm", &id, "-y"]).ends(0);
    place.run(&["comment", "rm", &id, "-y", "--json"]).ends(0);
    assert_eq!(place.pile.host().comments.len(), 1);
    place.pile.faults.next(1, "POST", "/", Fault::LoseAnswer);
    place
        .run(&["comment", "add", &slug, "once"])
        .fails(6, "lost", "hoist comment ls --user");
    assert_eq!(place.pile.host().comments.len(), 2);
}

#[test]
fn people() {
    let place = Place::new();
    planted(&place, BOB);
    for list in ["posts", "media"] {
        assert_eq!(
            place.run(&["user", list, "bob"]).ends(0).lines().len(),
            1,
            "{list}"
        );
    }
    place
        .run(&["user", "follow", "bob"])
        .ends(0)
        .says("following bob");
    assert!(
        place
            .run(&["user", "followers", "bob"])
            .ends(0)
            .out
            .contains("alice")
    );
    assert!(
        place
            .run(&["user", "following", "alice"])
            .ends(0)
            .out
            .contains("bob")
    );
    place.run(&["user", "unfollow", "bob"]).ends(0);
    assert_eq!(place.run(&["user", "followers", "bob"]).ends(0).out, "");
    place
        .run(&["user", "posts", "nobody"])
        .fails(7, "nobody", "-p");
    let ran = place.run(&["user", "comments", "bob", "--json"]).ends(0);
    assert_eq!(ran.json(), json!({ "comments": [] }));
}
