//! The parts of hoist that are fuzzed, compiled from its sources with the words that they use (floor 0) and nothing else, so that a
//! fuzz build takes a minute.

#[path = "../../src/error.rs"]
pub mod error;
#[path = "../../src/model/mod.rs"]
pub mod model;
#[path = "../../src/progress.rs"]
pub mod progress;
#[path = "../../src/secret.rs"]
pub mod secret;

#[path = "../../src/provider"]
pub mod provider {
    pub mod sharex {
        pub mod collection;
        pub mod enums;
        pub mod export;
        pub mod file;
        mod ishare;
        pub mod language;
        pub mod lift;
        pub mod lint;
        pub mod modern;
        mod names;
        mod placeholder;
        pub mod recipe;
        mod write;
    }
}

pub use provider::sharex::language;

use error::{Error, Kind, Result};
use jiff::Zoned;
use language::{Answer, Identity, Question, Scope};

/// A world that answers everything from one text.
pub struct World {
    /// The answer's body, and what is typed.
    pub answer: Answer,
}

impl World {
    /// With an answer of this text.
    pub fn new(text: &str) -> Self {
        Self {
            answer: Answer {
                text: text.to_owned(),
                url: "https://host.test/a?b=c".to_owned(),
                headers: vec![("Location".to_owned(), text.to_owned())],
            },
        }
    }
}

impl Scope for World {
    fn input(&self) -> &str {
        &self.answer.text
    }

    fn filename(&self) -> &str {
        "a b|{c}.png"
    }

    fn answer(&self) -> Option<&Answer> {
        Some(&self.answer)
    }

    fn now(&self) -> Zoned {
        Zoned::default()
    }

    fn random(&mut self, limit: usize) -> usize {
        limit - 1
    }

    fn ask(&mut self, question: &Question) -> Result<String> {
        Ok(question.title.clone())
    }

    fn select(&mut self, choices: &[String]) -> Result<usize> {
        Ok(choices.len() - 1)
    }

    fn show(&mut self, _title: &str, _text: &str) -> Result<()> {
        Ok(())
    }

    fn secret(&mut self, name: &str) -> Result<String> {
        Ok(name.to_owned())
    }

    fn identity(&mut self, _which: Identity) -> Result<String> {
        Err(Error::new(Kind::Usage, "not told"))
    }

    fn line_of(&mut self, path: &str) -> Result<String> {
        Ok(path.to_owned())
    }
}
