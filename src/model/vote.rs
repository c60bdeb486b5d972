use super::{CommentId, PostId};

/// What a vote is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A post.
    Post(PostId),
    /// A comment.
    Comment(CommentId),
}

/// Up or down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// In favour.
    Up,
    /// Against.
    Down,
}

/// The votes that the profile's own user has given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// An upvote stands.
    pub up: bool,
    /// A downvote stands.
    pub down: bool,
}

/// Upvotes minus downvotes, where the host told.
pub type Score = Option<i64>;
