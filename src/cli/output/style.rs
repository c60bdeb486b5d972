//! The few colours that hoist uses. Whether to use them is decided in `streams` and handed down.

/// A way to set text off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Labels and headings.
    Bold,
    /// What matters less.
    Dim,
    /// Errors.
    Red,
    /// Hints and notes.
    Yellow,
    /// What is as it should be.
    Green,
}

impl Style {
    /// The text in this style, or as it is where `color` is off. The text must be sanitized already.
    pub fn paint(self, text: &str, color: bool) -> String {
        let code = match self {
            Style::Bold => "1",
            Style::Dim => "2",
            Style::Red => "1;31",
            Style::Yellow => "33",
            Style::Green => "32",
        };
        if color {
            format!("\x1b[{code}m{text}\x1b[0m")
        } else {
            text.to_owned()
        }
    }
}
