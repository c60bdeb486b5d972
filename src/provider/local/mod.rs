//! A folder of this machine: the default that needs no account. There is no vendor and no API page; the folder's layout is
//! described in `gallery`.
//!
//! - A file gets a random name, because in a published folder whoever knows the name can read the file.
//! - Without `base_url` links are `file://…`, and files have mode 0600; with it, 0644.
//! - A post is a page beside the files it shows. It is written anew when one of its media changes or goes.

mod copy;
mod gallery;
mod name;
mod page;
mod posts;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use async_trait::async_trait;
use jiff::Timestamp;
use tempfile::NamedTempFile;
use url::Url;

use self::copy::{FileChunks, apart, pour};
use self::gallery::{Card, Gallery, MediaCard, Stored};
use self::name::{Key, extension_for};
use super::{
    Check, Connection, Descriptor, Editor, Fetcher, Library, Posts, Preset, Provider, Remover,
    SitePolicy, Stored as Known, TokenVerdict,
};
use crate::error::{Error, Kind, Result};
use crate::model::{
    Download, Field, FileSource, Links, Listing, Media, MediaEdit, MediaId, Query, QueryField,
    Removal, Removed, Resize, TagChange, Upload, Uploaded,
};
use crate::progress::Meter;

/// A folder of this machine.
pub static DESCRIPTOR: Descriptor = Descriptor {
    name: "local",
    summary: "a folder of this machine, which a web server may publish",
    docs: "",
    token_page: "",
    site: SitePolicy::Folder,
    tokens: &[],
    presets: &[Preset {
        name: "local",
        settings: &[],
    }],
    settings: &["path", "base_url"],
    limits: &[],
    quotas: &[],
    upload_fields: &[Field::Title, Field::Description, Field::Tags],
    max_title: None,
    max_jobs: 4,
    build,
};

struct Local {
    gallery: Gallery,
}

fn build(connection: Connection) -> Result<Box<dyn Provider>> {
    let local = Local::new(
        &connection.profile,
        connection.setting("path"),
        connection.setting("base_url"),
        &connection.data_dir,
    )?;
    Ok(Box::new(local))
}

impl Local {
    /// # Errors
    /// `Config`, naming the profile and the setting.
    fn new(
        profile: &str,
        path: Option<&str>,
        base_url: Option<&str>,
        data_dir: &Path,
    ) -> Result<Self> {
        let wrong = |key: &str, what: &str| {
            Error::new(Kind::Config, format!("profile '{profile}': {key} {what}"))
        };
        let folder = match path {
            Some(path) => {
                expand(path).ok_or_else(|| wrong("path", "must be absolute or begin with '~/'"))?
            }
            None => {
                let folder = data_dir.join("gallery");
                std::path::absolute(&folder).unwrap_or(folder)
            }
        };
        let base = match base_url {
            Some(text) => Some(published_at(text).ok_or_else(|| {
                let what = "must be an http or https address without user name, query or fragment";
                wrong("base_url", what)
            })?),
            None => Url::from_directory_path(&folder).ok(),
        };
        Ok(Local {
            gallery: Gallery {
                folder,
                with_parents: path.is_none(),
                base,
                published: base_url.is_some(),
            },
        })
    }

    fn media(&self, stored: &Stored<MediaCard>) -> Media {
        let card = stored.card.clone();
        Media {
            links: Links {
                direct: self.gallery.link(&stored.file()),
                ..Links::default()
            },
            name: Some(card.name),
            title: card.title,
            description: card.description,
            mime: Some(card.mime),
            size: Some(stored.size),
            width: card.width,
            height: card.height,
            created_at: Some(card.created_at),
            tags: card.tags,
            ..Media::new(stored.key.as_str())
        }
    }

    fn store(
        gallery: &Gallery,
        mut card: MediaCard,
        size: u64,
        draft: NamedTempFile,
    ) -> Result<Stored<MediaCard>> {
        if card.mime.starts_with("image/")
            && let Ok(pixels) = imagesize::size(draft.path())
        {
            card.width = u32::try_from(pixels.width).ok();
            card.height = u32::try_from(pixels.height).ok();
        }
        let key = Key::random(MediaCard::PREFIX)?;
        gallery.put(&key, &card, draft)?;
        Ok(Stored { key, card, size })
    }
}

#[async_trait(?Send)]
impl Provider for Local {
    fn descriptor(&self) -> &'static Descriptor {
        &DESCRIPTOR
    }

    async fn upload(
        &self,
        file: &FileSource,
        upload: &Upload,
        meter: Arc<dyn Meter>,
    ) -> Result<Uploaded> {
        let gallery = self.gallery.clone();
        let draft = apart(move || {
            gallery.prepare()?;
            gallery.draft()
        })
        .await??;
        let (draft, size) = pour(file, draft, &self.gallery.folder, &*meter).await?;
        meter.waiting();
        let card = MediaCard {
            extension: extension_for(&file.name, &file.mime),
            name: file.name.clone(),
            mime: file.mime.clone(),
            created_at: Timestamp::now(),
            title: upload.title.clone(),
            description: upload.description.clone(),
            tags: with_tags(Vec::new(), &upload.tags),
            width: None,
            height: None,
        };
        let gallery = self.gallery.clone();
        let stored = apart(move || Local::store(&gallery, card, size, draft)).await??;
        Ok(Uploaded::new(self.media(&stored)))
    }

    async fn check(&self) -> Result<Check> {
        self.gallery.probe()?;
        Ok(Check {
            place: self.gallery.folder.display().to_string(),
            token: TokenVerdict::NotNeeded,
        })
    }

    fn library(&self) -> Option<&dyn Library> {
        Some(self)
    }

    async fn opens(&self, media: &Media) -> Result<bool> {
        match Library::show(self, &media.id).await {
            Ok(_) => Ok(true),
            Err(error) if error.kind == Kind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
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

    fn fetcher(&self) -> Option<&dyn Fetcher> {
        Some(self)
    }
}

#[async_trait(?Send)]
impl Library for Local {
    fn fields(&self) -> &'static [QueryField] {
        &[
            QueryField::Type,
            QueryField::Search,
            QueryField::Since,
            QueryField::Until,
            QueryField::MinSize,
            QueryField::MaxSize,
            QueryField::Tag,
            QueryField::ExcludeTag,
            QueryField::Page,
        ]
    }

    async fn list(&self, query: &Query) -> Result<Listing<Media>> {
        let found = self.gallery.all::<MediaCard>()?;
        let media = found.items.iter().map(|stored| self.media(stored));
        let wanted = media.filter(|media| wants(query, media)).collect();
        Ok(page_of(wanted, query, &found.damaged))
    }

    async fn show(&self, id: &MediaId) -> Result<Media> {
        Ok(self.media(&self.gallery.find(id.as_str())?))
    }
}

#[async_trait(?Send)]
impl Remover for Local {
    async fn remove(&self, removal: &Removal) -> Result<Removed> {
        let id = removal.id.as_str();
        let removed = self.gallery.remove::<MediaCard>(id)?;
        self.refresh_pages(id.split('.').next().unwrap_or(id))?;
        Ok(removed)
    }
}

#[async_trait(?Send)]
impl Editor for Local {
    fn fields(&self) -> &'static [Field] {
        &[Field::Title, Field::Description, Field::Tags]
    }

    async fn edit(&self, id: &MediaId, edit: &MediaEdit) -> Result<()> {
        let Stored { key, mut card, .. } = self.gallery.find::<MediaCard>(id.as_str())?;
        change(&mut card.title, &edit.title);
        change(&mut card.description, &edit.description);
        match &edit.tags {
            Some(TagChange::Replace(tags)) => card.tags = with_tags(Vec::new(), tags),
            Some(TagChange::Add(tags)) => card.tags = with_tags(card.tags, tags),
            Some(TagChange::Remove(tags)) => card.tags.retain(|tag| !tags.contains(tag)),
            None => {}
        }
        self.gallery.write_card(&key, &card)?;
        self.refresh_pages(key.as_str())
    }
}

#[async_trait(?Send)]
impl Fetcher for Local {
    async fn fetch(&self, media: &Known, _resize: Resize) -> Result<Download> {
        let stored = self.gallery.find::<MediaCard>(media.id.as_str())?;
        let path = self.gallery.folder.join(stored.file());
        let (body, size) = FileChunks::open(path).await?;
        Ok(Download {
            name: Some(stored.card.name),
            mime: Some(stored.card.mime),
            size: Some(size),
            body: Box::new(body),
        })
    }
}

/// An absolute path as it is, `~/…` below the home directory, nothing else.
fn expand(path: &str) -> Option<PathBuf> {
    let below_home = path.strip_prefix("~/");
    let below_home = below_home.or(path.strip_prefix("~\\").filter(|_| cfg!(windows)));
    let folder = match below_home {
        Some(rest) => std::env::home_dir()?.join(rest),
        None => PathBuf::from(path),
    };
    folder.is_absolute().then_some(folder)
}

/// A `base_url` with a final slash. It stands in every link, so it must not hold a password.
fn published_at(text: &str) -> Option<Url> {
    let mut url = Url::parse(text).ok()?;
    let plain = matches!(url.scheme(), "http" | "https")
        && url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.password().is_none();
    if !url.path().ends_with('/') {
        let path = format!("{}/", url.path());
        url.set_path(&path);
    }
    plain.then_some(url)
}

/// Sets what was asked for; empty clears it.
fn change(field: &mut Option<String>, asked: &Option<String>) {
    if let Some(text) = asked {
        *field = Some(text.clone()).filter(|text| !text.is_empty());
    }
}

/// Tags with further ones, each once.
fn with_tags(mut tags: Vec<String>, more: &[String]) -> Vec<String> {
    for tag in more {
        if !tags.contains(tag) {
            tags.push(tag.clone());
        }
    }
    tags
}

fn wants(query: &Query, media: &Media) -> bool {
    let mime = media.mime.as_deref().unwrap_or_default();
    let size = media.size.unwrap_or_default();
    let text = [
        media.name.as_deref(),
        media.title.as_deref(),
        media.description.as_deref(),
    ];
    query.class.is_none_or(|class| class.holds(mime))
        && media
            .created_at
            .is_some_and(|created| in_time(query, created))
        && query.min_size.is_none_or(|least| size >= least)
        && query.max_size.is_none_or(|most| size <= most)
        && query.tags.iter().all(|tag| media.tags.contains(tag))
        && !query
            .exclude_tags
            .iter()
            .any(|tag| media.tags.contains(tag))
        && holds_text(query, text)
}

fn in_time(query: &Query, created: Timestamp) -> bool {
    query.since.is_none_or(|since| created >= since)
        && query.until.is_none_or(|until| created < until)
}

fn holds_text<const N: usize>(query: &Query, texts: [Option<&str>; N]) -> bool {
    query.search.as_ref().is_none_or(|search| {
        let search = search.to_lowercase();
        let mut texts = texts.into_iter().flatten();
        texts.any(|text| text.to_lowercase().contains(&search))
    })
}

/// The page that was asked for, with a note where cards can't be read.
fn page_of<T>(items: Vec<T>, query: &Query, damaged: &[PathBuf]) -> Listing<T> {
    let total = items.len() as u64;
    let number = query.page.unwrap_or(1).max(1) - 1;
    let limit = query.limit.unwrap_or(u64::MAX);
    let skip = usize::try_from(number.saturating_mul(limit)).unwrap_or(usize::MAX);
    let take = usize::try_from(limit).unwrap_or(usize::MAX);
    let notes = damaged
        .iter()
        .map(|card| format!("{}: is damaged and not listed", card.display()));
    Listing {
        notes: notes.collect(),
        total: Some(total),
        items: items.into_iter().skip(skip).take(take).collect(),
    }
}
