//! `--strip` from the command line to the bytes that are stored.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const SECRET: &[u8] = b"in the kitchen";

/// A photo with a position, an orientation and something behind its end.
fn photo() -> Vec<u8> {
    let exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x02\
        \x01\x12\0\x03\0\0\0\x01\0\x06\0\0\
        \x88\x25\0\x04\0\0\0\x01\0\0\0\x26\0\0\0\0\
        \0\x01\0\x02\0\x05\0\0\0\x03\0\0\0\x38\0\0\0\0";
    let len = u16::try_from(2 + exif.len() + SECRET.len()).unwrap();
    let app1 = [b"\xff\xe1", &len.to_be_bytes()[..], exif, SECRET].concat();
    [b"\xff\xd8", &app1[..], PICTURE, SECRET].concat()
}

/// Tables and pixels, as far as anything here looks at them.
const PICTURE: &[u8] = b"\xff\xdb\0\x04ab\xff\xda\0\x04cd\x11\xff\0\x22\xff\xd9";

/// What must be stored of it.
fn stored_photo() -> Vec<u8> {
    let exif =
        b"\xff\xe1\0\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    [b"\xff\xd8", &exif[..], PICTURE].concat()
}

struct House {
    dir: tempfile::TempDir,
}

impl House {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("cat.jpg"), photo()).unwrap();
        House { dir }
    }

    fn path(&self) -> &Path {
        self.dir.path()
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    /// Runs hoist with the local provider and nothing configured.
    fn hoist(&self, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_hoist"))
            .args(args)
            .current_dir(self.path())
            .env_clear()
            .env("HOME", self.path().join("home"))
            .env("HOIST_DATA_DIR", self.path().join("data"))
            .env("HOIST_PROFILE", "local")
            .env("HOIST_CONFIG", self.path().join("config.toml"))
            .output()
            .unwrap()
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// The stored files that a run printed links to.
fn stored(output: &Output) -> Vec<Vec<u8>> {
    let links = text(&output.stdout);
    let paths = links
        .lines()
        .map(|link| url::Url::parse(link).unwrap().to_file_path().unwrap());
    paths.map(|path| fs::read(path).unwrap()).collect()
}

#[test]
fn a_photo_goes_without_its_position_and_keeps_how_it_is_turned() {
    let house = House::new();
    let output = house.hoist(&["upload", "--strip", "cat.jpg"]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(stored(&output) == [stored_photo()], "{output:?}");
    let notes = text(&output.stderr);
    assert!(
        notes.contains("cat.jpg: --strip left out what follows the picture"),
        "{notes}"
    );
    assert!(!notes.contains("GPS"), "{notes}");

    let output = house.hoist(&["upload", "--strip", "--json", "cat.jpg"]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json[0]["size"], stored_photo().len());
    assert_eq!(
        json[0]["blake3"],
        blake3::hash(&stored_photo()).to_hex().as_str()
    );
}

#[test]
fn a_position_that_is_sent_is_told() {
    let house = House::new();
    house.write("plain.jpg", stored_photo());
    let output = house.hoist(&["upload", "cat.jpg", "plain.jpg"]);
    assert!(stored(&output) == [photo(), stored_photo()], "{output:?}");
    let notes = text(&output.stderr);
    assert!(
        notes.contains("note: cat.jpg carries a GPS position; --strip removes it\n"),
        "{notes}"
    );
    assert!(!notes.contains("plain.jpg"), "{notes}");
}

#[test]
fn the_configuration_strips_and_no_strip_does_not() {
    let house = House::new();
    house.write("config.toml", "[upload]\nstrip = true\n");
    assert!(stored(&house.hoist(&["upload", "cat.jpg"])) == [stored_photo()]);
    assert!(stored(&house.hoist(&["upload", "--no-strip", "cat.jpg"])) == [photo()]);
}

#[test]
fn files_of_a_post_are_stripped_too() {
    let house = House::new();
    for command in [["post", "create"], ["upload", "--post"]] {
        let output = house.hoist(&[&command[..], &["--strip", "cat.jpg"]].concat());
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        assert!(stored(&output)[0] == stored_photo(), "{output:?}");
    }
}

#[test]
fn a_photo_that_cannot_be_stripped_is_not_sent_and_the_others_are() {
    let house = House::new();
    house.write("half.jpg", &photo()[..60]);
    let output = house.hoist(&["upload", "--strip", "half.jpg", "cat.jpg"]);
    assert_eq!(output.status.code(), Some(3), "{output:?}");
    assert!(stored(&output) == [stored_photo()], "{output:?}");
    let errors = text(&output.stderr);
    assert!(
        errors
            .contains("error: half.jpg can't be stripped: it ends before its picture does\nhint: "),
        "{errors}"
    );
    assert_eq!(
        house
            .hoist(&["upload", "--strip", "half.jpg"])
            .status
            .code(),
        Some(1)
    );
    assert_eq!(house.hoist(&["upload", "half.jpg"]).status.code(), Some(0));
}

#[test]
fn a_type_that_is_not_known_goes_with_a_note() {
    let house = House::new();
    let gif = b"GIF89a\x01\0\x01\0\0\0\0;";
    house.write("clip.gif", gif);
    house.write("notes.txt", "hello");
    let output = house.hoist(&["upload", "--strip", "clip.gif", "notes.txt"]);
    assert!(stored(&output) == [&gif[..], b"hello"], "{output:?}");
    let notes = text(&output.stderr);
    assert!(
        notes.contains("clip.gif: --strip does not know image/gif; it goes as it is"),
        "{notes}"
    );
    assert!(!notes.contains("notes.txt"), "{notes}");
}

#[test]
fn a_dry_run_tells_what_a_file_carries() {
    let house = House::new();
    let carried = "EXIF, a GPS position, data after the picture";
    let without = house.hoist(&["upload", "--dry-run", "cat.jpg"]);
    let note = format!("note: cat.jpg carries {carried}; --strip removes that\n");
    assert!(text(&without.stderr).contains(&note), "{without:?}");
    let with = house.hoist(&["upload", "--dry-run", "--strip", "cat.jpg"]);
    let note = format!("note: cat.jpg: --strip removes {carried}\n");
    assert!(text(&with.stderr).contains(&note), "{with:?}");
    assert!(
        text(&with.stdout).contains(&format!("{} bytes", stored_photo().len())),
        "{with:?}"
    );
}

#[test]
fn bytes_that_are_there_already_are_known_without_their_metadata() {
    let house = House::new();
    house.write("other.jpg", [&photo()[..], b"another trailer"].concat());
    let first = house.hoist(&["upload", "--strip", "cat.jpg"]);
    let second = house.hoist(&["upload", "--strip", "--reuse", "other.jpg"]);
    assert_eq!(text(&first.stdout), text(&second.stdout), "{second:?}");
}
