//! The rows, as the rest of hoist sees them.

use std::path::PathBuf;

use jiff::Timestamp;

use crate::error::{Error, Kind};
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

impl Outcome {
    /// Every outcome.
    pub const ALL: [Outcome; 5] = [
        Outcome::Queued,
        Outcome::Uploaded,
        Outcome::Reused,
        Outcome::Failed,
        Outcome::Unknown,
    ];

    /// The word in the database and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Queued => "queued",
            Outcome::Uploaded => "uploaded",
            Outcome::Reused => "reused",
            Outcome::Failed => "failed",
            Outcome::Unknown => "unknown",
        }
    }
}

/// A row's number in the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryId(pub i64);

/// The inputs of one command, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BatchId(pub i64);

/// A command that is about to send files.
#[derive(Clone, Debug, Default)]
pub struct NewBatch {
    /// The command's name.
    pub command: String,
    /// What it was given, as something that the same command gives again: [`super::History::begun_with`] finds it by this.
    pub inputs: Option<String>,
    /// How it sends, for those who go on with it.
    pub plan: Option<String>,
}

impl From<&str> for NewBatch {
    /// A batch of which only the command is known.
    fn from(command: &str) -> Self {
        NewBatch {
            command: command.to_owned(),
            ..NewBatch::default()
        }
    }
}

/// A command that sent files, and how far it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// Its number.
    pub id: BatchId,
    /// The command's name.
    pub command: String,
    /// See [`NewBatch::plan`].
    pub plan: Option<String>,
    /// Whether every input has its entry: of a command that was cut off early, the last ones may have none.
    pub read_all: bool,
    /// When it was begun.
    pub started_at: Timestamp,
    /// When it came to its end, or was found to have been cut off.
    pub ended_at: Option<Timestamp>,
    /// Its profiles, separated by commas.
    pub profiles: String,
    /// Entries that are on a host: uploaded or reused.
    pub delivered: u64,
    /// Entries whose turn has not come.
    pub queued: u64,
    /// Entries that failed.
    pub failed: u64,
    /// Entries whose outcome nobody knows.
    pub unknown: u64,
}

impl Batch {
    /// Whether its files are for a post.
    pub fn makes_post(&self) -> bool {
        self.command == "post create"
    }
}

/// The post of a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadePost {
    /// The profile that it was made with.
    pub profile: String,
    /// Its id; `None` where nobody saw whether it was made, or where it was not.
    pub id: Option<String>,
    /// Since when it is surely not on the host: refused, or deleted.
    pub gone_at: Option<Timestamp>,
}

impl MadePost {
    /// Whether nobody knows if the host has it.
    pub fn is_open(&self) -> bool {
        self.id.is_none() && self.gone_at.is_none()
    }
}

/// What a queued upload turned out to be as it begins.
#[derive(Clone, Debug)]
pub struct Begun<'a> {
    /// Profile.
    pub profile: &'a str,
    /// Provider.
    pub provider: &'a str,
    /// File name that is sent.
    pub name: &'a str,
    /// MIME type.
    pub mime: Option<&'a str>,
    /// Bytes, where known.
    pub size: Option<u64>,
}

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
    pub path: Option<PathBuf>,
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
    /// Bytes that were sent. Kept where the media tells no size of its own.
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
    pub path: Option<PathBuf>,
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
    /// Only those that surely put something on a host: uploaded and reused.
    pub delivered: bool,
    /// Only those of this batch.
    pub batch: Option<BatchId>,
    /// Begun at or after.
    pub since: Option<Timestamp>,
    /// Begun before.
    pub until: Option<Timestamp>,
    /// Text in name, title, input, media id or link, whatever its case (ASCII).
    pub search: Option<String>,
}
