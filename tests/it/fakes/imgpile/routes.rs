//! Which request goes where, and everything that is read.

use serde_json::{Value, json};

use super::objects::is_file_of;
use super::{
    API, Answer, Imgpile, StoredMedia, StoredPost, UPLOAD, forbidden, invalid, message, not_found,
};
use crate::fakes::Reply;
use crate::fakes::journal::Seen;

impl Imgpile {
    /// `cdn.imgpile.com`: uploads and files.
    pub(super) fn at_cdn(&mut self, seen: &Seen) -> Answer {
        if let Some(name) = seen.path.strip_prefix("/f/") {
            return match seen.method.as_str() {
                "GET" | "HEAD" => self.file(name),
                _ => Ok(Reply::page(405, "405 Not Allowed")),
            };
        }
        match (seen.method.as_str(), seen.below(UPLOAD).as_deref()) {
            ("POST", Some([])) => self.upload(seen),
            _ => Ok(not_found()),
        }
    }

    /// `imgpile.com`: everything else.
    pub(super) fn at_main(&mut self, seen: &Seen) -> Answer {
        let segments = seen.below(API).ok_or_else(not_found)?;
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        match (seen.method.as_str(), segments.as_slice()) {
            ("GET", ["media"]) => self.media_feed(seen),
            ("GET", ["media", slug]) => {
                let media = self.find_media(slug).ok_or_else(not_found)?;
                Ok(data(self.media_object(media)))
            }
            ("PATCH", ["media", slug]) => self.patch_media(seen, slug),
            ("DELETE", ["media", slug]) => self.delete_media(seen, slug),
            ("GET", ["posts"]) => self.post_feed(seen),
            ("GET", ["posts", slug]) => self.show_post(seen, slug),
            ("POST", ["posts"]) => self.create_post(seen),
            ("PATCH", ["posts", slug]) => self.patch_post(seen, slug),
            ("DELETE", ["posts", slug]) => self.delete_post(seen, slug),
            (
                "POST",
                [
                    kind @ ("posts" | "comments"),
                    id,
                    button @ ("upvote" | "downvote"),
                ],
            ) => self.vote(seen, kind, id, *button == "upvote"),
            ("POST", ["posts", slug, "comments"]) => self.add_comment(seen, slug),
            ("DELETE", ["comments", id]) => self.delete_comment(seen, id),
            ("GET", ["users", name, list]) => self.user_list(seen, name, list),
            ("POST", ["users", name, "follow"]) => self.follow(seen, name, true),
            ("DELETE", ["users", name, "follow"]) => self.follow(seen, name, false),
            (method, ["media" | "posts", ..]) if segments.len() <= 2 => {
                let text = format!(
                    "The {method} method is not supported for route {}.",
                    seen.path.trim_start_matches('/')
                );
                Ok(message(405, &text))
            }
            _ => Ok(not_found()),
        }
    }

    fn file(&self, name: &str) -> Answer {
        let found = self.media.iter().find(|media| is_file_of(media, name));
        let media = found.ok_or_else(not_found)?;
        Ok(Reply::file(&media.mime, media.bytes.clone()))
    }

    pub(super) fn find_media(&self, slug: &str) -> Option<&StoredMedia> {
        self.media.iter().find(|media| media.slug == slug)
    }

    pub(super) fn find_post(&self, slug: &str) -> Option<&StoredPost> {
        self.posts.iter().find(|post| post.slug == slug)
    }

    fn media_feed(&self, seen: &Seen) -> Answer {
        let view = View::read(seen)?;
        let items = self
            .media
            .iter()
            .filter(|media| view.shows(media.moderation, media.owner))
            .map(|media| self.media_object(media));
        // No route sets tags, so nothing carries one.
        let items = items.filter(|_| seen.parameter("tag").is_none());
        Ok(view.page(&self.address(seen), newest_first(items)))
    }

    fn post_feed(&self, seen: &Seen) -> Answer {
        let view = View::read(seen)?;
        let viewer = self.user(seen);
        let items = self
            .posts
            .iter()
            .filter(|post| post.visibility == "public" && view.shows(post.moderation, post.owner))
            .map(|post| self.post_in_feed(post, viewer));
        let items = items.filter(|_| seen.parameter("tag").is_none());
        Ok(view.page(&self.address(seen), newest_first(items)))
    }

    fn show_post(&self, seen: &Seen, slug: &str) -> Answer {
        let post = self.find_post(slug).ok_or_else(not_found)?;
        let viewer = self.user(seen);
        let opened = viewer == Some(post.owner)
            || (post.key.is_some() && seen.parameter("key") == post.key.as_deref());
        if post.visibility == "private" && !opened {
            return Err(forbidden());
        }
        let page = positive(seen, "mediaPage")?.unwrap_or(1);
        let per_page = positive(seen, "perPage")?.unwrap_or(10);
        Ok(data(self.single_post(post, viewer, page, per_page)))
    }

    fn user_list(&self, seen: &Seen, name: &str, list: &str) -> Answer {
        if !self.knows_user(name) {
            return Err(not_found());
        }
        let view = View::read(seen)?;
        let own = self.user(seen) == Some(name);
        let plain = |items: Vec<Value>| {
            let items = match self.users_have_pages {
                true => view.slice(&items),
                false => items,
            };
            Ok(data(items.into()))
        };
        let address = self.address(seen);
        match list {
            "media" => plain(newest_first(
                self.media
                    .iter()
                    .filter(|media| media.owner == name && media.moderation != "rejected")
                    .map(|media| self.media_of_user(media)),
            )),
            "posts" => plain(newest_first(
                self.posts
                    .iter()
                    .filter(|post| post.owner == name && (own || post.visibility != "private"))
                    .map(|post| self.post_of_user(post)),
            )),
            "comments" => Ok(view.page(
                &address,
                newest_first(
                    self.comments
                        .iter()
                        .filter(|comment| comment.owner == name)
                        .map(|comment| self.comment_object(comment)),
                ),
            )),
            "followers" => Ok(view.page(
                &address,
                self.follows
                    .iter()
                    .filter(|(_, followed)| followed == name)
                    .map(|(follower, _)| self.person_object(follower))
                    .collect(),
            )),
            "following" => Ok(view.page(
                &address,
                self.follows
                    .iter()
                    .filter(|(follower, _)| *follower == name)
                    .map(|(_, followed)| self.person_object(followed))
                    .collect(),
            )),
            _ => Err(not_found()),
        }
    }

    fn address(&self, seen: &Seen) -> String {
        format!("{}{}", self.origins["api"], seen.path)
    }
}

fn data(value: Value) -> Reply {
    Reply::json(200, &json!({ "data": value }))
}

fn newest_first(items: impl DoubleEndedIterator<Item = Value>) -> Vec<Value> {
    items.rev().collect()
}

/// A number from 1 in a query parameter.
fn positive(seen: &Seen, name: &str) -> Result<Option<usize>, Reply> {
    let Some(text) = seen.parameter(name) else {
        return Ok(None);
    };
    match text.parse() {
        Ok(number) if number >= 1 => Ok(Some(number)),
        _ => Err(invalid(&[(name, "The field must be an integer from 1.")])),
    }
}

/// The query parameters of a list.
struct View {
    limit: usize,
    page: usize,
    username: Option<String>,
    nsfw: bool,
}

impl View {
    fn read(seen: &Seen) -> Result<Self, Reply> {
        let limit = positive(seen, "limit")?.unwrap_or(10);
        if limit > 250 {
            let text = "The limit field must not be greater than 250.";
            return Err(invalid(&[("limit", text)]));
        }
        let words = [
            ("sort", &["latest", "random"][..]),
            ("period", &["day", "week", "month", "year", "all"][..]),
            ("nsfw", &["0", "1"][..]),
        ];
        for (name, allowed) in words {
            if seen
                .parameter(name)
                .is_some_and(|value| !allowed.contains(&value))
            {
                let text = format!("The selected {name} is invalid.");
                return Err(invalid(&[(name, &text)]));
            }
        }
        Ok(View {
            limit,
            page: positive(seen, "page")?.unwrap_or(1),
            username: seen.parameter("username").map(str::to_owned),
            nsfw: seen.parameter("nsfw") == Some("1"),
        })
    }

    fn shows(&self, moderation: &str, owner: &str) -> bool {
        let clean = moderation == "approved" || (self.nsfw && moderation == "nsfw");
        clean && self.username.as_deref().is_none_or(|name| name == owner)
    }

    fn slice(&self, items: &[Value]) -> Vec<Value> {
        let start = self.limit.saturating_mul(self.page - 1);
        items.iter().skip(start).take(self.limit).cloned().collect()
    }

    /// The links of a page name nothing but the page: that they keep the filters is promised nowhere.
    fn page(&self, address: &str, items: Vec<Value>) -> Reply {
        let last = items.len().div_ceil(self.limit).max(1);
        let link = |page: usize| format!("{address}?page={page}");
        let shown = self.slice(&items);
        let start = self.limit * (self.page - 1);
        let (from, to) = match shown.len() {
            0 => (None, None),
            count => (Some(start + 1), Some(start + count)),
        };
        let body = json!({
            "data": shown,
            "links": {
                "first": link(1),
                "last": link(last),
                "prev": (self.page > 1).then(|| link(self.page - 1)),
                "next": (self.page < last).then(|| link(self.page + 1)),
            },
            "meta": {
                "current_page": self.page,
                "from": from,
                "to": to,
                "per_page": self.limit,
                "total": items.len(),
                "last_page": last,
            },
        });
        Reply::json(200, &body)
    }
}
