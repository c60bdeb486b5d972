//! One image: its details, its changes, its bytes.

use serde_json::{Value, json};

use super::{Answer, Image, Slink, empty, no_route, not_found, problem};
use crate::fakes::Reply;
use crate::fakes::journal::Seen;

impl Slink {
    pub(super) fn find(&self, id: &str) -> Option<&Image> {
        self.images.iter().find(|image| image.id == id)
    }

    pub(super) fn detail(&self, user: &'static str, id: &str) -> Answer {
        let image = &self.images[self.own(user, id)?];
        Ok(Reply::json(200, &self.object(self.detail_object(image))))
    }

    /// What every era tells, and what only the new ones do.
    pub fn detail_object(&self, image: &Image) -> Value {
        let size = imagesize::blob_size(&image.bytes).ok();
        let created = jiff::Timestamp::from_second(image.created).unwrap_or_default();
        let mut object = json!({
            "id": image.id,
            "fileName": image.file_name(),
            "description": image.description,
            "isPublic": image.public,
            "createdAt": created.strftime("%Y-%m-%dT%H:%M:%S.000000+00:00").to_string(),
            "updatedAt": null,
            "views": 0,
            "size": image.bytes.len(),
            "mimeType": image.mime,
            "width": size.map_or(0, |size| size.width),
            "height": size.map_or(0, |size| size.height),
            "supportsResize": true,
        });
        let key = if self.since(1, 12, 0) { "src" } else { "url" };
        object[key] = json!(format!("/image/{}", image.file_name()));
        if self.since(1, 7, 0) {
            object["user"] = json!({});
            object["bookmarkCount"] = json!(0);
            object["license"] = json!(null);
            object["sha1Hash"] = json!("b1bd0a");
            object["supportsFormatConversion"] = json!(true);
            object["isAnimated"] = json!(false);
            object["collections"] = json!([]);
        }
        object
    }

    /// A body that is no JSON is ignored, and the answer is the same.
    pub(super) fn patch(&mut self, seen: &Seen, user: &'static str, id: &str) -> Answer {
        let place = self.own(user, id)?;
        needs_type(seen)?;
        let body: Value = serde_json::from_slice(&seen.body).unwrap_or_default();
        let only_public = self.only_public;
        let image = &mut self.images[place];
        if let Some(text) = body["description"].as_str() {
            image.description = text.to_owned();
        }
        image.public = match &body["isPublic"] {
            Value::Null => image.public,
            Value::Bool(public) => *public || only_public,
            // A text is not looked at.
            _ => true,
        };
        Ok(empty(204))
    }

    pub(super) fn delete(&mut self, seen: &Seen, user: &'static str, id: &str) -> Answer {
        if self.deleted.contains(id) && self.since(1, 7, 0) {
            return Ok(empty(204));
        }
        let place = self.own(user, id)?;
        needs_type(seen)?;
        let body: Value = serde_json::from_slice(&seen.body).unwrap_or_default();
        if body["preserveOnDisk"] == json!(true) {
            self.preserved.push(id.to_owned());
        }
        self.images.remove(place);
        self.deleted.insert(id.to_owned());
        Ok(empty(204))
    }

    /// At the front, where only cookies tell who somebody is: a page where there is nothing to see.
    pub(super) fn page_or_image(&self, seen: &Seen, file: &str) -> Answer {
        match self.view(seen, None, file) {
            Err(refusal) if refusal.status == 404 && self.since(1, 11, 0) => {
                Ok(Reply::page(200, "This image is not available"))
            }
            other => other,
        }
    }

    pub(super) fn view(&self, seen: &Seen, user: Option<&'static str>, file: &str) -> Answer {
        let (id, ext) = file.split_once('.').ok_or_else(no_route)?;
        let image = self.find(id).ok_or_else(not_found)?;
        if ext != image.ext && !self.since(1, 8, 1) {
            return Err(not_found());
        }
        let owner = user == Some(image.owner);
        if self.since(1, 11, 0) && !owner && !self.is_shared(id, seen) {
            return Err(not_found());
        }
        let names = if self.as_page {
            ["w", "h"]
        } else {
            ["width", "height"]
        };
        let [width, height] = names.map(|name| seen.parameter(name));
        let crop = matches!(seen.parameter("crop"), Some("1" | "true"));
        if (width, height) == (None, None) {
            return Ok(Reply::file(image.mime, image.bytes.clone()));
        }
        let side = |side: Option<&str>| side.unwrap_or("auto").to_owned();
        let text = format!("{}x{} crop={crop}", side(width), side(height));
        Ok(Reply::file(image.mime, text.into()))
    }

    /// The extension is not looked at.
    pub(super) fn public_view(&self, file: &str) -> Answer {
        if !self.since(1, 11, 3) {
            return Err(no_route());
        }
        let id = file.split('.').next().unwrap_or_default();
        let image = self
            .find(id)
            .filter(|image| image.public && self.anonymous_viewing);
        let image = image.ok_or_else(not_found)?;
        Ok(Reply::file(image.mime, image.bytes.clone()))
    }
}

/// Changes need a content type.
fn needs_type(seen: &Seen) -> Result<(), Reply> {
    match seen.is("application/json") {
        true => Ok(()),
        false => Err(problem(
            415,
            "…UnsupportedMediaTypeHttpException",
            "Unsupported format.",
        )),
    }
}
