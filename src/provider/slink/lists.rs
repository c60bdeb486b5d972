//! Lists: by page up to 1.9.1, by cursor after that. Which one it is shows in the first answer.

use super::wire::{Item, Page};
use super::{NAME, Slink, words};
use crate::error::{Error, Kind, Result};
use crate::http::{Answer, Call};
use crate::model::{Listing, Media, MediaId, Query, QueryField, Scope};

/// The filters of Slink's lists.
pub(super) static FIELDS: [QueryField; 5] = [
    QueryField::User,
    QueryField::Feed,
    QueryField::Page,
    QueryField::Search,
    QueryField::Tag,
];

/// Slink has no bound of its own; this one keeps an answer small.
const MOST_PER_PAGE: u64 = 100;

type Filters = Vec<(&'static str, String)>;

/// Which page comes next.
enum Place {
    First,
    Number(u64),
    After(String),
}

impl Slink {
    pub(super) async fn get_list(&self, query: &Query) -> Result<Listing<Media>> {
        let filters = self.filters(query).await?;
        let wanted = query.limit.unwrap_or(u64::MAX);
        let mut skip = offset(query)?;
        let per_page = wanted.saturating_add(skip).min(MOST_PER_PAGE);
        let mut listing = Listing::of(Vec::new());
        if wanted == 0 {
            return Ok(listing);
        }
        let mut place = Place::First;
        let mut seen = 0;
        let mut first_before: Option<String> = None;
        loop {
            let (page, numbered) = self
                .get_page(&query.scope, &place, per_page, &filters)
                .await?;
            let meta = page.meta.unwrap_or_default();
            let count = page.data.len() as u64;
            seen += count;
            let first = page.data.first().map(|item| item.id.clone());
            // A route that knows no pages answers each one with the same images.
            if first.is_none() || first == first_before {
                return Ok(listing);
            }
            first_before = first;
            if !matches!(query.scope, Scope::User(_)) {
                listing.total = meta.total.or(listing.total);
            }
            for item in page
                .data
                .into_iter()
                .filter(|item| fits(item, &query.scope))
            {
                if skip > 0 {
                    skip -= 1;
                } else if (listing.items.len() as u64) < wanted {
                    listing.items.push(item.into_model(|text| self.join(text)));
                }
            }
            if listing.items.len() as u64 >= wanted {
                return Ok(listing);
            }
            place = match (numbered, &place, meta.next_cursor) {
                (true, ..) if meta.total.is_some_and(|total| seen >= total) => return Ok(listing),
                (true, Place::Number(number), _) => Place::Number(number + 1),
                (true, ..) => Place::Number(2),
                (false, Place::After(last), Some(next)) if *last == next => return Ok(listing),
                (false, _, Some(next)) => Place::After(next),
                (false, _, None) => return Ok(listing),
            };
        }
    }

    /// Own images of these ids, in the order asked for. Servers of another era answer with other images, which are left out.
    pub(super) async fn get_by_ids(&self, ids: &[MediaId]) -> Result<Vec<Media>> {
        let pairs = || ids.iter().map(|id| ("uuid[]", id.as_str()));
        let new = Call::get("show", self.url(["api", "images", "by-id"])).query(pairs());
        let answer = match self.as_user(new, "images of these ids").await {
            // The old route takes the word for a page, the new one knows none of these ids.
            Err(error) if matches!(error.status, Some(400 | 404 | 405 | 500)) => {
                let old = Call::get("show", self.url(["api", "images"])).query(pairs());
                self.as_user(old, "images of these ids").await?
            }
            other => other?,
        };
        let mut found = read_page(&answer)?.data;
        let in_order = ids.iter().filter_map(|id| {
            let at = found.iter().position(|item| item.id == id.as_str())?;
            Some(found.swap_remove(at).into_model(|text| self.join(text)))
        });
        Ok(in_order.collect())
    }

    /// An image among the newest of the public feed.
    pub(super) async fn find_in_feed(&self, id: &str) -> Result<Option<Item>> {
        let filters = Filters::new();
        let (page, _) = self
            .get_page(&Scope::Feed, &Place::First, 20, &filters)
            .await?;
        Ok(page.data.into_iter().find(|item| item.id == id))
    }

    /// One page, and whether this server numbers its pages.
    async fn get_page(
        &self,
        scope: &Scope,
        place: &Place,
        per_page: u64,
        filters: &Filters,
    ) -> Result<(Page, bool)> {
        let base: &[&str] = match scope {
            Scope::Mine => &["api", "images", "history"],
            Scope::Feed | Scope::User(_) => &["api", "images"],
        };
        let ask = async |number: Option<u64>, cursor: Option<&str>| {
            let number = number.map(|number| number.to_string());
            let segments = base.iter().copied().chain(number.as_deref());
            let call = Call::get("ls", self.url(segments))
                .query([("limit", per_page.to_string())])
                .query(filters.iter().map(|(name, value)| (*name, value)))
                .query(cursor.map(|cursor| ("cursor", cursor)));
            let answer = match scope {
                Scope::Mine => self.as_user(call, "list of your images").await,
                _ => self.as_anyone(call, "public feed").await,
            };
            read_page(&answer?)
        };
        match (place, scope) {
            (Place::Number(number), _) => Ok((ask(Some(*number), None).await?, true)),
            (Place::After(cursor), _) => Ok((ask(None, Some(cursor)).await?, false)),
            // Without a number it is the first page everywhere, except where the page's own word holds.
            (Place::First, Scope::Mine) => match words::absent(ask(None, None).await)? {
                Some(page) => {
                    let numbered = page.meta.as_ref().is_some_and(|meta| meta.page.is_some());
                    Ok((page, numbered))
                }
                None => Ok((ask(Some(1), None).await?, true)),
            },
            // Without a number an old server takes it for a question about ids.
            (Place::First, _) => match words::absent(ask(Some(1), None).await)? {
                Some(page) => Ok((page, true)),
                None => Ok((ask(None, None).await?, false)),
            },
        }
    }

    async fn filters(&self, query: &Query) -> Result<Filters> {
        let mut filters = Filters::new();
        match (&query.scope, &query.search) {
            (Scope::User(_), Some(_)) => {
                return Err(Error::usage(
                    "slink searches by --user or --search, not by both",
                ));
            }
            (Scope::User(name), None) => {
                filters.push(("searchTerm", name.as_str().to_owned()));
                filters.push(("searchBy", "user".to_owned()));
            }
            (_, Some(text)) => filters.push(("searchTerm", text.clone())),
            (_, None) => {}
        }
        let tags = self.tag_ids("ls", &query.tags, false).await?;
        if !tags.is_empty() {
            filters.push(("requireAllTags", "1".to_owned()));
        }
        filters.extend(tags.into_iter().map(|tag| ("tagIds[]", tag)));
        Ok(filters)
    }
}

/// A search by user also finds names that merely hold the text.
fn fits(item: &Item, scope: &Scope) -> bool {
    match scope {
        Scope::User(name) => item.is_of(name.as_str()),
        Scope::Mine | Scope::Feed => true,
    }
}

/// A page, or a bare array.
fn read_page(answer: &Answer) -> Result<Page> {
    let value: serde_json::Value = answer.json().map_err(|error| error.of(NAME))?;
    let read = match value {
        value @ serde_json::Value::Array(_) => {
            serde_json::from_value(value).map(|data| Page { data, meta: None })
        }
        value => serde_json::from_value(value),
    };
    read.map_err(|error| {
        let message = format!("the host's answer is not what its API promises: {error}");
        Error::new(Kind::Protocol, message)
            .during(answer.operation)
            .status(answer.status.as_u16())
            .of(NAME)
    })
}

/// How many items come before the first one wanted.
fn offset(query: &Query) -> Result<u64> {
    match (query.page, query.limit) {
        (None, _) => Ok(0),
        (Some(page), Some(limit)) => Ok(page.saturating_sub(1).saturating_mul(limit)),
        (Some(_), None) => Err(Error::usage(
            "--page needs --limit: a page is that many items",
        )),
    }
}
