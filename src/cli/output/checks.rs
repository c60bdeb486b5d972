//! What `doctor` found, as a list: a mark and a word for each check, what is so, and the way out below it.

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::style::Style;
use super::table::Look;
use super::{sanitize, wrap};

/// How a check went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// As it should be.
    Ok,
    /// Worth knowing; nothing that was asked for needs it.
    Note,
    /// Broken.
    Failed,
    /// Not looked at.
    Skipped,
}

impl State {
    /// The word in JSON and in a pipe.
    pub fn name(self) -> &'static str {
        match self {
            State::Ok => "ok",
            State::Note => "note",
            State::Failed => "failed",
            State::Skipped => "skipped",
        }
    }

    fn mark(self) -> &'static str {
        match self {
            State::Ok => "✓",
            State::Failed => "✗",
            State::Note | State::Skipped => "–",
        }
    }

    fn style(self) -> Style {
        match self {
            State::Ok => Style::Green,
            State::Note => Style::Yellow,
            State::Failed => Style::Red,
            State::Skipped => Style::Dim,
        }
    }
}

/// One thing that was checked.
#[derive(Debug, Serialize)]
pub struct Finding {
    /// What was checked: `keyring`, `pile: token`.
    pub check: String,
    /// It did not fail.
    pub ok: bool,
    /// How it went.
    pub state: State,
    /// What is so.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// The exit code of a failure.
    #[serde(skip)]
    pub code: u8,
}

impl Finding {
    /// A finding without a way out.
    pub fn new(check: impl Into<String>, state: State, message: impl ToString) -> Self {
        Finding {
            check: check.into(),
            ok: state != State::Failed,
            state,
            message: message.to_string(),
            hint: None,
            code: 1,
        }
    }

    /// The same with what to do.
    pub fn fix(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// Fewest columns that a message is put beside its check in.
const LEAST: usize = 36;

/// The list: aligned on a terminal, tab-separated in a pipe (state, check, message, hint).
pub fn render(findings: &[Finding], look: &Look) -> String {
    let mut out = String::new();
    let line = |text: &str| sanitize::line(text);
    if !look.terminal {
        for one in findings {
            let hint = one.hint.as_deref().unwrap_or_default();
            let fields = [one.state.name(), &one.check, &one.message, hint];
            out.push_str(&fields.map(line).join("\t"));
            out.push('\n');
        }
        return out;
    }
    let widest = |of: &dyn Fn(&Finding) -> usize| findings.iter().map(of).max().unwrap_or(0);
    let states = widest(&|one| one.state.name().width());
    let checks = widest(&|one| line(&one.check).width());
    let beside = 2 + states + 2 + checks + 2;
    let narrow = look.width < beside + LEAST;
    for one in findings {
        let (mark, name, check) = (one.state.mark(), one.state.name(), line(&one.check));
        let head = one
            .state
            .style()
            .paint(&format!("{mark} {name}"), look.color);
        let indent = if narrow { 4 } else { beside };
        let room = look.width.saturating_sub(indent);
        let mut body = wrap::lines(&line(&one.message), room);
        if let Some(hint) = &one.hint {
            body.extend(wrap::lines(&format!("fix: {}", line(hint)), room));
        }
        let mut body = body.into_iter();
        if narrow {
            out.push_str(&format!("{head} {check}\n"));
        } else {
            let gap = " ".repeat(states - name.width() + 2);
            let fill = " ".repeat(checks - check.width() + 2);
            let first = body.next().unwrap_or_default();
            out.push_str(format!("{head}{gap}{check}{fill}{first}").trim_end());
            out.push('\n');
        }
        for line in body {
            out.push_str(&format!("{:indent$}{line}\n", ""));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::table::tests::look;
    use super::*;

    fn findings() -> Vec<Finding> {
        vec![
            Finding::new("keyring", State::Ok, "it answers"),
            Finding::new(
                "pile: token",
                State::Failed,
                "pile refused the token\x1b[2J",
            )
            .fix("look for the right token at the host, and store it with 'hoist auth login pile'"),
        ]
    }

    #[test]
    fn each_check_has_its_state_and_its_way_out() {
        assert_eq!(
            render(&findings(), &look(true, 80)),
            "\
✓ ok      keyring      it answers
✗ failed  pile: token  pile refused the token [2J
                       fix: look for the right token at the host, and store it
                       with 'hoist auth login pile'
"
        );
    }

    #[test]
    fn a_narrow_window_has_the_message_below() {
        assert_eq!(
            render(&findings(), &look(true, 40)),
            "\
✓ ok keyring
    it answers
✗ failed pile: token
    pile refused the token [2J
    fix: look for the right token at the
    host, and store it with 'hoist auth
    login pile'
"
        );
    }

    #[test]
    fn a_pipe_gets_four_fields() {
        let text = render(&findings(), &look(false, 20));
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], "ok\tkeyring\tit answers\t");
        assert!(lines[1].starts_with("failed\tpile: token\tpile refused the token [2J\tlook"));
    }
}
