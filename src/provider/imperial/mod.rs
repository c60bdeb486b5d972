//! imperial.gay, <https://docs.imperial.gay/api-reference/introduction>.
//!
//! - Two kinds of key. An upload key (`imperial_upload_`, Free and Starter tiers) is good for uploads and nothing else; an API
//!   key (`imperial_live_`, Pro and Business tiers) for everything. What an upload key can't do is refused before a request.
//! - The same upload has other field names in an upload's answer than in a list, and a list tells its size in words only.
//! - An upload takes a file, its name and its type. Tags and folder go in a second call; compression, privacy and expiry are
//!   set in the account's dashboard.
//! - A list without a folder shows the Root folder, unless it is a search.
//! - A list counts whole days in UTC. What lies outside of a span that ends within a day is left out here.
//! - There is no call for one upload: it is looked for in the list.
//! - Links come from several hosts (`origin.`, `cdn.`, older domains). They are handed on as they are.
//! - A file of a type that is not taken is 400 on one page and 415 on another.
//! - Requests a minute by tier: Free 60, Starter 120 (upload keys), Pro 300, Business 1000 (API keys). No call and no documented
//!   header tells the tier, so the lower one of the key's kind is kept to; a profile of a higher tier sets `requests_per_minute`.
//!   Operations a month are the account's own affair: nothing tells how many are left.

mod export;
mod finding;
mod flat;
mod paging;
mod wire;

use std::sync::Arc;

use async_trait::async_trait;
use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde_json::Value;
use url::Url;

use super::{
    Account, AccountFacts, Base, Check, Connection, Descriptor, Editor, Exporter, Fetcher, Finder,
    Library, Limit, Preset, Provider, Remover, SitePolicy, Stored, TokenSpec, TokenVerdict, fetch,
};
use crate::error::{Error, Kind, Reason, Result};
use crate::http::{Answer, Auth, Body, Call, Holder, Part, Quota, RateLimit, Repeat, Wording};
use crate::model::{
    Download, Field, FileSource, FolderChange, Listing, Media, MediaEdit, MediaId, Query,
    QueryField, Removal, Removed, Resize, TagChange, Upload, Uploaded,
};
use crate::progress::Meter;
use crate::secret::{Secret, TokenKind};
use wire::{AccessUrl, BulkMetadata, Failure, Page, Updated, UploadedObject};

const NAME: &str = "imperial";
const API: &str = "api";
/// How a key begins that can only upload.
const UPLOAD_KEY: &str = "imperial_upload_";

const fn takes(mime: &'static str) -> Limit {
    // No page names a largest file; only the storage of the account is limited.
    Limit {
        mime,
        max_bytes: None,
    }
}

/// imperial.gay.
pub static DESCRIPTOR: Descriptor = Descriptor {
    name: NAME,
    summary: "imperial.gay: images and videos, tags, folders, private links",
    docs: "https://docs.imperial.gay/api-reference/introduction",
    token_page: "https://imperial.gay",
    site: SitePolicy::Fixed(&[Base {
        name: API,
        setting: "url",
        default: "https://api.imperial.gay",
    }]),
    tokens: &[TokenSpec {
        kind: TokenKind::Token,
        prefix: "imperial_",
        serves: "an upload key (imperial_upload_…) uploads only; an API key (imperial_live_…, Pro and Business tiers) does everything",
    }],
    presets: &[Preset {
        name: NAME,
        settings: &[],
    }],
    settings: &[],
    limits: &[
        takes("image/jpeg"),
        takes("image/png"),
        takes("image/webp"),
        takes("image/gif"),
        takes("video/mp4"),
        takes("video/webm"),
        takes("video/quicktime"),
        takes("video/x-msvideo"),
    ],
    quotas: &[
        Quota {
            holder: Holder::Token(UPLOAD_KEY),
            limits: &[RateLimit::requests_per_minute(60)],
        },
        Quota {
            holder: Holder::Token(""),
            limits: &[RateLimit::requests_per_minute(300)],
        },
    ],
    upload_fields: &[Field::Tags, Field::Folder],
    max_title: None,
    max_jobs: 4,
    build: |connection| Ok(Box::new(Imperial::new(connection))),
};

/// The imperial of one profile.
struct Imperial {
    connection: Connection,
}

impl Imperial {
    fn new(connection: Connection) -> Self {
        Imperial { connection }
    }
}

#[async_trait(?Send)]
impl Provider for Imperial {
    fn descriptor(&self) -> &'static Descriptor {
        &DESCRIPTOR
    }

    async fn upload(
        &self,
        file: &FileSource,
        upload: &Upload,
        meter: Arc<dyn Meter>,
    ) -> Result<Uploaded> {
        let edit = MediaEdit {
            tags: (!upload.tags.is_empty()).then(|| TagChange::Add(upload.tags.clone())),
            folder: upload.folder.clone().map(FolderChange::Into),
            ..MediaEdit::default()
        };
        let fields = edit.given();
        let auth = match fields.first() {
            Some(Field::Tags) => self.api_key("upload", "upload --tag")?,
            Some(_) => self.api_key("upload", "upload --folder")?,
            None => Auth::Bearer(self.connection.token(TokenKind::Token)?),
        };
        let media = self.post_file(auth, file, meter).await?.into_model();
        let mut uploaded = Uploaded::new(media);
        if uploaded.media.links.direct.is_none() {
            let note = "imperial told no link to the file".to_owned();
            uploaded.notes.push(note);
        }
        if !fields.is_empty() {
            let id = &uploaded.media.id;
            match self.post_metadata("upload", id, &edit).await {
                Ok(()) => uploaded.media.tags = stored_tags(&upload.tags),
                Err(error) => uploaded.incomplete = Some(left_behind(error)),
            }
        }
        Ok(uploaded)
    }

    fn afterwards(&self, _file: &FileSource, upload: &Upload) -> Vec<String> {
        if upload.tags.is_empty() && upload.folder.is_none() {
            return Vec::new();
        }
        let path = ["images", "bulk-metadata"];
        let what = " json: the tags and the folder of ID";
        vec![self.connection.step("POST", API, path, what)]
    }

    /// Only an API key can be tried without an upload. For others it is seen that the host answers: it refuses whoever comes
    /// without a key.
    async fn check(&self) -> Result<Check> {
        let stored = self.connection.tokens.get(TokenKind::Token)?;
        let verdict = match &stored {
            None => TokenVerdict::Missing,
            Some(key) if is_upload_key(key) => TokenVerdict::NotTested,
            Some(_) => TokenVerdict::Accepted,
        };
        let call = Call::get("doctor", self.api(["images"])).query([("limit", "1")]);
        match stored {
            Some(key) if verdict == TokenVerdict::Accepted => {
                let _: Page = self.ask(call.auth(Auth::Bearer(key)), "images").await?;
            }
            _ => self.knock(call).await?,
        }
        let place = self.connection.site.base(API).host_str();
        Ok(Check {
            place: place.unwrap_or_default().to_owned(),
            token: verdict,
        })
    }

    async fn opens(&self, media: &Media) -> Result<bool> {
        match &media.links.direct {
            Some(link) => fetch::opens(&self.connection.transport, link).await,
            None => Ok(true),
        }
    }

    fn finder(&self) -> Option<&dyn Finder> {
        Some(self)
    }

    fn library(&self) -> Option<&dyn Library> {
        Some(self)
    }

    fn remover(&self) -> Option<&dyn Remover> {
        Some(self)
    }

    fn editor(&self) -> Option<&dyn Editor> {
        Some(self)
    }

    fn fetcher(&self) -> Option<&dyn Fetcher> {
        Some(self)
    }

    fn exporter(&self) -> Option<&dyn Exporter> {
        Some(self)
    }

    fn account(&self) -> Option<&dyn Account> {
        Some(self)
    }
}

#[async_trait(?Send)]
impl Library for Imperial {
    fn fields(&self) -> &'static [QueryField] {
        &paging::FIELDS
    }

    async fn list(&self, query: &Query) -> Result<Listing<Media>> {
        self.listing(query).await
    }

    async fn show(&self, id: &MediaId) -> Result<Media> {
        self.find(id).await
    }

    async fn private_link(&self, id: &MediaId) -> Result<(Secret<Url>, Option<Timestamp>)> {
        self.access_url("show", "show --private-link", id).await
    }
}

#[async_trait(?Send)]
impl Remover for Imperial {
    async fn remove(&self, removal: &Removal) -> Result<Removed> {
        match self.delete_image(&removal.id).await {
            Ok(()) => Ok(Removed::Deleted),
            Err(error) if error.kind == Kind::NotFound => Ok(Removed::AlreadyGone),
            Err(error) => Err(error),
        }
    }
}

#[async_trait(?Send)]
impl Editor for Imperial {
    fn fields(&self) -> &'static [Field] {
        &[Field::Tags, Field::Folder]
    }

    async fn edit(&self, id: &MediaId, edit: &MediaEdit) -> Result<()> {
        self.post_metadata("edit", id, edit).await
    }
}

#[async_trait(?Send)]
impl Fetcher for Imperial {
    /// A private upload is refused at its direct link and opens with an access link.
    async fn fetch(&self, media: &Stored, _resize: Resize) -> Result<Download> {
        let transport = &self.connection.transport;
        if let Some(link) = &media.direct {
            match fetch::by_link(transport, link).await {
                Err(error) if error.kind == Kind::Auth && self.api_key("get", "get").is_ok() => {}
                done => return done.map_err(|error| error.of(NAME)),
            }
        }
        let (link, _) = self.access_url("get", "get", &media.id).await?;
        let mut download = fetch::by_secret_link(transport, &link)
            .await
            .map_err(|error| error.of(NAME))?;
        if download.name.is_none() {
            // The last segment may as well be a part of the secret.
            download.name =
                fetch::file_name(link.expose()).filter(|name| name.starts_with(media.id.as_str()));
        }
        Ok(download)
    }
}

#[async_trait(?Send)]
impl Account for Imperial {
    /// No page shows the answer's shape, so all of it is told.
    async fn facts(&self) -> Result<AccountFacts> {
        Ok(flat::facts(&self.get_overview().await?))
    }
}

/// One method per endpoint; `GET /images` is in `paging`.
impl Imperial {
    async fn post_file(
        &self,
        auth: Auth,
        file: &FileSource,
        meter: Arc<dyn Meter>,
    ) -> Result<UploadedObject> {
        let part = Part::File("file".to_owned(), file.clone());
        let call = Call::post("upload", self.api(["images", "upload"]))
            .auth(auth)
            .body(Body::Multipart(vec![part]))
            .meter(meter);
        self.ask(call, "uploads at this address").await
    }

    async fn delete_image(&self, id: &MediaId) -> Result<()> {
        let call =
            Call::delete("rm", self.api(["images", id.as_str()])).auth(self.api_key("rm", "rm")?);
        self.tell::<Value>(call, &format!("media '{id}'")).await?;
        Ok(())
    }

    /// Asking twice gives two links and harms nobody.
    async fn access_url(
        &self,
        operation: &'static str,
        command: &str,
        id: &MediaId,
    ) -> Result<(Secret<Url>, Option<Timestamp>)> {
        let call = Call::post(operation, self.api(["images", id.as_str(), "access-url"]))
            .repeat(Repeat::Idempotent)
            .auth(self.api_key(operation, command)?);
        let access: AccessUrl = self.ask(call, &format!("media '{id}'")).await?;
        access.into_link().ok_or_else(|| {
            let text = format!("imperial told no usable access link to media '{id}'");
            Error::new(Kind::Protocol, text).during(operation).of(NAME)
        })
    }

    /// Twice is the same as once, whether tags are set, added or removed.
    async fn post_metadata(
        &self,
        operation: &'static str,
        id: &MediaId,
        edit: &MediaEdit,
    ) -> Result<()> {
        let call = Call::post(operation, self.api(["images", "bulk-metadata"]))
            .repeat(Repeat::Idempotent)
            .auth(self.api_key(operation, operation)?)
            .json(&BulkMetadata::new(id, edit));
        let done: Option<Updated> = self.tell(call, &format!("media '{id}'")).await?;
        if done.and_then(|done| done.updated) == Some(0) {
            let text =
                format!("imperial changed nothing: media '{id}' is not known, or is so already");
            return Err(Error::new(Kind::NotFound, text).during(operation).of(NAME));
        }
        Ok(())
    }

    async fn get_overview(&self) -> Result<Value> {
        let call = Call::get("auth status", self.api(["stats", "overview"]))
            .auth(self.api_key("auth status", "auth status --remote")?);
        self.ask(call, "statistics at this address").await
    }
}

/// What every endpoint is called through.
impl Imperial {
    fn api<'a>(&self, segments: impl IntoIterator<Item = &'a str>) -> Url {
        self.connection.site.url(API, segments)
    }

    /// A key for `command`, which is more than an upload.
    ///
    /// # Errors
    /// `Auth` when none is stored, or one that can only upload.
    fn api_key(&self, operation: &'static str, command: &str) -> Result<Auth> {
        let key = self.connection.token(TokenKind::Token)?;
        if !is_upload_key(&key) {
            return Ok(Auth::Bearer(key));
        }
        let profile = &self.connection.profile;
        let text = format!(
            "profile '{profile}' holds an upload key, which imperial takes for plain uploads alone; \
             '{command}' needs an API key (imperial_live_…) of the Pro or Business tier"
        );
        let advice = format!("store an API key with 'hoist auth login {profile}'");
        Err(Error::new(Kind::Auth, text)
            .during(operation)
            .of(NAME)
            .advice(advice))
    }

    /// Sends a call. `thing` is what a 404 is about.
    async fn send(&self, call: Call, thing: &str) -> Result<Answer> {
        self.connection
            .send(NAME, call, |answer| words(answer, thing))
            .await
    }

    /// Sends a call and reads its answer.
    async fn ask<T: DeserializeOwned>(&self, call: Call, thing: &str) -> Result<T> {
        let answer = self.send(call, thing).await?;
        answer.json().map_err(|error| error.of(NAME))
    }

    /// Sends a call whose answer may be empty, and otherwise has to be imperial's own and not some page.
    async fn tell<T: DeserializeOwned>(&self, call: Call, thing: &str) -> Result<Option<T>> {
        let answer = self.send(call, thing).await?;
        if answer.body.is_empty() {
            return Ok(None);
        }
        answer.json().map(Some).map_err(|error| error.of(NAME))
    }

    /// Sees that the host answers. To a call without a key that is a refusal.
    async fn knock(&self, mut call: Call) -> Result<()> {
        call.accept = vec![401, 403];
        self.connection
            .send(NAME, call, |answer| {
                let refused = matches!(answer.status.as_u16(), 401 | 403);
                if refused {
                    None
                } else {
                    words(answer, "images")
                }
            })
            .await?;
        Ok(())
    }
}

fn is_upload_key(key: &Secret<String>) -> bool {
    key.expose().starts_with(UPLOAD_KEY)
}

/// Tags as imperial keeps them.
fn stored_tags(tags: &[String]) -> Vec<String> {
    tags.iter().map(|tag| tag.to_lowercase()).collect()
}

/// The error of an upload that is there without its metadata.
fn left_behind(error: Error) -> Error {
    if error.reason != Reason::Plain {
        return error;
    }
    error.advice("'hoist edit' sets what is missing")
}

/// imperial's wording: `error`, which need not be a text, with whatever `details` there are. A 404's body does not say what is
/// missing.
fn words(answer: &Answer, thing: &str) -> Option<Wording> {
    if answer.status.is_success() {
        return None;
    }
    let status = answer.status.as_u16();
    if status == 404 {
        return Some(Wording {
            message: format!("imperial knows no {thing}"),
            ..Wording::default()
        });
    }
    let failure: Failure = serde_json::from_slice(&answer.body).ok()?;
    let mut told: Vec<String> = Vec::new();
    for part in [failure.error, failure.message, failure.details] {
        let text = part.as_ref().map(flat::sentence).unwrap_or_default();
        if !text.is_empty() && !told.contains(&text) {
            told.push(text);
        }
    }
    Some(Wording {
        message: told.join("; "),
        advice: (status == 413)
            .then(|| "'hoist rm' frees space; deleted files count no longer at once".to_owned()),
        ..Wording::default()
    })
}

#[cfg(test)]
mod tests;
