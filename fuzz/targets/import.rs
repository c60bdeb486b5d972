//! Whole files: read, said in the words of today, made into a recipe, written and read again.

#![no_main]

use hoist_fuzz::provider::sharex::file::Uploader;
use hoist_fuzz::provider::sharex::recipe::Recipe;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
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

fn read(text: &str) -> Uploader {
    let (uploader, _) =
        Uploader::read(text.as_bytes(), "again").expect("what is written can be read");
    uploader
}
