//! Tables: fitted to the window on a terminal, tab-separated without a header in a pipe.

use jiff::Timestamp;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::style::Style;
use super::{hyperlink, sanitize};
use crate::cli::streams::Setting;

/// How to show things.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// For people, not for a pipe.
    pub terminal: bool,
    /// In colour.
    pub color: bool,
    /// Links can be clicked.
    pub links: bool,
    /// Columns of the window.
    pub width: usize,
    /// The time that "3 min ago" starts from.
    pub now: Timestamp,
}

impl Look {
    /// What stdout is, seen now.
    pub fn of(setting: &Setting, now: Timestamp) -> Self {
        Look {
            terminal: setting.out.terminal,
            color: setting.out.color,
            links: setting.links,
            width: setting.width,
            now,
        }
    }
}

/// What a column may lose in a narrow window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Squeeze {
    /// Nothing: it is there in full, as long as the window is wide enough for it alone.
    Never,
    /// It is cut with `…`, to no less than this many columns.
    Cut(usize),
    /// The whole column goes; the highest number goes first.
    Drop(u8),
    /// It is cut to no less than this many columns, and then goes as with `Drop`.
    CutThenDrop(usize, u8),
}

/// One column of things of type `T`.
pub struct Column<T> {
    /// Its heading.
    pub title: &'static str,
    /// What it shows on a terminal; empty where unknown.
    pub cell: fn(&T, &Look) -> String,
    /// What it may lose.
    pub squeeze: Squeeze,
    /// Numbers stand on the right.
    pub right: bool,
    /// Where a click on the cell leads.
    pub link: Option<fn(&T) -> String>,
}

impl<T> Column<T> {
    /// A column on the left.
    pub const fn new(title: &'static str, squeeze: Squeeze, cell: fn(&T, &Look) -> String) -> Self {
        Column {
            title,
            cell,
            squeeze,
            right: false,
            link: None,
        }
    }

    /// A column on the left whose cells lead somewhere; an empty address leads nowhere.
    pub const fn linked(
        title: &'static str,
        squeeze: Squeeze,
        cell: fn(&T, &Look) -> String,
        link: fn(&T) -> String,
    ) -> Self {
        Column {
            link: Some(link),
            ..Column::new(title, squeeze, cell)
        }
    }

    /// A column of numbers, on the right.
    pub const fn number(
        title: &'static str,
        squeeze: Squeeze,
        cell: fn(&T, &Look) -> String,
    ) -> Self {
        Column {
            right: true,
            ..Column::new(title, squeeze, cell)
        }
    }
}

/// A kind of table: its columns for people, and its fields in a pipe.
pub struct Kind<T: 'static> {
    /// For a terminal.
    pub columns: &'static [Column<T>],
    /// For a pipe, which is a promise: they stay in number and order.
    pub fields: &'static [fn(&T) -> String],
}

impl<T> Kind<T> {
    /// The rows as text with a final line break; no text for no rows.
    pub fn render(&self, rows: &[T], look: &Look) -> String {
        if rows.is_empty() {
            String::new()
        } else if look.terminal {
            self.human(rows, look)
        } else {
            self.piped(rows)
        }
    }

    fn piped(&self, rows: &[T]) -> String {
        let mut out = String::new();
        for row in rows {
            let fields: Vec<String> = self
                .fields
                .iter()
                .map(|field| sanitize::line(&field(row)))
                .collect();
            out.push_str(&fields.join("\t"));
            out.push('\n');
        }
        out
    }

    fn human(&self, rows: &[T], look: &Look) -> String {
        let cells: Vec<Vec<String>> = rows
            .iter()
            .map(|row| {
                self.columns
                    .iter()
                    .map(|column| sanitize::line(&(column.cell)(row, look)))
                    .collect()
            })
            .collect();
        // A column that nobody fills tells nothing.
        let wanted: Vec<(usize, usize, Squeeze)> = self
            .columns
            .iter()
            .enumerate()
            .filter_map(|(at, column)| {
                let widest = cells.iter().map(|row| row[at].width()).max()?;
                (widest > 0).then(|| (at, widest.max(column.title.width()), column.squeeze))
            })
            .collect();
        let fitted = fit(&wanted, look.width);

        let titles: Vec<String> = self
            .columns
            .iter()
            .map(|column| column.title.to_owned())
            .collect();
        let heading = self.line(&titles, &fitted, |_, text| text);
        let mut out = format!("{}\n", Style::Bold.paint(&heading, look.color));
        for (row, cells) in rows.iter().zip(&cells) {
            let line = self.line(cells, &fitted, |column, text| match column.link {
                Some(link) if look.links => hyperlink::to(&link(row), text),
                _ => text,
            });
            out.push_str(&line);
            out.push('\n');
        }
        out
    }

    /// One line: each cell cut and filled up to its column's width, and only then dressed with what takes no room.
    fn line(
        &self,
        cells: &[String],
        fitted: &[(usize, usize)],
        dress: impl Fn(&Column<T>, String) -> String,
    ) -> String {
        let mut line = String::new();
        // Blanks are written once something stands behind them, so that no line ends in them.
        let mut owed = 0;
        for (place, (at, width)) in fitted.iter().enumerate() {
            let text = cut(&cells[*at], *width);
            let text = text.trim_end();
            let fill = width - text.width();
            let (before, after) = if self.columns[*at].right {
                (fill, 0)
            } else {
                (0, fill)
            };
            owed += before + if place == 0 { 0 } else { GAP };
            if !text.is_empty() {
                line.push_str(&" ".repeat(owed));
                line.push_str(&dress(&self.columns[*at], text.to_owned()));
                owed = 0;
            }
            owed += after;
        }
        line
    }
}

/// Blanks between two columns.
const GAP: usize = 2;

/// Which columns fit into the window, and how wide each is. `wanted` is place, natural width and what may be lost.
fn fit(wanted: &[(usize, usize, Squeeze)], window: usize) -> Vec<(usize, usize)> {
    let (mut kept, mut dropped) = (wanted.to_vec(), Vec::new());
    let least = |natural: usize, squeeze: Squeeze| match squeeze {
        Squeeze::Never | Squeeze::Drop(_) => natural,
        Squeeze::Cut(least) | Squeeze::CutThenDrop(least, _) => least.min(natural),
    };
    let rank = |squeeze: Squeeze| match squeeze {
        Squeeze::Never | Squeeze::Cut(_) => 0,
        Squeeze::Drop(rank) | Squeeze::CutThenDrop(_, rank) => rank,
    };
    let total = |widths: &mut dyn Iterator<Item = usize>| {
        let (count, sum) = widths.fold((0, 0), |(count, sum), width| (count + 1, sum + width));
        sum + GAP * usize::saturating_sub(count, 1)
    };
    while total(
        &mut kept
            .iter()
            .map(|(_, natural, squeeze)| least(*natural, *squeeze)),
    ) > window
    {
        let first = kept
            .iter()
            .enumerate()
            .map(|(place, (_, _, squeeze))| (rank(*squeeze), place))
            .max();
        match first {
            Some((1.., place)) => dropped.push(kept.remove(place)),
            // Only columns that must stay are left: the last ones go, and the first is cut.
            _ if kept.len() > 1 => drop(kept.pop()),
            _ => break,
        }
    }
    // What went before a wide column may have room without it, as long as nothing is cut for its sake.
    for column in dropped.into_iter().rev() {
        let place = kept.partition_point(|(at, ..)| *at < column.0);
        kept.insert(place, column);
        if total(&mut kept.iter().map(|(_, natural, _)| *natural)) > window {
            kept.remove(place);
        }
    }
    let mut widths: Vec<usize> = kept
        .iter()
        .map(|(_, natural, squeeze)| least(*natural, *squeeze).min(window))
        .collect();
    let mut spare = window.saturating_sub(total(&mut widths.iter().copied()));
    // One blank at a time to the narrowest that wants more, so that two long texts share what is there.
    while spare > 0 {
        let next = (0..widths.len())
            .filter(|place| widths[*place] < kept[*place].1)
            .min_by_key(|place| widths[*place]);
        let Some(place) = next else { break };
        widths[place] += 1;
        spare -= 1;
    }
    kept.iter().map(|(at, _, _)| *at).zip(widths).collect()
}

/// The text in no more than `width` columns of a terminal, its end replaced by `…` where it is longer.
pub fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut out = String::new();
    for c in text.chars() {
        out.push(c);
        if out.width() + 1 > width {
            out.pop();
            break;
        }
    }
    // Half of a joined emoji would join with the dots.
    while out.ends_with(|c: char| c.width().unwrap_or(0) == 0) {
        out.pop();
    }
    if width > 0 {
        out.push('…');
    }
    out
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;

    struct Row(&'static str, String, String);

    const KIND: Kind<Row> = Kind {
        columns: &[
            Column::new("ID", Squeeze::Never, |row, _| row.0.to_owned()),
            Column::linked(
                "NAME",
                Squeeze::Cut(8),
                |row, _| row.1.clone(),
                |row| row.2.clone(),
            ),
            Column::new("URL", Squeeze::Drop(1), |row, _| row.2.clone()),
        ],
        fields: &[
            |row| row.0.to_owned(),
            |row| row.1.clone(),
            |row| row.2.clone(),
        ],
    };

    pub(in crate::cli::output) fn look(terminal: bool, width: usize) -> Look {
        Look {
            terminal,
            color: false,
            links: false,
            width,
            now: Timestamp::UNIX_EPOCH,
        }
    }

    fn rows() -> Vec<Row> {
        vec![
            Row(
                "a",
                "猫の写真.png".to_owned(),
                "https://h.example/a.png".to_owned(),
            ),
            Row("bb", "a\tb\n\x1b[2Jc".to_owned(), String::new()),
        ]
    }

    #[test]
    fn wide_characters_keep_the_columns_straight() {
        assert_eq!(
            KIND.render(&rows(), &look(true, 80)),
            "ID  NAME          URL\na   猫の写真.png  https://h.example/a.png\nbb  a b  [2Jc\n"
        );
    }

    #[test]
    fn a_narrow_window_loses_the_link_and_then_the_end_of_the_name() {
        assert_eq!(
            KIND.render(&rows(), &look(true, 30)),
            "ID  NAME\na   猫の写真.png\nbb  a b  [2Jc\n"
        );
        assert_eq!(
            KIND.render(&rows(), &look(true, 12)),
            "ID  NAME\na   猫の写…\nbb  a b  [2…\n"
        );
        assert_eq!(KIND.render(&rows(), &look(true, 1)), "…\na\n…\n");
    }

    #[test]
    fn a_narrow_column_comes_back_where_a_wide_one_went_after_it() {
        let wanted = [
            (0, 7, Squeeze::Never),
            (1, 9, Squeeze::Drop(2)),
            (2, 36, Squeeze::Drop(1)),
        ];
        assert_eq!(fit(&wanted, 40), [(0, 7), (1, 9)]);
        assert_eq!(fit(&wanted, 45), [(0, 7), (2, 36)]);
        assert_eq!(fit(&wanted, 17), [(0, 7)]);
        // A name that is cut needs the room more.
        let wanted = [(0, 30, Squeeze::Cut(8)), wanted[1], wanted[2]];
        assert_eq!(fit(&wanted, 40), [(0, 30)]);
    }

    #[test]
    fn a_pipe_gets_tabs_and_no_heading() {
        assert_eq!(
            KIND.render(&rows(), &look(false, 10)),
            "a\t猫の写真.png\thttps://h.example/a.png\nbb\ta b  [2Jc\t\n"
        );
        assert_eq!(KIND.render(&[], &look(true, 80)), "");
    }

    #[test]
    fn a_click_on_a_cut_name_leads_to_the_whole_link_and_takes_no_room() {
        let look = Look {
            links: true,
            ..look(true, 12)
        };
        assert_eq!(
            KIND.render(&rows(), &look),
            "ID  NAME\na   \x1b]8;;https://h.example/a.png\x1b\\猫の写…\x1b]8;;\x1b\\\nbb  a b  [2…\n"
        );
    }

    #[test]
    fn emoji_take_the_two_columns_that_they_have() {
        let rows = [
            Row("👍🏽", "👩‍👩‍👧.png".to_owned(), "x".to_owned()),
            Row("ab", "猫.png".to_owned(), "y".to_owned()),
        ];
        assert_eq!(
            KIND.render(&rows, &look(true, 40)),
            "ID  NAME    URL\n👍🏽  👩‍👩‍👧.png  x\nab  猫.png  y\n"
        );
    }

    #[test]
    fn a_column_without_content_is_left_out() {
        let rows = [Row("a", "b".to_owned(), String::new())];
        assert_eq!(KIND.render(&rows, &look(true, 80)), "ID  NAME\na   b\n");
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_the_window(name: String, url in "[a-z:/]{0,60}", width in 1usize..120) {
            let rows = [Row("abc", name, url)];
            for line in KIND.render(&rows, &look(true, width)).lines() {
                prop_assert!(line.width() <= width, "{line:?} in {width}");
            }
        }

        #[test]
        fn a_piped_row_is_one_line_of_three_fields(name: String, url: String) {
            let text = KIND.render(&[Row("abc", name, url)], &look(false, 80));
            prop_assert_eq!(text.matches('\n').count(), 1);
            prop_assert_eq!(text.matches('\t').count(), 2);
        }

        #[test]
        fn cut_text_fits(text: String, width in 0usize..40) {
            let text = sanitize::line(&text);
            prop_assert!(cut(&text, width).width() <= width);
        }
    }
}
