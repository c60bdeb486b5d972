//! The printer: what it writes parses to the same template.

use std::fmt;

use super::{Item, Template};
use crate::provider::sharex::language::scope::Place;
use crate::provider::sharex::language::tokens;

/// A text so that a template in `place` yields exactly it: `\`, `{`, `|`, `}` escaped, and `%` where a token would begin.
pub fn escape(text: &str, place: Place) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    for (at, &c) in chars.iter().enumerate() {
        let special = match c {
            '\\' | '{' | '|' | '}' => true,
            '%' if place.has_tokens() => {
                tokens::at(&chars[at..]).is_some() || tokens::awaits_brace(&chars[at..])
            }
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

impl fmt::Display for Template {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut printer = Printer {
            place: self.place,
            out: String::new(),
            token: String::new(),
            meridiem: false,
        };
        printer.items(&self.items);
        if self.meridiem && !printer.meridiem {
            // It stood in what is cut off.
            printer.out.push_str("|%pm");
        }
        f.write_str(&printer.out)
    }
}

struct Printer {
    place: Place,
    out: String,
    /// The token that was written last, if nothing came after it.
    token: String,
    meridiem: bool,
}

impl Printer {
    fn items(&mut self, items: &[Item]) {
        for item in items {
            let token = std::mem::take(&mut self.token);
            match item {
                Item::Text(text) => {
                    if tokens::absorbs(&token, text) {
                        self.out.push('\\');
                    }
                    self.out.push_str(&escape(text, self.place));
                }
                Item::Token(token) => {
                    self.out.push_str(&token.spelling);
                    self.token.clone_from(&token.spelling);
                    self.meridiem |= token.kind == tokens::Kind::Meridiem;
                }
                Item::Call(call) => {
                    self.out.push('{');
                    self.out.push_str(call.function.name());
                    for (at, argument) in call.arguments.iter().enumerate() {
                        self.out.push(if at == 0 { ':' } else { '|' });
                        self.items(&argument.items);
                    }
                    self.out.push('}');
                    self.token.clear();
                }
            }
        }
    }
}
