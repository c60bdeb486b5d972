//! Files that are made from the program: completions, man pages, the README's table of providers. `HOIST_UPDATE=1 cargo test generated`
//! writes them anew.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use hoist::provider::{Capability, PROVIDERS, abilities};

const SHELLS: [(&str, &str); 5] = [
    ("bash", "hoist.bash"),
    ("zsh", "_hoist"),
    ("fish", "hoist.fish"),
    ("powershell", "_hoist.ps1"),
    ("elvish", "hoist.elv"),
];

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn hoist(args: &[&str]) -> Vec<u8> {
    let home = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_hoist"))
        .args(args)
        .env_clear()
        .env("HOME", home.path())
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    output.stdout
}

/// Compares the files of a folder with what the program makes now, or writes them.
fn same(folder: &str, made: &BTreeMap<String, Vec<u8>>) {
    let folder = repository().join(folder);
    if std::env::var_os("HOIST_UPDATE").is_some() {
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        for (name, bytes) in made {
            std::fs::write(folder.join(name), bytes).unwrap();
        }
    }
    assert_eq!(
        files(&folder).keys().collect::<Vec<_>>(),
        made.keys().collect::<Vec<_>>()
    );
    for (name, bytes) in files(&folder) {
        assert!(
            bytes == made[&name],
            "{name} is stale: run HOIST_UPDATE=1 cargo test generated"
        );
    }
}

fn files(folder: &PathBuf) -> BTreeMap<String, Vec<u8>> {
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let entry = entry.unwrap();
            let name = entry.file_name().into_string().unwrap();
            (name, std::fs::read(entry.path()).unwrap())
        })
        .collect()
}

#[test]
fn completions_are_current() {
    let made = SHELLS
        .iter()
        .map(|(shell, file)| ((*file).to_owned(), hoist(&["completions", shell])))
        .collect();
    same("completions", &made);
}

#[test]
fn man_pages_are_current() {
    let dir = tempfile::tempdir().unwrap();
    hoist(&["man", dir.path().to_str().unwrap()]);
    let made = files(&dir.path().to_owned());
    assert!(made.contains_key("hoist.1") && made.contains_key("hoist-upload.1"));
    same("man", &made);
}

/// One row a provider, one column a capability.
fn table() -> String {
    let heads: Vec<&str> = Capability::ALL.iter().map(|one| one.name()).collect();
    let mut table = format!(
        "| | {} |\n| --- |{}\n",
        heads.join(" | "),
        " :-: |".repeat(heads.len())
    );
    for descriptor in PROVIDERS {
        let can = abilities(descriptor).can;
        let cells: Vec<&str> = Capability::ALL
            .iter()
            .map(|one| if can.contains(one) { "✓" } else { "" })
            .collect();
        table.push_str(&format!(
            "| {} | {} |\n",
            descriptor.name,
            cells.join(" | ")
        ));
    }
    table
}

#[test]
fn the_readme_tells_what_each_provider_can_do() {
    let path = repository().join("README.md");
    let readme = std::fs::read_to_string(&path).unwrap();
    let (begin, end) = ("<!-- providers: generated -->\n", "<!-- end -->");
    let (before, rest) = readme.split_once(begin).unwrap();
    let (current, after) = rest.split_once(end).unwrap();
    if std::env::var_os("HOIST_UPDATE").is_some() {
        std::fs::write(&path, format!("{before}{begin}{}{end}{after}", table())).unwrap();
    } else {
        assert!(
            current == table(),
            "the table is stale: run HOIST_UPDATE=1 cargo test generated"
        );
    }
}

#[test]
fn the_checks_run_the_command_of_the_readme() {
    let readme = std::fs::read_to_string(repository().join("README.md")).unwrap();
    let checks = std::fs::read_to_string(repository().join(".ci/run")).unwrap();
    let command = "cargo test --locked";
    assert!(
        readme.lines().any(|line| line == command),
        "README names another test command"
    );
    assert!(checks.lines().any(|line| line == format!("step {command}")));
}
