//! What a picture tells beyond the picture, and the file without it: nothing is decoded, the bytes that stay are the file's own.
//!
//! This is our own code because the crates that remove metadata (`img-parts` and its kin) hold the whole
//! file in memory and those that read in pieces only read; here a file of any size costs one pass and a short list of ranges.
//!
//! - What stays is listed, what is unknown goes: JPEG <https://www.w3.org/Graphics/JPEG/itu-t81.pdf>, PNG
//!   <https://www.w3.org/TR/png-3/>, WebP <https://developers.google.com/speed/webp/docs/riff_container>.
//! - The colour profile (ICC) stays. An orientation other than upright stays as EXIF that holds nothing else.
//! - What follows the end of the picture goes: phones put videos, depth maps and second pictures there.
//! - A file that can't be read to its end in this way is an error, because nobody knows what is left in it.

mod cut;
mod exif;
mod jpeg;
mod png;
mod scan;
#[cfg(test)]
mod tests;
mod webp;

use std::collections::BTreeSet;
use std::io::{self, BufRead, Seek};

pub(super) use cut::{Cut, Kept};
use scan::Scan;

/// The types whose metadata can be removed.
pub(super) const TYPES: [&str; 3] = ["image/jpeg", "image/png", "image/webp"];

/// Something in a file that is not the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Carrier {
    /// Camera, time, settings, often a small copy of the picture.
    Exif,
    /// Where the picture was taken, in EXIF or XMP.
    Gps,
    /// Adobe's metadata.
    Xmp,
    /// The press's metadata, or what else Photoshop keeps.
    Iptc,
    /// Text.
    Comments,
    /// Sections that only the program that wrote them knows.
    Other,
    /// Bytes behind the end of the picture.
    Trailer,
}

impl Carrier {
    /// For people.
    pub fn name(self) -> &'static str {
        match self {
            Carrier::Exif => "EXIF",
            Carrier::Gps => "a GPS position",
            Carrier::Xmp => "XMP",
            Carrier::Iptc => "IPTC",
            Carrier::Comments => "comments",
            Carrier::Other => "other metadata",
            Carrier::Trailer => "data after the picture",
        }
    }
}

/// What was found in a file, even in one that breaks off.
pub type Found = BTreeSet<Carrier>;

/// A reading of one file, as far as it has come.
struct Survey<'a, R> {
    scan: Scan<R>,
    found: &'a mut Found,
    cut: Cut,
    exif_seen: bool,
}

impl<R: BufRead + Seek> Survey<'_, R> {
    /// Keeps the file's bytes from `start` up to `end`, and reads on behind them.
    fn keep(&mut self, start: u64, end: u64) -> io::Result<()> {
        self.scan.seek(end)?;
        self.cut.keep(start, end)
    }

    /// Notes EXIF that lies in this range. Gives the orientation where it is not upright. Only the first EXIF of a file counts.
    fn exif(&mut self, start: u64, end: u64) -> io::Result<Option<u8>> {
        self.found.insert(Carrier::Exif);
        let first = !std::mem::replace(&mut self.exif_seen, true);
        let seen = exif::look(&mut self.scan, start..end)?;
        if seen.gps {
            self.found.insert(Carrier::Gps);
        }
        Ok(seen.orientation.filter(|_| first))
    }

    /// Notes XMP that lies in this range.
    fn xmp(&mut self, start: u64, end: u64) -> io::Result<()> {
        self.found.insert(Carrier::Xmp);
        if self.scan.contains(start..end, b"GPSLatitude")? {
            self.found.insert(Carrier::Gps);
        }
        Ok(())
    }

    /// Notes what follows the end of the picture.
    fn ends_at(&mut self, end: u64) {
        if end < self.scan.len() {
            self.found.insert(Carrier::Trailer);
        }
    }
}

/// Looks through a file and gives what is left of it without its metadata; `None` for a format that is none of [`TYPES`].
///
/// # Errors
/// When the file can't be read, or is not built as its format says: the message says what is wrong with it.
pub(super) fn survey(input: impl BufRead + Seek, found: &mut Found) -> io::Result<Option<Cut>> {
    let mut survey = Survey {
        scan: Scan::new(input)?,
        found,
        cut: Cut::default(),
        exif_seen: false,
    };
    let head = survey.scan.head(survey.scan.len(), 12)?;
    if head.starts_with(b"\xff\xd8\xff") {
        jpeg::survey(&mut survey)?;
    } else if head.starts_with(png::SIGNATURE) {
        png::survey(&mut survey)?;
    } else if head.starts_with(b"RIFF") && head.ends_with(b"WEBP") {
        webp::survey(&mut survey)?;
    } else {
        return Ok(None);
    }
    Ok(Some(survey.cut))
}
