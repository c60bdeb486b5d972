//! One file a command. The doc comment of its `Args` is its help.

pub mod auth;
pub mod comment;
pub mod completions;
pub mod copy;
pub mod doctor;
pub mod edit;
pub mod get;
pub mod history;
pub mod ls;
pub mod man;
pub mod metadata;
pub mod open;
pub mod post;
pub mod post_create;
pub mod profile;
pub mod providers;
pub mod query;
pub mod rm;
pub mod show;
pub mod upload;
pub mod user;
pub mod vote;

use super::app::App;
use super::args::Command;
use crate::error::Result;

/// Runs a command; gives its exit code.
///
/// # Errors
/// What ended it.
pub fn run(app: &App, command: &Command) -> Result<u8> {
    match command {
        Command::Upload(args) => upload::run(app, args),
        Command::Ls(args) => ls::run(app, args),
        Command::Show(args) => show::run(app, args),
        Command::Edit(args) => edit::run(app, args),
        Command::Rm(args) => rm::run(app, args),
        Command::Get(args) => get::run(app, args),
        Command::Open(args) => open::run(app, args),
        Command::Copy(args) => copy::run(app, args),
        Command::Post(args) => post::run(app, args),
        Command::Vote(args) => vote::run(app, args),
        Command::Comment(args) => comment::run(app, args),
        Command::User(args) => user::run(app, args),
        Command::History(args) => history::run(app, args),
        Command::Auth(args) => auth::run(app, args),
        Command::Profile(args) => profile::run(app, args),
        Command::Providers(args) => providers::run(app, args),
        Command::Doctor(args) => doctor::run(app, args),
        Command::Completions(args) => completions::run(app, args),
        Command::Man(args) => man::run(app, args),
    }
}
