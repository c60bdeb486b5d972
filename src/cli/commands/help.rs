use crate::cli::help::{self, Detail};
use crate::cli::streams::Streams;
use crate::cli::topics::{self, TOPICS};
use crate::error::{Error, Result};
use crate::settings::closest;

/// Show help for a command, or on a topic: exit-codes, formats, environment, providers
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Examples:\n  hoist help upload\n  hoist help post create\n  hoist help exit-codes"
)]
pub struct Args {
    /// Command or topic
    #[arg(value_name = "COMMAND|TOPIC")]
    about: Vec<String>,
}

/// Shows it on stdout.
///
/// # Errors
/// `Usage` when there is no such command or topic, `Io` when stdout can't be written.
pub fn run(streams: &Streams, args: &Args) -> Result<u8> {
    let words: Vec<&str> = args.about.iter().map(String::as_str).collect();
    if let [word] = words.as_slice()
        && let Some(topic) = topics::find(word)
    {
        streams.rendered(&topic.render(streams.setting()))?;
        return Ok(0);
    }
    let detail = if words.is_empty() {
        Detail::Short
    } else {
        Detail::Full
    };
    let mut tree = help::tree(detail);
    tree.build();
    let mut command = &mut tree;
    for word in words {
        if command.find_subcommand(word).is_none() {
            return Err(unknown(word, command));
        }
        command = command.find_subcommand_mut(word).expect("it was found");
    }
    let text = command.render_help();
    let text = if streams.setting().out.color {
        text.ansi().to_string()
    } else {
        text.to_string()
    };
    streams.rendered(&text)?;
    Ok(0)
}

fn unknown(word: &str, among: &clap::Command) -> Error {
    let topics = TOPICS.iter().map(|topic| topic.name);
    let commands = among.get_subcommands().map(clap::Command::get_name);
    let hint = match closest(word, commands.chain(topics)) {
        Some(meant) => format!("did you mean '{meant}'?"),
        None => "'hoist help' lists commands and topics".to_owned(),
    };
    Error::usage(format!("there is no command and no topic '{word}'")).advice(hint)
}
