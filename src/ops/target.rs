use url::Url;

use crate::error::{Error, Kind, Result};
use crate::history::{Entry, History};
use crate::model::{MediaId, Removal};
use crate::provider::Stored;

/// What `rm`, `show`, `edit`, `open`, `copy` and `get` are to work on.
#[derive(Clone, Debug)]
pub struct Target {
    /// As the person wrote it.
    pub text: String,
    /// The profile that the history knows for it.
    pub profile: Option<String>,
    /// The media's id.
    pub id: MediaId,
    /// What the history knows of it.
    pub entry: Option<Entry>,
}

impl Target {
    /// What an entry of the history put on its host; its link stands for it in messages.
    pub fn of(entry: Entry) -> Self {
        let links = &entry.media.links;
        let link = links.direct.as_ref().or(links.page.as_ref());
        Target {
            text: link.map_or_else(|| entry.media.id.to_string(), Url::to_string),
            profile: Some(entry.profile.clone()),
            id: entry.media.id.clone(),
            entry: Some(entry),
        }
    }

    /// For a deletion.
    pub fn removal(&self) -> Removal {
        let links = self.entry.as_ref().map(|entry| &entry.media.links);
        Removal {
            delete_link: links.and_then(|links| links.delete.clone()),
            direct: links.and_then(|links| links.direct.clone()),
            page: links.and_then(|links| links.page.clone()),
            ..Removal::of(self.id.clone())
        }
    }

    /// For a download.
    pub fn stored(&self) -> Stored {
        Stored {
            id: self.id.clone(),
            direct: self
                .entry
                .as_ref()
                .and_then(|entry| entry.media.links.direct.clone()),
        }
    }
}

/// Finds out what a target means: `@N` and links by the history, which also names the profile; anything else is an id.
///
/// # Errors
/// `NotFound` for an `@N` or a link that the history does not know, `Usage` for a target that is neither, or of another profile
/// than `chosen`, `Io` when the history can't be read.
pub fn resolve(text: &str, chosen: Option<&str>, history: Option<&History>) -> Result<Target> {
    let Some(entry) = named(text, chosen, history)? else {
        return Ok(Target {
            text: text.to_owned(),
            profile: None,
            id: MediaId::new(text),
            entry: None,
        });
    };
    if entry.media.id.as_str().is_empty() {
        return Err(Error::new(
            Kind::NotFound,
            format!("{text}: its upload has no known outcome, so there is no id"),
        )
        .advice("look on the host with 'hoist ls'"));
    }
    Ok(Target {
        text: text.to_owned(),
        profile: Some(entry.profile.clone()),
        id: entry.media.id.clone(),
        entry: Some(entry),
    })
}

/// The entry of the history that a target means, whatever became of its upload.
///
/// # Errors
/// As [`resolve`]; `NotFound` also for an id.
pub fn entry_of(text: &str, chosen: Option<&str>, history: &History) -> Result<Entry> {
    let found = match named(text, chosen, Some(history))? {
        Some(entry) => Some(entry),
        None => history.find(text, chosen)?,
    };
    found.ok_or_else(|| {
        Error::new(
            Kind::NotFound,
            format!("{text}: the history has no such entry"),
        )
        .advice("an id is looked for within a profile: add -p PROFILE")
    })
}

/// The entry of an `@N` or a link; `None` for an id.
fn named(text: &str, chosen: Option<&str>, history: Option<&History>) -> Result<Option<Entry>> {
    let entry = if let Some(number) = text.strip_prefix('@') {
        by_number(number, text, history)?
    } else if is_link(text) {
        by_link(text, chosen, history)?
    } else if text.is_empty() || text.chars().any(char::is_control) {
        let message = format!("{text:?} is not a target; give an id, a link or @N");
        return Err(Error::usage(message));
    } else {
        return Ok(None);
    };
    match chosen {
        Some(chosen) if chosen != entry.profile => Err(Error::usage(format!(
            "{text} is of the profile {}, not of {chosen}",
            entry.profile
        ))
        .advice(format!(
            "leave -p {chosen} out: {text} brings its own profile"
        ))),
        _ => Ok(Some(entry)),
    }
}

impl Target {
    /// Adds what the history knows of a plain id, once its profile is clear.
    pub fn with_history(mut self, profile: &str, history: Option<&History>) -> Result<Self> {
        if let (None, Some(history)) = (&self.entry, history) {
            self.entry = history.find(self.id.as_str(), Some(profile))?;
        }
        Ok(self)
    }
}

fn by_number(number: &str, text: &str, history: Option<&History>) -> Result<Entry> {
    let number: u64 = number
        .parse()
        .ok()
        .filter(|number| *number > 0)
        .ok_or_else(|| {
            Error::usage(format!(
                "{text} is not a target; @1 is the last upload, @2 the one before"
            ))
        })?;
    let found = match history {
        Some(history) => history.nth(number)?,
        None => None,
    };
    found.ok_or_else(|| {
        Error::new(
            Kind::NotFound,
            format!("{text}: the history has no such entry"),
        )
        .advice("'hoist history' shows what there is")
    })
}

fn by_link(text: &str, chosen: Option<&str>, history: Option<&History>) -> Result<Entry> {
    let found = match history {
        Some(history) => history.find(text, chosen)?,
        None => None,
    };
    found.ok_or_else(|| {
        Error::new(
            Kind::NotFound,
            format!("{text}: not a link of an upload in the history"),
        )
        .advice("give the id with -p PROFILE")
    })
}

fn is_link(text: &str) -> bool {
    text.contains("://") && Url::parse(text).is_ok()
}
