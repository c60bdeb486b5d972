use jiff::Timestamp;
use serde::Serialize;

use super::seconds;
use crate::history::Batch;

/// One batch of `history --batches`: a command that sent files.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BatchView {
    /// The number that `retry` takes.
    pub batch: i64,
    /// The command's name.
    pub command: String,
    /// Its profiles.
    pub profiles: Vec<String>,
    /// When it was begun.
    #[serde(serialize_with = "seconds")]
    pub started_at: Option<Timestamp>,
    /// When it came to its end, or was found to have been cut off.
    #[serde(serialize_with = "seconds")]
    pub ended_at: Option<Timestamp>,
    /// Whether a process works on it.
    pub running: bool,
    /// Entries that are on a host.
    pub delivered: u64,
    /// Entries that failed.
    pub failed: u64,
    /// Entries whose outcome nobody knows; while it is running, those on their way.
    pub unknown: u64,
    /// Entries whose turn has not come.
    pub queued: u64,
}

impl BatchView {
    /// A batch, and whether a process works on it.
    pub fn new(batch: &Batch, running: bool) -> Self {
        let profiles = batch.profiles.split(',').filter(|name| !name.is_empty());
        BatchView {
            batch: batch.id.0,
            command: batch.command.clone(),
            profiles: profiles.map(str::to_owned).collect(),
            started_at: Some(batch.started_at),
            ended_at: batch.ended_at,
            running,
            delivered: batch.delivered,
            failed: batch.failed,
            unknown: batch.unknown,
            queued: batch.queued,
        }
    }

    /// What is to be done about it, in a word.
    pub fn state(&self) -> &'static str {
        match (self.running, self.queued + self.failed, self.unknown) {
            (true, ..) => "running",
            (false, 0, 0) => "done",
            (false, 0, _) => "unknown",
            (false, ..) => "open",
        }
    }
}
