use std::path::PathBuf;

use clap::CommandFactory;

use crate::cli::app::App;
use crate::cli::args::Cli;
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
pub fn run(app: &App, args: &Args) -> Result<u8> {
    let pages = pages()?;
    let Some(dir) = &args.dir else {
        if let Some((_, page)) = pages.first() {
            app.streams.write_out(page)?;
        }
        return Ok(0);
    };
    std::fs::create_dir_all(dir).map_err(|error| Error::io(dir.display().to_string(), error))?;
    for (name, page) in &pages {
        let path = dir.join(name);
        std::fs::write(&path, page).map_err(|error| Error::io(path.display().to_string(), error))?;
    }
    app.streams.say(&format!("{} pages are in {}", pages.len(), dir.display()));
    Ok(0)
}

/// Every page by its file name; hoist's own comes first.
///
/// # Errors
/// `Io`, in theory: pages are made in memory.
pub fn pages() -> Result<Vec<(String, Vec<u8>)>> {
    let mut root = Cli::command();
    root.build();
    let mut pages = Vec::new();
    add(&root, "hoist", &mut pages)?;
    Ok(pages)
}

fn add(command: &clap::Command, name: &str, pages: &mut Vec<(String, Vec<u8>)>) -> Result<()> {
    let mut page = Vec::new();
    let named = command.clone().name(name.to_owned()).display_name(name.to_owned());
    clap_mangen::Man::new(named)
        .render(&mut page)
        .map_err(|error| Error::io("a man page", error))?;
    pages.push((format!("{name}.1"), page));
    let below = command.get_subcommands().filter(|below| below.get_name() != "help" && !below.is_hide_set());
    for below in below {
        add(below, &format!("{name}-{}", below.get_name()), pages)?;
    }
    Ok(())
}
