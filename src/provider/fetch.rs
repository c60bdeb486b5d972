//! Hosts whose files are simply there, at their direct link: downloads, and whether a link opens.

use url::Url;

use super::Stored;
use crate::error::{Error, Kind, Result};
use crate::http::{Answer, Call, HeaderName, Method, Repeat, Transport, percent_decode};
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

/// The same for a media of a host that tells its link once, when it is uploaded.
///
/// # Errors
/// `Unsupported` where the link is not known; else as [`by_link`].
pub async fn by_known_link(transport: &Transport, media: &Stored) -> Result<Download> {
    let Some(link) = &media.direct else {
        let message = format!(
            "{}: only the upload tells the link to a file, and the history has none",
            media.id
        );
        return Err(Error::new(Kind::Unsupported, message).during("get"));
    };
    by_link(transport, link).await
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

/// Whether a link opens: `false` where the host says that there is nothing. A host that takes no such question, or wants to know who
/// asks, has not said so.
///
/// # Errors
/// When there is no answer, or a redirect that can't be followed.
pub async fn opens(transport: &Transport, link: &Url) -> Result<bool> {
    let status = ask(transport, link).await?.status.as_u16();
    Ok(!matches!(status, 404 | 410))
}

/// How many bytes are behind a link, where its host says so.
///
/// # Errors
/// As [`opens`].
pub async fn length(transport: &Transport, link: &Url) -> Result<Option<u64>> {
    let answer = ask(transport, link).await?;
    let length = answer
        .headers
        .get(HeaderName::from_static("content-length"));
    let length = length.and_then(|length| length.to_str().ok()?.parse().ok());
    Ok(length.filter(|_| answer.status.is_success()))
}

/// No token goes along: the link is open to everybody, and often on another host.
async fn ask(transport: &Transport, link: &Url) -> Result<Answer> {
    let call = Call::new("upload", Method::HEAD, link.clone(), Repeat::Safe);
    transport.exchange(call).await
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
