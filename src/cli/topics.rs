//! Help on what belongs to no single command: `hoist help TOPIC`, and sections of the man page, from the same text.

use super::output::style::Style;
use super::output::template::Template;
use super::output::{units, wrap};
use super::report::EXIT_CODES;
use super::streams::Setting;
use crate::provider::{Descriptor, PROVIDERS, SitePolicy};
use crate::settings::env::VARIABLES;

/// Widest text: longer lines are hard to read.
const WIDEST: usize = 100;

/// A part of a topic.
#[derive(Clone, Debug)]
pub enum Part {
    /// A paragraph.
    Text(String),
    /// Names and what they mean.
    Rows(Vec<(String, String)>),
}

/// A topic of the help.
pub struct Topic {
    /// Its name after `hoist help`.
    pub name: &'static str,
    /// Its heading in the man page.
    pub heading: &'static str,
    /// What it tells.
    pub parts: fn() -> Vec<Part>,
}

/// Every topic.
pub const TOPICS: &[Topic] = &[
    Topic {
        name: "exit-codes",
        heading: "EXIT STATUS",
        parts: exit_codes,
    },
    Topic {
        name: "formats",
        heading: "FORMATS",
        parts: formats,
    },
    Topic {
        name: "environment",
        heading: "ENVIRONMENT",
        parts: environment,
    },
    Topic {
        name: "providers",
        heading: "PROVIDERS",
        parts: providers,
    },
];

/// The topic of this name.
pub fn find(name: &str) -> Option<&'static Topic> {
    TOPICS.iter().find(|topic| topic.name == name)
}

impl Topic {
    /// For a terminal or a pipe of this setting.
    pub fn render(&self, setting: &Setting) -> String {
        let width = setting.width.min(WIDEST);
        let heading = Style::Bold.paint(self.heading, setting.out.color);
        let mut out = format!("{heading}\n");
        for part in (self.parts)() {
            out.push('\n');
            match part {
                Part::Text(text) => {
                    for line in wrap::lines(&text, width) {
                        out.push_str(&line);
                        out.push('\n');
                    }
                }
                Part::Rows(rows) => out.push_str(&wrap::columns(&rows, width)),
            }
        }
        out
    }

    /// As a section of a man page.
    pub fn roff(&self) -> String {
        let mut out = format!(".SH \"{}\"\n", self.heading);
        for part in (self.parts)() {
            match part {
                Part::Text(text) => out.push_str(&format!(".PP\n{}\n", escaped(&text))),
                Part::Rows(rows) => {
                    for (name, meaning) in rows {
                        out.push_str(&format!(
                            ".TP\n\\fB{}\\fR\n{}\n",
                            escaped(&name),
                            escaped(&meaning)
                        ));
                    }
                }
            }
        }
        out
    }
}

/// A line of text that roff takes for nothing else.
fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-");
    match text.chars().next() {
        Some('.' | '\'') => format!("\\&{text}"),
        _ => text,
    }
}

fn text(text: &str) -> Part {
    Part::Text(text.to_owned())
}

fn exit_codes() -> Vec<Part> {
    let rows = EXIT_CODES.iter().map(|(code, meaning, kinds)| {
        let kinds = match *kinds {
            "" => String::new(),
            kinds => format!(" [{kinds}]"),
        };
        (code.to_string(), format!("{meaning}{kinds}"))
    });
    vec![
        text("The words in brackets are error.kind in JSON."),
        Part::Rows(rows.collect()),
        text(
            "When every input fails, the code is that of the first error. Each error is one line on stderr, 'error: …', with a \
             line 'hint: …' where there is something to do.",
        ),
    ]
}

fn formats() -> Vec<Part> {
    let named = Template::NAMES.map(|name| {
        let meaning = match name {
            "url" => "the direct link, or the id where the host gives none (this is the default)",
            "page" => "the page for people",
            "thumbnail" => "the small picture",
            "delete" => "the link that deletes; keep it secret",
            "id" => "the id as the host knows it",
            "markdown" => "an image or a link for Markdown",
            "html" => "an <img> or a link for web pages",
            _ => "an image or a link for forums",
        };
        (name.to_owned(), meaning.to_owned())
    });
    vec![
        text("What 'upload -f FORMAT' prints for each input:"),
        Part::Rows(named.to_vec()),
        text(&format!(
            "Anything with braces is a template, such as '{{name}} {{url}}'. Its words: {}. {{{{ and }}}} are braces; \\n, \\t and \
             \\\\ are a line break, a tab and a backslash.",
            Template::vocabulary().collect::<Vec<_>>().join(", ")
        )),
        text(
            "Lists are tables on a terminal. In a pipe each line is tab-separated, without a heading, its times in RFC 3339: ls \
             gives id, time, size, type, name and link. --json prints one document with everything.",
        ),
    ]
}

fn environment() -> Vec<Part> {
    let rows = VARIABLES
        .iter()
        .map(|variable| (variable.name.to_owned(), variable.meaning.to_owned()));
    vec![
        text(
            "An option wins over its variable, a variable over the configuration file. An empty variable counts as unset.",
        ),
        Part::Rows(rows.collect()),
    ]
}

fn providers() -> Vec<Part> {
    let rows = PROVIDERS
        .iter()
        .map(|one| (one.name.to_owned(), provider(one)));
    vec![
        text(
            "A provider is a kind of host, a profile an account there. Public hosts have a built-in profile: -p NAME uses it, \
             'hoist auth login NAME' stores its token. 'hoist profile add' makes others.",
        ),
        Part::Rows(rows.collect()),
        text("'hoist providers' shows what each one can do."),
    ]
}

fn provider(one: &Descriptor) -> String {
    let mut facts = vec![format!("{}.", one.summary.trim_end_matches('.'))];
    let presets: Vec<&str> = one.presets.iter().map(|preset| preset.name).collect();
    match one.site {
        SitePolicy::SelfHosted(_) if presets.is_empty() => {
            facts.push("Needs the url of your server.".to_owned());
        }
        _ if !presets.is_empty() => facts.push(format!("Built in: {}.", presets.join(", "))),
        _ => {}
    }
    if !one.token_page.is_empty() {
        facts.push(format!("Token from {}.", one.token_page));
    }
    if let Some(most) = one.limits.iter().filter_map(|limit| limit.max_bytes).max() {
        facts.push(format!("Files up to {}.", units::size(most)));
    }
    facts.join(" ")
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::*;

    #[test]
    fn every_topic_fits_its_window() {
        for width in [40, 80, 200] {
            let setting = Setting {
                width,
                ..Setting::default()
            };
            for topic in TOPICS {
                for line in topic.render(&setting).lines() {
                    let single = line.split_whitespace().count() == 1;
                    assert!(line.width() <= width || single, "{line:?} in {width}");
                }
            }
        }
    }

    #[test]
    fn topics_tell_what_the_program_knows() {
        let told = |name: &str| find(name).unwrap().render(&Setting::default());
        assert!(told("exit-codes").contains("130"));
        assert!(told("formats").contains("bbcode") && told("formats").contains("thumbnail_url"));
        for variable in VARIABLES {
            assert!(told("environment").contains(variable.name));
        }
        for one in PROVIDERS {
            assert!(told("providers").contains(one.name));
        }
    }

    #[test]
    fn a_man_page_takes_no_text_for_a_request() {
        assert_eq!(escaped(".sh -x \\n"), "\\&.sh \\-x \\en");
        for topic in TOPICS {
            let roff = topic.roff();
            let requests = roff.lines().filter(|line| line.starts_with(['.', '\'']));
            assert!(requests.into_iter().all(|line| {
                [".SH ", ".PP", ".TP"]
                    .iter()
                    .any(|known| line.starts_with(known))
            }));
        }
    }
}
