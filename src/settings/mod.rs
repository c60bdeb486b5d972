//! The configuration file, the platform's directories and the environment.

mod edit;
mod entry;
pub mod env;
mod keys;
mod paths;
mod read;
mod write;

pub use edit::{remove_profile, write_default, write_profile};
pub use keys::{PROFILE_KEYS, check_profile_name, closest};
pub use paths::Paths;
pub use write::{replace, replace_private};

use std::collections::BTreeMap;

/// A profile as it stands in the configuration file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// `provider`; empty where the file leaves it out, as it may for a built-in profile's name.
    pub provider: String,
    /// `allow_http`
    pub allow_http: bool,
    /// `token_command`, split into words.
    pub token_command: Option<Vec<String>>,
    /// `token_store`: where `auth login` put the token. `None`: ask the keyring.
    pub token_store: Option<TokenStore>,
    /// `shot`: the command that takes a screenshot, split into words.
    pub shot: Option<Vec<String>>,
    /// Every other key, by name: `url`, `upload_url`, `username`, `path`, `base_url`, `file`, `flavour`, …
    pub keys: BTreeMap<String, String>,
}

/// Where a profile's token is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenStore {
    /// The OS keyring.
    Keyring,
    /// A file in the data directory that only its owner can read.
    File,
}

impl TokenStore {
    /// Every store.
    pub const ALL: [TokenStore; 2] = [TokenStore::Keyring, TokenStore::File];

    /// The word in the configuration file.
    pub fn name(self) -> &'static str {
        match self {
            TokenStore::Keyring => "keyring",
            TokenStore::File => "file",
        }
    }
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
    /// `jobs`, at least 1.
    pub jobs: Option<usize>,
    /// `format`
    pub format: Option<String>,
    /// `visibility`, one of [`crate::model::Visibility::ALL`]'s names.
    pub visibility: Option<String>,
    /// `expire`, as [`crate::model::Lifetime`] reads it.
    pub expire: Option<String>,
    /// `open`
    pub open: Option<bool>,
    /// `notify`
    pub notify: Option<bool>,
    /// `after`: the command that is run for each uploaded file, split into words.
    pub after: Option<Vec<String>>,
    /// `shot`: the command that takes a screenshot, split into words.
    pub shot: Option<Vec<String>>,
}

/// The configuration file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// `default_profile`
    pub default_profile: Option<String>,
    /// `[upload]`
    pub upload: UploadDefaults,
    /// `[profiles.…]`, by name.
    pub profiles: BTreeMap<String, Profile>,
}
