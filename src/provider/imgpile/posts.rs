//! Posts and votes.

use async_trait::async_trait;

use super::wire::{
    Data, MediaObject, NewPostBody, PostCreated as Created, PostObject, PostPatch, PostUpdated,
    share_link, visibility,
};
use super::{Imgpile, NAME, paging};
use crate::error::{Error, Kind, Reason, Result};
use crate::http::{Auth, Call};
use crate::model::{
    Direction, Flags, Listing, NewPost, Post, PostCreated, PostEdit, PostField, PostId, Query,
    QueryField, Removed, Score, Subject, Visibility,
};
use crate::provider::{Posts, Votes};
use crate::secret::Secret;

/// imgpile's own page size of a post's media. Asking for more is possible, but how much more is not documented.
const MEDIA_PER_PAGE: usize = 10;

#[async_trait(?Send)]
impl Posts for Imgpile {
    fn create_fields(&self) -> &'static [PostField] {
        &[
            PostField::Title,
            PostField::Description,
            PostField::Visibility,
            PostField::Nsfw,
        ]
    }

    fn edit_fields(&self) -> &'static [PostField] {
        &[
            PostField::Title,
            PostField::Description,
            PostField::Visibility,
            PostField::Nsfw,
            PostField::Order,
        ]
    }

    fn list_fields(&self) -> &'static [QueryField] {
        &paging::FIELDS
    }

    /// Stated for the website.
    fn max_media(&self) -> Option<usize> {
        Some(50)
    }

    async fn create(&self, new: &NewPost) -> Result<PostCreated> {
        let media_ids = numbers(new)?;
        let call = Call::post("post create", self.api(["posts"]))
            .auth(self.token()?)
            .json(&NewPostBody { media_ids });
        let created: Created = self.ask(call, "posts at this address").await?;
        let mut made = PostCreated {
            post: created.post.into_model(&self.origin()),
            incomplete: None,
            notes: Vec::new(),
        };
        let patch = PostPatch {
            title: new.title.as_deref(),
            description: new.description.as_deref(),
            visibility: new.visibility.map(Visibility::name),
            is_nsfw: new.nsfw,
            media_order: None,
        };
        let fields = new.given();
        if fields.is_empty() {
            return Ok(made);
        }
        let id = made.post.id.clone();
        match self.patch_post("post create", &id, &patch).await {
            Ok(updated) => {
                made.post.title.clone_from(&new.title);
                made.post.description.clone_from(&new.description);
                made.post.nsfw = new.nsfw;
                made.post.visibility = new.visibility;
                self.take_update(&mut made.post, updated);
            }
            Err(error) => made.incomplete = Some(left_behind(error, &id, new, &fields)),
        }
        if new.visibility == Some(Visibility::Private) && made.incomplete.is_none() {
            made.notes.push(
                "imgpile hides the post, not its files: they open for whoever has their links"
                    .to_owned(),
            );
            if made.post.key.is_none() {
                made.notes.push(
                    "imgpile told no key for this post; without it only you can open it".to_owned(),
                );
            }
        }
        Ok(made)
    }

    async fn list(&self, query: &Query) -> Result<Listing<Post>> {
        let origin = self.origin();
        let listing = self.feed::<PostObject>("post ls", "posts", query).await?;
        Ok(listing.map(|post| post.into_model(&origin)))
    }

    async fn show(&self, id: &PostId, key: Option<&Secret<String>>) -> Result<Post> {
        let auth = self.any_token()?;
        let anonymous = matches!(auth, Auth::None);
        let mut post = self.get_post("post show", id, key, 1, auth.clone()).await?;
        let mut media = post.media.take().unwrap_or_default();
        let mut fetched = media.len();
        let mut number = 1;
        while more_media(post.media_count, media.len(), fetched) {
            number += 1;
            let next = self
                .get_post("post show", id, key, number, auth.clone())
                .await?;
            let known = media.len();
            add_new(&mut media, next.media.unwrap_or_default());
            fetched = media.len() - known;
        }
        post.media = Some(media);
        let mut post = post.into_model(&self.origin());
        if anonymous {
            post.flags = None;
        }
        if let (Some(key), None) = (key, &post.key) {
            post.page = share_link(&self.origin(), post.id.as_str(), Some(key));
        }
        Ok(post)
    }

    async fn edit(&self, id: &PostId, edit: &PostEdit) -> Result<Option<Post>> {
        let patch = PostPatch {
            title: edit.title.as_deref(),
            description: edit.description.as_deref(),
            visibility: edit.visibility.map(Visibility::name),
            is_nsfw: edit.nsfw,
            media_order: edit
                .order
                .as_ref()
                .map(|order| order.iter().map(|id| id.as_str()).collect()),
        };
        let updated = self.patch_post("post edit", id, &patch).await?;
        let mut post = Post::new(id.as_str());
        post.page = share_link(&self.origin(), id.as_str(), None);
        post.visibility = edit.visibility;
        self.take_update(&mut post, updated);
        Ok(Some(post))
    }

    async fn remove(&self, id: &PostId) -> Result<Removed> {
        let url = self.api(["posts", id.as_str()]);
        self.delete("post rm", url, &format!("post '{id}'")).await
    }
}

#[async_trait(?Send)]
impl Votes for Imgpile {
    async fn flags(&self, post: &PostId) -> Result<Flags> {
        let found = self.get_post("vote", post, None, 1, self.token()?).await?;
        found.flags().ok_or_else(|| {
            let text = format!("imgpile told no votes of post '{post}'");
            Error::new(Kind::Protocol, text).during("vote").of(NAME)
        })
    }

    async fn press(&self, subject: &Subject, direction: Direction) -> Result<Score> {
        let button = match direction {
            Direction::Up => "upvote",
            Direction::Down => "downvote",
        };
        let auth = self.token()?;
        let (url, thing) = match subject {
            Subject::Post(post) => {
                let number = self.post_number("vote", post).await?;
                let url = self.api(["posts", number.as_str(), button]);
                (url, format!("post '{post}'"))
            }
            Subject::Comment(comment) => {
                let url = self.api(["comments", comment.as_str(), button]);
                (url, format!("comment '{comment}'"))
            }
        };
        let call = Call::post("vote", url).auth(auth);
        Ok(self.tell(call, &thing).await?.score)
    }
}

/// One method per endpoint, and what the answers are made into.
impl Imgpile {
    async fn get_post(
        &self,
        operation: &'static str,
        id: &PostId,
        key: Option<&Secret<String>>,
        media_page: u64,
        auth: Auth,
    ) -> Result<PostObject> {
        let mut call = Call::get(operation, self.api(["posts", id.as_str()])).auth(auth);
        if media_page > 1 {
            call = call.query([("mediaPage", media_page.to_string())]);
        }
        if let Some(key) = key {
            call = call.query([("key", key.expose())]).sensitive();
        }
        let found: Data<PostObject> = self.ask(call, &format!("post '{id}'")).await?;
        Ok(found.data)
    }

    async fn patch_post(
        &self,
        operation: &'static str,
        id: &PostId,
        patch: &PostPatch<'_>,
    ) -> Result<PostUpdated> {
        let call = Call::patch(operation, self.api(["posts", id.as_str()]))
            .auth(self.token()?)
            .json(patch);
        self.ask(call, &format!("post '{id}'")).await
    }

    /// A post's number, which votes and uploads want: given as such, or looked up by its slug.
    pub(super) async fn post_number(&self, operation: &'static str, id: &PostId) -> Result<String> {
        if !id.as_str().is_empty() && id.as_str().bytes().all(|byte| byte.is_ascii_digit()) {
            return Ok(id.as_str().to_owned());
        }
        let auth = self.any_token()?;
        let found = self.get_post(operation, id, None, 1, auth).await?;
        match found.id {
            Some(number) => Ok(number.to_string()),
            None => {
                let text = format!("imgpile told no number of post '{id}'");
                Err(Error::new(Kind::Protocol, text).during(operation).of(NAME))
            }
        }
    }

    /// What a PATCH told: visibility and the key that opens the post.
    fn take_update(&self, post: &mut Post, updated: PostUpdated) {
        if let Some(told) = updated.visibility.as_deref().and_then(visibility) {
            post.visibility = Some(told);
        }
        if post.visibility == Some(Visibility::Private) {
            post.key = updated.access_key.map(Secret::new);
        }
        if post.key.is_some() {
            post.page = share_link(&self.origin(), post.id.as_str(), post.key.as_ref());
        }
    }
}

/// The numbers that `POST /posts` wants.
fn numbers(new: &NewPost) -> Result<Vec<u64>> {
    new.media
        .iter()
        .map(|media| {
            media.number.ok_or_else(|| {
                Error::usage(format!(
                    "the numeric id of media '{}' is not known: imgpile makes posts from numeric ids, which it tells only at upload",
                    media.id
                ))
                .during("post create")
                .of(NAME)
                .advice("use a media that is in this machine's history, or upload the file again with `hoist post create FILE`")
            })
        })
        .collect()
}

/// Whether another page of a post's media is worth asking for.
fn more_media(count: Option<u64>, have: usize, fetched: usize) -> bool {
    match count {
        Some(count) => fetched > 0 && (have as u64) < count,
        None => fetched >= MEDIA_PER_PAGE,
    }
}

/// Adds the media that are not there yet: a host that knows no pages answers each with the same ones.
fn add_new(media: &mut Vec<MediaObject>, more: Vec<MediaObject>) {
    for item in more {
        if media.iter().all(|known| known.slug != item.slug) {
            media.push(item);
        }
    }
}

/// The error of a post that was made but could not be dressed.
fn left_behind(mut error: Error, id: &PostId, new: &NewPost, fields: &[PostField]) -> Error {
    let names: Vec<&str> = fields
        .iter()
        .map(|field| field.option().trim_start_matches("--"))
        .collect();
    let public = match new.visibility {
        Some(Visibility::Hidden | Visibility::Private) => ", and it may be public",
        Some(Visibility::Public) | None => "",
    };
    error.message = format!(
        "post {id} was made without its {}{public}: {}",
        names.join(", "),
        error.message
    );
    if error.reason == Reason::Plain {
        error = error.advice(format!(
            "`hoist post edit {id}` sets what is missing, `hoist post rm {id}` takes the post back"
        ));
    }
    error
}
