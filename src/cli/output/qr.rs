//! QR codes for a terminal.

use qrcode::render::unicode::Dense1x2;
use qrcode::{EcLevel, QrCode};

use crate::error::{Error, Kind, Result};

/// The modules of light that a reader needs around the code, on each side.
const QUIET: usize = 4;

/// A code that is drawn with half blocks: two modules a character.
pub struct Code {
    lines: Vec<String>,
    /// Its width in characters.
    pub width: usize,
}

impl Code {
    /// The code of a text.
    ///
    /// # Errors
    /// `Io` for a text that no code can hold.
    pub fn of(text: &str) -> Result<Self> {
        // A screen has no dirt that would ask for more redundancy.
        let code = QrCode::with_error_correction_level(text, EcLevel::L).map_err(|error| {
            Error::new(Kind::Io, "the link is too long for a QR code").because(error)
        })?;
        let drawn = code
            .render::<Dense1x2>()
            // Blocks stand for light, so that the code is dark on light on the usual dark window.
            .dark_color(Dense1x2::Light)
            .light_color(Dense1x2::Dark)
            .build();
        Ok(Code {
            lines: drawn.lines().map(str::to_owned).collect(),
            width: code.width() + 2 * QUIET,
        })
    }

    /// What to write to a terminal. With `color` it is black on white whatever the window's colours are.
    pub fn shown(&self, color: bool) -> String {
        let (begin, end) = if color {
            ("\x1b[97;40m", "\x1b[0m")
        } else {
            ("", "")
        };
        let lines = self.lines.iter();
        lines.map(|line| format!("{begin}{line}{end}\n")).collect()
    }
}
