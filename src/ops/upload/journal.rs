//! What the history keeps of a command that sends files, so that it can be gone on with.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::Plan;
use crate::error::{Error, Kind, Result};
use crate::history::{Batch, BatchId, NewBatch};
use crate::model::{PostId, Run, Upload, Visibility};
use crate::ops::{Ledger, Origin};

/// How a batch sends its files, as it stands in the history.
#[derive(Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub struct Manner {
    /// Profiles, in their order.
    pub profiles: Vec<String>,
    /// See [`Plan::fallback`].
    pub fallback: bool,
    /// See [`Plan::name`].
    pub name: Option<String>,
    /// See [`Plan::reuse`].
    pub reuse: bool,
    /// See [`Plan::strip`].
    pub strip: bool,
    /// The media of other hosts that are sent, by their place; none for what could not be found.
    pub sources: Vec<Option<Source>>,
    run: Option<String>,
    title: Option<String>,
    description: Option<String>,
    tags: Vec<String>,
    album: Option<String>,
    category: Option<String>,
    folder: Option<String>,
    visibility: Option<String>,
    nsfw: Option<bool>,
    expire: Option<String>,
    width: Option<u32>,
    post: Option<String>,
    guest: bool,
    wait: bool,
}

/// A media of a host, as it stands in the history.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Source {
    /// The profile that has it.
    pub profile: String,
    /// Its id there.
    pub id: String,
}

impl Source {
    fn of(origin: &Result<Rc<Origin>>) -> Option<Self> {
        let origin = origin.as_ref().ok()?;
        Some(Source {
            profile: origin.host.profile.clone(),
            id: origin.target.id.to_string(),
        })
    }
}

impl Manner {
    /// The manner of a batch.
    ///
    /// # Errors
    /// `Io` for a batch whose manner was not kept, or can't be read.
    pub fn of(batch: &Batch) -> Result<Self> {
        let known = batch.plan.as_deref();
        known
            .and_then(|text| serde_json::from_str(text).ok())
            .ok_or_else(|| {
                let message = format!(
                    "batch {}: the history does not tell how its files were sent",
                    batch.id.0
                );
                Error::new(Kind::Io, message).advice("upload them anew")
            })
    }

    fn new(plan: &Plan<'_>) -> Self {
        let profiles = plan.hosts.iter().map(|host| host.profile.clone());
        Manner {
            profiles: profiles.collect(),
            fallback: plan.fallback,
            name: plan.name.clone(),
            reuse: plan.reuse,
            strip: plan.strip,
            sources: plan.origins.iter().map(Source::of).collect(),
            ..Manner::with(plan.upload.clone())
        }
    }

    fn with(upload: Upload) -> Self {
        let visibility = upload.visibility.map(Visibility::name);
        Manner {
            run: Some(upload.run.name().to_owned()),
            title: upload.title,
            description: upload.description,
            tags: upload.tags,
            album: upload.album,
            category: upload.category,
            folder: upload.folder,
            visibility: visibility.map(str::to_owned),
            nsfw: upload.nsfw,
            expire: upload.expire.map(|expire| expire.to_string()),
            width: upload.width,
            post: upload.post.map(|post| post.as_str().to_owned()),
            guest: upload.guest,
            wait: upload.wait,
            ..Manner::default()
        }
    }

    /// What is sent along with each file.
    pub fn upload(&self) -> Upload {
        let visibility = self.visibility.as_deref();
        let run = self.run.as_deref();
        let run = Run::ALL.into_iter().find(|known| Some(known.name()) == run);
        Upload {
            run: run.unwrap_or_default(),
            title: self.title.clone(),
            description: self.description.clone(),
            tags: self.tags.clone(),
            album: self.album.clone(),
            category: self.category.clone(),
            folder: self.folder.clone(),
            visibility: Visibility::ALL
                .into_iter()
                .find(|known| Some(known.name()) == visibility),
            nsfw: self.nsfw,
            expire: self.expire.as_deref().and_then(|text| text.parse().ok()),
            width: self.width,
            post: self.post.as_deref().map(PostId::new),
            guest: self.guest,
            wait: self.wait,
        }
    }

    fn text(&self) -> Option<String> {
        serde_json::to_string(self).ok()
    }
}

/// Begins a batch, or with `plan.resume` goes on with the newest one that had the same inputs and profiles. `true` says that one is
/// gone on with.
///
/// # Errors
/// `Io` when a batch is to be gone on with and the history can't be read, or another process works on it.
pub(super) fn open(plan: &Plan<'_>, ledger: &Ledger<'_>) -> Result<(Option<BatchId>, bool)> {
    if plan.batch.is_some() {
        return Ok((plan.batch, false));
    }
    let inputs = plan
        .inputs
        .as_deref()
        .map(|inputs| with_profiles(plan, inputs));
    if plan.resume {
        let history = ledger.history().ok_or_else(|| {
            let message = "without the history nobody knows what was delivered";
            Error::new(Kind::Io, message).advice("'hoist doctor' tells what is wrong with it")
        })?;
        let before = inputs.as_deref().map(|inputs| history.begun_with(inputs));
        if let Some(batch) = before.transpose()?.flatten() {
            history.resume_batch(batch, Manner::new(plan).text().as_deref())?;
            return Ok((Some(batch), true));
        }
    }
    Ok((start(plan, inputs, ledger), false))
}

/// Begins a batch for [`Plan::batch`]. Whoever does ends it.
pub fn begin(plan: &Plan<'_>, ledger: &Ledger<'_>) -> Option<BatchId> {
    start(plan, None, ledger)
}

fn start(plan: &Plan<'_>, inputs: Option<String>, ledger: &Ledger<'_>) -> Option<BatchId> {
    ledger.start_batch(NewBatch {
        command: plan.command.clone(),
        inputs,
        plan: Manner::new(plan).text(),
    })
}

/// What was given, and where it goes.
fn with_profiles(plan: &Plan<'_>, inputs: &str) -> String {
    let profiles: Vec<&str> = plan.hosts.iter().map(|host| &*host.profile).collect();
    let separator = if plan.fallback { "|" } else { "," };
    format!("{inputs} {}", profiles.join(separator))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Field;

    #[test]
    fn every_field_of_an_upload_comes_back() {
        let upload = Upload {
            run: Run::Text,
            title: Some("t".to_owned()),
            description: Some("d".to_owned()),
            tags: vec!["a, b".to_owned()],
            album: Some("al".to_owned()),
            category: Some("c".to_owned()),
            folder: Some("f".to_owned()),
            visibility: Some(Visibility::Hidden),
            nsfw: Some(true),
            expire: "3d".parse().ok(),
            width: Some(300),
            post: Some(PostId::new("p1")),
            guest: true,
            wait: true,
        };
        assert!(upload.given().contains(&Field::Wait));
        let manner = Manner::with(upload.clone());
        let again: Manner = serde_json::from_str(&manner.text().unwrap()).unwrap();
        assert_eq!(again, manner);
        let back = again.upload();
        assert_eq!(format!("{back:?}"), format!("{upload:?}"));
        assert_eq!(back.given(), upload.given());
    }
}
