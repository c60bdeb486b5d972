//! imgpile as a ShareX custom uploader.

use super::{Imgpile, NAME, UPLOAD};
use crate::error::Result;
use crate::provider::Exporter;
use crate::provider::sharex::{Uploader, form, map};

impl Exporter for Imgpile {
    fn uploader(&self) -> Result<Uploader> {
        let address = self.connection.site.url(UPLOAD, []);
        Ok(Uploader {
            headers: map(&[
                ("Authorization", "Bearer {secret:token}"),
                // Without it an error may come as a page.
                ("Accept", "application/json"),
            ]),
            url: "{json:media.urls.original}".to_owned(),
            thumbnail_url: "{json:media.urls.thumb}".to_owned(),
            error_message: "{json:message}".to_owned(),
            ..form(NAME, address.as_str(), "file")
        })
    }
}
