//! Where processes count together: a folder with a file for each account, and one lock for all of them.
//!
//! - The lock is the operating system's and ends with its process, so a process that was killed holds nobody up. One that stands
//!   still while it holds the lock is waited for a moment; after that this process counts alone.
//! - A state has two copies that are written in turn, each with its hash, so a crash at any point leaves the other one. Replacing a
//!   file by renaming another one makes some file systems wait for the disk, which is more than all the rest takes.
//! - Where the folder can't be used (a read-only data directory) this process counts alone. `-v` tells.
//! - Files that nobody has touched for two days say nothing any more and are removed.

use std::collections::HashMap;
use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use super::super::policy::Policy;
use super::state::State;
use crate::private;

/// How long another process may hold the lock, which takes it some microseconds.
const PATIENCE: Duration = Duration::from_secs(1);

/// Longer than the longest window.
const STALE: Duration = Duration::from_secs(2 * 24 * 60 * 60);

const LOCK: &str = "lock";
const COPIES: [&str; 2] = ["a", "b"];

/// Of the hash in front of a copy.
const HASH: usize = 64;

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
                let (known, older) = read(folder, key);
                *state = known.unwrap_or_default();
                let done = work(state);
                state.turn += 1;
                match write(&older, state) {
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

    /// The state that was written last of those that fit, by key and content. Changes nothing.
    pub(super) fn look(&self, fits: impl Fn(&str, &State) -> bool) -> Option<State> {
        let states = states(self.folder.as_deref()?).ok()?;
        let fitting = states.filter_map(|(path, written)| {
            let key = path.file_stem()?.to_str()?;
            let state = copy(&path)?;
            fits(key, &state).then_some((written, state.turn, state))
        });
        let newest = fitting.max_by_key(|(written, turn, _)| (*written, *turn))?;
        Some(newest.2)
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

/// The newer copy of a state, and where the next one goes.
fn read(folder: &Path, key: &str) -> (Option<State>, PathBuf) {
    let [a, b] = COPIES.map(|name| folder.join(key).with_extension(name));
    match (copy(&a), copy(&b)) {
        (Some(first), Some(second)) if first.turn < second.turn => (Some(second), a),
        (Some(first), _) => (Some(first), b),
        (None, second) => (second, a),
    }
}

/// Opens the lock, and removes what is stale.
fn open(folder: &Path) -> io::Result<File> {
    private::make_folder(folder)?;
    let lock = writable(&folder.join(LOCK))?;
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

fn writable(path: &Path) -> io::Result<File> {
    let mut options = private::options();
    options.create(true).truncate(false).open(path)
}

/// A copy that is damaged says as much as none.
fn copy(path: &Path) -> Option<State> {
    let bytes = fs::read(path).ok()?;
    let (hash, state) = bytes.split_at_checked(HASH)?;
    let right = blake3::hash(state).to_hex().as_bytes() == hash;
    right.then(|| serde_json::from_slice(state).ok()).flatten()
}

fn write(path: &Path, state: &State) -> io::Result<()> {
    let text = serde_json::to_string(state)?;
    let hash = blake3::hash(text.as_bytes()).to_hex();
    let mut file = writable(path)?;
    file.write_all(format!("{hash}{text}").as_bytes())?;
    file.set_len((HASH + text.len()) as u64)
}
