//! Looking again and again at what takes its time at the host. Nothing tells when it is done, so it is polled.

use std::time::Duration;

use super::wire::{MediaObject, Progress};
use super::{NAME, Posteverywhere};
use crate::error::Result;
use crate::model::{MediaId, PostId};
use crate::provider::PublishingResult;

/// How often and how long to look.
struct Patience {
    step: Duration,
    looks: u32,
}

/// Nothing is documented. Four files at once stay below 60 requests a minute; a long video gets 10 minutes.
const MEDIA: Patience = Patience {
    step: Duration::from_secs(5),
    looks: 120,
};

/// The vendor's own example looks every 10 s and gives up after 5 minutes.
const RESULTS: Patience = Patience {
    step: Duration::from_secs(10),
    looks: 30,
};

impl Posteverywhere {
    /// A media once the host has processed it, well or badly. `None` when the patience ends first.
    pub(super) async fn processed(
        &self,
        operation: &'static str,
        id: &MediaId,
    ) -> Result<Option<MediaObject>> {
        let why = format!("waiting until {NAME} has processed media {id}");
        self.poll(MEDIA, &why, async || {
            let object = self.get_media(operation, id).await?;
            Ok((object.progress() != Progress::Working).then_some(object))
        })
        .await
    }

    /// The results of a post once every destination has one. `None` when the patience ends first.
    pub(super) async fn published(&self, id: &PostId) -> Result<Option<Vec<PublishingResult>>> {
        let why = format!("waiting until {NAME} has published post {id}");
        self.poll(RESULTS, &why, async || {
            let results = self.get_results("post create", id).await?;
            let open = |result: &PublishingResult| {
                matches!(result.state.as_str(), "queued" | "publishing")
            };
            // The destinations appear some time after the post.
            let done = !results.is_empty() && !results.iter().any(open);
            Ok(done.then_some(results))
        })
        .await
    }

    async fn poll<T>(
        &self,
        patience: Patience,
        why: &str,
        look: impl AsyncFn() -> Result<Option<T>>,
    ) -> Result<Option<T>> {
        let mut why = Some(why);
        for _ in 0..patience.looks {
            if let Some(found) = look().await? {
                return Ok(Some(found));
            }
            let pause = self.connection.transport.pause(patience.step, why.take());
            if !pause.await {
                return Ok(None);
            }
        }
        look().await
    }
}
