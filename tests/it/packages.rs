//! What comes with the program: scripts for other programs, and the recipes of packages.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A directory in which `hoist` and stand-ins for other programs are found, with nothing configured.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join("bin")).unwrap();
        let desk = Desk(dir);
        std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_hoist"), desk.at("bin/hoist")).unwrap();
        desk
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// A program of this name that does this.
    fn program(&self, name: &str, script: &str) {
        use std::os::unix::fs::PermissionsExt;
        let path = self.at("bin").join(name);
        std::fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    }

    fn run(&self, script: &str, change: impl FnOnce(&mut Command)) -> Output {
        let mut command = Command::new(shipped("integrations").join(script));
        command.env_clear().env("HOME", self.0.path()).env(
            "PATH",
            format!("{}:/usr/bin:/bin", self.at("bin").display()),
        );
        change(&mut command);
        command.output().unwrap()
    }
}

fn shipped(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// What is behind each link that was printed.
fn stored(output: &Output) -> Vec<String> {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    text.lines()
        .map(|link| {
            let path = link
                .strip_prefix("file://")
                .unwrap_or_else(|| panic!("{output:?}"));
            std::fs::read_to_string(path).unwrap()
        })
        .collect()
}

#[test]
fn ksnip_hands_over_a_path_with_blanks() {
    let desk = Desk::new();
    let shot = desk.at("my shot.txt");
    std::fs::write(&shot, "pixels").unwrap();
    let done = desk.run("ksnip.sh", |command| {
        command.arg(&shot);
    });
    assert_eq!(stored(&done), ["pixels"]);
}

#[test]
fn nautilus_hands_over_what_is_selected() {
    let desk = Desk::new();
    std::fs::create_dir(desk.at("sub dir")).unwrap();
    std::fs::write(desk.at("one.txt"), "1").unwrap();
    std::fs::write(desk.at("sub dir/two.txt"), "2").unwrap();
    let selected = format!(
        "{}\n{}\n",
        desk.at("one.txt").display(),
        desk.at("sub dir").display()
    );
    let done = desk.run("nautilus.sh", |command| {
        command.env("NAUTILUS_SCRIPT_SELECTED_FILE_PATHS", selected);
    });
    assert_eq!(stored(&done), ["1", "2"]);
}

#[test]
fn a_selection_that_is_given_up_uploads_nothing() {
    let cases = [
        ("flameshot", "flameshot.sh", "printf '%s' \"$SHOT\""),
        (
            "spectacle",
            "spectacle.sh",
            "for file; do :; done; printf '%s' \"$SHOT\" >\"$file\"",
        ),
    ];
    for (program, script, takes) in cases {
        let desk = Desk::new();
        desk.program(program, takes);
        let shoot = |shot: &str| {
            desk.run(script, |command| {
                command.env("SHOT", shot);
            })
        };
        assert_eq!(stored(&shoot("picture")), ["picture"], "{program}");
        let nothing = shoot("");
        assert_eq!(
            (nothing.status.code(), nothing.stdout.len()),
            (Some(130), 0),
            "{program}"
        );
    }
}

#[test]
fn recipes_are_filled_in_to_the_last_word() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("source.tar.gz"), "source").unwrap();
    let done = Command::new(shipped("packaging/fill"))
        .args(["https://example.org/hoist", "1.2.3", "source.tar.gz"])
        .current_dir(dir.path())
        .output()
        .unwrap();
    assert!(done.status.success(), "{done:?}");
    for name in ["hoist.rb", "PKGBUILD"] {
        let text = std::fs::read_to_string(dir.path().join(name)).unwrap();
        // Of the five bytes `source`, by another tool than the script's.
        let sum = "41cf6794ba4200b839c53531555f0f3998df4cbb01a4d5cb0b94e3ca5e23947d";
        assert!(text.contains(sum) && text.contains("1.2.3"), "{text}");
        assert!(!text.contains('@'), "{text}");
    }
}

#[test]
fn every_package_holds_what_there_is() {
    let manifest: toml::Table = std::fs::read_to_string(shipped("Cargo.toml"))
        .unwrap()
        .parse()
        .unwrap();
    let metadata = &manifest["package"]["metadata"];
    let deb = metadata["deb"]["assets"].as_array().unwrap();
    let rpm = metadata["generate-rpm"]["assets"].as_array().unwrap();
    let deb = deb.iter().map(|asset| asset[0].as_str().unwrap());
    let rpm = rpm.iter().map(|asset| asset["source"].as_str().unwrap());
    for (name, sources) in [("deb", deb.collect::<Vec<_>>()), ("rpm", rpm.collect())] {
        for wanted in ["target/release/hoist", "man/*.1", "completions/_hoist"] {
            assert!(sources.contains(&wanted), "{name} lacks {wanted}");
        }
        for source in sources
            .into_iter()
            .filter(|source| !source.starts_with("target/"))
        {
            let place = shipped(source.trim_end_matches("*.1").trim_end_matches('*'));
            assert!(place.exists(), "{name}: {source} is not there");
        }
    }
}
