use std::ops::{Deref, DerefMut};
use std::sync::{Mutex, MutexGuard, PoisonError};

use bytes::Bytes;

/// Buffers that nobody uses. Fresh memory for each chunk would have to be zeroed and paged in every time, which costs more than
/// reading the file.
static IDLE: Mutex<Vec<Box<[u8]>>> = Mutex::new(Vec::new());

/// Most buffers that are kept.
const KEPT: usize = 16;

/// A stretch of a file on its way, in a buffer that is used again when nobody needs it any more.
pub struct Chunk {
    buffer: Box<[u8]>,
    filled: usize,
}

impl Chunk {
    /// Most bytes of one. Larger ones cost the system fewer wakings; with much smaller ones a plain read and write loop is faster.
    pub const SIZE: usize = 384 * 1024;

    /// A chunk that holds `want` bytes, at most [`Chunk::SIZE`], of whatever was there before.
    pub fn new(want: usize) -> Self {
        let kept = idle().pop();
        Chunk {
            buffer: kept.unwrap_or_else(|| vec![0; Self::SIZE].into_boxed_slice()),
            filled: want.min(Self::SIZE),
        }
    }

    /// Its first bytes, to be handed on.
    pub fn cut(mut self, filled: usize) -> Bytes {
        self.filled = filled.min(self.filled);
        Bytes::from_owner(self)
    }
}

fn idle() -> MutexGuard<'static, Vec<Box<[u8]>>> {
    IDLE.lock().unwrap_or_else(PoisonError::into_inner)
}

impl AsRef<[u8]> for Chunk {
    fn as_ref(&self) -> &[u8] {
        &self.buffer[..self.filled]
    }
}

impl Deref for Chunk {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        self.as_ref()
    }
}

impl DerefMut for Chunk {
    fn deref_mut(&mut self) -> &mut [u8] {
        &mut self.buffer[..self.filled]
    }
}

impl Drop for Chunk {
    fn drop(&mut self) {
        let mut idle = idle();
        if idle.len() < KEPT {
            idle.push(std::mem::take(&mut self.buffer));
        }
    }
}
