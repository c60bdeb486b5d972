use std::io::{self, Write};
use std::sync::{Mutex, PoisonError};

use indicatif::TermLike;
use terminal_size::{Height, Width, terminal_size_of};

/// The terminal behind stderr. What it does not take is lost without a word: its window may be closed while the work goes on, and
/// indicatif panics at errors.
#[derive(Debug, Default)]
pub struct Window {
    /// Kept until it is wanted on the screen, so that nobody sees half of it.
    waiting: Mutex<String>,
}

impl Window {
    fn put(&self, text: &str) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.push_str(text);
    }

    /// A movement, which for nothing must not be written: terminals take 0 for 1.
    fn move_cursor(&self, count: usize, direction: char) -> io::Result<()> {
        if count > 0 {
            self.put(&format!("\x1b[{count}{direction}"));
        }
        Ok(())
    }
}

impl TermLike for Window {
    fn width(&self) -> u16 {
        terminal_size_of(io::stderr()).map_or(80, |(Width(width), _)| width)
    }

    fn height(&self) -> u16 {
        terminal_size_of(io::stderr()).map_or(24, |(_, Height(height))| height)
    }

    fn move_cursor_up(&self, count: usize) -> io::Result<()> {
        self.move_cursor(count, 'A')
    }

    fn move_cursor_down(&self, count: usize) -> io::Result<()> {
        self.move_cursor(count, 'B')
    }

    fn move_cursor_right(&self, count: usize) -> io::Result<()> {
        self.move_cursor(count, 'C')
    }

    fn move_cursor_left(&self, count: usize) -> io::Result<()> {
        self.move_cursor(count, 'D')
    }

    fn write_line(&self, text: &str) -> io::Result<()> {
        self.put(text);
        self.put("\n");
        Ok(())
    }

    fn write_str(&self, text: &str) -> io::Result<()> {
        self.put(text);
        Ok(())
    }

    fn clear_line(&self) -> io::Result<()> {
        self.put("\r\x1b[2K");
        Ok(())
    }

    fn flush(&self) -> io::Result<()> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let mut stderr = io::stderr();
        let _ = stderr
            .write_all(waiting.as_bytes())
            .and_then(|()| stderr.flush());
        waiting.clear();
        Ok(())
    }
}
