use serde::Serialize;

use crate::model::{Allowance, Outline, Request};

/// What a dry run tells of an upload.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlanView {
    /// Kinds of metadata that the file carries.
    pub metadata: Vec<&'static str>,
    /// MIME types that the host takes; empty: any.
    pub types: Vec<String>,
    /// Most bytes of a file.
    pub max_bytes: Option<u64>,
    /// How much may be sent in a span of time.
    pub quotas: Vec<QuotaView>,
    /// The first request.
    pub request: Option<RequestView>,
    /// What follows, in words.
    pub then: Vec<String>,
}

/// How much may be sent in a span of time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QuotaView {
    /// `requests` or `files`.
    pub counted: &'static str,
    /// How many.
    pub most: u32,
    /// Seconds.
    pub window: u64,
    /// How many more may be sent right away.
    pub left: Option<u32>,
}

/// A request without its secrets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RequestView {
    /// Method.
    pub method: String,
    /// Address.
    pub url: String,
    /// Kind of the body.
    pub body: Option<&'static str>,
    /// Fields of the body.
    pub fields: Vec<FieldView>,
    /// How it shows whose it is.
    pub auth: Option<String>,
    /// Other headers.
    pub headers: Vec<HeaderView>,
}

/// A field of a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldView {
    /// Its name.
    pub name: String,
    /// Name of the file in it.
    pub file: Option<String>,
    /// Type of the file.
    pub mime: Option<String>,
    /// Bytes of the file.
    pub size: Option<u64>,
}

/// A header.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HeaderView {
    /// Its name.
    pub name: String,
    /// Its value, `…` where that may be a secret.
    pub value: String,
}

impl From<&Outline> for PlanView {
    fn from(outline: &Outline) -> Self {
        PlanView {
            metadata: outline.metadata.clone(),
            types: outline.types.clone(),
            max_bytes: outline.max_bytes,
            quotas: outline.allowances.iter().map(QuotaView::from).collect(),
            request: outline.request.as_ref().map(RequestView::from),
            then: outline.then.clone(),
        }
    }
}

impl From<&Allowance> for QuotaView {
    fn from(allowance: &Allowance) -> Self {
        QuotaView {
            counted: allowance.counted,
            most: allowance.most,
            window: allowance.seconds,
            left: allowance.left,
        }
    }
}

impl From<&Request> for RequestView {
    fn from(request: &Request) -> Self {
        let fields = request.fields.iter().map(|field| FieldView {
            name: field.name.clone(),
            file: field.file.as_ref().map(|file| file.name.clone()),
            mime: field.file.as_ref().map(|file| file.mime.clone()),
            size: field.file.as_ref().and_then(|file| file.size),
        });
        let headers = request.headers.iter().map(|(name, value)| HeaderView {
            name: name.clone(),
            value: value.clone(),
        });
        RequestView {
            method: request.method.clone(),
            url: request.url.clone(),
            body: request.body,
            fields: fields.collect(),
            auth: request.auth.clone(),
            headers: headers.collect(),
        }
    }
}
