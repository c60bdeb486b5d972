//! Draws a terminal: `tmux capture-pane -ep | cargo run --example picture >assets/terminal.svg`. So the README's picture is made of
//! what the program really said to a terminal, here to the sandbox's hosts.

use std::fmt::Write as _;
use std::io::{Read, Write as _};

/// Columns and lines that are looked at; empty lines at the end are left out.
const COLUMNS: u16 = 100;
const LINES: u16 = 60;

/// Pixels of a character.
const WIDTH: f32 = 8.4;
const HEIGHT: f32 = 19.0;

/// The sixteen colours that programs name by number.
const PALETTE: [&str; 16] = [
    "#3b4252", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#d8dee9",
    "#7f8898", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#eceff4",
];

fn main() -> std::io::Result<()> {
    let mut captured = Vec::new();
    std::io::stdin().read_to_end(&mut captured)?;
    let mut terminal = vt100::Parser::new(LINES, COLUMNS, 0);
    // A captured pane ends its lines as files do; a terminal wants to be told to go back to the first column.
    terminal.process(
        &String::from_utf8_lossy(&captured)
            .trim_end()
            .replace('\n', "\r\n")
            .into_bytes(),
    );
    std::io::stdout().write_all(draw(terminal.screen()).as_bytes())
}

fn draw(screen: &vt100::Screen) -> String {
    let (last, _) = screen.cursor_position();
    let (width, height) = (
        f32::from(COLUMNS) * WIDTH + 32.0,
        f32::from(last + 1) * HEIGHT + 32.0,
    );
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" width=\"{width:.0}\" role=\"img\" \
         aria-label=\"A terminal in which hoist runs\">\n<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#21252b\"/>\n\
         <g font-family=\"ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace\" font-size=\"14\" \
         fill=\"#d8dee9\" xml:space=\"preserve\">\n"
    );
    for row in 0..=last {
        line(screen, row, &mut svg);
    }
    svg.push_str("</g>\n</svg>\n");
    svg
}

/// The words of a line, those of one look together.
fn line(screen: &vt100::Screen, row: u16, svg: &mut String) {
    let mut column = 0;
    while column < COLUMNS {
        let (begin, look) = (column, look(screen.cell(row, column)));
        let mut text = String::new();
        while column < COLUMNS && self::look(screen.cell(row, column)) == look {
            let contents = screen.cell(row, column).map_or("", vt100::Cell::contents);
            let follows = screen
                .cell(row, column)
                .is_some_and(vt100::Cell::is_wide_continuation);
            if !follows {
                text.push_str(if contents.is_empty() { " " } else { contents });
            }
            column += 1;
        }
        if text.trim().is_empty() {
            continue;
        }
        let (x, y) = (
            16.0 + f32::from(begin) * WIDTH,
            30.0 + f32::from(row) * HEIGHT,
        );
        let length = f32::from(column - begin) * WIDTH;
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        let _ = writeln!(
            svg,
            "<text x=\"{x:.1}\" y=\"{y:.1}\" textLength=\"{length:.1}\"{look}>{text}</text>"
        );
    }
}

/// Colour and weight of a cell, as attributes.
fn look(cell: Option<&vt100::Cell>) -> String {
    let Some(cell) = cell else {
        return String::new();
    };
    let mut look = match cell.fgcolor() {
        vt100::Color::Default => String::new(),
        vt100::Color::Idx(index) => {
            let colour = PALETTE.get(usize::from(index)).unwrap_or(&"#d8dee9");
            format!(" fill=\"{colour}\"")
        }
        vt100::Color::Rgb(red, green, blue) => format!(" fill=\"#{red:02x}{green:02x}{blue:02x}\""),
    };
    if cell.bold() {
        look.push_str(" font-weight=\"bold\"");
    }
    if cell.dim() {
        look.push_str(" opacity=\"0.7\"");
    }
    look
}
