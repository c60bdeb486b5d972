//! Standard output and standard error, composed once: what is a terminal, how wide, in colour or not, quiet or not.
//!
//! stdout is data, stderr is talk. Everything below gets plain values from here, so that it can be tested without a terminal.

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::Serialize;
use terminal_size::{Height, Width, terminal_size_of};

use super::console;
use super::output::style::Style;
use super::output::{hyperlink, json, sanitize};
use super::report;
pub use super::setting::{ColorChoice, Face, Setting, Wishes};
use crate::error::{Error, Result};

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
        let obeyed = console::obeys(&out) & console::obeys(&err);
        let env = |name: &str| match name {
            "TERM" if !obeyed => Some("dumb".into()),
            name => std::env::var_os(name),
        };
        let setting = Setting::decide(wishes, out.is_terminal(), err.is_terminal(), size, env);
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

    /// One line of data on stdout, sanitized. A line that is an address can be clicked where the terminal can.
    ///
    /// # Errors
    /// `Io` when stdout can't be written; [`Streams::reader_gone`] tells a closed pipe from a full disk.
    pub fn line(&self, text: &str) -> Result<()> {
        let line = sanitize::line(text);
        let line = if self.setting().links {
            hyperlink::to(&line.clone(), line)
        } else {
            line
        };
        self.write_out(format!("{line}\n").as_bytes())
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

    #[test]
    fn a_line_that_is_an_address_can_be_clicked() {
        let (streams, out, _) = kept(Setting {
            links: true,
            ..Setting::default()
        });
        streams.line("https://h/a").unwrap();
        streams.line("abc1234").unwrap();
        assert_eq!(
            out.text(),
            "\x1b]8;;https://h/a\x1b\\https://h/a\x1b]8;;\x1b\\\nabc1234\n"
        );
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
