use super::rm::{self, PostOf, Removals};
use crate::cli::app::App;
use crate::error::{Error, Kind, Result};
use crate::history::{Entry, MadePost, Outcome};
use crate::model::PostId;

/// Delete what the last command put online
///
/// As far as its hosts can, and what it put there alone: what a host had before stays; a post that it made goes with the files that were
/// sent for it, and of what 'hoist watch' sent only the last. Asks first on a terminal; elsewhere it needs -y. It goes back one command: what was put online
/// before that is for 'hoist rm'.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:\n  hoist undo\n  hoist undo --dry-run\n  hoist undo -y")]
pub struct Args {
    /// Print what would be deleted, contact nobody
    #[arg(long)]
    dry_run: bool,
}

/// Deletes the files and the post of the newest batch of the history.
///
/// # Errors
/// `Io` without a history, `Usage` when nobody can be asked.
pub fn run(app: &App, args: &Args) -> Result<u8> {
    let history = app.need_history()?;
    let (batch, mut entries, post) = match history.last_command()? {
        Some(batch) => (
            history.batch_of(batch)?,
            history.batch(batch)?,
            history.post_of(batch)?,
        ),
        None => (None, Vec::new(), None),
    };
    let post = post.filter(|post| post.gone_at.is_none());
    let command = batch.map(|batch| batch.command).unwrap_or_default();
    if command == "watch" {
        // Who watched for days does not mean all of it.
        let last = entries.iter().map(|entry| entry.position).max();
        entries.retain(|entry| Some(entry.position) == last);
    }
    let (online, open): (Vec<Entry>, Vec<Entry>) = entries
        .into_iter()
        .filter(|entry| entry.deleted_at.is_none())
        .filter(|entry| matches!(entry.outcome, Outcome::Uploaded | Outcome::Unknown))
        .partition(|entry| entry.outcome == Outcome::Uploaded);
    if online.is_empty() && open.is_empty() && post.is_none() {
        app.streams
            .note("nothing to undo: nothing of the last command is online");
    }
    let mut removals = Removals::default();
    let mut posts = Vec::new();
    match post {
        Some(MadePost {
            profile,
            id: Some(id),
            ..
        }) => posts.push(PostOf {
            profile,
            id: PostId::new(id),
        }),
        Some(post) => {
            let error = Error::new(
                Kind::UnknownOutcome,
                "the post has no known outcome, so nobody knows what to delete",
            )
            .advice(format!(
                "'hoist post ls -p {}' shows whether it is there, 'hoist post rm ID' deletes it",
                post.profile
            ));
            removals.add(app, "post", None, &Err(error));
        }
        None => {}
    }
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
    rm::delete_entries(app, &posts, online, args.dry_run, removals)
}
