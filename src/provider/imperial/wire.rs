//! imperial's JSON, named as imperial names it. Only what hoist cannot do without is required.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use url::Url;

use super::stored_tags;
use crate::model::{FolderChange, Links, Media, MediaEdit, MediaId, TagChange};
use crate::provider::reading::{timestamp, tolerant, web_url};
use crate::secret::Secret;

/// Answer of `POST /images/upload`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UploadedObject {
    #[serde(rename = "_id")]
    pub id: String,
    #[serde(default, deserialize_with = "tolerant")]
    pub url: Option<String>,
    /// Only of videos.
    #[serde(default, deserialize_with = "tolerant")]
    pub thumbnail_url: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub original_filename: Option<String>,
    /// Bytes as stored: fewer than were sent where the account compresses.
    #[serde(default, deserialize_with = "tolerant")]
    pub file_size: Option<u64>,
    #[serde(default, deserialize_with = "tolerant")]
    pub mime_type: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub created_at: Option<String>,
}

impl UploadedObject {
    /// As hoist's media.
    pub fn into_model(self) -> Media {
        let mut media = Media::new(self.id);
        media.links = links(self.url.as_deref(), self.thumbnail_url.as_deref());
        media.name = self.original_filename;
        media.size = self.file_size;
        media.mime = self.mime_type;
        media.created_at = self.created_at.as_deref().and_then(timestamp);
        media
    }
}

/// Answer of `GET /images`.
#[derive(Debug, Deserialize)]
pub struct Page {
    pub images: Vec<ListedObject>,
    #[serde(default, deserialize_with = "tolerant")]
    pub pagination: Option<Pagination>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Pagination {
    #[serde(default, deserialize_with = "tolerant")]
    pub total: Option<u64>,
    #[serde(default, deserialize_with = "tolerant")]
    pub total_pages: Option<u64>,
}

impl Page {
    /// Whether more pages follow the one with this number; `None` where the page does not tell.
    pub fn has_next(&self, number: u64) -> Option<bool> {
        let last = self.pagination.as_ref()?.total_pages?;
        Some(number < last)
    }

    /// How many items there are on all pages.
    pub fn total(&self) -> Option<u64> {
        self.pagination.as_ref()?.total
    }
}

/// An item of a list.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListedObject {
    #[serde(rename = "_id")]
    pub id: String,
    #[serde(default, deserialize_with = "tolerant")]
    pub url: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub thumbnail_url: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub mime_type: Option<String>,
    /// The original file name.
    #[serde(default, deserialize_with = "tolerant")]
    pub prompt: Option<String>,
    /// The size for people. The vendor's own examples don't agree on its unit, so it can't be turned into bytes.
    #[serde(default, deserialize_with = "tolerant")]
    pub model_name: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub size: Option<Pixels>,
    #[serde(default, deserialize_with = "tolerant")]
    pub created_at: Option<String>,
}

/// Zero where unknown, as in every example.
#[derive(Debug, Deserialize)]
pub struct Pixels {
    pub width: u32,
    pub height: u32,
}

impl ListedObject {
    /// As hoist's media.
    pub fn into_model(self) -> Media {
        let mut media = Media::new(self.id);
        media.links = links(self.url.as_deref(), self.thumbnail_url.as_deref());
        media.name = self.prompt;
        media.size_text = self.model_name;
        media.mime = self.mime_type;
        if let Some(pixels) = self.size.filter(|size| size.width > 0 && size.height > 0) {
            media.width = Some(pixels.width);
            media.height = Some(pixels.height);
        }
        media.created_at = self.created_at.as_deref().and_then(timestamp);
        media
    }
}

fn links(url: Option<&str>, thumbnail: Option<&str>) -> Links {
    Links {
        direct: url.and_then(web_url),
        thumbnail: thumbnail.and_then(web_url),
        ..Links::default()
    }
}

/// Answer of `POST /images/:id/access-url`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AccessUrl {
    pub access_url: String,
    /// `null` where the upload is not private.
    #[serde(default, deserialize_with = "tolerant")]
    pub expires_at: Option<String>,
}

impl AccessUrl {
    /// The link and its end, if it is a link.
    pub fn into_link(self) -> Option<(Secret<Url>, Option<Timestamp>)> {
        let ends = self.expires_at.as_deref().and_then(timestamp);
        Some((Secret::new(web_url(&self.access_url)?), ends))
    }
}

/// Body of `POST /images/bulk-metadata`.
#[derive(Debug, Serialize)]
pub struct BulkMetadata<'a> {
    pub ids: [&'a str; 1],
    /// Not there: stays where it is. `null`: to Root.
    #[serde(rename = "folderId", skip_serializing_if = "Option::is_none")]
    pub folder: Option<Option<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<&'static str>,
}

impl<'a> BulkMetadata<'a> {
    /// The change of one media. An empty value clears.
    pub fn new(id: &'a MediaId, edit: &'a MediaEdit) -> Self {
        let folder = edit.folder.as_ref().map(|folder| match folder {
            FolderChange::Into(folder) if !folder.is_empty() => Some(folder.as_str()),
            FolderChange::Into(_) | FolderChange::Root => None,
        });
        let (mode, tags) = match &edit.tags {
            None => (None, None),
            Some(TagChange::Replace(tags)) => (Some("replace"), Some(tags)),
            Some(TagChange::Add(tags)) => (Some("add"), Some(tags)),
            Some(TagChange::Remove(tags)) => (Some("remove"), Some(tags)),
        };
        let tags = tags.map(|tags| {
            let mut tags = stored_tags(tags);
            tags.retain(|tag| !tag.is_empty());
            tags
        });
        BulkMetadata {
            ids: [id.as_str()],
            folder,
            tags,
            mode,
        }
    }
}

/// Answer of `POST /images/bulk-metadata`.
#[derive(Debug, Deserialize)]
pub struct Updated {
    #[serde(default, deserialize_with = "tolerant")]
    pub updated: Option<u64>,
}

/// Body of an error. Documented as texts; frameworks before the API send what they like.
#[derive(Debug, Deserialize)]
pub struct Failure {
    pub error: Option<Value>,
    pub message: Option<Value>,
    pub details: Option<Value>,
}
