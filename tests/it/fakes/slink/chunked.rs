//! Uploads in chunks.

use std::collections::BTreeMap;

use axum::body::Bytes;
use serde_json::{Value, json};

use super::auth::jwt_refused;
use super::uploads::Fields;
use super::{Answer, GUEST, Slink, empty, invalid, no_route, not_found, problem};
use crate::fakes::Reply;
use crate::fakes::journal::Seen;

/// An upload that is not complete, or was.
pub struct Transfer {
    owner: &'static str,
    token: String,
    total: usize,
    fields: Value,
    pub chunks: BTreeMap<usize, Bytes>,
    id: Option<String>,
}

fn refused(status: u16, text: &str) -> Reply {
    problem(
        status,
        "Slink.Image.Domain.Exception.ChunkedUploadException",
        text,
    )
}

impl Slink {
    pub(super) fn chunked(
        &mut self,
        seen: &Seen,
        user: Option<&'static str>,
        path: &[&str],
    ) -> Answer {
        if !self.since(1, 12, 0) {
            return Err(no_route());
        }
        let owner = match user {
            Some(user) => user,
            None if self.guests => GUEST,
            None => return Err(jwt_refused("JWT Token not found")),
        };
        match (&*seen.method, path) {
            ("POST", []) => self.agree(seen, owner),
            (_, [id, rest @ ..]) => {
                let transfer = self.chunked.get(*id).ok_or_else(not_found)?;
                if seen.header("x-upload-token") != Some(&transfer.token) {
                    return Err(refused(401, "Invalid upload token."));
                }
                if transfer.owner != owner {
                    return Err(refused(403, "This is not your upload."));
                }
                match (&*seen.method, rest) {
                    ("PUT", [index]) => self.chunk(seen, id, index),
                    ("GET", []) => self.state(id),
                    ("DELETE", []) => {
                        self.chunked.remove(*id);
                        Ok(empty(204))
                    }
                    _ => Err(no_route()),
                }
            }
            _ => Err(no_route()),
        }
    }

    fn agree(&mut self, seen: &Seen, owner: &'static str) -> Answer {
        let body: Value = serde_json::from_slice(&seen.body).unwrap_or_default();
        let name = body["fileName"].as_str().unwrap_or_default();
        if name.is_empty() || name.chars().count() > 255 {
            return Err(invalid("fileName", "This value is not a valid name."));
        }
        let total = body["totalSize"].as_u64().unwrap_or_default() as usize;
        if total == 0 {
            return Err(invalid("totalSize", "This value should be positive."));
        }
        if total > self.max_megabytes * 1024 * 1024 {
            return Err(refused(413, "The file is too large."));
        }
        if !body["mimeType"]
            .as_str()
            .is_some_and(|mime| mime.starts_with("image/"))
        {
            return Err(refused(422, "This type is not supported."));
        }
        let id = self.next_id();
        let token = format!("ut-{id}");
        let answer = json!({ "uploadId": id, "token": token, "chunkSize": self.chunk_size });
        self.chunked.insert(
            id,
            Transfer {
                owner,
                token,
                total,
                fields: body,
                chunks: BTreeMap::new(),
                id: None,
            },
        );
        Ok(Reply::json(201, &json!({ "data": answer })))
    }

    fn chunk(&mut self, seen: &Seen, id: &str, index: &str) -> Answer {
        if !seen.is("application/octet-stream") {
            return Err(problem(
                415,
                "…UnsupportedMediaTypeHttpException",
                "Unsupported format.",
            ));
        }
        let size = self.chunk_size;
        let transfer = self.chunked.get_mut(id).ok_or_else(not_found)?;
        if let Some(done) = &transfer.id {
            return Ok(Reply::json(200, &json!({ "data": { "id": done } })));
        }
        let count = transfer.total.div_ceil(size);
        let index: usize = index.parse().unwrap_or(usize::MAX);
        if index >= count {
            return Err(refused(422, "The index is out of range."));
        }
        if seen.body.len() > size {
            return Err(refused(413, "The chunk is too long."));
        }
        match self.lose_chunks.iter().position(|lost| *lost == index) {
            Some(place) => drop(self.lose_chunks.remove(place)),
            None => drop(transfer.chunks.insert(index, seen.body.clone())),
        }
        if seen.header("x-upload-complete") != Some("true") {
            return Ok(Reply::json(200, &json!({ "data": { "index": index } })));
        }
        let missing: Vec<String> = (0..count)
            .filter(|index| !transfer.chunks.contains_key(index))
            .map(|index| index.to_string())
            .collect();
        if !missing.is_empty() {
            return Err(refused(
                422,
                &format!("Missing chunks: {}.", missing.join(", ")),
            ));
        }
        let bytes: Vec<u8> = transfer.chunks.values().flatten().copied().collect();
        if bytes.len() != transfer.total {
            return Err(refused(422, "The size does not match."));
        }
        let list = |name: &str| serde_json::from_value(transfer.fields[name].clone());
        let fields = Fields {
            name: transfer.fields["fileName"]
                .as_str()
                .unwrap_or_default()
                .to_owned(),
            public: transfer.fields["isPublic"] == json!(true),
            description: transfer.fields["description"]
                .as_str()
                .unwrap_or_default()
                .to_owned(),
            tags: list("tagIds").unwrap_or_default(),
            collections: list("collectionIds").unwrap_or_default(),
        };
        let owner = transfer.owner;
        let stored = self.store(owner, bytes.into(), fields)?;
        if let Some(transfer) = self.chunked.get_mut(id) {
            transfer.id = Some(stored.clone());
        }
        Ok(Reply::json(201, &json!({ "data": { "id": stored } })))
    }

    fn state(&self, id: &str) -> Answer {
        let transfer = self.chunked.get(id).ok_or_else(not_found)?;
        let mut state = json!({
            "uploadId": id,
            "fileName": transfer.fields["fileName"],
            "totalSize": transfer.total,
            "receivedChunks": transfer.chunks.keys().collect::<Vec<_>>(),
            "complete": transfer.id.is_some(),
        });
        if let Some(done) = &transfer.id {
            state["id"] = json!(done);
        }
        Ok(Reply::json(200, &json!({ "data": state })))
    }
}
