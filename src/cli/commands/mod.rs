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
use super::args::{Cli, Command, Lazy};
use super::streams::Streams;
use crate::error::Result;

/// Runs a command; gives its exit code.
///
/// # Errors
/// What ended it.
pub fn run(cli: Cli, streams: Streams, matches: ArgMatches) -> Result<u8> {
    // These need neither home nor configuration: packagers run them, and shells at their start.
    match &cli.command.0 {
        Command::Completions(Lazy(args)) => return completions::run(&streams, args),
        Command::Man(Lazy(args)) => return man::run(&streams, args),
        Command::Help(Lazy(args)) => return help::run(&streams, args),
        _ => {}
    }
    let app = App::new(cli.global, streams, matches)?;
    let done = dispatch(&app, &cli.command.0);
    app.leave();
    done
}

fn dispatch(app: &App, command: &Command) -> Result<u8> {
    match command {
        Command::Upload(Lazy(args)) => upload::run(app, args),
        Command::Serve(Lazy(args)) => serve::run(app, args),
        Command::Shot(Lazy(args)) => shot::run(app, args),
        Command::Shorten(Lazy(args)) => shorten::run(app, args),
        Command::Watch(Lazy(args)) => watch::run(app, args),
        Command::Ls(Lazy(args)) => ls::run(app, args),
        Command::Show(Lazy(args)) => show::run(app, args),
        Command::Edit(Lazy(args)) => edit::run(app, args),
        Command::Rm(Lazy(args)) => rm::run(app, args),
        Command::Undo(Lazy(args)) => undo::run(app, args),
        Command::Sweep(Lazy(args)) => sweep::run(app, args),
        Command::Get(Lazy(args)) => get::run(app, args),
        Command::Mirror(Lazy(args)) => mirror::run(app, args),
        Command::Open(Lazy(args)) => open::run(app, args),
        Command::Copy(Lazy(args)) => copy::run(app, args),
        Command::Post(Lazy(args)) => post::run(app, args),
        Command::Vote(Lazy(args)) => vote::run(app, args),
        Command::Comment(Lazy(args)) => comment::run(app, args),
        Command::User(Lazy(args)) => user::run(app, args),
        Command::History(Lazy(args)) => history::run(app, args),
        Command::Retry(Lazy(args)) => retry::run(app, args),
        Command::Auth(Lazy(args)) => auth::run(app, args),
        Command::Profile(Lazy(args)) => profile::run(app, args),
        Command::Import(Lazy(args)) => import::run(app, args),
        Command::Export(Lazy(args)) => export::run(app, args),
        Command::Providers(Lazy(args)) => providers::run(app, args),
        Command::Doctor(Lazy(args)) => doctor::run(app, args),
        // Done before.
        Command::Completions(_) | Command::Man(_) | Command::Help(_) => Ok(0),
    }
}
