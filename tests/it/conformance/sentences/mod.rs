//! The contract, a function for each sentence.

mod dry;
mod lost;
mod posts;
mod refusals;
mod social;
mod stock;
mod uploads;

use std::pin::Pin;

use hoist::error::{Error, Kind};

use super::matrix::Ability;
use super::stage::Stage;

/// `Err` says how the sentence was broken.
pub type Verdict = Result<(), String>;

/// A sentence of the contract.
pub struct Sentence {
    pub says: &'static str,
    /// It is tried with every provider that has all of these.
    pub needs: &'static [Ability],
    pub hold: for<'a> fn(&'a Stage<'a>) -> Pin<Box<dyn Future<Output = Verdict> + 'a>>,
}

/// All of them.
pub fn all() -> impl Iterator<Item = &'static Sentence> {
    [
        uploads::SENTENCES,
        lost::SENTENCES,
        refusals::SENTENCES,
        dry::SENTENCES,
        stock::SENTENCES,
        posts::SENTENCES,
        social::SENTENCES,
    ]
    .into_iter()
    .flatten()
}

/// Breaks the sentence, with a reason, unless the condition holds.
macro_rules! ensure {
    ($holds:expr, $($why:tt)+) => {
        if !$holds {
            return Err(format!($($why)+));
        }
    };
}
use ensure;

/// A success was expected.
fn done<T>(what: &str, result: Result<T, Error>) -> Result<T, String> {
    result.map_err(|error| format!("{what}: {:?} {error}", error.kind))
}

/// An error of one of these kinds was expected.
fn refused<T>(what: &str, result: Result<T, Error>, kinds: &[Kind]) -> Result<Error, String> {
    match result {
        Ok(_) => Err(format!("{what}: no error, but {kinds:?} was expected")),
        Err(error) if kinds.contains(&error.kind) => Ok(error),
        Err(error) => Err(format!(
            "{what}: {:?} ({error}) instead of {kinds:?}",
            error.kind
        )),
    }
}
