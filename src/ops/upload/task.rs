use std::path::PathBuf;
use std::sync::Arc;

use futures_util::future::join_all;
use jiff::Timestamp;
use url::Url;

use super::counting::{Counting, NOT_THERE};
use super::known::Flights;
use super::line::{Seat, Turn};
use super::past::Verdict;
use super::stripping::Stripping;
use super::{Interrupt, Outcome, Plan, Report};
use crate::error::{Error, Kind, Reason, Result};
use crate::history::{self, BatchId, Begun, EntryId, NewEntry, Settled};
use crate::model::{Field, Uploaded};
use crate::ops::{Given, Host, Input, Ledger, Prepared, check_upload};
use crate::progress::{Meter, Progress};
use crate::provider::Finding;

/// What one input turned out to hold.
pub(super) enum Load {
    /// A file of this machine.
    File(Prepared),
    /// A file on the web, which the host fetches by itself.
    Link(Url),
}

/// One input on its way to one host.
#[derive(Clone, Copy)]
pub(super) struct Errand<'a> {
    /// Its place in the batch.
    pub position: u64,
    /// As the person wrote it.
    pub label: &'a str,
    /// Where it goes.
    pub host: &'a Host,
    /// Where the history has it.
    pub entry: Option<EntryId>,
}

/// What every upload of one command shares.
pub(super) struct Task<'a> {
    pub plan: &'a Plan<'a>,
    pub ledger: &'a Ledger<'a>,
    pub progress: &'a dyn Progress,
    pub stop: &'a Interrupt,
    pub batch: Option<BatchId>,
    /// The inputs are entries of the history, which stay as they are where they can't be sent.
    pub retrying: bool,
    pub flights: Flights,
}

impl<'a> Task<'a> {
    /// A task that sends the inputs of a command line.
    pub fn new(
        plan: &'a Plan<'a>,
        ledger: &'a Ledger<'a>,
        progress: &'a dyn Progress,
        stop: &'a Interrupt,
        batch: Option<BatchId>,
    ) -> Self {
        Task {
            plan,
            ledger,
            progress,
            stop,
            batch,
            retrying: false,
            flights: Flights::default(),
        }
    }
}

impl Task<'_> {
    /// Sends one input to its hosts.
    pub async fn run(&self, turn: Turn) -> Vec<Report> {
        let Turn {
            position,
            input,
            seats,
        } = turn;
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
        let mut reports = match (&prepared, seats.as_slice()) {
            // One error for all hosts is enough.
            (Err(_), seats) if seats.iter().all(|seat| seat.past.is_none()) => {
                let refused = seats
                    .iter()
                    .map(|seat| self.refused(&label, seat, &prepared));
                refused.take(1).collect()
            }
            (load, seats) => {
                let send = |seat| self.seated(position, &label, load, seat);
                join_all(seats.iter().map(send)).await
            }
        };
        for report in &mut reports {
            report.argument = argument;
            // They are the file's, so once is enough for all hosts.
            report.notes.splice(..0, notes.drain(..));
        }
        reports
    }

    /// Sends one input to one host, or with a fallback to the first that takes it, unless its past speaks against it.
    async fn seated(&self, position: u64, label: &str, load: &Result<Load>, seat: &Seat) -> Report {
        let mut errand = Errand {
            position,
            label,
            host: self.host_of(seat),
            entry: seat.entry,
        };
        let mut note = None;
        if let Some(past) = &seat.past {
            match self.look_back(errand, past, load).await {
                Verdict::Done(report) => return *report,
                Verdict::Send(entry, why) => (errand.entry, note) = (entry, why),
            }
        }
        let mut report = match load {
            Err(_) => self.refused(label, seat, load),
            Ok(load) if self.plan.fallback => self.first(errand, load).await,
            Ok(load) => self.send(errand, load).await,
        };
        report.notes.extend(note);
        report
    }

    /// With a fallback, an upload from before may be at any of the hosts.
    fn host_of(&self, seat: &Seat) -> &Host {
        let hosts = self.plan.hosts;
        let past = seat.past.as_ref().filter(|_| self.plan.fallback);
        let before = past.and_then(|past| hosts.iter().find(|host| host.profile == past.profile));
        before.unwrap_or(&hosts[seat.host])
    }

    /// Tries one host after the other. An open outcome ends the search: another host would make a second copy.
    async fn first(&self, errand: Errand<'_>, load: &Load) -> Report {
        let label = errand.label;
        let mut declined = Vec::new();
        let mut entry = errand.entry;
        let mut hosts = self.plan.hosts.iter().peekable();
        loop {
            let host = hosts.next().unwrap_or(errand.host);
            let errand = Errand {
                host,
                entry,
                ..errand
            };
            let mut report = self.send(errand, load).await;
            let more = hosts.peek().is_some();
            if report.outcome == Outcome::Failed && more && !self.stop.is_set() {
                let why = report
                    .error
                    .as_ref()
                    .map_or_else(String::new, ToString::to_string);
                declined.push(format!("{label}: {} did not take it ({why})", host.profile));
                // The entry goes along, so that the input is tried again as one.
                entry = report.entry;
                continue;
            }
            if !declined.is_empty() && report.is_delivered() {
                declined.push(format!("{label}: {} took it", host.profile));
            }
            report.notes.extend(declined);
            return report;
        }
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
    pub(super) async fn apart<T: Send + 'static>(
        &self,
        label: &str,
        work: impl FnOnce() -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let failed =
            |error| Err(Error::new(Kind::Io, format!("{label}: could not be read")).because(error));
        tokio::select! {
            done = tokio::task::spawn_blocking(work) => done.unwrap_or_else(failed),
            () = self.stop.wait() => Err(stopped(label)),
        }
    }

    /// The report of an input that can't be read.
    fn refused(&self, label: &str, seat: &Seat, load: &Result<Load>) -> Report {
        let host = self.host_of(seat);
        let upload = &self.plan.upload;
        let mut report = Report::new(label, &host.profile, host.provider_name(), upload);
        let error = load.as_ref().err().map(Error::twin);
        let error = error.unwrap_or_else(|| Error::new(Kind::Io, "it could not be read"));
        let open = |past: &history::Entry| past.outcome == history::Outcome::Failed;
        // What waits in the history, or is settled there, stays as it is.
        if !self.retrying && seat.past.as_deref().is_none_or(open) {
            report.entry = seat.entry;
        }
        self.decline(report, error)
    }

    /// The report of an input that is not sent. What was merely stopped keeps waiting.
    pub(super) fn decline(&self, mut report: Report, error: Error) -> Report {
        let stopped = error.kind == Kind::Interrupted;
        report.error = Some(error.during("upload"));
        if !stopped {
            self.settle(&report, None);
        }
        report
    }

    async fn send(&self, errand: Errand<'_>, load: &Load) -> Report {
        match load {
            Load::File(prepared) => self.send_file(errand, prepared).await,
            Load::Link(url) => self.import(errand, url).await,
        }
    }

    async fn send_file(&self, errand: Errand<'_>, prepared: &Prepared) -> Report {
        let Errand { label, host, .. } = errand;
        let provider = host.provider_name();
        let mut report = Report::new(label, &host.profile, provider, &self.plan.upload);
        let source = &prepared.source;
        report.media.name = Some(source.name.clone());
        report.media.mime = Some(source.mime.clone());
        report.media.size = source.len;
        report.entry = errand.entry;
        if let Err(error) = check_upload(host, &self.plan.upload, Some(source)) {
            return self.decline(report, error);
        }
        if self.plan.dry_run {
            report.outcome = Outcome::Planned;
            return report;
        }
        match self.plan.reuse {
            true => self.reuse(errand, prepared, report).await,
            false => self.transfer(errand, prepared, report).await,
        }
    }

    pub(super) async fn transfer(
        &self,
        errand: Errand<'_>,
        prepared: &Prepared,
        mut report: Report,
    ) -> Report {
        let (source, host) = (&prepared.source, errand.host);
        if self.stop.is_set() {
            return self.decline(report, stopped(&source.name));
        }
        self.begin(errand, &mut report, prepared.path.clone());
        let meter = Arc::new(Counting::new(self.progress.start(&source.name, source.len)));
        let result = self.attempts(errand, prepared, &report, &meter).await;
        let result = match result {
            Err(error) => self.recall(error, &report.input, prepared, host).await,
            Ok(uploaded) => Ok(self.remember(uploaded, &report.input, host)),
        };
        meter.finish();
        report.attempts = meter.attempts();
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

    /// Sends a file. Where the answer is lost the host is asked, and the file is sent again only when the host surely has nothing.
    async fn attempts(
        &self,
        errand: Errand<'_>,
        prepared: &Prepared,
        report: &Report,
        meter: &Arc<Counting>,
    ) -> Result<Uploaded> {
        let (source, host) = (&prepared.source, errand.host);
        let mut again = 0;
        loop {
            let begun = Timestamp::now();
            let watched = Arc::clone(meter) as Arc<dyn Meter>;
            let result = tokio::select! {
                result = host.provider.upload(source, &self.plan.upload, watched) => result,
                () = self.stop.wait() => Err(meter.interrupted(&source.name)),
            };
            let Err(error) = result else { return result };
            let lost = error.kind == Kind::UnknownOutcome && again < self.plan.retries;
            if !lost || self.stop.is_set() {
                return Err(error);
            }
            let sent = (&*source.name, Some(&*source.mime), source.len);
            let span = (begun, Timestamp::now());
            match self.ask(host, sent, span, report.entry).await {
                Ok(Finding::Found(media)) => {
                    let mut uploaded = Uploaded::new(*media);
                    uploaded.notes.push(format!(
                        "{}: the answer was lost ({error}), but {} has it",
                        errand.label, host.profile
                    ));
                    return Ok(uploaded);
                }
                Ok(Finding::Absent) => {
                    again += 1;
                    self.progress.note(&format!(
                        "{}: it did not arrive ({error}); it is sent again",
                        errand.label
                    ));
                    meter.restart();
                }
                _ => return Err(error),
            }
        }
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
    pub(super) fn begin(&self, errand: Errand<'_>, report: &mut Report, path: Option<PathBuf>) {
        let name = report.media.name.clone().unwrap_or_default();
        if let Some(id) = errand.entry {
            let begun = Begun {
                profile: &report.profile,
                provider: report.provider,
                name: &name,
                mime: report.media.mime.as_deref(),
                size: report.media.size,
            };
            return self.ledger.start(id, &begun);
        }
        report.entry = self.batch.and_then(|batch| {
            self.ledger.begin(&NewEntry {
                batch,
                position: errand.position,
                input: report.input.clone(),
                path,
                profile: report.profile.clone(),
                provider: report.provider.to_owned(),
                name,
                mime: report.media.mime.clone(),
                size: report.media.size,
            })
        });
    }

    /// Writes down how it ended. `sent` is the length of what was sent.
    pub(super) fn settle(&self, report: &Report, sent: Option<u64>) {
        // A host that refuses what it has holds it, although nobody here knows its link.
        let held = |error: &Error| matches!(error.reason, Reason::Duplicate(_));
        let outcome = match report.error.as_ref().is_some_and(held) {
            true => history::Outcome::Reused,
            false => report.outcome.written(),
        };
        let settled = Settled {
            outcome,
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

fn stopped(name: &str) -> Error {
    let message = format!("{name}: interrupted before it was sent");
    Error::new(Kind::Interrupted, message).advice(NOT_THERE)
}
