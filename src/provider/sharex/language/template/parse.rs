//! The parser.

use std::fmt;

use super::{Argument, Call, Dropped, Item, Template};
use crate::provider::sharex::language::function::Function;
use crate::provider::sharex::language::scope::Place;
use crate::provider::sharex::language::tokens;

/// How deep functions may be nested.
const DEEPEST: usize = 32;
/// Most functions in one text: each may read the whole answer.
const MOST: usize = 256;

/// Why a text is no template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// The character, from 1.
    pub at: usize,
    /// What is wrong there.
    pub problem: SyntaxProblem,
}

/// What is wrong with a template's syntax.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SyntaxProblem {
    /// `{}`, `{:x}`.
    NoName,
    /// `{name}` that is no function.
    UnknownFunction(String),
    /// A function inside of a function's name.
    ComputedName,
    /// Functions in functions in functions.
    TooDeep,
    /// More functions than any real text has.
    TooMany,
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.problem {
            SyntaxProblem::NoName => f.write_str("'{' without a function's name")?,
            SyntaxProblem::UnknownFunction(name) => {
                let name: String = match name.char_indices().nth(32) {
                    Some((end, _)) => format!("{}…", &name[..end]),
                    None => name.clone(),
                };
                write!(f, "unknown function {name:?}")?;
            }
            SyntaxProblem::ComputedName => f.write_str("a function inside of a function's name")?,
            SyntaxProblem::TooMany => write!(f, "more than {MOST} functions")?,
            SyntaxProblem::TooDeep => write!(f, "functions nested deeper than {DEEPEST}")?,
        }
        write!(f, " at character {}", self.at)?;
        match self.problem {
            SyntaxProblem::NoName | SyntaxProblem::UnknownFunction(_) => {
                f.write_str(" (a brace that is meant as text is written '\\{')")
            }
            _ => Ok(()),
        }
    }
}

impl std::error::Error for SyntaxError {}

pub(super) fn parse(text: &str, place: Place) -> Result<Template, SyntaxError> {
    let mut parser = Parser {
        chars: text.chars().collect(),
        at: 0,
        tokens: place.has_tokens(),
        meridiem: false,
        calls: 0,
    };
    let items = parser.items(0)?.items;
    let dropped = parser.peek().map(|_| Dropped {
        at: parser.at + 1,
        text: parser.chars[parser.at..].iter().collect(),
    });
    // What is cut off can still hold the token that turns the hours of the whole text into those of a 12-hour clock.
    let meridiem = parser.meridiem || (place.has_tokens() && parser.meridiem_follows());
    Ok(Template {
        place,
        items,
        meridiem,
        dropped,
    })
}

struct Parser {
    chars: Vec<char>,
    at: usize,
    tokens: bool,
    meridiem: bool,
    calls: usize,
}

impl Parser {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn error(&self, at: usize, problem: SyntaxProblem) -> SyntaxError {
        SyntaxError {
            at: at + 1,
            problem,
        }
    }

    /// Everything up to an unescaped `|` or `}`, which is left, or the end.
    fn items(&mut self, depth: usize) -> Result<Argument, SyntaxError> {
        let mut items = Vec::new();
        let mut text = String::new();
        let start = self.at;
        let mut lost = None;
        while let Some(c) = self.peek() {
            match c {
                '|' | '}' => break,
                '{' => {
                    flush(&mut text, &mut items);
                    items.push(Item::Call(self.call(depth)?));
                }
                '\\' => {
                    if let Some(&escaped) = self.chars.get(self.at + 1) {
                        if escaped.is_alphanumeric() {
                            lost.get_or_insert(self.at + 1);
                        }
                        text.push(escaped);
                    }
                    self.at += 2;
                }
                _ => match self.token() {
                    Some(token) => {
                        flush(&mut text, &mut items);
                        items.push(Item::Token(token));
                    }
                    None => {
                        text.push(c);
                        self.at += 1;
                    }
                },
            }
        }
        self.at = self.at.min(self.chars.len());
        flush(&mut text, &mut items);
        Ok(Argument {
            items,
            at: start + 1,
            lost,
        })
    }

    fn token(&mut self) -> Option<tokens::Token> {
        let (token, length) = self
            .tokens
            .then(|| tokens::at(&self.chars[self.at..]))
            .flatten()?;
        self.at += length;
        self.meridiem |= token.kind == tokens::Kind::Meridiem;
        Some(token)
    }

    fn meridiem_follows(&mut self) -> bool {
        while let Some(c) = self.peek() {
            if c == '\\' {
                self.at += 2;
            } else if self.token().is_none() {
                self.at += 1;
            }
        }
        self.meridiem
    }

    fn call(&mut self, depth: usize) -> Result<Call, SyntaxError> {
        let start = self.at;
        if depth == DEEPEST {
            return Err(self.error(start, SyntaxProblem::TooDeep));
        }
        self.calls += 1;
        if self.calls > MOST {
            return Err(self.error(start, SyntaxProblem::TooMany));
        }
        self.at += 1;
        let name = self.name()?;
        let function = match name.as_str() {
            "" => return Err(self.error(start, SyntaxProblem::NoName)),
            _ => Function::named(&name)
                .ok_or_else(|| self.error(start, SyntaxProblem::UnknownFunction(name)))?,
        };
        let mut arguments = Vec::new();
        if self.peek() == Some(':') {
            loop {
                self.at += 1;
                arguments.push(self.items(depth + 1)?);
                if self.peek() != Some('|') {
                    break;
                }
            }
        }
        // The closing brace; a `|` that ends the name is taken with it.
        self.at = (self.at + 1).min(self.chars.len());
        Ok(Call {
            function,
            arguments,
            at: start + 1,
        })
    }

    fn name(&mut self) -> Result<String, SyntaxError> {
        let mut name = String::new();
        while let Some(c) = self.peek() {
            match c {
                ':' | '|' | '}' => break,
                // A brace after what looks like text says that no function was meant at all.
                '{' if Function::named(&name).is_none() && !name.is_empty() => break,
                '{' => return Err(self.error(self.at, SyntaxProblem::ComputedName)),
                '\\' => {
                    name.extend(self.chars.get(self.at + 1));
                    self.at += 2;
                }
                c => {
                    name.push(c);
                    self.at += 1;
                }
            }
        }
        self.at = self.at.min(self.chars.len());
        Ok(name)
    }
}

fn flush(text: &mut String, items: &mut Vec<Item>) {
    if !text.is_empty() {
        items.push(Item::Text(std::mem::take(text)));
    }
}
