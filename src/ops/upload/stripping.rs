use std::io::Cursor;

use super::Plan;
use crate::error::Result;
use crate::ops::strip::survey;
use crate::ops::{Carrier, Found, Prepared};

/// What a plan says about the metadata of one file.
pub(super) struct Stripping {
    label: String,
    strip: bool,
    dry_run: bool,
}

impl Stripping {
    /// For the input with this label.
    pub fn of(plan: &Plan<'_>, label: &str) -> Self {
        let label = if label == "-" {
            "standard input"
        } else {
            label
        };
        Stripping {
            label: label.to_owned(),
            strip: plan.strip,
            dry_run: plan.dry_run,
        }
    }

    /// Whether what is sent may be less than the file.
    pub fn cuts(&self) -> bool {
        self.strip
    }

    /// Removes metadata where it is wanted. Gives what the person should know about what the file carries. Reads the file.
    ///
    /// # Errors
    /// `Io` for a picture that can't be stripped: sending it as it is would betray what was to be removed.
    pub fn run(self, mut prepared: Prepared) -> Result<(Prepared, Vec<String>)> {
        let label = &self.label;
        if !self.strip {
            let note = self.carried(&prepared.metadata());
            return Ok((prepared, Vec::from_iter(note)));
        }
        let mut found = Found::new();
        let known = prepared.strip(label, &mut found)?;
        let mime = &prepared.source.mime;
        let note = if !known {
            // Plain text has nothing beside its content.
            (!mime.starts_with("text/")).then(|| {
                format!(
                    "{label}: --strip does not know {mime}; it goes as it is, with its metadata"
                )
            })
        } else if self.dry_run {
            (!found.is_empty()).then(|| format!("{label}: --strip removes {}", names(&found)))
        } else {
            found.contains(&Carrier::Trailer).then(|| {
                format!("{label}: --strip left out what follows the picture, such as a motion photo's video")
            })
        };
        Ok((prepared, Vec::from_iter(note)))
    }

    /// Tells what the first bytes of a file show that passes through as it is.
    pub fn glance(&self, head: &[u8]) -> Option<String> {
        let mut found = Found::new();
        // It breaks off, and what is wrong with it beyond that is for the host to say.
        let _ = survey(Cursor::new(head), &mut found);
        self.carried(&found)
    }

    /// What a file that goes as it is carries: its position always, the rest before anything is sent.
    fn carried(&self, found: &Found) -> Option<String> {
        let label = &self.label;
        if self.dry_run && !found.is_empty() {
            Some(format!(
                "{label} carries {}; --strip removes that",
                names(found)
            ))
        } else if found.contains(&Carrier::Gps) {
            Some(format!(
                "{label} carries a GPS position; --strip removes it"
            ))
        } else {
            None
        }
    }
}

fn names(found: &Found) -> String {
    let names: Vec<_> = found.iter().map(|carrier| carrier.name()).collect();
    names.join(", ")
}
