//! The command line's tree.

use clap::{Parser, Subcommand};

use super::commands::{
    auth, comment, completions, copy, doctor, edit, export, get, help, history, import, ls, man,
    mirror, open, post, profile, providers, retry, rm, serve, shorten, shot, show, sweep, undo,
    upload, user, vote, watch,
};
use super::global::Global;

/// Put files on a host, print their links.
#[derive(Debug, Parser)]
#[command(
    name = "hoist",
    version,
    propagate_version = true,
    subcommand_required = true,
    arg_required_else_help = true,
    disable_help_subcommand = true,
    max_term_width = 100,
    after_help = "Examples:\n  hoist upload cat.png                 store a picture, print its link\n  hoist upload -p imgpile -c *.png     upload to imgpile, copy the links\n  hoist ls -p imgpile                  list your media\n  hoist rm @1                          delete what was uploaded last\n  hoist auth login imgpile             store a token"
)]
pub struct Cli {
    /// Options of every command.
    #[command(flatten)]
    pub global: Global,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// A command.
#[derive(Debug, Subcommand)]
pub enum Command {
    #[command(visible_alias = "up")]
    Upload(upload::Args),
    Shot(shot::Args),
    Shorten(shorten::Args),
    Watch(watch::Args),
    Serve(serve::Args),
    Ls(ls::Args),
    Show(show::Args),
    Edit(edit::Args),
    Rm(rm::Args),
    Undo(undo::Args),
    Sweep(sweep::Args),
    Get(get::Args),
    Mirror(mirror::Args),
    Open(open::Args),
    Copy(copy::Args),
    Post(post::Args),
    Vote(vote::Args),
    Comment(comment::Args),
    User(user::Args),
    History(history::Args),
    Retry(retry::Args),
    Auth(auth::Args),
    Profile(profile::Args),
    Import(import::Args),
    Export(export::Args),
    Providers(providers::Args),
    Doctor(doctor::Args),
    Completions(completions::Args),
    Man(man::Args),
    Help(help::Args),
}
