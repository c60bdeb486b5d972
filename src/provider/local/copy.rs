//! Bytes into and out of the folder, in pieces and off the thread that everything else runs on.

use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use async_trait::async_trait;
use bytes::{Bytes, BytesMut};
use tokio::io::AsyncReadExt;

use crate::error::{Error, Kind, Result};
use crate::model::{Chunks, FileSource};
use crate::progress::Meter;

/// Bytes that are in memory at once.
const PIECE: usize = 256 * 1024;

/// Runs work that may block the thread, such as waiting for a pipe or for the disk.
pub(super) async fn apart<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| Error::new(Kind::Io, "a file operation stopped half-way").because(error))
}

/// Copies a source into `sink`, which lies in `place`. Gives the sink back, and how many bytes it took.
///
/// # Errors
/// `Io`: naming the source when it can't be read or is not as long as announced, naming `place` when that can't be written.
pub(super) async fn pour<W: Write + Send + 'static>(
    source: &FileSource,
    sink: W,
    place: &Path,
    meter: &dyn Meter,
) -> Result<(W, u64)> {
    let opener = source.clone();
    let reader = apart(move || opener.open())
        .await?
        .map_err(|error| Error::io(&source.name, error))?;
    let mut state = (reader, sink, vec![0; PIECE]);
    let mut done = 0;
    loop {
        let room = source.len.map(|len| len - done);
        let (back, moved) = apart(move || {
            let moved = move_piece(&mut state.0, &mut state.1, &mut state.2, room);
            (state, moved)
        })
        .await?;
        state = back;
        match moved {
            Ok(0) if room.is_none_or(|room| room == 0) => return Ok((state.1, done)),
            Ok(0) | Err(Stop::TooLong) => {
                let message = format!("{}: changed while it was being sent", source.name);
                return Err(Error::new(Kind::Io, message));
            }
            Ok(bytes) => {
                done += bytes;
                meter.advance(bytes);
            }
            Err(Stop::Read(error)) => return Err(Error::io(&source.name, error)),
            Err(Stop::Write(error)) => return Err(Error::io(place.display().to_string(), error)),
        }
    }
}

/// Why a piece did not get through.
enum Stop {
    Read(io::Error),
    Write(io::Error),
    TooLong,
}

/// Moves at most one piece; 0 is the end. More bytes than `room` are not written.
fn move_piece(
    reader: &mut dyn Read,
    sink: &mut dyn Write,
    buffer: &mut [u8],
    room: Option<u64>,
) -> Result<u64, Stop> {
    let read = loop {
        match reader.read(buffer) {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            result => break result.map_err(Stop::Read)?,
        }
    };
    if room.is_some_and(|room| read as u64 > room) {
        return Err(Stop::TooLong);
    }
    sink.write_all(&buffer[..read]).map_err(Stop::Write)?;
    Ok(read as u64)
}

/// A stored file on its way out.
pub(super) struct FileChunks {
    path: PathBuf,
    file: tokio::fs::File,
    left: u64,
}

impl FileChunks {
    /// Opens a file. Gives its length in bytes too.
    ///
    /// # Errors
    /// `Io`, naming it.
    pub(super) async fn open(path: PathBuf) -> Result<(Self, u64)> {
        let named = |error| Error::io(path.display().to_string(), error);
        let file = tokio::fs::File::open(&path).await.map_err(named)?;
        let left = file.metadata().await.map_err(named)?.len();
        Ok((FileChunks { path, file, left }, left))
    }
}

#[async_trait(?Send)]
impl Chunks for FileChunks {
    async fn next(&mut self) -> Result<Option<Bytes>> {
        if self.left == 0 {
            return Ok(None);
        }
        let mut piece = BytesMut::with_capacity(PIECE);
        let read = (&mut self.file)
            .take(self.left)
            .read_buf(&mut piece)
            .await
            .map_err(|error| Error::io(self.path.display().to_string(), error))?;
        if read == 0 {
            let message = format!("{}: became shorter while it was read", self.path.display());
            return Err(Error::new(Kind::Io, message));
        }
        self.left -= read as u64;
        Ok(Some(piece.freeze()))
    }
}
