//! The one operation.

use axum::body::Bytes;
use jiff::{Span, Timestamp, Zoned, tz::TimeZone};

use super::{ADMIN_KEY, Answer, Chevereto, Dialect, GUEST_KEY, StoredImage, USER_KEY};
use crate::fakes::Reply;
use crate::fakes::journal::{PartSeen, Seen};

const MINUTE: i64 = 60;
const DAY: i64 = 86_400;

/// What 4.0 and 4.1 understand.
const OLD_SPANS: &[&str] = &[
    "PT5M", "PT15M", "PT30M", "PT1H", "PT3H", "PT6H", "PT12H", "P1D", "P2D", "P3D", "P4D", "P5D",
    "P6D", "P1W", "P2W", "P3W", "P1M", "P2M", "P3M", "P4M", "P5M", "P6M", "P1Y",
];

/// A parameter, from the form or the address. `0` and nothing are the same as none.
fn parameter(seen: &Seen, name: &str) -> Option<String> {
    let part = seen.part(name).filter(|part| part.file_name.is_none());
    let text = part.map(PartSeen::text);
    let text = text.or_else(|| seen.parameter(name).map(str::to_owned))?;
    (!text.is_empty() && text != "0").then_some(text)
}

impl Chevereto {
    pub(super) fn upload(&mut self, seen: &Seen) -> Answer {
        let key = self.key_of(seen)?;
        if self.denies {
            return self.refuse(401, "Request denied");
        }
        let file = self.file_of(seen)?;
        if let Some((name, left @ 1..)) = self.flood {
            self.flood = Some((name, left - 1));
            let text = self.flood_text.replace("%s", name);
            return match self.dialect {
                Dialect::Imgbb => self.refuse(100, "Rate limit reached."),
                _ => self.refuse(130, &text),
            };
        }
        if self.collisions > 0 {
            self.collisions -= 1;
            return self.refuse(666, "Concurrency: image already exists");
        }
        let mime = self.type_of(&file)?;
        if file.bytes.len() > self.max_bytes {
            let code = if self.dialect == Dialect::V4 {
                400
            } else {
                313
            };
            return self.refuse(code, &format!("File too big - max {} B", self.max_bytes));
        }
        let known = self.images.iter().any(|image| image.bytes == file.bytes);
        if known && self.refuses_duplicates && key != ADMIN_KEY && self.dialect != Dialect::Imgbb {
            return self.refuse(101, "Duplicated upload");
        }
        let image = self.image(seen, &key, file, mime)?;
        let reply = self.success(seen, &image);
        self.images.push(image);
        Ok(reply)
    }

    /// The header wins where the software knows it.
    fn key_of(&self, seen: &Seen) -> Result<String, Reply> {
        let header = seen
            .header("x-api-key")
            .filter(|_| self.dialect == Dialect::V4);
        let key = header.map(str::to_owned).or_else(|| parameter(seen, "key"));
        let text = match self.dialect {
            Dialect::V4 if key.is_none() => "No key provided",
            Dialect::V4 => "Invalid API key.",
            Dialect::Free | Dialect::Imgbb => "Invalid API v1 key.",
        };
        let known: &[&str] = match self.dialect {
            Dialect::V4 => &[USER_KEY, ADMIN_KEY, GUEST_KEY],
            Dialect::Free | Dialect::Imgbb => &[GUEST_KEY],
        };
        key.filter(|key| known.contains(&&**key))
            .ok_or_else(|| self.refusal(400, text, 100.into()))
    }

    /// The last file part of the right name.
    fn file_of(&self, seen: &Seen) -> Result<PartSeen, Reply> {
        let name = match self.dialect {
            Dialect::Imgbb => "image",
            Dialect::V4 | Dialect::Free => "source",
        };
        if seen.part("source[]").is_some() {
            return Err(Reply::page(500, "Something went wrong"));
        }
        let parts = seen.parts.iter().rev();
        let mut files = parts.filter(|part| part.name == name && part.file_name.is_some());
        match files.next() {
            Some(file) if seen.method == "POST" && seen.is("multipart/form-data") => {
                Ok(file.clone())
            }
            _ if seen.part(name).is_some() => self.refuse(120, "Invalid base64 string"),
            _ => self.refuse(130, "Empty upload source"),
        }
    }

    /// The type by content; the part's own type decides whether it is looked at as a video.
    fn type_of(&self, file: &PartSeen) -> Result<&'static str, Reply> {
        let found = infer::get(&file.bytes).map(|kind| kind.mime_type());
        let said = file.mime.as_deref().unwrap_or_default();
        let is_video = found.is_some_and(|mime| mime.starts_with("video/"));
        let takes = ["image/png", "image/jpeg", "image/gif", "image/webp"];
        let videos = ["video/mp4", "video/webm", "video/quicktime"];
        let fine = found.filter(|mime| {
            takes.contains(mime) || (self.dialect == Dialect::V4 && videos.contains(mime))
        });
        let code = if self.dialect == Dialect::V4 {
            610
        } else {
            310
        };
        match fine {
            Some(mime) if is_video != said.starts_with("video/") => self.refuse(
                code,
                &format!("Can't get target upload source info ({mime})"),
            ),
            Some(mime) if self.disabled.contains(mime) => {
                let name = mime.rsplit('/').next().unwrap_or(mime);
                self.refuse(code + 4, &format!("Disabled image format ({name})"))
            }
            Some(mime) => Ok(mime),
            None => self.refuse(code, "Can't get target upload source info"),
        }
    }

    fn image(
        &mut self,
        seen: &Seen,
        key: &str,
        file: PartSeen,
        mime: &'static str,
    ) -> Result<StoredImage, Reply> {
        let v4 = self.dialect == Dialect::V4;
        let option = |name: &str| parameter(seen, name).filter(|_| v4);
        let (mut width, mut height) = size_of(&file.bytes);
        if let Some(text) = option("width") {
            match text.parse::<f64>() {
                Ok(wanted) if wanted < 0.0 => return Err(Reply::page(500, "Something went wrong")),
                Ok(wanted) if wanted as usize > width => {
                    let text = "Target width is greater than the original image width";
                    return self.refuse(610, text);
                }
                Ok(wanted) => {
                    height = height * wanted as usize / width;
                    width = wanted as usize;
                }
                Err(_) => {}
            }
        }
        let category = match option("category_id").map(|text| text.parse::<u64>()) {
            None => None,
            Some(Ok(category)) => Some(category),
            Some(Err(_)) => return self.refuse("22007", "Incorrect integer value"),
        };
        let created = Timestamp::from_second(Timestamp::now().as_second()).expect("a time");
        let title = match self.dialect {
            Dialect::Imgbb => parameter(seen, "name"),
            _ => option("title").map(|title| title.chars().take(100).collect()),
        };
        let user = key != GUEST_KEY;
        Ok(StoredImage {
            id: self.next_id(),
            key: key.to_owned(),
            name: file.file_name.unwrap_or_default(),
            part_mime: file.mime.unwrap_or_default(),
            mime,
            bytes: file.bytes,
            title,
            description: option("description"),
            tags: option("tags")
                .filter(|_| user)
                .map_or_else(Vec::new, |text| tags(&text)),
            // Somebody else's album is ignored.
            album: option("album_id").filter(|id| id == "aLb1"),
            category,
            nsfw: option("nsfw").as_deref() == Some("1"),
            use_file_date: option("use_file_date").as_deref() == Some("1"),
            width,
            height,
            approved: !self.moderates,
            created,
            expires: self.expiry(seen, created),
        })
    }

    fn expiry(&self, seen: &Seen, created: Timestamp) -> Option<Timestamp> {
        let text = parameter(seen, "expiration").filter(|_| self.expires)?;
        let seconds = match self.dialect {
            Dialect::Free => return None,
            Dialect::Imgbb => text
                .parse()
                .ok()
                .filter(|seconds| (60..=15_552_000).contains(seconds))?,
            Dialect::V4 if self.old_spans && !OLD_SPANS.contains(&&*text) => return None,
            // What it can't parse is five minutes.
            Dialect::V4 => span(&text, created)
                .filter(|seconds| *seconds > 0)
                .unwrap_or(5 * MINUTE)
                .clamp(5 * MINUTE, 366 * DAY),
        };
        Timestamp::from_second(created.as_second() + seconds).ok()
    }
}

/// An ISO 8601 duration in upper case, or seconds.
fn span(text: &str, from: Timestamp) -> Option<i64> {
    if let Ok(seconds) = text.parse::<i64>() {
        return Some(seconds);
    }
    if !text.starts_with('P') || text.chars().any(|c| c.is_lowercase() || c == '.') {
        return None;
    }
    let span: Span = text.parse().ok()?;
    let from: Zoned = from.to_zoned(TimeZone::UTC);
    Some((&from + span).timestamp().as_second() - from.timestamp().as_second())
}

/// Too long ones and those with a slash or a hash are dropped without a word.
fn tags(text: &str) -> Vec<String> {
    let mut tags: Vec<String> = text
        .split(',')
        .map(|tag| tag.trim().to_owned())
        .filter(|tag| !tag.is_empty() && tag.chars().count() <= 32 && !tag.contains(['/', '#']))
        .collect();
    tags.sort();
    tags.dedup();
    tags
}

fn size_of(bytes: &Bytes) -> (usize, usize) {
    imagesize::blob_size(bytes).map_or((496, 360), |size| (size.width, size.height))
}
