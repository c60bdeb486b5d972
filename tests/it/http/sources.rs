//! Files that are and are not what they say.

use std::io::{self, Read};
use std::sync::{Arc, LazyLock};

use hoist::model::{FileSource, Open, Reader};

/// A source made of a function that opens it.
struct Opener<F> {
    open: F,
    may_block: bool,
}

impl<F: Fn() -> io::Result<Reader> + Send + Sync> Open for Opener<F> {
    fn open(&self) -> io::Result<Reader> {
        (self.open)()
    }

    fn may_block(&self) -> bool {
        self.may_block
    }
}

pub fn opened_by(
    len: Option<u64>,
    may_block: bool,
    open: impl Fn() -> io::Result<Reader> + Send + Sync + 'static,
) -> FileSource {
    FileSource::new(
        "cat.png",
        "image/png",
        len,
        Arc::new(Opener { open, may_block }),
    )
}

/// A source that announces `announced` and holds `real` bytes.
pub fn source(announced: Option<u64>, real: u64) -> FileSource {
    opened_by(announced, false, move || Ok(Box::new(pattern(real))))
}

pub fn pattern(bytes: u64) -> impl Read + Send {
    Pattern { at: 0, bytes }
}

struct Pattern {
    at: u64,
    bytes: u64,
}

/// A prime, so that no chunk looks like the one before it.
const PERIOD: u64 = 65_521;

impl Read for Pattern {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        static ROW: LazyLock<Vec<u8>> =
            LazyLock::new(|| (0..PERIOD).map(|at| (at % 251) as u8).collect());
        let left = usize::try_from(self.bytes - self.at).unwrap_or(usize::MAX);
        let count = buffer.len().min(left);
        let mut rest = &mut buffer[..count];
        while !rest.is_empty() {
            let row = &ROW[(self.at % PERIOD) as usize..];
            let piece = rest.len().min(row.len());
            rest[..piece].copy_from_slice(&row[..piece]);
            rest = &mut rest[piece..];
            self.at += piece as u64;
        }
        Ok(count)
    }
}

pub fn pattern_bytes(bytes: u64) -> Vec<u8> {
    let mut all = Vec::new();
    pattern(bytes).read_to_end(&mut all).unwrap();
    all
}
