use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};

use futures_util::future::join_all;

use super::stripping::strip;
use super::{Interrupt, Outcome, Plan, Report};
use crate::error::{Error, Kind, Result};
use crate::history::{BatchId, NewEntry, Settled};
use crate::model::{Media, Uploaded};
use crate::ops::{Given, Host, Input, Ledger, Prepared, check_upload};
use crate::progress::{Meter, Progress};

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
        let Input { argument, label, given } = input;
        let mut notes = Vec::new();
        let prepared = given.and_then(|given| {
            let mut prepared = self.prepare(&given, &label)?;
            notes = strip(self.plan, &label, &mut prepared)?;
            Ok(prepared)
        });
        let mut reports = match prepared {
            Err(error) => vec![self.refused(&label, error)],
            Ok(prepared) if self.plan.fallback => self.first(position, &label, &prepared).await,
            Ok(prepared) => {
                let send = |host| self.send(position, &label, &prepared, host);
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
    async fn first(&self, position: usize, label: &str, prepared: &Prepared) -> Vec<Report> {
        let mut declined = Vec::new();
        let last = self.plan.hosts.len() - 1;
        for (index, host) in self.plan.hosts.iter().enumerate() {
            let mut report = self.send(position, label, prepared, host).await;
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

    fn prepare(&self, given: &Given, label: &str) -> Result<Prepared> {
        let name = self.plan.name.as_deref();
        match given {
            Given::Path(path) => Prepared::file(path, name),
            Given::Stdin => Prepared::stream(std::io::stdin().lock(), label, name),
            Given::Url(url) => Err(Error::new(
                Kind::Unsupported,
                format!("{url}: sending a file from the web is not supported yet"),
            )
            .advice("download it first")),
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

    async fn send(&self, position: usize, label: &str, prepared: &Prepared, host: &Host) -> Report {
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
            match self.known(prepared, host) {
                Ok(Some(known)) => {
                    report.outcome = Outcome::Reused;
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
    fn known(&self, prepared: &Prepared, host: &Host) -> Result<Option<Media>> {
        let digest = prepared.hash()?;
        Ok(self
            .ledger
            .known(&digest, &host.profile)
            .map(|entry| entry.media))
    }

    async fn transfer(
        &self,
        position: usize,
        prepared: &Prepared,
        host: &Host,
        mut report: Report,
    ) -> Report {
        let source = &prepared.source;
        report.entry = self.batch.and_then(|batch| {
            self.ledger.begin(&NewEntry {
                batch,
                position: position as u64,
                input: report.input.clone(),
                path: prepared.path.clone(),
                profile: host.profile.clone(),
                provider: report.provider.to_owned(),
                name: source.name.clone(),
                mime: Some(source.mime.clone()),
                size: source.len,
            })
        });
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
        meter.finish();
        report.attempts = meter.attempts.load(Ordering::Relaxed);
        report.blake3 = prepared.digest();
        match result {
            Ok(uploaded) => delivered(&mut report, uploaded),
            Err(error) => {
                report.outcome = if meter.leaves_open(&error) {
                    Outcome::Unknown
                } else {
                    Outcome::Failed
                };
                report.error = Some(error.during("upload").of(report.provider));
            }
        }
        let settled = Settled {
            outcome: report.outcome.written(),
            media: Some(&report.media),
            blake3: report.blake3.as_deref(),
            size: source.len,
            post: report.post.as_deref(),
            error: report.error.as_ref(),
        };
        self.ledger.settle(report.entry, &settled);
        report
    }
}

/// What the host said, completed by what was sent.
fn delivered(report: &mut Report, uploaded: Uploaded) {
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
    report.error = uploaded.incomplete;
    report.notes.extend(uploaded.notes);
}

/// Passes progress on and remembers how far it got, because that decides whether an interrupted upload may have arrived.
struct Counting {
    inner: Arc<dyn Meter>,
    sent: AtomicU64,
    attempts: AtomicU32,
}

impl Counting {
    fn new(inner: Arc<dyn Meter>) -> Self {
        Counting {
            inner,
            sent: AtomicU64::new(0),
            attempts: AtomicU32::new(1),
        }
    }

    fn interrupted(&self, name: &str) -> Error {
        let message = if self.sent.load(Ordering::Relaxed) > 0 {
            format!("{name}: interrupted while it was being sent; the host may have it")
        } else {
            format!("{name}: interrupted before it was sent")
        };
        Error::new(Kind::Interrupted, message)
    }

    fn leaves_open(&self, error: &Error) -> bool {
        match error.kind {
            Kind::Interrupted => self.sent.load(Ordering::Relaxed) > 0,
            _ => error.leaves_outcome_open(),
        }
    }
}

impl Meter for Counting {
    fn advance(&self, bytes: u64) {
        self.sent.fetch_add(bytes, Ordering::Relaxed);
        self.inner.advance(bytes);
    }

    fn restart(&self) {
        self.sent.store(0, Ordering::Relaxed);
        self.attempts.fetch_add(1, Ordering::Relaxed);
        self.inner.restart();
    }

    fn waiting(&self) {
        self.inner.waiting();
    }

    fn finish(&self) {
        self.inner.finish();
    }
}
