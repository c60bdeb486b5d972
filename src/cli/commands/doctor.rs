use serde::Serialize;

use super::auth::verdict;
use crate::cli::app::App;
use crate::cli::output::table::{Column, Kind as Table, Squeeze};
use crate::cli::profiles;
use crate::cli::report;
use crate::error::{Error, Kind, Reason, Result};
use crate::secret::TokenKind;
use crate::settings::Profile;
use crate::tokens::Vault;

/// Check configuration, history, keyring, clipboard, and each profile's host and token
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Examples:\n  hoist doctor\n  hoist doctor -p pile\n  hoist doctor --json | jq '.checks[] | select(.ok | not)'"
)]
pub struct Args {}

/// One thing that was checked.
#[derive(Serialize)]
struct Finding {
    check: String,
    ok: bool,
    message: String,
    hint: Option<String>,
    #[serde(skip)]
    code: u8,
}

const FINDINGS: Table<Finding> = Table {
    columns: &[
        Column::new("", Squeeze::Never, |row, _| {
            if row.ok { "ok" } else { "FAIL" }.to_owned()
        }),
        Column::new("CHECK", Squeeze::Never, |row, _| row.check.clone()),
        Column::new("RESULT", Squeeze::Cut(20), |row, _| row.message.clone()),
        Column::new("FIX", Squeeze::Cut(20), |row, _| {
            row.hint.clone().unwrap_or_default()
        }),
    ],
    fields: &[
        |row| if row.ok { "ok" } else { "fail" }.to_owned(),
        |row| row.check.clone(),
        |row| row.message.clone(),
        |row| row.hint.clone().unwrap_or_default(),
    ],
};

fn finding(check: impl Into<String>, result: Result<String>) -> Finding {
    let check = check.into();
    match result {
        Ok(message) => Finding {
            check,
            ok: true,
            message,
            hint: None,
            code: 0,
        },
        Err(error) => Finding {
            check,
            ok: false,
            message: error.message.clone(),
            hint: report::hint(&error),
            code: report::exit_code(error.kind),
        },
    }
}

/// Checks everything; the exit code is that of the first failure.
///
/// # Errors
/// `Io` when stdout can't be written.
pub fn run(app: &App, _args: &Args) -> Result<u8> {
    let mut findings = vec![
        finding("configuration", Ok(configuration(app))),
        finding(
            "history",
            app.need_history()
                .map(|_| app.paths.data_dir.display().to_string()),
        ),
        finding("keyring", keyring(app)),
        finding("clipboard", clipboard_way()),
    ];
    let names = match app.global.profile.as_slice() {
        [] if app.settings.profiles.is_empty() => vec!["local".to_owned()],
        [] => app.settings.profiles.keys().cloned().collect(),
        names => names.to_vec(),
    };
    for name in &names {
        findings.push(finding(format!("profile {name}"), profile(app, name)));
    }
    app.table_under("checks", &FINDINGS, &findings, &[])?;
    Ok(findings
        .iter()
        .map(|finding| finding.code)
        .find(|code| *code != 0)
        .unwrap_or(0))
}

fn configuration(app: &App) -> String {
    let file = app.paths.config_file.display();
    if app.paths.config_file.exists() {
        format!("{file}, {} profiles", app.settings.profiles.len())
    } else {
        format!("{file} does not exist, which is fine")
    }
}

/// Asks the keyring for a token that nobody stores.
fn keyring(app: &App) -> Result<String> {
    let probe = Vault::new(
        "doctor",
        &Profile::default(),
        false,
        app.paths.data_dir.clone(),
        &[(TokenKind::Token, "")],
        Box::new(|_| {}),
    );
    probe.look_up(TokenKind::Token)?;
    match probe.keyring_problem() {
        None => Ok("it answers".to_owned()),
        Some(problem) => {
            Err(Error::new(Kind::Io, format!("none to be had: {problem}"))
                .reason(Reason::NoKeyring))
        }
    }
}

/// Where a copy would go, from what the environment says.
fn clipboard_way() -> Result<String> {
    let ways = [
        ("WAYLAND_DISPLAY", "Wayland"),
        ("DISPLAY", "X11"),
        ("TMUX", "tmux"),
        ("SSH_TTY", "the terminal, by OSC 52"),
    ];
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if cfg!(any(windows, target_os = "macos")) {
        return Ok("the system's".to_owned());
    }
    ways.iter()
        .find(|(variable, _)| set(variable))
        .map(|(_, way)| (*way).to_owned())
        .ok_or_else(|| {
            Error::new(Kind::Io, "there is no display, and no terminal that could take a copy")
                .advice("--copy needs a desktop, tmux or a terminal over SSH; links are printed all the same")
        })
}

fn profile(app: &App, name: &str) -> Result<String, Error> {
    let host = app.host(&profiles::find(&app.settings, name)?)?;
    let check = app.block_on(false, host.provider.check())?;
    Ok(format!(
        "{} answers; token {}",
        check.place,
        verdict(check.token)
    ))
}
