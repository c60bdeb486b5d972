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
fn ksnip_gets_the_bare_link_and_words_on_stderr_only_with_a_failure() {
    let desk = Desk::new();
    let link = "https://h.example/a.png";
    let hoist = format!("echo 'note: copied to the clipboard' >&2; echo {link}; exit $CODE");
    std::fs::remove_file(desk.at("bin/hoist")).unwrap();
    desk.program("hoist", &hoist);
    let upload = |code: &str| {
        let done = desk.run("ksnip.sh", |command| {
            command.arg("a.png").env("CODE", code);
        });
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (done.status.code(), text(done.stdout), text(done.stderr))
    };
    assert_eq!(upload("0"), (Some(0), link.to_owned(), String::new()));
    let note = "note: copied to the clipboard\n".to_owned();
    assert_eq!(upload("3"), (Some(3), link.to_owned(), note));
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
            // One that is open would be told; what was started would end at once, and leave no picture.
            "[ \"$1\" = --new-instance ] || exit 0; for file; do :; done; printf '%s' \"$SHOT\" >\"$file\"",
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
        std::fs::write(desk.at("unreadable.toml"), "=").unwrap();
        let failed = desk.run(script, |command| {
            command
                .env("SHOT", "picture")
                .env("HOIST_CONFIG", desk.at("unreadable.toml"));
        });
        let talk = String::from_utf8(failed.stderr).unwrap();
        let kept = talk.split("the screenshot is kept: ").nth(1).unwrap();
        assert_eq!(
            std::fs::read_to_string(kept.trim_end()).unwrap(),
            "picture",
            "{program}"
        );
        std::fs::remove_file(kept.trim_end()).unwrap();
        assert_eq!(failed.status.code(), Some(1), "{program}: {talk}");
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
    let word = |value: &toml::Value| value.as_str().unwrap().to_owned();
    let deb = metadata["deb"]["assets"].as_array().unwrap().iter();
    let rpm = metadata["generate-rpm"]["assets"].as_array().unwrap();
    let deb: Vec<_> = deb
        .map(|asset| (word(&asset[0]), word(&asset[2])))
        .collect();
    let rpm: Vec<_> = rpm
        .iter()
        .map(|asset| (word(&asset["source"]), word(&asset["mode"])))
        .collect();
    let mut integrations: Vec<String> = std::fs::read_dir(shipped("integrations"))
        .unwrap()
        .map(|entry| format!("integrations/{}", entry.unwrap().file_name().display()))
        .collect();
    integrations
        .extend(["target/release/hoist", "man/hoist.1", "completions/_hoist"].map(String::from));
    for (name, assets) in [("deb", deb), ("rpm", rpm)] {
        for wanted in &integrations {
            let is_run = wanted.ends_with(".sh") || wanted.starts_with("target/");
            let wanted_mode = if is_run { "755" } else { "644" };
            let mode = assets.iter().find_map(|(source, mode)| {
                match source.split_once('*') {
                    Some((start, end)) => wanted.starts_with(start) && wanted.ends_with(end),
                    None => wanted == source,
                }
                .then_some(mode.as_str())
            });
            assert_eq!(mode, Some(wanted_mode), "{name}: {wanted}");
        }
        let sources = assets.iter().map(|(source, _)| source);
        for source in sources.filter(|source| !source.starts_with("target/")) {
            let place = shipped(source.split('*').next().unwrap());
            assert!(place.exists(), "{name}: {source} is not there");
        }
    }
}

#[test]
fn an_archive_holds_what_there_is_under_the_name_that_binstall_asks_for() {
    let dir = tempfile::tempdir().unwrap();
    let target = "x86_64-unknown-linux-musl";
    let built = dir.path().join("built").join(target).join("dist");
    std::fs::create_dir_all(&built).unwrap();
    std::fs::write(built.join("hoist"), "the program").unwrap();
    let done = Command::new(shipped("packaging/archive"))
        .args([target, "1.2.3"])
        .current_dir(dir.path())
        .env("CARGO_TARGET_DIR", dir.path().join("built"))
        .output()
        .unwrap();
    assert!(done.status.success(), "{done:?}");
    let made: Vec<_> = std::fs::read_dir(dir.path().join("out")).unwrap().collect();
    assert_eq!(made.len(), 1, "{made:?}");
    let archive = made[0].as_ref().unwrap().path();

    let manifest: toml::Table = std::fs::read_to_string(shipped("Cargo.toml"))
        .unwrap()
        .parse()
        .unwrap();
    let asked = &manifest["package"]["metadata"]["binstall"];
    let filled = |key: &str| {
        let text = asked[key].as_str().unwrap().replace("{ version }", "1.2.3");
        let text = text
            .replace("{ target }", target)
            .replace("{ bin }", "hoist");
        text.replace("{ binary-ext }", "")
    };
    assert!(
        filled("pkg-url").ends_with(&format!("/{}", archive.file_name().unwrap().display())),
        "{}",
        archive.display()
    );
    let program = Command::new("tar")
        .args(["-xzOf".as_ref(), archive.as_os_str()])
        .arg(filled("bin-dir"))
        .output()
        .unwrap();
    assert_eq!(program.stdout, b"the program");
    let list = Command::new("tar")
        .args(["-tzf".as_ref(), archive.as_os_str()])
        .output()
        .unwrap();
    let list = String::from_utf8(list.stdout).unwrap();
    for wanted in [
        "README.md",
        "CHANGELOG.md",
        "LICENSE",
        "man/hoist.1",
        "man/hoist-upload.1",
        "completions/_hoist",
        "completions/hoist.bash",
        "integrations/README.md",
    ] {
        let name = format!("hoist-1.2.3-{target}/{wanted}");
        assert!(list.lines().any(|line| line == name), "{name}: {list}");
    }
}

#[test]
fn the_release_builds_every_system_and_only_windows_gets_a_zip() {
    let release = std::fs::read_to_string(shipped(".github/workflows/release.yml")).unwrap();
    let built: Vec<&str> = release
        .lines()
        .filter_map(|line| line.trim().strip_prefix("- { target: ")?.split(',').next())
        .collect();
    for wanted in [
        "x86_64-unknown-linux-gnu",
        "aarch64-unknown-linux-gnu",
        "x86_64-unknown-linux-musl",
        "aarch64-unknown-linux-musl",
        "x86_64-apple-darwin",
        "aarch64-apple-darwin",
        "x86_64-pc-windows-msvc",
    ] {
        assert!(built.contains(&wanted), "{wanted}: {built:?}");
    }
    let manifest: toml::Table = std::fs::read_to_string(shipped("Cargo.toml"))
        .unwrap()
        .parse()
        .unwrap();
    let binstall = &manifest["package"]["metadata"]["binstall"];
    assert_eq!(binstall["pkg-fmt"].as_str(), Some("tgz"));
    let zipped: Vec<&String> = binstall["overrides"].as_table().unwrap().keys().collect();
    let windows = built.iter().filter(|target| target.contains("-windows-"));
    assert_eq!(zipped, windows.collect::<Vec<_>>());
    for target in zipped {
        let own = &binstall["overrides"][target];
        assert_eq!(own["pkg-fmt"].as_str(), Some("zip"));
        assert!(own["pkg-url"].as_str().unwrap().ends_with(".zip"));
    }
}
