//! Uploaders of ishare, a program for macOS: `.iscu`, <https://github.com/castdrian/ishare> (`ishare/Util/CustomUploader.swift` and the
//! folder `examples`).
//!
//! - Names in any letter case: `name`, `requestURL`, `headers`, `formData`, `fileFormName`, `requestBodyType`, `responseURL`, `deletionURL`,
//!   `deleteRequestType`. Files of before 2024 have `responseProp`, the path of the link alone.
//! - Texts of the request are plain. In those about the answer `{{files[0].url}}` is a value of its JSON.
//! - The method is POST; the file's part is called `image` where nothing else is said.

use super::collection::Entry;
use super::enums::{Body, Destinations};
use super::file::{Map, Oddity, Uploader, Warning};
use super::language::Place;
use super::language::json::{Object, Value};
use super::language::template::escape;
use super::lift::CURRENT;

/// Fields that no ShareX uploader has.
const OWN: [&str; 5] = [
    "responseurl",
    "responseprop",
    "formdata",
    "requestbodytype",
    "deleterequesttype",
];

/// Whether an object is ishare's.
pub fn speaks(object: &Object) -> bool {
    OWN.iter()
        .any(|name| object.get_ignoring_case(name).is_some())
}

/// The same uploader in ShareX's words.
pub fn entry(object: &Object) -> Entry {
    let mut reader = Reader {
        uploader: Uploader {
            version: CURRENT.to_owned(),
            destinations: Destinations::IMAGE.and(Destinations::FILE),
            body: Some(Body::MultipartFormData),
            file_form_name: "image".to_owned(),
            ..Uploader::default()
        },
        warnings: Vec::new(),
        delete_method: None,
    };
    for (name, value) in object.iter() {
        let lower = name.to_ascii_lowercase();
        match (&*lower, value.scalar_text()) {
            ("headers", _) => reader.uploader.headers = reader.map(name, value),
            ("formdata", _) => reader.uploader.arguments = reader.map(name, value),
            (_, None) => reader.warn(name, Oddity::WrongType(value.kind())),
            (lower, Some(text)) => reader.text(name, lower, text),
        }
    }
    let Reader {
        mut uploader,
        mut warnings,
        delete_method,
    } = reader;
    // A query of the address is parameters, as in a file of ShareX's.
    let written = uploader.write();
    if let Ok((read, odd)) = Uploader::read(written.as_bytes(), "") {
        uploader = read;
        warnings.extend(odd);
    }
    Entry {
        number: None,
        uploader,
        warnings,
        delete_method,
    }
}

struct Reader {
    uploader: Uploader,
    warnings: Vec<Warning>,
    delete_method: Option<&'static str>,
}

impl Reader {
    fn warn(&mut self, field: &str, oddity: Oddity) {
        self.warnings.push(Warning {
            field: field.to_owned(),
            at: None,
            oddity,
        });
    }

    fn map(&mut self, field: &str, value: &Value) -> Map {
        let mut map = Map::new();
        match value {
            Value::Null => {}
            Value::Object(pairs) => {
                for (key, value) in pairs.iter() {
                    match value.scalar_text() {
                        Some(text) => map.push((key.to_owned(), escape(&text, Place::Field))),
                        None => {
                            let field = format!("{field}.{key}");
                            self.warn(&field, Oddity::WrongType(value.kind()));
                        }
                    }
                }
            }
            other => self.warn(field, Oddity::WrongType(other.kind())),
        }
        map
    }

    fn text(&mut self, name: &str, lower: &str, text: String) {
        let is = |word: &str| text.eq_ignore_ascii_case(word);
        let uploader = &mut self.uploader;
        match lower {
            "id" => {}
            "name" => uploader.name = text,
            "requesturl" => uploader.request_url = escape(&text, Place::Url),
            "responseurl" => uploader.url = answer(&text),
            "responseprop" if uploader.url.is_empty() => {
                uploader.url = format!("{{json:{}}}", escape(&text, Place::Response));
            }
            "responseprop" => self.warn(name, Oddity::Superseded),
            "deletionurl" => uploader.deletion_url = answer(&text),
            "fileformname" | "requestbodytype" | "deleterequesttype" if text.is_empty() => {}
            "fileformname" => uploader.file_form_name = text,
            "requestbodytype" if is("binary") => uploader.body = Some(Body::Binary),
            "requestbodytype" if is("multipartformdata") => {}
            "deleterequesttype" if is("delete") => self.delete_method = Some("DELETE"),
            "deleterequesttype" if is("get") => {}
            "requestbodytype" | "deleterequesttype" => {
                self.warn(name, Oddity::UnknownWord(text));
            }
            _ => self.warn(name, Oddity::Unknown),
        }
    }
}

/// `{{path}}` becomes `{json:path}`, everything else is plain.
fn answer(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((path, after)) = after.split_once("}}") else {
            break;
        };
        out.push_str(&escape(before, Place::Response));
        out.push_str(&format!("{{json:{}}}", escape(path, Place::Response)));
        rest = after;
    }
    out.push_str(&escape(rest, Place::Response));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::provider::sharex::collection::entries;

    #[test]
    fn a_file_of_ishare_says_the_same_in_sharex_words() {
        let text = r#"{"name": "zip", "requestURL": "https://z.example/api/upload?v=1", "headers": {"Authorization": "a|b{c}", "pw": 7},
            "formData": {"k": "100%done"}, "fileFormName": "file", "responseURL": "https://z.example/{{files[0].url}}|x", "deletionURL": "{{del}}",
            "deleteRequestType": "delete",}"#;
        let found = entries(text.as_bytes(), "zip.iscu").unwrap();
        let entry = found[0].as_ref().unwrap();
        assert_eq!(
            entry.uploader.write(),
            r#"{
  "Version": "17.0.0",
  "Name": "zip",
  "DestinationType": "ImageUploader, FileUploader",
  "RequestMethod": "POST",
  "RequestURL": "https://z.example/api/upload",
  "Parameters": {
    "v": "1"
  },
  "Headers": {
    "Authorization": "a\\|b\\{c\\}",
    "pw": "7"
  },
  "Body": "MultipartFormData",
  "Arguments": {
    "k": "100\\%done"
  },
  "FileFormName": "file",
  "URL": "https://z.example/{json:files[0].url}\\|x",
  "DeletionURL": "{json:del}"
}
"#
        );
        assert_eq!(entry.delete_method, Some("DELETE"));
        let odd: Vec<_> = entry.warnings.iter().map(|odd| odd.oddity.name()).collect();
        assert_eq!(odd, ["query-in-address"]);
    }

    #[test]
    fn an_old_file_of_ishare_names_the_path_of_its_link() {
        let text = r#"{"requestUrl": "i.example/up", "responseProp": "data.link"}"#;
        let found = entries(text.as_bytes(), "x").unwrap();
        let uploader = &found[0].as_ref().unwrap().uploader;
        assert_eq!(uploader.url, "{json:data.link}");
        assert_eq!(uploader.file_form_name, "image");
        let text =
            r#"{"requestUrl": "i.example/up", "requestBodyType": "Binary", "responseURL": "{{a"}"#;
        let found = entries(text.as_bytes(), "x").unwrap();
        let uploader = &found[0].as_ref().unwrap().uploader;
        assert_eq!(
            (uploader.body, &*uploader.url),
            (Some(Body::Binary), "\\{\\{a")
        );
    }
}
