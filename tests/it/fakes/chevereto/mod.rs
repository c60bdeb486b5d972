//! Chevereto 4.2 as a running server behaves, Chevereto-Free 1.6, and imgbb:
//! <https://v4-docs.chevereto.com/api/1/file-upload.html>, <https://api.imgbb.com/>.
//!
//! What it does not like it answers with HTTP 400 and a code; what it can't parse it takes for something else and says nothing.

mod objects;
mod upload;

use std::collections::{BTreeMap, BTreeSet};

use axum::body::Bytes;
use jiff::Timestamp;
use serde_json::{Value, json};

use super::journal::Seen;
use super::{Base, Host, Origins, Reply};

/// A user's key.
pub const USER_KEY: &str = "chv_Ab3_0f6c1b2d9a8e4c570f6c1b2d9a8e4c57user";
/// An administrator's key: its uploads are never duplicates.
pub const ADMIN_KEY: &str = "chv_Ab1_77aa41e0c3d94b2177aa41e0c3d94b21admin";
/// The public key of the site.
pub const GUEST_KEY: &str = "5d41402abc4b2a76b9719d911017c5925d41402abc4b2a76b9719d911017c592";

/// Which software it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// API V1.1.
    V4,
    /// API V1: no key in the header, no options, no delete link, `error.context`.
    Free,
    /// `image` instead of `source`, `data` instead of `image`, text for numbers.
    Imgbb,
}

/// All that a site remembers, and how it is set up.
pub struct Chevereto {
    origins: Origins,
    pub dialect: Dialect,
    /// The directory that the site lives in; empty or with a slash in front.
    pub root: &'static str,
    /// The key of the profile under test.
    pub key: &'static str,
    /// Other settings of the profile under test.
    pub settings: BTreeMap<String, String>,
    pub images: Vec<StoredImage>,
    pub max_bytes: usize,
    /// The same bytes are refused, whoever sends them; there is one address here.
    pub refuses_duplicates: bool,
    /// The name of a limit that is reached, and how many requests it turns away.
    pub flood: Option<(&'static str, u32)>,
    /// The sentence about the limit; `%s` is its name.
    pub flood_text: &'static str,
    /// How many uploads collide with another one.
    pub collisions: u32,
    /// Uploads wait for a moderator.
    pub moderates: bool,
    /// Nobody may upload by the API.
    pub denies: bool,
    /// Uploads may have an end.
    pub expires: bool,
    /// Only the table of 4.0 and 4.1 is understood; other spans are ignored.
    pub old_spans: bool,
    /// A page that is shown instead of any answer of the API.
    pub page: Option<(u16, &'static str)>,
    /// Types that are switched off.
    pub disabled: BTreeSet<&'static str>,
    /// The answer to a delete link leads here.
    pub delete_leads_to: Option<&'static str>,
    next: u64,
}

#[derive(Clone)]
pub struct StoredImage {
    pub id: String,
    pub key: String,
    /// As it came.
    pub name: String,
    /// As the part said.
    pub part_mime: String,
    pub mime: &'static str,
    pub bytes: Bytes,
    pub title: Option<String>,
    pub description: Option<String>,
    pub tags: Vec<String>,
    pub album: Option<String>,
    pub category: Option<u64>,
    pub nsfw: bool,
    pub use_file_date: bool,
    pub width: usize,
    pub height: usize,
    pub approved: bool,
    pub created: Timestamp,
    pub expires: Option<Timestamp>,
}

impl StoredImage {
    pub fn is_video(&self) -> bool {
        self.mime.starts_with("video/")
    }

    fn secret(&self) -> String {
        let digest = blake3::hash(self.id.as_bytes()).to_hex();
        digest[..48].to_owned()
    }

    fn extension(&self) -> &'static str {
        match self.mime {
            "image/jpeg" => "jpg",
            "image/gif" => "gif",
            "image/webp" => "webp",
            "video/mp4" => "mp4",
            "video/webm" => "webm",
            "video/quicktime" => "mov",
            _ => "png",
        }
    }

    /// The name without its ending, in letters that every address takes.
    fn stem(&self) -> String {
        let stem = self
            .name
            .rsplit_once('.')
            .map_or(&*self.name, |(stem, _)| stem);
        let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
        let stem: String = stem.chars().map(plain).collect();
        format!("{stem}-{}", self.id)
    }
}

impl Host for Chevereto {
    const BASES: &'static [Base] = &[("site", "/")];

    fn new(origins: Origins) -> Self {
        Chevereto {
            origins,
            dialect: Dialect::V4,
            root: "",
            key: USER_KEY,
            settings: BTreeMap::new(),
            images: Vec::new(),
            max_bytes: 100 * 1024 * 1024,
            refuses_duplicates: true,
            flood: None,
            flood_text: "Flooding detected. You can only upload 50 images per %s",
            collisions: 0,
            moderates: false,
            denies: false,
            expires: true,
            old_spans: false,
            page: None,
            disabled: BTreeSet::new(),
            delete_leads_to: None,
            next: 100_000,
        }
    }

    fn answer(&mut self, seen: &Seen) -> Reply {
        let Some(path) = seen.path.strip_prefix(self.root).map(str::to_owned) else {
            return Reply::page(404, "404 Not Found");
        };
        let api = match self.dialect {
            Dialect::Imgbb => "/1/",
            Dialect::V4 | Dialect::Free => "/api/",
        };
        match path.starts_with(api) {
            true => self.at_api(seen, &path).unwrap_or_else(|refusal| refusal),
            false => self.at_site(seen, &path),
        }
    }

    fn failure(&self, status: u16, text: &str) -> Reply {
        self.refusal(status, text, json!(status))
    }

    fn dress(&mut self, _seen: &Seen, reply: &mut Reply) {
        reply.headers.extend([
            (
                "cache-control".to_owned(),
                "no-store, no-cache, must-revalidate".to_owned(),
            ),
            (
                "set-cookie".to_owned(),
                "PHPSESSID=0f6c1b2d; path=/; HttpOnly".to_owned(),
            ),
        ]);
    }
}

/// A refusal instead of an answer.
type Answer = Result<Reply, Reply>;

/// JSON as PHP writes it.
fn json_reply(status: u16, body: &Value) -> Reply {
    let mut reply = Reply::json(status, body);
    reply.body = body.to_string().replace('/', "\\/").into();
    reply.headers = vec![(
        "content-type".to_owned(),
        "application/json; charset=UTF-8".to_owned(),
    )];
    reply
}

impl Chevereto {
    fn refuse<T>(&self, code: impl Into<Value>, text: &str) -> Result<T, Reply> {
        Err(self.refusal(400, text, code.into()))
    }

    fn refusal(&self, status: u16, text: &str, code: Value) -> Reply {
        let mut error = json!({ "message": text, "code": code });
        if self.dialect != Dialect::V4 {
            error["context"] = json!("Exception");
        }
        let line = axum::http::StatusCode::from_u16(status).expect("a status");
        let body = json!({
            "status_code": status,
            "error": error,
            "status_txt": line.canonical_reason(),
        });
        json_reply(status, &body)
    }

    fn origin(&self) -> String {
        format!("{}{}", self.origins["site"], self.root)
    }

    fn next_id(&mut self) -> String {
        const LETTERS: &[u8] = b"ZfGdKqWnBxTrHjLsPmCv";
        self.next += 7919;
        let mut rest = self.next;
        let mut id = String::new();
        while rest > 0 {
            let letter = (rest % LETTERS.len() as u64) as usize;
            id.push(char::from(LETTERS[letter]));
            rest /= LETTERS.len() as u64;
        }
        id
    }

    /// Puts a picture there as if somebody else had uploaded it. Gives its id.
    pub fn plant(&mut self, name: &str, bytes: Bytes) -> String {
        let id = self.next_id();
        self.images.push(StoredImage {
            id: id.clone(),
            key: ADMIN_KEY.to_owned(),
            name: name.to_owned(),
            part_mime: "image/png".to_owned(),
            mime: "image/png",
            bytes,
            title: None,
            description: None,
            tags: Vec::new(),
            album: None,
            category: None,
            nsfw: false,
            use_file_date: false,
            width: 1,
            height: 1,
            approved: true,
            created: Timestamp::now(),
            expires: None,
        });
        id
    }

    /// `/api/1/upload` is right without a query and wrong with one; with the slash it is the other way round.
    fn at_api(&mut self, seen: &Seen, path: &str) -> Answer {
        let bare = path.trim_end_matches('/');
        let wants_slash = !seen.query.is_empty() && self.dialect != Dialect::Imgbb;
        if path.ends_with('/') != wants_slash {
            let slash = if wants_slash { "/" } else { "" };
            let mut target = format!("{}{bare}{slash}", self.origin());
            if !seen.query.is_empty() {
                target.push_str("?…");
            }
            return Err(Reply::page(301, "Moved Permanently").with("location", target));
        }
        if let Some((status, title)) = self.page {
            return Err(Reply::page(status, title));
        }
        let mut words: Vec<&str> = bare.split('/').skip(1).collect();
        if self.dialect == Dialect::Imgbb {
            words.insert(0, "api");
        }
        match words[..] {
            ["api", "1", "upload"] => self.upload(seen),
            ["api", "1", ..] => self.refuse(120, "Invalid API action."),
            _ => self.refuse(110, "Invalid API version."),
        }
    }

    /// Files, pages, delete links.
    fn at_site(&mut self, seen: &Seen, path: &str) -> Reply {
        let missing = || Reply::page(404, "That page doesn't exist");
        if path.starts_with("/images/") {
            let found = self
                .images
                .iter()
                .find(|image| self.path_of(image) == path && image.approved);
            return match found {
                Some(image) => Reply::file(image.mime, image.bytes.clone()),
                None => missing(),
            };
        }
        let words: Vec<&str> = path.trim_end_matches('/').split('/').skip(1).collect();
        let place = |id: &str| {
            let id = id.rsplit('.').next().unwrap_or(id);
            self.images.iter().position(|image| image.id == id)
        };
        match words[..] {
            ["image" | "video", id] => match place(id) {
                Some(place) if self.images[place].approved => Reply::page(200, "An image"),
                Some(_) => Reply::page(403, "Awaiting approval"),
                None => missing(),
            },
            ["image" | "video", id, "delete", secret] if self.dialect == Dialect::V4 => {
                match place(id) {
                    Some(place) if self.images[place].secret() == secret => {
                        self.delete(seen, path, place)
                    }
                    _ => missing(),
                }
            }
            _ => missing(),
        }
    }

    /// Whatever the method.
    fn delete(&mut self, seen: &Seen, path: &str, place: usize) -> Reply {
        let moved = |target: String| Reply::page(301, "Moved Permanently").with("location", target);
        if path.ends_with('/') {
            let bare = seen.path.trim_end_matches('/');
            return moved(format!("{}{bare}", self.origins["site"]));
        }
        if let Some(target) = self.delete_leads_to {
            return moved(target.to_owned());
        }
        let image = self.images.remove(place);
        moved(format!("{}?deleted", self.viewer(&image)))
    }
}
