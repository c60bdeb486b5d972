use std::any::Any;
use std::cell::RefCell;
use std::io::IsTerminal;
use std::rc::Rc;

use serde::Serialize;

use crate::cli::app::App;
use crate::cli::output::sanitize;
use crate::cli::output::table::{Column, Kind as Table, Squeeze};
use crate::cli::profiles::{self, Selected};
use crate::cli::prompt;
use crate::error::{Error, Kind, Result};
use crate::provider::{Capability, TokenSpec, TokenVerdict};
use crate::secret::{Secret, TokenKind, Tokens};
use crate::settings::TokenStore;
use crate::tokens::{Origin, Vault};

/// Store, forget and check tokens
#[derive(clap::Args, Debug)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(clap::Subcommand, Debug)]
enum Action {
    Login(Login),
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

/// Store a profile's token in the keyring
///
/// The token is read from a hidden prompt, or from stdin with --with-token. It is never an argument.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Examples:\n  hoist auth login imgpile\n  pass show imgpile | hoist auth login imgpile --with-token"
)]
struct Login {
    /// Profile
    profile: Option<String>,
    /// Read the token from stdin
    #[arg(long)]
    with_token: bool,
    /// Kind of token, where a host has several
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// Keep the token in a file with mode 0600 instead of the keyring
    #[arg(long)]
    insecure_storage: bool,
}

/// Tokens.
///
/// # Errors
/// `Usage`, `Auth` when the host refuses the token, `Io` when no store takes it.
pub fn run(app: &App, args: &Args) -> Result<u8> {
    match &args.action {
        Action::Login(login) => log_in(app, login)?,
        Action::Logout { profile } => log_out(app, profile.as_deref())?,
        Action::Status { profile, remote } => return status(app, profile.as_deref(), *remote),
    }
    Ok(0)
}

fn log_in(app: &App, args: &Login) -> Result<()> {
    let selected = match (&args.profile, app.global.profile.is_empty()) {
        (None, true) => return Err(which(app)),
        (name, _) => app.named_or_chosen(name.as_deref())?,
    };
    let spec = &spec(app, &selected, args.kind.as_deref())?;
    // Built before anything is asked: a profile without its address can't be logged in to.
    app.host(&selected)?;
    let token = read_token(app, args, &selected, spec)?;
    if token.expose().is_empty() {
        return Err(Error::usage("the token is empty").advice("nothing was stored"));
    }
    let offered = Rc::new(Offered {
        kind: spec.kind,
        token: RefCell::new(token),
        rest: app.vault(&selected),
    });
    // Checked before it is stored: a refused one must not replace one that works.
    let host = app.host_with(&selected, Rc::clone(&offered) as Rc<dyn Tokens>)?;
    let words = match app.block_on(false, host.provider.check_token(spec.kind)) {
        Ok(check) if check.token == TokenVerdict::Accepted => {
            format!("{} took the token", check.place)
        }
        Ok(_) => "no harmless call of this host shows whether it takes the token".to_owned(),
        Err(error) if error.kind == Kind::Auth => {
            return Err(error.advice("nothing was stored; look for the right token at the host"));
        }
        Err(error) => format!("the token could not be checked: {error}"),
    };
    let store = if args.insecure_storage {
        TokenStore::File
    } else {
        TokenStore::Keyring
    };
    let vault = app.vault(&selected);
    let origin = vault.store(spec.kind, &offered.token.borrow(), store)?;
    app.streams.note(&words);
    app.done(
        &format!("the token of {} is in {}", selected.name, place(&origin)),
        &serde_json::json!({ "profile": selected.name, "stored": place(&origin) }),
    )?;
    match vault.look_up(spec.kind)? {
        Some((_, used)) if place(&used) != place(&origin) => {
            app.streams.note(&format!(
                "{} comes before it and is used instead",
                place(&used)
            ));
        }
        _ => app
            .streams
            .note(&format!("try: hoist upload -p {} FILE", selected.name)),
    }
    Ok(())
}

/// A token that is tried before it is stored. The other kinds are those of the profile.
struct Offered {
    kind: TokenKind,
    token: RefCell<Secret<String>>,
    rest: Vault,
}

impl Tokens for Offered {
    fn get(&self, kind: TokenKind) -> Result<Option<Secret<String>>> {
        if kind == self.kind {
            return Ok(Some(self.token.borrow().clone()));
        }
        self.rest.get(kind)
    }

    fn replace(&self, kind: TokenKind, value: &Secret<String>) -> Result<()> {
        if kind == self.kind {
            self.token.replace(value.clone());
            return Ok(());
        }
        self.rest.replace(kind, value)
    }

    fn lock(&self) -> Result<Box<dyn Any>> {
        self.rest.lock()
    }
}

/// What to log in to, when nothing says so.
fn which(app: &App) -> Error {
    let names = profiles::names(&app.settings);
    let names: Vec<&str> = names
        .iter()
        .map(String::as_str)
        .filter(|name| {
            profiles::find(&app.settings, name)
                .is_ok_and(|found| !found.descriptor.tokens.is_empty())
        })
        .collect();
    Error::usage("which profile?").advice(format!(
        "hoist auth login NAME, with one of: {}",
        names.join(", ")
    ))
}

/// The tokens that a profile has a use for; those of its provider, where the profile does not say more.
fn specs(app: &App, selected: &Selected) -> Vec<TokenSpec> {
    match app.host(selected) {
        Ok(host) => host.provider.tokens(),
        Err(_) => selected.descriptor.tokens.to_vec(),
    }
}

fn spec(app: &App, selected: &Selected, kind: Option<&str>) -> Result<TokenSpec> {
    let specs = specs(app, selected);
    let names = || {
        let names = specs.iter().map(|spec| spec.kind.name());
        names.collect::<Vec<_>>().join(", ")
    };
    match kind {
        None => specs.first().copied().ok_or_else(|| {
            Error::usage(format!("{} needs no token", selected.name))
                .advice("there is nothing to do")
        }),
        Some(kind) => {
            let found = specs.iter().find(|spec| spec.kind.name() == kind);
            found.copied().ok_or_else(|| {
                Error::usage(format!(
                    "{} has no token of the kind '{kind}'",
                    selected.name
                ))
                .advice(format!("its kinds: {}", names()))
            })
        }
    }
}

fn read_token(
    app: &App,
    args: &Login,
    selected: &Selected,
    spec: &TokenSpec,
) -> Result<Secret<String>> {
    if spec.kind == TokenKind::Jwt {
        return session(app, args, selected);
    }
    if args.with_token {
        return prompt::read_line("the token").map(Secret::new);
    }
    if !app.can_ask() {
        let reason = if std::io::stdin().is_terminal() {
            "--no-input was given"
        } else {
            "stdin is no terminal"
        };
        return Err(
            Error::usage(format!("the token can't be asked for: {reason}"))
                .advice("pipe it in with --with-token"),
        );
    }
    if !selected.descriptor.token_page.is_empty() {
        app.streams.say(&format!(
            "Make a token at {}",
            selected.descriptor.token_page
        ));
    }
    prompt::ask_hidden(
        &app.streams,
        &format!("Token of {} ({}): ", selected.name, spec.serves),
    )
}

/// Trades user name and password for a session.
fn session(app: &App, args: &Login, selected: &Selected) -> Result<Secret<String>> {
    let (user, password) = if args.with_token {
        (
            prompt::read_line("the user name")?,
            Secret::new(prompt::read_line("the password")?),
        )
    } else if app.can_ask() {
        let user = prompt::ask(&app.streams, "E-mail or user name: ")?;
        (user, prompt::ask_hidden(&app.streams, "Password: ")?)
    } else {
        return Err(Error::usage("user name and password can't be asked for")
            .advice("pipe them in, a line each, with --with-token"));
    };
    let host = app.host(selected)?;
    let sessions = host.need(
        host.provider.sessions(),
        Capability::Account,
        "auth login --kind jwt",
    )?;
    app.block_on(false, sessions.open(&user, &password))
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
