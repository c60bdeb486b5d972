//! PostEverywhere, <https://developers.posteverywhere.ai>: publishes posts on social networks. What is uploaded goes into a private
//! media library and is used by its id.
//!
//! - No link to a media is promised anywhere: the id is the result of an upload.
//! - An upload has three steps (`POST /media/upload`, the bytes to a signed address on another host, `POST /media/{id}/complete`).
//!   The key goes along with the first and the third only.
//! - The answer of the first step says how the bytes go: multipart `POST` or raw `PUT`. The vendor's pages disagree on it.
//! - Completing may say that the bytes are not there; then they are sent again to the same address, at most 3 times, as the
//!   vendor's SDK does. When the address no longer holds, the upload starts over once.
//! - Pages and clients spell many fields differently; both spellings are read. The length is sent as `size`, as the pages say.
//! - An error is known by the `error` of the envelope, then by the status.
//! - Media must be `ready` before a post may use them, which nothing but looking tells.
//! - A post's time is UTC; `timezone` is for display only. 201 means that a post was accepted, not that it was published.
//! - 60 requests a minute and 1,000 an hour for each key, in rolling windows; the storage host's calls are not counted. Further
//!   limits (a day's, and of posts alone) differ between the vendor's pages and are left to the host's answers.
//! - There is no idempotency key: whatever publishes is sent once.
//! - "20 MB" and "500 MB" are read as MiB: the page's own `max_size` for a picture is 20,971,520. The host's `max_size` counts
//!   beyond that.

mod finding;
mod paging;
mod posts;
mod upload;
mod waiting;
mod wire;
mod wire_posts;

use std::sync::Arc;

use async_trait::async_trait;
use serde::de::DeserializeOwned;
use serde_json::Value;
use url::Url;

use super::{
    Account, AccountFacts, Base, Check, Connection, Descriptor, Finder, Importer, Library, Limit,
    Posts, Preset, Provider, Publishing, Remover, SitePolicy, TokenSpec, TokenVerdict,
};
use crate::error::{Error, Kind, Result};
use crate::http::{Answer, Auth, Call, Holder, Quota, RateLimit, Wording};
use crate::model::{
    Field, FileSource, Listing, Media, MediaId, Query, QueryField, Removal, Removed, Upload,
    Uploaded,
};
use crate::progress::Meter;
use crate::secret::TokenKind;
use wire::{Deleted, Envelope, Failure, MediaObject};

const NAME: &str = "posteverywhere";
const API: &str = "api";
const MIB: u64 = 1024 * 1024;

/// A picture, by its exact type.
const fn picture(mime: &'static str) -> Limit {
    Limit {
        mime,
        max_bytes: Some(20 * MIB),
    }
}

/// PostEverywhere.
pub static DESCRIPTOR: Descriptor = Descriptor {
    name: NAME,
    summary: "posteverywhere.ai: a media library, and posts to social networks",
    docs: "https://developers.posteverywhere.ai",
    token_page: "https://app.posteverywhere.ai",
    site: SitePolicy::Fixed(&[Base {
        name: API,
        setting: "url",
        default: "https://app.posteverywhere.ai/api/v1",
    }]),
    tokens: &[TokenSpec {
        kind: TokenKind::Token,
        prefix: "pe_live_",
        serves: "everything",
    }],
    presets: &[Preset {
        name: NAME,
        settings: &[],
    }],
    settings: &[],
    limits: &[
        picture("image/jpeg"),
        picture("image/png"),
        picture("image/gif"),
        picture("image/webp"),
        picture("image/heic"),
        picture("image/heif"),
        Limit {
            mime: "video/mp4",
            max_bytes: Some(500 * MIB),
        },
        Limit {
            mime: "application/pdf",
            max_bytes: Some(20 * MIB),
        },
    ],
    quotas: &[Quota {
        holder: Holder::Token(""),
        limits: &[
            RateLimit::requests_per_minute(60),
            RateLimit::requests_per_hour(1_000),
        ],
    }],
    upload_fields: &[Field::Wait],
    max_title: None,
    max_jobs: 4,
    build: |connection| Ok(Box::new(Posteverywhere::new(connection))),
};

/// The PostEverywhere of one profile.
struct Posteverywhere {
    connection: Connection,
}

impl Posteverywhere {
    fn new(connection: Connection) -> Self {
        Posteverywhere { connection }
    }
}

#[async_trait(?Send)]
impl Provider for Posteverywhere {
    fn descriptor(&self) -> &'static Descriptor {
        &DESCRIPTOR
    }

    /// A place is reserved for so many bytes.
    fn needs_length(&self) -> bool {
        true
    }

    async fn upload(
        &self,
        file: &FileSource,
        upload: &Upload,
        meter: Arc<dyn Meter>,
    ) -> Result<Uploaded> {
        let object = self.three_steps(file, meter).await?;
        self.settle(object, upload.wait).await
    }

    fn afterwards(&self, _file: &FileSource, upload: &Upload) -> Vec<String> {
        let transfer = "POST or PUT the file to the signed address that the answer names";
        let path = ["media", "ID", "complete"];
        let mut steps = vec![
            transfer.to_owned(),
            self.connection.step("POST", API, path, ""),
        ];
        if upload.wait {
            let what = " until it is processed";
            steps.push(self.connection.step("GET", API, ["media", "ID"], what));
        }
        steps
    }

    async fn check(&self) -> Result<Check> {
        self.get_me("doctor").await?;
        let place = self.connection.site.base(API).host_str();
        Ok(Check {
            place: place.unwrap_or_default().to_owned(),
            token: TokenVerdict::Accepted,
        })
    }

    fn importer(&self) -> Option<&dyn Importer> {
        Some(self)
    }

    /// Media have no links, so the library is asked.
    async fn opens(&self, media: &Media) -> Result<bool> {
        match self.get_media("upload", &media.id).await {
            Ok(_) => Ok(true),
            Err(error) if error.kind == Kind::NotFound => Ok(false),
            Err(error) => Err(error),
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

    fn posts(&self) -> Option<&dyn Posts> {
        Some(self)
    }

    fn publishing(&self) -> Option<&dyn Publishing> {
        Some(self)
    }

    fn account(&self) -> Option<&dyn Account> {
        Some(self)
    }
}

#[async_trait(?Send)]
impl Library for Posteverywhere {
    fn fields(&self) -> &'static [QueryField] {
        &[QueryField::Type, QueryField::Page]
    }

    async fn list(&self, query: &Query) -> Result<Listing<Media>> {
        let class = query.class.map(|class| ("type", class.name().to_owned()));
        let filters: Vec<_> = class.into_iter().collect();
        let listing = self
            .pages::<MediaObject>("ls", "media", &filters, query)
            .await?;
        Ok(listing.map(|object| object.media))
    }

    async fn show(&self, id: &MediaId) -> Result<Media> {
        Ok(self.get_media("show", id).await?.media)
    }
}

#[async_trait(?Send)]
impl Remover for Posteverywhere {
    fn has_force(&self) -> bool {
        true
    }

    async fn remove(&self, removal: &Removal) -> Result<Removed> {
        let id = removal.id.as_str();
        let mut call = Call::delete("rm", self.api(["media", id]));
        if removal.force {
            call = call.query([("force", "true")]);
        }
        self.delete(call, &format!("media '{id}'")).await
    }
}

#[async_trait(?Send)]
impl Account for Posteverywhere {
    async fn facts(&self) -> Result<AccountFacts> {
        let me = self.get_me("auth status").await?;
        let mut facts = AccountFacts::new();
        flatten(&me, "", &mut facts);
        Ok(facts)
    }
}

/// One method per endpoint.
impl Posteverywhere {
    async fn get_media(&self, operation: &'static str, id: &MediaId) -> Result<MediaObject> {
        let call = Call::get(operation, self.api(["media", id.as_str()]));
        self.ask(call, Some(&format!("media '{id}'"))).await
    }

    async fn get_me(&self, operation: &'static str) -> Result<Value> {
        self.ask(Call::get(operation, self.api(["me"])), None).await
    }
}

/// What every endpoint is called through.
impl Posteverywhere {
    fn api<'a>(&self, segments: impl IntoIterator<Item = &'a str>) -> Url {
        self.connection.site.url(API, segments)
    }

    /// Sends a call with the key.
    async fn send(&self, call: Call, words: impl Fn(&Answer) -> Option<Wording>) -> Result<Answer> {
        let token = self.connection.token(TokenKind::Token)?;
        let call = call.auth(Auth::Bearer(token));
        self.connection.send(NAME, call, words).await
    }

    /// Sends a call and reads the `data` of its answer. `thing` is what a 404 is about.
    async fn ask<T: DeserializeOwned>(&self, call: Call, thing: Option<&str>) -> Result<T> {
        let answer = self.send(call, |answer| words(answer, thing)).await?;
        let envelope: Envelope<T> = answer.json().map_err(|error| error.of(NAME))?;
        Ok(envelope.data)
    }

    /// Sends a deletion. Only the API's own word counts for "gone already": a 404 of somebody in between proves nothing.
    async fn delete(&self, call: Call, thing: &str) -> Result<Removed> {
        let words = |answer: &Answer| {
            let wording = words(answer, Some(thing));
            match (answer.status.as_u16(), &wording) {
                (404, None) => Some(Wording {
                    message: format!("the host answered 404 without a word about {thing}"),
                    kind: Some(Kind::Protocol),
                    ..Wording::default()
                }),
                _ => wording,
            }
        };
        let answer = match self.send(call, words).await {
            Ok(answer) => answer,
            Err(error) if error.kind == Kind::NotFound => return Ok(Removed::AlreadyGone),
            Err(error) => return Err(error),
        };
        if answer.body.is_empty() {
            return Ok(Removed::Deleted);
        }
        let envelope: Envelope<Deleted> = answer.json().map_err(|error| error.of(NAME))?;
        if envelope.data.deleted == Some(false) {
            let text = format!("{NAME} did not delete {thing}");
            return Err(Error::new(Kind::Rejected, text).of(NAME));
        }
        Ok(Removed::Deleted)
    }
}

/// PostEverywhere's wording: `error` of the envelope, whatever the status, with what `details` list.
fn words(answer: &Answer, thing: Option<&str>) -> Option<Wording> {
    let failure: Failure = serde_json::from_slice(&answer.body).ok()?;
    let complaint = failure.error?;
    let code = complaint.code.as_deref().unwrap_or_default();
    let status = answer.status.as_u16();
    let unknown = status == 404 || code == "not_found";
    let mut message = match (thing, unknown) {
        (Some(thing), true) => format!("{NAME} knows no {thing}"),
        _ => complaint.message.clone().unwrap_or_default(),
    };
    if message.trim().is_empty() {
        code.clone_into(&mut message);
    }
    let errors = complaint.listed("validation_errors");
    if !errors.is_empty() {
        message = format!("{message}: {}", errors.join("; "));
    }
    let posts = complaint.listed("post_ids");
    if !posts.is_empty() {
        message = format!("{message} (used by {})", posts.join(", "));
    }
    let in_use = code == "media_in_use";
    Some(Wording {
        message,
        kind: answer.status.is_success().then(|| kind_of(code)),
        request_id: failure.meta.and_then(wire::Meta::request_id),
        advice: in_use.then(|| "'hoist rm --force' deletes it all the same".to_owned()),
        ..Wording::default()
    })
}

/// What an error code means where the status says that all is well.
fn kind_of(code: &str) -> Kind {
    match code {
        "unauthorized" | "authentication_failed" => Kind::Auth,
        "not_found" => Kind::NotFound,
        "rate_limit_exceeded" | "rate_limited" => Kind::RateLimited,
        "internal_error" | "service_unavailable" => Kind::Server,
        _ => Kind::Rejected,
    }
}

/// Every value of an object with the way to it, in the host's order and words. The beginning of the key stays where it is.
fn flatten(value: &Value, label: &str, facts: &mut AccountFacts) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields.iter().filter(|(name, _)| *name != "key_prefix") {
                let name = name.replace('_', " ");
                let label = if label.is_empty() {
                    name
                } else {
                    format!("{label} {name}")
                };
                flatten(value, &label, facts);
            }
        }
        Value::Array(items) => {
            let texts: Vec<String> = items.iter().filter_map(plain).collect();
            facts.push((label.to_owned(), texts.join(", ")));
        }
        other => facts.extend(plain(other).map(|text| (label.to_owned(), text))),
    }
}

fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(yes) => Some(if *yes { "yes" } else { "no" }.to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
