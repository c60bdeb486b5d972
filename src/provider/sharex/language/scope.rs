//! What a template asks of the world.

use jiff::Zoned;

use crate::error::Result;

/// Where a template stands. Decides how `{input}` and `{filename}` are written, whether there is an answer to read, and whether `%`
/// tokens are live.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// RequestURL: values percent-encoded, no tokens.
    Url,
    /// Values of Parameters, Headers and Arguments: values raw, tokens.
    Field,
    /// URL, ThumbnailURL, DeletionURL and ErrorMessage: the answer can be read; values percent-encoded, no tokens.
    Response,
}

impl Place {
    /// Whether there is an answer to read.
    pub fn has_answer(self) -> bool {
        self == Place::Response
    }

    /// Whether `%` tokens are replaced.
    pub fn has_tokens(self) -> bool {
        self == Place::Field
    }
}

/// A host's answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// Its body.
    pub text: String,
    /// The address after redirects.
    pub url: String,
    /// Names and values, in the order they came.
    pub headers: Vec<(String, String)>,
}

impl Answer {
    /// All values of a header, joined with `,`; empty where there is none.
    pub fn header(&self, name: &str) -> String {
        let values: Vec<&str> = self
            .headers
            .iter()
            .filter(|(own, _)| own.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
            .collect();
        values.join(",")
    }
}

/// A text that the person is asked for: `{inputbox:title|default}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What is asked, `Input` where the file gives no title.
    pub title: String,
    /// What counts when nothing is typed.
    pub default: Option<String>,
}

impl Question {
    /// Whether the title asks for something that must not be seen.
    pub fn is_secret(&self) -> bool {
        let title = self.title.to_lowercase();
        [
            "password",
            "passwort",
            "passphrase",
            "token",
            "key",
            "secret",
        ]
        .iter()
        .any(|word| title.contains(word))
    }
}

/// What tells who and where somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Identity {
    /// `%un`: the user's name.
    User,
    /// `%uln`: the user's domain.
    Domain,
    /// `%cn`: the computer's name.
    Computer,
}

impl Identity {
    /// The token that asks for it.
    pub fn token(self) -> &'static str {
        match self {
            Identity::User => "%un",
            Identity::Domain => "%uln",
            Identity::Computer => "%cn",
        }
    }
}

/// The world as one run sees it.
pub trait Scope {
    /// `{input}`: the text or the address of a run without a file, else empty.
    fn input(&self) -> &str;
    /// `{filename}`: the bare file name.
    fn filename(&self) -> &str;
    /// The answer; `None` before the request was sent.
    fn answer(&self) -> Option<&Answer>;
    /// The time, in the zone that the person lives in.
    fn now(&self) -> Zoned;
    /// A random number below `limit`, which is never 0.
    fn random(&mut self, limit: usize) -> usize;
    /// Asks for a text.
    ///
    /// # Errors
    /// When nobody can be asked, or the person stopped it.
    fn ask(&mut self, question: &Question) -> Result<String>;
    /// Has one of at least two texts chosen; yields its index.
    ///
    /// # Errors
    /// As [`Scope::ask`].
    fn select(&mut self, choices: &[String]) -> Result<usize>;
    /// Shows a text.
    ///
    /// # Errors
    /// When it can't be shown.
    fn show(&mut self, title: &str, text: &str) -> Result<()>;
    /// A stored secret. Its value is never parsed and is in no error.
    ///
    /// # Errors
    /// When there is none of this name.
    fn secret(&mut self, name: &str) -> Result<String>;
    /// Names of the user and the machine.
    ///
    /// # Errors
    /// When they may not be told.
    fn identity(&mut self, which: Identity) -> Result<String>;
    /// A random line of a local text file.
    ///
    /// # Errors
    /// When the file may not or can't be read.
    fn line_of(&mut self, path: &str) -> Result<String>;
}
