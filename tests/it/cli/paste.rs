//! `upload --clipboard`, from a real X server and a real Wayland compositor.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use super::place::{PNG, Place, picture};
use crate::clipboard::{Sway, X, service};

/// Copies a file's bytes as this type; the tool stays behind as their owner.
fn copy(tool: &mut Command, bytes: &Path) {
    let child = tool
        .stdin(fs::File::open(bytes).unwrap())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    assert!(service(child).wait().unwrap().success(), "{tool:?}");
}

fn on_x(x: &X, kind: &str, bytes: &Path) {
    let mut xclip = Command::new("xclip");
    xclip
        .args(["-in", "-selection", "clipboard", "-target", kind])
        .env("DISPLAY", &x.display);
    copy(&mut xclip, bytes);
}

/// A place whose program sees this X server.
fn place(x: &X) -> Place {
    let mut place = Place::new();
    place.env("DISPLAY", &x.display);
    place
}

/// `clipboard-YYYYMMDD-HHMMSS.png`
#[track_caller]
fn assert_named(name: &str, extension: &str) {
    let digits: String = name
        .chars()
        .map(|c| if c.is_ascii_digit() { '0' } else { c })
        .collect();
    assert_eq!(digits, format!("clipboard-00000000-000000.{extension}"));
}

#[test]
fn an_image_on_x11_is_sent_as_it_is() {
    let x = X::start();
    let place = place(&x);
    // Large enough to be handed over in pieces.
    let bytes = [PNG, &vec![7; 3_000_000]].concat();
    on_x(&x, "image/png", &place.file("big.png", &bytes));
    let ran = place.run(&["upload", "--clipboard", "--json"]).ends(0);
    let json = &ran.json()[0];
    assert_eq!(json["input"], "clipboard");
    assert_eq!(json["size"], bytes.len());
    assert_eq!(json["blake3"], blake3::hash(&bytes).to_hex().to_string());
    assert_named(json["name"].as_str().unwrap(), "png");
}

#[test]
fn an_image_of_another_type_keeps_its_type() {
    let x = X::start();
    let place = place(&x);
    let jpeg = [&[0xff, 0xd8, 0xff, 0xe0][..], b"\0\x10JFIF\0", &[1; 40]].concat();
    on_x(&x, "image/jpeg", &place.file("a.jpg", jpeg));
    let ran = place
        .run(&["upload", "--clipboard", "-f", "{name}"])
        .ends(0);
    assert_named(ran.lines()[0], "jpg");
}

#[test]
fn copied_files_are_sent_after_those_of_the_command_line() {
    let x = X::start();
    let place = place(&x);
    let a = place.picture("a b.png");
    place.picture("c.png");
    let list = format!(
        "# copied\r\n{}\r\nfile:///gone.png\r\n",
        url::Url::from_file_path(&a).unwrap()
    );
    on_x(&x, "text/uri-list", &place.file("list", list));
    let ran = place
        .run(&["upload", "c.png", "--clipboard", "-f", "{name}"])
        .ends(3);
    assert_eq!(ran.lines(), ["c.png", "a b.png"]);
    assert!(ran.err.contains("error: /gone.png: No such file"), "{ran}");
    place
        .run(&["upload", "--clipboard", "--name", "x.png"])
        .fails(2, "--name goes with one input", "");
}

#[test]
fn a_name_can_be_given() {
    let x = X::start();
    let place = place(&x);
    on_x(&x, "image/png", &place.picture("a.png"));
    let args = ["upload", "--clipboard", "--name", "x.png", "-f", "{name}"];
    assert_eq!(place.run(&args).ends(0).lines(), ["x.png"]);
}

#[test]
fn a_clipboard_without_image_and_files_is_an_error() {
    let x = X::start();
    let mut place = place(&x);
    let upload = ["upload", "--clipboard"];
    place
        .run(&upload)
        .fails(1, "the clipboard holds nothing that can be sent", "copy");
    on_x(&x, "UTF8_STRING", &place.file("text", "words"));
    place.run(&upload).fails(
        1,
        "the clipboard holds text, no image and no files",
        "--clipboard --text",
    );
    let args = ["upload", "--clipboard", "--text", "-p", "local"];
    let ran = place.run(&args).ends(0);
    let stored = url::Url::parse(ran.lines()[0]).unwrap();
    let stored = stored.to_file_path().unwrap();
    assert_eq!(fs::read_to_string(stored).unwrap(), "words");
    place.env("DISPLAY", "");
    place.run(&upload).fails(
        1,
        "can't read the clipboard: DISPLAY and WAYLAND_DISPLAY are not set",
        "hoist doctor",
    );
    place.env("DISPLAY", ":4242");
    let ran = place.run(&upload).ends(1);
    assert!(
        ran.err.contains("error: can't read the clipboard: "),
        "{ran}"
    );
    assert_eq!(place.uploads(), 0);
}

#[test]
fn whoever_copied_and_does_not_answer_is_not_waited_for_for_ever() {
    let x = X::start();
    let place = place(&x);
    let bytes = place.picture("a.png");
    let mut owner = service(
        Command::new("xclip")
            .args([
                "-in",
                "-quiet",
                "-selection",
                "clipboard",
                "-target",
                "image/png",
            ])
            .env("DISPLAY", &x.display)
            .stdin(fs::File::open(bytes).unwrap())
            .stderr(Stdio::null()),
    );
    super::place::until("xclip is the owner", || {
        place.run(&["upload", "--clipboard", "--dry-run"]).code == 0
    });
    let id = i32::try_from(owner.id()).unwrap();
    // SAFETY: a system call on numbers alone.
    assert_eq!(unsafe { libc::kill(id, libc::SIGSTOP) }, 0);
    let ran = place.run(&["upload", "--clipboard"]).ends(1);
    assert!(ran.err.contains("no answer within 10 s"), "{ran}");
    owner.kill().unwrap();
    owner.wait().unwrap();
}

#[test]
fn images_and_files_on_wayland() {
    let sway = Sway::start();
    let mut place = Place::new();
    place.env("WAYLAND_DISPLAY", &sway.display);
    place.env("XDG_RUNTIME_DIR", sway.dir.path().to_str().unwrap());
    let a = place.file("a.png", [PNG, &vec![7; 300_000]].concat());
    let wl_copy = |kind: &str, bytes: &Path| {
        let mut tool = Command::new("wl-copy");
        copy(sway.enter(tool.args(["--type", kind])), bytes);
    };
    let upload = ["upload", "--clipboard", "-f", "{size} {name}"];
    place
        .run(&upload)
        .fails(1, "the clipboard holds nothing that can be sent", "copy");

    wl_copy("image/png", &a);
    let ran = place.run(&upload).ends(0);
    let (size, name) = ran.lines()[0].split_once(' ').unwrap();
    assert_eq!(size, (PNG.len() + 300_000).to_string());
    assert_named(name, "png");

    let b = place.picture("b.png");
    let list = url::Url::from_file_path(&b).unwrap().to_string();
    wl_copy("text/uri-list", &place.file("list", list));
    let ran = place.run(&upload).ends(0);
    assert_eq!(ran.lines(), [format!("{} b.png", picture("b.png").len())]);
}
