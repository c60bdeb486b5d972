//! The person at the terminal, as providers see them: questions, and the answers that stand on the command line.

use std::cell::RefCell;
use std::sync::Arc;

use async_trait::async_trait;
use clap::ArgMatches;
use tokio::sync::Mutex;

use super::app::App;
use super::streams::Streams;
use super::{console, prompt};
use crate::error::{Error, Kind, Result};
use crate::ops::Interrupt;
use crate::provider::{Person, Question, Wanted};

/// The option that answers questions.
#[derive(clap::Args, Debug)]
pub struct Input {
    /// Answer to a question that a custom uploader asks; repeatable
    #[arg(id = ANSWER, long = "input", value_name = "TITLE=VALUE")]
    answers: Vec<String>,
}

/// clap's name of the option.
const ANSWER: &str = "answer";

/// What the command line answers beforehand.
#[derive(Default)]
pub struct Answers(RefCell<Vec<Given>>);

struct Given {
    title: String,
    value: String,
    used: bool,
}

impl Answers {
    /// The values of `--input`.
    ///
    /// # Errors
    /// `Usage` for one without `=`.
    pub fn of(matches: &ArgMatches) -> Result<Self> {
        let given = matches
            .subcommand()
            .and_then(|(_, command)| command.try_get_many::<String>(ANSWER).ok().flatten());
        let given = given.into_iter().flatten().map(|text| {
            let (title, value) = text.split_once('=').ok_or_else(|| {
                // The text is not repeated: it may be the answer, and that a password.
                Error::usage("--input takes TITLE=VALUE, and one has no =")
            })?;
            Ok(Given {
                title: title.to_owned(),
                value: value.to_owned(),
                used: false,
            })
        });
        Ok(Answers(RefCell::new(given.collect::<Result<_>>()?)))
    }

    /// The answer to the n-th question of a title. The last one given counts for those after it as well.
    pub fn take(&self, question: &Question) -> Option<String> {
        let mut all = self.0.borrow_mut();
        let mut of_title = all
            .iter_mut()
            .filter(|given| given.title.eq_ignore_ascii_case(&question.title));
        let mut found = of_title.next()?;
        for _ in 0..question.nth {
            match of_title.next() {
                Some(next) => found = next,
                None => break,
            }
        }
        found.used = true;
        Some(found.value.clone())
    }

    /// The titles that nobody asked for.
    pub fn unused(&self) -> Vec<String> {
        let all = self.0.borrow();
        let unused = all.iter().filter(|given| !given.used);
        unused.map(|given| given.title.clone()).collect()
    }
}

/// The person at this terminal.
pub struct Terminal {
    streams: Streams,
    there: bool,
    /// Nobody is asked: anything will do.
    rehearsing: bool,
    stop: Arc<Interrupt>,
    answers: std::rc::Rc<Answers>,
    /// One question at a time.
    turn: Mutex<()>,
}

impl Terminal {
    /// Who sits here.
    pub fn new(app: &App) -> Self {
        Terminal {
            streams: app.streams.clone(),
            there: app.can_ask(),
            rehearsing: false,
            stop: Arc::clone(&app.stop),
            answers: app.answers.clone(),
            turn: Mutex::new(()),
        }
    }

    /// For a dry run: what the command line does not answer has a stand-in.
    pub fn rehearsing(app: &App) -> Self {
        Terminal {
            rehearsing: true,
            ..Self::new(app)
        }
    }

    async fn choose(&self, title: &str, choices: &[String]) -> Result<String> {
        for (number, choice) in choices.iter().enumerate() {
            self.streams.prompt(&format!("{}) {choice}", number + 1));
        }
        loop {
            let question = format!("{title} [1]: ");
            let answer = self.read(&question, false).await?;
            match answer.as_str() {
                "" => return Ok(choices[0].clone()),
                answer => match pick(choices, answer) {
                    Some(choice) => return Ok(choice),
                    None => self
                        .streams
                        .prompt(&format!("a number from 1 to {}", choices.len())),
                },
            }
        }
    }

    /// Reads an answer off the thread that everything else runs on, so that Ctrl-C ends the wait.
    async fn read(&self, question: &str, hidden: bool) -> Result<String> {
        let streams = self.streams.clone();
        let question = question.to_owned();
        let echo = console::Echo::keep();
        let work = move || match hidden {
            true => prompt::ask_hidden(&streams, &question).map(|secret| secret.expose().clone()),
            false => prompt::ask(&streams, &question),
        };
        tokio::select! {
            answer = tokio::task::spawn_blocking(work) => match answer {
                Ok(answer) => answer,
                Err(error) => Err(Error::new(Kind::Io, "the answer can't be read").because(error)),
            },
            () = self.stop.wait() => {
                echo.restore();
                Err(Error::new(Kind::Interrupted, "interrupted at a question"))
            }
        }
    }
}

/// The choice with this number or of these words.
fn pick(choices: &[String], answer: &str) -> Option<String> {
    let number = answer.parse::<usize>().ok();
    let numbered = number.and_then(|number| choices.get(number.checked_sub(1)?));
    let named = || choices.iter().find(|choice| *choice == answer);
    numbered.or_else(named).cloned()
}

#[async_trait(?Send)]
impl Person for Terminal {
    async fn ask(&self, question: &Question) -> Result<String> {
        let title = &question.title;
        if let Some(given) = self.answers.take(question) {
            return match &question.answer {
                Wanted::Text { .. } => Ok(given),
                Wanted::OneOf(choices) => pick(choices, &given).ok_or_else(|| {
                    let message = format!("--input {title}: that is none of the choices");
                    Error::usage(message).advice(format!("they are {}", choices.join(", ")))
                }),
            };
        }
        if self.rehearsing {
            return Ok(match &question.answer {
                Wanted::OneOf(choices) => choices[0].clone(),
                Wanted::Text { default, .. } => {
                    default.clone().unwrap_or_else(|| format!("<{title}>"))
                }
            });
        }
        if !self.there {
            if let Wanted::Text {
                default: Some(default),
                ..
            } = &question.answer
            {
                return Ok(default.clone());
            }
            let message = format!("'{title}' is asked for, and nobody is there to answer");
            return Err(
                Error::usage(message).advice(format!("answer beforehand: --input '{title}=…'"))
            );
        }
        let _turn = self.turn.lock().await;
        match &question.answer {
            Wanted::OneOf(choices) => self.choose(title, choices).await,
            Wanted::Text { default, hidden } => {
                let shown = match default {
                    Some(default) if !default.is_empty() && !hidden => {
                        format!("{title} [{default}]: ")
                    }
                    _ => format!("{title}: "),
                };
                let answer = self.read(&shown, *hidden).await?;
                Ok(match default {
                    Some(default) if answer.is_empty() => default.clone(),
                    _ => answer,
                })
            }
        }
    }

    fn show(&self, title: &str, text: &str) {
        self.streams.say(&format!("{title}: {text}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(pairs: &[(&str, &str)]) -> Answers {
        let given = pairs.iter().map(|(title, value)| Given {
            title: (*title).to_owned(),
            value: (*value).to_owned(),
            used: false,
        });
        Answers(RefCell::new(given.collect()))
    }

    fn take(answers: &Answers, title: &str, nth: usize) -> Option<String> {
        answers.take(&Question {
            title: title.to_owned(),
            nth,
            answer: Wanted::OneOf(Vec::new()),
        })
    }

    #[test]
    fn several_answers_to_one_title_are_taken_in_order() {
        let answers = answers(&[("Name", "a"), ("Other", "x"), ("name", "b")]);
        assert_eq!(take(&answers, "Name", 0).as_deref(), Some("a"));
        assert_eq!(take(&answers, "Name", 1).as_deref(), Some("b"));
        assert_eq!(take(&answers, "Name", 2).as_deref(), Some("b"));
        assert_eq!(take(&answers, "Nobody", 0), None);
        assert_eq!(answers.unused(), ["Other"]);
    }

    #[test]
    fn a_choice_is_named_by_its_number_or_its_words() {
        let choices = ["9".to_owned(), "b".to_owned()];
        assert_eq!(pick(&choices, "1").as_deref(), Some("9"));
        assert_eq!(pick(&choices, "b").as_deref(), Some("b"));
        assert_eq!(pick(&choices, "9").as_deref(), Some("9"));
        assert_eq!(pick(&choices, "0"), None);
        assert_eq!(pick(&choices, "c"), None);
    }
}
