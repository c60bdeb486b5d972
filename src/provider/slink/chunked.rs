//! Large files in chunks, from 1.12 on. Nothing is stored before the last one, and each may be sent again.

use std::io::Read;

use bytes::Bytes;
use serde_json::Value;

use super::upload::{Fields, Kept, received};
use super::wire::{Chunked, ChunkedState, Created, NewChunked};
use super::{NAME, Slink, payload, words};
use crate::error::{Error, Kind, Result};
use crate::http::{Answer, Body, Call, HeaderName, HeaderValue, Repeat};
use crate::model::FileSource;
use crate::progress::Meter;

/// Most bytes of one chunk that hoist holds in memory. Servers say 2 MiB unless told otherwise.
const LARGEST: u64 = 64 * 1024 * 1024;

/// An upload in chunks that the server has agreed to.
struct Transfer<'a> {
    host: &'a Slink,
    file: &'a FileSource,
    guest: bool,
    id: String,
    token: HeaderValue,
    size: u64,
    total: u64,
}

impl Slink {
    /// Sends a file in chunks; `None` where this server has no such thing.
    pub(super) async fn send_in_chunks(
        &self,
        file: &FileSource,
        fields: &Fields,
        guest: bool,
        meter: &dyn Meter,
    ) -> Result<Option<Kept>> {
        let Some(total) = file.len else {
            return Ok(None);
        };
        let Some(agreed) = self.post_chunked(file, total, fields, guest).await? else {
            return Ok(None);
        };
        let odd = |what: &str| {
            let message = format!("the host's answer is not what its API promises: {what}");
            Error::new(Kind::Protocol, message)
                .during("upload")
                .of(NAME)
        };
        let size = binary(&agreed.chunk_size).filter(|size| (1..=LARGEST).contains(size));
        let mut token = HeaderValue::from_str(agreed.token.expose())
            .map_err(|_| odd("a token that no header takes"))?;
        token.set_sensitive(true);
        let transfer = Transfer {
            host: self,
            file,
            guest,
            id: agreed.upload_id,
            token,
            size: size.ok_or_else(|| odd("the size of a chunk"))?,
            total,
        };
        let sent = transfer.run(meter).await;
        if let Err(error) = &sent
            && !error.leaves_outcome_open()
        {
            // The server forgets it in an hour anyway.
            let _ = transfer.delete().await;
        }
        sent.map(Some)
    }

    async fn post_chunked(
        &self,
        file: &FileSource,
        total: u64,
        fields: &Fields,
        guest: bool,
    ) -> Result<Option<Chunked>> {
        // The page allows 255 characters and ignores the name otherwise.
        let name: String = file.name.chars().take(255).collect();
        let body = NewChunked {
            file_name: &name,
            total_size: total,
            mime_type: &file.mime,
            is_public: fields.public.then_some(true),
            description: fields.description.as_deref(),
            tag_ids: &fields.tags,
            collection_ids: &fields.collections,
        };
        let call = Call::post("upload", self.url(["api", "upload", "chunked"]))
            .repeat(Repeat::Idempotent)
            .json(&body);
        let answer = match self.sender(guest, call, "uploads in chunks").await {
            // A server that is too old takes guests elsewhere.
            Err(error) if guest && error.status == Some(401) => return Ok(None),
            other => words::absent(other)?,
        };
        answer.as_ref().map(payload).transpose()
    }

    async fn sender(&self, guest: bool, call: Call, thing: &str) -> Result<Answer> {
        match guest {
            true => self.send(call, thing).await,
            false => self.as_user(call, thing).await,
        }
    }
}

impl Transfer<'_> {
    fn count(&self) -> u64 {
        self.total.div_ceil(self.size)
    }

    /// Sends what is missing until the last chunk is answered with an id. After a failure the server says what arrived, and as
    /// long as that grows, the rest is sent.
    async fn run(&self, meter: &dyn Meter) -> Result<Kept> {
        let mut received: Vec<u64> = Vec::new();
        let mut counted: Vec<u64> = Vec::new();
        loop {
            let error = match self.pass(&received, &mut counted, meter).await {
                Ok(kept) => return Ok(kept),
                Err(error) => error,
            };
            let lost = matches!(error.kind, Kind::Network | Kind::Server | Kind::Protocol);
            if !lost && error.status != Some(422) {
                return Err(error);
            }
            let Ok(state) = self.get().await else {
                return Err(error);
            };
            if let Some(id) = state.id {
                return Ok(Kept::New(Created {
                    id,
                    url: None,
                    thumbnail_url: None,
                }));
            }
            if state.received_chunks.len() <= received.len() {
                return Err(error);
            }
            received = state.received_chunks;
        }
    }

    /// Sends every chunk that has not arrived, the last one last: its answer is the upload's.
    async fn pass(
        &self,
        received: &[u64],
        counted: &mut Vec<u64>,
        meter: &dyn Meter,
    ) -> Result<Kept> {
        let mut reader = self.file.open().map_err(|error| self.unreadable(error))?;
        let last = self.count() - 1;
        for index in 0..=last {
            let length = self.size.min(self.total - index * self.size);
            let mut chunk = vec![0; usize::try_from(length).unwrap_or_default()];
            reader
                .read_exact(&mut chunk)
                .map_err(|error| self.unreadable(error))?;
            if index < last && received.contains(&index) {
                continue;
            }
            if index == last {
                meter.waiting();
            }
            let answer = self.put(index, chunk.into(), index == last).await?;
            if !counted.contains(&index) {
                counted.push(index);
                meter.advance(length);
            }
            if index == last {
                return self::received(&answer);
            }
        }
        Err(Error::new(
            Kind::Io,
            format!("{}: is empty", self.file.name),
        ))
    }

    fn unreadable(&self, error: std::io::Error) -> Error {
        Error::io(self.file.name.clone(), error)
    }

    async fn put(&self, index: u64, chunk: Bytes, complete: bool) -> Result<Answer> {
        let number = index.to_string();
        let url = ["api", "upload", "chunked", &self.id, &number];
        let mut call = Call::put("upload", self.host.url(url))
            .header(upload_token(), self.token.clone())
            .body(Body::Bytes(chunk, "application/octet-stream".to_owned()));
        if complete {
            let name = HeaderName::from_static("x-upload-complete");
            call = call.header(name, HeaderValue::from_static("true"));
            call.accept = vec![400];
        }
        let sent = self
            .host
            .sender(self.guest, call, "upload of this id")
            .await;
        sent.map_err(|mut error| {
            if complete && error.kind == Kind::Network {
                error.kind = Kind::UnknownOutcome;
            }
            error
        })
    }

    async fn get(&self) -> Result<ChunkedState> {
        let url = self.host.url(["api", "upload", "chunked", &self.id]);
        let call = Call::get("upload", url).header(upload_token(), self.token.clone());
        payload(
            &self
                .host
                .sender(self.guest, call, "upload of this id")
                .await?,
        )
    }

    async fn delete(&self) -> Result<()> {
        let url = self.host.url(["api", "upload", "chunked", &self.id]);
        let call = Call::delete("upload", url).header(upload_token(), self.token.clone());
        self.host
            .sender(self.guest, call, "upload of this id")
            .await?;
        Ok(())
    }
}

fn upload_token() -> HeaderName {
    HeaderName::from_static("x-upload-token")
}

/// The size of a chunk: bytes, or as the settings write it, in binary units as the check of a chunk reads it.
fn binary(value: &Value) -> Option<u64> {
    let Value::String(text) = value else {
        return value.as_u64();
    };
    let (digits, unit) = match text.char_indices().last()? {
        (at, 'k' | 'K') => (&text[..at], 1024),
        (at, 'm' | 'M') => (&text[..at], 1024 * 1024),
        _ => (text.as_str(), 1),
    };
    digits.parse::<u64>().ok()?.checked_mul(unit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn sizes_of_chunks_are_binary() {
        assert_eq!(binary(&json!(2_097_152)), Some(2_097_152));
        assert_eq!(binary(&json!("2M")), Some(2_097_152));
        assert_eq!(binary(&json!("512k")), Some(524_288));
        for value in [json!(null), json!("M"), json!(-1), json!([])] {
            assert_eq!(binary(&value), None, "{value}");
        }
    }
}
