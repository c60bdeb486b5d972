//! Files that hold uploaders: a `.sxcu`, ShareX's `UploadersConfig.json` with its list of them, and an `.iscu` of ishare.

use super::file::{Uploader, Warning, document};
use super::ishare;
use super::language::json::{Object, Value};
use crate::error::{Error, Kind, Result};

/// ShareX's name of the list.
const LIST: &str = "CustomUploadersList";

/// One uploader of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its number in the file's list, from 1; `None` where the file is no list.
    pub number: Option<usize>,
    /// The uploader.
    pub uploader: Uploader,
    /// What was odd about it.
    pub warnings: Vec<Warning>,
    /// The method that opens its deletion link, where the file tells one. A `.sxcu` never does.
    pub delete_method: Option<&'static str>,
}

/// What a file holds, each with its own error. A list without an element is empty.
pub type Entries = Vec<Result<Entry>>;

/// Reads the uploaders of a file.
///
/// # Errors
/// `Config` when it is no text, no JSON or holds no uploader. `name` begins the message.
pub fn entries(bytes: &[u8], name: &str) -> Result<Entries> {
    let document = document(bytes, name)?;
    let list = match &document.value {
        Value::Array(list) => Some(list),
        Value::Object(object) => match object.get_ignoring_case(LIST) {
            Some(Value::Array(list)) => Some(list),
            _ => None,
        },
        _ => None,
    };
    if let Some(list) = list {
        if list.is_empty() {
            let message = format!("{name} holds an empty list of uploaders");
            return Err(Error::new(Kind::Config, message));
        }
        let one = |(index, value): (usize, &Value)| {
            let number = index + 1;
            let object = value.as_object().ok_or_else(|| {
                let kind = value.kind();
                let message = format!("{name}, uploader {number}: is {kind}, not an object");
                Error::new(Kind::Config, message)
            })?;
            Ok(Entry {
                number: Some(number),
                ..entry(object)
            })
        };
        return Ok(list.iter().enumerate().map(one).collect());
    }
    if let Some(object) = document.value.as_object()
        && ishare::speaks(object)
    {
        return Ok(vec![Ok(ishare::entry(object))]);
    }
    let (uploader, warnings) = Uploader::read(bytes, name)?;
    Ok(vec![Ok(Entry {
        number: None,
        uploader,
        warnings,
        delete_method: None,
    })])
}

fn entry(object: &Object) -> Entry {
    if ishare::speaks(object) {
        return ishare::entry(object);
    }
    let (uploader, warnings) = Uploader::of(object);
    Entry {
        number: None,
        uploader,
        warnings,
        delete_method: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_settings_file_gives_each_uploader_of_its_list() {
        let text = r#"{"CustomImageUploaderSelected": 0, "CustomUploadersList": [
            {"Version": "17.0.0", "RequestURL": "https://a.example/"}, 7, {"RequestURL": "https://b.example/"}]}"#;
        let found = entries(text.as_bytes(), "UploadersConfig.json").unwrap();
        let hosts: Vec<_> = found
            .iter()
            .map(|entry| {
                entry
                    .as_ref()
                    .map(|entry| (entry.number, entry.uploader.host_name()))
            })
            .collect();
        assert!(matches!(&hosts[0], Ok((Some(1), host)) if host == "a.example"));
        assert!(matches!(&hosts[1], Err(error) if error.message.contains("uploader 2")));
        assert!(matches!(&hosts[2], Ok((Some(3), host)) if host == "b.example"));
        for text in ["[]", "{\"CustomUploadersList\": []}", "7"] {
            assert!(entries(text.as_bytes(), "x").is_err(), "{text}");
        }
    }
}
