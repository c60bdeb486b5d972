//! The options that every command takes.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{OsStringValueParser, TypedValueParser};

use super::streams::ColorChoice;

/// Options that every command takes.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Global options")]
pub struct Global {
    /// Account or site to use; several, separated by commas, where a command takes several
    #[arg(
        short,
        long,
        global = true,
        env = "HOIST_PROFILE",
        value_name = "NAME[,NAME…]",
        value_delimiter = ',',
        hide_env_values = true
    )]
    pub profile: Vec<String>,
    /// Configuration file to use instead of the usual one
    #[arg(long, global = true, value_name = "FILE", env = "HOIST_CONFIG", hide_env_values = true,
        value_parser = OsStringValueParser::new().map(PathBuf::from))]
    pub config: Option<PathBuf>,
    /// Print one JSON document on stdout
    #[arg(long, global = true)]
    pub json: bool,
    /// Say nothing on stderr
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Tell each request on stderr; twice: with headers. Secrets are never shown
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub verbose: u8,
    /// When to use colours: auto, always or never
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        value_enum,
        default_value_t,
        hide_possible_values = true
    )]
    pub color: ColorChoice,
    /// Never ask anything
    #[arg(long, global = true)]
    pub no_input: bool,
    /// Answer every question with yes
    #[arg(short, long, global = true)]
    pub yes: bool,
    /// Give up after this many seconds without progress
    #[arg(long, global = true, value_name = "SECS", default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..))]
    pub timeout: u64,
    /// How often to send a request again that the host refused for now
    #[arg(long, global = true, value_name = "N", default_value_t = 3)]
    pub retries: u32,
    /// Longest wait that a host may ask for, or that its limits call for; if it is longer, give up
    #[arg(long, global = true, value_name = "SECS", default_value_t = 60)]
    pub max_wait: u64,
    /// Never wait for a host that asks to slow down, or whose limit is used up
    #[arg(long, global = true, conflicts_with = "max_wait")]
    pub no_wait: bool,
}
