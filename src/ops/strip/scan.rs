use std::io::{self, BufRead, ErrorKind, Read, Seek, SeekFrom};
use std::ops::Range;

/// Reads a file here and there, and never behind its end.
pub(super) struct Scan<R> {
    input: R,
    at: u64,
    len: u64,
}

/// The file is not what its format says.
pub(super) fn broken(what: impl Into<String>) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, what.into())
}

/// Something in the file is longer than the file.
pub(super) fn ends_early() -> io::Error {
    broken("it ends before its picture does")
}

impl<R: BufRead + Seek> Scan<R> {
    pub fn new(mut input: R) -> io::Result<Self> {
        let len = input.seek(SeekFrom::End(0))?;
        input.rewind()?;
        Ok(Scan { input, at: 0, len })
    }

    /// Where the next byte is read.
    pub fn at(&self) -> u64 {
        self.at
    }

    /// The file's length.
    pub fn len(&self) -> u64 {
        self.len
    }

    /// Goes to a place, at most to the end.
    pub fn seek(&mut self, to: u64) -> io::Result<()> {
        if to > self.len {
            return Err(ends_early());
        }
        let way = i64::try_from(i128::from(to) - i128::from(self.at)).map_err(|_| ends_early())?;
        self.input.seek_relative(way)?;
        self.at = to;
        Ok(())
    }

    /// The next bytes.
    pub fn array<const N: usize>(&mut self) -> io::Result<[u8; N]> {
        if self.len - self.at < N as u64 {
            return Err(ends_early());
        }
        let mut bytes = [0; N];
        self.input.read_exact(&mut bytes)?;
        self.at += N as u64;
        Ok(bytes)
    }

    /// The next bytes, at most `most` and not past `end`, without going on.
    pub fn head(&mut self, end: u64, most: usize) -> io::Result<Vec<u8>> {
        let start = self.at;
        let room = end.min(self.len).saturating_sub(start).min(most as u64);
        let mut head = Vec::new();
        Read::by_ref(&mut self.input)
            .take(room)
            .read_to_end(&mut head)?;
        self.at += head.len() as u64;
        self.seek(start)?;
        Ok(head)
    }

    /// Bytes that are in memory already, or the next ones; never none.
    pub fn piece(&mut self) -> io::Result<&[u8]> {
        match self.input.fill_buf()? {
            [] => Err(ends_early()),
            piece => Ok(piece),
        }
    }

    /// Goes over so many bytes of [`Scan::piece`].
    pub fn consume(&mut self, bytes: usize) {
        self.input.consume(bytes);
        self.at += bytes as u64;
    }

    /// Whether these bytes are somewhere in this part of the file.
    pub fn contains(&mut self, part: Range<u64>, needle: &[u8]) -> io::Result<bool> {
        self.seek(part.start)?;
        let mut window = Vec::new();
        while self.at < part.end {
            let left = usize::try_from(part.end - self.at).unwrap_or(usize::MAX);
            let piece = self.piece()?;
            let taken = piece.len().min(left);
            window.extend_from_slice(&piece[..taken]);
            self.consume(taken);
            if window.windows(needle.len()).any(|bytes| bytes == needle) {
                return Ok(true);
            }
            // The needle may lie across two pieces.
            window.drain(..window.len().saturating_sub(needle.len() - 1));
        }
        Ok(false)
    }
}
