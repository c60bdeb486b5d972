//! Questions to the person. Asked on stderr, so that stdout stays data.

use std::io::BufRead;

use super::streams::Streams;
use crate::error::{Error, Result};
use crate::secret::Secret;

/// Asks, and gives the answer without surrounding blanks.
///
/// # Errors
/// `Io` when there is no answer to read.
pub fn ask(streams: &Streams, question: &str) -> Result<String> {
    streams.ask(question);
    read_line("the answer")
}

/// Asks until the answer is a yes or a no. Nothing typed is `default`.
///
/// # Errors
/// As [`ask`].
pub fn yes_or_no(streams: &Streams, question: &str, default: bool) -> Result<bool> {
    let choice = if default { "[Y/n]" } else { "[y/N]" };
    loop {
        let answer = ask(streams, &format!("{question} {choice}"))?;
        match answer.to_lowercase().as_str() {
            "" => return Ok(default),
            "y" | "yes" => return Ok(true),
            "n" | "no" => return Ok(false),
            _ => streams.say("Please answer y or n."),
        }
    }
}

/// Asks for something that is not shown while it is typed.
///
/// # Errors
/// `Io` when there is no terminal.
pub fn ask_hidden(streams: &Streams, question: &str) -> Result<Secret<String>> {
    streams.ask(question);
    let answer =
        rpassword::read_password().map_err(|error| Error::io("the hidden answer", error))?;
    Ok(Secret::new(answer.trim().to_owned()))
}

/// The next line of standard input.
///
/// # Errors
/// `Io` when it can't be read or has ended.
pub fn read_line(what: &str) -> Result<String> {
    let mut line = String::new();
    let read = std::io::stdin()
        .lock()
        .read_line(&mut line)
        .map_err(|error| Error::io(what, error))?;
    if read == 0 {
        return Err(Error::usage(format!("{what}: standard input has ended")));
    }
    Ok(line.trim().to_owned())
}
