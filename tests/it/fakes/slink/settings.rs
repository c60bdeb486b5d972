//! What everybody may know of the server.

use serde_json::json;

use super::Slink;
use crate::fakes::Reply;

impl Slink {
    /// Old servers tell three blocks.
    pub(super) fn public_settings(&self) -> Reply {
        let mut data = json!({
            "user": { "allowRegistration": true },
            "access": {
                "allowGuestUploads": self.guests,
                "allowUnauthenticatedAccess": self.anonymous_viewing,
                "requireSsl": false,
            },
            "demo": { "enabled": self.demo, "demoUsername": null, "demoPassword": null },
        });
        if self.since(1, 9, 0) {
            data["access"]["requireAuthForMediaShares"] = json!(self.auth_for_shares);
            data["access"]["requireAuthForCollectionShares"] = json!(false);
            data["share"] = json!({ "enableUrlShortening": self.short_urls, "shortUrlLength": 8 });
            data["image"] = json!({
                "enableLicensing": false,
                "allowOnlyPublicImages": self.only_public,
                "stripExifMetadata": true,
                "maxSize": format!("{}M", self.max_megabytes),
                "chunkSize": "2M",
                "allowedMimeTypes": ["image/png", "image/jpeg", "image/gif", "image/webp"],
                "allowedFormatLabels": ["PNG", "JPEG", "GIF", "WebP"],
            });
            data["customization"] =
                json!({ "siteName": "Slink", "siteDescription": "", "logoUrl": null });
        }
        Reply::json(200, &json!({ "data": data }))
    }
}
