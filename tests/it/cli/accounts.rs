//! Tokens, profiles, and what the program tells about itself.

use serde_json::{Value, json};

use super::place::Place;
use crate::fakes::fault::Fault;
use crate::fakes::imgpile::{ALICE_TOKEN, BOB_TOKEN};

/// The profile `pile` without a token.
pub fn strange() -> Place {
    let place = Place::bare();
    place.config(&place.profile("pile"));
    place.picture("a.png");
    place
}

#[test]
fn a_token_in_a_file_where_that_was_chosen() {
    use std::os::unix::fs::PermissionsExt;
    let place = strange();
    let login = [
        "auth",
        "login",
        "pile",
        "--with-token",
        "--insecure-storage",
    ];
    let token = format!("{ALICE_TOKEN}\n");
    place
        .run_with(&login, token.as_bytes())
        .ends(0)
        .says("the token of pile is in the file");
    place.run(&["upload", "a.png", "-vv"]).ends(0);
    let data = place.home().join(".local/share/hoist");
    let holds = |path: &std::path::Path| {
        std::fs::read(path).is_ok_and(|bytes| {
            bytes
                .windows(ALICE_TOKEN.len())
                .any(|part| part == ALICE_TOKEN.as_bytes())
        })
    };
    let files: Vec<_> = std::fs::read_dir(&data)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    let holders: Vec<_> = files.iter().filter(|path| holds(path)).collect();
    assert_eq!(holders.len(), 1, "{files:?}");
    assert_eq!(
        holders[0].metadata().unwrap().permissions().mode() & 0o777,
        0o600
    );
    assert!(
        !std::fs::read_to_string(place.config_path())
            .unwrap()
            .contains(ALICE_TOKEN)
    );
    place.run(&["auth", "status", "pile"]).ends(0);
    place
        .run(&["auth", "logout", "pile"])
        .ends(0)
        .says("forgot the token of pile");
    place
        .run(&["auth", "logout", "pile"])
        .ends(0)
        .says("no token of pile");
    place
        .run(&["upload", "a.png"])
        .fails(4, "no token", "hoist auth login pile");
}

#[test]
fn login_without_a_keyring_says_what_to_do() {
    let place = strange();
    place
        .run_with(
            &["auth", "login", "pile", "--with-token"],
            ALICE_TOKEN.as_bytes(),
        )
        .fails(1, "keyring", "--insecure-storage");
    place
        .run(&["auth", "login", "pile"])
        .fails(2, "stdin is no terminal", "--with-token");
    place
        .run(&["auth", "login", "pile", "--with-token"])
        .fails(2, "ended", "--help");
    place
        .run_with(&["auth", "login", "pile", "--with-token"], b"\n")
        .fails(2, "empty", "nothing was stored");
    place
        .run(&["auth", "login"])
        .fails(2, "which profile", "pile");
    place
        .run(&["auth", "login", "local"])
        .fails(2, "local needs no token", "nothing to do");
    place
        .run(&["auth", "login", "pile", "--kind", "jwt", "--with-token"])
        .fails(2, "jwt", "token");
}

#[test]
fn a_token_that_is_refused_does_not_replace_a_good_one() {
    let place = strange();
    place.secret("wrong-token-4711");
    let login = [
        "auth",
        "login",
        "pile",
        "--with-token",
        "--insecure-storage",
    ];
    place.run_with(&login, ALICE_TOKEN.as_bytes()).ends(0);
    place
        .pile
        .faults
        .next(1, "GET", "/api/v1/posts", Fault::Unauthorized);
    place.run_with(&login, b"wrong-token-4711").fails(
        4,
        "imgpile answered 401",
        "nothing was stored",
    );
    let sent = place.pile.journal.to("GET", "/api/v1/posts");
    assert_eq!(
        sent.last().unwrap().bearer(),
        Some("wrong-token-4711"),
        "the new one is tried"
    );
    place.run(&["upload", "a.png"]).ends(0);
}

#[test]
fn a_variable_comes_before_what_is_stored_and_login_says_so() {
    let mut place = strange();
    place.env("HOIST_TOKEN_PILE", BOB_TOKEN);
    place
        .run_with(
            &[
                "auth",
                "login",
                "pile",
                "--with-token",
                "--insecure-storage",
            ],
            ALICE_TOKEN.as_bytes(),
        )
        .ends(0)
        .says("the variable HOIST_TOKEN_PILE comes before it");
    place.run(&["upload", "a.png"]).ends(0);
    assert_eq!(place.pile.host().media[0].owner, "bob");
    place
        .run(&["auth", "logout", "pile"])
        .ends(0)
        .says("still comes from the variable");
}

#[test]
fn status_tells_where_a_token_is_and_never_the_token() {
    let mut place = strange();
    let ran = place.run(&["auth", "status", "pile"]).ends(4);
    assert!(ran.out.starts_with("pile\timgpile\ttoken\t\t"), "{ran}");
    place.env("HOIST_TOKEN", ALICE_TOKEN);
    let ran = place.run(&["auth", "status", "pile", "--json"]).ends(0);
    assert_eq!(
        ran.json()["tokens"][0]["origin"],
        "the variable HOIST_TOKEN"
    );
    place.run(&["auth", "status", "--remote", "-vv"]).ends(0);
    place
        .run(&["auth", "status", "nope"])
        .fails(2, "nope", "pile");
}

#[test]
fn tokens_from_variables_and_commands() {
    let mut place = strange();
    place.env("HOIST_TOKEN", ALICE_TOKEN);
    place.run(&["upload", "a.png"]).ends(0);
    place.env("HOIST_TOKEN_PILE", BOB_TOKEN);
    place.run(&["upload", "a.png"]).ends(0);
    let owners = || {
        place
            .pile
            .host()
            .media
            .iter()
            .map(|media| media.owner)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        owners(),
        ["alice", "bob"],
        "the profile's own variable wins"
    );

    let place = strange();
    let script = place.file("token", ALICE_TOKEN);
    place.config(
        &(place.profile("pile") + &format!("token_command = \"cat '{}'\"\n", script.display())),
    );
    place.run(&["upload", "a.png"]).ends(0);
    place.config(&(place.profile("pile") + "token_command = \"false\"\n"));
    place
        .run(&["upload", "a.png"])
        .fails(4, "token_command", "by hand");
}

#[test]
fn an_empty_variable_is_as_good_as_none() {
    let mut place = Place::new();
    place.picture("a.png");
    for name in [
        "HOIST_PROFILE",
        "HOIST_CONFIG",
        "HOIST_DATA_DIR",
        "HOIST_TOKEN",
    ] {
        place.env(name, "");
    }
    place.run(&["upload", "a.png"]).ends(0);
    place.run(&["upload", "a.png", "-p", ""]).ends(2);
}

#[test]
fn variables_stand_for_options() {
    let mut place = Place::new();
    place.picture("a.png");
    place.env("HOIST_PROFILE", "local");
    assert!(
        place
            .run(&["upload", "a.png"])
            .ends(0)
            .out
            .starts_with("file://")
    );
    assert!(
        place
            .run(&["upload", "a.png", "-p", "pile"])
            .ends(0)
            .out
            .starts_with("http://")
    );
    let elsewhere = place.file("other.toml", "default_profile = \"local\"\n");
    place.env("HOIST_PROFILE", "");
    place.env("HOIST_CONFIG", elsewhere.to_str().unwrap());
    assert!(
        place
            .run(&["upload", "a.png"])
            .ends(0)
            .out
            .starts_with("file://")
    );
    place.env(
        "HOIST_DATA_DIR",
        place.work().join("data").to_str().unwrap(),
    );
    place.run(&["upload", "a.png"]).ends(0);
    assert!(place.work().join("data/history.db").exists());
}

#[test]
fn profiles_are_edited_without_losing_a_comment() {
    let place = Place::bare();
    let text = "# mine\ndefault_profile = \"www\" # for now\n\n[profiles.www] # the server\nprovider = \"local\"\npath = \"/srv/i\" # there\n";
    place.config(text);
    place
        .run(&[
            "profile",
            "add",
            "pile",
            "imgpile",
            "username=alice",
            "--token-command",
            "pass show x",
        ])
        .ends(0);
    place.run(&["profile", "default", "pile"]).ends(0);
    let now = std::fs::read_to_string(place.config_path()).unwrap();
    for comment in ["# mine", "# for now", "# the server", "# there"] {
        assert!(now.contains(comment), "{now}");
    }
    assert_eq!(place.run(&["profile", "default"]).ends(0).out, "pile\n");
    let shown = place
        .run(&["profile", "show", "pile", "--json"])
        .ends(0)
        .json();
    assert_eq!(shown["settings"], json!({ "username": "alice" }));
    let listed = place.run(&["profile", "ls", "--json"]).ends(0).json();
    let named = |name: &str| {
        listed
            .as_array()
            .unwrap()
            .iter()
            .find(|it| it["name"] == name)
            .cloned()
            .unwrap()
    };
    assert_eq!(
        (&named("pile")["default"], &named("local")["built_in"]),
        (&json!(true), &json!(true))
    );
    place.run(&["profile", "rm", "pile"]).fails(2, "pile", "-y");
    place.run(&["profile", "default", "--unset"]).ends(0);
    place.run(&["profile", "rm", "pile", "-y"]).ends(0);
    let now = std::fs::read_to_string(place.config_path()).unwrap();
    assert!(
        now.contains("[profiles.www] # the server") && !now.contains("alice"),
        "{now}"
    );
}

#[test]
fn profiles_that_would_not_work_are_not_written() {
    let place = Place::bare();
    for (args, error) in [
        (&["x", "imgpail"][..], "imgpail"),
        (&["x", "imgpile", "usrname=alice"], "usrname"),
        (&["x", "imgpile", "url=nonsense"], "not an http(s) address"),
        (
            &["x", "imgpile", "url=http://host.example"],
            "not encrypted",
        ),
        (
            &["x", "chevereto", "url=https://host.example", "flavour=v9"],
            "flavour",
        ),
        (&["a b", "imgpile"], "not a profile's name"),
        (&["x", "imgpile", "novalue"], "KEY=VALUE"),
    ] {
        let ran = place.run(&[&["profile", "add"], args].concat());
        assert!([1, 2].contains(&ran.code), "{ran}");
        assert!(ran.err.contains(error), "{ran}");
    }
    assert!(!place.config_path().exists());
    place
        .run(&["profile", "rm", "imgpile", "-y"])
        .fails(2, "built in", "hoist profile");
    place
        .run(&["profile", "default", "nope"])
        .fails(2, "nope", "local");
}

#[test]
fn what_providers_can_do() {
    let place = Place::bare();
    let listed = place.run(&["providers", "--json"]).ends(0).json();
    let names: Vec<&Value> = listed
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["name"])
        .collect();
    assert!(
        names.contains(&&json!("local")) && names.contains(&&json!("imgpile")),
        "{names:?}"
    );
    let seen = place.on_terminal(80, &["providers"]);
    assert!(seen.contains("imgpile"), "{seen}");
}

#[test]
fn completions_and_manual_need_no_home_and_no_sound_configuration() {
    let place = Place::bare();
    place.config("nonsense");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = place.run(&["completions", shell]).ends(0);
        assert!(ran.out.contains("hoist") && ran.err.is_empty(), "{shell}");
    }
    assert!(place.run(&["man"]).ends(0).out.contains(".TH"));
    place.run(&["man", "pages"]).ends(0);
    assert!(place.work().join("pages/hoist-upload.1").exists());
    place.run(&["completions", "tcsh"]).ends(2);
}

#[test]
fn help_and_version() {
    let place = Place::bare();
    let ran = place.run(&["--version"]).ends(0);
    assert_eq!(ran.out, format!("hoist {}\n", env!("CARGO_PKG_VERSION")));
    let ran = place.run(&["--help"]).ends(0);
    for command in [
        "upload", "ls", "show", "edit", "rm", "get", "open", "copy", "post", "vote", "history",
        "doctor",
    ] {
        assert!(
            ran.out.contains(&format!("\n  {command} ")),
            "{command}: {ran}"
        );
    }
    let none: [&str; 0] = [];
    assert_eq!(place.run(&none).ends(2).out, "");
}
