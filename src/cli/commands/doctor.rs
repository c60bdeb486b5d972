use serde::Serialize;

use super::auth::place;
use super::login;
use crate::cli::app::App;
use crate::cli::clipboard;
use crate::cli::network;
use crate::cli::output::checks::{self, Finding, State};
use crate::cli::profiles::{self, Selected};
use crate::cli::report;
use crate::error::{Error, Kind, Reason, Result};
use crate::provider::{Check, SitePolicy, TokenVerdict};
use crate::secret::TokenKind;
use crate::settings::Profile;
use crate::tokens::Vault;

/// Check configuration, keyring, clipboard, and each profile's host, token and quota
///
/// Each thing that was checked is named, with what to do where it failed. What is missing without being needed, such as a clipboard
/// on a server, is a note. The exit code is that of the first failure, 0 without one.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Examples:\n  hoist doctor\n  hoist doctor -p pile\n  hoist doctor --json | jq '.checks[] | select(.ok | not)'"
)]
pub struct Args {}

#[derive(Serialize)]
struct Document<'a> {
    checks: &'a [Finding],
}

/// Checks everything; the exit code is that of the first failure.
///
/// # Errors
/// `Io` when stdout can't be written, `Interrupted` at Ctrl-C.
pub fn run(app: &App, _args: &Args) -> Result<u8> {
    let names = match app.global.profile.as_slice() {
        [] if app.settings.profiles.is_empty() => vec!["local".to_owned()],
        [] => app.settings.profiles.keys().cloned().collect(),
        names => names.to_vec(),
    };
    let mut hosts = Vec::new();
    let mut without_token = Vec::new();
    for name in &names {
        match profiles::find(&app.settings, name) {
            Ok(selected) => {
                let one = Profiled::look_at(app, &selected)?;
                if one.lacks_keyring {
                    without_token.push(name.as_str());
                }
                hosts.extend(one.findings);
            }
            Err(error) => hosts.push(failed(format!("{name}: settings"), &error)),
        }
    }
    let mut findings = vec![
        Finding::new("configuration", State::Ok, configuration(app)),
        match app.try_history() {
            Ok(_) => Finding::new("history", State::Ok, app.paths.data_dir.display()),
            Err(error) => Finding {
                hint: report::hint(&error).or_else(|| {
                    let advice = "uploads work without it; HOIST_DATA_DIR names another directory";
                    Some(advice.to_owned())
                }),
                ..failed("history", &error)
            },
        },
        keyring(app, &without_token),
        clipboard_way(),
        proxy(),
    ];
    findings.extend(hosts);
    if app.global.json {
        app.streams.json(&Document { checks: &findings })?;
    } else {
        app.streams
            .rendered(&checks::render(&findings, &app.look()))?;
    }
    Ok(findings
        .iter()
        .find(|finding| finding.state == State::Failed)
        .map_or(0, |finding| finding.code))
}

fn failed(check: impl Into<String>, error: &Error) -> Finding {
    Finding {
        code: report::exit_code(error.kind),
        hint: report::hint(error),
        ..Finding::new(check, State::Failed, report::worded(error))
    }
}

fn configuration(app: &App) -> String {
    let file = app.paths.config_file.display();
    match app.settings.profiles.len() {
        _ if !app.paths.config_file.exists() => format!("{file} does not exist, which is fine"),
        1 => format!("{file}, 1 profile"),
        count => format!("{file}, {count} profiles"),
    }
}

/// Asks the keyring for a token that nobody stores. One that is missing is a failure for profiles that have no token elsewhere.
fn keyring(app: &App, without_token: &[&str]) -> Finding {
    let probe = Vault::new(
        "doctor",
        &Profile::default(),
        false,
        app.paths.data_dir.clone(),
        &[(TokenKind::Token, "")],
        Box::new(|_| {}),
    );
    let problem = match probe.look_up(TokenKind::Token) {
        Ok(_) => probe.keyring_problem(),
        Err(error) => Some(error.message.clone()),
    };
    match problem {
        None => Finding::new("keyring", State::Ok, "it answers"),
        Some(problem) if without_token.is_empty() => Finding::new(
            "keyring",
            State::Note,
            format!("none to be had: {problem}; nothing here needs it"),
        ),
        Some(problem) => {
            let message = format!(
                "none to be had: {problem}; without a token elsewhere: {}",
                without_token.join(", ")
            );
            failed(
                "keyring",
                &Error::new(Kind::Io, message).reason(Reason::NoKeyring),
            )
        }
    }
}

/// Where a copy would go, from what the environment says.
fn clipboard_way() -> Finding {
    match clipboard::way() {
        Some(way) => Finding::new("clipboard", State::Ok, way),
        None => Finding::new(
            "clipboard",
            State::Note,
            "there is no display, and no terminal that could take a copy",
        )
        .fix("for --copy: a desktop, tmux, or a terminal over SSH; links are printed all the same"),
    }
}

fn proxy() -> Finding {
    let (found, unusable) = network::proxies();
    if let Some(name) = unusable {
        return Finding::new(
            "proxy",
            State::Note,
            format!("{name} is not an address, and is ignored"),
        )
        .fix(format!("set it to http://HOST:PORT, or unset {name}"));
    }
    match found.as_slice() {
        [] => Finding::new("proxy", State::Ok, "none"),
        found => Finding::new("proxy", State::Ok, found.join(", ")),
    }
}

/// What was found out about one profile.
struct Profiled {
    findings: Vec<Finding>,
    /// It needs a token, there is none, and no keyring that could hold it.
    lacks_keyring: bool,
}

impl Profiled {
    fn look_at(app: &App, selected: &Selected) -> Result<Self> {
        let name = &selected.name;
        let mut found = Profiled {
            findings: Vec::new(),
            lacks_keyring: false,
        };
        let host = match app.host(selected) {
            Ok(host) => host,
            Err(error) => {
                let check = format!("{name}: settings");
                found.findings.push(failed(check, &error));
                return Ok(found);
            }
        };
        let asked = match app.block_on(false, host.provider.check()) {
            Err(error) if error.kind == Kind::Interrupted => return Err(error),
            asked => asked,
        };
        if selected.descriptor.site.bases().is_empty() {
            let part = match selected.descriptor.site {
                SitePolicy::Folder => "folder",
                _ => "host",
            };
            let check = format!("{name}: {part}");
            found.findings.push(match &asked {
                Ok(answer) => Finding::new(check, State::Ok, answer.place.clone()),
                Err(error) => failed(check, error),
            });
            found.token(app, selected, &asked);
            return Ok(found);
        }
        found.way(selected, &asked)?;
        found.token(app, selected, &asked);
        found.quota(app, selected);
        Ok(found)
    }

    /// Name resolution, TLS and the host itself: one call shows them all, by how far it came.
    fn way(&mut self, selected: &Selected, asked: &Result<Check>) -> Result<()> {
        let name = &selected.name;
        let site = selected.site()?;
        let url = site.base(selected.descriptor.site.bases()[0].name);
        let host = url.host_str().unwrap_or_default();
        let reason = asked.as_ref().err().map(|error| &error.reason);
        let mut add = |part: &str, state, message: String| {
            let check = format!("{name}: {part}");
            self.findings.push(match (state, asked) {
                (State::Failed, Err(error)) => match (error.kind, &error.reason) {
                    // The usual hint names the doctor.
                    (Kind::Network, Reason::Plain) => failed(check, error).fix(
                        "check the profile's address and that the host is up; a firewall may call for a proxy (HTTPS_PROXY)",
                    ),
                    _ => failed(check, error),
                },
                _ => Finding::new(check, state, message),
            });
        };
        let named = url.domain().is_some();
        let (resolved, secure, reached) = match (reason, asked) {
            (Some(Reason::NoName), _) => (State::Failed, State::Skipped, State::Skipped),
            (Some(Reason::NotTrusted), _) => (State::Ok, State::Failed, State::Skipped),
            (_, Err(error)) if error.kind == Kind::Network => {
                (State::Ok, State::Skipped, State::Failed)
            }
            // It answered, be it with a refusal of the token.
            (_, Ok(_)) => (State::Ok, State::Ok, State::Ok),
            (_, Err(error)) if error.kind == Kind::Auth => (State::Ok, State::Ok, State::Ok),
            (_, Err(_)) => (State::Ok, State::Ok, State::Failed),
        };
        add(
            "name",
            resolved,
            match (named, network::is_proxied(url)) {
                (_, true) => "left to the proxy".to_owned(),
                (true, false) => format!("{host} is found"),
                (false, false) => format!("{host} is an address"),
            },
        );
        match (url.scheme(), secure) {
            ("https", State::Skipped) => add("TLS", secure, "not reached".to_owned()),
            ("https", _) => add("TLS", secure, "the certificate is trusted".to_owned()),
            _ => add("TLS", State::Skipped, "plain http".to_owned()),
        }
        add(
            "host",
            reached,
            match reached {
                State::Skipped => "not reached".to_owned(),
                _ => format!("{host} answers"),
            },
        );
        Ok(())
    }

    fn token(&mut self, app: &App, selected: &Selected, asked: &Result<Check>) {
        let check = format!("{}: token", selected.name);
        let specs = login::specs(app, selected);
        let Some(spec) = specs.first() else {
            return;
        };
        let vault = app.vault(selected);
        // A profile may hold the second kind alone.
        let kinds = specs.iter().map(|one| one.kind);
        let stored = kinds
            .map(|kind| vault.look_up(kind))
            .find(|found| !matches!(found, Ok(None)))
            .unwrap_or(Ok(None));
        let origin = match stored {
            Ok(Some((_, origin))) => format!("from {}", place(&origin)),
            Ok(None) => {
                self.lacks_keyring = vault.keyring_problem().is_some();
                let login = format!(
                    "run 'hoist auth login {0}', or set {1}",
                    selected.name,
                    crate::settings::env::token_variable(&selected.name)
                );
                let message = format!("none stored; it is for {}", spec.serves);
                let finding = Finding::new(check, State::Note, message).fix(login);
                self.findings.push(finding);
                return;
            }
            Err(error) => {
                self.lacks_keyring = error.reason == Reason::NoKeyring;
                self.findings.push(failed(check, &error));
                return;
            }
        };
        self.findings.push(match asked {
            Ok(answer) => match answer.token {
                TokenVerdict::Accepted => {
                    Finding::new(check, State::Ok, format!("accepted, {origin}"))
                }
                other => Finding::new(
                    check,
                    State::Ok,
                    format!("{origin}; {}", super::auth::verdict(other)),
                ),
            },
            Err(error) if error.kind == Kind::Auth => failed(check, error),
            Err(_) => Finding::new(check, State::Skipped, format!("not tested; {origin}")),
        });
    }

    fn quota(&mut self, app: &App, selected: &Selected) {
        let vault = app.vault(selected);
        let specs = login::specs(app, selected);
        let token = specs
            .first()
            .and_then(|spec| vault.look_up(spec.kind).ok().flatten());
        let token = token.map(|(token, _)| token);
        let allowed = app.allowances(selected, token.as_ref()).unwrap_or_default();
        let words: Vec<String> = allowed.iter().map(ToString::to_string).collect();
        let check = format!("{}: quota", selected.name);
        self.findings.push(if words.is_empty() {
            Finding::new(check, State::Skipped, "no limit is known beforehand")
        } else {
            Finding::new(check, State::Ok, words.join("; "))
        });
    }
}
