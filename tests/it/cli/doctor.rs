//! What the doctor finds, and what it makes of it.

use serde_json::{Value, json};

use super::place::{Place, Ran};
use crate::fakes::Fake;
use crate::fakes::fault::Fault;
use crate::fakes::imperial::Imperial;
use crate::fakes::sharex::{self, Own, TOKEN};

fn of(ran: &Ran, check: &str) -> Value {
    let found = ran.json();
    let checks = found["checks"].as_array().unwrap().clone();
    let one = checks.into_iter().find(|one| one["check"] == check);
    one.unwrap_or_else(|| panic!("no {check} in {ran}"))
}

#[test]
fn each_thing_is_named_and_a_bare_server_is_not_broken() {
    let place = Place::new();
    let ran = place.run(&["doctor", "--json"]).ends(0);
    for (check, state) in [
        ("configuration", "ok"),
        ("history", "ok"),
        ("keyring", "note"),
        ("clipboard", "note"),
        ("proxy", "ok"),
        ("pile: name", "ok"),
        ("pile: TLS", "skipped"),
        ("pile: host", "ok"),
        ("pile: token", "ok"),
        ("pile: quota", "ok"),
    ] {
        assert_eq!(of(&ran, check)["state"], state, "{check}: {ran}");
        assert_eq!(of(&ran, check)["ok"], json!(true), "{check}: {ran}");
    }
    let token = of(&ran, "pile: token")["message"].clone();
    assert!(token.as_str().unwrap().contains("HOIST_TOKEN_PILE"));
    let quota = of(&ran, "pile: quota")["message"].clone();
    assert!(quota.as_str().unwrap().contains("a minute"), "{quota}");
    let piped = place.run(&["doctor"]).ends(0);
    assert!(
        piped.lines()[0].starts_with("ok\tconfiguration\t"),
        "{piped}"
    );
    let seen = place.on_terminal(40, &["doctor"]);
    assert!(seen.contains("✓ ok") && seen.contains("– note"), "{seen}");
}

#[test]
fn a_keyring_is_missed_where_a_profile_has_no_token_elsewhere() {
    let place = Place::bare();
    place.config(&place.profile("pile"));
    let ran = place.run(&["doctor", "--json"]).ends(1);
    let keyring = of(&ran, "keyring");
    assert_eq!(keyring["state"], "failed");
    assert!(keyring["message"].as_str().unwrap().ends_with("pile"));
    assert!(
        keyring["hint"]
            .as_str()
            .unwrap()
            .contains("--insecure-storage")
    );
    let token = of(&ran, "pile: token");
    assert_eq!(token["state"], "note");
    assert!(
        token["hint"]
            .as_str()
            .unwrap()
            .contains("hoist auth login pile")
    );
}

#[test]
fn a_refused_token_is_told_from_a_host_that_fails() {
    let place = Place::new();
    place.pile.faults.next(9, "GET", "/", Fault::Broken);
    let ran = place.run(&["doctor", "--json", "--retries", "0"]).ends(11);
    assert_eq!(of(&ran, "pile: host")["state"], "failed");
    assert_eq!(of(&ran, "pile: token")["state"], "skipped");

    let mut refused = Place::bare();
    let host = Fake::<Imperial>::start();
    let url = host.url("api");
    refused.config(&format!(
        "[profiles.crown]\nprovider = \"imperial\"\nurl = \"{url}\"\n"
    ));
    refused.env("HOIST_TOKEN_CROWN", "imperial_live_0815");
    refused.secret("imperial_live_0815");
    let ran = refused.run(&["doctor", "--json"]).ends(4);
    assert_eq!(of(&ran, "crown: host")["state"], "ok");
    assert_eq!(of(&ran, "crown: token")["state"], "failed");
    assert!(of(&ran, "crown: token")["hint"].is_string());

    place.config("[profiles.pile]\nprovider = \"imgpile\"\nurl = \"http://127.0.0.1:1/\"\nupload_url = \"http://127.0.0.1:1/\"\n");
    let ran = place.run(&["doctor", "--json", "--retries", "0"]).ends(10);
    assert_eq!(of(&ran, "pile: name")["state"], "ok");
    assert_eq!(of(&ran, "pile: host")["state"], "failed");
}

#[test]
fn a_name_that_is_not_found_is_told_from_a_host_that_does_not_answer() {
    let place = Place::new();
    // No resolver is asked for a name with so long a part.
    let long = "a".repeat(64);
    place.config(&format!(
        "[profiles.pile]\nprovider = \"imgpile\"\nurl = \"http://{long}.invalid/\"\nallow_http = true\n"
    ));
    let ran = place.run(&["doctor", "--json", "--retries", "0"]).ends(10);
    assert_eq!(of(&ran, "pile: name")["state"], "failed");
    assert!(
        of(&ran, "pile: name")["hint"]
            .as_str()
            .unwrap()
            .contains("resolves names")
    );
    for part in ["pile: TLS", "pile: host", "pile: token"] {
        assert_eq!(of(&ran, part)["state"], "skipped", "{ran}");
    }
}

#[test]
fn a_proxy_is_shown_without_its_password() {
    let mut place = Place::new();
    place.env("HTTPS_PROXY", "http://alice:s3cret-pass@proxy.example:3128");
    place.secret("s3cret-pass");
    let ran = place.run(&["doctor", "--json"]).ends(0);
    let message = of(&ran, "proxy")["message"].clone();
    assert_eq!(message, "HTTPS_PROXY is http://proxy.example:3128");
    place.env("HTTPS_PROXY", "http://");
    let ran = place.run(&["doctor", "--json"]);
    assert_eq!(of(&ran, "proxy")["state"], "note", "{ran}");
}

#[test]
fn the_host_and_the_token_of_a_custom_uploader_are_looked_at() {
    let mut place = Place::bare();
    let own = Fake::<Own>::start();
    let config = place.config("[profiles.own]\nprovider = \"sharex\"\nfile = \"own.sxcu\"\n");
    let text = sharex::file(own.url("site").as_str());
    std::fs::write(config.with_file_name("own.sxcu"), text).unwrap();
    let ran = place.run(&["doctor", "--json"]);
    assert_eq!(of(&ran, "own: host")["state"], "ok", "{ran}");
    assert_eq!(of(&ran, "own: token")["state"], "note", "{ran}");
    place.secret(TOKEN);
    place.env("HOIST_TOKEN_OWN", TOKEN);
    let ran = place.run(&["doctor", "--json"]).ends(0);
    assert_eq!(of(&ran, "own: token")["state"], "ok", "{ran}");
}

#[test]
fn a_broken_profile_does_not_hide_the_others() {
    let place = Place::new();
    let pile = place.profile("pile");
    place.config(&format!("{pile}\n[profiles.lost]\nprovider = \"slink\"\n"));
    let ran = place.run(&["doctor", "--json"]).ends(1);
    let lost = of(&ran, "lost: settings");
    assert_eq!(lost["state"], "failed");
    assert!(lost["hint"].as_str().unwrap().contains("url"), "{lost}");
    assert_eq!(of(&ran, "pile: host")["state"], "ok");
}
