//! What arrived at a fake host, in order.

use std::fmt;
use std::sync::{Arc, Mutex};

use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart};
use axum::http::HeaderMap;
use axum::http::request::Parts;

/// A request as it arrived.
#[derive(Clone)]
pub struct Seen {
    /// Which of the host's addresses it came to.
    pub base: &'static str,
    pub method: String,
    /// The path as it was sent, still encoded.
    pub path: String,
    pub query: Vec<(String, String)>,
    pub headers: HeaderMap,
    /// As much of the body as arrived.
    pub body: Bytes,
    /// Whether the body arrived to its end.
    pub complete: bool,
    /// The parts of a multipart body.
    pub parts: Vec<PartSeen>,
}

/// A part of a multipart body.
#[derive(Clone)]
pub struct PartSeen {
    pub name: String,
    pub file_name: Option<String>,
    pub mime: Option<String>,
    pub bytes: Bytes,
}

impl PartSeen {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }
}

impl Seen {
    pub async fn new(base: &'static str, parts: &Parts, body: Bytes, complete: bool) -> Self {
        let query = url::form_urlencoded::parse(parts.uri.query().unwrap_or_default().as_bytes());
        Seen {
            base,
            method: parts.method.to_string(),
            path: parts.uri.path().to_owned(),
            query: query.into_owned().collect(),
            headers: parts.headers.clone(),
            parts: multipart(parts, &body).await,
            body,
            complete,
        }
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The first value of a query parameter.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        let found = self.query.iter().find(|(key, _)| key == name)?;
        Some(&found.1)
    }

    pub fn part(&self, name: &str) -> Option<&PartSeen> {
        self.parts.iter().find(|part| part.name == name)
    }

    pub fn bearer(&self) -> Option<&str> {
        self.header("authorization")?.strip_prefix("Bearer ")
    }

    /// Whether the body says that it is of this type, parameters aside.
    pub fn is(&self, mime: &str) -> bool {
        let sent = self.header("content-type").unwrap_or_default();
        sent.split(';')
            .next()
            .is_some_and(|sent| sent.trim() == mime)
    }

    /// The decoded segments of the path below `base`, or `None` where it is not below it. A slash that was sent encoded
    /// stays within its segment, as a router sees it.
    pub fn below(&self, base: &str) -> Option<Vec<String>> {
        let rest = self.path.strip_prefix(base)?;
        if rest.is_empty() {
            return Some(Vec::new());
        }
        let rest = rest.strip_prefix('/')?;
        Some(rest.split('/').map(decode).collect())
    }
}

/// One line of a log: method, path, query. No header and no value of a key.
impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.base, self.method, self.path)?;
        for (key, value) in &self.query {
            let value = if key == "key" { "…" } else { value };
            write!(f, " {key}={value}")?;
        }
        if !self.complete {
            f.write_str(" (cut)")?;
        }
        Ok(())
    }
}

async fn multipart(parts: &Parts, body: &Bytes) -> Vec<PartSeen> {
    let mut request = axum::http::Request::new(Body::from(body.clone()));
    *request.headers_mut() = parts.headers.clone();
    DefaultBodyLimit::disable().apply(&mut request);
    let Ok(mut fields) = Multipart::from_request(request, &()).await else {
        return Vec::new();
    };
    let mut found = Vec::new();
    while let Ok(Some(field)) = fields.next_field().await {
        let name = field.name().unwrap_or_default().to_owned();
        let file_name = field.file_name().map(str::to_owned);
        let mime = field.content_type().map(str::to_owned);
        let Ok(bytes) = field.bytes().await else {
            break;
        };
        found.push(PartSeen {
            name,
            file_name,
            mime,
            bytes,
        });
    }
    found
}

fn decode(segment: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = segment.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = match rest {
            [b'%', high, low, ..] => std::str::from_utf8(&[*high, *low])
                .ok()
                .and_then(|hex| u8::from_str_radix(hex, 16).ok()),
            _ => None,
        };
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() { &rest[3..] } else { tail };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Every request since the host was started.
#[derive(Clone, Default)]
pub struct Journal(Arc<Mutex<Vec<Seen>>>);

impl Journal {
    pub fn write(&self, seen: Seen) {
        self.0.lock().expect("no writer has panicked").push(seen);
    }

    pub fn all(&self) -> Vec<Seen> {
        self.0.lock().expect("no writer has panicked").clone()
    }

    /// The requests of this method whose path starts with `prefix`.
    pub fn to(&self, method: &str, prefix: &str) -> Vec<Seen> {
        let mut seen = self.all();
        seen.retain(|seen| seen.method == method && seen.path.starts_with(prefix));
        seen
    }
}
