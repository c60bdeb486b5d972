//! A world for tests: everything is fixed, and what was asked is noted.

use std::collections::VecDeque;

use jiff::Zoned;
use jiff::civil::date;
use jiff::tz::TimeZone;

use super::scope::{Answer, Identity, Question, Scope};
use crate::error::{Error, Kind, Result};

/// A scope that answers from what was put into it.
#[derive(Default)]
pub struct World {
    pub input: String,
    pub filename: String,
    pub answer: Option<Answer>,
    /// The hour of 2026-03-07, a Saturday.
    pub hour: i8,
    /// What the next random choices are, then always 0.
    pub dice: VecDeque<usize>,
    /// What the person types, then nothing more.
    pub typed: VecDeque<String>,
    pub log: Vec<String>,
}

impl World {
    /// After an answer with this text.
    pub fn answered(text: &str) -> Self {
        Self {
            answer: Some(Answer {
                text: text.to_owned(),
                url: "https://host.test/done?a=b".to_owned(),
                headers: vec![
                    ("Location".to_owned(), "/x".to_owned()),
                    ("Set-Cookie".to_owned(), "a=1".to_owned()),
                    ("set-cookie".to_owned(), "b=2".to_owned()),
                ],
            }),
            ..Self::default()
        }
    }
}

impl Scope for World {
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
        date(2026, 3, 7)
            .at(self.hour, 4, 5, 6_000_000)
            .to_zoned(TimeZone::UTC)
            .expect("a time")
    }

    fn random(&mut self, limit: usize) -> usize {
        assert!(limit > 0);
        self.dice.pop_front().unwrap_or_default() % limit
    }

    fn ask(&mut self, question: &Question) -> Result<String> {
        self.log.push(format!("ask {question:?}"));
        self.typed
            .pop_front()
            .ok_or_else(|| Error::new(Kind::Interrupted, "stopped"))
    }

    fn select(&mut self, choices: &[String]) -> Result<usize> {
        self.log.push(format!("select {}", choices.join("/")));
        Ok(choices.len() - 1)
    }

    fn show(&mut self, title: &str, text: &str) -> Result<()> {
        self.log.push(format!("show {title}: {text}"));
        Ok(())
    }

    fn secret(&mut self, name: &str) -> Result<String> {
        Ok(format!("s {{3}} of {name}"))
    }

    fn identity(&mut self, which: Identity) -> Result<String> {
        Err(Error::new(
            Kind::Usage,
            format!("{} is not told", which.token()),
        ))
    }

    fn line_of(&mut self, path: &str) -> Result<String> {
        Ok(format!("{{line|of}} {path}"))
    }
}
