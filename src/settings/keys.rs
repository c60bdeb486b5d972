//! The keys of the configuration file, and what to say about others.

use crate::error::{Error, Kind, Result};

/// Keys of a profile whose value is a string that its provider reads.
pub const PROFILE_KEYS: &[&str] = &[
    "url",
    "upload_url",
    "username",
    "path",
    "base_url",
    "file",
    "flavour",
    "origin",
    "use_file_date",
    "requests_per_minute",
    "files_per_day",
    "delete_method",
    "delete_headers",
    "allow_identity",
    "allow_files",
];

/// Those of [`PROFILE_KEYS`] that are a whole number from 0.
pub(super) const NUMBERS: &[&str] = &["requests_per_minute", "files_per_day"];

/// Those of [`PROFILE_KEYS`] that are `true` or `false`.
pub(super) const SWITCHES: &[&str] = &["use_file_date", "allow_identity", "allow_files"];

/// Keys of the file itself.
pub(super) const ROOT: &[&str] = &["default_profile", "upload", "profiles"];

/// Keys of `[upload]`.
pub(super) const UPLOAD: &[&str] = &[
    "copy",
    "strip",
    "reuse",
    "jobs",
    "format",
    "visibility",
    "expire",
    "open",
    "notify",
    "after",
    "shot",
];

/// Keys of a profile that hoist itself reads.
pub(super) const PROFILE: &[&str] = &[
    "provider",
    "allow_http",
    "token_command",
    "token_store",
    "shot",
];

/// Words that people use for a token.
const TOKEN_WORDS: &[&str] = &[
    "token",
    "access_token",
    "auth_token",
    "refresh_token",
    "api_key",
    "apikey",
    "key",
    "jwt",
    "password",
    "passwd",
    "secret",
    "authorization",
];

/// Whether a key is meant to hold a token, however it is spelled.
pub(super) fn is_token(key: &str) -> bool {
    let key = key.to_lowercase().replace('-', "_");
    TOKEN_WORDS.contains(&key.as_str())
}

/// Refuses a profile name that could not be told apart on a command line, in a keyring or as a file name.
///
/// # Errors
/// `Config` naming the profile.
pub fn check_profile_name(name: &str) -> Result<()> {
    let wrong = if name.is_empty() {
        "is empty"
    } else if name.starts_with('-') {
        "begins with '-'"
    } else if name.contains([',', '/', '\\', '@']) {
        "holds one of , / \\ @"
    } else if name.chars().any(|c| c.is_whitespace() || c.is_control()) {
        "holds a blank or a control character"
    } else if name.len() > 64 {
        "is longer than 64 bytes"
    } else {
        return Ok(());
    };
    let name: String = name.chars().take(64).collect();
    Err(Error::new(
        Kind::Config,
        format!("profile name '{}' {wrong}", name.escape_debug()),
    )
    .advice("use letters, digits, '-', '_' and '.'"))
}

/// The known name that was probably meant, where one is close enough to a misspelt one.
pub fn closest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let plain = |text: &str| text.to_lowercase().replace('-', "_");
    let name: String = name.chars().take(40).collect();
    let name = plain(&name);
    known
        .map(|candidate| (distance(&name, &plain(candidate)), candidate))
        .filter(|&(distance, candidate)| distance <= 1 + candidate.len() / 5)
        .min()
        .map(|(_, candidate)| candidate)
}

/// Edits that turn one into the other; two letters swapped count as one.
fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            table[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let change = table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                let mut best = change.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    best = best.min(table[i - 2][j - 2] + 1);
                }
                best
            };
        }
    }
    table[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typing_mistake_finds_its_key() {
        let known = || PROFILE_KEYS.iter().chain(PROFILE).copied();
        assert_eq!(closest("ulr", known()), Some("url"));
        assert_eq!(closest("urll", known()), Some("url"));
        assert_eq!(closest("user_name", known()), Some("username"));
        assert_eq!(closest("Token-Command", known()), Some("token_command"));
        assert_eq!(closest("flavor", known()), Some("flavour"));
        assert_eq!(closest("colour", known()), None);
    }

    #[test]
    fn token_words_are_known_in_any_spelling() {
        for key in ["token", "API-Key", "apiKey", "Password"] {
            assert!(is_token(key), "{key}");
        }
        for key in ["token_command", "username", "url"] {
            assert!(!is_token(key), "{key}");
        }
    }

    #[test]
    fn names_that_cannot_be_told_apart_are_refused() {
        for name in ["", "a,b", "a/b", "-p", "a b", "a\nb", "@1"] {
            let error = check_profile_name(name).unwrap_err();
            assert_eq!(error.kind, Kind::Config, "{name:?}");
            assert!(!error.to_string().contains('\n'));
        }
        for name in ["pics", "my-pics_2", "i.example.org", "büro"] {
            check_profile_name(name).unwrap();
        }
    }
}
