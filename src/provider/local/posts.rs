//! Posts: pages beside the files they show.

use async_trait::async_trait;
use jiff::Timestamp;

use super::gallery::{Card, MediaCard, PostCard, Stored};
use super::name::Key;
use super::{Local, change, holds_text, in_time, page, page_of};
use crate::error::{Error, Result};
use crate::model::{
    Listing, MediaId, NewPost, Post, PostCreated, PostEdit, PostField, PostId, Query, QueryField,
    Removed,
};
use crate::provider::Posts;
use crate::secret::Secret;

#[async_trait(?Send)]
impl Posts for Local {
    fn create_fields(&self) -> &'static [PostField] {
        &[PostField::Title, PostField::Description]
    }

    fn edit_fields(&self) -> &'static [PostField] {
        &[PostField::Title, PostField::Description, PostField::Order]
    }

    fn list_fields(&self) -> &'static [QueryField] {
        &[
            QueryField::Search,
            QueryField::Since,
            QueryField::Until,
            QueryField::Page,
        ]
    }

    async fn create(&self, post: &NewPost) -> Result<PostCreated> {
        let ids = post.media.iter().map(|media| &media.id);
        let card = PostCard {
            title: post.title.clone(),
            description: post.description.clone(),
            media: self.keys_of(ids)?,
            created_at: Timestamp::now(),
        };
        self.gallery.prepare()?;
        let key = Key::random(PostCard::PREFIX)?;
        self.write_post(&key, &card)?;
        Ok(PostCreated {
            post: self.post(&key, &card),
            incomplete: None,
            notes: Vec::new(),
        })
    }

    async fn list(&self, query: &Query) -> Result<Listing<Post>> {
        let found = self.gallery.all::<PostCard>()?;
        let wanted = found.items.iter().filter(|stored| {
            let card = &stored.card;
            in_time(query, card.created_at)
                && holds_text(query, [card.title.as_deref(), card.description.as_deref()])
        });
        let posts = wanted.map(|stored| self.post(&stored.key, &stored.card));
        Ok(page_of(posts.collect(), query, &found.damaged))
    }

    async fn show(&self, id: &PostId, _key: Option<&Secret<String>>) -> Result<Post> {
        let stored = self.gallery.find::<PostCard>(id.as_str())?;
        Ok(self.post(&stored.key, &stored.card))
    }

    async fn edit(&self, id: &PostId, edit: &PostEdit) -> Result<Option<Post>> {
        let Stored { key, mut card, .. } = self.gallery.find::<PostCard>(id.as_str())?;
        change(&mut card.title, &edit.title);
        change(&mut card.description, &edit.description);
        if let Some(order) = &edit.order {
            card.media = self.reorder(&card, order)?;
        }
        self.write_post(&key, &card)?;
        Ok(Some(self.post(&key, &card)))
    }

    async fn remove(&self, id: &PostId) -> Result<Removed> {
        self.gallery.remove::<PostCard>(id.as_str())
    }
}

impl Local {
    fn post(&self, key: &Key, card: &PostCard) -> Post {
        let media = self.media_of(card);
        Post {
            page: self.gallery.link(&key.with(card.extension())),
            title: card.title.clone(),
            description: card.description.clone(),
            media_count: Some(media.len() as u64),
            media: media.iter().map(|stored| self.media(stored)).collect(),
            created_at: Some(card.created_at),
            ..Post::new(key.as_str())
        }
    }

    /// The media of a post that are still there. One whose card is damaged is left out too; `ls` tells of it.
    fn media_of(&self, card: &PostCard) -> Vec<Stored<MediaCard>> {
        let found = card.media.iter().map(|key| self.gallery.find(key));
        found.filter_map(Result::ok).collect()
    }

    fn write_post(&self, key: &Key, card: &PostCard) -> Result<()> {
        let page = page::render(key, card, &self.media_of(card));
        let draft = self.gallery.draft_of(page.as_bytes())?;
        self.gallery.put(key, card, draft)
    }

    /// Writes the pages anew that show a media.
    ///
    /// # Errors
    /// `Io`, naming a page.
    pub(super) fn refresh_pages(&self, media: &str) -> Result<()> {
        for post in self.gallery.all::<PostCard>()?.items {
            if post.card.media.iter().any(|key| key == media) {
                self.write_post(&post.key, &post.card)?;
            }
        }
        Ok(())
    }

    /// The keys of media that are all there.
    fn keys_of<'a>(&self, ids: impl Iterator<Item = &'a MediaId>) -> Result<Vec<String>> {
        ids.map(|id| {
            let stored = self.gallery.find::<MediaCard>(id.as_str())?;
            Ok(stored.key.to_string())
        })
        .collect()
    }

    /// The media of a post in a new order, which must name each of those that are still there.
    fn reorder(&self, card: &PostCard, order: &[MediaId]) -> Result<Vec<String>> {
        let keys = self.keys_of(order.iter())?;
        let present = self.media_of(card);
        let mut before: Vec<&str> = present.iter().map(|stored| stored.key.as_str()).collect();
        let mut after: Vec<&str> = keys.iter().map(String::as_str).collect();
        before.sort_unstable();
        after.sort_unstable();
        if before != after {
            return Err(Error::usage(
                "--order must name each media of the post once and no others",
            ));
        }
        Ok(keys)
    }
}
