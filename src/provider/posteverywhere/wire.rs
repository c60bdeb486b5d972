//! PostEverywhere's JSON, named as PostEverywhere names it. Pages and clients of the vendor contradict each other, so many a field
//! has two names; the one of the newer pages counts where both are there. Only what hoist cannot do without is required.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use url::Url;

use crate::model::Media;
use crate::provider::reading::{Id, timestamp, tolerant, web_url};
use crate::secret::Secret;

/// `{"data": …}` of every success.
#[derive(Debug, Deserialize)]
pub struct Envelope<T> {
    pub data: T,
}

/// `data` of a list.
#[derive(Debug, Deserialize)]
#[serde(try_from = "PageFields<T>")]
pub struct Page<T> {
    pub items: Vec<T>,
    pub pagination: Pagination,
}

/// Media are below `items` by the page, below `media` by every client; posts below `posts`.
#[derive(Debug, Deserialize)]
pub struct PageFields<T> {
    items: Option<Vec<T>>,
    media: Option<Vec<T>>,
    posts: Option<Vec<T>>,
    #[serde(default, deserialize_with = "tolerant")]
    pagination: Option<Pagination>,
}

#[derive(Debug, Default, Deserialize)]
pub struct Pagination {
    /// The page size that the host took.
    #[serde(default, deserialize_with = "tolerant")]
    pub limit: Option<u64>,
    #[serde(default, deserialize_with = "tolerant")]
    pub total: Option<u64>,
    #[serde(default, deserialize_with = "tolerant")]
    pub has_more: Option<bool>,
}

impl<T> TryFrom<PageFields<T>> for Page<T> {
    type Error = &'static str;

    fn try_from(fields: PageFields<T>) -> Result<Self, Self::Error> {
        let items = fields.items.or(fields.media).or(fields.posts);
        Ok(Page {
            items: items.ok_or("missing field `items`")?,
            pagination: fields.pagination.unwrap_or_default(),
        })
    }
}

/// An item of a list, told apart from its neighbours.
pub trait Item {
    fn key(&self) -> &str;
}

/// Body of `POST /media/upload`. The SDK names the length `file_size`; pages and MCP server name it as here.
#[derive(Debug, Serialize)]
pub struct NewUpload<'a> {
    pub filename: &'a str,
    pub content_type: &'a str,
    pub size: u64,
}

/// Answer of `POST /media/upload`: where the bytes go.
#[derive(Debug, Deserialize)]
#[serde(try_from = "SlotFields")]
pub struct Slot {
    pub media_id: String,
    pub upload_url: Secret<Url>,
    pub upload_method: Option<UploadMethod>,
    pub max_size: Option<u64>,
}

#[derive(Deserialize)]
pub struct SlotFields {
    #[serde(default, deserialize_with = "tolerant")]
    media_id: Option<Id>,
    #[serde(default, deserialize_with = "tolerant")]
    id: Option<Id>,
    /// Not read as an address yet: the reader's error would show it.
    upload_url: String,
    #[serde(default, deserialize_with = "tolerant")]
    upload_method: Option<UploadMethod>,
    #[serde(default, deserialize_with = "tolerant")]
    max_size: Option<u64>,
}

#[derive(Debug, Deserialize)]
pub struct UploadMethod {
    pub method: String,
    #[serde(default, deserialize_with = "tolerant")]
    pub content_type: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub field_name: Option<String>,
}

impl TryFrom<SlotFields> for Slot {
    type Error = &'static str;

    fn try_from(fields: SlotFields) -> Result<Self, Self::Error> {
        let upload_url = Url::parse(&fields.upload_url);
        let upload_url = upload_url.map_err(|_| "field `upload_url` is no absolute address")?;
        Ok(Slot {
            media_id: either(fields.media_id, fields.id).ok_or("missing field `media_id`")?,
            upload_url: Secret::new(upload_url),
            upload_method: fields.upload_method,
            max_size: fields.max_size,
        })
    }
}

/// Body of `POST /media/upload-from-url`.
#[derive(Debug, Serialize)]
pub struct NewImport<'a> {
    pub url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filename: Option<&'a str>,
}

/// One media, from whichever route.
#[derive(Debug, Deserialize)]
#[serde(try_from = "MediaFields")]
pub struct MediaObject {
    pub media: Media,
    pub error_message: Option<String>,
}

#[derive(Deserialize)]
pub struct MediaFields {
    #[serde(default, deserialize_with = "tolerant")]
    media_id: Option<Id>,
    #[serde(default, deserialize_with = "tolerant")]
    id: Option<Id>,
    #[serde(default, deserialize_with = "tolerant")]
    status: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    media_status: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    upload_status: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    filename: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    original_name: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    content_type: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    mime_type: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    size: Option<u64>,
    #[serde(default, deserialize_with = "tolerant")]
    file_size: Option<u64>,
    #[serde(default, deserialize_with = "tolerant")]
    width: Option<u32>,
    #[serde(default, deserialize_with = "tolerant")]
    height: Option<u32>,
    #[serde(default, deserialize_with = "tolerant")]
    dimensions: Option<Dimensions>,
    /// Not by the pages; some clients know it.
    #[serde(default, deserialize_with = "tolerant")]
    url: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    thumbnail_url: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    created_at: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    error_message: Option<String>,
}

#[derive(Deserialize)]
struct Dimensions {
    width: Option<u32>,
    height: Option<u32>,
}

impl MediaFields {
    /// The media, by the id that is known from an earlier answer where this one names none.
    pub fn resolve(self, known: Option<&str>) -> Result<MediaObject, &'static str> {
        let id = either(self.media_id, self.id)
            .or_else(|| known.map(str::to_owned))
            .ok_or("missing field `media_id`")?;
        let mut media = Media::new(id);
        media.state = self.status.or(self.media_status).or(self.upload_status);
        media.name = self.filename.or(self.original_name);
        media.mime = self.content_type.or(self.mime_type);
        media.size = self.size.or(self.file_size);
        let (width, height) = self
            .dimensions
            .map_or((None, None), |found| (found.width, found.height));
        media.width = self.width.or(width);
        media.height = self.height.or(height);
        media.links.direct = self.url.as_deref().and_then(web_url);
        media.links.thumbnail = self.thumbnail_url.as_deref().and_then(web_url);
        media.created_at = self.created_at.as_deref().and_then(timestamp);
        Ok(MediaObject {
            media,
            error_message: self.error_message,
        })
    }
}

impl TryFrom<MediaFields> for MediaObject {
    type Error = &'static str;

    fn try_from(fields: MediaFields) -> Result<Self, Self::Error> {
        fields.resolve(None)
    }
}

impl Item for MediaObject {
    fn key(&self) -> &str {
        self.media.id.as_str()
    }
}

/// How far the host is with a media.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Can be used in a post.
    Ready,
    /// Not yet; `processing` by the pages, `uploading` by the clients.
    Working,
    /// Never will be.
    Failed,
}

/// The state of a media between its first step and its last.
pub const UPLOADING: &str = "uploading";

impl MediaObject {
    /// A state that nobody documents is one of waiting; an answer without any is believed.
    pub fn progress(&self) -> Progress {
        match self.media.state.as_deref() {
            None | Some("ready") => Progress::Ready,
            Some("failed") => Progress::Failed,
            Some(_) => Progress::Working,
        }
    }
}

/// Answer of a deletion.
#[derive(Debug, Deserialize)]
pub struct Deleted {
    #[serde(default, deserialize_with = "tolerant")]
    pub deleted: Option<bool>,
}

/// Body of an error.
#[derive(Debug, Deserialize)]
pub struct Failure {
    pub error: Option<Complaint>,
    #[serde(default, deserialize_with = "tolerant")]
    pub meta: Option<Meta>,
}

#[derive(Debug, Deserialize)]
pub struct Complaint {
    #[serde(default, deserialize_with = "tolerant")]
    pub message: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub code: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub details: Option<BTreeMap<String, Value>>,
}

#[derive(Debug, Deserialize)]
pub struct Meta {
    #[serde(default, deserialize_with = "tolerant")]
    request_id: Option<Id>,
    #[serde(rename = "requestId", default, deserialize_with = "tolerant")]
    old_request_id: Option<Id>,
}

impl Meta {
    pub fn request_id(self) -> Option<String> {
        either(self.request_id, self.old_request_id)
    }
}

impl Complaint {
    /// A list of `details`: texts, numbers, or objects with a field and a message.
    pub fn listed(&self, name: &str) -> Vec<String> {
        let found = self.details.as_ref().and_then(|details| details.get(name));
        let items = found.and_then(Value::as_array);
        items.into_iter().flatten().filter_map(words).collect()
    }
}

/// What a value says to a person.
pub fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(fields) => {
            let text = |name: &str| fields.get(name)?.as_str();
            let message = text("message")?;
            Some(match text("field") {
                Some(field) => format!("{field}: {message}"),
                None => message.to_owned(),
            })
        }
        _ => None,
    }
}

/// The id under its newer or its older name.
pub fn either(new: Option<Id>, old: Option<Id>) -> Option<String> {
    new.or(old).map(|id| id.0)
}
