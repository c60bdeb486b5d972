//! What clap says about a wrong command line, in hoist's own form: one line of error, one of hint, exit code 2.

use std::path::Path;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::report;
use super::streams::{Streams, Wishes};
use crate::error::Error;

/// Whether this is help.
pub fn is_help(error: &clap::Error) -> bool {
    let missing = ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
    [ErrorKind::DisplayHelp, missing].contains(&error.kind())
}

/// Shows help or the error, and gives the exit code.
pub fn exit(error: &clap::Error) -> ExitCode {
    if is_help(error) || error.kind() == ErrorKind::DisplayVersion {
        // A reader that has gone is no error.
        let _ = error.print();
        let code = if error.use_stderr() { 2 } else { 0 };
        return ExitCode::from(code);
    }
    // The command line could not be read, so its options are looked for by eye.
    let given = |option: &str| std::env::args_os().any(|arg| arg == option);
    let streams = Streams::of_process(Wishes {
        json: given("--json"),
        quiet: given("-q") || given("--quiet"),
        ..Wishes::default()
    });
    let wrong = translate(error);
    streams.failure(&wrong);
    ExitCode::from(report::exit_code(wrong.kind))
}

/// The first line is the error; what was probably meant becomes the hint, or else clap's tips, or where to read on.
fn translate(error: &clap::Error) -> Error {
    let text = error.render().to_string();
    let lines = || text.lines().map(str::trim);
    let tips: Vec<&str> = lines()
        .filter_map(|line| line.strip_prefix("tip: "))
        .collect();
    let usage = lines().find_map(|line| line.strip_prefix("Usage: "));
    let dashed = dashed().filter(|_| !tips.is_empty());
    let hint = match (meant(error).or(dashed), tips.is_empty(), usage) {
        (Some(meant), _, _) => meant,
        (None, false, _) => tips.join("; "),
        (None, true, _) if error.kind() == ErrorKind::InvalidSubcommand => {
            "'hoist help' lists the commands".to_owned()
        }
        (None, true, Some(usage)) => format!("usage: {usage}"),
        (None, true, None) => "the same command with --help shows its options".to_owned(),
    };
    let wrong = error.get(ContextKind::InvalidSubcommand);
    let message = match wrong {
        Some(ContextValue::String(name)) => format!("there is no command '{name}'"),
        _ => {
            let first = text.split("\n\n").next().unwrap_or_default();
            let first = first.trim().trim_start_matches("error: ");
            first.split_whitespace().collect::<Vec<_>>().join(" ")
        }
    };
    Error::usage(message).advice(hint)
}

/// A word of the command line that is no option but a file.
fn dashed() -> Option<String> {
    let words = std::env::args_os().filter_map(|word| word.into_string().ok());
    let file = |word: &String| word.starts_with('-') && Path::new(word).is_file();
    let name = words.into_iter().find(file)?;
    Some(format!("a file of this name is given as ./{name}"))
}

/// What clap found close to a word that it does not know, as a hint.
fn meant(error: &clap::Error) -> Option<String> {
    let kinds = [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
    ];
    let found = kinds.iter().find_map(|kind| error.get(*kind))?;
    // clap sorts them, the closest last.
    let word = match found {
        ContextValue::String(word) => word,
        ContextValue::Strings(words) => words.last()?,
        _ => return None,
    };
    Some(format!("did you mean '{word}'?"))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::args::Cli;
    use crate::error::{Kind, Reason};

    fn wrong(args: &[&str]) -> Error {
        translate(&Cli::command().try_get_matches_from(args).unwrap_err())
    }

    #[test]
    fn a_misspelt_option_is_one_line_with_the_right_one_as_hint() {
        let error = wrong(&["hoist", "upload", "--visibilty", "public", "x"]);
        assert_eq!(error.kind, Kind::Usage);
        assert_eq!(error.message, "unexpected argument '--visibilty' found");
        assert!(
            matches!(&error.reason, Reason::Advice(hint) if hint == "did you mean '--visibility'?"),
            "{error:?}"
        );
    }

    #[test]
    fn a_misspelt_command_names_the_right_one() {
        let error = wrong(&["hoist", "uplaod"]);
        assert_eq!(error.message, "there is no command 'uplaod'");
        assert!(
            matches!(&error.reason, Reason::Advice(hint) if hint == "did you mean 'upload'?"),
            "{error:?}"
        );
    }

    #[test]
    fn a_wrong_value_keeps_its_reason() {
        let error = wrong(&["hoist", "upload", "--expire", "soon", "x"]);
        assert!(
            error.message.contains("30m, 12h, 3d, 2w or 1y"),
            "{error:?}"
        );
    }
}
