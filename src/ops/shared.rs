//! Small files that go to several hosts are read once. Large ones are read for each host: they come out of the page cache, and what
//! is in memory does not grow with them.

use std::io::{self, Cursor, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use bytes::Bytes;

use super::file::Prepared;
use crate::error::{Error, Result};
use crate::model::{FileSource, Open, Reader};

/// Bytes of all files that are in memory for this at once.
const MOST: u64 = 8 * 1024 * 1024;

/// What is left of the memory for files that are read once.
#[derive(Clone)]
pub struct Budget(Arc<AtomicU64>);

impl Budget {
    /// All of it.
    pub fn new() -> Self {
        Budget(Arc::new(AtomicU64::new(MOST)))
    }

    fn take(&self, bytes: u64) -> Option<Lease> {
        let left = |left: u64| left.checked_sub(bytes);
        let taken = self
            .0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, left);
        let budget = Budget(Arc::clone(&self.0));
        taken.ok().map(|_| Lease { budget, bytes })
    }
}

/// A part of the budget, given back when dropped.
struct Lease {
    budget: Budget,
    bytes: u64,
}

impl Drop for Lease {
    fn drop(&mut self) {
        self.budget.0.fetch_add(self.bytes, Ordering::Relaxed);
    }
}

struct Memory {
    bytes: Bytes,
    _lease: Lease,
}

impl Open for Memory {
    fn open(&self) -> io::Result<Reader> {
        Ok(Box::new(Cursor::new(self.bytes.clone())))
    }
}

impl Prepared {
    /// Reads the file into memory, where it fits into what is left of the budget. From then on the disk is not asked for it again.
    ///
    /// # Errors
    /// `Io` when it can't be read, or changes meanwhile.
    pub fn share(&mut self, budget: &Budget) -> Result<()> {
        let source = &self.source;
        let Some((len, lease)) = source
            .len
            .and_then(|len| Some((usize::try_from(len).ok()?, budget.take(len)?)))
        else {
            return Ok(());
        };
        let failed = |error| Error::io(&source.name, error);
        let mut bytes = Vec::with_capacity(len + 1);
        let mut reader = source.open().map_err(failed)?;
        reader.read_to_end(&mut bytes).map_err(failed)?;
        let memory = Memory {
            bytes: bytes.into(),
            _lease: lease,
        };
        let (name, mime) = (source.name.clone(), source.mime.clone());
        let blake3 = self.digest();
        self.source = FileSource::new(name, mime, Some(len as u64), Arc::new(memory));
        self.source.blake3 = blake3;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(prepared: &Prepared) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut reader = prepared.source.open().unwrap();
        reader.read_to_end(&mut bytes).unwrap();
        bytes
    }

    #[test]
    fn a_shared_file_is_read_once() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("cat.png");
        std::fs::write(&path, "the cat").unwrap();
        let mut prepared = Prepared::file(&path, None).unwrap();
        prepared.share(&Budget::new()).unwrap();
        // Whoever asked the disk from here on would find nothing.
        std::fs::remove_file(&path).unwrap();
        for _host in 0..2 {
            assert_eq!(all(&prepared), b"the cat");
        }
        let digest = blake3::hash(b"the cat").to_hex().to_string();
        assert_eq!(prepared.digest(), Some(digest.clone()));
        assert_eq!(prepared.hashing()().unwrap(), digest);
        assert_eq!(prepared.source.len, Some(7));
        assert_eq!(prepared.path, Some(path));
    }

    #[test]
    fn no_more_is_shared_than_there_is_memory_for() {
        let dir = tempfile::tempdir().unwrap();
        let file = |name: &str, len: u64| {
            let path = dir.path().join(name);
            let file = std::fs::File::create(&path).unwrap();
            file.set_len(len).unwrap();
            Prepared::file(&path, None).unwrap()
        };
        let budget = Budget::new();
        let shared = |prepared: &mut Prepared| {
            prepared.share(&budget).unwrap();
            prepared.source.blake3.is_some()
        };
        let (mut large, mut one) = (file("large", MOST + 1), file("one", MOST - 1));
        let (mut two, mut three) = (file("two", 2), file("three", 1));
        assert!(!shared(&mut large));
        assert!(shared(&mut one));
        assert!(!shared(&mut two));
        assert!(shared(&mut three));
        drop(one);
        assert!(shared(&mut two), "what is sent gives its room back");
    }

    #[test]
    fn a_file_that_changed_before_it_is_shared_is_an_error() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("cat.png");
        std::fs::write(&path, "the cat").unwrap();
        let mut prepared = Prepared::file(&path, None).unwrap();
        std::fs::write(&path, "the cat and the dog").unwrap();
        assert!(prepared.share(&Budget::new()).is_err());
    }
}
