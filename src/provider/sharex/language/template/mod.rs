//! Templates: `https://i.example/{json:{response}|files[0].url}`.

mod evaluate;
mod findings;
mod parse;
mod print;
mod rewrite;
#[cfg(test)]
mod tests;

pub use evaluate::{Cause, EvalError};
pub(super) use findings::of_token;
pub use findings::{Finding, Severity, What};
pub use parse::{SyntaxError, SyntaxProblem};
pub use print::escape;
pub use rewrite::Piece;

use super::function::Function;
use super::scope::{Place, Question};
use super::tokens::Token;

/// A parsed text of the current syntax. Templates are equal when they mean the same, wherever their parts stand.
#[derive(Clone, Debug)]
pub struct Template {
    place: Place,
    items: Vec<Item>,
    /// A token of AM and PM is among the items, so hours are those of a 12-hour clock.
    meridiem: bool,
    dropped: Option<Dropped>,
}

impl PartialEq for Template {
    fn eq(&self, other: &Self) -> bool {
        self.place == other.place && self.items == other.items && self.meridiem == other.meridiem
    }
}

/// What a `|` or `}` outside of a function cuts off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// Where the `|` or `}` stands, from 1.
    pub at: usize,
    /// The text from there on.
    pub text: String,
}

#[derive(Clone, Debug, PartialEq)]
enum Item {
    Text(String),
    Token(Token),
    Call(Call),
}

#[derive(Clone, Debug)]
struct Call {
    function: Function,
    arguments: Vec<Argument>,
    /// Where its `{` stands, from 1.
    at: usize,
}

impl PartialEq for Call {
    fn eq(&self, other: &Self) -> bool {
        self.function == other.function && self.arguments == other.arguments
    }
}

#[derive(Clone, Debug, Default)]
struct Argument {
    items: Vec<Item>,
    /// Where it begins, from 1.
    at: usize,
    /// Where a backslash stands before a letter or digit and is lost.
    lost: Option<usize>,
}

impl PartialEq for Argument {
    fn eq(&self, other: &Self) -> bool {
        self.items == other.items
    }
}

impl Argument {
    /// Its text, where it needs no evaluation.
    fn literal(&self) -> Option<String> {
        literal(&self.items)
    }
}

fn literal(items: &[Item]) -> Option<String> {
    match items {
        [] => Some(String::new()),
        [Item::Text(text)] => Some(text.clone()),
        _ => None,
    }
}

impl Template {
    /// Reads a text that stands in `place`.
    ///
    /// # Errors
    /// An unknown or empty function name, a name that is not plain text, functions nested too deep.
    pub fn parse(text: &str, place: Place) -> Result<Self, SyntaxError> {
        parse::parse(text, place)
    }

    /// Where it stands.
    pub fn place(&self) -> Place {
        self.place
    }

    /// What is cut off without being asked for.
    pub fn dropped(&self) -> Option<&Dropped> {
        self.dropped.as_ref()
    }

    /// The whole text, where it needs no evaluation.
    pub fn literal(&self) -> Option<String> {
        literal(&self.items)
    }

    /// The functions it calls and where, in the order of their evaluation.
    pub fn functions(&self) -> Vec<(Function, usize)> {
        let mut found = Vec::new();
        self.visit(&mut |call| found.push((call.function, call.at)));
        found
    }

    /// Whether it calls a function.
    pub fn calls(&self, function: Function) -> bool {
        self.functions().iter().any(|(own, _)| *own == function)
    }

    /// Whether it is nothing but `{outputbox}`: shows something and yields no text.
    pub fn only_shows(&self) -> bool {
        !self.items.is_empty()
            && self.items.iter().all(
                |item| matches!(item, Item::Call(call) if call.function == Function::Outputbox),
            )
    }

    /// What it asks for, in the order of asking, as far as titles are plain text.
    pub fn questions(&self) -> Vec<Question> {
        let mut found = Vec::new();
        self.visit(&mut |call| {
            if call.function == Function::Inputbox {
                let title = call
                    .arguments
                    .first()
                    .map_or(Some(String::new()), Argument::literal);
                let default = call.arguments.get(1).and_then(Argument::literal);
                found.extend(title.map(|title| evaluate::question(title, default)));
            }
        });
        found
    }

    /// The names of the secrets that it refers to, as far as they are plain text.
    pub fn secrets(&self) -> Vec<String> {
        let mut found = Vec::new();
        self.visit(&mut |call| {
            if call.function == Function::Secret {
                found.extend(call.arguments.first().and_then(Argument::literal));
            }
        });
        found
    }

    /// Puts patterns in place of their numbers, counted from 1, in calls of `regex` with one or two arguments.
    pub(super) fn resolve(&mut self, patterns: &[String]) -> Vec<Finding> {
        let mut found = Vec::new();
        resolve(&mut self.items, patterns, &mut found);
        found
    }

    fn visit<'a>(&'a self, with: &mut dyn FnMut(&'a Call)) {
        visit(&self.items, with);
    }
}

/// Calls `with` for every call, those in the arguments first.
fn visit<'a>(items: &'a [Item], with: &mut dyn FnMut(&'a Call)) {
    for item in items {
        if let Item::Call(call) = item {
            for argument in &call.arguments {
                visit(&argument.items, with);
            }
            with(call);
        }
    }
}

fn resolve(items: &mut [Item], patterns: &[String], found: &mut Vec<Finding>) {
    for item in items {
        let Item::Call(call) = item else { continue };
        for argument in &mut call.arguments {
            resolve(&mut argument.items, patterns, found);
        }
        if call.function != Function::Regex || call.arguments.len() > 2 {
            continue;
        }
        let Some(argument) = call.arguments.first_mut() else {
            continue;
        };
        let Some(number) = argument
            .literal()
            .filter(|text| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()))
        else {
            continue;
        };
        let index = number.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
        match index.and_then(|index| patterns.get(index)) {
            Some(pattern) => argument.items = vec![Item::Text(pattern.clone())],
            None => found.push(Finding {
                at: Some(argument.at),
                what: What::NoPattern(number),
            }),
        }
    }
}
