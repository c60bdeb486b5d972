//! Between rows of the database and [`Entry`].

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rusqlite::Row;
use rusqlite::types::Value;
use url::Url;

use super::{BatchId, Entry, EntryId, Outcome};
use crate::error::Kind;
use crate::model::{Links, Media, MediaId, Visibility};
use crate::secret::Secret;

/// Reads a row of `SELECT e.*, number`.
pub(super) fn entry(row: &Row<'_>) -> rusqlite::Result<Entry> {
    let outcome: String = row.get("outcome")?;
    let error: (Option<String>, Option<String>) =
        (row.get("error_kind")?, row.get("error_message")?);
    Ok(Entry {
        id: EntryId(row.get("id")?),
        number: unsigned(row, "number")?,
        batch: BatchId(row.get("batch")?),
        position: unsigned(row, "position")?.unwrap_or_default(),
        input: row.get("input")?,
        path: path(row.get("path")?),
        profile: row.get("profile")?,
        provider: row.get("provider")?,
        // Nobody writes another word; the table's CHECK says so to others.
        outcome: Outcome::ALL
            .into_iter()
            .find(|known| known.name() == outcome)
            .unwrap_or(Outcome::Unknown),
        media: media(row)?,
        blake3: row.get("blake3")?,
        post: row.get("post")?,
        error: match error {
            (Some(kind), Some(message)) => Kind::ALL
                .into_iter()
                .find(|known| known.name() == kind)
                .map(|kind| (kind, message)),
            _ => None,
        },
        started_at: time(row, "started_at")?.unwrap_or_default(),
        settled_at: time(row, "settled_at")?,
        deleted_at: time(row, "deleted_at")?,
    })
}

fn media(row: &Row<'_>) -> rusqlite::Result<Media> {
    let id: Option<String> = row.get("media_id")?;
    let tags: Option<String> = row.get("tags")?;
    let visibility: Option<String> = row.get("visibility")?;
    Ok(Media {
        id: MediaId::new(id.unwrap_or_default()),
        number: unsigned(row, "media_number")?,
        links: Links {
            direct: link(row, "direct")?,
            page: link(row, "page")?,
            thumbnail: link(row, "thumbnail")?,
            delete: link(row, "delete_link")?.map(Secret::new),
        },
        name: row.get("name")?,
        title: row.get("title")?,
        description: row.get("description")?,
        mime: row.get("mime")?,
        size: unsigned(row, "size")?,
        size_text: row.get("size_text")?,
        width: row.get("width")?,
        height: row.get("height")?,
        created_at: time(row, "created_at")?,
        expires_at: time(row, "expires_at")?,
        tags: tags
            .and_then(|tags| serde_json::from_str(&tags).ok())
            .unwrap_or_default(),
        visibility: visibility.and_then(|word| {
            Visibility::ALL
                .into_iter()
                .find(|known| known.name() == word)
        }),
        nsfw: row.get("nsfw")?,
        state: row.get("state")?,
        owner: row.get("owner")?,
    })
}

/// SQLite's integers are signed. Numbers beyond that (a media id of 64 bits) keep their bits.
pub(super) fn signed(number: u64) -> i64 {
    number.cast_signed()
}

fn unsigned(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<u64>> {
    Ok(row.get::<_, Option<i64>>(column)?.map(i64::cast_unsigned))
}

fn time(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<Timestamp>> {
    let micros: Option<i64> = row.get(column)?;
    Ok(micros.and_then(|micros| Timestamp::from_microsecond(micros).ok()))
}

fn link(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<Url>> {
    let text: Option<String> = row.get(column)?;
    Ok(text.and_then(|text| Url::parse(&text).ok()))
}

/// A path as text where it is text, else as its bytes.
pub(super) fn path_value(path: &Path) -> Value {
    match path.to_str() {
        Some(text) => Value::Text(text.to_owned()),
        None => Value::Blob(path.as_os_str().as_encoded_bytes().to_vec()),
    }
}

fn path(value: Value) -> Option<PathBuf> {
    match value {
        Value::Text(text) => Some(text.into()),
        #[cfg(unix)]
        Value::Blob(bytes) => {
            use std::os::unix::ffi::OsStringExt;
            Some(std::ffi::OsString::from_vec(bytes).into())
        }
        _ => None,
    }
}
