use std::collections::BTreeMap;
use std::rc::Rc;

use super::after::After;
use super::upload::{Manner, Sending, check_name, deliver, with_defaults};
use crate::cli::app::App;
use crate::error::{Error, Reason, Result};
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
        ..Plan::new(&hosts, app.web(&hosts), "mirror")
    };
    let mut sources = Sources {
        app,
        from: args.from.as_deref(),
        defaults: with_defaults(app, Upload::default(), &hosts)?,
        known: BTreeMap::new(),
    };
    let inputs: Vec<Input> = args
        .targets
        .iter()
        .enumerate()
        .map(|(argument, text)| Input {
            argument,
            label: text.clone(),
            given: sources
                .origin(text)
                .map(|origin| Given::Media(Rc::new(origin))),
        })
        .collect();
    deliver(app, &plan, inputs.into_iter(), &template, &args.after)
}

/// The hosts that media come from, each made ready once.
struct Sources<'a> {
    app: &'a App,
    from: Option<&'a str>,
    defaults: Upload,
    known: BTreeMap<String, Rc<Host>>,
}

impl Sources<'_> {
    fn origin(&mut self, text: &str) -> Result<Origin> {
        let history = self.app.history();
        let target = ops::resolve(text, self.from, history).map_err(|mut error| {
            // -p is the other host here.
            if let Reason::Advice(hint) = &mut error.reason {
                *hint = hint.replace("-p ", "--from ");
            }
            error
        })?;
        let profile = target.profile.clone();
        let Some(profile) = profile.or_else(|| self.from.map(str::to_owned)) else {
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
        Ok(Origin {
            host,
            target: target.with_history(&profile, history)?,
            defaults: self.defaults.clone(),
        })
    }
}
