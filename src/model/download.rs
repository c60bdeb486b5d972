use async_trait::async_trait;
use bytes::Bytes;

use crate::error::Result;

/// How the host is to transform a picture before it is downloaded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Resize {
    /// Pixels.
    pub width: Option<u32>,
    /// Pixels.
    pub height: Option<u32>,
    /// Cut to exactly that size instead of fitting into it.
    pub crop: bool,
}

impl Resize {
    /// Whether anything is asked for.
    pub fn is_empty(self) -> bool {
        self == Resize::default()
    }
}

/// The bytes of a download, as they come.
#[async_trait(?Send)]
pub trait Chunks {
    /// The next bytes, or `None` at the end.
    ///
    /// # Errors
    /// When the connection breaks, or ends before the announced length.
    async fn next(&mut self) -> Result<Option<Bytes>>;

    /// Gives up its place among the requests that the host may have in flight at once. For a download that waits for an upload,
    /// which may wait for such a place itself.
    fn step_aside(&mut self) {}
}

/// A file on its way from the host.
pub struct Download {
    /// The name that the host suggests. Not sanitized.
    pub name: Option<String>,
    /// MIME type.
    pub mime: Option<String>,
    /// Length in bytes.
    pub size: Option<u64>,
    /// The content.
    pub body: Box<dyn Chunks>,
}
