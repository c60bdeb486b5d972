//! From TOML to [`Settings`]. Every error names the file, the line and the key.

use std::path::Path;

use toml_edit::Document;

use super::entry::{Entry, Place, lines_before};
use super::keys::{NUMBERS, PROFILE, PROFILE_KEYS, ROOT, SWITCHES, UPLOAD, check_profile_name};
use super::{Profile, Settings, TokenStore, UploadDefaults};
use crate::error::{Error, Kind, Result};
use crate::model::{Lifetime, Visibility};

impl Settings {
    /// Reads the file; a missing one is an empty one.
    ///
    /// # Errors
    /// `Config` for an unknown key, a wrong type or broken TOML, with file and line; `Io` when it can't be read.
    pub fn load(file: &Path) -> Result<Self> {
        Self::parse(file, &text_of(file)?)
    }

    /// Reads the text of a file.
    ///
    /// # Errors
    /// `Config` as [`Settings::load`].
    pub(super) fn parse(file: &Path, text: &str) -> Result<Self> {
        let at = Place { file, text };
        let document = Document::parse(text).map_err(|error| at.broken(&error))?;
        let mut settings = Settings::default();
        for entry in at.entries(document.as_table(), "")? {
            match entry.key.get() {
                "default_profile" => settings.default_profile = Some(entry.string()?.to_owned()),
                "upload" => settings.upload = upload(&entry)?,
                "profiles" => {
                    for profile in entry.entries()? {
                        let name = profile.key.get();
                        check_profile_name(name).map_err(|error| profile.wrap(error))?;
                        settings
                            .profiles
                            .insert(name.to_owned(), one_profile(&profile)?);
                    }
                }
                _ => return Err(entry.unknown(ROOT.iter().copied())),
            }
        }
        Ok(settings)
    }
}

/// The file's text; empty where there is none.
pub(super) fn text_of(file: &Path) -> Result<String> {
    match std::fs::read(file) {
        Ok(bytes) => String::from_utf8(bytes).map_err(|error| {
            let line = lines_before(error.as_bytes(), error.utf8_error().valid_up_to());
            let message = format!("{}:{line}: not UTF-8", file.display());
            Error::new(Kind::Config, message)
        }),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(Error::io(file.display().to_string(), error)),
    }
}

fn upload(section: &Entry<'_>) -> Result<UploadDefaults> {
    let mut upload = UploadDefaults::default();
    for entry in section.entries()? {
        match entry.key.get() {
            "copy" => upload.copy = Some(entry.bool()?),
            "strip" => upload.strip = Some(entry.bool()?),
            "reuse" => upload.reuse = Some(entry.bool()?),
            "open" => upload.open = Some(entry.bool()?),
            "notify" => upload.notify = Some(entry.bool()?),
            "after" => upload.after = Some(command(&entry)?),
            "shot" => upload.shot = Some(command(&entry)?),
            "jobs" => {
                let jobs = entry
                    .item
                    .as_integer()
                    .and_then(|n| usize::try_from(n).ok());
                match jobs {
                    Some(jobs) if jobs > 0 => upload.jobs = Some(jobs),
                    _ => return Err(entry.wrong("must be a number from 1")),
                }
            }
            "format" => upload.format = Some(entry.string()?.to_owned()),
            "visibility" => {
                let words = Visibility::ALL.map(Visibility::name);
                upload.visibility = Some(entry.one_of(&words)?.to_owned());
            }
            "expire" => {
                let text = entry.string()?;
                text.parse::<Lifetime>()
                    .map_err(|error| entry.wrong(&format!("is wrong: {error}")))?;
                upload.expire = Some(text.to_owned());
            }
            _ => return Err(entry.unknown(UPLOAD.iter().copied())),
        }
    }
    Ok(upload)
}

fn one_profile(section: &Entry<'_>) -> Result<Profile> {
    let mut profile = Profile::default();
    for entry in section.entries()? {
        match entry.key.get() {
            "provider" => profile.provider = entry.string()?.to_owned(),
            "allow_http" => profile.allow_http = entry.bool()?,
            "token_command" => profile.token_command = Some(command(&entry)?),
            "shot" => profile.shot = Some(command(&entry)?),
            "token_store" => {
                let word = entry.one_of(&TokenStore::ALL.map(TokenStore::name))?;
                profile.token_store = TokenStore::ALL
                    .into_iter()
                    .find(|store| store.name() == word);
            }
            key if PROFILE_KEYS.contains(&key) => {
                let value = if SWITCHES.contains(&key) {
                    entry.bool()?.to_string()
                } else if NUMBERS.contains(&key) {
                    let number = entry.item.as_integer();
                    let number = number.and_then(|number| u32::try_from(number).ok());
                    let wrong = || entry.wrong("must be a whole number from 0");
                    number.ok_or_else(wrong)?.to_string()
                } else {
                    entry.string()?.to_owned()
                };
                profile.keys.insert(key.to_owned(), value);
            }
            _ => return Err(entry.unknown(PROFILE.iter().chain(PROFILE_KEYS).copied())),
        }
    }
    Ok(profile)
}

/// A command is a string, split as a shell splits words, or the array of its words.
fn command(entry: &Entry<'_>) -> Result<Vec<String>> {
    let words = if let Some(text) = entry.item.as_str() {
        shell_words::split(text).map_err(|_| entry.wrong("has a quote that is not closed"))?
    } else {
        entry
            .item
            .as_array()
            .and_then(|array| {
                array
                    .iter()
                    .map(|word| word.as_str().map(str::to_owned))
                    .collect::<Option<Vec<_>>>()
            })
            .ok_or_else(|| entry.wrong("must be a string or an array of strings"))?
    };
    if words.first().is_none_or(String::is_empty) {
        return Err(entry.wrong("is empty"));
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Reason;

    fn parse(text: &str) -> Result<Settings> {
        Settings::parse(Path::new("config.toml"), text)
    }

    #[track_caller]
    fn refused(text: &str) -> (String, String) {
        let error = parse(text).unwrap_err();
        assert_eq!(error.kind, Kind::Config);
        let hint = match &error.reason {
            Reason::Advice(hint) => hint.clone(),
            _ => String::new(),
        };
        (error.to_string(), hint)
    }

    #[test]
    fn the_whole_example_is_read() {
        let settings = parse(
            r#"
default_profile = "pics"

[upload]                      # defaults
copy = true
strip = false
jobs = 8
visibility = "hidden"
expire = "3d"
format = "markdown"

[profiles.pics]
provider = "slink"
url = "https://pics.example.org"

[profiles.pile]
provider = "imgpile"
upload_url = "https://cdn.example.org/api/v1/media"
username = "alice"
token_command = "pass show 'img pile'"

[profiles."i.example.org"]
provider = "local"
path = "/srv/www/i"
base_url = "https://i.example.org"
allow_http = true
token_store = "file"
token_command = ["sh", "-c", "echo $X"]

[profiles.imgpile]
"#,
        )
        .unwrap();
        assert_eq!(settings.default_profile.as_deref(), Some("pics"));
        assert_eq!(
            settings.upload,
            UploadDefaults {
                copy: Some(true),
                strip: Some(false),
                jobs: Some(8),
                visibility: Some("hidden".into()),
                expire: Some("3d".into()),
                format: Some("markdown".into()),
                ..UploadDefaults::default()
            }
        );
        let pile = &settings.profiles["pile"];
        assert_eq!(pile.provider, "imgpile");
        assert_eq!(pile.keys["username"], "alice");
        assert_eq!(
            pile.token_command.as_deref().unwrap(),
            ["pass", "show", "img pile"]
        );
        let www = &settings.profiles["i.example.org"];
        assert!(www.allow_http);
        assert_eq!(www.token_store, Some(TokenStore::File));
        assert_eq!(
            www.token_command.as_deref().unwrap(),
            ["sh", "-c", "echo $X"]
        );
        assert_eq!(settings.profiles["imgpile"], Profile::default());
    }

    #[test]
    fn inline_and_dotted_tables_are_read_too() {
        let settings = parse(
            "profiles.a.provider = 'slink'\nprofiles.b = { provider = 'local', path = '/x' }\n",
        )
        .unwrap();
        assert_eq!(settings.profiles["a"].provider, "slink");
        assert_eq!(settings.profiles["b"].keys["path"], "/x");
    }

    #[test]
    fn an_unknown_key_names_line_and_key_and_what_was_meant() {
        let (message, hint) = refused("# pics\n[profiles.pics]\nprovider = 'slink'\nulr = 'x'\n");
        assert_eq!(
            message,
            "config.toml:4: unknown key 'ulr' in [profiles.pics]"
        );
        assert_eq!(hint, "did you mean 'url'?");

        let (message, hint) = refused("[upload]\ncopy = true\nquality = 3\n");
        assert_eq!(message, "config.toml:3: unknown key 'quality' in [upload]");
        assert!(hint.contains("copy, strip"), "{hint}");

        let (message, hint) = refused("\n[profile.x]\nprovider = 'slink'\n");
        assert_eq!(message, "config.toml:2: unknown key 'profile'");
        assert_eq!(hint, "did you mean 'profiles'?");
    }

    #[test]
    fn a_wrong_type_names_line_key_and_what_is_expected() {
        for (text, expected) in [
            (
                "[profiles.p]\nurl = 3",
                "config.toml:2: 'url' in [profiles.p] must be a string, not an integer",
            ),
            (
                "[upload]\n\ncopy = 'yes'",
                "config.toml:3: 'copy' in [upload] must be true or false, not a string",
            ),
            (
                "[upload]\njobs = 0",
                "config.toml:2: 'jobs' in [upload] must be a number from 1",
            ),
            (
                "upload = 1",
                "config.toml:1: 'upload' must be a table, not an integer",
            ),
            (
                "[profiles]\np = 'slink'",
                "config.toml:2: 'p' in [profiles] must be a table, not a string",
            ),
            (
                "[upload]\nvisibility = 'secret'",
                "config.toml:2: 'visibility' in [upload] must be one of public, hidden, private",
            ),
            (
                "[profiles.p]\ntoken_store = 'vault'",
                "config.toml:2: 'token_store' in [profiles.p] must be one of keyring, file",
            ),
            (
                "[profiles.p]\ntoken_command = \"pass 'x\"",
                "config.toml:2: 'token_command' in [profiles.p] has a quote that is not closed",
            ),
            (
                "[profiles.p]\ntoken_command = ''",
                "config.toml:2: 'token_command' in [profiles.p] is empty",
            ),
            (
                "[profiles.p]\ntoken_command = ['pass', 1]",
                "config.toml:2: 'token_command' in [profiles.p] must be a string or an array of strings",
            ),
        ] {
            assert_eq!(refused(text).0, expected);
        }
        let (message, _) = refused("[upload]\nexpire = 'soon'");
        assert!(message.starts_with("config.toml:2: 'expire' in [upload] is wrong: 'soon'"));
    }

    #[test]
    fn a_token_in_the_file_is_refused_with_the_way_out() {
        let (message, hint) = refused("[profiles.pics]\nprovider = 'slink'\napi-key = 'sk_abc'\n");
        assert_eq!(
            message,
            "config.toml:3: 'api-key' in [profiles.pics]: tokens never live in this file"
        );
        assert_eq!(hint, "remove the line and run 'hoist auth login pics'");

        let (message, hint) = refused("token = 'sk_abc'\n");
        assert_eq!(
            message,
            "config.toml:1: 'token': tokens never live in this file"
        );
        assert_eq!(hint, "remove the line and run 'hoist auth login'");
        parse("[profiles.key]\nprovider = 'slink'\n").unwrap();
    }

    #[test]
    fn broken_toml_names_the_line_and_quotes_nothing() {
        let (message, _) = refused("[upload]\ncopy = true\n[profiles.p\nx = 'hunter2'\n");
        assert!(
            message.starts_with("config.toml:3: not valid TOML: "),
            "{message}"
        );
        let (message, _) = refused("[upload]\nformat = \"hunter2\n");
        assert!(message.starts_with("config.toml:2: "), "{message}");
        assert!(!message.contains("hunter2"), "{message}");
        let (message, _) = refused("[profiles.p]\nurl = 'a'\nurl = 'b'\n");
        assert!(message.starts_with("config.toml:3: "), "{message}");
    }

    #[test]
    fn a_bad_profile_name_names_its_line() {
        let (message, hint) = refused("\n[profiles.\"a,b\"]\nprovider = 'slink'\n");
        assert_eq!(
            message,
            "config.toml:2: profile name 'a,b' holds one of , / \\ @"
        );
        assert!(hint.contains("letters"), "{hint}");
    }

    #[test]
    fn a_missing_file_is_an_empty_one_and_bytes_are_refused() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("config.toml");
        assert_eq!(Settings::load(&file).unwrap(), Settings::default());

        std::fs::write(&file, b"# ok\n# \xff\n").unwrap();
        let error = Settings::load(&file).unwrap_err();
        assert_eq!(error.kind, Kind::Config);
        assert!(error.to_string().ends_with("config.toml:2: not UTF-8"));

        let error = Settings::load(dir.path()).unwrap_err();
        assert_eq!(error.kind, Kind::Io);
    }
}
