//! Tags and collections.

use serde_json::{Value, json};

use super::{Answer, Slink, Tag, broken_rule, empty, invalid, no_route, not_found};
use crate::fakes::Reply;
use crate::fakes::journal::Seen;

impl Slink {
    pub(super) fn tag_object(&self, tag: &Tag) -> Value {
        json!({
            "id": tag.id,
            "name": tag.name,
            "path": tag.path,
            "isRoot": tag.parent.is_none(),
            "depth": tag.path.matches('/').count(),
            "imageCount": 0,
            "childCount": 0,
        })
    }

    pub(super) fn all_tags(&mut self, seen: &Seen, user: &'static str) -> Answer {
        match &*seen.method {
            _ if !self.since(1, 7, 0) => Err(no_route()),
            "GET" => {
                let text = seen.parameter("searchTerm").unwrap_or_default();
                let own = self.tags.iter().filter(|tag| tag.owner == user);
                let found = own.filter(|tag| tag.path.contains(text));
                let data: Vec<Value> = found.map(|tag| self.tag_object(tag)).collect();
                let meta = json!({ "size": 50, "total": data.len(), "page": 1 });
                Ok(Reply::json(200, &json!({ "meta": meta, "data": data })))
            }
            "POST" => self.new_tag(seen, user),
            _ => Err(no_route()),
        }
    }

    fn new_tag(&mut self, seen: &Seen, user: &'static str) -> Answer {
        let body: Value = serde_json::from_slice(&seen.body).unwrap_or_default();
        let name = body["name"].as_str().unwrap_or_default();
        if name.is_empty() || name.len() > 50 || name.contains('/') {
            return Err(invalid("name", "This value is not a valid tag."));
        }
        let parent = match body["parentId"].as_str() {
            None => None,
            Some(id) => {
                let known = self.tags.iter().find(|tag| tag.id == id);
                Some(known.ok_or_else(not_found)?.clone())
            }
        };
        let path = match &parent {
            Some(parent) => format!("{}/{name}", parent.path),
            None => format!("#{name}"),
        };
        if self
            .tags
            .iter()
            .any(|tag| tag.owner == user && tag.path == path)
        {
            return Err(broken_rule("name", "A tag of this name exists already."));
        }
        let id = self.next_id();
        self.tags.push(Tag {
            id: id.clone(),
            owner: user,
            name: name.to_owned(),
            path,
            parent: parent.map(|parent| parent.id),
        });
        Ok(Reply::json(201, &json!({ "id": id })).with("location", format!("tags/{id}")))
    }

    /// `/api/images/{image}/tags[/{tag}]`
    pub(super) fn image_tags(&mut self, seen: &Seen, user: &'static str, path: &[&str]) -> Answer {
        if !self.since(1, 7, 0) {
            return Err(no_route());
        }
        let place = self.own(user, path[0])?;
        match (&*seen.method, path) {
            ("GET", [_, _]) => {
                let tags = self.tags.iter();
                let tags = tags.filter(|tag| self.images[place].tags.contains(&tag.id));
                let data: Vec<Value> = tags.map(|tag| self.tag_object(tag)).collect();
                Ok(Reply::json(200, &json!({ "data": data })))
            }
            ("POST", [_, _, tag]) => {
                if !self.tags.iter().any(|known| known.id == *tag) {
                    return Err(not_found());
                }
                let tags = &mut self.images[place].tags;
                if !tags.iter().any(|known| known == tag) {
                    tags.push((*tag).to_owned());
                }
                Ok(empty(204))
            }
            ("DELETE", [_, _, tag]) => {
                self.images[place].tags.retain(|known| known != tag);
                Ok(empty(204))
            }
            _ => Err(no_route()),
        }
    }

    pub(super) fn all_collections(&self, seen: &Seen, user: &'static str) -> Answer {
        if !self.since(1, 10, 0) {
            return Err(no_route());
        }
        let text = seen.parameter("searchTerm").unwrap_or_default();
        let own = self.collections.iter().filter(|one| one.owner == user);
        let data: Vec<Value> = own
            .filter(|one| one.name.contains(text))
            .map(|one| json!({ "id": one.id, "name": one.name, "description": "" }))
            .collect();
        let meta = json!({ "size": 12, "total": data.len() });
        Ok(Reply::json(200, &json!({ "meta": meta, "data": data })))
    }

    /// An image that nobody knows is taken in as well.
    pub(super) fn collect(&mut self, user: &'static str, id: &str, image: &str) -> Answer {
        let known = self
            .collections
            .iter()
            .any(|one| one.id == id && one.owner == user);
        if !known || !self.since(1, 9, 0) {
            return Err(not_found());
        }
        if let Some(image) = self.images.iter_mut().find(|one| one.id == image) {
            image.collections.push(id.to_owned());
        }
        Ok(Reply::json(201, &json!({})))
    }
}
