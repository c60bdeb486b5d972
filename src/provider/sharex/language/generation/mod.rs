//! Which syntax a file speaks: by its version, and by its texts where the version is missing or says otherwise.

use super::function::Function;

/// A syntax.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Generation {
    /// `$json:url$`.
    One,
    /// `{json:url}`.
    Two,
    /// Texts without any syntax, in a file that does not say which it would be.
    Literal,
}

/// What was decided, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The syntax.
    pub generation: Generation,
    /// `{regex:1}` means the first entry of RegexList. Only ever with [`Generation::Two`].
    pub references: bool,
    /// Why the version alone did not decide.
    pub guessed: Option<&'static str>,
}

/// The last version of the older syntax.
const LAST_OF_ONE: [u64; 4] = [13, 7, 1, 0];
/// The last version whose files had no version, and could therefore not have been written by it.
const LAST_WITHOUT: [u64; 4] = [12, 3, 1, 0];

/// Decides by the Version, all texts that can hold functions, and whether there is a RegexList.
pub fn decide(version: &str, texts: &[&str], has_patterns: bool) -> Decision {
    let decided = |generation, guessed| Decision {
        generation,
        references: false,
        guessed,
    };
    let texts: Vec<String> = texts.iter().map(|text| unescaped(text)).collect();
    let one = texts.iter().any(|text| dollars(text) == Some(true));
    let two = texts.iter().any(|text| braces(text));
    match number(version) {
        Some(version) if version > LAST_OF_ONE => {
            if one && has_patterns {
                return decided(
                    Generation::One,
                    Some("the version is that of the newer syntax, the texts are of the older"),
                );
            }
            let references = has_patterns && texts.iter().any(|text| counts_patterns(text));
            Decision {
                generation: Generation::Two,
                references,
                guessed: references
                    .then_some("regular expressions are counted as in the older syntax"),
            }
        }
        Some(version) if version > LAST_WITHOUT => {
            if two && !one {
                return decided(
                    Generation::Two,
                    Some("the version is that of the older syntax, the texts are of the newer"),
                );
            }
            decided(Generation::One, None)
        }
        known => {
            let reason = match known {
                Some(_) => "the version is one that was never written into a file",
                None if version.trim().is_empty() => "the version is missing",
                None => "the version can't be read",
            };
            let any = texts.iter().any(|text| dollars(text).is_some());
            let generation = match (one, two) {
                (true, true) if has_patterns => Generation::One,
                (_, true) => Generation::Two,
                (true, false) => Generation::One,
                (false, false) if any || has_patterns => Generation::One,
                (false, false) if known.is_some_and(|[major, ..]| major == 0) => Generation::Two,
                (false, false) => Generation::Literal,
            };
            decided(generation, Some(reason))
        }
    }
}

/// `a.b[.c[.d]]`, missing parts as 0.
fn number(version: &str) -> Option<[u64; 4]> {
    let mut parts = [0; 4];
    let mut count = 0;
    for part in version.trim().split('.') {
        let digits = !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        *parts.get_mut(count)? = digits.then(|| part.parse().ok()).flatten()?;
        count += 1;
    }
    (count >= 2).then_some(parts)
}

/// Whether `{name}` or `{name:` with a known name is in the text.
fn braces(text: &str) -> bool {
    text.match_indices('{').any(|(at, _)| {
        let rest = &text[at + 1..];
        let end = rest.find([':', '}']);
        end.is_some_and(|end| Function::named(&rest[..end]).is_some())
    })
}

/// Whether `{regex:1}` is in the text.
fn counts_patterns(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    text.match_indices("{regex:").any(|(at, begin)| {
        let rest = &text[at + begin.len()..];
        let argument = &rest[..rest.find(['|', '}']).unwrap_or(rest.len())];
        !argument.is_empty() && argument.bytes().all(|b| b.is_ascii_digit())
    })
}

/// The text without what stands after a backslash, which begins nothing in either syntax.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => _ = chars.next(),
            c => out.push(c),
        }
    }
    out
}

/// Whether `$…$` is in the text: `Some(true)` with a known name, `Some(false)` with others alone.
fn dollars(text: &str) -> Option<bool> {
    let parts: Vec<&str> = text.split('$').collect();
    if parts.len() < 3 {
        return None;
    }
    let inner = &parts[1..parts.len() - 1];
    Some(inner.iter().any(|part| is_known(part)))
}

/// Whether `$inner$` is a call of the older syntax, or a reference to RegexList.
fn is_known(inner: &str) -> bool {
    let name = inner.split(':').next().unwrap_or_default();
    let reference = name.split([',', '|']).next().unwrap_or_default();
    Function::named(name).is_some()
        || (!reference.is_empty() && reference.bytes().all(|b| b.is_ascii_digit()))
}

/// The first call of the older syntax in a text, with its dollars.
pub(super) fn older_call(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split('$').collect();
    let inner = parts.get(1..parts.len() - 1).unwrap_or_default();
    let name = |part: &&&str| {
        let name = part.split(':').next().unwrap_or_default();
        Function::named(name).is_some()
    };
    inner.iter().find(name).map(|part| format!("${part}$"))
}

#[cfg(test)]
mod tests;
