//! JSON paths in Newtonsoft's dialect, which takes more than RFC 9535: `[0].code`, `image-url`, `a.0`, `$id`.

mod evaluate;
mod parse;
#[cfg(test)]
mod tests;

use std::fmt;

use super::json::{Number, Value};
use super::pattern::Pattern;

/// A parsed path.
#[derive(Clone, Debug)]
pub struct Path {
    steps: Vec<Step>,
}

#[derive(Clone, Debug)]
enum Step {
    /// `name`, `['a','b']`: members of an object; `None` is `*`, all of them.
    Members(Option<Vec<String>>),
    /// `[0]`, `[0,2]`: elements of an array; `None` is `*`, all of them.
    Elements(Option<Vec<usize>>),
    /// `[start:end:step]`.
    Slice(Option<i64>, Option<i64>, i64),
    /// `[?(…)]`: the children that fulfil it.
    Filter(Condition),
    /// `..name`, `..['a','b']`: such members at every depth; `None` is `..*`, everything.
    Descend(Option<Vec<String>>),
    /// `..[?(…)]`: everything that fulfils it.
    DescendFilter(Condition),
}

#[derive(Clone, Debug)]
enum Condition {
    Both(Box<Condition>, Box<Condition>),
    Either(Box<Condition>, Box<Condition>),
    Exists(Operand),
    Compare(Operand, Comparison, Operand),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comparison {
    Equal,
    NotEqual,
    StrictlyEqual,
    StrictlyNotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Matches,
}

#[derive(Clone, Debug)]
enum Operand {
    /// From the element (`@`) or the root (`$`).
    Path {
        root: bool,
        steps: Vec<Step>,
    },
    Value(Value),
    Pattern(Box<Pattern>),
}

/// Why a path can't be read or finds no one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathError {
    /// It can't be read.
    Syntax {
        /// The character of the path as it was written, from 1.
        at: usize,
        /// What is wrong there.
        problem: String,
    },
    /// It finds more than one value.
    Several,
    /// It finds an object or an array.
    NoScalar(&'static str),
    /// It visits too much.
    TooLong,
    /// A regular expression in it takes too long.
    Pattern(String),
}

impl fmt::Display for PathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PathError::Syntax { at, problem } => {
                write!(f, "JSON path: {problem} at its character {at}")
            }
            PathError::Several => f.write_str("the JSON path finds more than one value"),
            PathError::NoScalar(kind) => {
                write!(
                    f,
                    "the JSON path finds {kind} where a single value is needed"
                )
            }
            PathError::TooLong => f.write_str("the JSON path visits too much of the answer"),
            PathError::Pattern(problem) => write!(f, "JSON path: {problem}"),
        }
    }
}

impl std::error::Error for PathError {}

impl Path {
    /// Reads a path.
    ///
    /// # Errors
    /// `Syntax`, with the place in `text`.
    pub fn parse(text: &str) -> Result<Self, PathError> {
        parse::parse(text)
    }

    /// The text of the one value it finds: strings as they are, `True` and `False`, nothing for null or where nothing is found.
    ///
    /// # Errors
    /// `Several`, `NoScalar`, `TooLong`.
    pub fn text(&self, root: &Value) -> Result<String, PathError> {
        let Some(value) = evaluate::one(&self.steps, root)? else {
            return Ok(String::new());
        };
        Ok(match value {
            Value::Bool(true) => "True".to_owned(),
            Value::Bool(false) => "False".to_owned(),
            value => value
                .scalar_text()
                .ok_or(PathError::NoScalar(value.kind()))?,
        })
    }
}

/// A number of a path's text.
fn number(text: &str) -> Option<Value> {
    Number::parse(text).map(Value::Number)
}
