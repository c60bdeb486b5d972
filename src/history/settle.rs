//! How uploads begin and end. What begins and ends at the same time is one change: a change costs about as much as sending a small file.

use std::path::Path;
use std::sync::atomic::Ordering;

use jiff::Timestamp;
use rusqlite::types::Value;
use rusqlite::{Connection, Transaction, TransactionBehavior, params_from_iter};
use url::Url;

use super::failure::{failed, gone, wrong};
use super::hold::Hold;
use super::row::signed;
use super::trail::{Change, Verb};
use super::{Begun, EntryId, History, MESSAGE_LIMIT, Settled, now};
use crate::error::{Error, Result};
use crate::secret::Secret;

/// What the media does not tell (name, type, size) stays as it was sent.
const SETTLE: &str = "
UPDATE entries SET
    outcome = ?2, settled_at = ?3, blake3 = coalesce(?4, blake3), post = ?5, error_kind = ?6, error_message = ?7,
    media_id = ?8, media_number = ?9, direct = ?10, page = ?11, thumbnail = ?12, delete_link = ?13,
    name = coalesce(?14, name), title = ?15, description = ?16, mime = coalesce(?17, mime), size = coalesce(?18, ?19, size),
    size_text = ?20, width = ?21, height = ?22, created_at = ?23, expires_at = ?24, tags = ?25, visibility = ?26, nsfw = ?27,
    state = ?28, owner = ?29
WHERE id = ?1 AND settled_at IS NOT ?3";

const START: &str = "
UPDATE entries SET
    outcome = 'unknown', started_at = ?2, settled_at = NULL, deleted_at = NULL, error_kind = NULL, error_message = NULL,
    profile = ?3, provider = ?4, name = ?5, mime = ?6, size = ?7, rank = (SELECT max(rank) + 1 FROM entries)
WHERE id = ?1 AND (started_at <> ?2 OR outcome = 'queued')";

/// Most changes that are kept in memory for later when they can't be written.
pub(super) const MOST_LATE: usize = 1000;

/// What is not written yet, and what went wrong as other things were.
#[derive(Default)]
pub(super) struct Waiting {
    pub(super) changes: Vec<Change>,
    /// What is noted only, or could not be written, and is written with whatever comes next.
    pub(super) late: Vec<Change>,
    /// Whether anything was noted since the last try to write.
    pub(super) noted: bool,
    /// Whether there was more of that than is kept.
    lost: bool,
    trouble: Option<Error>,
}

impl History {
    /// Notes that a queued upload, or one that failed before, begins; from here on as [`History::begin`]. It is written down together
    /// with whatever else is read or written next through this value, at the latest by [`History::flush`], which tells what went wrong,
    /// also that the entry is gone. No byte may be sent before that or [`History::note`].
    pub fn start_soon(&self, id: EntryId, begun: &Begun<'_>) {
        let text = |text: &str| Value::from(text.to_owned());
        let values = vec![
            id.0.into(),
            now().into(),
            text(begun.profile),
            text(begun.provider),
            text(begun.name),
            begun.mime.map(str::to_owned).into(),
            begun.size.map(signed).into(),
        ];
        self.wait_with(Verb::Start, values);
    }

    /// Notes how an upload ended. What the media does not tell (name, type, size) stays as it was sent. Written down as with
    /// [`History::start_soon`]; until then a crash leaves the outcome unknown.
    pub fn settle_soon(&self, id: EntryId, settled: &Settled<'_>) {
        self.wait_with(Verb::Settle, ended(id, settled));
    }

    fn wait_with(&self, verb: Verb, values: Vec<Value>) {
        let change = Change { verb, values };
        self.waiting.borrow_mut().changes.push(change);
    }

    /// Whether anything waits to be written down.
    pub fn waits(&self) -> bool {
        !self.waiting.borrow().changes.is_empty()
    }

    /// Writes down all that waits.
    ///
    /// # Errors
    /// `Io`: what went wrong first since the last time.
    pub fn flush(&self) -> Result<()> {
        self.db();
        self.trouble()
    }

    /// What went wrong first since the last time.
    pub(super) fn trouble(&self) -> Result<()> {
        let trouble = self.waiting.borrow_mut().trouble.take();
        trouble.map_or(Ok(()), Err)
    }

    /// The database, with all written down that waits.
    pub(super) fn db(&self) -> &Connection {
        self.take_back();
        let mut waiting = self.waiting.take();
        waiting.noted = false;
        let told = waiting.late.len();
        waiting.late.append(&mut waiting.changes);
        let changes = std::mem::take(&mut waiting.late);
        self.waiting.replace(waiting);
        if changes.is_empty() {
            return &self.db;
        }
        match write(&self.db, &self.path, &changes) {
            Ok(partly) => self.written(partly, told > 0),
            Err(error) => {
                let untold = &changes[told..];
                if !self.tell(untold) {
                    self.blind(untold);
                }
                self.unwritten(changes, error);
            }
        }
        &self.db
    }

    /// Takes note of what was written. `late` says that some of it was noted before.
    pub(super) fn written(&self, partly: Partly, late: bool) {
        self.spent.store(false, Ordering::Relaxed);
        self.blind(&partly.refused);
        let mut waiting = self.waiting.borrow_mut();
        waiting.lost |= !partly.refused.is_empty();
        if let Some(error) = partly.trouble {
            waiting.trouble.get_or_insert(error);
        }
        // What was dropped here is still in the marks, for the next process, as is what was noted meanwhile.
        if waiting.lost || !waiting.late.is_empty() {
            return;
        }
        for hold in self.held.borrow().values() {
            // What is told twice is done once.
            let _ = hold.forget();
            if late {
                hold.see();
            }
        }
    }

    /// Leaves to the next process what is noted in the marks and no longer in memory.
    pub(super) fn abandoned(&self, error: Error) {
        let mut waiting = self.waiting.borrow_mut();
        waiting.lost = true;
        waiting.trouble.get_or_insert(error);
    }

    /// Keeps what could not be written for the next time.
    pub(super) fn unwritten(&self, mut changes: Vec<Change>, error: Error) {
        let mut waiting = self.waiting.borrow_mut();
        changes.append(&mut waiting.late);
        waiting.lost |= changes.len() > MOST_LATE;
        changes.truncate(MOST_LATE);
        waiting.late = changes;
        waiting.noted = true;
        waiting.trouble.get_or_insert(error);
    }

    /// What begins is sent although that can't be written down, and no retry may take it for something that was not begun.
    fn blind(&self, unwritten: &[Change]) {
        if unwritten.iter().any(|change| change.verb == Verb::Start) {
            self.held.borrow().values().for_each(Hold::blind);
        }
    }

    /// Writes down what could not be written before, and waits for it once more as long as for anything else.
    pub(super) fn write_late(&self) -> Result<()> {
        if !self.waiting.borrow().late.is_empty() {
            self.spent.store(false, Ordering::Relaxed);
        }
        self.db();
        let mut waiting = self.waiting.borrow_mut();
        let lost = std::mem::take(&mut waiting.lost);
        match lost || !waiting.late.is_empty() {
            true => Err(wrong(
                &self.path,
                "not all that was sent could be written down",
            )),
            false => Ok(()),
        }
    }

    /// Several changes that are one. What waits is written before: within, it could not be.
    pub(super) fn change(&self) -> Result<Transaction<'_>> {
        begin(self.db()).map_err(self.failed())
    }
}

/// What of several changes could not be made, although the others were.
#[derive(Default)]
pub(super) struct Partly {
    pub(super) refused: Vec<Change>,
    pub(super) trouble: Option<Error>,
}

/// Writes changes down, all or none of those that can be made.
pub(super) fn write(db: &Connection, path: &Path, changes: &[Change]) -> Result<Partly> {
    let whole = begin(db).map_err(failed(path))?;
    let mut partly = Partly::default();
    for change in changes {
        // One entry that is gone is no reason to lose the others.
        let trouble = match apply(db, change) {
            Ok(0) => gone(path),
            Ok(_) => continue,
            Err(error) => {
                partly.refused.push(change.clone());
                failed(path)(error)
            }
        };
        partly.trouble.get_or_insert(trouble);
    }
    whole.commit().map_err(failed(path))?;
    Ok(partly)
}

/// Gives how many entries it changed: none where it is gone or tells it already.
pub(super) fn apply(db: &Connection, change: &Change) -> rusqlite::Result<usize> {
    let statement = match change.verb {
        Verb::Start => START,
        Verb::Settle => SETTLE,
    };
    let mut statement = db.prepare_cached(statement)?;
    statement.execute(params_from_iter(&change.values))
}

fn begin(db: &Connection) -> rusqlite::Result<Transaction<'_>> {
    Transaction::new_unchecked(db, TransactionBehavior::Immediate)
}

/// What [`SETTLE`] asks for.
fn ended(id: EntryId, settled: &Settled<'_>) -> Vec<Value> {
    let text = |text: Option<&str>| Value::from(text.map(str::to_owned));
    let number = |number: Option<u64>| Value::from(number.map(signed));
    let time = |time: Option<Timestamp>| Value::from(time.map(Timestamp::as_microsecond));
    let link = |link: Option<&Url>| text(link.map(Url::as_str));
    let message = |error: &Error| {
        error
            .message
            .chars()
            .take(MESSAGE_LIMIT)
            .collect::<String>()
    };
    let media = settled.media;
    let links = media.map(|media| &media.links);
    let tags = media.filter(|media| !media.tags.is_empty());
    let tags = tags.and_then(|media| serde_json::to_string(&media.tags).ok());
    vec![
        id.0.into(),
        settled.outcome.name().to_owned().into(),
        now().into(),
        text(settled.blake3),
        text(settled.post),
        text(settled.error.map(|error| error.kind.name())),
        settled.error.map(message).into(),
        text(
            media
                .map(|media| media.id.as_str())
                .filter(|id| !id.is_empty()),
        ),
        number(media.and_then(|media| media.number)),
        link(links.and_then(|links| links.direct.as_ref())),
        link(links.and_then(|links| links.page.as_ref())),
        link(links.and_then(|links| links.thumbnail.as_ref())),
        link(
            links
                .and_then(|links| links.delete.as_ref())
                .map(Secret::expose),
        ),
        text(media.and_then(|media| media.name.as_deref())),
        text(media.and_then(|media| media.title.as_deref())),
        text(media.and_then(|media| media.description.as_deref())),
        text(media.and_then(|media| media.mime.as_deref())),
        number(media.and_then(|media| media.size)),
        number(settled.size),
        text(media.and_then(|media| media.size_text.as_deref())),
        media.and_then(|media| media.width).into(),
        media.and_then(|media| media.height).into(),
        time(media.and_then(|media| media.created_at)),
        time(media.and_then(|media| media.expires_at)),
        tags.into(),
        text(media.and_then(|media| media.visibility).map(|it| it.name())),
        media.and_then(|media| media.nsfw).into(),
        text(media.and_then(|media| media.state.as_deref())),
        text(media.and_then(|media| media.owner.as_deref())),
    ]
}
