//! Custom uploaders of ShareX at the command line: straight from disk, from a profile, with questions, short links and texts.

use std::fs;

use serde_json::json;

use super::import::stored;
use super::place::{Place, Ran, until};
use crate::fakes::Fake;
use crate::fakes::sharex::{Own, TOKEN, file};
use crate::http::kit::{Server, answer, ok, silence, swallow};

/// A current file.
const NEW: &str = r#"{"Version": "17.0.0", "RequestMethod": "POST", "RequestURL": "http://HOST/up", "Headers": {"Authorization": "Bearer hunter2-hunter2"},
    "Body": "MultipartFormData", "FileFormName": "file", "URL": "{json:url}", "DeletionURL": "http://HOST/del/{json:id}"}"#;

/// A file of before there were versions.
const OLD: &str = r#"{"Name": "old", "RequestType": "POST", "RequestURL": "http://HOST/upload.php", "FileFormName": "files[]",
    "ResponseType": "Text", "RegexList": ["\"url\":\"(.+?)\""], "URL": "$regex:1|1$"}"#;

/// A file in the working directory that points at a server.
fn put(place: &Place, name: &str, text: &str, server: &Server) {
    let text = text.replace("HOST", &server.address.to_string());
    place.file(name, text);
}

fn only_line(ran: &Ran) -> &str {
    let lines = ran.lines();
    assert_eq!(lines.len(), 1, "{ran}");
    lines[0]
}

#[test]
fn files_of_any_age_upload_straight_from_disk() {
    let place = Place::bare();
    place.secret("hunter2-hunter2");
    place.picture("cat.png");
    for (name, text, line) in [
        ("new.sxcu", NEW, "POST /up HTTP/1.1"),
        ("dir/old.SXCU", OLD, "POST /upload.php HTTP/1.1"),
    ] {
        let server = Server::new([ok(r#"{"url":"https://i.example/1","id":"x7"}"#)]);
        put(&place, name, text, &server);
        let profile = format!("./{name}");
        let ran = place
            .run(&["upload", "cat.png", "-p", &profile, "-vv"])
            .ends(0);
        assert_eq!(only_line(&ran), "https://i.example/1");
        let request = &server.requests()[0];
        assert_eq!(request.line, line);
        let body = String::from_utf8_lossy(&request.body).into_owned();
        assert!(body.contains("filename=\"cat.png\""), "{body}");
        let entry = &place.history()[0];
        assert_eq!(entry["provider"], "sharex");
        assert_eq!(entry["outcome"], "uploaded");
        let path = entry["profile"].as_str().unwrap();
        assert!(path.starts_with('/') && path.ends_with(name), "{path}");
    }
}

#[test]
fn what_was_uploaded_is_deleted_by_its_link_from_anywhere() {
    let place = Place::bare();
    place.picture("cat.png");
    let server = Server::new([
        ok(r#"{"url":"https://i.example/1","id":"x7"}"#),
        ok(r#"{"deleted":true}"#),
    ]);
    put(&place, "dir/new.sxcu", NEW, &server);
    place.run(&["up", "cat.png", "-p", "dir/new.sxcu"]).ends(0);
    fs::create_dir(place.work().join("elsewhere")).unwrap();
    let mut command = place.command(&["rm", "-y", "@1"]);
    command.current_dir(place.work().join("elsewhere"));
    let output = command.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert_eq!(server.requests()[1].line, "GET /del/x7 HTTP/1.1");
    assert!(place.history()[0]["deleted_at"].is_string());
}

#[test]
fn a_profile_names_its_file_and_keeps_its_token() {
    let mut place = Place::bare();
    place.secret(TOKEN);
    let own = Fake::<Own>::start();
    let config = place.config("[profiles.own]\nprovider = \"sharex\"\nfile = \"up/own.sxcu\"\n");
    let folder = config.parent().unwrap().join("up");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("own.sxcu"), file(own.url("site").as_str())).unwrap();
    place.picture("cat.png");

    place.run(&["upload", "cat.png"]).fails(
        4,
        "no token is stored for profile 'own'",
        "hoist auth login own",
    );
    place
        .run_with(
            &["auth", "login", "own", "--with-token", "--insecure-storage"],
            TOKEN.as_bytes(),
        )
        .ends(0);
    let ran = place.run(&["upload", "cat.png", "--json"]).ends(0);
    let document = ran.json();
    let upload = &document[0];
    assert_eq!(upload["provider"], "sharex");
    assert_eq!(upload["profile"], "own");
    let link = own.host().link("o0001");
    assert_eq!(upload["url"], json!(link));
    assert!(upload["delete_url"].as_str().unwrap().contains("/d/o0001/"));
    place.run(&["rm", "-y", "@1"]).ends(0);
    assert!(own.host().files.is_empty());
    place.run(&["auth", "logout", "own"]).ends(0);
    place
        .run(&["upload", "cat.png"])
        .fails(4, "no token", "hoist auth login");

    // The environment is asked as for every profile.
    place.env("HOIST_TOKEN", TOKEN);
    place.run(&["upload", "cat.png"]).ends(0);
}

#[test]
fn a_profile_without_its_file_is_refused() {
    let place = Place::bare();
    place
        .run(&["profile", "add", "own", "sharex"])
        .fails(1, "'file' is missing", "file = ");
    place
        .run(&["profile", "add", "own", "sharex", "file=none.sxcu"])
        .fails(1, "none.sxcu: No such file", ".sxcu");
    place.run(&["upload", "x.png", "-p", "./none.sxcu"]).fails(
        1,
        "none.sxcu: No such file",
        ".sxcu",
    );
    place.file("bad.sxcu", "{\"RequestURL\": ");
    place
        .run(&["upload", "x.png", "-p", "bad.sxcu"])
        .fails(1, "bad.sxcu is not JSON", ".sxcu");
}

#[test]
fn a_lost_link_is_told_with_the_answer_and_never_sent_again() {
    let place = Place::bare();
    place.picture("cat.png");
    let server = Server::new([ok("{\"id\": \"x7\u{1b}[31m\"}")]);
    put(&place, "new.sxcu", NEW, &server);
    let ran = place.run(&["upload", "cat.png", "-p", "./new.sxcu"]).fails(
        11,
        "there is no link in the answer",
        "before sending it again",
    );
    assert!(ran.err.contains("\"id\": \"x7"), "{ran}");
    assert!(!ran.err.contains('\u{1b}'), "{ran}");
    assert_eq!(place.history()[0]["outcome"], "unknown");
    assert_eq!(server.count(), 1);
}

#[test]
fn refusals_of_a_file_come_before_anything_is_sent() {
    let mut place = Place::bare();
    place.picture("cat.png");
    let server = Server::new([]);
    for (fields, code, error, hint) in [
        (
            r#""Headers": {"X": "%un"}"#,
            1,
            "your name or your computer's",
            "allow_identity",
        ),
        (
            r#""Parameters": {"X": "%rf{/etc/passwd}"}"#,
            1,
            "/etc/passwd",
            "allow_files",
        ),
    ] {
        let text = format!(
            r#"{{"Version": "17.0.0", "RequestURL": "http://HOST/", "Body": "Binary", {fields}}}"#
        );
        put(&place, "x.sxcu", &text, &server);
        place
            .run(&["upload", "cat.png", "-p", "./x.sxcu"])
            .fails(code, error, hint);
    }
    place.file(
        "http.sxcu",
        r#"{"Version": "17.0.0", "RequestURL": "http://i.example/", "Body": "Binary"}"#,
    );
    place
        .run(&["upload", "cat.png", "-p", "./http.sxcu"])
        .fails(1, "not encrypted", "--allow-http");
    place.file(
        "https.sxcu",
        r#"{"Version": "17.0.0", "RequestURL": "https://127.0.0.1:1/", "Body": "Binary"}"#,
    );
    place.env("SSL_CERT_FILE", "/dev/null");
    place
        .run(&["upload", "cat.png", "-p", "./https.sxcu"])
        .fails(
            1,
            "no CA certificates",
            "SSL_CERT_FILE or SSL_CERT_DIR is set",
        );
    assert_eq!(server.count(), 0);
    assert!(
        place
            .history()
            .iter()
            .all(|entry| entry["outcome"] == "failed")
    );
}

const ASKS: &str = r#"{"Version": "17.0.0", "RequestURL": "http://HOST/{inputbox:Folder|pics}", "Body": "Binary",
    "Parameters": {"size": "{select:small|large}"}, "Headers": {"X-Pass": "{inputbox:Upload password}"}, "URL": "https://i.example/{response}"}"#;

/// A webhook's address is its token, and so is that of a bot.
#[test]
fn the_token_in_the_address_of_a_webhook_is_shown_nowhere() {
    let long = "aB3-xY_9".repeat(9);
    for (before, token, after) in [
        ("/api/webhooks/123/", &*long, "?wait=true"),
        ("/services/T0AB1CD2E/B0FG3HI4J/", "aB3xY9aB3xY9", ""),
        ("/bot123456:", "AAH-x_9k", "/sendDocument?chat_id=7"),
    ] {
        is_shown_nowhere(before, token, after);
    }
}

#[track_caller]
fn is_shown_nowhere(before: &str, token: &str, after: &str) {
    let place = Place::bare();
    place.secret(token);
    place.picture("cat.png");
    let link = r#"{"attachments": [{"url": "https://cdn.example/1"}]}"#;
    let no = |words: &str| answer("404 Gone", "", &format!("no hook {words}"));
    let server = Server::new([ok(link), no(token), ok(link), no(token)]);
    let text = format!(
        r#"{{"Version": "17.0.0", "Name": "hook", "RequestMethod": "POST", "RequestURL": "http://HOST{before}{token}{after}",
            "Body": "MultipartFormData", "FileFormName": "file", "URL": "{{json:attachments[0].url}}"}}"#
    );
    put(&place, "hook.sxcu", &text, &server);
    place
        .run(&["import", "hook.sxcu", "--dry-run", "--json"])
        .ends(0);
    place
        .run(&["import", "hook.sxcu", "--insecure-storage"])
        .ends(0)
        .says(&format!("{before}{{secret:token}}"));
    let kept = stored(&place, "hook");
    let address = kept["RequestURL"].as_str().unwrap();
    let path = after.split('?').next().unwrap();
    assert!(
        address.ends_with(&format!("{before}{{secret:token}}{path}")),
        "{kept}"
    );
    for profile in ["hook", "./hook.sxcu"] {
        let upload = ["upload", "cat.png", "-vv", "-p", profile];
        place.run(&[&upload[..], &["--dry-run"]].concat()).ends(0);
        place.run(&upload).ends(0);
        place.run(&upload).ends(7);
    }
    let sent = format!("POST {before}{token}{after} HTTP/1.1");
    for request in server.requests() {
        assert_eq!(request.line, sent);
    }
    for args in [
        &["history", "--all"][..],
        &["history", "--json", "--all"],
        &["profile", "show", "hook"],
        &["profile", "ls", "--json"],
        &["export", "hook"],
        &["auth", "status", "hook"],
        &["doctor"],
    ] {
        place.run(args);
    }
    // Nobody listens there.
    put(
        &place,
        "dead.sxcu",
        &text.replace("HOST", "127.0.0.1:1"),
        &server,
    );
    place
        .run(&["upload", "cat.png", "-p", "./dead.sxcu", "--retries", "0"])
        .ends(10);
}

#[test]
fn questions_are_answered_on_the_command_line() {
    let place = Place::bare();
    place.picture("cat.png");
    place.picture("dog.png");
    place.secret("open sesame");
    let server = Server::new([ok("1"), ok("2")]);
    put(&place, "asks.sxcu", ASKS, &server);
    let run = |args: &[&str]| {
        let all = ["upload", "cat.png", "dog.png", "-p", "./asks.sxcu"];
        place.run(&[&all[..], args].concat())
    };
    run(&[]).fails(2, "'Select' is asked for", "--input 'Select=…'");
    run(&["--input", "select=2"]).fails(2, "'Upload password'", "--input 'Upload password=…'");
    run(&["--input", "select=huge"]).fails(2, "none of the choices", "small, large");
    run(&["--input", "open sesame"]).fails(2, "TITLE=VALUE", "--help");
    assert_eq!(server.count(), 0);
    let ran = run(&[
        "--input",
        "Select=large",
        "--input",
        "upload PASSWORD=open sesame",
        "--input",
        "Other=x",
    ])
    .ends(0)
    .says("--input 'Other=…' answers nothing");
    assert_eq!(ran.lines().len(), 2);
    for request in server.requests() {
        assert_eq!(request.line, "POST /pics?size=large HTTP/1.1");
        assert_eq!(request.header("x-pass"), Some("open sesame"));
    }
}

#[test]
fn questions_are_asked_on_a_terminal() {
    let place = Place::bare();
    place.picture("cat.png");
    place.secret("open sesame");
    let server = Server::new([ok("1")]);
    put(&place, "asks.sxcu", ASKS, &server);
    let args = ["upload", "cat.png", "-p", "./asks.sxcu"];
    let seen = place.in_conversation(
        80,
        &args,
        &[
            ("Folder [pics]: ", "\n"),
            ("Select [1]: ", "5\n"),
            ("a number from 1 to 2", "2\n"),
            ("Upload password: ", "open sesame\n"),
        ],
    );
    assert!(
        seen.contains("1) small") && seen.contains("2) large"),
        "{seen}"
    );
    assert!(seen.contains("https://i.example/1"), "{seen}");
    let request = &server.requests()[0];
    assert_eq!(request.line, "POST /pics?size=large HTTP/1.1");
    assert_eq!(request.header("x-pass"), Some("open sesame"));
}

#[test]
fn ctrl_c_and_the_end_of_input_stop_a_question() {
    let place = Place::bare();
    place.picture("cat.png");
    let server = Server::new([]);
    put(&place, "asks.sxcu", ASKS, &server);
    let args = ["upload", "cat.png", "-p", "./asks.sxcu"];
    for (key, words) in [("\u{3}", "interrupted"), ("\u{4}", "has ended")] {
        let seen = place.in_conversation(80, &args, &[("Folder [pics]: ", key)]);
        assert!(seen.contains(words), "{seen}");
    }
    assert_eq!(server.count(), 0);
    assert_eq!(place.history(), Vec::<serde_json::Value>::new());
}

#[test]
fn links_are_made_short() {
    let place = Place::new();
    let server = Server::new([
        ok(r#"{"s":"https://s.example/1"}"#),
        answer("400 Bad", "", "no"),
        ok(r#"{"s":"https://s.example/2"}"#),
    ]);
    put(
        &place,
        "s.sxcu",
        r#"{"Version": "17.0.0", "DestinationType": "URLShortener", "RequestURL": "http://HOST/", "Body": "JSON", "Data": "{\"u\":\"{input}\"}", "URL": "{json:s}"}"#,
        &server,
    );
    let ran = place
        .run(&[
            "shorten",
            "https://example.org/a?b",
            "https://example.org/c",
            "-p",
            "s.sxcu",
        ])
        .ends(3)
        .says("error: https://example.org/c: sharex answered 400: no");
    assert_eq!(only_line(&ran), "https://s.example/1");
    let mut bodies: Vec<Vec<u8>> = server.requests().into_iter().map(|one| one.body).collect();
    bodies.sort();
    assert_eq!(bodies[0], br#"{"u":"https://example.org/a?b"}"#);
    assert_eq!(place.history().len(), 2);
    let ran = place.run(&["retry", "-f", "{input} {url}"]).ends(0);
    assert_eq!(
        only_line(&ran),
        "https://example.org/c https://s.example/2",
        "a retry makes it short, it does not send what the link leads to"
    );
    assert_eq!(
        server.requests()[2].body,
        br#"{"u":"https://example.org/c"}"#
    );
    assert_eq!(place.history().len(), 2);

    place
        .run(&["shorten", "example.org", "-p", "s.sxcu"])
        .fails(2, "example.org is not a web address", "https://");
    place
        .run(&["shorten", "https://example.org/", "-p", "pile"])
        .fails(5, "imgpile can't do 'shorten'", "sharex");
    assert_eq!(server.count(), 3);
}

#[test]
fn texts_are_sent_as_text() {
    let place = Place::bare();
    place.file("notes.png", "a & b\n");
    let server = Server::new([ok("https://p.example/1"), ok("https://p.example/2")]);
    put(
        &place,
        "paste.sxcu",
        r#"{"Version": "17.0.0", "DestinationType": "TextUploader", "RequestURL": "http://HOST/", "Body": "FormURLEncoded", "Arguments": {"n": "{filename}", "t": "{input}"}}"#,
        &server,
    );
    let paste = ["upload", "--text", "-p", "paste.sxcu"];
    place.run(&[&paste[..], &["notes.png"]].concat()).ends(0);
    place
        .run_with(&[&paste[..], &["-"]].concat(), "ü".as_bytes())
        .ends(0);
    let bodies: Vec<Vec<u8>> = server.requests().into_iter().map(|one| one.body).collect();
    assert_eq!(bodies[0], b"n=notes.png&t=a+%26+b%0a");
    assert_eq!(bodies[1], b"n=text.txt&t=%c3%bc");

    let ran = place.run(&["upload", "--text", "-p", "paste.sxcu", "hello world"]);
    ran.fails(
        1,
        "hello world: No such file",
        "printf %s TEXT | hoist upload --text -",
    );

    // Elsewhere a text is a file like any other.
    let ran = place
        .run_with(
            &["upload", "--text", "-p", "local", "-", "--json"],
            b"hello",
        )
        .ends(0);
    let document = ran.json();
    assert_eq!(document[0]["name"], "text.txt");
    assert_eq!(document[0]["mime"], "text/plain");
}

#[test]
fn a_text_that_is_no_body_may_have_arrived_when_it_is_interrupted() {
    let place = Place::bare();
    place.file("notes.txt", "a note");
    let server = Server::new([silence(), ok("https://p.example/1")]);
    put(
        &place,
        "get.sxcu",
        r#"{"Version": "17.0.0", "DestinationType": "TextUploader", "RequestMethod": "GET", "RequestURL": "http://HOST/", "Parameters": {"t": "{input}"}}"#,
        &server,
    );
    let upload = ["upload", "notes.txt", "-p", "get.sxcu", "--json"];
    let running = place.start(&upload);
    until("the request", || server.count() == 1);
    running.signal(libc::SIGINT);
    let ran = running.end(&place).fails(
        130,
        "interrupted after it was sent",
        "before sending it again",
    );
    assert_eq!(ran.json()[0]["outcome"], "unknown");
    assert_eq!(ran.json()[0]["attempts"], 1);
    place.run(&["retry"]).ends(0).says("may have arrived");
    assert_eq!(server.count(), 1);
    assert_eq!(place.run(&upload).ends(0).json()[0]["attempts"], 1);
}

#[test]
fn who_is_to_look_for_a_lost_upload_is_not_sent_to_the_local_history() {
    let place = Place::bare();
    place.picture("cat.png");
    let server = Server::new([swallow()]);
    put(&place, "new.sxcu", NEW, &server);
    place.secret("hunter2-hunter2");
    place.run(&["upload", "cat.png", "-p", "new.sxcu"]).fails(
        6,
        "the answer was lost",
        "retry --unknown",
    );
    place.run(&["retry", "--unknown"]).fails(
        6,
        "sharex can't be asked",
        "look on the host itself, in a browser; then",
    );
    assert_eq!(server.count(), 1);
}

#[test]
fn a_dry_run_asks_nothing_and_sends_nothing() {
    let place = Place::bare();
    place.picture("cat.png");
    let server = Server::new([]);
    put(&place, "asks.sxcu", ASKS, &server);
    let ran = place
        .run(&["upload", "cat.png", "-p", "./asks.sxcu", "--dry-run"])
        .ends(0);
    assert!(ran.lines()[0].starts_with("would send cat.png"), "{ran}");
    assert!(ran.out.contains("/pics?size=small"), "{ran}");
    let ran = place
        .run(&[
            "shorten",
            "https://example.org/",
            "-p",
            "./asks.sxcu",
            "--dry-run",
        ])
        .fails(5, "carries files, not links", "'hoist upload'");
    assert_eq!(ran.out, "");
    let open = ASKS.replace("HOST", "192.0.2.1");
    place.file("open.sxcu", open);
    place
        .run(&["upload", "cat.png", "-p", "./open.sxcu", "--dry-run"])
        .fails(1, "http is not encrypted", "--allow-http");
    assert_eq!(server.count(), 0);
}
