use std::fmt;

use jiff::Timestamp;

/// The name of a host's user, as in the address of their page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct UserName(String);

impl UserName {
    /// Wraps a name.
    pub fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UserName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A host's user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Name.
    pub name: UserName,
}

/// A comment's id as its provider prints it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CommentId(String);

impl CommentId {
    /// Wraps an id.
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CommentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A comment on a post or media.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// The id that `comment rm` takes.
    pub id: CommentId,
    /// Its text.
    pub content: Option<String>,
    /// What it is on, in the host's own id.
    pub post: Option<String>,
    /// When it was written.
    pub created_at: Option<Timestamp>,
}
