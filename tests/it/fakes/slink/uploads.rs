//! Uploads in one request.

use axum::body::Bytes;
use serde_json::{Value, json};

use super::auth::{jwt_refused, now};
use super::{
    Answer, GUEST, Image, Slink, as_error, broken_rule, invalid, is_uuid, no_route, problem,
};
use crate::fakes::Reply;
use crate::fakes::journal::Seen;

/// What is stored with a file.
#[derive(Default)]
pub struct Fields {
    pub name: String,
    pub public: bool,
    pub description: String,
    pub tags: Vec<String>,
    pub collections: Vec<String>,
}

impl Slink {
    pub(super) fn external_upload(&mut self, seen: &Seen) -> Answer {
        let owner = self.key_owner(seen)?;
        if !matches!(&*seen.method, "POST" | "PUT") {
            return Err(problem(
                405,
                "…MethodNotAllowedHttpException",
                "Method Not Allowed",
            ));
        }
        let id = self.store_form(seen, owner)?;
        Ok(Reply::json(201, &self.external_answer(&id)))
    }

    fn external_answer(&mut self, id: &str) -> Value {
        let file = self.find(id).map(Image::file_name).unwrap_or_default();
        if self.as_page {
            let (stem, ext) = file.split_once('.').unwrap_or_default();
            return json!({
                "id": id,
                "url": format!("/api/image/{file}"),
                "thumbnailUrl": format!("/api/image/{stem}_thumbnail.{ext}"),
            });
        }
        if !self.since(1, 6, 1) {
            return json!({ "id": id });
        }
        if !self.since(1, 8, 0) {
            return json!({
                "url": format!("image/{file}"),
                "thumbnailUrl": format!("image/{file}?width=300&height=300&crop=true"),
                "id": id,
            });
        }
        let published = self.auto_publish && self.since(1, 11, 1);
        let thumbnail = [("width", "300"), ("height", "300"), ("crop", "1")];
        let whole = self.share_for(id, &[], published);
        let small = self.share_for(id, &thumbnail, published);
        let link = |share: &super::Share| match self.short_urls {
            true => format!("i/{}", share.code),
            false => self.path_of(share).trim_start_matches('/').to_owned(),
        };
        json!({ "url": link(&whole), "thumbnailUrl": link(&small), "id": id })
    }

    pub(super) fn upload(&mut self, seen: &Seen, user: Option<&'static str>) -> Answer {
        match user {
            Some(user) => {
                let id = self.store_form(seen, user)?;
                let location = format!("image/{id}/detail");
                Ok(Reply::json(201, &json!({ "id": id })).with("location", location))
            }
            None if self.guests && self.since(1, 12, 0) => {
                let id = self.store_form(seen, GUEST)?;
                Ok(Reply::json(201, &json!({ "id": id })))
            }
            None => Err(jwt_refused("JWT Token not found")),
        }
    }

    pub(super) fn guest_upload(&mut self, seen: &Seen) -> Answer {
        if self.since(1, 12, 0) {
            return Err(no_route());
        }
        if !self.guests && !self.since(1, 6, 2) {
            return Err(problem(
                403,
                "…ForbiddenException",
                "Guest uploads are not allowed",
            ));
        }
        if !self.guests {
            let title = "Symfony.Component.Security.Core.Exception.AccessDeniedException";
            return Err(problem(500, title, "Access Denied."));
        }
        let id = self.store_form(seen, GUEST)?;
        Ok(Reply::json(201, &json!({ "id": id })).with("location", "/explore"))
    }

    fn store_form(&mut self, seen: &Seen, owner: &'static str) -> Result<String, Reply> {
        if seen.header("content-type").is_none() {
            return Err(problem(
                415,
                "…UnsupportedMediaTypeHttpException",
                "Unsupported format.",
            ));
        }
        let file = seen.part("image").filter(|part| part.file_name.is_some());
        let Some(file) = file.filter(|_| seen.body.len() <= self.max_request) else {
            let text = "Typed property Slink\\Image\\Application\\Command\\UploadImage\\UploadImageCommand::$id must not be accessed before initialization";
            return Err(problem(500, "Error", text));
        };
        let text = |name: &str| seen.part(name).map(|part| part.text()).unwrap_or_default();
        let all = |name: &str| -> Vec<String> {
            let parts = seen.parts.iter().filter(|part| part.name == name);
            parts.map(|part| part.text()).collect()
        };
        let fields = Fields {
            name: file.file_name.clone().unwrap_or_default(),
            // Every text but these two is true.
            public: !matches!(&*text("isPublic"), "" | "0"),
            description: text("description"),
            tags: all("tagIds[]"),
            collections: all("collectionIds[]"),
        };
        self.store(owner, file.bytes.clone(), fields)
    }

    /// Checks and keeps a file. Gives its id.
    pub(super) fn store(
        &mut self,
        owner: &'static str,
        bytes: Bytes,
        fields: Fields,
    ) -> Result<String, Reply> {
        if bytes.is_empty() {
            return Err(invalid("image", "An empty file is not allowed."));
        }
        if bytes.len() > self.max_megabytes * 1_000_000 {
            let text = format!(
                "The file is too large ({:.2} MB). Allowed maximum size is {} MB.",
                bytes.len() as f64 / 1e6,
                self.max_megabytes
            );
            return Err(invalid("image", &text));
        }
        let kind = infer::get(&bytes).map_or("application/octet-stream", |kind| kind.mime_type());
        let Some((mime, ext)) = stored_as(kind) else {
            return Err(self.wrong_type(kind));
        };
        if fields.description.chars().count() > 255 {
            let text = "This value is too long. It should have 255 characters or less.";
            return Err(invalid("description", text));
        }
        let (tags, collections) = self.check_ids(owner, &fields)?;
        if let Some(known) = self.duplicate(owner, &bytes) {
            return Err(already_there(known));
        }
        let wanted = self.default_visibility.unwrap_or(fields.public);
        let id = self.next_id();
        self.images.push(Image {
            id: id.clone(),
            owner,
            ext,
            mime,
            bytes,
            description: fields.description,
            public: wanted || self.only_public || owner == GUEST,
            created: now(),
            tags,
            collections,
            received_name: fields.name,
        });
        Ok(id)
    }

    /// The page words it one way, servers another.
    fn wrong_type(&self, kind: &str) -> Reply {
        let text = match self.as_page {
            true => format!(
                "The mime type of the file is invalid (\"{kind}\"). Allowed mime types are \"image/jpeg\", \"image/png\", \"image/webp\", \"image/gif\"."
            ),
            false => format!(
                "The mime type \"{kind}\" is not supported.\n<a href=\"/help/faq#supported-image-formats\" class=\"text-indigo\">See supported formats</a>"
            ),
        };
        invalid("image", &text)
    }

    /// Fields of a later era are unknown and ignored.
    fn check_ids(
        &self,
        owner: &'static str,
        fields: &Fields,
    ) -> Result<(Vec<String>, Vec<String>), Reply> {
        let mut tags = Vec::new();
        if self.since(1, 7, 0) && owner != GUEST {
            for (place, id) in fields.tags.iter().enumerate() {
                if !is_uuid(id) {
                    let property = format!("tagIds[{place}]");
                    return Err(invalid(&property, "This value is not a valid UUID."));
                }
                let known = self
                    .tags
                    .iter()
                    .any(|tag| tag.id == *id && tag.owner == owner);
                if !known {
                    return Err(broken_rule("tag_access", "You can't use this tag."));
                }
                tags.push(id.clone());
            }
        }
        let mut collections = Vec::new();
        if self.since(1, 9, 0) {
            for (place, id) in fields.collections.iter().enumerate() {
                if !is_uuid(id) {
                    let property = format!("collectionIds[{place}]");
                    return Err(invalid(&property, "This value is not a valid UUID."));
                }
                collections.push(id.clone());
            }
        }
        Ok((tags, collections))
    }

    fn duplicate(&self, owner: &str, bytes: &Bytes) -> Option<&Image> {
        if !self.duplicates || !self.since(1, 7, 0) {
            return None;
        }
        let of = |image: &&Image| owner == GUEST || image.owner == owner;
        self.images
            .iter()
            .filter(of)
            .find(|image| image.bytes == bytes)
    }
}

fn stored_as(kind: &str) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        "image/png" => ("image/png", "png"),
        "image/gif" => ("image/gif", "gif"),
        "image/webp" => ("image/webp", "webp"),
        // HEIC is converted.
        "image/jpeg" | "image/heif" | "image/heic" => ("image/jpeg", "jpg"),
        _ => return None,
    })
}

fn already_there(known: &Image) -> Reply {
    let id = &known.id;
    let body = json!({
        "title": "Slink.Image.Domain.Exception.DuplicateImageException",
        "message": "Specification Error",
        "violations": [{
            "property": "duplicate_image",
            "message": format!("Image already exists: {id}"),
            "data": {
                "imageId": id,
                "uploadedAt": "2026-11-20T17:54:27+00:00",
                "existingImageUrl": format!("/info/{id}"),
            },
        }],
    });
    as_error(400, &json!({ "error": body }))
}
