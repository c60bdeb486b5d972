//! The rules of the house, read off the sources: imports run downward, an outside crate has one door, files and functions stay
//! short, and only the terminal's own streams are written to.

mod caught;
mod read;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use read::{Facts, Reference, Target};

const LONGEST_FILE: usize = 500;
const LONGEST_FUNCTION: usize = 80;

/// Words, no I/O: they may use each other and nothing above.
const WORDS: [&str; 4] = ["model", "error", "secret", "progress"];

/// What each module may use beside itself and the words. `main` is the binary.
const DOWNWARD: [(&str, &[&str]); 10] = [
    ("pages", &[]),
    ("private", &[]),
    ("http", &["pages", "private"]),
    ("settings", &["private"]),
    ("tokens", &["settings", "private"]),
    ("history", &["private"]),
    ("provider", &["http", "private"]),
    (
        "ops",
        &[
            "provider", "settings", "tokens", "history", "pages", "private",
        ],
    ),
    (
        "cli",
        &[
            "ops", "provider", "http", "settings", "tokens", "history", "pages", "private",
        ],
    ),
    ("main", &["cli"]),
];

/// Where an outside crate may be used: modules, with all below them.
const DOORS: &[(&str, &[&str])] = &[
    ("arboard", &["cli/clipboard"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("directories", &["settings"]),
    ("fancy_regex", &["provider/sharex/language/pattern"]),
    ("http_body_util", &["cli/picgo"]),
    ("hyper", &["cli/picgo"]),
    ("hyper_util", &["cli/picgo"]),
    ("indicatif", &["cli/progress"]),
    ("keyring", &["tokens/keyring"]),
    ("libc", &["cli", "pages"]),
    ("multer", &["cli/picgo"]),
    ("notify", &["ops/watch"]),
    ("open", &["cli"]),
    ("png", &["cli/clipboard"]),
    ("qrcode", &["cli/output/qr"]),
    ("reqwest", &["http"]),
    ("rpassword", &["cli"]),
    ("rusqlite", &["history"]),
    ("rustls", &["http"]),
    ("rustls_native_certs", &["http"]),
    ("openssl_probe", &["http"]),
    ("same_file", &["history/hold"]),
    ("shell_words", &["settings", "cli"]),
    ("sxd_document", &["provider/sharex/language/xpath"]),
    ("sxd_xpath", &["provider/sharex/language/xpath"]),
    (
        "tempfile",
        &[
            "http",
            "settings",
            "tokens",
            "history",
            "provider/local",
            "ops",
            "cli",
        ],
    ),
    ("terminal_size", &["cli"]),
    (
        "tokio",
        &["http", "tokens", "provider", "ops", "cli", "main"],
    ),
    ("toml_edit", &["settings"]),
    ("unicode_width", &["cli"]),
    ("walkdir", &["ops"]),
    ("windows_sys", &["private/windows", "cli/console"]),
    ("wl_clipboard_rs", &["cli/clipboard"]),
    ("x11rb", &["cli/clipboard"]),
    ("zbus", &["cli/notify"]),
];

/// Crates that reach nothing outside: types, formats, arithmetic. Any module may use them.
const FREE: [&str; 13] = [
    "async_trait",
    "blake3",
    "bytes",
    "fastrand",
    "futures_util",
    "getrandom",
    "imagesize",
    "infer",
    "jiff",
    "mime_guess",
    "serde",
    "serde_json",
    "url",
];

/// Parts of the standard library that are I/O, which the words don't do.
const IO: [&str; 5] = ["env", "fs", "net", "os", "process"];

/// Macros that write past the streams that `cli` was given.
const PRINTING: [&str; 5] = ["dbg", "eprint", "eprintln", "print", "println"];

/// A file of `src/`, read.
struct Source {
    /// From the package's folder.
    label: String,
    /// The module, from the crate's root; empty for the root.
    module: Vec<String>,
    lines: usize,
    facts: Facts,
}

fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file below a folder.
fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable folder").path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The module that a file holds, by its path below `src/`.
fn module_of(file: &Path) -> Vec<String> {
    let mut parts: Vec<String> = file
        .with_extension("")
        .components()
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    if parts.last().is_some_and(|last| last == "mod") || parts == ["lib"] {
        parts.pop();
    }
    parts
}

/// All of `src/`.
fn sources() -> Vec<Source> {
    let root = package().join("src");
    let mut paths = Vec::new();
    rust_files(&root, &mut paths);
    paths.sort();
    let parsed: Vec<_> = paths
        .iter()
        .map(|path| {
            let text = std::fs::read_to_string(path).expect("a readable source");
            let below = path.strip_prefix(&root).expect("a file below src");
            let file = syn::parse_file(&text)
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            (
                format!("src/{}", below.display()).replace('\\', "/"),
                module_of(below),
                text.lines().count(),
                file,
            )
        })
        .collect();
    let for_tests: Vec<Vec<String>> = parsed
        .iter()
        .flat_map(|(_, module, _, file)| read::facts(module, file, false).test_modules)
        .collect();
    parsed
        .into_iter()
        .map(|(label, module, lines, file)| {
            let test = for_tests.iter().any(|parent| module.starts_with(parent));
            let facts = read::facts(&module, &file, test);
            Source {
                label,
                module,
                lines,
                facts,
            }
        })
        .collect()
}

/// Whether a module is one of these, written with slashes, or below one.
fn is_within(module: &[String], places: &[&str]) -> bool {
    places.iter().any(|place| {
        let place: Vec<&str> = place.split('/').collect();
        module.len() >= place.len() && module.iter().zip(&place).all(|(a, b)| a == b)
    })
}

/// What is wrong with a module's use of another, if anything.
fn wrong_import(module: &[String], target: &[String]) -> Option<String> {
    // The root only declares the modules.
    let from = module.first()?;
    let Some(to) = target.first() else {
        return Some("takes in the root, which hides what is used".to_owned());
    };
    if from == to {
        return None;
    }
    let allowed: &[&str] = match DOWNWARD.iter().find(|(name, _)| name == from) {
        Some((_, allowed)) => allowed,
        None if WORDS.contains(&from.as_str()) => &[],
        None => {
            return Some(format!(
                "{from} stands on no floor; give it one in the table"
            ));
        }
    };
    let fine = allowed.contains(&to.as_str()) || (from != "main" && WORDS.contains(&to.as_str()));
    (!fine).then(|| format!("{from} may not use {to}"))
}

/// What is wrong with a module's use of another crate, if anything.
fn wrong_crate(module: &[String], path: &[String], test: bool) -> Option<String> {
    let name = path.first()?.as_str();
    let second = path.get(1).map_or("", String::as_str);
    let words = module
        .first()
        .is_some_and(|first| WORDS.contains(&first.as_str()));
    if name == "std" && words && !test && IO.contains(&second) {
        return Some(format!("floor 0 does no I/O, so no std::{second}"));
    }
    if name == "tempfile" && test {
        return None;
    }
    let (_, places) = DOORS.iter().find(|(door, _)| *door == name)?;
    (!is_within(module, places)).then(|| format!("{name} belongs into {}", places.join(", ")))
}

fn wrong_reference(module: &[String], reference: &Reference) -> Option<String> {
    match &reference.target {
        Target::Inside(target) => wrong_import(module, target),
        // The binary sees the library as a crate.
        Target::Outside(path) if path.first().is_some_and(|name| name == "hoist") => {
            wrong_import(module, &path[1..])
        }
        Target::Outside(path) => wrong_crate(module, path, reference.test),
    }
}

/// Imports that run upward, and crates away from their doors.
fn wrong_references(source: &Source) -> Vec<String> {
    let wrong = source.facts.references.iter().filter_map(|reference| {
        let what = wrong_reference(&source.module, reference)?;
        Some(format!("{}:{}: {what}", source.label, reference.line))
    });
    wrong.collect()
}

fn too_long(source: &Source) -> Vec<String> {
    let mut found = Vec::new();
    if source.lines > LONGEST_FILE {
        found.push(format!("{}: {} lines", source.label, source.lines));
    }
    for (name, line, lines) in &source.facts.functions {
        if *lines > LONGEST_FUNCTION {
            found.push(format!("{}:{line}: {name}: {lines} lines", source.label));
        }
    }
    found
}

fn printing(source: &Source) -> Vec<String> {
    let calls = source.facts.macros.iter();
    let calls = calls.filter(|(name, _)| PRINTING.contains(&name.as_str()));
    if source.module == ["main"] {
        return Vec::new();
    }
    calls
        .map(|(name, line)| format!("{}:{line}: {name}!", source.label))
        .collect()
}

/// Dependencies without a place in the tables, and places of what is no dependency.
fn undecided(manifest: &str) -> Vec<String> {
    let manifest: toml::Table = manifest.parse().expect("a readable manifest");
    let everywhere = [&manifest].into_iter();
    let targets = manifest.get("target").and_then(toml::Value::as_table);
    let targets = targets.into_iter().flat_map(|targets| targets.values());
    let tables = everywhere.chain(targets.filter_map(toml::Value::as_table));
    let used: BTreeSet<String> = tables
        .filter_map(|table| table.get("dependencies")?.as_table())
        .flat_map(|table| table.keys().map(|name| name.replace('-', "_")))
        .collect();
    let doors = DOORS.iter().map(|(name, _)| *name);
    let decided: BTreeSet<String> = doors.chain(FREE).map(str::to_owned).collect();
    let new = used
        .difference(&decided)
        .map(|name| format!("{name}: has neither a door nor is free"));
    let old = decided
        .difference(&used)
        .map(|name| format!("{name}: is no dependency any more"));
    new.chain(old).collect()
}

fn check(rule: &str, judge: fn(&Source) -> Vec<String>) {
    let sources = sources();
    for needed in [
        "src/lib.rs",
        "src/main.rs",
        "src/model/mod.rs",
        "src/provider/mod.rs",
    ] {
        assert!(
            sources.iter().any(|source| source.label == needed),
            "{needed} was not read"
        );
    }
    let found: Vec<String> = sources.iter().flat_map(judge).collect();
    assert!(found.is_empty(), "{rule}:\n{}", found.join("\n"));
}

#[test]
fn imports_run_downward_and_crates_stay_behind_their_doors() {
    check(
        "see the floors in src/lib.rs and the tables in this test",
        wrong_references,
    );
}

#[test]
fn files_and_functions_are_short() {
    check("split these", too_long);
}

#[test]
fn nothing_is_printed_past_the_streams() {
    check("write to the streams that cli was given", printing);
}

#[test]
fn every_dependency_has_its_place() {
    let manifest = std::fs::read_to_string(package().join("Cargo.toml")).expect("Cargo.toml");
    let found = undecided(&manifest);
    assert!(found.is_empty(), "decide on these:\n{}", found.join("\n"));
}

#[test]
fn the_table_of_floors_is_the_one_in_the_documentation() {
    let lib = std::fs::read_to_string(package().join("src/lib.rs")).expect("src/lib.rs");
    let rows = lib
        .lines()
        .filter(|line| line.starts_with("//! | ") && line.contains("[`"));
    let documented: BTreeSet<&str> = rows
        .flat_map(|row| row.split("[`").skip(1))
        .filter_map(|rest| rest.split_once('`').map(|(name, _)| name))
        .collect();
    let known = DOWNWARD
        .iter()
        .map(|(name, _)| *name)
        .filter(|name| *name != "main");
    assert_eq!(documented, known.chain(WORDS).collect());
}
