//! The clipboard, with real services at the other end: an X server and xclip, a Wayland compositor and wl-paste, tmux, and
//! a terminal. A service that is missing makes the test fail.

use std::ffi::CString;
use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use hoist::cli::clipboard::copy_by;
use tempfile::TempDir;

use crate::pty::{alone, on_terminal, within};

const HOIST: &str = env!("CARGO_BIN_EXE_hoist");

/// Long enough for a busy machine, and shorter than anybody's patience.
const LIMIT: Duration = Duration::from_secs(60);

/// Copies the text of its environment and says how that went.
#[test]
#[ignore = "the other tests run it in a process of its own"]
fn copier() {
    let text = std::env::var("TEXT_TO_COPY").expect("the text to copy");
    let hoist = std::env::var_os("HOIST_BINARY").unwrap_or_else(|| HOIST.into());
    match copy_by(Path::new(&hoist), &text) {
        Ok(copied) => println!("copied: {copied:?}"),
        Err(error) => println!("error: {error}"),
    }
}

/// The copier, without any display, terminal multiplexer or connection of whoever runs the tests.
fn copier_of(text: &str) -> Command {
    let mut command = alone("clipboard::copier");
    command.env("TEXT_TO_COPY", text);
    for name in [
        "DISPLAY",
        "WAYLAND_DISPLAY",
        "XAUTHORITY",
        "TMUX",
        "SSH_CONNECTION",
        "SSH_TTY",
    ] {
        command.env_remove(name);
    }
    command
}

/// What the command writes to stdout until everybody has closed it.
fn stdout(mut command: Command) -> String {
    within(LIMIT, move || {
        let output = command.stdin(Stdio::null()).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    })
}

/// Starts a service, or names what to install.
pub fn service(command: &mut Command) -> Child {
    command.spawn().unwrap_or_else(|error| {
        panic!(
            "{}: {error}; apt-get install xvfb xclip sway wl-clipboard tmux",
            command.get_program().display()
        )
    })
}

/// What a tool of one of the packages prints.
pub fn tool(command: &mut Command) -> String {
    let child = service(command.stdin(Stdio::null()).stdout(Stdio::piped()));
    let output = within(LIMIT, || child.wait_with_output().unwrap());
    String::from_utf8(output.stdout).unwrap()
}

/// An X server of this test's own.
pub struct X {
    server: Child,
    pub display: String,
}

impl X {
    pub fn start() -> Self {
        let mut server = service(
            Command::new("Xvfb")
                .args([
                    "-displayfd",
                    "1",
                    "-nolisten",
                    "tcp",
                    "-screen",
                    "0",
                    "64x64x24",
                ])
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        );
        let stdout = server.stdout.take().unwrap();
        let number = within(LIMIT, move || {
            let mut line = String::new();
            BufReader::new(stdout).read_line(&mut line).unwrap();
            line
        });
        assert_ne!(number, "", "Xvfb did not start");
        let display = format!(":{}", number.trim());
        X { server, display }
    }

    fn pasted(&self) -> String {
        tool(
            Command::new("xclip")
                .args(["-out", "-selection", "clipboard"])
                .env("DISPLAY", &self.display),
        )
    }

    /// The process that hoist left behind here.
    fn owner(&self) -> Option<u32> {
        let display = format!("DISPLAY={}", self.display);
        fs::read_dir("/proc").unwrap().find_map(|entry| {
            let path = entry.unwrap().path();
            let environment = fs::read(path.join("environ")).ok()?;
            let here = environment
                .split(|byte| *byte == 0)
                .any(|variable| variable == display.as_bytes());
            let hoist = fs::read_link(path.join("exe")).ok()? == Path::new(HOIST);
            (here && hoist).then(|| path.file_name()?.to_str()?.parse().ok())?
        })
    }
}

impl Drop for X {
    fn drop(&mut self) {
        if let Some(owner) = self.owner() {
            // SAFETY: a system call on numbers alone.
            unsafe { libc::kill(owner as i32, libc::SIGKILL) };
        }
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// Waits until a process that is not a child of this one has ended.
fn ended(process: u32) -> bool {
    within(LIMIT, move || {
        // SAFETY: system calls on numbers and on one structure of this frame; the descriptor ends with the test process.
        unsafe {
            let descriptor = libc::syscall(libc::SYS_pidfd_open, process as libc::pid_t, 0) as i32;
            if descriptor < 0 {
                return true;
            }
            let mut wait = libc::pollfd {
                fd: descriptor,
                events: libc::POLLIN,
                revents: 0,
            };
            libc::poll(&mut wait, 1, 30_000) == 1
        }
    })
}

#[test]
fn on_x11_the_text_outlives_hoist_until_somebody_else_copies() {
    let x = X::start();
    let text = "https://h.example/ä(1).png\nhttps://h.example/b.png";
    let mut copier = copier_of(text);
    copier
        .env("DISPLAY", &x.display)
        .env("HOIST_TOKEN_PICS", "hunter2");
    let said = stdout(copier);
    assert!(said.contains("copied: Clipboard"), "{said}");
    assert_eq!(x.pasted(), text);
    assert_eq!(x.pasted(), text, "a second time");

    let owner = x.owner().expect("nobody was left behind");
    let of_owner = |file: &str| fs::read(format!("/proc/{owner}/{file}")).unwrap();
    assert!(!String::from_utf8_lossy(&of_owner("environ")).contains("hunter2"));
    assert!(!String::from_utf8_lossy(&of_owner("cmdline")).contains("h.example"));

    let mut other = service(
        Command::new("xclip")
            .args(["-in", "-selection", "clipboard", "-quiet"])
            .env("DISPLAY", &x.display)
            .stdin(Stdio::null())
            .stderr(Stdio::null()),
    );
    assert!(ended(owner), "it stays although somebody else copied");
    other.kill().unwrap();
    other.wait().unwrap();
}

#[test]
fn the_next_copy_takes_the_place_of_the_last() {
    let x = X::start();
    for text in ["first", "second", "third"] {
        let mut copier = copier_of(text);
        copier.env("DISPLAY", &x.display);
        let said = stdout(copier);
        assert!(said.contains("copied: Clipboard"), "{said}");
        assert_eq!(x.pasted(), text);
    }
}

#[test]
fn a_clipboard_manager_that_takes_it_over_at_once_keeps_it() {
    let x = X::start();
    let mut manager = Command::new("sh");
    manager.args([
        "-c",
        "until text=$(xclip -out -selection clipboard 2>/dev/null) && [ \"$text\" ]; do :; done
         printf %s \"$text\" | exec xclip -in -selection clipboard -quiet 2>/dev/null",
    ]);
    // In a group of its own: xclip ends with its shell.
    manager.process_group(0).env("DISPLAY", &x.display);
    let mut manager = service(&mut manager);
    let mut copier = copier_of("taken over");
    copier.env("DISPLAY", &x.display);
    let said = stdout(copier);
    assert!(said.contains("copied: Clipboard"), "{said}");
    if let Some(owner) = x.owner() {
        assert!(ended(owner), "it stays although a manager has it");
    }
    assert_eq!(x.pasted(), "taken over");
    // SAFETY: a system call on numbers alone.
    unsafe { libc::kill(-(manager.id() as i32), libc::SIGKILL) };
    manager.wait().unwrap();
}

#[test]
fn whoever_captures_the_output_is_not_kept_waiting() {
    let x = X::start();
    let copier = copier_of("captured");
    let mut shell = Command::new("sh");
    shell
        .args(["-c", r#"exec "$0" "$@" 3>&1 9>&1 2>&1"#])
        .arg(copier.get_program())
        .args(copier.get_args())
        .env("TEXT_TO_COPY", "captured")
        .env("DISPLAY", &x.display)
        .env_remove("WAYLAND_DISPLAY");
    let said = stdout(shell);
    assert!(said.contains("copied: Clipboard"), "{said}");
    // It has not ended early instead.
    assert_eq!(x.pasted(), "captured");
}

#[test]
fn a_frozen_display_is_an_error_and_not_a_hang() {
    let x = X::start();
    let server = x.server.id() as i32;
    // SAFETY: a system call on numbers alone.
    assert_eq!(unsafe { libc::kill(server, libc::SIGSTOP) }, 0);
    let mut copier = copier_of("x");
    copier.env("DISPLAY", &x.display);
    let said = stdout(without_terminal(copier));
    assert!(said.contains("clipboard: no answer within 3 s"), "{said}");
}

/// The command in a session of its own, where `/dev/tty` leads nowhere.
fn without_terminal(mut command: Command) -> Command {
    // SAFETY: `setsid` is a system call, as is allowed between fork and exec.
    unsafe {
        command.pre_exec(|| {
            libc::setsid();
            Ok(())
        })
    };
    command
}

#[test]
fn without_display_and_terminal_it_is_an_error() {
    let said = stdout(without_terminal(copier_of("x")));
    assert!(
        said.contains(
            "error: can't copy to the clipboard: display: DISPLAY and WAYLAND_DISPLAY are not set"
        ),
        "{said}"
    );
}

#[test]
fn a_display_that_is_not_there_is_an_error() {
    let mut copier = copier_of("x");
    copier.env("DISPLAY", ":4242");
    let said = stdout(without_terminal(copier));
    assert!(
        said.contains("error: can't copy to the clipboard: clipboard: "),
        "{said}"
    );
}

#[test]
fn over_ssh_the_terminal_is_asked() {
    let mut copier = copier_of("hello?>");
    copier
        .env("SSH_CONNECTION", "192.0.2.1 50000 192.0.2.2 22")
        .env("TERM", "xterm-256color");
    let bytes = on_terminal(&copier);
    let seen = String::from_utf8_lossy(&bytes);
    assert!(seen.contains("\x1b]52;c;aGVsbG8/Pg==\x07"), "{seen:?}");
    assert!(seen.contains("copied: SentToTerminal"), "{seen:?}");
}

#[test]
fn inside_tmux_tmux_gets_the_text() {
    let dir = TempDir::new().unwrap();
    let socket = dir.path().join("tmux");
    let tmux = || {
        let mut command = Command::new("tmux");
        command
            .args(["-f", "/dev/null", "-S"])
            .arg(&socket)
            .env_remove("TMUX");
        command
    };
    tool(tmux().args(["new-session", "-d", "cat"]));
    let mut copier = copier_of("for tmux\n");
    copier
        .env("TMUX", format!("{},1,0", socket.display()))
        .env("SSH_TTY", "/dev/pts/9");
    let said = stdout(without_terminal(copier));
    let buffer = tool(tmux().arg("show-buffer"));
    tool(tmux().arg("kill-server"));
    assert!(said.contains("copied: SentToTerminal"), "{said}");
    assert_eq!(buffer, "for tmux\n");
}

#[test]
fn a_stray_variable_does_not_take_the_place_of_a_command() {
    let mut hoist = Command::new(HOIST)
        .arg("--version")
        .env("HOIST_SERVE_CLIPBOARD", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    // Held open: who serves a clipboard would read it to its end.
    let _stdin = hoist.stdin.take();
    within(LIMIT, move || hoist.wait().unwrap());
}

/// A Wayland compositor of this test's own.
pub struct Sway {
    server: Child,
    pub dir: TempDir,
    pub display: String,
}

impl Sway {
    pub fn start() -> Self {
        const NOBODY: u32 = 65534;

        let dir = TempDir::new().unwrap();
        let ready = dir.path().join("ready");
        let name = CString::new(ready.as_os_str().as_bytes()).unwrap();
        // SAFETY: a system call on a string that lives as long as the call.
        assert_eq!(unsafe { libc::mkfifo(name.as_ptr(), 0o600) }, 0);
        let config = dir.path().join("config");
        let say = format!("exec echo \"$WAYLAND_DISPLAY\" > {}\n", ready.display());
        fs::write(&config, format!("xwayland disable\n{say}")).unwrap();
        let mut command = Command::new("sway");
        command
            .arg("-c")
            .arg(&config)
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env("HOME", dir.path())
            .env("XDG_RUNTIME_DIR", dir.path())
            .env("WLR_BACKENDS", "headless")
            .env("WLR_LIBINPUT_NO_DEVICES", "1")
            .env("WLR_RENDERER", "pixman")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        // SAFETY: a system call without arguments.
        if unsafe { libc::geteuid() } == 0 {
            // sway refuses to run as root.
            for path in [dir.path(), &ready, &config] {
                chown(path, Some(NOBODY), Some(NOBODY)).unwrap();
            }
            command.uid(NOBODY).gid(NOBODY);
        }
        let server = service(&mut command);
        let display = within(LIMIT, move || fs::read_to_string(ready).unwrap());
        Sway {
            server,
            dir,
            display: display.trim().to_owned(),
        }
    }

    pub fn enter<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command
            .env("WAYLAND_DISPLAY", &self.display)
            .env("XDG_RUNTIME_DIR", self.dir.path())
    }
}

impl Drop for Sway {
    fn drop(&mut self) {
        // What hoist has left behind ends when the compositor does.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

#[test]
fn on_wayland_the_text_outlives_hoist() {
    let sway = Sway::start();
    let mut copier = copier_of("über Wayland");
    sway.enter(&mut copier);
    let said = stdout(copier);
    assert!(said.contains("copied: Clipboard"), "{said}");
    for _ in 0..2 {
        let pasted = tool(sway.enter(Command::new("wl-paste").arg("--no-newline")));
        assert_eq!(pasted, "über Wayland");
    }
}

#[test]
fn where_hoist_cannot_stay_wl_copy_does() {
    let sway = Sway::start();
    let dir = TempDir::new().unwrap();
    // A hoist that can't be left behind: the copier hands over to the tools.
    let mut copier = copier_of("by wl-copy");
    sway.enter(&mut copier);
    copier.env("HOIST_BINARY", dir.path().join("missing"));
    let said = stdout(copier);
    assert!(said.contains("copied: Clipboard"), "{said}");
    let pasted = tool(sway.enter(Command::new("wl-paste").arg("--no-newline")));
    assert_eq!(pasted, "by wl-copy");
}
