use serde::Serialize;

use crate::provider::{Abilities, SitePolicy};

/// One row of the capability table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ProviderView {
    /// The name in `provider = "…"`.
    pub name: String,
    /// One line.
    pub summary: String,
    /// The vendor's API page.
    pub docs: String,
    /// Whether the person runs the host.
    pub self_hosted: bool,
    /// Words of the commands it can do, in the order of the help: `upload`, `ls`, …
    pub can: Vec<&'static str>,
    /// Options of upload that it has a field for.
    pub upload_options: Vec<&'static str>,
    /// Most bytes of one file of the type that may be largest, where the vendor says so.
    pub max_bytes: Option<u64>,
}

impl ProviderView {
    /// What a provider can do, computed from its facets.
    pub fn new(abilities: &Abilities) -> Self {
        let descriptor = abilities.descriptor;
        ProviderView {
            name: descriptor.name.to_owned(),
            summary: descriptor.summary.to_owned(),
            docs: descriptor.docs.to_owned(),
            self_hosted: matches!(descriptor.site, SitePolicy::SelfHosted(_)),
            can: abilities.can.iter().map(|one| one.name()).collect(),
            upload_options: descriptor
                .upload_fields
                .iter()
                .map(|field| field.option())
                .collect(),
            max_bytes: descriptor
                .limits
                .iter()
                .filter_map(|limit| limit.max_bytes)
                .max(),
        }
    }
}

/// One profile.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ProfileView {
    /// Name.
    pub name: String,
    /// Provider.
    pub provider: String,
    /// API root or folder.
    pub place: Option<String>,
    /// Whether it is used when no profile is named.
    pub default: bool,
    /// Whether it comes with hoist and not from the configuration file.
    pub built_in: bool,
    /// Where its token comes from: `environment`, `command`, `keyring`, `file`. Never the token.
    pub token: Option<String>,
}
