//! Standard output and standard error, composed once: what is a terminal, how wide, in colour or not, quiet or not.
//!
//! stdout is data, stderr is talk. Everything below gets plain values from here, so that it can be tested without a terminal.

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use clap::ValueEnum;
use serde::Serialize;
use terminal_size::{Height, Width, terminal_size_of};

use super::output::style::Style;
use super::output::{json, sanitize};
use super::report;
use crate::error::{Error, Result};

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

/// A terminal that obeys no escape sequence.
fn is_dumb(env: &impl Fn(&str) -> Option<OsString>) -> bool {
    env("TERM").is_some_and(|term| term == "dumb")
}

/// Runs something while no bar is on the screen.
pub type Suspend = Arc<dyn Fn(&mut dyn FnMut()) + Send + Sync>;

type Writer = Mutex<Box<dyn Write + Send>>;

struct Inner {
    setting: Setting,
    out: Writer,
    err: Writer,
    reader_gone: AtomicBool,
    bars: Mutex<Option<Suspend>>,
}

/// Standard output and standard error. Clones write to the same streams.
#[derive(Clone)]
pub struct Streams(Arc<Inner>);

impl Streams {
    /// The streams of this process.
    pub fn of_process(wishes: Wishes) -> Self {
        let (out, err) = (io::stdout(), io::stderr());
        let size = terminal_size_of(&out)
            .or_else(|| terminal_size_of(&err))
            .map(|(Width(width), Height(height))| (width.into(), height.into()));
        let setting = Setting::decide(wishes, out.is_terminal(), err.is_terminal(), size, |name| {
            std::env::var_os(name)
        });
        Streams::new(setting, Box::new(out), Box::new(err))
    }

    /// Streams into any two writers.
    pub fn new(setting: Setting, out: Box<dyn Write + Send>, err: Box<dyn Write + Send>) -> Self {
        Streams(Arc::new(Inner {
            setting,
            out: Mutex::new(out),
            err: Mutex::new(err),
            reader_gone: AtomicBool::new(false),
            bars: Mutex::new(None),
        }))
    }

    /// What was decided.
    pub fn setting(&self) -> &Setting {
        &self.0.setting
    }

    /// Whether whoever read stdout has gone (`hoist ls | head`). Writing has failed then, and that is nobody's fault: leave
    /// without a word and with exit code 0.
    pub fn reader_gone(&self) -> bool {
        self.0.reader_gone.load(Ordering::Relaxed)
    }

    /// One line of data on stdout, sanitized.
    ///
    /// # Errors
    /// `Io` when stdout can't be written; [`Streams::reader_gone`] tells a closed pipe from a full disk.
    pub fn line(&self, text: &str) -> Result<()> {
        self.write_out(format!("{}\n", sanitize::line(text)).as_bytes())
    }

    /// Text on stdout that `output` has rendered (a table, details): as it is, with a final line break. Empty text writes
    /// nothing.
    ///
    /// # Errors
    /// As [`Streams::line`].
    pub fn rendered(&self, text: &str) -> Result<()> {
        if text.is_empty() {
            return Ok(());
        }
        let end = if text.ends_with('\n') { "" } else { "\n" };
        self.write_out(format!("{text}{end}").as_bytes())
    }

    /// One JSON document on stdout: indented on a terminal, on one line in a pipe.
    ///
    /// # Errors
    /// As [`Streams::line`].
    pub fn json<T: Serialize>(&self, value: &T) -> Result<()> {
        self.rendered(&json::document(value, self.setting().out.terminal)?)
    }

    /// Bytes on stdout, untouched: a download.
    ///
    /// # Errors
    /// As [`Streams::line`].
    pub fn write_out(&self, bytes: &[u8]) -> Result<()> {
        let mut written = Err(io::ErrorKind::BrokenPipe.into());
        if !self.reader_gone() {
            self.suspended(|| {
                let mut out = lock(&self.0.out);
                written = out.write_all(bytes).and_then(|()| out.flush());
            });
        }
        written.map_err(|error| {
            if error.kind() == io::ErrorKind::BrokenPipe {
                self.0.reader_gone.store(true, Ordering::Relaxed);
            }
            Error::io("standard output", error)
        })
    }

    /// Something worth knowing: `note: …` on stderr.
    pub fn note(&self, text: &str) {
        let label = Style::Yellow.paint("note:", self.setting().err.color);
        self.talk(&format!("{label} {}\n", sanitize::line(text)));
    }

    /// An error of one input among several, with its hint: always in words.
    pub fn error(&self, error: &Error) {
        self.talk(&report::text(error, self.setting().err.color));
    }

    /// The error that ended the command: in words, or as one line of JSON with `--json`.
    pub fn failure(&self, error: &Error) {
        if self.setting().json {
            self.talk(&report::json(error));
        } else {
            self.error(error);
        }
    }

    /// A line on stderr without a label, sanitized.
    pub fn say(&self, text: &str) {
        self.talk(&format!("{}\n", sanitize::line(text)));
    }

    /// Lines on stderr that `output` has drawn, as they are.
    pub fn drawing(&self, lines: &str) {
        self.talk(lines);
    }

    /// A line of a question on stderr, sanitized, also where `--quiet` silences talk.
    pub fn prompt(&self, text: &str) {
        self.suspended(|| {
            let mut err = lock(&self.0.err);
            let line = format!("{}\n", sanitize::line(text));
            let _ = err.write_all(line.as_bytes()).and_then(|()| err.flush());
        });
    }

    /// A question on stderr, without a line break after it. Shown even where `--quiet` silences talk: without it nobody
    /// would know what is waited for.
    pub fn ask(&self, question: &str) {
        self.suspended(|| {
            let mut err = lock(&self.0.err);
            let text = format!("{} ", sanitize::line(question).trim_end());
            let _ = err.write_all(text.as_bytes()).and_then(|()| err.flush());
        });
    }

    /// Every later line takes the bars off the screen while it is written.
    pub fn suspend_with(&self, bars: Suspend) {
        *lock(&self.0.bars) = Some(bars);
    }

    /// Whoever can't hear isn't worth an error: a stderr that is closed loses its lines.
    fn talk(&self, text: &str) {
        if self.setting().quiet {
            return;
        }
        self.suspended(|| {
            let mut err = lock(&self.0.err);
            let _ = err.write_all(text.as_bytes()).and_then(|()| err.flush());
        });
    }

    fn suspended(&self, mut write: impl FnMut()) {
        let bars = lock(&self.0.bars).clone();
        match bars {
            Some(suspend) => suspend(&mut write),
            None => write(),
        }
    }
}

/// A writer is never left half-changed by a panic elsewhere.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::error::Kind;

    /// A writer whose bytes can be read while somebody else owns it.
    #[derive(Clone, Default)]
    pub(crate) struct Kept(Arc<Mutex<Vec<u8>>>);

    impl Kept {
        pub(crate) fn text(&self) -> String {
            String::from_utf8(lock(&self.0).clone()).unwrap()
        }
    }

    impl Write for Kept {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            lock(&self.0).extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    struct Refusing(io::ErrorKind);

    impl Write for Refusing {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    pub(crate) fn kept(setting: Setting) -> (Streams, Kept, Kept) {
        let (out, err) = (Kept::default(), Kept::default());
        let streams = Streams::new(setting, Box::new(out.clone()), Box::new(err.clone()));
        (streams, out, err)
    }

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
            (Auto, true, &[][..], true),
            (Auto, false, &[], false),
            (Auto, true, &[("NO_COLOR", "1")], false),
            (Auto, true, &[("NO_COLOR", "")], true),
            (Auto, true, &[("TERM", "dumb")], false),
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
        assert!(decided(ColorChoice::Never, true, &[]).bars);
        assert!(!decided(ColorChoice::Always, false, &[]).bars);
        assert!(!decided(ColorChoice::Auto, true, &[("TERM", "dumb")]).bars);
        let quiet = Wishes {
            quiet: true,
            ..Wishes::default()
        };
        assert!(!Setting::decide(quiet, true, true, None, |_| None).bars);
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

    #[test]
    fn quiet_silences_stderr_and_never_stdout() {
        let (streams, out, err) = kept(Setting {
            quiet: true,
            ..Setting::default()
        });
        streams.line("https://h/a.png").unwrap();
        streams.note("hm");
        streams.error(&Error::usage("no input"));
        streams.failure(&Error::usage("no input"));
        assert_eq!(out.text(), "https://h/a.png\n");
        assert_eq!(err.text(), "");
    }

    #[test]
    fn nobody_can_write_a_second_line_or_an_escape() {
        let (streams, out, err) = kept(Setting::default());
        streams.note("a\nerror: \x1b[31mfake");
        streams.line("x\ny").unwrap();
        assert_eq!(err.text(), "note: a error:  [31mfake\n");
        assert_eq!(out.text(), "x y\n");
    }

    #[test]
    fn a_closed_pipe_is_told_from_a_full_disk() {
        for (kind, gone) in [
            (io::ErrorKind::BrokenPipe, true),
            (io::ErrorKind::StorageFull, false),
        ] {
            let streams = Streams::new(
                Setting::default(),
                Box::new(Refusing(kind)),
                Box::new(io::sink()),
            );
            let error = streams.line("x").unwrap_err();
            assert_eq!(error.kind, Kind::Io);
            assert!(error.message.starts_with("standard output: "));
            assert_eq!(streams.reader_gone(), gone);
        }
    }

    #[test]
    fn a_failure_is_json_only_when_asked() {
        let error = Error::usage("no input").advice("give one");
        let (streams, _, err) = kept(Setting::default());
        streams.failure(&error);
        assert_eq!(err.text(), "error: no input\nhint: give one\n");
        let (streams, out, err) = kept(Setting {
            json: true,
            ..Setting::default()
        });
        streams.failure(&error);
        assert!(err.text().starts_with(r#"{"error":{"kind":"usage""#));
        assert_eq!(out.text(), "");
    }

    #[test]
    fn json_is_one_line_in_a_pipe_and_indented_on_a_terminal() {
        for (terminal, expected) in [(false, "[1]\n"), (true, "[\n  1\n]\n")] {
            let mut setting = Setting::default();
            setting.out.terminal = terminal;
            let (streams, out, _) = kept(setting);
            streams.json(&[1]).unwrap();
            assert_eq!(out.text(), expected);
        }
    }
}
