use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::path::PathBuf;
use std::pin::pin;
use std::sync::Arc;

use futures_util::future::join_all;
use jiff::Timestamp;
use tokio::sync::Semaphore;

use super::counting::{Counting, NOT_THERE};
use super::known::Flights;
use super::line::{Seat, Turn};
use super::past::Verdict;
use super::ready::{Load, Look};
use super::{Interrupt, Outcome, Plan, Report};
use crate::error::{Error, Kind, Reason, Result};
use crate::history::{self, BatchId, Begun, EntryId, NewEntry, Settled};
use crate::model::{Field, Upload, Uploaded};
use crate::ops::shared::Budget;
use crate::ops::stream::{Pump, bring, source_fault};
use crate::ops::{Host, Input, Ledger, Prepared, check_upload};
use crate::progress::{Meter, Progress};
use crate::provider::Finding;

/// One input on its way to one host.
#[derive(Clone)]
pub(super) struct Parcel<'a> {
    /// Its place in the batch, from 0.
    pub position: u64,
    /// The input as the person wrote it.
    pub label: &'a str,
    /// Where it goes.
    pub host: &'a Host,
    /// Where the history has it.
    pub entry: Option<EntryId>,
    /// What is sent along.
    pub upload: Cow<'a, Upload>,
}

impl Parcel<'_> {
    /// A report before anything is known but this.
    pub fn report(&self) -> Report {
        let provider = self.host.provider_name();
        let mut report = Report::new(self.label, &self.host.profile, provider, &self.upload);
        report.entry = self.entry;
        report
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
    /// The inputs are entries of the history, which stay as they are where they can't be sent.
    pub retrying: bool,
    pub flights: Flights,
    /// Files that somebody is about to look at.
    pub looks: RefCell<Vec<Look>>,
    /// For those that are sent at once.
    pub places: Semaphore,
    /// Whether an input was left because stopping was asked for.
    pub left: Cell<bool>,
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
        let several = plan.hosts.len() > 1 && !plan.fallback;
        Task {
            plan,
            ledger,
            progress,
            stop,
            budget: (!plan.dry_run).then(|| Budget::new(several)),
            batch,
            retrying: false,
            flights: Flights::default(),
            looks: RefCell::default(),
            places: Semaphore::new(plan.in_flight()),
            left: Cell::new(false),
        }
    }
}

impl Task<'_> {
    /// Sends one input to its hosts. Nothing comes of it where stopping was asked for before its turn.
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
        let Some((_place, prepared)) = self.ready(given, &label).await else {
            self.left.set(true);
            return Vec::new();
        };
        let mut notes = Vec::new();
        let prepared = prepared.map(|(prepared, about)| {
            notes = about;
            prepared
        });
        let mut reports = match (&prepared, seats.as_slice()) {
            // One error for all hosts is enough.
            (Err(_), seats) if seats.iter().all(|seat| seat.past.is_none()) => {
                self.progress.settled(seats.len());
                let refused = seats
                    .iter()
                    .map(|seat| self.refused(&label, seat, &prepared));
                refused.take(1).collect()
            }
            (load, seats) => {
                let send = async |seat| {
                    let report = self.seated(position, &label, load, seat).await;
                    self.progress.settled(1);
                    report
                };
                match seats {
                    [seat] => vec![send(seat).await],
                    _ => join_all(seats.iter().map(send)).await,
                }
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
        let mut parcel = Parcel {
            position,
            label,
            host: self.host_of(seat),
            entry: seat.entry,
            upload: Cow::Borrowed(&self.plan.upload),
        };
        let mut note = None;
        if let Some(past) = &seat.past {
            // Boxed as all the steps that few inputs take: what every input takes along stays small.
            match Box::pin(self.look_back((label, parcel.host), past, load)).await {
                Verdict::Done(report) => return *report,
                Verdict::Send(entry, why) => (parcel.entry, note) = (entry, why),
            }
        }
        let mut report = match load {
            Err(_) => self.refused(label, seat, load),
            Ok(load) if self.plan.fallback => Box::pin(self.first(parcel, load)).await,
            Ok(load) => self.send(parcel, load).await,
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
    async fn first<'p>(&'p self, mut parcel: Parcel<'p>, load: &Load) -> Report {
        let label = parcel.label;
        let mut declined = Vec::new();
        let mut hosts = self.plan.hosts.iter().peekable();
        loop {
            let host = hosts.next().unwrap_or(parcel.host);
            parcel.host = host;
            let mut report = self.send(parcel.clone(), load).await;
            let more = hosts.peek().is_some();
            if report.outcome == Outcome::Failed && more && !self.stop.is_set() {
                let why = report
                    .error
                    .as_ref()
                    .map_or_else(String::new, ToString::to_string);
                declined.push(format!("{label}: {} did not take it ({why})", host.profile));
                // The entry goes along, so that the input is tried again as one.
                parcel.entry = report.entry;
                continue;
            }
            if !declined.is_empty() && report.is_delivered() {
                declined.push(format!("{label}: {} took it", host.profile));
            }
            report.notes.extend(declined);
            return report;
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

    async fn send(&self, parcel: Parcel<'_>, load: &Load) -> Report {
        match load {
            Load::File(prepared) => self.send_file(&parcel, prepared, None).await,
            Load::Remote(remote) => Box::pin(self.send_remote(parcel, remote)).await,
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
        let source = &prepared.source;
        report.media.name = Some(source.name.clone());
        report.media.mime = Some(source.mime.clone());
        report.media.size = source.len;
        if let Err(error) = check_upload(parcel.host, &parcel.upload, Some(source)) {
            return self.decline(report, error);
        }
        if self.plan.dry_run {
            return Box::pin(self.rehearse(report, parcel, prepared)).await;
        }
        match self.plan.reuse {
            true => Box::pin(self.reuse(parcel, prepared, report)).await,
            false => self.transfer(parcel, prepared, pump, report).await,
        }
    }

    pub(super) async fn transfer(
        &self,
        parcel: &Parcel<'_>,
        prepared: &Prepared,
        pump: Option<Pump<'_>>,
        mut report: Report,
    ) -> Report {
        let (source, host) = (&prepared.source, parcel.host);
        if self.stop.is_set() {
            return self.decline(report, stopped(&source.name));
        }
        self.begin(parcel, &mut report, prepared.path.clone()).await;
        let meter = Arc::new(self.meter(host, &source.name, source.len));
        let result = self
            .attempts(parcel, prepared, pump, report.entry, &meter)
            .await;
        let result = match result {
            Err(error) => Box::pin(self.recall(error, parcel, prepared)).await,
            Ok(uploaded) => Ok(self.remember(uploaded, &report.input, host)),
        };
        meter.finish();
        report.attempts = meter.attempts();
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

    /// Sends a file. Where the answer is lost the host is asked, and the file is sent again only when the host surely has nothing.
    async fn attempts(
        &self,
        parcel: &Parcel<'_>,
        prepared: &Prepared,
        pump: Option<Pump<'_>>,
        entry: Option<EntryId>,
        meter: &Arc<Counting>,
    ) -> Result<Uploaded> {
        let (source, host) = (&prepared.source, parcel.host);
        let mut bring = pin!(bring(pump));
        let mut again = 0;
        loop {
            let begun = Timestamp::now();
            let watched = Arc::clone(meter) as Arc<dyn Meter>;
            let result = tokio::select! {
                result = host.provider.upload(source, &parcel.upload, watched) => result,
                () = &mut bring => Err(Error::new(Kind::Io, format!("{}: stopped coming", source.name))),
                () = self.stop.wait() => Err(meter.interrupted(&source.name)),
            };
            let Err(error) = result else { return result };
            let lost = error.kind == Kind::UnknownOutcome && again < self.plan.retries;
            if !lost || self.stop.is_set() {
                return Err(error);
            }
            let sent = (&*source.name, Some(&*source.mime), source.len);
            match Box::pin(self.ask(host, sent, (begun, Timestamp::now()), entry)).await {
                Ok(Finding::Found(media)) => {
                    let mut uploaded = Uploaded::new(*media);
                    uploaded.notes.push(format!(
                        "{}: the answer was lost ({error}), but {} has it",
                        parcel.label, host.profile
                    ));
                    return Ok(uploaded);
                }
                Ok(Finding::Absent) => {
                    again += 1;
                    self.progress.note(&format!(
                        "{}: it did not arrive ({error}); it is sent again",
                        parcel.label
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
        media.expires_at = media.expires_at.or(self.plan.end(host, report.outcome));
        let edits = host.provider.editor().is_some();
        let waits = self.plan.upload.given() == [Field::Wait];
        report.error = uploaded
            .incomplete
            .map(|error| incomplete(error, report, edits, waits));
        report.notes.extend(uploaded.notes);
    }

    /// Writes down that an upload begins.
    pub(super) async fn begin(
        &self,
        parcel: &Parcel<'_>,
        report: &mut Report,
        path: Option<PathBuf>,
    ) {
        let name = report.media.name.clone().unwrap_or_default();
        if let Some(id) = parcel.entry {
            let begun = Begun {
                profile: &report.profile,
                provider: report.provider,
                name: &name,
                mime: report.media.mime.as_deref(),
                size: report.media.size,
            };
            return self.ledger.start(id, &begun).await;
        }
        report.entry = self.batch.and_then(|batch| {
            self.ledger.begin(&NewEntry {
                batch,
                position: parcel.position,
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

pub(super) fn stopped(name: &str) -> Error {
    let message = format!("{name}: interrupted before it was sent");
    Error::new(Kind::Interrupted, message).advice(NOT_THERE)
}
