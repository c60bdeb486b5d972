//! SQLite's write-ahead log, and when it is folded into the database.

use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;

/// Bytes. A longer log is folded at the end of a command. Every command reads all of it, 0.7 ms for 512 KiB, and an upload makes it
/// some 18 KiB longer; to fold it waits for the disk, 3 ms. Both together cost an upload least at this length.
const LONG: u64 = 256 * 1024;

/// Folds the log and empties it, so that nothing of what was overwritten is left in it. Another process that reads keeps it from
/// that for as long as it reads.
pub(super) fn fold(db: &Connection) {
    // What is not folded now is folded by a later command; the entries themselves are safe either way.
    let _ = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
}

/// Folds a long log, if nobody else is at it.
pub(super) fn tidy(db: &Connection, path: &Path) {
    fold_longer(db, path, LONG);
}

/// Folds a log that is not that long yet, where nobody waits for it.
pub(super) fn tidy_early(db: &Connection, path: &Path) {
    fold_longer(db, path, LONG / 4);
}

fn fold_longer(db: &Connection, path: &Path, long: u64) {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    if std::fs::metadata(log).is_ok_and(|log| log.len() > long) {
        let _ = db.busy_timeout(Duration::ZERO);
        fold(db);
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{new, settled, url};
    use super::super::{History, Outcome, Settled};
    use crate::model::{Links, Media};
    use crate::secret::Secret;

    #[test]
    fn a_short_log_stays_and_a_long_one_is_folded() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("history.db");
        let log = || std::fs::metadata(dir.path().join("history.db-wal")).unwrap();
        let write = |entries: u64| {
            let history = History::open(&path).unwrap();
            let batch = history.start_batch("upload").unwrap();
            for position in 0..entries {
                history.begin(&new(batch, position, "a")).unwrap();
            }
        };
        write(1);
        let short = log().len();
        assert!((1..super::LONG).contains(&short), "{short}");
        write(1);
        assert!(log().len() > short);
        write(300);
        assert_eq!(log().len(), 0);
        let history = History::open(&path).unwrap();
        assert_eq!(history.list(&Default::default()).unwrap().len(), 302);
    }

    #[test]
    fn what_is_forgotten_is_in_no_file() {
        let dir = tempfile::tempdir().unwrap();
        let history = History::open(&dir.path().join("history.db")).unwrap();
        let batch = history.start_batch("upload").unwrap();
        let id = history.begin(&new(batch, 0, "a")).unwrap();
        let media = Media {
            links: Links {
                delete: Some(Secret::new(url("https://example.org/del/m1-abracadabra"))),
                ..Links::default()
            },
            ..Media::new("m1")
        };
        let done = Settled {
            media: Some(&media),
            ..settled(Outcome::Uploaded)
        };
        history.settle(id, &done).unwrap();
        let holds = || {
            let files = std::fs::read_dir(dir.path()).unwrap();
            files
                .map(|file| std::fs::read(file.unwrap().path()).unwrap_or_default())
                .any(|bytes| bytes.windows(11).any(|part| part == b"abracadabra"))
        };
        assert!(holds());
        history.forget(id).unwrap();
        assert!(!holds());
    }
}
