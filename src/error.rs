//! The one error type. Its kind says what the caller can do next; exit codes and hints are attached in `cli::report`.

use std::error::Error as StdError;
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::time::Duration;

/// A result whose error is [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What went wrong, seen from what can be done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// This machine: a file that can't be read, a full disk.
    Io,
    /// The configuration file.
    Config,
    /// The command line.
    Usage,
    /// No token, a token refused, or not permitted.
    Auth,
    /// The provider can't do this.
    Unsupported,
    /// The request was sent and its answer was lost: it may or may not have taken effect.
    UnknownOutcome,
    /// The host does not know the thing.
    NotFound,
    /// The host refused for good: too large, wrong type, banned, invalid, duplicate.
    Rejected,
    /// The host asked to slow down and the patience ran out.
    RateLimited,
    /// Nothing was accepted: no connection, no name, no TLS, timed out before anything was processed.
    Network,
    /// The host failed (5xx).
    Server,
    /// The host's answer is not what its API promises.
    Protocol,
    /// The person stopped it.
    Interrupted,
}

impl Kind {
    /// Every kind, in the order of the exit codes.
    pub const ALL: [Kind; 13] = [
        Kind::Io,
        Kind::Config,
        Kind::Usage,
        Kind::Auth,
        Kind::Unsupported,
        Kind::UnknownOutcome,
        Kind::NotFound,
        Kind::Rejected,
        Kind::RateLimited,
        Kind::Network,
        Kind::Server,
        Kind::Protocol,
        Kind::Interrupted,
    ];

    /// The word in JSON's `error.kind` and in the history.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Io => "io",
            Kind::Config => "config",
            Kind::Usage => "usage",
            Kind::Auth => "auth",
            Kind::Unsupported => "unsupported",
            Kind::UnknownOutcome => "unknown_outcome",
            Kind::NotFound => "not_found",
            Kind::Rejected => "rejected",
            Kind::RateLimited => "rate_limited",
            Kind::Network => "network",
            Kind::Server => "server",
            Kind::Protocol => "protocol",
            Kind::Interrupted => "interrupted",
        }
    }
}

/// Why, where the way out differs within a kind. `cli::report` words the hint from it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Reason {
    /// Nothing beyond the kind.
    #[default]
    Plain,
    /// No token is stored for this profile.
    NoToken {
        /// The profile's name.
        profile: String,
    },
    /// The host refused this profile's token.
    TokenRefused {
        /// The profile's name.
        profile: String,
    },
    /// The keyring did not answer, or there is none.
    NoKeyring,
    /// A directory was given without `-r`.
    NotRecursive,
    /// The host's name is not known: the address is wrong, or names are not resolved here.
    NoName,
    /// The host's certificate is not trusted.
    NotTrusted,
    /// The address is plain http, and the profile does not allow that.
    NotEncrypted,
    /// The host has these very bytes already and does not tell where. The history may know; this is the advice where it does not.
    Duplicate(String),
    /// A dry run: this is what would have been sent.
    Rehearsed(Box<crate::model::Outline>),
    /// What whoever made the error knows about the way out, ready to show.
    Advice(String),
}

/// An error with everything that a person or a script may want to know about it.
pub struct Error(Box<Details>);

/// The fields of an [`Error`], reached through it.
#[derive(Debug)]
pub struct Details {
    /// What can be done about it.
    pub kind: Kind,
    /// One line for people: the name of the thing and what was wrong with it. Holds no secret.
    pub message: String,
    /// What hoist was doing, such as `upload` or `post create`.
    pub operation: Option<&'static str>,
    /// The provider's name.
    pub provider: Option<String>,
    /// The HTTP status.
    pub status: Option<u16>,
    /// The host's id of the request, for its support.
    pub request_id: Option<String>,
    /// How long the host asked to wait.
    pub retry_after: Option<Duration>,
    /// The way out.
    pub reason: Reason,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl Error {
    /// An error with a message and nothing else.
    pub fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self(Box::new(Details {
            kind,
            message: message.into(),
            operation: None,
            provider: None,
            status: None,
            request_id: None,
            retry_after: None,
            reason: Reason::Plain,
            source: None,
        }))
    }

    /// A usage error: exit code 2.
    pub fn usage(message: impl Into<String>) -> Self {
        Self::new(Kind::Usage, message)
    }

    /// An error of this machine, with the path or device it concerns in the message.
    pub fn io(message: impl Into<String>, source: std::io::Error) -> Self {
        let message = format!("{}: {}", message.into(), plain_io(&source));
        Self::new(Kind::Io, message).because(source)
    }

    /// Says what hoist was doing, unless that is known already.
    pub fn during(mut self, operation: &'static str) -> Self {
        self.operation.get_or_insert(operation);
        self
    }

    /// Names the provider, unless it is known already.
    pub fn of(mut self, provider: &str) -> Self {
        self.provider.get_or_insert_with(|| provider.to_owned());
        self
    }

    /// Adds the HTTP status.
    pub fn status(mut self, status: u16) -> Self {
        self.status = Some(status);
        self
    }

    /// Adds the way out.
    pub fn reason(mut self, reason: Reason) -> Self {
        self.reason = reason;
        self
    }

    /// Adds a hint in words.
    pub fn advice(self, hint: impl Into<String>) -> Self {
        self.reason(Reason::Advice(hint.into()))
    }

    /// Adds the error below this one.
    pub fn because(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// The same error without what is below it, where it has to be told twice.
    pub fn twin(&self) -> Error {
        let mut twin = Error::new(self.kind, self.message.clone()).reason(self.reason.clone());
        twin.operation = self.operation;
        twin.provider.clone_from(&self.provider);
        twin.status = self.status;
        twin.request_id.clone_from(&self.request_id);
        twin.retry_after = self.retry_after;
        twin
    }

    /// Whether the request may have taken effect although this error came back.
    pub fn leaves_outcome_open(&self) -> bool {
        matches!(
            self.kind,
            Kind::UnknownOutcome | Kind::Server | Kind::Protocol
        )
    }
}

/// The operating system's sentence without its number.
fn plain_io(error: &std::io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    // Windows' own words end like a sentence.
    text.strip_suffix('.').unwrap_or(text).to_owned()
}

impl Deref for Error {
    type Target = Details;

    fn deref(&self) -> &Details {
        &self.0
    }
}

impl DerefMut for Error {
    fn deref_mut(&mut self) -> &mut Details {
        &mut self.0
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_io_error_names_the_thing_and_drops_the_number() {
        let error = Error::io("cat.png", std::io::Error::from_raw_os_error(2));
        let words = error.to_string();
        if cfg!(unix) {
            assert_eq!(words, "cat.png: No such file or directory");
        }
        assert!(words.starts_with("cat.png: "), "{words}");
        assert!(!words.contains('(') && !words.ends_with('.'), "{words}");
        assert_eq!(error.kind, Kind::Io);
    }
}
