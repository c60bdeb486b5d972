//! Downloads from hosts whose files are simply there, at their direct link.

use url::Url;

use crate::error::{Error, Kind, Result};
use crate::http::{Call, Transport, percent_decode};
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

/// Files on the web that no profile has to do with.
pub struct Web {
    transport: Transport,
}

impl Web {
    /// Fetches by this transport; no token is ever sent along.
    pub fn new(transport: Transport) -> Self {
        Web { transport }
    }

    /// Starts a download. Its name is the host's, or the last segment of the link's path in plain text.
    ///
    /// # Errors
    /// `Config` for plain http where that is not allowed, `NotFound`, or whatever else the host or the network refused.
    pub async fn open(&self, link: &Url) -> Result<Download> {
        if let Err(error) = self.transport.accepts(link) {
            let message =
                "http is not encrypted: everybody on the way could read and change the file";
            return Err(Error::new(error.kind, format!("{link}: {message}"))
                .advice("use https://, or set allow_http = true in the profile that gets it"));
        }
        let call = Call::get("upload", link.clone());
        let download = self.transport.download(call, |_| None).await;
        let mut download = download.map_err(|error| match error.kind {
            Kind::Auth => error.advice("the link is not open to everybody, and no token is sent there; download it where you are logged in"),
            _ => error,
        })?;
        download.name = download.name.or_else(|| Web::file_name(link));
        Ok(download)
    }

    /// The last segment of the link's path, in plain text.
    pub fn file_name(link: &Url) -> Option<String> {
        file_name(link).map(|name| percent_decode(&name))
    }
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
        let name = |text: &str| Web::file_name(&Url::parse(text).unwrap());
        assert_eq!(
            name("https://h/caf%C3%A9%20%20.jpg").as_deref(),
            Some("café  .jpg")
        );
    }
}
