//! Changes to the file that keep what a person wrote around them.

use std::path::Path;

use toml_edit::{Array, Decor, DocumentMut, InlineTable, Item, RawString, Table, TableLike, Value};

use super::keys::{NUMBERS, PROFILE, PROFILE_KEYS, SWITCHES};
use super::read::text_of;
use super::write::{alone, replace};
use super::{Profile, Settings, check_profile_name};
use crate::error::{Error, Kind, Result};

/// Adds or replaces a profile in the file. Comments and order of everything else survive.
///
/// # Errors
/// `Config` when the file is broken, `Io` when it can't be written.
pub fn write_profile(file: &Path, name: &str, profile: &Profile) -> Result<()> {
    check_profile_name(name)?;
    change(file, |document| {
        let first = document.is_empty();
        let profiles = document.entry("profiles").or_insert_with(|| {
            let mut table = Table::new();
            table.set_implicit(true);
            Item::Table(table)
        });
        let inline = profiles.is_inline_table();
        let Some(profiles) = profiles.as_table_like_mut() else {
            return Err(not_a_table("profiles"));
        };
        if !profiles.contains_key(name) {
            let item = if inline {
                Item::Value(InlineTable::new().into())
            } else {
                let mut table = Table::new();
                table.decor_mut().set_prefix(if first { "" } else { "\n" });
                Item::Table(table)
            };
            profiles.insert(name, item);
        }
        match profiles.get_mut(name).and_then(Item::as_table_like_mut) {
            Some(table) => fill(table, profile),
            None => return Err(not_a_table(name)),
        }
        Ok(true)
    })
    .map(|_| ())
}

/// Removes a profile from the file, and `default_profile` where it names it. Gives whether it was there.
///
/// # Errors
/// As [`write_profile`].
pub fn remove_profile(file: &Path, name: &str) -> Result<bool> {
    change(file, |document| {
        let removed = document
            .get_mut("profiles")
            .and_then(Item::as_table_like_mut)
            .and_then(|profiles| profiles.remove(name));
        let Some(removed) = removed else {
            return Ok(false);
        };
        if let Item::Table(table) = &removed {
            keep_heading(document, table.decor(), table.position());
        }
        if document.get("default_profile").and_then(Item::as_str) == Some(name) {
            clear_default(document);
        }
        Ok(true)
    })
}

/// Sets or clears `default_profile`.
///
/// # Errors
/// As [`write_profile`].
pub fn write_default(file: &Path, name: Option<&str>) -> Result<()> {
    change(file, |document| {
        match name {
            Some(name) => set(document.as_table_mut(), "default_profile", name.into()),
            None => clear_default(document),
        }
        Ok(true)
    })
    .map(|_| ())
}

fn not_a_table(name: &str) -> Error {
    Error::new(Kind::Config, format!("'{name}' is not a table"))
}

/// Reads, edits and writes the file; `edit` says whether there is anything to write. What is written can be read again.
fn change(file: &Path, edit: impl FnOnce(&mut DocumentMut) -> Result<bool>) -> Result<bool> {
    let _turn = alone(file);
    let text = text_of(file)?;
    let mut document = match text.parse::<DocumentMut>() {
        Ok(document) => document,
        // The reader words this error with its line.
        Err(error) => {
            return match Settings::parse(file, &text) {
                Err(worded) => Err(worded),
                Ok(_) => Err(Error::new(Kind::Config, error.message().to_owned())),
            };
        }
    };
    if !edit(&mut document)? {
        return Ok(false);
    }
    let mut changed = document.to_string();
    Settings::parse(file, &changed)?;
    // The parser gives back every end of a line as `\n`.
    if text.contains("\r\n") {
        changed = changed.replace('\n', "\r\n");
    }
    replace(file, &changed).map_err(|error| Error::io(file.display().to_string(), error))?;
    Ok(true)
}

/// Makes a profile's table say what the profile says, touching only the keys that differ.
fn fill(table: &mut dyn TableLike, profile: &Profile) {
    let string = |text: &String| Value::from(text.as_str());
    let command = |words: &Option<Vec<String>>| {
        let words = words.as_ref()?.iter().map(String::as_str);
        Some(Value::from(words.collect::<Array>()))
    };
    for key in PROFILE.iter().chain(PROFILE_KEYS) {
        let value = match *key {
            "provider" => (!profile.provider.is_empty()).then(|| string(&profile.provider)),
            "allow_http" => profile.allow_http.then(|| Value::from(true)),
            "token_command" => command(&profile.token_command),
            "shot" => command(&profile.shot),
            "token_store" => profile.token_store.map(|store| Value::from(store.name())),
            key => profile.keys.get(key).map(|text| typed(key, text)),
        };
        match value {
            Some(value) => set(table, key, value),
            None => {
                table.remove(key);
            }
        }
    }
    // A key that the file format does not know is refused when the result is read again.
    for (key, value) in &profile.keys {
        if !PROFILE_KEYS.contains(&key.as_str()) {
            set(table, key, string(value));
        }
    }
}

/// A value as the type that its key has; what is not of that type is refused when the result is read again.
fn typed(key: &str, text: &str) -> Value {
    match (text.parse::<bool>(), text.parse::<i64>()) {
        (Ok(switch), _) if SWITCHES.contains(&key) => Value::from(switch),
        (_, Ok(number)) if NUMBERS.contains(&key) => Value::from(number),
        _ => Value::from(text),
    }
}

/// Sets a value, leaving the comment after it and one that already says the same alone.
fn set(table: &mut dyn TableLike, key: &str, mut value: Value) {
    let Some(old) = table.get_mut(key).and_then(Item::as_value_mut) else {
        table.insert(key, Item::Value(value));
        return;
    };
    if !same(old, &value) {
        *value.decor_mut() = old.decor().clone();
        *old = value;
    }
}

fn same(old: &Value, new: &Value) -> bool {
    match (old, new) {
        (Value::String(old), Value::String(new)) => old.value() == new.value(),
        (Value::Boolean(old), Value::Boolean(new)) => old.value() == new.value(),
        // A command as a string is the person's shorthand for the array.
        (Value::String(old), Value::Array(new)) => {
            shell_words::split(old.value()).is_ok_and(|words| {
                new.iter()
                    .map(Value::as_str)
                    .eq(words.iter().map(|word| Some(word.as_str())))
            })
        }
        (Value::Array(old), Value::Array(new)) => old
            .iter()
            .map(Value::as_str)
            .eq(new.iter().map(Value::as_str)),
        _ => false,
    }
}

/// Removes `default_profile`, where it is.
fn clear_default(document: &mut DocumentMut) {
    if let Some((key, _)) = document.remove_entry("default_profile") {
        keep_heading(document, key.leaf_decor(), None);
    }
}

/// The comments right above something removed go with it; what a blank line sets apart, such as the file's heading,
/// stays with the table that follows.
fn keep_heading(document: &mut DocumentMut, removed: &Decor, position: Option<isize>) {
    let above = prefix(removed);
    let kept = match above.rfind("\n\n") {
        Some(end) if !above[..end].trim().is_empty() => &above[..=end],
        _ => return,
    };
    let next = tables(document)
        .into_iter()
        .filter(|table| table.position() > position)
        .min_by_key(|table| table.position());
    match next {
        Some(table) => {
            let below = prefix(table.decor());
            let gap = if below.starts_with('\n') { "" } else { "\n" };
            let joined = format!("{kept}{gap}{below}");
            table.decor_mut().set_prefix(joined);
        }
        None => {
            let trailing = document.trailing().as_str().unwrap_or_default();
            let joined = format!("{kept}{trailing}");
            document.set_trailing(joined);
        }
    }
}

fn prefix(decor: &Decor) -> &str {
    decor
        .prefix()
        .and_then(RawString::as_str)
        .unwrap_or_default()
}

/// The tables that have a header of their own.
fn tables(document: &mut DocumentMut) -> Vec<&mut Table> {
    let mut found = Vec::new();
    for (key, item) in document.iter_mut() {
        let Some(table) = item.as_table_mut() else {
            continue;
        };
        if key.get() == "profiles" && table.is_implicit() {
            found.extend(table.iter_mut().filter_map(|(_, item)| item.as_table_mut()));
        } else {
            found.push(table);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;

    use super::*;
    use crate::settings::TokenStore;

    struct Config {
        dir: tempfile::TempDir,
    }

    impl Config {
        fn of(text: &str) -> Self {
            let config = Config {
                dir: tempfile::tempdir().unwrap(),
            };
            fs::write(config.file(), text).unwrap();
            config
        }

        fn file(&self) -> PathBuf {
            self.dir.path().join("config.toml")
        }

        fn text(&self) -> String {
            fs::read_to_string(self.file()).unwrap()
        }
    }

    fn profile(provider: &str, keys: &[(&str, &str)]) -> Profile {
        Profile {
            provider: provider.to_owned(),
            keys: keys
                .iter()
                .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
                .collect(),
            ..Profile::default()
        }
    }

    const EXAMPLE: &str = "\
# My uploads.

default_profile = \"pics\" # the good one

[upload]
copy = true

# At home.
[profiles.pics]
url = 'https://pics.example.org' # over the VPN
provider = \"slink\"
token_command = \"pass show 'the pics'\"

# Elsewhere.
[profiles.pile]
provider = \"imgpile\"
";

    #[test]
    fn profiles_that_are_added_at_the_same_time_are_all_there() {
        let config = Config::of("");
        let (file, new) = (config.file(), profile("local", &[]));
        let (file, new, begin) = (&file, &new, &std::sync::Barrier::new(8));
        std::thread::scope(|scope| {
            for name in ["a", "b", "c", "d", "e", "f", "g", "h"] {
                scope.spawn(move || {
                    begin.wait();
                    write_profile(file, name, new).unwrap();
                });
            }
        });
        assert_eq!(config.text().matches("[profiles.").count(), 8);
    }

    #[test]
    fn a_changed_profile_keeps_comments_and_order() {
        let config = Config::of(EXAMPLE);
        let mut pics = Settings::load(&config.file()).unwrap().profiles["pics"].clone();
        write_profile(&config.file(), "pics", &pics).unwrap();
        assert_eq!(config.text(), EXAMPLE);

        pics.keys
            .insert("url".into(), "https://new.example.org".into());
        pics.token_store = Some(TokenStore::File);
        pics.token_command = None;
        write_profile(&config.file(), "pics", &pics).unwrap();
        assert_eq!(
            config.text(),
            EXAMPLE
                .replace("'https://pics.example.org'", "\"https://new.example.org\"")
                .replace(
                    "token_command = \"pass show 'the pics'\"",
                    "token_store = \"file\""
                )
        );
        assert_eq!(
            Settings::load(&config.file()).unwrap().profiles["pics"],
            pics
        );
    }

    #[test]
    fn a_new_profile_goes_to_the_end() {
        let config = Config::of(EXAMPLE);
        let mut www = profile("local", &[("path", "/srv/\"www\"")]);
        www.allow_http = true;
        www.token_command = Some(vec!["pass".into(), "show it".into()]);
        write_profile(&config.file(), "i.example.org", &www).unwrap();
        let added = "
[profiles.\"i.example.org\"]
provider = \"local\"
allow_http = true
token_command = [\"pass\", \"show it\"]
path = '/srv/\"www\"'
";
        assert_eq!(config.text(), format!("{EXAMPLE}{added}"));
        assert_eq!(
            Settings::load(&config.file()).unwrap().profiles["i.example.org"],
            www
        );
    }

    #[test]
    fn inline_profiles_stay_inline() {
        let config = Config::of("profiles = { a = { provider = \"local\" } }\n");
        write_profile(&config.file(), "b", &profile("slink", &[])).unwrap();
        assert_eq!(
            config.text(),
            "profiles = { a = { provider = \"local\" } , b = { provider = \"slink\" } }\n"
        );
    }

    #[test]
    fn a_removed_profile_takes_its_comment_and_the_default_along() {
        let config = Config::of(EXAMPLE);
        assert!(remove_profile(&config.file(), "pics").unwrap());
        assert_eq!(
            config.text(),
            "\
# My uploads.

[upload]
copy = true

# Elsewhere.
[profiles.pile]
provider = \"imgpile\"
"
        );
        assert!(!remove_profile(&config.file(), "pics").unwrap());
    }

    #[test]
    fn the_files_heading_survives_the_first_profile() {
        let heading = "# My uploads.\n# Keep.\n\n";
        let config = Config::of(&format!(
            "{heading}# one\n[profiles.a]\nprovider = \"local\"\n\n# two\n[profiles.b]\nprovider = \"local\"\n"
        ));
        remove_profile(&config.file(), "a").unwrap();
        assert_eq!(
            config.text(),
            format!("{heading}# two\n[profiles.b]\nprovider = \"local\"\n")
        );
        remove_profile(&config.file(), "b").unwrap();
        assert_eq!(
            config.text(),
            heading.trim_end_matches('\n').to_owned() + "\n"
        );
    }

    #[test]
    fn the_default_is_set_changed_and_cleared() {
        let config = Config::of(EXAMPLE);
        write_default(&config.file(), Some("pile")).unwrap();
        assert_eq!(
            config.text(),
            EXAMPLE.replace("\"pics\" # the", "\"pile\" # the")
        );
        write_default(&config.file(), None).unwrap();
        assert_eq!(
            Settings::load(&config.file()).unwrap().default_profile,
            None
        );

        let config = Config::of("[profiles.a]\nprovider = \"local\"\n");
        write_default(&config.file(), Some("a")).unwrap();
        assert_eq!(
            config.text(),
            "default_profile = \"a\"\n[profiles.a]\nprovider = \"local\"\n"
        );
    }

    #[test]
    fn a_broken_file_and_an_unknown_key_change_nothing() {
        let broken = "[profiles.a\n";
        let config = Config::of(broken);
        let error = write_default(&config.file(), Some("a")).unwrap_err();
        assert_eq!(error.kind, Kind::Config);
        assert!(error.to_string().contains("config.toml:1: "), "{error}");
        assert_eq!(config.text(), broken);

        let config = Config::of(EXAMPLE);
        let error = write_profile(&config.file(), "x", &profile("local", &[("colour", "red")]))
            .unwrap_err();
        assert_eq!(error.kind, Kind::Config);
        assert!(error.to_string().contains("'colour'"), "{error}");
        let error = write_profile(&config.file(), "a,b", &profile("local", &[])).unwrap_err();
        assert_eq!(error.kind, Kind::Config);
        assert_eq!(config.text(), EXAMPLE);
    }

    #[test]
    fn a_broken_profile_can_be_removed() {
        let config = Config::of("[profiles.a]\ncolour = 1\n");
        assert!(remove_profile(&config.file(), "a").unwrap());
        Settings::load(&config.file()).unwrap();
    }

    #[test]
    fn line_ends_of_windows_stay() {
        let dos = EXAMPLE.replace('\n', "\r\n");
        let config = Config::of(&dos);
        write_default(&config.file(), Some("pile")).unwrap();
        assert_eq!(
            config.text(),
            dos.replace("\"pics\" # the", "\"pile\" # the")
        );
    }
}
