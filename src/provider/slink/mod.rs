//! Slink, <https://github.com/andrii-kryvoviaz/slink>: a self-hosted image host, every release line since 1.6.
//!
//! - No call tells the version, so what a server can do is found out by asking: lists by page (to 1.9.1) or by cursor, objects
//!   bare or in `data`, an image's path as `url` or `src`, `/api/upload` open to guests (from 1.12) or `/api/guest/upload`.
//! - An API key (`sk_…`) uploads and does nothing else; every other call wants a session (JWT), see `session`. The key never goes
//!   to another path, the session never to `/api/external`, and a session that has ended never along with a public call.
//! - The front refuses a form whose `Origin` is not the server's own address (403): it is sent with every form.
//! - Links come relative without a slash, relative with one, and absolute.
//! - From 1.11 on, a link opens for others only once its share is published. Being public (`isPublic`) is another thing: it puts
//!   the image into the public feed. `--visibility` speaks of both: public is listed and published, hidden is published,
//!   private is neither.
//! - In forms every text but `0` means true, so that an absent field is the only sure no.
//! - A file that its owner has already is refused with 400 and the id of the image that holds it. That is a success here.
//! - A 204 does not prove a change: "only public images" keeps `isPublic` true without a word.
//! - There is no title, expiry, delete link or comments by user.

mod chunked;
mod edit;
mod export;
mod finding;
mod lists;
mod names;
mod session;
mod share;
mod upload;
mod wire;
mod words;

use std::cell::RefCell;
use std::sync::Arc;

use async_trait::async_trait;
use serde::de::DeserializeOwned;
use url::Url;

use self::session::Held;
use self::wire::Detail;
use super::{
    Base, Check, Connection, Descriptor, Editor, Exporter, Fetcher, Finder, Library, Limit,
    Provider, Remover, Sessions, Site, SitePolicy, Stored, TokenSpec, TokenVerdict, fetch,
};
use crate::error::{Error, Kind, Result};
use crate::http::{Answer, Auth, Call, HeaderValue};
use crate::model::{
    Download, Field, FileSource, Listing, Media, MediaEdit, MediaId, Query, QueryField, Removal,
    Removed, Resize, Upload, Uploaded,
};
use crate::progress::Meter;
use crate::secret::{Secret, TokenKind};

const NAME: &str = "slink";
const API: &str = "api";

/// Slink.
pub static DESCRIPTOR: Descriptor = Descriptor {
    name: NAME,
    summary: "a Slink server of your own: images, with collections, tags and short links",
    docs: "https://github.com/andrii-kryvoviaz/slink",
    token_page: "",
    site: SitePolicy::SelfHosted(&[Base {
        name: API,
        setting: "url",
        default: "",
    }]),
    tokens: &[
        TokenSpec {
            kind: TokenKind::ApiKey,
            prefix: "sk_",
            serves: "uploads and nothing else",
        },
        TokenSpec {
            kind: TokenKind::Jwt,
            prefix: "eyJ",
            serves: "everything: uploads, lists, changes, published links",
        },
    ],
    presets: &[],
    settings: &["origin"],
    limits: &[Limit {
        mime: "image/",
        max_bytes: None,
    }],
    quotas: &[],
    upload_fields: &[
        Field::Description,
        Field::Tags,
        Field::Album,
        Field::Visibility,
        Field::Guest,
    ],
    max_title: None,
    max_jobs: 4,
    build: |connection| Ok(Box::new(Slink::new(connection)?)),
};

/// The Slink of one profile.
struct Slink {
    connection: Connection,
    /// What forms say in `Origin`.
    origin: HeaderValue,
    /// The session as it was last read or renewed, so that a keyring is asked once.
    session: RefCell<Option<Held>>,
    /// One renewal at a time in this process; [`crate::secret::Tokens::lock`] holds off the others.
    renewing: tokio::sync::Mutex<()>,
}

impl Slink {
    fn new(mut connection: Connection) -> Result<Self> {
        let mut root = connection.site.base(API).clone();
        root.set_path("/");
        root.set_query(None);
        root.set_fragment(None);
        let origin = match connection.setting("origin") {
            Some(origin) => origin.trim_end_matches('/').to_owned(),
            None => root.origin().ascii_serialization(),
        };
        let origin = HeaderValue::from_str(&origin).map_err(|_| {
            let profile = &connection.profile;
            let message = format!("profile {profile}: 'origin' is not an address");
            Error::new(Kind::Config, message).of(NAME)
        })?;
        connection.site = Site::new([(API, root)]);
        Ok(Slink {
            connection,
            origin,
            session: RefCell::default(),
            renewing: tokio::sync::Mutex::default(),
        })
    }
}

#[async_trait(?Send)]
impl Provider for Slink {
    fn descriptor(&self) -> &'static Descriptor {
        &DESCRIPTOR
    }

    fn accepts(&self, upload: &Upload) -> Result<()> {
        upload::accepts(upload)
    }

    async fn upload(
        &self,
        file: &FileSource,
        upload: &Upload,
        meter: Arc<dyn Meter>,
    ) -> Result<Uploaded> {
        self.put(file, upload, meter).await
    }

    fn afterwards(&self, file: &FileSource, upload: &Upload) -> Vec<String> {
        self.steps(file, upload)
    }

    async fn check(&self) -> Result<Check> {
        let kind = match self.held()? {
            Some(_) => TokenKind::Jwt,
            None => TokenKind::ApiKey,
        };
        self.check_token(kind).await
    }

    /// A key is good for uploads alone, so that no harmless call shows whether it is taken.
    async fn check_token(&self, kind: TokenKind) -> Result<Check> {
        let token = if kind == TokenKind::Jwt {
            let call = Call::get("doctor", self.url(["api", "user"]));
            self.as_user(call, "account of this session").await?;
            TokenVerdict::Accepted
        } else {
            self.get_settings("doctor").await?;
            match self.connection.tokens.get(kind)? {
                Some(_) => TokenVerdict::NotTested,
                None => TokenVerdict::Missing,
            }
        };
        let place = self.host();
        Ok(Check { place, token })
    }

    /// A session is told whether an image is there. A link that is not published opens for nobody else and proves nothing.
    async fn opens(&self, media: &Media) -> Result<bool> {
        if self.held()?.is_none() {
            return Ok(true);
        }
        let found = self.get_detail("upload", media.id.as_str()).await;
        Ok(words::absent(found)?.is_some())
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

    fn sessions(&self) -> Option<&dyn Sessions> {
        Some(self)
    }
}

#[async_trait(?Send)]
impl Library for Slink {
    fn fields(&self) -> &'static [QueryField] {
        &lists::FIELDS
    }

    async fn list(&self, query: &Query) -> Result<Listing<Media>> {
        self.get_list(query).await
    }

    async fn show(&self, id: &MediaId) -> Result<Media> {
        let detail = self.get_detail("show", id.as_str()).await?;
        let shares = self.get_shares("show", id.as_str()).await?;
        let tags = self.get_tags_of("show", id.as_str()).await?;
        let mut media = detail.into_model(|text| self.join(text));
        share::complete(&mut media, shares, |text| self.join(text));
        media.tags = tags.into_iter().flatten().map(|tag| tag.name).collect();
        Ok(media)
    }

    async fn show_several(&self, ids: &[MediaId]) -> Result<Vec<Media>> {
        self.get_by_ids(ids).await
    }
}

#[async_trait(?Send)]
impl Remover for Slink {
    fn has_preserve_on_disk(&self) -> bool {
        true
    }

    /// New servers answer a second deletion like the first one, so the image is looked for before.
    async fn remove(&self, removal: &Removal) -> Result<Removed> {
        let id = removal.id.as_str();
        if words::absent(self.get_detail("rm", id).await)?.is_none() {
            return Ok(Removed::AlreadyGone);
        }
        let gone = self.delete_image(id, removal.preserve_on_disk).await;
        Ok(match words::absent(gone)? {
            Some(()) => Removed::Deleted,
            None => Removed::AlreadyGone,
        })
    }
}

#[async_trait(?Send)]
impl Editor for Slink {
    fn fields(&self) -> &'static [Field] {
        &[
            Field::Description,
            Field::Visibility,
            Field::Tags,
            Field::Album,
        ]
    }

    async fn edit(&self, id: &MediaId, edit: &MediaEdit) -> Result<()> {
        self.change(id.as_str(), edit).await
    }
}

#[async_trait(?Send)]
impl Fetcher for Slink {
    fn resizes(&self) -> bool {
        true
    }

    /// The owner may see and resize everything; everybody else what the link shows.
    async fn fetch(&self, media: &Stored, resize: Resize) -> Result<Download> {
        if self.held()?.is_some() {
            let id = media.id.as_str();
            match self.get_detail("get", id).await {
                Ok(detail) => return self.get_bytes(&detail, resize).await,
                Err(error) if media.direct.is_none() => return Err(error),
                // Not this account's, or a guest's: the link may open all the same.
                Err(error) if matches!(error.status, Some(403 | 404)) => {}
                Err(error) => return Err(error),
            }
        }
        let Some(link) = &media.direct else {
            return Err(self.no_session());
        };
        let is_file = link.path().starts_with("/image/") || link.path().starts_with("/api/image/");
        if !resize.is_empty() && !is_file {
            return Err(self.no_session());
        }
        let mut link = link.clone();
        if !resize.is_empty() {
            link.query_pairs_mut().extend_pairs(resizing(resize));
        }
        let download = fetch::by_link(&self.connection.transport, &link)
            .await
            .map_err(|error| error.of(NAME))?;
        // The front answers with a page where a link does not open.
        match share::is_image(&download) {
            true => Ok(download),
            false => Err(words::shut(&media.id).during("get").of(NAME)),
        }
    }
}

/// One method per endpoint.
impl Slink {
    async fn get_detail(&self, operation: &'static str, id: &str) -> Result<Detail> {
        let call = Call::get(operation, self.url(["api", "image", id, "detail"]));
        let answer = self.as_user(call, &format!("image '{id}'")).await?;
        payload(&answer)
    }

    async fn delete_image(&self, id: &str, preserve_on_disk: bool) -> Result<()> {
        let body = wire::Deletion { preserve_on_disk };
        let call = Call::delete("rm", self.url(["api", "image", id])).json(&body);
        self.as_user(call, &format!("image '{id}'")).await?;
        Ok(())
    }

    /// The page spells a size `w` and `h`; servers read `width` and `height`.
    async fn get_bytes(&self, detail: &Detail, resize: Resize) -> Result<Download> {
        let name = detail.file_name();
        let url = self.url(["api", "image", &name]);
        let thing = format!("image '{}'", detail.id);
        let call = Call::get("get", url).query(resizing(resize));
        let token = self.access().await?;
        let begin = |token| {
            let call = call.clone().auth(Auth::Bearer(token));
            let transport = &self.connection.transport;
            async {
                transport
                    .download(call, |answer| words::of(answer, &thing))
                    .await
            }
        };
        let begun = match begin(token.clone()).await {
            Err(error) if error.status == Some(401) => match self.renew(&token).await? {
                Some(token) => begin(token).await,
                None => Err(error),
            },
            other => other,
        };
        let mut download = begun.map_err(|error| error.of(NAME))?;
        download.name.get_or_insert(name);
        Ok(download)
    }

    /// What everybody may know of the server.
    async fn get_settings(&self, operation: &'static str) -> Result<wire::Settings> {
        let url = self.url(["api", "settings", "public"]);
        let call = Call::get(operation, url);
        let answer = self.send(call, "settings at this address").await?;
        payload(&answer)
    }
}

/// What every endpoint is called through.
impl Slink {
    fn url<'a>(&self, segments: impl IntoIterator<Item = &'a str>) -> Url {
        self.connection.site.url(API, segments)
    }

    fn host(&self) -> String {
        let root = self.connection.site.base(API);
        root.host_str().unwrap_or_default().to_owned()
    }

    /// A link of the server's, in any of its three styles.
    fn join(&self, text: &str) -> Option<Url> {
        if let Some(url) = super::reading::web_url(text) {
            return Some(url);
        }
        let path = text.trim_start_matches('/');
        let root = self.connection.site.base(API);
        let joined = root.join(&format!("/{path}")).ok();
        joined.filter(|_| !path.is_empty())
    }

    /// Sends a call as it is. `thing` is what a 404 is about.
    async fn send(&self, call: Call, thing: &str) -> Result<Answer> {
        self.connection
            .send(NAME, call, |answer| words::of(answer, thing))
            .await
            .map_err(|error| self.explain(error))
    }

    /// Says which setting is at fault where the front refused a form.
    fn explain(&self, error: Error) -> Error {
        if error.message != words::FOREIGN_ORIGIN {
            return error;
        }
        let origin = self.origin.to_str().unwrap_or_default();
        let mut error = error.advice(format!(
            "set origin = \"https://…\" in [profiles.{}] to the server's ORIGIN: scheme, host and port, without a final slash",
            self.connection.profile
        ));
        error.message = format!(
            "{} takes no forms from '{origin}': its ORIGIN setting is another address",
            self.host()
        );
        error
    }

    fn no_session(&self) -> Error {
        let profile = &self.connection.profile;
        let message =
            format!("profile '{profile}' holds no session, and an upload key only uploads");
        Error::new(Kind::Auth, message)
            .of(NAME)
            .advice(format!("run 'hoist auth login {profile} --kind jwt'"))
    }

    /// The key for uploads, where there is one.
    fn key(&self) -> Result<Option<Secret<String>>> {
        self.connection.tokens.get(TokenKind::ApiKey)
    }
}

/// What an answer holds, in `data` or bare.
fn payload<T: DeserializeOwned>(answer: &Answer) -> Result<T> {
    let value = answer.json().map_err(|error| error.of(NAME))?;
    serde_json::from_value(wire::unwrap(value)).map_err(|error| {
        let message = format!("the host's answer is not what its API promises: {error}");
        Error::new(Kind::Protocol, message)
            .during(answer.operation)
            .status(answer.status.as_u16())
            .of(NAME)
    })
}

fn resizing(resize: Resize) -> Vec<(&'static str, String)> {
    let mut pairs = Vec::new();
    for (names, size) in [
        (["width", "w"], resize.width),
        (["height", "h"], resize.height),
    ] {
        let size = size.map(|size| size.to_string());
        pairs.extend(names.into_iter().zip(size.into_iter().cycle()));
    }
    if resize.crop {
        pairs.push(("crop", "true".to_owned()));
    }
    pairs
}
