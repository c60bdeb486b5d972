//! What the history knows of files that are to be sent.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use tokio::sync::OnceCell;

use super::Outcome;
use super::Report;
use super::task::{Parcel, Task};
use crate::error::{Error, Reason, Result};
use crate::history::Entry;
use crate::model::{Field, Media, Upload, Uploaded};
use crate::ops::{Host, Prepared};

/// What is sent, whatever its name: digest and profile.
type Content = (String, String);

/// The contents that are on their way, each with its media once it is there.
#[derive(Default)]
pub(super) struct Flights(RefCell<HashMap<Content, Rc<OnceCell<Media>>>>);

impl Flights {
    fn of(&self, key: &Content) -> Rc<OnceCell<Media>> {
        let mut flights = self.0.borrow_mut();
        Rc::clone(flights.entry(key.clone()).or_default())
    }

    /// Forgets what nobody waits for.
    fn forget(&self, key: &Content, flight: &Rc<OnceCell<Media>>) {
        if Rc::strong_count(flight) == 2 {
            self.0.borrow_mut().remove(key);
        }
    }
}

impl Task<'_> {
    /// Sends a file unless its bytes are at this profile already, or on their way there: then this waits for those.
    pub(super) async fn reuse(
        &self,
        parcel: &Parcel<'_>,
        prepared: &Prepared,
        report: Report,
    ) -> Report {
        let host = parcel.host;
        let hashing = self.apart(&prepared.source.name, prepared.hashing()).await;
        let digest = match hashing {
            Ok(digest) => digest,
            Err(error) => return self.decline(report, error),
        };
        let key = (digest, host.profile.clone());
        let flight = self.flights.of(&key);
        let mut fresh = Some(report);
        let mut mine = None;
        let media = flight
            .get_or_try_init(|| {
                let report = fresh.take();
                let (mine, digest) = (&mut mine, &key.0);
                async move {
                    let Some(report) = report else { return Err(()) };
                    let done = self.known_or_sent(parcel, prepared, digest, report).await;
                    let landed = done.is_delivered().then(|| done.media.clone());
                    *mine = Some(done);
                    landed.ok_or(())
                }
            })
            .await
            .ok()
            .cloned();
        // Later copies find it in the history, where there is one.
        if self.ledger.history().is_some() {
            self.flights.forget(&key, &flight);
        }
        match (mine, fresh, media) {
            (Some(done), ..) => done,
            (None, Some(report), Some(media)) => self.reused(parcel, report, media, prepared),
            // Not reached: without a media of another's this file's own turn has come.
            (None, report, _) => report.unwrap_or_else(|| parcel.report()),
        }
    }

    async fn known_or_sent(
        &self,
        parcel: &Parcel<'_>,
        prepared: &Prepared,
        digest: &str,
        mut report: Report,
    ) -> Report {
        let host = parcel.host;
        let Some(known) = self.ledger.known(digest, &host.profile) else {
            return self.transfer(parcel, prepared, None, report).await;
        };
        let opens = tokio::select! {
            opens = host.provider.opens(&known.media) => opens,
            () = self.stop.wait() => Ok(true),
        };
        match opens {
            Ok(true) => {}
            Ok(false) => {
                let note = format!("{}: the known link no longer opens", parcel.label);
                report.notes.push(note);
                return self.transfer(parcel, prepared, None, report).await;
            }
            Err(error) => report.notes.push(format!(
                "{}: nobody knows whether the known link still opens: {error}",
                parcel.label
            )),
        }
        self.reused(parcel, report, known.media, prepared)
    }

    fn reused(
        &self,
        parcel: &Parcel<'_>,
        mut report: Report,
        media: Media,
        prepared: &Prepared,
    ) -> Report {
        report.outcome = Outcome::Reused;
        let unset = unset(parcel.label, &parcel.upload, &media);
        report.notes.extend(unset);
        report.media = media;
        report.blake3 = prepared.digest();
        self.settle(&report, prepared.source.len);
        report
    }

    /// The upload of the same bytes to this profile, where there is one.
    async fn entry_of(&self, prepared: &Prepared, host: &Host) -> Result<Option<Entry>> {
        let digest = self
            .apart(&prepared.source.name, prepared.hashing())
            .await?;
        Ok(self.ledger.known(&digest, &host.profile))
    }

    /// A host that refuses what it has already may not tell where it is. The history may.
    pub(super) async fn recall(
        &self,
        error: Error,
        parcel: &Parcel<'_>,
        prepared: &Prepared,
    ) -> Result<Uploaded> {
        if !matches!(error.reason, Reason::Duplicate(_)) {
            return Err(error);
        }
        let Ok(Some(known)) = self.entry_of(prepared, parcel.host).await else {
            return Err(error);
        };
        let label = parcel.label;
        let note = format!("{label}: the host has it already; this is the link of that upload");
        let unset = unset(label, &parcel.upload, &known.media);
        let mut uploaded = Uploaded::new(known.media);
        uploaded.existed = true;
        uploaded.notes.push(note);
        uploaded.notes.extend(unset);
        Ok(uploaded)
    }

    /// A host that names what it has already may not tell where that is. The history may.
    pub(super) fn remember(&self, mut uploaded: Uploaded, label: &str, host: &Host) -> Uploaded {
        let media = &mut uploaded.media;
        if !uploaded.existed || media.links.direct.is_some() {
            return uploaded;
        }
        let entry = self.ledger.entry(&host.profile, media.id.as_str());
        let link = entry.and_then(|entry| entry.media.links.direct);
        let known = match &link {
            Some(_) => "this is the link of that upload",
            None => "nobody here knows its link",
        };
        media.links.direct = link;
        let note = format!("{label}: the host has it already; {known}");
        uploaded.notes.push(note);
        uploaded
    }
}

/// What was to be sent along with a file that is not sent.
fn unset(label: &str, upload: &Upload, known: &Media) -> Option<String> {
    let given = upload.given().into_iter();
    let given: Vec<&str> = given
        .filter(|field| *field != Field::Wait)
        .map(Field::option)
        .collect();
    (!given.is_empty()).then(|| {
        let id = &known.id;
        format!(
            "{label} is there already as {id}, so {} was not set",
            given.join(", ")
        )
    })
}
