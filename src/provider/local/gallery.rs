//! The folder: stored files and pages under random names, and one small JSON file ("card") for each in `.hoist/`, so that a
//! published folder does not tell original names.
//!
//! A card is written before its file appears under its final name, and a file is renamed into place only when all of it is on
//! the disk. So whatever is interrupted leaves a card without a file or a nameless temporary file in `.hoist/`: neither is listed.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;
use url::Url;

use super::name::{Key, is_safe_extension};
use crate::error::{Error, Kind, Result};
use crate::model::Removed;
use crate::private;

/// Where the cards are.
const CARDS: &str = ".hoist";

/// What is kept about a stored file.
pub(super) trait Card: Serialize + DeserializeOwned {
    /// Begins its keys.
    const PREFIX: &'static str;
    /// The word for it in messages.
    const WHAT: &'static str;
    /// Of its file, without the dot.
    fn extension(&self) -> &str;
    /// When it was stored.
    fn created_at(&self) -> Timestamp;
}

/// The card of a media.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct MediaCard {
    pub(super) extension: String,
    pub(super) name: String,
    pub(super) mime: String,
    pub(super) created_at: Timestamp,
    pub(super) title: Option<String>,
    pub(super) description: Option<String>,
    #[serde(default)]
    pub(super) tags: Vec<String>,
    pub(super) width: Option<u32>,
    pub(super) height: Option<u32>,
}

impl Card for MediaCard {
    const PREFIX: &'static str = "";
    const WHAT: &'static str = "media";

    fn extension(&self) -> &str {
        &self.extension
    }

    fn created_at(&self) -> Timestamp {
        self.created_at
    }
}

/// The card of a post.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct PostCard {
    pub(super) title: Option<String>,
    pub(super) description: Option<String>,
    /// Keys of its media, in order.
    pub(super) media: Vec<String>,
    pub(super) created_at: Timestamp,
}

impl Card for PostCard {
    const PREFIX: &'static str = "post-";
    const WHAT: &'static str = "post";

    fn extension(&self) -> &str {
        "html"
    }

    fn created_at(&self) -> Timestamp {
        self.created_at
    }
}

/// A card whose file is there.
#[derive(Clone, Debug)]
pub(super) struct Stored<C> {
    pub(super) key: Key,
    pub(super) card: C,
    /// Bytes.
    pub(super) size: u64,
}

impl<C: Card> Stored<C> {
    /// The file's name in the folder.
    pub(super) fn file(&self) -> String {
        self.key.with(self.card.extension())
    }
}

/// All that [`Gallery::all`] found.
pub(super) struct Inventory<C> {
    /// Newest first.
    pub(super) items: Vec<Stored<C>>,
    /// Cards that can't be read.
    pub(super) damaged: Vec<PathBuf>,
}

/// A folder of stored files.
#[derive(Clone, Debug)]
pub(super) struct Gallery {
    /// Absolute, unless the working directory is gone.
    pub(super) folder: PathBuf,
    /// The folder above may be made too.
    pub(super) with_parents: bool,
    /// The folder's address, where it has one: a network path on Windows may have none.
    pub(super) base: Option<Url>,
    /// A web server must be able to read the files.
    pub(super) published: bool,
}

impl Gallery {
    /// Makes what is missing of the folder.
    ///
    /// # Errors
    /// `Io`, naming the folder.
    pub(super) fn prepare(&self) -> Result<()> {
        self.make().map_err(|error| {
            error.advice("give the profile another 'path', or set HOIST_DATA_DIR to a directory where you may write")
        })
    }

    fn make(&self) -> Result<()> {
        if !self.folder.is_dir() {
            if let Some(parent) = self.folder.parent().filter(|parent| !parent.is_dir()) {
                if !self.with_parents {
                    let message = format!(
                        "{}: the folder above it does not exist",
                        self.folder.display()
                    );
                    return Err(Error::new(Kind::Io, message));
                }
                fs::create_dir_all(parent).map_err(|error| named(parent, error))?;
            }
            make_folder(&self.folder, self.published)?;
        }
        let cards = self.folder.join(CARDS);
        if cards.is_dir() {
            return Ok(());
        }
        make_folder(&cards, false)
    }

    /// Makes what is missing, and shows that files can be written.
    ///
    /// # Errors
    /// `Io`, naming the folder.
    pub(super) fn probe(&self) -> Result<()> {
        self.prepare()?;
        for folder in [self.folder.join(CARDS), self.folder.clone()] {
            tempfile::tempfile_in(&folder).map_err(|error| named(&folder, error))?;
        }
        Ok(())
    }

    /// The address of a file of the folder.
    pub(super) fn link(&self, file: &str) -> Option<Url> {
        let mut url = self.base.clone()?;
        url.path_segments_mut().ok()?.pop_if_empty().push(file);
        Some(url)
    }

    /// A new file in `.hoist/`, which nobody else can read and no web server publishes. It vanishes unless it is put in place.
    ///
    /// # Errors
    /// `Io`, naming the folder.
    pub(super) fn draft(&self) -> Result<NamedTempFile> {
        let cards = self.folder.join(CARDS);
        NamedTempFile::new_in(&cards).map_err(|error| named(&cards, error))
    }

    /// Stores a card, and a file that is complete. Either replaces the one that is there.
    ///
    /// # Errors
    /// `Io`, naming the file. Then a new file leaves nothing behind.
    pub(super) fn put<C: Card>(&self, key: &Key, card: &C, file: NamedTempFile) -> Result<()> {
        let path = self.folder.join(key.with(card.extension()));
        self.write_card(key, card)?;
        settle(file, &path, self.published).inspect_err(|_| {
            if !path.exists() {
                // The error at hand says more than a second one could, and a card alone is not listed.
                let _ = fs::remove_file(self.card_path(key));
            }
        })
    }

    /// A draft with all of its content.
    ///
    /// # Errors
    /// `Io`, naming the folder.
    pub(super) fn draft_of(&self, content: &[u8]) -> Result<NamedTempFile> {
        let mut draft = self.draft()?;
        draft
            .write_all(content)
            .map_err(|error| named(&self.folder, error))?;
        Ok(draft)
    }

    /// Replaces a card.
    ///
    /// # Errors
    /// `Io`, naming it.
    pub(super) fn write_card<C: Card>(&self, key: &Key, card: &C) -> Result<()> {
        let path = self.card_path(key);
        let text = serde_json::to_vec_pretty(card)
            .map_err(|error| named(&path, std::io::Error::other(error)))?;
        settle(self.draft_of(&text)?, &path, false)
    }

    /// What a person named by its id or by its file's name.
    ///
    /// # Errors
    /// `NotFound`; `Io` when its card can't be read.
    pub(super) fn find<C: Card>(&self, text: &str) -> Result<Stored<C>> {
        let (key, extension) = split::<C>(text).ok_or_else(|| self.not_found::<C>(text))?;
        let card: Option<C> = self.read_card(&key)?;
        card.filter(|card| extension.is_none_or(|given| given == card.extension()))
            .and_then(|card| self.stored(key, card))
            .ok_or_else(|| self.not_found::<C>(text))
    }

    /// Everything that is there, newest first. Files without a card and cards without a file don't count.
    ///
    /// # Errors
    /// `Io`, naming the folder.
    pub(super) fn all<C: Card>(&self) -> Result<Inventory<C>> {
        let mut items = Vec::new();
        let mut damaged = Vec::new();
        for name in names(&self.folder.join(CARDS))? {
            let Some(key) = name
                .strip_suffix(".json")
                .and_then(|stem| Key::parse(C::PREFIX, stem))
            else {
                continue;
            };
            match self.read_card(&key) {
                Ok(Some(card)) => items.extend(self.stored::<C>(key, card)),
                // Another process removed it in between.
                Ok(None) => {}
                Err(_) => damaged.push(self.card_path(&key)),
            }
        }
        items.sort_by(|a, b| {
            let newest_first = b.card.created_at().cmp(&a.card.created_at());
            newest_first.then_with(|| a.key.cmp(&b.key))
        });
        Ok(Inventory { items, damaged })
    }

    /// Deletes a file and its card. A file whose card is lost or damaged goes too: what is asked to be deleted must not stay published.
    ///
    /// # Errors
    /// `NotFound` when the text can't be an id, or names another file than the one with this id; `Io`.
    pub(super) fn remove<C: Card>(&self, text: &str) -> Result<Removed> {
        let (key, extension) = split::<C>(text).ok_or_else(|| self.not_found::<C>(text))?;
        let files = match self.read_card::<C>(&key) {
            Ok(Some(card)) => vec![key.with(card.extension())],
            Ok(None) | Err(_) => names(&self.folder)?
                .into_iter()
                .filter(|name| split::<C>(name).is_some_and(|(other, _)| other == key))
                .collect(),
        };
        let meant = extension.map(|extension| key.with(extension));
        if meant.is_some_and(|meant| !files.is_empty() && !files.contains(&meant)) {
            return Err(self.not_found::<C>(text));
        }
        let mut outcome = Removed::AlreadyGone;
        for file in files {
            if delete(&self.folder.join(file))? {
                outcome = Removed::Deleted;
            }
        }
        delete(&self.card_path(&key))?;
        Ok(outcome)
    }

    fn stored<C: Card>(&self, key: Key, card: C) -> Option<Stored<C>> {
        let path = self.folder.join(key.with(card.extension()));
        // A link could point anywhere; hoist never makes one.
        let size = fs::symlink_metadata(path)
            .ok()
            .filter(|data| data.is_file())?
            .len();
        Some(Stored { key, card, size })
    }

    fn read_card<C: Card>(&self, key: &Key) -> Result<Option<C>> {
        let path = self.card_path(key);
        let text = match fs::read(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(named(&path, error)),
        };
        let damaged = || Error::new(Kind::Io, format!("{}: is damaged", path.display()));
        let card: C = serde_json::from_slice(&text).map_err(|error| damaged().because(error))?;
        if !is_safe_extension(card.extension()) {
            return Err(damaged());
        }
        Ok(Some(card))
    }

    fn card_path(&self, key: &Key) -> PathBuf {
        self.folder.join(CARDS).join(format!("{key}.json"))
    }

    fn not_found<C: Card>(&self, text: &str) -> Error {
        let shown: String = text.chars().take(60).collect();
        let message = format!("no {} '{shown}' in {}", C::WHAT, self.folder.display());
        Error::new(Kind::NotFound, message)
    }
}

/// Takes an id or a file's name apart: its key, and the extension where it was given.
fn split<C: Card>(text: &str) -> Option<(Key, Option<&str>)> {
    let (stem, extension) = match text.split_once('.') {
        Some((stem, extension)) => (stem, Some(extension)),
        None => (text, None),
    };
    let safe = extension.is_none_or(|text| !text.is_empty() && is_safe_extension(text));
    Some((Key::parse(C::PREFIX, stem).filter(|_| safe)?, extension))
}

fn named(path: &Path, error: std::io::Error) -> Error {
    Error::io(path.display().to_string(), error)
}

/// The names in a folder; none where there is no folder.
fn names(folder: &Path) -> Result<Vec<String>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(named(folder, error)),
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| named(folder, error))?;
        // hoist's own names are ASCII, so one that is no text is not hoist's.
        names.extend(entry.file_name().into_string());
    }
    Ok(names)
}

/// Deletes a file. Gives whether it was there.
fn delete(path: &Path) -> Result<bool> {
    match fs::remove_file(path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(named(path, error)),
    }
}

fn make_folder(path: &Path, public: bool) -> Result<()> {
    let made = match public {
        true => fs::create_dir(path).and_then(|()| set_mode(path, 0o755)),
        false => private::make_folder(path),
    };
    match made {
        Ok(()) => Ok(()),
        // Another upload was faster.
        Err(error) if error.kind() == ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
        Err(error) => Err(named(path, error)),
    }
}

/// Gives a complete draft its final name, once all of it is on the disk.
fn settle(draft: NamedTempFile, path: &Path, public: bool) -> Result<()> {
    let failed = |error| named(path, error);
    if public {
        set_mode(draft.path(), 0o644).map_err(failed)?;
    }
    draft.as_file().sync_all().map_err(failed)?;
    draft.persist(path).map_err(|error| failed(error.error))?;
    if let Some(folder) = path.parent() {
        sync_folder(folder);
    }
    Ok(())
}

/// Makes a rename last. Some network file systems refuse to, and the file is there all the same.
#[cfg(unix)]
fn sync_folder(folder: &Path) {
    let _ = fs::File::open(folder).and_then(|folder| folder.sync_all());
}

#[cfg(not(unix))]
fn sync_folder(_folder: &Path) {}

/// Sets the mode itself, whatever the umask: a web server must be able to read what is published.
#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;

    fs::set_permissions(path, fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn set_mode(_path: &Path, _mode: u32) -> std::io::Result<()> {
    Ok(())
}
