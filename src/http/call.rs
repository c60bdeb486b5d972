//! What a provider says about a request. How it is sent, retried and logged is the transport's business.

use std::sync::Arc;
use std::time::Duration;

use reqwest::Method;
use reqwest::header::{HeaderName, HeaderValue};
use serde::Serialize;
use url::Url;

use super::Answer;
use crate::model::FileSource;
use crate::progress::Meter;
use crate::secret::Secret;

/// Whether a request may be sent again when its outcome is in doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeat {
    /// Changes nothing: GET, HEAD.
    Safe,
    /// Twice is the same as once: DELETE of an id, PATCH to fixed values.
    Idempotent,
    /// Twice is worse than once: upload, post create, vote, comment. Repeated only when it was certainly not processed.
    Once,
}

/// What becomes of a redirect.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Follow {
    /// Followed only by a GET that carries no credentials; an error otherwise.
    #[default]
    Plain,
    /// Followed as a browser follows the redirect of a form: 301, 302 and 303 after a POST, and 303 after anything, lead to a GET
    /// without body; every other one repeats the request, and that only at the same host. Credentials and the call's own headers
    /// stay with the origin that they are for.
    Browser,
}

/// How a request proves who sends it.
#[derive(Clone, Debug)]
pub enum Auth {
    /// Not at all.
    None,
    /// `Authorization: Bearer …`
    Bearer(Secret<String>),
    /// A header of the vendor's own.
    Header(HeaderName, Secret<String>),
}

/// One part of a multipart body.
#[derive(Clone, Debug)]
pub enum Part {
    /// A field.
    Text(String, String),
    /// A field whose value is a credential.
    Secret(String, Secret<String>),
    /// The file, streamed.
    File(String, FileSource),
}

/// A request's body.
#[derive(Clone, Debug)]
pub enum Body {
    /// Nothing.
    Empty,
    /// JSON, serialized already.
    Json(String),
    /// `application/x-www-form-urlencoded`
    Form(Vec<(String, String)>),
    /// `multipart/form-data`
    Multipart(Vec<Part>),
    /// The file's raw bytes with its MIME type as `Content-Type`.
    File(FileSource),
    /// Bytes with a content type.
    Bytes(bytes::Bytes, String),
}

/// One request.
#[derive(Clone)]
pub struct Call {
    /// What hoist is doing, for messages: `upload`, `ls`, `post create`.
    pub operation: &'static str,
    /// Method.
    pub method: Method,
    /// Address, query included.
    pub url: Url,
    /// Credentials.
    pub auth: Auth,
    /// Further headers. Those that hold secrets are marked sensitive.
    pub headers: Vec<(HeaderName, HeaderValue)>,
    /// Body.
    pub body: Body,
    /// Whether it may be sent again.
    pub repeat: Repeat,
    /// The address itself is a secret (signed URL, delete link): never shown beyond its host.
    pub sensitive: bool,
    /// Watches the body go out.
    pub meter: Option<Arc<dyn Meter>>,
    /// Statuses that a provider understands as an answer of this call, not as a failure to be retried (imgpile has none;
    /// PostEverywhere's bulk answers 422 with results). With a 3xx in it the redirect itself is the answer, `Location` and all
    /// (Chevereto's delete).
    pub accept: Vec<u16>,
    /// What becomes of a redirect whose status is not in `accept`.
    pub follow: Follow,
    /// The answer's body is wanted as it came, echoed credentials and all. Whoever shows any of it masks it, with [`super::Mask`].
    pub verbatim: bool,
    /// Further values that are credentials, wherever they stand in the call: masked like those of `auth`.
    pub secrets: Vec<Secret<String>>,
    /// Reads out of an answer, and the number of repeats so far, that the host turned the request away for now, and for how long.
    /// For hosts whose status does not say so (Chevereto answers 400 to everything it refuses).
    pub busy: Option<Busy>,
}

/// See [`Call::busy`].
pub type Busy = fn(&Answer, u32) -> Option<Duration>;

impl Call {
    /// A request without credentials or body.
    pub fn new(operation: &'static str, method: Method, url: Url, repeat: Repeat) -> Self {
        Call {
            operation,
            method,
            url,
            auth: Auth::None,
            headers: Vec::new(),
            body: Body::Empty,
            repeat,
            sensitive: false,
            meter: None,
            accept: Vec::new(),
            follow: Follow::Plain,
            verbatim: false,
            secrets: Vec::new(),
            busy: None,
        }
    }

    /// A GET.
    pub fn get(operation: &'static str, url: Url) -> Self {
        Self::new(operation, Method::GET, url, Repeat::Safe)
    }

    /// A POST; most must not happen twice, so this says `Once`.
    pub fn post(operation: &'static str, url: Url) -> Self {
        Self::new(operation, Method::POST, url, Repeat::Once)
    }

    /// A PUT to a fixed place.
    pub fn put(operation: &'static str, url: Url) -> Self {
        Self::new(operation, Method::PUT, url, Repeat::Idempotent)
    }

    /// A PATCH to fixed values.
    pub fn patch(operation: &'static str, url: Url) -> Self {
        Self::new(operation, Method::PATCH, url, Repeat::Idempotent)
    }

    /// A DELETE of an id.
    pub fn delete(operation: &'static str, url: Url) -> Self {
        Self::new(operation, Method::DELETE, url, Repeat::Idempotent)
    }

    /// Overrides what the constructor assumed.
    pub fn repeat(mut self, repeat: Repeat) -> Self {
        self.repeat = repeat;
        self
    }

    /// Sets the credentials.
    pub fn auth(mut self, auth: Auth) -> Self {
        self.auth = auth;
        self
    }

    /// Adds a header.
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.push((name, value));
        self
    }

    /// Adds query parameters to the address.
    pub fn query<K: AsRef<str>, V: AsRef<str>>(
        mut self,
        pairs: impl IntoIterator<Item = (K, V)>,
    ) -> Self {
        let mut pairs = pairs.into_iter().peekable();
        if pairs.peek().is_some() {
            self.url.query_pairs_mut().extend_pairs(pairs);
        }
        self
    }

    /// Sets a JSON body.
    ///
    /// # Panics
    /// Never for the wire types of the providers: maps with string keys, numbers, strings.
    pub fn json(mut self, body: &impl Serialize) -> Self {
        let text = serde_json::to_string(body).expect("wire types serialize to JSON");
        self.body = Body::Json(text);
        self
    }

    /// Sets any other body.
    pub fn body(mut self, body: Body) -> Self {
        self.body = body;
        self
    }

    /// Says how the host words that it is busy.
    pub fn busy(mut self, busy: Busy) -> Self {
        self.busy = Some(busy);
        self
    }

    /// Says what becomes of a redirect.
    pub fn follow(mut self, follow: Follow) -> Self {
        self.follow = follow;
        self
    }

    /// Hides the address.
    pub fn sensitive(mut self) -> Self {
        self.sensitive = true;
        self
    }

    /// Watches the body go out.
    pub fn meter(mut self, meter: Arc<dyn Meter>) -> Self {
        self.meter = Some(meter);
        self
    }
}
