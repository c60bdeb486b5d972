//! Help as it is shown: examples first, an option a line, the rarer options with `--help` alone. The tree that man pages and
//! completions are made from stays as the commands declare it.

use clap::{Command, CommandFactory};

use super::args::Cli;
use super::topics::TOPICS;

/// Options of every command that `-h` leaves to `--help`.
const RARE: &[&str] = &[
    "config", "color", "no_input", "timeout", "retries", "max_wait", "no_wait",
];

/// How much help tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// What most people need.
    Short,
    /// Everything.
    Full,
}

/// The command tree, dressed to be shown.
pub fn tree(detail: Detail) -> Command {
    let mut root = Cli::command();
    if detail == Detail::Short {
        for option in RARE {
            root = root.mut_arg(option, |arg| arg.hide(true));
        }
    }
    let topics = TOPICS.iter().map(|topic| topic.name).collect::<Vec<_>>();
    let footer = format!(
        "'hoist help COMMAND' tells all of a command, 'hoist help TOPIC' of: {}",
        topics.join(", ")
    );
    dress(root, "hoist", detail, Some(footer))
}

fn dress(command: Command, path: &str, detail: Detail, footer: Option<String>) -> Command {
    let about = match detail {
        Detail::Short => command.get_about(),
        Detail::Full => command.get_long_about().or(command.get_about()),
    };
    let texts = [about, command.get_after_help()];
    let texts: Vec<String> = texts
        .into_iter()
        .flatten()
        .map(ToString::to_string)
        .collect();
    let footer = footer.unwrap_or_else(|| match detail {
        Detail::Short => format!("'{path} --help' tells all of it."),
        Detail::Full => "'hoist help' lists commands and topics.".to_owned(),
    });
    let children: Vec<String> = command
        .get_subcommands()
        .map(|child| child.get_name().to_owned())
        .collect();
    // The text above the usage is the command's own: `about` would also stand in the list of its parent.
    let mut command = command
        .before_help(texts.join("\n\n"))
        .long_about(None)
        .help_template(format!(
            "{{before-help}}{{usage-heading}} {{usage}}\n\n{{all-args}}\n\n{footer}"
        ));
    let examples = command.get_after_help().map(ToString::to_string);
    for child in children {
        let path = format!("{path} {child}");
        let own = examples.as_deref().and_then(|all| examples_of(all, &path));
        command = command.mut_subcommand(child, |child| {
            let bare = child.get_after_help().is_none();
            let child = match own {
                Some(own) if bare => child.after_help(own),
                _ => child,
            };
            dress(child, &path, detail, None)
        });
    }
    command
}

/// The lines of a group's examples that belong to one of its commands.
fn examples_of(all: &str, path: &str) -> Option<String> {
    let lines = all.lines().filter(|line| {
        let rest = line.trim_start().strip_prefix(path);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    });
    let lines: Vec<&str> = lines.collect();
    (!lines.is_empty()).then(|| format!("Examples:\n{}", lines.join("\n")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn each(command: &Command, path: &str, look: &mut impl FnMut(&Command, &str)) {
        look(command, path);
        for child in command
            .get_subcommands()
            .filter(|one| one.get_name() != "help")
        {
            each(child, &format!("{path} {}", child.get_name()), look);
        }
    }

    #[test]
    fn every_command_shows_an_example_before_its_options() {
        for detail in [Detail::Short, Detail::Full] {
            let mut tree = tree(detail);
            tree.build();
            each(&tree, "hoist", &mut |command, path| {
                let help = command.clone().render_help().to_string();
                let example = help
                    .find("Examples:\n")
                    .unwrap_or_else(|| panic!("{path} has no example"));
                assert!(example < help.find("Usage:").unwrap(), "{help}");
            });
        }
    }

    /// What a command line of this path and option shows.
    fn shown(path: &str, option: &str, detail: Detail) -> String {
        let words = path.split(' ').chain([option]);
        tree(detail)
            .try_get_matches_from(words)
            .unwrap_err()
            .to_string()
    }

    #[test]
    fn short_help_is_a_line_an_option_and_full_help_leaves_nothing_out() {
        let mut built = Cli::command();
        built.build();
        each(&built, "hoist", &mut |command, path| {
            let full = shown(path, "--help", Detail::Full);
            for option in command.get_arguments().filter_map(|arg| arg.get_long()) {
                assert!(full.contains(&format!("--{option}")), "{option}: {full}");
            }
            let short = shown(path, "-h", Detail::Short);
            assert!(!short.contains("--max-wait"), "{short}");
            assert!(
                short.contains("--profile") || short.contains("PROFILE"),
                "{short}"
            );
            for help in [full, short] {
                // clap's roomy layout is used as soon as one thing has two texts.
                assert!(!help.contains("Possible values:"), "{help}");
                assert!(
                    help.contains("-q, --quiet  ") && help.contains("Say nothing"),
                    "{help}"
                );
            }
        });
    }

    #[test]
    fn a_list_of_commands_is_a_line_each() {
        for detail in [Detail::Short, Detail::Full] {
            let help = shown("hoist", "--help", detail);
            let list = help.split("Commands:\n").nth(1).unwrap();
            let list = list.split("\n\n").next().unwrap();
            let commands = Cli::command().get_subcommands().count();
            assert_eq!(list.lines().count(), commands, "{help}");
        }
    }
}
