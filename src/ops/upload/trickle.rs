//! Inputs that come one by one, for as long as somebody waits for them: they are one batch.

use std::cell::Cell;

use super::line::Line;
use super::task::Task;
use super::{Interrupt, Plan, Report, check, journal, unless_busy};
use crate::error::Result;
use crate::history::BatchId;
use crate::ops::{Input, Ledger};
use crate::progress::Progress;

/// What comes while one thing after the other is on its way. While it lives the batch counts as running, so it is dropped whenever
/// nothing is in flight: then others may go on with what failed.
pub struct Trickle<'a> {
    task: Task<'a>,
    position: Cell<u64>,
}

impl<'a> Trickle<'a> {
    /// Asks what the hosts need to know, before anything comes.
    ///
    /// # Errors
    /// `Usage` when an option has no field at a host, or nobody answers.
    pub async fn check(plan: &Plan<'_>) -> Result<()> {
        check(plan).await
    }

    /// Goes on with the batch `before`, or begins one where there is none, or where another process works on that.
    ///
    /// # Errors
    /// None but those of a plan that resumes.
    pub fn open(
        plan: &'a Plan<'a>,
        ledger: &'a Ledger<'a>,
        progress: &'a dyn Progress,
        stop: &'a Interrupt,
        before: Option<BatchId>,
    ) -> Result<Self> {
        let resumed = before.filter(|batch| {
            let history = ledger.history();
            history.is_some_and(|history| history.resume_batch(*batch, None).is_ok())
        });
        let batch = match resumed {
            Some(batch) => Some(batch),
            None => {
                let (batch, _) = journal::open(plan, ledger)?;
                // What has not come yet is no input that was not looked at.
                ledger.read_all(batch);
                batch
            }
        };
        let position = match resumed {
            Some(_) => ledger.next_position(batch),
            None => 0,
        };
        Ok(Trickle {
            task: Task::new(plan, ledger, progress, stop, batch),
            position: Cell::new(position),
        })
    }

    /// The batch.
    pub fn batch(&self) -> Option<BatchId> {
        self.task.batch
    }

    /// Writes down what was noted, as soon as there is something. What is in flight waits for it, so this is to be polled behind that.
    pub async fn write_down(&self) {
        unless_busy(|| self.task.ledger.waits()).await;
        self.flush();
    }

    /// Writes down what was noted.
    pub fn flush(&self) {
        self.task.ledger.flush();
    }

    /// Sends one input, which may be several files.
    ///
    /// # Errors
    /// None: what goes wrong is in the reports.
    pub async fn send(&self, inputs: impl Iterator<Item = Input>) -> Result<Vec<Report>> {
        let (plan, ledger) = (self.task.plan, self.task.ledger);
        let position = self.position.get();
        let mut line = Line::of_inputs(plan, ledger, self.task.batch, inputs, false).at(position);
        let mut reports = Vec::new();
        while let Some(turn) = line.next()? {
            self.task.progress.expect(line.found());
            self.position
                .set(self.position.get().max(turn.position + 1));
            reports.extend(self.task.run(turn).await);
        }
        Ok(reports)
    }
}

impl Drop for Trickle<'_> {
    fn drop(&mut self) {
        self.task.ledger.flush();
        self.task.ledger.end_batch(self.task.batch);
    }
}
