use jiff::Timestamp;
use serde::Serialize;

use super::{MediaView, seconds, text};
use crate::model::{Comment, Person, Post};
use crate::provider::{PublishingAccount, PublishingResult};

/// One post.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PostView {
    /// Profile.
    pub profile: String,
    /// Provider.
    pub provider: String,
    /// The id that other commands take.
    pub id: String,
    /// The page for people; of a private post it holds the key.
    pub page_url: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// Description or text.
    pub description: Option<String>,
    /// `public`, `hidden`, `private`.
    pub visibility: Option<&'static str>,
    /// Adult content.
    pub nsfw: Option<bool>,
    /// The host's word for its state.
    pub state: Option<String>,
    /// Upvotes minus downvotes.
    pub score: Option<i64>,
    /// The profile's own vote: `up`, `down` or `none`.
    pub vote: Option<&'static str>,
    /// Page views.
    pub views: Option<u64>,
    /// How many media it has.
    pub media_count: Option<u64>,
    /// Its author.
    pub owner: Option<String>,
    /// Publishing accounts it goes to.
    pub accounts: Vec<String>,
    /// When it was made.
    #[serde(serialize_with = "seconds")]
    pub created_at: Option<Timestamp>,
    /// When it will be published.
    #[serde(serialize_with = "seconds")]
    pub scheduled_for: Option<Timestamp>,
    /// Its media, as far as the host told.
    pub media: Vec<MediaView>,
}

impl PostView {
    /// A post of this profile.
    pub fn new(profile: &str, provider: &str, post: &Post) -> Self {
        PostView {
            profile: profile.to_owned(),
            provider: provider.to_owned(),
            id: post.id.to_string(),
            page_url: text(&post.page),
            title: post.title.clone(),
            description: post.description.clone(),
            visibility: post.visibility.map(|visibility| visibility.name()),
            nsfw: post.nsfw,
            state: post.state.clone(),
            score: post.score,
            vote: post.flags.map(|flags| match (flags.up, flags.down) {
                (true, _) => "up",
                (false, true) => "down",
                (false, false) => "none",
            }),
            views: post.views,
            media_count: post.media_count,
            owner: post.owner.clone(),
            accounts: post.accounts.clone(),
            created_at: post.created_at,
            scheduled_for: post.scheduled_for,
            media: post
                .media
                .iter()
                .map(|media| MediaView::new(profile, provider, media))
                .collect(),
        }
    }
}

/// One comment.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CommentView {
    /// The id that `comment rm` takes.
    pub id: String,
    /// Text.
    pub content: Option<String>,
    /// What it is on.
    pub post: Option<String>,
    /// When it was written.
    #[serde(serialize_with = "seconds")]
    pub created_at: Option<Timestamp>,
}

impl From<&Comment> for CommentView {
    fn from(comment: &Comment) -> Self {
        CommentView {
            id: comment.id.to_string(),
            content: comment.content.clone(),
            post: comment.post.clone(),
            created_at: comment.created_at,
        }
    }
}

/// One user of a host.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PersonView {
    /// Name.
    pub name: String,
}

impl From<&Person> for PersonView {
    fn from(person: &Person) -> Self {
        PersonView {
            name: person.name.to_string(),
        }
    }
}

/// What became of a publication at one destination.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ResultView {
    /// The account's id.
    pub account: String,
    /// The account's name.
    pub account_name: Option<String>,
    /// The network.
    pub network: Option<String>,
    /// The host's word.
    pub state: String,
    /// The publication's address.
    pub url: Option<String>,
    /// Why it failed, in the host's words.
    pub error: Option<String>,
    /// When it was published.
    #[serde(serialize_with = "seconds")]
    pub published_at: Option<Timestamp>,
    /// Tries so far.
    pub attempts: Option<u64>,
}

impl From<&PublishingResult> for ResultView {
    fn from(result: &PublishingResult) -> Self {
        ResultView {
            account: result.account.clone(),
            account_name: result.account_name.clone(),
            network: result.network.clone(),
            state: result.state.clone(),
            url: text(&result.url),
            error: result.error.clone(),
            published_at: result.published_at,
            attempts: result.attempts,
        }
    }
}

/// An account that posts can be published on.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AccountView {
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

impl From<&PublishingAccount> for AccountView {
    fn from(account: &PublishingAccount) -> Self {
        AccountView {
            id: account.id.clone(),
            network: account.network.clone(),
            name: account.name.clone(),
            can_post: account.can_post,
            health: account.health.clone(),
        }
    }
}
