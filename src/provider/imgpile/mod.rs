//! imgpile, <https://imgpile.com/developers>.
//!
//! - Two hosts: files go to `cdn.imgpile.com`, every other call to `imgpile.com`.
//! - Reading needs no token; with one, the rate limit is higher and a post tells the user's own votes and its owner's fields.
//! - A media's slug is its id everywhere except in `POST /posts`, which wants the numeric id that only an upload's answer shows.
//! - Votes are toggles and want a post's numeric id.
//! - Title and description of a media go in a second call.
//! - Making a post takes nothing but media; whatever else it is to have goes in a second call, and until then it may be public.
//! - Privacy belongs to a post. The files in it stay open to whoever knows their links.
//! - "100 MB" is read as 100 MiB (104,857,600 bytes), the larger meaning: what lies between is for the host to judge.
//! - With a token 120 requests a minute and 1,000 files a day are allowed for each user, without one 30 requests a minute for each
//!   address; `X-RateLimit-Limit` and `-Remaining` come with every answer, no header tells when a span ends. Whether a day begins
//!   at midnight or rolls, and how a 429 about it is worded, is not documented.
//! - An error may come as a page for people instead of JSON.

mod export;
mod finding;
mod paging;
mod people;
mod posts;
mod wire;
mod words;

use std::sync::Arc;

use async_trait::async_trait;
use serde::de::DeserializeOwned;
use url::Url;

use super::{
    Base, Check, Comments, Connection, Descriptor, Editor, Exporter, Fetcher, Finder, Library,
    Limit, People, Posts, Preset, Provider, Remover, SitePolicy, Stored, TokenSpec, TokenVerdict,
    Votes, fetch,
};
use crate::error::{Error, Kind, Result};
use crate::http::{Answer, Auth, Body, Call, Holder, Part, Quota, RateLimit, StatusCode};
use crate::model::{
    Download, Field, FileSource, Listing, Media, MediaEdit, MediaId, PostId, Query, QueryField,
    Removal, Removed, Resize, Upload, Uploaded,
};
use crate::progress::Meter;
use crate::secret::TokenKind;
use wire::{Data, Done, MediaCreated, MediaObject, MediaPatch};
use words::words;

const NAME: &str = "imgpile";
const API: &str = "api";
const UPLOAD: &str = "upload";
const MAX_BYTES: u64 = 100 * 1024 * 1024;

/// imgpile.
pub static DESCRIPTOR: Descriptor = Descriptor {
    name: NAME,
    summary: "imgpile.com: images and videos, posts with votes and comments",
    docs: "https://imgpile.com/developers",
    token_page: "https://imgpile.com/developers",
    site: SitePolicy::Fixed(&[
        Base {
            name: API,
            setting: "url",
            default: "https://imgpile.com/api/v1",
        },
        Base {
            name: UPLOAD,
            setting: "upload_url",
            default: "https://cdn.imgpile.com/api/v1/media",
        },
    ]),
    tokens: &[TokenSpec {
        kind: TokenKind::Token,
        prefix: "",
        serves: "uploads, changes, posts, votes and comments; reading needs none",
    }],
    presets: &[Preset {
        name: NAME,
        settings: &[],
    }],
    settings: &["username"],
    limits: &[
        Limit {
            mime: "image/",
            max_bytes: Some(MAX_BYTES),
        },
        Limit {
            mime: "video/",
            max_bytes: Some(MAX_BYTES),
        },
    ],
    quotas: &[
        Quota {
            holder: Holder::Token(""),
            limits: &[
                RateLimit::requests_per_minute(120),
                RateLimit::files_per_day(1_000),
            ],
        },
        Quota {
            holder: Holder::Guest,
            limits: &[RateLimit::requests_per_minute(30)],
        },
    ],
    upload_fields: &[Field::Title, Field::Description, Field::PostId],
    max_title: Some(255),
    max_jobs: 4,
    build: |connection| Ok(Box::new(Imgpile::new(connection))),
};

/// The imgpile of one profile.
struct Imgpile {
    connection: Connection,
}

impl Imgpile {
    fn new(connection: Connection) -> Self {
        Imgpile { connection }
    }
}

#[async_trait(?Send)]
impl Provider for Imgpile {
    fn descriptor(&self) -> &'static Descriptor {
        &DESCRIPTOR
    }

    async fn upload(
        &self,
        file: &FileSource,
        upload: &Upload,
        meter: Arc<dyn Meter>,
    ) -> Result<Uploaded> {
        let media = self.post_media(file, upload.post.as_ref(), meter).await?;
        let mut media = media.into_model(&self.origin());
        let mut uploaded = Uploaded::new(media.clone());
        if media.links.direct.is_none() {
            uploaded
                .notes
                .push("imgpile told no link to the file".to_owned());
        }
        if upload.title.is_some() || upload.description.is_some() {
            let patch = MediaPatch {
                title: upload.title.as_deref(),
                description: upload.description.as_deref(),
            };
            match self.patch_media("upload", &media.id, &patch).await {
                Ok(()) => {
                    media.title.clone_from(&upload.title);
                    media.description.clone_from(&upload.description);
                }
                Err(error) => uploaded.incomplete = Some(error),
            }
        }
        uploaded.media = media;
        Ok(uploaded)
    }

    fn afterwards(&self, _file: &FileSource, upload: &Upload) -> Vec<String> {
        let mut steps = Vec::new();
        if upload.post.is_some() {
            let what = " multipart: post_id, file";
            steps.push(self.connection.step("POST", UPLOAD, [], what));
        }
        let given = [
            upload.title.as_ref().map(|_| "title"),
            upload.description.as_ref().map(|_| "description"),
        ];
        let given: Vec<&str> = given.into_iter().flatten().collect();
        if !given.is_empty() {
            let what = format!(" json: {}", given.join(", "));
            let path = ["media", "ID"];
            steps.push(self.connection.step("PATCH", API, path, &what));
        }
        steps
    }

    /// Reading is public, so a working answer says nothing about the token.
    async fn check(&self) -> Result<Check> {
        let auth = self.any_token()?;
        let token = match auth {
            Auth::None => TokenVerdict::Missing,
            _ => TokenVerdict::NotTested,
        };
        let url = self.api(["posts"]);
        let call = Call::get("doctor", url).query([("limit", "1")]).auth(auth);
        let _: wire::Page<serde_json::Value> = self.ask(call, "posts").await?;
        let place = self.connection.site.base(API).host_str();
        Ok(Check {
            place: place.unwrap_or_default().to_owned(),
            token,
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

    fn posts(&self) -> Option<&dyn Posts> {
        Some(self)
    }

    fn votes(&self) -> Option<&dyn Votes> {
        Some(self)
    }

    fn comments(&self) -> Option<&dyn Comments> {
        Some(self)
    }

    fn people(&self) -> Option<&dyn People> {
        Some(self)
    }

    fn fetcher(&self) -> Option<&dyn Fetcher> {
        Some(self)
    }

    fn exporter(&self) -> Option<&dyn Exporter> {
        Some(self)
    }
}

#[async_trait(?Send)]
impl Library for Imgpile {
    fn fields(&self) -> &'static [QueryField] {
        &paging::FIELDS
    }

    /// No call tells whose a token is.
    fn knows_mine(&self) -> bool {
        self.connection.setting("username").is_some()
    }

    async fn list(&self, query: &Query) -> Result<Listing<Media>> {
        let origin = self.origin();
        let listing = self.feed::<MediaObject>("ls", "media", query).await?;
        Ok(listing.map(|media| media.into_model(&origin)))
    }

    async fn show(&self, id: &MediaId) -> Result<Media> {
        let media = self.get_media("show", id).await?;
        Ok(media.into_model(&self.origin()))
    }
}

#[async_trait(?Send)]
impl Remover for Imgpile {
    async fn remove(&self, removal: &Removal) -> Result<Removed> {
        let id = removal.id.as_str();
        self.delete("rm", self.api(["media", id]), &format!("media '{id}'"))
            .await
    }
}

#[async_trait(?Send)]
impl Editor for Imgpile {
    fn fields(&self) -> &'static [Field] {
        &[Field::Title, Field::Description]
    }

    async fn edit(&self, id: &MediaId, edit: &MediaEdit) -> Result<()> {
        let patch = MediaPatch {
            title: edit.title.as_deref(),
            description: edit.description.as_deref(),
        };
        self.patch_media("edit", id, &patch).await
    }
}

#[async_trait(?Send)]
impl Fetcher for Imgpile {
    async fn fetch(&self, media: &Stored, _resize: Resize) -> Result<Download> {
        let link = match &media.direct {
            Some(link) => link.clone(),
            None => {
                let found = self.get_media("get", &media.id).await?;
                found
                    .into_model(&self.origin())
                    .links
                    .direct
                    .ok_or_else(|| {
                        let text = format!("imgpile told no link to media '{}'", media.id);
                        Error::new(Kind::Protocol, text).during("get").of(NAME)
                    })?
            }
        };
        fetch::by_link(&self.connection.transport, &link)
            .await
            .map_err(|error| error.of(NAME))
    }
}

/// One method per endpoint.
impl Imgpile {
    async fn post_media(
        &self,
        file: &FileSource,
        post: Option<&PostId>,
        meter: Arc<dyn Meter>,
    ) -> Result<MediaObject> {
        let auth = self.token()?;
        let mut parts = Vec::new();
        if let Some(post) = post {
            let number = self.post_number("upload", post).await?;
            parts.push(Part::Text("post_id".to_owned(), number));
        }
        parts.push(Part::File("file".to_owned(), file.clone()));
        let call = Call::post("upload", self.connection.site.url(UPLOAD, []))
            .auth(auth)
            .body(Body::Multipart(parts))
            .meter(meter);
        let created: MediaCreated = self.ask(call, "uploads at this address").await?;
        Ok(created.media)
    }

    async fn get_media(&self, operation: &'static str, id: &MediaId) -> Result<MediaObject> {
        let call = Call::get(operation, self.api(["media", id.as_str()])).auth(self.any_token()?);
        let found: Data<MediaObject> = self.ask(call, &format!("media '{id}'")).await?;
        Ok(found.data)
    }

    async fn patch_media(
        &self,
        operation: &'static str,
        id: &MediaId,
        patch: &MediaPatch<'_>,
    ) -> Result<()> {
        let call = Call::patch(operation, self.api(["media", id.as_str()]))
            .auth(self.token()?)
            .json(patch);
        self.tell(call, &format!("media '{id}'")).await?;
        Ok(())
    }
}

/// What every endpoint is called through.
impl Imgpile {
    fn api<'a>(&self, segments: impl IntoIterator<Item = &'a str>) -> Url {
        self.connection.site.url(API, segments)
    }

    /// Where the pages for people are: the API's own host.
    fn origin(&self) -> Url {
        self.connection.site.base(API).clone()
    }

    /// For calls that change something.
    fn token(&self) -> Result<Auth> {
        let token = self.connection.token(TokenKind::Token)?;
        Ok(Auth::Bearer(token))
    }

    /// For reading, which works without.
    fn any_token(&self) -> Result<Auth> {
        let token = self.connection.tokens.get(TokenKind::Token)?;
        Ok(token.map_or(Auth::None, Auth::Bearer))
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

    /// Sends a call whose answer matters only in being imgpile's own and not some page.
    async fn tell(&self, call: Call, thing: &str) -> Result<Done> {
        let answer = self.send(call, thing).await?;
        if answer.status == StatusCode::NO_CONTENT {
            return Ok(Done::default());
        }
        answer.json().map_err(|error| error.of(NAME))
    }

    async fn delete(&self, operation: &'static str, url: Url, thing: &str) -> Result<Removed> {
        let call = Call::delete(operation, url).auth(self.token()?);
        match self.tell(call, thing).await {
            Ok(_) => Ok(Removed::Deleted),
            Err(error) if error.kind == Kind::NotFound => Ok(Removed::AlreadyGone),
            Err(error) => Err(error),
        }
    }
}
