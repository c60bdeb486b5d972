//! Links that can be clicked: the escape sequence OSC 8, which names the address and shows a text.
//!
//! Only addresses that can't end the sequence are put into it, so that no host and no file name breaks out of it.

use std::ffi::OsString;

use unicode_width::UnicodeWidthStr;

/// The longest address that widespread terminals take, in bytes (VTE's limit).
const LONGEST: usize = 2083;

/// The text, leading to this address where that is one that can be followed. The text must be sanitized already.
pub fn to(address: &str, text: String) -> String {
    if !is_sound(address) || text.width() == 0 {
        return text;
    }
    format!("\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\")
}

/// Web addresses, and files of this machine. Every byte must be a visible ASCII character.
fn is_sound(address: &str) -> bool {
    let known = ["https://", "http://", "file:///"];
    known.iter().any(|start| address.starts_with(start))
        && address.len() <= LONGEST
        && address.bytes().all(|byte| byte.is_ascii_graphic())
}

/// Whether the terminal on stdout is known to follow links. `FORCE_HYPERLINK` decides where nobody knows: `0` for no, anything
/// else for yes.
pub fn supported(env: impl Fn(&str) -> Option<OsString>) -> bool {
    let text = |name: &str| {
        env(name)
            .and_then(|value| value.into_string().ok())
            .unwrap_or_default()
    };
    let term = text("TERM");
    match text("FORCE_HYPERLINK").as_str() {
        "" => {}
        wish => return wish != "0",
    }
    if matches!(term.as_str(), "" | "dumb" | "linux") && text("WT_SESSION").is_empty() {
        return false;
    }
    let program = text("TERM_PROGRAM");
    // What runs inside sees the outer terminal's variables, but only its own multiplexer's abilities count.
    if !text("TMUX").is_empty() {
        return program == "tmux" && at_least(&text("TERM_PROGRAM_VERSION"), 3, 4);
    }
    if !text("STY").is_empty() || term.starts_with("screen") {
        return false;
    }
    let vte = text("VTE_VERSION").parse().unwrap_or(0);
    vte >= 5000_u32
        || [
            "WT_SESSION",
            "KONSOLE_VERSION",
            "DOMTERM",
            "KITTY_WINDOW_ID",
        ]
        .iter()
        .any(|name| !text(name).is_empty())
        || [
            "iTerm.app",
            "WezTerm",
            "vscode",
            "ghostty",
            "Hyper",
            "Tabby",
            "terminology",
            "rio",
            "zed",
        ]
        .contains(&program.as_str())
        || [
            "alacritty",
            "foot",
            "contour",
            "xterm-kitty",
            "xterm-ghostty",
        ]
        .iter()
        .any(|known| term.starts_with(known))
}

/// Whether `3.4`, `3.4a` or `next-3.5` is that version or a later one.
fn at_least(version: &str, major: u32, minor: u32) -> bool {
    let mut numbers = version
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|number| number.parse::<u32>().ok());
    (numbers.next(), numbers.next().or(Some(0))) >= (Some(major), Some(minor))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn supported_by(env: &[(&str, &str)]) -> bool {
        supported(|name| {
            env.iter()
                .find(|(known, _)| *known == name)
                .map(|(_, value)| value.into())
        })
    }

    #[test]
    fn a_link_shows_its_text_and_names_its_address() {
        assert_eq!(
            to("https://h/a", "cat".to_owned()),
            "\x1b]8;;https://h/a\x1b\\cat\x1b]8;;\x1b\\"
        );
    }

    #[test]
    fn what_is_no_sound_address_leads_nowhere() {
        let long = format!("https://h/{}", "a".repeat(LONGEST));
        for address in [
            "",
            "javascript:alert(1)",
            "file://server/share",
            "https://h/\x07",
            "https://h/\x1b\\",
            "https://h/a b",
            "https://h/\u{9c}",
            "https://h/ü",
            &long,
        ] {
            assert_eq!(to(address, "cat".to_owned()), "cat", "{address:?}");
        }
        assert_eq!(to("https://h/", String::new()), "");
    }

    #[test]
    fn terminals_are_told_apart() {
        for (env, expected) in [
            (&[("TERM", "xterm-256color")][..], false),
            (&[("TERM", "xterm-256color"), ("VTE_VERSION", "6800")], true),
            (
                &[("TERM", "xterm-256color"), ("VTE_VERSION", "4205")],
                false,
            ),
            (
                &[("TERM", "xterm-256color"), ("TERM_PROGRAM", "WezTerm")],
                true,
            ),
            (&[("TERM", "xterm-kitty")], true),
            (&[("TERM", "dumb"), ("VTE_VERSION", "6800")], false),
            (&[("WT_SESSION", "x")], true),
            (&[("TERM", "screen.xterm"), ("VTE_VERSION", "6800")], false),
            (
                &[("TERM", "xterm"), ("STY", "1"), ("VTE_VERSION", "6800")],
                false,
            ),
            (&[("TERM", "xterm"), ("FORCE_HYPERLINK", "1")], true),
            (&[("TERM", "xterm-kitty"), ("FORCE_HYPERLINK", "0")], false),
        ] {
            assert_eq!(supported_by(env), expected, "{env:?}");
        }
        for (version, expected) in [
            ("3.3a", false),
            ("3.4", true),
            ("next-3.5", true),
            ("4", true),
        ] {
            let env = [
                ("TERM", "tmux-256color"),
                ("TMUX", "/tmp/tmux"),
                ("TERM_PROGRAM", "tmux"),
                ("TERM_PROGRAM_VERSION", version),
                ("VTE_VERSION", "6800"),
            ];
            assert_eq!(supported_by(&env), expected, "{version}");
        }
    }

    proptest! {
        #[test]
        fn nothing_breaks_out_of_the_sequence(address: String) {
            let link = to(&format!("https://h/{address}"), "x".to_owned());
            prop_assert!(link == "x" || link.matches('\x1b').count() == 4 && !link.contains('\x07'));
        }
    }
}
