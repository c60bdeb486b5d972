//! imperial as a ShareX custom uploader.

use super::{Imperial, NAME};
use crate::error::Result;
use crate::provider::Exporter;
use crate::provider::sharex::{Uploader, form, map};

impl Exporter for Imperial {
    fn uploader(&self) -> Result<Uploader> {
        let address = self.api(["images", "upload"]);
        Ok(Uploader {
            headers: map(&[("Authorization", "Bearer {secret:token}")]),
            url: "{json:url}".to_owned(),
            thumbnail_url: "{json:thumbnailUrl}".to_owned(),
            error_message: "{json:error}".to_owned(),
            ..form(NAME, address.as_str(), "file")
        })
    }
}
