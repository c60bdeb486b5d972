//! The command line's tree.

use std::cell::RefCell;
use std::ffi::OsString;
use std::mem::{self, ManuallyDrop};

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
    pub command: Lazy<Command>,
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

/// A part of the tree that [`read`] declares only as far as the command line names it: all commands, or the arguments of one. To declare
/// everything takes longer than to read a command line, also because clap copies every global option into each command.
#[derive(Debug)]
pub struct Lazy<T>(pub T);

thread_local! {
    /// The words of the command line, while [`sparse`] makes its tree: what clap derives takes no parameter.
    static WORDS: RefCell<Option<Vec<OsString>>> = const { RefCell::new(None) };
}

/// Reads a command line, its first word being the program.
///
/// # Errors
/// What clap says about it; help is as the commands declare it, or lacks those that are not named.
pub fn read(words: &[OsString]) -> Result<ArgMatches, clap::Error> {
    // To take the tree apart again takes as long as to make it. The end of the process does it.
    let mut tree = ManuallyDrop::new(sparse(words));
    match tree.try_get_matches_from_mut(words) {
        // What was probably meant is not in the sparse tree.
        Err(error) if error.use_stderr() => Cli::command().try_get_matches_from(words),
        read => read,
    }
}

/// The tree for reading these words. What they don't name is not in it, so that it reads them as the whole one does.
fn sparse(words: &[OsString]) -> clap::Command {
    WORDS.set(Some(words.to_vec()));
    let tree = Cli::command();
    WORDS.set(None);
    tree
}

impl Subcommand for Lazy<Command> {
    fn augment_subcommands(tree: clap::Command) -> clap::Command {
        WORDS.with_borrow(|words| {
            let Some(words) = words else {
                return Command::augment_subcommands(tree);
            };
            let mut all = ManuallyDrop::new(Command::augment_subcommands(clap::Command::new("")));
            let named = all.get_subcommands_mut().filter(|command| {
                let mut names = command.get_all_aliases().chain([command.get_name()]);
                names.any(|name| words.iter().any(|word| word == name))
            });
            tree.subcommands(named.map(mem::take))
        })
    }

    fn augment_subcommands_for_update(tree: clap::Command) -> clap::Command {
        Command::augment_subcommands_for_update(tree)
    }

    fn has_subcommand(name: &str) -> bool {
        Command::has_subcommand(name)
    }
}

impl<T: clap::Args> clap::Args for Lazy<T> {
    fn augment_args(command: clap::Command) -> clap::Command {
        match WORDS.with_borrow(Option::is_some) {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<OsString> {
        let words = std::iter::once("hoist").chain(line.split_whitespace());
        words.map(OsString::from).collect()
    }

    #[test]
    fn only_the_commands_that_a_word_names_are_in_the_tree() {
        for (line, expected) in [
            ("", &[][..]),
            ("-q", &[]),
            ("upload x --title=ls", &["upload"]),
            ("-p ls up x", &["upload", "ls"]),
            ("uplod x", &[]),
            ("help post", &["post", "help"]),
        ] {
            let tree = sparse(&words(line));
            let names: Vec<_> = tree.get_subcommands().map(|one| one.get_name()).collect();
            assert_eq!(names, expected, "{line}");
        }
        assert!(Cli::command().get_subcommands().count() > 20);
    }

    #[test]
    fn a_command_line_is_read_as_with_the_whole_tree() {
        for line in [
            "upload x",
            "up x -c --expire 3d",
            "-p ls upload ls rm",
            "rm -y @1 --json",
            "post create x --draft",
            "vote up p1",
            "help upload",
            "--version",
            "upload --version",
            "-q",
            "wat",
            "uplod x",
            "x upload",
            "-- upload",
            "upload --wat",
            "upload -p",
            "post creat",
            "--profil a ls",
            "ls --limit many",
        ] {
            let words = words(line);
            let told = |read: Result<ArgMatches, clap::Error>| match read {
                Ok(matches) => format!("{:?}", Cli::from_arg_matches(&matches).unwrap()),
                Err(error) => error.to_string(),
            };
            let whole = Cli::command().try_get_matches_from(&words);
            assert_eq!(told(read(&words)), told(whole), "{line}");
        }
    }
}
