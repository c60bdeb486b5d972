//! Files that become complete in a directory. Events of the operating system say where to look; what is there decides.
//!
//! On Linux a file is complete when whoever writes it closes it, or when it is moved into place; how long that takes does not matter.
//! Elsewhere, and for files that were written before anybody listened, it is complete when it has not changed for [`QUIET`].

use std::collections::HashMap;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use notify::event::{AccessKind, AccessMode, CreateKind, ModifyKind};
use notify::{Config, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::time::{Instant, sleep_until};

use crate::error::{Error, Kind, Result};
use crate::ops::unreadable;

/// How long a file must have stayed the same where nobody tells that it is closed.
const QUIET: Duration = Duration::from_secs(2);

/// Some programs close a file and open it again at once to write the rest.
const SETTLE: Duration = Duration::from_millis(100);

/// The system tells when a file that was written is closed.
const TELLS_CLOSE: bool = cfg!(target_os = "linux");

/// Ends of the names that files have while browsers, downloaders and editors write them.
const PARTIAL: [&str; 11] = [
    "~",
    ".part",
    ".partial",
    ".crdownload",
    ".download",
    ".opdownload",
    ".aria2",
    ".filepart",
    ".tmp",
    ".temp",
    ".swp",
];

/// What tells one content of a path from another without reading it.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Look {
    len: u64,
    modified: SystemTime,
}

/// A file on its way to completeness.
struct Growing {
    look: Look,
    /// When it is complete if nothing happens to it; `None` until its writer closes it.
    due: Option<Instant>,
}

/// Files as they become complete.
pub struct Arrivals {
    given: PathBuf,
    root: PathBuf,
    recursive: bool,
    events: UnboundedReceiver<notify::Result<Event>>,
    growing: HashMap<PathBuf, Growing>,
    /// How each file looked when it was handed out, or when the watching began.
    seen: HashMap<PathBuf, Look>,
    // Dropping it ends the events.
    _watcher: RecommendedWatcher,
}

impl Arrivals {
    /// Watches from here on; what is there already does not arrive. Links are not followed, hidden and partial files are left alone.
    ///
    /// # Errors
    /// `Usage` for what is no directory, `Io` when it can't be watched.
    pub fn open(dir: &Path, recursive: bool) -> Result<Self> {
        let label = dir.display().to_string();
        let root = dir
            .canonicalize()
            .map_err(|error| unreadable(&label, error))?;
        if !root.is_dir() {
            return Err(Error::usage(format!("{label} is not a directory"))
                .advice("'hoist upload' sends a file"));
        }
        let (tell, events) = unbounded_channel();
        let mode = match recursive {
            true => RecursiveMode::Recursive,
            false => RecursiveMode::NonRecursive,
        };
        let config = Config::default().with_follow_symlinks(false);
        let tell = move |event| drop(tell.send(event));
        let watcher = RecommendedWatcher::new(tell, config)
            .and_then(|mut watcher| watcher.watch(&root, mode).map(|()| watcher))
            .map_err(|error| unwatchable(&label, error))?;
        let mut arrivals = Arrivals {
            given: dir.to_owned(),
            root,
            recursive,
            events,
            growing: HashMap::new(),
            seen: HashMap::new(),
            _watcher: watcher,
        };
        arrivals.seen = arrivals.present(&arrivals.root).collect();
        Ok(arrivals)
    }

    /// Lets those files arrive that were there before, where `wanted` says so. It is given the path as the person would write it and
    /// the time of the last change.
    pub fn add_present(&mut self, mut wanted: impl FnMut(&Path, SystemTime) -> bool) {
        let mut found: Vec<_> = self
            .seen
            .iter()
            .map(|(path, look)| (path.clone(), *look))
            .collect();
        found.sort_by(|(one, _), (other, _)| one.cmp(other));
        for (path, look) in found {
            if wanted(&self.shown(&path), look.modified) {
                self.seen.remove(&path);
                self.notice_unwritten(path, look);
            }
        }
    }

    /// The next file that is complete, as the person would write it. Dropping the future loses nothing.
    ///
    /// # Errors
    /// `Io` when the directory is gone or the system tells nothing any longer.
    pub async fn next(&mut self) -> Result<PathBuf> {
        loop {
            if let Some(path) = self.take_due() {
                return Ok(self.shown(&path));
            }
            let due = self.growing.values().filter_map(|file| file.due).min();
            let wait = async {
                match due {
                    Some(due) => sleep_until(due).await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                event = self.events.recv() => match event {
                    Some(Ok(event)) => self.heed(&event)?,
                    Some(Err(error)) => return Err(unwatchable(&self.label(), error)),
                    None => return Err(self.gone()),
                },
                () = wait => {}
            }
        }
    }

    /// The complete file that waits longest.
    fn take_due(&mut self) -> Option<PathBuf> {
        let now = Instant::now();
        loop {
            let (_, path) = self
                .growing
                .iter()
                .filter_map(|(path, file)| Some((file.due.filter(|due| *due <= now)?, path)))
                .min()?;
            let path = path.clone();
            let file = self.growing.remove(&path)?;
            let Some(look) = look(&path) else {
                continue;
            };
            if look != file.look {
                // Nobody told, so only time can tell.
                self.notice(path, look, Some(now + QUIET));
            } else if self.seen.insert(path.clone(), look) != Some(look) {
                return Some(path);
            }
        }
    }

    fn heed(&mut self, event: &Event) -> Result<()> {
        if event.need_rescan() {
            // The system lost count.
            self.look_through(&self.root.clone());
        }
        let closed = match event.kind {
            EventKind::Access(AccessKind::Close(AccessMode::Write))
            | EventKind::Modify(ModifyKind::Name(_)) => true,
            EventKind::Create(CreateKind::Folder) => true,
            EventKind::Access(_) => return Ok(()),
            EventKind::Modify(ModifyKind::Metadata(_)) if TELLS_CLOSE => return Ok(()),
            _ => false,
        };
        for path in &event.paths {
            self.look_at(path, closed)?;
        }
        Ok(())
    }

    /// Something happened to a path.
    fn look_at(&mut self, path: &Path, closed: bool) -> Result<()> {
        if path == self.root {
            return match path.is_dir() {
                true => Ok(()),
                false => Err(self.gone()),
            };
        }
        if !self.is_wanted(path) {
            return Ok(());
        }
        if let Some(look) = look(path) {
            let due = match (closed, TELLS_CLOSE) {
                (true, true) => Some(Instant::now() + SETTLE),
                (false, true) => None,
                (_, false) => Some(Instant::now() + QUIET),
            };
            self.notice(path.to_owned(), look, due);
        } else if path.is_dir() {
            // It may hold files that were there before anybody listened.
            if closed && self.recursive && !path.is_symlink() {
                self.look_through(path);
            }
        } else {
            self.growing.remove(path);
            self.seen.remove(path);
        }
        Ok(())
    }

    fn look_through(&mut self, dir: &Path) {
        let found: Vec<_> = self.present(dir).collect();
        for (path, look) in found {
            if self.seen.get(&path) != Some(&look) && !self.growing.contains_key(&path) {
                self.notice_unwritten(path, look);
            }
        }
    }

    fn notice(&mut self, path: PathBuf, look: Look, due: Option<Instant>) {
        self.growing.insert(path, Growing { look, due });
    }

    /// A file of which nobody knows whether somebody is writing it.
    fn notice_unwritten(&mut self, path: PathBuf, look: Look) {
        let rest = match look.modified.elapsed() {
            Ok(age) => QUIET.saturating_sub(age),
            Err(_) => QUIET,
        };
        self.notice(path, look, Some(Instant::now() + rest));
    }

    /// Every file below a directory that would be sent.
    fn present(&self, dir: &Path) -> impl Iterator<Item = (PathBuf, Look)> + use<> {
        let depth = if self.recursive { usize::MAX } else { 1 };
        let root = self.root.clone();
        walkdir::WalkDir::new(dir)
            .max_depth(depth)
            .into_iter()
            .filter_entry(move |entry| is_wanted(&root, entry.path()))
            .flatten()
            .filter_map(|entry| Some((entry.path().to_owned(), look(entry.path())?)))
    }

    fn is_wanted(&self, path: &Path) -> bool {
        is_wanted(&self.root, path)
    }

    /// The path as the person would write it.
    fn shown(&self, path: &Path) -> PathBuf {
        match path.strip_prefix(&self.root) {
            Ok(below) => self.given.join(below),
            Err(_) => path.to_owned(),
        }
    }

    fn label(&self) -> String {
        self.given.display().to_string()
    }

    fn gone(&self) -> Error {
        Error::new(Kind::Io, format!("{}: the directory is gone", self.label()))
    }
}

/// How a regular file with something in it looks. An empty one is not written yet.
fn look(path: &Path) -> Option<Look> {
    let metadata: Metadata = path.symlink_metadata().ok()?;
    let modified = metadata.modified().ok()?;
    (metadata.is_file() && metadata.len() > 0).then_some(Look {
        len: metadata.len(),
        modified,
    })
}

/// Neither hidden below the root nor a file that somebody is still writing, by its name.
fn is_wanted(root: &Path, path: &Path) -> bool {
    let Ok(below) = path.strip_prefix(root) else {
        return false;
    };
    let mut names = below
        .components()
        .map(|part| part.as_os_str().to_string_lossy());
    if names.any(|name| name.starts_with('.')) {
        return false;
    }
    let name = below
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    !PARTIAL.iter().any(|end| name.ends_with(end))
}

fn unwatchable(label: &str, error: notify::Error) -> Error {
    let hint = match &error.kind {
        notify::ErrorKind::MaxFilesWatch => {
            "the system watches no more directories: raise fs.inotify.max_user_watches, or leave out -r"
        }
        _ => "is it a directory of this machine that you may read?",
    };
    Error::new(Kind::Io, format!("{label}: can't be watched"))
        .advice(hint)
        .because(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_and_partial_files_are_left_alone_and_others_are_not() {
        let root = Path::new("/home/me/.shots");
        for name in ["a.png", "sub/a.png", "parts", "a.part.png", "tmp", "a~b"] {
            assert!(is_wanted(root, &root.join(name)), "{name}");
        }
        for name in [
            ".a.png",
            ".git/a.png",
            "sub/.a",
            "a.png.part",
            "a.CRDOWNLOAD",
            "a.png~",
            "a.tmp",
        ] {
            assert!(!is_wanted(root, &root.join(name)), "{name}");
        }
        assert!(!is_wanted(root, Path::new("/home/me/a.png")));
        assert!(is_wanted(root, root));
    }
}
