//! The post that a command makes of its files: at most one for each batch.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

use super::{BatchId, History, MadePost, now};
use crate::error::Result;

impl History {
    /// Writes down that a batch's post is about to be made. From here on nobody knows whether the host has it, until
    /// [`History::settle_post`].
    ///
    /// # Errors
    /// `Io`
    pub fn start_post(&self, batch: BatchId, profile: &str) -> Result<()> {
        self.db()
            .execute(
                "INSERT OR REPLACE INTO posts (batch, profile) VALUES (?1, ?2)",
                params![batch.0, profile],
            )
            .map(drop)
            .map_err(self.failed())
    }

    /// Writes down the id of a batch's post; without one, that the host refused it.
    ///
    /// # Errors
    /// `Io`
    pub fn settle_post(&self, batch: BatchId, id: Option<&str>) -> Result<()> {
        self.db()
            .execute(
                "UPDATE posts SET post = ?2, gone_at = iif(?2 IS NULL, ?3, NULL) WHERE batch = ?1",
                params![batch.0, id, now()],
            )
            .map(drop)
            .map_err(self.failed())
    }

    /// Writes down that a post is no longer on its host.
    ///
    /// # Errors
    /// `Io`
    pub fn mark_post_deleted(&self, profile: &str, id: &str) -> Result<()> {
        self.db()
            .execute(
                "UPDATE posts SET gone_at = ?3 WHERE profile = ?1 AND post = ?2 AND gone_at IS NULL",
                params![profile, id, now()],
            )
            .map(drop)
            .map_err(self.failed())
    }

    /// The post of a batch, where one was begun.
    ///
    /// # Errors
    /// `Io`
    pub fn post_of(&self, batch: BatchId) -> Result<Option<MadePost>> {
        self.db()
            .query_row(
                "SELECT profile, post, gone_at FROM posts WHERE batch = ?1",
                [batch.0],
                |row| {
                    let gone: Option<i64> = row.get("gone_at")?;
                    Ok(MadePost {
                        profile: row.get("profile")?,
                        id: row.get("post")?,
                        gone_at: gone.and_then(|gone| Timestamp::from_microsecond(gone).ok()),
                    })
                },
            )
            .optional()
            .map_err(self.failed())
    }

    /// The newest batch that sent files or made a post.
    ///
    /// # Errors
    /// `Io`
    pub fn last_command(&self) -> Result<Option<BatchId>> {
        let newest = "SELECT max(batch) FROM
            (SELECT max(batch) AS batch FROM entries UNION ALL SELECT max(batch) FROM posts)";
        self.db()
            .query_row(newest, [], |row| row.get(0))
            .map(|batch: Option<i64>| batch.map(BatchId))
            .map_err(self.failed())
    }
}
