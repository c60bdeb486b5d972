use serde::Serialize;

use super::login::{self, specs};
use crate::cli::app::App;
use crate::cli::output::sanitize;
use crate::cli::output::table::{Column, Kind as Table, Squeeze};
use crate::cli::profiles::{self, Selected};
use crate::error::{Kind, Result};
use crate::provider::{TokenSpec, TokenVerdict};
use crate::tokens::Origin;

/// Store, forget and check tokens
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Examples:\n  hoist auth login\n  hoist auth login imgpile\n  hoist auth status imgpile --remote\n  hoist auth logout imgpile"
)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(clap::Subcommand, Debug)]
enum Action {
    Login(login::Args),
    /// Forget a profile's tokens
    Logout {
        /// Profile
        profile: Option<String>,
    },
    /// Show where each token comes from; never the token
    Status {
        /// Profile; all of them, if not given
        profile: Option<String>,
        /// Ask the host whether it takes the token, and for statistics and quota
        #[arg(long)]
        remote: bool,
    },
}

/// Tokens.
///
/// # Errors
/// `Usage`, `Auth` when the host refuses the token, `Io` when no store takes it.
pub fn run(app: &App, args: &Args) -> Result<u8> {
    match &args.action {
        Action::Login(args) => login::run(app, args)?,
        Action::Logout { profile } => log_out(app, profile.as_deref())?,
        Action::Status { profile, remote } => return status(app, profile.as_deref(), *remote),
    }
    Ok(0)
}

fn log_out(app: &App, profile: Option<&str>) -> Result<()> {
    let selected = app.named_or_chosen(profile)?;
    let vault = app.vault(&selected);
    let specs = specs(app, &selected);
    let mut gone = Vec::new();
    for spec in &specs {
        gone.extend(vault.forget(spec.kind)?.iter().map(place));
    }
    let words = if gone.is_empty() {
        format!("no token of {} was stored", selected.name)
    } else {
        format!(
            "forgot the token of {} in {}",
            selected.name,
            gone.join(", ")
        )
    };
    app.done(
        &words,
        &serde_json::json!({ "profile": selected.name, "forgotten": gone }),
    )?;
    for spec in &specs {
        if let Some((_, origin)) = vault.look_up(spec.kind)? {
            app.streams
                .note(&format!("a token still comes from {}", place(&origin)));
        }
    }
    Ok(())
}

#[derive(Serialize)]
struct Row {
    profile: String,
    provider: &'static str,
    kind: &'static str,
    origin: Option<String>,
    verdict: Option<&'static str>,
    problem: Option<String>,
    facts: Vec<(String, String)>,
}

const STATUS: Table<Row> = Table {
    columns: &[
        Column::new("PROFILE", Squeeze::Never, |row, _| row.profile.clone()),
        Column::new("KIND", Squeeze::Drop(1), |row, _| row.kind.to_owned()),
        Column::new("TOKEN FROM", Squeeze::Cut(10), |row, _| {
            row.origin.clone().unwrap_or_else(|| "none".to_owned())
        }),
        Column::new("HOST SAYS", Squeeze::CutThenDrop(10, 2), |row, _| {
            row.problem
                .clone()
                .or(row.verdict.map(str::to_owned))
                .unwrap_or_default()
        }),
    ],
    fields: &[
        |row| row.profile.clone(),
        |row| row.provider.to_owned(),
        |row| row.kind.to_owned(),
        |row| row.origin.clone().unwrap_or_default(),
        |row| row.verdict.unwrap_or_default().to_owned(),
        |row| row.problem.clone().unwrap_or_default(),
    ],
};

fn status(app: &App, profile: Option<&str>, remote: bool) -> Result<u8> {
    let selected = match (profile, app.global.profile.is_empty()) {
        (None, true) => {
            let names = profiles::names(&app.settings);
            names
                .iter()
                .map(|name| profiles::find(&app.settings, name))
                .collect::<Result<_>>()?
        }
        (name, _) => vec![app.named_or_chosen(name)?],
    };
    let mut rows = Vec::new();
    for one in &selected {
        for spec in specs(app, one) {
            rows.push(row(app, one, &spec, remote));
        }
    }
    let refused = profile.is_some() && rows.iter().any(|row| row.problem.is_some());
    let missing =
        profile.is_some() && !rows.is_empty() && rows.iter().all(|row| row.origin.is_none());
    app.table_under("tokens", &STATUS, &rows, &[])?;
    if !app.global.json {
        for (label, value) in rows.iter().flat_map(|row| &row.facts) {
            let (label, value) = (sanitize::line(label), sanitize::line(value));
            app.streams.rendered(&format!("{label}\t{value}"))?;
        }
    }
    Ok(if refused || missing {
        crate::cli::report::exit_code(Kind::Auth)
    } else {
        0
    })
}

fn row(app: &App, selected: &Selected, spec: &TokenSpec, remote: bool) -> Row {
    let mut row = Row {
        profile: selected.name.clone(),
        provider: selected.descriptor.name,
        kind: spec.kind.name(),
        origin: None,
        verdict: None,
        problem: None,
        facts: Vec::new(),
    };
    match app.vault(selected).look_up(spec.kind) {
        Ok(found) => row.origin = found.map(|(_, origin)| place(&origin)),
        Err(error) => row.problem = Some(error.message.clone()),
    }
    if !remote || row.origin.is_none() {
        return row;
    }
    let asked = app.host(selected).and_then(|host| {
        let check = app.block_on(false, host.provider.check_token(spec.kind))?;
        let facts = match host.provider.account() {
            Some(account) => app.block_on(false, account.facts())?,
            None => Vec::new(),
        };
        Ok((check, facts))
    });
    match asked {
        Ok((check, facts)) => {
            row.verdict = Some(verdict(check.token));
            row.facts = facts;
        }
        Err(error) => row.problem = Some(error.message.clone()),
    }
    row
}

/// The word for what a host said of a token.
pub fn verdict(verdict: TokenVerdict) -> &'static str {
    match verdict {
        TokenVerdict::Accepted => "accepted",
        TokenVerdict::NotTested => "can't be tested without an upload",
        TokenVerdict::NotNeeded => "not needed",
        TokenVerdict::Missing => "none stored",
    }
}

/// Where a token is, in words.
pub fn place(origin: &Origin) -> String {
    match origin {
        Origin::Environment(name) => format!("the variable {name}"),
        Origin::Command => "token_command".to_owned(),
        Origin::Keyring => "the keyring".to_owned(),
        Origin::File(path) => format!("the file {}", path.display()),
    }
}
