use jiff::Timestamp;

use crate::cli::app::App;
use crate::cli::output::columns;
use crate::cli::output::views::{BatchView, DeleteLink, HistoryView};
use crate::cli::values;
use crate::error::Result;
use crate::history::Filter;
use crate::ops;

/// Show what was uploaded from here
///
/// @N in the first column is a target for other commands.
#[derive(clap::Args, Debug)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "Examples:\n  hoist history --limit 10\n  hoist history --links --json\n  hoist history --batches\n  hoist history rm @3\n  hoist history clear -p pile"
)]
pub struct Args {
    #[command(subcommand)]
    action: Option<Action>,
    /// At most this many
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u64).range(1..))]
    limit: u64,
    /// Everything there is
    #[arg(long, conflicts_with = "limit")]
    all: bool,
    /// Show delete links; whoever holds one can delete
    #[arg(long)]
    links: bool,
    /// The commands that sent files, with the numbers that 'hoist retry' takes
    #[arg(long, conflicts_with_all = ["links", "search", "since", "until"])]
    batches: bool,
    /// Text in name, title or link
    #[arg(long, value_name = "TEXT")]
    search: Option<String>,
    /// From this date on: 2026-01-31, or how long ago: 3d
    #[arg(long, value_name = "DATE", value_parser = values::since)]
    since: Option<Timestamp>,
    /// Up to this date
    #[arg(long, value_name = "DATE", value_parser = values::until)]
    until: Option<Timestamp>,
}

#[derive(clap::Subcommand, Debug)]
enum Action {
    /// Forget entries; the media stay where they are
    Rm {
        /// Ids, links, or @N
        #[arg(required = true, value_name = "TARGET")]
        targets: Vec<String>,
    },
    /// Forget everything, or with -p one profile's entries; the media stay where they are
    Clear,
}

/// The history.
///
/// # Errors
/// `Io` when it can't be used, `NotFound` for a target that it does not have.
pub fn run(app: &App, args: &Args) -> Result<u8> {
    match &args.action {
        None if args.batches => batches(app, args)?,
        None => list(app, args)?,
        Some(Action::Rm { targets }) => forget(app, targets)?,
        Some(Action::Clear) => clear(app)?,
    }
    Ok(0)
}

fn list(app: &App, args: &Args) -> Result<()> {
    let entries = app.need_history()?.list(&Filter {
        profile: app.profile_filter()?,
        limit: (!args.all).then_some(args.limit),
        deleted: true,
        since: args.since,
        until: args.until,
        search: args.search.clone(),
        ..Filter::default()
    })?;
    let (delete, kind) = if args.links {
        (DeleteLink::Shown, &columns::HISTORY_LINKS)
    } else {
        (DeleteLink::Hidden, &columns::HISTORY)
    };
    let views: Vec<_> = entries
        .iter()
        .map(|entry| HistoryView::new(entry, delete))
        .collect();
    app.table(kind, &views, &[])
}

fn batches(app: &App, args: &Args) -> Result<()> {
    let history = app.need_history()?;
    let profile = app.profile_filter()?;
    let mut views: Vec<_> = history
        .batches((!args.all).then_some(args.limit))?
        .iter()
        .map(|batch| BatchView::new(batch, history.is_running(batch.id)))
        .collect();
    if let Some(profile) = profile {
        views.retain(|view| view.profiles.contains(&profile));
    }
    app.table(&columns::BATCHES, &views, &[])
}

fn forget(app: &App, targets: &[String]) -> Result<()> {
    let history = app.need_history()?;
    let profile = app.profile_filter()?;
    // All are looked up first, because forgetting one changes the numbers of others.
    let found = targets
        .iter()
        .map(|text| ops::entry_of(text, profile.as_deref(), history))
        .collect::<Result<Vec<_>>>()?;
    app.confirm(&format!(
        "Forget {} in the history, with delete links? The media stay where they are.",
        targets.join(", ")
    ))?;
    for entry in &found {
        history.forget(entry.id)?;
    }
    app.done(
        &format!("forgot {}", entries(found.len() as u64)),
        &serde_json::json!({ "forgotten": found.len() }),
    )
}

fn clear(app: &App) -> Result<()> {
    let history = app.need_history()?;
    let profile = app.profile_filter()?;
    let whose = profile.as_deref().unwrap_or("every profile");
    app.confirm(&format!(
        "Forget the history of {whose}, with its delete links? The media stay where they are."
    ))?;
    let count = history.clear(profile.as_deref())?;
    app.done(
        &format!("forgot {}", entries(count)),
        &serde_json::json!({ "forgotten": count }),
    )
}

fn entries(count: u64) -> String {
    match count {
        1 => "1 entry".to_owned(),
        count => format!("{count} entries"),
    }
}
