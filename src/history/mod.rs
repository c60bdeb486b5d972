//! What was uploaded from here: a SQLite database in the data directory, written before the first byte is sent.

mod aside;
mod batch;
mod entry;
mod failure;
mod hold;
mod log;
mod patience;
mod post;
mod row;
mod schema;
mod settle;
#[cfg(test)]
mod tests;
mod trail;

pub use entry::{
    Batch, BatchId, Begun, Entry, EntryId, Filter, MadePost, NewBatch, NewEntry, Outcome, Settled,
};

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rusqlite::types::Value;
use rusqlite::{Connection, params};
use url::Url;

use self::aside::{Aside, Node};
use self::hold::Hold;
use self::patience::{Spent, Tell};
use self::row::{path_value, signed};
use self::settle::Waiting;
use crate::error::{Error, Result};

/// Most characters of an error's message that are kept.
const MESSAGE_LIMIT: usize = 1000;

/// Every entry with its number: `@1` is the newest that put something on a host, or may have.
const NUMBERED: &str = "
WITH numbers AS (
    SELECT id, row_number() OVER (ORDER BY rank DESC) AS number
    FROM entries WHERE outcome NOT IN ('queued', 'failed')
)
SELECT e.*, numbers.number FROM entries e LEFT JOIN numbers ON numbers.id = e.id
";

/// Entries without their numbers, which cost a look at every row.
const PLAIN: &str = "SELECT e.*, NULL AS number FROM entries e ";

/// The open database.
pub struct History {
    db: Connection,
    path: PathBuf,
    node: Option<Node>,
    /// The batches that this process works on.
    held: RefCell<HashMap<BatchId, Hold>>,
    /// What is still to be written.
    waiting: RefCell<Waiting>,
    spent: Spent,
    tell: Option<Tell>,
    /// What is being written beside this thread.
    aside: RefCell<Aside>,
}

impl History {
    /// Opens the database, making or migrating it.
    ///
    /// # Errors
    /// `Io` when the file can't be made or is not a history of hoist.
    pub fn open(path: &Path) -> Result<Self> {
        Ok(History {
            db: schema::open(path)?,
            node: Node::of(path),
            path: path.to_owned(),
            held: RefCell::default(),
            waiting: RefCell::default(),
            spent: Spent::default(),
            tell: None,
            aside: RefCell::default(),
        })
    }

    /// Writes down uploads that wait for their turn, so that a crash does not lose them, for `last` those after which every input of
    /// that batch has its entry. All or none.
    ///
    /// # Errors
    /// `Io`
    pub fn queue(&self, entries: &[NewEntry], last: Option<BatchId>) -> Result<Vec<EntryId>> {
        let change = self.change()?;
        let rank = "SELECT coalesce(max(rank), 0) FROM entries";
        let rank: i64 = self
            .db
            .query_row(rank, [], |row| row.get(0))
            .map_err(self.failed())?;
        let entries = entries.iter().zip(rank + 1..);
        let ids = entries
            .map(|(entry, rank)| self.insert(entry, Outcome::Queued, Some(rank)))
            .collect::<Result<Vec<_>>>()?;
        if let Some(batch) = last {
            self.read_all(batch)?;
        }
        change.commit().map_err(self.failed())?;
        Ok(ids)
    }

    /// Writes down that an upload begins; its outcome is `Unknown` from here on. Durable when this returns: it
    /// survives the end of the process, however sudden.
    ///
    /// # Errors
    /// `Io`
    pub fn begin(&self, entry: &NewEntry) -> Result<EntryId> {
        self.take_back();
        self.insert(entry, Outcome::Unknown, None)
    }

    /// `rank` is the next one where none is given.
    fn insert(&self, entry: &NewEntry, outcome: Outcome, rank: Option<i64>) -> Result<EntryId> {
        self.prepared(
                "INSERT INTO entries
                 (batch, position, input, path, profile, provider, outcome, name, mime, size, started_at, rank)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11,
                    coalesce(?12, (SELECT coalesce(max(rank), 0) + 1 FROM entries)))",
                params![
                    entry.batch.0,
                    signed(entry.position),
                    entry.input,
                    entry.path.as_deref().map(path_value),
                    entry.profile,
                    entry.provider,
                    outcome.name(),
                    entry.name,
                    entry.mime,
                    entry.size.map(signed),
                    now(),
                    rank,
                ],
            )
            .map_err(self.failed())?;
        Ok(EntryId(self.db().last_insert_rowid()))
    }

    /// The N-th newest entry that put something on a host or may have, deleted ones included; 1 is the last.
    ///
    /// # Errors
    /// `Io`
    pub fn nth(&self, number: u64) -> Result<Option<Entry>> {
        self.first("WHERE numbers.number = ?1", [signed(number)])
    }

    /// The newest entry with this id or any of its links. An id alone is looked for only within `profile`. A link
    /// matches with and without a slash at its end.
    ///
    /// # Errors
    /// `Io`
    pub fn find(&self, target: &str, profile: Option<&str>) -> Result<Option<Entry>> {
        let normal = Url::parse(target).map_or_else(|_| target.to_owned(), String::from);
        let (given, normal) = (target.trim_end_matches('/'), normal.trim_end_matches('/'));
        self.first(
            "WHERE (e.profile = ?1 AND e.media_id = ?2)
                OR rtrim(e.direct, '/') IN (?3, ?4) OR rtrim(e.page, '/') IN (?3, ?4)
                OR rtrim(e.thumbnail, '/') IN (?3, ?4) OR rtrim(e.delete_link, '/') IN (?3, ?4)
             ORDER BY e.rank DESC LIMIT 1",
            params![profile, target, given, normal],
        )
    }

    /// The newest entry of the profile with these bytes that is on the host: not deleted and not expired since.
    ///
    /// # Errors
    /// `Io`
    pub fn known(&self, blake3: &str, profile: &str) -> Result<Option<Entry>> {
        let found = self.read(
            PLAIN,
            "WHERE substr(e.blake3, 1, 8) = substr(?1, 1, 8) AND e.blake3 = ?1 AND e.profile = ?2 AND e.outcome IN ('uploaded', 'reused')
                AND (e.media_id IS NOT NULL OR e.direct IS NOT NULL)
                AND e.deleted_at IS NULL AND (e.expires_at IS NULL OR e.expires_at > ?3)
             ORDER BY e.rank DESC LIMIT 1",
            params![blake3, profile, now()],
        );
        Ok(found?.into_iter().next())
    }

    /// Whether an entry of the profile holds this media.
    ///
    /// # Errors
    /// `Io`
    pub fn holds(&self, profile: &str, media_id: &str) -> Result<bool> {
        self.db()
            .query_row(
                "SELECT EXISTS (SELECT 1 FROM entries WHERE profile = ?1 AND media_id = ?2)",
                [profile, media_id],
                |row| row.get(0),
            )
            .map_err(self.failed())
    }

    /// Whether other entries of the profile than this one have an unknown outcome and this name, or this size.
    ///
    /// # Errors
    /// `Io`
    pub fn rivals(
        &self,
        profile: &str,
        name: &str,
        size: Option<u64>,
        id: EntryId,
    ) -> Result<(bool, bool)> {
        self.db()
            .query_row(
                "SELECT coalesce(max(name = ?2), 0), coalesce(max(size = ?3), 0) FROM entries
                 WHERE outcome = 'unknown' AND profile = ?1 AND id <> ?4",
                params![profile, name, size.map(signed), id.0],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .map_err(self.failed())
    }

    /// Entries, newest first.
    ///
    /// # Errors
    /// `Io`
    pub fn list(&self, filter: &Filter) -> Result<Vec<Entry>> {
        let mut values: Vec<Value> = Vec::new();
        let mut wanted: Vec<String> = Vec::new();
        let mut want = |condition: &str, value: Value| {
            values.push(value);
            wanted.push(condition.replace('?', &format!("?{}", values.len())));
        };
        if let Some(profile) = &filter.profile {
            want("e.profile = ?", profile.clone().into());
        }
        if let Some(batch) = filter.batch {
            want("e.batch = ?", batch.0.into());
        }
        if let Some(since) = filter.since {
            want("e.started_at >= ?", since.as_microsecond().into());
        }
        if let Some(until) = filter.until {
            want("e.started_at < ?", until.as_microsecond().into());
        }
        if let Some(text) = &filter.search {
            let columns = [
                "name",
                "title",
                "input",
                "media_id",
                "direct",
                "page",
                "thumbnail",
            ];
            let anywhere = columns.map(|column| format!("e.{column} LIKE ? ESCAPE '\\'"));
            let condition = format!("({})", anywhere.join(" OR "));
            want(&condition, format!("%{}%", escaped(text)).into());
        }
        if !filter.deleted {
            wanted.push("e.deleted_at IS NULL".to_owned());
        }
        if filter.delivered {
            wanted.push("e.outcome IN ('uploaded', 'reused')".to_owned());
        }
        let mut rest = String::new();
        if !wanted.is_empty() {
            rest = format!("WHERE {}", wanted.join(" AND "));
        }
        rest.push_str(" ORDER BY e.rank DESC");
        if let Some(limit) = filter.limit {
            rest.push_str(&format!(" LIMIT {}", limit.min(i64::MAX.cast_unsigned())));
        }
        self.select(&rest, rusqlite::params_from_iter(values))
    }

    /// Marks every entry of this media of this profile as deleted from the host.
    ///
    /// # Errors
    /// `Io`
    pub fn mark_deleted(&self, profile: &str, media_id: &str) -> Result<()> {
        self.db()
            .execute(
                "UPDATE entries SET deleted_at = ?3
                 WHERE profile = ?1 AND media_id = ?2 AND deleted_at IS NULL",
                params![profile, media_id, now()],
            )
            .map_err(self.failed())?;
        Ok(())
    }

    /// Writes down the post that an upload was put into.
    ///
    /// # Errors
    /// `Io`
    pub fn set_post(&self, id: EntryId, post: &str) -> Result<()> {
        let rows = self
            .db()
            .execute(
                "UPDATE entries SET post = ?2 WHERE id = ?1",
                params![id.0, post],
            )
            .map_err(self.failed())?;
        self.changed(rows)
    }

    /// Forgets one entry.
    ///
    /// # Errors
    /// `Io`
    pub fn forget(&self, id: EntryId) -> Result<()> {
        self.db()
            .execute("DELETE FROM entries WHERE id = ?1", [id.0])
            .map_err(self.failed())?;
        log::fold(self.db());
        Ok(())
    }

    /// Forgets all entries, or one profile's. Gives how many.
    ///
    /// # Errors
    /// `Io`
    pub fn clear(&self, profile: Option<&str>) -> Result<u64> {
        let of = |table: &str| {
            let delete = format!("DELETE FROM {table} WHERE ?1 IS NULL OR profile = ?1");
            self.db().execute(&delete, [profile]).map_err(self.failed())
        };
        of("posts")?;
        let count = of("entries")?;
        log::fold(self.db());
        Ok(count as u64)
    }

    /// Writes down what waits and tidies up, at the end of a command. What else is to be done with the file, the end of the process does.
    pub fn leave(&self) {
        log::tidy(self.db(), &self.path);
        self.held.borrow_mut().clear();
    }

    fn first(&self, rest: &str, params: impl rusqlite::Params) -> Result<Option<Entry>> {
        Ok(self.select(rest, params)?.into_iter().next())
    }

    fn select(&self, rest: &str, params: impl rusqlite::Params) -> Result<Vec<Entry>> {
        self.read(NUMBERED, rest, params)
    }

    fn read(&self, what: &str, rest: &str, params: impl rusqlite::Params) -> Result<Vec<Entry>> {
        let read = || {
            let mut statement = self.db().prepare_cached(&format!("{what}{rest}"))?;
            let rows = statement.query_map(params, row::entry)?;
            rows.collect::<Result<Vec<_>, _>>()
        };
        read().map_err(self.failed())
    }

    /// Runs a change that is made often.
    fn prepared(&self, change: &str, params: impl rusqlite::Params) -> rusqlite::Result<usize> {
        self.db.prepare_cached(change)?.execute(params)
    }

    fn failed(&self) -> impl Fn(rusqlite::Error) -> Error {
        failure::failed(&self.path)
    }

    fn changed(&self, rows: usize) -> Result<()> {
        match rows {
            0 => Err(failure::gone(&self.path)),
            _ => Ok(()),
        }
    }
}

impl Drop for History {
    fn drop(&mut self) {
        self.leave();
    }
}

fn now() -> i64 {
    Timestamp::now().as_microsecond()
}

/// Text without LIKE's wildcards.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace('%', "\\%")
        .replace('_', "\\_")
}
