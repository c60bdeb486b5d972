//! Chevereto, <https://v4-docs.chevereto.com/api/1/file-upload.html>: imgximg.com, freeimage.host, anybody's own; and imgbb, a fork.
//!
//! - The public API has one operation: upload one file. There is no list, no info, no update.
//! - Every refusal is HTTP 400; the reason is in the body. Maintenance, crashes and bans come as pages, some with HTTP 200.
//! - The address has no final slash: with one the site redirects, and a redirected POST loses its file.
//! - The key goes in a header (V4) or in the form (older sites, imgbb). The header wins where both come, so only one is sent.
//! - The part's `Content-Type` decides whether a file is a video.
//! - A file is deleted by a GET of a link that only the upload told. Success is a redirect whose query says `deleted`.
//! - 50 files a minute from one network address, whoever sends them, is what a V4 site allows as it is installed; its owner may
//!   have set another number or none (`requests_per_minute` in the profile). Its limits of an hour and a day, and all limits of
//!   older sites and imgbb, are known from their refusals only: no header tells them.
//! - The same bytes from one address are refused for 24 hours, and the first link is not told.
//! - A span that the site can't parse becomes five minutes.
//! - An album that is not the key's own is ignored, and the answer names none.
//! - imgbb's delete link is a page with a button, and V3 sites give none.

mod expiry;
mod export;
mod finding;
mod options;
mod removal;
mod wire;
mod words;

use std::sync::Arc;

use async_trait::async_trait;
use url::Url;

use super::{
    Base, Check, Connection, Descriptor, Exporter, Fetcher, Finder, Limit, Preset, Provider,
    Remover, SitePolicy, Stored, TokenSpec, TokenVerdict, fetch,
};
use crate::error::{Error, Kind, Result};
use crate::http::{Answer, Auth, Body, Call, HeaderName, Holder, Part, Quota, RateLimit, Repeat};
use crate::model::{Download, Field, FileSource, Media, Resize, Upload, Uploaded};
use crate::progress::Meter;
use crate::secret::{Secret, TokenKind};
use wire::Reply;

const NAME: &str = "chevereto";
const SITE: &str = "site";

/// A type that the site takes, of a size that only the site knows.
const fn takes(mime: &'static str) -> Limit {
    Limit {
        mime,
        max_bytes: None,
    }
}

const V4: Descriptor = Descriptor {
    name: NAME,
    summary: "Chevereto sites (imgximg.com, your own), freeimage.host and imgbb: images and videos",
    docs: "https://v4-docs.chevereto.com/api/1/file-upload.html",
    token_page: "https://v4-user.chevereto.com/user/settings/api.html",
    site: SitePolicy::SelfHosted(&[Base {
        name: SITE,
        setting: "url",
        default: "",
    }]),
    tokens: &[TokenSpec {
        kind: TokenKind::Token,
        prefix: "",
        serves: "uploads; your own key, or the public one that the site prints on its API page",
    }],
    presets: &[
        Preset {
            name: "imgximg",
            settings: &[("url", "https://imgximg.com")],
        },
        Preset {
            name: "imgbb",
            settings: &[("url", "https://api.imgbb.com"), ("flavour", "imgbb")],
        },
        Preset {
            name: "freeimage",
            settings: &[("url", "https://freeimage.host"), ("flavour", "v3")],
        },
    ],
    settings: &["flavour", "use_file_date"],
    limits: &[
        takes("image/jpeg"),
        takes("image/png"),
        takes("image/gif"),
        takes("image/webp"),
        takes("image/avif"),
        takes("image/bmp"),
        takes("video/mp4"),
        takes("video/webm"),
        takes("video/quicktime"),
    ],
    quotas: &[Quota {
        holder: Holder::Address,
        limits: &[RateLimit::files_per_minute(50)],
    }],
    upload_fields: &[
        Field::Title,
        Field::Description,
        Field::Tags,
        Field::Album,
        Field::Category,
        Field::Nsfw,
        Field::Expire,
        Field::Width,
    ],
    max_title: Some(100),
    max_jobs: 2,
    build: |connection| Ok(Box::new(Chevereto::new(connection)?)),
};

/// Chevereto.
pub static DESCRIPTOR: Descriptor = V4;

static V3_DESCRIPTOR: Descriptor = Descriptor {
    limits: &[
        takes("image/jpeg"),
        takes("image/png"),
        takes("image/gif"),
        takes("image/webp"),
        takes("image/bmp"),
    ],
    quotas: &[],
    upload_fields: &[],
    max_title: None,
    ..V4
};

static IMGBB_DESCRIPTOR: Descriptor = Descriptor {
    limits: &[Limit {
        mime: "image/",
        max_bytes: Some(32 * 1024 * 1024),
    }],
    quotas: &[],
    upload_fields: &[Field::Title, Field::Expire],
    max_title: None,
    ..V4
};

/// The dialects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Flavour {
    /// API V1.1.
    V4,
    /// API V1: the key in the form, no options, no delete link.
    V3,
    /// imgbb's.
    Imgbb,
}

/// The site of one profile.
struct Chevereto {
    connection: Connection,
    flavour: Flavour,
    /// Where files go; without a final slash.
    endpoint: Url,
    use_file_date: bool,
}

impl Chevereto {
    /// # Errors
    /// `Config` for a setting with another value than the known ones.
    fn new(connection: Connection) -> Result<Self> {
        let wrong = |key: &str, value: &str, known: &str| {
            let profile = &connection.profile;
            let message = format!("profile {profile}: {key} is '{value}', not one of {known}");
            Error::new(Kind::Config, message).of(NAME)
        };
        let flavour = match connection.setting("flavour") {
            None | Some("v4") => Flavour::V4,
            Some("v3") => Flavour::V3,
            Some("imgbb") => Flavour::Imgbb,
            Some(other) => return Err(wrong("flavour", other, "v4, v3, imgbb")),
        };
        let use_file_date = match connection.setting("use_file_date") {
            None | Some("false") => false,
            Some("true") if flavour == Flavour::V4 => true,
            Some("true") => return Err(wrong("use_file_date", "true", "false (only v4 has it)")),
            Some(other) => return Err(wrong("use_file_date", other, "true, false")),
        };
        Ok(Chevereto {
            endpoint: endpoint(flavour, connection.site.base(SITE)),
            flavour,
            use_file_date,
            connection,
        })
    }
}

/// The upload address of a site whose own address was given, with or without the way to the API at its end.
fn endpoint(flavour: Flavour, base: &Url) -> Url {
    let way = match flavour {
        Flavour::V4 | Flavour::V3 => "/api/1/upload",
        Flavour::Imgbb => "/1/upload",
    };
    let mut url = base.clone();
    url.set_query(None);
    url.set_fragment(None);
    let given = url.path().trim_end_matches('/');
    let path = format!("{}{way}", given.strip_suffix(way).unwrap_or(given));
    url.set_path(&path);
    url
}

#[async_trait(?Send)]
impl Provider for Chevereto {
    fn descriptor(&self) -> &'static Descriptor {
        match self.flavour {
            Flavour::V4 => &DESCRIPTOR,
            Flavour::V3 => &V3_DESCRIPTOR,
            Flavour::Imgbb => &IMGBB_DESCRIPTOR,
        }
    }

    async fn upload(
        &self,
        file: &FileSource,
        upload: &Upload,
        meter: Arc<dyn Meter>,
    ) -> Result<Uploaded> {
        let media = self.post_file(file, upload, meter).await?;
        let notes = notes(upload, &media);
        let mut uploaded = Uploaded::new(media);
        uploaded.notes = notes;
        Ok(uploaded)
    }

    fn accepts(&self, upload: &Upload) -> Result<()> {
        options::form(self.flavour, upload, self.use_file_date)?;
        options::query(self.flavour, upload)?;
        Ok(())
    }

    async fn check(&self) -> Result<Check> {
        let key = self.connection.tokens.get(TokenKind::Token)?;
        let token = match key {
            Some(_) => TokenVerdict::Accepted,
            None => TokenVerdict::Missing,
        };
        self.post_nothing(key).await?;
        let place = self.endpoint.host_str().unwrap_or_default().to_owned();
        Ok(Check { place, token })
    }

    /// Only V4 tells a link that deletes; imgbb's is a page with a button.
    fn remover(&self) -> Option<&dyn Remover> {
        (self.flavour == Flavour::V4).then_some(self as _)
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

    fn fetcher(&self) -> Option<&dyn Fetcher> {
        Some(self)
    }

    fn exporter(&self) -> Option<&dyn Exporter> {
        Some(self)
    }
}

#[async_trait(?Send)]
impl Fetcher for Chevereto {
    async fn fetch(&self, media: &Stored, _resize: Resize) -> Result<Download> {
        let download = fetch::by_known_link(&self.connection.transport, media).await;
        download.map_err(|error| error.of(NAME))
    }
}

/// One method per endpoint.
impl Chevereto {
    async fn post_file(
        &self,
        file: &FileSource,
        upload: &Upload,
        meter: Arc<dyn Meter>,
    ) -> Result<Media> {
        let fields = options::form(self.flavour, upload, self.use_file_date)?;
        let query = options::query(self.flavour, upload)?;
        let (auth, mut parts) = self.credentials(self.connection.token(TokenKind::Token)?);
        let texts = fields.into_iter();
        parts.extend(texts.map(|(name, value)| Part::Text(name.to_owned(), value)));
        let part = match self.flavour {
            Flavour::V4 | Flavour::V3 => "source",
            Flavour::Imgbb => "image",
        };
        parts.push(Part::File(part.to_owned(), file.clone()));
        let call = Call::post("upload", self.endpoint.clone())
            .query(query)
            .auth(auth)
            .body(Body::Multipart(parts))
            .meter(meter)
            .busy(words::busy);
        let words =
            |answer: &Answer| words::wording(answer, self.flavour, &self.connection.profile);
        let answer = self.connection.send(NAME, call, words).await?;
        let reply: Reply = answer.json().map_err(|error| error.of(NAME))?;
        let stored = reply
            .stored()
            .ok_or_else(|| no_promise(&answer, "no file"))?;
        Ok(stored.into_model())
    }

    /// An upload without a file. The site looks at the key first, and only a good one learns that the file is missing.
    async fn post_nothing(&self, key: Option<Secret<String>>) -> Result<()> {
        let has_key = key.is_some();
        let (auth, mut parts) = key.map_or((Auth::None, Vec::new()), |key| self.credentials(key));
        parts.push(Part::Text("format".to_owned(), "json".to_owned()));
        let mut call = Call::post("doctor", self.endpoint.clone())
            .repeat(Repeat::Safe)
            .auth(auth)
            .body(Body::Multipart(parts));
        call.accept = vec![400];
        let words = |answer: &Answer| {
            let failure = words::failure(answer)?;
            if !has_key || words::misses_file(&failure) {
                return None;
            }
            words::wording(answer, self.flavour, &self.connection.profile)
        };
        let answer = self.connection.send(NAME, call, words).await?;
        let reply: Reply = answer.json().map_err(|error| error.of(NAME))?;
        match reply.error {
            Some(_) => Ok(()),
            None => Err(no_promise(
                &answer,
                "no refusal of an upload without a file",
            )),
        }
    }

    /// The key, where this flavour takes it.
    fn credentials(&self, key: Secret<String>) -> (Auth, Vec<Part>) {
        match self.flavour {
            Flavour::V4 => (
                Auth::Header(HeaderName::from_static("x-api-key"), key),
                Vec::new(),
            ),
            Flavour::V3 | Flavour::Imgbb => (Auth::None, vec![Part::Secret("key".to_owned(), key)]),
        }
    }
}

/// An answer that is JSON and nothing that the API promises.
fn no_promise(answer: &Answer, what: &str) -> Error {
    let message = format!("the host's answer is not what its API promises: {what}");
    Error::new(Kind::Protocol, message)
        .of(NAME)
        .during(answer.operation)
        .status(answer.status.as_u16())
}

/// What differs from what was asked, and what can't be seen.
fn notes(upload: &Upload, media: &Media) -> Vec<String> {
    let mut notes = Vec::new();
    if media.links.direct.is_none() {
        let page = media
            .links
            .page
            .as_ref()
            .map_or_else(String::new, |page| format!("; its page: {page}"));
        notes.push(format!(
            "the file awaits moderation and has no link yet{page}"
        ));
    }
    let asked = upload.tags.iter().map(|tag| tag.trim());
    let missing: Vec<&str> = asked
        .filter(|tag| !media.tags.iter().any(|taken| taken == tag))
        .collect();
    if !missing.is_empty() {
        notes.push(format!(
            "the site did not take these tags: {}",
            missing.join(", ")
        ));
    }
    if let Some(asked) = upload.expire {
        notes.extend(expiry::difference(
            asked,
            media.created_at,
            media.expires_at,
        ));
    }
    if let Some(album) = &upload.album {
        notes.push(format!(
            "whether the file is in album {album} can't be seen: the site does not tell"
        ));
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> Url {
        Url::parse(text).unwrap()
    }

    #[test]
    fn an_address_may_be_written_in_many_ways() {
        for given in [
            "https://pics.example.org",
            "https://pics.example.org/",
            "https://pics.example.org/api/1/upload",
            "https://pics.example.org/api/1/upload/",
            "https://pics.example.org/api/1/upload/?key=x#y",
        ] {
            let made = endpoint(Flavour::V4, &url(given));
            assert_eq!(
                made.as_str(),
                "https://pics.example.org/api/1/upload",
                "{given}"
            );
        }
        let below = endpoint(Flavour::V3, &url("https://example.org/pics/"));
        assert_eq!(below.as_str(), "https://example.org/pics/api/1/upload");
        for given in ["https://api.imgbb.com", "https://api.imgbb.com/1/upload/"] {
            let made = endpoint(Flavour::Imgbb, &url(given));
            assert_eq!(made.as_str(), "https://api.imgbb.com/1/upload", "{given}");
        }
    }
}
