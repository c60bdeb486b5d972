//! A Slink server as a ShareX custom uploader: as its own page for ShareX makes one, <https://github.com/andrii-kryvoviaz/slink>.

use super::Slink;
use crate::error::Result;
use crate::provider::Exporter;
use crate::provider::sharex::Destinations;
use crate::provider::sharex::language::Place;
use crate::provider::sharex::language::template::escape;
use crate::provider::sharex::{Uploader, form, map};

impl Exporter for Slink {
    fn uploader(&self) -> Result<Uploader> {
        let address = self.url(["api", "external", "upload"]);
        // Links come relative to the server.
        let root = escape(&address.origin().ascii_serialization(), Place::Response);
        let origin = self.origin.to_str().unwrap_or_default();
        let link = |path: &str| format!("{root}/{{json:{path}}}");
        Ok(Uploader {
            destinations: Destinations::IMAGE,
            headers: map(&[
                ("Authorization", "Bearer {secret:api-key}"),
                ("Origin", &escape(origin, Place::Field)),
            ]),
            url: link("url"),
            thumbnail_url: link("thumbnailUrl"),
            error_message: "{json:error.message}".to_owned(),
            ..form(&self.host(), address.as_str(), "image")
        })
    }
}
