//! JSON as ShareX's reader takes it: comments, single quotes, names without quotes, trailing commas, `NaN`. Numbers keep their text and
//! objects their order; of members with one name the last wins, in the place of the first.

use std::collections::HashMap;
use std::fmt;

mod number;

pub use number::Number;

/// How deep values may be nested: twice what ShareX reads.
const DEEPEST: usize = 128;

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`, `undefined`.
    Null,
    /// `true`, `false`.
    Bool(bool),
    /// A number, with its text.
    Number(Number),
    /// Text.
    String(String),
    /// A list.
    Array(Vec<Value>),
    /// Members by name.
    Object(Object),
}

impl Value {
    /// A scalar's text where a text is asked for: `true`, `12`, nothing for null. `None` for a list or an object.
    pub fn scalar_text(&self) -> Option<String> {
        match self {
            Value::Null => Some(String::new()),
            Value::Bool(value) => Some(value.to_string()),
            Value::Number(number) => Some(number.to_string()),
            Value::String(text) => Some(text.clone()),
            Value::Array(_) | Value::Object(_) => None,
        }
    }

    /// What kind of value it is, for messages.
    pub fn kind(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "an array",
            Value::Object(_) => "an object",
        }
    }

    /// The members, where it is an object.
    pub fn as_object(&self) -> Option<&Object> {
        match self {
            Value::Object(object) => Some(object),
            _ => None,
        }
    }
}

/// An object's members in the order of the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Object {
    members: Vec<(String, Value)>,
}

impl Object {
    /// The members in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&str, &Value)> {
        self.members
            .iter()
            .map(|(name, value)| (name.as_str(), value))
    }

    /// The member of exactly this name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.iter()
            .find_map(|(own, value)| (own == name).then_some(value))
    }

    /// The last member of this name in any letter case (ASCII).
    pub fn get_ignoring_case(&self, name: &str) -> Option<&Value> {
        self.iter()
            .rev()
            .find_map(|(own, value)| own.eq_ignore_ascii_case(name).then_some(value))
    }

    /// How many members it has.
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether it has no members.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }
}

/// A text that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Its one value.
    pub value: Value,
    /// Members that stand more than once in their object; the last one counts.
    pub duplicates: Vec<Duplicate>,
}

/// A member whose name its object has already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duplicate {
    /// The name.
    pub name: String,
    /// The character where it stands again, from 1.
    pub at: usize,
}

/// Why a text is no JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// The character, from 1.
    pub at: usize,
    /// The line, from 1.
    pub line: usize,
    /// The character in its line, from 1.
    pub column: usize,
    /// What is wrong there.
    pub problem: String,
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let SyntaxError {
            line,
            column,
            problem,
            ..
        } = self;
        write!(f, "{problem} at line {line}, column {column}")
    }
}

impl std::error::Error for SyntaxError {}

/// Reads one value; only white space and comments may stand beside it. A byte order mark is skipped.
///
/// # Errors
/// Where the text is no JSON even with the liberties above, or is nested deeper than 128 levels.
pub fn parse(text: &str) -> Result<Document, SyntaxError> {
    let mut reader = Reader {
        chars: text.chars().collect(),
        at: 0,
        duplicates: Vec::new(),
    };
    if reader.peek() == Some('\u{feff}') {
        reader.at += 1;
    }
    let value = reader.value(0)?;
    reader.blank()?;
    match reader.peek() {
        Some(found) => Err(reader.unexpected(found)),
        None => Ok(Document {
            value,
            duplicates: reader.duplicates,
        }),
    }
}

struct Reader {
    chars: Vec<char>,
    at: usize,
    duplicates: Vec<Duplicate>,
}

impl Reader {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn error(&self, problem: impl Into<String>) -> SyntaxError {
        self.error_at(self.at, problem)
    }

    fn error_at(&self, at: usize, problem: impl Into<String>) -> SyntaxError {
        let before = &self.chars[..at.min(self.chars.len())];
        let line_start = before.iter().rposition(|&c| c == '\n').map_or(0, |n| n + 1);
        SyntaxError {
            at: at + 1,
            line: before.iter().filter(|&&c| c == '\n').count() + 1,
            column: before.len() - line_start + 1,
            problem: problem.into(),
        }
    }

    fn unexpected(&self, found: char) -> SyntaxError {
        self.error(format!("unexpected {found:?}"))
    }

    fn ended(&self) -> SyntaxError {
        self.error("unexpected end of the text")
    }

    /// Skips white space and comments.
    fn blank(&mut self) -> Result<(), SyntaxError> {
        loop {
            match self.peek() {
                Some(c) if c.is_whitespace() => self.at += 1,
                Some('/') => self.comment()?,
                _ => return Ok(()),
            }
        }
    }

    fn comment(&mut self) -> Result<(), SyntaxError> {
        let start = self.at;
        match self.chars.get(self.at + 1) {
            Some('/') => {
                while self.peek().is_some_and(|c| c != '\n' && c != '\r') {
                    self.at += 1;
                }
                Ok(())
            }
            Some('*') => {
                self.at += 2;
                while self.at < self.chars.len() {
                    if self.chars[self.at..].starts_with(&['*', '/']) {
                        self.at += 2;
                        return Ok(());
                    }
                    self.at += 1;
                }
                Err(self.error_at(start, "comment without an end"))
            }
            _ => Err(self.unexpected('/')),
        }
    }

    fn value(&mut self, depth: usize) -> Result<Value, SyntaxError> {
        self.blank()?;
        if depth > DEEPEST {
            return Err(self.error(format!("nested deeper than {DEEPEST} levels")));
        }
        match self.peek() {
            None => Err(self.ended()),
            Some('{') => self.object(depth),
            Some('[') => self.array(depth),
            Some(quote @ ('"' | '\'')) => self.string(quote).map(Value::String),
            Some(c) if c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.') => self.word(),
            Some(found) => Err(self.unexpected(found)),
        }
    }

    fn object(&mut self, depth: usize) -> Result<Value, SyntaxError> {
        self.at += 1;
        let mut members: Vec<(String, Value)> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        loop {
            self.blank()?;
            let start = self.at;
            let name = match self.peek() {
                None => return Err(self.ended()),
                Some('}') => break,
                Some(quote @ ('"' | '\'')) => self.string(quote)?,
                Some(c) if bare(c) => {
                    while self.peek().is_some_and(bare) {
                        self.at += 1;
                    }
                    self.chars[start..self.at].iter().collect()
                }
                Some(found) => return Err(self.unexpected(found)),
            };
            self.blank()?;
            match self.peek() {
                Some(':') => self.at += 1,
                Some(_) => return Err(self.error(format!("expected ':' after {name:?}"))),
                None => return Err(self.ended()),
            }
            let value = self.value(depth + 1)?;
            if let Some(&place) = places.get(&name) {
                members[place].1 = value;
                self.duplicates.push(Duplicate {
                    name,
                    at: start + 1,
                });
            } else {
                places.insert(name.clone(), members.len());
                members.push((name, value));
            }
            if !self.more('}')? {
                break;
            }
        }
        self.at += 1;
        Ok(Value::Object(Object { members }))
    }

    fn array(&mut self, depth: usize) -> Result<Value, SyntaxError> {
        self.at += 1;
        let mut values = Vec::new();
        loop {
            self.blank()?;
            if self.peek() == Some(']') {
                break;
            }
            values.push(self.value(depth + 1)?);
            if !self.more(']')? {
                break;
            }
        }
        self.at += 1;
        Ok(Value::Array(values))
    }

    /// Whether a comma follows (which is taken) rather than the closing bracket (which is left).
    fn more(&mut self, close: char) -> Result<bool, SyntaxError> {
        self.blank()?;
        match self.peek() {
            Some(',') => {
                self.at += 1;
                Ok(true)
            }
            Some(found) if found == close => Ok(false),
            Some(found) => Err(self.error(format!("expected ',' or {close:?}, found {found:?}"))),
            None => Err(self.ended()),
        }
    }

    /// A number, `true`, `null` and the like: everything up to the next delimiter.
    fn word(&mut self) -> Result<Value, SyntaxError> {
        let start = self.at;
        while self
            .peek()
            .is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.'))
        {
            self.at += 1;
        }
        let word: String = self.chars[start..self.at].iter().collect();
        Ok(match word.as_str() {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            "null" | "undefined" => Value::Null,
            _ => Value::Number(Number::parse(&word).ok_or_else(|| {
                self.error_at(start, format!("{word:?} is neither a number nor a value"))
            })?),
        })
    }

    fn string(&mut self, quote: char) -> Result<String, SyntaxError> {
        let start = self.at;
        self.at += 1;
        // Most have no escape.
        let rest = &self.chars[self.at..];
        let plain = rest.iter().position(|&c| c == quote || c == '\\');
        if let Some(plain) = plain.filter(|&end| rest[end] == quote) {
            self.at += plain + 1;
            return Ok(rest[..plain].iter().collect());
        }
        // UTF-16, because an escape can name half a pair.
        let mut units: Vec<u16> = Vec::new();
        loop {
            let Some(c) = self.peek() else {
                return Err(self.error_at(start, "string without an end"));
            };
            self.at += 1;
            if c == quote {
                return Ok(String::from_utf16_lossy(&units));
            }
            if c == '\\' {
                self.escape(&mut units)?;
            } else {
                units.extend_from_slice(c.encode_utf16(&mut [0; 2]));
            }
        }
    }

    fn escape(&mut self, units: &mut Vec<u16>) -> Result<(), SyntaxError> {
        let Some(c) = self.peek() else {
            return Err(self.ended());
        };
        let plain = match c {
            'b' => '\u{8}',
            't' => '\t',
            'n' => '\n',
            'f' => '\u{c}',
            'r' => '\r',
            '"' | '\'' | '\\' | '/' => c,
            'u' => {
                let digits: String = self.chars[self.at + 1..].iter().take(4).collect();
                let unit = (digits.len() == 4 && digits.chars().all(|c| c.is_ascii_hexdigit()))
                    .then(|| u16::from_str_radix(&digits, 16).ok())
                    .flatten()
                    .ok_or_else(|| self.error("'\\u' needs four hexadecimal digits"))?;
                units.push(unit);
                self.at += 5;
                return Ok(());
            }
            _ => return Err(self.error(format!("unknown escape '\\{c}'"))),
        };
        units.push(plain as u16);
        self.at += 1;
        Ok(())
    }
}

/// What a name without quotes may be made of.
fn bare(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$')
}

#[cfg(test)]
mod tests;
