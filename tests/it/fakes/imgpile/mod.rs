//! imgpile, as its page for developers describes it and no kinder: <https://imgpile.com/developers>.
//!
//! What the page leaves open is answered in the less convenient way: a `limit` above 250 is refused, a GET by a post's number
//! finds nothing, a 404 is a page for people, and a request that does not ask for JSON gets no JSON error.

mod objects;
mod routes;
mod write;

use std::collections::{BTreeMap, BTreeSet};

use axum::body::Bytes;
use serde_json::{Value, json};

use super::journal::Seen;
use super::{Base, Host, Origins, Reply};

/// The user whose token tests and the sandbox use.
pub const ALICE: &str = "alice";
pub const ALICE_TOKEN: &str = "pile-0f6c1b2d9a8e4c57-alice";
/// Somebody else.
pub const BOB: &str = "bob";
pub const BOB_TOKEN: &str = "pile-77aa41e0c3d94b21-bob";

const API: &str = "/api/v1";
const UPLOAD: &str = "/api/v1/media";

/// All that imgpile remembers.
pub struct Imgpile {
    origins: Origins,
    /// Names by token.
    tokens: BTreeMap<&'static str, &'static str>,
    pub media: Vec<StoredMedia>,
    pub posts: Vec<StoredPost>,
    pub comments: Vec<StoredComment>,
    /// Who voted on what; `true` is up.
    pub votes: BTreeMap<(Subject, &'static str), bool>,
    /// Who follows whom.
    pub follows: BTreeSet<(&'static str, String)>,
    /// BLAKE3 of files that are banned.
    pub banned: BTreeSet<String>,
    /// Most bytes of a file.
    pub max_bytes: usize,
    /// What moderation says of an upload.
    pub verdict: &'static str,
    /// Whether the answer of an upload holds the numeric id.
    pub tells_number: bool,
    /// Whether the lists of a user know pages.
    pub users_have_pages: bool,
    next: u64,
    remaining: u64,
}

#[derive(Clone)]
pub struct StoredMedia {
    pub id: u64,
    pub slug: String,
    pub owner: &'static str,
    pub title: Option<String>,
    pub description: Option<String>,
    pub mime: String,
    pub moderation: &'static str,
    pub created_at: String,
    pub bytes: Bytes,
    /// The name that came with the file. imgpile never shows it again.
    pub received_name: String,
}

#[derive(Clone)]
pub struct StoredPost {
    pub id: u64,
    pub slug: String,
    pub owner: &'static str,
    pub title: Option<String>,
    pub description: Option<String>,
    pub visibility: &'static str,
    pub key: Option<String>,
    pub moderation: &'static str,
    pub created_at: String,
    /// Slugs, in order.
    pub media: Vec<String>,
}

#[derive(Clone)]
pub struct StoredComment {
    pub id: u64,
    pub post: u64,
    pub owner: &'static str,
    pub content: String,
    pub created_at: String,
}

/// What can be voted on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    Post(u64),
    Comment(u64),
}

impl Host for Imgpile {
    const BASES: &'static [Base] = &[("api", API), ("upload", UPLOAD)];

    fn new(origins: Origins) -> Self {
        Imgpile {
            origins,
            tokens: BTreeMap::from([(ALICE_TOKEN, ALICE), (BOB_TOKEN, BOB)]),
            media: Vec::new(),
            posts: Vec::new(),
            comments: Vec::new(),
            votes: BTreeMap::new(),
            follows: BTreeSet::new(),
            banned: BTreeSet::new(),
            max_bytes: 100 * 1024 * 1024,
            verdict: "approved",
            tells_number: true,
            users_have_pages: true,
            next: 12_345,
            remaining: 120,
        }
    }

    fn answer(&mut self, seen: &Seen) -> Reply {
        let reply = match seen.base {
            "upload" => self.at_cdn(seen),
            _ => self.at_main(seen),
        };
        reply.unwrap_or_else(|refusal| refusal)
    }

    fn failure(&self, status: u16, text: &str) -> Reply {
        message(status, text)
    }

    /// The rate limit's headers; and a browser's answer for an error where JSON was not asked for.
    fn dress(&mut self, seen: &Seen, reply: &mut Reply) {
        let asks_json = seen
            .header("accept")
            .is_some_and(|accept| accept.contains("application/json"));
        if reply.status == 401 && !asks_json {
            let login = format!("{}/login", self.origins["api"]);
            *reply = Reply::page(302, "Redirecting").with("location", login);
        } else if reply.status >= 400 && !asks_json {
            *reply = Reply::page(reply.status, "Oops");
        }
        // A minute of the real host, without waiting for it: the count starts over before it runs out.
        self.remaining = if self.remaining > 1 {
            self.remaining - 1
        } else {
            120
        };
        let most = if self.user(seen).is_some() { 120 } else { 30 };
        reply.headers.extend([
            ("x-ratelimit-limit".to_owned(), most.to_string()),
            (
                "x-ratelimit-remaining".to_owned(),
                self.remaining.min(most).to_string(),
            ),
        ]);
    }
}

/// A refusal instead of an answer.
type Answer = Result<Reply, Reply>;

fn message(status: u16, text: &str) -> Reply {
    Reply::json(status, &json!({ "message": text }))
}

fn not_found() -> Reply {
    Reply::page(404, "404 Not Found")
}

fn forbidden() -> Reply {
    message(403, "This action is unauthorized.")
}

/// A 422 as the framework words it: the first text, and how many more.
fn invalid(errors: &[(&str, &str)]) -> Reply {
    let mut fields = serde_json::Map::new();
    for (field, text) in errors {
        let texts = fields
            .entry(*field)
            .or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(texts) = texts {
            texts.push(json!(text));
        }
    }
    let first = errors.first().map_or("", |(_, text)| text);
    let text = match errors.len() {
        0 | 1 => first.to_owned(),
        2 => format!("{first} (and 1 more error)"),
        more => format!("{first} (and {} more errors)", more - 1),
    };
    Reply::json(422, &json!({ "message": text, "errors": fields }))
}

impl Imgpile {
    /// Whose token came, if any good one did.
    fn user(&self, seen: &Seen) -> Option<&'static str> {
        self.tokens.get(seen.bearer()?).copied()
    }

    fn signed_in(&self, seen: &Seen) -> Result<&'static str, Reply> {
        self.user(seen)
            .ok_or_else(|| message(401, "Unauthenticated."))
    }

    fn knows_user(&self, name: &str) -> bool {
        self.tokens.values().any(|known| *known == name)
    }

    fn next_id(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    /// Puts a media there as if `owner` had uploaded it. Gives its slug.
    pub fn plant(&mut self, owner: &'static str, name: &str, mime: &str, bytes: Bytes) -> String {
        let id = self.next_id();
        let slug = slug(id);
        self.media.push(StoredMedia {
            id,
            slug: slug.clone(),
            owner,
            title: None,
            description: None,
            mime: mime.to_owned(),
            moderation: self.verdict,
            created_at: now(),
            bytes,
            received_name: name.to_owned(),
        });
        slug
    }

    /// Puts a post of these media there as if `owner` had made it. Gives its slug.
    pub fn plant_post(&mut self, owner: &'static str, media: Vec<String>) -> String {
        let id = self.next_id();
        let slug = slug(id);
        self.posts.push(StoredPost {
            id,
            slug: slug.clone(),
            owner,
            title: None,
            description: None,
            visibility: "public",
            key: None,
            moderation: "approved",
            created_at: now(),
            media,
        });
        slug
    }

    fn score(&self, subject: Subject) -> i64 {
        self.votes
            .iter()
            .filter(|((voted, _), _)| *voted == subject)
            .map(|(_, up)| if *up { 1 } else { -1 })
            .sum()
    }
}

/// Seven characters, different for each number.
fn slug(mut number: u64) -> String {
    const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyzABCDEFGHJ";
    let mut slug = String::from("q");
    for _ in 0..6 {
        slug.push(char::from(LETTERS[(number % 32) as usize]));
        number /= 32;
    }
    slug
}

fn now() -> String {
    jiff::Timestamp::now().to_string()
}
