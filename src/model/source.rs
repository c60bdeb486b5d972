use std::collections::VecDeque;
use std::fmt;
use std::io::{self, Read};
use std::sync::Arc;

use bytes::Bytes;

/// An opened source. Reading past the announced length is an error of the source, not of its reader.
pub type Reader = Box<dyn Read + Send>;

/// Opens the same bytes as often as needed.
pub trait Open: Send + Sync {
    /// A reader at the first byte.
    ///
    /// # Errors
    /// When the bytes are gone, or are no longer the ones that were announced.
    fn open(&self) -> io::Result<Reader>;

    /// Whether a read may block for long (a pipe, a network mount) and wants a thread of its own.
    fn may_block(&self) -> bool {
        false
    }

    /// All of it in its order, where it is in memory.
    fn pieces(&self) -> Option<Vec<Bytes>> {
        None
    }
}

/// A file to be sent. A streamed body can't be cloned, so each attempt opens it anew.
#[derive(Clone)]
pub struct FileSource {
    /// The file name to send, without directories.
    pub name: String,
    /// MIME type.
    pub mime: String,
    /// Length in bytes; `None` where it is known only at the end.
    pub len: Option<u64>,
    /// BLAKE3 of the content as hex, where it is known before sending.
    pub blake3: Option<String>,
    opener: Arc<dyn Open>,
}

impl FileSource {
    /// A source named `name` whose bytes come from `opener`.
    pub fn new(
        name: impl Into<String>,
        mime: impl Into<String>,
        len: Option<u64>,
        opener: Arc<dyn Open>,
    ) -> Self {
        FileSource {
            name: name.into(),
            mime: mime.into(),
            len,
            blake3: None,
            opener,
        }
    }

    /// A source of bytes in memory.
    pub fn of_bytes(name: impl Into<String>, mime: impl Into<String>, bytes: Bytes) -> Self {
        let length = bytes.len() as u64;
        Self::new(name, mime, Some(length), Arc::new(Memory(bytes)))
    }

    /// A reader at the first byte.
    ///
    /// # Errors
    /// When the bytes are gone or have changed.
    pub fn open(&self) -> io::Result<Reader> {
        self.opener.open()
    }

    /// See [`Open::may_block`].
    pub fn may_block(&self) -> bool {
        self.opener.may_block()
    }

    /// See [`Open::pieces`].
    pub fn pieces(&self) -> Option<Vec<Bytes>> {
        self.opener.pieces()
    }
}

struct Memory(Bytes);

impl Open for Memory {
    fn open(&self) -> io::Result<Reader> {
        Ok(Box::new(Rest::from(vec![self.0.clone()])))
    }

    fn pieces(&self) -> Option<Vec<Bytes>> {
        Some(vec![self.0.clone()])
    }
}

/// Reads what is in memory in several pieces.
pub struct Rest(VecDeque<Bytes>);

impl From<Vec<Bytes>> for Rest {
    fn from(pieces: Vec<Bytes>) -> Self {
        Rest(pieces.into())
    }
}

impl Read for Rest {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.0.front().is_some_and(Bytes::is_empty) {
            self.0.pop_front();
        }
        let Some(piece) = self.0.front_mut() else {
            return Ok(0);
        };
        let read = piece.len().min(buffer.len());
        buffer[..read].copy_from_slice(&piece.split_to(read));
        Ok(read)
    }
}

impl fmt::Debug for FileSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FileSource")
            .field("name", &self.name)
            .field("mime", &self.mime)
            .field("len", &self.len)
            .finish_non_exhaustive()
    }
}
