use std::fmt;

use jiff::Timestamp;

use super::{Links, Visibility};

/// A media's id as its provider prints it: a slug, a UUID, a number.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MediaId(String);

impl MediaId {
    /// Wraps an id.
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for MediaId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One stored file, as far as its host tells. Unknown is `None`, never a guess.
#[derive(Clone, Debug, PartialEq)]
pub struct Media {
    /// The id that `show`, `rm` and `edit` take.
    pub id: MediaId,
    /// A second, numeric id where the host has one (imgpile's posts are made of these).
    pub number: Option<u64>,
    /// Where it is.
    pub links: Links,
    /// The file's original name.
    pub name: Option<String>,
    /// Title given by its owner.
    pub title: Option<String>,
    /// Description given by its owner.
    pub description: Option<String>,
    /// MIME type.
    pub mime: Option<String>,
    /// Length in bytes of the stored file.
    pub size: Option<u64>,
    /// The host's own words for the size where it tells no bytes (imperial's `240.1KB`).
    pub size_text: Option<String>,
    /// Pixels.
    pub width: Option<u32>,
    /// Pixels.
    pub height: Option<u32>,
    /// When it was stored.
    pub created_at: Option<Timestamp>,
    /// When the host will delete it.
    pub expires_at: Option<Timestamp>,
    /// Tags, in the host's order.
    pub tags: Vec<String>,
    /// Who can see it.
    pub visibility: Option<Visibility>,
    /// Adult content.
    pub nsfw: Option<bool>,
    /// The host's word for its state: `approved`, `pending`, `processing`, …
    pub state: Option<String>,
    /// Its owner's name.
    pub owner: Option<String>,
}

impl Media {
    /// A media of which only the id is known.
    pub fn new(id: impl Into<String>) -> Self {
        Media {
            id: MediaId::new(id),
            number: None,
            links: Links::default(),
            name: None,
            title: None,
            description: None,
            mime: None,
            size: None,
            size_text: None,
            width: None,
            height: None,
            created_at: None,
            expires_at: None,
            tags: Vec::new(),
            visibility: None,
            nsfw: None,
            state: None,
            owner: None,
        }
    }
}
