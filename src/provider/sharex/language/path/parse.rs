//! The parser.

use super::{Comparison, Condition, Operand, Path, PathError, Step, number};
use crate::provider::sharex::language::json::Value;
use crate::provider::sharex::language::pattern::Pattern;

/// Most characters of a path.
const LONGEST: usize = 4096;
/// Most steps of one path: each may take stack.
const FARTHEST: usize = 128;
/// Most conditions joined in one filter.
const JOINED: usize = 32;
/// How deep filters may be nested.
const DEEPEST: usize = 4;

pub(super) fn parse(text: &str) -> Result<Path, PathError> {
    // What ShareX puts in front. `$[` alone is taken as the root, where it would look for a member named `$`.
    let rooted = text == "$" || text.starts_with("$.") || text.starts_with("$[");
    let mut parser = Parser {
        chars: text.chars().collect(),
        at: 0,
    };
    if parser.chars.len() > LONGEST {
        return Err(parser.error(format!("longer than {LONGEST} characters")));
    }
    let mut steps = Vec::new();
    if rooted {
        parser.at = 1;
        parser.steps(&mut steps, false, false, 0)?;
    } else {
        // The dot that is put in front makes a dot at the beginning a recursive descent.
        let descends = parser.peek() == Some('.');
        parser.at += usize::from(descends);
        parser.steps(&mut steps, descends, true, 0)?;
    }
    parser.spaces();
    match parser.peek() {
        Some(found) => Err(parser.error(format!("unexpected {found:?}"))),
        None => Ok(Path { steps }),
    }
}

struct Parser {
    chars: Vec<char>,
    at: usize,
}

impl Parser {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn error(&self, problem: impl Into<String>) -> PathError {
        PathError::Syntax {
            at: self.at + 1,
            problem: problem.into(),
        }
    }

    fn unexpected(&self) -> PathError {
        match self.peek() {
            Some(found) => self.error(format!("unexpected {found:?}")),
            None => self.error("unexpected end"),
        }
    }

    fn spaces(&mut self) {
        while self.peek() == Some(' ') {
            self.at += 1;
        }
    }

    fn take(&mut self, text: &str) -> bool {
        let length = text.chars().count();
        let found = self.chars[self.at..]
            .iter()
            .take(length)
            .copied()
            .eq(text.chars());
        if found {
            self.at += length;
        }
        found
    }

    /// Steps up to a space, a closing bracket or the end; within a filter also up to an operator.
    fn steps(
        &mut self,
        steps: &mut Vec<Step>,
        mut descends: bool,
        mut after_dot: bool,
        depth: usize,
    ) -> Result<(), PathError> {
        let mut after_bracket = false;
        let mut name = String::new();
        while let Some(c) = self.peek() {
            if steps.len() > FARTHEST {
                return Err(self.error("too many steps"));
            }
            match c {
                '[' | '(' => {
                    if !name.is_empty() {
                        steps.push(named(&mut name, &mut descends));
                    }
                    let close = if c == '[' { ']' } else { ')' };
                    self.at += 1;
                    steps.push(self.bracket(close, descends, depth)?);
                    (descends, after_bracket, after_dot) = (false, true, false);
                }
                ']' | ')' | ' ' => break,
                '.' => {
                    if !name.is_empty() {
                        steps.push(named(&mut name, &mut descends));
                    }
                    self.at += 1;
                    if self.peek() == Some('.') {
                        self.at += 1;
                        descends = true;
                    }
                    (after_bracket, after_dot) = (false, true);
                }
                '=' | '<' | '!' | '>' | '|' | '&' if depth > 0 => break,
                _ if after_bracket => {
                    return Err(self.error(format!("unexpected {c:?} after a bracket")));
                }
                _ => {
                    name.push(c);
                    self.at += 1;
                }
            }
        }
        if !name.is_empty() {
            steps.push(named(&mut name, &mut descends));
        } else if after_dot && (depth > 0 || self.at == self.chars.len()) {
            return Err(self.error("a name is missing after '.'"));
        }
        Ok(())
    }

    /// What stands between brackets, with the closing one.
    fn bracket(&mut self, close: char, descends: bool, depth: usize) -> Result<Step, PathError> {
        self.spaces();
        match self.peek() {
            Some('\'') => {
                let names = self.quoted_names(close)?;
                Ok(if descends {
                    Step::Descend(Some(names))
                } else {
                    Step::Members(Some(names))
                })
            }
            Some('?') => {
                self.at += 1;
                if !self.take("(") {
                    return Err(self.unexpected());
                }
                if depth == DEEPEST {
                    return Err(self.error("filters nested too deep"));
                }
                let condition = self.condition(depth + 1, 0)?;
                // The filter's own parenthesis.
                self.at += 1;
                self.spaces();
                self.close(close)?;
                Ok(if descends {
                    Step::DescendFilter(condition)
                } else {
                    Step::Filter(condition)
                })
            }
            Some(_) => self.elements(close),
            None => Err(self.error("a bracket is not closed")),
        }
    }

    fn close(&mut self, close: char) -> Result<(), PathError> {
        match self.peek() {
            Some(found) if found == close => {
                self.at += 1;
                Ok(())
            }
            Some(found) => Err(self.error(format!("expected {close:?}, found {found:?}"))),
            None => Err(self.error("a bracket is not closed")),
        }
    }

    fn quoted_names(&mut self, close: char) -> Result<Vec<String>, PathError> {
        let mut names = Vec::new();
        loop {
            self.spaces();
            if self.peek() != Some('\'') {
                return Err(self.unexpected());
            }
            names.push(self.quoted()?);
            self.spaces();
            if self.peek() != Some(',') {
                self.close(close)?;
                return Ok(names);
            }
            self.at += 1;
        }
    }

    /// A text in single quotes.
    fn quoted(&mut self) -> Result<String, PathError> {
        self.at += 1;
        let mut text = String::new();
        loop {
            let c = self
                .peek()
                .ok_or_else(|| self.error("a quote is not closed"))?;
            self.at += 1;
            match c {
                '\'' => return Ok(text),
                '\\' => {
                    text.push(match self.peek() {
                        Some('b') => '\u{8}',
                        Some('t') => '\t',
                        Some('n') => '\n',
                        Some('f') => '\u{c}',
                        Some('r') => '\r',
                        Some(c @ ('\\' | '\'' | '"' | '/')) => c,
                        Some(c) => return Err(self.error(format!("unknown escape '\\{c}'"))),
                        None => return Err(self.error("a quote is not closed")),
                    });
                    self.at += 1;
                }
                c => text.push(c),
            }
        }
    }

    /// `0`, `0,2`, `*`, `1:-1:2`.
    fn elements(&mut self, close: char) -> Result<Step, PathError> {
        self.spaces();
        if self.take("*") {
            self.spaces();
            self.close(close)?;
            return Ok(Step::Elements(None));
        }
        let first = self.integer()?;
        match self.peek() {
            Some(':') => self.slice(first, close),
            _ => {
                let mut indices = vec![self.index(first)?];
                while self.take(",") {
                    self.spaces();
                    let next = self.integer()?;
                    indices.push(self.index(next)?);
                }
                self.close(close)?;
                Ok(Step::Elements(Some(indices)))
            }
        }
    }

    fn slice(&mut self, start: Option<i64>, close: char) -> Result<Step, PathError> {
        let mut parts = [start, None, None];
        for part in &mut parts[1..] {
            if self.take(":") {
                self.spaces();
                *part = self.integer()?;
            }
        }
        let [start, end, step] = parts;
        self.close(close)?;
        match step.unwrap_or(1) {
            0 => Err(self.error("a slice can't go in steps of 0")),
            step => Ok(Step::Slice(start, end, step)),
        }
    }

    fn index(&self, number: Option<i64>) -> Result<usize, PathError> {
        match number {
            None => Err(self.unexpected()),
            Some(number) => {
                usize::try_from(number).map_err(|_| self.error("a single index can't be negative"))
            }
        }
    }

    /// Digits with a sign, and the spaces behind them.
    fn integer(&mut self) -> Result<Option<i64>, PathError> {
        let start = self.at;
        while self.peek().is_some_and(|c| c.is_ascii_digit() || c == '-') {
            self.at += 1;
        }
        if self.at == start {
            return Ok(None);
        }
        let text: String = self.chars[start..self.at].iter().collect();
        let number = text
            .parse()
            .map_err(|_| self.error(format!("{text:?} is no index")))?;
        self.spaces();
        Ok(Some(number))
    }

    /// Comparisons joined by `&&` and `||`, up to the closing parenthesis, which is left. The right side binds first, whatever joins.
    fn condition(&mut self, depth: usize, joined: usize) -> Result<Condition, PathError> {
        let left = self.operand(depth)?;
        self.spaces();
        let single = match self.peek() {
            Some(')' | '|' | '&') => match left {
                Operand::Pattern(_) => return Err(self.error("a pattern alone is no condition")),
                left => Condition::Exists(left),
            },
            _ => {
                let comparison = self.comparison()?;
                let right = self.operand(depth)?;
                self.spaces();
                Condition::Compare(left, comparison, right)
            }
        };
        let join = if self.take("&&") {
            Condition::Both
        } else if self.take("||") {
            Condition::Either
        } else if self.peek() == Some(')') {
            return Ok(single);
        } else {
            return Err(self.unexpected());
        };
        if joined == JOINED {
            return Err(self.error("too many conditions"));
        }
        let rest = self.condition(depth, joined + 1)?;
        Ok(join(Box::new(single), Box::new(rest)))
    }

    fn comparison(&mut self) -> Result<Comparison, PathError> {
        const SIGNS: [(&str, Comparison); 10] = [
            ("===", Comparison::StrictlyEqual),
            ("==", Comparison::Equal),
            ("=~", Comparison::Matches),
            ("!==", Comparison::StrictlyNotEqual),
            ("!=", Comparison::NotEqual),
            ("<>", Comparison::NotEqual),
            ("<=", Comparison::LessOrEqual),
            ("<", Comparison::Less),
            (">=", Comparison::GreaterOrEqual),
            (">", Comparison::Greater),
        ];
        SIGNS
            .iter()
            .find_map(|(sign, comparison)| self.take(sign).then_some(*comparison))
            .ok_or_else(|| self.unexpected())
    }

    fn operand(&mut self, depth: usize) -> Result<Operand, PathError> {
        self.spaces();
        match self.peek() {
            Some(c @ ('@' | '$')) => {
                self.at += 1;
                let mut steps = Vec::new();
                self.steps(&mut steps, false, false, depth)?;
                Ok(Operand::Path {
                    root: c == '$',
                    steps,
                })
            }
            Some('\'') => Ok(Operand::Value(Value::String(self.quoted()?))),
            Some('/') => self.pattern(),
            Some(c) if c.is_ascii_digit() || c == '-' => {
                let start = self.at;
                while self
                    .peek()
                    .is_some_and(|c| c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | 'e' | 'E'))
                {
                    self.at += 1;
                }
                let text: String = self.chars[start..self.at].iter().collect();
                let value =
                    number(&text).ok_or_else(|| self.error(format!("{text:?} is no number")))?;
                Ok(Operand::Value(value))
            }
            _ if self.take("true") => Ok(Operand::Value(Value::Bool(true))),
            _ if self.take("false") => Ok(Operand::Value(Value::Bool(false))),
            _ if self.take("null") => Ok(Operand::Value(Value::Null)),
            _ => Err(self.unexpected()),
        }
    }

    /// `/expression/flags`.
    fn pattern(&mut self) -> Result<Operand, PathError> {
        self.at += 1;
        let mut text = String::new();
        loop {
            let c = self
                .peek()
                .ok_or_else(|| self.error("a pattern is not closed"))?;
            self.at += 1;
            match c {
                '/' => break,
                '\\' => {
                    text.push(c);
                    text.extend(self.peek());
                    self.at += 1;
                }
                c => text.push(c),
            }
        }
        let mut flags = String::new();
        while let Some(c) = self.peek().filter(char::is_ascii_alphabetic) {
            if !matches!(c, 'i' | 'm' | 's' | 'x') {
                return Err(self.error(format!("unknown flag {c:?}")));
            }
            flags.push(c);
            self.at += 1;
        }
        if !flags.is_empty() {
            text.insert_str(0, &format!("(?{flags})"));
        }
        let pattern = Pattern::parse(&text).map_err(|error| self.error(error.to_string()))?;
        Ok(Operand::Pattern(Box::new(pattern)))
    }
}

fn named(name: &mut String, descends: &mut bool) -> Step {
    let name = std::mem::take(name);
    let names = (name != "*").then(|| vec![name]);
    if std::mem::take(descends) {
        Step::Descend(names)
    } else {
        Step::Members(names)
    }
}
