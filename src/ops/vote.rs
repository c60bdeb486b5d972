use super::Host;
use crate::error::{Error, Result};
use crate::model::{CommentId, Direction, Flags, PostId, Score, Subject};
use crate::provider::Capability;

/// What vote is to stand afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// An upvote.
    Up,
    /// A downvote.
    Down,
    /// None.
    Clear,
}

impl Wish {
    /// The button to press, given what stands; `None` where it stands already.
    fn button(self, flags: Flags) -> Option<Direction> {
        match self {
            Wish::Up => (!flags.up).then_some(Direction::Up),
            Wish::Down => (!flags.down).then_some(Direction::Down),
            Wish::Clear if flags.up => Some(Direction::Up),
            Wish::Clear if flags.down => Some(Direction::Down),
            Wish::Clear => None,
        }
    }
}

/// How a vote ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoteReport {
    /// Whether a button was pressed; `false`: the vote stood already.
    pub changed: bool,
    /// The score afterwards, where the host told.
    pub score: Score,
}

/// Makes a vote stand on a post. The host's buttons toggle, so the flags are read first; a button is pressed at most once.
///
/// # Errors
/// The host's refusal, or `UnknownOutcome` when the answer to the press was lost.
pub async fn vote(host: &Host, post: &PostId, wish: Wish) -> Result<VoteReport> {
    let votes = host.need(host.provider.votes(), Capability::Vote, "vote")?;
    let flags = votes.flags(post).await?;
    let Some(direction) = wish.button(flags) else {
        return Ok(VoteReport {
            changed: false,
            score: None,
        });
    };
    let score = votes.press(&Subject::Post(post.clone()), direction).await?;
    Ok(VoteReport {
        changed: true,
        score,
    })
}

/// Presses a button once, whatever stands.
///
/// # Errors
/// `Usage` for clearing, which is no button; else as [`vote`].
pub async fn toggle(host: &Host, subject: &Subject, wish: Wish) -> Result<VoteReport> {
    let votes = host.need(host.provider.votes(), Capability::Vote, "vote")?;
    let direction = match wish {
        Wish::Up => Direction::Up,
        Wish::Down => Direction::Down,
        Wish::Clear => {
            return Err(Error::usage(
                "--toggle goes with 'vote up' and 'vote down', not with 'vote clear'",
            ));
        }
    };
    let score = votes.press(subject, direction).await?;
    Ok(VoteReport {
        changed: true,
        score,
    })
}

/// What `vote` was given.
///
/// # Errors
/// `Usage` for a comment without `--toggle`: its flags can't be read.
pub fn subject(text: &str, comment: bool, toggle: bool) -> Result<Subject> {
    match (comment, toggle) {
        (true, false) => Err(Error::usage(
            "a comment's vote can't be read, so hoist can't tell whether a press adds or removes it",
        )
        .advice("add --toggle to press the button once, whatever stands")),
        (true, true) => Ok(Subject::Comment(CommentId::new(text))),
        (false, _) => Ok(Subject::Post(PostId::new(text))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_button_is_pressed_only_where_it_changes_what_stands() {
        let none = Flags::default();
        let up = Flags {
            up: true,
            down: false,
        };
        let down = Flags {
            up: false,
            down: true,
        };
        assert_eq!(Wish::Up.button(none), Some(Direction::Up));
        assert_eq!(Wish::Up.button(up), None);
        assert_eq!(Wish::Up.button(down), Some(Direction::Up));
        assert_eq!(Wish::Down.button(down), None);
        assert_eq!(Wish::Down.button(up), Some(Direction::Down));
        assert_eq!(Wish::Clear.button(none), None);
        assert_eq!(Wish::Clear.button(up), Some(Direction::Up));
        assert_eq!(Wish::Clear.button(down), Some(Direction::Down));
    }
}
