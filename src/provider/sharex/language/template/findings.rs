//! What can be told of a template before it runs.

use std::fmt;

use super::{Argument, Call, Item, Template};
use crate::provider::sharex::language::function::Function;
use crate::provider::sharex::language::generation::older_call;
use crate::provider::sharex::language::path::{Path, PathError};
use crate::provider::sharex::language::pattern::{Pattern, PatternError};
use crate::provider::sharex::language::scope::{Identity, Place};
use crate::provider::sharex::language::tokens::{Kind, Token};
use crate::provider::sharex::language::xpath::{self, XpathError};

/// Something that a reader of the file should know.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Where, from 1; nothing where it concerns the whole text.
    pub at: Option<usize>,
    /// What.
    pub what: What,
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// It can't work.
    Error,
    /// It may not do what was meant.
    Warning,
}

/// Kinds of findings.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A function that reads the answer, in a field that is sent before there is one.
    NeedsAnswer(Function),
    /// A call with fewer arguments than the function takes.
    TooFewArguments(Function),
    /// A call with more arguments than the function takes; often a `|` without its backslash.
    Surplus(Function),
    /// A regular expression that can't be used.
    Pattern(PatternError),
    /// A group that the regular expression does not have.
    NoGroup(String),
    /// A JSON path that can't be read.
    Path(PathError),
    /// A JSON path that begins with `.` and therefore searches at every depth.
    Descent,
    /// An XPath that can't be read.
    Xpath(XpathError),
    /// A top-level `|` or `}` and what follows, which is not sent.
    Dropped(String),
    /// A backslash before a letter or digit of a regular expression, which is lost.
    LostBackslash,
    /// `%d` in what looks like a percent-encoded byte.
    DamagedEncoding,
    /// `%rf`, which reads a local file.
    ReadsFile(String),
    /// `%un`, `%uln`, `%cn`, which tell who and where somebody is.
    Reveals(Identity),
    /// `$json:url$` in a file of the newer syntax, where it is text.
    OlderSyntax(String),
    /// `$…` that is kept as it is.
    Unpaired,
    /// `$name$` that is no function of the older syntax and is kept as it is.
    UnknownName(String),
    /// `$$`, which yields nothing.
    Empty,
    /// `$regex:n$` beyond the RegexList.
    NoPattern(String),
    /// `{function}` in Data, where only `{input}` and `{filename}` are replaced.
    NotInData(String),
    /// ResponseType Headers, which has no equivalent.
    RawHeaders,
}

impl What {
    /// Whether the file can't work with it.
    pub fn severity(&self) -> Severity {
        match self {
            What::NeedsAnswer(_)
            | What::TooFewArguments(_)
            | What::Pattern(_)
            | What::Path(_)
            | What::Xpath(_)
            | What::NoPattern(_) => Severity::Error,
            _ => Severity::Warning,
        }
    }

    /// A stable word for its kind.
    pub fn name(&self) -> &'static str {
        match self {
            What::NeedsAnswer(_) => "needs-answer",
            What::TooFewArguments(_) => "too-few-arguments",
            What::Surplus(_) => "surplus-arguments",
            What::Pattern(_) => "bad-regex",
            What::NoGroup(_) => "no-such-group",
            What::Path(_) => "bad-json-path",
            What::Descent => "recursive-descent",
            What::Xpath(_) => "bad-xpath",
            What::Dropped(_) => "dropped-text",
            What::LostBackslash => "lost-backslash",
            What::DamagedEncoding => "damaged-encoding",
            What::ReadsFile(_) => "reads-file",
            What::Reveals(_) => "reveals-identity",
            What::OlderSyntax(_) => "older-syntax",
            What::Unpaired => "unpaired-dollar",
            What::UnknownName(_) => "unknown-name",
            What::Empty => "empty-name",
            What::NoPattern(_) => "no-such-regex",
            What::NotInData(_) => "function-in-data",
            What::RawHeaders => "raw-headers",
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.what.fmt(f)?;
        match self.at {
            Some(at) => write!(f, " (character {at})"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            What::NeedsAnswer(function) => write!(
                f,
                "{{{}}} reads the answer, which is not there before sending",
                function.name()
            ),
            What::TooFewArguments(function) => {
                write!(f, "{{{}}} has too few arguments", function.name())
            }
            What::Surplus(function) => write!(
                f,
                "{{{}}} has more arguments than it takes; a '|' that is meant as text is written '\\|'",
                function.name()
            ),
            What::Pattern(error) => error.fmt(f),
            What::NoGroup(group) => write!(f, "the regular expression has no group {group:?}"),
            What::Path(error) => error.fmt(f),
            What::Descent => f.write_str("a path that begins with '.' searches at every depth"),
            What::Xpath(error) => error.fmt(f),
            What::Dropped(text) => {
                let shown: String = text.chars().take(1).collect();
                write!(
                    f,
                    "the text from '{shown}' on is not used; write '\\{shown}' if it is meant as text"
                )
            }
            What::LostBackslash => f.write_str(
                "a backslash before a letter or digit is lost; in a regular expression write '\\\\'",
            ),
            What::DamagedEncoding => {
                f.write_str("'%d' is replaced by the day, also in a percent-encoded byte")
            }
            What::ReadsFile(path) => write!(f, "'%rf' sends a line of the local file {path:?}"),
            What::Reveals(identity) => write!(
                f,
                "'{}' sends the name of the {}",
                identity.token(),
                match identity {
                    Identity::User => "user",
                    Identity::Domain => "user's domain",
                    Identity::Computer => "computer",
                }
            ),
            What::OlderSyntax(call) => write!(
                f,
                "'{call}' is of the older syntax and used as text; without its Version the file would be read as an older one"
            ),
            What::Unpaired => f.write_str("'$' without a second one is kept as text"),
            What::UnknownName(name) => write!(f, "'${name}$' is no function and kept as text"),
            What::Empty => f.write_str("'$$' yields nothing"),
            What::NoPattern(number) => write!(f, "RegexList has no entry {number}"),
            What::NotInData(name) => write!(
                f,
                "{{{name}}} is sent as it is; in Data only {{input}} and {{filename}} are replaced"
            ),
            What::RawHeaders => {
                f.write_str("ResponseType Headers is not supported; regular expressions read the body")
            }
        }
    }
}

impl Template {
    /// Everything that can be told of it without running it, in the order of the text.
    pub fn findings(&self) -> Vec<Finding> {
        let mut found = Vec::new();
        self.visit(&mut |call| check(call, self.place, &mut found));
        tokens_of(&self.items, &mut |token, next| {
            found.extend(
                of_token(token, next)
                    .into_iter()
                    .map(|what| Finding { at: None, what }),
            );
        });
        for item in &self.items {
            if let Item::Text(text) = item
                && let Some(call) = older_call(text)
            {
                found.push(Finding {
                    at: None,
                    what: What::OlderSyntax(call),
                });
            }
        }
        if let Some(dropped) = &self.dropped {
            found.push(Finding {
                at: Some(dropped.at),
                what: What::Dropped(dropped.text.clone()),
            });
        }
        found.sort_by_key(|finding| finding.at);
        found
    }
}

fn check(call: &Call, place: Place, found: &mut Vec<Finding>) {
    let mut add = |at: usize, what: What| {
        found.push(Finding { at: Some(at), what });
    };
    let (function, count) = (call.function, call.arguments.len());
    let (least, most) = function.arguments(place);
    if function.is_of_answer() && !place.has_answer() {
        add(call.at, What::NeedsAnswer(function));
    } else if count < least {
        let implied = count >= function.arguments(Place::Response).0;
        add(
            call.at,
            if implied {
                What::NeedsAnswer(function)
            } else {
                What::TooFewArguments(function)
            },
        );
    } else if count > most && most > 0 {
        add(call.arguments[most].at, What::Surplus(function));
    }
    match function {
        Function::Json => {
            if let Some((path, at)) =
                last_literal(&call.arguments, 2).filter(|(path, _)| !path.is_empty())
            {
                let descends = path.starts_with('.');
                match Path::parse(&path) {
                    Err(error) => add(at, What::Path(error)),
                    Ok(_) if descends => add(at, What::Descent),
                    Ok(_) => {}
                }
            }
        }
        Function::Xml => {
            if let Some((path, at)) = last_literal(&call.arguments, 2)
                && let Err(error) = xpath::check(&path)
            {
                add(at, What::Xpath(error));
            }
        }
        Function::Regex => check_regex(&call.arguments, &mut add),
        _ => {}
    }
}

fn check_regex(arguments: &[Argument], add: &mut dyn FnMut(usize, What)) {
    let (pattern, group) = match arguments {
        [] => return,
        [pattern] => (pattern, None),
        [pattern, group] => (pattern, Some(group)),
        [_, pattern, group, ..] => (pattern, Some(group)),
    };
    if let Some(at) = pattern.lost {
        add(at, What::LostBackslash);
    }
    let Some(text) = pattern.literal() else {
        return;
    };
    match Pattern::parse(&text) {
        Err(error) => add(pattern.at, What::Pattern(error)),
        Ok(parsed) => {
            if let Some(group) = group
                && let Some(name) = group.literal()
                && !parsed.has_group(&name)
            {
                add(group.at, What::NoGroup(name));
            }
        }
    }
}

/// The last of at most `most` arguments, where it is plain text, and where it begins.
fn last_literal(arguments: &[Argument], most: usize) -> Option<(String, usize)> {
    let last = arguments[..arguments.len().min(most)].last()?;
    Some((last.literal()?, last.at))
}

fn tokens_of(items: &[Item], with: &mut dyn FnMut(&Token, Option<char>)) {
    for (at, item) in items.iter().enumerate() {
        match item {
            Item::Token(token) => {
                let next = match items.get(at + 1) {
                    Some(Item::Text(text)) => text.chars().next(),
                    _ => None,
                };
                with(token, next);
            }
            Item::Call(call) => {
                for argument in &call.arguments {
                    tokens_of(&argument.items, with);
                }
            }
            Item::Text(_) => {}
        }
    }
}

/// What is to be said of a token that `next` follows.
pub fn of_token(token: &Token, next: Option<char>) -> Option<What> {
    match &token.kind {
        Kind::Day if next.is_some_and(|c| c.is_ascii_hexdigit()) => Some(What::DamagedEncoding),
        Kind::LineOf(path) => Some(What::ReadsFile(path.clone())),
        Kind::Identity(identity) => Some(What::Reveals(*identity)),
        _ => None,
    }
}
