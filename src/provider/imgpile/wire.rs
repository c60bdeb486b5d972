//! imgpile's JSON, named as imgpile names it. Only what hoist cannot do without is required.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use url::Url;

use crate::model::{Comment, CommentId, Flags, Links, Media, Person, Post, UserName, Visibility};
use crate::provider::reading::{Id, timestamp, tolerant, web_url};
use crate::secret::Secret;

/// `{"data": …}` of a single object.
#[derive(Debug, Deserialize)]
pub struct Data<T> {
    pub data: T,
}

/// A page of a list. The examples of some routes show neither `links` nor `meta`.
#[derive(Debug, Deserialize)]
pub struct Page<T> {
    pub data: Vec<T>,
    #[serde(default, deserialize_with = "tolerant")]
    pub links: Option<BTreeMap<String, Value>>,
    #[serde(default, deserialize_with = "tolerant")]
    pub meta: Option<Meta>,
}

#[derive(Debug, Deserialize)]
pub struct Meta {
    #[serde(default, deserialize_with = "tolerant")]
    pub current_page: Option<u64>,
    #[serde(default, deserialize_with = "tolerant")]
    pub last_page: Option<u64>,
    #[serde(default, deserialize_with = "tolerant")]
    pub total: Option<u64>,
}

impl<T> Page<T> {
    /// Whether more pages follow; `None` where the page does not tell.
    pub fn has_next(&self) -> Option<bool> {
        if let Some(Meta {
            current_page: Some(current),
            last_page: Some(last),
            ..
        }) = self.meta
        {
            return Some(current < last);
        }
        let next = self.links.as_ref()?.get("next")?;
        Some(!next.is_null())
    }

    /// How many items there are on all pages.
    pub fn total(&self) -> Option<u64> {
        self.meta.as_ref()?.total
    }
}

/// An item of a list, told apart from its neighbours.
pub trait Item {
    fn key(&self) -> &str;
}

/// Answer of an upload.
#[derive(Debug, Deserialize)]
pub struct MediaCreated {
    pub media: MediaObject,
}

#[derive(Debug, Deserialize)]
pub struct MediaObject {
    /// Only in an upload's answer, and not promised there.
    #[serde(default, deserialize_with = "tolerant")]
    pub id: Option<u64>,
    pub slug: String,
    #[serde(default, deserialize_with = "tolerant")]
    pub title: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub description: Option<String>,
    #[serde(rename = "type", default, deserialize_with = "tolerant")]
    pub mime: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub width: Option<u32>,
    #[serde(default, deserialize_with = "tolerant")]
    pub height: Option<u32>,
    #[serde(default, deserialize_with = "tolerant")]
    pub moderation_status: Option<String>,
    /// `false` while the sized variants are being made.
    #[serde(default, deserialize_with = "tolerant")]
    pub processed: Option<bool>,
    #[serde(default, deserialize_with = "tolerant")]
    pub created_at: Option<String>,
    /// Only the key `original` is documented.
    #[serde(default, deserialize_with = "tolerant")]
    pub urls: Option<BTreeMap<String, Value>>,
    #[serde(default, deserialize_with = "tolerant")]
    pub user: Option<User>,
}

#[derive(Debug, Deserialize)]
pub struct User {
    pub username: String,
}

impl Item for MediaObject {
    fn key(&self) -> &str {
        &self.slug
    }
}

impl MediaObject {
    fn url(&self, variant: &str) -> Option<Url> {
        web_url(self.urls.as_ref()?.get(variant)?.as_str()?)
    }

    /// As hoist's media; `origin` is where the pages for people are.
    pub fn into_model(self, origin: &Url) -> Media {
        let thumbnail = match self.processed {
            Some(false) => None,
            _ => ["thumb", "xs", "sm"].iter().find_map(|key| self.url(key)),
        };
        let mut media = Media::new(self.slug.as_str());
        media.links = Links {
            direct: self.url("original"),
            page: page(origin, "m", &self.slug),
            thumbnail,
            delete: None,
        };
        media.number = self.id;
        media.title = self.title;
        media.description = self.description;
        media.mime = self.mime;
        media.width = self.width;
        media.height = self.height;
        media.created_at = self.created_at.as_deref().and_then(timestamp);
        media.nsfw = nsfw(self.moderation_status.as_deref());
        media.state = self.moderation_status;
        media.owner = self.user.map(|user| user.username);
        media
    }
}

/// Answer of `POST /posts`.
#[derive(Debug, Deserialize)]
pub struct PostCreated {
    pub post: PostObject,
}

#[derive(Debug, Deserialize)]
pub struct PostObject {
    #[serde(default, deserialize_with = "tolerant")]
    pub id: Option<u64>,
    pub slug: String,
    #[serde(default, deserialize_with = "tolerant")]
    pub title: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub description: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub score: Option<i64>,
    #[serde(default, deserialize_with = "tolerant")]
    pub view_count: Option<u64>,
    #[serde(default, deserialize_with = "tolerant")]
    pub media_count: Option<u64>,
    #[serde(default, deserialize_with = "tolerant")]
    pub moderation_status: Option<String>,
    #[serde(rename = "isUpvotedByUser", default, deserialize_with = "tolerant")]
    pub is_upvoted_by_user: Option<bool>,
    #[serde(rename = "isDownvotedByUser", default, deserialize_with = "tolerant")]
    pub is_downvoted_by_user: Option<bool>,
    #[serde(default, deserialize_with = "tolerant")]
    pub created_at: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub user: Option<User>,
    /// Only when one post is asked for, a page at a time.
    pub media: Option<Vec<MediaObject>>,
    /// Only in feeds.
    #[serde(default, deserialize_with = "tolerant")]
    pub first_media: Option<MediaObject>,
    /// Only for its owner.
    #[serde(default, deserialize_with = "tolerant")]
    pub visibility: Option<String>,
    /// Only for its owner.
    #[serde(default, deserialize_with = "tolerant")]
    pub access_key: Option<String>,
}

impl Item for PostObject {
    fn key(&self) -> &str {
        &self.slug
    }
}

impl PostObject {
    /// The votes of the token's user.
    pub fn flags(&self) -> Option<Flags> {
        Some(Flags {
            up: self.is_upvoted_by_user?,
            down: self.is_downvoted_by_user?,
        })
    }

    /// As hoist's post; `origin` is where the pages for people are.
    pub fn into_model(self, origin: &Url) -> Post {
        let mut post = Post::new(self.slug.as_str());
        post.flags = self.flags();
        post.number = self.id;
        post.visibility = self.visibility.as_deref().and_then(visibility);
        post.key = self
            .access_key
            .filter(|_| post.visibility == Some(Visibility::Private))
            .map(Secret::new);
        post.page = share_link(origin, &self.slug, post.key.as_ref());
        post.title = self.title;
        post.description = self.description;
        post.nsfw = nsfw(self.moderation_status.as_deref());
        post.state = self.moderation_status;
        post.score = self.score;
        post.views = self.view_count;
        post.media_count = self.media_count;
        post.media = match self.media {
            Some(media) => media,
            None => self.first_media.into_iter().collect(),
        }
        .into_iter()
        .map(|media| media.into_model(origin))
        .collect();
        post.owner = self.user.map(|user| user.username);
        post.created_at = self.created_at.as_deref().and_then(timestamp);
        post
    }
}

/// Answer of `PATCH /posts/{slug}`.
#[derive(Debug, Deserialize)]
pub struct PostUpdated {
    #[serde(default, deserialize_with = "tolerant")]
    pub visibility: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub access_key: Option<String>,
}

/// Answer of calls that answer with a message. A comment's vote has no documented answer.
#[derive(Debug, Default, Deserialize)]
pub struct Done {
    #[serde(default, deserialize_with = "tolerant")]
    pub score: Option<i64>,
}

/// Answer of `POST /posts/{slug}/comments`.
#[derive(Debug, Deserialize)]
pub struct CommentCreated {
    pub comment: CommentObject,
}

#[derive(Debug, Deserialize)]
pub struct CommentObject {
    pub id: Id,
    #[serde(default, deserialize_with = "tolerant")]
    pub content: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub post_id: Option<u64>,
    #[serde(default, deserialize_with = "tolerant")]
    pub created_at: Option<String>,
}

impl Item for CommentObject {
    fn key(&self) -> &str {
        &self.id.0
    }
}

impl From<CommentObject> for Comment {
    fn from(wire: CommentObject) -> Self {
        Comment {
            id: CommentId::new(wire.id.0),
            content: wire.content,
            post: wire.post_id.map(|id| id.to_string()),
            created_at: wire.created_at.as_deref().and_then(timestamp),
        }
    }
}

impl Item for User {
    fn key(&self) -> &str {
        &self.username
    }
}

impl From<User> for Person {
    fn from(wire: User) -> Self {
        Person {
            name: UserName::new(wire.username),
        }
    }
}

/// Body of `PATCH /media/{slug}`.
#[derive(Debug, Serialize)]
pub struct MediaPatch<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<&'a str>,
}

/// Body of `POST /posts`.
#[derive(Debug, Serialize)]
pub struct NewPostBody {
    pub media_ids: Vec<u64>,
}

/// Body of `PATCH /posts/{slug}`.
#[derive(Debug, Default, Serialize)]
pub struct PostPatch<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visibility: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_nsfw: Option<bool>,
    /// Slugs, where `POST /posts` wants numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media_order: Option<Vec<&'a str>>,
}

/// Body of `POST /posts/{slug}/comments`.
#[derive(Debug, Serialize)]
pub struct NewComment<'a> {
    pub content: &'a str,
}

/// Body of an error.
#[derive(Debug, Deserialize)]
pub struct Failure {
    #[serde(default, deserialize_with = "tolerant")]
    pub message: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub error: Option<String>,
    /// Of a 422: the fields and what is wrong with each.
    #[serde(default, deserialize_with = "tolerant")]
    pub errors: Option<BTreeMap<String, Vec<String>>>,
    /// Comment routes tell success apart in the body too.
    #[serde(default, deserialize_with = "tolerant")]
    pub success: Option<bool>,
}

/// imgpile's word for who can see a post.
pub fn visibility(word: &str) -> Option<Visibility> {
    Visibility::ALL
        .into_iter()
        .find(|visibility| visibility.name() == word)
}

/// The page of a post, with the key that opens it.
pub fn share_link(origin: &Url, slug: &str, key: Option<&Secret<String>>) -> Option<Url> {
    let mut link = page(origin, "p", slug)?;
    if let Some(key) = key {
        link.query_pairs_mut().append_pair("key", key.expose());
    }
    Some(link)
}

fn page(origin: &Url, kind: &str, slug: &str) -> Option<Url> {
    let mut link = origin.clone();
    link.path_segments_mut().ok()?.clear().push(kind).push(slug);
    link.set_query(None);
    Some(link)
}

/// Whether moderation judged it to be adult content; not judged yet is unknown.
fn nsfw(moderation: Option<&str>) -> Option<bool> {
    match moderation? {
        "nsfw" => Some(true),
        "approved" => Some(false),
        _ => None,
    }
}
