//! Small files are read and hashed beside the sending of others, and once for all hosts. Large ones are read as they are sent, for each
//! host: they come out of the page cache, and what is in memory does not grow with them.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use bytes::Bytes;

use super::file::Prepared;
use crate::error::{Error, Result};
use crate::model::{Chunk, FileSource, Open, Reader, Rest};

/// Bytes of all files that are in memory for this at once.
const MOST: u64 = 8 * 1024 * 1024;

/// Bytes of one file that goes to one host only.
const SMALL: u64 = 256 * 1024;

/// What is left of the memory for files that are read once.
#[derive(Clone)]
pub struct Budget {
    left: Arc<AtomicU64>,
    largest: u64,
}

impl Budget {
    /// All of it, for files that go to several hosts or only to one.
    pub fn new(several: bool) -> Self {
        Budget {
            left: Arc::new(AtomicU64::new(MOST)),
            largest: if several { MOST } else { SMALL },
        }
    }

    fn take(&self, bytes: u64) -> Option<Lease> {
        let left = |left: u64| left.checked_sub(bytes).filter(|_| bytes <= self.largest);
        let taken = self
            .left
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, left);
        let budget = self.clone();
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
        self.budget.left.fetch_add(self.bytes, Ordering::Relaxed);
    }
}

struct Memory {
    pieces: Vec<Bytes>,
    _lease: Lease,
}

impl Open for Memory {
    fn open(&self) -> io::Result<Reader> {
        Ok(Box::new(Rest::from(self.pieces.clone())))
    }

    fn pieces(&self) -> Option<Vec<Bytes>> {
        Some(self.pieces.clone())
    }
}

impl Prepared {
    /// Reads the file into memory, where it fits into what is left of the budget. From then on the disk is not asked for it again.
    ///
    /// # Errors
    /// `Io` when it can't be read, or changes meanwhile.
    pub fn share(&mut self, budget: &Budget) -> Result<()> {
        let source = &self.source;
        let Some((len, lease)) = source.len.and_then(|len| Some((len, budget.take(len)?))) else {
            return Ok(());
        };
        let failed = |error| Error::io(&source.name, error);
        let mut reader = source.open().map_err(failed)?;
        let pieces = std::iter::from_fn(|| fill(&mut reader).transpose());
        let memory = Memory {
            pieces: pieces.collect::<io::Result<_>>().map_err(failed)?,
            _lease: lease,
        };
        let (name, mime) = (source.name.clone(), source.mime.clone());
        let blake3 = self.digest();
        self.source = FileSource::new(name, mime, Some(len), Arc::new(memory));
        self.source.blake3 = blake3;
        Ok(())
    }
}

/// The next chunk, whole unless it is the last one.
fn fill(reader: &mut Reader) -> io::Result<Option<Bytes>> {
    let mut chunk = Chunk::new(Chunk::SIZE);
    let mut filled = 0;
    while filled < chunk.len() {
        match reader.read(&mut chunk[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok((filled > 0).then(|| chunk.cut(filled)))
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
        prepared.share(&Budget::new(true)).unwrap();
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
        let budget = Budget::new(true);
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
    fn a_file_for_one_host_is_read_before_only_where_it_is_small() {
        let dir = tempfile::tempdir().unwrap();
        for (len, early) in [(SMALL, true), (SMALL + 1, false)] {
            let path = dir.path().join("file");
            std::fs::write(&path, vec![7; usize::try_from(len).unwrap()]).unwrap();
            let mut prepared = Prepared::file(&path, None).unwrap();
            prepared.share(&Budget::new(false)).unwrap();
            assert_eq!(prepared.source.pieces().is_some(), early, "{len}");
            assert_eq!(all(&prepared).len() as u64, len);
        }
    }

    #[test]
    fn a_file_that_changed_before_it_is_shared_is_an_error() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("cat.png");
        std::fs::write(&path, "the cat").unwrap();
        let mut prepared = Prepared::file(&path, None).unwrap();
        std::fs::write(&path, "the cat and the dog").unwrap();
        assert!(prepared.share(&Budget::new(true)).is_err());
    }
}
