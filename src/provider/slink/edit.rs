//! Changes of an image that is there.

use super::share::Sight;
use super::wire::ImagePatch;
use super::{NAME, Slink};
use crate::error::{Error, Kind, Result};
use crate::http::Call;
use crate::model::{MediaEdit, TagChange, Visibility};

impl Slink {
    /// Names are looked up before anything is changed.
    pub(super) async fn change(&self, id: &str, edit: &MediaEdit) -> Result<()> {
        let tags = match &edit.tags {
            Some(TagChange::Replace(names) | TagChange::Add(names)) => {
                self.tag_ids("edit", names, true).await?
            }
            Some(TagChange::Remove(names)) => self.tag_ids("edit", names, false).await?,
            None => Vec::new(),
        };
        let album = match &edit.album {
            Some(name) => Some(self.collection_id("edit", name).await?),
            None => None,
        };
        if let Some(description) = &edit.description {
            let patch = ImagePatch {
                description: Some(description),
                is_public: None,
            };
            self.patch_image("edit", id, &patch).await?;
        }
        if let Some(visibility) = edit.visibility {
            self.set_visibility("edit", id, visibility).await?;
        }
        if let Some(change) = &edit.tags {
            self.change_tags(id, change, &tags).await?;
        }
        if let Some(album) = album {
            // An unknown image is taken into a collection without a word.
            self.get_detail("edit", id).await?;
            self.collect_image("edit", id, &album).await?;
        }
        Ok(())
    }

    async fn change_tags(&self, id: &str, change: &TagChange, wanted: &[String]) -> Result<()> {
        let mut remove: Vec<String> = Vec::new();
        let mut add: &[String] = wanted;
        match change {
            TagChange::Add(_) => {}
            TagChange::Remove(_) => {
                remove.extend_from_slice(wanted);
                add = &[];
            }
            TagChange::Replace(_) => {
                let now = self.get_tags_of("edit", id).await?;
                let now = now.into_iter().flatten().map(|tag| tag.id);
                remove.extend(now.filter(|tag| !wanted.contains(tag)));
            }
        }
        for tag in add {
            self.tag_image("edit", id, tag).await?;
        }
        for tag in &remove {
            self.untag_image("edit", id, tag).await?;
        }
        Ok(())
    }

    /// Public is listed and published, hidden is published, private is neither.
    async fn set_visibility(
        &self,
        operation: &'static str,
        id: &str,
        visibility: Visibility,
    ) -> Result<()> {
        self.set_listed(operation, id, visibility == Visibility::Public)
            .await?;
        if visibility != Visibility::Private {
            self.publish(operation, id, &[]).await?;
            return Ok(());
        }
        self.unpublish(operation, id).await?;
        let detail = self.get_detail(operation, id).await?;
        let link = detail.into_model(|text| self.join(text)).links.direct;
        match link {
            Some(link) => match self.look(operation, &link).await {
                Sight::Shut => Ok(()),
                Sight::Open => Err(still_open().during(operation)),
                Sight::Unknown(error) => Err(error),
            },
            None => Ok(()),
        }
    }

    /// Puts an image into the public feed, or takes it out. A server that shows everything says yes all the same, so it is asked
    /// again.
    pub(super) async fn set_listed(
        &self,
        operation: &'static str,
        id: &str,
        listed: bool,
    ) -> Result<()> {
        let patch = ImagePatch {
            description: None,
            is_public: Some(listed),
        };
        self.patch_image(operation, id, &patch).await?;
        let now = self.get_detail(operation, id).await?.is_public;
        if now.is_some_and(|now| now != listed) {
            let message = match listed {
                true => "this server did not put the image into its public feed",
                false => "this server keeps every image in its public feed",
            };
            return Err(Error::new(Kind::Rejected, message)
                .of(NAME)
                .during(operation));
        }
        Ok(())
    }

    async fn patch_image(
        &self,
        operation: &'static str,
        id: &str,
        patch: &ImagePatch<'_>,
    ) -> Result<()> {
        let call = Call::patch(operation, self.url(["api", "image", id])).json(patch);
        self.as_user(call, &format!("image '{id}'")).await?;
        Ok(())
    }
}

/// Before 1.11 there is nothing to close.
pub(super) fn still_open() -> Error {
    let message = "this server shows the image to whoever has its link, private or not";
    Error::new(Kind::Unsupported, message)
        .of(NAME)
        .advice("Slink has private links from 1.11 on")
}
