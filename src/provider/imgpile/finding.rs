//! A lost upload is looked for in the user's own media.
//!
//! imgpile keeps neither the file's name nor its length, and no list promises to hold what moderation has not judged yet. So a
//! media is the lost one only where type, time and the length of its original all fit and no other does, and that nothing fits
//! proves nothing: imgpile never says that an upload is absent.

use async_trait::async_trait;

use super::{Imgpile, fetch};
use crate::error::{Kind, Result};
use crate::model::{Listing, Media, Query};
use crate::provider::finding::only;
use crate::provider::{Finder, Finding, Library, Lost};

/// How many of the newest media are looked at, each of which takes two requests of 120 a minute.
const MOST: u64 = 20;

#[async_trait(?Send)]
impl Finder for Imgpile {
    async fn find(&self, lost: &Lost<'_>) -> Result<Finding> {
        if !self.knows_mine() {
            let profile = &self.connection.profile;
            let why = format!(
                "imgpile tells whose media are whose only where [profiles.{profile}] sets 'username'"
            );
            return Ok(Finding::CannotTell(why));
        }
        let query = Query {
            limit: Some(MOST),
            ..Query::default()
        };
        let Listing { items, .. } = self.list(&query).await?;
        let mut matching = Vec::new();
        for media in items {
            if !(lost.accounted)(&media.id)
                && let Some(media) = self.fits(lost, media).await?
            {
                matching.push(media);
            }
        }
        Ok(match only(matching, lost.same_size) {
            Finding::Absent => Finding::CannotTell(
                "it is not among your newest media, where imgpile may leave out what moderation has not judged yet; \
                 asked again later, it may be"
                    .to_owned(),
            ),
            found => found,
        })
    }
}

impl Imgpile {
    /// All that is known of a media, if it can be the lost one.
    async fn fits(&self, lost: &Lost<'_>, listed: Media) -> Result<Option<Media>> {
        if lost.mime.is_some() && listed.mime.as_deref() != lost.mime {
            return Ok(None);
        }
        let media = match self.show(&listed.id).await {
            Ok(media) => media,
            Err(error) if error.kind == Kind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        if media.created_at.is_none() || !lost.spans(media.created_at) {
            return Ok(None);
        }
        let Some(link) = &media.links.direct else {
            return Ok(None);
        };
        let length = fetch::length(&self.connection.transport, link).await?;
        Ok((length.is_some() && length == lost.size).then_some(media))
    }
}
