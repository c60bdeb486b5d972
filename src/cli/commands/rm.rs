use serde::Serialize;

use crate::cli::app::App;
use crate::cli::output::views::ErrorView;
use crate::cli::report;
use crate::error::Result;
use crate::model::Removed;
use crate::ops::{self, Host, RemoveOptions, Tally, Target};

/// Delete media from the host
///
/// Deleting what is already gone is a success. Asks first on a terminal; elsewhere it needs -y.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:\n  hoist rm @1\n  hoist rm -y https://cdn.example.org/f/abc1234.jpg")]
pub struct Args {
    /// Ids, links, or @N of the history
    #[arg(required = true, value_name = "TARGET")]
    targets: Vec<String>,
    /// Also media that something uses
    #[arg(long)]
    force: bool,
    /// Forget the media, but leave the file on the host's disk
    #[arg(long)]
    preserve_on_disk: bool,
}

#[derive(Serialize)]
struct View {
    input: String,
    profile: Option<String>,
    id: Option<String>,
    outcome: &'static str,
    error: Option<ErrorView>,
}

/// Deletes. Every target is looked up before the first is deleted, because `@N` must mean the same for all of them.
///
/// # Errors
/// `Usage` when nobody can be asked.
pub fn run(app: &App, args: &Args) -> Result<u8> {
    let targets: Vec<Result<(Host, Target)>> = args.targets.iter().map(|text| app.target(text)).collect();
    let found: Vec<String> = targets
        .iter()
        .flatten()
        .map(|(host, target)| format!("{} of {}", target.text, host.profile))
        .collect();
    if !found.is_empty() {
        app.confirm(&format!("Delete {} for good?", found.join(", ")))?;
    }
    let options = RemoveOptions {
        force: args.force,
        preserve_on_disk: args.preserve_on_disk,
    };
    let ledger = app.ledger();
    let mut tally = Tally::default();
    let mut views = Vec::new();
    app.block_on(false, async {
        for (text, target) in args.targets.iter().zip(&targets) {
            let removed = match target {
                Ok((host, target)) => ops::remove(host, target, options, &ledger).await,
                Err(error) => Err(error.twin()),
            };
            tally.add(removed.is_ok(), removed.as_ref().err().map(|error| error.kind));
            let known = target.as_ref().ok();
            tell(app, text, &removed);
            views.push(view(text, known, &removed));
        }
        Ok(())
    })?;
    if app.global.json {
        app.streams.json(&views)?;
    }
    Ok(report::verdict(tally.verdict()))
}

fn tell(app: &App, text: &str, removed: &Result<Removed>) {
    match removed {
        Ok(Removed::Deleted) => app.streams.say(&format!("deleted {text}")),
        Ok(Removed::AlreadyGone) => app.streams.say(&format!("{text} was gone already")),
        Err(error) => app.streams.error(error),
    }
}

fn view(text: &str, known: Option<&(Host, Target)>, removed: &Result<Removed>) -> View {
    View {
        input: text.to_owned(),
        profile: known.map(|(host, _)| host.profile.clone()),
        id: known.map(|(_, target)| target.id.to_string()),
        outcome: match removed {
            Ok(Removed::Deleted) => "deleted",
            Ok(Removed::AlreadyGone) => "already_gone",
            Err(error) if error.leaves_outcome_open() => "unknown",
            Err(_) => "failed",
        },
        error: removed.as_ref().err().map(ErrorView::from),
    }
}
