//! Lists: by page, later by cursor.

use serde_json::{Value, json};

use super::auth::jwt_refused;
use super::{Answer, GUEST, Image, Slink, no_route, signed, violations};
use crate::fakes::Reply;
use crate::fakes::journal::Seen;

impl Slink {
    pub(super) fn lists(&self, seen: &Seen, user: Option<&'static str>, path: &[&str]) -> Answer {
        let by_cursor = self.since(1, 9, 2);
        match (path, by_cursor) {
            ([], false) | (["by-id"], true) => self.by_ids(seen, signed(user)?),
            ([], true) => self.feed(seen, user, None),
            (["history"], true) => self.history(seen, signed(user)?, None),
            (["history"], false) => self.history(seen, signed(user)?, Some("1")),
            (["history", page], false) => self.history(seen, signed(user)?, Some(*page)),
            ([page], false) if page.bytes().all(|c| c.is_ascii_digit()) => {
                self.feed(seen, user, Some(*page))
            }
            _ => Err(no_route()),
        }
    }

    fn history(&self, seen: &Seen, user: &'static str, page: Option<&str>) -> Answer {
        let own = self.images.iter().filter(|image| image.owner == user);
        self.slice(seen, own.collect(), page, true)
    }

    fn feed(&self, seen: &Seen, user: Option<&str>, page: Option<&str>) -> Answer {
        if user.is_none() && !self.anonymous_viewing {
            return Err(jwt_refused("JWT Token not found"));
        }
        let public = self.images.iter().filter(|image| image.public);
        self.slice(seen, public.collect(), page, false)
    }

    /// Only own images; the page shows a bare array.
    fn by_ids(&self, seen: &Seen, user: &'static str) -> Answer {
        let ids = seen.query.iter().filter(|(name, _)| name == "uuid[]");
        let ids: Vec<&str> = ids.map(|(_, id)| id.as_str()).collect();
        if ids.is_empty() || !ids.iter().all(|id| super::is_uuid(id)) {
            let one = json!([{ "property": "uuid", "message": "This value is not a valid UUID." }]);
            return Err(violations(404, "Validation Error", one));
        }
        let found: Vec<Value> = self
            .images
            .iter()
            .filter(|image| image.owner == user && ids.contains(&&*image.id))
            .map(|image| self.bare_item(image))
            .collect();
        let body = match self.as_page {
            true => json!(found),
            false => json!({ "data": found }),
        };
        Ok(Reply::json(200, &body))
    }

    /// A page, by its number or behind a cursor. Newest first.
    fn slice(
        &self,
        seen: &Seen,
        mut images: Vec<&Image>,
        page: Option<&str>,
        with_tags: bool,
    ) -> Answer {
        images.reverse();
        images.retain(|image| self.matches(seen, image));
        let limit: usize = seen
            .parameter("limit")
            .map_or(Some(10), |limit| limit.parse().ok())
            .filter(|limit| *limit > 0)
            .ok_or_else(|| super::invalid("limit", "This value should be positive."))?;
        let start = match (page, seen.parameter("cursor")) {
            (Some(page), _) => {
                let page: usize = page.parse().map_err(|_| no_route())?;
                limit * page.saturating_sub(1)
            }
            (None, Some(cursor)) => {
                let place = cursor
                    .strip_prefix("eyJ0/")
                    .and_then(|rest| rest.strip_suffix('='));
                place
                    .and_then(|place| place.parse().ok())
                    .ok_or_else(|| super::invalid("cursor", "This cursor is not valid."))?
            }
            (None, None) => 0,
        };
        let shown: Vec<Value> = images
            .iter()
            .skip(start)
            .take(limit)
            .map(|image| self.item(image, with_tags))
            .collect();
        let mut meta = json!({ "size": limit, "total": images.len() });
        if let Some(page) = page {
            meta["page"] = json!(page.parse::<u64>().unwrap_or(1));
        } else if start + limit < images.len() {
            // A cursor with characters that an address must encode.
            meta["nextCursor"] = json!(format!("eyJ0/{}=", start + limit));
        }
        Ok(Reply::json(200, &json!({ "meta": meta, "data": shown })))
    }

    fn matches(&self, seen: &Seen, image: &Image) -> bool {
        let text = seen.parameter("searchTerm").unwrap_or_default();
        let found = match seen.parameter("searchBy") {
            Some("user") => image.owner.contains(text),
            _ => image.description.contains(text) || image.owner.contains(text),
        };
        let mut tags = seen.query.iter().filter(|(name, _)| name == "tagIds[]");
        let tagged = match seen.parameter("requireAllTags") {
            Some("1") => tags.all(|(_, id)| image.tags.contains(id)),
            _ => {
                let tags: Vec<_> = tags.collect();
                tags.is_empty() || tags.iter().any(|(_, id)| image.tags.contains(id))
            }
        };
        found && tagged
    }

    /// An image in a list.
    pub fn item(&self, image: &Image, with_tags: bool) -> Value {
        let mut item = self.bare_item(image);
        if self.since(1, 11, 3) {
            item["url"] = json!(format!("/api/image/public/{}", image.file_name()));
        }
        if with_tags && self.since(1, 7, 0) {
            let tags = self.tags.iter().filter(|tag| image.tags.contains(&tag.id));
            item["tags"] = tags.map(|tag| self.tag_object(tag)).collect();
            item["collections"] = json!([]);
        }
        item
    }

    fn bare_item(&self, image: &Image) -> Value {
        let size = imagesize::blob_size(&image.bytes).ok();
        let mut owner = json!({ "id": "user-uuid", "displayName": image.owner });
        if image.owner == GUEST {
            owner = json!({ "displayName": "Guest", "id": "guest", "username": "guest", "email": "guest@localhost" });
        } else if !self.since(1, 9, 0) {
            owner["email"] = json!(format!("{}@example.org", image.owner));
            owner["username"] = json!(image.owner);
        }
        json!({
            "id": image.id,
            "owner": owner,
            "attributes": {
                "fileName": image.file_name(),
                "description": image.description,
                "isPublic": image.public,
                "createdAt": { "formattedDate": "2026-11-20 17:55:31", "timestamp": image.created },
                "views": 0,
            },
            "metadata": {
                "size": image.bytes.len(),
                "mimeType": image.mime,
                "width": size.map_or(0, |size| size.width),
                "height": size.map_or(0, |size| size.height),
            },
        })
    }
}
