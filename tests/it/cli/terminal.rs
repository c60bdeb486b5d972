//! A person at a real terminal: logging in, answering questions, links that can be clicked.

use rexpect::session::{PtySession, spawn_command};
use serde_json::json;

use super::accounts::strange;
use super::place::Place;
use crate::fakes::Fake;
use crate::fakes::imgpile::{ALICE_TOKEN, BOB_TOKEN};
use crate::fakes::imperial::{ALICE_KEY, Imperial};

/// Longer than anything here takes, in milliseconds.
const LIMIT: Option<u64> = Some(60_000);

fn at(place: &Place, args: &[&str]) -> PtySession {
    let mut command = place.command(args);
    command.env("TERM", "xterm").env("NO_COLOR", "1");
    spawn_command(command, LIMIT).unwrap()
}

/// All that comes until the end.
fn rest(terminal: &mut PtySession) -> String {
    terminal.exp_eof().unwrap()
}

#[test]
fn a_login_asks_for_the_host_and_ends_with_the_first_command() {
    let place = strange();
    let mut terminal = at(&place, &["auth", "login", "--insecure-storage"]);
    terminal.exp_string("Where do you want to log in?").unwrap();
    terminal.exp_string("slink").unwrap();
    terminal.exp_string("Number or name:").unwrap();
    terminal.send_line("pil").unwrap();
    terminal.exp_string("hint: did you mean 'pile'?").unwrap();
    terminal.exp_string("Number or name:").unwrap();
    terminal.send_line("99").unwrap();
    terminal.exp_string("hint: type a number").unwrap();
    terminal.exp_string("Number or name:").unwrap();
    terminal.send_line("pile").unwrap();
    terminal
        .exp_string("Make a token at https://imgpile.com/developers\r\n")
        .unwrap();
    terminal.exp_string("Token of pile").unwrap();
    terminal.send_line(ALICE_TOKEN).unwrap();
    let seen = terminal
        .exp_string("Use pile when no profile is named? [Y/n]")
        .unwrap();
    assert!(!seen.contains(ALICE_TOKEN), "the token was shown: {seen}");
    assert!(seen.contains("the token of pile is in the file"), "{seen}");
    terminal.send_line("perhaps").unwrap();
    terminal.exp_string("answer y or n").unwrap();
    terminal.send_line("").unwrap();
    let seen = rest(&mut terminal);
    assert!(seen.contains("the default is pile"), "{seen}");
    assert!(seen.contains("try: hoist upload FILE"), "{seen}");
    let default = place.run(&["profile", "default", "--json"]).ends(0).json();
    assert_eq!(default, json!({ "default": "pile" }));
    place.run(&["upload", "a.png"]).ends(0);
}

#[test]
fn a_default_that_was_chosen_stays_unless_one_says_yes() {
    let place = Place::bare();
    let profiles = place.profile("pile") + &place.profile("other");
    place.config(&format!("default_profile = \"other\"\n{profiles}"));
    let mut terminal = at(&place, &["auth", "login", "pile", "--insecure-storage"]);
    terminal.exp_string("Token of pile").unwrap();
    terminal.send_line(ALICE_TOKEN).unwrap();
    terminal
        .exp_string("instead of other when no profile is named? [y/N]")
        .unwrap();
    terminal.send_line("").unwrap();
    let seen = rest(&mut terminal);
    assert!(seen.contains("try: hoist upload -p pile FILE"), "{seen}");
    let default = place.run(&["profile", "default"]).ends(0);
    assert_eq!(default.out, "other\n");
}

#[test]
fn a_token_is_stored_when_the_host_took_it_and_not_when_it_refused() {
    let place = Place::bare();
    place.secret("imperial_live_0815");
    place.secret(ALICE_KEY);
    let host = Fake::<Imperial>::start();
    let url = host.url("api");
    place.config(&format!(
        "[profiles.crown]\nprovider = \"imperial\"\nurl = \"{url}\"\n"
    ));
    let login = ["auth", "login", "crown", "--insecure-storage"];
    let mut terminal = at(&place, &login);
    terminal.exp_string("Token of crown").unwrap();
    terminal.send_line("imperial_live_0815").unwrap();
    let seen = rest(&mut terminal);
    assert!(seen.contains("nothing was stored"), "{seen}");
    assert!(!seen.contains("imperial_live_0815"), "{seen}");
    place.run(&["auth", "status", "crown"]).ends(4);
    let mut terminal = at(&place, &login);
    terminal.exp_string("Token of crown").unwrap();
    terminal.send_line(ALICE_KEY).unwrap();
    let seen = terminal.exp_string("[Y/n]").unwrap();
    assert!(seen.contains("took the token"), "{seen}");
    terminal.send_line("n").unwrap();
    rest(&mut terminal);
    place.run(&["auth", "status", "crown"]).ends(0);
}

#[test]
fn a_server_of_ones_own_gets_a_profile_by_the_way() {
    let place = strange();
    let mut terminal = at(&place, &["auth", "login", "--insecure-storage"]);
    terminal.exp_string("Number or name:").unwrap();
    terminal.send_line("slink").unwrap();
    terminal.exp_string("Address of the server").unwrap();
    terminal.send_line("http://pics.example.org").unwrap();
    terminal
        .exp_string("Name for the profile [pics-example-org]:")
        .unwrap();
    terminal.send_line("").unwrap();
    terminal.exp_string("error: ").unwrap();
    terminal.exp_string("Address of the server").unwrap();
    terminal.send_line("http://127.0.0.1:1").unwrap();
    terminal.exp_string("Name for the profile").unwrap();
    terminal.send_line("pile").unwrap();
    terminal
        .exp_string("there is a profile 'pile' already")
        .unwrap();
    terminal.exp_string("Address of the server").unwrap();
    terminal.send_line("http://127.0.0.1:1").unwrap();
    terminal.exp_string("Name for the profile").unwrap();
    terminal.send_line("mine").unwrap();
    terminal.exp_string("With what?").unwrap();
    terminal.exp_string("Number or name:").unwrap();
    terminal.send_line("1").unwrap();
    terminal.exp_string("Token of mine").unwrap();
    terminal.send_line("sk_0815").unwrap();
    terminal.exp_string("[Y/n]").unwrap();
    terminal.send_line("n").unwrap();
    let seen = rest(&mut terminal);
    assert!(seen.contains("try: hoist upload -p mine FILE"), "{seen}");
    let shown = place
        .run(&["profile", "show", "mine", "--json"])
        .ends(0)
        .json();
    assert_eq!(shown["settings"]["url"], "http://127.0.0.1:1");
    place.run(&["auth", "status", "mine"]).ends(0);
}

#[test]
fn the_page_of_the_token_is_opened_on_a_desktop_and_nowhere_else() {
    let mut place = strange();
    let opener = place.file(
        "bin/xdg-open",
        "#!/bin/sh\necho \"$1\" > \"$HOME/opened\"\n",
    );
    let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    std::fs::set_permissions(&opener, mode).unwrap();
    let bin = place.work().join("bin");
    place.env("PATH", &format!("{}:/usr/bin:/bin", bin.display()));
    place.env("DISPLAY", ":4242");
    let login = |place: &Place, option: &[&str]| {
        let args = [&["auth", "login", "pile", "--insecure-storage"], option].concat();
        let mut terminal = at(place, &args);
        let seen = terminal.exp_string("Token of pile").unwrap();
        terminal.send_line("").unwrap();
        let end = rest(&mut terminal);
        assert!(end.contains("the token is empty"), "{end}");
        seen
    };
    let seen = login(&place, &["--no-browser"]);
    assert!(!seen.contains("opened in the browser"), "{seen}");
    place.env("SSH_CONNECTION", "1 2 3 4");
    let seen = login(&place, &[]);
    assert!(!seen.contains("opened in the browser"), "{seen}");
    assert!(!place.home().join("opened").exists());
    place.env("SSH_CONNECTION", "");
    let seen = login(&place, &[]);
    assert!(seen.contains("(opened in the browser)"), "{seen}");
    super::place::until("the browser's start", || {
        std::fs::read_to_string(place.home().join("opened"))
            .is_ok_and(|page| page == "https://imgpile.com/developers\n")
    });
}

#[test]
fn without_a_terminal_a_login_says_what_to_name() {
    let place = strange();
    place
        .run(&["auth", "login"])
        .fails(2, "which profile?", "pile");
    place
        .run_with(&["auth", "login", "--with-token"], BOB_TOKEN.as_bytes())
        .fails(2, "which profile?", "hoist auth login NAME");
    place
        .run(&["auth", "login", "pile"])
        .fails(2, "can't be asked for", "--with-token");
    let mut terminal = at(&place, &["auth", "login", "--no-input"]);
    assert!(rest(&mut terminal).contains("which profile?"));
}

#[test]
fn only_a_yes_deletes() {
    let place = Place::new();
    place.picture("a.png");
    place.run(&["upload", "a.png"]).ends(0);
    for answer in ["n", "", "what"] {
        let mut terminal = at(&place, &["rm", "@1"]);
        terminal.exp_string("[y/N]").unwrap();
        terminal.send_line(answer).unwrap();
        let seen = rest(&mut terminal);
        assert!(seen.contains("nothing was done"), "{answer:?}: {seen}");
        assert_eq!(place.requests("DELETE", "/"), 0);
    }
    let mut terminal = at(&place, &["rm", "@1"]);
    terminal.exp_string("[y/N]").unwrap();
    terminal.send_line("y").unwrap();
    rest(&mut terminal);
    assert_eq!(place.requests("DELETE", "/"), 1);
}

#[test]
fn names_in_a_list_can_be_clicked_where_the_terminal_can() {
    let mut place = Place::new();
    place.picture("a.png");
    place.run(&["upload", "a.png"]).ends(0);
    let link = place.history()[0]["url"].as_str().unwrap().to_owned();
    let plain = place.on_terminal(40, &["history"]);
    assert!(!plain.contains("\x1b]8;"), "{plain:?}");
    place.env("FORCE_HYPERLINK", "1");
    let seen = place.on_terminal(40, &["history"]);
    let expected = format!("\x1b]8;;{link}\x1b\\a.png\x1b]8;;\x1b\\");
    assert!(seen.contains(&expected), "{seen:?}");
    let piped = place.run(&["history"]).ends(0);
    assert!(!piped.out.contains('\x1b'), "{piped}");
    let json = place.on_terminal(40, &["history", "--json"]);
    assert!(!json.contains('\x1b'), "{json:?}");
}
