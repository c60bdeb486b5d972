//! Uploads that go well, and every option of `upload`.

use serde_json::{Value, json};

use super::place::{Place, picture, until};
use crate::fakes::fault::Fault;

/// The names under which the files arrived, in the order of the host.
fn arrived(place: &Place) -> Vec<String> {
    let host = place.pile.host();
    host.media
        .iter()
        .map(|media| media.received_name.clone())
        .collect()
}

#[test]
fn one_line_for_each_file_and_nothing_on_stderr() {
    let place = Place::new();
    place.picture("a.png");
    place.picture("b.png");
    let ran = place.run(&["upload", "a.png", "b.png", "-j", "1"]).ends(0);
    let origin = place.pile.url("upload");
    let links: Vec<String> = place
        .pile
        .host()
        .media
        .iter()
        .map(|media| {
            origin
                .join(&format!("/f/{}.png", media.slug))
                .unwrap()
                .to_string()
        })
        .collect();
    assert_eq!(ran.lines(), links);
    assert_eq!(ran.err, "");
    assert_eq!(arrived(&place), ["a.png", "b.png"]);
    assert_eq!(place.pile.host().media[0].bytes, picture("a.png"));
}

#[test]
fn the_alias_is_upload_too() {
    let place = Place::new();
    place.picture("a.png");
    place.run(&["up", "a.png"]).ends(0);
    assert_eq!(place.uploads(), 1);
}

/// The first input is a pipe that is filled only when the others have arrived: they must neither wait for it nor overtake its line.
#[test]
fn lines_come_in_the_order_of_the_inputs_however_slow_the_first_is() {
    let place = Place::new();
    place.picture("b.png");
    place.picture("c.png");
    let args = ["upload", "-", "b.png", "c.png", "-f", "{input}"];
    let mut running = place.start(&args);
    until("the other two", || place.uploads() == 2);
    running.feed(&picture("slow"));
    let ran = running.end(&place).ends(0);
    assert_eq!(ran.lines(), ["-", "b.png", "c.png"]);
    assert_eq!(arrived(&place)[2], "stdin.png");
}

#[test]
fn a_named_pipe_is_read_like_a_file_and_does_not_hold_up_the_others() {
    let place = Place::new();
    place.picture("b.png");
    let pipe = std::ffi::CString::new(place.work().join("pipe.png").to_str().unwrap()).unwrap();
    // SAFETY: a plain system call with a valid string.
    assert_eq!(unsafe { libc::mkfifo(pipe.as_ptr(), 0o600) }, 0);
    let running = place.start(&["upload", "pipe.png", "b.png", "-f", "{name}"]);
    until("the other one", || place.uploads() == 1);
    std::fs::write(place.work().join("pipe.png"), picture("late")).unwrap();
    let ran = running.end(&place).ends(0);
    assert_eq!(ran.lines(), ["pipe.png", "b.png"]);
}

#[test]
fn directories_are_walked_in_the_order_of_names() {
    let place = Place::new();
    for name in ["d/2.png", "d/sub/1.png", "d/10.png"] {
        place.picture(name);
    }
    let ran = place.run(&["upload", "-r", "d", "-f", "{input}"]).ends(0);
    assert_eq!(ran.lines(), ["d/10.png", "d/2.png", "d/sub/1.png"]);
}

#[test]
fn an_empty_directory_is_told() {
    let place = Place::new();
    std::fs::create_dir(place.work().join("d")).unwrap();
    place
        .run(&["upload", "-r", "d"])
        .fails(1, "d: no file in this directory", "nothing to send");
}

#[test]
fn standard_input_takes_a_name() {
    let place = Place::new();
    let ran = place
        .run_with(&["upload", "-", "--name", "shot.png"], &picture("x"))
        .ends(0);
    assert_eq!(ran.lines().len(), 1);
    assert_eq!(arrived(&place), ["shot.png"]);
    place
        .run_with(&["upload", "-", "-"], &picture("y"))
        .ends(3)
        .says("only once");
    place
        .run(&["upload", "-"])
        .fails(1, "standard input is empty", "no empty files");
}

#[test]
fn a_name_goes_with_one_input() {
    let place = Place::new();
    place.picture("a.png");
    place.picture("b.png");
    place
        .run(&["upload", "a.png", "b.png", "--name", "x.png"])
        .ends(2);
    assert_eq!(place.uploads(), 0);
    place.run(&["upload", "a.png", "--name", "x.png"]).ends(0);
    assert_eq!(arrived(&place), ["x.png"]);
    for name in ["../../x.png", "dir/", "", ".."] {
        place.run(&["upload", "a.png", "--name", name]).fails(
            2,
            "is not a file name",
            "without directories",
        );
    }
    assert_eq!(place.uploads(), 1);
}

#[test]
fn lists_of_inputs() {
    let place = Place::new();
    place.picture("a b.png");
    place.picture("c.png");
    place.picture("new\nline.png");
    place.file("list", "a b.png\nc.png\n");
    place.file("list0", "new\nline.png\0c.png");
    let args = |list: &'static str| ["upload", "--files-from", list, "-f", "{input}", "-j", "1"];
    assert_eq!(
        place.run(&args("list")).ends(0).lines(),
        ["a b.png", "c.png"]
    );
    let ran = place.run_with(&args("-"), b"c.png\na b.png\n").ends(0);
    assert_eq!(ran.lines(), ["c.png", "a b.png"]);
    let ran = place.run(&[&args("list0")[..], &["-0"]].concat()).ends(0);
    assert_eq!(ran.lines(), ["new line.png", "c.png"]);
    assert!(arrived(&place).iter().any(|name| name.contains("line.png")));
    let ran = place
        .run(&["upload", "c.png", "--files-from", "list", "-f", "{input}"])
        .ends(0);
    assert_eq!(ran.lines(), ["c.png", "a b.png", "c.png"]);
    let ran = place.run(&["upload", "--files-from", "nowhere"]);
    ran.fails(1, "nowhere: No such file", "spelling");
    let ran = place.run_with(&args("-"), b"\n").ends(0);
    assert_eq!(ran.out, "");
    ran.says("note: there are no inputs");
}

#[test]
fn formats_and_templates() {
    let place = Place::new();
    place.picture("a.png");
    let api = place.pile.url("api");
    type Expected<'a> = &'a dyn Fn(&str) -> String;
    let cases: [(&str, Expected<'_>); 6] = [
        ("id", &|slug| slug.to_owned()),
        ("page", &|slug| {
            api.join(&format!("/m/{slug}")).unwrap().to_string()
        }),
        ("delete", &|_| String::new()),
        ("{name}|{mime}|{size}|{profile}|{outcome}", &|_| {
            format!("a.png|image/png|{}|pile|uploaded", picture("a.png").len())
        }),
        ("{{{id}}}", &|slug| format!("{{{slug}}}")),
        ("{input}\\t{attempts}", &|_| "a.png\t1".to_owned()),
    ];
    for (format, expected) in cases {
        let ran = place.run(&["upload", "a.png", "-f", format]).ends(0);
        let slug = place.pile.host().media.last().unwrap().slug.clone();
        assert_eq!(ran.out, format!("{}\n", expected(&slug)), "{format}");
    }
    for (format, part) in [
        ("markdown", "![a.png]("),
        ("html", "<img "),
        ("bbcode", "[img]"),
        ("thumbnail", "_xs.webp"),
    ] {
        let ran = place.run(&["upload", "a.png", "-f", format]).ends(0);
        assert!(ran.out.contains(part), "{ran}");
    }
}

#[test]
fn an_unknown_word_is_refused_before_anything_is_sent() {
    let place = Place::new();
    place.picture("a.png");
    place
        .run(&["upload", "a.png", "-f", "{nmae}"])
        .fails(2, "nmae", "name");
    place
        .run(&["upload", "a.png", "-f", "markdwon"])
        .fails(2, "markdwon", "name");
    assert_eq!(place.pile.journal.all().len(), 0);
}

#[test]
fn a_dry_run_contacts_nobody_and_leaves_no_history() {
    let place = Place::new();
    place.picture("a.png");
    place.file("note.txt", "text");
    let ran = place
        .run(&["upload", "a.png", "note.txt", "--dry-run"])
        .ends(3);
    let size = picture("a.png").len();
    let api = place.pile.url("upload");
    assert_eq!(
        ran.lines(),
        [
            format!("would send a.png (image/png, {size} bytes) to pile"),
            "  carries: data after the picture".to_owned(),
            "  limits: image/*, video/*; at most 104857600 bytes; 120 requests a minute; 1000 files a day"
                .to_owned(),
            format!("  request: POST {api} multipart: file=<a.png, image/png, {size} bytes>, auth: bearer"),
            format!(
                "  headers: accept: application/json; user-agent: hoist/{}; content-type: multipart/form-data",
                env!("CARGO_PKG_VERSION")
            ),
        ]
    );
    let ran = place
        .run(&["upload", "a.png", "--dry-run", "--json"])
        .ends(0);
    let json = &ran.json()[0];
    assert_eq!(json["outcome"], "planned");
    let plan = &json["plan"];
    assert_eq!(plan["metadata"][0], "data after the picture");
    assert_eq!(plan["max_bytes"], 104_857_600);
    assert_eq!(plan["quotas"][1]["left"], Value::Null);
    assert_eq!(plan["request"]["url"], api.as_str());
    assert_eq!(plan["request"]["fields"][0]["file"], "a.png");
    assert_eq!(place.pile.journal.all().len(), 0);
    assert_eq!(place.history(), Vec::<Value>::new());
}

/// Section 6 of the contract: these fields, in this order.
#[test]
fn json_is_as_the_contract_writes_it() {
    let place = Place::new();
    place.picture("a.png");
    let ran = place
        .run(&["upload", "a.png", "missing.png", "--json"])
        .ends(3);
    let items = ran.json();
    let fields = [
        "input",
        "profile",
        "provider",
        "outcome",
        "id",
        "url",
        "page_url",
        "thumbnail_url",
        "delete_url",
        "name",
        "mime",
        "size",
        "width",
        "height",
        "blake3",
        "created_at",
        "expires_at",
        "post_id",
        "attempts",
        "error",
    ];
    for item in items.as_array().unwrap() {
        let found: Vec<&String> = item.as_object().unwrap().keys().collect();
        assert_eq!(found, fields);
    }
    let sent = &items[0];
    assert_eq!(sent["outcome"], "uploaded");
    assert_eq!(sent["attempts"], 1);
    assert_eq!(sent["error"], Value::Null);
    assert_eq!(
        sent["blake3"],
        blake3::hash(&picture("a.png")).to_hex().to_string()
    );
    assert_eq!((&sent["width"], &sent["height"]), (&json!(1), &json!(1)));
    let failed = &items[1];
    assert_eq!(
        (&failed["outcome"], &failed["attempts"]),
        (&json!("failed"), &json!(0))
    );
    let error: Vec<&String> = failed["error"].as_object().unwrap().keys().collect();
    assert_eq!(
        error,
        [
            "kind",
            "message",
            "hint",
            "status",
            "request_id",
            "retry_after"
        ]
    );
    assert_eq!(failed["error"]["kind"], "io");
    let none = place
        .run_with(&["upload", "--files-from", "-", "--json"], b"")
        .ends(0);
    assert_eq!(none.json(), json!([]));
}

#[test]
fn known_bytes_are_not_sent_again() {
    let place = Place::new();
    place.picture("a.png");
    std::fs::copy(place.work().join("a.png"), place.work().join("same.png")).unwrap();
    let first = place.run(&["upload", "a.png"]).ends(0).out;
    let again = place.run(&["upload", "same.png", "--reuse"]).ends(0);
    assert_eq!(again.out, first);
    assert_eq!(place.uploads(), 1);
    let again = place
        .run(&["upload", "a.png", "--reuse", "--title", "T"])
        .ends(0)
        .says("--title was not set");
    assert_eq!(again.out, first);
    place.run(&["rm", "@1", "-y"]).ends(0);
    place.run(&["upload", "a.png", "--reuse"]).ends(0);
    assert_eq!(place.uploads(), 2, "what was deleted is sent again");
}

#[test]
fn metadata_that_fails_costs_neither_link_nor_file() {
    let place = Place::new();
    place.picture("a.png");
    place
        .pile
        .faults
        .next(1, "PATCH", "/api/v1/media", Fault::Broken);
    let ran = place.run(&["upload", "a.png", "--title", "T"]).fails(
        3,
        "a.png: uploaded, but imgpile did not take its metadata: Server Error",
        "hoist edit q",
    );
    assert_eq!(ran.lines().len(), 1);
    assert_eq!(place.history()[0]["outcome"], "uploaded");
}

#[test]
fn the_first_run_needs_neither_configuration_nor_account() {
    let place = Place::bare();
    place.picture("a.png");
    let ran = place
        .run(&["upload", "a.png"])
        .ends(0)
        .says("no profile is configured");
    let link = url::Url::parse(ran.out.trim()).unwrap();
    assert_eq!(
        std::fs::read(link.to_file_path().unwrap()).unwrap(),
        picture("a.png")
    );
    place.run(&["rm", "@1", "-y"]).ends(0);
    assert!(!link.to_file_path().unwrap().exists());
}

#[test]
fn what_the_configuration_sets_is_the_default() {
    let place = Place::new();
    place.picture("a.png");
    place.config(&format!(
        "[upload]\nformat = \"id\"\nreuse = true\n\n{}",
        place.profile("pile")
    ));
    let first = place.run(&["upload", "a.png"]).ends(0).out;
    assert_eq!(first.trim(), place.pile.host().media[0].slug);
    assert_eq!(place.run(&["upload", "a.png"]).ends(0).out, first);
    assert_eq!(place.uploads(), 1);
    assert!(
        place
            .run(&["upload", "a.png", "-f", "url"])
            .ends(0)
            .out
            .starts_with("http")
    );
}
