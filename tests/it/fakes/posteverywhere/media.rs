//! The media library.

use axum::body::Bytes;
use serde_json::{Value, json};
use url::{Host, Url};

use super::objects::class;
use super::{Answer, Posteverywhere, StoredMedia, Transfer, now};
use crate::fakes::Reply;
use crate::fakes::journal::Seen;

const TYPES: &[&str] = &[
    "image/jpeg",
    "image/png",
    "image/gif",
    "image/webp",
    "image/heic",
    "image/heif",
    "video/mp4",
    "application/pdf",
];

impl Posteverywhere {
    /// Puts a media there as if it had been uploaded and processed.
    pub fn plant(&mut self, filename: &str, mime: &str, bytes: Bytes) -> String {
        let id = self.next_id();
        self.media.push(StoredMedia {
            id: id.clone(),
            foreign: false,
            filename: filename.to_owned(),
            mime: mime.to_owned(),
            size: bytes.len() as u64,
            state: "ready",
            error_message: None,
            created_at: now(),
            received: Some((filename.to_owned(), mime.to_owned(), bytes)),
            url: None,
            looks: 0,
            signature: String::new(),
            expired: false,
        });
        id
    }

    pub(super) fn own(&self, id: &str) -> Result<usize, Reply> {
        self.media
            .iter()
            .position(|media| media.id == id && !media.foreign)
            .ok_or_else(|| self.not_found("Media"))
    }

    pub(super) fn reserve(&mut self, seen: &Seen) -> Answer {
        let known = [
            "filename",
            "content_type",
            "size",
            "platforms",
            "width",
            "height",
            "duration",
        ];
        let fields = self.fields(seen, &known)?;
        let text = |name: &str| fields.get(name).and_then(Value::as_str);
        let (Some(filename), Some(mime), Some(size)) = (
            text("filename").filter(|name| name.contains('.')),
            text("content_type"),
            fields.get("size").and_then(Value::as_u64),
        ) else {
            return Err(self.invalid("filename, content_type and size are required"));
        };
        if !TYPES.contains(&mime) {
            let text = format!("{mime} is not supported");
            return Err(self.refusal(415, "unsupported_media_type", &text));
        }
        let id = self.plant(filename, mime, Bytes::new());
        let signature = format!("c0ffee{}", &id[id.len() - 6..]);
        let url = match self.upload_url {
            Some(url) => url.to_owned(),
            None => format!(
                "{}/uploads/{id}?X-Amz-Expires=900&X-Amz-Signature={signature}",
                self.origins["storage"]
            ),
        };
        let expired = self.expired > 0;
        self.expired = self.expired.saturating_sub(1);
        let place = self.own(&id)?;
        let media = &mut self.media[place];
        media.size = size;
        media.state = "uploading";
        media.received = None;
        media.signature = signature;
        media.expired = expired;
        let form = class(mime) == "image" && self.transfer != Transfer::AlwaysRaw;
        let mut data = json!({
            "media_id": id,
            "media_ids": [id],
            "upload_url": url,
            "provider": if form { "cloudflare" } else { "s3" },
            "protocol": "https",
            "expires_in": 900,
            "max_size": self.max_size,
            "next_step": "Upload the file, then call complete.",
        });
        if self.transfer != Transfer::Unsaid {
            data["upload_method"] = json!({
                "method": if form { "POST" } else { "PUT" },
                "content_type": mime,
                "field_name": form.then_some("file"),
            });
        }
        Ok(self.success(200, data))
    }

    pub(super) fn complete(&mut self, seen: &Seen, id: &str) -> Answer {
        let place = self.own(id)?;
        if !seen.body.is_empty() {
            return Err(self.refusal(400, "bad_request", "No body is expected"));
        }
        if self.media[place].state != "uploading" {
            return Err(self.refusal(409, "conflict", "Upload is already complete"));
        }
        if self.media[place].received.is_none() {
            let (status, code, message) = self.missing;
            return Err(self.refusal(status, code, message));
        }
        let picture = class(&self.media[place].mime) == "image";
        let (looks, fails) = (self.looks, self.fails);
        let media = &mut self.media[place];
        media.looks = looks;
        media.state = match (picture, looks, fails) {
            (true, ..) | (false, 0, None) => "ready",
            (false, 0, Some(_)) => "failed",
            (false, ..) => "processing",
        };
        if media.state == "failed" {
            media.error_message = fails;
        }
        let media = &self.media[place];
        let mut data = self.media_object(media);
        data["media_ids"] = json!([media.id]);
        data["next_step"] = json!("Use media_ids in POST /v1/posts.");
        Ok(self.success(200, data))
    }

    /// Fetches nothing: what a link leads to is made up from its name.
    pub(super) fn import(&mut self, seen: &Seen) -> Answer {
        let fields = self.fields(seen, &["url", "filename"])?;
        let text = |name: &str| fields.get(name).and_then(Value::as_str);
        let url = text("url").and_then(|url| Url::parse(url).ok());
        let Some(url) = url.filter(|url| url.scheme() == "https") else {
            return Err(self.invalid("url must be an https URL"));
        };
        let public = match url.host() {
            Some(Host::Domain(name)) => name != "localhost",
            Some(Host::Ipv4(ip)) => !ip.is_private() && !ip.is_loopback() && !ip.is_link_local(),
            _ => false,
        };
        if !public {
            return Err(self.invalid("url must be publicly reachable"));
        }
        let last = url.path().rsplit('/').next().unwrap_or_default();
        let filename = text("filename").unwrap_or(last).to_owned();
        let (mime, state) = match last.rsplit('.').next() {
            Some("webp") => ("image/webp", "ready"),
            Some("jpg") => ("image/jpeg", "ready"),
            Some("mp4") => ("video/mp4", "uploading"),
            _ => return Err(self.refusal(415, "unsupported_media_type", "Unsupported type")),
        };
        let id = self.plant(&filename, mime, Bytes::from_static(b"from the web"));
        let looks = self.looks;
        let place = self.own(&id)?;
        let media = &mut self.media[place];
        media.state = state;
        media.looks = looks;
        let link = format!("https://imagedelivery.net/{id}/public");
        media.url = (state == "ready").then_some(link);
        let media = &self.media[place];
        let data = json!({
            "media_id": id,
            "media_ids": [id],
            "media_status": state,
            "type": class(mime),
            "url": media.url,
            "filename": filename,
            "size": media.size,
            "content_type": mime,
            "source_url": url.as_str(),
            "next_step": "Use media_ids in POST /v1/posts.",
        });
        Ok(self.success(201, data))
    }

    pub(super) fn list_media(&self, seen: &Seen) -> Answer {
        let (limit, offset) = self.window(seen)?;
        let wanted = seen.parameter("type");
        if wanted.is_some_and(|word| !["image", "video", "document"].contains(&word)) {
            return Err(self.invalid("type must be image, video or document"));
        }
        let items: Vec<&StoredMedia> = self
            .media
            .iter()
            .rev()
            .filter(|media| !media.foreign && wanted.is_none_or(|word| class(&media.mime) == word))
            .skip(offset)
            .take(limit)
            .collect();
        let ids: Vec<&str> = items.iter().map(|media| media.id.as_str()).collect();
        let objects: Vec<Value> = items.iter().map(|media| self.media_object(media)).collect();
        let list = if self.old_names { "media" } else { "items" };
        let data = json!({
            list: objects,
            "media_ids": ids,
            "pagination": { "limit": limit, "offset": offset },
        });
        Ok(self.success(200, data))
    }

    /// Each look brings what is being processed nearer to its end.
    pub(super) fn show_media(&mut self, id: &str) -> Answer {
        let place = self.own(id)?;
        let fails = self.fails;
        let media = &mut self.media[place];
        let arrived = media.received.is_some();
        if arrived && matches!(media.state, "processing" | "uploading") {
            if media.looks == 0 {
                media.state = if fails.is_some() { "failed" } else { "ready" };
                media.error_message = fails;
            } else {
                media.looks -= 1;
            }
        }
        let media = &self.media[place];
        let mut data = self.media_object(media);
        data["media_ids"] = json!([media.id]);
        Ok(self.success(200, data))
    }

    pub(super) fn delete_media(&mut self, seen: &Seen, id: &str) -> Answer {
        let place = self.own(id)?;
        let users: Vec<&str> = self
            .posts
            .iter()
            .filter(|post| post.status == "scheduled" && post.media_ids.iter().any(|one| one == id))
            .map(|post| post.id.as_str())
            .collect();
        if !users.is_empty() && seen.parameter("force") != Some("true") {
            let text = "Media is used by scheduled posts";
            let details = json!({ "post_ids": users });
            return Err(self.detailed(409, "media_in_use", text, Some(details)));
        }
        self.media.remove(place);
        Ok(self.success(200, json!({ "media_id": id, "deleted": true })))
    }
}
