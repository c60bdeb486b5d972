//! The OS keyring: Secret Service, Keychain or Credential Manager. None of them promises to answer, so each question is
//! asked in a thread of its own and waited for with a limit.
//!
//! A `keyring::Error` is never shown as it is: some of its variants hold the secret.

use std::io::IsTerminal;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use keyring::v1::{Entry, Error};

use crate::secret::Secret;
use crate::settings::env;

/// The service under which hoist's tokens are filed.
const SERVICE: &str = "hoist";

/// How long a keyring may take when nobody can be typing its password.
const LIMIT: Duration = Duration::from_secs(3);

/// How long it may take when somebody may.
const UNLOCK_LIMIT: Duration = Duration::from_secs(60);

/// When that person is told what is waited for.
const NOTE_AFTER: Duration = Duration::from_secs(1);

/// Most characters of another program's words.
const WORDS_LIMIT: usize = 200;

/// A question to a keyring that hung leaves its thread holding the connection. Every later one would hang as well.
static HUNG: AtomicBool = AtomicBool::new(false);

/// Why a keyring gave no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// There is none here.
    Missing(String),
    /// There is one, and it is locked, hangs or fails.
    Failed(String),
}

impl Trouble {
    pub(super) fn words(&self) -> &str {
        match self {
            Trouble::Missing(words) | Trouble::Failed(words) => words,
        }
    }
}

/// A keyring's answer.
pub(super) type Answer<T> = Result<T, Trouble>;

/// A place that files tokens by account.
pub(super) trait Keyring {
    fn read(&self, account: &str) -> Answer<Option<Secret<String>>>;
    /// Files the token and reads it back: some keyrings say yes and keep nothing.
    fn write(&self, account: &str, token: &Secret<String>) -> Answer<()>;
    /// Gives whether there was one.
    fn remove(&self, account: &str) -> Answer<bool>;
}

/// The platform's keyring.
pub(super) struct OsKeyring {
    /// Replaces the limits; then nobody is told about the wait either.
    pub(super) limit: Option<Duration>,
    /// Tells the person what is waited for.
    note: Box<dyn Fn(&str)>,
    waiting: String,
}

impl OsKeyring {
    /// `variable` is named as the way around a keyring.
    pub(super) fn new(variable: &str, note: Box<dyn Fn(&str)>) -> Self {
        OsKeyring {
            limit: None,
            note,
            waiting: format!(
                "waiting for the keyring to be unlocked (Ctrl-C to stop, or set {variable})"
            ),
        }
    }

    fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce() -> Answer<T> + Send + 'static,
    ) -> Answer<T> {
        let silent = || Trouble::Failed("it does not answer".to_owned());
        if HUNG.load(Ordering::Relaxed) {
            return Err(silent());
        }
        let (sender, receiver) = mpsc::channel();
        std::thread::Builder::new()
            .name("keyring".to_owned())
            // Whoever asked may have given up waiting.
            .spawn(move || drop(sender.send(question())))
            .map_err(|error| Trouble::Failed(error.to_string()))?;
        let limit = match self.limit {
            Some(limit) => limit,
            None if !unlockable() => LIMIT,
            None => match receiver.recv_timeout(NOTE_AFTER) {
                Err(RecvTimeoutError::Timeout) => {
                    (self.note)(&self.waiting);
                    UNLOCK_LIMIT - NOTE_AFTER
                }
                Ok(answer) => return answer,
                Err(RecvTimeoutError::Disconnected) => Duration::ZERO,
            },
        };
        match receiver.recv_timeout(limit) {
            Ok(answer) => answer,
            Err(RecvTimeoutError::Timeout) => {
                HUNG.store(true, Ordering::Relaxed);
                Err(silent())
            }
            Err(RecvTimeoutError::Disconnected) => {
                Err(Trouble::Failed("asking it went wrong".to_owned()))
            }
        }
    }
}

/// Whether somebody may be in front of a dialog that asks for the keyring's password.
fn unlockable() -> bool {
    let dialog = cfg!(any(target_os = "macos", windows))
        || env::read("DISPLAY").is_some()
        || env::read("WAYLAND_DISPLAY").is_some();
    dialog && std::io::stderr().is_terminal()
}

impl Keyring for OsKeyring {
    fn read(&self, account: &str) -> Answer<Option<Secret<String>>> {
        let account = account.to_owned();
        self.ask(move || get(&account))
    }

    fn write(&self, account: &str, token: &Secret<String>) -> Answer<()> {
        let account = account.to_owned();
        let token = token.clone();
        self.ask(move || {
            set(&account, &token)?;
            match get(&account)? {
                Some(kept) if kept == token => Ok(()),
                _ => Err(Trouble::Failed("it did not keep the token".to_owned())),
            }
        })
    }

    fn remove(&self, account: &str) -> Answer<bool> {
        let account = account.to_owned();
        self.ask(move || match entry(&account)?.delete_credential() {
            Ok(()) => Ok(true),
            Err(Error::NoEntry) => Ok(false),
            Err(Error::Ambiguous(entries)) => {
                for entry in entries {
                    entry.delete_credential().map_err(trouble)?;
                }
                Ok(true)
            }
            Err(error) => Err(trouble(error)),
        })
    }
}

fn entry(account: &str) -> Answer<Entry> {
    // `Entry::new` hides why there is no keyring.
    if let Err(error) = Entry::store_status() {
        return Err(Trouble::Missing(match error {
            Error::PlatformFailure(below) | Error::NoStorageAccess(below) => {
                short(&below.to_string())
            }
            _ => "this system has none".to_owned(),
        }));
    }
    Entry::new(SERVICE, account).map_err(trouble)
}

// The secret is filed as bytes. As a password Windows would file it as UTF-16, which halves the longest token.
fn get(account: &str) -> Answer<Option<Secret<String>>> {
    let bytes = match entry(account)?.get_secret() {
        Ok(bytes) => bytes,
        Err(Error::NoEntry) => return Ok(None),
        // Another program filed one under the same name. Any of them is as good as the other.
        Err(Error::Ambiguous(entries)) => match entries.first() {
            Some(entry) => entry.get_secret().map_err(trouble)?,
            None => return Ok(None),
        },
        Err(error) => return Err(trouble(error)),
    };
    match String::from_utf8(bytes) {
        Ok(token) => Ok(Some(Secret::new(token))),
        Err(_) => Err(Trouble::Failed("its entry is not text".to_owned())),
    }
}

fn set(account: &str, token: &Secret<String>) -> Answer<()> {
    let bytes = token.expose().as_bytes();
    let target = entry(account)?;
    match target.set_secret(bytes) {
        Err(Error::Ambiguous(entries)) => {
            for entry in entries {
                entry.delete_credential().map_err(trouble)?;
            }
            target.set_secret(bytes).map_err(trouble)
        }
        result => result.map_err(trouble),
    }
}

fn trouble(error: Error) -> Trouble {
    Trouble::Failed(match error {
        Error::NoStorageAccess(_) => "it is locked, or was never set up".to_owned(),
        Error::PlatformFailure(below) => short(&below.to_string()),
        Error::TooLong(_, most) => format!("it takes at most {most} bytes"),
        Error::BadEncoding(_) | Error::BadDataFormat(..) => "its entry is not text".to_owned(),
        _ => "it refused".to_owned(),
    })
}

fn short(words: &str) -> String {
    let line = words.lines().next().unwrap_or_default();
    line.chars().take(WORDS_LIMIT).collect()
}
