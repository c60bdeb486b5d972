//! The language of custom uploaders. Pure: what it needs of the world it asks of a [`Scope`].
//!
//! | Module | What |
//! | --- | --- |
//! | [`json`] | the tolerant JSON reader, for the files themselves and for answers |
//! | [`template`] | `{json:url}` and its like: parser, printer, evaluation, findings |
//! | [`data`] | the text of a JSON or XML body, with its own small substitution |
//! | [`generation`] | which syntax a file speaks |
//! | [`legacy`] | the older `$json:url$`, translated |
//! | [`path`] | JSON paths as Newtonsoft reads them |
//! | [`xpath`] | XPath 1.0 |
//! | [`pattern`] | regular expressions as .NET reads them |
//! | `tokens` | `%y` and its like |
//!
//! Positions are characters, counted from 1. No file and no answer can make it hang or exhaust the stack: nesting, text lengths, steps
//! and time are bounded.

pub mod data;
pub mod generation;
pub mod json;
pub mod legacy;
pub mod path;
pub mod pattern;
pub mod template;
pub mod xpath;

mod bounded;
mod encode;
mod function;
mod scope;
mod tokens;
mod words;

pub use function::Function;
pub use scope::{Answer, Identity, Place, Question, Scope};
pub use template::{Cause, EvalError, Finding, Severity, SyntaxError, Template, What};

#[cfg(test)]
mod tests;
