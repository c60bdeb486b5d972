//! Tokens for dry runs.

use std::any::Any;

use super::Vault;
use crate::error::{Error, Kind, Result};
use crate::secret::{Secret, TokenKind, Tokens};

/// The tokens of the environment, and stand-ins for those that may be elsewhere: neither a keyring nor a command nor a file is asked.
pub struct StandIn(Vault);

impl StandIn {
    /// For the profile of this vault.
    pub fn new(vault: Vault) -> Self {
        StandIn(vault)
    }
}

impl Tokens for StandIn {
    /// Where the environment holds a token of another kind, that is the one that is used.
    fn get(&self, kind: TokenKind) -> Result<Option<Secret<String>>> {
        if let Some((token, _)) = self.0.in_environment(kind)? {
            return Ok(Some(token));
        }
        if let TokenKind::Named(_) = kind {
            return Ok(Some(Secret::stand_in("")));
        }
        for (other, _) in &self.0.kinds {
            if self.0.in_environment(*other)?.is_some() {
                return Ok(None);
            }
        }
        let mut kinds = self.0.kinds.iter();
        let prefix = kinds
            .find(|(known, _)| *known == kind)
            .map_or("", |(_, prefix)| prefix);
        Ok(Some(Secret::stand_in(prefix)))
    }

    fn replace(&self, _kind: TokenKind, _value: &Secret<String>) -> Result<()> {
        Err(Error::new(
            Kind::Interrupted,
            "no token is changed in a dry run",
        ))
    }

    fn lock(&self) -> Result<Box<dyn Any>> {
        Ok(Box::new(()))
    }
}
