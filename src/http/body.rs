//! How a body is framed. Every form becomes a row of pieces, so that one stream sends and counts them all.

use bytes::Bytes;
use reqwest::header::HeaderValue;

use super::call::{Body, Part};
use crate::model::FileSource;

/// A stretch of a body.
#[derive(Clone)]
pub(super) enum Piece {
    Bytes(Bytes),
    File(FileSource),
}

/// A framed body, ready to be sent as often as needed.
pub(super) struct Framed {
    pub(super) pieces: Vec<Piece>,
    /// Bytes on the wire; `None` where a file's length is known only at its end.
    pub(super) length: Option<u64>,
    pub(super) content_type: Option<HeaderValue>,
}

impl Framed {
    pub(super) fn new(body: &Body) -> Self {
        match body {
            Body::Empty => Framed::of(Vec::new(), None),
            Body::Json(text) => Framed::bytes(text.clone().into(), "application/json"),
            Body::Form(pairs) => {
                let text = url::form_urlencoded::Serializer::new(String::new())
                    .extend_pairs(pairs)
                    .finish();
                Framed::bytes(text.into(), "application/x-www-form-urlencoded")
            }
            Body::Multipart(parts) => multipart(parts),
            Body::File(source) => {
                let mime = safe_mime(&source.mime);
                Framed::of(vec![Piece::File(source.clone())], Some(mime))
            }
            Body::Bytes(bytes, mime) => Framed::bytes(bytes.clone(), safe_mime(mime)),
        }
    }

    fn bytes(bytes: Bytes, mime: &str) -> Self {
        Framed::of(vec![Piece::Bytes(bytes)], Some(mime))
    }

    fn of(pieces: Vec<Piece>, mime: Option<&str>) -> Self {
        let length = pieces.iter().try_fold(0u64, |sum, piece| match piece {
            Piece::Bytes(bytes) => sum.checked_add(bytes.len() as u64),
            Piece::File(source) => sum.checked_add(source.len?),
        });
        Framed {
            pieces,
            length,
            content_type: mime.and_then(|mime| HeaderValue::from_str(mime).ok()),
        }
    }
}

/// What stands before the boundary in `Content-Type`.
const MULTIPART: &str = "multipart/form-data; boundary=";

fn multipart(parts: &[Part]) -> Framed {
    let (one, other) = (fastrand::u64(..), fastrand::u64(..));
    let mime = format!("{MULTIPART}hoist-{one:016x}{other:016x}");
    let boundary = &mime[MULTIPART.len()..];
    let mut pieces = Vec::with_capacity(3);
    let mut text = String::with_capacity(256);
    for part in parts {
        let (name, file) = match part {
            Part::Text(name, _) | Part::Secret(name, _) => (name, None),
            Part::File(name, source) => (name, Some(source)),
        };
        text.extend(["--", boundary, "\r\nContent-Disposition: form-data; name="]);
        quote(&mut text, name);
        match file {
            None => text.push_str("\r\n\r\n"),
            Some(source) => {
                text.push_str("; filename=");
                quote(&mut text, &source.name);
                text.extend(["\r\nContent-Type: ", safe_mime(&source.mime), "\r\n\r\n"]);
            }
        }
        match part {
            Part::Text(_, value) => text.push_str(value),
            Part::Secret(_, value) => text.push_str(value.expose()),
            Part::File(_, source) => {
                pieces.push(Piece::Bytes(std::mem::take(&mut text).into()));
                pieces.push(Piece::File(source.clone()));
            }
        }
        text.push_str("\r\n");
    }
    text.extend(["--", boundary, "--\r\n"]);
    pieces.push(Piece::Bytes(text.into()));
    Framed::of(pieces, Some(&mime))
}

/// Adds a name between quotes in `Content-Disposition`, byte for byte as browsers and curl write it
/// (<https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data>): UTF-8 and backslashes as they are, `"`,
/// CR and LF percent-encoded. Two things are encoded beyond that, because a host could not read the request otherwise: a backslash at the
/// end, which many take for an escape of the closing quote, and control characters, which strict ones refuse in a header.
fn quote(text: &mut String, name: &str) {
    text.push('"');
    let mut rest = name.chars().peekable();
    while let Some(c) = rest.next() {
        let swallows_quote = c == '\\' && rest.peek().is_none();
        if c == '"' || swallows_quote || (c.is_ascii_control() && c != '\t') {
            text.push_str(&format!("%{:02X}", u32::from(c)));
        } else {
            text.push(c);
        }
    }
    text.push('"');
}

/// A MIME type that can't break out of its header.
fn safe_mime(mime: &str) -> &str {
    let plain = !mime.is_empty() && mime.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    if plain {
        mime
    } else {
        "application/octet-stream"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_leave_its_quotes() {
        let quoted = |name| {
            let mut text = String::new();
            quote(&mut text, name);
            text
        };
        assert_eq!(
            quoted("a\"b\r\nX: y\0\t é 100%.png"),
            "\"a%22b%0D%0AX: y%00\t é 100%.png\""
        );
        assert_eq!(quoted("back\\slash\\\\"), "\"back\\slash\\%5C\"");
    }

    #[test]
    fn a_mime_type_cannot_add_a_header() {
        assert_eq!(safe_mime("image/png\r\nX: y"), "application/octet-stream");
        assert_eq!(safe_mime(""), "application/octet-stream");
        assert_eq!(
            safe_mime("text/plain; charset=utf-8"),
            "text/plain; charset=utf-8"
        );
    }

    #[test]
    fn an_unknown_length_of_one_file_makes_the_whole_unknown() {
        struct Nothing;
        impl crate::model::Open for Nothing {
            fn open(&self) -> std::io::Result<crate::model::Reader> {
                Ok(Box::new(std::io::empty()))
            }
        }
        let source = |len| FileSource::new("a", "b/c", len, std::sync::Arc::new(Nothing));
        let parts = |len| Body::Multipart(vec![Part::File("f".to_owned(), source(len))]);
        assert_eq!(Framed::new(&parts(None)).length, None);
        assert!(Framed::new(&parts(Some(7))).length > Some(7));
        assert_eq!(Framed::new(&Body::File(source(Some(7)))).length, Some(7));
    }
}
