//! Custom uploaders, as a person and a script see them. No secret is shown.

use serde::Serialize;
use serde_json::{Map, Value};

use super::views::ErrorView;
use crate::cli::adoption::Adopted;
use crate::error::Error;
use crate::provider::sharex::{Body, Destinations, Lifted, Remark, Severity};

/// What became of an uploader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// It is a profile.
    Imported,
    /// It is a profile in place of an earlier one.
    Replaced,
    /// It would be a profile.
    Planned,
    /// It is none.
    Failed,
}

impl Outcome {
    /// The beginning of a sentence.
    pub fn words(self) -> &'static str {
        match self {
            Outcome::Imported => "imported",
            Outcome::Replaced => "replaced: imported",
            Outcome::Planned => "planned",
            Outcome::Failed => "failed",
        }
    }
}

/// One uploader of `import`.
#[derive(Debug, Serialize)]
pub struct UploaderView {
    /// The file, with the uploader's number where it is a list.
    pub input: String,
    /// The profile.
    pub profile: Option<String>,
    /// The provider.
    pub provider: &'static str,
    /// What became of it.
    pub outcome: Outcome,
    /// Where its file is.
    pub file: Option<String>,
    /// What it sends.
    pub request: Option<RequestView>,
    /// What is read from the answer.
    pub answer: Option<AnswerView>,
    /// Its secrets, by name.
    pub secrets: Vec<SecretView>,
    /// What is to be filled in still.
    pub open: Vec<String>,
    /// What is odd about it.
    pub remarks: Vec<RemarkView>,
    /// Why it failed.
    pub error: Option<ErrorView>,
}

/// A request. Values that may be credentials are `null`.
#[derive(Debug, Serialize)]
pub struct RequestView {
    /// What it accepts, as ShareX writes it.
    pub destinations: String,
    /// The method.
    pub method: &'static str,
    /// The address.
    pub url: String,
    /// Its host.
    pub host: String,
    /// The query.
    pub parameters: Map<String, Value>,
    /// Headers.
    pub headers: Map<String, Value>,
    /// The kind of body.
    pub body: &'static str,
    /// Fields of a form.
    pub arguments: Map<String, Value>,
    /// The name of the file's part.
    pub file_form_name: Option<String>,
    /// The text of a JSON or XML body.
    pub data: Option<String>,
}

/// The templates that read an answer.
#[derive(Debug, Serialize)]
pub struct AnswerView {
    /// The link; `null`: the whole answer.
    pub url: Option<String>,
    /// The thumbnail's link.
    pub thumbnail_url: Option<String>,
    /// The link that deletes.
    pub delete_url: Option<String>,
    /// The host's words about a failure.
    pub error: Option<String>,
}

/// A secret.
#[derive(Debug, Serialize)]
pub struct SecretView {
    /// Its name: `hoist auth login PROFILE --kind NAME`.
    pub name: String,
    /// The field that it goes to.
    pub field: String,
    /// Whether its value is known and stored.
    pub stored: bool,
}

/// Something odd.
#[derive(Debug, Serialize)]
pub struct RemarkView {
    /// `error` or `warning`.
    pub severity: &'static str,
    /// A stable word for its kind.
    pub kind: &'static str,
    /// The field.
    pub field: String,
    /// The character in the field, from 1.
    pub at: Option<usize>,
    /// A sentence.
    pub message: String,
}

impl UploaderView {
    /// One that is, or would be, a profile.
    pub fn new(
        input: &str,
        profile: &str,
        outcome: Outcome,
        lifted: &Lifted,
        remarks: Vec<Remark>,
        adopted: Option<&Adopted>,
    ) -> Self {
        let secrets = lifted.secrets.iter().map(|kept| SecretView {
            name: kept.name.clone(),
            field: kept.field.clone(),
            stored: kept.value.is_some() && adopted.is_some(),
        });
        UploaderView {
            input: input.to_owned(),
            profile: Some(profile.to_owned()),
            provider: "sharex",
            outcome,
            file: adopted.map(|adopted| adopted.file.display().to_string()),
            request: Some(RequestView::of(lifted)),
            answer: Some(AnswerView::of(lifted)),
            secrets: secrets.collect(),
            open: titles(lifted),
            remarks: remarks.into_iter().map(RemarkView::of).collect(),
            error: None,
        }
    }

    /// One that is none.
    pub fn failed(input: &str, remarks: Vec<Remark>, error: &Error) -> Self {
        UploaderView {
            input: input.to_owned(),
            profile: None,
            provider: "sharex",
            outcome: Outcome::Failed,
            file: None,
            request: None,
            answer: None,
            secrets: Vec::new(),
            open: Vec::new(),
            remarks: remarks.into_iter().map(RemarkView::of).collect(),
            error: Some(ErrorView::from(error)),
        }
    }
}

impl RemarkView {
    fn of(remark: Remark) -> Self {
        RemarkView {
            severity: match remark.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            kind: remark.kind,
            field: remark.field,
            at: remark.at,
            message: remark.message,
        }
    }
}

impl RequestView {
    fn of(lifted: &Lifted) -> Self {
        let file = &lifted.uploader;
        let body = file.body.unwrap_or_default();
        let map = |map: &str, pairs: &[(String, String)]| {
            let value = |name: &str, text: &str| match is_left(lifted, map, name) {
                true => Value::Null,
                false => text.into(),
            };
            let pairs = pairs.iter();
            pairs
                .map(|(name, text)| (name.clone(), value(name, text)))
                .collect()
        };
        let arguments: &[_] = match body.takes_arguments() {
            true => &file.arguments,
            false => &[],
        };
        RequestView {
            destinations: file.destinations.names(),
            method: file.method().name(),
            url: file.request_url.clone(),
            host: host(&file.request_url),
            parameters: map("Parameters", &file.parameters),
            headers: map("Headers", &file.headers),
            body: body.name(),
            arguments: map("Arguments", arguments),
            file_form_name: (body == Body::MultipartFormData && !file.file_form_name.is_empty())
                .then(|| file.file_form_name.clone()),
            data: body.takes_data().then(|| file.data.clone()),
        }
    }
}

impl AnswerView {
    fn of(lifted: &Lifted) -> Self {
        let file = &lifted.uploader;
        let some = |text: &String| (!text.is_empty()).then(|| text.clone());
        AnswerView {
            url: some(&file.url),
            thumbnail_url: some(&file.thumbnail_url),
            delete_url: some(&file.deletion_url),
            error: some(&file.error_message),
        }
    }
}

/// What is to be filled in still, each title once.
fn titles(lifted: &Lifted) -> Vec<String> {
    let mut titles: Vec<String> = Vec::new();
    for gap in &lifted.open {
        if !titles.contains(&gap.title) {
            titles.push(gap.title.clone());
        }
    }
    titles
}

/// The host of an address that may be a template.
fn host(address: &str) -> String {
    let address = address.trim();
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let mut depth = 0usize;
    let end = rest.find(|c| {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && matches!(c, '/' | '?' | '#')
    });
    let host = &rest[..end.unwrap_or(rest.len())];
    host.rsplit('@').next().unwrap_or_default().to_owned()
}

/// Whether a field's value is not to be shown.
fn is_left(lifted: &Lifted, map: &str, name: &str) -> bool {
    let field = format!("{map}.{name}");
    lifted.left.contains(&field)
}

/// What an uploader sends and where, in lines for a person.
pub fn summary(label: &str, lifted: &Lifted) -> Vec<String> {
    let file = &lifted.uploader;
    let body = file.body.unwrap_or_default();
    let mut lines = vec![match file.destinations {
        none if none == Destinations::default() => format!("{label}:"),
        some => format!("{label}: {}", some.names()),
    }];
    let mut add = |head: &str, text: String| {
        if !text.is_empty() {
            lines.push(format!("  {head:<11} {text}"));
        }
    };
    let list = |map: &str, pairs: &[(String, String)]| {
        let pairs = pairs
            .iter()
            .map(|(name, text)| match is_left(lifted, map, name) {
                true => format!("{name}: [hidden]"),
                false => format!("{name}: {text}"),
            });
        pairs.collect::<Vec<_>>().join(", ")
    };
    add("host", host(&file.request_url));
    add(
        "request",
        format!("{} {}", file.method().name(), file.request_url),
    );
    add("query", list("Parameters", &file.parameters));
    add("headers", list("Headers", &file.headers));
    let part = match (body, file.file_form_name.as_str()) {
        (Body::MultipartFormData, "") => " without a file".to_owned(),
        (Body::MultipartFormData, name) => format!(", the file as '{name}'"),
        _ => String::new(),
    };
    add("body", format!("{}{part}", body.name()));
    if body.takes_arguments() {
        add("fields", list("Arguments", &file.arguments));
    }
    if body.takes_data() {
        add("data", file.data.clone());
    }
    add(
        "link",
        match file.url.as_str() {
            "" => "the whole answer".to_owned(),
            url => url.to_owned(),
        },
    );
    add("thumbnail", file.thumbnail_url.clone());
    add("delete link", file.deletion_url.clone());
    lines
}
