//! Everything that changes something.

use axum::body::Bytes;
use serde_json::{Map, Value, json};

use super::{Answer, Imgpile, StoredComment, Subject, forbidden, invalid, message, not_found, now};
use crate::fakes::Reply;
use crate::fakes::journal::Seen;

type Fields = Map<String, Value>;

impl Imgpile {
    pub(super) fn upload(&mut self, seen: &Seen) -> Answer {
        let user = self.signed_in(seen)?;
        let file = seen
            .part("file")
            .filter(|part| seen.is("multipart/form-data") && part.file_name.is_some());
        let Some(file) = file.cloned() else {
            return Err(invalid(&[("file", "The file field is required.")]));
        };
        if file.bytes.len() > self.max_bytes {
            return Err(Reply::page(413, "413 Request Entity Too Large"));
        }
        let mime = file.mime.unwrap_or_default();
        if !mime.starts_with("image/") && !mime.starts_with("video/") {
            let text = "The file field must be a file of type: image/*, video/*.";
            return Err(invalid(&[("file", text)]));
        }
        let digest = blake3::hash(&file.bytes).to_hex().to_string();
        if self.banned.contains(&digest) {
            return Err(Reply::json(
                451,
                &json!({ "error": "This file is not allowed." }),
            ));
        }
        let post = match seen.part("post_id") {
            Some(part) => Some(self.post_for_upload(user, &part.text())?),
            None => None,
        };
        let name = file.file_name.unwrap_or_default();
        let slug = self.plant(user, &name, &mime, file.bytes);
        if let Some(post) = post {
            self.posts[post].media.push(slug.clone());
        }
        let media = self.find_media(&slug).ok_or_else(not_found)?;
        let body = json!({
            "message": "Media created successfully",
            "media": self.new_media_object(media),
        });
        Ok(Reply::json(201, &body))
    }

    fn post_for_upload(&self, user: &str, text: &str) -> Result<usize, Reply> {
        let Ok(id) = text.parse::<u64>() else {
            let text = "The post id field must be an integer.";
            return Err(invalid(&[("post_id", text)]));
        };
        let Some(place) = self.posts.iter().position(|post| post.id == id) else {
            let text = "The selected post id is invalid.";
            return Err(invalid(&[("post_id", text)]));
        };
        if self.posts[place].owner != user {
            return Err(forbidden());
        }
        Ok(place)
    }

    pub(super) fn patch_media(&mut self, seen: &Seen, slug: &str) -> Answer {
        let place = self.own_media(seen, slug)?;
        let fields = fields(seen)?;
        let title = text(&fields, "title", Some(255))?;
        let description = text(&fields, "description", None)?;
        let media = &mut self.media[place];
        if let Some(title) = title {
            media.title = title;
        }
        if let Some(description) = description {
            media.description = description;
        }
        Ok(message(200, "Media updated successfully"))
    }

    pub(super) fn delete_media(&mut self, seen: &Seen, slug: &str) -> Answer {
        let place = self.own_media(seen, slug)?;
        self.media.remove(place);
        for post in &mut self.posts {
            post.media.retain(|media| media != slug);
        }
        Ok(message(200, "Media deleted successfully."))
    }

    fn own_media(&self, seen: &Seen, slug: &str) -> Result<usize, Reply> {
        let user = self.signed_in(seen)?;
        let place = self.media.iter().position(|media| media.slug == slug);
        let place = place.ok_or_else(not_found)?;
        match self.media[place].owner == user {
            true => Ok(place),
            false => Err(forbidden()),
        }
    }

    pub(super) fn create_post(&mut self, seen: &Seen) -> Answer {
        let user = self.signed_in(seen)?;
        let fields = fields(seen)?;
        let Some(Value::Array(ids)) = fields.get("media_ids") else {
            let text = "The media ids field is required.";
            return Err(invalid(&[("media_ids", text)]));
        };
        if ids.is_empty() || ids.len() > 50 {
            let text = "The media ids field must have between 1 and 50 items.";
            return Err(invalid(&[("media_ids", text)]));
        }
        let mut slugs = Vec::new();
        for id in ids {
            let found = self
                .media
                .iter()
                .find(|media| Some(media.id) == id.as_u64());
            match found {
                Some(media) if media.owner == user => slugs.push(media.slug.clone()),
                Some(_) => return Err(forbidden()),
                None => {
                    let text = "The selected media ids is invalid.";
                    return Err(invalid(&[("media_ids", text)]));
                }
            }
        }
        let slug = self.plant_post(user, slugs);
        let post = self.find_post(&slug).ok_or_else(not_found)?;
        let body = json!({
            "message": "Post created successfully",
            "post": { "id": post.id, "slug": post.slug },
        });
        Ok(Reply::json(201, &body))
    }

    pub(super) fn patch_post(&mut self, seen: &Seen, slug: &str) -> Answer {
        let place = self.own_post(seen, slug)?;
        let fields = fields(seen)?;
        let title = text(&fields, "title", Some(255))?;
        let description = text(&fields, "description", None)?;
        let visibility = match fields.get("visibility").map(Value::as_str) {
            None => None,
            Some(Some(word)) if ["public", "hidden", "private"].contains(&word) => Some(word),
            Some(_) => {
                let text = "The selected visibility is invalid.";
                return Err(invalid(&[("visibility", text)]));
            }
        };
        let nsfw = match fields.get("is_nsfw") {
            None => None,
            Some(Value::Bool(nsfw)) => Some(*nsfw),
            Some(_) => {
                let text = "The is nsfw field must be true or false.";
                return Err(invalid(&[("is_nsfw", text)]));
            }
        };
        let order = self.new_order(place, &fields)?;
        let key = format!("ab{:08x}", self.next_id());
        let post = &mut self.posts[place];
        if let Some(title) = title {
            post.title = title;
        }
        if let Some(description) = description {
            post.description = description;
        }
        if let Some(nsfw) = nsfw {
            post.moderation = if nsfw { "nsfw" } else { "approved" };
        }
        if let Some(order) = order {
            post.media = order;
        }
        let mut body = json!({ "message": "Post updated successfully" });
        if let Some(word) = visibility {
            match word {
                // Leaving private and coming back makes a new key.
                "private" if post.visibility != "private" => post.key = Some(key),
                "private" => {}
                _ => post.key = None,
            }
            post.visibility = match word {
                "private" => "private",
                "hidden" => "hidden",
                _ => "public",
            };
            body["visibility"] = json!(post.visibility);
            body["access_key"] = json!(post.key);
        }
        Ok(Reply::json(200, &body))
    }

    /// `media_order` holds every slug of the post once.
    fn new_order(&self, post: usize, fields: &Fields) -> Result<Option<Vec<String>>, Reply> {
        let Some(order) = fields.get("media_order") else {
            return Ok(None);
        };
        let wrong = || invalid(&[("media_order", "The selected media order is invalid.")]);
        let order: Vec<String> = serde_json::from_value(order.clone()).map_err(|_| wrong())?;
        let mut sorted = order.clone();
        let mut known = self.posts[post].media.clone();
        sorted.sort();
        known.sort();
        match sorted == known {
            true => Ok(Some(order)),
            false => Err(wrong()),
        }
    }

    pub(super) fn delete_post(&mut self, seen: &Seen, slug: &str) -> Answer {
        let place = self.own_post(seen, slug)?;
        self.posts.remove(place);
        Ok(message(200, "Post deleted successfully"))
    }

    fn own_post(&self, seen: &Seen, slug: &str) -> Result<usize, Reply> {
        let user = self.signed_in(seen)?;
        let place = self.posts.iter().position(|post| post.slug == slug);
        let place = place.ok_or_else(not_found)?;
        match self.posts[place].owner == user {
            true => Ok(place),
            false => Err(forbidden()),
        }
    }

    /// Votes toggle: the same button twice takes the vote back, the other one turns it.
    pub(super) fn vote(&mut self, seen: &Seen, kind: &str, id: &str, up: bool) -> Answer {
        let user = self.signed_in(seen)?;
        let number: u64 = id.parse().map_err(|_| not_found())?;
        let (subject, known) = match kind {
            "posts" => (
                Subject::Post(number),
                self.posts.iter().any(|post| post.id == number),
            ),
            _ => (
                Subject::Comment(number),
                self.comments.iter().any(|comment| comment.id == number),
            ),
        };
        if !known {
            return Err(not_found());
        }
        if self.votes.get(&(subject, user)) == Some(&up) {
            self.votes.remove(&(subject, user));
        } else {
            self.votes.insert((subject, user), up);
        }
        let thing = if kind == "posts" { "Post" } else { "Comment" };
        let way = if up { "upvoted" } else { "downvoted" };
        let body = json!({
            "message": format!("{thing} {way} successfully"),
            "score": self.score(subject),
        });
        Ok(Reply::json(200, &body))
    }

    pub(super) fn add_comment(&mut self, seen: &Seen, slug: &str) -> Answer {
        let user = self.signed_in(seen)?;
        let post = self.find_post(slug).ok_or_else(not_found)?.id;
        let fields = fields(seen)?;
        let content = match fields.get("content") {
            Some(Value::String(content)) if !content.trim().is_empty() => content.clone(),
            _ => return Err(invalid(&[("content", "The content field is required.")])),
        };
        let id = self.next_id();
        let body = json!({
            "success": true,
            "comment": { "id": id, "content": content, "user_id": 1, "post_id": post },
        });
        self.comments.push(StoredComment {
            id,
            post,
            owner: user,
            content,
            created_at: now(),
        });
        Ok(Reply::json(201, &body))
    }

    pub(super) fn delete_comment(&mut self, seen: &Seen, id: &str) -> Answer {
        let user = self.signed_in(seen)?;
        let place = self
            .comments
            .iter()
            .position(|comment| comment.id.to_string() == id)
            .ok_or_else(not_found)?;
        if self.comments[place].owner != user {
            return Err(forbidden());
        }
        self.comments.remove(place);
        let body = json!({ "success": true, "message": "Comment deleted successfully" });
        Ok(Reply::json(200, &body))
    }

    pub(super) fn follow(&mut self, seen: &Seen, name: &str, follow: bool) -> Answer {
        let user = self.signed_in(seen)?;
        if !self.knows_user(name) {
            return Err(not_found());
        }
        let pair = (user, name.to_owned());
        if follow {
            self.follows.insert(pair);
            return Ok(message(200, "User followed."));
        }
        self.follows.remove(&pair);
        Ok(message(200, "User unfollowed."))
    }
}

/// The fields of a JSON body.
fn fields(seen: &Seen) -> Result<Fields, Reply> {
    let body: &Bytes = &seen.body;
    match serde_json::from_slice(body) {
        Ok(Value::Object(fields)) if seen.is("application/json") => Ok(fields),
        _ => Err(message(400, "Malformed request.")),
    }
}

/// A text field: not there, cleared (`null` or empty), or set.
fn text(fields: &Fields, name: &str, most: Option<usize>) -> Result<Option<Option<String>>, Reply> {
    match fields.get(name) {
        None => Ok(None),
        Some(Value::Null) => Ok(Some(None)),
        Some(Value::String(text)) if text.is_empty() => Ok(Some(None)),
        Some(Value::String(text)) => match most {
            Some(most) if text.chars().count() > most => {
                let text = format!("The {name} field must not be greater than {most} characters.");
                Err(invalid(&[(name, &text)]))
            }
            _ => Ok(Some(Some(text.clone()))),
        },
        Some(_) => {
            let text = format!("The {name} field must be a string.");
            Err(invalid(&[(name, &text)]))
        }
    }
}
