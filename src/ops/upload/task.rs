use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use futures_util::future::join_all;

use super::disk::look;
use super::remote::Remote;
use super::stripping::Stripping;
use super::{Interrupt, Outcome, Plan, Report};
use crate::error::{Error, Kind, Reason, Result};
use crate::history::{BatchId, EntryId, NewEntry, Settled};
use crate::model::{Field, Media, Upload, Uploaded};
use crate::ops::shared::Budget;
use crate::ops::stream::{Pump, bring, source_fault};
use crate::ops::{Given, Host, Input, Ledger, Prepared, check_upload};
use crate::progress::{Meter, Progress};

/// The hint for what was stopped early enough.
const NOT_THERE: &str = "the host does not have it; send it again";

/// What one input turned out to hold.
pub(super) enum Load {
    /// A file of this machine.
    File(Box<Prepared>),
    /// A file on the web or on another host.
    Remote(Box<Remote>),
}

/// One input on its way to one host.
pub(super) struct Parcel<'a> {
    /// Its place among the inputs, from 0.
    pub position: usize,
    /// The input as the person wrote it.
    pub label: &'a str,
    /// Where it goes.
    pub host: &'a Host,
    /// What is sent along.
    pub upload: Cow<'a, Upload>,
}

impl Parcel<'_> {
    /// A report before anything is known but this.
    pub fn report(&self) -> Report {
        let provider = self.host.provider_name();
        Report::new(self.label, &self.host.profile, provider, &self.upload)
    }
}

/// What every upload of one command shares.
pub(super) struct Task<'a> {
    pub plan: &'a Plan<'a>,
    pub ledger: &'a Ledger<'a>,
    pub progress: &'a dyn Progress,
    pub stop: &'a Interrupt,
    pub budget: Option<Budget>,
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
                let budget = self.budget.clone();
                let read = move || look(&path, name.as_deref(), stripping, budget.as_ref());
                self.apart(label, read).await
            }
            Given::Stdin => {
                let (stdin, what) = (std::io::stdin(), "standard input");
                let read = move || stripping.run(Prepared::stream(stdin, what, name.as_deref())?);
                self.apart(what, read).await
            }
            Given::Made(made) => {
                self.apart(label, move || stripping.run(made.named(name)))
                    .await
            }
            Given::Url(url) => return self.unless_stopped(label, self.of_web(url, label)).await,
            Given::Media(origin) => {
                let read = self.of_host(origin, label);
                return self.unless_stopped(label, read).await;
            }
        };
        prepared.map(|(prepared, notes)| (Load::File(Box::new(prepared)), notes))
    }

    /// Reading may wait for a pipe or a disk: it is done off the thread that everything else runs on, and stopping ends the wait.
    pub(super) async fn apart<T: Send + 'static>(
        &self,
        label: &str,
        work: impl FnOnce() -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let failed =
            |error| Err(Error::new(Kind::Io, format!("{label}: could not be read")).because(error));
        let work = async {
            let done = tokio::task::spawn_blocking(work).await;
            done.unwrap_or_else(failed)
        };
        self.unless_stopped(label, work).await
    }

    /// Does what comes before sending, unless stopping is asked for meanwhile.
    async fn unless_stopped<T>(
        &self,
        label: &str,
        work: impl Future<Output = Result<T>>,
    ) -> Result<T> {
        tokio::select! {
            done = work => done,
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
        let parcel = Parcel {
            position,
            label,
            host,
            upload: Cow::Borrowed(&self.plan.upload),
        };
        match load {
            Load::File(prepared) => self.send_file(&parcel, prepared, None).await,
            Load::Remote(remote) => self.send_remote(position, label, remote, host).await,
        }
    }

    /// Sends a file of this machine, or one that the pump brings.
    pub(super) async fn send_file(
        &self,
        parcel: &Parcel<'_>,
        prepared: &Prepared,
        pump: Option<Pump<'_>>,
    ) -> Report {
        let mut report = parcel.report();
        let (label, host) = (parcel.label, parcel.host);
        let upload = &*parcel.upload;
        let source = &prepared.source;
        report.media.name = Some(source.name.clone());
        report.media.mime = Some(source.mime.clone());
        report.media.size = source.len;
        if let Err(error) = check_upload(host, upload, Some(source)) {
            report.error = Some(error.during("upload"));
            return report;
        }
        if self.plan.dry_run {
            return self.rehearse(report, parcel, prepared).await;
        }
        if self.plan.reuse {
            match self.known(prepared, host).await {
                Ok(Some(known)) => {
                    report.outcome = Outcome::Reused;
                    report.notes.extend(unset(label, upload, &known));
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
        self.transfer(parcel, prepared, pump, report).await
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
        parcel: &Parcel<'_>,
        prepared: &Prepared,
    ) -> Result<Uploaded> {
        if !matches!(error.reason, Reason::Duplicate(_)) {
            return Err(error);
        }
        let Ok(Some(known)) = self.known(prepared, parcel.host).await else {
            return Err(error);
        };
        let label = parcel.label;
        let note = format!("{label}: the host has it already; this is the link of that upload");
        let unset = unset(label, &parcel.upload, &known);
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
        parcel: &Parcel<'_>,
        prepared: &Prepared,
        pump: Option<Pump<'_>>,
        mut report: Report,
    ) -> Report {
        let (source, host) = (&prepared.source, parcel.host);
        report.entry = self.begin(parcel.position, &report, prepared.path.clone());
        let meter = Arc::new(Counting::new(self.progress.start(&source.name, source.len)));
        let upload =
            host.provider
                .upload(source, &parcel.upload, Arc::clone(&meter) as Arc<dyn Meter>);
        let result = tokio::select! {
            result = upload => result,
            () = bring(pump) => Err(Error::new(Kind::Io, format!("{}: stopped coming", source.name))),
            () = self.stop.wait() => Err(meter.interrupted(&source.name)),
        };
        let result = match result {
            Err(error) => self.recall(error, parcel, prepared).await,
            Ok(uploaded) => Ok(self.remember(uploaded, &report.input, host)),
        };
        meter.finish();
        report.attempts = meter.attempts.load(Ordering::Relaxed);
        report.blake3 = prepared.digest();
        match result {
            Ok(uploaded) => self.delivered(&mut report, uploaded, host),
            Err(error) => {
                let (error, open) = match source_fault(&error) {
                    Some(fault) => (fault, false),
                    None => {
                        let open = meter.leaves_open(&error);
                        (error.of(report.provider), open)
                    }
                };
                report.outcome = if open {
                    Outcome::Unknown
                } else {
                    Outcome::Failed
                };
                report.error = Some(error.during("upload"));
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
        media.expires_at = media.expires_at.or(self.plan.end(host, report.outcome));
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

/// Passes progress on and remembers how far it got, because that decides whether an interrupted upload may have arrived.
struct Counting {
    inner: Arc<dyn Meter>,
    /// The attempt at hand has sent something.
    begun: AtomicBool,
    /// It has sent everything; before that no host can have got the file.
    complete: AtomicBool,
    /// Attempts that sent something.
    attempts: AtomicU32,
}

impl Counting {
    fn new(inner: Arc<dyn Meter>) -> Self {
        Counting {
            inner,
            begun: AtomicBool::new(false),
            complete: AtomicBool::new(false),
            attempts: AtomicU32::new(0),
        }
    }

    fn interrupted(&self, name: &str) -> Error {
        let (message, hint) = if self.complete.load(Ordering::Relaxed) {
            (
                "interrupted after it was sent; the host may have it",
                "look on the host (hoist ls) before sending it again",
            )
        } else {
            ("interrupted before all of it was sent", NOT_THERE)
        };
        Error::new(Kind::Interrupted, format!("{name}: {message}")).advice(hint)
    }

    fn leaves_open(&self, error: &Error) -> bool {
        match error.kind {
            Kind::Interrupted => self.complete.load(Ordering::Relaxed),
            _ => error.leaves_outcome_open(),
        }
    }
}

impl Meter for Counting {
    fn advance(&self, bytes: u64) {
        if !self.begun.swap(true, Ordering::Relaxed) {
            self.attempts.fetch_add(1, Ordering::Relaxed);
        }
        self.inner.advance(bytes);
    }

    fn restart(&self) {
        self.begun.store(false, Ordering::Relaxed);
        self.complete.store(false, Ordering::Relaxed);
        self.inner.restart();
    }

    fn held(&self, until: &str) {
        self.inner.held(until);
    }

    fn waiting(&self) {
        self.complete.store(true, Ordering::Relaxed);
        self.inner.waiting();
    }

    fn finish(&self) {
        self.inner.finish();
    }
}
