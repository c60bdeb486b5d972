//! From the host's answer to the links. Once the host has said yes, nothing that goes wrong here may lose what it said.

use std::path::{Path, PathBuf};

use url::Url;

use super::recipe::{Problem, Recipe};
use super::world::{Fault, Memory, Text, World};
use crate::error::{Error, Kind, Reason, Result};
use crate::http::{self, Mask, Wording};
use crate::model::{Links, Media, Uploaded};
use crate::private;
use crate::provider::sharex::language::{Answer, Template};
use crate::secret::Secret;

/// Most characters of an answer that are shown; the rest goes into a file.
const SHOWN: usize = 600;

/// Most characters of an answer in the error of a refusal.
const SHOWN_OF_REFUSAL: usize = 200;

/// Reads answers by one recipe.
pub struct Reader<'a> {
    /// What to read.
    pub recipe: &'a Recipe,
    /// The file's name, for messages.
    pub file: &'a str,
    /// What is known from the uploads before.
    pub memory: &'a Memory,
    /// Hides credentials that the host echoes.
    pub mask: &'a Mask,
    /// Where answers are kept that are too long to show.
    pub folder: &'a Path,
    /// Whether the host may do without a link.
    pub linkless: bool,
}

/// The answer as templates see it. `url` is where the request went.
pub fn answer(answer: &http::Answer, url: &Url) -> Answer {
    let url = answer.landed.as_ref().map_or(url, |landed| &landed.url);
    let body = answer.body.strip_prefix(b"\xef\xbb\xbf");
    let body = body.unwrap_or(&answer.body);
    let header = |(name, value): (&http::HeaderName, &http::HeaderValue)| {
        let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
        (name.as_str().to_owned(), value)
    };
    Answer {
        text: String::from_utf8_lossy(body).into_owned(),
        url: url.as_str().to_owned(),
        headers: answer.headers.iter().map(header).collect(),
    }
}

impl Reader<'_> {
    /// How a refusal is worded: by `ErrorMessage`, else by what the host wrote.
    pub fn wording(&self, world: &mut World<'_>) -> Wording {
        let text = self.shown(world.answer_text(), SHOWN_OF_REFUSAL);
        let message = match &self.recipe.failure {
            None => text,
            Some(failure) => match self.failure(world, failure) {
                Ok(message) if message.is_empty() => text,
                Ok(message) => message,
                Err(why) => format!("{text} (ErrorMessage: {why})"),
            },
        };
        Wording {
            message: self.mask.text(message),
            ..Wording::default()
        }
    }

    /// `ErrorMessage`. Nobody is asked for it.
    fn failure(
        &self,
        world: &mut World<'_>,
        template: &Result<Template, Problem>,
    ) -> Result<String, String> {
        let template = template
            .as_ref()
            .map_err(|problem| problem.message.clone())?;
        let text = world.try_evaluate(template);
        text.map(|text| text.trim().to_owned())
            .map_err(|fault| fault.words().to_owned())
    }

    /// The links of a success.
    ///
    /// # Errors
    /// `Rejected` when the host says no under a yes, in the words of `ErrorMessage`; `Protocol`, with the answer in it, when there is
    /// no link in it.
    pub async fn read(&self, world: &mut World<'_>, base: &Url, id: &str) -> Result<Uploaded> {
        let text = match &self.recipe.link {
            None => Ok(world.answer_text().to_owned()),
            Some(link) => {
                let link = Text::Template(link);
                self.memory.evaluate(world, "URL", link).await
            }
        };
        let text = match text {
            Ok(text) => text.trim().to_owned(),
            Err(fault) => return Err(self.no_link(world, &format!("URL: {}", fault.words()))),
        };
        let direct = match link(&text, base) {
            Some(link) => Some(link),
            None if text.is_empty() => {
                if let Some(error) = self.hidden_refusal(world) {
                    return Err(error);
                }
                let shows = self.recipe.link.as_ref().is_some_and(Template::only_shows);
                if !shows && !self.linkless {
                    return Err(self.no_link(world, "URL: the result is empty"));
                }
                None
            }
            None => return Err(self.no_link(world, "URL: the result is no link")),
        };
        let mut notes = Vec::new();
        let thumbnail = self
            .extra(world, base, "ThumbnailURL", &self.recipe.thumbnail)
            .await;
        let delete = self
            .extra(world, base, "DeletionURL", &self.recipe.deletion)
            .await;
        let mut keep = |found: Result<Option<Url>, String>| {
            found.unwrap_or_else(|why| {
                notes.push(format!("{}: {}", self.file, self.mask.text(why)));
                None
            })
        };
        let (thumbnail, delete) = (keep(thumbnail), keep(delete));
        let id = direct.as_ref().map_or(id, Url::as_str).to_owned();
        let mut media = Media::new(id);
        media.links = Links {
            direct,
            page: None,
            thumbnail,
            delete: delete.map(Secret::new),
        };
        let mut uploaded = Uploaded::new(media);
        uploaded.notes = notes;
        Ok(uploaded)
    }

    /// What the host says in `ErrorMessage` although its status says yes. One that repeats the whole answer tells nothing.
    fn hidden_refusal(&self, world: &mut World<'_>) -> Option<Error> {
        let failure = self.recipe.failure.as_ref()?;
        let message = self.failure(world, failure).ok()?;
        if message.is_empty() || message == world.answer_text().trim() {
            return None;
        }
        let message = self.mask.text(self.shown(&message, SHOWN));
        Some(Error::new(Kind::Rejected, message))
    }

    /// A link that can be done without.
    async fn extra(
        &self,
        world: &mut World<'_>,
        base: &Url,
        field: &str,
        template: &Option<Result<Template, Problem>>,
    ) -> Result<Option<Url>, String> {
        let lost = |why: &str| format!("{field}: {why}, so this link is missing");
        let template = match template {
            None => return Ok(None),
            Some(Ok(template)) => template,
            Some(Err(problem)) => return Err(lost(&problem.message)),
        };
        let text = self
            .memory
            .evaluate(world, field, Text::Template(template))
            .await
            .map_err(|fault: Fault| lost(fault.words()))?;
        match text.trim() {
            "" => Ok(None),
            text => link(text, base)
                .map(Some)
                .ok_or_else(|| lost("the result is no link")),
        }
    }

    /// The host said yes, and nobody can tell where the file is. What it said is shown, and kept where it is long.
    fn no_link(&self, world: &World<'_>, why: &str) -> Error {
        let raw = self.mask.text(world.answer_text().to_owned());
        let shown = match self.shown(&raw, SHOWN) {
            empty if empty.is_empty() => "nothing".to_owned(),
            shown => shown,
        };
        let message = self.mask.text(format!(
            "sent, but there is no link in the answer ({why}): {shown}"
        ));
        let rest = (raw.chars().count() > SHOWN)
            .then(|| self.keep(&raw))
            .flatten();
        let advice = match rest {
            Some(file) => format!(
                "the host has most likely taken it; its whole answer is in {}",
                file.display()
            ),
            None => "the host has most likely taken it: look for the link in its answer before sending it again"
                .to_owned(),
        };
        Error::new(Kind::Protocol, message).reason(Reason::Advice(advice))
    }

    /// One line.
    fn shown(&self, text: &str, most: usize) -> String {
        let words: Vec<&str> = text.split_whitespace().collect();
        let line = words.join(" ");
        match line.char_indices().nth(most) {
            Some((end, _)) => format!("{}…", &line[..end]),
            None => line,
        }
    }

    /// Writes an answer into a file of its own that only its owner can read.
    fn keep(&self, text: &str) -> Option<PathBuf> {
        let folder = self.folder.join("answers");
        private::make_folder(&folder).ok()?;
        let time = jiff::Zoned::now().strftime("%Y%m%d-%H%M%S").to_string();
        let file = folder.join(format!("{time}-{:08x}.txt", fastrand::u32(..)));
        let mut open = private::create_new(&file).ok()?;
        std::io::Write::write_all(&mut open, text.as_bytes()).ok()?;
        Some(file)
    }
}

/// The link that a text is: absolute, or without its scheme, or a path at the host that answered.
pub fn link(text: &str, base: &Url) -> Option<Url> {
    let is_one_word =
        !text.is_empty() && !text.contains(|c: char| c.is_whitespace() || c.is_control());
    if !is_one_word || text.starts_with(['{', '[', '<', '"']) {
        return None;
    }
    if let Some((scheme, rest)) = text.split_once("://") {
        let known = !matches!(
            scheme.to_ascii_lowercase().as_str(),
            "file" | "data" | "javascript"
        );
        return Url::parse(text).ok().filter(|_| known && !rest.is_empty());
    }
    if text.starts_with('/') {
        return base.join(text).ok();
    }
    let host = text.split(['/', '?', '#']).next().unwrap_or_default();
    let like_a_host = host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && host
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | ':'));
    let whole = like_a_host.then(|| Url::parse(&format!("https://{text}")).ok())?;
    whole.filter(Url::has_host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_may_lack_what_the_host_took_for_granted() {
        let base = Url::parse("http://i.example:81/api/up").unwrap();
        let made = |text: &str| link(text, &base).map(|link| link.to_string());
        for (text, expected) in [
            ("https://a.example/x y", None),
            ("https://a.example/x", Some("https://a.example/x")),
            ("ipfs://bafy/x", Some("ipfs://bafy/x")),
            ("//cdn.example/x", Some("http://cdn.example/x")),
            ("/f/x.png", Some("http://i.example:81/f/x.png")),
            ("tny.im/abc", Some("https://tny.im/abc")),
            ("file:///etc/passwd", None),
            ("javascript:alert(1)", None),
            ("abc", None),
            ("{\"url\":\"https://a.example\"}", None),
            ("<html>", None),
            ("error.", None),
            ("", None),
        ] {
            assert_eq!(made(text).as_deref(), expected, "{text}");
        }
    }
}
