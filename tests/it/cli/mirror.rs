//! `mirror`: from one host to another.

use serde_json::json;

use super::place::{Place, picture};
use super::web::Web;
use crate::fakes::Fake;
use crate::fakes::fault::Fault;
use crate::fakes::imgpile::ALICE;
use crate::fakes::imperial::{ALICE_KEY, Imperial};
use crate::fakes::posteverywhere::{KEY, Posteverywhere};
use crate::fakes::slink::{ALICE_JWT, Slink};

/// A section for a host with one address.
fn profile(name: &str, provider: &str, url: &url::Url) -> String {
    format!("[profiles.{name}]\nprovider = \"{provider}\"\nurl = \"{url}\"\n")
}

#[test]
fn title_and_description_go_along_and_the_rest_is_told() {
    let place = Place::new();
    place.picture("cat.png");
    let text = [
        "--title",
        "Sunset & \"more\"",
        "--description",
        "two\nlines",
    ];
    let args = [
        "upload", "cat.png", "-p", "local", "--tag", "sky", "--tag", "sea",
    ];
    place.run(&[&args[..], &text].concat()).ends(0);
    let ran = place
        .run(&["mirror", "@1", "-p", "pile", "--json"])
        .ends(0)
        .says("note: @1: pile has no field for its tags");
    let report = &ran.json()[0];
    assert_eq!(report["outcome"], "uploaded");
    assert_eq!(report["input"], "@1");
    assert_eq!(report["profile"], "pile");
    assert_eq!(report["name"], "cat.png");
    let digest = blake3::hash(&picture("cat.png")).to_hex().to_string();
    assert_eq!(report["blake3"], json!(digest));
    {
        let host = place.pile.host();
        let media = &host.media[0];
        assert_eq!(media.bytes, picture("cat.png"));
        assert_eq!(media.received_name, "cat.png");
        assert_eq!(media.title.as_deref(), Some("Sunset & \"more\""));
        assert_eq!(media.description.as_deref(), Some("two\nlines"));
    }
    let history = place.history();
    assert_eq!(history[0]["profile"], "pile");
    assert_eq!(history[0]["outcome"], "uploaded");
    // And back: what the command says wins.
    let link = report["url"].as_str().unwrap();
    place
        .run(&[
            "mirror", link, "-p", "local", "--title", "Mine", "--name", "b.png",
        ])
        .ends(0);
    let shown = place.run(&["show", "@1", "--json"]).ends(0).json();
    assert_eq!(shown["title"], "Mine");
    assert_eq!(shown["description"], "two\nlines");
    assert_eq!(shown["name"], "b.png");
}

#[test]
fn an_id_needs_its_host_and_goes_without_a_history() {
    let mut place = Place::new();
    let id = place
        .pile
        .host()
        .plant(ALICE, "cat.png", "image/png", picture("x").into());
    place
        .run(&["mirror", &id, "-p", "local"])
        .fails(2, "nothing says of which host", "--from");
    let ran = place
        .run(&[
            "mirror",
            &id,
            "--from",
            "pile",
            "-p",
            "local",
            "-f",
            "{name} {size}",
        ])
        .ends(0);
    assert_eq!(ran.lines(), [format!("{id}.png {}", picture("x").len())]);
    place
        .run(&["mirror", &id, "--from", "pile"])
        .fails(2, "is on pile already", "-p");
    place
        .run(&["mirror", "@1", "--from", "pile", "-p", "pile"])
        .fails(2, "is of the profile local", "--from");
    place.env("HOIST_PROFILE", "pile");
    place.run(&["mirror", "@99"]).ends(7);
}

#[test]
fn what_fails_does_not_stop_the_others() {
    let place = Place::new();
    place.picture("cat.png");
    place.run(&["upload", "cat.png", "-p", "local"]).ends(0);
    let args = ["mirror", "@99", "@1", "-p", "pile", "-f", "{input}"];
    let ran = place.run(&args).ends(3);
    assert_eq!(ran.lines(), ["@1"], "{ran}");
}

#[test]
fn tags_arrive_and_what_would_become_visible_is_told() {
    let mut place = Place::bare();
    let (slink, imperial) = (Fake::<Slink>::start(), Fake::<Imperial>::start());
    place.config(
        &(profile("home", "slink", &slink.url("api"))
            + &profile("royal", "imperial", &imperial.url("api"))),
    );
    place.env("HOIST_TOKEN_HOME", ALICE_JWT);
    place.env("HOIST_TOKEN_ROYAL", ALICE_KEY);
    place.picture("cat.png");
    place
        .run(&[
            "upload",
            "cat.png",
            "-p",
            "home",
            "--tag",
            "sky",
            "--description",
            "blue",
            "--visibility",
            "private",
        ])
        .ends(0);
    let ran = place
        .run(&["mirror", "@1", "-p", "royal"])
        .ends(0)
        .says("royal has no field for its description")
        .says("private where it comes from");
    let host = imperial.host();
    assert_eq!(host.media.len(), 1, "{ran}");
    assert_eq!(host.media[0].tags, ["sky"], "{ran}");
}

#[test]
fn a_host_that_gives_nothing_out_is_no_source() {
    let mut place = Place::new();
    let host = Fake::<Posteverywhere>::start();
    place.config(&(place.profile("pile") + &profile("work", "posteverywhere", &host.url("api"))));
    place.env("HOIST_TOKEN_WORK", KEY);
    place.picture("cat.png");
    place.run(&["upload", "cat.png", "-p", "work"]).ends(0);
    place.run(&["mirror", "@1", "-p", "pile"]).fails(
        5,
        "posteverywhere can't do 'mirror'",
        "providers that can",
    );
    // The other way a length is needed, and there is one.
    place.run(&["upload", "cat.png", "-p", "pile"]).ends(0);
    place.run(&["mirror", "@1", "-p", "work"]).ends(0);
    assert_eq!(host.host().media.len(), 2);
    assert_eq!(place.uploads(), 1);
}

#[test]
fn a_lost_answer_is_unknown_and_a_refusal_is_one() {
    let place = Place::new();
    place.picture("cat.png");
    place.run(&["upload", "cat.png", "-p", "local"]).ends(0);
    let meets = |fault, code, outcome: &str| {
        place.pile.faults.next(1, "POST", "/api/v1/media", fault);
        let ran = place.run(&["mirror", "@1", "-p", "pile", "--json"]);
        assert_eq!(ran.code, code, "{ran}");
        assert_eq!(ran.json()[0]["outcome"], outcome);
        assert_eq!(place.history()[0]["outcome"], outcome);
        place.run(&["history", "rm", "@1", "-y"]);
    };
    meets(Fault::LoseAnswer, 6, "unknown");
    meets(Fault::Unauthorized, 4, "failed");
}

#[test]
fn what_failed_is_mirrored_again_by_a_retry() {
    let place = Place::new();
    for name in ["a.png", "b.png"] {
        place.picture(name);
        let upload = ["upload", name, "-p", "local", "--title", name];
        place.run(&upload).ends(0);
    }
    let faults = &place.pile.faults;
    faults.next(1, "POST", "/api/v1/media", Fault::Pass);
    faults.next(1, "POST", "/api/v1/media", Fault::Unauthorized);
    let mirror = ["mirror", "@99", "@2", "@1", "-p", "pile", "-j", "1"];
    place.run(&mirror).ends(3);
    // The numbers mean others by now.
    place.picture("c.png");
    place.run(&["upload", "c.png", "-p", "local"]).ends(0);
    let ran = place.run(&["retry", "2", "-f", "{input} {name}"]).ends(0);
    assert_eq!(ran.lines(), [""; 0], "a batch of files: {ran}");
    let ran = place
        .run(&["retry", "3", "-f", "{input} {name}"])
        .ends(3)
        .says("error: @99: nobody knows which media it was");
    assert_eq!(ran.lines(), ["@1 b.png"], "{ran}");
    let host = place.pile.host();
    let titles: Vec<_> = host.media.iter().map(|it| it.title.as_deref()).collect();
    assert_eq!(titles, [Some("a.png"), Some("b.png")]);
    assert_eq!(host.media[1].bytes, picture("b.png"));
}

#[test]
fn a_download_that_breaks_off_is_no_upload() {
    let place = Place::new();
    let slug = place
        .pile
        .host()
        .plant(ALICE, "cat.png", "image/png", picture("x").into());
    place.pile.faults.next(1, "GET", "/f/", Fault::CutAnswer);
    let ran = place
        .run(&["mirror", &slug, "--from", "pile", "-p", "local"])
        .ends(11);
    assert_eq!(ran.out, "");
    assert_eq!(place.run(&["ls", "-p", "local"]).ends(0).out, "");
}

#[test]
fn a_dry_run_of_a_mirror_asks_nobody() {
    let place = Place::new();
    place.picture("cat.png");
    place.run(&["upload", "cat.png", "-p", "pile"]).ends(0);
    let before = place.pile.journal.all().len();
    let ran = place
        .run(&["mirror", "@1", "-p", "local", "--dry-run"])
        .ends(0);
    assert!(ran.out.starts_with("would send @1 (image/png, "), "{ran}");
    assert_eq!(place.pile.journal.all().len(), before);
}

#[test]
fn a_mirror_can_strip_and_reuse() {
    let place = Place::new();
    place.file(
        "cat.jpg",
        b"\xff\xd8\xff\xfe\0\x06here\xff\xda\0\x04cd\x11\xff\xd9",
    );
    place.run(&["upload", "cat.jpg", "-p", "local"]).ends(0);
    place
        .run(&["mirror", "@1", "-p", "pile", "--strip"])
        .ends(0);
    assert_eq!(
        place.pile.host().media[0].bytes,
        &b"\xff\xd8\xff\xda\0\x04cd\x11\xff\xd9"[..]
    );
    let args = ["mirror", "@2", "-p", "pile", "--strip", "--reuse", "--json"];
    let ran = place.run(&args).ends(0);
    assert_eq!(ran.json()[0]["outcome"], "reused");
    assert_eq!(place.uploads(), 1);
}

/// A host that tells no length, does not let media be looked at, and gives out what its links lead to.
#[test]
fn a_host_that_must_know_the_length_gets_it() {
    let mut place = Place::new();
    let far = Web::start(|visit| {
        let host = visit
            .head
            .lines()
            .find_map(|line| line.strip_prefix("host: "))
            .unwrap()
            .to_owned();
        match visit.path() {
            "/f/x.png" => {
                let bytes = picture("x");
                visit.answer_in_chunks("", &[&bytes[..9], &bytes[9..]]);
            }
            "/api/v1/media" => {
                visit.read(visit.length());
                let url = format!("http://{host}/f/x.png");
                let media =
                    json!({ "slug": "x", "type": "image/png", "urls": { "original": url } });
                let body = json!({ "message": "Media created successfully", "media": media });
                visit.answer(
                    "201 Created",
                    "content-type: application/json\r\n",
                    body.to_string().as_bytes(),
                );
            }
            _ => visit.answer("401 Unauthorized", "", b"{}"),
        }
    });
    let work = Fake::<Posteverywhere>::start();
    place.config(
        &(place.profile("pile")
            + &far.profile("far")
            + &profile("work", "posteverywhere", &work.url("api"))),
    );
    place.env("HOIST_TOKEN_WORK", KEY);
    place.env("HOIST_TOKEN_FAR", "any");
    place.picture("cat.png");
    place.run(&["upload", "cat.png", "-p", "far"]).ends(0);
    let link = far.url("/f/x.png");
    let ran = place
        .run(&["mirror", &link, "-p", "work,pile", "-f", "{profile} {name}"])
        .ends(0)
        .says("only what the history knows goes along");
    assert_eq!(ran.lines(), ["work cat.png", "pile cat.png"], "{ran}");
    assert_eq!(work.host().media.len(), 1);
    assert_eq!(place.pile.host().media[0].bytes, picture("x"));
}
