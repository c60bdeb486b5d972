//! A body that is handed on as it comes.

use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use reqwest::Response;

use super::call::Call;
use super::classify;
use super::head;
use super::pace::Slot;
use crate::error::{Error, Kind, Result};
use crate::model::{Chunks, Download};

/// Turns the begun answer to a call into a download.
pub(super) fn begin(
    response: Response,
    call: &Call,
    idle: Duration,
    slot: Option<Slot>,
) -> Download {
    let headers = response.headers();
    Download {
        name: head::file_name(headers),
        mime: head::mime(headers),
        size: response.content_length(),
        body: Box::new(Incoming {
            announced: response.content_length(),
            url: call.url.clone(),
            operation: call.operation,
            received: 0,
            response,
            idle,
            slot,
        }),
    }
}

struct Incoming {
    response: Response,
    url: url::Url,
    operation: &'static str,
    idle: Duration,
    announced: Option<u64>,
    received: u64,
    /// The host is busy with this request until its end.
    slot: Option<Slot>,
}

impl Incoming {
    fn broken(&self, error: reqwest::Error) -> Error {
        let fault = classify::cut(&self.url, error);
        let so_far = match self.announced {
            Some(announced) => format!("{} of {announced} bytes", self.received),
            None => classify::size(self.received),
        };
        let message = format!("{} (after {so_far})", fault.error.message);
        let mut error = fault.error;
        error.message = message;
        error.during(self.operation)
    }
}

#[async_trait(?Send)]
impl Chunks for Incoming {
    async fn next(&mut self) -> Result<Option<Bytes>> {
        let next = tokio::time::timeout(self.idle, self.response.chunk()).await;
        let Ok(next) = next else {
            let fault = classify::stopped(&self.url, self.received, self.idle);
            return Err(fault.during(self.operation));
        };
        let chunk = next.map_err(|error| self.broken(error))?;
        self.received += chunk.as_ref().map_or(0, |chunk| chunk.len() as u64);
        let short = self
            .announced
            .is_some_and(|announced| announced != self.received);
        if chunk.is_none() && short {
            let announced = self.announced.unwrap_or_default();
            let message = format!(
                "the download ended after {} of {announced} bytes",
                self.received
            );
            return Err(Error::new(Kind::Protocol, message).during(self.operation));
        }
        Ok(chunk)
    }

    fn step_aside(&mut self) {
        self.slot = None;
    }
}
