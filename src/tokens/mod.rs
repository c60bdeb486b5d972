//! Where tokens are kept: environment, `token_command`, OS keyring, and a file only where the person asked for it.

use std::path::PathBuf;

use crate::error::Result;
use crate::secret::{Secret, TokenKind, Tokens};
use crate::settings::{Profile, TokenStore};

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
pub struct Vault {}

impl Vault {
    /// `chosen` says whether this is the profile of the command line, so that `HOIST_TOKEN` means it.
    /// `note` is called with a line for the person while a keyring is waited for.
    pub fn new(
        name: &str,
        profile: &Profile,
        chosen: bool,
        data_dir: PathBuf,
        kinds: &[(TokenKind, &'static str)],
        note: Box<dyn Fn(&str)>,
    ) -> Self {
        let _ = (name, profile, chosen, data_dir, kinds, note);
        todo!()
    }

    /// The token and where it comes from.
    ///
    /// # Errors
    /// When a store was asked and failed.
    pub fn look_up(&self, kind: TokenKind) -> Result<Option<(Secret<String>, Origin)>> {
        let _ = kind;
        todo!()
    }

    /// Keeps a token in the keyring, or in the file.
    ///
    /// # Errors
    /// `Io` with [`crate::error::Reason::NoKeyring`] when no keyring answers.
    pub fn store(
        &self,
        kind: TokenKind,
        value: &Secret<String>,
        store: TokenStore,
    ) -> Result<Origin> {
        let _ = (kind, value, store);
        todo!()
    }

    /// Forgets a token in keyring and file. Gives where it was.
    ///
    /// # Errors
    /// When a store that holds one refuses.
    pub fn forget(&self, kind: TokenKind) -> Result<Vec<Origin>> {
        let _ = kind;
        todo!()
    }
}

impl Tokens for Vault {
    fn get(&self, kind: TokenKind) -> Result<Option<Secret<String>>> {
        Ok(self.look_up(kind)?.map(|(token, _)| token))
    }

    fn replace(&self, kind: TokenKind, value: &Secret<String>) -> Result<()> {
        let _ = (kind, value);
        todo!()
    }

    fn lock(&self) -> Result<Box<dyn std::any::Any>> {
        todo!()
    }
}

pub fn keyring_answers() -> Result<String> { todo!() }
