//! Regular expressions as .NET reads them, run by `fancy-regex`.
//!
//! - Groups without a name are numbered first, then those with a name; groups of one name are one group.
//! - `$` also stands before a final line break.
//! - `[a-z-[aeiou]]` is a subtraction.
//! - Not there: balancing groups, `(?n)`, named blocks such as `\p{IsBasicLatin}`, conditions on an expression, `\G`.

mod class;
mod groups;
#[cfg(test)]
mod tests;
mod translate;

use std::fmt;

use fancy_regex::{Regex, RegexBuilder};

use super::bounded;
use groups::Group;

/// Most characters of a pattern.
const LONGEST: usize = 8192;
/// Most steps back of one search.
const BACKTRACKS: usize = 1_000_000;
/// Most bytes of a compiled pattern.
const SIZE: usize = 8 << 20;

/// A regular expression.
#[derive(Clone, Debug)]
pub struct Pattern {
    regex: Regex,
    groups: Vec<Group>,
}

/// Why a pattern can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PatternError {
    /// It is wrong.
    Syntax {
        /// The character of the pattern, from 1, where it is known.
        at: Option<usize>,
        /// What is wrong.
        problem: String,
    },
    /// It uses what is not there.
    Unsupported {
        /// The character of the pattern, from 1.
        at: usize,
        /// What it uses.
        feature: &'static str,
    },
    /// The search takes too many steps or too long.
    TooLong,
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("regular expression: ")?;
        match self {
            PatternError::Syntax {
                at: Some(at),
                problem,
            } => write!(f, "{problem} at its character {at}"),
            PatternError::Syntax { at: None, problem } => f.write_str(problem),
            PatternError::Unsupported { at, feature } => {
                write!(f, "{feature} at its character {at}: not supported")
            }
            PatternError::TooLong => f.write_str("the search takes too long"),
        }
    }
}

impl std::error::Error for PatternError {}

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// `Syntax`, `Unsupported`.
    pub fn parse(text: &str) -> Result<Self, PatternError> {
        let translated = translate::translate(text)?;
        let source = translated.text;
        // The stack of the recursive compiler is bounded by its thread's.
        let regex = bounded::within(bounded::PATIENCE, move || {
            RegexBuilder::new(&source)
                .backtrack_limit(BACKTRACKS)
                .delegate_size_limit(SIZE)
                .delegate_dfa_size_limit(SIZE)
                .build()
                .map_err(|error| error.to_string())
        })
        .ok_or(PatternError::TooLong)?
        .map_err(|problem| PatternError::Syntax { at: None, problem })?;
        Ok(Self {
            regex,
            groups: translated.groups,
        })
    }

    /// Whether it has a group of this number or name. The empty name is the whole match.
    pub fn has_group(&self, group: &str) -> bool {
        group.is_empty() || group.parse() == Ok(0) || self.group(group).is_some()
    }

    fn group(&self, group: &str) -> Option<&Group> {
        let number = group.parse::<usize>();
        self.groups.iter().find(|own| match &number {
            Ok(number) => own.number == *number,
            Err(_) => own.name == group,
        })
    }

    /// What a group of the first match holds; empty where there is no match, no such group, or the group took no part.
    ///
    /// # Errors
    /// `TooLong`.
    pub fn find(&self, text: &str, group: &str) -> Result<String, PatternError> {
        let whole = group.is_empty() || group.parse() == Ok(0);
        let places = match self.group(group) {
            _ if whole => vec![0],
            Some(group) => group.places.clone(),
            None => Vec::new(),
        };
        self.search(text, move |captures| {
            let last = places
                .iter()
                .filter_map(|&place| captures.get(place))
                .max_by_key(|found| found.end());
            last.map_or_else(String::new, |found| found.as_str().to_owned())
        })
        .map(Option::unwrap_or_default)
    }

    /// Whether it matches anywhere.
    ///
    /// # Errors
    /// `TooLong`.
    pub fn matches(&self, text: &str) -> Result<bool, PatternError> {
        self.search(text, |_| ()).map(|found| found.is_some())
    }

    fn search<T: Send + 'static>(
        &self,
        text: &str,
        take: impl FnOnce(fancy_regex::Captures<'_, str>) -> T + Send + 'static,
    ) -> Result<Option<T>, PatternError> {
        let (regex, text) = (self.regex.clone(), text.to_owned());
        bounded::within(bounded::PATIENCE, move || {
            regex.captures(text.as_str()).map(|found| found.map(take))
        })
        .and_then(Result::ok)
        .ok_or(PatternError::TooLong)
    }
}
