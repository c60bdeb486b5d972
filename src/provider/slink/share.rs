//! Shares: what makes a link open for others.

use url::Url;

use super::wire::Share;
use super::{NAME, Slink, payload, words};
use crate::error::{Error, Result};
use crate::http::{Call, Repeat};
use crate::model::{Download, Media, Visibility};

/// What everybody else sees at a link.
#[derive(Debug)]
pub(super) enum Sight {
    /// An image.
    Open,
    /// Something else, or nothing.
    Shut,
    /// Nobody knows.
    Unknown(Error),
}

/// Adds to a media what its shares tell: the published link, and whether anybody but the owner sees it. `None`: this era
/// does not list shares.
pub(super) fn complete(
    media: &mut Media,
    shares: Option<Vec<Share>>,
    join: impl Fn(&str) -> Option<Url>,
) {
    let Some(shares) = shares else { return };
    let whole = shares.iter().find(|share| share.is_whole());
    if let Some(link) = whole.and_then(|share| share.link(join)) {
        media.links.direct = Some(link);
    }
    let unlisted = match whole {
        Some(_) => Visibility::Hidden,
        None => Visibility::Private,
    };
    media.visibility.get_or_insert(unlisted);
}

impl Slink {
    /// Shares an image and publishes the share. Gives its link; `None` where this era has no shares: there every link is open.
    /// `variant` are the parameters of a transformed image.
    pub(super) async fn publish(
        &self,
        operation: &'static str,
        id: &str,
        variant: &[(&str, &str)],
    ) -> Result<Option<Url>> {
        let Some(share) = self.post_share(operation, id, variant).await? else {
            return Ok(None);
        };
        if let Some(share_id) = &share.share_id {
            // From 1.8 to 1.10 there are shares and nothing to publish.
            words::absent(self.put_share(operation, share_id, "publish").await)?;
        }
        Ok(share.link(|text| self.join(text)))
    }

    /// Takes back every published share of an image; where none is listed, the one of the image itself.
    pub(super) async fn unpublish(&self, operation: &'static str, id: &str) -> Result<()> {
        let Some(mut shares) = self.get_shares(operation, id).await? else {
            return Ok(());
        };
        if shares.is_empty() {
            shares.extend(self.post_share(operation, id, &[]).await?);
        }
        for share in shares {
            if let Some(share_id) = &share.share_id {
                words::absent(self.put_share(operation, share_id, "unpublish").await)?;
            }
        }
        Ok(())
    }

    /// Looks at a link as a stranger. The front answers with a page, not with an error, where it shows no image.
    pub(super) async fn look(&self, operation: &'static str, link: &Url) -> Sight {
        let call = Call::get(operation, link.clone());
        let seen = self.connection.transport.download(call, |_| None).await;
        match seen {
            Ok(download) if is_image(&download) => Sight::Open,
            Ok(_) => Sight::Shut,
            Err(error)
                if error
                    .status
                    .is_some_and(|status| (400..500).contains(&status)) =>
            {
                Sight::Shut
            }
            Err(error) => Sight::Unknown(error.of(NAME)),
        }
    }

    /// Asking twice gives the same share.
    async fn post_share(
        &self,
        operation: &'static str,
        id: &str,
        variant: &[(&str, &str)],
    ) -> Result<Option<Share>> {
        let call = Call::post(operation, self.url(["api", "image", id, "share"]))
            .repeat(Repeat::Idempotent)
            .query(variant.iter().copied())
            .json(&serde_json::json!({}));
        let answer = self.as_user(call, &format!("image '{id}' to share")).await;
        match words::absent(answer)? {
            Some(answer) => payload(&answer).map(Some),
            None => Ok(None),
        }
    }

    async fn put_share(
        &self,
        operation: &'static str,
        share: &str,
        action: &'static str,
    ) -> Result<()> {
        let call = Call::put(operation, self.url(["api", "share", share, action]))
            .json(&serde_json::json!({}));
        self.as_user(call, &format!("share '{share}'")).await?;
        Ok(())
    }

    /// The published shares of an image; `None` where this era does not list them.
    pub(super) async fn get_shares(
        &self,
        operation: &'static str,
        id: &str,
    ) -> Result<Option<Vec<Share>>> {
        let call = Call::get(operation, self.url(["api", "shares"])).query([
            ("shareableId", id),
            ("shareableType", "image"),
            ("limit", "100"),
        ]);
        let Some(answer) = words::absent(self.as_user(call, "list of shares").await)? else {
            return Ok(None);
        };
        let mut shares: Vec<Share> = payload(&answer)?;
        shares.retain(|share| share.is_of(id));
        Ok(Some(shares))
    }
}

/// Whether a download is what it should be.
pub(super) fn is_image(download: &Download) -> bool {
    let mime = download.mime.as_deref();
    mime.is_some_and(|mime| mime.starts_with("image/"))
}
