//! A lost upload is looked for by its name and size.
//!
//! The library lists every media of the account with the name and the size that its first step announced. An upload that was cut
//! off before its last step stays `uploading`; completing it tells whether the bytes are there, and if they are it is the very step
//! that was lost. Without bytes there is no media, so that it counts as absent.

use async_trait::async_trait;

use super::upload::Completed;
use super::wire::{MediaObject, Progress};
use super::{Posteverywhere, wire};
use crate::error::Result;
use crate::model::Query;
use crate::provider::finding::{only, settled};
use crate::provider::{Finder, Finding, Lost};

/// How many of the account's media are gone through.
const MOST: u64 = 1000;

#[async_trait(?Send)]
impl Finder for Posteverywhere {
    async fn find(&self, lost: &Lost<'_>) -> Result<Finding> {
        let look = async || self.look(lost).await;
        settled(&self.connection.transport, lost, look).await
    }
}

impl Posteverywhere {
    async fn look(&self, lost: &Lost<'_>) -> Result<Finding> {
        let query = Query {
            limit: Some(MOST),
            ..Query::default()
        };
        let listing = self
            .pages::<MediaObject>("upload", "media", &[], &query)
            .await?;
        let seen = listing.items.len() as u64;
        let mut matching = Vec::new();
        for object in listing.items {
            let media = &object.media;
            let fits = media.name.as_deref() == Some(lost.name)
                && (media.size.is_none() || media.size == lost.size)
                && lost.spans(media.created_at)
                && !(lost.accounted)(&media.id);
            if !fits {
                continue;
            }
            match self.arrived(object).await? {
                Arrived::Yes(object) => matching.push(object.media),
                Arrived::No => {}
                Arrived::Working(id) => {
                    let why = format!("media {id} may be it, and is still being processed");
                    return Ok(Finding::CannotTell(why));
                }
            }
        }
        Ok(match only(matching, lost.same_name && lost.same_size) {
            Finding::Absent if seen >= MOST => {
                Finding::CannotTell(format!("it is not among the first {MOST} media"))
            }
            found => found,
        })
    }

    async fn arrived(&self, object: MediaObject) -> Result<Arrived> {
        match object.progress() {
            Progress::Ready => Ok(Arrived::Yes(Box::new(object))),
            Progress::Failed => Ok(Arrived::No),
            Progress::Working if object.media.state.as_deref() == Some(wire::UPLOADING) => {
                let completed = self.complete(object.media.id.as_str()).await?;
                Ok(match completed {
                    Completed::Done(object) => Arrived::Yes(object),
                    Completed::Missing(_) => Arrived::No,
                })
            }
            Progress::Working => Ok(Arrived::Working(object.media.id.to_string())),
        }
    }
}

/// Whether a media's bytes are there.
enum Arrived {
    Yes(Box<MediaObject>),
    No,
    Working(String),
}
