//! Files and folders that only their owner can use: by their mode on Unix, by their access list on Windows.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

#[cfg(unix)]
use unix as system;
#[cfg(windows)]
mod windows;
#[cfg(windows)]
use windows as system;

/// Makes a folder, and those above it, that only their owner can enter. Those that are there stay as they are.
///
/// # Errors
/// Whatever the system refuses.
pub fn make_folder(path: &Path) -> io::Result<()> {
    if path.as_os_str().is_empty() || path.is_dir() {
        return Ok(());
    }
    if let Some(parent) = path.parent() {
        make_folder(parent)?;
    }
    match system::make_folder(path) {
        // Another process was faster.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
        made => made,
    }
}

/// Makes a file that must not be there, for reading and writing.
///
/// # Errors
/// Whatever the system refuses.
pub fn create_new(path: &Path) -> io::Result<File> {
    system::create_new(path)
}

/// For writing. Where this makes a file, it is private on Unix, and on Windows as private as its folder.
pub fn options() -> OpenOptions {
    let mut options = File::options();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Makes a file that is there private.
///
/// # Errors
/// Whatever the system refuses.
pub fn seal(path: &Path) -> io::Result<()> {
    system::seal(path)
}

/// How others can read a file, in words; `None` where only its owner and the machine's administrators can.
///
/// # Errors
/// Whatever the system refuses.
pub fn shared(path: &Path) -> io::Result<Option<String>> {
    system::shared(path)
}

/// The command that makes a file private.
pub fn remedy(path: &Path) -> String {
    let path = path.display();
    match cfg!(windows) {
        true => format!("icacls \"{path}\" /inheritance:r /grant:r \"%USERNAME%:F\""),
        false => format!("chmod 600 '{path}'"),
    }
}

#[cfg(unix)]
mod unix {
    use std::fs::{self, DirBuilder, File, Permissions};
    use std::io;
    use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
    use std::path::Path;

    pub(super) fn make_folder(path: &Path) -> io::Result<()> {
        DirBuilder::new().mode(0o700).create(path)
    }

    pub(super) fn create_new(path: &Path) -> io::Result<File> {
        super::options().read(true).create_new(true).open(path)
    }

    pub(super) fn seal(path: &Path) -> io::Result<()> {
        fs::set_permissions(path, Permissions::from_mode(0o600))
    }

    pub(super) fn shared(path: &Path) -> io::Result<Option<String>> {
        let mode = fs::metadata(path)?.permissions().mode() & 0o777;
        Ok((mode & 0o077 != 0).then(|| format!("mode {mode:03o}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_is_for_its_owner_alone() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("a/b");
        make_folder(&folder).unwrap();
        make_folder(&folder).unwrap();
        for folder in [&folder, &dir.path().join("a")] {
            assert_eq!(shared(folder).unwrap(), None, "{}", folder.display());
        }
        let file = folder.join("file");
        create_new(&file).unwrap();
        assert_eq!(shared(&file).unwrap(), None);
        let taken = make_folder(&file).unwrap_err();
        assert_eq!(taken.kind(), io::ErrorKind::AlreadyExists);
    }

    #[cfg(unix)]
    #[test]
    fn what_others_can_read_is_seen_and_sealed() {
        use std::fs;
        use std::os::unix::fs::PermissionsExt;

        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("file");
        fs::write(&file, "x").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        assert_eq!(shared(&file).unwrap().as_deref(), Some("mode 640"));
        seal(&file).unwrap();
        assert_eq!(shared(&file).unwrap(), None);
    }
}
