//! Marks of batches that a process works on: a locked file each, so that the mark ends with the process, however that ends.

use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use same_file::Handle;

use super::BatchId;
use crate::private;

/// How long somebody who only looks whether a batch is held may hold it.
const PATIENCE: Duration = Duration::from_millis(500);

/// Bytes of a mark from which on it is emptied before more is sent.
const LONG: u64 = 256 * 1024;

/// The mark of one batch, until it is dropped.
pub(super) struct Hold {
    file: File,
    path: PathBuf,
}

impl Hold {
    /// Takes the mark; `None` where another process has it.
    ///
    /// # Errors
    /// When the file can't be made or locked.
    pub fn take(history: &Path, batch: BatchId) -> io::Result<Option<Self>> {
        let path = place(history, batch);
        if let Some(dir) = path.parent() {
            private::make_folder(dir)?;
        }
        let start = Instant::now();
        loop {
            let mut options = private::options();
            let file = options
                .read(true)
                .create(true)
                .truncate(false)
                .open(&path)?;
            match file.try_lock() {
                // Whoever had it before may have removed the file meanwhile; then the lock is worth nothing.
                Ok(()) if is_at(&file, &path)? => return Ok(Some(Hold { file, path })),
                Ok(()) => {}
                Err(TryLockError::Error(error)) => return Err(error),
                Err(TryLockError::WouldBlock) if start.elapsed() < PATIENCE => {
                    std::thread::sleep(Duration::from_millis(5));
                }
                Err(TryLockError::WouldBlock) => return Ok(None),
            }
        }
    }

    /// Adds to what the mark tells. It stays when this process ends.
    pub fn tell(&self, words: &str) -> io::Result<()> {
        (&self.file).write_all(words.as_bytes())
    }

    /// What the mark tells.
    pub fn told(&self) -> io::Result<Vec<u8>> {
        let mut told = Vec::new();
        (&self.file).rewind()?;
        (&self.file).read_to_end(&mut told)?;
        Ok(told)
    }

    /// Has the mark tell nothing any more.
    pub fn forget(&self) -> io::Result<()> {
        if self.is_silent()? {
            return Ok(());
        }
        self.file.set_len(0)?;
        (&self.file).rewind()
    }

    /// Whether the mark tells more than should be read again.
    pub fn is_long(&self) -> bool {
        self.file.metadata().is_ok_and(|mark| mark.len() > LONG)
    }

    fn is_silent(&self) -> io::Result<bool> {
        Ok(self.file.metadata()?.len() == 0)
    }

    /// Leaves word that uploads of the batch may be begun of which its entries tell nothing. It stays when this process ends.
    pub fn blind(&self) {
        // Nothing more can be done where not even an empty file can be made.
        let _ = private::options().create(true).open(word(&self.path));
    }

    /// Takes that word back: the entries tell everything.
    pub fn see(&self) {
        let _ = fs::remove_file(word(&self.path));
    }

    /// Whether uploads of a batch may be begun of which its entries tell nothing.
    pub fn is_blind(history: &Path, batch: BatchId) -> bool {
        word(&place(history, batch)).exists()
    }

    /// Whether the mark of a batch tells something, also where that can't be read.
    pub fn may_tell(history: &Path, batch: BatchId) -> bool {
        match fs::metadata(place(history, batch)) {
            Ok(mark) => mark.len() > 0 || !mark.is_file(),
            Err(error) => error.kind() != io::ErrorKind::NotFound,
        }
    }

    /// Whether a process has the mark.
    pub fn is_taken(history: &Path, batch: BatchId) -> bool {
        let Ok(file) = File::open(place(history, batch)) else {
            return false;
        };
        matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock))
    }
}

#[cfg(test)]
impl Hold {
    /// As after the end of the process, whatever came of the file.
    pub fn let_go(&self) {
        self.file.unlock().unwrap();
    }

    /// As on a full disk.
    pub fn mute(&mut self) {
        self.file = File::open(&self.path).unwrap();
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        // A mark that tells something is for the next process.
        if self.is_silent().unwrap_or(false) {
            let _ = fs::remove_file(&self.path);
        }
        let _ = self.file.unlock();
    }
}

fn place(history: &Path, batch: BatchId) -> PathBuf {
    history.with_file_name("running").join(batch.0.to_string())
}

fn word(mark: &Path) -> PathBuf {
    mark.with_extension("blind")
}

/// Whether this file is still the one of that name.
fn is_at(file: &File, path: &Path) -> io::Result<bool> {
    let open = Handle::from_file(file.try_clone()?)?;
    Ok(Handle::from_path(path).is_ok_and(|named| named == open))
}
