//! An uploader for others: its references to stored secrets become gaps to fill in, or the secrets themselves.

use super::enums::Body;
use super::file::{Map, Uploader};
use super::language::{Place, Template};
use super::lift::CURRENT;
use super::placeholder;
use crate::error::Result;

/// A file that posts a form with a file and perhaps fields, in the syntax of today. What else it says is added to it.
pub fn form(name: &str, address: &str, file_form_name: &str) -> Uploader {
    use super::enums::{Destinations, Method};
    use super::language::template::escape;
    Uploader {
        version: CURRENT.to_owned(),
        name: name.to_owned(),
        destinations: Destinations::IMAGE.and(Destinations::FILE),
        method: Some(Method::Post),
        request_url: escape(address, Place::Url),
        body: Some(Body::MultipartFormData),
        file_form_name: file_form_name.to_owned(),
        ..Uploader::default()
    }
}

/// Names and templates, for the maps of an uploader.
pub fn map(pairs: &[(&str, &str)]) -> Map {
    let pairs = pairs.iter();
    pairs
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

/// The uploader with something in place of each `{secret:NAME}`: what `reveal` gives for the name, else a gap to fill in.
///
/// # Errors
/// Those of `reveal`.
pub fn export(
    uploader: &Uploader,
    reveal: &mut dyn FnMut(&str) -> Result<Option<String>>,
) -> Result<Uploader> {
    let mut out = uploader.modern().uploader;
    CURRENT.clone_into(&mut out.version);
    let mut failed = None;
    let mut value = |name: &str| match reveal(name) {
        Ok(Some(value)) => value,
        Ok(None) => gap(name),
        Err(error) => {
            failed.get_or_insert(error);
            String::new()
        }
    };
    out.visit(&mut |_, place, text| {
        if let Ok(template) = Template::parse(text, place)
            && !template.secrets().is_empty()
        {
            let mut written = |name: &str| match place {
                Place::Url => percent_encoded(&value(name)),
                _ => value(name),
            };
            *text = template.without_secrets(&mut written).to_string();
        }
    });
    if let Some(body) = out.body.filter(|body| body.takes_data()) {
        out.data = data(&out.data, body, &mut value);
    }
    match failed {
        Some(error) => Err(error),
        None => Ok(out),
    }
}

/// What stands in place of a secret, as [`placeholder`] finds it again.
fn gap(name: &str) -> String {
    let plain = |c: char| match c.is_ascii_alphanumeric() {
        true => c.to_ascii_uppercase(),
        false => '_',
    };
    let gap = format!("YOUR_{}", name.chars().map(plain).collect::<String>());
    match placeholder::is_secret(&gap) {
        true => gap,
        false => format!("{gap}_SECRET"),
    }
}

/// A body's text; its references are found as when it is sent.
fn data(text: &str, body: Body, value: &mut dyn FnMut(&str) -> String) -> String {
    const HEAD: &str = "{secret:";
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.to_ascii_lowercase().find(HEAD) {
        let after = &rest[at + HEAD.len()..];
        let Some(end) = after.find('}') else { break };
        out.push_str(&rest[..at]);
        let value = value(&after[..end]);
        match body {
            Body::Xml => {
                for c in value.chars() {
                    match c {
                        '<' => out.push_str("&lt;"),
                        '>' => out.push_str("&gt;"),
                        '&' => out.push_str("&amp;"),
                        '"' => out.push_str("&quot;"),
                        '\'' => out.push_str("&apos;"),
                        c => out.push(c),
                    }
                }
            }
            _ => {
                let quoted = serde_json::Value::from(value).to_string();
                out.push_str(&quoted[1..quoted.len() - 1]);
            }
        }
        rest = &after[end + 1..];
    }
    out.push_str(rest);
    out
}

fn percent_encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            byte if byte.is_ascii_alphanumeric() => out.push(char::from(byte)),
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn uploader() -> Uploader {
        Uploader {
            parameters: map(&[("k", "{secret:token}")]),
            headers: map(&[("Authorization", "Bearer {secret:x-pw}")]),
            request_url: "https://i.example/{secret:token}/up".to_owned(),
            deletion_url: "https://i.example/d?k={secret:token}".to_owned(),
            ..form("x", "", "file")
        }
    }

    #[test]
    fn secrets_become_gaps() {
        let out = export(&uploader(), &mut |_| Ok(None)).unwrap();
        assert_eq!(out.request_url, "https://i.example/YOUR_TOKEN/up");
        assert_eq!(out.parameters, map(&[("k", "YOUR_TOKEN")]));
        let expected = map(&[("Authorization", "Bearer YOUR_X_PW_SECRET")]);
        assert_eq!(out.headers, expected);
    }

    #[test]
    fn secrets_are_written_as_the_place_wants_them() {
        let out = export(&uploader(), &mut |name| Ok(Some(format!("{name}|/%d\"")))).unwrap();
        assert_eq!(out.request_url, "https://i.example/token%7C%2F%25d%22/up");
        assert_eq!(out.parameters, map(&[("k", "token\\|/\\%d\"")]));
        assert_eq!(out.deletion_url, "https://i.example/d?k=token\\|/%d\"");
        let json = Uploader {
            body: Some(Body::Json),
            data: "{\"k\":\"{Secret:a}\",\"t\":\"{input}\"}".to_owned(),
            ..form("x", "https://i.example/", "")
        };
        let out = export(&json, &mut |_| Ok(Some("\"q\"".to_owned()))).unwrap();
        assert_eq!(out.data, "{\"k\":\"\\\"q\\\"\",\"t\":\"{input}\"}");
        let fails = export(&json, &mut |_| Err(crate::error::Error::usage("no")));
        assert!(fails.is_err());
    }
}
