use super::open::{links, no_link};
use crate::cli::app::App;
use crate::cli::clipboard::{self, Copied};
use crate::error::{Reason, Result};

/// Copy the link of one media to the clipboard
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:\n  hoist copy @1\n  hoist copy abc1234 -p imgpile")]
pub struct Args {
    /// Id, link, or @N of the history
    target: String,
}

/// Prints the direct link and copies it.
///
/// # Errors
/// `NotFound` when no link is known, `Io` when there is no clipboard.
pub fn run(app: &App, args: &Args) -> Result<u8> {
    let links = links(app, &args.target)?;
    let url = links
        .direct
        .or(links.page)
        .ok_or_else(|| no_link(&args.target))?;
    if app.global.json {
        app.streams
            .json(&serde_json::json!({ "url": url.as_str() }))?;
    } else {
        app.streams.line(url.as_str())?;
    }
    let copied = clipboard::copy(url.as_str()).map_err(|error| match error.reason {
        Reason::Plain => error.advice(
            "the link is printed all the same; 'hoist doctor' tells which clipboards there are",
        ),
        _ => error,
    })?;
    app.streams.note(words(copied));
    Ok(0)
}

/// What became of a copy, in words that promise no more than is known.
pub fn words(copied: Copied) -> &'static str {
    match copied {
        Copied::Clipboard => "copied to the clipboard",
        Copied::SentToTerminal => "sent to the terminal's clipboard",
    }
}
