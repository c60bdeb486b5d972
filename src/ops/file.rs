//! A local file on its way to a host: examined once, read as often as needed, hashed while it is read.

use std::fmt;
use std::fs::{File, Metadata};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use super::identity::{Changed, Identity};
use super::kind::{default_name, is_descriptor, mime_of};
use super::spool::Spool;
use super::strip::{self, Cut, Found, Kept};
use crate::error::{Error, Kind, Result};
use crate::model::{FileSource, Open, Reader};

/// How much is read at once when a whole file is copied or hashed. Large reads are what makes this fast.
const BLOCK: usize = 256 * 1024;

/// How much is read at once where a file is looked at here and there. Most of that lies at its head, and apart.
const SURVEY: usize = 16 * 1024;

/// How much of a file is looked at to know its type.
const HEAD: usize = 8192;

/// BLAKE3 as hex, once a file has been read to its end.
pub(super) type Digest = Arc<Mutex<Option<String>>>;

/// A file that is ready to be sent.
#[derive(Clone)]
pub struct Prepared {
    /// What the provider gets.
    pub source: FileSource,
    /// Absolute path of a local file.
    pub path: Option<PathBuf>,
    /// How the file was found; `None` for a stream, which passes through and is nowhere.
    found: Option<(Identity, Changed)>,
    /// `None` for a stream, and where all of it is in memory.
    disk: Option<DiskFile>,
    digest: Digest,
}

impl Prepared {
    /// Examines a file. `name` replaces its own name.
    ///
    /// # Errors
    /// `Io` when it can't be read, is empty or is no file.
    pub fn file(path: &Path, name: Option<&str>) -> Result<Self> {
        let label = path.display().to_string();
        let mut file = File::open(path).map_err(|error| unreadable(&label, error))?;
        let metadata = file.metadata().map_err(|error| unreadable(&label, error))?;
        if metadata.is_dir() {
            return Err(Error::new(Kind::Io, format!("{label} is a directory")));
        }
        let own = path.file_name().filter(|_| !is_descriptor(path));
        let own = own.map(|name| name.to_string_lossy().into_owned());
        let name = name.map(str::to_owned).or(own);
        if !metadata.is_file() {
            return Self::stream(file, &label, name.as_deref());
        }
        let head = read_head(&mut file).map_err(|error| unreadable(&label, error))?;
        // Files of /proc and /sys are longer or shorter than they say.
        if head.len() as u64 != metadata.len().min(HEAD as u64) {
            file.rewind().map_err(|error| unreadable(&label, error))?;
            return Self::stream(file, &label, name.as_deref());
        }
        let name = name.unwrap_or_else(|| default_name(&head));
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let mut prepared = Self::of(file, &metadata, name, &head, &label)?;
        prepared.path = Some(absolute);
        Ok(prepared)
    }

    /// Spools a stream into a temporary file: its length and type must be known before it is sent, and a retry reads it again.
    ///
    /// # Errors
    /// `Io` when the stream can't be read, is empty, or the copy can't be written.
    pub fn stream(mut stream: impl Read, label: &str, name: Option<&str>) -> Result<Self> {
        let mut spool = Spool::new(label)?;
        let mut block = vec![0; BLOCK];
        loop {
            match stream.read(&mut block) {
                Ok(0) => return spool.finish(name, None),
                Ok(read) => spool.write(&block[..read])?,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(unreadable(label, error)),
            }
        }
    }

    /// A stream that passes through this machine. `digest` is filled in when it has been read to its end.
    pub(super) fn streamed(source: FileSource, digest: Digest) -> Self {
        Prepared {
            source,
            path: None,
            found: None,
            disk: None,
            digest,
        }
    }

    /// The same under another name, where there is one.
    pub(super) fn named(mut self, name: Option<String>) -> Self {
        self.source.name = name.unwrap_or(self.source.name);
        self
    }

    pub(super) fn of(
        file: File,
        metadata: &Metadata,
        name: String,
        head: &[u8],
        label: &str,
    ) -> Result<Self> {
        if metadata.len() == 0 {
            return Err(Error::new(Kind::Io, format!("{label} is empty"))
                .advice("hosts take no empty files, so it was not sent"));
        }
        let mime = mime_of(head, &name);
        let digest = Digest::default();
        let disk = DiskFile {
            file: Arc::new(file),
            identity: Identity::of(metadata),
            cut: Arc::new(Cut::whole(metadata.len())),
            digest: Arc::clone(&digest),
        };
        Ok(Prepared {
            source: disk.source(name, mime),
            path: None,
            found: Some((disk.identity, Changed::of(metadata))),
            disk: Some(disk),
            digest,
        })
    }

    /// Leaves the metadata out of what is sent, and adds to `found` what there is; `false` where the file's type is none that this
    /// can be done with. `label` names it in errors.
    ///
    /// # Errors
    /// `Io` when the file is not what its type says, so that nobody knows what would be sent.
    pub fn strip(&mut self, label: &str, found: &mut Found) -> Result<bool> {
        let failed = |error| {
            Error::io(format!("{label} can't be stripped"), error)
                .advice("repair it or save it anew; --no-strip sends it with its metadata")
        };
        let cut = self.survey(found).map_err(failed)?;
        match (cut, &mut self.disk) {
            (Some(cut), Some(disk)) => {
                disk.cut = Arc::new(cut);
                let source = &self.source;
                self.source = disk.source(source.name.clone(), source.mime.clone());
                Ok(true)
            }
            _ if strip::TYPES.contains(&&*self.source.mime) => {
                let what = format!("it is not the {} that its name says", self.source.mime);
                Err(failed(io::Error::other(what)))
            }
            _ => Ok(false),
        }
    }

    /// Looks for metadata, as far as the file can be read.
    pub fn metadata(&self) -> Found {
        let mut found = Found::new();
        // What is wrong with a file that is sent as it is, is for the host to say.
        let _ = match self.source.pieces().as_deref() {
            Some([all]) => strip::survey(&mut io::Cursor::new(all), &mut found),
            _ => self.survey(&mut found),
        };
        found
    }

    fn survey(&self, found: &mut Found) -> io::Result<Option<Cut>> {
        let Some(disk) = &self.disk else {
            return Ok(None);
        };
        let file = io::BufReader::with_capacity(SURVEY, disk.whole()?);
        let cut = strip::survey(file, found)?;
        disk.check()?;
        Ok(cut)
    }

    /// Whether the file at its path is still the one that was examined.
    pub(super) fn is_current(&self) -> bool {
        let Some((path, found)) = self.path.as_ref().zip(self.found) else {
            return true;
        };
        std::fs::metadata(path).is_ok_and(|now| (Identity::of(&now), Changed::of(&now)) == found)
    }

    /// Closes the file where all of it is in memory. Neither [`Prepared::strip`] nor [`Prepared::metadata`] is for it any more.
    pub(super) fn close(&mut self) {
        if self.source.pieces().is_some() {
            self.disk = None;
        }
    }

    /// BLAKE3 of the content as hex, once it has been read to its end.
    pub fn digest(&self) -> Option<String> {
        self.digest.lock().ok()?.clone()
    }

    /// Reads the file once only to know its digest, which takes a while: it is for a thread of its own.
    ///
    /// # Errors
    /// `Io` when it can't be read, as a stream can't.
    pub fn hashing(&self) -> impl FnOnce() -> Result<String> + Send + 'static {
        let (source, digest) = (self.source.clone(), Arc::clone(&self.digest));
        let streamed = self.found.is_none();
        let read = move || digest.lock().ok().and_then(|digest| digest.clone());
        move || {
            if let Some(digest) = read() {
                return Ok(digest);
            }
            let failed = |error| unreadable(&source.name, error);
            if streamed {
                let message = format!("{}: passes through and can't be hashed before", source.name);
                return Err(Error::new(Kind::Io, message));
            }
            let mut reader = source.open().map_err(failed)?;
            let mut block = vec![0; BLOCK];
            while reader.read(&mut block).map_err(failed)? > 0 {}
            read().ok_or_else(|| {
                Error::new(Kind::Io, format!("{}: could not be hashed", source.name))
            })
        }
    }
}

impl fmt::Debug for Prepared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.source.fmt(f)
    }
}

/// The error for an input that can't be read.
pub fn unreadable(label: &str, error: io::Error) -> Error {
    let hint = match error.kind() {
        io::ErrorKind::NotFound => "look at the spelling; of a link, the target may be gone",
        _ if cfg!(windows) && label.contains(['*', '?']) => "no file matches this",
        _ => "look at its kind and permissions",
    };
    Error::io(label, error).advice(hint)
}

/// A file as it was when it was examined, and what of it is sent. It stays open while it is to be read, so that no other can take its
/// place.
#[derive(Clone)]
struct DiskFile {
    file: Arc<File>,
    identity: Identity,
    cut: Arc<Cut>,
    digest: Digest,
}

impl DiskFile {
    fn source(&self, name: String, mime: String) -> FileSource {
        FileSource::new(name, mime, Some(self.cut.len()), Arc::new(self.clone()))
    }

    /// All of the file, if it is still the one that was examined.
    fn whole(&self) -> io::Result<Whole> {
        self.check()?;
        Ok(Whole {
            file: Arc::clone(&self.file),
            len: self.identity.len,
            at: 0,
        })
    }

    fn check(&self) -> io::Result<()> {
        if Identity::of(&self.file.metadata()?) == self.identity {
            Ok(())
        } else {
            Err(changed())
        }
    }
}

impl Open for DiskFile {
    fn open(&self) -> io::Result<Reader> {
        Ok(Box::new(Hashing {
            kept: Kept::new(self.whole()?, Arc::clone(&self.cut)),
            disk: self.clone(),
            hasher: blake3::Hasher::new(),
            read: 0,
        }))
    }
}

fn changed() -> io::Error {
    io::Error::other("changed while it was being sent")
}

/// Hashes what is read, and notices a file that changes under the reader.
struct Hashing {
    kept: Kept<Whole>,
    disk: DiskFile,
    hasher: blake3::Hasher,
    read: u64,
}

impl Read for Hashing {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.kept.read(buffer)?;
        self.hasher.update(&buffer[..read]);
        self.read += read as u64;
        let all = self.disk.cut.len();
        let at_end = read == 0 && !buffer.is_empty();
        if at_end && self.read < all {
            return Err(changed());
        }
        if self.read == all && (read > 0 || all == 0) {
            self.disk.check()?;
            if let Ok(mut digest) = self.disk.digest.lock() {
                *digest = Some(self.hasher.finalize().to_hex().to_string());
            }
        }
        Ok(read)
    }
}

/// Reads without moving the file's own position: several readers may share a spool.
struct Whole {
    file: Arc<File>,
    len: u64,
    at: u64,
}

impl Read for Whole {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = read_at(&self.file, buffer, self.at)?;
        self.at += read as u64;
        Ok(read)
    }
}

impl Seek for Whole {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let place = match to {
            SeekFrom::Start(place) => Some(place),
            SeekFrom::Current(way) => self.at.checked_add_signed(way),
            SeekFrom::End(way) => self.len.checked_add_signed(way),
        };
        self.at = place.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

#[cfg(unix)]
fn read_at(file: &File, buffer: &mut [u8], place: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, buffer, place)
}

#[cfg(windows)]
fn read_at(file: &File, buffer: &mut [u8], place: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, buffer, place)
}

pub(super) fn read_head(file: &mut File) -> io::Result<Vec<u8>> {
    let mut head = Vec::with_capacity(HEAD);
    Read::by_ref(file)
        .take(HEAD as u64)
        .read_to_end(&mut head)?;
    Ok(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

    #[test]
    fn reading_hashes() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("cat.png");
        std::fs::write(&path, PNG).unwrap();
        let prepared = Prepared::file(&path, None).unwrap();
        assert_eq!(prepared.digest(), None);
        assert_eq!(
            prepared.hashing()().unwrap(),
            blake3::hash(PNG).to_hex().to_string()
        );
        assert_eq!(prepared.source.name, "cat.png");
        assert_eq!(prepared.source.len, Some(PNG.len() as u64));
    }

    #[test]
    fn stripped_bytes_are_what_is_announced_sent_and_hashed() {
        let whole = b"\xff\xd8\xff\xfe\0\x06here\xff\xd9and there";
        let left = b"\xff\xd8\xff\xd9";
        let mut prepared = Prepared::stream(&whole[..], "-", None).unwrap();
        assert_eq!(
            prepared.metadata(),
            Found::from([strip::Carrier::Comments, strip::Carrier::Trailer])
        );
        assert_eq!(prepared.source.len, Some(whole.len() as u64));

        assert!(prepared.strip("-", &mut Found::new()).unwrap());
        assert_eq!(prepared.source.len, Some(4));
        assert_eq!(prepared.source.mime, "image/jpeg");
        let digest = blake3::hash(left).to_hex().to_string();
        for _attempt in 0..2 {
            let mut read = Vec::new();
            let mut reader = prepared.source.open().unwrap();
            reader.read_to_end(&mut read).unwrap();
            assert_eq!(read, left);
            assert_eq!(prepared.digest(), Some(digest.clone()));
        }
    }

    #[test]
    fn what_cannot_be_stripped_is_an_error_or_told() {
        let strip = |bytes: &[u8], name: &str| {
            let mut prepared = Prepared::stream(bytes, "-", Some(name)).unwrap();
            prepared.strip(name, &mut Found::new())
        };
        assert!(!strip(b"GIF89a", "clip.gif").unwrap());
        assert!(!strip(b"hello", "notes.txt").unwrap());
        for (bytes, message) in [
            (
                &b"\xff\xd8\xff\xe1"[..],
                "a.jpg can't be stripped: it ends before its picture does",
            ),
            (
                b"hello",
                "a.jpg can't be stripped: it is not the image/jpeg that its name says",
            ),
        ] {
            let error = strip(bytes, "a.jpg").unwrap_err();
            assert_eq!((error.kind, error.to_string()), (Kind::Io, message.into()));
        }
    }

    #[test]
    fn a_file_that_changes_is_not_sent_as_a_mix() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("log");
        std::fs::write(&path, "0123456789").unwrap();
        let prepared = Prepared::file(&path, None).unwrap();

        let mut reader = prepared.source.open().unwrap();
        let mut half = [0; 5];
        reader.read_exact(&mut half).unwrap();
        std::fs::write(&path, "0123456789 and more").unwrap();
        assert!(
            reader.read_to_end(&mut Vec::new()).is_err(),
            "grown while read"
        );

        assert!(
            prepared.source.open().is_err(),
            "changed before it is opened again"
        );
    }

    #[test]
    fn a_stream_is_spooled_and_named_by_its_content() {
        let prepared = Prepared::stream(PNG, "-", None).unwrap();
        assert_eq!(prepared.source.name, "stdin.png");
        let mut read = Vec::new();
        prepared
            .source
            .open()
            .unwrap()
            .read_to_end(&mut read)
            .unwrap();
        assert_eq!(read, PNG);
        assert_eq!(
            Prepared::stream(PNG, "-", Some("cat.png"))
                .unwrap()
                .source
                .name,
            "cat.png"
        );
    }

    #[test]
    fn an_empty_file_is_refused() {
        let error = Prepared::stream(&b""[..], "-", None).err().unwrap();
        assert_eq!(
            (error.kind, error.to_string()),
            (Kind::Io, "- is empty".to_owned())
        );
    }
}
