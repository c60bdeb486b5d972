//! Names of stored files: random, safe in an address, and never a path out of the folder.

use std::fmt;
use std::path::Path;

use crate::error::{Error, Kind, Result};

/// 32 characters, 5 bits each. Lower case only, because some file systems and some people don't see the difference.
const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// Characters of a random name: 120 bits.
const LENGTH: usize = 24;

/// Extensions that a web server may run instead of sending. Such a file is stored as text.
const RUN_BY_SERVERS: [&str; 20] = [
    "asa", "asp", "aspx", "asmx", "ashx", "cfm", "cgi", "fcgi", "jsp", "jspx", "phar", "php",
    "php3", "php4", "php5", "phtml", "pl", "shtm", "shtml", "stm",
];

/// The random part of a stored file's name, with a prefix that tells posts from media. Holds nothing but letters, digits and
/// the prefix's hyphen, so a path made from it stays in its folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key(String);

impl Key {
    /// A new one that nobody can guess.
    pub(super) fn random(prefix: &str) -> Result<Self> {
        let mut bytes = [0; LENGTH];
        getrandom::fill(&mut bytes).map_err(|error| {
            Error::new(Kind::Io, "the system gave no random numbers").because(error)
        })?;
        let random = bytes
            .iter()
            .map(|byte| char::from(ALPHABET[usize::from(byte % 32)]));
        Ok(Key(prefix.chars().chain(random).collect()))
    }

    /// Reads a key, or nothing where the text has not its exact form.
    pub(super) fn parse(prefix: &str, text: &str) -> Option<Self> {
        let random = text.strip_prefix(prefix)?;
        let wellformed =
            random.len() == LENGTH && random.bytes().all(|byte| ALPHABET.contains(&byte));
        wellformed.then(|| Key(text.to_owned()))
    }

    /// The key as text.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// The file's name: the key, and the extension where there is one.
    pub(super) fn with(&self, extension: &str) -> String {
        match extension {
            "" => self.0.clone(),
            _ => format!("{}.{extension}", self.0),
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether an extension can stand in a file name and in an address as it is. Empty is none.
pub(super) fn is_safe_extension(extension: &str) -> bool {
    extension.is_empty()
        || (extension.len() <= 15
            && extension.split('.').all(|part| {
                !part.is_empty()
                    && part
                        .bytes()
                        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
            }))
}

/// The extension to store a file under, without its dot: from its name, else from its MIME type, else none.
pub(super) fn extension_for(name: &str, mime: &str) -> String {
    let extension = extension_of(name)
        .or_else(|| extension_of_mime(mime))
        .unwrap_or_default();
    match extension.rsplit('.').next() {
        Some(last) if RUN_BY_SERVERS.contains(&last) => "txt".to_owned(),
        _ => extension,
    }
}

fn extension_of(name: &str) -> Option<String> {
    let name = Path::new(name);
    let last = name.extension()?.to_str()?.to_ascii_lowercase();
    let archive = Path::new(name.file_stem()?)
        .extension()
        .is_some_and(|inner| inner.eq_ignore_ascii_case("tar"));
    let extension = if archive { format!("tar.{last}") } else { last };
    (is_safe_extension(&extension) && !extension.is_empty()).then_some(extension)
}

/// For what comes without a name worth keeping: the clipboard, stdin, an address.
fn extension_of_mime(mime: &str) -> Option<String> {
    let extension = match mime.split(';').next().unwrap_or(mime).trim() {
        "application/gzip" => "gz",
        "application/json" => "json",
        "application/pdf" => "pdf",
        "application/zip" => "zip",
        "audio/mpeg" => "mp3",
        "image/avif" => "avif",
        "image/bmp" => "bmp",
        "image/gif" => "gif",
        "image/heic" => "heic",
        "image/jpeg" => "jpg",
        "image/png" => "png",
        "image/svg+xml" => "svg",
        "image/tiff" => "tiff",
        "image/webp" => "webp",
        "text/html" => "html",
        "text/plain" => "txt",
        "video/mp4" => "mp4",
        "video/quicktime" => "mov",
        "video/webm" => "webm",
        _ => return None,
    };
    Some(extension.to_owned())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn random_keys_are_long_safe_and_never_the_same() {
        let keys: HashSet<String> = (0..500)
            .map(|_| Key::random("").unwrap().to_string())
            .collect();
        assert_eq!(keys.len(), 500);
        let used: HashSet<u8> = keys.iter().flat_map(|key| key.bytes()).collect();
        assert_eq!(used, ALPHABET.iter().copied().collect());
        for key in keys {
            assert!(key.len() * 5 >= 96, "{key}");
            assert_eq!(Key::parse("", &key).unwrap().as_str(), key);
            assert!(Key::parse("post-", &key).is_none());
        }
    }

    #[test]
    fn what_is_not_a_key_is_not_read_as_one() {
        let good = "abcdefghijklmnopqrstuvwx";
        assert!(Key::parse("", good).is_some());
        for text in [
            "",
            "..",
            "../abcdefghijklmnopqrstu",
            "/bcdefghijklmnopqrstuvwx",
            "abcdefghijkl/nopqrstuvwx",
            "abcdefghijkl\\nopqrstuvwx",
            "abcdefghijkl\0nopqrstuvwx",
            "ABCDEFGHIJKLMNOPQRSTUVWX",
            "abcdefghijklmnopqrstuvw",
            "abcdefghijklmnopqrstuvwxy",
            "abcdefghijklmnopqrstuvw1",
            "äbcdefghijklmnopqrstuvw",
        ] {
            assert!(Key::parse("", text).is_none(), "{text:?}");
        }
    }

    #[test]
    fn the_extension_comes_from_the_name_then_from_the_type() {
        for (name, mime, extension) in [
            ("cat.PNG", "image/png", "png"),
            ("backup.tar.gz", "application/gzip", "tar.gz"),
            ("cat", "image/jpeg", "jpg"),
            ("cat.", "image/png", "png"),
            (".bashrc", "text/plain", "txt"),
            ("clip", "video/mp4", "mp4"),
            ("notes", "text/plain; charset=utf-8", "txt"),
            ("noise", "application/octet-stream", ""),
            ("noise", "x/y", ""),
            ("noise", "", ""),
            ("cat.p ng", "image/png", "png"),
            ("cat.p/../../x", "image/png", "png"),
            ("cat.averyverylongextension", "image/png", "png"),
            ("cat.é", "image/png", "png"),
            ("..", "image/png", "png"),
        ] {
            assert_eq!(extension_for(name, mime), extension, "{name} {mime}");
        }
    }

    #[test]
    fn what_a_web_server_would_run_is_stored_as_text() {
        for name in [
            "shell.php",
            "shell.PHP",
            "shell.tar.php",
            "x.shtml",
            "x.aspx",
            "x.cgi",
        ] {
            assert_eq!(
                extension_for(name, "application/octet-stream"),
                "txt",
                "{name}"
            );
        }
    }
}
