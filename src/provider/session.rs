//! What every provider does with its [`Connection`]: take a token, send, and say in an error whose host and profile it was.

use crate::error::{Error, Kind, Reason, Result};
use crate::http::{Answer, Auth, Call, Wording};
use crate::secret::{Secret, TokenKind};

use super::Connection;

impl Connection {
    /// A token that the host will not do without.
    ///
    /// # Errors
    /// `Auth` with [`Reason::NoToken`] when none is stored, or the store's own failure.
    pub fn token(&self, kind: TokenKind) -> Result<Secret<String>> {
        match self.tokens.get(kind)? {
            Some(token) => Ok(token),
            None => Err(self.no_token(kind.name())),
        }
    }

    /// Sends a call, as [`crate::http::Transport::send`]. An error names the provider, and a 401 the profile.
    ///
    /// # Errors
    /// As [`crate::http::Transport::send`].
    pub async fn send(
        &self,
        provider: &'static str,
        call: Call,
        words: impl Fn(&Answer) -> Option<Wording>,
    ) -> Result<Answer> {
        let with_token = !matches!(call.auth, Auth::None);
        self.transport.send(call, words).await.map_err(|error| {
            let error = error.of(provider);
            if error.status != Some(401) {
                error
            } else if with_token {
                let profile = self.profile.clone();
                error.reason(Reason::TokenRefused { profile })
            } else {
                let profile = self.profile.clone();
                error.reason(Reason::NoToken { profile })
            }
        })
    }

    /// A line about a request of these segments below a base, as [`super::Provider::afterwards`] gives them.
    pub fn step<'a>(
        &self,
        method: &str,
        base: &str,
        segments: impl IntoIterator<Item = &'a str>,
        what: &str,
    ) -> String {
        let mut url = self.site.url(base, segments);
        url.set_query(None);
        format!("{method} {url}{what}")
    }

    fn no_token(&self, kind: &str) -> Error {
        let profile = self.profile.clone();
        Error::new(
            Kind::Auth,
            format!("no {kind} is stored for profile '{profile}'"),
        )
        .reason(Reason::NoToken { profile })
    }
}
