//! One file a command. The doc comment of its `Args` is its help.

pub mod after;
pub mod auth;
pub mod comment;
pub mod completions;
pub mod copy;
pub mod doctor;
pub mod edit;
pub mod export;
pub mod get;
pub mod help;
pub mod history;
pub mod import;
pub mod login;
pub mod ls;
pub mod man;
pub mod metadata;
pub mod mirror;
pub mod open;
pub mod post;
pub mod post_create;
pub mod profile;
pub mod providers;
pub mod query;
pub mod retry;
pub mod rm;
pub mod serve;
pub mod shorten;
pub mod shot;
pub mod show;
pub mod sweep;
pub mod undo;
pub mod upload;
pub mod user;
pub mod vote;
pub mod watch;

use clap::ArgMatches;

use super::app::App;
use super::args::{Cli, Command};
use super::streams::Streams;
use crate::error::Result;

/// Runs a command; gives its exit code.
///
/// # Errors
/// What ended it.
pub fn run(cli: Cli, streams: Streams, matches: ArgMatches) -> Result<u8> {
    // These need neither home nor configuration: packagers run them, and shells at their start.
    match &cli.command {
        Command::Completions(args) => return completions::run(&streams, args),
        Command::Man(args) => return man::run(&streams, args),
        Command::Help(args) => return help::run(&streams, args),
        _ => {}
    }
    let app = &App::new(cli.global, streams, matches)?;
    match &cli.command {
        Command::Upload(args) => upload::run(app, args),
        Command::Serve(args) => serve::run(app, args),
        Command::Shot(args) => shot::run(app, args),
        Command::Shorten(args) => shorten::run(app, args),
        Command::Watch(args) => watch::run(app, args),
        Command::Ls(args) => ls::run(app, args),
        Command::Show(args) => show::run(app, args),
        Command::Edit(args) => edit::run(app, args),
        Command::Rm(args) => rm::run(app, args),
        Command::Undo(args) => undo::run(app, args),
        Command::Sweep(args) => sweep::run(app, args),
        Command::Get(args) => get::run(app, args),
        Command::Mirror(args) => mirror::run(app, args),
        Command::Open(args) => open::run(app, args),
        Command::Copy(args) => copy::run(app, args),
        Command::Post(args) => post::run(app, args),
        Command::Vote(args) => vote::run(app, args),
        Command::Comment(args) => comment::run(app, args),
        Command::User(args) => user::run(app, args),
        Command::History(args) => history::run(app, args),
        Command::Retry(args) => retry::run(app, args),
        Command::Auth(args) => auth::run(app, args),
        Command::Profile(args) => profile::run(app, args),
        Command::Import(args) => import::run(app, args),
        Command::Export(args) => export::run(app, args),
        Command::Providers(args) => providers::run(app, args),
        Command::Doctor(args) => doctor::run(app, args),
        // Done above.
        Command::Completions(_) | Command::Man(_) | Command::Help(_) => Ok(0),
    }
}
