//! The older syntax, `$json:url$`, translated into the newer one with its own meaning.

use super::function::Function;
use super::scope::Place;
use super::template::{Finding, Template, What, escape};
use super::tokens;

/// What ShareX took for the answer before version 12.4.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ResponseType {
    /// The body.
    #[default]
    Text,
    /// The address after redirects.
    RedirectionUrl,
    /// All headers as one text.
    Headers,
    /// The header Location.
    LocationHeader,
}

impl ResponseType {
    /// By name in any letter case, or by number.
    pub fn named(text: &str) -> Option<Self> {
        const NAMES: [(&str, ResponseType); 4] = [
            ("Text", ResponseType::Text),
            ("RedirectionURL", ResponseType::RedirectionUrl),
            ("Headers", ResponseType::Headers),
            ("LocationHeader", ResponseType::LocationHeader),
        ];
        if let Ok(number) = text.parse::<usize>() {
            return NAMES.get(number).map(|(_, kind)| *kind);
        }
        NAMES
            .iter()
            .find_map(|(name, kind)| name.eq_ignore_ascii_case(text).then_some(*kind))
    }

    /// The template that yields the whole answer, where that is not the body. An empty URL means this.
    pub fn whole(self) -> Option<&'static str> {
        match self {
            ResponseType::Text | ResponseType::Headers => None,
            ResponseType::RedirectionUrl => Some("{responseurl}"),
            ResponseType::LocationHeader => Some("{header:Location}"),
        }
    }
}

/// What the texts of an older file refer to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Legacy<'a> {
    /// RegexList.
    pub patterns: &'a [String],
    /// ResponseType.
    pub answer: ResponseType,
    /// The file has no version, so `%input` means the input.
    pub unversioned: bool,
}

/// A text of the newer syntax.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Translated {
    /// The text; parse it as a [`Template`] of the same place.
    pub text: String,
    /// What a reader of the file should know; places are those of the older text.
    pub findings: Vec<Finding>,
}

impl Legacy<'_> {
    /// Translates `$…$`, backslashes, and what has a meaning of its own in the newer syntax.
    pub fn translate(&self, text: &str, place: Place) -> Translated {
        let units = self.units(text, place);
        let mut writer = Writer::new(place);
        let mut findings = Vec::new();
        let mut add = |at: usize, what| findings.push(Finding { at: Some(at), what });
        // A `$` that ended an unknown name can begin a known one, but is no surprise where it does not.
        let mut told = None;
        let mut index = 0;
        while index < units.len() {
            let (at, unit) = &units[index];
            if *unit != Unit::Plain('$') {
                writer.unit(unit);
                index += 1;
                continue;
            }
            let rest = &units[index + 1..];
            let Some(length) = rest.iter().position(|(_, unit)| *unit == Unit::Plain('$')) else {
                if told != Some(index) {
                    add(*at, What::Unpaired);
                }
                writer.literal('$');
                index += 1;
                continue;
            };
            let inner: Vec<&Unit> = rest[..length].iter().map(|(_, unit)| unit).collect();
            if inner.is_empty() {
                add(*at, What::Empty);
                index += 2;
                continue;
            }
            match self.call(&inner, place) {
                Some((call, found)) => {
                    found.into_iter().for_each(|what| add(*at, what));
                    writer.done(&call);
                    index += length + 2;
                }
                None => {
                    if told != Some(index) {
                        add(*at, What::UnknownName(plain(&inner)));
                    }
                    writer.literal('$');
                    inner.iter().for_each(|unit| writer.unit(unit));
                    index += length + 1;
                    told = Some(index);
                }
            }
        }
        Translated {
            text: writer.finish(),
            findings,
        }
    }

    /// Translates the text of a body: `$input$` and `$filename$`, nothing else.
    pub fn translate_data(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        'text: while let Some(c) = rest.chars().next() {
            for (old, new) in [("$input$", "{input}"), ("$filename$", "{filename}")] {
                if rest
                    .get(..old.len())
                    .is_some_and(|begin| begin.eq_ignore_ascii_case(old))
                {
                    out.push_str(new);
                    rest = &rest[old.len()..];
                    continue 'text;
                }
            }
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
        out
    }

    /// Puts the entries of RegexList in place of their numbers in a text of the newer syntax: `{regex:1|url}`. A text that can't be
    /// parsed stays as it is.
    pub fn resolve(&self, text: &str, place: Place) -> Translated {
        match Template::parse(text, place) {
            Ok(mut template) => {
                let findings = template.resolve(self.patterns);
                Translated {
                    text: template.to_string(),
                    findings,
                }
            }
            Err(_) => Translated {
                text: text.to_owned(),
                findings: Vec::new(),
            },
        }
    }

    /// The characters of a text with their places from 1; escapes resolved, tokens kept together.
    fn units(&self, text: &str, place: Place) -> Vec<(usize, Unit)> {
        let chars: Vec<char> = text.chars().collect();
        let mut units = Vec::new();
        let mut at = 0;
        while let Some(&c) = chars.get(at) {
            let rest = &chars[at..];
            let (unit, length) = if c == '\\' {
                match rest.get(1) {
                    Some(&escaped) => (Unit::Escaped(escaped), 2),
                    None => break,
                }
            } else if self.unversioned
                && place.has_tokens()
                && rest.starts_with(&['%', 'i', 'n', 'p', 'u', 't'])
            {
                (Unit::Done("{input}".to_owned()), "%input".len())
            } else if place.has_tokens()
                && let Some((token, length)) = tokens::at(rest)
            {
                (Unit::Token(token.spelling), length)
            } else {
                (Unit::Plain(c), 1)
            };
            units.push((at + 1, unit));
            at += length;
        }
        units
    }

    /// The call in the newer syntax, where the name is known.
    fn call(&self, inner: &[&Unit], place: Place) -> Option<(String, Vec<What>)> {
        let colon = inner.iter().position(|unit| **unit == Unit::Plain(':'));
        let name = plain(&inner[..colon.unwrap_or(inner.len())]);
        let argument = colon.map(|colon| &inner[colon + 1..]);
        let Some(function) = Function::named(&name).filter(|function| existed(*function)) else {
            return self.reference(&plain(inner), true);
        };
        let one = |units: &[&Unit]| {
            let mut writer = Writer::new(place);
            units.iter().for_each(|unit| writer.unit(unit));
            writer.finish()
        };
        let name = function.name();
        let argument = match (function, argument) {
            (Function::Response, _) => {
                let whole = self.answer.whole().unwrap_or("{response}");
                return Some((whole.to_owned(), Vec::new()));
            }
            (Function::Input | Function::Filename | Function::ResponseUrl, _) | (_, None) => {
                return Some((format!("{{{name}}}"), Vec::new()));
            }
            (_, Some(argument)) => argument,
        };
        let arguments: Vec<String> = match function {
            Function::Regex => return self.reference(&plain(argument), false),
            Function::Random | Function::Select => argument
                .split(|unit| **unit == Unit::Plain('|'))
                .map(one)
                .collect(),
            Function::Inputbox => argument
                .splitn(2, |unit| **unit == Unit::Plain('|'))
                .map(one)
                .collect(),
            _ => vec![one(argument)],
        };
        Some((format!("{{{name}:{}}}", arguments.join("|")), Vec::new()))
    }

    /// `1`, `1|url`, `1,url`: an entry of RegexList and a group. `implicit` is the form without `regex:`, which must look like one.
    fn reference(&self, text: &str, implicit: bool) -> Option<(String, Vec<What>)> {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = text.split_at(digits);
        let mut characters = rest.chars();
        let separator = characters.next();
        let group = characters.as_str();
        if implicit {
            let looks = !number.is_empty()
                && matches!(separator, None | Some(',' | '|'))
                && group.chars().all(|c| c.is_alphanumeric() || c == '_');
            if !looks || self.patterns.is_empty() {
                return None;
            }
        }
        let index = number.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
        let Some(pattern) = index.and_then(|index| self.patterns.get(index)) else {
            return Some((String::new(), vec![What::NoPattern(text.to_owned())]));
        };
        let pattern = escape(pattern, Place::Response);
        let group = escape(group, Place::Response);
        let call = match (self.answer.whole(), group.as_str()) {
            (None, "") => format!("{{regex:{pattern}}}"),
            (None, group) => format!("{{regex:{pattern}|{group}}}"),
            (Some(whole), "") => format!("{{regex:{whole}|{pattern}|0}}"),
            (Some(whole), group) => format!("{{regex:{whole}|{pattern}|{group}}}"),
        };
        let found = match self.answer {
            ResponseType::Headers => vec![What::RawHeaders],
            _ => Vec::new(),
        };
        Some((call, found))
    }
}

/// A text of a file that speaks no syntax, so that it yields itself. Tokens stay alive.
pub fn literal(text: &str, place: Place) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut writer = Writer::new(place);
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        match place
            .has_tokens()
            .then(|| tokens::at(&chars[at..]))
            .flatten()
        {
            Some((token, length)) => {
                writer.unit(&Unit::Token(token.spelling));
                at += length;
            }
            None => {
                writer.literal(c);
                at += 1;
            }
        }
    }
    writer.finish()
}

/// Whether the older syntax has the function.
fn existed(function: Function) -> bool {
    function != Function::Outputbox
}

#[derive(Clone, Debug, PartialEq)]
enum Unit {
    Plain(char),
    /// Stood after a backslash.
    Escaped(char),
    /// A `%` token as written.
    Token(String),
    /// Text of the newer syntax.
    Done(String),
}

fn plain(units: &[&Unit]) -> String {
    let mut text = String::new();
    for unit in units {
        match unit {
            Unit::Plain(c) | Unit::Escaped(c) => text.push(*c),
            Unit::Token(spelling) | Unit::Done(spelling) => text.push_str(spelling),
        }
    }
    text
}

/// Writes the newer syntax.
struct Writer {
    place: Place,
    out: String,
    literal: String,
    /// The token that was written last, if nothing came after it.
    token: String,
}

impl Writer {
    fn new(place: Place) -> Self {
        Self {
            place,
            out: String::new(),
            literal: String::new(),
            token: String::new(),
        }
    }

    fn literal(&mut self, c: char) {
        self.literal.push(c);
    }

    fn unit(&mut self, unit: &Unit) {
        match unit {
            Unit::Plain(c) | Unit::Escaped(c) => self.literal(*c),
            Unit::Token(spelling) => {
                self.done(spelling);
                self.token.clone_from(spelling);
            }
            Unit::Done(text) => self.done(text),
        }
    }

    fn done(&mut self, text: &str) {
        self.flush();
        self.out.push_str(text);
    }

    fn flush(&mut self) {
        if tokens::absorbs(&self.token, &self.literal) {
            self.out.push('\\');
        }
        self.token.clear();
        self.out.push_str(&escape(&self.literal, self.place));
        self.literal.clear();
    }

    fn finish(mut self) -> String {
        self.flush();
        self.out
    }
}

#[cfg(test)]
mod tests;
