use std::fs::File;
use std::io::{self, Seek, Write};

use super::file::{Prepared, read_head};
use super::kind::default_name;
use crate::error::{Error, Result};

/// A temporary copy of a stream. The file has no name, so it is gone with the process however that ends.
pub struct Spool {
    file: File,
    label: String,
}

impl Spool {
    /// An empty one; `label` names the stream in errors.
    ///
    /// # Errors
    /// `Io` when there is no room for temporary files.
    pub fn new(label: &str) -> Result<Self> {
        let file = tempfile::tempfile().map_err(|error| no_space(label, error))?;
        let label = label.to_owned();
        Ok(Spool { file, label })
    }

    /// Adds bytes.
    ///
    /// # Errors
    /// `Io` when they can't be written.
    pub fn write(&mut self, bytes: &[u8]) -> Result<()> {
        let written = self.file.write_all(bytes);
        written.map_err(|error| no_space(&self.label, error))
    }

    /// All of it is there. Without a name it gets one by its content; without a type its own.
    ///
    /// # Errors
    /// `Io` when it is empty or can't be read back.
    pub fn finish(self, name: Option<&str>, mime: Option<&str>) -> Result<Prepared> {
        let Spool { mut file, label } = self;
        let failed = |error| no_space(&label, error);
        file.rewind().map_err(failed)?;
        let head = read_head(&mut file).map_err(failed)?;
        let metadata = file.metadata().map_err(failed)?;
        let name = match name {
            Some(name) => name.to_owned(),
            None => default_name(&head),
        };
        let mut prepared = Prepared::of(file, &metadata, name, &head, &label)?;
        if let Some(mime) = mime {
            mime.clone_into(&mut prepared.source.mime);
        }
        Ok(prepared)
    }
}

fn no_space(label: &str, error: io::Error) -> Error {
    Error::io(format!("a temporary copy of {label}"), error)
}
