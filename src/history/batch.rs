//! Batches: the commands that sent files, how far each came, and whether it still runs.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};

use super::failure::wrong;
use super::hold::Hold;
use super::{Batch, BatchId, Entry, EntryId, History, NewBatch, Outcome, PLAIN, now};
use crate::error::Result;

/// Every batch with what became of its entries.
const COUNTED: &str = "
SELECT b.id, b.command, b.plan, b.read_all, b.started_at, b.ended_at,
    coalesce((SELECT group_concat(DISTINCT profile) FROM entries WHERE batch = b.id), '') AS profiles,
    (SELECT count(*) FROM entries WHERE batch = b.id AND outcome IN ('uploaded', 'reused')) AS delivered,
    (SELECT count(*) FROM entries WHERE batch = b.id AND outcome = 'queued') AS queued,
    (SELECT count(*) FROM entries WHERE batch = b.id AND outcome = 'failed') AS failed,
    (SELECT count(*) FROM entries WHERE batch = b.id AND outcome = 'unknown') AS unknown
FROM batches b ";

impl History {
    /// A new batch. It counts as running until [`History::end_batch`], or until this process ends.
    ///
    /// # Errors
    /// `Io`
    pub fn start_batch(&self, new: impl Into<NewBatch>) -> Result<BatchId> {
        let new = new.into();
        let change = self.change()?;
        self.db()
            .execute(
                "INSERT INTO batches (command, inputs, plan, started_at) VALUES (?1, ?2, ?3, ?4)",
                params![new.command, new.inputs, new.plan, now()],
            )
            .map_err(self.failed())?;
        let batch = BatchId(self.db().last_insert_rowid());
        // Nobody sees the batch before it is held. Where files can't be locked, it is as if it did not run.
        if let Ok(Some(hold)) = Hold::take(&self.path, batch) {
            // What is told there is of a history that was here before.
            let _ = hold.forget();
            hold.see();
            self.held.borrow_mut().insert(batch, hold);
        }
        change.commit().map_err(self.failed())?;
        Ok(batch)
    }

    /// Goes on with a batch, which counts as running from here on, as after [`History::start_batch`]. `plan` replaces its plan.
    ///
    /// # Errors
    /// `Io`, also when a process works on it.
    pub fn resume_batch(&self, batch: BatchId, plan: Option<&str>) -> Result<()> {
        if self.held.borrow().contains_key(&batch) {
            return Ok(());
        }
        match Hold::take(&self.path, batch) {
            Ok(Some(hold)) => {
                self.doubt(batch, Some(&hold))?;
                self.held.borrow_mut().insert(batch, hold)
            }
            Ok(None) => {
                let what = format!("batch {} is being sent by another hoist", batch.0);
                return Err(wrong(&self.path, &what).advice("wait for its end, or stop it"));
            }
            Err(_) => {
                self.doubt(batch, None)?;
                None
            }
        };
        self.db()
            .execute(
                "UPDATE batches SET ended_at = NULL, plan = coalesce(?2, plan) WHERE id = ?1",
                params![batch.0, plan],
            )
            .map_err(self.failed())?;
        Ok(())
    }

    /// Writes down that every input of a batch has its entry.
    ///
    /// # Errors
    /// `Io`
    pub fn read_all(&self, batch: BatchId) -> Result<()> {
        self.db()
            .execute("UPDATE batches SET read_all = 1 WHERE id = ?1", [batch.0])
            .map(drop)
            .map_err(self.failed())
    }

    /// Writes down that a batch has come to its end, whatever became of its entries.
    ///
    /// # Errors
    /// `Io`
    pub fn end_batch(&self, batch: BatchId) -> Result<()> {
        let written = self.write_late();
        let hold = self.held.borrow_mut().remove(&batch);
        // Of what is not written the next process hears by the batch that is not ended.
        written?;
        let ended = self.db().execute(
            "UPDATE batches SET ended_at = ?2 WHERE id = ?1",
            params![batch.0, now()],
        );
        hold.iter().for_each(Hold::see);
        ended.map(drop).map_err(self.failed())
    }

    /// The batches that were cut off: begun, not ended, and worked on by no process. Each is given once, to one process. Of one whose
    /// entries may not tell all that was begun, nobody knows what became of those that are not delivered.
    ///
    /// # Errors
    /// `Io`
    pub fn cut_off(&self) -> Result<Vec<Batch>> {
        let mut cut = Vec::new();
        // Nearly every command finds none, so that only what was cut off is counted.
        for id in self.unended()? {
            if self.is_running(id) {
                continue;
            }
            // Held meanwhile, so that nobody goes on with it while it is written that nobody does.
            let hold = match Hold::take(&self.path, id) {
                Ok(None) => continue,
                taken => taken.ok().flatten(),
            };
            self.doubt(id, hold.as_ref())?;
            let Some(batch) = self.batch_of(id)? else {
                continue;
            };
            let told = self
                .db()
                .execute(
                    "UPDATE batches SET ended_at = ?2 WHERE id = ?1 AND ended_at IS NULL",
                    params![id.0, now()],
                )
                .map_err(self.failed())?;
            if told > 0 {
                cut.push(batch);
            }
        }
        Ok(cut)
    }

    /// Whether a process works on a batch.
    pub fn is_running(&self, batch: BatchId) -> bool {
        self.held.borrow().contains_key(&batch) || Hold::is_taken(&self.path, batch)
    }

    /// The batch of the newest entry.
    ///
    /// # Errors
    /// `Io`
    pub fn latest_batch(&self) -> Result<Option<BatchId>> {
        self.db()
            .query_row("SELECT max(batch) FROM entries", [], |row| row.get(0))
            .map(|batch: Option<i64>| batch.map(BatchId))
            .map_err(self.failed())
    }

    /// The newest batch that was begun with these inputs.
    ///
    /// # Errors
    /// `Io`
    pub fn begun_with(&self, inputs: &str) -> Result<Option<BatchId>> {
        self.db()
            .query_row(
                "SELECT id FROM batches WHERE inputs = ?1 ORDER BY id DESC LIMIT 1",
                [inputs],
                |row| row.get(0).map(BatchId),
            )
            .optional()
            .map_err(self.failed())
    }

    /// A batch.
    ///
    /// # Errors
    /// `Io`
    pub fn batch_of(&self, batch: BatchId) -> Result<Option<Batch>> {
        let found = self.counted("WHERE b.id = ?1", [batch.0])?;
        Ok(found.into_iter().next())
    }

    /// Batches that have entries, newest first.
    ///
    /// # Errors
    /// `Io`
    pub fn batches(&self, limit: Option<u64>) -> Result<Vec<Batch>> {
        let limit = limit.map_or(-1, |limit| i64::try_from(limit).unwrap_or(i64::MAX));
        self.counted(
            "WHERE EXISTS (SELECT 1 FROM entries WHERE batch = b.id) ORDER BY b.id DESC LIMIT ?1",
            [limit],
        )
    }

    /// A batch's entries in the order of its inputs, deleted ones included.
    ///
    /// # Errors
    /// `Io`
    pub fn batch(&self, batch: BatchId) -> Result<Vec<Entry>> {
        self.select("WHERE e.batch = ?1 ORDER BY e.position, e.id", [batch.0])
    }

    /// The next entries of a batch with one of these outcomes, in the order of its inputs, at most `limit`; after the one at this
    /// place. They come without their numbers.
    ///
    /// # Errors
    /// `Io`
    pub fn following(
        &self,
        batch: BatchId,
        outcomes: &[Outcome],
        after: Option<(u64, EntryId)>,
        limit: usize,
    ) -> Result<Vec<Entry>> {
        let words: Vec<String> = outcomes
            .iter()
            .map(|outcome| format!("'{}'", outcome.name()))
            .collect();
        let (position, id) = after.map_or((-1, 0), |(position, EntryId(id))| {
            (super::signed(position), id)
        });
        self.read(
            PLAIN,
            &format!(
                "WHERE e.batch = ?1 AND (e.position, e.id) > (?2, ?3) AND e.outcome IN ({})
                 ORDER BY e.position, e.id LIMIT {limit}",
                words.join(", ")
            ),
            params![batch.0, position, id],
        )
    }

    /// The entries of a batch that were made of this input. They come without their numbers.
    ///
    /// # Errors
    /// `Io`
    pub fn of_input(&self, batch: BatchId, input: &str) -> Result<Vec<Entry>> {
        self.read(
            PLAIN,
            "WHERE e.batch = ?1 AND e.input = ?2 ORDER BY e.position, e.id",
            params![batch.0, input],
        )
    }

    /// The place of the next input of a batch.
    ///
    /// # Errors
    /// `Io`
    pub fn next_position(&self, batch: BatchId) -> Result<u64> {
        self.db()
            .query_row(
                "SELECT coalesce(max(position) + 1, 0) FROM entries WHERE batch = ?1",
                [batch.0],
                |row| row.get::<_, i64>(0),
            )
            .map(i64::cast_unsigned)
            .map_err(self.failed())
    }

    /// Writes down what is noted only. Where the entries of a batch may then not tell all that was begun, nobody knows what became of
    /// those that are not delivered. `hold` is its mark, none where that can't be taken.
    fn doubt(&self, batch: BatchId, hold: Option<&Hold>) -> Result<()> {
        let untold = match hold {
            Some(hold) => {
                self.catch_up(batch, hold)?;
                false
            }
            None => Hold::may_tell(&self.path, batch),
        };
        if untold || Hold::is_blind(&self.path, batch) {
            self.db()
                .execute(
                    "UPDATE entries SET outcome = 'unknown' WHERE batch = ?1 AND outcome IN ('queued', 'failed')",
                    [batch.0],
                )
                .map_err(self.failed())?;
            hold.into_iter().for_each(Hold::see);
        }
        Ok(())
    }

    /// The batches that have not ended, oldest first.
    fn unended(&self) -> Result<Vec<BatchId>> {
        let read = || {
            let ids = "SELECT id FROM batches WHERE ended_at IS NULL ORDER BY id";
            let mut statement = self.db().prepare(ids)?;
            let rows = statement.query_map([], |row| row.get(0).map(BatchId))?;
            rows.collect::<Result<Vec<_>, _>>()
        };
        read().map_err(self.failed())
    }

    fn counted(&self, rest: &str, params: impl rusqlite::Params) -> Result<Vec<Batch>> {
        let read = || {
            let mut statement = self.db().prepare(&format!("{COUNTED}{rest}"))?;
            let rows = statement.query_map(params, batch)?;
            rows.collect::<Result<Vec<_>, _>>()
        };
        read().map_err(self.failed())
    }
}

fn batch(row: &Row<'_>) -> rusqlite::Result<Batch> {
    let time = |micros: i64| Timestamp::from_microsecond(micros).unwrap_or_default();
    let count = |name: &str| row.get::<_, i64>(name).map(i64::cast_unsigned);
    Ok(Batch {
        id: BatchId(row.get("id")?),
        command: row.get("command")?,
        plan: row.get("plan")?,
        read_all: row.get("read_all")?,
        started_at: time(row.get("started_at")?),
        ended_at: row.get::<_, Option<i64>>("ended_at")?.map(time),
        profiles: row.get("profiles")?,
        delivered: count("delivered")?,
        queued: count("queued")?,
        failed: count("failed")?,
        unknown: count("unknown")?,
    })
}
