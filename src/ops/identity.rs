//! Whether a file is still the one that was looked at.

use std::fs::Metadata;
use std::time::SystemTime;

/// What must stay the same from the first look to the last byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Identity {
    pub(super) len: u64,
    modified: Option<SystemTime>,
    node: (u64, u64),
}

impl Identity {
    pub(super) fn of(metadata: &Metadata) -> Self {
        Identity {
            len: metadata.len(),
            modified: metadata.modified().ok(),
            node: node(metadata),
        }
    }
}

/// When anything about the file was changed last, its name included. Of a file that is closed, the number may be given to the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Changed(i64, i64);

impl Changed {
    #[cfg(unix)]
    pub(super) fn of(metadata: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        Changed(metadata.ctime(), metadata.ctime_nsec())
    }

    /// Nothing is given away here.
    #[cfg(windows)]
    pub(super) fn of(_metadata: &Metadata) -> Self {
        Changed(0, 0)
    }
}

#[cfg(unix)]
fn node(metadata: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    (metadata.dev(), metadata.ino())
}

/// There is no number of the file to be had here. One that took another's place was made at another time.
#[cfg(windows)]
fn node(metadata: &Metadata) -> (u64, u64) {
    use std::os::windows::fs::MetadataExt;
    (metadata.creation_time(), 0)
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs::File;

    use crate::ops::Prepared;
    use crate::ops::shared::Budget;

    #[test]
    fn a_file_that_was_closed_is_not_mistaken_for_another_one() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("log");
        std::fs::write(&path, "one").unwrap();
        let mut prepared = Prepared::file(&path, None).unwrap();
        prepared.share(&Budget::new(false)).unwrap();
        prepared.close();
        assert!(prepared.is_current());
        let file = File::options().write(true).open(&path).unwrap();
        let before = file.metadata().unwrap().modified().unwrap();
        std::fs::write(&path, "two").unwrap();
        file.set_modified(before).unwrap();
        assert!(!prepared.is_current());
    }
}
