//! What a file is, by its first bytes and its name.

use std::path::Path;

/// A type that says nothing.
const BYTES: &str = "application/octet-stream";

/// MIME type by content, by name where the content says nothing.
pub fn mime_of(head: &[u8], name: &str) -> String {
    mime_of_download(head, None, name)
}

/// MIME type by content; where that says nothing, as its host declared it; where that says nothing either, by name.
pub fn mime_of_download(head: &[u8], declared: Option<&str>, name: &str) -> String {
    if let Some(kind) = infer::get(head) {
        return kind.mime_type().to_owned();
    }
    let vague = [BYTES, "binary/octet-stream", "text/plain"];
    let telling = declared.filter(|mime| !vague.contains(mime));
    let guessed = || mime_guess::from_path(name).first_raw();
    let mime = telling.or_else(guessed).or(declared);
    mime.unwrap_or(BYTES).to_owned()
}

/// The extension that fits the content.
pub fn extension(head: &[u8]) -> Option<&'static str> {
    Some(infer::get(head)?.extension())
}

/// A name for a stream that has none.
pub fn default_name(head: &[u8]) -> String {
    match infer::get(head) {
        Some(kind) => format!("stdin.{}", kind.extension()),
        None if std::str::from_utf8(head).is_ok() => "stdin.txt".to_owned(),
        None => "stdin".to_owned(),
    }
}

/// Whether the last part of this path is no name of a file: `/dev/stdin`, `/dev/fd/63`.
pub fn is_descriptor(path: &Path) -> bool {
    path == Path::new("/dev/stdin")
        || path.starts_with("/dev/fd")
        || (path.starts_with("/proc") && path.parent().is_some_and(|dir| dir.ends_with("fd")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

    #[test]
    fn type_comes_from_the_content_then_from_the_name() {
        assert_eq!(mime_of(PNG, "cat.jpg"), "image/png");
        assert_eq!(mime_of(b"hello", "notes.txt"), "text/plain");
        assert_eq!(mime_of(b"<svg/>", "a.svg"), "image/svg+xml");
        assert_eq!(mime_of(b"hello", "nothing"), "application/octet-stream");
    }

    #[test]
    fn a_descriptor_has_no_name() {
        let is = |path: &str| is_descriptor(Path::new(path));
        assert!(is("/dev/stdin") && is("/dev/fd/63") && is("/proc/self/fd/0"));
        assert!(!is("/dev/shm/cat.png") && !is("/proc/version") && !is("fd/a.png"));
    }

    #[test]
    fn what_a_host_declares_counts_where_the_content_says_nothing() {
        let mime = |head: &[u8], declared, name| mime_of_download(head, Some(declared), name);
        assert_eq!(mime(PNG, "text/html", "a.html"), "image/png");
        assert_eq!(mime(b"{}", "application/json", "a.png"), "application/json");
        assert_eq!(mime(b"<svg/>", "text/plain", "a.svg"), "image/svg+xml");
        assert_eq!(mime(b"hello", "text/plain", "nothing"), "text/plain");
        assert_eq!(mime(b"<!doctype html>", "image/png", "a.png"), "text/html");
    }
}
