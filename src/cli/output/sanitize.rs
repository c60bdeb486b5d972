//! The one sanitizer for strings that come from a host, a file or a file name.
//!
//! Nothing that passes it can move the cursor, change colours, write the clipboard, reverse the reading direction or hide
//! in a line: control characters become blanks, invisible format characters are dropped. The zero-width joiner (U+200D)
//! and the variation selectors stay, because emoji are made with them. Noncharacters become U+FFFD.

/// What becomes of one character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Keep,
    Blank,
    Drop,
    Replace,
}

fn fate(c: char) -> Fate {
    match c {
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' => Fate::Blank,
        '\u{200d}' => Fate::Keep,
        _ if is_invisible(c) => Fate::Drop,
        '\u{fdd0}'..='\u{fdef}' => Fate::Replace,
        _ if u32::from(c) & 0xfffe == 0xfffe => Fate::Replace,
        _ => Fate::Keep,
    }
}

/// Characters without a shape of their own that change how others are shown, or hide: general category Cf without the
/// visible Arabic, Syriac and Kaithi signs, and the default-ignorable fillers.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' |
        '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' |
        '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' |
        '\u{13430}'..='\u{1345f}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' |
        '\u{e0000}'..='\u{e0fff}')
}

/// Whether this character must not reach a terminal as it is. JSON output writes these as `\uXXXX`.
pub fn is_hazard(c: char) -> bool {
    fate(c) != Fate::Keep
}

/// The text on one line: line breaks, tabs and all other control characters become blanks.
pub fn line(text: &str) -> String {
    text.chars()
        .filter_map(|c| match fate(c) {
            Fate::Keep => Some(c),
            Fate::Blank => Some(' '),
            Fate::Drop => None,
            Fate::Replace => Some('\u{fffd}'),
        })
        .collect()
}

/// The text with its lines kept: every kind of line break becomes `\n`, tabs become blanks as all other control characters.
pub fn block(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let lines: Vec<String> = text
        .split([
            '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
        ])
        .map(line)
        .collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Written apart from the sanitizer, from the promise itself.
    fn harmless(c: char) -> bool {
        let code = u32::from(c);
        let control = code < 0x20 || (0x7f..=0x9f).contains(&code);
        let separator = code == 0x2028 || code == 0x2029;
        let bidi = code == 0x061c
            || code == 0x200e
            || code == 0x200f
            || (0x202a..=0x202e).contains(&code)
            || (0x2066..=0x2069).contains(&code);
        let hidden = [
            0xad, 0x180e, 0x200b, 0x200c, 0x2060, 0x2064, 0x3164, 0xfeff, 0xfffb, 0xe0041,
        ]
        .contains(&code);
        let nothing = code & 0xfffe == 0xfffe || (0xfdd0..=0xfdef).contains(&code);
        !(control || separator || bidi || hidden || nothing)
    }

    /// Any characters, with the dangerous ones drawn often.
    fn hostile() -> impl Strategy<Value = String> {
        let dangerous = prop_oneof![
            proptest::char::range('\0', '\u{a0}'),
            proptest::char::range('\u{2000}', '\u{2070}'),
            proptest::char::range('\u{fe00}', '\u{ffff}'),
            proptest::char::range('\u{e0000}', '\u{e0fff}'),
            Just('\u{61c}'),
            Just('\u{85}'),
            any::<char>(),
        ];
        proptest::collection::vec(dangerous, 0..40).prop_map(|chars| chars.into_iter().collect())
    }

    proptest! {
        #[test]
        fn nothing_harmful_is_left_in_a_line(text in hostile()) {
            prop_assert!(line(&text).chars().all(harmless), "{:?}", line(&text));
        }

        #[test]
        fn a_block_adds_only_line_feeds(text in hostile()) {
            prop_assert!(block(&text).chars().all(|c| c == '\n' || harmless(c)));
        }

        #[test]
        fn a_second_pass_changes_nothing(text in hostile()) {
            let once = line(&text);
            prop_assert_eq!(line(&once), once.clone());
            prop_assert_eq!(block(&block(&text)), block(&text));
        }

        #[test]
        fn letters_digits_and_emoji_pass(text in "[a-zA-Z0-9 äöüßéèñçøåλжשع中日한👍🏽\u{200d}\u{fe0f}]*") {
            prop_assert_eq!(line(&text), text.clone());
        }
    }

    #[test]
    fn every_character_alone_ends_harmless() {
        for c in '\0'..=char::MAX {
            let out = line(&c.to_string());
            assert!(out.chars().all(harmless), "{:x}", u32::from(c));
        }
    }

    #[test]
    fn an_escape_sequence_loses_its_power_and_stays_readable() {
        assert_eq!(line("a\x1b[2Jb\x1b]52;c;eA==\x07c"), "a [2Jb ]52;c;eA== c");
        assert_eq!(line("cat\u{202e}gnp.exe"), "catgnp.exe");
    }

    #[test]
    fn lines_survive_in_a_block_only() {
        assert_eq!(block("a\r\nb\rc\u{2028}d"), "a\nb\nc\nd");
        assert_eq!(line("a\nb\tc"), "a b c");
    }
}
