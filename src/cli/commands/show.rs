use crate::cli::app::App;
use crate::cli::output::details;
use crate::cli::output::views::MediaView;
use crate::error::Result;
use crate::ops;

/// Show all that is known of one media
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Examples:\n  hoist show @1\n  hoist show https://cdn.example.org/f/abc1234.jpg\n  hoist show abc1234 -p imgpile --json"
)]
pub struct Args {
    /// Id, link, or @N of the history
    target: String,
    /// Print a link that opens a private media for a while
    #[arg(long)]
    private_link: bool,
}

/// Shows.
///
/// # Errors
/// As [`ops::show`].
pub fn run(app: &App, args: &Args) -> Result<u8> {
    let (host, target) = app.target(&args.target)?;
    if args.private_link {
        let (link, ends) = app.block_on(false, ops::private_link(&host, &target))?;
        if app.global.json {
            app.streams.json(&serde_json::json!({
                "url": link.expose().as_str(),
                "expires_at": ends.map(crate::cli::output::units::rfc3339),
            }))?;
        } else {
            app.streams.line(link.expose().as_str())?;
            if let Some(ends) = ends {
                app.streams.note(&format!(
                    "the link works until {}",
                    crate::cli::output::units::rfc3339(ends)
                ));
            }
        }
        return Ok(0);
    }
    let media = app.block_on(false, ops::show(&host, &target))?;
    let view = MediaView::new(&host.profile, host.provider_name(), &media);
    if app.global.json {
        app.streams.json(&view)?;
    } else {
        let look = app.look();
        app.streams
            .rendered(&details::media(&view, &look).render(&look))?;
    }
    Ok(0)
}
