//! `token_command`: a program that prints a token, such as `pass`.

use std::process::{Command, Stdio};

use super::clean::clean;
use crate::error::{Error, Kind, Result};
use crate::secret::Secret;

/// Runs the command without a shell and takes the first line it prints. It shares the terminal, so that it can ask for a
/// passphrase.
///
/// # Errors
/// `Auth` naming the program and what became of it, never what it printed.
pub(super) fn run(words: &[String]) -> Result<Secret<String>> {
    let failed = |what: String| {
        let program = words.first().map_or("", String::as_str);
        Error::new(Kind::Auth, format!("token_command '{program}' {what}"))
            .advice("run it by hand to see why")
    };
    let Some((program, arguments)) = words.split_first() else {
        return Err(failed("is empty".to_owned()));
    };
    let output = Command::new(program)
        .args(arguments)
        .stdin(Stdio::inherit())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| {
            let words = Error::io("could not be run", error);
            failed(words.to_string()).because(words)
        })?;
    if !output.status.success() {
        // `exit status: 2`, or `signal: 15 (SIGTERM)`.
        return Err(failed(format!("failed ({})", output.status)));
    }
    let text = String::from_utf8(output.stdout)
        .map_err(|_| failed("printed something that is not text".to_owned()))?;
    clean(text.lines().next().unwrap_or_default())
        .map_err(|wrong| failed(format!("printed a token that {wrong}")))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|&word| word.to_owned()).collect()
    }

    #[test]
    fn the_first_line_is_the_token_and_no_shell_reads_the_words() {
        let token = run(&words(&["printf", "%s\\nsecond\\n", "$HOME; *"])).unwrap();
        assert_eq!(token.expose(), "$HOME; *");
    }

    #[test]
    fn a_failure_names_the_program_and_its_status_and_not_its_output() {
        let error = run(&words(&["sh", "-c", "echo hunter2; exit 3"])).unwrap_err();
        assert_eq!(error.kind, Kind::Auth);
        assert_eq!(
            error.to_string(),
            "token_command 'sh' failed (exit status: 3)"
        );

        let error = run(&words(&["hoist-no-such-program", "show"])).unwrap_err();
        assert_eq!(error.kind, Kind::Auth);
        assert_eq!(
            error.to_string(),
            "token_command 'hoist-no-such-program' could not be run: No such file or directory"
        );

        for (script, what) in [
            ("true", "printed a token that is empty"),
            ("printf '\\nhunter2\\n'", "printed a token that is empty"),
            ("printf '\\377'", "printed something that is not text"),
        ] {
            let error = run(&words(&["sh", "-c", script])).unwrap_err();
            assert_eq!(error.to_string(), format!("token_command 'sh' {what}"));
        }
    }
}
