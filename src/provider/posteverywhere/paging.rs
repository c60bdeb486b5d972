//! Lists, page by page.

use serde::de::DeserializeOwned;

use super::Posteverywhere;
use super::wire::{Item, Page};
use crate::error::Result;
use crate::http::Call;
use crate::model::{Listing, Query};

/// The page's own upper bound.
const MOST_PER_PAGE: u64 = 100;

impl Posteverywhere {
    /// Follows the pages of a list until `query.limit` items are there. The end is a page that says so, or one that is not full;
    /// how many there are in all is not promised.
    pub(super) async fn pages<T: Item + DeserializeOwned>(
        &self,
        operation: &'static str,
        list: &'static str,
        filters: &[(&'static str, String)],
        query: &Query,
    ) -> Result<Listing<T>> {
        let wanted = query.limit.unwrap_or(u64::MAX);
        let mut offset = query.offset()?;
        let mut listing = Listing::of(Vec::new());
        let mut first_before: Option<String> = None;
        loop {
            let left = wanted - listing.items.len() as u64;
            if left == 0 {
                return Ok(listing);
            }
            let size = left.min(MOST_PER_PAGE);
            let call = Call::get(operation, self.api([list]))
                .query(filters.iter().map(|(key, value)| (*key, value)))
                .query([("limit", size), ("offset", offset)].map(|(key, n)| (key, n.to_string())));
            let page: Page<T> = self.ask(call, None).await?;
            listing.total = page.pagination.total.or(listing.total);
            let count = page.items.len() as u64;
            let first = page.items.first().map(|item| item.key().to_owned());
            // A host that knew no offset would answer each page with the same items.
            if first.is_none() || first == first_before {
                return Ok(listing);
            }
            first_before = first;
            let kept = usize::try_from(left).unwrap_or(usize::MAX);
            listing.items.extend(page.items.into_iter().take(kept));
            let full = page.pagination.limit.unwrap_or(size).min(size);
            if !page.pagination.has_more.unwrap_or(count >= full) {
                return Ok(listing);
            }
            offset += count;
        }
    }
}
