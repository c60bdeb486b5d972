use std::cell::Cell;
use std::sync::Arc;

use tokio::sync::Notify;

use crate::error::Result;
use crate::history::{BatchId, Begun, Entry, EntryId, History, NewBatch, NewEntry, Settled};
use crate::progress::Progress;

/// The history as operations use it: what can't be written down never stops an upload, but it is told, once.
pub struct Ledger<'a> {
    history: Option<&'a History>,
    progress: Arc<dyn Progress>,
    told: Cell<bool>,
    /// Rings when all that was noted is written down.
    written: Notify,
    /// Whether anybody listens.
    awaited: Cell<bool>,
}

impl<'a> Ledger<'a> {
    /// A ledger over the history, or over nothing where it could not be opened.
    pub fn new(history: Option<&'a History>, progress: Arc<dyn Progress>) -> Self {
        Ledger {
            history,
            progress,
            told: Cell::new(false),
            written: Notify::new(),
            awaited: Cell::new(false),
        }
    }

    /// The history, where there is one.
    pub fn history(&self) -> Option<&'a History> {
        self.history
    }

    /// A new batch, where it can be written down.
    pub fn start_batch(&self, new: impl Into<NewBatch>) -> Option<BatchId> {
        self.tell(self.history?.start_batch(new))
    }

    /// Writes down that every input of a batch has its entry.
    pub fn read_all(&self, batch: Option<BatchId>) {
        if let (Some(history), Some(batch)) = (self.history, batch) {
            self.tell(history.read_all(batch));
        }
    }

    /// Writes down that a batch has come to its end.
    pub fn end_batch(&self, batch: Option<BatchId>) {
        if let (Some(history), Some(batch)) = (self.history, batch) {
            self.tell(history.end_batch(batch));
        }
    }

    /// The place of the next input of a batch.
    pub fn next_position(&self, batch: Option<BatchId>) -> u64 {
        let next = self
            .history
            .zip(batch)
            .and_then(|(history, batch)| self.tell(history.next_position(batch)));
        next.unwrap_or_default()
    }

    /// The entries of a batch that were made of this input.
    pub fn of_input(&self, batch: Option<BatchId>, input: &str) -> Vec<Entry> {
        let found = self
            .history
            .zip(batch)
            .and_then(|(history, batch)| self.tell(history.of_input(batch, input)));
        found.unwrap_or_default()
    }

    /// Writes down uploads that wait for their turn, for `last` those after which every input of that batch has its entry. Without a
    /// history there is nothing to wait in.
    pub fn queue(&self, entries: &[NewEntry], last: Option<BatchId>) -> Vec<Option<EntryId>> {
        let ids = match self.history {
            Some(history) if !entries.is_empty() || last.is_some() => {
                self.tell(history.queue(entries, last))
            }
            _ => None,
        };
        match ids {
            Some(ids) => ids.into_iter().map(Some).collect(),
            None => vec![None; entries.len()],
        }
    }

    /// Writes down that a queued upload begins. It is, when this ends: somebody has to call [`Ledger::flush`] meanwhile.
    pub async fn start(&self, id: EntryId, begun: &Begun<'_>) {
        if let Some(history) = self.history {
            history.start_soon(id, begun);
            self.awaited.set(true);
            self.written.notified().await;
        }
    }

    /// Whether the history holds this media of a profile.
    pub fn holds(&self, profile: &str, media_id: &str) -> bool {
        let held = self
            .history
            .and_then(|history| self.tell(history.holds(profile, media_id)));
        held == Some(true)
    }

    /// Whether other uploads of the profile have an unknown outcome and this name, or this size. Where nobody can say, there may be.
    pub fn rivals(
        &self,
        profile: &str,
        name: &str,
        size: Option<u64>,
        id: Option<EntryId>,
    ) -> (bool, bool) {
        let rivals = self
            .history
            .zip(id)
            .and_then(|(history, id)| self.tell(history.rivals(profile, name, size, id)));
        rivals.unwrap_or((true, true))
    }

    /// Writes down that an upload begins.
    pub fn begin(&self, entry: &NewEntry) -> Option<EntryId> {
        self.tell(self.history?.begin(entry))
    }

    /// Notes how an upload ended, which is written down by [`Ledger::flush`] at the latest.
    pub fn settle(&self, id: Option<EntryId>, settled: &Settled<'_>) {
        if let (Some(history), Some(id)) = (self.history, id) {
            history.settle_soon(id, settled);
        }
    }

    /// Whether anything noted is not written down yet.
    pub fn waits(&self) -> bool {
        self.awaited.get() || self.history.is_some_and(History::waits)
    }

    /// Whether anything survives a kill, and others that read the history don't see it yet.
    pub fn is_behind(&self) -> bool {
        self.history.is_some_and(History::is_behind)
    }

    /// Makes all that was noted survive a kill. It costs a small part of [`Ledger::flush`], which has to follow soon.
    pub fn keep(&self) {
        self.kept(History::note);
    }

    /// What writes down on another thread all that was noted, where there is anything that can be written there. It is to be run, and
    /// then to be waited for with [`Ledger::rejoin`]; whatever else the history is asked for waits for it as well.
    pub fn aside(&self) -> Option<impl FnOnce() + Send + 'static> {
        let writing = self.history?.aside()?;
        Some(move || writing.run())
    }

    /// Waits for what is written on another thread. `false` where that could not be done.
    pub fn rejoin(&self) -> bool {
        let rejoined = self.history.map_or(Ok(()), History::rejoin);
        self.tell(rejoined).is_some()
    }

    /// Whether so much is noted that [`Ledger::flush`] has to be called now.
    pub fn is_full(&self) -> bool {
        self.history.is_some_and(History::is_full)
    }

    /// Writes down all that was noted. `false` where that could not be done.
    pub fn flush(&self) -> bool {
        self.kept(History::flush)
    }

    fn kept(&self, keep: impl FnOnce(&History) -> Result<()>) -> bool {
        let kept = self.history.map_or(Ok(()), keep);
        self.awaited.set(false);
        self.written.notify_waiters();
        self.tell(kept).is_some()
    }

    /// Writes down the post that an upload was put into.
    pub fn set_post(&self, id: Option<EntryId>, post: &str) {
        if let (Some(history), Some(id)) = (self.history, id) {
            self.tell(history.set_post(id, post));
        }
    }

    /// Writes down that a batch's post is about to be made.
    pub fn start_post(&self, batch: Option<BatchId>, profile: &str) {
        if let (Some(history), Some(batch)) = (self.history, batch) {
            self.tell(history.start_post(batch, profile));
        }
    }

    /// Writes down the id of a batch's post; without one, that the host refused it.
    pub fn settle_post(&self, batch: Option<BatchId>, id: Option<&str>) {
        if let (Some(history), Some(batch)) = (self.history, batch) {
            self.tell(history.settle_post(batch, id));
        }
    }

    /// Writes down that a post is no longer on its host.
    pub fn mark_post_deleted(&self, profile: &str, id: &str) {
        if let Some(history) = self.history {
            self.tell(history.mark_post_deleted(profile, id));
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
