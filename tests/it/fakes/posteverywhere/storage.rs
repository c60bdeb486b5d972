//! The storage hosts behind the signed addresses: S3's manners for raw bytes, Cloudflare's for forms.

use serde_json::json;

use super::objects::class;
use super::{Answer, Posteverywhere, Transfer};
use crate::fakes::Reply;
use crate::fakes::journal::Seen;

/// S3's error, which repeats the address it was asked at.
fn xml(status: u16, code: &str, message: &str, seen: &Seen) -> Reply {
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>{code}</Code><Message>{message}</Message>\
         <Resource>{}</Resource><StringToSign>{:?}</StringToSign></Error>",
        seen.path, seen.query
    );
    Reply {
        status,
        headers: Vec::new(),
        body: body.into(),
    }
    .with("content-type", "application/xml")
}

fn cloudflare(status: u16, code: u64, message: &str) -> Reply {
    let errors = json!([{ "code": code, "message": message }]);
    Reply::json(
        status,
        &json!({ "result": null, "success": false, "errors": errors, "messages": [] }),
    )
}

impl Posteverywhere {
    pub(super) fn at_storage(&mut self, seen: &Seen) -> Answer {
        let segments = seen.below("/uploads").unwrap_or_default();
        let place = self
            .media
            .iter()
            .position(|media| segments == [media.id.as_str()] && media.state == "uploading")
            .ok_or_else(|| xml(404, "NoSuchKey", "The specified key does not exist.", seen))?;
        let media = &self.media[place];
        if seen.headers.contains_key("authorization") {
            let text = "Only one auth mechanism allowed";
            return Err(xml(400, "InvalidArgument", text, seen));
        }
        if media.expired {
            return Err(xml(403, "AccessDenied", "Request has expired", seen));
        }
        let form = class(&media.mime) == "image" && self.transfer != Transfer::AlwaysRaw;
        let method = if form { "POST" } else { "PUT" };
        if seen.parameter("X-Amz-Signature") != Some(&media.signature) || seen.method != method {
            let text = "The request signature we calculated does not match";
            return Err(xml(403, "SignatureDoesNotMatch", text, seen));
        }
        let Some(length) = seen.header("content-length") else {
            let text = "You must provide the Content-Length HTTP header.";
            return Err(xml(411, "MissingContentLength", text, seen));
        };
        if length != seen.body.len().to_string() {
            return Err(xml(400, "IncompleteBody", "Incomplete body", seen));
        }
        let received = if form {
            let part = seen
                .part("file")
                .filter(|part| part.file_name.is_some() && seen.parts.len() == 1);
            let Some(part) = part else {
                return Err(cloudflare(400, 5400, "Expected one file in the field file"));
            };
            let name = part.file_name.clone().unwrap_or_default();
            (
                name,
                part.mime.clone().unwrap_or_default(),
                part.bytes.clone(),
            )
        } else {
            let mime = seen.header("content-type").unwrap_or_default().to_owned();
            (media.filename.clone(), mime, seen.body.clone())
        };
        if received.1 != media.mime {
            let text = "The content type is not the signed one";
            return Err(xml(403, "SignatureDoesNotMatch", text, seen));
        }
        if received.2.len() as u64 != media.size {
            let text = "The length is not the announced one";
            return Err(xml(400, "EntityTooLarge", text, seen));
        }
        if self.loses > 0 {
            self.loses -= 1;
        } else {
            self.media[place].received = Some(received);
        }
        Ok(match form {
            true => Reply::json(200, &json!({ "success": true, "errors": [] })),
            false => Reply::page(200, ""),
        })
    }
}
