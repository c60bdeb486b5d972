//! The configuration file, the platform's directories and the environment.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::error::Result;

/// Where hoist keeps things.
#[derive(Clone, Debug)]
pub struct Paths {
    /// `config.toml`
    pub config_file: PathBuf,
    /// The folder of the configuration file; relative paths in profiles start here.
    pub config_dir: PathBuf,
    /// History, gallery, token file, locks.
    pub data_dir: PathBuf,
}

impl Paths {
    /// From the option, the environment and the platform.
    ///
    /// # Errors
    /// `Config` when there is no home directory.
    pub fn find(config: Option<&Path>) -> Result<Self> {
        let _ = config;
        todo!()
    }
}

/// A profile as it stands in the configuration file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// `provider`
    pub provider: String,
    /// `allow_http`
    pub allow_http: bool,
    /// `token_command`, split into words.
    pub token_command: Option<Vec<String>>,
    /// `token_store`: where `auth login` put the token. `None`: ask the keyring.
    pub token_store: Option<TokenStore>,
    /// Every other key, by name: `url`, `upload_url`, `username`, `path`, `base_url`, `file`, `flavour`, …
    pub keys: BTreeMap<String, String>,
}

/// Where a profile's token is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenStore {
    /// The OS keyring.
    Keyring,
    /// A file with mode 0600 in the data directory.
    File,
}

/// `[upload]`: defaults of upload's options.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UploadDefaults {
    /// `copy`
    pub copy: Option<bool>,
    /// `strip`
    pub strip: Option<bool>,
    /// `reuse`
    pub reuse: Option<bool>,
    /// `jobs`
    pub jobs: Option<usize>,
    /// `format`
    pub format: Option<String>,
    /// `visibility`
    pub visibility: Option<String>,
    /// `expire`
    pub expire: Option<String>,
    /// `open`
    pub open: Option<bool>,
}

/// The configuration file.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// `default_profile`
    pub default_profile: Option<String>,
    /// `[upload]`
    pub upload: UploadDefaults,
    /// `[profiles.…]`, by name.
    pub profiles: BTreeMap<String, Profile>,
}

impl Settings {
    /// Reads the file; a missing one is an empty one.
    ///
    /// # Errors
    /// `Config` for an unknown key, a wrong type or broken TOML, with file and line; `Io` when it can't be read.
    pub fn load(file: &Path) -> Result<Self> {
        let _ = file;
        todo!()
    }
}

/// Adds or replaces a profile in the file. Comments and order of everything else survive.
///
/// # Errors
/// `Config` when the file is broken, `Io` when it can't be written.
pub fn write_profile(file: &Path, name: &str, profile: &Profile) -> Result<()> {
    let _ = (file, name, profile);
    todo!()
}

/// Removes a profile from the file, and `default_profile` where it names it. Gives whether it was there.
///
/// # Errors
/// As [`write_profile`].
pub fn remove_profile(file: &Path, name: &str) -> Result<bool> {
    let _ = (file, name);
    todo!()
}

/// Sets or clears `default_profile`.
///
/// # Errors
/// As [`write_profile`].
pub fn write_default(file: &Path, name: Option<&str>) -> Result<()> {
    let _ = (file, name);
    todo!()
}
