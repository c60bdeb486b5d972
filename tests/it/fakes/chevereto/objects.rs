//! What the site says of a stored file.

use serde_json::{Value, json};

use super::{Chevereto, Dialect, StoredImage, json_reply};
use crate::fakes::Reply;
use crate::fakes::journal::Seen;

impl Chevereto {
    pub(super) fn path_of(&self, image: &StoredImage) -> String {
        format!("/images/2024/10/10/{}.{}", image.stem(), image.extension())
    }

    /// The page's address, without the title.
    pub(super) fn viewer(&self, image: &StoredImage) -> String {
        let word = if image.is_video() { "video" } else { "image" };
        format!("{}/{word}/{}", self.origin(), image.id)
    }

    pub(super) fn success(&self, seen: &Seen, image: &StoredImage) -> Reply {
        let format = seen.part("format").map(|part| part.text());
        let format = format.or_else(|| seen.parameter("format").map(str::to_owned));
        match (self.dialect, format.as_deref()) {
            (Dialect::Imgbb, _) => {
                let body =
                    json!({ "data": self.imgbb_object(image), "success": true, "status": 200 });
                json_reply(200, &body)
            }
            (_, Some("txt")) => {
                let link = format!("{}{}", self.origin(), self.path_of(image));
                Reply::file("text/html; charset=UTF-8", link.into())
            }
            (_, Some("redirect")) => Reply::page(302, "Found").with("location", self.viewer(image)),
            (dialect, _) => {
                let (message, object) = match dialect {
                    Dialect::V4 => ("file uploaded", self.object(image)),
                    _ => ("image uploaded", self.free_object(image)),
                };
                let body = json!({
                    "status_code": 200,
                    "success": { "message": message, "code": 200 },
                    "image": object,
                    "status_txt": "OK",
                });
                json_reply(200, &body)
            }
        }
    }

    fn picture(&self, image: &StoredImage, suffix: &str, mime: &str, extension: &str) -> Value {
        let name = format!("{}{suffix}", image.stem());
        json!({
            "filename": format!("{name}.{extension}"),
            "name": name,
            "mime": mime,
            "extension": extension,
            "url": format!("{}/images/2024/10/10/{name}.{extension}", self.origin()),
            "size": image.bytes.len(),
        })
    }

    fn object(&self, image: &StoredImage) -> Value {
        let link = format!("{}{}", self.origin(), self.path_of(image));
        let viewer = self.viewer(image);
        let title = image.title.clone().unwrap_or_else(|| default_title(image));
        let slug = title.replace(|c: char| !c.is_ascii_alphanumeric(), "-");
        let titled = viewer.replace(&image.id, &format!("{slug}.{}", image.id));
        let mut object = json!({
            "name": image.stem(),
            "extension": image.extension(),
            "size": image.bytes.len(),
            "width": image.width,
            "height": image.height,
            "date": "1999-01-01 00:00:00",
            "date_gmt": utc(image.created),
            "title": title,
            "tags": image.tags.iter().map(|tag| json!({ "name": tag })).collect::<Vec<_>>(),
            "description": image.description,
            "nsfw": u8::from(image.nsfw),
            "storage_mode": "datefolder",
            "md5": "7a120d5c28de264bdbb934f023a628fd",
            "source_md5": null,
            "original_filename": image.name,
            "original_exifdata": null,
            "views": 0,
            "category_id": image.category,
            "chain": 21,
            "thumb_size": 21212,
            "medium_size": 0,
            "frame_size": 0,
            "expiration_date_gmt": image.expires.map(utc),
            "likes": 0,
            "is_animated": 0,
            "is_approved": u8::from(image.approved),
            "is_360": 0,
            "type": if image.is_video() { "video" } else { "image" },
        });
        let shown = json!({
            "tags_string": image.tags.join(","),
            "file": { "resource": { "type": "url" } },
            "id_encoded": image.id,
            "filename": format!("{}.{}", image.stem(), image.extension()),
            "mime": image.mime,
            "url": link,
            "ratio": 1.0,
            "size_formatted": "3 MB",
            "image": self.picture(image, "", image.mime, image.extension()),
            "thumb": self.picture(image, ".th", "image/jpeg", "jpeg"),
            "medium": { "filename": null, "name": null, "mime": null, "extension": null, "url": null },
            "url_viewer": titled,
            "path_viewer": titled.replace(&self.origin(), ""),
            "url_short": viewer,
            "display_url": link,
            "display_width": image.width,
            "display_height": image.height,
            "views_label": "views",
            "likes_label": "likes",
            "how_long_ago": "moments ago",
            "date_fixed_peer": utc(image.created),
            "title_truncated": title,
            "title_truncated_html": title,
            "is_use_loader": false,
            "display_title": title,
            "delete_url": format!("{viewer}/delete/{}", image.secret()),
        });
        merge(&mut object, shown);
        if image.is_video() {
            object["duration"] = json!(73);
            object["duration_time"] = json!("01:13");
            object["frame"] = self.picture(image, ".fr", "image/jpeg", "jpeg");
            object["url_frame"] = object["frame"]["url"].clone();
        }
        if !image.approved {
            for name in ["url", "display_url"] {
                object.as_object_mut().expect("an object").remove(name);
            }
            for name in ["image", "thumb", "medium"] {
                object[name]
                    .as_object_mut()
                    .expect("an object")
                    .remove("url");
            }
        }
        object
    }

    /// Older, smaller, and with text for some numbers.
    fn free_object(&self, image: &StoredImage) -> Value {
        let link = format!("{}{}", self.origin(), self.path_of(image));
        let sized = |suffix, side| {
            let mut picture = self.picture(image, suffix, image.mime, image.extension());
            let more = json!({
                "width": side,
                "height": side,
                "ratio": 1,
                "size_formatted": "17.4 KB",
                "bits": 8,
                "channels": null,
            });
            merge(&mut picture, more);
            picture
        };
        json!({
            "name": image.stem(),
            "extension": image.extension(),
            "size": image.bytes.len(),
            "width": image.width,
            "height": image.height,
            "date": "1999-01-01 00:00:00",
            "date_gmt": utc(image.created),
            "storage_id": null,
            "description": null,
            "nsfw": "0",
            "md5": "c684350d722c956c362ab70299735830",
            "storage": "datefolder",
            "original_filename": image.name,
            "original_exifdata": null,
            "views": "0",
            "id_encoded": image.id,
            "filename": format!("{}.{}", image.stem(), image.extension()),
            "ratio": 1.0,
            "size_formatted": "52 KB",
            "mime": image.mime,
            "bits": 8,
            "channels": null,
            "url": link,
            "url_viewer": self.viewer(image),
            "thumb": sized(".th", 160),
            "medium": sized(".md", 500),
            "views_label": "views",
            "display_url": link,
            "how_long_ago": "moments ago",
        })
    }

    fn imgbb_object(&self, image: &StoredImage) -> Value {
        let link = format!("{}{}", self.origin(), self.path_of(image));
        let created = image.created.as_second();
        let lives = image.expires.map_or(0, |end| end.as_second() - created);
        let plain = |suffix| {
            let mut picture = self.picture(image, suffix, image.mime, image.extension());
            picture.as_object_mut().expect("an object").remove("size");
            picture
        };
        json!({
            "id": image.id,
            "title": image.title.clone().unwrap_or_else(|| default_title(image)),
            "url_viewer": self.viewer(image),
            "url": link,
            "display_url": link,
            "width": image.width.to_string(),
            "height": image.height.to_string(),
            "size": image.bytes.len().to_string(),
            "time": created.to_string(),
            "expiration": lives.to_string(),
            "image": plain(""),
            "thumb": plain(".th"),
            "medium": plain(".md"),
            "delete_url": format!("{}/{}/{}", self.origin(), image.id, &image.secret()[..32]),
        })
    }
}

fn merge(object: &mut Value, more: Value) {
    if let (Value::Object(object), Value::Object(more)) = (object, more) {
        object.extend(more);
    }
}

/// The file's name with blanks.
fn default_title(image: &StoredImage) -> String {
    let stem = image
        .name
        .rsplit_once('.')
        .map_or(&*image.name, |(stem, _)| stem);
    stem.replace(['-', '_'], " ")
}

fn utc(time: jiff::Timestamp) -> String {
    time.strftime("%Y-%m-%d %H:%M:%S").to_string()
}
