use std::collections::HashSet;

use jiff::Timestamp;

use super::rm::{self, Removals};
use crate::cli::app::App;
use crate::error::Result;
use crate::history::{Entry, Filter, Outcome};
use crate::model::Field;
use crate::provider::PROVIDERS;

/// Delete what has passed its --expire on hosts that delete nothing by themselves
///
/// 'hoist upload --expire 3d' asks the host to delete the file. Where a host has no such thing, hoist writes down when the file is to go,
/// and this deletes it once that time has passed. Asks first on a terminal; elsewhere, as from cron or a timer, it needs -y.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Examples:\n  hoist sweep --dry-run\n  hoist sweep -y -q          # once an hour, from cron"
)]
pub struct Args {
    /// Print what would be deleted, contact nobody
    #[arg(long)]
    dry_run: bool,
}

/// Deletes.
///
/// # Errors
/// `Io` without a history, `Usage` when nobody can be asked.
pub fn run(app: &App, args: &Args) -> Result<u8> {
    let now = Timestamp::now();
    let entries = app.need_history()?.list(&Filter {
        profile: app.profile_filter()?,
        delivered: true,
        ..Filter::default()
    })?;
    let is_over = |entry: &Entry| entry.media.expires_at.is_some_and(|end| end <= now);
    // A media that was uploaded once more is to stay as long as the longest of its uploads says.
    let staying: HashSet<(&str, &str)> = entries
        .iter()
        .filter(|entry| !is_over(entry))
        .map(|entry| (&*entry.profile, entry.media.id.as_str()))
        .collect();
    let mut seen = HashSet::new();
    let over: Vec<Entry> = entries
        .iter()
        .filter(|entry| is_over(entry) && entry.outcome == Outcome::Uploaded)
        .filter(|entry| !deletes_by_itself(&entry.provider))
        .filter(|entry| {
            let media = (&*entry.profile, entry.media.id.as_str());
            !staying.contains(&media) && seen.insert(media)
        })
        .cloned()
        .collect();
    if over.is_empty() {
        app.streams.say("nothing has passed its --expire");
    }
    rm::delete_entries(app, &[], over, args.dry_run, Removals::default())
}

/// Whether a provider's host takes `--expire` itself.
fn deletes_by_itself(provider: &str) -> bool {
    let found = PROVIDERS.iter().find(|one| one.name == provider);
    found.is_some_and(|one| one.upload_fields.contains(&Field::Expire))
}
