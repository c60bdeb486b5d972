//! From what stands on the command line to the files that are to be sent, one after the other.

use std::collections::VecDeque;
use std::ffi::OsString;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use url::Url;

use super::file::{Prepared, unreadable};
use super::{Host, Target};
use crate::error::{Error, Kind, Reason, Result};
use crate::model::Upload;

/// What an input turned out to be.
#[derive(Clone, Debug)]
pub enum Given {
    /// A file, or something that is read like one.
    Path(PathBuf),
    /// Standard input.
    Stdin,
    /// Bytes that no file holds.
    Made(Box<Prepared>),
    /// A file on the web.
    Url(Url),
    /// A media of a host.
    Media(Rc<Origin>),
}

/// A media that is to go from its host to another.
#[derive(Debug)]
pub struct Origin {
    /// Where it is.
    pub host: Rc<Host>,
    /// Which one.
    pub target: Target,
    /// What goes along where neither the command nor the media itself says otherwise.
    pub defaults: Upload,
}

/// One input in its place. What can't be used keeps its place as an error.
#[derive(Debug)]
pub struct Input {
    /// Which word of the command line, or line of the list, it comes from; from 0.
    pub argument: usize,
    /// As the person wrote it; for files of a directory, the path below it.
    pub label: String,
    /// What it is.
    pub given: Result<Given>,
}

/// One place of the inputs, before it is looked at.
enum Word {
    /// As it stands on the command line or in a list.
    Given(OsString),
    /// What this program was handed in another way, and what stands for it where others have their path.
    Made(String, Box<Result<Prepared>>),
}

/// Walks the inputs lazily, so that a directory of any size starts sending at once.
pub struct Inputs {
    waiting: VecDeque<Word>,
    argument: usize,
    recursive: bool,
    walk: Option<Walk>,
    stdin_taken: bool,
}

struct Walk {
    argument: usize,
    entries: walkdir::IntoIter,
    root: PathBuf,
    found: bool,
}

impl Inputs {
    /// Inputs in their order. `recursive` enters directories.
    pub fn new(inputs: impl IntoIterator<Item = OsString>, recursive: bool) -> Self {
        Inputs {
            waiting: inputs.into_iter().map(Word::Given).collect(),
            argument: 0,
            recursive,
            walk: None,
            stdin_taken: false,
        }
    }

    /// Adds bytes after the inputs so far; `label` stands for them where others have their path.
    pub fn and(mut self, label: &str, made: Result<Prepared>) -> Self {
        self.waiting
            .push_back(Word::Made(label.to_owned(), Box::new(made)));
        self
    }

    /// Adds those of others after the inputs so far.
    pub fn with(mut self, others: Inputs) -> Self {
        self.waiting.extend(others.waiting);
        self
    }

    /// How many inputs there are, before directories are entered.
    pub fn given(&self) -> usize {
        self.waiting.len()
    }

    /// Bytes of the first, where it is a file.
    pub fn first_len(&self) -> Option<u64> {
        let Some(Word::Given(input)) = self.waiting.front() else {
            return None;
        };
        let file = std::fs::metadata(input).ok()?;
        file.is_file().then_some(file.len())
    }

    /// The same for the same words in the same directory, as long as none was taken.
    pub fn fingerprint(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        let here = std::path::absolute(".").unwrap_or_default();
        let words = self.waiting.iter().map(|word| match word {
            Word::Given(input) => input.as_os_str(),
            Word::Made(label, _) => label.as_ref(),
        });
        for word in std::iter::once(here.as_os_str()).chain(words) {
            let bytes = word.as_encoded_bytes();
            hasher.update(&(bytes.len() as u64).to_le_bytes());
            hasher.update(bytes);
        }
        hasher.finalize().to_hex().to_string()
    }

    fn look_at(&mut self, argument: usize, word: Word) -> Option<Input> {
        let input = match word {
            Word::Given(input) => input,
            Word::Made(label, made) => {
                return Some(Input {
                    argument,
                    label,
                    given: made.map(|prepared| Given::Made(Box::new(prepared))),
                });
            }
        };
        let label = input.to_string_lossy().into_owned();
        if input == "-" {
            let given = if self.stdin_taken {
                Err(Error::usage("standard input can be read only once").advice("give - once"))
            } else {
                self.stdin_taken = true;
                Ok(Given::Stdin)
            };
            return Some(Input {
                argument,
                label,
                given,
            });
        }
        if input.is_empty() {
            let error = Error::usage("an input is empty, so it names no file")
                .advice("in a script, look at the variable that should hold the name");
            return Some(Input {
                argument,
                label,
                given: Err(error),
            });
        }
        if let Some(url) = web_address(&label) {
            return Some(of_web(argument, label, url));
        }
        let path = PathBuf::from(input);
        let given = match std::fs::metadata(&path) {
            Err(error) => match other_address(&label) {
                Some(url) => return Some(of_other_scheme(argument, url)),
                None => Err(unreadable(&label, error)),
            },
            Ok(metadata) if metadata.is_dir() && self.recursive => {
                // All are of one directory, so that their paths come in the order of their names, which take longer to find.
                let entries = walkdir::WalkDir::new(&path)
                    .sort_by(|one, other| one.path().as_os_str().cmp(other.path().as_os_str()));
                self.walk = Some(Walk {
                    argument,
                    entries: entries.into_iter(),
                    root: path,
                    found: false,
                });
                return None;
            }
            Ok(metadata) if metadata.is_dir() => {
                Err(Error::usage(format!("{label} is a directory")).reason(Reason::NotRecursive))
            }
            Ok(_) => Ok(Given::Path(path)),
        };
        Some(Input {
            argument,
            label,
            given,
        })
    }
}

impl Iterator for Inputs {
    type Item = Input;

    fn next(&mut self) -> Option<Input> {
        loop {
            if let Some(walk) = &mut self.walk {
                if let Some(input) = walk.next() {
                    return Some(input);
                }
                self.walk = None;
            }
            let input = self.waiting.pop_front()?;
            let argument = self.argument;
            self.argument += 1;
            if let Some(input) = self.look_at(argument, input) {
                return Some(input);
            }
        }
    }
}

impl Walk {
    fn next(&mut self) -> Option<Input> {
        loop {
            let Some(entry) = self.entries.next() else {
                return (!std::mem::replace(&mut self.found, true)).then(|| self.empty());
            };
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.found = true;
                    let path = error.path().unwrap_or(&self.root).display().to_string();
                    // Its own words name the path once more.
                    let error = error
                        .into_io_error()
                        .unwrap_or_else(|| std::io::Error::other("links that lead in a circle"));
                    let given = Err(unreadable(&path, error));
                    return Some(self.input(path, given));
                }
            };
            if entry.file_type().is_dir() {
                continue;
            }
            self.found = true;
            return Some(self.found(entry.path()));
        }
    }

    fn empty(&self) -> Input {
        let label = self.root.display().to_string();
        let given = Err(
            Error::new(Kind::Io, format!("{label}: no file in this directory"))
                .advice("there is nothing to send"),
        );
        self.input(label, given)
    }

    fn found(&self, path: &Path) -> Input {
        let label = path.display().to_string();
        let given = match std::fs::metadata(path) {
            Err(error) => Err(unreadable(&label, error)),
            Ok(metadata) if metadata.is_file() => Ok(Given::Path(path.to_owned())),
            Ok(_) => Err(
                Error::new(Kind::Io, format!("{label}: not a regular file, skipped"))
                    .advice("name it on the command line to read it all the same"),
            ),
        };
        self.input(label, given)
    }

    fn input(&self, label: String, given: Result<Given>) -> Input {
        Input {
            argument: self.argument,
            label,
            given,
        }
    }
}

/// A link with a password in it is shown to nobody, neither here nor at a host that would fetch it.
fn of_web(argument: usize, mut label: String, url: Result<Url>) -> Input {
    let given = url.and_then(|mut url| {
        if url.username().is_empty() && url.password().is_none() {
            return Ok(Given::Url(url));
        }
        let _ = (url.set_username(""), url.set_password(None));
        label = url.to_string();
        let message = format!(
            "{label} was given with a user name or a password, which hoist sends to nobody"
        );
        Err(Error::usage(message).advice(
            "download it first, for example with curl, and pipe it: curl … | hoist upload -",
        ))
    });
    Input {
        argument,
        label,
        given,
    }
}

/// An address that is not of the web, where nothing here has such a name.
fn other_address(text: &str) -> Option<Url> {
    Url::parse(text).ok().filter(|_| text.contains("://"))
}

fn of_other_scheme(argument: usize, mut url: Url) -> Input {
    let _ = (url.set_username(""), url.set_password(None));
    let label = url.to_string();
    let scheme = url.scheme();
    let advice = match scheme {
        "file" => "give the path of the file instead",
        _ => "download it first, for example with curl, and pipe it: curl … | hoist upload -",
    };
    let message = format!("{label}: links of {scheme}:// are not fetched, only http and https");
    Input {
        argument,
        label,
        given: Err(Error::usage(message).advice(advice)),
    }
}

/// The address, if this input is one.
fn web_address(text: &str) -> Option<Result<Url>> {
    let scheme = text.get(..8).or(text.get(..7))?.to_ascii_lowercase();
    if !scheme.starts_with("http://") && !scheme.starts_with("https://") {
        return None;
    }
    Some(
        Url::parse(text)
            .map_err(|error| Error::usage(format!("{text}: not a web address: {error}"))),
    )
}

/// Reads a list of inputs: one a line, or separated by NUL. Lines may be those of Windows, with a mark of the byte order in front.
///
/// # Errors
/// `Io` when the list can't be read.
pub fn read_list(mut list: impl Read, name: &str, nul: bool) -> Result<Vec<OsString>> {
    let mut bytes = Vec::new();
    list.read_to_end(&mut bytes)
        .map_err(|error| Error::io(name, error))?;
    let separator = if nul { 0 } else { b'\n' };
    if !nul {
        bytes = decoded(bytes)
            .ok_or_else(|| Error::new(Kind::Io, format!("{name}: not the text it says it is")))?;
    }
    bytes
        .split(|byte| *byte == separator)
        .map(|name| match nul {
            true => name,
            false => line(name),
        })
        .filter(|name| !name.is_empty())
        .map(|bytes| os_name(bytes, name))
        .collect()
}

/// As UTF-8 without a mark of the byte order: PowerShell writes lists in UTF-16. `None` where the mark lies.
fn decoded(bytes: Vec<u8>) -> Option<Vec<u8>> {
    if let Some(text) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return Some(text.to_owned());
    }
    let Some(text) = bytes.strip_prefix(b"\xff\xfe") else {
        return Some(bytes);
    };
    let (units, rest) = text.as_chunks();
    let units: Vec<u16> = units.iter().map(|unit| u16::from_le_bytes(*unit)).collect();
    let text = String::from_utf16(&units).ok();
    text.filter(|_| rest.is_empty()).map(String::into_bytes)
}

/// Without the second character of Windows' line ends, which is part of a name elsewhere.
fn line(bytes: &[u8]) -> &[u8] {
    match bytes.strip_suffix(b"\r") {
        Some(line) if cfg!(windows) => line,
        _ => bytes,
    }
}

#[cfg(unix)]
fn os_name(bytes: &[u8], _list: &str) -> Result<OsString> {
    use std::os::unix::ffi::OsStringExt;
    Ok(OsString::from_vec(bytes.to_vec()))
}

#[cfg(not(unix))]
fn os_name(bytes: &[u8], list: &str) -> Result<OsString> {
    let text = std::str::from_utf8(bytes)
        .map_err(|_| Error::new(Kind::Io, format!("{list}: not UTF-8")))?;
    Ok(OsString::from(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(inputs: Inputs) -> Vec<(String, Option<Kind>)> {
        inputs
            .map(|input| (input.label, input.given.err().map(|error| error.kind)))
            .collect()
    }

    #[test]
    fn what_cannot_be_used_keeps_its_place() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("b.txt");
        std::fs::write(&file, "b").unwrap();
        let missing = dir.path().join("missing");
        let given = [missing.clone(), dir.path().to_owned(), file.clone()];
        let inputs = Inputs::new(given.into_iter().map(OsString::from), false);
        assert_eq!(
            labels(inputs),
            [
                (missing.display().to_string(), Some(Kind::Io)),
                (dir.path().display().to_string(), Some(Kind::Usage)),
                (file.display().to_string(), None),
            ]
        );
    }

    #[test]
    fn a_directory_is_walked_in_the_order_of_names() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(dir.path().join("a/empty")).unwrap();
        for name in ["c", "a/2", "a/1"] {
            std::fs::write(dir.path().join(name), "x").unwrap();
        }
        let inputs = Inputs::new([dir.path().as_os_str().to_owned()], true);
        let below = dir.path().join("a");
        let expected = [below.join("1"), below.join("2"), dir.path().join("c")]
            .map(|path| (path.display().to_string(), None));
        assert_eq!(labels(inputs), expected);
    }

    #[test]
    fn an_empty_directory_is_told() {
        let dir = tempfile::tempdir().unwrap();
        let inputs = Inputs::new([dir.path().as_os_str().to_owned()], true);
        assert_eq!(
            labels(inputs),
            [(dir.path().display().to_string(), Some(Kind::Io))]
        );
    }

    #[test]
    fn standard_input_is_read_once() {
        let inputs = Inputs::new(["-".into(), "-".into()], false);
        let kinds: Vec<_> = labels(inputs).into_iter().map(|(_, kind)| kind).collect();
        assert_eq!(kinds, [None, Some(Kind::Usage)]);
    }

    #[test]
    fn web_addresses_are_known_by_their_scheme() {
        assert!(web_address("https://example.org/a.png").unwrap().is_ok());
        assert!(web_address("HTTP://example.org/").unwrap().is_ok());
        assert_eq!(
            web_address("https://").unwrap().unwrap_err().kind,
            Kind::Usage
        );
        assert!(web_address("https.png").is_none());
        assert!(web_address("é").is_none());
    }

    #[test]
    fn an_address_of_another_scheme_is_told_without_its_password() {
        let given = ["ftp://me:hunter2@example.org/a.png", "file:///nowhere/a"];
        let inputs = Inputs::new(given.map(OsString::from), false);
        assert_eq!(
            labels(inputs),
            [
                ("ftp://example.org/a.png".to_owned(), Some(Kind::Usage)),
                ("file:///nowhere/a".to_owned(), Some(Kind::Usage)),
            ]
        );
        let missing = Inputs::new(["a:b".into()], false);
        assert_eq!(labels(missing), [("a:b".to_owned(), Some(Kind::Io))]);
    }

    #[test]
    fn lists_are_split_at_lines_or_nul() {
        let lines = read_list(&b"a b\n\nc\n"[..], "list", false).unwrap();
        assert_eq!(lines, ["a b", "c"]);
        let nul = read_list(&b"a\nb\0c"[..], "list", true).unwrap();
        assert_eq!(nul, ["a\nb", "c"]);

        let windows = |text: &[u8]| read_list(text, "list", false);
        assert_eq!(windows(b"\xef\xbb\xbfa\nb").unwrap(), ["a", "b"]);
        let wide: Vec<u8> = "\u{feff}žlutý 🐎\n\nb"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(windows(&wide).unwrap(), ["žlutý 🐎", "b"]);
        for broken in [&wide[..wide.len() - 1], b"\xff\xfe\x00\xd8"] {
            assert_eq!(windows(broken).unwrap_err().kind, Kind::Io);
        }
        let end = read_list(&b"a\r\n"[..], "list", false).unwrap();
        let expected = if cfg!(windows) { "a" } else { "a\r" };
        assert_eq!(end, [expected]);
    }
}
