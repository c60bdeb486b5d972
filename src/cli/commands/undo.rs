use super::rm::{self, Removals};
use crate::cli::app::App;
use crate::error::{Error, Kind, Result};
use crate::history::{Entry, Outcome};

/// Delete what the last command put online
///
/// As far as its hosts can, and what it put there alone: what a host had before stays. Asks first on a terminal; elsewhere it needs -y.
/// It goes back one command: what was put online before that is for 'hoist rm'.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:\n  hoist undo\n  hoist undo --dry-run\n  hoist undo -y")]
pub struct Args {
    /// Print what would be deleted, contact nobody
    #[arg(long)]
    dry_run: bool,
}

/// Deletes the files of the newest batch of the history.
///
/// # Errors
/// `Io` without a history, `Usage` when nobody can be asked.
pub fn run(app: &App, args: &Args) -> Result<u8> {
    let history = app.need_history()?;
    let entries = match history.latest_batch()? {
        Some(batch) => history.batch(batch)?,
        None => Vec::new(),
    };
    let (online, open): (Vec<Entry>, Vec<Entry>) = entries
        .into_iter()
        .filter(|entry| entry.deleted_at.is_none())
        .filter(|entry| matches!(entry.outcome, Outcome::Uploaded | Outcome::Unknown))
        .partition(|entry| entry.outcome == Outcome::Uploaded);
    if online.is_empty() && open.is_empty() {
        app.streams
            .note("nothing to undo: nothing of the last command is online");
    }
    let mut posts: Vec<(&str, &str)> = online
        .iter()
        .filter_map(|entry| Some((entry.post.as_deref()?, entry.profile.as_str())))
        .collect();
    posts.dedup();
    for (post, profile) in posts {
        app.streams.note(&format!(
            "the post {post} stays: 'hoist post rm {post} -p {profile}' deletes it"
        ));
    }
    let mut removals = Removals::default();
    for entry in &open {
        let error = Error::new(
            Kind::UnknownOutcome,
            format!(
                "{}: its upload has no known outcome, so nobody knows what to delete",
                entry.input
            ),
        );
        removals.add(app, &entry.input, None, &Err(error));
    }
    rm::delete_entries(app, online, args.dry_run, removals)
}
