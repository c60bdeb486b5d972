//! Replacing a file on disk.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Replaces a file as a whole, so that nobody ever reads half of it. A link stays a link; the mode stays, and is 0600 for a new file.
///
/// # Errors
/// Whatever the system refuses.
pub fn replace(file: &Path, text: &str) -> io::Result<()> {
    put(file, text, |temporary, target| match fs::metadata(target) {
        Ok(metadata) => temporary.set_permissions(metadata.permissions()),
        Err(_) => Ok(()),
    })
}

/// As [`replace`], for what holds secrets: whatever the mode was, it is 0600 from the first byte on.
///
/// # Errors
/// Whatever the system refuses.
pub fn replace_private(file: &Path, text: &str) -> io::Result<()> {
    put(file, text, |_, _| Ok(()))
}

/// Writes a temporary file, which is its owner's alone, has it made ready, and puts it in the place of the other.
fn put(
    file: &Path,
    text: &str,
    ready: impl FnOnce(&fs::File, &Path) -> io::Result<()>,
) -> io::Result<()> {
    let target = follow(file)?;
    let dir = folder(&target);
    make_private_dir(dir)?;
    let mut temporary = tempfile::Builder::new()
        .prefix(".hoist-")
        .tempfile_in(dir)?;
    temporary.write_all(text.as_bytes())?;
    ready(temporary.as_file(), &target)?;
    temporary.as_file().sync_all()?;
    temporary.persist(&target)?;
    Ok(())
}

/// Waits until nobody else changes files in the folder of this one, and keeps others waiting while what it gives lives. The folder
/// itself is what is locked, so that nothing is left behind; where there is none yet, or the system can't, nobody waits.
pub fn alone(file: &Path) -> Option<fs::File> {
    let folder = fs::File::open(folder(&follow(file).ok()?)).ok()?;
    folder.lock().ok()?;
    Some(folder)
}

fn folder(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Where a chain of links ends, which need not exist.
fn follow(file: &Path) -> io::Result<PathBuf> {
    let mut path = file.to_owned();
    for _ in 0..40 {
        match fs::symlink_metadata(&path) {
            Ok(metadata) if metadata.is_symlink() => {
                let target = fs::read_link(&path)?;
                path = match path.parent() {
                    Some(dir) => dir.join(target),
                    None => target,
                };
            }
            _ => return Ok(path),
        }
    }
    Err(io::Error::other("too many symbolic links"))
}

fn make_private_dir(dir: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn links_and_modes_stay_and_new_folders_are_private() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;

        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("config.toml");
        fs::write(&file, "old").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        let link = dir.path().join("link.toml");
        symlink("config.toml", &link).unwrap();
        replace(&link, "new").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&file).unwrap(), "new");
        assert_eq!(mode(&file), 0o640);
        replace_private(&link, "secret").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&file).unwrap(), "secret");
        assert_eq!(mode(&file), 0o600);

        let new = dir.path().join("deep/er/config.toml");
        let dangling = dir.path().join("dangling.toml");
        symlink(&new, &dangling).unwrap();
        replace(&dangling, "new").unwrap();
        assert_eq!(mode(&new), 0o600);
        assert_eq!(mode(new.parent().unwrap()), 0o700);
        assert!(fs::symlink_metadata(&dangling).unwrap().is_symlink());
        let left: Vec<_> = fs::read_dir(new.parent().unwrap()).unwrap().collect();
        assert_eq!(left.len(), 1, "no temporary file is left");
    }
}
