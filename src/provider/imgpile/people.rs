//! Comments and other users.

use async_trait::async_trait;

use super::Imgpile;
use super::wire::{CommentCreated, CommentObject, MediaObject, NewComment, PostObject, User};
use crate::error::Result;
use crate::http::{Call, Method, Repeat};
use crate::model::{
    Comment, CommentId, Listing, Media, Person, Post, PostId, Query, Removed, Scope, UserName,
};
use crate::provider::{Comments, People};

#[async_trait(?Send)]
impl Comments for Imgpile {
    async fn add(&self, post: &PostId, content: &str) -> Result<Comment> {
        let call = Call::post(
            "comment add",
            self.api(["posts", post.as_str(), "comments"]),
        )
        .auth(self.token()?)
        .json(&NewComment { content });
        let created: CommentCreated = self.ask(call, &format!("post '{post}'")).await?;
        Ok(created.comment.into())
    }

    async fn remove(&self, id: &CommentId) -> Result<Removed> {
        let url = self.api(["comments", id.as_str()]);
        self.delete("comment rm", url, &format!("comment '{id}'"))
            .await
    }

    async fn of_user(&self, user: &UserName, query: &Query) -> Result<Listing<Comment>> {
        let url = self.api(["users", user.as_str(), "comments"]);
        let listing = self
            .pages::<CommentObject>("comment ls", &url, &[], query, &user_thing(user))
            .await?;
        Ok(listing.map(Comment::from))
    }
}

#[async_trait(?Send)]
impl People for Imgpile {
    async fn posts(&self, user: &UserName, query: &Query) -> Result<Listing<Post>> {
        let origin = self.origin();
        let query = of(user, query);
        let listing = self
            .feed::<PostObject>("user posts", "posts", &query)
            .await?;
        Ok(listing.map(|post| post.into_model(&origin)))
    }

    async fn media(&self, user: &UserName, query: &Query) -> Result<Listing<Media>> {
        let origin = self.origin();
        let query = of(user, query);
        let listing = self
            .feed::<MediaObject>("user media", "media", &query)
            .await?;
        Ok(listing.map(|media| media.into_model(&origin)))
    }

    async fn followers(&self, user: &UserName, query: &Query) -> Result<Listing<Person>> {
        self.get_people("user followers", user, "followers", query)
            .await
    }

    async fn following(&self, user: &UserName, query: &Query) -> Result<Listing<Person>> {
        self.get_people("user following", user, "following", query)
            .await
    }

    /// Following twice is following once, unlike a vote, so it may be repeated.
    async fn follow(&self, user: &UserName) -> Result<()> {
        self.change_follow("user follow", user, Method::POST).await
    }

    async fn unfollow(&self, user: &UserName) -> Result<()> {
        self.change_follow("user unfollow", user, Method::DELETE)
            .await
    }
}

/// One method per endpoint.
impl Imgpile {
    async fn get_people(
        &self,
        operation: &'static str,
        user: &UserName,
        list: &'static str,
        query: &Query,
    ) -> Result<Listing<Person>> {
        let url = self.api(["users", user.as_str(), list]);
        let listing = self
            .pages::<User>(operation, &url, &[], query, &user_thing(user))
            .await?;
        Ok(listing.map(Person::from))
    }

    async fn change_follow(
        &self,
        operation: &'static str,
        user: &UserName,
        method: Method,
    ) -> Result<()> {
        let url = self.api(["users", user.as_str(), "follow"]);
        let call = Call::new(operation, method, url, Repeat::Idempotent).auth(self.token()?);
        self.tell(call, &user_thing(user)).await?;
        Ok(())
    }
}

fn user_thing(user: &UserName) -> String {
    format!("user '{user}'")
}

/// The same query about this user.
fn of(user: &UserName, query: &Query) -> Query {
    Query {
        scope: Scope::User(user.clone()),
        ..query.clone()
    }
}
