//! Programs under a real pseudo-terminal, and tests that need a process of their own.

use std::io::{Read, Write};
#[cfg(target_os = "linux")]
use std::os::fd::{FromRawFd, OwnedFd};
use std::os::unix::process::CommandExt;
use std::process::Command;
#[cfg(target_os = "linux")]
use std::process::{Child, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use rexpect::process::PtyProcess;

/// This test binary, to run one ignored test of it alone, with nothing but that test's own words on its streams.
pub fn alone(test: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--ignored", "--exact", "--nocapture", "--quiet", test]);
    command
}

/// Has a command start with the usual effect of the signals that tests send. Whoever started the tests may ignore them, as a script
/// does for what it runs in the background, and that is inherited.
pub fn heed_signals(command: &mut Command) {
    let heed = || {
        for signal in [libc::SIGHUP, libc::SIGINT, libc::SIGTERM] {
            // SAFETY: a plain system call, which may be made between fork and exec.
            if unsafe { libc::signal(signal, libc::SIG_DFL) } == libc::SIG_ERR {
                return Err(std::io::Error::last_os_error());
            }
        }
        Ok(())
    };
    // SAFETY: it makes system calls alone.
    unsafe { command.pre_exec(heed) };
}

/// Everything that the command writes to a terminal of 24 lines and 80 columns, until it ends.
pub fn on_terminal(command: &Command) -> Vec<u8> {
    converse(command, &[])
}

/// The same, while somebody types: each answer once its question is there, in this order.
pub fn converse(command: &Command, answers: &[(&str, &str)]) -> Vec<u8> {
    let mut shell = Command::new("sh");
    shell
        .args(["-c", r#"stty rows 24 cols 80; exec "$0" "$@""#])
        .arg(command.get_program())
        .args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => shell.env(name, value),
            None => shell.env_remove(name),
        };
    }
    heed_signals(&mut shell);
    let process = PtyProcess::new(shell).unwrap();
    let mut terminal = process.get_file_handle().unwrap();
    let answers: Vec<(String, String)> = answers
        .iter()
        .map(|(question, answer)| ((*question).to_owned(), (*answer).to_owned()))
        .collect();
    within(Duration::from_secs(60), move || {
        let mut seen = Vec::new();
        let mut part = [0; 4096];
        let mut answers = answers.into_iter().peekable();
        let mut from = 0;
        // Linux reports the other end's closing as an error.
        while let Ok(count @ 1..) = terminal.read(&mut part) {
            seen.extend_from_slice(&part[..count]);
            let new = String::from_utf8_lossy(&seen[from..]).into_owned();
            if let Some((_, answer)) = answers.next_if(|(question, _)| new.contains(question)) {
                from = seen.len();
                terminal.write_all(answer.as_bytes()).unwrap();
            }
        }
        assert_eq!(
            answers.next(),
            None,
            "never asked: {}",
            String::from_utf8_lossy(&seen)
        );
        drop(process);
        seen
    })
}

/// Starts a command in a terminal's window of its own. The window is closed by dropping it.
#[cfg(target_os = "linux")]
pub fn in_window(mut command: Command) -> (Child, OwnedFd) {
    let flags = libc::O_RDWR | libc::O_NOCTTY | libc::O_CLOEXEC;
    let mut name = [0; 64];
    // SAFETY: plain system calls; the descriptor is open and nobody else's, and the name ends within its array.
    let (window, terminal) = unsafe {
        let window = libc::posix_openpt(flags);
        assert_eq!(libc::grantpt(window), 0);
        assert_eq!(libc::unlockpt(window), 0);
        assert_eq!(libc::ptsname_r(window, name.as_mut_ptr(), name.len()), 0);
        let terminal = libc::open(name.as_ptr(), flags);
        assert!(terminal >= 0, "{}", std::io::Error::last_os_error());
        (OwnedFd::from_raw_fd(window), OwnedFd::from_raw_fd(terminal))
    };
    let stream = || Stdio::from(terminal.try_clone().unwrap());
    command.stdin(stream()).stdout(stream()).stderr(stream());
    let own = || {
        // SAFETY: plain system calls, which may be made between fork and exec.
        match unsafe { libc::setsid() >= 0 && libc::ioctl(0, libc::TIOCSCTTY, 0) == 0 } {
            true => Ok(()),
            false => Err(std::io::Error::last_os_error()),
        }
    };
    // SAFETY: it makes system calls alone.
    unsafe { command.pre_exec(own) };
    (command.spawn().unwrap(), window)
}

/// What the work gives, or a red test instead of one that hangs for ever.
pub fn within<T: Send + 'static>(limit: Duration, work: impl FnOnce() -> T + Send + 'static) -> T {
    let (tell, heard) = mpsc::channel();
    thread::spawn(move || tell.send(work()));
    heard.recv_timeout(limit).expect("it failed, or hangs")
}
