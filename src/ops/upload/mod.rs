//! Sends files: several at a time, each written down before its first byte, each result given in the order of the inputs.
//!
//! | File | What it does |
//! | --- | --- |
//! | `line` | the inputs in their order, journalled before their turn comes |
//! | `journal` | what the history keeps of a command, so that it can be gone on with |
//! | `outbox` | results in the order of the inputs, none before the history has it |
//! | `ready` | inputs looked at before their turn |
//! | `task` | one input on its way to its hosts |
//! | `remote`, `carry`, `import` | what is elsewhere: streamed through, with what is known of it, or fetched by the host itself |
//! | `past` | inputs that have an entry already: delivered, failed, or lost from sight |
//! | `known` | bytes that a host has already |
//! | `trickle` | inputs that come one by one |

mod carry;
mod counting;
mod disk;
mod import;
mod journal;
mod known;
mod line;
mod outbox;
mod past;
mod ready;
mod rehearse;
mod remote;
mod report;
mod stop;
mod stripping;
mod task;
mod trickle;

pub use journal::{Manner, Source, begin};
pub use report::{Outcome, Report, Tally, Verdict};
pub use stop::Interrupt;
pub use trickle::Trickle;

use std::rc::Rc;
use std::task::Poll;

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use jiff::{SignedDuration, Timestamp};

use super::{Host, Input, Ledger, Origin, check_upload};
use crate::error::Result;
use crate::history::{self, Batch, BatchId};
use crate::model::Upload;
use crate::progress::Progress;
use crate::provider::Web;
use line::Line;
use outbox::Outbox;
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
    /// Go on with the newest batch that had the same inputs and profiles: what it has delivered is not sent.
    pub resume: bool,
    /// How often a file is sent again of which the host surely has nothing.
    pub retries: u32,
    /// The media of other hosts that are given, by their place.
    pub origins: Vec<Result<Rc<Origin>>>,
    /// What was given, as something that the same command gives again, where it can be gone on with.
    pub inputs: Option<String>,
    /// Contact nobody.
    pub dry_run: bool,
    /// Opens links that a host can't fetch by itself.
    pub web: Rc<Web>,
    /// The command as the history keeps it.
    pub command: String,
    /// The batch that they belong to, which is ended by whoever began it; else one of their own.
    pub batch: Option<BatchId>,
}

impl<'a> Plan<'a> {
    /// A plan that sends files one by one and nothing along with them.
    pub fn new(hosts: &'a [Host], web: Rc<Web>, command: &str) -> Self {
        Plan {
            hosts,
            fallback: false,
            upload: Upload::default(),
            name: None,
            jobs: 1,
            reuse: false,
            strip: false,
            resume: false,
            retries: 0,
            origins: Vec::new(),
            inputs: None,
            dry_run: false,
            web,
            command: command.to_owned(),
            batch: None,
        }
    }

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

    /// Files that are looked at or in flight. Each may be in memory, so the fewer there are, the better what is read stays in the
    /// processor's caches.
    fn ahead(&self) -> usize {
        3 * self.in_flight()
    }
}

/// Sends every input. `emit` is called once for each input and host, in the order of the inputs, as soon as an input and all before
/// it are done. After an interrupt nothing new begins, what is in flight ends with an outcome, and what is finished is still given.
///
/// # Errors
/// `Usage` when an option has no field at a host, or nobody answers what a host needs to know; `Io` when `plan.resume` has no history
/// to go by. What goes wrong with one input is in its report.
pub async fn upload(
    plan: &Plan<'_>,
    inputs: impl Iterator<Item = Input>,
    ledger: &Ledger<'_>,
    progress: &dyn Progress,
    stop: &Interrupt,
    emit: &mut dyn FnMut(Report),
) -> Result<()> {
    check(plan).await?;
    let (batch, resumed) = match plan.dry_run {
        true => (None, false),
        false => journal::open(plan, ledger)?,
    };
    if plan.resume && !resumed {
        progress.note("no earlier upload had these inputs and profiles, so all of them are sent");
    }
    let line = Line::of_inputs(plan, ledger, batch, inputs, resumed);
    let task = Task::new(plan, ledger, progress, stop, batch);
    run(&task, line, emit).await
}

/// Sends again what failed in a batch and what was never begun, as it was to be sent then; with `unknown` also that whose outcome
/// nobody knows, after its host was asked. Each entry is settled where it stands. Otherwise as [`upload`].
///
/// # Errors
/// `Io` when the history can't be read, or another process works on the batch; `Usage` when nobody answers what a host needs to know.
pub async fn retry(
    plan: &Plan<'_>,
    batch: &Batch,
    unknown: bool,
    ledger: &Ledger<'_>,
    progress: &dyn Progress,
    stop: &Interrupt,
    emit: &mut dyn FnMut(Report),
) -> Result<()> {
    ask(plan).await?;
    if let Some(history) = ledger.history() {
        history.resume_batch(batch.id, None)?;
    }
    let mut outcomes = vec![history::Outcome::Queued, history::Outcome::Failed];
    if unknown {
        outcomes.push(history::Outcome::Unknown);
    }
    let line = Line::of_entries(plan, ledger, batch, outcomes);
    let mut task = Task::new(plan, ledger, progress, stop, Some(batch.id));
    task.retrying = true;
    run(&task, line, emit).await
}

/// What is to be right before anything is sent, and whatever the hosts need to know.
async fn check(plan: &Plan<'_>) -> Result<()> {
    for host in plan.hosts {
        check_upload(host, &plan.upload, None)?;
    }
    ask(plan).await
}

/// Has the hosts ask for what only the person knows.
async fn ask(plan: &Plan<'_>) -> Result<()> {
    if plan.dry_run {
        return Ok(());
    }
    for host in plan.hosts {
        host.provider.prepare().await?;
    }
    Ok(())
}

async fn run(task: &Task<'_>, line: Line<'_>, emit: &mut dyn FnMut(Report)) -> Result<()> {
    let done = all(task, line, emit).await;
    if task.plan.batch.is_none() {
        task.ledger.end_batch(task.batch);
    }
    done
}

/// Ready as soon as this is wanted, when it is polled behind something that is not.
async fn unless_busy(wanted: impl Fn() -> bool) {
    std::future::poll_fn(|_| match wanted() {
        true => Poll::Ready(()),
        false => Poll::Pending,
    })
    .await;
}

async fn all(task: &Task<'_>, mut line: Line<'_>, emit: &mut dyn FnMut(Report)) -> Result<()> {
    let (jobs, stop, ledger) = (task.plan.in_flight(), task.stop, task.ledger);
    // More than are sent at once: what is next is looked at before its turn comes, several at a time.
    let mut flying = FuturesUnordered::new();
    let mut outbox = Outbox::new(ledger, emit);
    let mut begun = 0;
    // What is in flight ends with an outcome, also when no further input can be read.
    let mut broken = None;
    loop {
        let most = match flying.len() <= 2 * jobs {
            true => task.plan.ahead(),
            false => 0,
        };
        while flying.len() < most && !stop.is_set() && broken.is_none() {
            let turn = line.next().unwrap_or_else(|error| {
                broken = Some(error);
                None
            });
            task.progress.expect(line.found());
            let Some(turn) = turn else {
                break;
            };
            let number = begun;
            begun += 1;
            flying.push(async move { (number, task.run(turn).await) });
        }
        if flying.is_empty() && outbox.is_told() {
            break;
        }
        let in_flight = flying.len();
        let due = outbox.is_due(in_flight);
        let reads = line.wants_more() && !stop.is_set() && broken.is_none();
        tokio::select! {
            biased;
            Some((number, reports)) = flying.next(), if outbox.waiting() < 2 * jobs || !due => {
                outbox.put(number, reports);
            }
            // What ends and begins at the same time is written down together.
            () = unless_busy(|| due || ledger.waits()) => outbox.write(in_flight),
            () = outbox.rest(), if !due => {}
            // What is in flight goes on between two chunks.
            () = tokio::task::yield_now(), if reads => {
                broken = line.read_on().err();
                task.progress.expect(line.found());
            }
        }
    }
    if let Some(error) = broken {
        return Err(error);
    }
    if stop.is_set() && (task.left.get() || line.next()?.is_some()) {
        let mut note = "stopped before all inputs were begun".to_owned();
        if let Some(BatchId(batch)) = task.batch {
            note.push_str(&format!("; 'hoist retry {batch}' sends the rest"));
        }
        task.progress.note(&note);
    }
    Ok(())
}
