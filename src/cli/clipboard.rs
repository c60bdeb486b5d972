//! The clipboard: takes from it what others copied ([`paste()`]), and puts text on it so that it is still there when hoist has gone.
//!
//! On X11 and Wayland a clipboard has no content, only an owner that answers whoever pastes. hoist leaves one behind: itself,
//! started once more, detached, with the text on its standard input ([`serve_if_asked`]). Where there is no display, as
//! over SSH, the terminal is asked instead: through tmux, or with the escape sequence OSC 52, which nobody acknowledges.

#[cfg(all(unix, not(target_os = "macos")))]
mod boards;
mod paste;
#[cfg(all(unix, not(target_os = "macos")))]
mod ways;

#[cfg(all(unix, not(target_os = "macos")))]
pub use owner::serve_if_asked;
pub use paste::{Pasted, inputs, paste};
#[cfg(all(unix, not(target_os = "macos")))]
pub use ways::{copy, copy_by, way};

/// How the text was delivered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// It is on the clipboard: read back from there.
    Clipboard,
    /// The terminal was asked to take it; whether it did can't be known.
    SentToTerminal,
}

/// Puts text on the clipboard.
///
/// # Errors
/// `Io` when the system refuses.
#[cfg(not(all(unix, not(target_os = "macos"))))]
pub fn copy(text: &str) -> crate::error::Result<Copied> {
    use crate::error::{Error, Kind};

    arboard::Clipboard::new()
        .and_then(|mut clipboard| {
            clipboard.set_text(text)?;
            clipboard.get_text()
        })
        .map_err(|error| error.to_string())
        .and_then(|pasted| match pasted == text {
            true => Ok(Copied::Clipboard),
            false => Err("the text was not seen on it".to_owned()),
        })
        .map_err(|error| Error::new(Kind::Io, format!("clipboard: {error}")))
}

/// Where a copy would go.
#[cfg(not(all(unix, not(target_os = "macos"))))]
pub fn way() -> Option<&'static str> {
    Some("the system's")
}

/// Nothing to serve: the system itself keeps the text here.
#[cfg(not(all(unix, not(target_os = "macos"))))]
pub fn serve_if_asked() {}

/// The process that is left behind.
#[cfg(all(unix, not(target_os = "macos")))]
mod owner {
    use std::io::{self, Read, Write};
    use std::net::{TcpStream, ToSocketAddrs};
    use std::os::unix::net::UnixStream;
    use std::path::PathBuf;
    use std::sync::mpsc::{self, Receiver, RecvTimeoutError, TryRecvError};
    use std::thread;
    use std::time::{Duration, Instant};

    use arboard::{Clipboard, SetExtLinux};

    /// Set by [`super::copy`] for the process that it leaves behind.
    pub(super) const ASKED: &str = "HOIST_SERVE_CLIPBOARD";

    /// The longest text, in bytes.
    pub(super) const LONGEST: u64 = 1 << 20;

    /// How long the text may take to be seen on the clipboard.
    const SEEN_WITHIN: Duration = Duration::from_millis(1500);

    /// How often to look whether the display is still there: a lost X server wakes nobody.
    const LOOK_EVERY: Duration = Duration::from_secs(60);

    /// Nobody pastes yesterday's link.
    const LIFE: Duration = Duration::from_secs(24 * 60 * 60);

    /// What the thread that owns the clipboard tells.
    enum Event {
        /// It reached the display.
        Open,
        /// Somebody else owns the clipboard now, or it never worked.
        Over(Result<(), arboard::Error>),
    }

    /// Becomes the clipboard's owner where hoist started itself for that, and then never returns. To be called before
    /// anything else. It only answers to a command line without arguments, so that a stray variable in somebody's
    /// environment can't take the place of a command; all it does is to offer its standard input for pasting.
    pub fn serve_if_asked() {
        if std::env::var_os(ASKED).is_some_and(|value| value == "1")
            && std::env::args_os().len() == 1
        {
            std::process::exit(match serve() {
                Ok(()) => 0,
                Err(reason) => {
                    let _ = writeln!(io::stdout(), "{}", reason.replace('\n', " "));
                    1
                }
            })
        }
    }

    fn serve() -> Result<(), String> {
        let mut text = String::new();
        io::stdin()
            .take(LONGEST)
            .read_to_string(&mut text)
            .map_err(|error| error.to_string())?;
        let (tell, events) = mpsc::channel();
        let owned = text.clone();
        thread::spawn(move || {
            let over = Clipboard::new().and_then(|mut clipboard| {
                let _ = tell.send(Event::Open);
                clipboard.set().wait().text(owned)
            });
            let _ = tell.send(Event::Over(over));
        });
        match events.recv() {
            Ok(Event::Open) => {}
            Ok(Event::Over(Err(error))) => return Err(error.to_string()),
            Ok(Event::Over(Ok(()))) | Err(_) => {
                return Err("the clipboard was not opened".to_owned());
            }
        }
        let still_owner = seen(&text, &events)?;
        writeln!(io::stdout(), "ok").map_err(|error| error.to_string())?;
        if still_owner {
            stay(&events);
        }
        Ok(())
    }

    /// Waits until the text can be pasted. Gives whether this process still owns it: a clipboard manager may have taken it
    /// over at once.
    fn seen(text: &str, events: &Receiver<Event>) -> Result<bool, String> {
        let start = Instant::now();
        loop {
            let over = match events.try_recv() {
                Ok(Event::Over(Err(error))) => return Err(error.to_string()),
                Ok(_) | Err(TryRecvError::Disconnected) => true,
                Err(TryRecvError::Empty) => false,
            };
            let pasted = Clipboard::new().and_then(|mut clipboard| clipboard.get_text());
            if pasted.is_ok_and(|pasted| pasted == text) {
                return Ok(!over);
            }
            if over || start.elapsed() > SEEN_WITHIN {
                return Err("the text was not seen on the clipboard".to_owned());
            }
            thread::sleep(Duration::from_millis(2));
        }
    }

    /// Until somebody else owns the clipboard, the display is gone, or a day has passed.
    fn stay(events: &Receiver<Event>) {
        let start = Instant::now();
        while let Err(RecvTimeoutError::Timeout) = events.recv_timeout(LOOK_EVERY) {
            let env = |name: &str| std::env::var(name).ok();
            if start.elapsed() > LIFE || !(wayland_answers(env) || x_answers(env)) {
                return;
            }
        }
    }

    fn wayland_answers(env: impl Fn(&str) -> Option<String>) -> bool {
        let socket = env("WAYLAND_DISPLAY")
            .map(|name| PathBuf::from(env("XDG_RUNTIME_DIR").unwrap_or_default()).join(name));
        socket.is_some_and(|socket| UnixStream::connect(socket).is_ok())
    }

    /// `DISPLAY` is `host:number.screen`; without a host it is a socket of this machine.
    fn x_answers(env: impl Fn(&str) -> Option<String>) -> bool {
        let display = env("DISPLAY").unwrap_or_default();
        let Some((host, number)) = display.rsplit_once(':') else {
            return false;
        };
        let number = number.split('.').next().unwrap_or_default();
        if matches!(host, "" | "unix") {
            let path = format!("/tmp/.X11-unix/X{number}");
            return UnixStream::connect(&path).is_ok() || abstract_answers(&path);
        }
        let port = number
            .parse()
            .ok()
            .and_then(|number| 6000_u16.checked_add(number));
        let Some(Ok(mut addresses)) = port.map(|port| (host, port).to_socket_addrs()) else {
            return false;
        };
        addresses
            .any(|address| TcpStream::connect_timeout(&address, Duration::from_secs(5)).is_ok())
    }

    #[cfg(target_os = "linux")]
    fn abstract_answers(path: &str) -> bool {
        use std::os::linux::net::SocketAddrExt;
        use std::os::unix::net::SocketAddr;

        SocketAddr::from_abstract_name(path)
            .is_ok_and(|address| UnixStream::connect_addr(&address).is_ok())
    }

    #[cfg(not(target_os = "linux"))]
    fn abstract_answers(_path: &str) -> bool {
        false
    }

    #[cfg(test)]
    mod tests {
        use std::net::TcpListener;

        use super::*;

        #[test]
        fn a_display_is_there_while_it_accepts() {
            let (number, listener) = (6100..6200)
                .find_map(|port| Some((port - 6000, TcpListener::bind(("127.0.0.1", port)).ok()?)))
                .unwrap();
            let env = |name: &str| (name == "DISPLAY").then(|| format!("127.0.0.1:{number}.0"));
            assert!(x_answers(env));
            drop(listener);
            assert!(!x_answers(env));
            assert!(!x_answers(|_| Some(":4242".to_owned())));
            assert!(!x_answers(|_| Some("nonsense".to_owned())));
            assert!(!x_answers(|_| Some("h:99999".to_owned())));
            assert!(!x_answers(|_| None));
        }

        #[test]
        fn a_wayland_socket_is_there_while_it_accepts() {
            let dir = tempfile::tempdir().unwrap();
            let listener = std::os::unix::net::UnixListener::bind(dir.path().join("w-1")).unwrap();
            let env = |name: &str| match name {
                "WAYLAND_DISPLAY" => Some("w-1".to_owned()),
                _ => dir.path().to_str().map(str::to_owned),
            };
            assert!(wayland_answers(env));
            drop(listener);
            assert!(!wayland_answers(env));
            assert!(!wayland_answers(|_| None));
        }
    }
}
