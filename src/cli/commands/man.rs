use std::path::PathBuf;

use clap::CommandFactory;

use crate::cli::args::Cli;
use crate::cli::streams::Streams;
use crate::cli::topics::TOPICS;
use crate::error::{Error, Result};

/// Write the man pages
///
/// Without a directory, the page of hoist itself goes to stdout.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:\n  hoist man ~/.local/share/man/man1\n  hoist man | man -l -")]
pub struct Args {
    /// Directory to write one page for each command into
    dir: Option<PathBuf>,
}

/// Writes the pages.
///
/// # Errors
/// `Io` when they can't be written.
pub fn run(streams: &Streams, args: &Args) -> Result<u8> {
    let Some(dir) = &args.dir else {
        streams.write_out(&page()?)?;
        return Ok(0);
    };
    let failed = |error| Error::io(dir.display().to_string(), error);
    std::fs::create_dir_all(dir).map_err(failed)?;
    clap_mangen::generate_to(Cli::command(), dir).map_err(failed)?;
    std::fs::write(dir.join("hoist.1"), page()?).map_err(failed)?;
    streams.say(&format!("the pages are in {}", dir.display()));
    Ok(0)
}

/// The page of hoist itself, with the help's topics as sections.
fn page() -> Result<Vec<u8>> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command())
        .render(&mut page)
        .map_err(|error| Error::io("the man page", error))?;
    for topic in TOPICS {
        page.extend_from_slice(topic.roff().as_bytes());
    }
    Ok(page)
}
