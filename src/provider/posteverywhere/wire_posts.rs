//! The JSON of posts and of the accounts they go to. Five shapes of a new post are on record; only its id is relied on.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::wire::{Item, MediaObject, either, words};
use crate::model::{Media, Post};
use crate::provider::reading::{Id, timestamp, tolerant, web_url};
use crate::provider::{PublishingAccount, PublishingResult};

/// Body of `POST /posts`, and of `PATCH /posts/{post_id}`.
#[derive(Debug, Default, Serialize)]
pub struct PostBody<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_ids: Option<Vec<u64>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media_ids: Option<Vec<&'a str>>,
    /// UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scheduled_for: Option<String>,
    /// For display only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timezone: Option<&'a str>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub platform_content: BTreeMap<&'a str, PlatformContent<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub draft: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub use_queue: Option<bool>,
}

#[derive(Debug, Serialize)]
pub struct PlatformContent<'a> {
    pub content: &'a str,
}

/// Body of `POST /posts/{post_id}/schedule`.
#[derive(Debug, Default, Serialize)]
pub struct Schedule {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scheduled_for: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publish_now: Option<bool>,
}

/// Body of `POST /posts/{post_id}/retry`.
#[derive(Debug, Serialize)]
pub struct Retry {
    pub account_ids: Vec<u64>,
}

/// One post, from whichever route.
#[derive(Debug, Deserialize)]
#[serde(try_from = "PostFields")]
pub struct PostObject(pub Post);

#[derive(Deserialize)]
pub struct PostFields {
    #[serde(default, deserialize_with = "tolerant")]
    post_id: Option<Id>,
    #[serde(default, deserialize_with = "tolerant")]
    id: Option<Id>,
    #[serde(default, deserialize_with = "tolerant")]
    status: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    post_status: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    content: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    account_ids: Option<Vec<Id>>,
    #[serde(default, deserialize_with = "tolerant")]
    media: Option<Vec<MediaObject>>,
    #[serde(default, deserialize_with = "tolerant")]
    media_ids: Option<Vec<String>>,
    /// A list, or in some answers how many there are.
    #[serde(default, deserialize_with = "tolerant")]
    destinations: Option<Vec<Destination>>,
    #[serde(default, deserialize_with = "tolerant")]
    scheduled_for: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    scheduled_at: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    created_at: Option<String>,
}

#[derive(Deserialize)]
struct Destination {
    account_id: Id,
}

impl TryFrom<PostFields> for PostObject {
    type Error = &'static str;

    fn try_from(fields: PostFields) -> Result<Self, Self::Error> {
        let id = either(fields.post_id, fields.id).ok_or("missing field `post_id`")?;
        let mut post = Post::new(id);
        post.state = fields.status.or(fields.post_status);
        post.description = fields.content;
        let destinations = fields.destinations.into_iter().flatten();
        post.accounts = match fields.account_ids {
            Some(ids) => ids.into_iter().map(|id| id.0).collect(),
            None => destinations.map(|found| found.account_id.0).collect(),
        };
        // Where both are there, `media_ids` is complete and in order.
        let known: Vec<Media> = fields
            .media
            .into_iter()
            .flatten()
            .map(|media| media.media)
            .collect();
        post.media = match fields.media_ids {
            Some(ids) => ids
                .into_iter()
                .map(|id| {
                    let found = known.iter().find(|media| media.id.as_str() == id);
                    found.cloned().unwrap_or_else(|| Media::new(id))
                })
                .collect(),
            None => known,
        };
        post.media_count = Some(post.media.len() as u64);
        let at = fields.scheduled_for.or(fields.scheduled_at);
        post.scheduled_for = at.as_deref().and_then(timestamp);
        post.created_at = fields.created_at.as_deref().and_then(timestamp);
        Ok(PostObject(post))
    }
}

impl Item for PostObject {
    fn key(&self) -> &str {
        self.0.id.as_str()
    }
}

/// Answer of `GET /posts/{post_id}/results`.
#[derive(Debug, Deserialize)]
pub struct Results {
    pub results: Vec<ResultObject>,
}

#[derive(Debug, Deserialize)]
pub struct ResultObject {
    #[serde(default, deserialize_with = "tolerant")]
    account_id: Option<Id>,
    #[serde(default, deserialize_with = "tolerant")]
    account_name: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    platform: Option<String>,
    status: String,
    #[serde(default, deserialize_with = "tolerant")]
    published_at: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    platform_post_url: Option<String>,
    /// A text by the page; may be an object.
    #[serde(default)]
    error: Value,
    #[serde(default, deserialize_with = "tolerant")]
    attempts: Option<u64>,
}

impl From<ResultObject> for PublishingResult {
    fn from(wire: ResultObject) -> Self {
        PublishingResult {
            account: wire.account_id.map(|id| id.0).unwrap_or_default(),
            account_name: wire.account_name,
            network: wire.platform,
            state: wire.status,
            url: wire.platform_post_url.as_deref().and_then(web_url),
            error: words(&wire.error),
            published_at: wire.published_at.as_deref().and_then(timestamp),
            attempts: wire.attempts,
        }
    }
}

/// Answer of `POST /posts/{post_id}/retry`.
#[derive(Debug, Deserialize)]
pub struct Retried {
    #[serde(default, deserialize_with = "tolerant")]
    pub retried_count: Option<u64>,
}

/// Answer of `GET /accounts`.
#[derive(Debug, Deserialize)]
pub struct Accounts {
    pub accounts: Vec<AccountObject>,
}

#[derive(Debug, Deserialize)]
#[serde(try_from = "AccountFields")]
pub struct AccountObject(pub PublishingAccount);

#[derive(Deserialize)]
pub struct AccountFields {
    #[serde(default, deserialize_with = "tolerant")]
    account_id: Option<Id>,
    #[serde(default, deserialize_with = "tolerant")]
    id: Option<Id>,
    #[serde(default, deserialize_with = "tolerant")]
    platform: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    account_name: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    is_active: Option<bool>,
    #[serde(default, deserialize_with = "tolerant")]
    health: Option<Health>,
}

#[derive(Deserialize)]
struct Health {
    status: Option<String>,
    can_post: Option<bool>,
}

impl TryFrom<AccountFields> for AccountObject {
    type Error = &'static str;

    fn try_from(fields: AccountFields) -> Result<Self, Self::Error> {
        let (health, can_post) = fields
            .health
            .map_or((None, None), |health| (health.status, health.can_post));
        let switched_off = (fields.is_active == Some(false)).then_some(false);
        Ok(AccountObject(PublishingAccount {
            id: either(fields.account_id, fields.id).ok_or("missing field `account_id`")?,
            network: fields.platform,
            name: fields.account_name,
            can_post: switched_off.or(can_post),
            health,
        }))
    }
}
