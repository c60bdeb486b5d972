//! Help, its topics, and what was probably meant.

use super::place::Place;

#[test]
fn topics_come_on_stdout_and_are_listed() {
    let place = Place::bare();
    for (topic, words) in [
        ("exit-codes", "130"),
        ("formats", "markdown"),
        ("environment", "HOIST_TOKEN_<PROFILE>"),
        ("providers", "imgximg"),
    ] {
        let ran = place.run(&["help", topic]).ends(0);
        assert!(ran.out.contains(words) && ran.err.is_empty(), "{ran}");
        let listed = place.run(&["help"]).ends(0);
        assert!(listed.out.contains(topic), "{listed}");
    }
    let page = place.run(&["man"]).ends(0).out;
    for heading in ["EXIT STATUS", "FORMATS", "ENVIRONMENT", "PROVIDERS"] {
        assert!(page.contains(&format!(".SH \"{heading}\"")), "{heading}");
    }
}

#[test]
fn help_of_a_command_is_its_full_help() {
    let place = Place::bare();
    let asked = place.run(&["help", "post", "create"]).ends(0);
    let option = place.run(&["post", "create", "--help"]).ends(0);
    assert_eq!(asked.out, option.out);
    assert!(option.out.contains("--max-wait"), "{option}");
    let short = place.run(&["post", "create", "-h"]).ends(0);
    assert!(!short.out.contains("--max-wait"), "{short}");
    assert!(short.out.lines().count() < option.out.lines().count());
    place
        .run(&["help", "uplaod"])
        .fails(2, "no topic 'uplaod'", "did you mean 'upload'?");
    place
        .run(&["help", "post", "lss"])
        .fails(2, "'lss'", "did you mean 'ls'?");
}

#[test]
fn a_misspelt_name_gets_the_right_one_as_hint() {
    let place = Place::new();
    place.picture("a.png");
    for (args, meant) in [
        (&["uplaod", "a.png"][..], "'upload'"),
        (&["post", "lss"], "'ls'"),
        (
            &["upload", "--visibilty", "public", "a.png"],
            "'--visibility'",
        ),
        (&["upload", "-p", "imgpil", "a.png"], "'imgpile'"),
        (&["upload", "-p", "plie", "a.png"], "'pile'"),
        (&["ls", "--sort", "latst"], "'latest'"),
        (&["help", "exit-code"], "'exit-codes'"),
    ] {
        let hint = format!("hint: did you mean {meant}?\n");
        let ran = place.run(args).ends(2);
        assert!(ran.err.ends_with(&hint), "{args:?}: {ran}");
        assert_eq!(ran.err.lines().count(), 2, "{ran}");
    }
    place
        .run(&["profile", "add", "x", "slnk", "url=https://h.example"])
        .fails(1, "no provider 'slnk'", "did you mean 'slink'?");
    place
        .run(&["profile", "add", "x", "local", "pth=/srv"])
        .fails(1, "'pth'", "did you mean 'path'?");
    place.run(&["upload", "-p", "elsewhere", "a.png"]).fails(
        2,
        "no profile 'elsewhere'",
        "there are ",
    );
}
