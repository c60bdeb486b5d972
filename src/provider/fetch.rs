//! Downloads from hosts whose files are simply there, at their direct link.

use url::Url;

use crate::error::Result;
use crate::http::{Call, Transport};
use crate::model::Download;
use crate::secret::Secret;

/// Starts the download of a direct link. No token goes along: the link is open to everybody, and often on another host.
///
/// # Errors
/// `NotFound`, or whatever else the host or the network refused.
pub async fn by_link(transport: &Transport, link: &Url) -> Result<Download> {
    let call = Call::get("get", link.clone());
    let mut download = transport.download(call, |_| None).await?;
    if download.name.is_none() {
        download.name = file_name(link);
    }
    Ok(download)
}

/// Starts the download of a link that opens what is private. It is shown nowhere, and gives the download no name.
///
/// # Errors
/// As [`by_link`].
pub async fn by_secret_link(transport: &Transport, link: &Secret<Url>) -> Result<Download> {
    let call = Call::get("get", link.expose().clone()).sensitive();
    transport.download(call, |_| None).await
}

/// The last segment of the link's path, as it stands there.
pub fn file_name(link: &Url) -> Option<String> {
    let last = link.path_segments()?.next_back()?;
    (!last.is_empty()).then(|| last.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_is_the_last_segment() {
        let name = |text: &str| file_name(&Url::parse(text).unwrap());
        assert_eq!(name("https://h/f/a.jpg?x=1").as_deref(), Some("a.jpg"));
        assert_eq!(name("https://h/f/"), None);
    }
}
