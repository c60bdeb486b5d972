//! Values that must never be shown: tokens, passwords, delete links.

use std::fmt;
use std::ops::Range;

use crate::error::Result;

/// A value that cannot be printed by accident: no `Display`, no `Deref`, a `Debug` that hides it.
///
/// [`Secret::expose`] is the only way out, so every use can be found by searching for it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret<T>(T);

impl<T> Secret<T> {
    /// Wraps a value.
    pub fn new(value: T) -> Self {
        Self(value)
    }

    /// The value itself. Call it only where the value leaves for its host or its store.
    pub fn expose(&self) -> &T {
        &self.0
    }

    /// Turns the value into another secret without showing it.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Secret<U> {
        Secret(change(self.0))
    }
}

impl<T> fmt::Debug for Secret<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[secret]")
    }
}

/// How the value ends that stands in for a token nobody looked up.
const STAND_IN: &str = "stand-in";

impl Secret<String> {
    /// A value in the place of a token, for dry runs. It is sent nowhere.
    pub fn stand_in(prefix: &str) -> Self {
        Self(format!("{prefix}{STAND_IN}"))
    }

    /// Whether this only stands in for a token.
    pub fn is_stand_in(&self) -> bool {
        self.0.ends_with(STAND_IN)
    }
}

/// What a token is for. A profile may hold one of each kind side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TokenKind {
    /// The only token of hosts that know just one.
    Token,
    /// A long-lived key (Slink's `sk_…`).
    ApiKey,
    /// A session: access and refresh token, kept as one JSON value.
    Jwt,
    /// One of several that a custom uploader names.
    Named(&'static str),
}

impl TokenKind {
    /// The word used in `--kind`, in the keyring's account name and in messages.
    pub fn name(self) -> &'static str {
        match self {
            TokenKind::Token => "token",
            TokenKind::ApiKey => "api-key",
            TokenKind::Jwt => "jwt",
            TokenKind::Named(name) => name,
        }
    }

    /// The kind of a secret that a custom uploader calls so: small letters, digits, `-` and `_`. `token` is the profile's own token.
    /// `None` for any other name.
    pub fn named(name: &str) -> Option<Self> {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
        if name.is_empty() || name.len() > 64 || !name.chars().all(plain) {
            return None;
        }
        Some(match name {
            "token" => TokenKind::Token,
            "api-key" => TokenKind::ApiKey,
            "jwt" => TokenKind::Jwt,
            // A file names a few, and they are as long-lived as the process.
            other => TokenKind::Named(String::leak(other.to_owned())),
        })
    }
}

/// Where a provider gets the tokens of its profile, without knowing where they are kept.
pub trait Tokens {
    /// The stored token of this kind, or `None` where the person never gave one.
    ///
    /// # Errors
    /// When a store was asked and failed: a locked keyring, a `token_command` that exited with an error.
    fn get(&self, kind: TokenKind) -> Result<Option<Secret<String>>>;

    /// Replaces a token in the store that holds it. Used for sessions that renew themselves.
    ///
    /// # Errors
    /// When the store refuses, or when the token came from a place that cannot be written (environment, command).
    fn replace(&self, kind: TokenKind, value: &Secret<String>) -> Result<()>;

    /// Holds other hoist processes off this profile's tokens until the guard is dropped.
    /// Needed where renewing spends a single-use refresh token.
    ///
    /// # Errors
    /// When the lock file cannot be made.
    fn lock(&self) -> Result<Box<dyn std::any::Any>>;
}

/// No tokens at all: guest uploads, tests, and the capability table.
pub struct NoTokens;

impl Tokens for NoTokens {
    fn get(&self, _kind: TokenKind) -> Result<Option<Secret<String>>> {
        Ok(None)
    }

    fn replace(&self, _kind: TokenKind, _value: &Secret<String>) -> Result<()> {
        Ok(())
    }

    fn lock(&self) -> Result<Box<dyn std::any::Any>> {
        Ok(Box::new(()))
    }
}

/// From this length on a part of a path may be a secret. Ids are shorter: a UUID has 36.
const LONG_PART: usize = 40;

/// What stands behind the id of a webhook is its token, from this length on.
const WEBHOOK_PART: usize = 16;

/// Slack's kinds of addresses that are worth their token, and how many ids stand between: the workspace's and those of the app.
const SLACK: [(&str, usize); 3] = [("services", 2), ("triggers", 2), ("workflows", 3)];

/// Where a path, or a piece of one, holds what may be a secret: parts longer than any id, the tokens of webhooks
/// (`/webhooks/ID/TOKEN`, Slack's `/services/T…/B…/TOKEN`), and those of Telegram's bots (`/botID:TOKEN/METHOD`).
pub fn secret_parts(path: &str) -> Vec<Range<usize>> {
    let parts: Vec<&str> = path.split('/').collect();
    let mut found = Vec::new();
    let mut start = 0;
    for (index, part) in parts.iter().enumerate() {
        if let Some(at) = secret_of(&parts[..index], part) {
            found.push(start + at..start + part.len());
        }
        start += part.len() + 1;
    }
    found
}

/// Where in a part of a path, which comes after others, a secret begins. It goes on to the part's end.
fn secret_of(before: &[&str], part: &str) -> Option<usize> {
    let back = |count: usize| before.iter().rev().nth(count).copied().unwrap_or_default();
    let is_id = |text: &str| {
        let plain = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
        text.len() > 1 && text.starts_with(['T', 'E']) && text.chars().all(plain)
    };
    let of_slack = |&(word, ids): &(&str, usize)| back(ids) == word && is_id(back(ids - 1));
    if !part.is_empty() && SLACK.iter().any(of_slack) {
        return Some(0);
    }
    if let Some(at) = bot_token(part) {
        return Some(at);
    }
    let of_webhook = back(1).eq_ignore_ascii_case("webhooks") && part.len() >= WEBHOOK_PART;
    let secret = (part.len() >= LONG_PART || of_webhook) && !part.contains('.');
    secret.then_some(0)
}

/// Where the token begins in `bot123456:TOKEN`, the colon spelled in either way.
fn bot_token(part: &str) -> Option<usize> {
    let rest = part.strip_prefix("bot")?;
    let token = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let bare = [":", "%3A", "%3a"]
        .iter()
        .find_map(|colon| token.strip_prefix(colon))?;
    (token.len() < rest.len() && !bare.is_empty()).then(|| part.len() - bare.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_does_not_show_the_value() {
        let secret = Secret::new("hunter2".to_owned());
        assert_eq!(format!("{secret:?}"), "[secret]");
        assert_eq!(secret.expose(), "hunter2");
    }

    #[test]
    fn a_path_may_hold_secrets_where_no_id_is_so_long_and_behind_the_id_of_a_webhook() {
        let parts = |path: &'static str| -> Vec<&str> {
            secret_parts(path)
                .into_iter()
                .map(|part| &path[part])
                .collect()
        };
        let long = "/x/aB3-aB3-aB3-aB3-aB3-aB3-aB3-aB3-aB3-aB3-/y";
        assert_eq!(parts(long), ["aB3-aB3-aB3-aB3-aB3-aB3-aB3-aB3-aB3-aB3-"]);
        let hook = "https://chat.example/api/Webhooks/12345678901234567890/a-short-token-of-20c";
        assert_eq!(parts(hook), ["a-short-token-of-20c"]);
        assert_eq!(parts("/webhooks/1/messages"), [""; 0]);
        assert_eq!(parts("/f/01234567-89ab-cdef-0123-456789abcdef"), [""; 0]);
        assert_eq!(
            parts("/f/a-very-very-very-very-very-very-long-name.png"),
            [""; 0]
        );
    }

    #[test]
    fn the_tokens_of_slack_and_telegram_are_known_by_their_place_whatever_their_length() {
        for (path, token) in [
            (
                "https://hooks.slack.com/services/T0AB1CD2E/B0FG3HI4J/aB3x",
                "aB3x",
            ),
            ("/services/T0AB1CD2E/B0FG3HI4J/XXXXXXXX/", "XXXXXXXX"),
            ("/workflows/T0AB1CD2E/A0FG3HI4J/123456/aB3x.Y", "aB3x.Y"),
            ("/triggers/E0AB1CD2E/123456/a1b2c3", "a1b2c3"),
            (
                "https://api.telegram.org/bot123456:AA-x_9/sendDocument",
                "AA-x_9",
            ),
            ("/file/bot1%3aAAx/photos/file_0.jpg", "AAx"),
        ] {
            let found = secret_parts(path);
            assert_eq!(found.len(), 1, "{path}");
            assert_eq!(&path[found[0].clone()], token, "{path}");
        }
        for path in [
            "/services/T0AB1CD2E/B0FG3HI4J/",
            "/services/Team/Board/picture",
            "/services/upload/v1/files",
            "/bot/123456:x",
            "/bot:x",
            "/bots123:x",
            "/bot123456:",
        ] {
            assert!(secret_parts(path).is_empty(), "{path}");
        }
    }
}
