use crate::secret::Secret;

/// A token as it may travel in a header: without white space around it.
///
/// # Errors
/// What is wrong with it, to stand behind the name of where it comes from: it is empty, or a line break or another
/// control character inside would let it add headers of its own.
pub(super) fn clean(token: &str) -> Result<Secret<String>, &'static str> {
    let token = token.trim();
    if token.is_empty() {
        return Err("is empty");
    }
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    if token.contains(breaks) {
        return Err("holds a line break or another control character");
    }
    Ok(Secret::new(token.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_around_goes_and_control_characters_inside_are_refused() {
        assert_eq!(clean(" sk_abc\r\n").unwrap().expose(), "sk_abc");
        assert_eq!(
            clean("{\"a\": \"b c\"}").unwrap().expose(),
            "{\"a\": \"b c\"}"
        );
        assert_eq!(clean(" \n").unwrap_err(), "is empty");
        for token in [
            "a\nb",
            "a\rb",
            "a\tb",
            "a\0b",
            "a\u{7f}b",
            "a\u{85}b",
            "a\u{2028}b",
        ] {
            assert!(clean(token).unwrap_err().starts_with("holds"), "{token:?}");
        }
    }
}
