//! The command line's tree.

use std::cell::Cell;

use clap::{ArgMatches, CommandFactory, FromArgMatches, Parser, Subcommand};

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
    Upload(Lazy<upload::Args>),
    Shot(Lazy<shot::Args>),
    Shorten(Lazy<shorten::Args>),
    Watch(Lazy<watch::Args>),
    Serve(Lazy<serve::Args>),
    Ls(Lazy<ls::Args>),
    Show(Lazy<show::Args>),
    Edit(Lazy<edit::Args>),
    Rm(Lazy<rm::Args>),
    Undo(Lazy<undo::Args>),
    Sweep(Lazy<sweep::Args>),
    Get(Lazy<get::Args>),
    Mirror(Lazy<mirror::Args>),
    Open(Lazy<open::Args>),
    Copy(Lazy<copy::Args>),
    Post(Lazy<post::Args>),
    Vote(Lazy<vote::Args>),
    Comment(Lazy<comment::Args>),
    User(Lazy<user::Args>),
    History(Lazy<history::Args>),
    Retry(Lazy<retry::Args>),
    Auth(Lazy<auth::Args>),
    Profile(Lazy<profile::Args>),
    Import(Lazy<import::Args>),
    Export(Lazy<export::Args>),
    Providers(Lazy<providers::Args>),
    Doctor(Lazy<doctor::Args>),
    Completions(Lazy<completions::Args>),
    Man(Lazy<man::Args>),
    Help(Lazy<help::Args>),
}

/// A command's arguments. To declare those of all commands takes longer than to read a command line, so that [`sparse`] leaves it until
/// one is named.
#[derive(Debug)]
pub struct Lazy<T>(pub T);

thread_local! {
    /// Whether the tree that is being made is [`sparse`]: what clap derives takes no parameter.
    static SPARSE: Cell<bool> = const { Cell::new(false) };
}

/// The tree for reading a command line. What is not named on it has no arguments and no text.
pub fn sparse() -> clap::Command {
    SPARSE.set(true);
    let tree = Cli::command();
    SPARSE.set(false);
    tree
}

impl<T: clap::Args> clap::Args for Lazy<T> {
    fn augment_args(command: clap::Command) -> clap::Command {
        match SPARSE.get() {
            true => command.defer(T::augment_args),
            false => T::augment_args(command),
        }
    }

    fn augment_args_for_update(command: clap::Command) -> clap::Command {
        T::augment_args_for_update(command)
    }
}

impl<T: FromArgMatches> FromArgMatches for Lazy<T> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        T::from_arg_matches(matches).map(Lazy)
    }

    fn from_arg_matches_mut(matches: &mut ArgMatches) -> Result<Self, clap::Error> {
        T::from_arg_matches_mut(matches).map(Lazy)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        self.0.update_from_arg_matches(matches)
    }
}
