use async_trait::async_trait;
use jiff::Timestamp;
use url::Url;

use crate::error::Result;
use crate::model::{
    Comment, CommentId, Direction, Download, Field, Flags, Listing, Media, MediaEdit, MediaId,
    NewPost, Person, Post, PostCreated, PostEdit, PostField, PostId, Query, QueryField, Removal,
    Removed, Resize, Score, Subject, Upload, Uploaded, UserName,
};
use crate::provider::sharex::Uploader;
use crate::secret::Secret;

/// Lists and shows media.
#[async_trait(?Send)]
pub trait Library {
    /// Filters that [`Library::list`] understands. Others are refused before it is called.
    fn fields(&self) -> &'static [QueryField];

    /// Whether the host can say which media are this profile's. Where not, the local history answers.
    fn knows_mine(&self) -> bool {
        true
    }

    /// Lists media, following the host's pages until `query.limit` items are there.
    ///
    /// # Errors
    /// The host's refusal.
    async fn list(&self, query: &Query) -> Result<Listing<Media>>;

    /// One media.
    ///
    /// # Errors
    /// `NotFound`, or the host's refusal.
    async fn show(&self, id: &MediaId) -> Result<Media>;

    /// Those media of these ids that are there. Hosts that take many ids in one request do better than asking for each.
    ///
    /// # Errors
    /// The host's refusal.
    async fn show_several(&self, ids: &[MediaId]) -> Result<Vec<Media>> {
        let mut found = Vec::new();
        for id in ids {
            match self.show(id).await {
                Ok(media) => found.push(media),
                Err(error) if error.kind == crate::error::Kind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        Ok(found)
    }

    /// A link that opens a private media for a while, and when it ends.
    ///
    /// # Errors
    /// `Unsupported` by default.
    async fn private_link(&self, id: &MediaId) -> Result<(Secret<Url>, Option<Timestamp>)> {
        let _ = id;
        Err(crate::error::Error::new(
            crate::error::Kind::Unsupported,
            "this host has no private links",
        ))
    }
}

/// Has the host fetch a file from the web by itself.
#[async_trait(?Send)]
pub trait Importer {
    /// Puts the file behind a link on the host, as [`super::Provider::upload`] does with one of this machine. `name` replaces the
    /// file's own name.
    ///
    /// # Errors
    /// The host's refusal, or `UnknownOutcome` when its answer was lost.
    async fn import_url(&self, url: &Url, name: Option<&str>, upload: &Upload) -> Result<Uploaded>;
}

/// Can be said as a ShareX custom uploader.
pub trait Exporter {
    /// The uploader that sends what a plain upload does. Tokens stand in it as `{secret:NAME}`.
    ///
    /// # Errors
    /// `Io` and `Config` for a file of one's own that can't be read.
    fn uploader(&self) -> Result<Uploader>;
}

/// Makes short links.
#[async_trait(?Send)]
pub trait Shortener {
    /// Has the host make a short link, which is the direct link of what is given back.
    ///
    /// # Errors
    /// The host's refusal, or `UnknownOutcome` when its answer was lost.
    async fn shorten(&self, url: &Url) -> Result<Uploaded>;
}

/// Deletes media.
#[async_trait(?Send)]
pub trait Remover {
    /// Whether a deletion needs the link that the host gave at upload.
    fn needs_delete_link(&self) -> bool {
        false
    }

    /// Whether [`Removal::force`] means something here.
    fn has_force(&self) -> bool {
        false
    }

    /// Whether [`Removal::preserve_on_disk`] means something here.
    fn has_preserve_on_disk(&self) -> bool {
        false
    }

    /// Deletes. What is gone already is a success.
    ///
    /// # Errors
    /// The host's refusal.
    async fn remove(&self, removal: &Removal) -> Result<Removed>;
}

/// Changes media.
#[async_trait(?Send)]
pub trait Editor {
    /// Fields that can be changed. Others are refused before [`Editor::edit`] is called.
    fn fields(&self) -> &'static [Field];

    /// Changes what was given and nothing else.
    ///
    /// # Errors
    /// The host's refusal.
    async fn edit(&self, id: &MediaId, edit: &MediaEdit) -> Result<()>;
}

/// Makes posts of media.
#[async_trait(?Send)]
pub trait Posts {
    /// Fields of a new post.
    fn create_fields(&self) -> &'static [PostField];

    /// Fields of an edit; empty where posts can't be changed.
    fn edit_fields(&self) -> &'static [PostField];

    /// Filters of [`Posts::list`].
    fn list_fields(&self) -> &'static [QueryField];

    /// Whether a post may be made of text alone.
    fn text_alone(&self) -> bool {
        false
    }

    /// Most media in one post, where the vendor says so.
    fn max_media(&self) -> Option<usize> {
        None
    }

    /// What this host will refuse about a post whatever its media are. Asked before anything is uploaded for it.
    ///
    /// # Errors
    /// `Usage`, naming the option.
    fn check_new(&self, post: &NewPost) -> Result<()> {
        let _ = post;
        Ok(())
    }

    /// Makes a post. Never repeated once it may have been processed.
    ///
    /// # Errors
    /// The host's refusal, or `UnknownOutcome`.
    async fn create(&self, post: &NewPost) -> Result<PostCreated>;

    /// Lists posts.
    ///
    /// # Errors
    /// The host's refusal.
    async fn list(&self, query: &Query) -> Result<Listing<Post>>;

    /// One post with all its media. `key` opens a private one.
    ///
    /// # Errors
    /// `NotFound`, or the host's refusal.
    async fn show(&self, id: &PostId, key: Option<&Secret<String>>) -> Result<Post>;

    /// Changes what was given. The answer holds what the host told: a new key and share link, for one.
    ///
    /// # Errors
    /// The host's refusal.
    async fn edit(&self, id: &PostId, edit: &PostEdit) -> Result<Option<Post>>;

    /// Deletes. What is gone already is a success.
    ///
    /// # Errors
    /// The host's refusal.
    async fn remove(&self, id: &PostId) -> Result<Removed>;
}

/// The outcome of one destination of a published post.
#[derive(Clone, Debug, PartialEq)]
pub struct PublishingResult {
    /// The account's id.
    pub account: String,
    /// The account's name.
    pub account_name: Option<String>,
    /// The network.
    pub network: Option<String>,
    /// The host's word: `queued`, `publishing`, `published`, `failed`.
    pub state: String,
    /// The publication's address.
    pub url: Option<Url>,
    /// Why it failed.
    pub error: Option<String>,
    /// When it was published.
    pub published_at: Option<Timestamp>,
    /// Tries so far.
    pub attempts: Option<u64>,
}

/// An account that posts can be published on.
#[derive(Clone, Debug, PartialEq)]
pub struct PublishingAccount {
    /// The id that `--account` takes.
    pub id: String,
    /// The network.
    pub network: Option<String>,
    /// Name.
    pub name: Option<String>,
    /// Whether posts to it can work now.
    pub can_post: Option<bool>,
    /// The host's word for its health.
    pub health: Option<String>,
}

/// Publishes posts on other networks.
#[async_trait(?Send)]
pub trait Publishing {
    /// The outcome of each destination.
    ///
    /// # Errors
    /// The host's refusal.
    async fn results(&self, id: &PostId) -> Result<Vec<PublishingResult>>;

    /// Sends failed destinations again; all, or only these accounts. Gives how many.
    ///
    /// # Errors
    /// The host's refusal, or `UnknownOutcome`.
    async fn retry(&self, id: &PostId, accounts: &[String]) -> Result<Option<u64>>;

    /// Publishes a draft, now or at a time.
    ///
    /// # Errors
    /// The host's refusal, or `UnknownOutcome`.
    async fn publish(&self, id: &PostId, at: Option<Timestamp>) -> Result<()>;

    /// Where the profile can publish.
    ///
    /// # Errors
    /// The host's refusal.
    async fn accounts(&self) -> Result<Vec<PublishingAccount>>;
}

/// Votes. The host's votes may be toggles: `ops` reads the flags before it presses.
#[async_trait(?Send)]
pub trait Votes {
    /// The votes that the profile's user has given on a post.
    ///
    /// # Errors
    /// `NotFound`, or the host's refusal.
    async fn flags(&self, post: &PostId) -> Result<Flags>;

    /// Presses a vote button once. Never repeated once it may have been processed.
    ///
    /// # Errors
    /// The host's refusal, or `UnknownOutcome`.
    async fn press(&self, subject: &Subject, direction: Direction) -> Result<Score>;
}

/// Comments.
#[async_trait(?Send)]
pub trait Comments {
    /// Writes a comment.
    ///
    /// # Errors
    /// The host's refusal, or `UnknownOutcome`.
    async fn add(&self, post: &PostId, content: &str) -> Result<Comment>;

    /// Deletes a comment. What is gone already is a success.
    ///
    /// # Errors
    /// The host's refusal.
    async fn remove(&self, id: &CommentId) -> Result<Removed>;

    /// A user's comments.
    ///
    /// # Errors
    /// The host's refusal.
    async fn of_user(&self, user: &UserName, query: &Query) -> Result<Listing<Comment>>;
}

/// Other users.
#[async_trait(?Send)]
pub trait People {
    /// A user's posts.
    ///
    /// # Errors
    /// The host's refusal.
    async fn posts(&self, user: &UserName, query: &Query) -> Result<Listing<Post>>;

    /// A user's media.
    ///
    /// # Errors
    /// The host's refusal.
    async fn media(&self, user: &UserName, query: &Query) -> Result<Listing<Media>>;

    /// Who follows a user.
    ///
    /// # Errors
    /// The host's refusal.
    async fn followers(&self, user: &UserName, query: &Query) -> Result<Listing<Person>>;

    /// Whom a user follows.
    ///
    /// # Errors
    /// The host's refusal.
    async fn following(&self, user: &UserName, query: &Query) -> Result<Listing<Person>>;

    /// Follows a user.
    ///
    /// # Errors
    /// The host's refusal.
    async fn follow(&self, user: &UserName) -> Result<()>;

    /// Stops following a user.
    ///
    /// # Errors
    /// The host's refusal.
    async fn unfollow(&self, user: &UserName) -> Result<()>;
}

/// What the history knows of a media that is to be fetched.
#[derive(Clone, Debug)]
pub struct Stored {
    /// The id.
    pub id: MediaId,
    /// The direct link, where known.
    pub direct: Option<Url>,
}

/// Downloads media.
#[async_trait(?Send)]
pub trait Fetcher {
    /// Whether the host can resize before sending.
    fn resizes(&self) -> bool {
        false
    }

    /// Starts a download.
    ///
    /// # Errors
    /// `NotFound`, or the host's refusal.
    async fn fetch(&self, media: &Stored, resize: Resize) -> Result<Download>;
}

/// Whether a host took the token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenVerdict {
    /// The host took it.
    Accepted,
    /// No harmless call of this host shows it.
    NotTested,
    /// None is needed.
    NotNeeded,
    /// None is stored.
    Missing,
}

/// What a harmless call showed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Whom the host was reached as: its host name or folder.
    pub place: String,
    /// The token.
    pub token: TokenVerdict,
}

/// Facts about the profile's own account, in the host's words: label and value, in order.
pub type AccountFacts = Vec<(String, String)>;

/// Statistics and quota of the profile's own account.
#[async_trait(?Send)]
pub trait Account {
    /// Asks the host.
    ///
    /// # Errors
    /// The host's refusal.
    async fn facts(&self) -> Result<AccountFacts>;
}

/// Trades user name and password for a session.
#[async_trait(?Send)]
pub trait Sessions {
    /// Logs in. The session is what [`crate::secret::TokenKind::Jwt`] stores.
    ///
    /// # Errors
    /// `Auth` when the host refuses them.
    async fn open(&self, user: &str, password: &Secret<String>) -> Result<Secret<String>>;
}
