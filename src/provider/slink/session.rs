//! Sessions: an access token that lives an hour, and a refresh token that is good for one renewal.

use async_trait::async_trait;
use serde::de::DeserializeOwned;

use super::wire::{Login, Pair, Renewal, StoredPair};
use super::{NAME, Slink, words};
use crate::error::{Error, Kind, Result};
use crate::http::{Answer, Auth, Call, Repeat, Wording};
use crate::provider::Sessions;
use crate::secret::{Secret, TokenKind};

/// A session with less than this left is renewed before it is used, in seconds.
const MARGIN: i64 = 30;

/// A session as it is kept.
#[derive(Clone)]
pub(super) enum Held {
    /// From the environment: it can't be renewed.
    Bare(Secret<String>),
    /// From a store.
    Pair {
        access: Secret<String>,
        refresh: Secret<String>,
    },
}

impl Held {
    fn access(&self) -> &Secret<String> {
        match self {
            Held::Bare(access) | Held::Pair { access, .. } => access,
        }
    }

    fn of(pair: StoredPair) -> Self {
        Held::Pair {
            access: Secret::new(pair.access),
            refresh: Secret::new(pair.refresh),
        }
    }
}

#[async_trait(?Send)]
impl Sessions for Slink {
    async fn open(&self, user: &str, password: &Secret<String>) -> Result<Secret<String>> {
        let body = Login {
            username: user,
            password: password.expose(),
        };
        let call = Call::post("auth login", self.url(["api", "auth", "login"]))
            .repeat(Repeat::Idempotent)
            .json(&body);
        let refusal = format!("{} does not take this name and password", self.host());
        let words = |answer: &Answer| {
            let refused = matches!(answer.status.as_u16(), 400 | 401);
            let wording = Wording {
                message: refusal.clone(),
                kind: Some(Kind::Auth),
                advice: Some(
                    "an account that is suspended, not approved yet, or of a single sign-on can't log in; the last can make an API key"
                        .to_owned(),
                ),
                ..Wording::default()
            };
            if refused {
                Some(wording)
            } else {
                words::of(answer, "login at this address")
            }
        };
        let pair = self.trade(call, words, &[password]).await?;
        written(&pair)
    }
}

impl Slink {
    /// The session, where there is one. It may have ended.
    pub(super) fn held(&self) -> Result<Option<Held>> {
        if let Some(held) = self.session.borrow().clone() {
            return Ok(Some(held));
        }
        let held = self.read_session()?;
        self.session.replace(held.clone());
        Ok(held)
    }

    fn read_session(&self) -> Result<Option<Held>> {
        let Some(stored) = self.connection.tokens.get(TokenKind::Jwt)? else {
            return Ok(None);
        };
        if !stored.expose().trim_start().starts_with('{') {
            return Ok(Some(Held::Bare(stored)));
        }
        // serde's own words would quote the value.
        let pair: StoredPair = serde_json::from_str(stored.expose())
            .map_err(|_| self.log_in_again("what is stored as the session can't be read"))?;
        Ok(Some(Held::of(pair)))
    }

    /// An access token that has not ended, renewed where it must be.
    pub(super) async fn access(&self) -> Result<Secret<String>> {
        let held = self.held()?.ok_or_else(|| self.no_session())?;
        if lives(held.access()) {
            return Ok(held.access().clone());
        }
        let renewed = self.renew(held.access()).await?;
        renewed.ok_or_else(|| self.log_in_again("the session from outside has ended"))
    }

    /// Sends a call in the account's name. A session that the host no longer takes is renewed once.
    pub(super) async fn as_user(&self, call: Call, thing: &str) -> Result<Answer> {
        let token = self.access().await?;
        let first = call.clone().auth(Auth::Bearer(token.clone()));
        let error = match self.send(first, thing).await {
            Err(error) if error.status == Some(401) => error,
            other => return other,
        };
        let Some(token) = self.renew(&token).await? else {
            return Err(error);
        };
        if let Some(meter) = &call.meter {
            meter.restart();
        }
        self.send(call.auth(Auth::Bearer(token)), thing).await
    }

    /// Sends a call that is open to everybody, in the account's name where there is a session that lives: one that has ended
    /// would be refused even here.
    pub(super) async fn as_anyone(&self, call: Call, thing: &str) -> Result<Answer> {
        let token = match self.held()? {
            Some(_) => self.access().await.ok(),
            None => None,
        };
        let auth = token.map_or(Auth::None, Auth::Bearer);
        self.send(call.auth(auth), thing).await
    }

    /// Trades the refresh token for a new session, unless somebody else has done that since `spent` was read. `None` where there
    /// is no refresh token.
    ///
    /// The new session is stored before it is used, and no other hoist sees the old refresh token meanwhile: it is good once.
    pub(super) async fn renew(&self, spent: &Secret<String>) -> Result<Option<Secret<String>>> {
        let _turn = self.renewing.lock().await;
        let _lock = self.connection.tokens.lock()?;
        let Some(held) = self.read_session()? else {
            return Ok(None);
        };
        let Held::Pair { access, refresh } = &held else {
            return Ok(None);
        };
        if access != spent && lives(access) {
            let access = access.clone();
            self.session.replace(Some(held));
            return Ok(Some(access));
        }
        let pair = self.post_refresh(refresh).await?;
        self.connection
            .tokens
            .replace(TokenKind::Jwt, &written(&pair)?)?;
        let held = Held::of(pair);
        let access = held.access().clone();
        self.session.replace(Some(held));
        Ok(Some(access))
    }

    async fn post_refresh(&self, refresh: &Secret<String>) -> Result<StoredPair> {
        let body = Renewal {
            refresh_token: refresh.expose(),
        };
        let call = Call::post("auth refresh", self.url(["api", "auth", "refresh"])).json(&body);
        let profile = &self.connection.profile;
        let words = |answer: &Answer| {
            if !matches!(answer.status.as_u16(), 400 | 401) {
                return words::of(answer, "renewal of sessions at this address");
            }
            Some(Wording {
                message: format!("the session of profile '{profile}' has ended"),
                kind: Some(Kind::Auth),
                advice: Some(login_hint(profile)),
                ..Wording::default()
            })
        };
        self.trade(call, words, &[refresh])
            .await
            .map_err(|mut error| {
                if error.kind == Kind::UnknownOutcome {
                    // What was to be done with the session has not begun.
                    error.kind = Kind::Network;
                }
                error
            })
    }

    /// Sends secrets and receives a session. Neither may show in an error, so the answer is never quoted.
    async fn trade(
        &self,
        call: Call,
        words: impl Fn(&Answer) -> Option<Wording>,
        secrets: &[&Secret<String>],
    ) -> Result<StoredPair> {
        let operation = call.operation;
        let sent = self.connection.transport.send(call, words).await;
        let answer = sent.map_err(|mut error| {
            for secret in secrets {
                error.message = without(&error.message, secret);
            }
            error.of(NAME)
        })?;
        let pair = quietly::<Pair>(&answer).ok_or_else(|| {
            let message = "the host's answer is not the session that its API promises";
            Error::new(Kind::Protocol, message)
                .during(operation)
                .status(answer.status.as_u16())
                .of(NAME)
        })?;
        Ok(StoredPair {
            access: pair.access_token,
            refresh: pair.refresh_token,
        })
    }

    fn log_in_again(&self, why: &str) -> Error {
        let profile = &self.connection.profile;
        Error::new(Kind::Auth, format!("profile '{profile}': {why}"))
            .of(NAME)
            .advice(login_hint(profile))
    }
}

fn login_hint(profile: &str) -> String {
    format!("log in again with 'hoist auth login {profile} --kind jwt'")
}

/// Parses without a word about what was there.
fn quietly<T: DeserializeOwned>(answer: &Answer) -> Option<T> {
    let value = serde_json::from_slice(&answer.body).ok()?;
    serde_json::from_value(super::wire::unwrap(value)).ok()
}

/// One JSON value, as the store keeps it.
fn written(pair: &StoredPair) -> Result<Secret<String>> {
    serde_json::to_string(pair)
        .map(Secret::new)
        .map_err(|_| Error::new(Kind::Protocol, "the session can't be written as JSON").of(NAME))
}

/// A host may repeat what it was sent.
fn without(text: &str, secret: &Secret<String>) -> String {
    match secret.expose().as_str() {
        "" => text.to_owned(),
        secret => text.replace(secret, "[secret]"),
    }
}

/// Whether an access token has some time left. One that does not tell its end is believed to live: the host will say.
fn lives(token: &Secret<String>) -> bool {
    match end_of(token.expose()) {
        Some(end) => jiff::Timestamp::now().as_second() + MARGIN < end,
        None => true,
    }
}

/// The `exp` of a JWT, in Unix seconds.
fn end_of(token: &str) -> Option<i64> {
    let claims = token.split('.').nth(1)?;
    let claims: serde_json::Value = serde_json::from_slice(&base64url(claims)?).ok()?;
    claims.get("exp")?.as_i64()
}

/// Decodes base64 in its alphabet for addresses, padded or not.
fn base64url(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let (mut bits, mut count) = (0u32, 0);
    for c in text.trim_end_matches('=').bytes() {
        let value = match c {
            b'A'..=b'Z' => c - b'A',
            b'a'..=b'z' => c - b'a' + 26,
            b'0'..=b'9' => c - b'0' + 52,
            b'-' => 62,
            b'_' => 63,
            _ => return None,
        };
        bits = (bits << 6) | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A token whose claims are `{"exp":1700000000}`, and one with a character of the alphabet for addresses.
    #[test]
    fn the_end_of_a_token_is_read_from_its_claims() {
        assert_eq!(
            end_of("eyJh.eyJleHAiOjE3MDAwMDAwMDB9.sig"),
            Some(1_700_000_000)
        );
        assert_eq!(base64url("_-8").unwrap(), [0xff, 0xef]);
        for token in ["", "eyJwrong", "a.b.c", "a.!!.c", "a.e30.c"] {
            assert_eq!(end_of(token), None, "{token}");
        }
    }

    #[test]
    fn a_token_lives_until_shortly_before_its_end() {
        let of = |claims: &str| Secret::new(format!("eyJh.{claims}.sig"));
        // exp 1700000000 and exp 4102444800
        assert!(!lives(&of("eyJleHAiOjE3MDAwMDAwMDB9")));
        assert!(lives(&of("eyJleHAiOjQxMDI0NDQ4MDB9")));
        assert!(lives(&of("e30")), "the host will say");
    }

    #[test]
    fn a_secret_that_is_repeated_is_hidden() {
        let secret = Secret::new("hunter2".to_owned());
        assert_eq!(without("is hunter2 right", &secret), "is [secret] right");
        assert_eq!(without("as is", &Secret::new(String::new())), "as is");
    }
}
