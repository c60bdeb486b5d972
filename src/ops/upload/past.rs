//! Inputs that were journalled before: by a command that was cut off, or that did not bring everything to its host.

use std::path::Path;

use jiff::Timestamp;

use super::ready::Load;
use super::task::Task;
use super::{Outcome, Report};
use crate::error::{Error, Kind, Result};
use crate::history::{self, Entry, EntryId};
use crate::model::{Media, MediaId};
use crate::ops::{Host, Prepared};
use crate::provider::{Finding, Lost};

/// What the past of an input means for it.
pub(super) enum Verdict {
    /// Nothing is sent.
    Done(Box<Report>),
    /// It is sent, in this entry of the history, with a note.
    Send(Option<EntryId>, Option<String>),
}

impl Task<'_> {
    /// Decides whether an input with an entry in the history is sent.
    pub(super) async fn look_back(
        &self,
        (label, host): (&str, &Host),
        past: &Entry,
        load: &Result<Load>,
    ) -> Verdict {
        let mut report = self.report_of(past, label);
        let stay = |mut report: Report, error: Error| {
            report.error = Some(error.during("upload"));
            Verdict::Done(Box::new(report))
        };
        if past.provider != host.provider_name() {
            let message = format!(
                "{label}: it was for {}, and profile {} is {} by now",
                past.provider,
                host.profile,
                host.provider_name()
            );
            return stay(report, Error::new(Kind::Config, message));
        }
        let mut note = None;
        match past.outcome {
            history::Outcome::Uploaded | history::Outcome::Reused => {
                let Ok(load) = load else {
                    return Verdict::Send(None, None);
                };
                if past.deleted_at.is_some() || !self.is_same(load, past).await {
                    return Verdict::Send(None, None);
                }
                report.outcome = Outcome::Reused;
                report.error = None;
                report.media = past.media.clone();
                return Verdict::Done(Box::new(report));
            }
            history::Outcome::Unknown => match self.ask_of_past(past, host).await {
                Ok(Finding::Found(media)) => {
                    self.found(&mut report, *media, label);
                    self.settle(&report, past.media.size);
                    return Verdict::Done(Box::new(report));
                }
                Ok(Finding::Absent) => {
                    let gone = Error::new(Kind::Network, "it did not arrive");
                    report.error = Some(gone);
                    self.settle(&report, past.media.size);
                }
                Ok(Finding::Guarded(why)) => {
                    note = Some(format!("{label}: {why}; it is sent to find out"));
                }
                Ok(Finding::CannotTell(why)) => {
                    report.outcome = Outcome::Unknown;
                    return stay(report, self.open(label, host, &why));
                }
                Err(error) => {
                    report.outcome = Outcome::Unknown;
                    let why = format!("the host could not be asked: {error}");
                    return stay(report, self.open(label, host, &why));
                }
            },
            history::Outcome::Queued | history::Outcome::Failed => {}
        }
        // What is named on the command line is sent as it is; a retry sends what was meant then.
        if let (true, Ok(load)) = (self.retrying, load)
            && !self.is_same(load, past).await
        {
            if past.outcome == history::Outcome::Unknown && note.is_some() {
                report.outcome = Outcome::Unknown;
            }
            let message = format!("{label} was changed since, so it is not sent again");
            let advice = "upload it anew if that is what you want";
            return stay(report, Error::new(Kind::Io, message).advice(advice));
        }
        Verdict::Send(Some(past.id), note)
    }

    /// A report of what is known before anything is done.
    fn report_of(&self, past: &Entry, label: &str) -> Report {
        let provider = self
            .plan
            .hosts
            .iter()
            .map(Host::provider_name)
            .find(|name| *name == past.provider)
            .unwrap_or_default();
        let mut report = Report::new(label, &past.profile, provider, &self.plan.upload);
        report.media = Media {
            name: past.media.name.clone(),
            mime: past.media.mime.clone(),
            size: past.media.size,
            ..Media::new("")
        };
        report.blake3.clone_from(&past.blake3);
        report.entry = Some(past.id);
        report
    }

    /// Takes a media that was found for the one that was sent.
    pub(super) fn found(&self, report: &mut Report, mut media: Media, label: &str) {
        let given = self.plan.upload.given();
        if !given.is_empty() {
            let options: Vec<&str> = given.iter().map(|field| field.option()).collect();
            report.notes.push(format!(
                "{label} was found as {}; look whether {} was set",
                media.id,
                options.join(", ")
            ));
        }
        let sent = std::mem::replace(&mut report.media, Media::new(""));
        media.name = media.name.or(sent.name);
        media.mime = media.mime.or(sent.mime);
        media.size = media.size.or(sent.size);
        report.media = media;
        report.outcome = Outcome::Uploaded;
        report.error = None;
    }

    async fn ask_of_past(&self, past: &Entry, host: &Host) -> Result<Finding> {
        let name = past.media.name.as_deref().unwrap_or_default();
        let ended = past.settled_at.unwrap_or_else(Timestamp::now);
        let (mime, size) = (past.media.mime.as_deref(), past.media.size);
        let span = (past.started_at, ended);
        self.ask(host, (name, mime, size), span, Some(past.id))
            .await
    }

    /// Asks a host for an upload whose answer was lost: by name, type and size, and when it was begun and last on its way.
    pub(super) async fn ask(
        &self,
        host: &Host,
        (name, mime, size): (&str, Option<&str>, Option<u64>),
        (begun, ended): (Timestamp, Timestamp),
        entry: Option<EntryId>,
    ) -> Result<Finding> {
        let cannot = |why: String| Ok(Finding::CannotTell(why));
        let provider = host.provider_name();
        if self.plan.upload.guest {
            return cannot("nobody can ask for what a guest uploaded".to_owned());
        }
        let Some(finder) = host.provider.finder() else {
            return cannot(format!("{provider} can't be asked what is there"));
        };
        let (same_name, same_size) = self.ledger.rivals(&host.profile, name, size, entry);
        let accounted = |id: &MediaId| self.ledger.holds(&host.profile, id.as_str());
        let lost = Lost {
            name,
            mime,
            size,
            begun,
            ended,
            same_name,
            same_size,
            accounted: &accounted,
        };
        tokio::select! {
            finding = finder.find(&lost) => finding,
            () = self.stop.wait() => cannot("interrupted while the host was asked".to_owned()),
        }
    }

    /// Whether a file is the one that an entry was made for. Times tell where nothing was touched; else the content does.
    async fn is_same(&self, load: &Load, past: &Entry) -> bool {
        let Load::File(prepared) = load else {
            return true;
        };
        let touched = prepared.path.as_deref().map(times);
        if let Some((modified, changed)) = touched {
            let before = |time: Option<Timestamp>| time.is_none_or(|time| time <= past.started_at);
            if before(modified) && before(changed) {
                return true;
            }
            if past.blake3.is_none() {
                return before(modified) || past.media.size.is_none() && is_unsent(past);
            }
        }
        self.digest_of(prepared).await.as_ref() == past.blake3.as_ref()
    }

    /// The error of an upload whose outcome stays unknown. Only the person can end that: by forgetting the entry.
    fn open(&self, label: &str, host: &Host, why: &str) -> Error {
        let message = format!("{label}: nobody knows whether it arrived: {why}");
        let place = match host.provider.library() {
            Some(library) if library.knows_mine() => {
                format!("in a browser or with 'hoist ls -p {}'", host.profile)
            }
            // A list would be that of the history.
            _ => "in a browser".to_owned(),
        };
        let then = match self.retrying {
            true => "upload it anew",
            false => "this command sends it",
        };
        Error::new(Kind::UnknownOutcome, message)
            .of(host.provider_name())
            .advice(format!(
                "look on the host itself, {place}; then 'hoist history rm @N' ends the question ('hoist history' shows its @N), and if it is not there, {then}"
            ))
    }

    async fn digest_of(&self, prepared: &Prepared) -> Option<String> {
        let hashing = self.apart(&prepared.source.name, prepared.hashing()).await;
        hashing.ok()
    }
}

/// An input that could not be read has no content that it could differ from.
fn is_unsent(past: &Entry) -> bool {
    past.error
        .as_ref()
        .is_some_and(|(kind, _)| *kind == Kind::Io)
}

/// When a file's content was changed, and when anything about it was.
fn times(path: &Path) -> (Option<Timestamp>, Option<Timestamp>) {
    let Ok(metadata) = std::fs::metadata(path) else {
        return (None, None);
    };
    let modified = metadata.modified().ok();
    let modified = modified.and_then(|time| Timestamp::try_from(time).ok());
    #[cfg(unix)]
    let changed = {
        use std::os::unix::fs::MetadataExt;
        let nanos = i32::try_from(metadata.ctime_nsec()).unwrap_or_default();
        Timestamp::new(metadata.ctime(), nanos).ok()
    };
    // Not told here, so it may have been just now: the content decides.
    #[cfg(not(unix))]
    let changed = Some(Timestamp::MAX);
    (modified, changed)
}
