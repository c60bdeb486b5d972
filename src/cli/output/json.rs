//! JSON documents that are safe to show on a terminal.

use std::fmt::Write;

use serde::Serialize;

use super::sanitize::is_hazard;
use crate::error::{Error, Kind, Result};

/// A value as one JSON document without a final line break, indented where `pretty`.
///
/// Strings keep every character: those that a terminal would obey or hide are written as `\uXXXX`, which every JSON
/// reader turns back.
///
/// # Errors
/// `Protocol` when the value can't be JSON, such as a map whose keys are no strings.
pub fn document<T: Serialize>(value: &T, pretty: bool) -> Result<String> {
    let text = if pretty {
        serde_json::to_string_pretty(value)
    } else {
        serde_json::to_string(value)
    };
    let text = text.map_err(|error| {
        Error::new(Kind::Protocol, "the result can't be written as JSON").because(error)
    })?;
    Ok(escape(&text))
}

/// Outside of its strings JSON is ASCII, and its own line breaks are the only control characters, so what is hazardous
/// is inside a string and may be written as an escape.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c != '\n' && is_hazard(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_string_comes_back_and_none_is_hazardous(text: String, pretty: bool) {
            let shown = document(&[&text], pretty).unwrap();
            prop_assert!(shown.chars().all(|c| c == '\n' || !is_hazard(c)), "{shown:?}");
            let back: Vec<String> = serde_json::from_str(&shown).unwrap();
            prop_assert_eq!(back, vec![text]);
        }
    }

    #[test]
    fn controls_beyond_ascii_and_reversals_are_escaped() {
        let shown = document(&"\u{9b}31m\u{7f}\u{202e}\u{feff}\u{e0041}\x1b", false).unwrap();
        assert_eq!(shown, r#""\u009b31m\u007f\u202e\ufeff\udb40\udc41\u001b""#);
    }
}
