//! The ways to a clipboard of a free desktop, in the order in which they are tried.

use std::ffi::OsStr;
use std::fs::OpenOptions;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use super::Copied;
use super::owner::{ASKED, LONGEST};
use crate::error::{Error, Kind, Result};

/// How long a way may take.
const PATIENCE: Duration = Duration::from_secs(3);

/// Variables that what is left behind needs. Everything else, tokens above all, stays here.
const NEEDED: [&str; 10] = [
    "HOME",
    "PATH",
    "DISPLAY",
    "XAUTHORITY",
    "WAYLAND_DISPLAY",
    "XDG_RUNTIME_DIR",
    "TMUX",
    "TMUX_TMPDIR",
    "LANG",
    "LC_ALL",
];

/// Why a way leads nowhere.
type Refusal = String;

/// Puts text on the clipboard. Whoever reads this process's output is not kept waiting: what is left behind holds none
/// of its streams.
///
/// # Errors
/// `Io` when no way leads to a clipboard; within a few seconds at the most.
pub fn copy(text: &str) -> Result<Copied> {
    let hoist = std::env::current_exe().map_err(|error| Error::io("hoist's own file", error))?;
    copy_by(&hoist, text)
}

/// Where a copy would go first, from what the environment says; `None` where there is no way.
pub fn way() -> Option<&'static str> {
    let screen = inside_screen();
    let displays = [
        ("WAYLAND_DISPLAY", "Wayland"),
        ("DISPLAY", "X11"),
        ("TMUX", "through tmux"),
    ];
    let display = displays.iter().find(|(variable, _)| is_set(variable));
    let terminal = || {
        let tty = OpenOptions::new().write(true).open("/dev/tty").is_ok();
        (tty && !term_is_deaf()).then_some(match screen {
            true => "through screen to the terminal (OSC 52)",
            false => "through the terminal (OSC 52)",
        })
    };
    display.map(|(_, way)| *way).or_else(terminal)
}

/// As [`copy`], for programs that use hoist as a library: `hoist` is the binary that is left behind as the owner.
///
/// # Errors
/// As [`copy`].
pub fn copy_by(hoist: &Path, text: &str) -> Result<Copied> {
    if text.len() as u64 > LONGEST {
        return Err(Error::new(
            Kind::Io,
            "the text is too long for the clipboard",
        ));
    }
    let (x11, wayland) = (is_set("DISPLAY"), is_set("WAYLAND_DISPLAY"));
    let mut refusals = Vec::new();
    let mut took = |way: &str, taken: Result<(), Refusal>| match taken {
        Ok(()) => true,
        Err(refusal) => {
            refusals.push(format!("{way}: {refusal}"));
            false
        }
    };
    if !x11 && !wayland {
        took(
            "display",
            Err("DISPLAY and WAYLAND_DISPLAY are not set".to_owned()),
        );
    }
    let wl = |text: &str| {
        feed("wl-copy", &[], text)?;
        read_back("wl-paste", &["--no-newline"], text)
    };
    let xclip = |text: &str| {
        feed("xclip", &["-in", "-selection", "clipboard"], text)?;
        read_back("xclip", &["-out", "-selection", "clipboard"], text)
    };
    let xsel = |text: &str| {
        feed("xsel", &["--input", "--clipboard"], text)?;
        read_back("xsel", &["--output", "--clipboard"], text)
    };
    if ((x11 || wayland) && took("clipboard", leave_owner(hoist, text)))
        || (wayland && took("wl-copy", wl(text)))
        || (x11 && (took("xclip", xclip(text)) || took("xsel", xsel(text))))
    {
        return Ok(Copied::Clipboard);
    }
    // tmux swallows OSC 52 in its usual settings, but passes on what it is given this way (3.2 and later).
    if (is_set("TMUX") && took("tmux", feed("tmux", &["load-buffer", "-w", "-"], text)))
        || took("terminal", ask_terminal(text))
    {
        return Ok(Copied::SentToTerminal);
    }
    let message = format!("can't copy to the clipboard: {}", refusals.join("; "));
    Err(Error::new(Kind::Io, message))
}

fn is_set(name: &str) -> bool {
    std::env::var_os(name).is_some_and(|value| !value.is_empty())
}

/// Leaves hoist behind as the clipboard's owner. It says `ok` once the text can be pasted, and otherwise why not.
fn leave_owner(hoist: &Path, text: &str) -> Result<(), Refusal> {
    let mut command = detached(hoist.as_os_str());
    command.env(ASKED, "1").stdout(Stdio::piped());
    let mut child = start(&mut command, text)?;
    let (tell, heard) = mpsc::channel();
    if let Some(stdout) = child.stdout.take() {
        thread::spawn(move || {
            let mut line = String::new();
            let read = BufReader::new(stdout).read_line(&mut line);
            let _ = tell.send(read.map(|_| line));
        });
    }
    let refusal = match heard.recv_timeout(PATIENCE) {
        Ok(Ok(line)) if line == "ok\n" => return Ok(()),
        Ok(Ok(line)) => line.trim().to_owned(),
        Ok(Err(error)) => error.to_string(),
        Err(_) => no_answer(),
    };
    end(child);
    Err(refusal)
}

/// Gives the text to a program that puts itself into the background.
fn feed(program: &str, arguments: &[&str], text: &str) -> Result<(), Refusal> {
    let mut command = detached(OsStr::new(program));
    command.args(arguments).stdout(Stdio::null());
    let mut child = start(&mut command, text)?;
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(status)) => return Err(status.to_string()),
            Ok(None) if start.elapsed() < PATIENCE => thread::sleep(Duration::from_millis(2)),
            Ok(None) => {
                end(child);
                return Err(no_answer());
            }
            Err(error) => return Err(error.to_string()),
        }
    }
}

/// Looks with the tool's other half whether the text can be pasted.
fn read_back(program: &str, arguments: &[&str], text: &str) -> Result<(), Refusal> {
    let mut command = detached(OsStr::new(program));
    command.args(arguments).stdout(Stdio::piped());
    let mut child = start(&mut command, "")?;
    let (tell, heard) = mpsc::channel();
    if let Some(mut stdout) = child.stdout.take() {
        thread::spawn(move || {
            let mut pasted = String::new();
            let read = stdout.read_to_string(&mut pasted);
            let _ = tell.send(read.map(|_| pasted));
        });
    }
    let pasted = heard.recv_timeout(PATIENCE);
    end(child);
    match pasted {
        Ok(Ok(pasted)) if pasted == text => Ok(()),
        Ok(_) => Err("the text was not seen on the clipboard".to_owned()),
        Err(_) => Err(no_answer()),
    }
}

fn no_answer() -> Refusal {
    format!("no answer within {} s", PATIENCE.as_secs())
}

fn end(mut child: Child) {
    let _ = child.kill();
    let _ = child.wait();
}

/// A program that outlives hoist: not ended with its terminal, holding no descriptor and no folder of it.
fn detached(program: &OsStr) -> Command {
    let mut command = Command::new(program);
    command.env_clear().envs(
        NEEDED
            .iter()
            .filter_map(|name| Some((name, std::env::var_os(name)?))),
    );
    command
        .stdin(Stdio::piped())
        .stderr(Stdio::null())
        .current_dir("/")
        .process_group(0);
    // SAFETY: the function only makes system calls, as is allowed between fork and exec.
    unsafe { command.pre_exec(close_others_on_exec) };
    command
}

/// Whoever started hoist with further descriptors open (a make job server, a shell's `3>file`) waits until every copy of
/// them is closed.
fn close_others_on_exec() -> io::Result<()> {
    #[cfg(target_os = "linux")]
    {
        const CLOSE_ON_EXEC: libc::c_uint = 4;
        // SAFETY: a system call on numbers alone.
        let done =
            unsafe { libc::syscall(libc::SYS_close_range, 3u32, u32::MAX, CLOSE_ON_EXEC) } == 0;
        if done {
            return Ok(());
        }
    }
    // Older kernels and other systems: the numbers that a shell hands out.
    for descriptor in 3..1024 {
        // SAFETY: as above; a number that is not open is refused.
        unsafe { libc::fcntl(descriptor, libc::F_SETFD, libc::FD_CLOEXEC) };
    }
    Ok(())
}

/// Starts the program and hands it the text. A program that does not read can't block this one.
fn start(command: &mut Command, text: &str) -> Result<Child, Refusal> {
    let mut child = command.spawn().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => "not installed".to_owned(),
        _ => error.to_string(),
    })?;
    if let Some(mut stdin) = child.stdin.take() {
        let text = text.to_owned();
        thread::spawn(move || stdin.write_all(text.as_bytes()));
    }
    Ok(child)
}

/// The longest sequence that widespread terminals take, in bytes of base64.
const LONGEST_SEQUENCE: usize = 74_994;

fn term() -> String {
    std::env::var("TERM").unwrap_or_default()
}

/// A terminal that has no clipboard.
fn term_is_deaf() -> bool {
    matches!(term().as_str(), "" | "dumb" | "linux")
}

/// In a window of GNU screen. tmux calls its terminal `screen` too.
fn inside_screen() -> bool {
    is_set("STY") || (term().starts_with("screen") && !is_set("TMUX"))
}

/// Asks the terminal to take the text: OSC 52 (xterm's control sequences, "Manipulate Selection Data").
fn ask_terminal(text: &str) -> Result<(), Refusal> {
    if term_is_deaf() {
        return Err(format!("TERM={} has no clipboard", term()));
    }
    let encoded = base64(text.as_bytes());
    if encoded.len() > LONGEST_SEQUENCE {
        return Err("the text is too long".to_owned());
    }
    OpenOptions::new()
        .write(true)
        .open("/dev/tty")
        .and_then(|mut tty| tty.write_all(sequence(&encoded, inside_screen()).as_bytes()))
        .map_err(|_| "there is none".to_owned())
}

/// What GNU screen passes on at once, in bytes; it cuts off what is longer.
const SCREEN_TAKES: usize = 512;

/// OSC 52. GNU screen keeps it to itself unless it is wrapped into device control strings, which it passes on to its terminal.
fn sequence(encoded: &str, inside_screen: bool) -> String {
    let plain = format!("\x1b]52;c;{encoded}\x07");
    if !inside_screen {
        return plain;
    }
    let parts = plain.as_bytes().chunks(SCREEN_TAKES);
    parts
        .map(|part| format!("\x1bP{}\x1b\\", String::from_utf8_lossy(part)))
        .collect()
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let word = chunk
            .iter()
            .chain([0, 0].iter())
            .take(3)
            .fold(0, |word, byte| word << 8 | usize::from(*byte));
        for place in 0..4 {
            if place <= chunk.len() {
                out.push(char::from(DIGITS[word >> (18 - 6 * place) & 63]));
            } else {
                out.push('=');
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn screen_gets_it_in_parts_that_it_passes_on() {
        assert_eq!(sequence("Zm9v", false), "\x1b]52;c;Zm9v\x07");
        assert_eq!(sequence("Zm9v", true), "\x1bP\x1b]52;c;Zm9v\x07\x1b\\");
        let long = "A".repeat(2000);
        let wrapped = sequence(&long, true);
        let parts: Vec<&str> = wrapped
            .split("\x1b\\")
            .filter(|part| !part.is_empty())
            .map(|part| part.strip_prefix("\x1bP").unwrap())
            .collect();
        assert!(parts.iter().all(|part| part.len() <= SCREEN_TAKES));
        assert_eq!(parts.concat(), sequence(&long, false));
    }

    #[test]
    fn base64_of_every_remainder() {
        // RFC 4648, section 10
        for (plain, encoded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
            ("\u{ff}\u{3ff}>?", "w7/Pvz4/"),
        ] {
            assert_eq!(base64(plain.as_bytes()), encoded);
        }
    }
}
