//! Writing beside the thread that everything else runs on: while files are sent, those before them are written down.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};

use rusqlite::Connection;

use super::failure::{failed, wrong};
use super::patience::{LONGEST, Patience};
use super::settle::{MOST_LATE, Partly, write};
use super::trail::Change;
use super::{History, log, schema};
use crate::error::Result;

/// The connection for this, and where it is told what became of what was handed over last.
#[derive(Default)]
pub(super) struct Aside {
    db: Option<Connection>,
    running: Option<Receiver<Done>>,
    /// How many changes were handed over.
    handed: usize,
    /// There is no such connection to be had.
    fails: bool,
}

struct Done {
    db: Option<Connection>,
    changes: Vec<Change>,
    result: Result<Partly>,
}

/// Changes on their way into the database. Where this is dropped, they are left to the next process.
pub struct Writing {
    db: Option<Connection>,
    path: PathBuf,
    node: Option<Node>,
    patience: Option<Patience>,
    changes: Vec<Change>,
    done: Sender<Done>,
}

impl Writing {
    /// Writes them down. What goes wrong is told by [`History::rejoin`].
    pub fn run(mut self) {
        let result = self.write();
        let (db, changes) = (self.db, self.changes);
        // Where nobody listens any more, the process ends.
        let _ = self.done.send(Done {
            db,
            changes,
            result,
        });
    }

    fn write(&mut self) -> Result<Partly> {
        let db = match self.db.take() {
            Some(db) => db,
            None if Node::of(&self.path) != self.node => {
                return Err(wrong(&self.path, "another file has taken its place"));
            }
            None => schema::open(&self.path)?,
        };
        let db = self.db.insert(db);
        // Each time, because to fold the log takes it away.
        match self.patience.take() {
            Some(patience) => patience.govern(db, &self.path)?,
            None => db.busy_timeout(LONGEST).map_err(failed(&self.path))?,
        }
        let written = write(db, &self.path, &self.changes)?;
        log::tidy_early(db, &self.path);
        Ok(written)
    }
}

/// Which file this is. Where that is not told, nobody can move a file that is open.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Node(u64, u64);

impl Node {
    /// Without opening it: to close it again would drop the locks of the first connection.
    #[cfg(unix)]
    pub(super) fn of(path: &Path) -> Option<Self> {
        use std::os::unix::fs::MetadataExt;
        let metadata = std::fs::metadata(path).ok()?;
        Some(Node(metadata.dev(), metadata.ino()))
    }

    #[cfg(not(unix))]
    pub(super) fn of(_path: &Path) -> Option<Self> {
        None
    }
}

impl History {
    /// Hands over what is noted and not written down, for another thread. Whatever else is asked of this value meanwhile waits for
    /// that. `None` where nothing is noted, or that is better written by [`History::flush`]: a mark has grown so long that it has to be
    /// emptied, or there is no second connection.
    pub fn aside(&self) -> Option<Writing> {
        self.take_back();
        let mut waiting = self.waiting.borrow_mut();
        let mut aside = self.aside.borrow_mut();
        let is_long = self.held.borrow().values().any(|hold| hold.is_long());
        if waiting.late.is_empty() || is_long || aside.fails {
            return None;
        }
        waiting.noted = false;
        let (done, running) = mpsc::channel();
        aside.running = Some(running);
        aside.handed = waiting.late.len();
        Some(Writing {
            db: aside.db.take(),
            path: self.path.clone(),
            node: self.node,
            patience: self.patience(),
            changes: std::mem::take(&mut waiting.late),
            done,
        })
    }

    /// Waits for what was handed over.
    ///
    /// # Errors
    /// As [`History::flush`].
    pub fn rejoin(&self) -> Result<()> {
        self.take_back();
        self.trouble()
    }

    /// Whether so much is noted and not written down that no more may be before that is.
    pub fn is_full(&self) -> bool {
        let aside = self.aside.borrow();
        let handed = aside.running.as_ref().map_or(0, |_| aside.handed);
        handed + self.waiting.borrow().late.len() > MOST_LATE / 2
    }

    pub(super) fn take_back(&self) {
        let Some(running) = self.aside.borrow_mut().running.take() else {
            return;
        };
        let Ok(done) = running.recv() else {
            let error = wrong(&self.path, "what was noted could not be written down");
            return self.abandoned(error);
        };
        {
            let mut aside = self.aside.borrow_mut();
            aside.fails = done.db.is_none();
            aside.db = done.db;
        }
        match done.result {
            Ok(partly) => self.written(partly, true),
            Err(error) => self.unwritten(done.changes, error),
        }
    }
}
