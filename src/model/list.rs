use jiff::Timestamp;

use super::UserName;
use crate::error::{Error, Result};

/// Whose media or posts to list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// The profile's own.
    #[default]
    Mine,
    /// One user's.
    User(UserName),
    /// The public feed.
    Feed,
}

/// `--sort`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Newest first.
    Latest,
    /// In no order; pages repeat items.
    Random,
}

impl Order {
    /// The word on the command line and at imgpile.
    pub fn name(self) -> &'static str {
        match self {
            Order::Latest => "latest",
            Order::Random => "random",
        }
    }
}

/// `--period`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// The last 24 hours.
    Day,
    /// The last 7 days.
    Week,
    /// The last month.
    Month,
    /// The last year.
    Year,
    /// No limit.
    All,
}

impl Period {
    /// The word on the command line and at imgpile.
    pub fn name(self) -> &'static str {
        match self {
            Period::Day => "day",
            Period::Week => "week",
            Period::Month => "month",
            Period::Year => "year",
            Period::All => "all",
        }
    }
}

/// `--type`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaClass {
    /// `image/*`
    Image,
    /// `video/*`
    Video,
    /// Everything else.
    Document,
}

impl MediaClass {
    /// The word on the command line.
    pub fn name(self) -> &'static str {
        match self {
            MediaClass::Image => "image",
            MediaClass::Video => "video",
            MediaClass::Document => "document",
        }
    }

    /// Whether a MIME type is of this class.
    pub fn holds(self, mime: &str) -> bool {
        match self {
            MediaClass::Image => mime.starts_with("image/"),
            MediaClass::Video => mime.starts_with("video/"),
            MediaClass::Document => !mime.starts_with("image/") && !mime.starts_with("video/"),
        }
    }
}

/// `--status`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Not deleted.
    Active,
    /// In the host's trash.
    Trash,
    /// Both.
    All,
}

impl Status {
    /// The word on the command line and at imperial.
    pub fn name(self) -> &'static str {
        match self {
            Status::Active => "active",
            Status::Trash => "trash",
            Status::All => "all",
        }
    }
}

/// A filter of `ls` and `post ls`. A provider says which ones it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QueryField {
    /// `--type`
    Type,
    /// `--user`
    User,
    /// `--feed`
    Feed,
    /// `--sort`
    Sort,
    /// `--period`
    Period,
    /// `--tag`
    Tag,
    /// `--exclude-tag`
    ExcludeTag,
    /// `--nsfw`
    Nsfw,
    /// `--search`
    Search,
    /// `--since`
    Since,
    /// `--until`
    Until,
    /// `--min-size`
    MinSize,
    /// `--max-size`
    MaxSize,
    /// `--folder`
    Folder,
    /// `--favorite`
    Favorite,
    /// `--status`
    Status,
    /// `--page`
    Page,
    /// `--state` of `post ls`
    State,
    /// `--account` of `post ls`
    Account,
    /// `--network` of `post ls`
    Network,
}

impl QueryField {
    /// The option that sets it, for messages.
    pub fn option(self) -> &'static str {
        match self {
            QueryField::Type => "--type",
            QueryField::User => "--user",
            QueryField::Feed => "--feed",
            QueryField::Sort => "--sort",
            QueryField::Period => "--period",
            QueryField::Tag => "--tag",
            QueryField::ExcludeTag => "--exclude-tag",
            QueryField::Nsfw => "--nsfw",
            QueryField::Search => "--search",
            QueryField::Since => "--since",
            QueryField::Until => "--until",
            QueryField::MinSize => "--min-size",
            QueryField::MaxSize => "--max-size",
            QueryField::Folder => "--folder",
            QueryField::Favorite => "--favorite",
            QueryField::Status => "--status",
            QueryField::Page => "--page",
            QueryField::State => "--state",
            QueryField::Account => "--account",
            QueryField::Network => "--network",
        }
    }
}

/// What to list, and how much of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// Whose.
    pub scope: Scope,
    /// At most this many items; `None` is all of them.
    pub limit: Option<u64>,
    /// Start at this page (from 1) of `limit` items; `None` is the first.
    pub page: Option<u64>,
    /// Class of media.
    pub class: Option<MediaClass>,
    /// Order.
    pub order: Option<Order>,
    /// Age.
    pub period: Option<Period>,
    /// An item must carry all of them.
    pub tags: Vec<String>,
    /// An item must carry none of them.
    pub exclude_tags: Vec<String>,
    /// Show adult content too.
    pub nsfw: bool,
    /// Text to look for.
    pub search: Option<String>,
    /// Stored at or after.
    pub since: Option<Timestamp>,
    /// Stored before.
    pub until: Option<Timestamp>,
    /// Bytes.
    pub min_size: Option<u64>,
    /// Bytes.
    pub max_size: Option<u64>,
    /// The host's id of a folder.
    pub folder: Option<String>,
    /// Only favourites.
    pub favorite: bool,
    /// Trash or not.
    pub status: Option<Status>,
    /// A post's state, in the host's words.
    pub state: Vec<String>,
    /// The host's id of a publishing account.
    pub account: Option<String>,
    /// Name of a network posts go to.
    pub network: Vec<String>,
}

impl Default for Query {
    /// The profile's own, 50 items, no filter.
    fn default() -> Self {
        Query {
            scope: Scope::Mine,
            limit: Some(50),
            page: None,
            class: None,
            order: None,
            period: None,
            tags: Vec::new(),
            exclude_tags: Vec::new(),
            nsfw: false,
            search: None,
            since: None,
            until: None,
            min_size: None,
            max_size: None,
            folder: None,
            favorite: false,
            status: None,
            state: Vec::new(),
            account: None,
            network: Vec::new(),
        }
    }
}

impl Query {
    /// How many items come before the first one wanted.
    ///
    /// # Errors
    /// `Usage` for a page without a limit.
    pub fn offset(&self) -> Result<u64> {
        match (self.page, self.limit) {
            (None, _) => Ok(0),
            (Some(page), Some(limit)) => Ok(page.saturating_sub(1).saturating_mul(limit)),
            (Some(_), None) => Err(Error::usage(
                "--page needs --limit: a page is that many items",
            )),
        }
    }

    /// The filters that were given.
    pub fn given(&self) -> Vec<QueryField> {
        [
            (QueryField::User, matches!(self.scope, Scope::User(_))),
            (QueryField::Feed, self.scope == Scope::Feed),
            (QueryField::Page, self.page.is_some()),
            (QueryField::Type, self.class.is_some()),
            (QueryField::Sort, self.order.is_some()),
            (QueryField::Period, self.period.is_some()),
            (QueryField::Tag, !self.tags.is_empty()),
            (QueryField::ExcludeTag, !self.exclude_tags.is_empty()),
            (QueryField::Nsfw, self.nsfw),
            (QueryField::Search, self.search.is_some()),
            (QueryField::Since, self.since.is_some()),
            (QueryField::Until, self.until.is_some()),
            (QueryField::MinSize, self.min_size.is_some()),
            (QueryField::MaxSize, self.max_size.is_some()),
            (QueryField::Folder, self.folder.is_some()),
            (QueryField::Favorite, self.favorite),
            (QueryField::Status, self.status.is_some()),
            (QueryField::State, !self.state.is_empty()),
            (QueryField::Account, self.account.is_some()),
            (QueryField::Network, !self.network.is_empty()),
        ]
        .into_iter()
        .filter_map(|(field, given)| given.then_some(field))
        .collect()
    }
}

/// What a listing found: at most [`Query::limit`] items, whatever the host's page size.
#[derive(Clone, Debug, PartialEq)]
pub struct Listing<T> {
    /// The items, in the host's order.
    pub items: Vec<T>,
    /// How many there are in all, where the host tells.
    pub total: Option<u64>,
    /// Things worth a note, such as "only the root folder is shown".
    pub notes: Vec<String>,
}

impl<T> Listing<T> {
    /// A listing without total or notes.
    pub fn of(items: Vec<T>) -> Self {
        Listing {
            items,
            total: None,
            notes: Vec::new(),
        }
    }

    /// Changes the items and nothing else.
    pub fn map<U>(self, change: impl FnMut(T) -> U) -> Listing<U> {
        Listing {
            items: self.items.into_iter().map(change).collect(),
            total: self.total,
            notes: self.notes,
        }
    }
}
