//! What came back, and what a provider makes of it.

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use serde::de::DeserializeOwned;

use crate::error::{Error, Kind, Result};

/// A complete answer. Credentials of the request that the host echoed are masked in `body`.
#[derive(Clone, Debug)]
pub struct Answer {
    /// What hoist was doing.
    pub operation: &'static str,
    /// Status.
    pub status: StatusCode,
    /// Headers.
    pub headers: HeaderMap,
    /// Body, at most the transport's cap.
    pub body: Bytes,
}

/// How a vendor words an error: what a provider read out of an answer's body.
#[derive(Clone, Debug, Default)]
pub struct Wording {
    /// The vendor's sentence, with field errors joined to it. Empty: the status line is used.
    pub message: String,
    /// Overrides the kind that follows from the status.
    pub kind: Option<Kind>,
    /// The vendor's id of the request.
    pub request_id: Option<String>,
    /// What to do about it, where the provider knows better than the kind.
    pub advice: Option<String>,
}

impl Answer {
    /// The body as JSON.
    ///
    /// # Errors
    /// `Protocol`, naming the field that is missing or wrong, or saying that the host answered with a page.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T> {
        let _ = (Kind::Protocol, Error::usage(""));
        todo!("http helper")
    }
}
