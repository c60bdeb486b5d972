//! How SQLite's errors are worded.

use std::path::Path;

use rusqlite::ErrorCode;

use crate::error::{Error, Kind};

/// Words an error of the database at `path`.
pub(super) fn failed(path: &Path) -> impl Fn(rusqlite::Error) -> Error {
    move |error| {
        let code = error.sqlite_error_code();
        let what = match code {
            Some(ErrorCode::NotADatabase) => "it is not a database".to_owned(),
            Some(ErrorCode::DatabaseCorrupt) => "it is damaged".to_owned(),
            Some(ErrorCode::DiskFull) => "the disk is full".to_owned(),
            Some(ErrorCode::ReadOnly) => "it can't be written".to_owned(),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                "another program holds it".to_owned()
            }
            // SQLite's own sentence about the code: the long one may quote a statement.
            _ => match error.sqlite_error() {
                Some(plain) => plain.to_string(),
                None => error.to_string(),
            },
        };
        let worded = wrong(path, &what).because(error);
        match code {
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => {
                worded.advice("move the file away; hoist makes a new one")
            }
            _ => worded,
        }
    }
}

/// An error about the history at `path`.
pub(super) fn wrong(path: &Path, what: &str) -> Error {
    let message = format!("history {}: {what}", path.display());
    Error::new(Kind::Io, message)
}

/// The error of a change of an entry that is not there.
pub(super) fn gone(path: &Path) -> Error {
    wrong(path, "the entry was removed while its upload ran")
}
