//! The person, as far as a provider may talk to them.

use async_trait::async_trait;

use crate::error::{Error, Result};

/// Something that only the person knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What is asked for.
    pub title: String,
    /// How many questions of this title came before it in one run.
    pub nth: usize,
    /// What an answer looks like.
    pub answer: Wanted,
}

/// What an answer looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A text.
    Text {
        /// What counts when nothing is typed.
        default: Option<String>,
        /// It must not be seen while it is typed.
        hidden: bool,
    },
    /// One of these.
    OneOf(Vec<String>),
}

/// The person, as far as a provider may talk to them.
#[async_trait(?Send)]
pub trait Person {
    /// Asks. What was answered beforehand, on the command line, is not asked.
    ///
    /// # Errors
    /// `Usage`, naming the question, where nobody can be asked; `Interrupted` where the person stops it.
    async fn ask(&self, question: &Question) -> Result<String>;

    /// Shows a text that is meant for the person, not for scripts.
    fn show(&self, title: &str, text: &str);
}

/// Nobody is there.
pub struct Nobody;

#[async_trait(?Send)]
impl Person for Nobody {
    async fn ask(&self, question: &Question) -> Result<String> {
        Err(Error::usage(format!(
            "'{}' is asked for, and nobody is there to answer",
            question.title
        )))
    }

    fn show(&self, _title: &str, _text: &str) {}
}
