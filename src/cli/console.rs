//! The terminal as the system has it: whether it shows what is typed, whether it obeys escape sequences.

/// Whether the terminal shows what is typed, remembered before a question: whoever stops a hidden one would be left with a terminal
/// that shows nothing.
pub struct Echo(Option<system::Mode>);

impl Echo {
    /// As it is.
    pub fn keep() -> Self {
        Echo(system::mode_of_stdin())
    }

    /// As it was.
    pub fn restore(&self) {
        if let Some(before) = &self.0 {
            system::set_mode_of_stdin(before);
        }
    }
}

pub use system::obeys;

#[cfg(unix)]
mod system {
    use std::mem::MaybeUninit;

    pub(super) type Mode = libc::termios;

    pub(super) fn mode_of_stdin() -> Option<Mode> {
        let mut mode = MaybeUninit::uninit();
        // SAFETY: the call fills the structure, or says that it did not.
        unsafe {
            let filled = libc::tcgetattr(libc::STDIN_FILENO, mode.as_mut_ptr()) == 0;
            filled.then(|| mode.assume_init())
        }
    }

    pub(super) fn set_mode_of_stdin(mode: &Mode) {
        // SAFETY: a plain system call with a complete structure.
        unsafe { libc::tcsetattr(libc::STDIN_FILENO, libc::TCSANOW, mode) };
    }

    /// Whether escape sequences work. The variable `TERM` tells the rest.
    pub fn obeys<T>(_stream: &T) -> bool {
        true
    }
}

#[cfg(windows)]
mod system {
    use std::os::windows::io::{AsRawHandle, RawHandle};

    use windows_sys::Win32::System::Console::{
        CONSOLE_MODE, ENABLE_VIRTUAL_TERMINAL_PROCESSING, GetConsoleMode, SetConsoleMode,
    };

    pub(super) type Mode = CONSOLE_MODE;

    pub(super) fn mode_of_stdin() -> Option<Mode> {
        mode(std::io::stdin().as_raw_handle())
    }

    pub(super) fn set_mode_of_stdin(mode: &Mode) {
        set_mode(std::io::stdin().as_raw_handle(), *mode);
    }

    /// Has escape sequences obeyed, which a console does only when told to. Gives whether it does; what is no console, such as the
    /// pipe that leads to a terminal of Cygwin, decides by itself.
    pub fn obeys<T: AsRawHandle>(stream: &T) -> bool {
        let stream = stream.as_raw_handle();
        mode(stream).is_none_or(|mode| set_mode(stream, mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING))
    }

    /// `None` for what is no console.
    fn mode(handle: RawHandle) -> Option<Mode> {
        let mut mode = 0;
        // SAFETY: the call fills the number, or says that it did not; a handle that is none is an error.
        (unsafe { GetConsoleMode(handle, &raw mut mode) } != 0).then_some(mode)
    }

    fn set_mode(handle: RawHandle, mode: Mode) -> bool {
        // SAFETY: a plain system call; a handle that is none is an error.
        unsafe { SetConsoleMode(handle, mode) != 0 }
    }
}
