//! The file itself: one JSON object, <https://getsharex.com/docs/custom-uploader>.
//!
//! - Read as tolerantly as ShareX does: any letter case in names, comments, single quotes, scalars in place of texts. What has the
//!   wrong type is skipped, with a warning here.
//! - About half of the public files begin with a byte order mark, and some are UTF-16.
//! - The order of parameters, headers and arguments is kept: they are sent in it.
//! - Files of before ShareX 12.4 have no `Version`, name the method `RequestType` and know neither `Body` nor `Parameters`.

#[cfg(test)]
mod tests;

use std::fmt;

use super::enums::{Body, Destinations, Method};
use super::language::json::{self, Object, Value};
use super::language::legacy::ResponseType;
use crate::error::{Error, Kind, Result};

/// Most bytes of a file. The largest public one has 5 KB; the list of all uploaders of a person has less than a megabyte.
const LARGEST: usize = 4 * 1024 * 1024;

/// Texts by name, in the order of the file.
pub type Map = Vec<(String, String)>;

/// A custom uploader as its file says it. Templates are texts here.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Uploader {
    /// The version of ShareX that wrote it; selects the syntax. Empty: none.
    pub version: String,
    /// What it is called; empty where the host's name is enough.
    pub name: String,
    /// What it accepts.
    pub destinations: Destinations,
    /// The method; `None` where the file names none.
    pub method: Option<Method>,
    /// Template of the address, without its query.
    pub request_url: String,
    /// Templates of the query.
    pub parameters: Map,
    /// Templates of headers.
    pub headers: Map,
    /// The kind of body; `None` where the file names none.
    pub body: Option<Body>,
    /// Templates of the fields of a form.
    pub arguments: Map,
    /// The name of the file's part.
    pub file_form_name: String,
    /// Text of a JSON or XML body.
    pub data: String,
    /// Template of the link; empty: the whole answer is the link.
    pub url: String,
    /// Template of the thumbnail's link.
    pub thumbnail_url: String,
    /// Template of the link that deletes.
    pub deletion_url: String,
    /// Template of what the host says about a failure.
    pub error_message: String,
    /// Patterns that old templates name by number.
    pub regex_list: Vec<String>,
    /// What an old file's templates are about.
    pub response_type: ResponseType,
}

/// Something in a file that ShareX passes over in silence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The field, such as `Headers.Authorization`; empty for the file as a whole.
    pub field: String,
    /// The character of the file, from 1, where it is known.
    pub at: Option<usize>,
    /// What it is.
    pub oddity: Oddity,
}

/// What may be odd about a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Oddity {
    /// ShareX has no such field, and neither has hoist.
    Unknown,
    /// Its value is of this kind, which can't be used, so it counts as absent.
    WrongType(&'static str),
    /// A word that is none of the known ones, so it counts as absent.
    UnknownWord(String),
    /// It stands there more than once, and the last one counts.
    Twice,
    /// A list of destinations, of which ShareX makes none.
    List,
    /// The address held a query, which became parameters.
    Query,
    /// It is said in old words (`RequestType`), and the new ones win where both stand there.
    Superseded,
}

impl Oddity {
    /// A short word for counting and for scripts.
    pub fn name(&self) -> &'static str {
        match self {
            Oddity::Unknown => "unknown-field",
            Oddity::WrongType(_) => "wrong-type",
            Oddity::UnknownWord(_) => "unknown-word",
            Oddity::Twice => "duplicate",
            Oddity::List => "list-of-destinations",
            Oddity::Query => "query-in-address",
            Oddity::Superseded => "superseded-field",
        }
    }
}

impl fmt::Display for Oddity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Oddity::Unknown => f.write_str("no such field is known"),
            Oddity::WrongType(kind) => write!(f, "{kind} can't stand here, so it is passed over"),
            Oddity::UnknownWord(word) => {
                write!(f, "'{word}' is not known, so it is passed over")
            }
            Oddity::Twice => f.write_str("stands there more than once; the last one counts"),
            Oddity::List => f.write_str("a list, of which ShareX takes nothing"),
            Oddity::Query => f.write_str("its query became parameters"),
            Oddity::Superseded => f.write_str("the newer field says it already, and counts"),
        }
    }
}

/// An uploader and what was odd about its file.
pub type Read = (Uploader, Vec<Warning>);

impl Uploader {
    /// Reads a file.
    ///
    /// # Errors
    /// `Config` when it is no text, no JSON or no object. `name` begins the message.
    pub fn read(bytes: &[u8], name: &str) -> Result<Read> {
        let document = document(bytes, name)?;
        let object = document.value.as_object().ok_or_else(|| {
            let kind = document.value.kind();
            wrong(
                name,
                &format!("holds {kind}, where a ShareX uploader is an object"),
            )
        })?;
        let (uploader, mut warnings) = Uploader::of(object);
        warnings.extend(document.duplicates.iter().map(|twice| Warning {
            field: twice.name.clone(),
            at: Some(twice.at),
            oddity: Oddity::Twice,
        }));
        Ok((uploader, warnings))
    }

    /// Takes an uploader out of a JSON object: a whole file, or an element of the list in `UploadersConfig.json`.
    pub fn of(object: &Object) -> Read {
        let mut uploader = Uploader::default();
        let mut reader = Reader {
            warnings: Vec::new(),
        };
        let mut old_method = None;
        let mut old_body = None;
        for (name, value) in object.iter() {
            let field = canonical(name);
            match field.unwrap_or(name) {
                "Version" => reader.text(name, value, &mut uploader.version),
                "Name" => reader.text(name, value, &mut uploader.name),
                "DestinationType" => uploader.destinations = reader.destinations(name, value),
                "RequestMethod" => uploader.method = reader.word(name, value, Method::parse),
                "RequestType" => old_method = reader.word(name, value, Method::parse),
                "RequestURL" => reader.text(name, value, &mut uploader.request_url),
                "Parameters" => uploader.parameters = reader.map(name, value),
                "Headers" => uploader.headers = reader.map(name, value),
                "Body" => uploader.body = reader.word(name, value, Body::parse),
                "RequestFormat" => old_body = reader.word(name, value, Body::parse),
                "Arguments" => uploader.arguments = reader.map(name, value),
                "FileFormName" => reader.text(name, value, &mut uploader.file_form_name),
                "Data" => reader.text(name, value, &mut uploader.data),
                "URL" => reader.text(name, value, &mut uploader.url),
                "ThumbnailURL" => reader.text(name, value, &mut uploader.thumbnail_url),
                "DeletionURL" => reader.text(name, value, &mut uploader.deletion_url),
                "ErrorMessage" => reader.text(name, value, &mut uploader.error_message),
                "RegexList" => uploader.regex_list = reader.list(name, value),
                "ResponseType" => {
                    let word = reader.word(name, value, ResponseType::named);
                    uploader.response_type = word.unwrap_or_default();
                }
                _ => reader.warn(name, Oddity::Unknown),
            }
        }
        reader.supersede("RequestType", &mut uploader.method, old_method);
        reader.supersede("RequestFormat", &mut uploader.body, old_body);
        if uploader.move_query() {
            reader.warn("RequestURL", Oddity::Query);
        }
        (uploader, reader.warnings)
    }

    /// Moves the query of the address to the parameters, where they don't name it already. Gives whether there was one.
    fn move_query(&mut self) -> bool {
        let Some(at) = question_mark(&self.request_url) else {
            return false;
        };
        let query = self.request_url.split_off(at);
        let mut found: Map = Vec::new();
        for (name, value) in url::form_urlencoded::parse(&query.as_bytes()[1..]) {
            match found.iter_mut().find(|(known, _)| *known == name) {
                Some((_, values)) => {
                    values.push(',');
                    values.push_str(&value);
                }
                None => found.push((name.into_owned(), value.into_owned())),
            }
        }
        found.retain(|(name, _)| !self.parameters.iter().any(|(known, _)| known == name));
        self.parameters.extend(found);
        true
    }

    /// The method that is used.
    pub fn method(&self) -> Method {
        self.method.unwrap_or_default()
    }
}

/// The JSON of a file, whatever its encoding.
///
/// # Errors
/// `Config` when it is no text or no JSON. `name` begins the message.
pub fn document(bytes: &[u8], name: &str) -> Result<json::Document> {
    if bytes.len() > LARGEST {
        return Err(wrong(name, "is too large for a ShareX uploader"));
    }
    let text = decode(bytes).ok_or_else(|| wrong(name, "is neither UTF-8 nor UTF-16 text"))?;
    json::parse(&text).map_err(|error| wrong(name, &format!("is not JSON: {error}")))
}

fn wrong(name: &str, what: &str) -> Error {
    Error::new(Kind::Config, format!("{name} {what}")).advice("give a ShareX .sxcu file")
}

/// The text of a file: UTF-8 with or without its mark, UTF-16 with it.
fn decode(bytes: &[u8]) -> Option<String> {
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes
            .chunks_exact(2)
            .map(|two| unit([two[0], two[1]]))
            .collect();
        bytes
            .len()
            .is_multiple_of(2)
            .then(|| String::from_utf16(&units).ok())?
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8(rest.to_vec()).ok(),
        _ => String::from_utf8(bytes.to_vec()).ok(),
    }
}

/// Where the query of an address begins. A question mark within a function belongs to that function.
fn question_mark(address: &str) -> Option<usize> {
    let mut depth = 0usize;
    let mut dollar = false;
    let mut escaped = false;
    for (at, c) in address.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            // An unpaired one opens nothing.
            '$' => dollar = !dollar && address[at + 1..].contains('$'),
            '?' if depth == 0 && !dollar => return Some(at),
            _ => {}
        }
    }
    None
}

/// The fields that are known, spelled as ShareX spells them, in the order in which it writes them; the old ones last.
const FIELDS: [&str; 19] = [
    "Version",
    "Name",
    "DestinationType",
    "RequestMethod",
    "RequestURL",
    "Parameters",
    "Headers",
    "Body",
    "Arguments",
    "FileFormName",
    "Data",
    "URL",
    "ThumbnailURL",
    "DeletionURL",
    "ErrorMessage",
    "RequestType",
    "RequestFormat",
    "ResponseType",
    "RegexList",
];

/// The field of this name in any letter case.
fn canonical(name: &str) -> Option<&'static str> {
    FIELDS
        .into_iter()
        .find(|field| field.eq_ignore_ascii_case(name))
}

/// Takes values out of a file, and keeps what is odd.
struct Reader {
    warnings: Vec<Warning>,
}

impl Reader {
    fn warn(&mut self, field: &str, oddity: Oddity) {
        self.warnings.push(Warning {
            field: field.to_owned(),
            at: None,
            oddity,
        });
    }

    fn text(&mut self, field: &str, value: &Value, into: &mut String) {
        match value.scalar_text() {
            Some(text) => *into = text,
            None => self.warn(field, Oddity::WrongType(value.kind())),
        }
    }

    fn map(&mut self, field: &str, value: &Value) -> Map {
        let mut map = Map::new();
        match value {
            Value::Null => {}
            Value::Object(object) => {
                for (name, value) in object.iter() {
                    match value.scalar_text() {
                        Some(text) => map.push((name.to_owned(), text)),
                        None => {
                            let field = format!("{field}.{name}");
                            self.warn(&field, Oddity::WrongType(value.kind()));
                        }
                    }
                }
            }
            other => self.warn(field, Oddity::WrongType(other.kind())),
        }
        map
    }

    fn list(&mut self, field: &str, value: &Value) -> Vec<String> {
        match value {
            Value::Null => Vec::new(),
            // What can't be used keeps its place, because templates count.
            Value::Array(values) => values
                .iter()
                .map(|value| value.scalar_text().unwrap_or_default())
                .collect(),
            other => {
                self.warn(field, Oddity::WrongType(other.kind()));
                Vec::new()
            }
        }
    }

    fn word<T>(&mut self, field: &str, value: &Value, parse: fn(&str) -> Option<T>) -> Option<T> {
        let Some(text) = value.scalar_text() else {
            self.warn(field, Oddity::WrongType(value.kind()));
            return None;
        };
        let found = parse(&text);
        if found.is_none() && !text.trim().is_empty() {
            self.warn(field, Oddity::UnknownWord(text));
        }
        found
    }

    fn destinations(&mut self, field: &str, value: &Value) -> Destinations {
        let texts = match value {
            Value::Array(values) => {
                self.warn(field, Oddity::List);
                values.iter().filter_map(Value::scalar_text).collect()
            }
            other => match other.scalar_text() {
                Some(text) => vec![text],
                None => {
                    self.warn(field, Oddity::WrongType(other.kind()));
                    Vec::new()
                }
            },
        };
        let mut all = Destinations::default();
        for word in texts.iter().flat_map(|text| text.split(',')) {
            match Destinations::parse(word) {
                Some(found) => all = all.and(found),
                None if word.trim().is_empty() => {}
                None => self.warn(field, Oddity::UnknownWord(word.trim().to_owned())),
            }
        }
        all
    }

    fn supersede<T>(&mut self, field: &str, new: &mut Option<T>, old: Option<T>) {
        match (&new, old) {
            (Some(_), Some(_)) => self.warn(field, Oddity::Superseded),
            (None, Some(old)) => *new = Some(old),
            (_, None) => {}
        }
    }
}
