use std::collections::BTreeMap;
use std::rc::Rc;

use super::after::After;
use super::upload::{Manner, Sending, check_name, deliver, with_defaults};
use crate::cli::app::App;
use crate::error::{Error, Kind, Reason, Result};
use crate::model::Upload;
use crate::ops::{self, Given, Host, Input, Origin, Plan};

/// Copy media from one host to another
///
/// -p names the host that gets them. They pass through this machine without being kept on it. Title, description, tags, visibility
/// and the mark of adult content go along as far as that host has fields for them; what it has none for is told in a note. Links,
/// JSON, history and exit codes are those of 'hoist upload'.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Examples:\n  hoist mirror @1 -p imgpile\n  hoist mirror abc1234 def5678 --from imgpile -p local\n  hoist mirror https://imgpile.com/f/abc1234.png -p pics,work"
)]
pub struct Args {
    /// Ids (with --from), links, or @N of the history
    #[arg(required = true, value_name = "TARGET")]
    targets: Vec<String>,
    /// Profile that has them; links and @N bring their own
    #[arg(long, value_name = "PROFILE")]
    from: Option<String>,
    /// File name to send
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// Print what would be sent where, limits and request included; contact nobody, open no keyring
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    sending: Sending,
    #[command(flatten)]
    manner: Manner,
    #[command(flatten)]
    after: After,
}

/// Copies.
///
/// # Errors
/// `Usage` for options that don't fit. What goes wrong with one media is told and counted.
pub fn run(app: &App, args: &Args) -> Result<u8> {
    if args.name.is_some() && args.targets.len() > 1 {
        return Err(Error::usage("--name goes with one target"));
    }
    if let Some(name) = &args.name {
        check_name(name)?;
    }
    let template = args.after.template(app)?;
    let hosts = app.hosts_for(args.dry_run)?;
    let mut sources = Sources::new(app, &hosts)?;
    let from = args.from.as_deref();
    let plan = Plan {
        fallback: args.manner.fallback,
        // What the media itself says comes before the defaults of the configuration.
        upload: args.manner.said(None),
        name: args.name.clone(),
        jobs: args.sending.jobs(app),
        reuse: args.sending.reuse(app),
        strip: args.sending.strip(app),
        retries: app.global.retries,
        dry_run: args.dry_run,
        origins: args
            .targets
            .iter()
            .map(|text| sources.origin(text, from))
            .collect(),
        ..Plan::new(&hosts, app.web(&hosts), "mirror")
    };
    let inputs = args.targets.iter().zip(&plan.origins).enumerate();
    let inputs: Vec<Input> = inputs
        .map(|(argument, (text, origin))| Input {
            argument,
            label: text.clone(),
            given: match origin {
                Ok(origin) => Ok(Given::Media(Rc::clone(origin))),
                Err(error) => Err(error.twin()),
            },
        })
        .collect();
    deliver(app, &plan, inputs.into_iter(), &template, &args.after)
}

/// The media of a batch that is gone on with, by their place.
///
/// # Errors
/// As [`with_defaults`]. What can't be found is an error in its place.
pub fn origins(app: &App, manner: &ops::Manner, hosts: &[Host]) -> Result<Vec<Result<Rc<Origin>>>> {
    if manner.sources.is_empty() {
        return Ok(Vec::new());
    }
    let mut sources = Sources::new(app, hosts)?;
    let again = |source: &Option<ops::Source>| match source {
        Some(source) => sources.origin(&source.id, Some(&source.profile)),
        None => Err(
            Error::new(Kind::NotFound, "nobody knows which media it was").advice("mirror it anew"),
        ),
    };
    Ok(manner.sources.iter().map(again).collect())
}

/// The hosts that media come from, each made ready once.
struct Sources<'a> {
    app: &'a App,
    defaults: Upload,
    known: BTreeMap<String, Rc<Host>>,
}

impl<'a> Sources<'a> {
    fn new(app: &'a App, to: &[Host]) -> Result<Self> {
        Ok(Sources {
            app,
            defaults: with_defaults(app, Upload::default(), to)?,
            known: BTreeMap::new(),
        })
    }

    fn origin(&mut self, text: &str, from: Option<&str>) -> Result<Rc<Origin>> {
        let history = self.app.history();
        let target = ops::resolve(text, from, history).map_err(|mut error| {
            // -p is the other host here.
            if let Reason::Advice(hint) = &mut error.reason {
                *hint = hint.replace("-p ", "--from ");
            }
            error
        })?;
        let profile = target.profile.clone();
        let Some(profile) = profile.or_else(|| from.map(str::to_owned)) else {
            return Err(
                Error::usage(format!("{text} is an id, and nothing says of which host"))
                    .advice("add --from PROFILE, or give a link or @N of the history"),
            );
        };
        let host = match self.known.get(&profile) {
            Some(host) => Rc::clone(host),
            None => {
                let selected = self.app.named_or_chosen(Some(&profile))?;
                let host = Rc::new(self.app.host(&selected)?);
                self.known.insert(profile.clone(), Rc::clone(&host));
                host
            }
        };
        Ok(Rc::new(Origin {
            host,
            target: target.with_history(&profile, history)?,
            defaults: self.defaults.clone(),
        }))
    }
}
