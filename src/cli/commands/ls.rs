use super::query::{Filters, MediaFilters, Paging};
use crate::cli::app::App;
use crate::error::Result;
use crate::ops;

/// List your media on a host
///
/// Hosts that can't say which media are yours are listed from the local history. Piped, each line is tab-separated: id, created,
/// size, MIME type, name, link.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Examples:\n  hoist ls -p imgpile --limit 10\n  hoist ls --all --json | jq -r '.[].url'\n  hoist ls --type video --since 2026-01-01"
)]
pub struct Args {
    #[command(flatten)]
    paging: Paging,
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    media: MediaFilters,
    /// From the local history, without asking the host
    #[arg(long)]
    history: bool,
}

/// Lists.
///
/// # Errors
/// As [`ops::list`].
pub fn run(app: &App, args: &Args) -> Result<u8> {
    let query = args.media.apply(args.filters.apply(args.paging.query())?);
    let host = app.chosen_host()?;
    let listing = app.block_on(false, ops::list(&host, &query, args.history, &app.ledger()))?;
    app.show_media(None, &host, &listing)?;
    Ok(0)
}
