//! The person at the terminal: arguments, output, progress, clipboard, exit codes.

mod adoption;
mod app;
pub mod args;
pub mod clipboard;
pub mod commands;
mod console;
mod delivery;
pub mod global;
pub mod help;
mod leftover;
mod network;
mod notify;
pub mod output;
mod person;
mod picgo;
mod profiles;
pub mod progress;
mod prompt;
pub mod report;
pub mod setting;
mod shot;
mod show;
mod signals;
pub mod streams;
mod topics;
mod usage;
mod values;

use std::process::ExitCode;

use clap::FromArgMatches;

use args::Cli;
use help::Detail;
use streams::{Streams, Wishes};

/// The whole program. Its exit code is that of the contract.
pub fn main() -> ExitCode {
    clipboard::serve_if_asked();
    let words: Vec<_> = std::env::args_os().collect();
    let matches = match args::read(&words) {
        Ok(matches) => matches,
        // To dress help takes as long as a short upload, so that it is left to those who read it.
        Err(error) if usage::is_help(&error) => return usage::exit(&dressed().unwrap_or(error)),
        Err(error) => return usage::exit(&error),
    };
    let cli = match Cli::from_arg_matches(&matches) {
        Ok(cli) => cli,
        Err(error) => return usage::exit(&error),
    };
    let streams = Streams::of_process(Wishes {
        color: cli.global.color,
        quiet: cli.global.quiet,
        json: cli.global.json,
    });
    let code = match commands::run(cli, streams.clone(), matches) {
        _ if streams.reader_gone() => 0,
        Ok(code) => code,
        Err(error) => {
            streams.failure(&error);
            report::exit_code(error.kind)
        }
    };
    ExitCode::from(signals::exit_code().unwrap_or(code))
}

/// The help that the command line asks for, as it is shown.
fn dressed() -> Option<clap::Error> {
    let detail = match std::env::args_os().any(|word| word == "--help") {
        true => Detail::Full,
        false => Detail::Short,
    };
    help::tree(detail).try_get_matches().err()
}
