//! Sends what appears in a directory, each file as soon as it is complete.

mod arrivals;

pub use arrivals::Arrivals;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use jiff::Timestamp;

use super::{Interrupt, Ledger, Plan, Report, Trickle};
use crate::error::Result;
use crate::history::{Filter, Outcome};
use crate::ops::Inputs;
use crate::progress::Progress;

/// Sends every arrival until it is told to stop, all of them as one batch unless another process goes on with that meanwhile. `emit` is
/// called for each as soon as it is done; what is in flight when it is told to stop ends with an outcome.
///
/// # Errors
/// `Io` when the directory is gone or can't be watched any longer; `Usage` when an option has no field at a host, or nobody answers what
/// a host needs to know. What goes wrong with one file is in its report.
pub async fn watch(
    plan: &Plan<'_>,
    arrivals: &mut Arrivals,
    ledger: &Ledger<'_>,
    progress: &dyn Progress,
    stop: &Interrupt,
    emit: &mut dyn FnMut(Report),
) -> Result<()> {
    Trickle::check(plan).await?;
    let mut batch = None;
    loop {
        let first = tokio::select! {
            () = stop.wait() => return Ok(()),
            arrived = arrivals.next() => arrived?,
        };
        let trickle = Trickle::open(plan, ledger, progress, stop, batch)?;
        batch = trickle.batch();
        run_dry(&trickle, first, plan.in_flight(), arrivals, stop, emit).await?;
    }
}

/// Sends a file and all that come meanwhile, until nothing is in flight.
async fn run_dry(
    trickle: &Trickle<'_>,
    first: PathBuf,
    most: usize,
    arrivals: &mut Arrivals,
    stop: &Interrupt,
    emit: &mut dyn FnMut(Report),
) -> Result<()> {
    let send = |path: PathBuf| trickle.send(Inputs::new([path.into_os_string()], false));
    let mut flying = FuturesUnordered::new();
    flying.push(send(first));
    let mut over = None;
    loop {
        let open = over.is_none();
        tokio::select! {
            biased;
            () = stop.wait(), if open => over = Some(Ok(())),
            sent = flying.next() => match sent {
                Some(Ok(reports)) => {
                    trickle.flush();
                    reports.into_iter().for_each(&mut *emit);
                }
                Some(Err(error)) => over = Some(Err(error)),
                None => return over.unwrap_or(Ok(())),
            },
            () = trickle.write_down() => {}
            arrived = arrivals.next(), if open && flying.len() < most => match arrived {
                Ok(path) => flying.push(send(path)),
                Err(error) => over = Some(Err(error)),
            },
        }
    }
}

/// What the history says about sending a file that was there before the watching began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// Never sent, failed, or changed since.
    Missing,
    /// Every host has it as it is.
    Sent,
    /// An upload of it has no known outcome, so that sending it might store it twice.
    Unsure,
}

/// What the history knows of files, by their paths.
pub struct Known {
    newest: HashMap<(String, PathBuf), (Outcome, Timestamp)>,
}

impl Known {
    /// Everything that was sent to these hosts.
    ///
    /// # Errors
    /// `Io` when the history can't be read: without it nobody knows what would be sent twice.
    pub fn read(ledger: &Ledger<'_>, plan: &Plan<'_>) -> Result<Self> {
        let mut newest = HashMap::new();
        for host in plan.hosts {
            let filter = Filter {
                profile: Some(host.profile.clone()),
                deleted: true,
                ..Filter::default()
            };
            let entries = match ledger.history() {
                Some(history) => history.list(&filter)?,
                None => Vec::new(),
            };
            for entry in entries {
                let sent = matches!(
                    entry.outcome,
                    Outcome::Uploaded | Outcome::Reused | Outcome::Unknown
                );
                if let (true, Some(path)) = (sent, entry.path) {
                    newest
                        .entry((entry.profile, path))
                        .or_insert((entry.outcome, entry.started_at));
                }
            }
        }
        Ok(Known { newest })
    }

    /// About a file by its absolute path, at the plan's hosts.
    pub fn of(&self, plan: &Plan<'_>, path: &Path, modified: SystemTime) -> Before {
        let states: Vec<Option<Outcome>> = plan
            .hosts
            .iter()
            .map(|host| {
                let key = (host.profile.clone(), path.to_owned());
                let (outcome, started) = self.newest.get(&key)?;
                (SystemTime::from(*started) >= modified).then_some(*outcome)
            })
            .collect();
        if states.contains(&Some(Outcome::Unknown)) {
            Before::Unsure
        } else if states.iter().all(Option::is_some)
            || (plan.fallback && states.iter().any(Option::is_some))
        {
            Before::Sent
        } else {
            Before::Missing
        }
    }
}
