//! What several commands show in the same way.

use std::collections::BTreeMap;
use std::io::Read;

use jiff::Timestamp;
use serde::Serialize;

use super::app::App;
use super::output::columns;
use super::output::table::{Kind, Look};
use super::output::views::{MediaView, PostView};
use crate::error::{Error, Result};
use crate::model::{Listing, Media, Post};
use crate::ops::Host;

impl App {
    /// How things look on this stdout, now.
    pub fn look(&self) -> Look {
        Look::of(self.streams.setting(), Timestamp::now())
    }

    /// A list: a JSON array, a table, or lines for a pipe; notes go to stderr.
    ///
    /// # Errors
    /// `Io` when stdout can't be written.
    pub fn table<T: Serialize>(&self, kind: &Kind<T>, rows: &[T], notes: &[String]) -> Result<()> {
        self.list(None, kind, rows, notes)
    }

    /// The same for commands whose JSON is promised to be an object: it holds the array under `name`.
    ///
    /// # Errors
    /// `Io` when stdout can't be written.
    pub fn table_under<T: Serialize>(
        &self,
        name: &str,
        kind: &Kind<T>,
        rows: &[T],
        notes: &[String],
    ) -> Result<()> {
        self.list(Some(name), kind, rows, notes)
    }

    fn list<T: Serialize>(
        &self,
        name: Option<&str>,
        kind: &Kind<T>,
        rows: &[T],
        notes: &[String],
    ) -> Result<()> {
        for note in notes {
            self.streams.note(note);
        }
        match (self.global.json, name) {
            (true, None) => self.streams.json(&rows),
            (true, Some(name)) => self.streams.json(&BTreeMap::from([(name, rows)])),
            (false, _) => self.streams.rendered(&kind.render(rows, &self.look())),
        }
    }

    /// A listing of media; `name` as in [`App::table_under`].
    ///
    /// # Errors
    /// `Io` when stdout can't be written.
    pub fn show_media(
        &self,
        name: Option<&str>,
        host: &Host,
        listing: &Listing<Media>,
    ) -> Result<()> {
        let views: Vec<_> = listing
            .items
            .iter()
            .map(|media| MediaView::new(&host.profile, host.provider_name(), media))
            .collect();
        self.list(name, &columns::MEDIA, &views, &listing.notes)
    }

    /// A listing of posts; `name` as in [`App::table_under`].
    ///
    /// # Errors
    /// `Io` when stdout can't be written.
    pub fn show_posts(
        &self,
        name: Option<&str>,
        host: &Host,
        listing: &Listing<Post>,
    ) -> Result<()> {
        let views: Vec<_> = listing
            .items
            .iter()
            .map(|post| PostView::new(&host.profile, host.provider_name(), post))
            .collect();
        self.list(name, &columns::POSTS, &views, &listing.notes)
    }

    /// Something was done that has no data of its own: a sentence on stderr, or with `--json` a document.
    ///
    /// # Errors
    /// `Io` when stdout can't be written.
    pub fn done(&self, words: &str, document: &serde_json::Value) -> Result<()> {
        if self.global.json {
            return self.streams.json(document);
        }
        self.streams.say(words);
        Ok(())
    }

    /// A text of the command line, or with `-` all of standard input.
    ///
    /// # Errors
    /// `Io` when standard input can't be read or is not UTF-8.
    pub fn text_or_stdin(&self, text: &str) -> Result<String> {
        if text != "-" {
            return Ok(text.to_owned());
        }
        let mut text = String::new();
        std::io::stdin()
            .lock()
            .read_to_string(&mut text)
            .map_err(|error| Error::io("standard input", error))?;
        Ok(text.trim_end_matches(['\r', '\n']).to_owned())
    }
}
