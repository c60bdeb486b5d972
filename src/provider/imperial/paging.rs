//! `GET /images`: lists, and looking for one media in them.

use std::collections::HashSet;

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use super::wire::Page;
use super::{Imperial, NAME, stored_tags};
use crate::error::{Error, Kind, Result};
use crate::http::Call;
use crate::model::{Listing, Media, MediaClass, MediaId, Query, QueryField, Status};

/// The filters of `GET /images`.
pub(super) static FIELDS: [QueryField; 12] = [
    QueryField::Type,
    QueryField::Tag,
    QueryField::ExcludeTag,
    QueryField::Search,
    QueryField::Since,
    QueryField::Until,
    QueryField::MinSize,
    QueryField::MaxSize,
    QueryField::Folder,
    QueryField::Favorite,
    QueryField::Status,
    QueryField::Page,
];

pub(super) const MOST_PER_PAGE: u64 = 100;

/// Where looking for one media ends: a minute of the Pro tier allows 300 requests.
const FARTHEST_PAGE: u64 = 50;

type Filters = Vec<(&'static str, String)>;

impl Imperial {
    /// Follows the pages until `query.limit` items are there.
    pub(super) async fn listing(&self, query: &Query) -> Result<Listing<Media>> {
        let filters = filters(query)?;
        let wanted = query.limit.unwrap_or(u64::MAX);
        let offset = query.offset()?;
        let mut listing = Listing::of(Vec::new());
        if shows_root_alone(query) {
            listing.notes.push(
                "imperial shows the Root folder alone; --folder ID shows another one, --search TEXT looks through all"
                    .to_owned(),
            );
        }
        if wanted == 0 {
            return Ok(listing);
        }
        let whole_days = [query.since, query.until]
            .into_iter()
            .flatten()
            .all(is_midnight);
        // Where the span ends within a day, only hoist knows how many items of that day come before it.
        let (per_page, mut number, mut skip) = if query.until.is_none_or(is_midnight) {
            let per_page = wanted.min(MOST_PER_PAGE);
            (per_page, offset / per_page + 1, offset % per_page)
        } else {
            (MOST_PER_PAGE, 1, offset)
        };
        // An upload between two pages moves items on to the next one.
        let mut seen = HashSet::new();
        loop {
            let page = self.get_images("ls", &filters, number, per_page).await?;
            if whole_days {
                listing.total = page.total().or(listing.total);
            }
            let more = has_more(&page, number, per_page);
            let mut fresh = false;
            for item in page.images {
                if !seen.insert(item.id.clone()) {
                    continue;
                }
                fresh = true;
                let media = item.into_model();
                if !in_span(&media, query) {
                    continue;
                }
                if skip > 0 {
                    skip -= 1;
                } else if (listing.items.len() as u64) < wanted {
                    listing.items.push(media);
                }
            }
            if !fresh || !more || listing.items.len() as u64 >= wanted {
                return Ok(listing);
            }
            number += 1;
        }
    }

    /// One media. Its stored name begins with its id, so a search should find it; where it does not, the newest media are gone
    /// through.
    ///
    /// # Errors
    /// `NotFound`, also where it is beyond the newest 5000.
    pub(super) async fn find(&self, id: &MediaId) -> Result<Media> {
        let everything = ("status", Status::All.name().to_owned());
        let search = [everything.clone(), ("q", id.as_str().to_owned())];
        let found = self.get_images("show", &search, 1, MOST_PER_PAGE).await?;
        if let Some(media) = pick(found, id) {
            return Ok(media);
        }
        for number in 1..=FARTHEST_PAGE {
            let page = self
                .get_images(
                    "show",
                    std::slice::from_ref(&everything),
                    number,
                    MOST_PER_PAGE,
                )
                .await?;
            let more = has_more(&page, number, MOST_PER_PAGE);
            if let Some(media) = pick(page, id) {
                return Ok(media);
            }
            if !more {
                let text = format!("imperial lists no media '{id}'");
                return Err(Error::new(Kind::NotFound, text).during("show").of(NAME));
            }
        }
        let text = format!(
            "media '{id}' is not among your newest {}, and imperial can't be asked for it alone",
            FARTHEST_PAGE * MOST_PER_PAGE
        );
        Err(Error::new(Kind::NotFound, text)
            .during("show")
            .of(NAME)
            .advice("'hoist ls --search' with a part of its name finds it"))
    }

    pub(super) async fn get_images(
        &self,
        operation: &'static str,
        filters: &[(&'static str, String)],
        number: u64,
        per_page: u64,
    ) -> Result<Page> {
        let call = Call::get(operation, self.api(["images"]))
            .query([
                ("page", number.to_string()),
                ("limit", per_page.to_string()),
            ])
            .query(filters.iter().map(|(key, value)| (*key, value)))
            .auth(self.api_key(operation, operation)?);
        self.ask(call, "images at this address").await
    }
}

fn pick(page: Page, id: &MediaId) -> Option<Media> {
    let found = page
        .images
        .into_iter()
        .find(|item| item.id == id.as_str())?;
    Some(found.into_model())
}

fn has_more(page: &Page, number: u64, per_page: u64) -> bool {
    let full = page.images.len() as u64 >= per_page;
    !page.images.is_empty() && page.has_next(number).unwrap_or(full)
}

/// Trash, a named folder and a search are not confined to Root.
fn shows_root_alone(query: &Query) -> bool {
    let active = matches!(query.status, None | Some(Status::Active));
    active && query.folder.is_none() && query.search.is_none()
}

fn filters(query: &Query) -> Result<Filters> {
    let mut filters = Filters::new();
    let mut add = |key, value: Option<String>| filters.extend(value.map(|value| (key, value)));
    add(
        "status",
        query.status.map(|status| status.name().to_owned()),
    );
    add("folderId", query.folder.clone());
    add("q", query.search.clone());
    add("from", query.since.map(|since| day(since).to_string()));
    add("to", query.until.map(|until| last_day(until).to_string()));
    add(
        "mimePrefix",
        query.class.map(|class| mime_prefix(class).to_owned()),
    );
    add("minSize", query.min_size.map(|bytes| bytes.to_string()));
    add("maxSize", query.max_size.map(|bytes| bytes.to_string()));
    add("favorite", query.favorite.then(|| "true".to_owned()));
    add("tags", joined("--tag", &query.tags)?);
    add("excludeTags", joined("--exclude-tag", &query.exclude_tags)?);
    Ok(filters)
}

/// Tags as imperial keeps and lists them: in lower case, between commas.
fn joined(option: &str, tags: &[String]) -> Result<Option<String>> {
    if let Some(tag) = tags.iter().find(|tag| tag.contains(',')) {
        let text = format!("{option} '{tag}': imperial can't filter by a tag with a comma");
        return Err(Error::usage(text).of(NAME));
    }
    Ok((!tags.is_empty()).then(|| stored_tags(tags).join(",")))
}

fn mime_prefix(class: MediaClass) -> &'static str {
    match class {
        MediaClass::Image => "image/",
        MediaClass::Video => "video/",
        MediaClass::Document => "other",
    }
}

pub(super) fn day(time: Timestamp) -> Date {
    time.to_zoned(TimeZone::UTC).date()
}

/// The day of the last moment before a span's end.
fn last_day(until: Timestamp) -> Date {
    day(until.checked_sub(1.nanosecond()).unwrap_or(until))
}

fn is_midnight(time: Timestamp) -> bool {
    time.to_zoned(TimeZone::UTC).time() == Time::midnight()
}

fn in_span(media: &Media, query: &Query) -> bool {
    media.created_at.is_none_or(|created| {
        query.since.is_none_or(|since| created >= since)
            && query.until.is_none_or(|until| created < until)
    })
}
