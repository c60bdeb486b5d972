//! What was uploaded from here: a SQLite database in the data directory, written before the first byte is sent.

use std::path::Path;

use jiff::Timestamp;

use crate::error::{Error, Kind, Result};
use crate::model::Media;

/// How an upload ended, or that it has not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Waiting for its turn.
    Queued,
    /// The host has it.
    Uploaded,
    /// The host, or this history, had it before; nothing was stored twice.
    Reused,
    /// The host does not have it.
    Failed,
    /// It was begun and nobody saw its end: the host may or may not have it. Every upload in flight is in this state.
    Unknown,
}

/// A row's number in the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryId(pub i64);

/// The inputs of one command, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BatchId(pub i64);

/// What is known before the first byte is sent.
#[derive(Clone, Debug)]
pub struct NewEntry {
    /// The command it belongs to.
    pub batch: BatchId,
    /// Its place in that command, from 0.
    pub position: u64,
    /// The input as the person wrote it.
    pub input: String,
    /// The absolute path of a local file.
    pub path: Option<std::path::PathBuf>,
    /// Profile.
    pub profile: String,
    /// Provider.
    pub provider: String,
    /// File name that is sent.
    pub name: String,
    /// MIME type.
    pub mime: Option<String>,
    /// Bytes, where known.
    pub size: Option<u64>,
}

/// What is known once the outcome is.
#[derive(Debug)]
pub struct Settled<'a> {
    /// How it ended.
    pub outcome: Outcome,
    /// The media, where there is one.
    pub media: Option<&'a Media>,
    /// BLAKE3 of the bytes that were sent, as hex.
    pub blake3: Option<&'a str>,
    /// Bytes that were sent.
    pub size: Option<u64>,
    /// The post it was put into.
    pub post: Option<&'a str>,
    /// Why it failed, or is unknown.
    pub error: Option<&'a Error>,
}

/// A row.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Row number.
    pub id: EntryId,
    /// Its `@N` now; `None` for entries that put nothing on a host (queued, failed).
    pub number: Option<u64>,
    /// The command it belongs to.
    pub batch: BatchId,
    /// Its place in that command.
    pub position: u64,
    /// The input as the person wrote it.
    pub input: String,
    /// The absolute path of a local file.
    pub path: Option<std::path::PathBuf>,
    /// Profile.
    pub profile: String,
    /// Provider.
    pub provider: String,
    /// How it ended.
    pub outcome: Outcome,
    /// The media: id, links, sizes. The id is empty where none is known.
    pub media: Media,
    /// BLAKE3 of the bytes that were sent, as hex.
    pub blake3: Option<String>,
    /// The post it was put into.
    pub post: Option<String>,
    /// Kind and message of the error.
    pub error: Option<(Kind, String)>,
    /// When it was begun.
    pub started_at: Timestamp,
    /// When its outcome was known.
    pub settled_at: Option<Timestamp>,
    /// When it was deleted from the host.
    pub deleted_at: Option<Timestamp>,
}

/// Which rows to list.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only this profile's.
    pub profile: Option<String>,
    /// At most this many, newest first.
    pub limit: Option<u64>,
    /// Also those that are deleted from the host.
    pub deleted: bool,
    /// Only those that put something on a host.
    pub delivered: bool,
    /// Only those of this batch.
    pub batch: Option<BatchId>,
    /// Begun at or after.
    pub since: Option<Timestamp>,
    /// Begun before.
    pub until: Option<Timestamp>,
    /// Text in name, title, input or link.
    pub search: Option<String>,
}

/// The open database.
pub struct History {}

impl History {
    /// Opens the database, making or migrating it.
    ///
    /// # Errors
    /// `Io` when the file can't be made or is not a history of hoist.
    pub fn open(path: &Path) -> Result<Self> {
        let _ = path;
        todo!()
    }

    /// A new batch.
    ///
    /// # Errors
    /// `Io`
    pub fn start_batch(&self, command: &str) -> Result<BatchId> {
        let _ = command;
        todo!()
    }

    /// Writes down that an upload begins; its outcome is `Unknown` from here on. Durable when this returns.
    ///
    /// # Errors
    /// `Io`
    pub fn begin(&self, entry: &NewEntry) -> Result<EntryId> {
        let _ = entry;
        todo!()
    }

    /// Writes down how an upload ended.
    ///
    /// # Errors
    /// `Io`
    pub fn settle(&self, id: EntryId, settled: &Settled<'_>) -> Result<()> {
        let _ = (id, settled);
        todo!()
    }

    /// The N-th newest entry that put something on a host, deleted ones included; 1 is the last.
    ///
    /// # Errors
    /// `Io`
    pub fn nth(&self, number: u64) -> Result<Option<Entry>> {
        let _ = number;
        todo!()
    }

    /// The newest entry with this id or any of its links. An id alone is looked for only within `profile`.
    ///
    /// # Errors
    /// `Io`
    pub fn find(&self, target: &str, profile: Option<&str>) -> Result<Option<Entry>> {
        let _ = (target, profile);
        todo!()
    }

    /// The newest entry of the profile with these bytes that is on the host and not deleted since.
    ///
    /// # Errors
    /// `Io`
    pub fn known(&self, blake3: &str, profile: &str) -> Result<Option<Entry>> {
        let _ = (blake3, profile);
        todo!()
    }

    /// Entries, newest first.
    ///
    /// # Errors
    /// `Io`
    pub fn list(&self, filter: &Filter) -> Result<Vec<Entry>> {
        let _ = filter;
        todo!()
    }

    /// Marks every entry of this media of this profile as deleted from the host.
    ///
    /// # Errors
    /// `Io`
    pub fn mark_deleted(&self, profile: &str, media_id: &str) -> Result<()> {
        let _ = (profile, media_id);
        todo!()
    }

    /// Writes down the post that an upload was put into.
    ///
    /// # Errors
    /// `Io`
    pub fn set_post(&self, id: EntryId, post: &str) -> Result<()> {
        let _ = (id, post);
        todo!()
    }

    /// Forgets one entry.
    ///
    /// # Errors
    /// `Io`
    pub fn forget(&self, id: EntryId) -> Result<()> {
        let _ = id;
        todo!()
    }

    /// Forgets all entries, or one profile's. Gives how many.
    ///
    /// # Errors
    /// `Io`
    pub fn clear(&self, profile: Option<&str>) -> Result<u64> {
        let _ = profile;
        todo!()
    }
}
