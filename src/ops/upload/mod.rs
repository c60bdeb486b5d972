//! Sends files: several at a time, each written down before its first byte, each result given in the order of the inputs.

mod carry;
mod disk;
mod import;
mod rehearse;
mod remote;
mod report;
mod stop;
mod stripping;
mod task;

pub use report::{Outcome, Report, Tally, Verdict};
pub use stop::Interrupt;

use std::collections::BTreeMap;
use std::rc::Rc;

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;

use super::shared::Budget;
use super::{Host, Input, Ledger, check_upload};
use jiff::{SignedDuration, Timestamp};

use crate::error::Result;
use crate::model::Upload;
use crate::progress::Progress;
use crate::provider::Web;
use task::Task;

/// What is to be done with the inputs.
pub struct Plan<'a> {
    /// Where they go: to every one, or with `fallback` to the first that takes them.
    pub hosts: &'a [Host],
    /// Stop at the first host that accepts a file.
    pub fallback: bool,
    /// What is sent along.
    pub upload: Upload,
    /// File name to send.
    pub name: Option<String>,
    /// Files in flight.
    pub jobs: usize,
    /// Send nothing that the host has already.
    pub reuse: bool,
    /// Send pictures without their metadata.
    pub strip: bool,
    /// Contact nobody.
    pub dry_run: bool,
    /// Opens links that a host can't fetch by itself.
    pub web: Rc<Web>,
    /// The command as the history keeps it.
    pub command: String,
}

impl Plan<'_> {
    /// When `hoist sweep` is to delete what was uploaded just now.
    fn end(&self, host: &Host, outcome: Outcome) -> Option<Timestamp> {
        let span = self.upload.expire?.seconds();
        let span = SignedDuration::from_secs(i64::try_from(span).ok()?);
        // What was there before is not to go because of this upload.
        let new = outcome == Outcome::Uploaded && host.is_swept(&self.upload);
        Timestamp::now().checked_add(span).ok().filter(|_| new)
    }

    /// Files in flight, as far as every host lets.
    pub(super) fn in_flight(&self) -> usize {
        let hosts = self.hosts.iter();
        let least = hosts.map(|host| host.provider.descriptor().max_jobs).min();
        self.jobs.min(least.unwrap_or(1)).max(1)
    }
}

/// Sends every input. `emit` is called once for each input and host, in the order of the inputs, as soon as an input and all before
/// it are done. After an interrupt nothing new begins, what is in flight ends with an outcome, and what is finished is still given.
///
/// # Errors
/// `Usage` when an option has no field at a host. What goes wrong with one input is in its report.
pub async fn upload(
    plan: &Plan<'_>,
    inputs: impl Iterator<Item = Input>,
    ledger: &Ledger<'_>,
    progress: &dyn Progress,
    stop: &Interrupt,
    emit: &mut dyn FnMut(Report),
) -> Result<()> {
    for host in plan.hosts {
        check_upload(host, &plan.upload, None)?;
    }
    let several = plan.hosts.len() > 1 && !plan.fallback && !plan.dry_run;
    let task = Task {
        plan,
        ledger,
        progress,
        stop,
        budget: several.then(Budget::new),
        batch: if plan.dry_run {
            None
        } else {
            ledger.start_batch(&plan.command)
        },
    };
    let jobs = plan.in_flight();

    let mut waiting = inputs.enumerate();
    let mut flying = FuturesUnordered::new();
    let mut done: BTreeMap<usize, Vec<Report>> = BTreeMap::new();
    let mut next = 0;
    loop {
        while flying.len() < jobs && !stop.is_set() {
            let Some((position, input)) = waiting.next() else {
                break;
            };
            let task = &task;
            flying.push(async move { (position, task.run(position, input).await) });
        }
        let Some((position, reports)) = flying.next().await else {
            break;
        };
        done.insert(position, reports);
        while let Some(reports) = done.remove(&next) {
            reports.into_iter().for_each(&mut *emit);
            next += 1;
        }
    }
    if stop.is_set() && waiting.next().is_some() {
        progress.note("stopped: the inputs after these were not begun");
    }
    Ok(())
}
