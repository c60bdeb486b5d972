use url::Url;

use super::{Field, MediaId, Visibility};
use crate::secret::Secret;

/// What is to become of a media's tags.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TagChange {
    /// These and no others.
    Replace(Vec<String>),
    /// These as well.
    Add(Vec<String>),
    /// All but these.
    Remove(Vec<String>),
}

/// Where a media is to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FolderChange {
    /// Out of every folder.
    Root,
    /// Into the folder with this id.
    Into(String),
}

/// What to change of a media. Only what was asked for is `Some`.
#[derive(Clone, Debug, Default)]
pub struct MediaEdit {
    /// New title; empty clears it.
    pub title: Option<String>,
    /// New description; empty clears it.
    pub description: Option<String>,
    /// New visibility.
    pub visibility: Option<Visibility>,
    /// Adult content or not.
    pub nsfw: Option<bool>,
    /// Tags.
    pub tags: Option<TagChange>,
    /// Folder.
    pub folder: Option<FolderChange>,
    /// Album to add it to.
    pub album: Option<String>,
}

impl MediaEdit {
    /// The fields that were given.
    pub fn given(&self) -> Vec<Field> {
        [
            (Field::Title, self.title.is_some()),
            (Field::Description, self.description.is_some()),
            (Field::Visibility, self.visibility.is_some()),
            (Field::Nsfw, self.nsfw.is_some()),
            (Field::Tags, self.tags.is_some()),
            (Field::Folder, self.folder.is_some()),
            (Field::Album, self.album.is_some()),
        ]
        .into_iter()
        .filter_map(|(field, given)| given.then_some(field))
        .collect()
    }
}

/// What to delete, and how.
#[derive(Clone, Debug)]
pub struct Removal {
    /// The media's id.
    pub id: MediaId,
    /// The delete link that the host gave at upload, from the history.
    pub delete_link: Option<Secret<Url>>,
    /// The direct link, from the history: tells "already gone" where a delete link cannot.
    pub direct: Option<Url>,
    /// The page for people, from the history; for the same purpose.
    pub page: Option<Url>,
    /// Delete although something uses it.
    pub force: bool,
    /// Forget the media but leave the file on the host's disk.
    pub preserve_on_disk: bool,
}

impl Removal {
    /// Deletes by id, plainly.
    pub fn of(id: MediaId) -> Self {
        Removal {
            id,
            delete_link: None,
            direct: None,
            page: None,
            force: false,
            preserve_on_disk: false,
        }
    }
}

/// How a deletion ended well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removed {
    /// It is gone now.
    Deleted,
    /// It was gone already.
    AlreadyGone,
}
