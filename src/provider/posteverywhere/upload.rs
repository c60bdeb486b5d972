//! The way of a file: a place is reserved, the bytes go to the storage host, the upload is completed.

use std::cell::Cell;
use std::sync::Arc;

use async_trait::async_trait;
use url::Url;

use super::wire::{
    Envelope, Failure, MediaFields, MediaObject, NewImport, NewUpload, Progress, Slot,
};
use super::{NAME, Posteverywhere, words};
use crate::error::{Error, Kind, Reason, Result};
use crate::http::{Answer, Body, Call, Part, Wording};
use crate::model::{FileSource, MediaId, Upload, Uploaded};
use crate::progress::Meter;
use crate::provider::Importer;

/// How often the bytes are sent again when completing says that they are not there. The vendor's SDK does the same and calls it the
/// most common failure of uploads.
const REPEATS: u32 = 3;

/// What completing an upload came to.
pub(super) enum Completed {
    Done(Box<MediaObject>),
    /// The bytes are not there, in the host's words.
    Missing(Error),
}

/// How the storage host wants the bytes.
enum Way {
    Raw,
    Form(String),
}

#[async_trait(?Send)]
impl Importer for Posteverywhere {
    async fn import_url(&self, url: &Url, name: Option<&str>, upload: &Upload) -> Result<Uploaded> {
        let object = self.post_import(url, name).await?;
        let mut uploaded = self.settle(object, upload.wait).await?;
        // Posts take media by their id alone, so the id is the result here as well.
        if let Some(link) = uploaded.media.links.direct.take() {
            uploaded.notes.push(format!("{NAME} keeps it at {link}"));
        }
        Ok(uploaded)
    }
}

impl Posteverywhere {
    /// The three steps. A lost answer of the storage host is no reason to give up: completing tells whether the bytes are there.
    pub(super) async fn three_steps(
        &self,
        file: &FileSource,
        meter: Arc<dyn Meter>,
    ) -> Result<MediaObject> {
        let mut slot = self.reserve(file).await?;
        let mut renewed = false;
        let mut repeats = 0;
        loop {
            match self.transfer(&slot, file, meter.clone()).await {
                Err(error) if is_worn_out(&error) && !renewed => {
                    renewed = true;
                    slot = self.reserve(file).await?;
                    meter.restart();
                    continue;
                }
                Err(error) if error.kind == Kind::UnknownOutcome => {}
                other => other?,
            }
            match self.complete(&slot.media_id).await? {
                Completed::Done(object) => return Ok(*object),
                Completed::Missing(_) if repeats < REPEATS => {
                    repeats += 1;
                    meter.restart();
                }
                Completed::Missing(error) => return Err(error),
            }
        }
    }

    /// Makes an uploaded media of what the host said, after the wait that was asked for.
    pub(super) async fn settle(&self, object: MediaObject, wait: bool) -> Result<Uploaded> {
        let object = usable(object)?;
        let working = object.progress() == Progress::Working;
        let mut uploaded = Uploaded::new(object.media);
        if !working {
            return Ok(uploaded);
        }
        let id = uploaded.media.id.clone();
        if !wait {
            uploaded.notes.push(format!(
                "{NAME} is still processing media {id}; 'hoist show {id}' tells when it is ready"
            ));
            return Ok(uploaded);
        }
        match self.processed("upload", &id).await {
            Ok(Some(object)) => uploaded.media = usable(object)?.media,
            Ok(None) => uploaded.incomplete = Some(still_working("upload", &id)),
            Err(error) => uploaded.incomplete = Some(error),
        }
        Ok(uploaded)
    }

    /// Waits until a media can be used in a post.
    pub(super) async fn ready(&self, operation: &'static str, id: &MediaId) -> Result<()> {
        match self.processed(operation, id).await? {
            Some(object) => usable(object).map(drop),
            None => Err(still_working(operation, id)),
        }
        .map_err(|error| error.during(operation))
    }

    /// `POST /media/upload`. The host's own limit is known from here on.
    async fn reserve(&self, file: &FileSource) -> Result<Slot> {
        let size = file.len.ok_or_else(|| {
            let text = format!("{}: {NAME} must know its length beforehand", file.name);
            Error::new(Kind::Unsupported, text).of(NAME)
        })?;
        let call = Call::post("upload", self.api(["media", "upload"])).json(&NewUpload {
            filename: &file.name,
            content_type: &file.mime,
            size,
        });
        let slot: Slot = self.ask(call, None).await?;
        match slot.max_size {
            Some(most) if size > most => {
                let text = format!(
                    "{} has {size} bytes, and {NAME} takes at most {most}",
                    file.name
                );
                Err(Error::new(Kind::Rejected, text).during("upload").of(NAME))
            }
            _ => Ok(slot),
        }
    }

    /// Sends the bytes to the signed address, without the key.
    async fn transfer(&self, slot: &Slot, file: &FileSource, meter: Arc<dyn Meter>) -> Result<()> {
        let url = slot.upload_url.expose().clone();
        let mut file = file.clone();
        let way = way(slot, &mut file)?;
        let call = match way {
            Way::Raw => Call::put("upload", url).body(Body::File(file)),
            Way::Form(field) => {
                Call::post("upload", url).body(Body::Multipart(vec![Part::File(field, file)]))
            }
        };
        let call = call.sensitive().meter(meter);
        let sent = self.connection.transport.send(call, storage_words).await;
        sent.map(drop).map_err(|error| error.of(NAME))
    }

    /// `POST /media/{media_id}/complete`. Whether it may be asked twice is not documented, so it is not.
    pub(super) async fn complete(&self, id: &str) -> Result<Completed> {
        let call = Call::post("upload", self.api(["media", id, "complete"]));
        let missing = Cell::new(false);
        let answer = self
            .send(call, |answer| {
                missing.set(tells_missing(answer));
                let wording = words(answer, None)?;
                Some(Wording {
                    kind: if missing.get() {
                        Some(Kind::Rejected)
                    } else {
                        wording.kind
                    },
                    ..wording
                })
            })
            .await;
        let object = answer.and_then(|answer| {
            let envelope: Envelope<MediaFields> = answer.json()?;
            envelope
                .data
                .resolve(Some(id))
                .map_err(|why| Error::new(Kind::Protocol, why))
        });
        match object {
            Ok(object) => Ok(Completed::Done(Box::new(object))),
            Err(error) if missing.get() => Ok(Completed::Missing(error)),
            Err(error) if error.leaves_outcome_open() && error.reason == Reason::Plain => {
                let hint = format!("'hoist show {id}' tells whether it arrived");
                Err(error.advice(hint).of(NAME))
            }
            Err(error) => Err(error.of(NAME)),
        }
    }

    /// `POST /media/upload-from-url`.
    async fn post_import(&self, url: &Url, name: Option<&str>) -> Result<MediaObject> {
        let call = Call::post("upload", self.api(["media", "upload-from-url"])).json(&NewImport {
            url: url.as_str(),
            filename: name,
        });
        self.ask(call, None).await
    }
}

/// How the bytes go; `file` gets the type that the address was signed for.
fn way(slot: &Slot, file: &mut FileSource) -> Result<Way> {
    let Some(wanted) = &slot.upload_method else {
        // By the newer page.
        let picture = file.mime.starts_with("image/");
        return Ok(if picture {
            Way::Form("file".to_owned())
        } else {
            Way::Raw
        });
    };
    if let Some(mime) = &wanted.content_type {
        file.mime.clone_from(mime);
    }
    match wanted.method.to_ascii_uppercase().as_str() {
        "PUT" => Ok(Way::Raw),
        "POST" => {
            let field = wanted.field_name.clone();
            Ok(Way::Form(field.unwrap_or_else(|| "file".to_owned())))
        }
        other => {
            let text = format!("{NAME} wants the file sent by {other}, which hoist does not know");
            Err(Error::new(Kind::Protocol, text).during("upload").of(NAME))
        }
    }
}

/// Whether the storage host no longer takes the signed address.
fn is_worn_out(error: &Error) -> bool {
    matches!(error.status, Some(401 | 403 | 404 | 410))
}

/// The storage host's wording: S3's XML, or none. Its 401, 403 and 404 are about the signed address, not about key or media.
fn storage_words(answer: &Answer) -> Option<Wording> {
    if answer.status.is_success() {
        return None;
    }
    let text = String::from_utf8_lossy(&answer.body);
    let message = text
        .split_once("<Message>")
        .and_then(|(_, rest)| rest.split_once("</Message>"))
        .map(|(message, _)| format!(": {message}"));
    Some(Wording {
        message: format!(
            "the storage host answered {}{}",
            answer.status,
            message.unwrap_or_default()
        ),
        kind: matches!(answer.status.as_u16(), 401 | 403 | 404 | 410).then_some(Kind::Rejected),
        ..Wording::default()
    })
}

/// Whether completing failed because the bytes are not there. The vendor documents neither status nor code of it; its SDK goes by
/// these words.
fn tells_missing(answer: &Answer) -> bool {
    if matches!(answer.status.as_u16(), 401..=403 | 429 | 500..) {
        return false;
    }
    let failure = serde_json::from_slice::<Failure>(&answer.body).ok();
    let Some(complaint) = failure.and_then(|failure| failure.error) else {
        return false;
    };
    let message = complaint.message.unwrap_or_default().to_lowercase();
    complaint.code.as_deref() == Some("not_found")
        || message.contains("not found")
        || message.contains("make sure you uploaded")
}

/// The media, unless the host failed to process it.
fn usable(object: MediaObject) -> Result<MediaObject> {
    if object.progress() != Progress::Failed {
        return Ok(object);
    }
    let id = &object.media.id;
    let why = object
        .error_message
        .as_deref()
        .unwrap_or("it did not say why");
    let text = format!("{NAME} could not process media {id}: {why}");
    Err(Error::new(Kind::Rejected, text).of(NAME))
}

fn still_working(operation: &'static str, id: &MediaId) -> Error {
    Error::new(
        Kind::Rejected,
        format!("{NAME} is still processing media {id}"),
    )
    .during(operation)
    .of(NAME)
    .advice(format!("'hoist show {id}' tells when it is ready"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::{HeaderMap, StatusCode};

    fn answer(status: u16, body: &'static str) -> Answer {
        Answer {
            operation: "upload",
            status: StatusCode::from_u16(status).unwrap(),
            headers: HeaderMap::new(),
            body: body.into(),
            landed: None,
        }
    }

    #[test]
    fn missing_bytes_are_known_by_the_words_of_the_sdk() {
        let told = |status, body| tells_missing(&answer(status, body));
        for (status, body) in [
            (
                400,
                r#"{"error": {"message": "File Not Found in storage"}}"#,
            ),
            (
                409,
                r#"{"error": {"message": "Make sure you uploaded the file first"}}"#,
            ),
            (404, r#"{"error": {"message": "x", "code": "not_found"}}"#),
        ] {
            assert!(told(status, body), "{body}");
        }
        for (status, body) in [
            (400, r#"{"error": {"message": "invalid media"}}"#),
            (403, r#"{"error": {"message": "scope not found"}}"#),
            (500, r#"{"error": {"message": "not found"}}"#),
            (404, "<html>404 Not Found</html>"),
            (200, r#"{"data": {}, "error": null}"#),
        ] {
            assert!(!told(status, body), "{body}");
        }
    }

    #[test]
    fn the_storage_hosts_refusal_is_not_about_the_key() {
        let xml = "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>";
        let wording = storage_words(&answer(403, xml)).unwrap();
        assert_eq!(wording.kind, Some(Kind::Rejected));
        assert_eq!(
            wording.message,
            "the storage host answered 403 Forbidden: Request has expired"
        );
        let wording = storage_words(&answer(503, "<html></html>")).unwrap();
        assert_eq!(wording.kind, None);
        assert!(storage_words(&answer(200, "")).is_none());
    }
}
