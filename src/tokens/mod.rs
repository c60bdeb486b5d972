//! Where tokens are kept: environment, `token_command`, OS keyring, and a file only where the person asked for it.

mod clean;
mod command;
mod file;
mod keyring;
mod lock;
mod standin;
#[cfg(test)]
mod tests;

use std::any::Any;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::File;
use std::path::PathBuf;
use std::rc::{Rc, Weak};
use std::time::Duration;

use self::clean::clean;
use self::file::TokenFile;
use self::keyring::{Keyring, OsKeyring, Trouble};
use crate::error::{Error, Kind, Reason, Result};
use crate::secret::{Secret, TokenKind, Tokens};
use crate::settings::{Profile, TokenStore, env};

pub use standin::StandIn;

/// Where a token comes from. Shown by `auth status`; the token never is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// An environment variable, by its name.
    Environment(String),
    /// `token_command`
    Command,
    /// The OS keyring.
    Keyring,
    /// The token file.
    File(PathBuf),
}

/// The tokens of one profile. Nothing is looked up before it is asked for.
///
/// They are looked for in this order: `HOIST_TOKEN_<PROFILE>`, `HOIST_TOKEN`, `token_command`, the keyring, the token file.
/// `token_store` says which one of the last two is asked; without it both are.
pub struct Vault {
    name: String,
    profile: Profile,
    chosen: bool,
    data_dir: PathBuf,
    kinds: Vec<(TokenKind, &'static str)>,
    keyring: Box<dyn Keyring>,
    file: TokenFile,
    variable: fn(&str) -> Option<OsString>,
    /// What `token_command` printed: it may have asked for a passphrase, and is not run twice.
    printed: RefCell<Option<Secret<String>>>,
    keyring_problem: RefCell<Option<String>>,
    /// Tokens that a provider asked for: each request needs one, and a keyring takes its time. A session is not kept, because
    /// another process may renew it.
    known: RefCell<BTreeMap<TokenKind, Secret<String>>>,
    lock: RefCell<Weak<File>>,
}

impl Vault {
    /// `chosen` says whether this is the profile of the command line, so that `HOIST_TOKEN` means it.
    /// `kinds` are the kinds of token that the provider takes, each with the prefix that tells it apart from the others.
    /// `note` is called with a line for the person while a keyring is waited for.
    pub fn new(
        name: &str,
        profile: &Profile,
        chosen: bool,
        data_dir: PathBuf,
        kinds: &[(TokenKind, &'static str)],
        note: Box<dyn Fn(&str)>,
    ) -> Self {
        let keyring = OsKeyring::new(&env::token_variable(name), note);
        Self::with_keyring(name, profile, chosen, data_dir, kinds, Box::new(keyring))
    }

    /// As [`Vault::new`], with another limit for the keyring, at which nobody is told about the wait.
    pub fn with_keyring_limit(
        name: &str,
        profile: &Profile,
        data_dir: PathBuf,
        kinds: &[(TokenKind, &'static str)],
        limit: Duration,
    ) -> Self {
        let mut keyring = OsKeyring::new(&env::token_variable(name), Box::new(|_| ()));
        keyring.limit = Some(limit);
        Self::with_keyring(name, profile, true, data_dir, kinds, Box::new(keyring))
    }

    fn with_keyring(
        name: &str,
        profile: &Profile,
        chosen: bool,
        data_dir: PathBuf,
        kinds: &[(TokenKind, &'static str)],
        keyring: Box<dyn Keyring>,
    ) -> Self {
        Vault {
            name: name.to_owned(),
            profile: profile.clone(),
            chosen,
            file: TokenFile::new(data_dir.clone()),
            data_dir,
            kinds: kinds.to_vec(),
            keyring,
            variable: env::read,
            printed: RefCell::default(),
            keyring_problem: RefCell::default(),
            known: RefCell::default(),
            lock: RefCell::default(),
        }
    }

    /// The token and where it comes from.
    ///
    /// # Errors
    /// When a store was asked and failed: `Auth`, for a keyring with [`Reason::NoKeyring`]; `Io` for the token file. A system
    /// without a keyring is an error only where the profile says that its token is there.
    pub fn look_up(&self, kind: TokenKind) -> Result<Option<(Secret<String>, Origin)>> {
        if let Some((token, name)) = self.in_environment(kind)? {
            return Ok(Some((token, Origin::Environment(name))));
        }
        if let Some(token) = self.printed(kind)? {
            return Ok(Some((token, Origin::Command)));
        }
        let account = self.account(kind);
        if self.profile.token_store != Some(TokenStore::File) {
            match self.keyring.read(&account) {
                Ok(Some(token)) => {
                    let token = self.sound(token, "the keyring")?;
                    return Ok(Some((token, Origin::Keyring)));
                }
                Ok(None) => {}
                Err(Trouble::Missing(words)) if self.profile.token_store.is_none() => {
                    self.keyring_problem.replace(Some(words));
                }
                Err(trouble) => return Err(self.no_keyring(Kind::Auth, &trouble)),
            }
        }
        if self.profile.token_store != Some(TokenStore::Keyring)
            && let Some(token) = self.file.read(&account)?
        {
            let token = self.sound(token, "the token file")?;
            return Ok(Some((token, self.file_origin())));
        }
        Ok(None)
    }

    /// Why there is no keyring, where a look-up came across that: part of what to say when no token was found.
    pub fn keyring_problem(&self) -> Option<String> {
        self.keyring_problem.borrow().clone()
    }

    /// Keeps a token in the keyring, or in the file. White space around it is dropped.
    ///
    /// # Errors
    /// `Io` with [`Reason::NoKeyring`] when no keyring answers, or it did not keep the token; `Io` when the file can't be
    /// written; `Usage` when the token is empty or holds control characters.
    pub fn store(
        &self,
        kind: TokenKind,
        value: &Secret<String>,
        store: TokenStore,
    ) -> Result<Origin> {
        self.known.borrow_mut().remove(&kind);
        let token = clean(value.expose())
            .map_err(|wrong| Error::usage(format!("the token for '{}' {wrong}", self.name)))?;
        let account = self.account(kind);
        match store {
            TokenStore::Keyring => {
                self.keyring
                    .write(&account, &token)
                    .map_err(|trouble| self.no_keyring(Kind::Io, &trouble))?;
                // An older one in plain text would be left lying about.
                self.file.remove(&account)?;
                Ok(Origin::Keyring)
            }
            TokenStore::File => {
                self.file.write(&account, &token)?;
                Ok(self.file_origin())
            }
        }
    }

    /// Forgets a token in keyring and file. Gives where it was.
    ///
    /// # Errors
    /// When a store that holds one refuses, or a keyring that may hold one does not answer. A system without a keyring is
    /// an error only where the profile says that its token is there.
    pub fn forget(&self, kind: TokenKind) -> Result<Vec<Origin>> {
        self.known.borrow_mut().remove(&kind);
        let account = self.account(kind);
        let mut places = Vec::new();
        if self.file.remove(&account)? {
            places.push(self.file_origin());
        }
        match (self.keyring.remove(&account), self.profile.token_store) {
            (Ok(true), _) => places.push(Origin::Keyring),
            (Ok(false), _) => {}
            (Err(trouble), Some(TokenStore::File)) | (Err(trouble @ Trouble::Missing(_)), None) => {
                self.keyring_problem
                    .replace(Some(trouble.words().to_owned()));
            }
            (Err(trouble), _) => return Err(self.no_keyring(Kind::Auth, &trouble)),
        }
        Ok(places)
    }

    /// The token in the environment that is of this kind, and its variable.
    fn in_environment(&self, kind: TokenKind) -> Result<Option<(Secret<String>, String)>> {
        if let TokenKind::Named(secret) = kind {
            return self.named_in_environment(secret);
        }
        let own = Some(env::token_variable(&self.name));
        let common = self.chosen.then(|| env::TOKEN.to_owned());
        for name in own.into_iter().chain(common) {
            let Some(value) = (self.variable)(&name) else {
                continue;
            };
            let wrong =
                |wrong: &str| Error::new(Kind::Auth, format!("the token in {name} {wrong}"));
            let value = value.to_str().ok_or_else(|| wrong("is not text"))?;
            let token = clean(value).map_err(wrong)?;
            if self.is_of(&token, kind, &name)? {
                return Ok(Some((token, name)));
            }
        }
        Ok(None)
    }

    /// One of several secrets has a variable of its own, and that one alone.
    fn named_in_environment(&self, secret: &str) -> Result<Option<(Secret<String>, String)>> {
        let name = env::token_variable(&format!("{}_{secret}", self.name));
        let Some(value) = (self.variable)(&name) else {
            return Ok(None);
        };
        let wrong = |wrong: &str| Error::new(Kind::Auth, format!("the token in {name} {wrong}"));
        let value = value.to_str().ok_or_else(|| wrong("is not text"))?;
        let token = clean(value).map_err(wrong)?;
        Ok(Some((token, name)))
    }

    fn printed(&self, kind: TokenKind) -> Result<Option<Secret<String>>> {
        if let TokenKind::Named(_) = kind {
            return Ok(None);
        }
        let Some(words) = &self.profile.token_command else {
            return Ok(None);
        };
        let printed = self.printed.borrow().clone();
        let token = match printed {
            Some(token) => token,
            None => {
                let token = command::run(words)?;
                self.printed.replace(Some(token.clone()));
                token
            }
        };
        Ok(self.is_of(&token, kind, "token_command")?.then_some(token))
    }

    /// Whether a token that does not say its kind is of this one, as its form tells where there are several.
    fn is_of(&self, token: &Secret<String>, kind: TokenKind, origin: &str) -> Result<bool> {
        if let [] | [_] = self.kinds[..] {
            return Ok(true);
        }
        let form = self
            .kinds
            .iter()
            .filter(|(_, prefix)| token.expose().starts_with(prefix))
            .max_by_key(|(_, prefix)| prefix.len());
        match form {
            Some((found, _)) => Ok(*found == kind),
            None => {
                let known = self
                    .kinds
                    .iter()
                    .map(|(kind, prefix)| format!("{} begins with {prefix}", kind.name()));
                let message = format!("the token in {origin} is of no known kind");
                let known: Vec<String> = known.collect();
                Err(Error::new(Kind::Auth, message).advice(known.join(", ")))
            }
        }
    }

    /// Another program may have put it there, so it is checked like a new one.
    fn sound(&self, token: Secret<String>, place: &str) -> Result<Secret<String>> {
        clean(token.expose()).map_err(|wrong| {
            let message = format!("the token for '{}' in {place} {wrong}", self.name);
            Error::new(Kind::Auth, message)
        })
    }

    /// The name under which keyring and file hold a token.
    fn account(&self, kind: TokenKind) -> String {
        match kind {
            TokenKind::Token => self.name.clone(),
            kind => format!("{}/{}", self.name, kind.name()),
        }
    }

    fn file_origin(&self) -> Origin {
        Origin::File(self.file.path().to_owned())
    }

    fn no_keyring(&self, kind: Kind, trouble: &Trouble) -> Error {
        let what = match trouble {
            Trouble::Missing(_) => "there is no keyring for",
            Trouble::Failed(_) => "the keyring failed for",
        };
        let message = format!("{what} profile '{}': {}", self.name, trouble.words());
        Error::new(kind, message).reason(Reason::NoKeyring)
    }
}

impl Tokens for Vault {
    fn get(&self, kind: TokenKind) -> Result<Option<Secret<String>>> {
        if let Some(token) = self.known.borrow().get(&kind) {
            return Ok(Some(token.clone()));
        }
        let token = self.look_up(kind)?.map(|(token, _)| token);
        if let (Some(token), true) = (&token, kind != TokenKind::Jwt) {
            self.known.borrow_mut().insert(kind, token.clone());
        }
        Ok(token)
    }

    fn replace(&self, kind: TokenKind, value: &Secret<String>) -> Result<()> {
        let fixed = |place: &str| {
            let message = format!(
                "the {} of profile '{}' comes from {place}, which hoist can't change",
                kind.name(),
                self.name
            );
            Error::new(Kind::Auth, message)
        };
        match self.look_up(kind)? {
            Some((_, Origin::Keyring)) => self.store(kind, value, TokenStore::Keyring).map(drop),
            Some((_, Origin::File(_))) => self.store(kind, value, TokenStore::File).map(drop),
            Some((_, Origin::Command)) => Err(fixed("token_command")),
            Some((_, Origin::Environment(name))) => Err(fixed(&name)),
            None => {
                let message = format!("no {} is stored for profile '{}'", kind.name(), self.name);
                let profile = self.name.clone();
                Err(Error::new(Kind::Auth, message).reason(Reason::NoToken { profile }))
            }
        }
    }

    /// Tasks of this process share the lock: a second one that waited for the first would wait on the thread that both run
    /// on. Whoever needs them one after the other needs an asynchronous mutex as well.
    fn lock(&self) -> Result<Box<dyn Any>> {
        if let Some(held) = self.lock.borrow().upgrade() {
            return Ok(Box::new(held));
        }
        let taken = Rc::new(lock::take(
            &self.data_dir,
            &format!("profile {}", self.name),
        )?);
        self.lock.replace(Rc::downgrade(&taken));
        Ok(Box::new(taken))
    }
}
