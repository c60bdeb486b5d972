use std::any::Any;
use std::cell::RefCell;
use std::io::IsTerminal;
use std::rc::Rc;

use url::Url;

use super::auth::place;
use super::open::browse;
use crate::cli::app::App;
use crate::cli::profiles::{self, Selected};
use crate::cli::prompt;
use crate::error::{Error, Kind, Result};
use crate::provider::{Capability, Descriptor, PROVIDERS, SitePolicy, TokenSpec, TokenVerdict};
use crate::secret::{Secret, TokenKind, Tokens};
use crate::settings::{self, Profile, TokenStore, closest};
use crate::tokens::Vault;

/// Store a profile's token in the keyring
///
/// The token is read from a hidden prompt, or from stdin with --with-token. It is never an argument. Without a profile, a list asks
/// for the host; a server of your own gets a profile by the way.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Examples:\n  hoist auth login\n  hoist auth login imgpile\n  pass show imgpile | hoist auth login imgpile --with-token"
)]
pub struct Args {
    /// Profile
    profile: Option<String>,
    /// Read the token from stdin
    #[arg(long)]
    with_token: bool,
    /// Kind of token, where a host has several
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// Keep the token in a file that only you can read, instead of the keyring
    #[arg(long)]
    insecure_storage: bool,
    /// Only print the page where the token is made
    #[arg(long)]
    no_browser: bool,
}

/// What is logged in to.
struct Goal {
    selected: Selected,
    /// It is not in the configuration yet.
    fresh: bool,
    kind: Option<String>,
}

/// Reads a token, has the host check it, and stores it.
///
/// # Errors
/// `Usage`, `Auth` when the host refuses the token, `Io` when no store takes it.
pub fn run(app: &App, args: &Args) -> Result<()> {
    let goal = goal(app, args)?;
    let selected = &goal.selected;
    let spec = &spec(app, selected, goal.kind.as_deref())?;
    // Built before anything is asked: a profile without its address can't be logged in to.
    app.host(selected)?;
    let token = read_token(app, args, selected, spec)?;
    if token.expose().is_empty() {
        return Err(Error::usage("the token is empty").advice("nothing was stored"));
    }
    let offered = Rc::new(Offered {
        kind: spec.kind,
        token: RefCell::new(token),
        rest: app.vault(selected),
    });
    // Checked before it is stored: a refused one must not replace one that works.
    let host = app.host_with(selected, Rc::clone(&offered) as Rc<dyn Tokens>)?;
    let words = match app.block_on(false, host.provider.check_token(spec.kind)) {
        Ok(check) if check.token == TokenVerdict::Accepted => {
            format!("{} took the token", check.place)
        }
        Ok(_) => "no harmless call of this host shows whether it takes the token".to_owned(),
        Err(error) if error.kind == Kind::Auth => {
            return Err(error.advice("nothing was stored; look for the right token at the host"));
        }
        Err(error) if error.kind == Kind::Interrupted => return Err(error),
        Err(error) => format!("the token could not be checked: {error}"),
    };
    let file = &app.paths.config_file;
    if goal.fresh {
        settings::write_profile(file, &selected.name, &selected.profile)?;
        app.streams.say(&format!(
            "profile {} is in {}",
            selected.name,
            file.display()
        ));
    }
    let store = if args.insecure_storage {
        TokenStore::File
    } else {
        TokenStore::Keyring
    };
    let vault = app.vault(selected);
    let origin = vault.store(spec.kind, &offered.token.borrow(), store)?;
    app.streams.note(&words);
    app.done(
        &format!("the token of {} is in {}", selected.name, place(&origin)),
        &serde_json::json!({ "profile": selected.name, "stored": place(&origin) }),
    )?;
    if let Some((_, used)) = vault.look_up(spec.kind)?
        && place(&used) != place(&origin)
    {
        let used = place(&used);
        app.streams
            .note(&format!("{used} comes before it and is used instead"));
        return Ok(());
    }
    let asked = !args.with_token && app.can_ask();
    let command = match asked && offer_default(app, &selected.name)? {
        true => "hoist upload FILE".to_owned(),
        false => format!("hoist upload -p {} FILE", selected.name),
    };
    app.streams.note(&format!("try: {command}"));
    Ok(())
}

/// Asks whether this profile shall be used when none is named. Gives whether it is.
fn offer_default(app: &App, name: &str) -> Result<bool> {
    let default = app.settings.default_profile.as_deref();
    if default == Some(name) {
        return Ok(true);
    }
    let question = match default {
        Some(other) => format!("Use {name} instead of {other} when no profile is named?"),
        None => format!("Use {name} when no profile is named?"),
    };
    // What somebody chose once stays, unless they say otherwise.
    let wanted = app.global.yes || prompt::yes_or_no(&app.streams, &question, default.is_none())?;
    if wanted {
        settings::write_default(&app.paths.config_file, Some(name))?;
        app.streams.say(&format!("the default is {name}"));
    }
    Ok(wanted)
}

fn goal(app: &App, args: &Args) -> Result<Goal> {
    let known = |selected| Goal {
        selected,
        fresh: false,
        kind: args.kind.clone(),
    };
    match (&args.profile, app.global.profile.is_empty()) {
        (None, true) if args.with_token || !app.can_ask() => Err(which(app)),
        (None, true) => {
            let mut goal = match choose(app)? {
                Choice::Profile(selected) => known(selected),
                Choice::Own(descriptor) => Goal {
                    fresh: true,
                    ..known(server(app, descriptor)?)
                },
            };
            if goal.kind.is_none() {
                goal.kind = kind(app, &goal.selected)?;
            }
            Ok(goal)
        }
        (name, _) => Ok(known(app.named_or_chosen(name.as_deref())?)),
    }
}

/// Profiles that take a token.
fn takers(app: &App) -> Vec<Selected> {
    let names = profiles::names(&app.settings);
    names
        .iter()
        .filter_map(|name| profiles::find(&app.settings, name).ok())
        .filter(|found| !specs(app, found).is_empty())
        .collect()
}

/// What to log in to, when nothing says so and nobody can be asked.
fn which(app: &App) -> Error {
    let names: Vec<String> = takers(app).into_iter().map(|one| one.name).collect();
    Error::usage("which profile?").advice(format!(
        "hoist auth login NAME, with one of: {}",
        names.join(", ")
    ))
}

/// A line of the list.
enum Choice {
    Profile(Selected),
    /// A server of one's own, which has no profile yet.
    Own(&'static Descriptor),
}

impl Choice {
    /// The name, which may be typed instead of the number, and what it is.
    fn words(&self) -> (&str, String) {
        match self {
            Choice::Profile(one) => {
                let site = one.site().ok();
                let base = one.descriptor.site.bases().first();
                let host = site.zip(base).and_then(|(site, base)| {
                    let url = site.base(base.name);
                    url.host_str().map(str::to_owned)
                });
                (
                    &one.name,
                    host.unwrap_or_else(|| one.descriptor.name.to_owned()),
                )
            }
            Choice::Own(descriptor) => (descriptor.name, "a server of your own".to_owned()),
        }
    }
}

fn choose(app: &App) -> Result<Choice> {
    let own = PROVIDERS
        .iter()
        .copied()
        .filter(|one| matches!(one.site, SitePolicy::SelfHosted(_)) && !one.tokens.is_empty());
    let mut choices: Vec<Choice> = takers(app)
        .into_iter()
        .map(Choice::Profile)
        .chain(own.map(Choice::Own))
        .collect();
    let rows: Vec<(String, String)> = choices
        .iter()
        .map(|choice| {
            let (name, what) = choice.words();
            (name.to_owned(), what)
        })
        .collect();
    let place = pick(app, "Where do you want to log in?", &rows)?;
    Ok(choices.swap_remove(place))
}

/// A numbered list, asked until a number of it or a name is typed. Gives its place.
fn pick(app: &App, heading: &str, rows: &[(String, String)]) -> Result<usize> {
    app.streams.say(heading);
    let widest = rows.iter().map(|(name, _)| name.chars().count()).max();
    for (number, (name, what)) in (1..).zip(rows) {
        let width = widest.unwrap_or(0);
        app.streams
            .say(&format!("{number:>3}  {name:width$}  {what}"));
    }
    loop {
        let answer = prompt::ask(&app.streams, "Number or name:")?;
        let number = answer.parse::<usize>().ok();
        let place = match number {
            Some(number) => number.checked_sub(1).filter(|place| *place < rows.len()),
            None => rows.iter().position(|(name, _)| *name == answer),
        };
        if let Some(place) = place {
            return Ok(place);
        }
        let names = rows.iter().map(|(name, _)| name.as_str());
        let hint = match closest(&answer, names).filter(|_| number.is_none()) {
            Some(meant) => format!("did you mean '{meant}'?"),
            None => format!("type a number from 1 to {}, or a name", rows.len()),
        };
        let wrong = Error::usage(format!("'{answer}' is not in the list"));
        app.streams.error(&wrong.advice(hint));
    }
}

/// Asks which kind of token, where there are several.
fn kind(app: &App, selected: &Selected) -> Result<Option<String>> {
    let specs = specs(app, selected);
    if specs.len() < 2 {
        return Ok(None);
    }
    let rows: Vec<(String, String)> = specs
        .iter()
        .map(|spec| {
            let way = if spec.kind == TokenKind::Jwt {
                "user name and password; for"
            } else {
                "for"
            };
            (
                spec.kind.name().to_owned(),
                format!("{way} {}", spec.serves),
            )
        })
        .collect();
    let place = pick(app, "With what?", &rows)?;
    Ok(Some(specs[place].kind.name().to_owned()))
}

/// Asks for the address of somebody's own server and a name for its profile.
fn server(app: &App, descriptor: &'static Descriptor) -> Result<Selected> {
    loop {
        let url = prompt::ask(&app.streams, "Address of the server (https://…):")?;
        let url = if url.contains("://") {
            url
        } else {
            format!("https://{url}")
        };
        let name = suggested(app, descriptor, &url);
        let answer = prompt::ask(&app.streams, &format!("Name for the profile [{name}]:"))?;
        let name = if answer.is_empty() { name } else { answer };
        let profile = Profile {
            provider: descriptor.name.to_owned(),
            keys: [("url".to_owned(), url)].into(),
            ..Profile::default()
        };
        if profiles::names(&app.settings).contains(&name) {
            let taken = Error::usage(format!("there is a profile '{name}' already"));
            app.streams.error(&taken.advice("give it another name"));
            continue;
        }
        match profiles::candidate(&app.settings, &name, profile) {
            Ok(selected) => match app.host(&selected) {
                Ok(_) => return Ok(selected),
                Err(error) => app.streams.error(&error),
            },
            Err(error) => app.streams.error(&error),
        }
    }
}

/// A name that is free: the host's, with what a name can't hold left out.
fn suggested(app: &App, descriptor: &Descriptor, url: &str) -> String {
    let url = Url::parse(url).ok();
    let host = url.as_ref().and_then(Url::host_str).unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(host);
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    let host: String = host.chars().map(plain).collect();
    let host = host.trim_matches('-');
    let base = if host.is_empty() {
        descriptor.name
    } else {
        host
    };
    let taken = profiles::names(&app.settings);
    let mut numbered = (2..).map(|number| format!("{base}-{number}"));
    if taken.iter().any(|name| name == base) {
        let free = numbered.find(|name| !taken.contains(name));
        return free.unwrap_or_else(|| base.to_owned());
    }
    base.to_owned()
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

/// The tokens that a profile has a use for; those of its provider, where the profile does not say more.
pub fn specs(app: &App, selected: &Selected) -> Vec<TokenSpec> {
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
    args: &Args,
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
    token_page(app, args, selected.descriptor.token_page);
    prompt::ask_hidden(
        &app.streams,
        &format!("Token of {} ({}): ", selected.name, spec.serves),
    )
}

/// Trades user name and password for a session.
fn session(app: &App, args: &Args, selected: &Selected) -> Result<Secret<String>> {
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

/// Tells where the token is made, and opens that page where there is a desktop to open it on.
fn token_page(app: &App, args: &Args, page: &str) {
    if page.is_empty() {
        return;
    }
    let set = |name: &str| settings::env::read(name).is_some();
    let desktop = if cfg!(any(windows, target_os = "macos")) {
        true
    } else {
        set("DISPLAY") || set("WAYLAND_DISPLAY")
    };
    // Over SSH the browser would open where nobody sees it.
    let far = set("SSH_CONNECTION");
    let opened = desktop
        && !far
        && !args.no_browser
        && Url::parse(page).is_ok_and(|url| browse(&url).is_ok());
    let end = if opened {
        " (opened in the browser)"
    } else {
        ""
    };
    app.streams.say(&format!("Make a token at {page}{end}"));
}
