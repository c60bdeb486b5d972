//! The one door to the network.

mod answer;
mod call;

pub use answer::{Answer, Wording};
pub use call::{Auth, Body, Call, Part, Repeat};
pub use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
pub use reqwest::{Method, StatusCode};

use crate::error::{Error, Result};
use crate::model::Download;

/// Sends calls: retries, waits, redacts, times out. One per process, shared by every provider.
pub struct Transport {}

#[derive(Default)]
pub struct Policy {}

impl Transport {
    pub fn new(_: Policy) -> Self {
        Transport {}
    }

    /// Sends a call and gives the final answer, whatever its status.
    ///
    /// # Errors
    /// `Network` when nothing was accepted, `UnknownOutcome` when the answer to a `Once` call was lost,
    /// `Protocol` for a redirect or an answer over the cap, `RateLimited` when the wait would be too long, `Io` when the source failed.
    pub async fn exchange(&self, call: Call) -> Result<Answer> {
        let _ = call;
        todo!("http helper")
    }

    /// Sends a call and judges the answer: `words` reads the vendor's wording out of it (`None`: nothing wrong, or not this vendor's
    /// shape); a status outside 2xx is an error in any case.
    ///
    /// # Errors
    /// As [`Transport::exchange`], and the host's refusal with the kind of its status.
    pub async fn send(
        &self,
        call: Call,
        words: impl Fn(&Answer) -> Option<Wording>,
    ) -> Result<Answer> {
        let _ = (call, words, Error::usage(""));
        todo!("http helper")
    }

    /// Sends a GET and streams the body of its answer. Redirects are followed where the call carries no credentials.
    ///
    /// # Errors
    /// As [`Transport::send`].
    pub async fn download(
        &self,
        call: Call,
        words: impl Fn(&Answer) -> Option<Wording>,
    ) -> Result<Download> {
        let _ = (call, words);
        todo!("http helper")
    }
}
