use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use futures_util::future::join_all;
use url::Url;

use super::stripping::Stripping;
use super::{Interrupt, Outcome, Plan, Report};
use crate::error::{Error, Kind, Reason, Result};
use crate::history::{BatchId, EntryId, NewEntry, Settled};
use crate::model::{Field, Media, Upload, Uploaded};
use crate::ops::{Given, Host, Input, Ledger, Prepared, check_upload};
use crate::progress::{Meter, Progress};

/// What one input turned out to hold.
pub(super) enum Load {
    /// A file of this machine.
    File(Prepared),
    /// A file on the web, which the host fetches by itself.
    Link(Url),
}

/// What every upload of one command shares.
pub(super) struct Task<'a> {
    pub plan: &'a Plan<'a>,
    pub ledger: &'a Ledger<'a>,
    pub progress: &'a dyn Progress,
    pub stop: &'a Interrupt,
    pub batch: Option<BatchId>,
}

impl Task<'_> {
    /// Sends one input to its hosts.
    pub async fn run(&self, position: usize, input: Input) -> Vec<Report> {
        let Input {
            argument,
            label,
            given,
        } = input;
        let mut notes = Vec::new();
        let prepared = match given {
            Ok(given) => self.prepare(given, &label).await,
            Err(error) => Err(error),
        };
        let prepared = prepared.map(|(prepared, about)| {
            notes = about;
            prepared
        });
        let mut reports = match prepared {
            Err(error) => vec![self.refused(&label, error)],
            Ok(load) if self.plan.fallback => self.first(position, &label, &load).await,
            Ok(load) => {
                let send = |host| self.send(position, &label, &load, host);
                join_all(self.plan.hosts.iter().map(send)).await
            }
        };
        for report in &mut reports {
            report.argument = argument;
            // They are the file's, so once is enough for all hosts.
            report.notes.splice(..0, notes.drain(..));
        }
        reports
    }

    /// Tries one host after the other. An open outcome ends the search: another host would make a second copy.
    async fn first(&self, position: usize, label: &str, load: &Load) -> Vec<Report> {
        let mut declined = Vec::new();
        let last = self.plan.hosts.len() - 1;
        for (index, host) in self.plan.hosts.iter().enumerate() {
            let mut report = self.send(position, label, load, host).await;
            if report.outcome == Outcome::Failed && index < last && !self.stop.is_set() {
                let why = report
                    .error
                    .as_ref()
                    .map_or_else(String::new, ToString::to_string);
                declined.push(format!("{label}: {} did not take it ({why})", host.profile));
                continue;
            }
            if !declined.is_empty() && report.is_delivered() {
                declined.push(format!("{label}: {} took it", host.profile));
            }
            report.notes.extend(declined);
            return vec![report];
        }
        Vec::new()
    }

    /// Makes an input ready. Gives what is worth a note about it.
    async fn prepare(&self, given: Given, label: &str) -> Result<(Load, Vec<String>)> {
        let name = self.plan.name.clone();
        let stripping = Stripping::of(self.plan, label);
        let prepared = match given {
            Given::Path(path) => {
                let read = move || stripping.run(Prepared::file(&path, name.as_deref())?);
                self.apart(label, read).await
            }
            Given::Stdin => {
                let read = move || {
                    let stdin = std::io::stdin().lock();
                    stripping.run(Prepared::stream(stdin, "standard input", name.as_deref())?)
                };
                self.apart("standard input", read).await
            }
            Given::Url(url) => {
                let note = format!("{label}: --strip can't reach it; the host fetches it as it is");
                let notes = self.plan.strip.then_some(note).into_iter().collect();
                return Ok((Load::Link(url), notes));
            }
        };
        prepared.map(|(prepared, notes)| (Load::File(prepared), notes))
    }

    /// Reading may wait for a pipe or a disk: it is done off the thread that everything else runs on, and stopping ends the wait.
    async fn apart<T: Send + 'static>(
        &self,
        label: &str,
        work: impl FnOnce() -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let failed =
            |error| Err(Error::new(Kind::Io, format!("{label}: could not be read")).because(error));
        tokio::select! {
            done = tokio::task::spawn_blocking(work) => done.unwrap_or_else(failed),
            () = self.stop.wait() => Err(Error::new(
                Kind::Interrupted,
                format!("{label}: interrupted before it was sent"),
            )
            .advice(NOT_THERE)),
        }
    }

    fn refused(&self, label: &str, error: Error) -> Report {
        let host = &self.plan.hosts[0];
        let mut report = Report::new(
            label,
            &host.profile,
            host.provider_name(),
            &self.plan.upload,
        );
        report.error = Some(error.during("upload"));
        report
    }

    async fn send(&self, position: usize, label: &str, load: &Load, host: &Host) -> Report {
        match load {
            Load::File(prepared) => self.send_file(position, label, prepared, host).await,
            Load::Link(url) => self.import(position, label, url, host).await,
        }
    }

    async fn send_file(
        &self,
        position: usize,
        label: &str,
        prepared: &Prepared,
        host: &Host,
    ) -> Report {
        let provider = host.provider_name();
        let mut report = Report::new(label, &host.profile, provider, &self.plan.upload);
        let source = &prepared.source;
        report.media.name = Some(source.name.clone());
        report.media.mime = Some(source.mime.clone());
        report.media.size = source.len;
        if let Err(error) = check_upload(host, &self.plan.upload, Some(source)) {
            report.error = Some(error.during("upload"));
            return report;
        }
        if self.plan.dry_run {
            report.outcome = Outcome::Planned;
            return report;
        }
        if self.plan.reuse {
            match self.known(prepared, host).await {
                Ok(Some(known)) => {
                    report.outcome = Outcome::Reused;
                    report.notes.extend(unset(label, &self.plan.upload, &known));
                    report.media = known;
                    report.blake3 = prepared.digest();
                    return report;
                }
                Ok(None) => {}
                Err(error) => {
                    report.error = Some(error.during("upload"));
                    return report;
                }
            }
        }
        self.transfer(position, prepared, host, report).await
    }

    /// The media that holds the same bytes at this profile already.
    async fn known(&self, prepared: &Prepared, host: &Host) -> Result<Option<Media>> {
        let digest = self
            .apart(&prepared.source.name, prepared.hashing())
            .await?;
        Ok(self
            .ledger
            .known(&digest, &host.profile)
            .map(|entry| entry.media))
    }

    /// A host that refuses what it has already may not tell where it is. The history may.
    async fn recall(
        &self,
        error: Error,
        label: &str,
        prepared: &Prepared,
        host: &Host,
    ) -> Result<Uploaded> {
        if !matches!(error.reason, Reason::Duplicate(_)) {
            return Err(error);
        }
        let Ok(Some(known)) = self.known(prepared, host).await else {
            return Err(error);
        };
        let note = format!("{label}: the host has it already; this is the link of that upload");
        let unset = unset(label, &self.plan.upload, &known);
        let mut uploaded = Uploaded::new(known);
        uploaded.existed = true;
        uploaded.notes.push(note);
        uploaded.notes.extend(unset);
        Ok(uploaded)
    }

    /// A host that names what it has already may not tell where that is. The history may.
    fn remember(&self, mut uploaded: Uploaded, label: &str, host: &Host) -> Uploaded {
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

    async fn transfer(
        &self,
        position: usize,
        prepared: &Prepared,
        host: &Host,
        mut report: Report,
    ) -> Report {
        let source = &prepared.source;
        report.entry = self.begin(position, &report, prepared.path.clone());
        let meter = Arc::new(Counting::new(self.progress.start(&source.name, source.len)));
        let upload = host.provider.upload(
            source,
            &self.plan.upload,
            Arc::clone(&meter) as Arc<dyn Meter>,
        );
        let result = tokio::select! {
            result = upload => result,
            () = self.stop.wait() => Err(meter.interrupted(&source.name)),
        };
        let result = match result {
            Err(error) => self.recall(error, &report.input, prepared, host).await,
            Ok(uploaded) => Ok(self.remember(uploaded, &report.input, host)),
        };
        meter.finish();
        report.attempts = meter.attempts.load(Ordering::Relaxed);
        report.blake3 = prepared.digest();
        match result {
            Ok(uploaded) => self.delivered(&mut report, uploaded, host),
            Err(error) => {
                report.outcome = if meter.leaves_open(&error) {
                    Outcome::Unknown
                } else {
                    Outcome::Failed
                };
                report.error = Some(error.during("upload").of(report.provider));
            }
        }
        self.settle(&report, source.len);
        report
    }

    /// What the host said, completed by what was sent.
    pub(super) fn delivered(&self, report: &mut Report, uploaded: Uploaded, host: &Host) {
        report.outcome = if uploaded.existed {
            Outcome::Reused
        } else {
            Outcome::Uploaded
        };
        let sent = std::mem::replace(&mut report.media, uploaded.media);
        let media = &mut report.media;
        media.name = media.name.take().or(sent.name);
        media.mime = media.mime.take().or(sent.mime);
        media.size = media.size.or(sent.size);
        let edits = host.provider.editor().is_some();
        let waits = self.plan.upload.given() == [Field::Wait];
        report.error = uploaded
            .incomplete
            .map(|error| incomplete(error, report, edits, waits));
        report.notes.extend(uploaded.notes);
    }

    /// Writes down that an upload begins.
    pub(super) fn begin(
        &self,
        position: usize,
        report: &Report,
        path: Option<PathBuf>,
    ) -> Option<EntryId> {
        self.ledger.begin(&NewEntry {
            batch: self.batch?,
            position: position as u64,
            input: report.input.clone(),
            path,
            profile: report.profile.clone(),
            provider: report.provider.to_owned(),
            name: report.media.name.clone().unwrap_or_default(),
            mime: report.media.mime.clone(),
            size: report.media.size,
        })
    }

    /// Writes down how it ended. `sent` is the length of what was sent.
    pub(super) fn settle(&self, report: &Report, sent: Option<u64>) {
        let settled = Settled {
            outcome: report.outcome.written(),
            media: Some(&report.media),
            blake3: report.blake3.as_deref(),
            size: sent,
            post: report.post.as_deref(),
            error: report.error.as_ref(),
        };
        self.ledger.settle(report.entry, &settled);
    }
}

/// The file is there; what is missing is metadata that takes a second call, or the end of what was waited for.
fn incomplete(mut error: Error, report: &Report, edits: bool, waits: bool) -> Error {
    let provider = report.provider;
    let what = match waits {
        true => String::new(),
        false => format!("{provider} did not take its metadata: "),
    };
    error.message = format!("uploaded, but {what}{}", error.message);
    if edits && error.reason == Reason::Plain {
        let id = &report.media.id;
        return error.advice(format!(
            "set it with 'hoist edit {id} -p {}'; don't send the file again",
            report.profile
        ));
    }
    error
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

