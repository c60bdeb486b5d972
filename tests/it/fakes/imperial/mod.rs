//! imperial, as its pages describe it and no kinder: <https://docs.imperial.gay/api-reference/introduction>.
//!
//! What the pages leave open is answered in the less convenient way: parameters, fields and parts that no page names are
//! refused, and so is a folder that is not the user's. What the pages contradict each other in is a switch.

mod list;
mod routes;

use std::collections::{BTreeMap, BTreeSet};

use axum::body::Bytes;
use serde_json::{Value, json};
use url::Url;

use super::journal::Seen;
use super::{Base, Host, Origins, Reply};

/// The user whose keys tests and the sandbox use.
pub const ALICE: &str = "alice";
pub const ALICE_KEY: &str = "imperial_live_0f6c1b2d9a8e4c57a";
pub const ALICE_UPLOAD_KEY: &str = "imperial_upload_5d1e90c2b7a34f68a";
/// Somebody else.
pub const BOB: &str = "bob";
pub const BOB_KEY: &str = "imperial_live_77aa41e0c3d94b21b";
/// A folder of Alice's.
pub const FOLDER: &str = "6985a036b35713a65e17ccbd";

/// All that imperial remembers.
pub struct Imperial {
    origins: Origins,
    /// Names by key.
    keys: BTreeMap<&'static str, &'static str>,
    pub media: Vec<StoredMedia>,
    /// Owner and id.
    pub folders: BTreeSet<(&'static str, &'static str)>,
    /// Bytes that an account may fill.
    pub storage: usize,
    /// What `GET /stats/overview` answers; its shape is documented nowhere.
    pub overview: Value,
    /// The status of a file of the wrong type: 400 on the upload page, 415 on the errors page.
    pub wrong_type: u16,
    /// What the account's dashboard says: pictures are stored smaller than they came.
    pub compresses: bool,
    /// Whether a search for an id finds the stored name that begins with it.
    pub finds_stored_names: bool,
    /// Whether lists of other statuses than `active` look into every folder.
    pub spans_folders: bool,
    /// How errors are worded.
    pub errors: Errors,
    next: u64,
}

/// Shapes of an error, the documented one and those that a parser must survive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Errors {
    Documented,
    /// `error` is an object.
    Object,
    /// Without `statusCode`.
    NoStatus,
    Html,
    Empty,
}

#[derive(Clone)]
pub struct StoredMedia {
    pub id: String,
    pub owner: &'static str,
    /// The name that came with the file.
    pub name: String,
    pub mime: String,
    pub bytes: Bytes,
    pub created_at: String,
    pub folder: Option<String>,
    pub tags: Vec<String>,
    pub favorite: bool,
    pub trashed: bool,
    pub private: bool,
    /// How long the file was that came, where it was stored smaller.
    pub compressed: bool,
}

impl Host for Imperial {
    const BASES: &'static [Base] = &[("api", ""), ("origin", "")];

    fn new(origins: Origins) -> Self {
        Imperial {
            origins,
            keys: BTreeMap::from([
                (ALICE_KEY, ALICE),
                (ALICE_UPLOAD_KEY, ALICE),
                (BOB_KEY, BOB),
            ]),
            media: Vec::new(),
            folders: BTreeSet::from([(ALICE, FOLDER)]),
            storage: 1 << 30,
            overview: json!({ "storage": { "used": 5242880, "limit": 1073741824 }, "plan": "pro" }),
            wrong_type: 400,
            compresses: false,
            finds_stored_names: true,
            spans_folders: true,
            errors: Errors::Documented,
            next: 0,
        }
    }

    fn answer(&mut self, seen: &Seen) -> Reply {
        let reply = match seen.base {
            "origin" => self.at_origin(seen),
            _ => self.at_api(seen),
        };
        let reply = reply.unwrap_or_else(|refusal| refusal);
        match self.errors {
            _ if reply.status < 400 => reply,
            Errors::Documented => reply,
            Errors::Object => {
                let mut body: Value = serde_json::from_slice(&reply.body).expect("JSON");
                body["error"] = json!({ "code": "E1", "message": body["error"] });
                Reply::json(reply.status, &body)
            }
            Errors::NoStatus => {
                let body: Value = serde_json::from_slice(&reply.body).expect("JSON");
                Reply::json(reply.status, &json!({ "error": body["error"] }))
            }
            Errors::Html => Reply::page(reply.status, "Request Entity Too Large"),
            Errors::Empty => Reply {
                body: Bytes::new(),
                ..Reply::page(reply.status, "")
            },
        }
    }

    fn failure(&self, status: u16, text: &str) -> Reply {
        error(status, text)
    }
}

/// A refusal instead of an answer.
type Answer = Result<Reply, Reply>;

fn error(status: u16, text: &str) -> Reply {
    Reply::json(status, &json!({ "error": text, "statusCode": status }))
}

fn invalid(field: &str, text: &str) -> Reply {
    let body = json!({
        "error": "Validation failed",
        "statusCode": 400,
        "details": { field: text },
    });
    Reply::json(400, &body)
}

impl Imperial {
    /// Whose key came.
    fn user(&self, seen: &Seen) -> Result<&'static str, Reply> {
        let known = seen.bearer().and_then(|key| self.keys.get(key));
        known.copied().ok_or_else(|| error(401, "Unauthorized"))
    }

    /// Whose key came, if it may do more than upload.
    fn member(&self, seen: &Seen) -> Result<&'static str, Reply> {
        let user = self.user(seen)?;
        let key = seen.bearer().unwrap_or_default();
        match key.starts_with("imperial_upload_") {
            true => Err(error(403, "API access requires Pro or Business tier")),
            false => Ok(user),
        }
    }

    /// Puts a media there as if `owner` had uploaded it. Gives its id.
    pub fn plant(&mut self, owner: &'static str, name: &str, mime: &str, bytes: Bytes) -> String {
        self.next += 1;
        let id = format!("67d8f9a1b2c3d4e5{:08x}", self.next);
        self.media.push(StoredMedia {
            id: id.clone(),
            owner,
            name: name.to_owned(),
            mime: mime.to_owned(),
            bytes,
            created_at: jiff::Timestamp::now()
                .strftime("%Y-%m-%dT%H:%M:%S.000Z")
                .to_string(),
            folder: None,
            tags: Vec::new(),
            favorite: false,
            trashed: false,
            private: false,
            compressed: false,
        });
        id
    }

    /// A media by its id.
    pub fn at(&mut self, id: &str) -> &mut StoredMedia {
        let found = self.media.iter_mut().find(|media| media.id == id);
        found.expect("a media of this id")
    }

    fn own(&mut self, user: &str, id: &str) -> Result<usize, Reply> {
        let found = self.media.iter().position(|media| media.id == id);
        let place = found.ok_or_else(|| error(404, "Image not found"))?;
        match self.media[place].owner == user {
            true => Ok(place),
            false => Err(error(403, "You don't have permission to delete this image")),
        }
    }

    /// An address on the media host.
    fn link(&self, segments: &[&str]) -> Url {
        let mut url = Url::parse(&self.origins["origin"]).expect("an address");
        url.path_segments_mut()
            .expect("an address with a path")
            .extend(segments);
        url
    }

    fn url(&self, media: &StoredMedia) -> Url {
        self.link(&["uploads", media.owner, &media.stored_name()])
    }

    fn thumbnail(&self, media: &StoredMedia) -> Option<Url> {
        let name = format!("{}-thumb.jpg", media.id);
        let video = media.mime.starts_with("video/");
        video.then(|| self.link(&["uploads", media.owner, "thumbs", &name]))
    }

    /// What an upload answers: top level, `thumbnailUrl` for videos alone.
    fn uploaded_object(&self, media: &StoredMedia) -> Value {
        let mut object = json!({
            "_id": media.id,
            "url": self.url(media).as_str(),
            "filename": media.stored_name(),
            "originalFilename": media.name,
            "fileSize": media.bytes.len(),
            "mimeType": media.mime,
            "compressed": media.compressed,
            "createdAt": media.created_at,
        });
        if let Some(thumbnail) = self.thumbnail(media) {
            object["thumbnailUrl"] = json!(thumbnail.as_str());
        }
        object
    }

    /// An item of a list: other names, the size in words, `thumbnailUrl` always there.
    fn listed_object(&self, media: &StoredMedia) -> Value {
        let thumbnail = self.thumbnail(media);
        json!({
            "_id": media.id,
            "url": self.url(media).as_str(),
            "thumbnailUrl": thumbnail.as_ref().map(Url::as_str),
            "mimeType": media.mime,
            "prompt": media.name,
            "modelName": size_in_words(media.bytes.len()),
            "size": { "width": 0, "height": 0 },
            "createdAt": media.created_at,
            "type": "upload",
        })
    }
}

impl StoredMedia {
    pub fn stored_name(&self) -> String {
        format!("{}-{}", self.id, self.name)
    }
}

fn size_in_words(bytes: usize) -> String {
    let kib = bytes as f64 / 1024.0;
    match kib < 1024.0 {
        true => format!("{kib:.1}KB"),
        false => format!("{:.1}MB", kib / 1024.0),
    }
}
