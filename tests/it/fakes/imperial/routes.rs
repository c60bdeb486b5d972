//! Which request goes where, and everything that changes something.

use axum::body::Bytes;
use serde_json::{Map, Value, json};

use super::{Answer, Imperial, error, invalid};
use crate::fakes::Reply;
use crate::fakes::journal::Seen;

const TYPES: [&str; 8] = [
    "image/jpeg",
    "image/png",
    "image/webp",
    "image/gif",
    "video/mp4",
    "video/webm",
    "video/quicktime",
    "video/x-msvideo",
];

/// Opens a private file.
const ACCESS: &str = "s3cr3t-access-9f2c";
/// When an access link ends.
const ENDS: &str = "2126-02-08T10:00:00.000Z";

impl Imperial {
    pub(super) fn at_api(&mut self, seen: &Seen) -> Answer {
        let segments = seen.below("").unwrap_or_default();
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        if !matches!((&*seen.method, &*segments), ("GET", ["images"])) && !seen.query.is_empty() {
            return Err(invalid(&seen.query[0].0, "Unknown parameter"));
        }
        match (seen.method.as_str(), segments.as_slice()) {
            ("GET", ["images"]) => self.list(seen),
            ("POST", ["images", "upload"]) => self.upload(seen),
            ("POST", ["images", "bulk-metadata"]) => self.bulk_metadata(seen),
            ("DELETE", ["images", id]) => self.delete(seen, id),
            ("POST", ["images", id, "access-url"]) => self.access_url(seen, id),
            ("GET", ["stats", "overview"]) => {
                self.member(seen)?;
                Ok(Reply::json(200, &self.overview))
            }
            _ => Err(error(404, "Not found")),
        }
    }

    /// The media host: no key, files and thumbnails.
    pub(super) fn at_origin(&mut self, seen: &Seen) -> Answer {
        let segments = seen.below("/uploads").unwrap_or_default();
        let [owner, name] = segments.as_slice() else {
            return Err(error(404, "Not found"));
        };
        if seen.method != "GET" || seen.header("authorization").is_some() {
            return Err(error(400, "Files are fetched, without a key"));
        }
        let found = self
            .media
            .iter()
            .find(|media| media.owner == owner && media.stored_name() == *name);
        let media = found.ok_or_else(|| error(404, "Not found"))?;
        if media.private && seen.parameter("access") != Some(ACCESS) {
            return Err(error(403, "This upload is private"));
        }
        Ok(Reply::file(&media.mime, media.bytes.clone()))
    }

    fn upload(&mut self, seen: &Seen) -> Answer {
        let user = self.user(seen)?;
        if let Some(part) = seen.parts.iter().find(|part| part.name != "file") {
            return Err(invalid(&part.name, "Unknown field"));
        }
        let [file] = seen.parts.as_slice() else {
            return Err(invalid("file", "File is required"));
        };
        let (Some(name), Some(mime)) = (file.file_name.clone(), file.mime.clone()) else {
            return Err(invalid("file", "File is required"));
        };
        if !TYPES.contains(&mime.as_str()) {
            let text = match self.wrong_type {
                415 => "Unsupported media type",
                _ => "Only images and videos are allowed",
            };
            return Err(error(self.wrong_type, text));
        }
        let used: usize = self.media.iter().map(|media| media.bytes.len()).sum();
        if used + file.bytes.len() > self.storage {
            let text = "Storage limit exceeded. You've used 4.8 GB of 5 GB.";
            return Err(error(413, text));
        }
        let compressed = self.compresses && mime.starts_with("image/");
        let bytes: Bytes = match compressed {
            true => file.bytes.slice(..file.bytes.len() / 2),
            false => file.bytes.clone(),
        };
        let id = self.plant(user, &name, &mime, bytes);
        let media = self.at(&id);
        media.compressed = compressed;
        let media = media.clone();
        Ok(Reply::json(201, &self.uploaded_object(&media)))
    }

    fn delete(&mut self, seen: &Seen, id: &str) -> Answer {
        let user = self.member(seen)?;
        let place = self.own(user, id)?;
        self.media.remove(place);
        let body = json!({ "message": "Image deleted successfully" });
        Ok(Reply::json(200, &body))
    }

    fn access_url(&mut self, seen: &Seen, id: &str) -> Answer {
        let user = self.member(seen)?;
        if !seen.body.is_empty() {
            return Err(invalid("body", "No body is expected"));
        }
        let place = self.own(user, id)?;
        let media = &self.media[place];
        let mut url = self.url(media);
        if media.private {
            url.query_pairs_mut().append_pair("access", ACCESS);
        }
        let body = json!({
            "accessUrl": url.as_str(),
            "expiresAt": media.private.then_some(ENDS),
        });
        Ok(Reply::json(200, &body))
    }

    fn bulk_metadata(&mut self, seen: &Seen) -> Answer {
        let user = self.member(seen)?;
        let fields: Map<String, Value> = match serde_json::from_slice(&seen.body) {
            Ok(Value::Object(fields)) if seen.is("application/json") => fields,
            _ => return Err(error(400, "Validation failed")),
        };
        let known = ["ids", "folderId", "tags", "mode"];
        if let Some(field) = fields.keys().find(|key| !known.contains(&key.as_str())) {
            return Err(invalid(field, "Unknown field"));
        }
        let texts = |name: &str| -> Result<Option<Vec<String>>, Reply> {
            let Some(value) = fields.get(name) else {
                return Ok(None);
            };
            serde_json::from_value(value.clone())
                .map(Some)
                .map_err(|_| invalid(name, "Must be an array of strings"))
        };
        let ids = texts("ids")?.filter(|ids| !ids.is_empty());
        let ids = ids.ok_or_else(|| invalid("ids", "Ids are required"))?;
        let folder = match fields.get("folderId") {
            None => None,
            Some(Value::Null) => Some(None),
            Some(Value::String(id)) if self.folders.contains(&(user, id.as_str())) => {
                Some(Some(id.clone()))
            }
            Some(_) => return Err(invalid("folderId", "Folder not found")),
        };
        let tags: Option<Vec<String>> =
            texts("tags")?.map(|tags| tags.iter().map(|tag| tag.to_lowercase()).collect());
        let mode = match fields.get("mode") {
            None => "replace",
            Some(Value::String(mode)) if ["replace", "add", "remove"].contains(&&**mode) => mode,
            Some(_) => return Err(invalid("mode", "Must be replace, add or remove")),
        };
        let mut updated = 0;
        for media in &mut self.media {
            if media.owner != user || !ids.contains(&media.id) {
                continue;
            }
            updated += 1;
            if let Some(folder) = &folder {
                media.folder.clone_from(folder);
            }
            let Some(tags) = &tags else { continue };
            if mode != "add" {
                let replace = mode == "replace";
                media.tags.retain(|tag| !replace && !tags.contains(tag));
            }
            if mode != "remove" {
                let new = tags.iter().filter(|tag| !media.tags.contains(tag));
                let new: Vec<String> = new.cloned().collect();
                media.tags.extend(new);
            }
        }
        Ok(Reply::json(200, &json!({ "updated": updated })))
    }
}
