use url::Url;

use crate::cli::app::App;
use crate::error::{Error, Kind, Result};
use crate::model::Links;
use crate::ops;

/// Open the page of one media in a browser
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:\n  hoist open @1\n  hoist open abc1234 -p imgpile")]
pub struct Args {
    /// Id, link, or @N of the history
    target: String,
}

/// Opens the page, or the file itself where there is no page.
///
/// # Errors
/// `NotFound` when no link is known, `Io` when no browser can be started.
pub fn run(app: &App, args: &Args) -> Result<u8> {
    let links = links(app, &args.target)?;
    let url = links
        .page
        .or(links.direct)
        .ok_or_else(|| no_link(&args.target))?;
    browse(&url)?;
    app.done("opened", &serde_json::json!({ "url": url.as_str() }))?;
    Ok(0)
}

/// Starts a browser without waiting for it.
///
/// # Errors
/// `Io` when none can be started, and for addresses that are no web pages or files.
pub fn browse(url: &Url) -> Result<()> {
    if !matches!(url.scheme(), "http" | "https" | "file") {
        return Err(Error::new(
            Kind::Io,
            format!("a link with '{}:' is not opened", url.scheme()),
        ));
    }
    open::that_detached(url.as_str()).map_err(|error| {
        Error::new(Kind::Io, "no browser could be started")
            .advice(format!("open it yourself: {url}"))
            .because(error)
    })
}

/// The links of a target: from the history where it has one, else from the host.
///
/// # Errors
/// As [`ops::show`].
pub fn links(app: &App, target: &str) -> Result<Links> {
    let (host, target) = app.target(target)?;
    let known = target.entry.as_ref().map(|entry| entry.media.links.clone());
    match known {
        Some(links) if links.direct.is_some() || links.page.is_some() => Ok(links),
        _ => Ok(app.block_on(false, ops::show(&host, &target))?.links),
    }
}

/// The error for a media without links.
pub fn no_link(target: &str) -> Error {
    Error::new(Kind::NotFound, format!("{target}: the host gives no link"))
}
