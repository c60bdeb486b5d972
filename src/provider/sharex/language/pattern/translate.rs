//! From .NET's syntax to the engine's.

use std::fmt::Write;

use super::groups::{self, Group, Reference};
use super::{LONGEST, PatternError, class};

/// How deep groups may be nested.
const DEEPEST: usize = 64;
/// Most repetitions that may be written out.
const MOST: usize = 10_000;

/// A pattern in the engine's syntax, with the groups that .NET sees in it.
pub(super) struct Translated {
    pub text: String,
    pub groups: Vec<Group>,
}

/// How a group is written.
enum Opening {
    Plain,
    Named(String),
    /// Captures nothing: the engine's spelling.
    Other(&'static str),
    /// `(?i)` up to the end of the group around, `(?i:…)`.
    Flags {
        text: String,
        inner: bool,
    },
    /// `(?(name)…|…)`.
    Condition(String),
    Comment,
}

#[derive(Clone, Copy)]
struct Flags {
    multiline: bool,
    extended: bool,
}

struct Translator {
    chars: Vec<char>,
    at: usize,
    out: String,
    /// Names by opening parenthesis; nothing for groups without.
    captures: Vec<Option<String>>,
    references: Vec<Reference>,
    /// The flags outside of every open group.
    open: Vec<Flags>,
    flags: Flags,
    /// Whether a quantifier may follow.
    quantifiable: bool,
}

pub(super) fn translate(text: &str) -> Result<Translated, PatternError> {
    let mut translator = Translator {
        chars: text.chars().collect(),
        at: 0,
        out: String::with_capacity(text.len() + 16),
        captures: Vec::new(),
        references: Vec::new(),
        open: Vec::new(),
        flags: Flags {
            multiline: false,
            extended: false,
        },
        quantifiable: false,
    };
    if translator.chars.len() > LONGEST {
        return Err(PatternError::Syntax {
            at: None,
            problem: format!("longer than {LONGEST} characters"),
        });
    }
    while translator.at < translator.chars.len() {
        translator.element()?;
    }
    if !translator.open.is_empty() {
        return Err(translator.error(translator.chars.len(), "a group is not closed"));
    }
    let groups = groups::numbered(&translator.captures);
    Ok(Translated {
        text: groups::resolve(&translator.out, &translator.references, &groups)?,
        groups,
    })
}

impl Translator {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn ahead(&self, text: &str) -> bool {
        let length = text.chars().count();
        let rest = self.chars.get(self.at..).unwrap_or_default();
        rest.iter().take(length).copied().eq(text.chars())
    }

    fn error(&self, at: usize, problem: impl Into<String>) -> PatternError {
        PatternError::Syntax {
            at: Some(at + 1),
            problem: problem.into(),
        }
    }

    fn unsupported(&self, at: usize, feature: &'static str) -> PatternError {
        PatternError::Unsupported {
            at: at + 1,
            feature,
        }
    }

    fn element(&mut self) -> Result<(), PatternError> {
        let start = self.at;
        let Some(c) = self.peek() else {
            return Ok(());
        };
        match c {
            '(' => return self.group(),
            ')' => {
                self.flags = self
                    .open
                    .pop()
                    .ok_or_else(|| self.error(start, "')' without '('"))?;
                self.out.push(')');
            }
            '[' => {
                let (text, length) = class::translate(&self.chars[start..])
                    .map_err(|(at, problem)| problem.error(start + at))?;
                self.at += length;
                self.out.push_str(&text);
                self.quantifiable = true;
                return Ok(());
            }
            '\\' => return self.escape(),
            '*' | '+' | '?' => return self.quantifier(),
            '{' if self.counted().is_some() => return self.quantifier(),
            '{' | '}' | ']' => {
                self.out.push('\\');
                self.out.push(c);
            }
            '|' => {
                self.out.push('|');
                self.at += 1;
                self.quantifiable = false;
                return Ok(());
            }
            '^' => self.out.push_str(if self.flags.multiline {
                "(?m:^)"
            } else {
                r"\A"
            }),
            '$' => self.out.push_str(if self.flags.multiline {
                "(?m:$)"
            } else {
                r"(?=\n?\z)"
            }),
            '#' if self.flags.extended => {
                while self.peek().is_some_and(|c| c != '\n') {
                    self.at += 1;
                }
                return Ok(());
            }
            c if self.flags.extended && c.is_whitespace() => {
                self.at += 1;
                return Ok(());
            }
            '.' => self.out.push('.'),
            c => class::push_char(&mut self.out, c),
        }
        self.at += 1;
        self.quantifiable = true;
        Ok(())
    }

    /// `{n}`, `{n,}`, `{n,m}`: its length.
    fn counted(&self) -> Option<usize> {
        let end = self.chars[self.at..].iter().position(|&c| c == '}')?;
        let inside: String = self.chars[self.at + 1..self.at + end].iter().collect();
        let (least, most) = inside.split_once(',').unwrap_or((&inside, "0"));
        let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        (!least.is_empty() && digits(least) && digits(most)).then_some(end + 1)
    }

    fn quantifier(&mut self) -> Result<(), PatternError> {
        let start = self.at;
        if !self.quantifiable {
            return Err(self.error(start, "a quantifier follows nothing that it could repeat"));
        }
        let length = match self.peek() {
            Some('{') => self.counted().unwrap_or(1),
            _ => 1,
        };
        let text: String = self.chars[start..start + length].iter().collect();
        let large = |part: &str| !part.is_empty() && part.parse().map_or(true, |n: usize| n > MOST);
        if length > 1 && text.trim_matches(['{', '}']).split(',').any(large) {
            return Err(self.error(start, format!("more than {MOST} repetitions")));
        }
        self.out.push_str(&text);
        self.at += length;
        if self.peek() == Some('?') {
            self.out.push('?');
            self.at += 1;
        }
        self.quantifiable = false;
        Ok(())
    }

    fn group(&mut self) -> Result<(), PatternError> {
        let start = self.at;
        let opening = self.opening()?;
        if self.open.len() == DEEPEST {
            return Err(self.error(start, "groups nested too deep"));
        }
        self.quantifiable = false;
        let outside = self.flags;
        match opening {
            Opening::Comment => return Ok(()),
            Opening::Flags { text, inner } => {
                let (on, off) = text.split_once('-').unwrap_or((&text, ""));
                let set =
                    |flag: char, before: bool| (before || on.contains(flag)) && !off.contains(flag);
                self.flags = Flags {
                    multiline: set('m', outside.multiline),
                    extended: set('x', outside.extended),
                };
                // Line mode and free spacing are resolved here, the rest is the engine's.
                let kept = |flags: &str| -> String {
                    flags.chars().filter(|c| matches!(c, 'i' | 's')).collect()
                };
                let (on, off) = (kept(on), kept(off));
                let text = match off.as_str() {
                    "" => on,
                    off => format!("{on}-{off}"),
                };
                if inner {
                    let _ = write!(self.out, "(?{text}:");
                } else {
                    if !text.is_empty() {
                        let _ = write!(self.out, "(?{text})");
                    }
                    return Ok(());
                }
            }
            Opening::Plain => {
                self.captures.push(None);
                self.out.push('(');
            }
            Opening::Named(name) => {
                self.captures.push(Some(name));
                self.out.push('(');
            }
            Opening::Other(text) => self.out.push_str(text),
            Opening::Condition(name) => {
                self.references.push(Reference {
                    at: self.out.len(),
                    name,
                    source: start,
                    condition: true,
                });
            }
        }
        self.open.push(outside);
        Ok(())
    }

    /// The beginning of a group, taken.
    fn opening(&mut self) -> Result<Opening, PatternError> {
        let start = self.at;
        const PLAIN: [(&str, &str); 6] = [
            ("(?:", "(?:"),
            ("(?=", "(?="),
            ("(?!", "(?!"),
            ("(?<=", "(?<="),
            ("(?<!", "(?<!"),
            ("(?>", "(?>"),
        ];
        if !self.ahead("(?") {
            self.at += 1;
            return Ok(Opening::Plain);
        }
        if let Some((text, engine)) = PLAIN.iter().find(|(text, _)| self.ahead(text)) {
            self.at += text.len();
            return Ok(Opening::Other(engine));
        }
        self.at += 2;
        match self.peek() {
            Some('#') => {
                let end = self.chars[self.at..].iter().position(|&c| c == ')');
                let end = end.ok_or_else(|| self.error(start, "a comment is not closed"))?;
                self.at += end + 1;
                Ok(Opening::Comment)
            }
            Some(quote @ ('<' | '\'')) => {
                self.at += 1;
                let name = self.name(start, if quote == '<' { '>' } else { '\'' })?;
                Ok(Opening::Named(name))
            }
            Some('(') => {
                self.at += 1;
                let name = self
                    .name(start, ')')
                    .map_err(|_| self.unsupported(start, "a condition on an expression"))?;
                Ok(Opening::Condition(name))
            }
            _ => self.flags(start),
        }
    }

    /// A group's name up to `close`, which is taken.
    fn name(&mut self, start: usize, close: char) -> Result<String, PatternError> {
        let mut name = String::new();
        loop {
            match self.peek() {
                Some(c) if c == close => break,
                Some('-') => return Err(self.unsupported(start, "a balancing group")),
                Some(c) if c.is_alphanumeric() || c == '_' => name.push(c),
                _ => return Err(self.error(start, "a group's name is not closed")),
            }
            self.at += 1;
        }
        self.at += 1;
        let number = name.starts_with(|c: char| c.is_ascii_digit());
        let wrong = match name.parse::<usize>() {
            Ok(number) => number == 0 || number > LONGEST,
            Err(_) => number || name.is_empty(),
        };
        if wrong {
            return Err(self.error(start, "a group can't have this name"));
        }
        // The same number may be written in several ways.
        Ok(name
            .parse::<usize>()
            .map_or(name, |number| number.to_string()))
    }

    fn flags(&mut self, start: usize) -> Result<Opening, PatternError> {
        let mut text = String::new();
        loop {
            let c = self
                .peek()
                .ok_or_else(|| self.error(start, "a group is not closed"))?;
            self.at += 1;
            match c {
                ')' | ':' => {
                    return Ok(Opening::Flags {
                        text,
                        inner: c == ':',
                    });
                }
                'n' if !text.contains('-') => {
                    return Err(self.unsupported(start, "the option 'n'"));
                }
                'i' | 'm' | 's' | 'x' | 'n' => text.push(c),
                '-' if !text.contains('-') => text.push(c),
                // The engine has no word for adding what is added anyway.
                '+' if !text.contains('-') => {}
                _ => return Err(self.error(start, "unknown kind of group")),
            }
        }
    }

    fn escape(&mut self) -> Result<(), PatternError> {
        let start = self.at;
        self.at += 1;
        let c = self
            .peek()
            .ok_or_else(|| self.error(start, "'\\' at the end"))?;
        self.quantifiable = true;
        match c {
            'k' => {
                self.at += 1;
                let close = match self.peek() {
                    Some('<') => '>',
                    Some('\'') => '\'',
                    _ => return Err(self.error(start, "'\\k' needs a name")),
                };
                self.at += 1;
                let name = self.name(start, close)?;
                self.reference(name, start);
            }
            '1'..='9' => {
                let digits: String = self.chars[self.at..]
                    .iter()
                    .take_while(|c| c.is_ascii_digit())
                    .take(3)
                    .collect();
                self.at += digits.len();
                self.reference(digits, start);
            }
            'A' | 'z' | 'b' | 'B' => {
                self.out.push('\\');
                self.out.push(c);
                self.at += 1;
            }
            'Z' => {
                self.out.push_str(r"(?=\n?\z)");
                self.at += 1;
            }
            'G' => return Err(self.unsupported(start, "'\\G'")),
            _ => {
                let (unit, length) = class::escape(&self.chars[start..])
                    .map_err(|(at, problem)| problem.error(start + at))?;
                self.at = start + length;
                match unit {
                    class::Unit::Char(c) => class::push_char(&mut self.out, c),
                    class::Unit::Set(text) => self.out.push_str(&text),
                }
            }
        }
        Ok(())
    }

    fn reference(&mut self, name: String, source: usize) {
        self.references.push(Reference {
            at: self.out.len(),
            name,
            source,
            condition: false,
        });
    }
}
