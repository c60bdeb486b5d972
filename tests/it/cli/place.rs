//! A place to run the real program in: an empty home, a cleared environment, a fake host, and nobody's secrets on the streams.

use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

use crate::fakes::Fake;
use crate::fakes::imgpile::{ALICE_TOKEN, BOB_TOKEN, Imgpile};
use crate::pty::{heed_signals, within};

/// Longer than anything here takes; a test that waits this long is red.
const LIMIT: Duration = Duration::from_secs(60);

/// A picture of one pixel.
pub const PNG: &[u8] = &[
    0x89, b'P', b'N', b'G', 13, 10, 26, 10, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0,
    0, 1, 8, 6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xae, 0x42,
    0x60, 0x82,
];

/// A run that is over.
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    /// The lines of stdout.
    pub fn lines(&self) -> Vec<&str> {
        self.out.lines().collect()
    }

    /// stdout as the one JSON document that it must be.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self}"))
    }

    /// It ended with this code.
    #[track_caller]
    pub fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self}");
        self
    }

    /// It ended with this code and said one error and one hint, with these words in them.
    #[track_caller]
    pub fn fails(self, code: i32, error: &str, hint: &str) -> Self {
        let ran = self.ends(code);
        let with = |label: &str| -> Vec<&str> {
            ran.err
                .lines()
                .filter(|line| line.starts_with(label))
                .collect()
        };
        let (errors, hints) = (with("error: "), with("hint: "));
        assert_eq!(errors.len(), 1, "{ran}");
        assert!(errors[0].contains(error), "no '{error}' in {ran}");
        assert_eq!(hints.len(), 1, "{ran}");
        assert!(hints[0].contains(hint), "no '{hint}' in {ran}");
        ran
    }

    /// stderr holds these words.
    #[track_caller]
    pub fn says(self, words: &str) -> Self {
        assert!(self.err.contains(words), "no '{words}' in {self}");
        self
    }
}

impl std::fmt::Display for Ran {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "code {}\nstdout:\n{}\nstderr:\n{}",
            self.code, self.out, self.err
        )
    }
}

/// Home, working directory, and an imgpile of its own.
pub struct Place {
    dir: TempDir,
    pub pile: Fake<Imgpile>,
    secrets: Mutex<Vec<String>>,
    env: Vec<(String, String)>,
}

impl Place {
    /// With the profile `pile` as the only one, alice's token in the environment.
    pub fn new() -> Self {
        let mut place = Self::bare();
        let profile = place.profile("pile");
        place.config(&profile);
        place.env("HOIST_TOKEN_PILE", ALICE_TOKEN);
        place
    }

    /// Without configuration and token.
    pub fn bare() -> Self {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("home")).unwrap();
        fs::create_dir(dir.path().join("work")).unwrap();
        Place {
            dir,
            pile: Fake::start(),
            secrets: Mutex::new(vec![ALICE_TOKEN.to_owned(), BOB_TOKEN.to_owned()]),
            env: Vec::new(),
        }
    }

    /// The section of a profile at the fake host.
    pub fn profile(&self, name: &str) -> String {
        format!(
            "[profiles.{name}]\nprovider = \"imgpile\"\nurl = \"{}\"\nupload_url = \"{}\"\n",
            self.pile.url("api"),
            self.pile.url("upload")
        )
    }

    /// Writes the configuration file.
    pub fn config(&self, text: &str) -> PathBuf {
        let path = self.config_path();
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    pub fn config_path(&self) -> PathBuf {
        self.home().join(".config/hoist/config.toml")
    }

    pub fn home(&self) -> PathBuf {
        self.dir.path().join("home")
    }

    /// Where the program runs.
    pub fn work(&self) -> PathBuf {
        self.dir.path().join("work")
    }

    /// Sets a variable for every run from here on.
    pub fn env(&mut self, name: &str, value: &str) {
        self.env.retain(|(known, _)| known != name);
        self.env.push((name.to_owned(), value.to_owned()));
    }

    /// Something that must never be on the streams.
    pub fn secret(&self, text: &str) {
        self.secrets.lock().unwrap().push(text.to_owned());
    }

    /// Writes a file into the working directory.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.work().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    /// A picture whose bytes differ from those of every other name.
    pub fn picture(&self, name: &str) -> PathBuf {
        self.file(name, picture(name))
    }

    /// The program with these arguments, not started.
    pub fn command<S: AsRef<OsStr>>(&self, args: &[S]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hoist"));
        command
            .args(args)
            .env_clear()
            .env("HOME", self.home())
            .env("PATH", "/usr/bin:/bin")
            .env("TZ", "UTC")
            .envs(self.env.iter().map(|(name, value)| (name, value)))
            .current_dir(self.work());
        heed_signals(&mut command);
        command
    }

    /// Runs to the end, with nothing on stdin.
    pub fn run<S: AsRef<OsStr>>(&self, args: &[S]) -> Ran {
        self.run_with(args, b"")
    }

    /// Runs to the end, with this on stdin.
    pub fn run_with<S: AsRef<OsStr>>(&self, args: &[S], stdin: &[u8]) -> Ran {
        let mut running = self.start(args);
        running.feed(stdin);
        running.end(self)
    }

    /// Starts, and leaves it running.
    pub fn start<S: AsRef<OsStr>>(&self, args: &[S]) -> Running {
        Self::launch(self.command(args))
    }

    /// The same, for whoever has still something to say about how it begins.
    pub fn launch(mut command: Command) -> Running {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let err = BufReader::new(child.stderr.take().unwrap());
        Running {
            child,
            out: Some(out),
            err: Some(err),
            seen: String::new(),
            heard: String::new(),
        }
    }

    /// Runs on a terminal of so many columns; gives what a person sees of it.
    pub fn on_terminal(&self, columns: u16, args: &[&str]) -> String {
        self.in_conversation(columns, args, &[])
    }

    /// The same, while somebody types each answer once its question is there.
    pub fn in_conversation(&self, columns: u16, args: &[&str], answers: &[(&str, &str)]) -> String {
        let mut command = self.command(args);
        command
            .env("TERM", "xterm")
            .env("COLUMNS", columns.to_string());
        let mut shell = self.command::<&str>(&[]);
        let mut shell = {
            let mut wrapped = Command::new("sh");
            wrapped
                .args(["-c", r#"cd "$WORK"; exec "$0" "$@""#])
                .arg(command.get_program())
                .args(args);
            wrapped.env("WORK", self.work());
            for (name, value) in shell
                .env("TERM", "xterm")
                .env("COLUMNS", columns.to_string())
                .get_envs()
            {
                wrapped.env(name, value.unwrap());
            }
            wrapped
        };
        for (name, _) in std::env::vars_os() {
            if !shell.get_envs().any(|(known, _)| known == name) {
                shell.env_remove(&name);
            }
        }
        let seen = crate::pty::converse(&shell, answers);
        let seen = String::from_utf8(seen).unwrap();
        self.check(&seen);
        seen
    }

    #[track_caller]
    fn check(&self, text: &str) {
        for secret in self.secrets.lock().unwrap().iter() {
            assert!(!text.contains(secret), "a secret was shown: {text}");
        }
    }

    /// The requests of a method whose path starts so.
    pub fn requests(&self, method: &str, prefix: &str) -> usize {
        self.pile.journal.to(method, prefix).len()
    }

    /// Uploads that arrived.
    pub fn uploads(&self) -> usize {
        self.requests("POST", "/api/v1/media")
    }

    /// The history as JSON, newest first.
    pub fn history(&self) -> Vec<Value> {
        let ran = self.run(&["history", "--json", "--all"]).ends(0);
        ran.json().as_array().unwrap().clone()
    }
}

/// A picture whose bytes differ from those of every other seed.
pub fn picture(seed: &str) -> Vec<u8> {
    [PNG, seed.as_bytes()].concat()
}

/// A run that is not over.
pub struct Running {
    child: Child,
    out: Option<BufReader<ChildStdout>>,
    err: Option<BufReader<ChildStderr>>,
    seen: String,
    heard: String,
}

impl Running {
    /// Writes to stdin and closes it.
    pub fn feed(&mut self, bytes: &[u8]) {
        let mut stdin = self.child.stdin.take().unwrap();
        // A program that does not read its stdin may be gone already.
        let _ = stdin.write_all(bytes);
    }

    /// The next line of stdout.
    pub fn line(&mut self) -> String {
        let mut out = self.out.take().unwrap();
        let (line, out) = within(LIMIT, move || {
            let mut line = String::new();
            out.read_line(&mut line).unwrap();
            (line, out)
        });
        self.out = Some(out);
        self.seen.push_str(&line);
        line.trim_end().to_owned()
    }

    /// Reads stderr up to the line with these words, and gives that.
    pub fn hears(&mut self, words: &str) -> String {
        loop {
            let mut err = self.err.take().unwrap();
            let (line, err) = within(LIMIT, move || {
                let mut line = String::new();
                err.read_line(&mut line).unwrap();
                (line, err)
            });
            self.err = Some(err);
            self.heard.push_str(&line);
            assert_ne!(line, "", "it ended without '{words}': {}", self.heard);
            if line.contains(words) {
                return line.trim_end().to_owned();
            }
        }
    }

    /// Closes this end of its stdout.
    pub fn stops_reading(&mut self) {
        self.out = None;
    }

    pub fn signal(&self, signal: i32) {
        let id = i32::try_from(self.child.id()).unwrap();
        // SAFETY: a plain system call; the child is not reaped yet, so the id is its own.
        assert_eq!(unsafe { libc::kill(id, signal) }, 0);
    }

    /// Waits for the process alone, while others may hold its streams.
    pub fn leaves(&mut self) {
        let begin = Instant::now();
        while self.child.try_wait().unwrap().is_none() {
            assert!(begin.elapsed() < LIMIT, "it does not end");
            std::thread::yield_now();
        }
    }

    /// As [`Running::end`], while somebody still holds the other end of stdin.
    pub fn end_with_open_stdin(mut self, place: &Place) -> Ran {
        let stdin = self.child.stdin.take();
        let ran = self.end(place);
        drop(stdin);
        ran
    }

    /// Waits for the end. `-signal` stands for the code of one that a signal ended.
    pub fn end(self, place: &Place) -> Ran {
        let Running {
            mut child,
            out,
            err,
            seen,
            heard,
        } = self;
        let ran = within(LIMIT, move || {
            let talk = std::thread::spawn(move || {
                let mut text = heard;
                let read = err.map_or(Ok(0), |mut err| err.read_to_string(&mut text));
                read.map(|_| text)
            });
            let mut text = seen;
            if let Some(mut out) = out {
                out.read_to_string(&mut text).unwrap();
            }
            let err = talk.join().unwrap().unwrap();
            let status = child.wait().unwrap();
            Ran {
                code: code(status),
                out: text,
                err,
            }
        });
        place.check(&ran.out);
        place.check(&ran.err);
        ran
    }
}

fn code(status: ExitStatus) -> i32 {
    use std::os::unix::process::ExitStatusExt;
    status.code().unwrap_or_else(|| -status.signal().unwrap())
}

/// Waits until something is so.
#[track_caller]
pub fn until(what: &str, so: impl Fn() -> bool) {
    let begin = Instant::now();
    while !so() {
        assert!(begin.elapsed() < LIMIT, "never came: {what}");
        std::thread::yield_now();
    }
}

/// Everything in a directory, hidden files too.
pub fn names(dir: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}
