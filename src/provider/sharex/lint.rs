//! What a person should know of a file before it is used.

use super::enums::{Body, Destinations, Method};
use super::file::{Uploader, Warning};
use super::language::data::{Data, Format};
use super::language::generation::Generation;
use super::language::{Finding, Place, Severity, Template, What};
use super::modern::Modern;
use super::names::{is_credential, is_header, is_of_connection};
use super::{lift, placeholder};
use crate::model::is_local;

/// Something about a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Whether the file can't be used.
    pub severity: Severity,
    /// A stable word for its kind.
    pub kind: &'static str,
    /// The field, such as `Headers.Authorization`; empty for the file as a whole.
    pub field: String,
    /// The character in the field's text, from 1; for a member that stands twice, in the file.
    pub at: Option<usize>,
    /// What it is.
    pub message: String,
}

/// Everything that can be told of an uploader without running it, errors first. `warnings` are those of reading it.
pub fn lint(uploader: &Uploader, warnings: &[Warning]) -> Vec<Remark> {
    let modern = uploader.modern();
    let mut linter = Linter {
        uploader,
        modern: &modern,
        remarks: Vec::new(),
    };
    for warning in warnings {
        let (kind, at) = (warning.oddity.name(), warning.at);
        linter.warn(kind, &warning.field, at, warning.oddity.to_string());
    }
    linter.version();
    for (field, finding) in &modern.findings {
        linter.finding(field, finding, finding.at);
    }
    linter.templates();
    linter.data();
    linter.address();
    linter.body();
    linter.headers();
    linter.gaps();
    let mut remarks = linter.remarks;
    remarks.sort_by_key(|remark| remark.severity != Severity::Error);
    remarks
}

struct Linter<'a> {
    uploader: &'a Uploader,
    modern: &'a Modern,
    remarks: Vec<Remark>,
}

impl Linter<'_> {
    fn add(
        &mut self,
        severity: Severity,
        kind: &'static str,
        field: &str,
        at: Option<usize>,
        message: String,
    ) {
        self.remarks.push(Remark {
            severity,
            kind,
            field: field.to_owned(),
            at,
            message,
        });
    }

    fn warn(&mut self, kind: &'static str, field: &str, at: Option<usize>, message: String) {
        self.add(Severity::Warning, kind, field, at, message);
    }

    fn error(&mut self, kind: &'static str, field: &str, at: Option<usize>, message: &str) {
        self.add(Severity::Error, kind, field, at, message.to_owned());
    }

    fn finding(&mut self, field: &str, finding: &Finding, at: Option<usize>) {
        let what = &finding.what;
        let severity = match is_dispensable(field) {
            true => Severity::Warning,
            false => what.severity(),
        };
        self.add(severity, what.name(), field, at, what.to_string());
    }

    fn version(&mut self) {
        let decision = self.modern.decision;
        if let Some(why) = decision.guessed {
            let read = match decision.generation {
                Generation::One => "read as the older syntax, $…$",
                Generation::Two => "read as the newer syntax, {…}",
                Generation::Literal => "texts are read as they are",
            };
            self.warn("version-guessed", "Version", None, format!("{why}: {read}"));
        }
    }

    /// Every template in today's syntax. Places count where the file has the text as it is.
    fn templates(&mut self) {
        let mut original = Vec::new();
        let mut texts = Vec::new();
        let collect = |from: &Uploader, into: &mut Vec<(String, Place, String)>| {
            from.clone().visit(&mut |field, place, text| {
                into.push((field.to_owned(), place, text.clone()));
            });
        };
        collect(self.uploader, &mut original);
        collect(&self.modern.uploader, &mut texts);
        for (field, place, text) in texts {
            let same = original
                .iter()
                .any(|(own, _, old)| *own == field && *old == text);
            match Template::parse(&text, place) {
                Err(error) => {
                    let severity = match is_dispensable(&field) {
                        true => Severity::Warning,
                        false => Severity::Error,
                    };
                    let at = same.then_some(error.at);
                    let message = error.to_string();
                    let told = format!(" at character {}", error.at);
                    self.add(
                        severity,
                        "syntax",
                        &field,
                        at,
                        message.replacen(&told, "", 1),
                    );
                }
                Ok(template) => {
                    for finding in template.findings() {
                        self.finding(&field, &finding, finding.at.filter(|_| same));
                    }
                }
            }
            let looks_like_json = text.trim_start().starts_with("{\"")
                || text.trim_start().starts_with("[{")
                || text.trim_start().starts_with("{ \"");
            if field.starts_with("Arguments.") && same && looks_like_json {
                let message =
                    "looks like JSON; braces that are meant as text are written '\\{' and '\\}'";
                self.warn("json-in-arguments", &field, Some(1), message.to_owned());
            }
        }
    }

    fn data(&mut self) {
        let file = &self.modern.uploader;
        let body = file.body.unwrap_or_default();
        if !body.takes_data() {
            if !file.data.is_empty() {
                let message = format!("is not sent with a body of {}", body.name());
                self.warn("ignored-field", "Data", None, message);
            }
            return;
        }
        let format = match body {
            Body::Xml => Format::Xml,
            _ => Format::Json,
        };
        let same = file.data == self.uploader.data;
        for finding in Data::parse(&file.data, format).findings() {
            self.finding("Data", finding, finding.at.filter(|_| same));
        }
    }

    fn address(&mut self) {
        let address = self.modern.uploader.request_url.trim();
        if address.is_empty() {
            return self.error("no-request-url", "RequestURL", None, "is missing");
        }
        let lower = address.to_ascii_lowercase();
        let scheme = lower.split_once("://").map(|(scheme, _)| scheme);
        let plain = |scheme: &str| scheme.chars().all(|c| c.is_ascii_alphanumeric());
        match scheme {
            Some("https") => {}
            Some("http") if is_loopback(&lower) => {}
            Some("http") => {
                let what = match self.has_secrets() {
                    true => "files and secrets are sent without encryption",
                    false => "files are sent without encryption",
                };
                self.warn("plain-http", "RequestURL", Some(1), what.to_owned());
            }
            Some(other) if plain(other) => {
                let message = format!("{other} addresses can't be used, only https and http");
                self.error("scheme", "RequestURL", Some(1), &message);
            }
            _ if lower.starts_with("//") || lower.starts_with('{') => {}
            _ => {
                let message = "has no scheme, so https is used".to_owned();
                self.warn("no-scheme", "RequestURL", Some(1), message);
            }
        }
    }

    fn has_secrets(&self) -> bool {
        let file = &self.modern.uploader;
        let maps = [&file.parameters, &file.headers, &file.arguments];
        let mut names = maps.into_iter().flatten();
        names.any(|(name, value)| is_credential(name) && !value.is_empty())
    }

    fn body(&mut self) {
        let file = &self.modern.uploader;
        let versioned = self.modern.decision.guessed.is_none();
        if self.uploader.body.is_none() && versioned && file.body == Some(Body::MultipartFormData) {
            let message = "is missing; there is a FileFormName, so it is MultipartFormData";
            self.warn("body-guessed", "Body", None, message.to_owned());
        }
        let body = file.body.unwrap_or_default();
        let destinations = file.destinations;
        let files = Destinations::FILE.and(Destinations::IMAGE);
        let others = Destinations::TEXT
            .and(Destinations::SHORTENER)
            .and(Destinations::SHARING);
        if file.method() == Method::Get && body != Body::None {
            let message = format!("a GET can't carry a body of {}", body.name());
            self.warn("get-with-body", "RequestMethod", None, message);
        }
        if !body.takes_arguments() && !file.arguments.is_empty() {
            let message = format!("are not sent with a body of {}", body.name());
            self.warn("ignored-field", "Arguments", None, message);
        }
        let (field, kind, message) = match body {
            Body::Binary => return,
            Body::MultipartFormData if !file.file_form_name.is_empty() => return,
            Body::MultipartFormData => (
                "FileFormName",
                "no-file-form-name",
                "is missing, so no file can be sent".to_owned(),
            ),
            other => (
                "Body",
                "body-without-file",
                format!("a body of {} carries no file", other.name()),
            ),
        };
        if !destinations.has(files) {
            return;
        }
        // What else the uploader is for works all the same.
        match destinations.has(others) {
            true => self.warn(kind, field, None, message),
            false => self.error(kind, field, None, &message),
        }
    }

    fn headers(&mut self) {
        let file = &self.modern.uploader;
        let multipart = file.body == Some(Body::MultipartFormData);
        let mut seen: Vec<String> = Vec::new();
        for (name, value) in &file.headers {
            let field = format!("Headers.{name}");
            let lower = name.trim().to_ascii_lowercase();
            if is_of_connection(name) {
                let message = "this header is the connection's, and no file can set it";
                self.error("header-of-connection", &field, None, message);
            } else if !is_header(&lower) {
                self.error("header-name", &field, None, "that is no header's name");
            }
            let broken = value.find(['\r', '\n', '\0']);
            if let Some(at) = broken {
                let at = value[..at].chars().count() + 1;
                let message = "a header can't hold a line break";
                self.error("line-break", &field, Some(at), message);
            } else if has_break_token(value) {
                let message = "'%n' is a line break, which a header can't hold";
                self.error("line-break", &field, None, message);
            }
            if lower == "content-length" || (multipart && lower == "content-type") {
                let message = "is made by hoist, so this one is not sent".to_owned();
                self.warn("header-ignored", &field, None, message);
            }
            if seen.contains(&lower) {
                let message = "stands there in other letter case; both values are sent as one";
                self.warn("duplicate", &field, None, message.to_owned());
            }
            seen.push(lower);
        }
    }

    fn gaps(&mut self) {
        for gap in lift::gaps(self.uploader) {
            let message = format!("'{}' is to be filled in", gap.title);
            self.warn("placeholder", &gap.field, None, message);
        }
        let texts = [&self.uploader.file_form_name];
        for text in texts {
            if !placeholder::find(text, true).is_empty() {
                let message = format!("'{text}' is to be filled in");
                self.warn("placeholder", "FileFormName", None, message);
            }
        }
    }
}

/// Fields of the answer without which an upload is still one.
fn is_dispensable(field: &str) -> bool {
    matches!(field, "ThumbnailURL" | "DeletionURL" | "ErrorMessage")
}

/// Whether a text of a header has the token for a line break.
fn has_break_token(text: &str) -> bool {
    let mut escaped = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if !escaped && c == '%' && chars.peek() == Some(&'n') {
            return true;
        }
        escaped = c == '\\' && !escaped;
    }
    false
}

/// Whether an address of plain http names this machine.
pub fn is_loopback(address: &str) -> bool {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let rest = rest.split(['/', '?', '{']).next().unwrap_or_default();
    let host = rest.rsplit('@').next().unwrap_or_default();
    let host = match host.strip_prefix('[') {
        Some(host) => host.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    is_local(host)
        || host
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

/// What an uploader wants to tell or read of this machine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// Names of the person or the machine, by field and token.
    pub identity: Vec<String>,
    /// Local files, by field and path.
    pub files: Vec<String>,
}

/// Collects them from remarks.
pub fn wishes(uploader: &Uploader) -> Wishes {
    let modern = uploader.modern();
    let mut wishes = Wishes::default();
    let mut note = |field: &str, what: &What| match what {
        What::Reveals(identity) => wishes
            .identity
            .push(format!("{} in {field}", identity.token())),
        What::ReadsFile(path) => wishes.files.push(format!("{path} in {field}")),
        _ => {}
    };
    modern.uploader.clone().visit(&mut |field, place, text| {
        if let Ok(template) = Template::parse(text, place) {
            template
                .findings()
                .iter()
                .for_each(|one| note(field, &one.what));
        }
    });
    if modern.uploader.body.is_some_and(Body::takes_data) {
        let data = Data::parse(&modern.uploader.data, Format::Json);
        data.findings()
            .iter()
            .for_each(|one| note("Data", &one.what));
    }
    wishes
}
