//! One key of the file with its place, and how errors about it are worded.

use std::ops::Range;
use std::path::Path;

use toml_edit::{Item, Key, TableLike};

use super::keys;
use crate::error::{Error, Kind, Reason, Result};

/// A file and its text, to turn positions into lines.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) file: &'a Path,
    pub(super) text: &'a str,
}

impl<'a> Place<'a> {
    fn error(self, span: Option<Range<usize>>, message: &str) -> Error {
        let start = span.map_or(0, |span| span.start);
        let line = lines_before(self.text.as_bytes(), start);
        let message = format!("{}:{line}: {message}", self.file.display());
        Error::new(Kind::Config, message)
    }

    /// The parser's own sentence. Its `Display` would quote the line, which may hold a secret.
    pub(super) fn broken(self, error: &toml_edit::TomlError) -> Error {
        let sentence = error.message().trim().replace('\n', ", ");
        self.error(error.span(), &format!("not valid TOML: {sentence}"))
    }

    /// The keys and values of a table. `section` is its name in messages.
    pub(super) fn entries(self, table: &'a dyn TableLike, section: &str) -> Result<Vec<Entry<'a>>> {
        let mut entries = Vec::with_capacity(table.len());
        for (name, item) in table.iter() {
            // A key that `iter` gives is there.
            let Some((key, _)) = table.get_key_value(name) else {
                continue;
            };
            let entry = Entry {
                place: self,
                section: section.to_owned(),
                key,
                item,
            };
            // Profiles are named by people, and one may well be called `key`.
            if section != "profiles" && keys::is_token(name) {
                return Err(entry.token());
            }
            entries.push(entry);
        }
        Ok(entries)
    }
}

/// The number of the line of a position, from 1.
pub(super) fn lines_before(text: &[u8], position: usize) -> usize {
    let before = &text[..position.min(text.len())];
    1 + before.iter().filter(|&&byte| byte == b'\n').count()
}

/// A key and its value.
pub(super) struct Entry<'a> {
    place: Place<'a>,
    section: String,
    pub(super) key: &'a Key,
    pub(super) item: &'a Item,
}

impl<'a> Entry<'a> {
    pub(super) fn entries(&self) -> Result<Vec<Entry<'a>>> {
        let table = self
            .item
            .as_table_like()
            .ok_or_else(|| self.mistyped("a table"))?;
        let section = match self.section.as_str() {
            "" => self.key.get().to_owned(),
            section => format!("{section}.{}", self.key.get()),
        };
        self.place.entries(table, &section)
    }

    pub(super) fn string(&self) -> Result<&'a str> {
        self.item.as_str().ok_or_else(|| self.mistyped("a string"))
    }

    pub(super) fn bool(&self) -> Result<bool> {
        self.item
            .as_bool()
            .ok_or_else(|| self.mistyped("true or false"))
    }

    pub(super) fn one_of(&self, words: &[&str]) -> Result<&'a str> {
        let word = self.string()?;
        if words.contains(&word) {
            Ok(word)
        } else {
            Err(self.wrong(&format!("must be one of {}", words.join(", "))))
        }
    }

    fn mistyped(&self, expected: &str) -> Error {
        let found = self.item.type_name();
        let article = if found.starts_with(['a', 'i']) {
            "an"
        } else {
            "a"
        };
        self.wrong(&format!("must be {expected}, not {article} {found}"))
    }

    pub(super) fn wrong(&self, what: &str) -> Error {
        self.error(self.item.span(), &format!("{} {what}", self.name()))
    }

    /// The same error with the place of this key in front.
    pub(super) fn wrap(&self, error: Error) -> Error {
        self.error(None, &error.message)
            .reason(error.reason.clone())
    }

    pub(super) fn unknown(&self, known: impl Iterator<Item = &'static str> + Clone) -> Error {
        let error = self.error(None, &format!("unknown key {}", self.name()));
        error.advice(match keys::closest(self.key.get(), known.clone()) {
            Some(close) => format!("did you mean '{close}'?"),
            None => format!("known keys: {}", known.collect::<Vec<_>>().join(", ")),
        })
    }

    fn token(&self) -> Error {
        let profile = match self.section.strip_prefix("profiles.") {
            Some(profile) => format!(" {profile}"),
            None => String::new(),
        };
        let message = format!("{}: tokens never live in this file", self.name());
        self.error(None, &message).reason(Reason::Advice(format!(
            "remove the line and run 'hoist auth login{profile}'"
        )))
    }

    /// The key in its section, as messages name it.
    fn name(&self) -> String {
        let key: String = self.key.get().chars().take(60).collect();
        match self.section.as_str() {
            "" => format!("'{}'", key.escape_debug()),
            section => format!("'{}' in [{section}]", key.escape_debug()),
        }
    }

    /// An error at a position, or at the key. A table has no position where its key is part of a header.
    fn error(&self, span: Option<Range<usize>>, message: &str) -> Error {
        let span = span
            .or_else(|| self.key.span())
            .or_else(|| self.item.span());
        self.place.error(span, message)
    }
}
