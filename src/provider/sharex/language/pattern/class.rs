//! Character classes and escapes of single characters.

use super::PatternError;

/// How deep subtractions may be nested.
const DEEPEST: usize = 16;

/// What an escape stands for.
pub(super) enum Unit {
    /// One character.
    Char(char),
    /// A set, in the engine's spelling.
    Set(String),
}

/// Why something can't be translated.
pub(super) enum Problem {
    Syntax(&'static str),
    Unsupported(&'static str),
}

impl Problem {
    /// The error, with the place in the pattern from 0.
    pub fn error(self, at: usize) -> PatternError {
        match self {
            Problem::Syntax(problem) => PatternError::Syntax {
                at: Some(at + 1),
                problem: problem.to_owned(),
            },
            Problem::Unsupported(feature) => PatternError::Unsupported {
                at: at + 1,
                feature,
            },
        }
    }
}

/// A character that stands for itself, within a class or outside.
pub(super) fn push_char(out: &mut String, c: char) {
    if r"\.+*?()|[]{}^$#&-~".contains(c) {
        out.push('\\');
    }
    out.push(c);
}

/// The class at the beginning of `chars` in the engine's syntax, and how many characters it takes.
pub(super) fn translate(chars: &[char]) -> Result<(String, usize), (usize, Problem)> {
    let mut reader = Reader { chars, at: 0 };
    let text = reader.class(0)?;
    Ok((text, reader.at))
}

struct Reader<'a> {
    chars: &'a [char],
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn fail<T>(&self, problem: &'static str) -> Result<T, (usize, Problem)> {
        Err((self.at, Problem::Syntax(problem)))
    }

    fn class(&mut self, depth: usize) -> Result<String, (usize, Problem)> {
        let start = self.at;
        if depth == DEEPEST {
            return self.fail("subtractions nested too deep");
        }
        self.at += 1;
        let mut out = String::from("[");
        if self.peek() == Some('^') {
            out.push('^');
            self.at += 1;
        }
        let first = self.at;
        loop {
            match self.peek() {
                None => {
                    self.at = start;
                    return self.fail("a character class is not closed");
                }
                Some(']') if self.at > first => {
                    self.at += 1;
                    out.push(']');
                    return Ok(out);
                }
                Some('-') if self.at > first && self.chars.get(self.at + 1) == Some(&'[') => {
                    self.at += 1;
                    let less = self.class(depth + 1)?;
                    if self.peek() != Some(']') {
                        return self.fail("a subtraction must end its class");
                    }
                    self.at += 1;
                    return Ok(format!("[{out}]--{less}]"));
                }
                Some(_) => self.member(&mut out)?,
            }
        }
    }

    /// A character, a set or a range.
    fn member(&mut self, out: &mut String) -> Result<(), (usize, Problem)> {
        let start = self.at;
        let from = match self.unit()? {
            Unit::Set(set) => {
                out.push_str(&set);
                return Ok(());
            }
            Unit::Char(c) => c,
        };
        let range = self.peek() == Some('-')
            && !matches!(self.chars.get(self.at + 1), None | Some(']' | '['));
        if !range {
            push_char(out, from);
            return Ok(());
        }
        self.at += 1;
        match self.unit()? {
            Unit::Char(to) if to < from => {
                self.at = start;
                self.fail("a range in the wrong order")
            }
            Unit::Char(to) => {
                push_char(out, from);
                out.push('-');
                push_char(out, to);
                Ok(())
            }
            Unit::Set(_) => {
                self.at = start;
                self.fail("a range that ends in a set")
            }
        }
    }

    fn unit(&mut self) -> Result<Unit, (usize, Problem)> {
        match self.peek() {
            Some('\\') => {
                let rest = &self.chars[self.at..];
                if rest.get(1) == Some(&'b') {
                    self.at += 2;
                    return Ok(Unit::Char('\u{8}'));
                }
                let (unit, length) =
                    escape(rest).map_err(|(at, problem)| (self.at + at, problem))?;
                self.at += length;
                Ok(unit)
            }
            Some(c) => {
                self.at += 1;
                Ok(Unit::Char(c))
            }
            None => self.fail("a character class is not closed"),
        }
    }
}

/// The escape at the beginning of `chars`, and how many characters it takes.
pub(super) fn escape(chars: &[char]) -> Result<(Unit, usize), (usize, Problem)> {
    let syntax = |problem| Err((0, Problem::Syntax(problem)));
    let Some(&c) = chars.get(1) else {
        return syntax("'\\' at the end");
    };
    let plain = |c| Ok((Unit::Char(c), 2));
    match c {
        'd' | 'D' | 'w' | 'W' | 's' | 'S' => Ok((Unit::Set(format!("\\{c}")), 2)),
        'p' | 'P' => category(chars, c),
        't' => plain('\t'),
        'n' => plain('\n'),
        'r' => plain('\r'),
        'f' => plain('\u{c}'),
        'v' => plain('\u{b}'),
        'a' => plain('\u{7}'),
        'e' => plain('\u{1b}'),
        'x' => hexadecimal(chars, 2),
        'u' => hexadecimal(chars, 4),
        'c' => match chars.get(2).map(char::to_ascii_uppercase) {
            Some(c @ '@'..='_') => Ok((Unit::Char(char::from(c as u8 - b'@')), 3)),
            _ => syntax("'\\c' needs a letter"),
        },
        '0'..='7' => {
            let digits: String = chars[1..]
                .iter()
                .take(3)
                .take_while(|c| matches!(c, '0'..='7'))
                .collect();
            let code = u32::from_str_radix(&digits, 8).unwrap_or_default() & 0xff;
            Ok((
                Unit::Char(char::from_u32(code).unwrap_or_default()),
                1 + digits.len(),
            ))
        }
        c if c.is_alphanumeric() || c == '_' => syntax("unknown escape"),
        c => plain(c),
    }
}

fn hexadecimal(chars: &[char], count: usize) -> Result<(Unit, usize), (usize, Problem)> {
    let digits: String = chars[2..].iter().take(count).collect();
    let code = (digits.len() == count && digits.bytes().all(|b| b.is_ascii_hexdigit()))
        .then(|| u32::from_str_radix(&digits, 16).ok())
        .flatten();
    match code.map(char::from_u32) {
        Some(Some(c)) => Ok((Unit::Char(c), 2 + count)),
        Some(None) => Err((0, Problem::Unsupported("half a surrogate pair"))),
        None => Err((0, Problem::Syntax("hexadecimal digits are missing"))),
    }
}

/// `\p{Lu}`.
fn category(chars: &[char], letter: char) -> Result<(Unit, usize), (usize, Problem)> {
    const CATEGORIES: &str = " L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po S Sm Sc Sk So Z Zs Zl Zp C Cc Cf Co Cn ";
    let end = chars.iter().position(|&c| c == '}');
    let (Some('{'), Some(end)) = (chars.get(2), end) else {
        return Err((0, Problem::Syntax("a category is not closed")));
    };
    let name: String = chars[3..end].iter().collect();
    if !CATEGORIES.contains(&format!(" {name} ")) {
        return Err((0, Problem::Unsupported("a named block of characters")));
    }
    Ok((Unit::Set(format!("\\{letter}{{{name}}}")), end + 1))
}
