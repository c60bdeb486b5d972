//! Deleting by the link that the upload told. ShareX opens it in a browser; here it is asked for, by the method and with the headers
//! that the profile names.

use async_trait::async_trait;
use url::Url;

use super::language::{Place, Template};
use super::names::is_credential;
use super::world::World;
use super::{NAME, Sharex};
use crate::error::{Error, Kind, Result};
use crate::http::{Answer, Body, Call, Follow, HeaderName, HeaderValue, Mask, Method, Repeat};
use crate::model::{Removal, Removed};
use crate::provider::Remover;

/// Methods that `delete_method` may name.
const METHODS: [&str; 4] = ["GET", "POST", "DELETE", "PUT"];

/// How this profile deletes.
#[derive(Clone, Debug)]
pub struct Way {
    method: Method,
    /// Names, and templates of values.
    headers: Vec<(HeaderName, Template)>,
}

impl Way {
    /// From the profile: `delete_method`, and `delete_headers` with a `Name: value` on each line.
    ///
    /// # Errors
    /// In words, for a setting that can't be used.
    pub fn of(method: Option<&str>, headers: Option<&str>) -> Result<Self, String> {
        let method = method.unwrap_or("GET").to_ascii_uppercase();
        if !METHODS.contains(&method.as_str()) {
            return Err(format!(
                "delete_method is '{method}', not one of {}",
                METHODS.join(", ")
            ));
        }
        let lines = headers.unwrap_or_default().lines().map(str::trim);
        let headers = lines.filter(|line| !line.is_empty()).map(|line| {
            let wrong = |what: &str| format!("delete_headers: {what}");
            let (name, value) = line
                .split_once(':')
                .ok_or_else(|| wrong("each line is a 'Name: value'"))?;
            let name = HeaderName::from_bytes(name.trim().as_bytes())
                .map_err(|_| wrong("that is no header's name"))?;
            let value = Template::parse(value.trim(), Place::Field)
                .map_err(|error| wrong(&format!("{name}: {error}")))?;
            Ok((name, value))
        });
        Ok(Way {
            method: Method::from_bytes(method.as_bytes()).unwrap_or(Method::GET),
            headers: headers.collect::<Result<_, String>>()?,
        })
    }
}

impl Way {
    /// The names of the secrets that it takes.
    pub fn secrets(&self) -> Vec<String> {
        let headers = self.headers.iter();
        headers.flat_map(|(_, value)| value.secrets()).collect()
    }
}

#[async_trait(?Send)]
impl Remover for Sharex {
    fn needs_delete_link(&self) -> bool {
        true
    }

    async fn remove(&self, removal: &Removal) -> Result<Removed> {
        let id = &removal.id;
        let Some(link) = &removal.delete_link else {
            let message = format!("{id}: {NAME} deletes only by the link that it gave at upload");
            let error = Error::new(Kind::Unsupported, message);
            return Err(error.of(NAME).during("rm"));
        };
        let answer = self.open_delete_link(link.expose().clone()).await?;
        if matches!(answer.status.as_u16(), 404 | 410) {
            return self.gone_already(removal).await;
        }
        // A page may be the end of it, or a question with a button that nobody presses.
        if is_page(&answer) && self.is_there(removal).await? == Some(true) {
            let message =
                format!("{id}: the delete link answered with a page, and the file is still there");
            let error = Error::new(Kind::Protocol, message).advice(
                "the page may want a click: open the link, which 'hoist history --links' shows; or a network of caches still shows it",
            );
            return Err(error.of(NAME).during("rm"));
        }
        Ok(Removed::Deleted)
    }
}

fn is_page(answer: &Answer) -> bool {
    let mime = answer.headers.get("content-type");
    mime.and_then(|mime| mime.to_str().ok())
        .is_some_and(|mime| mime.contains("html"))
}

/// One method per endpoint.
impl Sharex {
    async fn open_delete_link(&self, link: Url) -> Result<Answer> {
        let way = &self.deletion;
        let mut world = World::new(&self.connection, "", "");
        let mut call = Call::new("rm", way.method.clone(), link, Repeat::Idempotent)
            .follow(Follow::Browser)
            .sensitive();
        for (name, value) in &way.headers {
            let value = world
                .try_evaluate(value)
                .map_err(|fault| fault.of_field("delete_headers", name.as_str()))?;
            let mut value = HeaderValue::from_bytes(value.as_bytes()).map_err(|_| {
                let message = format!("delete_headers: {name} holds a line break");
                Error::new(Kind::Config, message)
            })?;
            value.set_sensitive(is_credential(name.as_str()));
            call.headers.push((name.clone(), value));
        }
        let accept = HeaderName::from_static("accept");
        if !call.headers.iter().any(|(name, _)| *name == accept) {
            call = call.header(accept, HeaderValue::from_static("*/*"));
        }
        if way.method == Method::GET {
            call.body = Body::Empty;
        }
        call.secrets = world.secrets().to_vec();
        call.accept = vec![404, 410];
        let mask = Mask::of(&call);
        let answer = self.connection.transport.send(call, |_| None).await;
        answer.map_err(|mut error| {
            error.message = mask.text(std::mem::take(&mut error.message));
            error.of(NAME)
        })
    }

    /// The host does not know the delete link: tells a deletion of earlier from a link that is wrong.
    async fn gone_already(&self, removal: &Removal) -> Result<Removed> {
        let id = &removal.id;
        let (message, advice) = match self.is_there(removal).await? {
            Some(false) => return Ok(Removed::AlreadyGone),
            None => (
                "and no other link tells whether the file is there",
                "look on the host",
            ),
            Some(true) => (
                "and the file is still there",
                "a network of caches may go on showing a deleted file for a while",
            ),
        };
        let message = format!("{id}: the host does not know the delete link, {message}");
        let error = Error::new(Kind::NotFound, message).advice(advice);
        Err(error.of(NAME).during("rm").status(404))
    }

    /// Whether the file still opens; `None` where no link is known.
    async fn is_there(&self, removal: &Removal) -> Result<Option<bool>> {
        let Some(link) = &removal.direct else {
            return Ok(None);
        };
        let call = Call::new("rm", Method::HEAD, link.clone(), Repeat::Safe);
        let answer = self.connection.transport.exchange(call).await;
        let answer = answer.map_err(|error| error.of(NAME))?;
        Ok(Some(!matches!(answer.status.as_u16(), 404 | 410)))
    }
}
