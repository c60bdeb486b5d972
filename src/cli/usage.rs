//! What clap says about a wrong command line, in hoist's own form: one line of error, one of hint, exit code 2.

use std::process::ExitCode;

use clap::error::ErrorKind;

use super::report;
use super::streams::{Streams, Wishes};
use crate::error::Error;

/// Shows help or the error, and gives the exit code.
pub fn exit(error: &clap::Error) -> ExitCode {
    let shown = matches!(
        error.kind(),
        ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    );
    if shown {
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
    let wrong = translate(&error.render().to_string());
    streams.failure(&wrong);
    ExitCode::from(report::exit_code(wrong.kind))
}

/// The first line is the error; tips become the hint, or else where to read on.
fn translate(text: &str) -> Error {
    let mut paragraphs = text.split("\n\n");
    let first = paragraphs.next().unwrap_or_default();
    let message = first.trim().trim_start_matches("error: ");
    let message = message.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines = || text.lines().map(str::trim);
    let tips: Vec<&str> = lines()
        .filter_map(|line| line.strip_prefix("tip: "))
        .collect();
    let usage = lines().find_map(|line| line.strip_prefix("Usage: "));
    let hint = match (tips.is_empty(), usage) {
        (false, _) => tips.join("; "),
        (true, Some(usage)) => format!("usage: {usage}"),
        (true, None) => "the same command with --help shows its options".to_owned(),
    };
    Error::usage(message).advice(hint)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::args::Cli;
    use crate::error::{Kind, Reason};

    fn wrong(args: &[&str]) -> Error {
        translate(
            &Cli::command()
                .try_get_matches_from(args)
                .unwrap_err()
                .render()
                .to_string(),
        )
    }

    #[test]
    fn a_misspelt_option_is_one_line_with_the_right_one_as_hint() {
        let error = wrong(&["hoist", "upload", "--visibilty", "public", "x"]);
        assert_eq!(error.kind, Kind::Usage);
        assert_eq!(error.message, "unexpected argument '--visibilty' found");
        assert!(
            matches!(&error.reason, Reason::Advice(hint) if hint.contains("--visibility")),
            "{error:?}"
        );
    }

    #[test]
    fn a_misspelt_command_names_the_right_one() {
        let error = wrong(&["hoist", "uplaod"]);
        assert!(error.message.contains("uplaod"), "{error:?}");
        assert!(
            matches!(&error.reason, Reason::Advice(hint) if hint.contains("upload")),
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
