//! Takes secrets out of an uploader, and fills in what its author left for others. What is left refers to stored secrets by name.

use std::collections::BTreeMap;

use super::enums::Body;
use super::file::Uploader;
use super::language::template::Piece;
use super::language::{Place, Template};
use super::names::is_credential;
use super::placeholder;
use super::recipe::{Problem, Recipe};
use crate::secret::{Secret, TokenKind};

/// The version that is written into files of today's syntax.
pub const CURRENT: &str = "17.0.0";

/// Schemes that stand before a credential in a header.
const SCHEMES: &[&str] = &[
    "apikey",
    "basic",
    "bearer",
    "client-id",
    "key",
    "oauth",
    "token",
];

/// Values of fields with a credential's name that are none.
const HARMLESS: &[&str] = &[
    "anonymous",
    "false",
    "file",
    "guest",
    "image",
    "json",
    "none",
    "null",
    "public",
    "true",
    "upload",
];

/// Something that the person is to fill in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// What it is called, and what it is filled by: `YOUR_API_KEY`.
    pub title: String,
    /// The first field that has it.
    pub field: String,
    /// What belongs there is a secret.
    pub hidden: bool,
}

/// A secret of an uploader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its name in `{secret:NAME}`.
    pub name: String,
    /// The first field that has it.
    pub field: String,
    /// The value; `None` where nobody has filled it in yet.
    pub value: Option<Secret<String>>,
}

/// An uploader without secrets, and its secrets.
#[derive(Clone, Debug, PartialEq)]
pub struct Lifted {
    /// The uploader, in the words of today.
    pub uploader: Uploader,
    /// Its secrets, in the order of the fields.
    pub secrets: Vec<Kept>,
    /// Fields with a credential's name whose value stays in the file, because it is put together.
    pub left: Vec<String>,
    /// Gaps that are still there, with their fields.
    pub open: Vec<Gap>,
}

/// What is to be filled in, each title once.
pub fn gaps(uploader: &Uploader) -> Vec<Gap> {
    let lifted = Lifter::new(&BTreeMap::new()).run(uploader);
    let mut found: Vec<Gap> = Vec::new();
    for gap in lifted.1 {
        if !found.iter().any(|known| known.title == gap.title) {
            found.push(gap);
        }
    }
    found
}

/// Takes the secrets out. `answers` fills gaps, by title.
///
/// # Errors
/// What makes the uploader unusable.
pub fn lift(
    uploader: &Uploader,
    answers: &BTreeMap<String, Secret<String>>,
) -> Result<Lifted, Problem> {
    let mut lifter = Lifter::new(answers);
    lifter.secrets_in_use(uploader);
    let (lifted, gaps) = lifter.run(uploader);
    let mut open: Vec<Gap> = gaps;
    open.retain(|gap| !answers.contains_key(&gap.title));
    let lifted = Lifted { open, ..lifted };
    Recipe::of(&lifted.uploader)?;
    let again = Uploader::read(lifted.uploader.write().as_bytes(), "");
    let kept = again.is_ok_and(|(again, _)| again.modern().uploader == again);
    if !kept {
        return Err(Problem {
            field: String::new(),
            at: None,
            message: "it can't be said in today's syntax".to_owned(),
        });
    }
    Ok(lifted)
}

struct Lifter<'a> {
    answers: &'a BTreeMap<String, Secret<String>>,
    secrets: Vec<Kept>,
    /// Which value or gap a name stands for.
    names: BTreeMap<String, String>,
    taken: Vec<String>,
    left: Vec<String>,
    gaps: Vec<Gap>,
}

impl<'a> Lifter<'a> {
    fn new(answers: &'a BTreeMap<String, Secret<String>>) -> Self {
        Lifter {
            answers,
            secrets: Vec::new(),
            names: BTreeMap::new(),
            taken: Vec::new(),
            left: Vec::new(),
            gaps: Vec::new(),
        }
    }

    /// References that stand in the file already keep their names.
    fn secrets_in_use(&mut self, uploader: &Uploader) {
        if let Ok(recipe) = Recipe::of(uploader) {
            for name in recipe.secrets() {
                if !self.taken.contains(&name) {
                    self.secrets.push(Kept {
                        name: name.clone(),
                        field: String::new(),
                        value: None,
                    });
                    self.taken.push(name);
                }
            }
        }
    }

    fn run(mut self, uploader: &Uploader) -> (Lifted, Vec<Gap>) {
        let mut uploader = uploader.modern().uploader;
        CURRENT.clone_into(&mut uploader.version);
        uploader.visit(&mut |field, place, text| {
            if let Ok(template) = Template::parse(text, place) {
                let changed = self.template(field, place, &template);
                if changed != template {
                    *text = changed.to_string();
                }
            }
        });
        if uploader.body.is_some_and(Body::takes_data) {
            uploader.data = self.data(&uploader.data, uploader.body == Some(Body::Json));
        }
        let lifted = Lifted {
            uploader,
            secrets: self.secrets,
            left: self.left,
            open: Vec::new(),
        };
        (lifted, self.gaps)
    }

    fn template(&mut self, field: &str, place: Place, template: &Template) -> Template {
        let name = field.split_once('.').map_or("", |(_, name)| name);
        let credential = is_credential(name);
        let before = self.secrets.len() + self.gaps.len();
        let mut lifts = false;
        let changed = template.rewrite(&mut |text, alone| {
            let (head, rest) = match credential {
                true => split_scheme(text),
                false => split_password(text, place),
            };
            let mut pieces = vec![Piece::Text(head.to_owned())];
            let whole = alone && place == Place::Field;
            if let Some(title) = self.gap_of_all(place, credential && whole, head, rest) {
                pieces.push(self.fill_one(field, place, title, rest, credential));
                return pieces;
            }
            let found = placeholder::find(rest, whole);
            if found.is_empty() && credential && alone && is_secret(rest) {
                lifts = true;
                pieces.push(Piece::Secret(self.keep(field, name, rest)));
                return pieces;
            }
            if let (false, Some((password, tail))) = (credential, password(head, rest)) {
                let value = percent_decoded(password);
                pieces.push(Piece::Secret(self.keep(field, "password", &value)));
                pieces.extend(self.fill(field, place, tail, false, credential));
                return pieces;
            }
            let mut end = 0;
            let tokens = match place {
                Place::Url => placeholder::tokens(rest),
                _ => Vec::new(),
            };
            for token in tokens {
                pieces.extend(self.fill(field, place, &rest[end..token.start], false, credential));
                end = token.end;
                pieces.push(Piece::Secret(self.keep(field, "token", &rest[token])));
            }
            pieces.extend(self.fill(field, place, &rest[end..], whole && end == 0, credential));
            pieces
        });
        let moved = self.secrets.len() + self.gaps.len() > before || lifts;
        let holds_text = template
            .literal()
            .is_none_or(|text| is_secret(split_scheme(&text).1));
        if credential && !moved && changed.secrets().is_empty() && holds_text && has_text(template)
        {
            self.left.push(field.to_owned());
        }
        changed
    }

    /// The title of a whole value that is a gap although nothing in it looks like one.
    fn gap_of_all(&self, place: Place, credential: bool, head: &str, rest: &str) -> Option<String> {
        let scheme = head.trim();
        if credential && !scheme.is_empty() && rest.trim().is_empty() {
            return Some(format!("{scheme} token"));
        }
        let generic = credential && placeholder::is_generic(rest.trim());
        let worded = place == Place::Url && head.is_empty() && placeholder::is_no_address(rest);
        (generic || worded).then(|| placeholder::title(rest).to_owned())
    }

    /// What fills a gap.
    fn fill_one(
        &mut self,
        field: &str,
        place: Place,
        title: String,
        gap: &str,
        credential: bool,
    ) -> Piece {
        let hidden = credential || placeholder::is_secret(&title);
        self.gaps.push(Gap {
            title: title.clone(),
            field: field.to_owned(),
            hidden,
        });
        match self.answers.get(&title) {
            _ if hidden => Piece::Secret(self.keep_gap(field, &title)),
            Some(answer) => Piece::Text(answer.expose().clone()),
            // Asked for at each upload, so that nothing is sent to a host of this name.
            None if place == Place::Url => Piece::Ask(title),
            None => Piece::Text(gap.to_owned()),
        }
    }

    /// A text with its gaps filled in.
    fn fill(
        &mut self,
        field: &str,
        place: Place,
        text: &str,
        alone: bool,
        credential: bool,
    ) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut end = 0;
        for range in placeholder::find(text, alone) {
            pieces.push(Piece::Text(text[end..range.start].to_owned()));
            end = range.end;
            let gap = &text[range];
            let title = placeholder::title(gap).to_owned();
            pieces.push(self.fill_one(field, place, title, gap, credential));
        }
        pieces.push(Piece::Text(text[end..].to_owned()));
        pieces
    }

    /// The name of a secret that stands in the file.
    fn keep(&mut self, field: &str, hint: &str, value: &str) -> String {
        self.name(
            field,
            hint,
            format!("={value}"),
            Some(Secret::new(value.to_owned())),
        )
    }

    /// The name of a secret that is to be filled in.
    fn keep_gap(&mut self, field: &str, title: &str) -> String {
        let answer = self.answers.get(title).cloned();
        let plain = placeholder::plain_title(title);
        let hint = match placeholder::is_secret(title) || plain_name(&plain) == "secret" {
            true => "token",
            false => &plain,
        };
        self.name(field, hint, format!("?{title}"), answer)
    }

    fn name(
        &mut self,
        field: &str,
        hint: &str,
        identity: String,
        value: Option<Secret<String>>,
    ) -> String {
        if let Some(name) = self.names.get(&identity) {
            return name.clone();
        }
        let first = hint == "token" || !self.taken.iter().any(|name| name == "token");
        let wanted = match first && !hint.contains("user") {
            true => "token".to_owned(),
            false => plain_name(hint),
        };
        let free = |name: &String| !self.taken.contains(name);
        let numbered = (2..).map(|number| format!("{wanted}_{number}"));
        let name = std::iter::once(wanted.clone()).chain(numbered).find(free);
        let name = name.unwrap_or(wanted);
        self.taken.push(name.clone());
        self.names.insert(identity, name.clone());
        self.secrets.push(Kept {
            name: name.clone(),
            field: field.to_owned(),
            value,
        });
        name
    }

    /// The text of a body: values of members with a credential's name, and gaps.
    fn data(&mut self, text: &str, json: bool) -> String {
        let mut out = String::new();
        let mut rest = text;
        let mut member = String::new();
        while let Some(start) = rest.find('"').filter(|_| json) {
            let Some(length) = string_length(&rest[start..]) else {
                break;
            };
            let (before, quoted) = (&rest[..start], &rest[start + 1..start + length - 1]);
            let tail = &rest[start + length..];
            out.push_str(before);
            let is_name = tail.trim_start().starts_with(':');
            out.push('"');
            if is_name {
                quoted.clone_into(&mut member);
                out.push_str(quoted);
            } else {
                let name = std::mem::take(&mut member);
                out.push_str(&self.data_value(&name, quoted));
            }
            out.push('"');
            rest = tail;
        }
        match json {
            true => out.push_str(rest),
            false => out.push_str(&self.data_value("", rest)),
        }
        out
    }

    fn data_value(&mut self, name: &str, text: &str) -> String {
        let field = match name {
            "" => "Data".to_owned(),
            name => format!("Data.{name}"),
        };
        let credential = is_credential(name);
        let plain = serde_json::from_str::<String>(&format!("\"{text}\""));
        let lively = text.contains(['{', '%']);
        if let (true, false, Ok(value)) = (credential, lively, &plain)
            && placeholder::find(value, true).is_empty()
            && is_secret(split_scheme(value).1)
        {
            let (scheme, bare) = split_scheme(value);
            return format!("{scheme}{{secret:{}}}", self.keep(&field, name, bare));
        }
        let pieces = self.fill(&field, Place::Field, text, credential, credential);
        let written = pieces.into_iter().map(|piece| match piece {
            Piece::Text(text) | Piece::Ask(text) => text,
            Piece::Secret(name) => format!("{{secret:{name}}}"),
        });
        written.collect()
    }
}

/// The length of the JSON string at the beginning of a text, with its quotes.
fn string_length(text: &str) -> Option<usize> {
    let mut escaped = false;
    text.char_indices().skip(1).find_map(|(at, c)| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends.then_some(at + 1)
    })
}

/// `Bearer abc` parted before `abc`.
fn split_scheme(text: &str) -> (&str, &str) {
    match text.split_once(' ') {
        Some((scheme, rest))
            if SCHEMES
                .iter()
                .any(|known| known.eq_ignore_ascii_case(scheme)) =>
        {
            text.split_at(text.len() - rest.len())
        }
        _ => ("", text),
    }
}

/// `https://user:password@host` parted before the password.
fn split_password(text: &str, place: Place) -> (&str, &str) {
    let parted = || {
        let begin = text.find("://")? + 3;
        let end = begin
            + text[begin..]
                .find(['/', '?', '#'])
                .unwrap_or(text.len() - begin);
        let at = begin + text[begin..end].rfind('@')?;
        let colon = begin + text[begin..at].find(':')?;
        Some(text.split_at(colon + 1))
    };
    match place {
        Place::Url => parted().unwrap_or(("", text)),
        _ => ("", text),
    }
}

/// The password behind a head that [`split_password`] made, and what follows.
fn password<'a>(head: &str, rest: &'a str) -> Option<(&'a str, &'a str)> {
    if head.is_empty() {
        return None;
    }
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let at = rest[..end].rfind('@')?;
    Some(rest.split_at(at))
}

fn percent_decoded(text: &str) -> String {
    let pair = format!("a={}", text.replace('+', "%2B"));
    let decoded = url::form_urlencoded::parse(pair.as_bytes());
    decoded.map(|(_, value)| value.into_owned()).collect()
}

/// Whether the value of a field with a credential's name is one.
fn is_secret(text: &str) -> bool {
    let trimmed = text.trim();
    let number = trimmed.bytes().all(|byte| byte.is_ascii_digit()) && trimmed.len() < 6;
    trimmed == text
        && trimmed.len() >= 4
        && !number
        && !text.contains(char::is_control)
        && !HARMLESS.contains(&trimmed.to_ascii_lowercase().as_str())
}

/// Whether there is any plain text in a template but a scheme.
fn has_text(template: &Template) -> bool {
    let mut found = false;
    template.rewrite(&mut |text, _| {
        found |= split_scheme(text).1.trim().len() >= 4;
        vec![Piece::Text(text.to_owned())]
    });
    found
}

/// A name as references take it.
fn plain_name(hint: &str) -> String {
    let mut name = String::new();
    for c in hint.chars() {
        match c {
            c if c.is_ascii_alphanumeric() => name.push(c.to_ascii_lowercase()),
            _ if name.ends_with('_') || name.is_empty() => {}
            _ => name.push('_'),
        }
    }
    let name: String = name.trim_matches('_').chars().take(32).collect();
    match TokenKind::named(&name) {
        Some(TokenKind::Named(_)) => name,
        _ => "secret".to_owned(),
    }
}
