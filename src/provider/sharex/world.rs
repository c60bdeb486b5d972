//! What a template asks of the world, and how the person comes into it: a template that needs an answer is broken off, the person is
//! asked, and it is evaluated again.

use std::cell::RefCell;
use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use tokio::sync::Mutex;
use url::Url;

use super::language::data::Data;
use super::language::{Answer, EvalError, Identity, Scope, Template};
use super::request;
use crate::error::{Error, Kind, Result};
use crate::provider::{Connection, Question, Wanted};
use crate::secret::{Secret, TokenKind};

/// Most bytes of a file whose lines `%rf` chooses from.
const LARGEST_LIST: u64 = 1024 * 1024;

/// What `{select}` is called on the command line: it has no title of its own.
const SELECT: &str = "Select";

/// One upload's world.
pub struct World<'a> {
    connection: &'a Connection,
    /// `{input}`
    input: String,
    /// `{filename}`
    filename: String,
    /// The answer, once it is there.
    answer: Option<Answer>,
    now: Timestamp,
    /// Secrets that went into a text.
    secrets: Vec<Secret<String>>,
    turn: Turn,
}

/// One evaluation of one template.
#[derive(Default)]
struct Turn {
    /// The person's answers so far, in the order of the questions.
    known: Vec<String>,
    /// How many of them are used.
    used: usize,
    /// The first question without an answer, which broke the evaluation off.
    missing: Option<(String, Wanted)>,
    /// What is to be shown.
    shown: Vec<(String, String)>,
}

/// Something that can be evaluated.
#[derive(Clone, Copy)]
pub enum Text<'a> {
    /// A template.
    Template(&'a Template),
    /// The text of a body.
    Data(&'a Data),
}

/// Why a text has no value.
#[derive(Debug)]
pub enum Fault {
    /// The world's: no token, nobody to ask, stopped.
    World(Error),
    /// The template's, in words.
    Template(String),
}

impl<'a> World<'a> {
    /// A world without an answer.
    pub fn new(connection: &'a Connection, input: &str, filename: &str) -> Self {
        World {
            connection,
            input: input.to_owned(),
            filename: filename.to_owned(),
            answer: None,
            now: Timestamp::now(),
            secrets: Vec::new(),
            turn: Turn::default(),
        }
    }

    /// The same world after the answer has come.
    #[must_use]
    pub fn answered(mut self, answer: Answer) -> Self {
        self.answer = Some(answer);
        self
    }

    /// The secrets that went into texts so far.
    pub fn secrets(&self) -> &[Secret<String>] {
        &self.secrets
    }

    /// The answer's text; empty before it is there.
    pub fn answer_text(&self) -> &str {
        self.answer.as_ref().map_or("", |answer| &answer.text)
    }

    /// Evaluates without asking anybody.
    ///
    /// # Errors
    /// The template's fault; a question without an answer is one.
    pub fn try_evaluate(&mut self, template: &Template) -> Result<String, Fault> {
        self.turn = Turn::default();
        template.evaluate(self).map_err(Fault::of)
    }

    fn allows(&self, key: &str) -> bool {
        self.connection.setting(key) == Some("true")
    }

    fn forbidden(&self, key: &str, what: &str) -> Error {
        let message = format!("the uploader's file {what}, and the profile does not allow it");
        Error::new(Kind::Config, message).advice(format!("set {key} = true in the profile"))
    }

    fn next(&mut self, title: &str, wanted: Wanted) -> Result<String> {
        match self.turn.known.get(self.turn.used) {
            Some(answer) => {
                self.turn.used += 1;
                Ok(answer.clone())
            }
            None => {
                let error = Error::usage(format!("'{title}' is asked for"));
                self.turn.missing = Some((title.to_owned(), wanted));
                Err(error)
            }
        }
    }
}

impl Fault {
    fn of(error: EvalError) -> Self {
        match error.into_scope() {
            Ok(error) => Fault::World(error),
            Err(error) => Fault::Template(error.to_string()),
        }
    }

    /// In words.
    pub fn words(&self) -> &str {
        match self {
            Fault::World(error) => &error.message,
            Fault::Template(words) => words,
        }
    }

    /// The error of a field that is needed before anything is sent.
    pub fn of_field(self, file: &str, field: &str) -> Error {
        match self {
            Fault::World(error) => error,
            Fault::Template(words) => Error::new(Kind::Config, format!("{file}: {field}: {words}")),
        }
    }
}

/// What is known from the uploads before: the person's answers, by the place of the question, so that each is asked once in a run, and
/// the address, which is nearly always the same.
#[derive(Default)]
pub struct Memory {
    answers: Mutex<Answers>,
    address: RefCell<Option<(String, Url)>>,
}

#[derive(Default)]
struct Answers {
    by_place: BTreeMap<String, Vec<String>>,
    /// How many questions of each title there were.
    titles: BTreeMap<String, usize>,
}

impl Memory {
    /// The address of a text that may lack its scheme.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn address(&self, text: String) -> Result<Url, String> {
        let mut last = self.address.borrow_mut();
        if let Some((known, url)) = &*last
            && *known == text
        {
            return Ok(url.clone());
        }
        let url = request::address(&text)?;
        *last = Some((text, url.clone()));
        Ok(url)
    }

    /// Evaluates a text that stands at `place`, asking the person for what only they know.
    ///
    /// # Errors
    /// The text's fault, or the world's.
    pub async fn evaluate(
        &self,
        world: &mut World<'_>,
        place: &str,
        text: Text<'_>,
    ) -> Result<String, Fault> {
        let mut answers = self.answers.lock().await;
        loop {
            let known = answers.by_place.get(place).cloned().unwrap_or_default();
            world.turn = Turn {
                known,
                ..Turn::default()
            };
            let value = match text {
                Text::Template(template) => template.evaluate(world),
                Text::Data(data) => data.evaluate(world),
            };
            let Some((title, wanted)) = world.turn.missing.take() else {
                for (title, text) in std::mem::take(&mut world.turn.shown) {
                    world.connection.person.show(&title, &text);
                }
                return value.map_err(Fault::of);
            };
            let nth = answers.titles.get(&title).copied().unwrap_or_default();
            let question = Question {
                title: title.clone(),
                nth,
                answer: wanted,
            };
            let answer = world.connection.person.ask(&question).await;
            let answer = answer.map_err(Fault::World)?;
            answers.titles.insert(title, nth + 1);
            let known = answers.by_place.entry(place.to_owned()).or_default();
            // A choice among others than last time replaces the answer of then.
            known.truncate(world.turn.used);
            known.push(answer);
        }
    }
}

impl Scope for World<'_> {
    fn input(&self) -> &str {
        &self.input
    }

    fn filename(&self) -> &str {
        &self.filename
    }

    fn answer(&self) -> Option<&Answer> {
        self.answer.as_ref()
    }

    fn now(&self) -> Zoned {
        self.now.to_zoned(TimeZone::system())
    }

    fn random(&mut self, limit: usize) -> usize {
        fastrand::usize(..limit)
    }

    fn ask(&mut self, question: &super::language::Question) -> Result<String> {
        let wanted = Wanted::Text {
            default: question.default.clone(),
            hidden: question.is_secret(),
        };
        let answer = self.next(&question.title, wanted)?;
        if question.is_secret() {
            self.secrets.push(Secret::new(answer.clone()));
        }
        Ok(answer)
    }

    fn select(&mut self, choices: &[String]) -> Result<usize> {
        let chosen = self.next(SELECT, Wanted::OneOf(choices.to_vec()))?;
        match choices.iter().position(|choice| *choice == chosen) {
            Some(index) => Ok(index),
            None => {
                self.turn.used -= 1;
                self.turn.known.truncate(self.turn.used);
                self.next(SELECT, Wanted::OneOf(choices.to_vec()))
                    .map(|_| 0)
            }
        }
    }

    fn show(&mut self, title: &str, text: &str) -> Result<()> {
        self.turn.shown.push((title.to_owned(), text.to_owned()));
        Ok(())
    }

    fn identity(&mut self, which: Identity) -> Result<String> {
        if !self.allows("allow_identity") {
            let what = format!(
                "wants to send your name or your computer's ({})",
                which.token()
            );
            return Err(self.forbidden("allow_identity", &what));
        }
        Ok(identity(which))
    }

    fn line_of(&mut self, path: &str) -> Result<String> {
        if !self.allows("allow_files") {
            let what = format!("wants to send a line of {path}");
            return Err(self.forbidden("allow_files", &what));
        }
        line_of(path)
    }

    fn secret(&mut self, name: &str) -> Result<String> {
        let profile = &self.connection.profile;
        let kind = TokenKind::named(name).ok_or_else(|| {
            let message = format!("'{name}' is not a secret's name");
            Error::new(Kind::Config, message).advice("use small letters, digits, - and _")
        })?;
        let secret = match kind {
            TokenKind::Named(_) => self.connection.tokens.get(kind)?.ok_or_else(|| {
                let message = format!("no secret '{name}' is stored for profile '{profile}'");
                Error::new(Kind::Auth, message)
                    .advice(format!("run 'hoist auth login {profile} --kind {name}'"))
            })?,
            kind => self.connection.token(kind)?,
        };
        self.secrets.push(secret.clone());
        Ok(secret.expose().clone())
    }
}

/// The name, as far as the system tells; empty where it does not.
fn identity(which: Identity) -> String {
    let variable = |names: &[&str]| names.iter().find_map(|name| std::env::var(name).ok());
    let name = match which {
        Identity::User => variable(&["USER", "USERNAME", "LOGNAME"]),
        Identity::Domain => variable(&["USERDOMAIN"]),
        Identity::Computer => variable(&["COMPUTERNAME"]).or_else(|| {
            ["/proc/sys/kernel/hostname", "/etc/hostname"]
                .iter()
                .find_map(|file| std::fs::read_to_string(file).ok())
        }),
    };
    name.map(|name| name.trim().to_owned()).unwrap_or_default()
}

/// A line of a text file, by chance.
fn line_of(path: &str) -> Result<String> {
    let length = std::fs::metadata(path).map_err(|error| Error::io(path, error))?;
    if length.len() > LARGEST_LIST {
        return Err(Error::new(
            Kind::Io,
            format!("{path}: too large for a list of lines"),
        ));
    }
    let text = std::fs::read_to_string(path).map_err(|error| Error::io(path, error))?;
    let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    match lines.len() {
        0 => Ok(String::new()),
        count => Ok(lines[fastrand::usize(..count)].to_owned()),
    }
}
