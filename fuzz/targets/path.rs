//! The dialects that templates hold: JSON paths, XPaths, regular expressions, each over a text.
//!
//! Input: the expression, and after a NUL the text.

#![no_main]

use hoist_fuzz::language::json;
use hoist_fuzz::language::path::Path;
use hoist_fuzz::language::pattern::Pattern;
use hoist_fuzz::language::xpath;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &str| {
    let (expression, text) = input.split_once('\0').unwrap_or((input, "{}"));
    if let (Ok(path), Ok(document)) = (Path::parse(expression), json::parse(text)) {
        let _ = path.text(&document.value);
    }
    if let Ok(pattern) = Pattern::parse(expression) {
        let _ = pattern.find(text, "1");
    }
    let _ = xpath::check(expression);
    let _ = xpath::find(text, expression);
});
