//! `hoist import`: custom uploaders become profiles.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::place::{Place, Ran, names, until};
use crate::fakes::Fake;
use crate::fakes::sharex::{Own, TOKEN, file};
use crate::http::kit::{Server, ok};

/// A current file with a secret, a gap and a link that deletes.
pub const NEW: &str = r#"{"Version": "17.0.0", "Name": "My Host", "DestinationType": "ImageUploader", "RequestMethod": "POST", "RequestURL": "https://i.example/up?a=b",
    "Headers": {"Authorization": "Bearer hunter2\\|hunter2", "X-Client": "x"}, "Body": "MultipartFormData", "Arguments": {"album": "YOUR_ALBUM"},
    "FileFormName": "file", "URL": "{json:url}", "DeletionURL": "{json:delete}"}"#;

fn config_dir(place: &Place) -> PathBuf {
    place.config_path().parent().unwrap().to_owned()
}

/// The stored file of a profile.
pub fn stored(place: &Place, profile: &str) -> Value {
    let text = fs::read_to_string(config_dir(place).join(format!("{profile}.sxcu"))).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn configuration(place: &Place) -> String {
    fs::read_to_string(place.config_path()).unwrap_or_default()
}

/// The kinds of remarks about the one uploader.
fn kinds(ran: &Ran) -> Vec<String> {
    let document = ran.json();
    let remarks = document["uploaders"][0]["remarks"].as_array().unwrap();
    let kind = |remark: &Value| remark["kind"].as_str().unwrap().to_owned();
    remarks.iter().map(kind).collect()
}

#[test]
fn an_uploader_becomes_a_profile_without_secrets_in_files() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::bare();
    place.secret("hunter2|hunter2");
    place.secret("hunter2\\|hunter2");
    place.config("# mine\ndefault_profile = \"local\" # yes\n");
    place.file("host.sxcu", NEW);
    let ran = place
        .run(&[
            "import",
            "host.sxcu",
            "--insecure-storage",
            "--input",
            "your_album=pets|cats",
        ])
        .ends(0)
        .says("POST https://i.example/up")
        .says("Authorization: Bearer {secret:token}")
        .says("as the profile my-host");
    assert_eq!(ran.lines(), ["my-host"]);
    let file = stored(&place, "my-host");
    assert_eq!(file["Headers"]["Authorization"], "Bearer {secret:token}");
    assert_eq!(file["Headers"]["X-Client"], "x");
    assert_eq!(file["Parameters"], json!({"a": "b"}));
    assert_eq!(file["Arguments"]["album"], "pets\\|cats");
    let path = config_dir(&place).join("my-host.sxcu");
    let mode = fs::metadata(path).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert_eq!(
        configuration(&place),
        "# mine\ndefault_profile = \"local\" # yes\n\n[profiles.my-host]\nprovider = \"sharex\"\nfile = \"my-host.sxcu\"\n"
    );
    // Where the token is, is told; the token is not.
    place
        .run(&["auth", "status", "my-host"])
        .ends(0)
        .out
        .contains("tokens.json")
        .then_some(())
        .expect("the token file is named");
    let tokens = fs::read_to_string(place.home().join(".local/share/hoist/tokens.json")).unwrap();
    assert!(tokens.contains("hunter2|hunter2"), "{tokens}");
    place
        .run(&["profile", "rm", "-y", "my-host"])
        .ends(0)
        .says("my-host.sxcu");
}

#[test]
fn what_was_imported_uploads_with_its_secret() {
    let place = Place::bare();
    place.secret(TOKEN);
    place.picture("cat.png");
    let own = Fake::<Own>::start();
    let text = file(own.url("site").as_str()).replace("{secret:token}", TOKEN);
    place.file("own.sxcu", text);
    place
        .run(&["import", "own.sxcu", "--insecure-storage"])
        .ends(0);
    let ran = place.run(&["upload", "-p", "own", "cat.png"]).ends(0);
    assert_eq!(ran.lines(), [own.host().link("o0001")]);
    place.run(&["rm", "-y", "@1"]).ends(0);
    assert!(own.host().files.is_empty());
}

#[test]
fn without_a_keyring_nothing_is_imported() {
    let place = Place::bare();
    place.secret("hunter2|hunter2");
    place.file("host.sxcu", NEW);
    let ran = place.run(&["import", "host.sxcu"]).fails(
        1,
        "host.sxcu: there is no keyring",
        "--insecure-storage",
    );
    assert_eq!(ran.out, "");
    assert_eq!(configuration(&place), "");
    assert!(!config_dir(&place).join("my-host.sxcu").exists());

    // A file without secrets needs none.
    place.file("plain.sxcu", NEW.replace("Bearer hunter2\\\\|hunter2", ""));
    place.run(&["import", "plain.sxcu"]).ends(0);
}

/// The secret is stored last: who is killed before that has a profile to log in to, and no secret that nobody sees.
#[test]
fn a_kill_leaves_no_secret_without_a_profile() {
    let place = Place::bare();
    place.secret("hunter2|hunter2");
    place.file("host.sxcu", NEW);
    let data = place.home().join(".local/share/hoist");
    let locks = data.join("locks");
    fs::create_dir_all(&locks).unwrap();
    let name = blake3::hash(b"tokens.json").to_hex();
    let lock = fs::File::create(locks.join(format!("{}.lock", &name[..16]))).unwrap();
    lock.lock().unwrap();
    let import = ["import", "host.sxcu", "--insecure-storage"];
    let running = place.start(&import);
    until("the profile", || configuration(&place).contains("my-host"));
    running.signal(libc::SIGKILL);
    running.end(&place).ends(-libc::SIGKILL);
    drop(lock);
    assert!(!data.join("tokens.json").exists());
    place.run(&["upload", "host.sxcu", "-p", "my-host"]).fails(
        4,
        "no token is stored",
        "hoist auth login my-host",
    );
    place.run(&[&import[..], &["-y"]].concat()).ends(0);
}

#[test]
fn what_is_no_uploader_is_told_with_a_way_on() {
    let place = Place::bare();
    fs::create_dir(place.work().join("dir")).unwrap();
    place.file("list.json", "[]");
    place.file("text.sxcu", "hello");
    for (file, code, error, hint) in [
        ("none.sxcu", 1, "none.sxcu: No such file", "spelling"),
        ("dir", 2, "dir is a directory", "hoist import dir/*.sxcu"),
        ("list.json", 1, "list.json holds an empty list", ".sxcu"),
        ("text.sxcu", 1, "text.sxcu is not JSON", ".sxcu"),
    ] {
        place.run(&["import", file]).fails(code, error, hint);
    }
}

#[test]
fn gaps_are_asked_for_on_a_terminal_and_secrets_hidden() {
    let place = Place::bare();
    place.secret("sesame-17");
    place.file(
        "x.sxcu",
        r#"{"Version": "17.0.0", "RequestURL": "https://your.domain.com/up", "Body": "Binary", "Headers": {"X-Api-Key": "YOUR_API_KEY"}}"#,
    );
    let seen = place.in_conversation(
        100,
        &["import", "--name", "x", "--insecure-storage", "x.sxcu"],
        &[
            ("your.domain.com: ", "i.example\n"),
            ("YOUR_API_KEY: ", "sesame-17\n"),
        ],
    );
    assert!(seen.contains("as the profile x"), "{seen}");
    let file = stored(&place, "x");
    assert_eq!(file["RequestURL"], "https://i.example/up");
    assert_eq!(file["Headers"]["X-Api-Key"], "{secret:token}");
}

#[test]
fn gaps_that_nobody_fills_in_are_never_sent() {
    let place = Place::bare();
    place.picture("cat.png");
    place.file(
        "x.sxcu",
        r#"{"Version": "17.0.0", "RequestURL": "https://your.domain.com/up", "Body": "Binary", "Headers": {"X-Api-Key": "YOUR_API_KEY"}}"#,
    );
    place
        .run(&["import", "--name", "x", "x.sxcu"])
        .ends(0)
        .says("'YOUR_API_KEY' is to be filled in")
        .says("each upload asks for 'your.domain.com'")
        .says("'hoist auth login x' stores its token");
    place.run(&["upload", "-p", "x", "cat.png"]).fails(
        2,
        "'your.domain.com' is asked for",
        "--input 'your.domain.com=…'",
    );
    place
        .run(&[
            "upload",
            "-p",
            "x",
            "cat.png",
            "--input",
            "your.domain.com=127.0.0.1:1",
        ])
        .fails(4, "no token is stored for profile 'x'", "auth login x");
}

#[test]
fn another_profile_is_replaced_only_when_that_is_wanted() {
    let place = Place::bare();
    place.file("a.sxcu", NEW.replace("Bearer hunter2\\\\|hunter2", ""));
    place.run(&["import", "a.sxcu", "--name", "pile"]).ends(0);
    let before = configuration(&place);
    place.file(
        "b.sxcu",
        r#"{"RequestURL": "https://b.example/", "FileFormName": "f"}"#,
    );
    place.run(&["import", "b.sxcu", "--name", "pile"]).fails(
        2,
        "it would replace the profile pile (sharex)",
        "--name NAME",
    );
    // A built-in profile counts as well, but only where it is named.
    place.run(&["import", "b.sxcu", "--name", "imgpile"]).fails(
        2,
        "the built-in profile imgpile",
        "-y",
    );
    assert_eq!(configuration(&place), before);
    assert_eq!(stored(&place, "pile")["Name"], "My Host");
    place
        .run(&["import", "b.sxcu", "--name", "pile", "-y"])
        .ends(0);
    assert_eq!(stored(&place, "pile")["RequestURL"], "https://b.example/");
    place.file(
        "c.sxcu",
        r#"{"Name": "imgpile", "RequestURL": "https://b.example/", "FileFormName": "f"}"#,
    );
    assert_eq!(
        place.run(&["import", "c.sxcu"]).ends(0).lines(),
        ["imgpile-sxcu"]
    );
    let seen = place.in_conversation(
        100,
        &["import", "--name", "pile", "a.sxcu"],
        &[("Replace the profile pile (sharex)? [y/N]", "n\n")],
    );
    assert!(seen.contains("nothing was done"), "{seen}");
    assert_eq!(stored(&place, "pile")["RequestURL"], "https://b.example/");
}

#[test]
fn a_secret_of_an_earlier_profile_goes_to_no_other_host() {
    let place = Place::bare();
    place.secret("hunter2|hunter2");
    place.file("a.sxcu", NEW);
    let import = ["import", "--name", "x", "-y", "--insecure-storage"];
    place.run(&[&import[..], &["a.sxcu"]].concat()).ends(0);
    let open = NEW.replace("Bearer hunter2\\\\|hunter2", "YOUR_TOKEN");
    // The same host: what is stored stays.
    place.file("b.sxcu", &open);
    place.run(&[&import[..], &["b.sxcu"]].concat()).ends(0);
    let status = place.run(&["auth", "status", "x", "--json"]);
    assert!(status.out.contains("tokens.json"), "{status}");
    place.file("c.sxcu", open.replace("i.example", "j.example"));
    place
        .run(&[&import[..], &["c.sxcu"]].concat())
        .ends(0)
        .says("the secret 'token' of an earlier profile x was forgotten");
    let status = place.run(&["auth", "status", "x", "--json"]);
    assert!(!status.out.contains("tokens.json"), "{status}");
}

#[test]
fn a_secret_that_is_there_is_not_asked_for_again() {
    let place = Place::bare();
    place.secret("hunter2-hunter2");
    let file = r#"{"Version": "17.0.0", "Name": "h", "RequestURL": "https://h.example/", "Body": "Binary",
        "Headers": {"Authorization": "YOUR_KEY"}}"#;
    place.file("h.sxcu", file);
    let words = "'hoist auth login h' stores its token";
    place.run(&["import", "h.sxcu"]).ends(0).says(words);
    let login = ["auth", "login", "h", "--with-token", "--insecure-storage"];
    place.run_with(&login, b"hunter2-hunter2").ends(0);
    let ran = place.run(&["import", "h.sxcu", "-y"]).ends(0);
    assert!(!ran.err.contains("auth login"), "{ran}");
    // Elsewhere it is worth nothing, and forgotten.
    place.file("h.sxcu", file.replace("h.example", "other.example"));
    place.run(&["import", "h.sxcu", "-y"]).ends(0).says(words);
}

#[test]
fn a_dry_run_shows_and_changes_nothing() {
    let place = Place::bare();
    place.secret("hunter2");
    place.file("host.sxcu", NEW);
    let ran = place
        .run(&["import", "--dry-run", "--json", "host.sxcu"])
        .ends(0);
    let document = ran.json();
    let one = &document["uploaders"][0];
    assert_eq!(one["outcome"], "planned");
    assert_eq!(one["profile"], "my-host");
    assert_eq!(one["request"]["method"], "POST");
    assert_eq!(one["request"]["url"], "https://i.example/up");
    assert_eq!(one["request"]["host"], "i.example");
    assert_eq!(
        one["request"]["headers"]["Authorization"],
        "Bearer {secret:token}"
    );
    assert_eq!(one["answer"]["delete_url"], "{json:delete}");
    assert_eq!(one["secrets"][0]["name"], "token");
    assert_eq!(one["open"], json!(["YOUR_ALBUM"]));
    assert!(!place.config_path().exists());
    assert_eq!(names(&place.home()), Vec::<String>::new());
}

#[test]
fn files_that_cannot_work_are_refused_with_field_and_position() {
    let place = Place::bare();
    for (fields, kind, error) in [
        (
            r#""Body": "Binary""#,
            "no-request-url",
            "RequestURL: is missing",
        ),
        (
            r#""RequestURL": "https://i.example/", "Body": "Binary", "URL": "x{jsn:url}""#,
            "syntax",
            "URL, character 2: unknown function \"jsn\"",
        ),
        (
            r#""RequestURL": "https://i.example/{response}", "Body": "Binary""#,
            "needs-answer",
            "RequestURL, character 19: {response} reads the answer",
        ),
        (
            r#""RequestURL": "ftp://i.example/", "Body": "Binary""#,
            "scheme",
            "RequestURL, character 1: ftp addresses can't be used",
        ),
        (
            r#""RequestURL": "file:///etc/passwd", "Body": "Binary""#,
            "scheme",
            "file addresses can't be used",
        ),
        (
            r#""RequestURL": "https://i.example/", "Body": "JSON", "DestinationType": "ImageUploader""#,
            "body-without-file",
            "Body: a body of JSON carries no file",
        ),
        (
            r#""RequestURL": "https://i.example/", "Body": "MultipartFormData", "DestinationType": "FileUploader""#,
            "no-file-form-name",
            "FileFormName: is missing",
        ),
        (
            r#""RequestURL": "https://i.example/", "Body": "Binary", "Headers": {"X": "a\r\nY: b"}"#,
            "line-break",
            "Headers.X, character 2: a header can't hold a line break",
        ),
        (
            r#""RequestURL": "https://i.example/", "Body": "Binary", "Headers": {"X": "a%nY: b"}"#,
            "line-break",
            "Headers.X: '%n' is a line break",
        ),
        (
            r#""RequestURL": "https://i.example/", "Body": "Binary", "Headers": {"Host": "other"}"#,
            "header-of-connection",
            "Headers.Host: this header is the connection's",
        ),
        (
            r#""RequestURL": "https://i.example/", "Body": "Binary", "URL": "{regex:(|1}""#,
            "bad-regex",
            "URL, character",
        ),
    ] {
        place.file("x.sxcu", format!("{{\"Version\": \"17.0.0\", {fields}}}"));
        place.run(&["import", "--name", "x", "x.sxcu"]).fails(
            1,
            error,
            "nothing of it was imported",
        );
        let ran = place
            .run(&["import", "--name", "x", "x.sxcu", "--json"])
            .ends(1);
        assert_eq!(ran.json()["uploaders"][0]["outcome"], "failed");
        assert!(kinds(&ran).iter().any(|own| own == kind), "{kind}: {ran}");
    }
    place.file(
        "old.sxcu",
        r#"{"RequestURL": "https://i.example/", "FileFormName": "f", "RegexList": ["a"], "URL": "$regex:2$"}"#,
    );
    place
        .run(&["import", "old.sxcu"])
        .fails(1, "RegexList has no entry 2", "nothing of it");
    assert_eq!(configuration(&place), "");
}

#[test]
fn what_is_odd_is_told_and_imported() {
    let place = Place::bare();
    for (fields, kind) in [
        (
            r#""RequestURL": "i.example/", "Body": "Binary""#,
            "no-scheme",
        ),
        (
            r#""RequestURL": "http://i.example/", "Body": "Binary""#,
            "plain-http",
        ),
        (
            r#""RequestURL": "https://i.example/?a=b", "Body": "Binary""#,
            "query-in-address",
        ),
        (
            r#""RequestURL": "https://i.example/", "Body": "Binary", "Body": "Binary""#,
            "duplicate",
        ),
        (
            r#""RequestURL": "https://i.example/", "Body": "Binary", "Other": 1"#,
            "unknown-field",
        ),
        (
            r#""RequestURL": "https://i.example/", "Body": "Binary", "RequestMethod": "SEND""#,
            "unknown-word",
        ),
        (
            r#""RequestURL": "https://i.example/", "Body": "Binary", "Headers": []"#,
            "wrong-type",
        ),
        (
            r#""RequestURL": "https://i.example/", "FileFormName": "f""#,
            "body-guessed",
        ),
        (
            r#""RequestURL": "https://i.example/", "Body": "Binary", "Headers": {"X": "a|b"}"#,
            "dropped-text",
        ),
        (
            r#""RequestURL": "https://i.example/", "Body": "Binary", "URL": "{regex:\\d+}""#,
            "lost-backslash",
        ),
        (
            r#""RequestURL": "https://i.example/", "Body": "Binary", "ThumbnailURL": "{nope}""#,
            "syntax",
        ),
        (
            r#""RequestURL": "https://i.example/", "Body": "JSON", "Data": "{\"a\": \"{response}\"}""#,
            "function-in-data",
        ),
        (
            r#""RequestURL": "https://i.example/", "Body": "Binary", "Arguments": {"a": "b"}"#,
            "ignored-field",
        ),
        (
            r#""RequestURL": "https://i.example/", "Body": "Binary", "Parameters": {"a": "%d0%bf"}"#,
            "damaged-encoding",
        ),
        (
            r#""RequestURL": "https://i.example/", "Body": "Binary", "Parameters": {"a": "%un"}"#,
            "reveals-identity",
        ),
        (
            r#""RequestURL": "https://i.example/", "Body": "Binary", "RequestMethod": "GET""#,
            "get-with-body",
        ),
        (
            r#""RequestURL": "https://i.example/", "Body": "Binary", "Headers": {"Content-Length": "7"}"#,
            "header-ignored",
        ),
        (
            r#""RequestURL": "https://i.example/", "Body": "Binary", "Parameters": {"a": "YOUR_ALBUM"}"#,
            "placeholder",
        ),
    ] {
        place.file("x.sxcu", format!("{{\"Version\": \"17.0.0\", {fields}}}"));
        let ran = place
            .run(&["import", "--name", "x", "-y", "x.sxcu", "--json"])
            .ends(0);
        assert!(kinds(&ran).iter().any(|own| own == kind), "{kind}: {ran}");
    }
    place.file(
        "x.sxcu",
        r#"{"RequestURL": "https://i.example/", "FileFormName": "f", "URL": "$json:url$ $x"}"#,
    );
    let ran = place
        .run(&["import", "--name", "y", "x.sxcu", "--json"])
        .ends(0);
    assert_eq!(kinds(&ran), ["version-guessed", "unpaired-dollar"]);
}

#[test]
fn files_lines_and_names_are_sent_only_where_that_was_allowed() {
    let place = Place::bare();
    place.picture("cat.png");
    let server = Server::new([ok("https://i.example/1"), ok("https://i.example/2")]);
    let text = |value: &str| {
        format!(
            r#"{{"Version": "17.0.0", "RequestURL": "http://{}/", "Body": "Binary", "Headers": {{"X-A": "{value}"}}}}"#,
            server.address
        )
    };
    let words = place.file("words.txt", "one\n");
    place.file("rf.sxcu", text(&format!("%rf{{{}}}", words.display())));
    place
        .run(&["import", "--name", "rf", "-y", "rf.sxcu"])
        .fails(2, "it sends a line of a local file", "--allow-files");
    assert_eq!(configuration(&place), "");
    place
        .run(&["import", "--name", "rf", "--allow-files", "rf.sxcu"])
        .ends(0);
    place.run(&["upload", "-p", "rf", "cat.png"]).ends(0);
    assert_eq!(server.requests()[0].header("x-a"), Some("one"));

    place.file("un.sxcu", text("%un"));
    place
        .run(&["import", "--name", "un", "-y", "un.sxcu"])
        .ends(0)
        .says("allow_identity = true");
    place.run(&["upload", "-p", "un", "cat.png"]).fails(
        1,
        "your name or your computer's",
        "allow_identity",
    );
    place
        .run(&[
            "import",
            "--name",
            "un",
            "-y",
            "--allow-identity",
            "un.sxcu",
        ])
        .ends(0);
    place.run(&["upload", "-p", "un", "cat.png"]).ends(0);
    assert_eq!(server.count(), 2);
}

#[test]
fn a_list_of_uploaders_is_imported_one_by_one() {
    let place = Place::bare();
    place.file(
        "UploadersConfig.json",
        r#"{"Imgur": {"x": 1}, "CustomUploadersList": [
            {"Version": "17.0.0", "Name": "A", "RequestURL": "https://a.example/", "Body": "Binary"},
            {"Version": "17.0.0", "Name": "Bad", "RequestURL": "ftp://b.example/", "Body": "Binary"},
            {"Version": "17.0.0", "Name": "a", "RequestURL": "https://c.example/", "Body": "Binary"}], "CustomImageUploaderSelected": 0}"#,
    );
    place.file("broken.sxcu", "{");
    let ran = place
        .run(&["import", "UploadersConfig.json", "broken.sxcu", "none.sxcu"])
        .ends(3)
        .says("error: UploadersConfig.json, uploader 2: RequestURL, character 1: ftp")
        .says("error: broken.sxcu is not JSON")
        .says("error: none.sxcu: No such file");
    assert_eq!(ran.lines(), ["a", "a-2"]);
    assert_eq!(stored(&place, "a-2")["RequestURL"], "https://c.example/");
    place
        .run(&["import", "--name", "x", "UploadersConfig.json"])
        .fails(
            2,
            "--name is for one uploader, and these are 3",
            "one by one",
        );
    place.run(&["import", "none.sxcu"]).ends(1);
}

#[test]
fn an_uploader_of_ishare_uploads_and_deletes() {
    let place = Place::bare();
    place.picture("cat.png");
    place.secret("hunter2-hunter2");
    let server = Server::new([
        ok(r#"{"files": [{"url": "https://i.example/1", "id": "x7"}]}"#),
        ok("{}"),
    ]);
    let text = format!(
        r#"{{"name": "Copy party", "requestURL": "http://{0}/shots/", "headers": {{"pw": "x", "token": "hunter2-hunter2"}}, "formData": {{"act": "bput"}},
            "fileFormName": "f", "responseURL": "{{{{files[0].url}}}}", "deletionURL": "http://{0}/del/{{{{files[0].id}}}}", "deleteRequestType": "DELETE",}}"#,
        server.address
    );
    place.file("party.iscu", text);
    let ran = place
        .run(&["import", "--insecure-storage", "party.iscu"])
        .ends(0);
    assert_eq!(ran.lines(), ["copy-party"]);
    let ran = place
        .run(&["upload", "-p", "copy-party", "cat.png"])
        .ends(0);
    assert_eq!(ran.lines(), ["https://i.example/1"]);
    place.run(&["rm", "-y", "@1"]).ends(0);
    let requests = server.requests();
    assert_eq!(requests[0].header("token"), Some("hunter2-hunter2"));
    let body = String::from_utf8_lossy(&requests[0].body).into_owned();
    assert!(body.contains("name=\"f\"; filename=\"cat.png\""), "{body}");
    assert!(body.contains("name=\"act\""), "{body}");
    assert_eq!(requests[1].line, "DELETE /del/x7 HTTP/1.1");
}
