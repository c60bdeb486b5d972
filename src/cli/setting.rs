//! What is decided about standard output and standard error before anything is written: what is a terminal, how wide, in colour or
//! not, quiet or not.

use std::ffi::OsString;

use clap::ValueEnum;

use super::output::hyperlink;

/// `--color`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ColorChoice {
    /// On terminals, unless the environment says otherwise.
    #[default]
    Auto,
    /// Everywhere.
    Always,
    /// Nowhere.
    Never,
}

/// What the command line says about output.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wishes {
    /// `--color`
    pub color: ColorChoice,
    /// `--quiet`: nothing on stderr.
    pub quiet: bool,
    /// `--json`
    pub json: bool,
}

/// What is known of one of the two streams.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Face {
    /// Somebody is looking at it.
    pub terminal: bool,
    /// Use colours.
    pub color: bool,
}

/// All that is decided about the streams before anything is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Standard output.
    pub out: Face,
    /// Standard error.
    pub err: Face,
    /// Links on stdout can be clicked.
    pub links: bool,
    /// Columns.
    pub width: usize,
    /// Lines of the window.
    pub height: usize,
    /// stderr is a terminal that can draw bars and may.
    pub bars: bool,
    /// Nothing on stderr.
    pub quiet: bool,
    /// JSON on stdout.
    pub json: bool,
}

impl Default for Setting {
    /// Two pipes.
    fn default() -> Self {
        Setting {
            out: Face::default(),
            err: Face::default(),
            links: false,
            width: 80,
            height: 24,
            bars: false,
            quiet: false,
            json: false,
        }
    }
}

impl Setting {
    /// Decides, from the wishes, what the streams are (`size` is columns and lines of the window) and the environment.
    pub fn decide(
        wishes: Wishes,
        out_terminal: bool,
        err_terminal: bool,
        size: Option<(usize, usize)>,
        env: impl Fn(&str) -> Option<OsString>,
    ) -> Self {
        let color = |terminal| color(wishes.color, terminal, &env);
        let columns = env("COLUMNS")
            .and_then(|value| value.to_str()?.trim().parse().ok())
            .filter(|columns| *columns > 0);
        let size = size.filter(|(width, height)| *width > 0 && *height > 0);
        Setting {
            out: Face {
                terminal: out_terminal,
                color: color(out_terminal),
            },
            err: Face {
                terminal: err_terminal,
                color: color(err_terminal),
            },
            links: out_terminal
                && !wishes.json
                && wishes.color != ColorChoice::Never
                && hyperlink::supported(&env),
            width: columns.or(size.map(|size| size.0)).unwrap_or(80),
            height: size.map_or(24, |size| size.1),
            bars: err_terminal && !wishes.quiet && !is_dumb(&env),
            quiet: wishes.quiet,
            json: wishes.json,
        }
    }
}

/// The command line first, then `NO_COLOR` (no-color.org), `CLICOLOR_FORCE` (bixense.com/clicolors), `TERM`, the stream.
fn color(choice: ColorChoice, terminal: bool, env: &impl Fn(&str) -> Option<OsString>) -> bool {
    let set = |name: &str| env(name).is_some_and(|value| !value.is_empty());
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto if set("NO_COLOR") => false,
        ColorChoice::Auto if env("CLICOLOR_FORCE").is_some_and(|v| !v.is_empty() && v != "0") => {
            true
        }
        ColorChoice::Auto => terminal && !is_dumb(env),
    }
}

/// A terminal that obeys no escape sequence, or of which nobody knows. Consoles of Windows have no name.
fn is_dumb(env: &impl Fn(&str) -> Option<OsString>) -> bool {
    env("TERM").map_or(cfg!(unix), |term| term.is_empty() || term == "dumb")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decided(choice: ColorChoice, terminal: bool, env: &[(&str, &str)]) -> Setting {
        let wishes = Wishes {
            color: choice,
            ..Wishes::default()
        };
        Setting::decide(wishes, terminal, terminal, Some((120, 50)), |name| {
            env.iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| value.into())
        })
    }

    #[test]
    fn colour_follows_option_then_environment_then_stream() {
        use ColorChoice::{Always, Auto, Never};
        for (choice, terminal, env, expected) in [
            (Auto, true, &[("TERM", "xterm")][..], true),
            (Auto, false, &[("TERM", "xterm")], false),
            (Auto, true, &[("TERM", "xterm"), ("NO_COLOR", "1")], false),
            (Auto, true, &[("TERM", "xterm"), ("NO_COLOR", "")], true),
            (Auto, true, &[("TERM", "dumb")], false),
            (Auto, true, &[("TERM", "")], false),
            (Auto, true, &[], cfg!(windows)),
            (Auto, false, &[("CLICOLOR_FORCE", "1")], true),
            (Auto, false, &[("CLICOLOR_FORCE", "0")], false),
            (
                Auto,
                true,
                &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")],
                false,
            ),
            (Always, false, &[("NO_COLOR", "1")], true),
            (Never, true, &[("CLICOLOR_FORCE", "1")], false),
        ] {
            let setting = decided(choice, terminal, env);
            assert_eq!(setting.out.color, expected, "{choice:?} {terminal} {env:?}");
            assert_eq!(setting.err.color, expected, "{choice:?} {terminal} {env:?}");
        }
    }

    #[test]
    fn bars_need_a_terminal_that_can_draw_and_somebody_who_wants_them() {
        let xterm = [("TERM", "xterm")];
        assert!(decided(ColorChoice::Never, true, &xterm).bars);
        assert!(!decided(ColorChoice::Always, false, &xterm).bars);
        assert!(!decided(ColorChoice::Auto, true, &[("TERM", "dumb")]).bars);
        let quiet = Wishes {
            quiet: true,
            ..Wishes::default()
        };
        let env = |_: &str| Some("xterm".into());
        assert!(!Setting::decide(quiet, true, true, None, env).bars);
    }

    #[test]
    fn links_are_for_a_terminal_that_can_and_for_people() {
        let forced = [("TERM", "xterm"), ("FORCE_HYPERLINK", "1")];
        let links = |choice, terminal, env: &[_]| decided(choice, terminal, env).links;
        assert!(links(ColorChoice::Auto, true, &forced));
        assert!(!links(ColorChoice::Auto, true, &forced[..1]));
        assert!(!links(ColorChoice::Auto, false, &forced), "a pipe");
        assert!(!links(ColorChoice::Never, true, &forced));
        let json = Wishes {
            json: true,
            ..Wishes::default()
        };
        let env = |name: &str| (name == "FORCE_HYPERLINK").then(|| "1".into());
        assert!(!Setting::decide(json, true, true, None, env).links);
    }

    #[test]
    fn width_is_columns_then_the_window_then_80() {
        let width = |env: &[_]| decided(ColorChoice::Auto, true, env).width;
        assert_eq!(width(&[]), 120);
        assert_eq!(width(&[("COLUMNS", "66")]), 66);
        assert_eq!(width(&[("COLUMNS", "0")]), 120);
        assert_eq!(width(&[("COLUMNS", "wide")]), 120);
        let nowhere = Setting::decide(Wishes::default(), false, false, None, |_| None);
        assert_eq!(nowhere.width, 80);
    }
}
