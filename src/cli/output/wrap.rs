//! Text for people, broken between words.

use unicode_width::UnicodeWidthStr;

/// The text in lines of no more than `width` columns, as far as its words allow.
pub fn lines(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let last = lines.len() - 1;
        let line = &mut lines[last];
        if line.is_empty() {
            line.push_str(word);
        } else if line.width() + 1 + word.width() <= width {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

/// Two columns, the right one wrapped beside the left; in a narrow window below it. Each row ends its line.
pub fn columns(rows: &[(String, String)], window: usize) -> String {
    const GAP: usize = 2;
    /// Fewer columns than this are no place for a sentence.
    const LEAST: usize = 24;
    let left = rows.iter().map(|row| row.0.width()).max().unwrap_or(0);
    let beside = window.saturating_sub(GAP + left + GAP);
    let mut out = String::new();
    for (name, meaning) in rows {
        if beside >= LEAST {
            for (number, line) in lines(meaning, beside).iter().enumerate() {
                let name = if number == 0 { name } else { "" };
                let fill = " ".repeat(left - name.width() + GAP);
                out.push_str(format!("{:GAP$}{name}{fill}{line}", "").trim_end());
                out.push('\n');
            }
        } else {
            out.push_str(&format!("{:GAP$}{name}\n", ""));
            for line in lines(meaning, window.saturating_sub(6)) {
                out.push_str(&format!("      {line}\n"));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_whole_and_lines_short() {
        assert_eq!(lines("aa bb  cc", 5), ["aa bb", "cc"]);
        assert_eq!(lines("猫猫 猫", 5), ["猫猫", "猫"]);
        assert_eq!(lines("toolong a", 3), ["toolong", "a"]);
        assert_eq!(lines("", 3), [""]);
    }

    #[test]
    fn a_meaning_stands_beside_its_name_or_below_it() {
        let rows = [("a".to_owned(), "one two three four five six".to_owned())];
        assert_eq!(
            columns(&rows, 30),
            "  a  one two three four five\n     six\n"
        );
        assert_eq!(
            columns(&rows, 20),
            "  a\n      one two three\n      four five six\n"
        );
    }
}
