//! Shares and short links.

use serde_json::{Value, json};

use super::{Answer, Image, Share, Slink, broken_rule, empty, no_route, not_found};
use crate::fakes::Reply;
use crate::fakes::journal::Seen;

/// Parameters that make a variant.
const VARIANT: [&str; 3] = ["crop", "height", "width"];

impl Slink {
    /// The share of an image in this variant, made where there is none.
    pub(super) fn share_for(
        &mut self,
        image: &str,
        variant: &[(&str, &str)],
        published: bool,
    ) -> Share {
        let mut variant: Vec<(String, String)> = variant
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        variant.sort();
        let of = |share: &&Share| share.image == image && share.variant == variant;
        if let Some(share) = self.shares.iter().find(of) {
            return share.clone();
        }
        let number = self.next();
        let share = Share {
            id: self.next_id(),
            image: image.to_owned(),
            code: format!("Ab{number:06}"),
            variant,
            published,
        };
        self.shares.push(share.clone());
        share
    }

    pub(super) fn path_of(&self, share: &Share) -> String {
        let file = self
            .find(&share.image)
            .map(Image::file_name)
            .unwrap_or_default();
        let mut path = format!("/image/{file}");
        for (place, (name, value)) in share.variant.iter().enumerate() {
            path.push(if place == 0 { '?' } else { '&' });
            path.push_str(&format!("{name}={value}"));
        }
        if !share.variant.is_empty() {
            path.push_str("&s=5d41402abc4b2a76");
        }
        path
    }

    fn url_of(&self, share: &Share) -> String {
        let origin = self.public_origin();
        match self.short_urls {
            true => format!("{origin}/i/{}", share.code),
            false => format!("{origin}{}", self.path_of(share)),
        }
    }

    /// Whether a stranger may see this image as it is asked for.
    pub(super) fn is_shared(&self, image: &str, seen: &Seen) -> bool {
        let mut wanted: Vec<(String, String)> = seen.query.clone();
        wanted.retain(|(name, _)| VARIANT.contains(&name.as_str()));
        wanted.sort();
        !self.auth_for_shares
            && self
                .shares
                .iter()
                .any(|share| share.image == image && share.published && share.variant == wanted)
    }

    pub(super) fn share(&mut self, seen: &Seen, user: &'static str, id: &str) -> Answer {
        if !self.since(1, 8, 0) {
            return Err(no_route());
        }
        let place = self.images.iter().position(|image| image.id == id);
        if place.is_none_or(|place| self.images[place].owner != user) {
            return Err(not_found());
        }
        let variant: Vec<(&str, &str)> = seen
            .query
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .filter(|(name, _)| VARIANT.contains(name))
            .collect();
        let before = self.shares.len();
        let share = self.share_for(id, &variant, false);
        let created = self.shares.len() > before;
        if !self.since(1, 9, 0) {
            let body = match self.short_urls {
                true => json!({ "type": "shortUrl", "shortCode": share.code }),
                false => json!({ "type": "signed", "targetUrl": self.path_of(&share) }),
            };
            return Ok(Reply::json(200, &body));
        }
        let mut body = json!({
            "shareId": share.id,
            "shareUrl": self.url_of(&share),
            "type": "image",
            "created": created,
        });
        if self.since(1, 11, 0) {
            body["expiresAt"] = json!(null);
            body["requiresPassword"] = json!(false);
        }
        Ok(Reply::json(if created { 201 } else { 200 }, &body))
    }

    pub(super) fn publish(&mut self, user: &'static str, id: &str, action: &str) -> Answer {
        let published = match action {
            "publish" => true,
            "unpublish" => false,
            _ => return Err(no_route()),
        };
        if !self.since(1, 11, 0) {
            return Err(no_route());
        }
        let place = self.shares.iter().position(|share| share.id == id);
        let place = place.ok_or_else(not_found)?;
        let owner = self
            .find(&self.shares[place].image)
            .map(|image| image.owner);
        if owner != Some(user) {
            return Err(broken_rule("userId", "This is not your share."));
        }
        self.shares[place].published = published;
        Ok(empty(204))
    }

    pub(super) fn list_shares(&self, seen: &Seen, user: &'static str) -> Answer {
        if !self.since(1, 11, 0) {
            return Err(no_route());
        }
        let wanted = seen
            .parameter("shareableId")
            .filter(|_| self.filters_shares);
        let items: Vec<Value> = self
            .shares
            .iter()
            .filter(|share| share.published)
            .filter(|share| wanted.is_none_or(|wanted| wanted == share.image))
            .filter(|share| {
                self.find(&share.image)
                    .is_some_and(|image| image.owner == user)
            })
            .map(|share| self.share_object(share))
            .collect();
        let meta = json!({ "size": 100, "total": items.len() });
        Ok(Reply::json(200, &json!({ "meta": meta, "data": items })))
    }

    fn share_object(&self, share: &Share) -> Value {
        let side = |name: &str| {
            let found = share.variant.iter().find(|(key, _)| key == name);
            found.and_then(|(_, value)| value.parse::<u64>().ok())
        };
        json!({
            "shareId": share.id,
            "shareUrl": self.url_of(share),
            "shortCode": share.code,
            "type": "image",
            "isPublished": share.published,
            "expiresAt": null,
            "isExpired": false,
            "requiresPassword": false,
            "createdAt": "2026-11-20T17:54:27.000000+00:00",
            "shareable": { "id": share.image, "type": "image" },
            "variant": { "width": side("width"), "height": side("height") },
        })
    }

    /// Leads to the image whether or not that may be seen.
    pub(super) fn short_link(&self, code: &str) -> Answer {
        let share = self.shares.iter().find(|share| share.code == code);
        let Some(share) = share.filter(|_| self.since(1, 8, 0)) else {
            return Ok(Reply::page(404, "Not found"));
        };
        let target = format!("{}{}", self.address, self.path_of(share));
        Ok(Reply::page(302, "Redirecting").with("location", target))
    }
}
