use std::cell::Cell;
use std::sync::Arc;

use crate::error::Result;
use crate::history::{BatchId, Entry, EntryId, History, NewEntry, Settled};
use crate::progress::Progress;

/// The history as operations use it: what can't be written down never stops an upload, but it is told, once.
pub struct Ledger<'a> {
    history: Option<&'a History>,
    progress: Arc<dyn Progress>,
    told: Cell<bool>,
}

impl<'a> Ledger<'a> {
    /// A ledger over the history, or over nothing where it could not be opened.
    pub fn new(history: Option<&'a History>, progress: Arc<dyn Progress>) -> Self {
        Ledger {
            history,
            progress,
            told: Cell::new(false),
        }
    }

    /// The history, where there is one.
    pub fn history(&self) -> Option<&'a History> {
        self.history
    }

    /// A new batch, where it can be written down.
    pub fn start_batch(&self, command: &str) -> Option<BatchId> {
        self.tell(self.history?.start_batch(command))
    }

    /// Writes down that an upload begins.
    pub fn begin(&self, entry: &NewEntry) -> Option<EntryId> {
        self.tell(self.history?.begin(entry))
    }

    /// Writes down how an upload ended.
    pub fn settle(&self, id: Option<EntryId>, settled: &Settled<'_>) {
        if let (Some(history), Some(id)) = (self.history, id) {
            self.tell(history.settle(id, settled));
        }
    }

    /// Writes down the post that an upload was put into.
    pub fn set_post(&self, id: Option<EntryId>, post: &str) {
        if let (Some(history), Some(id)) = (self.history, id) {
            self.tell(history.set_post(id, post));
        }
    }

    /// Writes down that a media is no longer on its host.
    pub fn mark_deleted(&self, profile: &str, media_id: &str) {
        if let Some(history) = self.history {
            self.tell(history.mark_deleted(profile, media_id));
        }
    }

    /// The known upload of the same bytes, where there is one.
    pub fn known(&self, blake3: &str, profile: &str) -> Option<Entry> {
        self.tell(self.history?.known(blake3, profile)).flatten()
    }

    /// The newest entry of this media of this profile.
    pub fn entry(&self, profile: &str, media_id: &str) -> Option<Entry> {
        self.tell(self.history?.find(media_id, Some(profile)))
            .flatten()
    }

    fn tell<T>(&self, result: Result<T>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(error) => {
                if !self.told.replace(true) {
                    self.progress
                        .note(&format!("the history could not be used: {error}"));
                }
                None
            }
        }
    }
}
