//! What answers are made of.

use serde_json::{Value, json};

use super::{AccountIds, Posteverywhere, StoredMedia, StoredPost};

/// `image`, `video` or `document`.
pub(super) fn class(mime: &str) -> &'static str {
    match mime.split('/').next() {
        Some("image") => "image",
        Some("video") => "video",
        _ => "document",
    }
}

impl Posteverywhere {
    pub(super) fn media_object(&self, media: &StoredMedia) -> Value {
        let picture = class(&media.mime) == "image";
        let (width, height) = (picture.then_some(1920), picture.then_some(1080));
        if self.old_names {
            return json!({
                "id": media.id,
                "upload_status": media.state,
                "type": class(&media.mime),
                "original_name": media.filename,
                "mime_type": media.mime,
                "file_size": media.size,
                "dimensions": { "width": width, "height": height },
                "url": media.url,
                "thumbnail_url": null,
                "error_message": media.error_message,
                "created_at": media.created_at,
            });
        }
        let mut object = json!({
            "media_id": media.id,
            "status": media.state,
            "type": class(&media.mime),
            "filename": media.filename,
            "content_type": media.mime,
            "size": media.size,
            "width": width,
            "height": height,
            "duration": null,
            "created_at": media.created_at,
        });
        if let Some(why) = media.error_message {
            object["error_message"] = json!(why);
        }
        object
    }

    pub(super) fn post_object(&self, post: &StoredPost) -> Value {
        let media: Vec<Value> = post
            .media_ids
            .iter()
            .filter_map(|id| self.media.iter().find(|media| media.id == *id))
            .map(|media| self.media_object(media))
            .collect();
        let accounts: Vec<u64> = post.destinations.iter().map(|to| to.account_id).collect();
        json!({
            "post_id": post.id,
            "id": post.id,
            "status": post.status,
            "content": post.content,
            "account_ids": accounts,
            "scheduled_for": post.scheduled_for,
            "timezone": post.timezone,
            "media_ids": post.media_ids,
            "media": media,
            "platform_content": post.platform_content,
            "destinations": self.destinations(post),
            "created_at": post.created_at,
            "updated_at": post.created_at,
        })
    }

    pub(super) fn destinations(&self, post: &StoredPost) -> Vec<Value> {
        let of = |id| self.accounts.iter().find(|account| account.id == id);
        post.destinations
            .iter()
            .map(|to| {
                let account = of(to.account_id);
                let published = to.status == "published";
                json!({
                    "account_id": to.account_id,
                    "account_name": account.map(|account| account.name),
                    "platform": account.map(|account| account.platform),
                    "status": to.status,
                    "published_at": published.then_some("2026-07-01T07:00:04.000Z"),
                    "platform_post_id": published.then_some("7213"),
                    "platform_post_url": published.then_some("https://www.linkedin.com/feed/update/7213"),
                    "error": (to.status == "failed").then_some("Token expired"),
                    "attempts": to.attempts,
                    "next_retry_at": null,
                })
            })
            .collect()
    }

    /// The recorded answers of `POST /posts`.
    pub(super) fn created(&self, post: &StoredPost) -> Value {
        let count = post.destinations.len();
        match self.shape {
            0 => json!({
                "post_id": post.id,
                "status": post.status,
                "scheduled_for": post.scheduled_for,
                "accounts_count": count,
                "message": "Post accepted",
            }),
            1 => json!({ "post_id": post.id, "post_group_id": post.id, "destinations": count }),
            2 => json!({ "post_id": post.id, "destinations": self.destinations(post) }),
            3 => json!({ "post_id": post.id, "post_status": post.status }),
            _ => {
                json!({ "post_id": post.id, "status": post.status, "next_steps": ["Poll results"] })
            }
        }
    }

    pub(super) fn account_list(&self) -> Value {
        let accounts: Vec<Value> = self
            .accounts
            .iter()
            .map(|account| {
                let mut object = json!({
                    "platform": account.platform,
                    "account_name": account.name,
                    "avatar_url": null,
                    "is_active": true,
                    "created_at": "2026-01-01T00:00:00.000Z",
                    "health": {
                        "status": if account.can_post { "healthy" } else { "expired" },
                        "can_post": account.can_post,
                    },
                });
                let (name, id) = match self.account_ids {
                    AccountIds::Named => ("account_id", json!(account.id)),
                    AccountIds::Number => ("id", json!(account.id)),
                    AccountIds::Text => ("id", json!(account.id.to_string())),
                };
                object[name] = id;
                if self.hides_health {
                    object["health"] = Value::Null;
                }
                object
            })
            .collect();
        let ids: Vec<u64> = self.accounts.iter().map(|account| account.id).collect();
        json!({ "accounts": accounts, "account_ids": ids })
    }

    pub(super) fn me(&self) -> Value {
        let used: u64 = self.media.iter().map(|media| media.size).sum();
        json!({
            "api_key": {
                "key_prefix": "pe_live_0f6c",
                "name": "hoist",
                "scopes": ["read", "write"],
                "expires_at": null,
            },
            "user": { "email": "alice@example.org" },
            "organization": { "subscription_plan": "growth", "entitled": true },
            "workspace": { "name": "Acme" },
            "quota": {
                "accounts": { "used": self.accounts.len(), "limit": 10 },
                "ai_credits": { "used": 3, "limit": 100 },
                "storage_bytes": { "used": used, "limit": 10_737_418_240_u64 },
            },
            "stats": { "posts": self.posts.len() },
        })
    }
}
