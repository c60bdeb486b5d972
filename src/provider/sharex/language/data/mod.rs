//! The text of a JSON or XML body: `%` tokens, `{input}` and `{filename}`. Everything else is plain.

use super::encode;
use super::function::Function;
use super::scope::Scope;
use super::template::{Cause, EvalError, Finding, What, of_token};
use super::tokens::{self, Kind, Token};

/// How values are written into the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// As the inside of a JSON string.
    Json,
    /// As text in XML.
    Xml,
}

impl Format {
    fn encode(self, text: &str) -> String {
        match self {
            Format::Json => encode::json(text),
            Format::Xml => encode::xml(text),
        }
    }
}

/// A body's text, read.
#[derive(Clone, Debug)]
pub struct Data {
    format: Format,
    parts: Vec<Part>,
    meridiem: bool,
    findings: Vec<Finding>,
}

#[derive(Clone, Debug, PartialEq)]
enum Part {
    Text(String),
    Token(Token),
    Input,
    Filename,
    Secret(String),
}

impl Data {
    /// Reads a text; every text is one.
    pub fn parse(text: &str, format: Format) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let mut data = Self {
            format,
            parts: Vec::new(),
            meridiem: false,
            findings: Vec::new(),
        };
        let mut plain = String::new();
        let mut at = 0;
        while at < chars.len() {
            let rest = &chars[at..];
            if let Some((token, length)) = tokens::at(rest) {
                data.meridiem |= token.kind == Kind::Meridiem;
                let what = of_token(&token, rest.get(length).copied());
                data.find(at, what);
                data.push(&mut plain, Part::Token(token));
                at += length;
            } else if begins(rest, "{input}") {
                data.push(&mut plain, Part::Input);
                at += "{input}".len();
            } else if begins(rest, "{filename}") {
                data.push(&mut plain, Part::Filename);
                at += "{filename}".len();
            } else if let Some(name) = secret(rest) {
                at += "{secret:}".len() + name.chars().count();
                data.push(&mut plain, Part::Secret(name));
            } else {
                data.find(at, function(rest).map(What::NotInData));
                plain.push(chars[at]);
                at += 1;
            }
        }
        data.flush(&mut plain);
        data
    }

    fn find(&mut self, at: usize, what: Option<What>) {
        self.findings.extend(what.map(|what| Finding {
            at: Some(at + 1),
            what,
        }));
    }

    fn flush(&mut self, plain: &mut String) {
        if !plain.is_empty() {
            self.parts.push(Part::Text(std::mem::take(plain)));
        }
    }

    fn push(&mut self, plain: &mut String, part: Part) {
        self.flush(plain);
        self.parts.push(part);
    }

    /// What a reader of the file should know.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Whether the input is part of it.
    pub fn has_input(&self) -> bool {
        self.parts.contains(&Part::Input)
    }

    /// The names of the secrets that it refers to.
    pub fn secrets(&self) -> Vec<String> {
        let name = |part: &Part| match part {
            Part::Secret(name) => Some(name.clone()),
            _ => None,
        };
        self.parts.iter().filter_map(name).collect()
    }

    /// The text to send.
    ///
    /// # Errors
    /// The scope's, for a token that it refuses.
    pub fn evaluate(&self, scope: &mut dyn Scope) -> Result<String, EvalError> {
        let mut out = String::new();
        for part in &self.parts {
            match part {
                Part::Text(text) => out.push_str(text),
                Part::Input => out.push_str(&self.format.encode(scope.input())),
                Part::Filename => out.push_str(&self.format.encode(scope.filename())),
                Part::Secret(name) => {
                    let value = scope.secret(name).map_err(|error| EvalError {
                        function: Function::Secret.name().to_owned(),
                        at: None,
                        cause: Cause::Scope(error),
                    })?;
                    out.push_str(&self.format.encode(&value));
                }
                Part::Token(token) => {
                    let value = token.kind.value(self.meridiem, scope);
                    out.push_str(&value.map_err(|error| EvalError {
                        function: token.spelling.clone(),
                        at: None,
                        cause: Cause::Scope(error),
                    })?);
                }
            }
        }
        Ok(out)
    }
}

fn begins(text: &[char], with: &str) -> bool {
    text.len() >= with.len()
        && text
            .iter()
            .zip(with.chars())
            .all(|(c, w)| c.eq_ignore_ascii_case(&w))
}

/// The name in a `{secret:name}` that begins here.
fn secret(text: &[char]) -> Option<String> {
    if !begins(text, "{secret:") {
        return None;
    }
    let rest = &text["{secret:".len()..];
    let end = rest.iter().position(|&c| c == '}')?;
    Some(rest[..end].iter().collect())
}

/// The function whose call begins here, other than the two that are replaced.
fn function(text: &[char]) -> Option<String> {
    if text.first() != Some(&'{') {
        return None;
    }
    let name: String = text[1..]
        .iter()
        .take_while(|c| c.is_ascii_alphanumeric())
        .collect();
    let ended = matches!(text.get(name.len() + 1), Some(':' | '}'));
    (ended && Function::named(&name).is_some()).then_some(name)
}

#[cfg(test)]
mod tests;
