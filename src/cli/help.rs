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
    let about = about.cloned().unwrap_or_default();
    let footer = footer.unwrap_or_else(|| match detail {
        Detail::Short => format!("'{path} --help' tells all of it."),
        Detail::Full => "'hoist help' lists commands and topics.".to_owned(),
    });
    let children: Vec<String> = command
        .get_subcommands()
        .map(|child| child.get_name().to_owned())
        .collect();
    let mut command = command.about(about).long_about(None).help_template(format!(
        "{{about}}{{after-help}}\n\n{{usage-heading}} {{usage}}\n\n{{all-args}}\n\n{footer}"
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

    #[test]
    fn short_help_is_a_line_an_option_and_full_help_leaves_nothing_out() {
        let shown = |detail| {
            let mut tree = tree(detail);
            tree.build();
            let mut seen = Vec::new();
            each(&tree, "hoist", &mut |command, path| {
                let mut command = command.clone();
                let (short, long) = (command.render_help(), command.render_long_help());
                // clap's roomy layout is used as soon as one thing has two texts.
                assert_eq!(short.to_string(), long.to_string(), "{path}");
                seen.push((command, short.to_string()));
            });
            seen
        };
        for (command, help) in shown(Detail::Full) {
            for option in command.get_arguments().filter_map(|arg| arg.get_long()) {
                assert!(help.contains(&format!("--{option}")), "{option}: {help}");
            }
        }
        for (_, help) in shown(Detail::Short) {
            assert!(!help.contains("--max-wait"), "{help}");
            assert!(help.contains("--profile"), "{help}");
        }
    }
}
