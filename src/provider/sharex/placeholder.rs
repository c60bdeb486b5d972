//! Words that a file's author left for others to fill in: `YOUR_API_KEY`, `<token>`, `[KEY]`, `example.com`.

use std::ops::Range;

use super::names::is_credential;
use crate::secret::secret_parts;

/// Nouns that follow `your` without anything between them.
const OWN: &[&str] = &[
    "account", "api", "domain", "host", "key", "name", "pass", "secret", "server", "site", "token",
    "url", "user",
];

/// Words within brackets that make them a gap.
const GAPS: &[&str] = &[
    "api", "domain", "here", "host", "id", "key", "name", "pass", "password", "secret", "server",
    "site", "token", "url", "user", "username", "your",
];

/// Where in a text something is to be filled in. `alone` says that the text is a whole value.
pub fn find(text: &str, alone: bool) -> Vec<Range<usize>> {
    if alone && is_phrase(text) {
        return std::iter::once(0..text.len()).collect();
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let before = text[..at].chars().next_back();
        let length = match c {
            '$' if text[at + 1..].starts_with('{') => {
                bracket(&text[at + 1..], '}').map(|length| length + 1)
            }
            '<' => bracket(&text[at..], '>'),
            '[' => bracket(&text[at..], ']'),
            _ if before.is_some_and(|c| c.is_ascii_alphanumeric() || "-_".contains(c)) => None,
            _ => word(&text[at..]),
        };
        match length {
            Some(length) => {
                found.push(at..at + length);
                at += length;
            }
            None => at += c.len_utf8(),
        }
    }
    found
}

/// Where the path of an address, or a piece of it, holds tokens, as that of a webhook does. Only letters that an address takes as they
/// are, so that the secret is sent as it stood there.
pub fn tokens(text: &str) -> Vec<Range<usize>> {
    let path = text.split(['?', '#']).next().unwrap_or_default();
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_~".contains(c);
    let mut found = secret_parts(path);
    found.retain(|part| {
        let part = &path[part.clone()];
        part.chars().all(plain) && find(part, false).is_empty()
    });
    found
}

/// What a gap is called in a question: its text without brackets.
pub fn title(text: &str) -> &str {
    text.trim()
        .trim_matches(['<', '>', '[', ']', '$', '{', '}'])
        .trim()
}

/// Whether a credential is no more than the word for one: `API_KEY`, `token`, zeros.
pub fn is_generic(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let mut words = lower.split([' ', '_', '-']).filter(|word| !word.is_empty());
    let zeros = lower.len() >= 8 && lower.bytes().all(|byte| byte == b'0');
    let words = words.clone().next().is_some()
        && words.all(|word| GAPS.contains(&word) || matches!(word, "example" | "value"));
    zeros || words
}

/// Whether an address is words in its place: `Webhook URL`.
pub fn is_no_address(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && !text.contains("://") && text.contains(' ')
}

/// A gap's name without the words that ask for it: `YOUR_TOKEN_HERE` is `token`.
pub fn plain_title(title: &str) -> String {
    let lower = title.to_ascii_lowercase();
    let words = lower.split(|c: char| !c.is_ascii_alphanumeric());
    let asks = [
        "your", "here", "goes", "insert", "enter", "put", "please", "replace", "the", "a",
    ];
    let kept = words.filter(|word| !word.is_empty() && !asks.contains(word));
    kept.collect::<Vec<_>>().join("_")
}

/// Whether what belongs into a gap is a secret.
pub fn is_secret(title: &str) -> bool {
    let lower = title.to_ascii_lowercase();
    let spaced = lower.replace("your", "your ").replace("api key", "api_key");
    is_credential(title) || is_credential(&spaced) || GLUED.iter().any(|word| lower.contains(word))
}

/// Credentials' words where they stand without a blank.
const GLUED: &[&str] = &["apikey", "token", "password", "secret"];

/// A whole value in words: `Your API key goes here`, `insert_key_here`, `changeme`.
fn is_phrase(text: &str) -> bool {
    let text = text.trim();
    let pointed = text.starts_with('<') && text.find('>') == Some(text.len() - 1);
    if pointed && (4..=60).contains(&text.len()) && !text.contains(['/', '"', '=']) {
        return text.contains(char::is_whitespace);
    }
    let lower = text.to_ascii_lowercase();
    let spaced: Vec<&str> = lower
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let (Some(first), Some(last)) = (spaced.first(), spaced.last()) else {
        return false;
    };
    let named = text.contains(['.', '/', ':']);
    match spaced.len() {
        1 => {
            let own = first
                .strip_prefix("your")
                .is_some_and(|rest| OWN.iter().any(|noun| rest.starts_with(noun)));
            let filler = first.len() >= 4 && first.bytes().all(|byte| byte == b'x');
            (own || filler || matches!(*first, "changeme" | "yourkeyhere")) && !named
        }
        _ => {
            let gone = spaced.windows(2).any(|two| two == ["goes", "here"]);
            let asks = matches!(
                *first,
                "your" | "insert" | "enter" | "paste" | "put" | "replace" | "change" | "please"
            );
            let fills =
                matches!(*first, "your" | "please") || (asks && matches!(*last, "here" | "me"));
            gone || (fills && !named)
        }
    }
}

/// The length of a gap in brackets at the beginning of a text.
fn bracket(text: &str, close: char) -> Option<usize> {
    let end = text.find(close)?;
    let inner = &text[1..end];
    let plain = |c: char| c.is_ascii_alphanumeric() || " _-".contains(c);
    if inner.len() < 2 || inner.len() > 40 || !inner.chars().all(plain) {
        return None;
    }
    let letters = inner.chars().any(|c| c.is_ascii_alphabetic());
    let upper = letters && !inner.chars().any(|c| c.is_ascii_lowercase());
    let named = inner
        .to_ascii_lowercase()
        .split([' ', '_', '-'])
        .any(|word| GAPS.contains(&word));
    (upper || named).then_some(end + 1)
}

/// The length of a gap without brackets at the beginning of a text, which is that of a word.
fn word(text: &str) -> Option<usize> {
    let run = |also: &str| {
        text.find(|c: char| !c.is_ascii_alphanumeric() && !also.contains(c))
            .unwrap_or(text.len())
    };
    let token = &text[..run("_-")];
    let lower = token.to_ascii_lowercase();
    let host = text[..run("-.")].to_ascii_lowercase();
    for domain in ["example.com", "example.org", "example.net"] {
        let above = host.strip_suffix(domain);
        if above.is_some_and(|above| above.is_empty() || above.ends_with('.')) {
            return Some(host.len());
        }
    }
    let asks = ["insert", "enter", "replace", "put", "your"];
    if lower.ends_with("here") && asks.iter().any(|word| lower.starts_with(word)) {
        return Some(token.len());
    }
    let rest = lower.strip_prefix("your")?;
    let own = OWN.iter().any(|noun| rest.starts_with(noun));
    let parted = rest.starts_with(['-', '_']) && rest.len() > 1;
    let dotted = rest.is_empty() && text[4..].starts_with('.');
    let shouted = token.starts_with("YOUR") && token.len() > 4 && !rest.starts_with("ls");
    if !(own || parted || dotted || shouted) {
        return None;
    }
    // A host's name goes on to its end.
    let host = &text[..run("_-.")];
    Some(host.trim_end_matches('.').len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gaps(text: &str, alone: bool) -> Vec<&str> {
        let found = find(text, alone).into_iter();
        found.map(|range| &text[range]).collect()
    }

    #[test]
    fn gaps_of_all_kinds_are_found() {
        for text in [
            "YOUR API KEY",
            "your_api_key",
            "Your signature",
            "Your API key goes here",
            "UPLOADER-TOKEN-GOES-HERE (get yours at https://i.example/)",
            "insert_key_here",
            "YourUsername",
            "YOURAPIKEY",
            "<token>",
            "<ask me for a key>",
            "PLEASE_ENTER_APIKEY",
            "${token}",
            "xxxxxxxx",
            "changeme",
        ] {
            assert_eq!(gaps(text, true), [text]);
        }
        for (text, expected) in [
            ("https://i.example/upload/[KEY]", "[KEY]"),
            ("https://your-shlink.server/rest/v2", "your-shlink.server"),
            ("https://yourdomain.com/api", "yourdomain.com"),
            ("your.domain.com/create", "your.domain.com"),
            ("http://www.example.com/up", "www.example.com"),
            ("https://up.example.org/", "up.example.org"),
            ("https://<YOUR DOMAIN>/", "<YOUR DOMAIN>"),
            ("?token=YOUR_TOKEN&a=b", "YOUR_TOKEN"),
        ] {
            assert_eq!(gaps(text, false), [expected], "{text}");
        }
        assert_eq!(
            gaps("YOUR_USERNAME_HERE:YOUR_TOKEN_HERE", true),
            ["YOUR_USERNAME_HERE", "YOUR_TOKEN_HERE"]
        );
    }

    #[test]
    fn what_only_looks_like_a_gap_is_left_alone() {
        for text in [
            "https://yourls.org/yourls-api.php",
            "https://i.example/fuck-your.party",
            "https://my-example.com/",
            "https://api.example.community/",
            "https://notexample.com/",
            "<b>bold</b>",
            "files[]",
            "a[0]",
            "yours",
            "here",
            "",
        ] {
            assert_eq!(gaps(text, true), [""; 0], "{text}");
        }
    }

    #[test]
    fn gaps_of_secrets_are_known_by_their_words() {
        for text in [
            "YOUR_API_KEY",
            "YOURAPIKEY",
            "<token>",
            "Your signature",
            "YourKeyHere",
        ] {
            assert!(is_secret(title(text)), "{text}");
        }
        for text in ["YourUsername", "your.domain.com", "www.example.com"] {
            assert!(!is_secret(title(text)), "{text}");
        }
        for text in ["API_KEY", "token", "secret", "example", "00000000"] {
            assert!(is_generic(text), "{text}");
        }
        for text in ["tok1", "hunter2", "", "0000"] {
            assert!(!is_generic(text), "{text}");
        }
        assert_eq!(plain_title("YOUR_TOKEN_HERE"), "token");
        assert_eq!(plain_title("<YOUR DOMAIN>"), "domain");
    }
}
