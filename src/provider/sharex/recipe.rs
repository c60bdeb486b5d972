//! A file, ready to be used: every template parsed, so that a mistake shows before anything is sent.

use super::enums::{Body, Destinations, Method};
use super::file::{Map, Uploader};
use super::language::data::{Data, Format};
use super::language::{Place, Severity, Template};
use super::names::is_credential;
use crate::error::{Error, Kind};

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The field, such as `Headers.Authorization`.
    pub field: String,
    /// The character in its text, from 1, where it is known.
    pub at: Option<usize>,
    /// What is wrong.
    pub message: String,
}

impl Problem {
    /// The error that names the file.
    pub fn of(&self, file: &str) -> Error {
        let at = self
            .at
            .map_or_else(String::new, |at| format!(", character {at}"));
        let message = format!("{file}: {}{at}: {}", self.field, self.message);
        Error::new(Kind::Config, message)
    }
}

/// A name and the template of its value.
#[derive(Clone, Debug)]
pub struct Field {
    /// Where it stands, for messages and for remembering answers: `Arguments.key`.
    pub place: String,
    /// Its name, sent as it is.
    pub name: String,
    /// Its value.
    pub value: Template,
    /// Whether its name says that the value is a credential.
    pub is_credential: bool,
}

/// A file, ready to be used.
#[derive(Clone, Debug)]
pub struct Recipe {
    /// What it accepts.
    pub destinations: Destinations,
    /// The method.
    pub method: Method,
    /// The address, without the query.
    pub url: Template,
    /// The query.
    pub parameters: Vec<Field>,
    /// Headers.
    pub headers: Vec<Field>,
    /// The kind of body.
    pub body: Body,
    /// Fields of a form.
    pub arguments: Vec<Field>,
    /// The name of the file's part.
    pub file_form_name: String,
    /// The text of a JSON or XML body.
    pub data: Data,
    /// The link; `None`: the whole answer is the link.
    pub link: Option<Template>,
    /// The thumbnail's link. A mistake in it costs nothing but the thumbnail.
    pub thumbnail: Option<Result<Template, Problem>>,
    /// The link that deletes. A mistake in it costs nothing but that link.
    pub deletion: Option<Result<Template, Problem>>,
    /// What the host says about a failure.
    pub failure: Option<Result<Template, Problem>>,
}

impl Recipe {
    /// Reads an uploader's templates.
    ///
    /// # Errors
    /// The first field without which nothing can be sent, or no link be read from the answer.
    pub fn of(uploader: &Uploader) -> Result<Self, Problem> {
        let modern = uploader.modern();
        let wrong = modern
            .findings
            .iter()
            .find(|(field, finding)| {
                finding.what.severity() == Severity::Error && !is_dispensable(field)
            })
            .map(|(field, finding)| Problem {
                field: field.clone(),
                at: finding.at,
                message: finding.what.to_string(),
            });
        if let Some(problem) = wrong {
            return Err(problem);
        }
        let file = modern.uploader;
        if file.request_url.trim().is_empty() {
            return Err(Problem {
                field: "RequestURL".to_owned(),
                at: None,
                message: "is missing".to_owned(),
            });
        }
        let body = file.body.unwrap_or_default();
        let arguments = match body.takes_arguments() {
            true => fields("Arguments", &file.arguments)?,
            false => Vec::new(),
        };
        let format = match body {
            Body::Xml => Format::Xml,
            _ => Format::Json,
        };
        let answer = |field: &str, text: &str| {
            (!text.is_empty()).then(|| template(field, text, Place::Response))
        };
        Ok(Recipe {
            destinations: file.destinations,
            method: file.method(),
            url: template("RequestURL", &file.request_url, Place::Url)?,
            parameters: fields("Parameters", &file.parameters)?,
            headers: fields("Headers", &file.headers)?,
            body,
            arguments,
            data: Data::parse(&file.data, format),
            link: answer("URL", &file.url).transpose()?,
            thumbnail: answer("ThumbnailURL", &file.thumbnail_url),
            deletion: answer("DeletionURL", &file.deletion_url),
            failure: answer("ErrorMessage", &file.error_message),
            file_form_name: file.file_form_name,
        })
    }

    /// Whether files can be sent with it.
    pub fn carries_files(&self) -> bool {
        match self.body {
            Body::Binary => true,
            Body::MultipartFormData => !self.file_form_name.is_empty(),
            _ => false,
        }
    }

    /// The templates of the request, in the order of their evaluation, with their places.
    pub fn request(&self) -> impl Iterator<Item = (&str, &Template)> {
        let fields = [&self.parameters, &self.arguments, &self.headers];
        let fields = fields.into_iter().flatten();
        std::iter::once(("RequestURL", &self.url))
            .chain(fields.map(|field| (field.place.as_str(), &field.value)))
    }

    /// The names of the secrets that hoist keeps for it.
    pub fn secrets(&self) -> Vec<String> {
        let mut names: Vec<String> = self.request().flat_map(|(_, one)| one.secrets()).collect();
        if self.body.takes_data() {
            names.extend(self.data.secrets());
        }
        let optional = [&self.thumbnail, &self.deletion, &self.failure];
        let optional = optional.into_iter().flatten().flatten();
        names.extend(self.link.iter().chain(optional).flat_map(Template::secrets));
        names
    }
}

/// Fields of the answer without which an upload is still one.
fn is_dispensable(field: &str) -> bool {
    matches!(field, "ThumbnailURL" | "DeletionURL" | "ErrorMessage")
}

fn fields(map: &str, pairs: &Map) -> Result<Vec<Field>, Problem> {
    let field = |(name, text): &(String, String)| {
        let place = format!("{map}.{}", name.escape_debug());
        Ok(Field {
            value: template(&place, text, Place::Field)?,
            is_credential: is_credential(name),
            name: name.clone(),
            place,
        })
    };
    pairs.iter().map(field).collect()
}

fn template(field: &str, text: &str, place: Place) -> Result<Template, Problem> {
    let wrong = |at, message: String| Problem {
        field: field.to_owned(),
        at,
        message,
    };
    // The error tells its place itself.
    let template = Template::parse(text, place).map_err(|error| wrong(None, error.to_string()))?;
    let findings = template.findings();
    let error = findings
        .iter()
        .find(|finding| finding.what.severity() == Severity::Error);
    match error {
        Some(finding) => Err(wrong(finding.at, finding.what.to_string())),
        None => Ok(template),
    }
}
