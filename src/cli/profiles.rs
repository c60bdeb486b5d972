//! From a profile's name to everything that is configured for it.

use std::collections::BTreeMap;
use std::path::Path;

use url::Url;

use crate::error::{Error, Kind, Result};
use crate::provider::{
    Descriptor, PROVIDERS, QUOTA_KEYS, Site, SitePolicy, find as provider, preset,
};
use crate::settings::{Profile, Settings, closest};

/// A profile with its provider.
#[derive(Clone)]
pub struct Selected {
    /// Its name.
    pub name: String,
    /// Its provider.
    pub descriptor: &'static Descriptor,
    /// Its section of the configuration, completed by the built-in profile of the same name.
    pub profile: Profile,
    /// It was chosen because there is nothing else.
    pub embedded: bool,
}

/// The profile of this name: from the configuration, or built in.
///
/// # Errors
/// `Usage` when there is none, `Config` when its provider is missing or unknown.
pub fn find(settings: &Settings, name: &str) -> Result<Selected> {
    let built_in = preset(name);
    let Some(configured) = settings.profiles.get(name) else {
        if let (None, Some(selected)) = (built_in, of_file(name)) {
            return Ok(selected);
        }
        let (descriptor, preset) = built_in.ok_or_else(|| unknown(settings, name))?;
        return Ok(Selected {
            name: name.to_owned(),
            descriptor,
            profile: Profile {
                provider: descriptor.name.to_owned(),
                keys: owned(preset.settings),
                ..Profile::default()
            },
            embedded: false,
        });
    };
    let mut profile = configured.clone();
    let descriptor = match (profile.provider.as_str(), built_in) {
        ("", Some((descriptor, _))) => descriptor,
        ("", None) => {
            let message = format!("profile {name}: 'provider' is missing");
            return Err(Error::new(Kind::Config, message).advice(providers_hint()));
        }
        (named, _) => provider(named).ok_or_else(|| {
            let message = format!("profile {name}: there is no provider '{named}'");
            Error::new(Kind::Config, message).advice(meant_provider(named))
        })?,
    };
    if let Some((owner, preset)) = built_in
        && owner.name == descriptor.name
    {
        for (key, value) in owned(preset.settings) {
            profile.keys.entry(key).or_insert(value);
        }
    }
    profile.provider = descriptor.name.to_owned();
    Ok(Selected {
        name: name.to_owned(),
        descriptor,
        profile,
        embedded: false,
    })
}

/// A profile as it would be if it were configured; nothing is written.
///
/// # Errors
/// `Usage` for a name that is none, and as [`find`].
pub fn candidate(settings: &Settings, name: &str, profile: Profile) -> Result<Selected> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if name.is_empty() || !name.chars().all(plain) {
        return Err(Error::usage(format!(
            "'{name}' is not a profile's name; use letters, digits, - and _"
        )));
    }
    let mut settings = settings.clone();
    settings.profiles.insert(name.to_owned(), profile);
    find(&settings, name)
}

/// The custom uploader in this file, if the name is the path of one. It is called by its absolute path, so that the history finds it
/// from anywhere.
fn of_file(name: &str) -> Option<Selected> {
    let path = Path::new(name);
    let suffix = path.extension().unwrap_or_default();
    if !suffix.eq_ignore_ascii_case("sxcu") && !name.contains(['/', '\\']) {
        return None;
    }
    let descriptor = PROVIDERS
        .iter()
        .find(|descriptor| matches!(descriptor.site, SitePolicy::File(_)))?;
    let SitePolicy::File(key) = descriptor.site else {
        return None;
    };
    let path = std::path::absolute(path).ok()?;
    let path = path.to_string_lossy().into_owned();
    Some(Selected {
        name: path.clone(),
        descriptor,
        profile: Profile {
            provider: descriptor.name.to_owned(),
            keys: BTreeMap::from([(key.to_owned(), path)]),
            ..Profile::default()
        },
        embedded: false,
    })
}

/// The profile of a command line that names none: `default_profile`, the only one that is configured, or `local`.
///
/// # Errors
/// `Usage` when several are configured and none is the default.
pub fn default(settings: &Settings) -> Result<Selected> {
    if let Some(name) = &settings.default_profile {
        return find(settings, name);
    }
    let mut names = settings.profiles.keys();
    match (names.next(), names.next()) {
        (None, _) => {
            let mut local = find(settings, "local")?;
            local.embedded = true;
            Ok(local)
        }
        (Some(only), None) => find(settings, only),
        _ => {
            let all: Vec<&str> = settings.profiles.keys().map(String::as_str).collect();
            let message = format!("several profiles are configured: {}", all.join(", "));
            Err(Error::usage(message)
                .advice("choose one with -p NAME, or for always with 'hoist profile default NAME'"))
        }
    }
}

/// Every profile there is: configured ones and built-in ones.
pub fn names(settings: &Settings) -> Vec<String> {
    let built_in = PROVIDERS.iter().flat_map(|descriptor| descriptor.presets);
    let mut names: Vec<String> = built_in
        .map(|preset| preset.name.to_owned())
        .chain(settings.profiles.keys().cloned())
        .collect();
    names.sort();
    names.dedup();
    names
}

fn unknown(settings: &Settings, name: &str) -> Error {
    let names = names(settings);
    let hint = match closest(name, names.iter().map(String::as_str)) {
        Some(meant) => format!("did you mean '{meant}'?"),
        None => format!("there are {}", names.join(", ")),
    };
    Error::usage(format!("there is no profile '{name}'")).advice(hint)
}

fn meant_provider(name: &str) -> String {
    let known = PROVIDERS.iter().map(|descriptor| descriptor.name);
    closest(name, known).map_or_else(providers_hint, |meant| format!("did you mean '{meant}'?"))
}

fn providers_hint() -> String {
    let names: Vec<&str> = PROVIDERS.iter().map(|descriptor| descriptor.name).collect();
    format!("providers: {}", names.join(", "))
}

fn owned(settings: &[(&str, &str)]) -> BTreeMap<String, String> {
    settings
        .iter()
        .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
        .collect()
}

impl Selected {
    /// Its addresses: the configured ones, the vendor's for the rest.
    ///
    /// # Errors
    /// `Config` for something that is no address, or that is missing.
    pub fn site(&self) -> Result<Site> {
        let bases = self.descriptor.site.bases().iter().map(|base| {
            let text = match self.profile.keys.get(base.setting) {
                Some(text) => text.as_str(),
                None => base.default,
            };
            if text.is_empty() {
                let message = format!("profile {}: '{}' is missing", self.name, base.setting);
                let advice = format!(
                    "give the address of your server: {} = \"https://…\"",
                    base.setting
                );
                return Err(Error::new(Kind::Config, message).advice(advice));
            }
            let url = Url::parse(text).ok().filter(|url| {
                matches!(url.scheme(), "http" | "https")
                    && url.has_host()
                    && url.username().is_empty()
                    && url.password().is_none()
            });
            url.map(|url| (base.name, url)).ok_or_else(|| {
                let message = format!(
                    "profile {}: '{}' is not an http(s) address",
                    self.name, base.setting
                );
                Error::new(Kind::Config, message)
            })
        });
        Ok(Site::new(bases.collect::<Result<Vec<_>>>()?))
    }

    /// Its other settings.
    ///
    /// # Errors
    /// `Config` for a key that its provider does not understand, or a file that is not named.
    pub fn settings(&self) -> Result<BTreeMap<String, String>> {
        if let SitePolicy::File(key) = self.descriptor.site
            && !self.profile.keys.contains_key(key)
        {
            let message = format!("profile {}: '{key}' is missing", self.name);
            return Err(Error::new(Kind::Config, message)
                .advice(format!("name the uploader's file: {key} = \"….sxcu\"")));
        }
        let bases = self.descriptor.site.bases().iter().map(|base| base.setting);
        let mut known: Vec<&str> = bases
            .chain(self.descriptor.settings.iter().copied())
            .collect();
        if !matches!(self.descriptor.site, SitePolicy::Folder) {
            known.extend(QUOTA_KEYS);
        }
        if let Some(foreign) = self
            .profile
            .keys
            .keys()
            .find(|key| !known.contains(&key.as_str()))
        {
            let message = format!(
                "profile {}: {} has no setting '{foreign}'",
                self.name, self.descriptor.name
            );
            let advice = match closest(foreign, known.iter().copied()) {
                Some(meant) => format!("did you mean '{meant}'?"),
                None => format!("it understands {}", known.join(", ")),
            };
            return Err(Error::new(Kind::Config, message).advice(advice));
        }
        Ok(self.profile.keys.clone())
    }
}
