//! A request that is described instead of sent.

use reqwest::header::{CONTENT_LENGTH, HeaderMap};

use super::call::{Auth, Body, Call, Part};
use super::quota::{Counted, Left};
use super::redact;
use crate::error::{Error, Kind, Reason};
use crate::model::{Allowance, FileSource, Outline, Request, RequestField, RequestFile};

/// The end of a call that a dry transport was given.
pub(super) fn rehearsed(call: &Call, headers: &HeaderMap, left: Vec<Left>) -> Error {
    let outline = Outline {
        request: Some(request(call, headers)),
        allowances: left.into_iter().map(allowance).collect(),
        ..Outline::default()
    };
    Error::new(Kind::Interrupted, "nothing is sent in a dry run")
        .reason(Reason::Rehearsed(Box::new(outline)))
}

pub(super) fn allowance(left: Left) -> Allowance {
    let Left { limit, left } = left;
    Allowance {
        counted: match limit.counted {
            Counted::Requests => "requests",
            Counted::Files => "files",
        },
        most: limit.most,
        seconds: limit.window.as_secs(),
        words: limit.to_string(),
        left,
    }
}

fn request(call: &Call, headers: &HeaderMap) -> Request {
    let (body, fields) = body(&call.body);
    let secret = |part: &Part| match part {
        Part::Secret(name, _) => Some(format!("field {name}")),
        Part::Text(..) | Part::File(..) => None,
    };
    let in_headers = || {
        let mut hidden = call
            .headers
            .iter()
            .filter(|(_, value)| value.is_sensitive());
        hidden.next().map(|(name, _)| format!("header {name}"))
    };
    let auth = match (&call.auth, &call.body) {
        (Auth::Bearer(_), _) => Some("bearer".to_owned()),
        (Auth::Header(name, _), _) => Some(format!("header {name}")),
        (Auth::None, Body::Multipart(parts)) => parts.iter().find_map(secret).or_else(in_headers),
        (Auth::None, _) => in_headers(),
    };
    let credential = match &call.auth {
        Auth::Bearer(_) => Some("authorization"),
        Auth::Header(name, _) => Some(name.as_str()),
        Auth::None => None,
    };
    let others = headers
        .iter()
        .filter(|(name, _)| Some(name.as_str()) != credential && *name != CONTENT_LENGTH)
        .map(|(name, value)| {
            let shown = redact::value(name, value);
            // The boundary is chosen anew for each request.
            let shown = shown
                .split_once("; boundary=")
                .map_or(shown, |(mime, _)| mime);
            (name.to_string(), shown.to_owned())
        });
    Request {
        method: call.method.to_string(),
        url: redact::address(&call.url, call.sensitive),
        body,
        fields,
        auth,
        headers: others.collect(),
    }
}

fn body(body: &Body) -> (Option<&'static str>, Vec<RequestField>) {
    let named = |name: &str| RequestField {
        name: name.to_owned(),
        file: None,
    };
    match body {
        Body::Empty => (None, Vec::new()),
        Body::Json(text) => {
            let value = serde_json::from_str::<serde_json::Value>(text).unwrap_or_default();
            let names = value.as_object().into_iter().flat_map(|map| map.keys());
            (Some("json"), names.map(|name| named(name)).collect())
        }
        Body::Form(pairs) => {
            let names = pairs.iter().map(|(name, _)| named(name));
            (Some("form"), names.collect())
        }
        Body::Multipart(parts) => {
            let fields = parts.iter().map(|part| match part {
                Part::Text(name, _) | Part::Secret(name, _) => named(name),
                Part::File(name, source) => file(name, source),
            });
            (Some("multipart"), fields.collect())
        }
        Body::File(source) => (Some("file"), vec![file("", source)]),
        Body::Bytes(..) => (Some("bytes"), Vec::new()),
    }
}

fn file(name: &str, source: &FileSource) -> RequestField {
    RequestField {
        name: name.to_owned(),
        file: Some(RequestFile {
            name: source.name.clone(),
            mime: source.mime.clone(),
            size: source.len,
        }),
    }
}
