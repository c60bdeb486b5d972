//! Deleting by the link that the upload told: <https://v4-docs.chevereto.com/api/1/file-upload.html> shows it, and nothing more.

use async_trait::async_trait;
use url::Url;

use super::{Chevereto, NAME};
use crate::error::{Error, Kind, Result};
use crate::http::{Answer, Call, Method, Repeat};
use crate::model::{Removal, Removed};
use crate::provider::Remover;

/// Redirects of a delete link that lead to itself, spelled otherwise.
const MOST_DETOURS: usize = 2;

#[async_trait(?Send)]
impl Remover for Chevereto {
    fn needs_delete_link(&self) -> bool {
        true
    }

    async fn remove(&self, removal: &Removal) -> Result<Removed> {
        let id = &removal.id;
        let unable = |message: String| Error::new(Kind::Unsupported, message).of(NAME).during("rm");
        let Some(link) = &removal.delete_link else {
            let message = format!("{id}: {NAME} deletes only by the link that it gave at upload");
            return Err(unable(message));
        };
        let mut link = link.expose().clone();
        for _ in 0..=MOST_DETOURS {
            let answer = self.get_delete_link(link.clone()).await?;
            match Step::of(&link, &answer) {
                Step::Deleted => return Ok(Removed::Deleted),
                Step::Again(target) => link = target,
                Step::NotFound => return self.gone_already(removal).await,
                Step::Odd(why) => {
                    let status = answer.status.as_u16();
                    let error = Error::new(Kind::Protocol, format!("{id}: {why}"));
                    return Err(error.of(NAME).during("rm").status(status));
                }
            }
        }
        let message = format!("{id}: the delete link redirects in circles");
        Err(Error::new(Kind::Protocol, message).of(NAME).during("rm"))
    }
}

/// What an answer to a delete link means.
enum Step {
    Deleted,
    /// The same link, spelled otherwise.
    Again(Url),
    /// Deleted before, or a wrong secret.
    NotFound,
    Odd(&'static str),
}

impl Step {
    fn of(link: &Url, answer: &Answer) -> Self {
        if matches!(answer.status.as_u16(), 404 | 410) {
            return Step::NotFound;
        }
        let target = answer.headers.get("location");
        let target = target.and_then(|value| link.join(value.to_str().ok()?).ok());
        let Some(target) = target.filter(|_| answer.status.is_redirection()) else {
            return Step::Odd("the site's answer to the delete link does not say that it deleted");
        };
        if target.query_pairs().any(|(key, _)| key == "deleted") {
            return Step::Deleted;
        }
        let bare = |url: &Url| {
            (
                url.path().trim_end_matches('/').to_owned(),
                url.query().map(str::to_owned),
            )
        };
        let encrypts = link.scheme() == "http" && target.scheme() == "https";
        let same_place = match encrypts {
            true => link.host() == target.host(),
            false => link.origin() == target.origin(),
        };
        if same_place && bare(link) == bare(&target) && *link != target {
            return Step::Again(target);
        }
        Step::Odd("the delete link leads elsewhere, and nothing says that the file is deleted")
    }
}

/// One method per endpoint.
impl Chevereto {
    /// No redirect is followed: it is the answer. The link must not be asked with HEAD, which deletes as well.
    async fn get_delete_link(&self, link: Url) -> Result<Answer> {
        let mut call = Call::get("rm", link).repeat(Repeat::Idempotent).sensitive();
        call.accept = vec![301, 302, 303, 307, 308, 404, 410];
        self.connection.send(NAME, call, |_| None).await
    }

    /// The site does not know the delete link: tells a deletion of earlier from a link that is wrong.
    async fn gone_already(&self, removal: &Removal) -> Result<Removed> {
        let known: Vec<&Url> = [&removal.direct, &removal.page]
            .into_iter()
            .flatten()
            .collect();
        let mut alive = known.is_empty();
        for link in &known {
            let call = Call::new("rm", Method::HEAD, (*link).clone(), Repeat::Safe);
            let answer = self.connection.transport.exchange(call).await;
            let answer = answer.map_err(|error| error.of(NAME))?;
            alive |= !matches!(answer.status.as_u16(), 404 | 410);
        }
        if !alive {
            return Ok(Removed::AlreadyGone);
        }
        let id = &removal.id;
        let (message, advice) = match known.is_empty() {
            true => (
                "and no other link tells whether the file is there",
                "look on the site",
            ),
            false => (
                "and the file is still there",
                "a network of caches may go on showing a deleted file for a while",
            ),
        };
        let message = format!("{id}: the site does not know the delete link, {message}");
        let error = Error::new(Kind::NotFound, message).advice(advice);
        Err(error.of(NAME).during("rm").status(404))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::{HeaderMap, HeaderValue, StatusCode};

    fn url(text: &str) -> Url {
        Url::parse(text).unwrap()
    }

    fn step(link: &str, status: u16, location: Option<&str>) -> &'static str {
        let mut headers = HeaderMap::new();
        if let Some(location) = location {
            headers.insert("location", HeaderValue::from_str(location).unwrap());
        }
        let answer = Answer {
            operation: "rm",
            status: StatusCode::from_u16(status).unwrap(),
            headers,
            body: Default::default(),
            landed: None,
        };
        match Step::of(&url(link), &answer) {
            Step::Deleted => "deleted",
            Step::Again(_) => "again",
            Step::NotFound => "not found",
            Step::Odd(_) => "odd",
        }
    }

    #[test]
    fn only_a_redirect_that_says_deleted_is_a_deletion() {
        let link = "http://h.org/image/A/delete/5ec";
        for (status, location, expected) in [
            (301, Some("http://h.org/image/A?deleted"), "deleted"),
            (302, Some("/image/A?lang=lt&deleted"), "deleted"),
            (301, Some("/image/A?x=deleted"), "odd"),
            (301, Some("/image/A/deleted"), "odd"),
            (301, Some("http://h.org/image/A/delete/5ec/"), "again"),
            (301, Some("https://h.org/image/A/delete/5ec"), "again"),
            (301, Some("https://other.org/image/A/delete/5ec"), "odd"),
            (301, Some("http://h.org:81/image/A/delete/5ec"), "odd"),
            (301, Some("http://h.org/image/A/delete/5ec"), "odd"),
            (301, Some("/login"), "odd"),
            (301, None, "odd"),
            (200, None, "odd"),
            (404, None, "not found"),
        ] {
            assert_eq!(
                step(link, status, location),
                expected,
                "{status} {location:?}"
            );
        }
        let encrypted = "https://h.org/image/A/delete/5ec";
        let plain = Some("http://h.org/image/A/delete/5ec");
        assert_eq!(step(encrypted, 301, plain), "odd");
    }
}
