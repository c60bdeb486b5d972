use jiff::Timestamp;

use crate::cli::values;
use crate::error::{Error, Result};
use crate::model::{MediaClass, Order, Period, Query, Scope, Status, UserName};

/// How much of a listing to show.
#[derive(clap::Args, Clone, Debug)]
#[command(next_help_heading = "Pages")]
pub struct Paging {
    /// At most this many
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u64).range(1..))]
    pub limit: u64,
    /// Everything there is
    #[arg(long, conflicts_with_all = ["limit", "page"])]
    pub all: bool,
    /// Start at this page of --limit items
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    pub page: Option<u64>,
}

impl Paging {
    /// A query without filters.
    pub fn query(&self) -> Query {
        Query {
            limit: (!self.all).then_some(self.limit),
            page: self.page,
            ..Query::default()
        }
    }
}

/// Filters of a listing. Hosts differ in which ones they have.
#[derive(clap::Args, Clone, Debug)]
#[command(next_help_heading = "Filters")]
pub struct Filters {
    /// What this user has, instead of what is yours
    #[arg(long, value_name = "NAME", conflicts_with = "feed")]
    pub user: Option<String>,
    /// The public feed, instead of what is yours
    #[arg(long)]
    pub feed: bool,
    /// Order of the list
    #[arg(long, value_enum)]
    pub sort: Option<Order>,
    /// Not older than this
    #[arg(long, value_enum)]
    pub period: Option<Period>,
    /// Only with this tag; may be given several times
    #[arg(long, value_name = "TAG")]
    pub tag: Vec<String>,
    /// Adult content too
    #[arg(long)]
    pub nsfw: bool,
    /// Only with this text
    #[arg(long, value_name = "TEXT")]
    pub search: Option<String>,
    /// From this date on: 2026-01-31, or how long ago: 3d
    #[arg(long, value_name = "DATE", value_parser = values::since)]
    pub since: Option<Timestamp>,
    /// Up to this date
    #[arg(long, value_name = "DATE", value_parser = values::until)]
    pub until: Option<Timestamp>,
}

impl Filters {
    /// Adds the filters to a query.
    ///
    /// # Errors
    /// `Usage` for everything in random order.
    pub fn apply(&self, query: Query) -> Result<Query> {
        if self.sort == Some(Order::Random) && query.limit.is_none() {
            return Err(Error::usage(
                "--all and --sort random don't go together: random pages repeat items",
            ));
        }
        let scope = match &self.user {
            Some(name) => Scope::User(UserName::new(name)),
            None if self.feed => Scope::Feed,
            None => Scope::Mine,
        };
        Ok(Query {
            scope,
            order: self.sort,
            period: self.period,
            tags: self.tag.clone(),
            nsfw: self.nsfw,
            search: self.search.clone(),
            since: self.since,
            until: self.until,
            ..query
        })
    }
}

/// Filters that only media have.
#[derive(clap::Args, Clone, Debug)]
#[command(next_help_heading = "Filters")]
pub struct MediaFilters {
    /// Only files of this class
    #[arg(long = "type", value_enum, value_name = "CLASS")]
    pub class: Option<MediaClass>,
    /// Only without this tag; may be given several times
    #[arg(long, value_name = "TAG")]
    pub exclude_tag: Vec<String>,
    /// At least this large: 20k, 5M
    #[arg(long, value_name = "SIZE", value_parser = values::size)]
    pub min_size: Option<u64>,
    /// At most this large
    #[arg(long, value_name = "SIZE", value_parser = values::size)]
    pub max_size: Option<u64>,
    /// In this folder, by the host's id
    #[arg(long, value_name = "ID")]
    pub folder: Option<String>,
    /// Only favourites
    #[arg(long)]
    pub favorite: bool,
    /// Only those that are active, those in the trash, or all
    #[arg(long, value_enum)]
    pub status: Option<Status>,
}

impl MediaFilters {
    /// Adds the filters to a query.
    pub fn apply(&self, query: Query) -> Query {
        Query {
            class: self.class,
            exclude_tags: self.exclude_tag.clone(),
            min_size: self.min_size,
            max_size: self.max_size,
            folder: self.folder.clone(),
            favorite: self.favorite,
            status: self.status,
            ..query
        }
    }
}
