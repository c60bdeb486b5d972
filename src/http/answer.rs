//! What came back, and what a provider makes of it.

use std::time::Duration;

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use serde::de::DeserializeOwned;
use url::Url;

use super::{classify, head, redact};
use crate::error::{Error, Kind, Reason, Result};

/// Most characters of a vendor's sentence.
const LONGEST_MESSAGE: usize = 500;

/// Most characters of an answer that is quoted because it could not be read.
const LONGEST_EXCERPT: usize = 80;

/// Headers in which hosts name a request, the best first.
const REQUEST_IDS: &[&str] = &["x-request-id", "request-id", "x-correlation-id", "cf-ray"];

/// A complete answer. Credentials of the request that the host echoed are masked in `body`, unless the call wanted it verbatim.
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
    /// Where redirects have led to, where any were followed.
    pub landed: Option<Landed>,
}

/// The end of a way of redirects.
#[derive(Clone, Debug)]
pub struct Landed {
    /// The address whose answer this is.
    pub url: Url,
    /// The host had taken the request with its body before it led elsewhere, so what the answer says is not about that.
    pub taken: bool,
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
    /// The same in a form that others act on; wins over `advice`.
    pub reason: Option<Reason>,
}

impl Answer {
    /// The body as JSON.
    ///
    /// # Errors
    /// `Protocol`, naming the field that is missing or wrong, or saying that the host answered with a page.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T> {
        let body = self
            .body
            .strip_prefix(b"\xef\xbb\xbf")
            .unwrap_or(&self.body);
        serde_json::from_slice(body).map_err(|error| {
            let what = if self.is_page() {
                format!(
                    "the host answered with a page ({}) instead of JSON",
                    self.excerpt()
                )
            } else if error.is_data() {
                format!("the host's answer is not what its API promises: {error}")
            } else if body.is_empty() {
                "the host's answer is empty where JSON was expected".to_owned()
            } else {
                format!("the host's answer is not JSON ({})", self.excerpt())
            };
            Error::new(Kind::Protocol, what)
                .during(self.operation)
                .status(self.status.as_u16())
                .because(error)
        })
    }

    /// The error that this answer is, worded by its vendor.
    pub(super) fn error(&self, wording: Wording, retry_after: Option<Duration>) -> Error {
        let kind = wording.kind.unwrap_or_else(|| {
            if self.status.is_success() {
                // The vendor says no under a status that says yes.
                Kind::Rejected
            } else if self.landed.as_ref().is_some_and(|landed| landed.taken) {
                Kind::Protocol
            } else {
                classify::kind(self.status, retry_after.is_some())
            }
        });
        let message = if wording.message.trim().is_empty() {
            self.status_line()
        } else {
            shorten(&wording.message, LONGEST_MESSAGE)
        };
        let message = match &self.landed {
            Some(landed) if landed.taken && kind == Kind::Protocol => {
                let place = redact::place(&landed.url);
                format!("sent, and the host led on to {place}: {message}")
            }
            _ => message,
        };
        let mut error = Error::new(kind, message)
            .during(self.operation)
            .status(self.status.as_u16());
        error.request_id = wording.request_id.or_else(|| self.request_id());
        error.retry_after = retry_after;
        let advice = wording.advice.map(Reason::Advice);
        error.reason = wording.reason.or(advice).unwrap_or_default();
        error
    }

    fn status_line(&self) -> String {
        match self.status.canonical_reason() {
            Some(reason) => format!("the host answered {} {reason}", self.status.as_u16()),
            None => format!("the host answered {}", self.status.as_u16()),
        }
    }

    fn request_id(&self) -> Option<String> {
        REQUEST_IDS
            .iter()
            .find_map(|name| self.headers.get(*name)?.to_str().ok())
            .map(|text| shorten(text, LONGEST_EXCERPT))
    }

    fn is_page(&self) -> bool {
        head::mime(&self.headers).is_some_and(|mime| mime.contains("html"))
            || self.body.trim_ascii_start().starts_with(b"<")
    }

    /// A page's title, else how the body begins.
    fn excerpt(&self) -> String {
        let text = String::from_utf8_lossy(&self.body);
        let lower = text.to_ascii_lowercase();
        let title = lower.find("<title").and_then(|tag| {
            let start = tag + lower[tag..].find('>')? + 1;
            let end = start + lower[start..].find("</title")?;
            Some(&text[start..end])
        });
        let words = title
            .filter(|title| !title.trim().is_empty())
            .unwrap_or(&text);
        format!("\"{}\"", shorten(words, LONGEST_EXCERPT))
    }
}

/// One line of at most `most` characters.
fn shorten(text: &str, most: usize) -> String {
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        if line.chars().nth(most).is_some() {
            let mut short: String = line.chars().take(most).collect();
            short.push('…');
            return short;
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use reqwest::header::{CONTENT_TYPE, HeaderValue};
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    struct Slug {
        slug: String,
    }

    fn answer(mime: &'static str, body: &'static str) -> Answer {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(mime));
        Answer {
            operation: "show",
            status: StatusCode::OK,
            headers,
            body: Bytes::from_static(body.as_bytes()),
            landed: None,
        }
    }

    fn complaint(mime: &'static str, body: &'static str) -> String {
        let error = answer(mime, body).json::<Slug>().unwrap_err();
        assert_eq!(error.kind, Kind::Protocol);
        assert_eq!(error.status, Some(200));
        assert_eq!(error.operation, Some("show"));
        error.message.clone()
    }

    #[test]
    fn json_is_read_with_and_without_a_byte_order_mark() {
        for body in ["{\"slug\":\"a\"}", "\u{feff}{\"slug\":\"a\"}"] {
            let slug: Slug = answer("application/json", body).json().unwrap();
            assert_eq!(slug.slug, "a");
        }
    }

    #[test]
    fn a_missing_field_is_named() {
        let message = complaint("application/json", "{\"x\":1}");
        assert!(message.contains("missing field `slug`"), "{message}");
    }

    #[test]
    fn a_page_is_named_by_its_title() {
        let page = "<!DOCTYPE html><html><TITLE lang=en>\n Just a\n moment </TITLE>";
        let message = complaint("text/html; charset=utf-8", page);
        assert_eq!(
            message,
            "the host answered with a page (\"Just a moment\") instead of JSON"
        );
    }

    #[test]
    fn other_answers_are_quoted_in_short() {
        let message = complaint("text/plain", "Fatal  error:\nout of memory");
        assert_eq!(
            message,
            "the host's answer is not JSON (\"Fatal error: out of memory\")"
        );
        assert!(complaint("application/json", "").contains("empty"));
        assert_eq!(shorten(&"ä".repeat(1000), 80).chars().count(), 81);
    }
}
