use std::collections::BTreeMap;
use std::path::PathBuf;
use std::rc::Rc;

use url::Url;

use super::{Nobody, Person, Provider};
use crate::error::{Error, Kind, Result};
use crate::http::{Account, Policy, Quota, Transport};
use crate::model::Field;
use crate::secret::{NoTokens, TokenKind, Tokens};

/// A named base address of a provider.
#[derive(Clone, Copy, Debug)]
pub struct Base {
    /// The provider's own name for it: `api`, `upload`.
    pub name: &'static str,
    /// The profile's key that overrides it: `url`, `upload_url`.
    pub setting: &'static str,
    /// The vendor's address; empty where the person has to give it.
    pub default: &'static str,
}

/// Where a provider's hosts come from.
#[derive(Clone, Copy, Debug)]
pub enum SitePolicy {
    /// The vendor's own hosts, which a profile may override.
    Fixed(&'static [Base]),
    /// The person's own server: the profile must name it.
    SelfHosted(&'static [Base]),
    /// No host: a folder of this machine.
    Folder,
    /// Whatever a file says that this key of the profile names.
    File(&'static str),
}

impl SitePolicy {
    /// The base addresses.
    pub fn bases(&self) -> &'static [Base] {
        match self {
            SitePolicy::Fixed(bases) | SitePolicy::SelfHosted(bases) => bases,
            SitePolicy::Folder | SitePolicy::File(_) => &[],
        }
    }
}

/// A kind of token that a provider takes.
#[derive(Clone, Copy, Debug)]
pub struct TokenSpec {
    /// Its kind.
    pub kind: TokenKind,
    /// How it begins, where the vendor says so. Only for messages and for knowing kinds apart.
    pub prefix: &'static str,
    /// What it is good for, in a few words for the login prompt.
    pub serves: &'static str,
}

/// A class of files that a host takes.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// A MIME type, or the first half with its slash (`image/`), or empty for everything.
    pub mime: &'static str,
    /// Most bytes of one file, where the vendor says so.
    pub max_bytes: Option<u64>,
}

/// Keys of a profile that set its account's limits: whole numbers, 0 for none. Every provider with a host has them.
pub const QUOTA_KEYS: [&str; 2] = ["requests_per_minute", "files_per_day"];

/// A built-in profile.
#[derive(Clone, Copy, Debug)]
pub struct Preset {
    /// The profile's name.
    pub name: &'static str,
    /// Profile keys that it sets.
    pub settings: &'static [(&'static str, &'static str)],
}

/// All that is known of a provider without talking to it. The registry holds one each; names, help texts, checks before
/// sending and the README's table come from here.
pub struct Descriptor {
    /// The name in `provider = "…"`.
    pub name: &'static str,
    /// One line.
    pub summary: &'static str,
    /// The vendor's API page.
    pub docs: &'static str,
    /// The page where a token is made; empty where there is none.
    pub token_page: &'static str,
    /// Hosts.
    pub site: SitePolicy,
    /// Tokens it takes; empty where it needs none.
    pub tokens: &'static [TokenSpec],
    /// Built-in profiles.
    pub presets: &'static [Preset],
    /// Further profile keys that it understands, beside the bases' settings.
    pub settings: &'static [&'static str],
    /// Files it takes; empty means any.
    pub limits: &'static [Limit],
    /// How much the vendor's documents allow in a span of time; empty where they tell nothing certain.
    pub quotas: &'static [Quota],
    /// Optional fields of an upload that it has.
    pub upload_fields: &'static [Field],
    /// Most characters of a title, where the vendor says so.
    pub max_title: Option<usize>,
    /// Most files in flight at once.
    pub max_jobs: usize,
    /// Makes the provider for one profile.
    ///
    /// # Errors
    /// `Config` when the profile lacks what the provider needs.
    pub build: fn(Connection) -> Result<Box<dyn Provider>>,
}

impl Descriptor {
    /// A provider that talks to nobody, to be asked what it can do.
    ///
    /// # Panics
    /// When the provider can't be built from its own defaults, which the conformance suite rules out.
    pub fn specimen(&'static self) -> Box<dyn Provider> {
        let placeholder = "https://host.invalid/";
        let bases = self.site.bases().iter().map(|base| {
            let address = if base.default.is_empty() {
                placeholder
            } else {
                base.default
            };
            (
                base.name,
                Url::parse(address).expect("default addresses are valid"),
            )
        });
        let connection = Connection {
            profile: self.name.to_owned(),
            site: Site::new(bases),
            tokens: Rc::new(NoTokens),
            transport: Rc::new(Transport::new(Policy::default())),
            settings: BTreeMap::new(),
            data_dir: PathBuf::new(),
            person: Rc::new(Nobody),
        };
        (self.build)(connection).expect("a provider can be built from its defaults")
    }

    /// Makes the provider for one profile, and holds its calls to the limits of its account.
    ///
    /// # Errors
    /// `Config` when the profile lacks what the provider needs.
    pub fn open(&self, connection: Connection) -> Result<Box<dyn Provider>> {
        let transport = Rc::clone(&connection.transport);
        let own = QUOTA_KEYS.map(|key| connection.setting(key)?.parse::<u32>().ok());
        let bases = self.site.bases().iter();
        let bases = bases.map(|base| connection.site.base(base.name).clone());
        let mut bases: Vec<Url> = bases.collect();
        let profile = connection.profile.clone();
        let provider = (self.build)(connection)?;
        bases.extend(provider.origin());
        let [per_minute, files_per_day] = own;
        transport.hold_to(Account {
            provider: self.name,
            profile,
            bases,
            // Those of the dialect that the profile speaks.
            quotas: provider.descriptor().quotas,
            per_minute,
            files_per_day,
        });
        Ok(provider)
    }

    /// The MIME types that the host takes, `image/*` for a class; empty: any.
    pub fn types(&self) -> Vec<String> {
        let named = self.limits.iter().filter(|limit| !limit.mime.is_empty());
        named
            .map(|limit| match limit.mime.strip_suffix('/') {
                Some(class) => format!("{class}/*"),
                None => limit.mime.to_owned(),
            })
            .collect()
    }

    /// The limit that applies to a file of this type; `Err` names what the host takes.
    ///
    /// # Errors
    /// `Rejected` when the host does not take this type.
    pub fn limit_for(&self, mime: &str) -> Result<Option<u64>> {
        if self.limits.is_empty() {
            return Ok(None);
        }
        let found = self.limits.iter().find(|limit| {
            limit.mime.is_empty()
                || limit.mime == mime
                || (limit.mime.ends_with('/') && mime.starts_with(limit.mime))
        });
        match found {
            Some(limit) => Ok(limit.max_bytes),
            None => {
                let message = format!(
                    "{} does not take {mime} files, only {}",
                    self.name,
                    self.types().join(", ")
                );
                Err(Error::new(Kind::Rejected, message).of(self.name))
            }
        }
    }
}

/// The base addresses of one profile.
#[derive(Clone, Debug, Default)]
pub struct Site {
    bases: BTreeMap<&'static str, Url>,
}

impl Site {
    /// A site of these bases. A path of theirs keeps its last segment: `https://h/api/v1` becomes `https://h/api/v1/`.
    pub fn new(bases: impl IntoIterator<Item = (&'static str, Url)>) -> Self {
        let bases = bases
            .into_iter()
            .map(|(name, mut url)| {
                if !url.path().ends_with('/') {
                    let path = format!("{}/", url.path());
                    url.set_path(&path);
                }
                (name, url)
            })
            .collect();
        Site { bases }
    }

    /// A base by its name, with a final slash.
    ///
    /// # Panics
    /// When the provider's descriptor does not declare the base; the composition root fills in every declared one.
    pub fn base(&self, name: &str) -> &Url {
        &self.bases[name]
    }

    /// An address below a base. Each segment is percent-encoded, so an id can't leave its place.
    pub fn url<'a>(&self, base: &str, segments: impl IntoIterator<Item = &'a str>) -> Url {
        let mut url = self.base(base).clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty();
            for segment in segments {
                // `.` and `..` would be taken as directions, and `push` drops them.
                match segment {
                    "." => path.push("%2E"),
                    ".." => path.push("%2E%2E"),
                    other => path.push(other),
                };
            }
        }
        url
    }
}

/// What a provider is made of: one profile's addresses, credentials and settings, and the door to the network.
pub struct Connection {
    /// The profile's name, for messages.
    pub profile: String,
    /// Addresses.
    pub site: Site,
    /// Credentials.
    pub tokens: Rc<dyn Tokens>,
    /// The network.
    pub transport: Rc<Transport>,
    /// Other settings of the profile that the descriptor names: `username`, `flavour`, `base_url`, …
    pub settings: BTreeMap<String, String>,
    /// hoist's data directory, for providers that keep files there.
    pub data_dir: PathBuf,
    /// Who can be asked.
    pub person: Rc<dyn Person>,
}

impl Connection {
    /// A setting, where the profile has it.
    pub fn setting(&self, key: &str) -> Option<&str> {
        self.settings.get(key).map(String::as_str)
    }
}
