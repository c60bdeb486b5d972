//! A lost upload is looked for by its name and time.
//!
//! A list tells name, type and time of an upload, its size only in words, and nothing of its content. So the name must be the only
//! one of its kind: with another lost upload of the same name nobody can tell the two apart. What is not there after a while is
//! absent, because two ways of looking agree: the search, which goes through every folder, and the newest uploads, which don't
//! depend on how the search reads an odd name.

use async_trait::async_trait;

use super::paging::{MOST_PER_PAGE, day};
use super::{Imperial, is_upload_key};
use crate::error::Result;
use crate::model::{Media, Status};
use crate::provider::finding::{only, settled};
use crate::provider::{Finder, Finding, Lost};
use crate::secret::TokenKind;

/// Where the search ends: it may be asked for many uploads, and a minute of the Pro tier allows 300 requests.
const MOST_PAGES: u64 = 20;

#[async_trait(?Send)]
impl Finder for Imperial {
    async fn find(&self, lost: &Lost<'_>) -> Result<Finding> {
        let key = self.connection.token(TokenKind::Token)?;
        if is_upload_key(&key) {
            let why = "an upload key can't ask what is there".to_owned();
            return Ok(Finding::CannotTell(why));
        }
        let look = async || self.look(lost).await;
        settled(&self.connection.transport, lost, look).await
    }
}

impl Imperial {
    async fn look(&self, lost: &Lost<'_>) -> Result<Finding> {
        let all = ("status", Status::All.name().to_owned());
        let from = ("from", day(lost.earliest()).to_string());
        let search = [all.clone(), from.clone(), ("q", lost.name.to_owned())];
        let found = self.matching(lost, &search).await?;
        if !matches!(found, Finding::Absent) {
            return Ok(found);
        }
        self.matching(lost, &[all, from]).await
    }

    async fn matching(
        &self,
        lost: &Lost<'_>,
        filters: &[(&'static str, String)],
    ) -> Result<Finding> {
        let mut number = 1;
        let mut matching: Vec<Media> = Vec::new();
        loop {
            let page = self
                .get_images("upload", filters, number, MOST_PER_PAGE)
                .await?;
            let full = page.images.len() as u64 >= MOST_PER_PAGE;
            let items = page.images.into_iter().map(|item| item.into_model());
            let mut older = false;
            for media in items {
                // Newest first: what was stored before ends the search.
                older |= media
                    .created_at
                    .is_some_and(|stored| stored < lost.earliest());
                let same_name = media.name.as_deref() == Some(lost.name);
                if same_name && lost.spans(media.created_at) && !(lost.accounted)(&media.id) {
                    matching.push(media);
                }
            }
            if !full || older {
                return Ok(only(matching, lost.same_name));
            }
            if number == MOST_PAGES {
                let why = "too much was uploaded since".to_owned();
                return Ok(Finding::CannotTell(why));
            }
            number += 1;
        }
    }
}
