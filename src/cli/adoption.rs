//! Making a custom uploader a profile: its secrets, its file and its section of the configuration, all of them or nothing.

use std::fs;
use std::path::PathBuf;

use super::app::App;
use super::profiles;
use crate::error::{Error, Kind, Result};
use crate::provider::sharex::{Kept, Lifted, Uploader, is_loopback};
use crate::secret::{Secret, TokenKind};
use crate::settings::{self, Profile, TokenStore};
use crate::tokens::{Origin, Vault};

/// The provider of custom uploaders.
const PROVIDER: &str = "sharex";

/// What a person allows an uploader.
#[derive(Clone, Copy, Debug, Default)]
pub struct Allowed {
    /// Plain http to hosts other than this machine.
    pub http: bool,
    /// Names of the person and the machine.
    pub identity: bool,
    /// Lines of local files.
    pub files: bool,
}

/// What is to become a profile.
pub struct Adoption<'a> {
    /// Its name.
    pub name: &'a str,
    /// The uploader and its secrets.
    pub lifted: &'a Lifted,
    /// The method that opens its deletion link.
    pub delete_method: Option<&'static str>,
    /// What the person allows it.
    pub allowed: Allowed,
    /// Where its secrets go.
    pub store: TokenStore,
}

/// Where everything went.
#[derive(Debug)]
pub struct Adopted {
    /// The uploader's file.
    pub file: PathBuf,
    /// Where secrets went, if any were stored.
    pub secrets: Option<Origin>,
    /// Stored secrets of an earlier profile of this name that were forgotten, so that they don't go to another host.
    pub forgotten: Vec<String>,
    /// Secrets that the file lacks and the profile has already.
    pub known: Vec<String>,
}

impl Adoption<'_> {
    /// The name of its file in the configuration's folder.
    fn file_name(&self) -> String {
        format!("{}.sxcu", self.name)
    }

    /// Writes the file and the configuration, then stores the secrets: whoever is killed in between has a profile that lacks its secret,
    /// not a secret that nobody sees. What an earlier profile left for another host goes first. What fails undoes what came before it.
    ///
    /// # Errors
    /// `Io` when a store or a file refuses; for secrets without a keyring with [`crate::error::Reason::NoKeyring`].
    pub fn adopt(&self, app: &App) -> Result<Adopted> {
        let path = app.paths.config_dir.join(self.file_name());
        let before = match fs::read(&path) {
            Ok(bytes) => Some(bytes),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => return Err(Error::io(path.display().to_string(), error)),
        };
        let profile = self.profile(app, before.as_deref());
        let same_host = self.is_same_host(app, before.as_deref());
        // Looked at as if it were configured already, so that nothing is written that would not work.
        let mut settings = app.settings.clone();
        settings
            .profiles
            .insert(self.name.to_owned(), profile.clone());
        let selected = profiles::find(&settings, self.name)?;
        let vault = app.vault(&selected);
        let (mut undo, mut stored) = (Undo::default(), Stored::default());
        let written = self
            .forget_others(&vault, same_host, &mut undo, &mut stored)
            .and_then(|()| {
                let text = self.lifted.uploader.write();
                let io = |error| Error::io(path.display().to_string(), error);
                settings::replace_private(&path, &text).map_err(io)?;
                settings::write_profile(&app.paths.config_file, self.name, &profile)?;
                self.store_secrets(&vault, &mut undo, &mut stored)
            });
        if let Err(error) = written {
            undo.run(&vault);
            let config = &app.paths.config_file;
            let _ = match app.settings.profiles.get(self.name) {
                Some(known) => settings::write_profile(config, self.name, known),
                None => settings::remove_profile(config, self.name).map(drop),
            };
            let _ = match before {
                Some(bytes) => fs::write(&path, bytes),
                None => fs::remove_file(&path),
            };
            return Err(error);
        }
        Ok(Adopted {
            file: path,
            secrets: stored.origin,
            forgotten: stored.forgotten,
            known: stored.known,
        })
    }

    /// The section of the configuration. What a person added to an earlier one for the same host stays.
    fn profile(&self, app: &App, before: Option<&[u8]>) -> Profile {
        let mut profile = match app.settings.profiles.get(self.name) {
            Some(known) if self.is_same_host(app, before) => known.clone(),
            _ => Profile::default(),
        };
        PROVIDER.clone_into(&mut profile.provider);
        profile.allow_http |= self.allowed.http;
        let keys = &mut profile.keys;
        keys.insert("file".to_owned(), self.file_name());
        let switches = [
            ("allow_identity", self.allowed.identity),
            ("allow_files", self.allowed.files),
        ];
        for (key, _) in switches.iter().filter(|(_, allowed)| *allowed) {
            keys.insert((*key).to_owned(), "true".to_owned());
        }
        if let Some(method) = self.delete_method {
            keys.entry("delete_method".to_owned())
                .or_insert_with(|| method.to_owned());
        }
        profile
    }

    /// Whether a profile of this name sends to this host already.
    fn is_same_host(&self, app: &App, before: Option<&[u8]>) -> bool {
        let known = app.settings.profiles.get(self.name);
        let own = known.is_some_and(|known| {
            known.provider == PROVIDER && known.keys.get("file") == Some(&self.file_name())
        });
        let before = before.and_then(|bytes| Uploader::read(bytes, "").ok());
        let now = &self.lifted.uploader;
        own && before.is_some_and(|(before, _)| {
            let host = before.host_name();
            let fixed = !host.contains('{') && host == now.host_name();
            fixed || before.request_url == now.request_url
        })
    }

    /// Forgets what an earlier profile of this name left for another host under a name that this one uses.
    fn forget_others(
        &self,
        vault: &Vault,
        same_host: bool,
        undo: &mut Undo,
        done: &mut Stored,
    ) -> Result<()> {
        for (kind, kept) in self.kinds() {
            let Some((value, origin)) = vault.look_up(kind).ok().flatten() else {
                continue;
            };
            if kept.value.is_none() && (same_host || !is_store(&origin)) {
                done.known.push(kept.name.clone());
            }
            if same_host || !is_store(&origin) {
                continue;
            }
            vault.forget(kind)?;
            undo.0.push(Before {
                kind,
                value: Some((value, origin)),
            });
            if kept.value.is_none() {
                done.forgotten.push(kept.name.clone());
            }
        }
        Ok(())
    }

    /// Stores what is known.
    fn store_secrets(&self, vault: &Vault, undo: &mut Undo, done: &mut Stored) -> Result<()> {
        for (kind, kept) in self.kinds() {
            let Some(value) = &kept.value else { continue };
            let before = vault.look_up(kind).ok().flatten();
            done.origin = Some(vault.store(kind, value, self.store)?);
            undo.0.push(Before {
                kind,
                value: before.filter(|(_, origin)| is_store(origin)),
            });
        }
        Ok(())
    }

    /// The secrets, with the names under which they are stored.
    fn kinds(&self) -> impl Iterator<Item = (TokenKind, &Kept)> {
        let kept = self.lifted.secrets.iter();
        kept.filter_map(|kept| Some((TokenKind::named(&kept.name)?, kept)))
    }
}

/// What became of secrets.
#[derive(Default)]
struct Stored {
    origin: Option<Origin>,
    forgotten: Vec<String>,
    known: Vec<String>,
}

/// Secrets that were stored, and what stood in their place.
#[derive(Default)]
struct Undo(Vec<Before>);

/// What stood in the place of one secret.
struct Before {
    kind: TokenKind,
    value: Option<(Secret<String>, Origin)>,
}

impl Undo {
    fn run(self, vault: &Vault) {
        for Before { kind, value } in self.0.into_iter().rev() {
            // The error that is on its way says more than one of these could.
            let _ = match value {
                Some((value, Origin::File(_))) => vault.store(kind, &value, TokenStore::File),
                Some((value, _)) => vault.store(kind, &value, TokenStore::Keyring),
                None => {
                    let _ = vault.forget(kind);
                    continue;
                }
            };
        }
    }
}

fn is_store(origin: &Origin) -> bool {
    matches!(origin, Origin::Keyring | Origin::File(_))
}

/// Whether an uploader sends in plain text to another machine.
pub fn is_plain(uploader: &Uploader) -> bool {
    let address = uploader.request_url.trim().to_ascii_lowercase();
    address.starts_with("http://") && !is_loopback(&address)
}

/// A profile's name for an uploader: its own name, or its host's, in letters that a command line takes without quotes.
///
/// # Errors
/// `Usage` when nothing of it is left.
pub fn name_for(uploader: &Uploader) -> Result<String> {
    let full = match uploader.name.trim() {
        "" => uploader.host_name(),
        name => name.to_owned(),
    };
    let mut name = String::new();
    for c in full.chars() {
        match c {
            c if c.is_alphanumeric() => name.extend(c.to_lowercase()),
            '.' | '_' => name.push(c),
            _ if name.ends_with('-') => {}
            _ => name.push('-'),
        }
    }
    let mut end = name.len().min(48);
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    let name = name[..end].trim_matches(['-', '.', '_']).to_owned();
    if name.is_empty() {
        let error = Error::new(Kind::Usage, "nothing in the file could name its profile");
        return Err(error.advice("give one with --name NAME"));
    }
    Ok(name)
}
