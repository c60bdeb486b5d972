//! PostEverywhere, as its pages describe it and no kinder: <https://developers.posteverywhere.ai>.
//!
//! Pages and clients of the vendor contradict each other; each contradiction is a switch. What they leave open is answered in the
//! less convenient way: an upload can be completed once, a signed address takes no second auth, an unknown field is refused.

mod media;
mod objects;
mod posts;
mod storage;

use axum::body::Bytes;
use serde_json::{Map, Value, json};

use super::journal::Seen;
use super::{Base, Host, Origins, Reply};

/// The key that tests and the sandbox use.
pub const KEY: &str = "pe_live_0f6c1b2d9a8e4c5733aa41e0c3d94b21";

const API: &str = "/api/v1";

/// How the first step wants the bytes sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transfer {
    /// Pictures as a form, the rest as raw bytes: the newer page.
    FormForPictures,
    /// Everything as raw bytes: the older page, and the SDK.
    AlwaysRaw,
    /// As the newer page, without saying so.
    Unsaid,
}

/// How an account's id is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountIds {
    /// `account_id`, a number: the page.
    Named,
    /// `id`, a number.
    Number,
    /// `id`, a text.
    Text,
}

/// All that PostEverywhere remembers.
pub struct Posteverywhere {
    origins: Origins,
    pub media: Vec<StoredMedia>,
    pub posts: Vec<StoredPost>,
    pub accounts: Vec<StoredAccount>,
    pub transfer: Transfer,
    /// The names that the clients know instead of those of the pages.
    pub old_names: bool,
    pub account_ids: AccountIds,
    /// Which of the five recorded answers a new post gets.
    pub shape: usize,
    /// Whether a published post can be deleted.
    pub deletes_published: bool,
    /// Whether the list of accounts keeps quiet about their health.
    pub hides_health: bool,
    /// How many of the next transfers vanish on their way.
    pub loses: usize,
    /// Status, code and message when the bytes are not there.
    pub missing: (u16, &'static str, &'static str),
    /// How many of the next signed addresses have expired before they are used.
    pub expired: usize,
    /// How often something must be looked at until it is done.
    pub looks: usize,
    /// Why processing fails, where it does.
    pub fails: Option<&'static str>,
    /// `max_size` of the first step.
    pub max_size: u64,
    /// Another signed address than the storage host's.
    pub upload_url: Option<&'static str>,
    next: u64,
    remaining: u64,
}

#[derive(Clone)]
pub struct StoredMedia {
    pub id: String,
    /// Of another organisation, which this key does not see.
    pub foreign: bool,
    pub filename: String,
    pub mime: String,
    pub size: u64,
    /// `uploading`, `processing`, `ready`, `failed`.
    pub state: &'static str,
    pub error_message: Option<&'static str>,
    pub created_at: String,
    /// What arrived at the storage host: name, type and bytes.
    pub received: Option<(String, String, Bytes)>,
    pub url: Option<String>,
    looks: usize,
    signature: String,
    expired: bool,
}

#[derive(Clone)]
pub struct StoredPost {
    pub id: String,
    pub status: &'static str,
    pub content: String,
    pub media_ids: Vec<String>,
    pub scheduled_for: Option<String>,
    pub timezone: String,
    pub platform_content: Value,
    pub destinations: Vec<Destination>,
    pub created_at: String,
    looks: usize,
}

#[derive(Clone)]
pub struct Destination {
    pub account_id: u64,
    pub status: &'static str,
    pub attempts: u64,
}

#[derive(Clone)]
pub struct StoredAccount {
    pub id: u64,
    pub platform: &'static str,
    pub name: &'static str,
    pub can_post: bool,
}

impl Host for Posteverywhere {
    const BASES: &'static [Base] = &[("api", API), ("storage", "/uploads")];

    fn new(origins: Origins) -> Self {
        let account = |id, platform, name, can_post| StoredAccount {
            id,
            platform,
            name,
            can_post,
        };
        Posteverywhere {
            origins,
            media: Vec::new(),
            posts: Vec::new(),
            accounts: vec![
                account(2280, "linkedin", "Acme", true),
                account(2281, "x", "@acme", true),
                account(2282, "instagram", "acme", false),
            ],
            transfer: Transfer::FormForPictures,
            old_names: false,
            account_ids: AccountIds::Named,
            shape: 0,
            deletes_published: false,
            hides_health: false,
            loses: 0,
            missing: (
                400,
                "bad_request",
                "File not found in storage. Make sure you uploaded the file to the upload_url.",
            ),
            expired: 0,
            looks: 0,
            fails: None,
            max_size: 20_971_520,
            upload_url: None,
            next: 0,
            remaining: 60,
        }
    }

    fn answer(&mut self, seen: &Seen) -> Reply {
        let reply = match seen.base {
            "storage" => self.at_storage(seen),
            _ => self.at_api(seen),
        };
        reply.unwrap_or_else(|refusal| refusal)
    }

    fn failure(&self, status: u16, text: &str) -> Reply {
        let code = match (status, self.old_names) {
            (429, true) => "rate_limited",
            (429, false) => "rate_limit_exceeded",
            (500, _) => "internal_error",
            (503, _) => "service_unavailable",
            _ => "bad_request",
        };
        self.refusal(status, code, text)
    }

    fn dress(&mut self, seen: &Seen, reply: &mut Reply) {
        if seen.base == "storage" {
            return;
        }
        // A minute of the real host, without waiting for it: the count starts over before it runs out.
        self.remaining = if self.remaining > 1 {
            self.remaining - 1
        } else {
            60
        };
        reply.headers.extend([
            ("x-ratelimit-limit".to_owned(), "60".to_owned()),
            (
                "x-ratelimit-remaining".to_owned(),
                self.remaining.to_string(),
            ),
        ]);
    }
}

/// A refusal instead of an answer.
type Answer = Result<Reply, Reply>;
type Fields = Map<String, Value>;

impl Posteverywhere {
    fn at_api(&mut self, seen: &Seen) -> Answer {
        let segments = seen
            .below(API)
            .ok_or_else(|| Reply::page(404, "404 Not Found"))?;
        if seen.bearer() != Some(KEY) {
            return Err(self.refusal(401, "unauthorized", "Missing or invalid API key"));
        }
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        match (seen.method.as_str(), segments.as_slice()) {
            ("GET", ["me"]) => Ok(self.success(200, self.me())),
            ("GET", ["accounts"]) => Ok(self.success(200, self.account_list())),
            ("POST", ["media", "upload"]) => self.reserve(seen),
            ("POST", ["media", "upload-from-url"]) => self.import(seen),
            ("POST", ["media", id, "complete"]) => self.complete(seen, id),
            ("GET", ["media"]) => self.list_media(seen),
            ("GET", ["media", id]) => self.show_media(id),
            ("DELETE", ["media", id]) => self.delete_media(seen, id),
            ("GET", ["posts"]) => self.list_posts(seen),
            ("POST", ["posts"]) => self.create_post(seen),
            ("GET", ["posts", id]) => {
                let post = &self.posts[self.post(id)?];
                Ok(self.success(200, self.post_object(post)))
            }
            ("PATCH", ["posts", id]) => self.patch_post(seen, id),
            ("DELETE", ["posts", id]) => self.delete_post(id),
            ("GET", ["posts", id, "results"]) => self.results(id),
            ("POST", ["posts", id, "retry"]) => self.retry(seen, id),
            ("POST", ["posts", id, "schedule"]) => self.schedule(seen, id),
            _ => Err(self.not_found("Route")),
        }
    }

    fn success(&self, status: u16, data: Value) -> Reply {
        let mut body = json!({ "data": data });
        if !self.old_names {
            body["error"] = Value::Null;
        }
        body["meta"] = self.meta();
        Reply::json(status, &body)
    }

    fn refusal(&self, status: u16, code: &str, message: &str) -> Reply {
        self.detailed(status, code, message, None)
    }

    fn detailed(&self, status: u16, code: &str, message: &str, details: Option<Value>) -> Reply {
        let mut error = json!({ "message": message, "code": code, "retryable": status >= 429 });
        if let Some(details) = details {
            error["details"] = details;
        }
        Reply::json(
            status,
            &json!({ "data": null, "error": error, "meta": self.meta() }),
        )
    }

    fn meta(&self) -> Value {
        let name = match self.old_names {
            true => "requestId",
            false => "request_id",
        };
        json!({ name: format!("req_{:04}", self.remaining), "timestamp": now() })
    }

    fn invalid(&self, message: &str) -> Reply {
        self.refusal(400, "validation_error", message)
    }

    fn not_found(&self, what: &str) -> Reply {
        self.refusal(404, "not_found", &format!("{what} not found"))
    }

    fn next_id(&mut self) -> String {
        self.next += 1;
        format!("5e000000-0000-4000-8000-{:012x}", self.next)
    }

    /// The fields of a JSON body, of which none may be other than these.
    fn fields(&self, seen: &Seen, known: &[&str]) -> Result<Fields, Reply> {
        let fields: Fields = match serde_json::from_slice(&seen.body) {
            Ok(Value::Object(fields)) if seen.is("application/json") => fields,
            _ => return Err(self.refusal(400, "invalid_json", "Body is not valid JSON")),
        };
        match fields.keys().find(|key| !known.contains(&key.as_str())) {
            Some(key) => {
                let text = format!("Field '{key}' is not accepted here");
                Err(self.refusal(400, "invalid_field_name", &text))
            }
            None => Ok(fields),
        }
    }

    /// `limit` and `offset` of a list.
    fn window(&self, seen: &Seen) -> Result<(usize, usize), Reply> {
        let number = |name: &str, otherwise: usize| match seen.parameter(name) {
            None => Ok(otherwise),
            Some(text) => text
                .parse()
                .map_err(|_| self.invalid(&format!("{name} must be an integer"))),
        };
        let (limit, offset) = (number("limit", 20)?, number("offset", 0)?);
        match limit {
            1..=100 => Ok((limit, offset)),
            _ => Err(self.invalid("limit must be between 1 and 100")),
        }
    }
}

fn now() -> String {
    jiff::Timestamp::now().to_string()
}
