//! Chevereto's JSON, named as Chevereto names it. Versions and forks differ, so next to nothing is required.

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::Value;

use crate::model::{Links, Media};
use crate::provider::reading::{number, tolerant, utc, web_url};
use crate::secret::Secret;

/// The answer to an upload. Chevereto says `status_code` and `image`, imgbb `status` and `data`.
#[derive(Debug, Default, Deserialize)]
pub struct Reply {
    #[serde(default, deserialize_with = "number")]
    pub status_code: Option<u16>,
    #[serde(default, deserialize_with = "number")]
    pub status: Option<u16>,
    #[serde(default, deserialize_with = "tolerant")]
    pub image: Option<ImageObject>,
    #[serde(default, deserialize_with = "tolerant")]
    pub data: Option<ImageObject>,
    #[serde(default, deserialize_with = "tolerant")]
    pub error: Option<Failure>,
}

/// A refusal.
#[derive(Debug, Deserialize)]
pub struct Failure {
    #[serde(default, deserialize_with = "tolerant")]
    pub message: Option<String>,
    /// A number, but for database errors, which have theirs as text, and two internal ones that have none.
    #[serde(default, deserialize_with = "number")]
    pub code: Option<i64>,
}

impl Reply {
    /// The stored file, where the answer says that there is one.
    pub fn stored(self) -> Option<ImageObject> {
        let status = self.status_code.or(self.status);
        if status.is_some_and(|status| status != 200) {
            return None;
        }
        let image = self.image.or(self.data)?;
        image.id().is_some().then_some(image)
    }
}

#[derive(Debug, Default, Deserialize)]
pub struct ImageObject {
    #[serde(default, deserialize_with = "tolerant")]
    pub id_encoded: Option<String>,
    /// imgbb's name of the same.
    #[serde(default, deserialize_with = "tolerant")]
    pub id: Option<String>,
    /// Missing until a moderator has looked.
    #[serde(default, deserialize_with = "tolerant")]
    pub url: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub url_viewer: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub delete_url: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub image: Option<Picture>,
    #[serde(default, deserialize_with = "tolerant")]
    pub thumb: Option<Picture>,
    #[serde(default, deserialize_with = "tolerant")]
    pub original_filename: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub mime: Option<String>,
    #[serde(default, deserialize_with = "number")]
    pub size: Option<u64>,
    #[serde(default, deserialize_with = "number")]
    pub width: Option<u32>,
    #[serde(default, deserialize_with = "number")]
    pub height: Option<u32>,
    #[serde(default, deserialize_with = "tolerant")]
    pub title: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub description: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub tags: Option<Vec<Value>>,
    #[serde(default, deserialize_with = "number")]
    pub nsfw: Option<u8>,
    #[serde(default, deserialize_with = "number")]
    pub is_approved: Option<u8>,
    #[serde(default, deserialize_with = "tolerant")]
    pub date_gmt: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub expiration_date_gmt: Option<String>,
    /// imgbb's date in Unix seconds.
    #[serde(default, deserialize_with = "number")]
    pub time: Option<i64>,
    /// imgbb's lifetime in seconds; 0 is for ever.
    #[serde(default, deserialize_with = "number")]
    pub expiration: Option<i64>,
}

/// One of the sizes of an image. Everything in it is null where that size was not made.
#[derive(Debug, Default, Deserialize)]
pub struct Picture {
    #[serde(default, deserialize_with = "tolerant")]
    pub url: Option<String>,
    #[serde(default, deserialize_with = "tolerant")]
    pub mime: Option<String>,
}

impl ImageObject {
    /// The public id; the last word of the page's address (`/image/Title.ID`) where it is not told.
    fn id(&self) -> Option<&str> {
        let told = self.id_encoded.as_deref().or(self.id.as_deref());
        let from_page = || {
            let page = self.url_viewer.as_deref()?.trim_end_matches('/');
            page.rsplit(['/', '.']).next()
        };
        told.or_else(from_page).filter(|id| !id.is_empty())
    }

    /// The accepted tags.
    fn tags(&self) -> Vec<String> {
        let name = |tag: &Value| {
            let name = tag.get("name").unwrap_or(tag);
            name.as_str().map(str::to_owned)
        };
        self.tags.iter().flatten().filter_map(name).collect()
    }

    fn created(&self) -> Option<Timestamp> {
        match self.date_gmt.as_deref().and_then(utc) {
            Some(time) => Some(time),
            None => Timestamp::from_second(self.time?).ok(),
        }
    }

    fn expires(&self) -> Option<Timestamp> {
        if let Some(time) = self.expiration_date_gmt.as_deref().and_then(utc) {
            return Some(time);
        }
        let seconds = self.expiration.filter(|seconds| *seconds > 0)?;
        Timestamp::from_second(self.time?.checked_add(seconds)?).ok()
    }

    /// As hoist's media.
    pub fn into_model(self) -> Media {
        let link = |picture: &Option<Picture>| picture.as_ref()?.url.as_deref().and_then(web_url);
        let mut media = Media::new(self.id().unwrap_or_default());
        media.links = Links {
            direct: self
                .url
                .as_deref()
                .and_then(web_url)
                .or_else(|| link(&self.image)),
            page: self.url_viewer.as_deref().and_then(web_url),
            thumbnail: link(&self.thumb),
            delete: self
                .delete_url
                .as_deref()
                .and_then(web_url)
                .map(Secret::new),
        };
        media.tags = self.tags();
        media.created_at = self.created();
        media.expires_at = self.expires();
        media.nsfw = self.nsfw.map(|nsfw| nsfw != 0);
        media.state = self.is_approved.map(|approved| match approved {
            0 => "pending".to_owned(),
            _ => "approved".to_owned(),
        });
        media.mime = self.mime.or_else(|| self.image?.mime);
        media.name = self.original_filename;
        media.title = self.title;
        media.description = self.description;
        media.size = self.size;
        media.width = self.width;
        media.height = self.height;
        media
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(sample: &str) -> Media {
        let reply: Reply = serde_json::from_str(sample).unwrap();
        reply.stored().unwrap().into_model()
    }

    fn url(link: &Option<url::Url>) -> &str {
        link.as_ref().map_or("", url::Url::as_str)
    }

    #[test]
    fn the_sample_of_v1_1_is_read() {
        let media = read(include_str!(
            "../../../tests/fixtures/chevereto/v1.1-upload.json"
        ));
        assert_eq!(media.id.as_str(), "ZfGd");
        let direct = "http://localhost/images/2024/10/10/Badgers-animated-music-video.mp4";
        assert_eq!(url(&media.links.direct), direct);
        let page = "http://localhost/clip/Badgers-animated-music-video-MrWeebl.ZfGd";
        assert_eq!(url(&media.links.page), page);
        assert!(url(&media.links.thumbnail).ends_with("video.th.jpeg"));
        let delete = media.links.delete.unwrap();
        let end = "/delete/e8b07479818bc58d3b9849c431e9c2b28827ccce7809ed4f";
        assert!(delete.expose().as_str().ends_with(end));
        let name = "Badgers _ animated music video _ MrWeebl.mp4";
        assert_eq!(media.name.as_deref(), Some(name));
        assert_eq!(media.mime.as_deref(), Some("video/mp4"));
        assert_eq!(media.size, Some(3_011_299));
        assert_eq!((media.width, media.height), (Some(496), Some(360)));
        assert_eq!(
            media.created_at.unwrap().to_string(),
            "2024-10-10T19:58:00Z"
        );
        assert_eq!(
            media.expires_at.unwrap().to_string(),
            "2024-10-10T20:28:00Z"
        );
        assert_eq!(media.nsfw, Some(false));
        assert_eq!(media.state.as_deref(), Some("approved"));
    }

    #[test]
    fn the_sample_of_v1_is_read() {
        let media = read(include_str!(
            "../../../tests/fixtures/chevereto/v1-upload.json"
        ));
        assert_eq!(media.id.as_str(), "L");
        assert_eq!(
            url(&media.links.direct),
            "http://127.0.0.1/images/2014/06/04/example.png"
        );
        assert_eq!(url(&media.links.page), "http://127.0.0.1/image/L");
        assert_eq!(media.links.delete, None);
        assert_eq!((media.nsfw, media.expires_at), (Some(false), None));
    }

    #[test]
    fn the_sample_of_imgbb_is_read() {
        let media = read(include_str!(
            "../../../tests/fixtures/chevereto/imgbb-upload.json"
        ));
        assert_eq!(media.id.as_str(), "2ndCYJK");
        assert_eq!(
            url(&media.links.direct),
            "https://i.ibb.co/w04Prt6/c1f64245afb2.gif"
        );
        assert_eq!(url(&media.links.page), "https://ibb.co/2ndCYJK");
        assert_eq!(media.mime.as_deref(), Some("image/gif"));
        assert_eq!((media.size, media.width), (Some(42), Some(1)));
        assert_eq!(media.created_at.unwrap().as_second(), 1_552_042_565);
        assert_eq!(media.expires_at, None);
        assert!(media.links.delete.is_some());
    }

    #[test]
    fn a_success_needs_a_file_that_can_be_named() {
        let stored = |text: &str| serde_json::from_str::<Reply>(text).unwrap().stored();
        for text in [
            "{}",
            r#"{"status_code": 200}"#,
            r#"{"status_code": 200, "image": []}"#,
            r#"{"status_code": 200, "image": {"title": "a"}}"#,
            r#"{"status_code": 403, "image": {"id_encoded": "a"}}"#,
            r#"{"status": "500", "data": {"id": "a"}}"#,
        ] {
            assert!(stored(text).is_none(), "{text}");
        }
        assert!(stored(r#"{"status_code": "200", "image": {"id_encoded": "a"}}"#).is_some());
        let by_page =
            r#"{"status_code": 200, "image": {"url_viewer": "https://h.org/image/My-cat.ZfGd"}}"#;
        assert_eq!(stored(by_page).unwrap().into_model().id.as_str(), "ZfGd");
    }

    #[test]
    fn tags_are_objects_or_words() {
        let image = |tags: &str| serde_json::from_str::<ImageObject>(tags).unwrap().tags();
        assert_eq!(
            image(r#"{"tags": [{"name": "a", "url": "x"}, "b", 3]}"#),
            ["a", "b"]
        );
        assert!(image(r#"{"tags": null}"#).is_empty());
    }
}
