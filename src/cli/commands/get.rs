use std::io::Write;
use std::path::PathBuf;

use crate::cli::app::App;
use crate::cli::streams::Streams;
use crate::error::{Error, Kind, Result};
use crate::model::Resize;
use crate::ops::{self, Place};

/// Download one media
///
/// Writes into the current directory under the media's own name, never over an existing file, and prints the path.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Examples:\n  hoist get @1\n  hoist get abc1234 -p imgpile -o cat.jpg\n  hoist get @2 -o - | feh -"
)]
pub struct Args {
    /// Id, link, or @N of the history
    target: String,
    /// Write to this file; - for stdout
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Have the host resize it to this width first
    #[arg(long, value_name = "PX", value_parser = clap::value_parser!(u32).range(1..))]
    width: Option<u32>,
    /// Have the host resize it to this height first
    #[arg(long, value_name = "PX", value_parser = clap::value_parser!(u32).range(1..))]
    height: Option<u32>,
    /// Cut to exactly that size instead of fitting into it
    #[arg(long)]
    crop: bool,
}

/// Standard output as a stream of bytes.
struct Stdout<'a>(&'a Streams);

impl Write for Stdout<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.write_out(bytes).map_err(std::io::Error::other)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Downloads.
///
/// # Errors
/// As [`ops::get`].
pub fn run(app: &App, args: &Args) -> Result<u8> {
    if args.crop && args.width.is_none() && args.height.is_none() {
        return Err(Error::usage("--crop needs a size").advice("add --width, --height or both"));
    }
    let (host, target) = app.target(&args.target)?;
    let resize = Resize {
        width: args.width,
        height: args.height,
        crop: args.crop,
    };
    let mut stdout = Stdout(&app.streams);
    let place = match &args.output {
        None => Place::Directory(PathBuf::new()),
        Some(path) if path.as_os_str() == "-" => Place::Stream(&mut stdout),
        Some(path) => Place::File(path.clone()),
    };
    // Stopped gracefully, so that no half of a file stays behind.
    let got = app.block_on(true, async {
        tokio::select! {
            got = ops::get(&host, &target, resize, place, app.progress.as_ref()) => got,
            () = app.stop.wait() => Err(Error::new(Kind::Interrupted, "interrupted; nothing was kept")
                .advice("give the same command again to start over")),
        }
    })?;
    if let Some(path) = got.path {
        if app.global.json {
            app.streams
                .json(&serde_json::json!({ "path": path, "size": got.size }))?;
        } else {
            app.streams.line(&path.display().to_string())?;
        }
    }
    Ok(0)
}
