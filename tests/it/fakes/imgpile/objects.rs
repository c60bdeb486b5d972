//! imgpile's objects as JSON.

use serde_json::{Map, Value, json};

use super::{Imgpile, StoredComment, StoredMedia, StoredPost, Subject};

/// The sized variants of a file.
const SIZES: [&str; 5] = ["xs", "sm", "md", "lg", "xl"];

/// Everything of an object, or only what an example of the page shows.
fn only(object: Value, keys: &[&str]) -> Value {
    let Value::Object(object) = object else {
        return object;
    };
    object
        .into_iter()
        .filter(|(key, _)| keys.contains(&key.as_str()))
        .collect::<Map<_, _>>()
        .into()
}

impl Imgpile {
    fn user_object(&self, name: &str) -> Value {
        let avatar = format!("{}/a/{name}.png", self.origins["api"]);
        json!({ "username": name, "avatar": avatar })
    }

    /// The Media object of the page's table. It has no `id`.
    pub(super) fn media_object(&self, media: &StoredMedia) -> Value {
        let size = imagesize::blob_size(&media.bytes).ok();
        json!({
            "slug": media.slug,
            "filename": media.slug,
            "title": media.title,
            "description": media.description,
            "type": media.mime,
            "width": size.map_or(0, |size| size.width),
            "height": size.map_or(0, |size| size.height),
            "moderation_status": media.moderation,
            "processed": true,
            "created_at": media.created_at,
            "urls": self.urls(media),
            "user": self.user_object(media.owner),
        })
    }

    fn urls(&self, media: &StoredMedia) -> Value {
        let place = format!("{}/f/{}", self.origins["upload"], media.slug);
        let ext = extension(&media.mime);
        let mut urls = Map::new();
        urls.insert("original".to_owned(), json!(format!("{place}.{ext}")));
        for size in SIZES {
            urls.insert(size.to_owned(), json!(format!("{place}_{size}.webp")));
        }
        if media.mime.starts_with("video/") {
            urls.insert("thumb".to_owned(), json!(format!("{place}_thumb.jpg")));
        }
        urls.into()
    }

    /// What an upload answers.
    pub(super) fn new_media_object(&self, media: &StoredMedia) -> Value {
        let mut object = only(
            self.media_object(media),
            &[
                "slug",
                "filename",
                "type",
                "width",
                "height",
                "moderation_status",
                "urls",
            ],
        );
        if self.tells_number {
            object["id"] = json!(media.id);
        }
        object
    }

    /// An item of `/users/{u}/media`.
    pub(super) fn media_of_user(&self, media: &StoredMedia) -> Value {
        only(
            self.media_object(media),
            &["slug", "type", "moderation_status", "urls"],
        )
    }

    /// The Post object of the page's table as `viewer` sees it, without its media.
    fn post_object(&self, post: &StoredPost, viewer: Option<&'static str>) -> Value {
        let subject = Subject::Post(post.id);
        let vote = viewer.and_then(|viewer| self.votes.get(&(subject, viewer)));
        let mut object = json!({
            "id": post.id,
            "slug": post.slug,
            "title": post.title,
            "description": post.description,
            "score": self.score(subject),
            "view_count": 0,
            "media_count": post.media.len(),
            "moderation_status": post.moderation,
            "isUpvotedByUser": vote == Some(&true),
            "isDownvotedByUser": vote == Some(&false),
            "created_at": post.created_at,
            "user": self.user_object(post.owner),
        });
        if viewer == Some(post.owner) {
            object["visibility"] = json!(post.visibility);
            object["access_key"] = json!(post.key);
        }
        object
    }

    /// One post with a page of its media.
    pub(super) fn single_post(
        &self,
        post: &StoredPost,
        viewer: Option<&'static str>,
        page: usize,
        per_page: usize,
    ) -> Value {
        let media: Vec<Value> = post
            .media
            .iter()
            .skip(per_page * (page - 1))
            .take(per_page)
            .filter_map(|slug| self.find_media(slug))
            .map(|media| self.media_object(media))
            .collect();
        let mut object = self.post_object(post, viewer);
        object["media"] = media.into();
        object
    }

    /// A post in a feed.
    pub(super) fn post_in_feed(&self, post: &StoredPost, viewer: Option<&'static str>) -> Value {
        let first = post.media.first().and_then(|slug| self.find_media(slug));
        let mut object = self.post_object(post, viewer);
        object["first_media"] = first.map_or(Value::Null, |media| self.media_object(media));
        object
    }

    /// An item of `/users/{u}/posts`.
    pub(super) fn post_of_user(&self, post: &StoredPost) -> Value {
        only(
            self.post_in_feed(post, None),
            &[
                "id",
                "slug",
                "title",
                "score",
                "moderation_status",
                "first_media",
            ],
        )
    }

    /// An item of `/users/{u}/comments`; its shape is not shown anywhere.
    pub(super) fn comment_object(&self, comment: &StoredComment) -> Value {
        json!({
            "id": comment.id,
            "content": comment.content,
            "post_id": comment.post,
            "created_at": comment.created_at,
        })
    }

    /// An item of `/users/{u}/followers`; its shape is not shown anywhere.
    pub(super) fn person_object(&self, name: &str) -> Value {
        self.user_object(name)
    }
}

/// Whether a file's name is that of a media or of one of its variants. A variant has the bytes of the original here.
pub(super) fn is_file_of(media: &StoredMedia, name: &str) -> bool {
    let Some(rest) = name.strip_prefix(media.slug.as_str()) else {
        return false;
    };
    rest == format!(".{}", extension(&media.mime))
        || rest == "_thumb.jpg"
        || SIZES.iter().any(|size| rest == format!("_{size}.webp"))
}

fn extension(mime: &str) -> &'static str {
    match mime {
        "image/png" => "png",
        "image/gif" => "gif",
        "image/webp" => "webp",
        "video/mp4" => "mp4",
        "video/webm" => "webm",
        other if other.starts_with("video/") => "mov",
        _ => "jpg",
    }
}
