//! `hoist shot`, with real tools on a real X server and a real Wayland compositor.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use super::place::{PNG, Place, names};
use crate::clipboard::{Sway, X};
use crate::fakes::fault::Fault;

fn shots(place: &Place) -> PathBuf {
    place.home().join(".local/share/hoist/shots")
}

/// A place whose own command takes the picture.
fn with_command(shot: &str) -> Place {
    let place = Place::new();
    let profile = place.profile("pile");
    place.config(&format!("[upload]\nshot = {shot}\n\n{profile}"));
    place.file("screen.png", PNG);
    place
}

#[track_caller]
fn assert_picture(json: &serde_json::Value) {
    assert_eq!(
        (&json["outcome"], &json["mime"]),
        (&"uploaded".into(), &"image/png".into()),
        "{json}"
    );
    let name: String = json["name"]
        .as_str()
        .unwrap()
        .chars()
        .map(|c| if c.is_ascii_digit() { '0' } else { c })
        .collect();
    assert_eq!(name, "shot-00000000-000000.png");
}

#[test]
fn the_whole_screen_on_x11() {
    let x = X::start();
    let mut place = Place::new();
    place.env("DISPLAY", &x.display);
    let ran = place.run(&["shot", "--full", "--json"]).ends(0);
    let json = &ran.json()[0];
    assert_picture(json);
    assert_eq!(
        (&json["width"], &json["height"]),
        (&64.into(), &64.into()),
        "{json}"
    );
    assert_eq!(names(&shots(&place)), Vec::<String>::new());
}

#[test]
fn the_whole_screen_on_wayland() {
    let sway = Sway::start();
    let mut place = Place::new();
    place.env("WAYLAND_DISPLAY", &sway.display);
    place.env("XDG_RUNTIME_DIR", sway.dir.path().to_str().unwrap());
    let ran = place.run(&["shot", "--full", "--json"]).ends(0);
    assert_picture(&ran.json()[0]);
}

#[test]
fn a_tool_of_ones_own_writes_the_file_or_its_output() {
    let place = with_command(
        r#"["sh", "-c", 'test "$1" = window && cp screen.png "$0"', "{file}", "{mode}"]"#,
    );
    assert_eq!(place.run(&["shot", "--window"]).ends(0).lines().len(), 1);
    let place = with_command(r#""cat screen.png""#);
    let ran = place
        .run(&["shot", "--name", "x.png", "-f", "{name} {size}"])
        .ends(0);
    assert_eq!(ran.lines(), [format!("x.png {}", PNG.len())]);
    // The profile's own goes before that of all.
    let place = with_command(r#""false""#);
    let config = fs::read_to_string(place.config_path()).unwrap();
    place.config(&format!(
        "{config}shot = [\"cp\", \"screen.png\", \"{{file}}\"]\n"
    ));
    assert_eq!(place.run(&["shot"]).ends(0).lines().len(), 1);
}

#[test]
fn a_spectacle_that_is_open_does_not_take_the_picture_instead() {
    let mut place = Place::new();
    // Without -i the one that is open gets the order, and what was started ends at once, without a picture.
    let path = place.file(
        "bin/spectacle",
        format!(
            "#!/bin/sh\n[ \"$1\" = -i ] || exit 0\nfor file; do :; done\ncp {}/screen.png \"$file\"\n",
            place.work().display()
        ),
    );
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    place.file("screen.png", PNG);
    place.env("DISPLAY", ":4242");
    let bin = place.work().join("bin");
    place.env("PATH", &format!("{}:/usr/bin:/bin", bin.display()));
    for mode in ["--region", "--window", "--full"] {
        assert_eq!(place.run(&["shot", mode]).ends(0).lines().len(), 1);
    }
}

#[test]
fn a_selection_that_is_given_up_ends_it_without_a_word() {
    for shot in [
        r#"["sh", "-c", "echo 'Selection was cancelled by keystroke or right-click.' >&2; exit 1"]"#,
        r#"["sh", "-c", "echo 'selection cancelled' >&2; exit 1", "{file}"]"#,
        r#"["true", "{file}"]"#,
        r#"["sh", "-c", ": > \"$0\"", "{file}"]"#,
        r#""false""#,
    ] {
        let place = with_command(shot);
        let ran = place.run(&["shot"]).ends(130);
        assert_eq!((ran.out.as_str(), ran.err.as_str()), ("", ""), "{shot}");
        assert_eq!(place.uploads(), 0);
        assert_eq!(names(&shots(&place)), Vec::<String>::new());
    }
}

#[test]
fn a_file_whose_upload_fails_is_kept() {
    let place = with_command(r#""cp screen.png {file}""#);
    place
        .pile
        .faults
        .next(1, "POST", "/api/v1/media", Fault::Unauthorized);
    let ran = place.run(&["shot"]).ends(4);
    let kept = names(&shots(&place));
    assert_eq!(kept.len(), 1);
    let path = shots(&place).join(&kept[0]);
    assert!(
        ran.err.contains(&format!(
            "note: the screenshot is kept: {}\n",
            path.display()
        )),
        "{ran}"
    );
    assert_eq!(fs::read(&path).unwrap(), PNG);
    let mode = fs::metadata(shots(&place)).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o700, "nobody else sees it");
    let ran = place.run(&["shot", "--keep"]).ends(0);
    assert!(ran.err.contains("kept"), "{ran}");
    assert_eq!(names(&shots(&place)).len(), 2);
}

#[test]
fn a_tool_that_fails_or_is_missing_is_told() {
    let place = with_command(r#"["sh", "-c", "echo 'no output found' >&2; exit 1"]"#);
    place
        .run(&["shot"])
        .fails(1, "sh: no output found", "shot = ");
    let place = with_command(r#""no-such-tool {file}""#);
    let ran = place.run(&["shot"]).ends(1);
    assert!(
        ran.err
            .contains("error: no-such-tool: No such file or directory"),
        "{ran}"
    );
    let mut place = Place::new();
    place
        .run(&["shot"])
        .fails(1, "there is no screen here", "--clipboard");
    place.env("DISPLAY", ":4242");
    place.env("PATH", "/nonexistent");
    place
        .run(&["shot"])
        .fails(1, "no screenshot tool was found", "install grim");
    assert_eq!(place.uploads(), 0);
}

#[test]
fn what_does_not_fit_is_refused_before_the_picture() {
    let place = with_command(r#"["touch", "taken"]"#);
    place
        .run(&["shot", "--region", "--full"])
        .fails(2, "--full", "");
    place
        .run(&["shot", "--album", "x"])
        .fails(2, "imgpile has no field for --album", "");
    place
        .run(&["shot", "-f", "{nothing}"])
        .fails(2, "{nothing}", "");
    assert!(!place.work().join("taken").exists());
}
