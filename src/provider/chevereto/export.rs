//! A Chevereto site as a ShareX custom uploader.

use super::{Chevereto, Flavour};
use crate::error::Result;
use crate::provider::Exporter;
use crate::provider::sharex::{Uploader, form, map};

impl Exporter for Chevereto {
    fn uploader(&self) -> Result<Uploader> {
        let imgbb = self.flavour == Flavour::Imgbb;
        let (part, object) = match imgbb {
            true => ("image", "data"),
            false => ("source", "image"),
        };
        let place = self.endpoint.host_str().unwrap_or_default();
        let mut uploader = Uploader {
            url: format!("{{json:{object}.url}}"),
            thumbnail_url: format!("{{json:{object}.thumb.url}}"),
            error_message: "{json:error.message}".to_owned(),
            ..form(place, self.endpoint.as_str(), part)
        };
        match self.flavour {
            Flavour::V4 => uploader.headers = map(&[("X-API-Key", "{secret:token}")]),
            Flavour::V3 | Flavour::Imgbb => uploader.arguments = map(&[("key", "{secret:token}")]),
        }
        if self.flavour != Flavour::V3 {
            uploader.deletion_url = format!("{{json:{object}.delete_url}}");
        }
        Ok(uploader)
    }
}
