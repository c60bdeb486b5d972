//! Whole files: read, said in the words of today, made into a recipe, written and read again.

#![no_main]

use std::collections::BTreeMap;

use hoist_fuzz::language::Severity;
use hoist_fuzz::provider::sharex::collection::{Entry, entries};
use hoist_fuzz::provider::sharex::export::export;
use hoist_fuzz::provider::sharex::file::Uploader;
use hoist_fuzz::provider::sharex::lift::{Gap, gaps, lift};
use hoist_fuzz::provider::sharex::lint::{lint, wishes};
use hoist_fuzz::provider::sharex::recipe::Recipe;
use hoist_fuzz::secret::Secret;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for entry in entries(bytes, "f.sxcu").into_iter().flatten().flatten() {
        adopt(&entry);
    }
    let Ok((uploader, _)) = Uploader::read(bytes, "f.sxcu") else {
        return;
    };
    let _ = Recipe::of(&uploader);
    let mut modern = uploader.modern().uploader;
    modern.version = "18.0.0".to_owned();
    // The address may hold a query that only its translation shows, so the first reading may still move one.
    let once = read(&modern.write());
    let twice = read(&once.write());
    assert_eq!(once, twice);
    assert_eq!(once.modern().uploader.write(), once.write());
});

/// As `hoist import` does it, with and without answers to what is open, and `hoist export` after it.
fn adopt(entry: &Entry) {
    let uploader = &entry.uploader;
    let remarks = lint(uploader, &entry.warnings);
    let refused = remarks
        .iter()
        .any(|remark| remark.severity == Severity::Error);
    let _ = wishes(uploader);
    let answer = |gap: Gap| (gap.title, Secret::new("a|b{c}%d\\".to_owned()));
    for answers in [
        BTreeMap::new(),
        gaps(uploader).into_iter().map(answer).collect(),
    ] {
        let Ok(lifted) = lift(uploader, &answers) else {
            continue;
        };
        let again = read(&lifted.uploader.write());
        assert!(refused || Recipe::of(&again).is_ok(), "{lifted:?}");
        for kept in &lifted.secrets {
            let names = Recipe::of(&lifted.uploader).map(|recipe| recipe.secrets());
            assert!(
                names.is_ok_and(|names| names.contains(&kept.name)),
                "{kept:?}"
            );
        }
        let exported = export(&lifted.uploader, &mut |_| Ok(None)).expect("nothing fails");
        let _ = Recipe::of(&exported);
    }
}

fn read(text: &str) -> Uploader {
    let (uploader, _) =
        Uploader::read(text.as_bytes(), "again").expect("what is written can be read");
    uploader
}
