//! Keys, sessions, and who may do what.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{
    ALICE, ALICE_JWT, ALICE_KEY, ALICE_PASSWORD, Answer, BOB, BOB_JWT, BOB_KEY, Slink, broken_rule,
    empty, invalid, no_route, problem,
};
use crate::fakes::Reply;
use crate::fakes::journal::Seen;

pub(super) struct Tokens {
    keys: BTreeMap<String, &'static str>,
    /// Access tokens: whose, and until when in Unix seconds.
    access: BTreeMap<String, (&'static str, i64)>,
    /// Refresh tokens that are not spent.
    refresh: BTreeMap<String, &'static str>,
}

impl Tokens {
    pub(super) fn new() -> Self {
        let far = 4_102_444_800;
        Tokens {
            keys: BTreeMap::from([(ALICE_KEY.to_owned(), ALICE), (BOB_KEY.to_owned(), BOB)]),
            access: BTreeMap::from([
                (ALICE_JWT.to_owned(), (ALICE, far)),
                (BOB_JWT.to_owned(), (BOB, far)),
            ]),
            refresh: BTreeMap::new(),
        }
    }
}

pub(super) fn jwt_refused(message: &str) -> Reply {
    Reply::json(401, &json!({ "code": 401, "message": message })).with("www-authenticate", "Bearer")
}

impl Slink {
    /// Whose session came. A bad one is refused even where none is needed.
    pub(super) fn user(&self, seen: &Seen) -> Result<Option<&'static str>, Reply> {
        let Some(token) = seen.bearer() else {
            return Ok(None);
        };
        match self.tokens.access.get(token) {
            None => Err(jwt_refused("Invalid JWT Token")),
            Some((_, end)) if *end <= now() => Err(jwt_refused("Expired JWT Token")),
            Some((user, _)) => Ok(Some(user)),
        }
    }

    /// Whose key came.
    pub(super) fn key_owner(&self, seen: &Seen) -> Result<&'static str, Reply> {
        let Some(key) = seen.bearer().filter(|key| key.starts_with("sk_")) else {
            let text = "Full authentication is required to access this resource.";
            return Err(problem(401, "…HttpException", text));
        };
        self.tokens.keys.get(key).copied().ok_or_else(|| {
            let error = json!({ "message": "Authentication failed", "code": "INVALID_API_KEY" });
            Reply::json(401, &json!({ "error": error }))
        })
    }

    pub(super) fn who(&self, user: &str) -> Answer {
        Ok(Reply::json(
            200,
            &json!({ "data": { "id": "uuid", "displayName": user } }),
        ))
    }

    pub(super) fn auth(&mut self, seen: &Seen, action: &str) -> Answer {
        if seen.method != "POST" {
            return Err(no_route());
        }
        let body: Value = serde_json::from_slice(&seen.body).unwrap_or_default();
        let text = |name: &str| body[name].as_str().unwrap_or_default().to_owned();
        match action {
            "login" => {
                if text("username").is_empty() {
                    return Err(invalid("username", "This value should not be blank."));
                }
                let known = [ALICE, "alice@example.org"].contains(&&*text("username"));
                if !known || text("password") != ALICE_PASSWORD {
                    return Err(broken_rule("credentials", "Invalid credentials provided."));
                }
                Ok(Reply::json(200, &self.new_pair(ALICE)))
            }
            "refresh" => match self.tokens.refresh.remove(&text("refresh_token")) {
                Some(user) => Ok(Reply::json(200, &self.new_pair(user))),
                None => Err(broken_rule("refresh_token", "Invalid refresh token")),
            },
            "logout" => Ok(empty(204)),
            _ => Err(no_route()),
        }
    }

    /// A new session of this user, as the host answers a login.
    pub fn new_pair(&mut self, user: &'static str) -> Value {
        let end = now() + self.token_life;
        let number = self.next();
        let claims = json!({ "iat": now(), "exp": end, "roles": ["ROLE_USER"], "uuid": user });
        let claims = base64url(claims.to_string().as_bytes());
        let access = format!("eyJhbGciOiJSUzI1NiJ9.{claims}.c2lnbmF0dXJl{number:04}");
        let refresh = format!(
            "9f1c2b3a-0000-4000-8000-{number:012x}.{}",
            now() + 2_592_000
        );
        self.tokens.access.insert(access.clone(), (user, end));
        self.tokens.refresh.insert(refresh.clone(), user);
        json!({ "access_token": access, "refresh_token": refresh })
    }

    /// Ends every session at once, whatever their tokens say; refresh tokens stay good.
    pub fn revoke_access(&mut self) {
        self.tokens.access.clear();
    }

    /// How many refresh tokens are not spent.
    pub fn unspent(&self) -> usize {
        self.tokens.refresh.len()
    }
}

pub(super) fn now() -> i64 {
    jiff::Timestamp::now().as_second()
}

fn base64url(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let padded = [group, &[0, 0]].concat();
        let bits = u32::from_be_bytes([0, padded[0], padded[1], padded[2]]);
        for place in 0..=group.len() {
            text.push(char::from(
                LETTERS[(bits >> (18 - 6 * place)) as usize & 63],
            ));
        }
    }
    text
}
