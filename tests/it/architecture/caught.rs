//! Shows that the rules catch what they are there to catch, and nothing else.

use super::*;

fn source(module: &str, text: &str) -> Source {
    let module: Vec<String> = match module {
        "" => Vec::new(),
        _ => module.split('/').map(str::to_owned).collect(),
    };
    let file = syn::parse_str(text).unwrap_or_else(|error| panic!("{error}: {text}"));
    let facts = read::facts(&module, &file, false);
    Source {
        label: "bad.rs".to_owned(),
        module,
        lines: text.lines().count(),
        facts,
    }
}

fn assert_caught(cases: &[(&str, &str, &str)]) {
    for (module, text, what) in cases {
        let found = wrong_references(&source(module, text));
        assert!(
            found.iter().any(|found| found.contains(what)),
            "{module}: {text}\nis to be caught as '{what}', found {found:?}"
        );
    }
}

#[test]
fn upward_imports() {
    assert_caught(&[
        (
            "model/media",
            "use crate::http::Call;",
            "model may not use http",
        ),
        (
            "model/media",
            "use crate::{error::Error, cli::{self, output}};",
            "model may not use cli",
        ),
        (
            "error",
            "use crate::settings as s;",
            "error may not use settings",
        ),
        (
            "http/call",
            "use super::super::provider::Site;",
            "http may not use provider",
        ),
        ("http", "use super::history;", "http may not use history"),
        (
            "http",
            "use super::{error, tokens};",
            "http may not use tokens",
        ),
        (
            "settings",
            "use crate::tokens::Vault;",
            "settings may not use tokens",
        ),
        (
            "history",
            "use crate::settings::Paths;",
            "history may not use settings",
        ),
        (
            "provider/slink",
            "use crate::tokens::Vault;",
            "provider may not use tokens",
        ),
        (
            "provider/slink",
            "use crate::history::History;",
            "provider may not use history",
        ),
        (
            "provider",
            "pub use crate::settings::Profile;",
            "provider may not use settings",
        ),
        (
            "ops/upload",
            "use crate::http::Transport;",
            "ops may not use http",
        ),
        ("ops", "use crate::cli::*;", "ops may not use cli"),
        ("main", "use hoist::ops::upload;", "main may not use ops"),
        (
            "utils",
            "use crate::error::Error;",
            "utils stands on no floor",
        ),
    ]);
}

#[test]
fn ways_around_a_use() {
    assert_caught(&[
        (
            "ops",
            "fn f() { crate::http::send(); }",
            "ops may not use http",
        ),
        (
            "ops",
            "fn f(x: &crate::http::Call) {}",
            "ops may not use http",
        ),
        (
            "ops",
            "fn f() -> Vec<Option<super::http::Call>> { x() }",
            "ops may not use http",
        ),
        (
            "ops",
            "impl crate::cli::Talk for X {}",
            "ops may not use cli",
        ),
        (
            "ops",
            "type T = <X as crate::cli::Talk>::Out;",
            "ops may not use cli",
        ),
        (
            "ops",
            "fn f() { <crate::cli::Talk>::new(); }",
            "ops may not use cli",
        ),
        (
            "ops",
            "fn f() { if let crate::cli::Mode::Quiet = m {} }",
            "ops may not use cli",
        ),
        (
            "ops",
            "fn f() { format!(\"{}\", crate::cli::NAME); }",
            "ops may not use cli",
        ),
        (
            "ops",
            "fn f() { vec![(1, [super::cli::NAME])]; }",
            "ops may not use cli",
        ),
        (
            "ops",
            "fn f() { crate::cli::say!(1); }",
            "ops may not use cli",
        ),
        (
            "ops",
            "macro_rules! m { () => { $crate::cli::run() } }",
            "ops may not use cli",
        ),
        ("ops", "fn f() { use crate::cli; }", "ops may not use cli"),
        ("ops", "use crate::r#cli::run;", "ops may not use cli"),
        (
            "ops",
            "#[derive(crate::cli::Table)] struct S;",
            "ops may not use cli",
        ),
        (
            "ops",
            "#[crate::cli::command] fn f() {}",
            "ops may not use cli",
        ),
        (
            "ops",
            "mod inner { use super::super::cli; }",
            "ops may not use cli",
        ),
        (
            "ops",
            "mod inner { mod deep { fn f() { super::super::super::cli::run() } } }",
            "ops may not use cli",
        ),
        (
            "ops",
            "#[cfg(test)] mod tests { use crate::cli::run; }",
            "ops may not use cli",
        ),
        ("ops", "use crate::*;", "takes in the root"),
        ("ops", "use crate as everything;", "takes in the root"),
        ("ops", "use super::*;", "takes in the root"),
        (
            "ops",
            "use crate::{self as everything};",
            "takes in the root",
        ),
        (
            "ops",
            "extern crate self as everything;",
            "takes in the root",
        ),
    ]);
}

#[test]
fn crates_away_from_their_doors() {
    assert_caught(&[
        (
            "provider/slink",
            "use reqwest::Client;",
            "reqwest belongs into http",
        ),
        (
            "provider/slink",
            "use {std::fmt, reqwest::{Client, header as h}};",
            "reqwest belongs",
        ),
        ("provider/slink", "use ::reqwest;", "reqwest belongs"),
        ("provider/slink", "use reqwest as r;", "reqwest belongs"),
        ("provider/slink", "extern crate reqwest;", "reqwest belongs"),
        (
            "provider/slink",
            "fn f() { reqwest::get(x); }",
            "reqwest belongs",
        ),
        (
            "provider/slink",
            "fn f() { ::reqwest::get(x); }",
            "reqwest belongs",
        ),
        (
            "provider/slink",
            "fn f() { vec![::reqwest::get(x), 1]; }",
            "reqwest belongs",
        ),
        (
            "provider/slink",
            "fn f(x: reqwest::Client) {}",
            "reqwest belongs",
        ),
        (
            "tokens",
            "use keyring::Entry;",
            "keyring belongs into tokens/keyring",
        ),
        (
            "tokens",
            "mod keyring; fn f() { ::keyring::Entry::new() }",
            "keyring belongs",
        ),
        (
            "ops",
            "use rusqlite::Connection;",
            "rusqlite belongs into history",
        ),
        (
            "cli",
            "use arboard::Clipboard;",
            "arboard belongs into cli/clipboard",
        ),
        (
            "cli/progressive",
            "use indicatif::ProgressBar;",
            "indicatif belongs into cli/progress",
        ),
        (
            "cli/commands/ls",
            "use arboard::Clipboard;",
            "arboard belongs into cli/clipboard",
        ),
        (
            "ops",
            "#[derive(clap::ValueEnum)] enum E {}",
            "clap belongs into cli",
        ),
        (
            "tokens",
            "fn f() { toml_edit::de::from_str(x); }",
            "toml_edit belongs into settings",
        ),
        (
            "main",
            "fn main() { rustls::crypto::ring::default_provider(); }",
            "rustls belongs into http",
        ),
        (
            "ops",
            "#[cfg(test)] mod tests { use reqwest::get; }",
            "reqwest belongs",
        ),
        ("model", "use tokio::fs::File;", "tokio belongs"),
        ("model", "use tempfile::NamedTempFile;", "tempfile belongs"),
        (
            "model",
            "#[cfg(any(test, unix))] mod x { use tempfile::NamedTempFile; }",
            "tempfile belongs",
        ),
        ("model/source", "use std::fs::File;", "no std::fs"),
        ("secret", "fn f() { std::env::var(x); }", "no std::env"),
    ]);
}

#[test]
fn what_is_fine_is_left_alone() {
    for (module, text) in [
        ("", "pub mod cli; pub mod model; pub use cli::run;"),
        (
            "main",
            "fn main() -> std::process::ExitCode { hoist::cli::run() }",
        ),
        (
            "model",
            "mod media; pub use media::{Media, MediaId}; use crate::error::Error;",
        ),
        (
            "model/source",
            "use std::io::{self, Read}; fn f() -> io::Result<()> { io::copy(a, b) }",
        ),
        (
            "tokens",
            "mod keyring; use self::keyring::Ring; use crate::settings::Profile;",
        ),
        ("tokens", "mod keyring; fn f() { keyring::find() }"),
        ("tokens/keyring", "use keyring::Entry;"),
        (
            "http/retry",
            "use super::Call; use reqwest::Client; use crate::secret::Secret;",
        ),
        (
            "provider/slink",
            "use super::{Descriptor, Site}; use crate::http::{self, Call}; fn f() { http::send() }",
        ),
        (
            "provider/slink",
            "use super::super::http::Call; use serde::Deserialize; use url::Url;",
        ),
        (
            "ops",
            "use crate::provider::Provider; fn f() { let open = 1; open + Kind::Io as i32 }",
        ),
        (
            "ops",
            "fn open() {} fn f() { open(); x.open(); <File>::open(p); Vec::<u8>::open(p); }",
        ),
        ("ops", "use crate::model::open; fn f() { open::first() }"),
        (
            "ops",
            "/// As [`crate::cli`] and `reqwest::get` say.\nfn f() { g(\"crate::cli::x\") }",
        ),
        (
            "ops",
            "mod inner { pub(super) fn f() {} } #[cfg(test)] mod tests { use super::*; use tempfile::tempdir; }",
        ),
        (
            "secret",
            "#[cfg(all(test, unix))] mod tests { use tempfile::tempdir; fn f() { std::fs::read(p) } }",
        ),
        (
            "cli/clipboard",
            "use arboard::Clipboard; use crate::ops; use crate::http::Transport;",
        ),
        ("cli/progress", "use indicatif::ProgressBar;"),
    ] {
        let found = wrong_references(&source(module, text));
        assert_eq!(found, Vec::<String>::new(), "{module}: {text}");
    }
}

#[test]
fn a_test_module_in_a_file_of_its_own_is_known_as_one() {
    let parent = source("provider/local", "#[cfg(test)] mod tests; mod page;");
    assert_eq!(parent.facts.test_modules, [["provider", "local", "tests"]]);
    let found = sources()
        .into_iter()
        .filter(|source| source.module.ends_with(&["tests".to_owned()]));
    let found: Vec<Source> = found.collect();
    assert!(!found.is_empty());
    for source in found {
        assert!(
            source
                .facts
                .references
                .iter()
                .all(|reference| reference.test),
            "{}",
            source.label
        );
    }
}

#[test]
fn modules_of_files() {
    for (file, module) in [
        ("lib.rs", vec![]),
        ("main.rs", vec!["main"]),
        ("error.rs", vec!["error"]),
        ("model/mod.rs", vec!["model"]),
        ("provider/slink/wire.rs", vec!["provider", "slink", "wire"]),
    ] {
        assert_eq!(module_of(Path::new(file)), module, "{file}");
    }
}

#[test]
fn long_files_and_functions() {
    let lines = |count: usize| "\n".repeat(count);
    let at_most = format!("fn f() {{{}}}\n", lines(LONGEST_FUNCTION - 1));
    assert_eq!(too_long(&source("ops", &at_most)), Vec::<String>::new());
    let text = format!(
        "/// doc\n#[inline]\nfn f() {{{}}}\n",
        lines(LONGEST_FUNCTION)
    );
    assert_eq!(too_long(&source("ops", &text)), ["bad.rs:3: f: 81 lines"]);
    for (start, end) in [
        ("impl X { async fn f(\n", "}"),
        ("trait X { fn f(\n", "}"),
        ("fn outer() {} mod inner { pub fn f(\n", "}"),
    ] {
        let text = format!("{start}) {{{}}}{end}", lines(LONGEST_FUNCTION));
        assert_eq!(too_long(&source("ops", &text)), ["bad.rs:1: f: 82 lines"]);
    }
    assert_eq!(
        too_long(&source("ops", &lines(LONGEST_FILE))),
        Vec::<String>::new()
    );
    let text = lines(LONGEST_FILE + 1);
    assert_eq!(too_long(&source("ops", &text)), ["bad.rs: 501 lines"]);
}

#[test]
fn printing_past_the_streams() {
    for text in [
        "fn f() { println!(\"x\"); }",
        "fn f() { std::eprintln!(\"x\"); }",
        "fn f() { let x = dbg!(1); }",
        "fn f() { tokio::select! { _ = x => { print!(\"x\") } } }",
        "macro_rules! say { () => { eprint!(\"x\") } }",
        "#[cfg(test)] mod tests { fn f() { println!(\"x\"); } }",
    ] {
        assert_eq!(printing(&source("ops", text)).len(), 1, "{text}");
        assert_eq!(printing(&source("main", text)), Vec::<String>::new());
    }
    for text in [
        "fn f() { writeln!(out, \"println!(x)\"); }",
        "fn println() {} fn f() { if !print != x {} println() }",
    ] {
        assert_eq!(
            printing(&source("cli", text)),
            Vec::<String>::new(),
            "{text}"
        );
    }
}

#[test]
fn dependencies_without_a_place() {
    let manifest = "[dependencies]\nopenssl-sys = \"1\"\n[target.'cfg(unix)'.dependencies]\nnix = \"1\"\n[dev-dependencies]\nsyn = \"2\"";
    let found = undecided(manifest);
    assert!(
        found.contains(&"openssl_sys: has neither a door nor is free".to_owned()),
        "{found:?}"
    );
    assert!(
        found.contains(&"nix: has neither a door nor is free".to_owned()),
        "{found:?}"
    );
    assert!(
        found.contains(&"serde: is no dependency any more".to_owned()),
        "{found:?}"
    );
    assert!(
        !found.iter().any(|found| found.starts_with("syn")),
        "{found:?}"
    );
}
