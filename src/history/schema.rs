//! The database file: made with mode 0600, opened by several processes at once, migrated, and refused when it is not ours.

use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior};

use super::failure::{failed, wrong};
use super::patience::LONGEST;
use crate::error::{Error, Result};
use crate::private;

/// In the file's header: `hois`.
const APPLICATION_ID: i32 = 0x686f_6973;

/// Bytes. The smallest pages that hold most entries whole.
const PAGE: i64 = 1024;

/// Pages. Only a command that never ends has a log of this length.
const LONGEST_LOG: i64 = 16_000;

/// The schema's steps. The database's `user_version` says how many of them it has taken; a step is never changed once
/// it is released.
const MIGRATIONS: &[&str] = &["
CREATE TABLE batches (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    command     TEXT NOT NULL,
    started_at  INTEGER NOT NULL
) STRICT;
-- Times are microseconds since 1970 in UTC.
CREATE TABLE entries (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    batch         INTEGER NOT NULL,
    position      INTEGER NOT NULL,
    input         TEXT NOT NULL,
    path          ANY,
    profile       TEXT NOT NULL,
    provider      TEXT NOT NULL,
    outcome       TEXT NOT NULL CHECK (outcome IN ('queued', 'uploaded', 'reused', 'failed', 'unknown')),
    media_id      TEXT,
    media_number  INTEGER,
    direct        TEXT,
    page          TEXT,
    thumbnail     TEXT,
    delete_link   TEXT,
    name          TEXT,
    title         TEXT,
    description   TEXT,
    mime          TEXT,
    size          INTEGER,
    size_text     TEXT,
    width         INTEGER,
    height        INTEGER,
    created_at    INTEGER,
    expires_at    INTEGER,
    tags          TEXT,
    visibility    TEXT,
    nsfw          INTEGER,
    state         TEXT,
    owner         TEXT,
    blake3        TEXT,
    post          TEXT,
    error_kind    TEXT,
    error_message TEXT,
    started_at    INTEGER NOT NULL,
    settled_at    INTEGER,
    deleted_at    INTEGER
) STRICT;
CREATE INDEX entries_batch ON entries (batch);
CREATE INDEX entries_media ON entries (profile, media_id);
CREATE INDEX entries_blake3 ON entries (blake3, profile);
", "
ALTER TABLE batches ADD COLUMN inputs TEXT;
ALTER TABLE batches ADD COLUMN plan TEXT;
ALTER TABLE batches ADD COLUMN read_all INTEGER NOT NULL DEFAULT 0;
ALTER TABLE batches ADD COLUMN ended_at INTEGER;
UPDATE batches SET read_all = 1, ended_at = started_at;
CREATE INDEX batches_open ON batches (id) WHERE ended_at IS NULL;
CREATE INDEX batches_inputs ON batches (inputs) WHERE inputs IS NOT NULL;
-- The order in which uploads were begun, whatever the clock said; of those that wait, in which they were queued.
ALTER TABLE entries ADD COLUMN rank INTEGER NOT NULL DEFAULT 0;
UPDATE entries SET rank = id;
CREATE INDEX entries_rank ON entries (rank);
DROP INDEX entries_batch;
CREATE INDEX entries_batch ON entries (batch, input);
", "
-- What begins has none of these yet, so that its begin need not touch them.
DROP INDEX entries_media;
DROP INDEX entries_blake3;
CREATE INDEX entries_media ON entries (profile, media_id) WHERE media_id IS NOT NULL;
CREATE INDEX entries_blake3 ON entries (blake3, profile) WHERE blake3 IS NOT NULL;
", "
CREATE TABLE posts (
    batch    INTEGER PRIMARY KEY,
    profile  TEXT NOT NULL,
    -- None while nobody knows whether it was made, and where it was not.
    post     TEXT,
    -- When it was refused or deleted.
    gone_at  INTEGER
) STRICT;
INSERT INTO posts
SELECT e.batch, e.profile, e.post, iif(count(*) = count(e.deleted_at), max(e.deleted_at), NULL)
FROM entries e JOIN batches b ON b.id = e.batch
WHERE b.command = 'post create' AND e.post IS NOT NULL GROUP BY e.batch;
", "
-- They come in no order, so that each is a page of its own to write, and the fewer pages there are, the fewer are written. The
-- first 32 bits tell most apart.
DROP INDEX entries_blake3;
CREATE INDEX entries_blake3 ON entries (substr(blake3, 1, 8)) WHERE blake3 IS NOT NULL;
", "
-- From here on the mark of a batch may tell more than its entries do. A hoist that does not know that would send files twice.
"];

/// Opens the database, making or migrating it.
pub(super) fn open(path: &Path) -> Result<Connection> {
    make_file(path).map_err(|error| Error::io(path.display().to_string(), error))?;
    let fail = failed(path);
    // No SQLITE_OPEN_CREATE: SQLite would make the file with the umask's mode.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut db = Connection::open_with_flags(path, flags).map_err(&fail)?;
    db.busy_timeout(LONGEST).map_err(&fail)?;
    let version = recognize(&db, path)?;
    if version == 0 {
        // A change of an entry writes few bytes in several places, each time whole pages.
        db.pragma_update(None, "page_size", PAGE).map_err(&fail)?;
    }
    // In WAL mode a commit needs no fsync to survive the end of this process, and readers don't wait for writers. The
    // mode is kept in the file. With NORMAL a loss of power may cost the last rows, never the database.
    patiently(|| {
        let mode: String = db.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
        if mode == "wal" {
            return Ok(());
        }
        db.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()))
    })
    .map_err(&fail)?;
    db.pragma_update(None, "synchronous", "normal")
        .map_err(&fail)?;
    // For the table's list of outcomes SQLite makes a table of its own with each change of it, which costs as much as the change. What
    // this process writes is the name of an [`super::Outcome`]; the list is for the words of others.
    db.pragma_update(None, "ignore_check_constraints", true)
        .map_err(&fail)?;
    // What is forgotten is overwritten, delete links above all.
    db.pragma_update(None, "secure_delete", true)
        .map_err(&fail)?;
    // Folding the log into the database waits for the disk several times. A short command is over before that: the log stays for
    // the next one, and [`super::History`] folds it when it is long.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)
        .map_err(&fail)?;
    db.pragma_update_and_check(None, "wal_autocheckpoint", LONGEST_LOG, |_| Ok(()))
        .map_err(&fail)?;
    if version < MIGRATIONS.len() {
        migrate(&mut db, path)?;
    }
    Ok(db)
}

/// Waits where SQLite's own waiting does not: while another process changes the journal's mode or folds the log away.
fn patiently<T>(mut attempt: impl FnMut() -> rusqlite::Result<T>) -> rusqlite::Result<T> {
    let start = Instant::now();
    loop {
        match attempt() {
            Err(error)
                if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy)
                    && start.elapsed() < LONGEST =>
            {
                std::thread::sleep(Duration::from_millis(5));
            }
            result => return result,
        }
    }
}

/// Makes an empty file that only its owner can read, or makes an existing one so.
fn make_file(path: &Path) -> io::Result<()> {
    if let Some(dir) = path.parent() {
        private::make_folder(dir)?;
    }
    // An existing file is not opened here: closing it would drop the locks of this process's other connections.
    match private::create_new(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        made => return made.map(drop),
    }
    match private::shared(path)? {
        Some(_) => private::seal(path),
        None => Ok(()),
    }
}

/// The number of steps that the database has taken, where it is ours or empty.
fn recognize(db: &Connection, path: &Path) -> Result<usize> {
    let fail = failed(path);
    let one = |name| patiently(|| db.pragma_query_value(None, name, |row| row.get(0)));
    // In this order: another process may make the database meanwhile, and its mark comes last.
    let (version, application): (i64, i64) = (
        one("user_version").map_err(&fail)?,
        one("application_id").map_err(&fail)?,
    );
    let (application, version, tables) = match application == i64::from(APPLICATION_ID) {
        true => (application, version, 0),
        // Takes longer, and sees all three at the same moment.
        false => patiently(|| {
            db.query_row(
                "SELECT (SELECT application_id FROM pragma_application_id),
                        (SELECT user_version FROM pragma_user_version),
                        (SELECT count(*) FROM sqlite_master)",
                [],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
            )
        })
        .map_err(&fail)?,
    };
    let empty = application == 0 && version == 0 && tables == 0;
    if application != i64::from(APPLICATION_ID) && !empty {
        return Err(wrong(path, "it is another program's database"));
    }
    match usize::try_from(version) {
        Ok(version) if version <= MIGRATIONS.len() => Ok(version),
        _ => {
            let ours = MIGRATIONS.len();
            let what = format!(
                "it was written by a newer hoist (schema {version}, this one knows {ours})"
            );
            Err(wrong(path, &what).advice("update hoist, or move the file away"))
        }
    }
}

fn migrate(db: &mut Connection, path: &Path) -> Result<()> {
    let fail = failed(path);
    let change = Transaction::new(db, TransactionBehavior::Immediate).map_err(&fail)?;
    // Another process may have been faster.
    let version = recognize(&change, path)?;
    for step in &MIGRATIONS[version..] {
        change.execute_batch(step).map_err(&fail)?;
    }
    let current = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
    change
        .pragma_update(None, "user_version", current)
        .and_then(|()| change.pragma_update(None, "application_id", APPLICATION_ID))
        .map_err(&fail)?;
    change.commit().map_err(&fail)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::error::Kind;

    fn version(path: &Path) -> (i32, i64) {
        let db = Connection::open(path).unwrap();
        let read = |name| db.pragma_query_value(None, name, |row| row.get(0));
        (
            read("application_id").unwrap() as i32,
            read("user_version").unwrap(),
        )
    }

    #[test]
    fn a_database_in_use_is_waited_for_and_nothing_else_is() {
        let fails = |code| rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(code), None);
        let mut tries = 0;
        patiently(|| {
            tries += 1;
            if tries < 3 {
                Err(fails(rusqlite::ffi::SQLITE_BUSY))
            } else {
                Ok(())
            }
        })
        .unwrap();
        assert_eq!(tries, 3);
        patiently(|| {
            tries += 1;
            Err::<(), _>(fails(rusqlite::ffi::SQLITE_FULL))
        })
        .unwrap_err();
        assert_eq!(tries, 4);
    }

    #[test]
    fn an_empty_file_is_migrated_to_the_current_schema() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("new/history.db");
        fs::create_dir(dir.path().join("new")).unwrap();
        fs::write(&path, "").unwrap();
        open(&path).unwrap();
        assert_eq!(version(&path), (APPLICATION_ID, MIGRATIONS.len() as i64));
        let again = open(&path).unwrap();
        let rows: i64 = again
            .query_row("SELECT count(*) FROM entries", [], |row| row.get(0))
            .unwrap();
        assert_eq!(rows, 0);
    }

    #[test]
    fn a_newer_schema_is_refused_and_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("history.db");
        drop(open(&path).unwrap());
        let db = Connection::open(&path).unwrap();
        db.pragma_update(None, "user_version", 99).unwrap();
        drop(db);
        let error = open(&path).unwrap_err();
        assert_eq!(error.kind, Kind::Io);
        assert!(error.to_string().contains("schema 99"), "{error}");
        assert!(error.to_string().contains("history.db"), "{error}");
        assert_eq!(version(&path).1, 99);
    }

    #[test]
    fn what_is_not_a_history_is_refused_and_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        let text = dir.path().join("notes.txt");
        let words =
            "not a database, just a text that is long enough to have a header of 100 bytes. "
                .repeat(4);
        fs::write(&text, &words).unwrap();
        let error = open(&text).unwrap_err();
        assert_eq!(error.kind, Kind::Io);
        assert!(error.to_string().contains("notes.txt"), "{error}");
        assert!(error.to_string().contains("not a database"), "{error}");
        assert_eq!(fs::read_to_string(&text).unwrap(), words);

        let other = dir.path().join("other.db");
        Connection::open(&other)
            .unwrap()
            .execute_batch("CREATE TABLE entries (x)")
            .unwrap();
        let error = open(&other).unwrap_err();
        assert!(error.to_string().contains("another program"), "{error}");
    }

    #[test]
    fn a_place_that_cannot_be_written_is_an_io_error_with_the_path() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("file"), "").unwrap();
        let taken = dir.path().join("taken");
        fs::create_dir(&taken).unwrap();
        for path in [dir.path().join("file/history.db"), taken] {
            let error = open(&path).unwrap_err();
            assert_eq!(error.kind, Kind::Io);
            assert!(
                error.to_string().contains(&path.display().to_string()),
                "{error}"
            );
        }
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_can_read_the_file_its_log_and_its_folder() {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("data/hoist/history.db");
        let db = open(&path).unwrap();
        db.execute(
            "INSERT INTO batches (command, started_at) VALUES ('', 0)",
            [],
        )
        .unwrap();
        assert_eq!(mode(&path), 0o600);
        assert_eq!(mode(path.parent().unwrap()), 0o700);
        for log in ["history.db-wal", "history.db-shm"] {
            assert_eq!(mode(&path.with_file_name(log)), 0o600, "{log}");
        }
        drop(db);

        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        open(&path).unwrap();
        assert_eq!(mode(&path), 0o600);
    }
}
