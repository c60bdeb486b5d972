//! Evaluation.

use std::fmt;

use super::{Argument, Call, Item, Template};
use crate::error::Error;
use crate::provider::sharex::language::function::Function;
use crate::provider::sharex::language::json;
use crate::provider::sharex::language::path::{Path, PathError};
use crate::provider::sharex::language::pattern::{Pattern, PatternError};
use crate::provider::sharex::language::scope::{Answer, Place, Question, Scope};
use crate::provider::sharex::language::xpath::{self, XpathError};
use crate::provider::sharex::language::{encode, tokens};

/// Most bytes that a value may have.
const LONGEST: usize = 64 << 20;

/// Why a template has no value.
#[derive(Debug)]
pub struct EvalError {
    /// The function's or token's name.
    pub function: String,
    /// Where it stands in its template, from 1; nothing for tokens.
    pub at: Option<usize>,
    /// What went wrong.
    pub cause: Cause,
}

/// What can go wrong in a function.
#[derive(Debug)]
pub enum Cause {
    /// It reads the answer, and there is none here.
    NoAnswer,
    /// It has fewer arguments than it takes here.
    TooFewArguments,
    /// The text is no JSON.
    NotJson(json::SyntaxError),
    /// The JSON path can't be read or finds no one value.
    Path(PathError),
    /// The text is no XML, or the XPath can't be read or evaluated.
    Xpath(XpathError),
    /// The regular expression can't be read or takes too long.
    Pattern(PatternError),
    /// The value grows beyond 64 MiB.
    TooLong,
    /// The scope's own error.
    Scope(Error),
}

impl EvalError {
    /// The scope's own error where it is one, such as that of a person who stopped the run.
    ///
    /// # Errors
    /// The error itself, where it comes from the language.
    pub fn into_scope(self) -> Result<Error, Self> {
        match self.cause {
            Cause::Scope(error) => Ok(error),
            _ => Err(self),
        }
    }
}

impl fmt::Display for EvalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.function)?;
        if let Some(at) = self.at {
            write!(f, " at character {at}")?;
        }
        f.write_str(": ")?;
        match &self.cause {
            Cause::NoAnswer => f.write_str("there is no answer to read here"),
            Cause::TooFewArguments => f.write_str("too few arguments"),
            Cause::NotJson(error) => write!(f, "the text is not JSON: {error}"),
            Cause::Path(error) => error.fmt(f),
            Cause::Xpath(error) => error.fmt(f),
            Cause::Pattern(error) => error.fmt(f),
            Cause::TooLong => f.write_str("the value is over 64 MiB"),
            Cause::Scope(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for EvalError {}

impl From<Error> for Cause {
    fn from(error: Error) -> Self {
        Cause::Scope(error)
    }
}

/// What `{inputbox}` asks.
pub(super) fn question(title: String, default: Option<String>) -> Question {
    Question {
        title: if title.is_empty() {
            "Input".to_owned()
        } else {
            title
        },
        default,
    }
}

impl Template {
    /// The text that it yields. Calls are evaluated from left to right, arguments first, each anew.
    ///
    /// # Errors
    /// The first function or token that fails, by name and place.
    pub fn evaluate(&self, scope: &mut dyn Scope) -> Result<String, EvalError> {
        Evaluator {
            place: self.place,
            meridiem: self.meridiem,
            scope,
        }
        .items(&self.items)
    }
}

struct Evaluator<'a> {
    place: Place,
    meridiem: bool,
    scope: &'a mut dyn Scope,
}

impl Evaluator<'_> {
    fn items(&mut self, items: &[Item]) -> Result<String, EvalError> {
        let mut out = String::new();
        for item in items {
            match item {
                Item::Text(text) => out.push_str(text),
                Item::Token(token) => out.push_str(&self.token(token)?),
                Item::Call(call) => {
                    let value = self.call(call)?;
                    if out.len() + value.len() > LONGEST {
                        return Err(failed(call, Cause::TooLong));
                    }
                    out.push_str(&value);
                }
            }
        }
        Ok(out)
    }

    fn token(&mut self, token: &tokens::Token) -> Result<String, EvalError> {
        let value = token.kind.value(self.meridiem, self.scope);
        value.map_err(|error| EvalError {
            function: token.spelling.clone(),
            at: None,
            cause: Cause::Scope(error),
        })
    }

    fn call(&mut self, call: &Call) -> Result<String, EvalError> {
        let arguments = call
            .arguments
            .iter()
            .map(|Argument { items, .. }| self.items(items))
            .collect::<Result<Vec<_>, _>>()?;
        self.apply(call.function, &arguments)
            .map_err(|cause| failed(call, cause))
    }

    fn answer(&self) -> Result<&Answer, Cause> {
        self.scope
            .answer()
            .filter(|_| self.place.has_answer())
            .ok_or(Cause::NoAnswer)
    }

    fn apply(&mut self, function: Function, arguments: &[String]) -> Result<String, Cause> {
        let (least, _) = function.arguments(self.place);
        if arguments.len() < least {
            // One argument less would do where there is an answer.
            let implied = arguments.len() >= function.arguments(Place::Response).0;
            return Err(if implied {
                Cause::NoAnswer
            } else {
                Cause::TooFewArguments
            });
        }
        Ok(match function {
            Function::Input if self.place.has_answer() => String::new(),
            Function::Input => self.encoded(self.scope.input()),
            Function::Filename => self.encoded(self.scope.filename()),
            Function::Response => self.answer()?.text.clone(),
            Function::ResponseUrl => self.answer()?.url.clone(),
            Function::Header => self.answer()?.header(&arguments[0]),
            Function::Json => match arguments {
                [path] => json(&self.answer()?.text, path)?,
                [text, path, ..] => json(text, path)?,
                [] => return Err(Cause::TooFewArguments),
            },
            Function::Xml => {
                let (text, path) = match arguments {
                    [path] => (&self.answer()?.text, path),
                    [text, path, ..] => (text, path),
                    [] => return Err(Cause::TooFewArguments),
                };
                xpath::find(text, path).map_err(Cause::Xpath)?
            }
            Function::Regex => {
                let (text, pattern, group) = match arguments {
                    [pattern] => (&self.answer()?.text, pattern, ""),
                    [pattern, group] => (&self.answer()?.text, pattern, group.as_str()),
                    [text, pattern, group, ..] => (text, pattern, group.as_str()),
                    [] => return Err(Cause::TooFewArguments),
                };
                let pattern = Pattern::parse(pattern).map_err(Cause::Pattern)?;
                pattern.find(text, group).map_err(Cause::Pattern)?
            }
            Function::Base64 => encode::base64(&arguments[0]),
            Function::Secret => {
                let secret = self.scope.secret(&arguments[0])?;
                match self.place {
                    Place::Url => encode::percent(&secret),
                    Place::Field | Place::Response => secret,
                }
            }
            Function::Random => arguments[self.scope.random(arguments.len())].clone(),
            Function::Select => self.select(arguments)?,
            Function::Inputbox => {
                let title = arguments.first().cloned().unwrap_or_default();
                let question = question(title, arguments.get(1).cloned());
                self.scope.ask(&question)?
            }
            Function::Outputbox => {
                let (title, text) = match arguments {
                    [title, text, ..] if !title.is_empty() => (title.as_str(), text),
                    [.., text] => ("Output", text),
                    [] => return Err(Cause::TooFewArguments),
                };
                self.scope.show(title, text)?;
                String::new()
            }
        })
    }

    fn select(&mut self, arguments: &[String]) -> Result<String, Cause> {
        let mut choices: Vec<String> = arguments.to_vec();
        choices.retain(|choice| !choice.is_empty());
        Ok(match choices.len() {
            0 => String::new(),
            1 => choices.swap_remove(0),
            _ => {
                let chosen = self.scope.select(&choices)?;
                choices.get(chosen).cloned().unwrap_or_default()
            }
        })
    }

    fn encoded(&self, text: &str) -> String {
        match self.place {
            Place::Url | Place::Response => encode::percent(text),
            Place::Field => text.to_owned(),
        }
    }
}

fn failed(call: &Call, cause: Cause) -> EvalError {
    EvalError {
        function: call.function.name().to_owned(),
        at: Some(call.at),
        cause,
    }
}

fn json(text: &str, path: &str) -> Result<String, Cause> {
    if text.is_empty() || path.is_empty() {
        return Ok(String::new());
    }
    let path = Path::parse(path).map_err(Cause::Path)?;
    let document = json::parse(text).map_err(Cause::NotJson)?;
    path.text(&document.value).map_err(Cause::Path)
}
