//! The token file: only for those who asked for it, only for its owner's eyes.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::lock;
use crate::error::{Error, Kind, Result};
use crate::private;
use crate::secret::Secret;

/// `tokens.json` in the data directory: an object of tokens by account, named as in the keyring.
pub(super) struct TokenFile {
    data_dir: PathBuf,
    path: PathBuf,
}

impl TokenFile {
    pub(super) fn new(data_dir: PathBuf) -> Self {
        TokenFile {
            path: data_dir.join("tokens.json"),
            data_dir,
        }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The account's token, where the file is there and holds one.
    pub(super) fn read(&self, account: &str) -> Result<Option<Secret<String>>> {
        Ok(self.all()?.remove(account).map(Secret::new))
    }

    pub(super) fn write(&self, account: &str, token: &Secret<String>) -> Result<()> {
        let _lock = lock::take(&self.data_dir, "tokens.json")?;
        let mut tokens = self.all()?;
        tokens.insert(account.to_owned(), token.expose().clone());
        self.save(&tokens)
    }

    /// Forgets the account's token. Gives whether there was one.
    pub(super) fn remove(&self, account: &str) -> Result<bool> {
        if self.read(account)?.is_none() {
            return Ok(false);
        }
        let _lock = lock::take(&self.data_dir, "tokens.json")?;
        let mut tokens = self.all()?;
        let there = tokens.remove(account).is_some();
        self.save(&tokens)?;
        Ok(there)
    }

    fn all(&self) -> Result<BTreeMap<String, String>> {
        let mut file = match File::open(&self.path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeMap::new()),
            Err(error) => return Err(self.failed(error)),
        };
        self.refuse_shared()?;
        let mut text = String::new();
        file.read_to_string(&mut text)
            .map_err(|error| self.failed(error))?;
        serde_json::from_str(&text).map_err(|error| {
            // The parser's own words would quote the file.
            let (line, column) = (error.line(), error.column());
            let path = self.path.display();
            let message = format!("{path}:{line}:{column}: not an object of tokens");
            Error::new(Kind::Io, message)
        })
    }

    fn refuse_shared(&self) -> Result<()> {
        let shared = private::shared(&self.path).map_err(|error| self.failed(error))?;
        let Some(how) = shared else {
            return Ok(());
        };
        let path = self.path.display();
        let message = format!("{path}: others can read the tokens in it ({how})");
        Err(Error::new(Kind::Io, message).advice(format!("run: {}", private::remedy(&self.path))))
    }

    /// Replaces the file as a whole. The new one is made under a name nobody can guess or have taken, and is private before there is
    /// anything in it.
    fn save(&self, tokens: &BTreeMap<String, String>) -> Result<()> {
        let write = || -> io::Result<()> {
            private::make_folder(&self.data_dir)?;
            let mut temporary = tempfile::Builder::new()
                .prefix(".tokens-")
                .make_in(&self.data_dir, private::create_new)?;
            serde_json::to_writer_pretty(&mut temporary, tokens)?;
            temporary.write_all(b"\n")?;
            temporary.as_file().sync_all()?;
            temporary.persist(&self.path)?;
            Ok(())
        };
        write().map_err(|error| self.failed(error))
    }

    fn failed(&self, error: io::Error) -> Error {
        Error::io(self.path.display().to_string(), error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(token: &str) -> Secret<String> {
        Secret::new(token.to_owned())
    }

    #[test]
    fn tokens_are_kept_side_by_side_and_forgotten_one_by_one() {
        let dir = tempfile::tempdir().unwrap();
        let file = TokenFile::new(dir.path().join("data"));
        assert_eq!(file.read("a").unwrap(), None);
        assert!(!file.remove("a").unwrap());
        assert!(!dir.path().join("data").exists(), "reading makes nothing");
        file.write("a", &secret("one")).unwrap();
        file.write("a/jwt", &secret("two")).unwrap();
        file.write("a", &secret("three")).unwrap();
        assert_eq!(file.read("a").unwrap(), Some(secret("three")));
        assert!(file.remove("a").unwrap());
        assert_eq!(file.read("a").unwrap(), None);
        assert_eq!(file.read("a/jwt").unwrap(), Some(secret("two")));
    }

    #[test]
    fn a_broken_file_is_not_quoted() {
        let dir = tempfile::tempdir().unwrap();
        let file = TokenFile::new(dir.path().to_owned());
        file.write("a", &secret("x")).unwrap();
        for broken in ["\"hunter2\"", "{\"a\": {\"hunter2\": 1}}", "hunter2"] {
            std::fs::write(file.path(), broken).unwrap();
            for error in [
                file.read("a").unwrap_err(),
                file.write("a", &secret("y")).unwrap_err(),
            ] {
                assert_eq!(error.kind, Kind::Io);
                assert!(error.to_string().contains("tokens.json:1:"), "{error}");
                assert!(!format!("{error:?}").contains("hunter2"), "{error:?}");
            }
            assert_eq!(std::fs::read_to_string(file.path()).unwrap(), broken);
        }
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_can_read_it_or_it_is_refused() {
        use std::fs::{Permissions, metadata, set_permissions};
        use std::os::unix::fs::PermissionsExt;

        use crate::error::Reason;
        let mode = |path: &Path| metadata(path).unwrap().permissions().mode() & 0o777;
        let dir = tempfile::tempdir().unwrap();
        let file = TokenFile::new(dir.path().join("data"));
        file.write("a", &secret("hunter2")).unwrap();
        assert_eq!(mode(file.path()), 0o600);
        assert_eq!(mode(&dir.path().join("data")), 0o700);

        for shared in [0o640, 0o604, 0o660] {
            set_permissions(file.path(), Permissions::from_mode(shared)).unwrap();
            let error = file.read("a").unwrap_err();
            assert_eq!(error.kind, Kind::Io);
            assert!(error.to_string().contains(&format!("mode {shared:o}")));
            let advice = format!("run: chmod 600 '{}'", file.path().display());
            assert_eq!(error.reason, Reason::Advice(advice));
        }
        set_permissions(file.path(), Permissions::from_mode(0o600)).unwrap();
        assert_eq!(file.read("a").unwrap(), Some(secret("hunter2")));
    }

    #[test]
    fn writers_at_once_lose_nothing() {
        let dir = tempfile::tempdir().unwrap();
        std::thread::scope(|scope| {
            for thread in 0..8 {
                let file = TokenFile::new(dir.path().to_owned());
                scope.spawn(move || file.write(&format!("p{thread}"), &secret("x")).unwrap());
            }
        });
        let file = TokenFile::new(dir.path().to_owned());
        assert_eq!(file.all().unwrap().len(), 8);
    }
}
