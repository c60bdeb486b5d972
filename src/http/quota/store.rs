//! Where processes count together: a folder with a file for each account, and one lock for all of them.
//!
//! - The lock is the operating system's and ends with its process, so a process that was killed holds nobody up. One that stands
//!   still while it holds the lock is waited for a moment; after that this process counts alone.
//! - A state is replaced as a whole, so a crash at any point leaves the old one or the new one.
//! - Where the folder can't be used (a read-only data directory) this process counts alone. `-v` tells.
//! - Files that nobody has touched for two days say nothing any more and are removed.

use std::collections::HashMap;
use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use super::super::policy::Policy;
use super::state::State;

/// How long another process may hold the lock, which takes it some microseconds.
const PATIENCE: Duration = Duration::from_secs(1);

/// Longer than the longest window.
const STALE: Duration = Duration::from_secs(2 * 24 * 60 * 60);

const LOCK: &str = "lock";
const SUFFIX: &str = "json";

/// The states of all accounts.
pub(super) struct Store {
    folder: Option<PathBuf>,
    inner: Mutex<Inner>,
}

#[derive(Default)]
struct Inner {
    /// What this process knows, for when it counts alone.
    states: HashMap<String, State>,
    lock: Lock,
}

#[derive(Default)]
enum Lock {
    #[default]
    Unopened,
    Open(File),
    /// The folder can't be used.
    Alone,
}

impl Store {
    pub(super) fn new(folder: Option<PathBuf>) -> Self {
        Store {
            folder,
            inner: Mutex::default(),
        }
    }

    /// Changes the state of one account, with every other process held off.
    pub(super) fn with<T>(
        &self,
        key: &str,
        policy: &Policy,
        work: impl FnOnce(&mut State) -> T,
    ) -> T {
        let mut inner = self.inner();
        let Inner { states, lock } = &mut *inner;
        let state = states.entry(key.to_owned()).or_default();
        let Some(folder) = &self.folder else {
            return work(state);
        };
        let (done, error) = match hold(folder, lock) {
            Ok(None) => return work(state),
            Err(error) => (work(state), error),
            Ok(Some(_held)) => {
                let path = file_of(folder, key);
                *state = read(&path).unwrap_or_default();
                let done = work(state);
                match write(&path, state) {
                    Ok(()) => return done,
                    Err(error) => (done, error),
                }
            }
        };
        *lock = Lock::Alone;
        if let Some(trace) = &policy.trace {
            let place = folder.display();
            let line = format!(
                "! requests are not counted together with other hoist processes: {place}: {error}"
            );
            (trace.sink)(&line);
        }
        done
    }

    /// The state of an account, or else the one that was written last under this profile's name. Changes nothing.
    pub(super) fn look(&self, key: &str, profile: &str) -> Option<State> {
        let folder = self.folder.as_deref()?;
        read(&file_of(folder, key)).or_else(|| {
            let states = states(folder).ok()?.filter_map(|(path, written)| {
                let state = read(&path)?;
                state.is_of(profile).then_some((written, state))
            });
            let newest = states.max_by_key(|(written, _)| *written)?;
            Some(newest.1)
        })
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The lock, held.
struct Held<'a>(&'a File);

impl<'a> Held<'a> {
    fn take(file: &'a File) -> io::Result<Self> {
        let begin = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Held(file)),
                Err(TryLockError::Error(error)) => return Err(error),
                Err(TryLockError::WouldBlock) if begin.elapsed() < PATIENCE => {
                    std::thread::sleep(Duration::from_millis(1));
                }
                Err(TryLockError::WouldBlock) => {
                    return Err(io::Error::other("another hoist holds the lock"));
                }
            }
        }
    }
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        // It ends with the process at the latest.
        let _ = self.0.unlock();
    }
}

/// The lock, opened where it is not; `None` where this process counts alone.
fn hold<'a>(folder: &Path, lock: &'a mut Lock) -> io::Result<Option<Held<'a>>> {
    if matches!(lock, Lock::Unopened) {
        *lock = Lock::Open(open(folder)?);
    }
    match lock {
        Lock::Open(file) => Held::take(file).map(Some),
        Lock::Unopened | Lock::Alone => Ok(None),
    }
}

fn file_of(folder: &Path, key: &str) -> PathBuf {
    folder.join(key).with_extension(SUFFIX)
}

/// Opens the lock, and removes what is stale.
fn open(folder: &Path) -> io::Result<File> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)?;
    let lock = private().truncate(false).open(folder.join(LOCK))?;
    let held = Held::take(&lock)?;
    let now = SystemTime::now();
    for (path, written) in states(folder)? {
        if now.duration_since(written).is_ok_and(|age| age > STALE) {
            // Another try comes with the next process.
            let _ = fs::remove_file(path);
        }
    }
    drop(held);
    Ok(lock)
}

/// Every file but the lock, and when it was written.
fn states(folder: &Path) -> io::Result<impl Iterator<Item = (PathBuf, SystemTime)>> {
    let entries = fs::read_dir(folder)?.filter_map(Result::ok);
    Ok(entries
        .filter(|entry| entry.file_name() != LOCK)
        .filter_map(|entry| Some((entry.path(), entry.metadata().ok()?.modified().ok()?))))
}

fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// A file that can't be read says as much as none.
fn read(path: &Path) -> Option<State> {
    serde_json::from_slice(&fs::read(path).ok()?).ok()
}

/// Only whoever holds the lock writes, so the draft needs no name of its own.
fn write(path: &Path, state: &State) -> io::Result<()> {
    let draft = path.with_extension("new");
    let mut file = private().truncate(true).open(&draft)?;
    file.write_all(&serde_json::to_vec(state)?)?;
    drop(file);
    fs::rename(&draft, path)
}
