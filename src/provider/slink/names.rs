//! Tags and collections: people know names, Slink wants ids.

use super::wire::{Made, Named, NewTag};
use super::{NAME, Slink, payload, words};
use crate::error::{Error, Kind, Result};
use crate::http::{Call, Repeat};

impl Slink {
    /// The ids of these tags. A name that is not there yet is made where `make` says so; `holiday/beach` is a tag below another.
    pub(super) async fn tag_ids(
        &self,
        operation: &'static str,
        names: &[String],
        make: bool,
    ) -> Result<Vec<String>> {
        let mut ids = Vec::new();
        for name in names {
            let id = match is_uuid(name) {
                true => name.clone(),
                false => self.tag_id(operation, name, make).await?,
            };
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        Ok(ids)
    }

    async fn tag_id(&self, operation: &'static str, name: &str, make: bool) -> Result<String> {
        let name = name.trim_start_matches('#');
        let mut parent: Option<String> = None;
        let mut path = String::from("#");
        for step in name.split('/').map(str::trim) {
            if step.is_empty() {
                return Err(Error::usage(format!("'{name}' is not the name of a tag")));
            }
            if path.len() > 1 {
                path.push('/');
            }
            path.push_str(step);
            let found = self.find_tag(operation, step, &path).await?;
            parent = Some(match found {
                Some(id) => id,
                None if make => self.make_tag(operation, step, parent, &path).await?,
                None => return Err(missing("tag", name)),
            });
        }
        parent.ok_or_else(|| missing("tag", name))
    }

    async fn find_tag(
        &self,
        operation: &'static str,
        name: &str,
        path: &str,
    ) -> Result<Option<String>> {
        let tags = self.get_tags(operation, name).await?;
        let found = tags.into_iter().find(|tag| match &tag.path {
            Some(told) => told.trim_start_matches('#') == &path[1..],
            None => tag.name == name,
        });
        Ok(found.map(|tag| tag.id))
    }

    /// Makes a tag. One of the same name may have appeared meanwhile, which is as good.
    async fn make_tag(
        &self,
        operation: &'static str,
        name: &str,
        parent: Option<String>,
        path: &str,
    ) -> Result<String> {
        let body = NewTag {
            name,
            parent_id: parent.as_deref(),
        };
        match self.post_tag(operation, &body).await {
            Err(error) if error.status == Some(400) => {
                let found = self.find_tag(operation, name, path).await?;
                found.ok_or(error)
            }
            other => other,
        }
    }

    /// The id of a collection, given by name or id. None is made: a mistyped name would hide the images in a new one.
    pub(super) async fn collection_id(
        &self,
        operation: &'static str,
        name: &str,
    ) -> Result<String> {
        if is_uuid(name) {
            return Ok(name.to_owned());
        }
        let collections = self.get_collections(operation, name).await?;
        let mut found = collections.into_iter().filter(|one| one.name == name);
        match (found.next(), found.next()) {
            (Some(one), None) => Ok(one.id),
            (None, _) => Err(missing("collection", name)),
            (Some(_), Some(_)) => {
                let message = format!("there are several collections named '{name}'");
                Err(Error::usage(message).of(NAME).advice("give its id"))
            }
        }
    }

    async fn get_tags(&self, operation: &'static str, search: &str) -> Result<Vec<Named>> {
        let call = Call::get(operation, self.url(["api", "tags"]))
            .query([("searchTerm", search), ("limit", "100")]);
        let tags = words::absent(self.as_user(call, "tags").await)?;
        payload(&tags.ok_or_else(|| too_old("tags", "1.7"))?)
    }

    async fn post_tag(&self, operation: &'static str, body: &NewTag<'_>) -> Result<String> {
        let call = Call::post(operation, self.url(["api", "tags"]))
            .repeat(Repeat::Idempotent)
            .json(body);
        let made: Made = payload(&self.as_user(call, "tags").await?)?;
        Ok(made.id)
    }

    async fn get_collections(&self, operation: &'static str, search: &str) -> Result<Vec<Named>> {
        let call = Call::get(operation, self.url(["api", "collections"]))
            .query([("searchTerm", search), ("limit", "100")]);
        let found = words::absent(self.as_user(call, "collections").await)?;
        payload(&found.ok_or_else(|| too_old("list of collections", "1.10"))?)
    }

    /// The tags of an image; `None` where this era has none.
    pub(super) async fn get_tags_of(
        &self,
        operation: &'static str,
        id: &str,
    ) -> Result<Option<Vec<Named>>> {
        let call = Call::get(operation, self.url(["api", "images", id, "tags"]));
        let answer = words::absent(self.as_user(call, "tags of an image").await)?;
        answer.as_ref().map(payload).transpose()
    }

    pub(super) async fn tag_image(
        &self,
        operation: &'static str,
        id: &str,
        tag: &str,
    ) -> Result<()> {
        let url = self.url(["api", "images", id, "tags", tag]);
        let call = Call::post(operation, url)
            .repeat(Repeat::Idempotent)
            .json(&serde_json::json!({}));
        self.as_user(call, &format!("image '{id}' or tag '{tag}'"))
            .await?;
        Ok(())
    }

    pub(super) async fn untag_image(
        &self,
        operation: &'static str,
        id: &str,
        tag: &str,
    ) -> Result<()> {
        let url = self.url(["api", "images", id, "tags", tag]);
        let call = Call::delete(operation, url).json(&serde_json::json!({}));
        words::absent(
            self.as_user(call, &format!("tag '{tag}' of image '{id}'"))
                .await,
        )?;
        Ok(())
    }

    /// An image may be put into a collection twice.
    pub(super) async fn collect_image(
        &self,
        operation: &'static str,
        id: &str,
        collection: &str,
    ) -> Result<()> {
        let url = self.url(["api", "collection", collection, "items", id]);
        let call = Call::post(operation, url)
            .repeat(Repeat::Idempotent)
            .json(&serde_json::json!({}));
        self.as_user(call, &format!("collection '{collection}'"))
            .await?;
        Ok(())
    }
}

fn missing(kind: &str, name: &str) -> Error {
    Error::new(Kind::NotFound, format!("there is no {kind} '{name}'")).of(NAME)
}

fn too_old(thing: &str, version: &str) -> Error {
    let message = format!("this server has no {thing}; Slink has them from {version} on");
    Error::new(Kind::Unsupported, message).of(NAME)
}

/// Whether a text has the form of an id: 8-4-4-4-12 hexadecimal digits.
pub(super) fn is_uuid(text: &str) -> bool {
    let lengths = text.split('-').map(str::len);
    lengths.eq([8, 4, 4, 4, 12]) && text.bytes().all(|c| c == b'-' || c.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_known_by_their_form() {
        assert!(is_uuid("123e4567-e89b-12d3-a456-426614174000"));
        for text in [
            "",
            "holiday",
            "123e4567e89b12d3a456426614174000",
            "123e4567-e89b-12d3-a456-42661417400g",
        ] {
            assert!(!is_uuid(text), "{text}");
        }
    }
}
