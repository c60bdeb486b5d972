//! A case for each provider: its host for the tests, and what the provider is declared to have.

pub mod chevereto;
mod imgpile;
mod imperial;
mod local;
mod posteverywhere;
mod sharex;
pub mod slink;

use super::matrix::Ability;
use super::stage::Bench;

/// A provider under test.
pub struct Case {
    /// Its name in the registry.
    pub name: &'static str,
    /// What it has; everything else it must not have.
    pub has: &'static [Ability],
    /// A fresh host.
    pub start: fn() -> Box<dyn Bench>,
}

/// Every registered provider.
pub static CASES: &[Case] = &[
    local::CASE,
    imgpile::CASE,
    imperial::CASE,
    slink::CASE,
    posteverywhere::CASE,
    chevereto::CASE,
    sharex::CASE,
];
