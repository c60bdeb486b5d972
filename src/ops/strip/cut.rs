use std::io::{self, Read, Seek, SeekFrom};
use std::sync::Arc;

use super::scan::broken;

/// More pieces than any picture has; a file that is built to have more must not fill the memory.
const MOST_PIECES: usize = 10_000;

/// A file's content as it is sent: parts of the file in their order, with small pieces of our own between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cut {
    pieces: Vec<Piece>,
    len: u64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Part { start: u64, len: u64 },
    Own(Vec<u8>),
}

impl Piece {
    fn len(&self) -> u64 {
        match self {
            Piece::Part { len, .. } => *len,
            Piece::Own(bytes) => bytes.len() as u64,
        }
    }
}

impl Cut {
    /// All of a file of this length.
    pub fn whole(len: u64) -> Self {
        Cut {
            pieces: vec![Piece::Part { start: 0, len }],
            len,
        }
    }

    /// Length in bytes of what is sent.
    pub fn len(&self) -> u64 {
        self.len
    }

    /// Adds the file's bytes from `start` up to `end`.
    pub(super) fn keep(&mut self, start: u64, end: u64) -> io::Result<()> {
        let added = end - start;
        self.len += added;
        if let Some(Piece::Part { start: from, len }) = self.pieces.last_mut()
            && *from + *len == start
        {
            *len += added;
            return Ok(());
        }
        self.push(Piece::Part { start, len: added })
    }

    /// Adds bytes of our own.
    pub(super) fn put(&mut self, bytes: Vec<u8>) -> io::Result<()> {
        self.len += bytes.len() as u64;
        self.push(Piece::Own(bytes))
    }

    /// Adds the pieces of another.
    pub(super) fn append(&mut self, other: Cut) -> io::Result<()> {
        for piece in other.pieces {
            match piece {
                Piece::Part { start, len } => self.keep(start, start + len)?,
                Piece::Own(bytes) => self.put(bytes)?,
            }
        }
        Ok(())
    }

    fn push(&mut self, piece: Piece) -> io::Result<()> {
        if self.pieces.len() == MOST_PIECES {
            return Err(broken("it has more parts than a picture has"));
        }
        self.pieces.push(piece);
        Ok(())
    }
}

/// Reads a file as a [`Cut`] says.
pub struct Kept<R> {
    input: R,
    cut: Arc<Cut>,
    piece: usize,
    done: u64,
}

impl<R: Read + Seek> Kept<R> {
    /// A reader at the first byte.
    pub fn new(input: R, cut: Arc<Cut>) -> Self {
        Kept {
            input,
            cut,
            piece: 0,
            done: 0,
        }
    }
}

impl<R: Read + Seek> Read for Kept<R> {
    /// Gives 0 before the end where the file has become shorter.
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while let Some(piece) = self.cut.pieces.get(self.piece) {
            let left = piece.len() - self.done;
            if left == 0 {
                self.piece += 1;
                self.done = 0;
                continue;
            }
            let room = buffer
                .len()
                .min(usize::try_from(left).unwrap_or(usize::MAX));
            let buffer = &mut buffer[..room];
            let read = match piece {
                Piece::Part { start, .. } => {
                    if self.done == 0 {
                        self.input.seek(SeekFrom::Start(*start))?;
                    }
                    self.input.read(buffer)?
                }
                Piece::Own(bytes) => {
                    let from = bytes.len() - usize::try_from(left).unwrap_or(0);
                    buffer.copy_from_slice(&bytes[from..from + room]);
                    room
                }
            };
            self.done += read as u64;
            return Ok(read);
        }
        Ok(0)
    }
}
