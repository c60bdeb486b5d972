//! Lists, page by page.

use serde::de::DeserializeOwned;
use url::Url;

use super::Imgpile;
use super::wire::{Item, Page};
use crate::error::{Error, Kind, Result};
use crate::http::Call;
use crate::model::{Listing, Order, Query, QueryField, Scope};

/// The filters of `GET /media` and `GET /posts`.
pub(super) static FIELDS: [QueryField; 7] = [
    QueryField::User,
    QueryField::Feed,
    QueryField::Page,
    QueryField::Sort,
    QueryField::Period,
    QueryField::Tag,
    QueryField::Nsfw,
];

/// The page's own upper bound; what the host does beyond it is not documented.
const MOST_PER_PAGE: u64 = 250;

type Filters = Vec<(&'static str, String)>;

impl Imgpile {
    /// Lists media or posts (`kind`).
    ///
    /// A user's things can be read in two ways. `/users/{u}/{kind}` has no filters, and the rule that lists show only what
    /// moderation approved is stated for `/media` and `/posts` alone: without filters it is asked, so that a fresh upload is
    /// seen. With filters only `/{kind}?username=` will do.
    pub(super) async fn feed<T: Item + DeserializeOwned>(
        &self,
        operation: &'static str,
        kind: &'static str,
        query: &Query,
    ) -> Result<Listing<T>> {
        let mut filters = filters(query)?;
        let user = match &query.scope {
            Scope::Mine => Some(self.username()?),
            Scope::User(name) => Some(name.as_str()),
            Scope::Feed => None,
        };
        let url = match user {
            Some(user) if filters.is_empty() => self.api(["users", user, kind]),
            Some(user) => {
                filters.push(("username", user.to_owned()));
                self.api([kind])
            }
            None => self.api([kind]),
        };
        let thing = match user {
            Some(user) => format!("{kind} of user '{user}'"),
            None => kind.to_owned(),
        };
        self.pages(operation, &url, &filters, query, &thing).await
    }

    /// Follows the pages of a list until `query.limit` items are there. The next page's address is built, not taken from the
    /// answer: nobody promises that the host's own keeps the filters.
    pub(super) async fn pages<T: Item + DeserializeOwned>(
        &self,
        operation: &'static str,
        url: &Url,
        filters: &[(&'static str, String)],
        query: &Query,
        thing: &str,
    ) -> Result<Listing<T>> {
        let wanted = query.limit.unwrap_or(u64::MAX);
        let per_page = wanted.min(MOST_PER_PAGE);
        let mut listing = Listing::of(Vec::new());
        if wanted == 0 {
            return Ok(listing);
        }
        let offset = query.offset()?;
        let mut number = offset / per_page + 1;
        let mut skip = offset % per_page;
        let mut first_before: Option<String> = None;
        loop {
            let call = Call::get(operation, url.clone())
                .query(filters.iter().map(|(key, value)| (*key, value)))
                .query([
                    ("limit", per_page.to_string()),
                    ("page", number.to_string()),
                ])
                .auth(self.any_token()?);
            let page: Page<T> = self.ask(call, thing).await?;
            listing.total = page.total().or(listing.total);
            let first = page.data.first().map(|item| item.key().to_owned());
            // A route that knows no pages answers each page with the same items.
            if first.is_none() || first == first_before {
                return Ok(listing);
            }
            first_before = first;
            let more = page.has_next().unwrap_or(true);
            for item in page.data {
                if skip > 0 {
                    skip -= 1;
                } else if (listing.items.len() as u64) < wanted {
                    listing.items.push(item);
                }
            }
            if !more || listing.items.len() as u64 >= wanted {
                return Ok(listing);
            }
            number += 1;
        }
    }

    fn username(&self) -> Result<&str> {
        self.connection.setting("username").ok_or_else(|| {
            let profile = &self.connection.profile;
            Error::new(
                Kind::Config,
                format!(
                    "profile '{profile}' has no username, and imgpile can't tell whose a token is"
                ),
            )
            .of(super::NAME)
            .advice(format!(
                "set `username` in [profiles.{profile}], or name a user with --user"
            ))
        })
    }
}

fn filters(query: &Query) -> Result<Filters> {
    let mut filters = Filters::new();
    match query.tags.as_slice() {
        [] => {}
        [tag] => filters.push(("tag", tag.clone())),
        _ => return Err(Error::usage("imgpile filters by one --tag at a time")),
    }
    if let Some(order) = query.order {
        let one_page = query.limit.is_some_and(|limit| limit <= MOST_PER_PAGE);
        if order == Order::Random && !one_page {
            return Err(Error::usage(format!(
                "imgpile repeats items from page to page in random order: ask for at most {MOST_PER_PAGE} with --limit"
            )));
        }
        filters.push(("sort", order.name().to_owned()));
    }
    if let Some(period) = query.period {
        filters.push(("period", period.name().to_owned()));
    }
    if query.nsfw {
        filters.push(("nsfw", "1".to_owned()));
    }
    Ok(filters)
}
