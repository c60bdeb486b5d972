use std::cell::RefCell;
use std::path::{Path, PathBuf};

use super::after::After;
use super::upload::{Manner, Sending};
use crate::cli::app::App;
use crate::cli::delivery::Delivery;
use crate::error::{Error, Result};
use crate::ops::{self, Arrivals, Before, Known, Report};

/// Upload what appears in a directory, as soon as it is complete
///
/// A file is complete when its writer closes it or when it is moved into place; where the system does not tell, when it has not changed
/// for two seconds. A file that changes is sent again. What was there before is left alone; with --existing it is sent too, unless the
/// history says that the profile has it, so that watching can stop and start again without sending anything twice. Bytes that the
/// profile has already are never sent: their known link is printed. Hidden files, symbolic links and files that are still being
/// downloaded (.part, .crdownload and their like) are left alone.
///
/// Links come on stdout as they do from 'upload', each as soon as it is known; with --json one object a line. A file that failed is sent
/// when it changes, or by 'hoist retry'. Ctrl-C ends it.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Examples:\n  hoist watch ~/Pictures/Screenshots --copy\n  hoist watch -r --existing /srv/outbox -p pile\n  hoist watch . --json | jq -r .url"
)]
pub struct Args {
    /// Directory
    #[arg(value_name = "DIR")]
    dir: PathBuf,
    /// Also the directories in it
    #[arg(short, long)]
    recursive: bool,
    /// Also what is there already and was not sent yet
    #[arg(long)]
    existing: bool,
    #[command(flatten)]
    sending: Sending,
    #[command(flatten)]
    manner: Manner,
    #[command(flatten)]
    after: After,
}

/// Watches until it is stopped.
///
/// # Errors
/// `Usage` for options that don't fit or what is no directory, `Io` when it can't be watched.
pub fn run(app: &App, args: &Args) -> Result<u8> {
    let template = args.after.template(app)?;
    let hosts = app.hosts()?;
    let mut arrivals = Arrivals::open(&args.dir, args.recursive)?;
    let ledger = app.ledger();
    let mut plan = args.manner.plan(app, &args.sending, &hosts, "watch")?;
    plan.reuse = true;
    if args.existing {
        app.need_history()?;
        let known = Known::read(&ledger, &plan)?;
        arrivals.add_present(|path, modified| {
            is_missing(app, path, known.of(&plan, &absolute(path), modified))
        });
    }
    let dir = args.dir.display();
    app.streams.note(&format!("watching {dir}; Ctrl-C ends it"));
    let unwritten = RefCell::new(None);
    let mut emit = |report: Report| {
        let mut delivery = Delivery::endless(app, &template);
        delivery.give(&report);
        args.after.finish(app, delivery.gain());
        if let Err(error) = delivery.close() {
            unwritten.borrow_mut().get_or_insert(error);
        }
        if app.streams.reader_gone() || unwritten.borrow().is_some() {
            // Nobody hears of the links any more.
            app.stop.set();
        }
    };
    app.block_on(
        true,
        ops::watch(
            &plan,
            &mut arrivals,
            &ledger,
            app.progress.as_ref(),
            &app.stop,
            &mut emit,
        ),
    )?;
    match unwritten.into_inner() {
        Some(error) => Err(Error::advice(error, "the links are in 'hoist history'")),
        None => Ok(0),
    }
}

fn is_missing(app: &App, path: &Path, before: Before) -> bool {
    if before == Before::Unsure {
        app.streams.note(&format!(
            "{}: its last upload has no known outcome, so it is not sent again; 'hoist retry --unknown' asks the host",
            path.display()
        ));
    }
    before == Before::Missing
}

/// The path as the history has it.
fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}
