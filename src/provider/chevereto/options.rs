//! What goes along with a file, in the words of each flavour. Whatever the site would drop or misread without a word is refused here.

use super::{Flavour, NAME, expiry};
use crate::error::{Error, Result};
use crate::model::Upload;

/// A longer tag is dropped by the site.
const LONGEST_TAG: usize = 32;

/// The fields of a request, in the order in which they are sent.
pub type Fields = Vec<(&'static str, String)>;

/// The form fields of an upload, without key and file.
///
/// # Errors
/// `Usage`, naming the option.
pub fn form(flavour: Flavour, upload: &Upload, use_file_date: bool) -> Result<Fields> {
    let mut fields = Fields::new();
    let mut add = |name, option: &str, value: &Option<String>| {
        if let Some(value) = value {
            fields.push((name, seen(option, value)?));
        }
        Ok(())
    };
    match flavour {
        Flavour::V4 => {
            add("title", "--title", &upload.title)?;
            add("description", "--description", &upload.description)?;
            add("tags", "--tag", &tags(&upload.tags)?)?;
            add("album_id", "--album", &album(upload.album.as_deref())?)?;
            add(
                "category_id",
                "--category",
                &category(upload.category.as_deref())?,
            )?;
            add(
                "width",
                "--width",
                &upload.width.map(|width| width.to_string()),
            )?;
            let expire = upload.expire.map(expiry::duration).transpose()?;
            add("expiration", "--expire", &expire.map(str::to_owned))?;
            // 0 is what the site assumes.
            if upload.nsfw == Some(true) {
                fields.push(("nsfw", "1".to_owned()));
            }
            if use_file_date {
                fields.push(("use_file_date", "1".to_owned()));
            }
            fields.push(("format", "json".to_owned()));
        }
        Flavour::V3 => {
            fields.push(("action", "upload".to_owned()));
            fields.push(("format", "json".to_owned()));
        }
        Flavour::Imgbb => add("name", "--title", &upload.title)?,
    }
    Ok(fields)
}

/// What belongs into the address: imgbb documents its `expiration` there.
///
/// # Errors
/// `Usage`, naming the option.
pub fn query(flavour: Flavour, upload: &Upload) -> Result<Fields> {
    match (flavour, upload.expire) {
        (Flavour::Imgbb, Some(expire)) => {
            Ok(vec![("expiration", expiry::seconds(expire)?.to_string())])
        }
        _ => Ok(Fields::new()),
    }
}

/// The site takes `0` and nothing for a field that was not sent.
fn seen(option: &str, value: &str) -> Result<String> {
    match value.trim() {
        "" | "0" => Err(usage(format!(
            "{option} '{value}' would be ignored by {NAME}"
        ))),
        _ => Ok(value.to_owned()),
    }
}

fn tags(tags: &[String]) -> Result<Option<String>> {
    for tag in tags {
        let wrong = if tag.trim().is_empty() {
            "is empty".to_owned()
        } else if let Some(sign) = tag.chars().find(|sign| "/#,".contains(*sign)) {
            format!("holds '{sign}', which no tag of {NAME} may")
        } else if tag.trim().chars().count() > LONGEST_TAG {
            format!("is longer than {LONGEST_TAG} characters")
        } else {
            continue;
        };
        return Err(usage(format!("--tag '{tag}' {wrong}")));
    }
    let trimmed: Vec<&str> = tags.iter().map(|tag| tag.trim()).collect();
    Ok((!trimmed.is_empty()).then(|| trimmed.join(",")))
}

fn album(id: Option<&str>) -> Result<Option<String>> {
    match id {
        Some(id) if !id.bytes().all(|byte| byte.is_ascii_alphanumeric()) => {
            let message = format!("--album '{id}' is not an id: letters and digits");
            Err(usage(message).advice("it is the last part of the address of the album's page"))
        }
        _ => Ok(id.map(str::to_owned)),
    }
}

fn category(id: Option<&str>) -> Result<Option<String>> {
    match id {
        Some(id) if id.parse::<u32>().is_err() => {
            Err(usage(format!("--category '{id}' is not a number")))
        }
        _ => Ok(id.map(str::to_owned)),
    }
}

fn usage(message: String) -> Error {
    Error::usage(message).of(NAME)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Kind;

    fn refusal(upload: Upload) -> String {
        let error = form(Flavour::V4, &upload, false).unwrap_err();
        assert_eq!(error.kind, Kind::Usage);
        error.message.clone()
    }

    #[test]
    fn tags_that_the_site_would_drop_are_refused() {
        let tagged = |tag: &str| Upload {
            tags: vec!["fine".to_owned(), tag.to_owned()],
            ..Upload::default()
        };
        for (tag, why) in [
            ("a/b", "holds '/'"),
            ("#a", "holds '#'"),
            ("a,b", "holds ','"),
            (" ", "is empty"),
            (&"ä".repeat(33), "longer than 32"),
        ] {
            assert!(refusal(tagged(tag)).contains(why), "{tag}");
        }
        let fields = form(Flavour::V4, &tagged(&"ä".repeat(32)), false).unwrap();
        assert_eq!(fields[0], ("tags", format!("fine,{}", "ä".repeat(32))));
    }

    #[test]
    fn ids_and_widths_have_their_form() {
        let album = |id: &str| Upload {
            album: Some(id.to_owned()),
            ..Upload::default()
        };
        for id in ["a-b", "a/b", "https://pics.example.org/a/b", "", "0"] {
            assert!(refusal(album(id)).contains("--album"), "{id}");
        }
        assert!(form(Flavour::V4, &album("aB3"), false).is_ok());
        let category = |id: &str| Upload {
            category: Some(id.to_owned()),
            ..Upload::default()
        };
        for id in ["pets", "-1", "1.5", "", "0"] {
            assert!(refusal(category(id)).contains("--category"), "{id}");
        }
        assert!(form(Flavour::V4, &category("7"), false).is_ok());
        let width = Upload {
            width: Some(0),
            ..Upload::default()
        };
        assert!(refusal(width).contains("--width '0'"));
    }

    #[test]
    fn a_text_that_would_get_lost_is_refused() {
        for text in ["", "0", " "] {
            let upload = Upload {
                title: Some(text.to_owned()),
                ..Upload::default()
            };
            assert!(refusal(upload).contains("would be ignored"), "{text:?}");
        }
    }
}
