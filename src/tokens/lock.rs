//! Advisory locks between hoist processes.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::{Duration, Instant};

use crate::error::{Error, Kind, Result};
use crate::private;

/// How long another process may hold a lock: longer than a renewal's connect and answer time-outs.
const PATIENCE: Duration = Duration::from_secs(60);

/// Takes the lock of this name, waiting for another process to let go of it. It ends with the file's last handle, also when the
/// process is killed.
///
/// # Errors
/// `Io` when the file can't be made, or stays locked.
pub(super) fn take(data_dir: &Path, name: &str) -> Result<File> {
    let dir = data_dir.join("locks");
    // A name may be a path or hold anything else a file system does not take.
    let hash = blake3::hash(name.as_bytes()).to_hex();
    let path = dir.join(format!("{}.lock", &hash[..16]));
    let failed = |error| Error::io(path.display().to_string(), error);
    private::make_folder(&dir).map_err(failed)?;
    let mut options = private::options();
    let options = options.create(true).truncate(false);
    let file = options.open(&path).map_err(failed)?;
    let start = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::Error(error)) => return Err(failed(error)),
            Err(TryLockError::WouldBlock) if start.elapsed() < PATIENCE => {
                std::thread::sleep(Duration::from_millis(20));
            }
            Err(TryLockError::WouldBlock) => {
                let message = format!("{}: another hoist holds it", path.display());
                return Err(Error::new(Kind::Io, message));
            }
        }
    }
}
