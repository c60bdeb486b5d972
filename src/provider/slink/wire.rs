//! Slink's JSON, named as Slink names it, in every era's shape. Only what hoist cannot do without is required.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use url::Url;

use crate::model::{Links, Media, Visibility};
use crate::provider::reading::{timestamp, tolerant};
use crate::secret::Secret;

/// An object without the `data` around it that some eras put there.
pub fn unwrap(value: Value) -> Value {
    match value {
        Value::Object(mut object) if object.get("data").is_some_and(|data| !data.is_null()) => {
            object.remove("data").unwrap_or_default()
        }
        bare => bare,
    }
}

/// Answer of an upload. `url` and `thumbnailUrl` come with a key only.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Created {
    pub id: String,
    #[serde(default, deserialize_with = "tolerant")]
    pub url: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub thumbnail_url: Option<String>,
}

/// `GET /api/image/{id}/detail`. The path is in `url`, from 1.12 on in `src`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Detail {
    pub id: String,
    #[serde(default, deserialize_with = "tolerant")]
    pub file_name: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub description: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub is_public: Option<bool>,
    #[serde(default, deserialize_with = "tolerant")]
    pub created_at: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub size: Option<u64>,
    #[serde(default, deserialize_with = "tolerant")]
    pub mime_type: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub width: Option<u32>,
    #[serde(default, deserialize_with = "tolerant")]
    pub height: Option<u32>,
    #[serde(default, deserialize_with = "tolerant")]
    pub src: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub url: Option<String>,
}

impl Detail {
    /// The stored file's name, with the extension that the server chose.
    pub fn file_name(&self) -> String {
        let path = self.src.as_deref().or(self.url.as_deref());
        let last = path.and_then(|path| path.rsplit('/').next());
        let last = last.filter(|last| !last.is_empty()).map(str::to_owned);
        let told = self.file_name.clone().filter(|name| !name.is_empty());
        told.or(last).unwrap_or_else(|| self.id.clone())
    }

    /// The place of the file: `src`, else `url`, else built from its name.
    fn link(&self, join: impl Fn(&str) -> Option<Url>) -> Option<Url> {
        let told = [&self.src, &self.url].into_iter().flatten();
        let told = told.map(String::as_str).find_map(&join);
        let named = || join(&format!("image/{}", self.file_name.as_deref()?));
        told.or_else(named)
    }

    /// As hoist thinks of it. The original name is nowhere kept.
    pub fn into_model(self, join: impl Fn(&str) -> Option<Url>) -> Media {
        let mut media = Media::new(self.id.as_str());
        media.links = Links {
            direct: self.link(join),
            ..Links::default()
        };
        media.description = self.description.filter(|text| !text.is_empty());
        media.mime = self.mime_type;
        media.size = self.size;
        (media.width, media.height) = (pixels(self.width), pixels(self.height));
        media.created_at = self.created_at.as_deref().and_then(timestamp);
        media.visibility = public(self.is_public);
        media
    }
}

/// A page of a list. The bare array is the form of the page for `uuid[]`.
#[derive(Debug, Default, Deserialize)]
pub struct Page {
    pub data: Vec<Item>,
    #[serde(default, deserialize_with = "tolerant")]
    pub meta: Option<Meta>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Meta {
    #[serde(default, deserialize_with = "tolerant")]
    pub total: Option<u64>,
    /// Old lists have it, new ones don't.
    #[serde(default, deserialize_with = "tolerant")]
    pub page: Option<u64>,
    #[serde(default, deserialize_with = "tolerant")]
    pub next_cursor: Option<String>,
}

/// An image in a list.
#[derive(Debug, Deserialize)]
pub struct Item {
    pub id: String,
    #[serde(default, deserialize_with = "tolerant")]
    pub owner: Option<Owner>,
    /// Where everybody sees it, as long as it is public.
    #[serde(default, deserialize_with = "tolerant")]
    pub url: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub attributes: Option<Attributes>,
    #[serde(default, deserialize_with = "tolerant")]
    pub metadata: Option<Metadata>,
    #[serde(default, deserialize_with = "tolerant")]
    pub tags: Option<Vec<Named>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Owner {
    #[serde(default, deserialize_with = "tolerant")]
    pub display_name: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub username: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Attributes {
    #[serde(default, deserialize_with = "tolerant")]
    pub file_name: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub description: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub is_public: Option<bool>,
    #[serde(default, deserialize_with = "tolerant")]
    pub created_at: Option<Moment>,
}

/// `formattedDate` beside it is in the server's own zone and says nothing.
#[derive(Debug, Deserialize)]
pub struct Moment {
    pub timestamp: i64,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Metadata {
    #[serde(default, deserialize_with = "tolerant")]
    pub size: Option<u64>,
    #[serde(default, deserialize_with = "tolerant")]
    pub mime_type: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub width: Option<u32>,
    #[serde(default, deserialize_with = "tolerant")]
    pub height: Option<u32>,
}

impl Item {
    /// Whether its owner goes by this name.
    pub fn is_of(&self, name: &str) -> bool {
        let names = |owner: &Owner| [owner.username.clone(), owner.display_name.clone()];
        let names = self.owner.as_ref().map(names);
        names.into_iter().flatten().flatten().any(|one| one == name)
    }

    pub fn into_model(self, join: impl Fn(&str) -> Option<Url>) -> Media {
        let attributes = self.attributes.unwrap_or_default();
        let metadata = self.metadata.unwrap_or_default();
        let named = attributes.file_name.as_deref();
        let named = named.filter(|name| !name.is_empty());
        let mut media = Media::new(self.id);
        let place = named.map(|name| format!("image/{name}"));
        media.links.direct = place.or(self.url).as_deref().and_then(join);
        media.description = attributes.description.filter(|text| !text.is_empty());
        media.visibility = public(attributes.is_public);
        media.created_at = attributes
            .created_at
            .and_then(|moment| Timestamp::from_second(moment.timestamp).ok());
        media.size = metadata.size;
        media.mime = metadata.mime_type;
        media.width = pixels(metadata.width);
        media.height = pixels(metadata.height);
        let tags = self.tags.into_iter().flatten();
        media.tags = tags.map(|tag| tag.name).collect();
        media.owner = self
            .owner
            .and_then(|owner| owner.display_name.or(owner.username));
        media
    }
}

/// A tag or a collection.
#[derive(Clone, Debug, Deserialize)]
pub struct Named {
    pub id: String,
    pub name: String,
    /// Of a tag: `#holiday/beach`.
    #[serde(default, deserialize_with = "tolerant")]
    pub path: Option<String>,
}

/// Answer of calls that make something and tell its id.
#[derive(Debug, Deserialize)]
pub struct Made {
    pub id: String,
}

/// A share as its making tells it, in three eras' forms, and as a list of shares shows it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Share {
    #[serde(default, deserialize_with = "tolerant")]
    pub share_id: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub share_url: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub short_code: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub target_url: Option<String>,
    /// Of a list: what is shared.
    #[serde(default, deserialize_with = "tolerant")]
    pub shareable: Option<BTreeMap<String, Value>>,
    /// Of a list: how it is transformed.
    #[serde(default, deserialize_with = "tolerant")]
    pub variant: Option<BTreeMap<String, Value>>,
}

impl Share {
    pub fn link(&self, join: impl Fn(&str) -> Option<Url>) -> Option<Url> {
        let code = || self.short_code.as_ref().map(|code| format!("i/{code}"));
        let told = self.share_url.clone().or_else(code);
        join(told.as_ref().or(self.target_url.as_ref())?)
    }

    /// Whether it shares this image: not every server may filter as it was asked to.
    pub fn is_of(&self, id: &str) -> bool {
        let named = self.shareable.iter().flat_map(BTreeMap::values);
        named.into_iter().any(|value| value.as_str() == Some(id))
    }

    /// Whether it shows the image itself and not a transformed one.
    pub fn is_whole(&self) -> bool {
        let variant = self.variant.iter().flatten();
        !variant
            .into_iter()
            .any(|(name, value)| matches!(name.as_str(), "width" | "height") && value.is_number())
    }
}

/// `GET /api/settings/public`. Old servers have no `image`.
#[derive(Debug, Default, Deserialize)]
pub struct Settings {
    #[serde(default, deserialize_with = "tolerant")]
    pub access: Option<Access>,
    #[serde(default, deserialize_with = "tolerant")]
    pub image: Option<ImageSettings>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Access {
    #[serde(default, deserialize_with = "tolerant")]
    pub allow_guest_uploads: Option<bool>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ImageSettings {
    #[serde(default, deserialize_with = "tolerant")]
    pub max_size: Option<String>,
}

/// Answer of login and renewal.
#[derive(Deserialize)]
pub struct Pair {
    pub access_token: String,
    pub refresh_token: String,
}

/// The session as it is stored.
#[derive(Deserialize, Serialize)]
pub struct StoredPair {
    pub access: String,
    pub refresh: String,
}

/// Body of the login.
#[derive(Serialize)]
pub struct Login<'a> {
    pub username: &'a str,
    pub password: &'a str,
}

/// Body of the renewal.
#[derive(Serialize)]
pub struct Renewal<'a> {
    pub refresh_token: &'a str,
}

/// Body of `PATCH /api/image/{id}`. Booleans are real ones: any text would mean true.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ImagePatch<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_public: Option<bool>,
}

/// Body of `DELETE /api/image/{id}`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Deletion {
    pub preserve_on_disk: bool,
}

/// Body of `POST /api/tags`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NewTag<'a> {
    pub name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_id: Option<&'a str>,
}

/// Body of `POST /api/upload/chunked`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NewChunked<'a> {
    pub file_name: &'a str,
    pub total_size: u64,
    pub mime_type: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_public: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub tag_ids: &'a [String],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub collection_ids: &'a [String],
}

/// Answer of `POST /api/upload/chunked`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Chunked {
    pub upload_id: String,
    #[serde(deserialize_with = "secret")]
    pub token: Secret<String>,
    /// Bytes, or text such as `2M` in binary units.
    pub chunk_size: Value,
}

/// Answer of `GET /api/upload/chunked/{uploadId}`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChunkedState {
    #[serde(default)]
    pub received_chunks: Vec<u64>,
    #[serde(default, deserialize_with = "tolerant")]
    pub id: Option<String>,
}

/// Body of an error, in each of its forms.
#[derive(Debug, Default, Deserialize)]
pub struct Failure {
    #[serde(default, deserialize_with = "tolerant")]
    pub error: Option<Problem>,
    #[serde(default, deserialize_with = "tolerant")]
    pub message: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
pub struct Problem {
    /// A PHP class with dots.
    #[serde(default, deserialize_with = "tolerant")]
    pub title: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub message: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub violations: Option<Vec<Violation>>,
}

#[derive(Debug, Deserialize)]
pub struct Violation {
    #[serde(default, deserialize_with = "tolerant")]
    pub property: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub message: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub data: Option<Duplicate>,
}

/// Of the violation `duplicate_image`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Duplicate {
    pub image_id: String,
    #[serde(default, deserialize_with = "tolerant")]
    pub existing_image_url: Option<String>,
}

/// Listed is public; what is not may still be shared, which is told elsewhere.
fn public(is_public: Option<bool>) -> Option<Visibility> {
    (is_public == Some(true)).then_some(Visibility::Public)
}

/// An SVG has no size, which is told as zero.
fn pixels(size: Option<u32>) -> Option<u32> {
    size.filter(|size| *size > 0)
}

fn secret<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Secret<String>, D::Error> {
    String::deserialize(from).map(Secret::new)
}
