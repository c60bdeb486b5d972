//! A lost upload is looked for in the account's own images, which takes a session; a key asks by sending.
//!
//! A list tells type, length and time of an image. Where one fits and no other, it is the lost one. Servers may convert images or
//! strip them, so that an image of the right time and another length is a doubt, and only where no image of that time is left
//! over the upload is absent: the list is the account's whole.
//!
//! From 1.7 on a server refuses bytes that their owner has already, and names the image, so that sending them again makes no
//! second copy. The settings that everybody may read show an `image` block in those versions only. Whether the operator has
//! switched the refusal off they don't tell.

use async_trait::async_trait;

use super::{NAME, Slink, words};
use crate::error::Result;
use crate::model::{Listing, Query};
use crate::provider::finding::{only, settled};
use crate::provider::{Finder, Finding, Lost};

/// How many of the newest images are looked at.
const MOST: u64 = 200;

#[async_trait(?Send)]
impl Finder for Slink {
    async fn find(&self, lost: &Lost<'_>) -> Result<Finding> {
        let doubt = match self.held()? {
            Some(_) => {
                let look = async || self.look_for(lost).await;
                match settled(&self.connection.transport, lost, look).await? {
                    Finding::CannotTell(doubt) => doubt,
                    told => return Ok(told),
                }
            }
            None => "an upload key can't ask what is there".to_owned(),
        };
        let settings = words::absent(self.get_settings("upload").await)?;
        let guarded = settings.is_some_and(|settings| settings.image.is_some());
        Ok(if guarded {
            let host = self.host();
            Finding::Guarded(format!(
                "{host} refuses what it has already, unless its operator switched that off"
            ))
        } else {
            Finding::CannotTell(doubt)
        })
    }
}

impl Slink {
    async fn look_for(&self, lost: &Lost<'_>) -> Result<Finding> {
        let query = Query {
            limit: Some(MOST),
            ..Query::default()
        };
        let Listing { items, .. } = self.get_list(&query).await?;
        let all = (items.len() as u64) < MOST
            || items.iter().any(|media| {
                media
                    .created_at
                    .is_some_and(|stored| stored < lost.earliest())
            });
        let left: Vec<_> = items
            .into_iter()
            .filter(|media| lost.spans(media.created_at) && !(lost.accounted)(&media.id))
            .collect();
        let others = left.len();
        let matching: Vec<_> = left
            .into_iter()
            .filter(|media| media.size == lost.size && media.mime.as_deref() == lost.mime)
            .collect();
        let doubt = |why: String| Ok(Finding::CannotTell(why));
        match only(matching, lost.same_size) {
            Finding::Found(media) => {
                let found = self.get_detail("upload", media.id.as_str()).await?;
                Ok(Finding::Found(Box::new(
                    found.into_model(|text| self.join(text)),
                )))
            }
            Finding::Absent if others > 0 => doubt(format!(
                "{NAME} may have converted it, and {others} images of that time may be it"
            )),
            Finding::Absent if !all => doubt(format!("it is not among the newest {MOST} images")),
            told => Ok(told),
        }
    }
}
