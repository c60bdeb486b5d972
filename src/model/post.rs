use std::fmt;

use jiff::Timestamp;
use url::Url;

use super::{Media, MediaId, Visibility};
use crate::error::Error;
use crate::secret::Secret;

/// A post's id as its provider prints it; imgpile's slug, PostEverywhere's UUID.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PostId(String);

impl PostId {
    /// Wraps an id.
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PostId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The key that opens a private post.
pub type PostKey = Secret<String>;

/// A page or publication made of media.
#[derive(Clone, Debug)]
pub struct Post {
    /// The id that `post show` and `post rm` take.
    pub id: PostId,
    /// A second, numeric id where the host has one (imgpile votes by it).
    pub number: Option<u64>,
    /// The page for people, with its key where the post is private: ready to share.
    pub page: Option<Url>,
    /// Title.
    pub title: Option<String>,
    /// Description, or the text of a publication.
    pub description: Option<String>,
    /// Who can see it.
    pub visibility: Option<Visibility>,
    /// Adult content.
    pub nsfw: Option<bool>,
    /// The host's word for its state: `approved`, `scheduled`, `published`, …
    pub state: Option<String>,
    /// Upvotes minus downvotes.
    pub score: Option<i64>,
    /// Page views.
    pub views: Option<u64>,
    /// How many media it has.
    pub media_count: Option<u64>,
    /// Its media, as far as the answer showed them.
    pub media: Vec<Media>,
    /// The votes of the profile's own user.
    pub flags: Option<super::Flags>,
    /// Its author's name.
    pub owner: Option<String>,
    /// Ids of the publishing accounts it goes to.
    pub accounts: Vec<String>,
    /// When it was made.
    pub created_at: Option<Timestamp>,
    /// When it will be published.
    pub scheduled_for: Option<Timestamp>,
    /// The key that opens it, where it is private and the profile owns it.
    pub key: Option<PostKey>,
}

impl Post {
    /// A post of which only the id is known.
    pub fn new(id: impl Into<String>) -> Self {
        Post {
            id: PostId::new(id),
            number: None,
            page: None,
            title: None,
            description: None,
            visibility: None,
            nsfw: None,
            state: None,
            score: None,
            views: None,
            media_count: None,
            media: Vec::new(),
            flags: None,
            owner: None,
            accounts: Vec::new(),
            created_at: None,
            scheduled_for: None,
            key: None,
        }
    }
}

/// One media of a new post. Hosts differ in which of the two ids they want.
#[derive(Clone, Debug)]
pub struct PostMedia {
    /// The id that hoist prints.
    pub id: MediaId,
    /// The numeric id, from the upload or the history.
    pub number: Option<u64>,
    /// The direct link, where known.
    pub direct: Option<Url>,
    /// What to call it on a page.
    pub name: Option<String>,
}

/// A field of `post create` or `post edit`. A provider says which ones it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PostField {
    /// `--title`
    Title,
    /// `--description`
    Description,
    /// `--visibility`
    Visibility,
    /// `--nsfw`
    Nsfw,
    /// `--content`
    Content,
    /// `--account`
    Account,
    /// `--at`
    At,
    /// `--tz`
    TimeZone,
    /// `--draft`
    Draft,
    /// `--queue`
    Queue,
    /// `--wait`
    Wait,
    /// `--network-content`
    NetworkContent,
    /// `--order` of `post edit`
    Order,
    /// `--media` of `post edit`
    Media,
}

impl PostField {
    /// The option that sets it, for messages.
    pub fn option(self) -> &'static str {
        match self {
            PostField::Title => "--title",
            PostField::Description => "--description",
            PostField::Visibility => "--visibility",
            PostField::Nsfw => "--nsfw",
            PostField::Content => "--content",
            PostField::Account => "--account",
            PostField::At => "--at",
            PostField::TimeZone => "--tz",
            PostField::Draft => "--draft",
            PostField::Queue => "--queue",
            PostField::Wait => "--wait",
            PostField::NetworkContent => "--network-content",
            PostField::Order => "--order",
            PostField::Media => "--media",
        }
    }
}

/// A post to be made. Only what was asked for is `Some`.
#[derive(Clone, Debug, Default)]
pub struct NewPost {
    /// Its media, in order.
    pub media: Vec<PostMedia>,
    /// Title.
    pub title: Option<String>,
    /// Description.
    pub description: Option<String>,
    /// Who can see it.
    pub visibility: Option<Visibility>,
    /// Adult content.
    pub nsfw: Option<bool>,
    /// The text of a publication.
    pub content: Option<String>,
    /// Ids of the accounts to publish on.
    pub accounts: Vec<String>,
    /// When to publish.
    pub at: Option<Timestamp>,
    /// IANA name of the zone in which `at` was meant.
    pub time_zone: Option<String>,
    /// Save without publishing.
    pub draft: bool,
    /// Take the next slot of the posting queue.
    pub queue: bool,
    /// Wait until every destination has an outcome.
    pub wait: bool,
    /// Text for one network: name and text.
    pub network_content: Vec<(String, String)>,
}

impl NewPost {
    /// The fields that were given.
    pub fn given(&self) -> Vec<PostField> {
        [
            (PostField::Title, self.title.is_some()),
            (PostField::Description, self.description.is_some()),
            (PostField::Visibility, self.visibility.is_some()),
            (PostField::Nsfw, self.nsfw.is_some()),
            (PostField::Content, self.content.is_some()),
            (PostField::Account, !self.accounts.is_empty()),
            (PostField::At, self.at.is_some()),
            (PostField::TimeZone, self.time_zone.is_some()),
            (PostField::Draft, self.draft),
            (PostField::Queue, self.queue),
            (PostField::Wait, self.wait),
            (PostField::NetworkContent, !self.network_content.is_empty()),
        ]
        .into_iter()
        .filter_map(|(field, given)| given.then_some(field))
        .collect()
    }
}

/// A post that was made.
#[derive(Debug)]
pub struct PostCreated {
    /// The post as far as the answers told.
    pub post: Post,
    /// Why metadata that needs a second call is missing. The post itself is there, and may be more public than asked.
    pub incomplete: Option<Error>,
    /// Things worth a note.
    pub notes: Vec<String>,
}

/// What to change of a post. Only what was asked for is `Some`.
#[derive(Clone, Debug, Default)]
pub struct PostEdit {
    /// New title.
    pub title: Option<String>,
    /// New description.
    pub description: Option<String>,
    /// New visibility.
    pub visibility: Option<Visibility>,
    /// Adult content or not.
    pub nsfw: Option<bool>,
    /// The media in their new order.
    pub order: Option<Vec<MediaId>>,
    /// New text.
    pub content: Option<String>,
    /// New accounts.
    pub accounts: Option<Vec<String>>,
    /// New media, replacing all.
    pub media: Option<Vec<MediaId>>,
    /// New time.
    pub at: Option<Timestamp>,
    /// IANA name of the zone in which `at` was meant.
    pub time_zone: Option<String>,
    /// New text for one network: name and text.
    pub network_content: Vec<(String, String)>,
}

impl PostEdit {
    /// The fields that were given.
    pub fn given(&self) -> Vec<PostField> {
        [
            (PostField::Title, self.title.is_some()),
            (PostField::Description, self.description.is_some()),
            (PostField::Visibility, self.visibility.is_some()),
            (PostField::Nsfw, self.nsfw.is_some()),
            (PostField::Order, self.order.is_some()),
            (PostField::Content, self.content.is_some()),
            (PostField::Account, self.accounts.is_some()),
            (PostField::Media, self.media.is_some()),
            (PostField::At, self.at.is_some()),
            (PostField::TimeZone, self.time_zone.is_some()),
            (PostField::NetworkContent, !self.network_content.is_empty()),
        ]
        .into_iter()
        .filter_map(|(field, given)| given.then_some(field))
        .collect()
    }
}
