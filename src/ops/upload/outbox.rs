//! Reports on their way to the person: in the order of the inputs, and none before the history has it, so that whoever reads a link finds
//! its entry.

use std::collections::BTreeMap;
use std::time::Duration;

use futures_util::future::OptionFuture;
use tokio::task::JoinHandle;
use tokio::time::Instant;

use super::Report;
use crate::ops::Ledger;

/// How long what begins and ends is only noted, and links wait, after the last that were written and told: many small files are a change
/// of the history together.
const PAUSE: Duration = Duration::from_millis(20);

/// The same after what could not be written: to try takes time as well.
const LONG_PAUSE: Duration = Duration::from_secs(1);

/// What is done, and is not told yet.
pub(super) struct Outbox<'a> {
    ledger: &'a Ledger<'a>,
    emit: &'a mut dyn FnMut(Report),
    done: BTreeMap<u64, Vec<Report>>,
    /// The number of the input that is told next.
    next: u64,
    /// No sooner is anything written.
    rests: Instant,
    /// What is being written on another thread.
    writing: Option<JoinHandle<()>>,
    /// The inputs before this one may be told when it is.
    end: u64,
}

impl<'a> Outbox<'a> {
    /// For the inputs of one command.
    pub fn new(ledger: &'a Ledger<'a>, emit: &'a mut dyn FnMut(Report)) -> Self {
        Outbox {
            ledger,
            emit,
            done: BTreeMap::new(),
            next: 0,
            rests: Instant::now() + PAUSE,
            writing: None,
            end: 0,
        }
    }

    /// Takes the reports of an input.
    pub fn put(&mut self, number: u64, reports: Vec<Report>) {
        self.done.insert(number, reports);
    }

    /// How many inputs are done that are not told.
    pub fn waiting(&self) -> usize {
        self.done.len()
    }

    /// Whether all that was put here is told, as far as its turn has come.
    pub fn is_told(&self) -> bool {
        self.writing.is_none() && !self.done.contains_key(&self.next)
    }

    /// Whether anything is to be written, or told.
    fn wants(&self) -> bool {
        self.done.contains_key(&self.next) || self.ledger.is_behind()
    }

    /// Whether [`Outbox::write`] would write now. Where nothing is in flight, nothing is waited for.
    pub fn is_due(&self, in_flight: usize) -> bool {
        let rests = in_flight > 0 && Instant::now() < self.rests;
        self.writing.is_none() && !rests && self.wants()
    }

    /// Ends when that may have changed.
    pub async fn rest(&mut self) {
        if self.writing.is_some() {
            self.written().await;
        } else if self.wants() {
            tokio::time::sleep_until(self.rests).await;
        } else {
            std::future::pending().await
        }
    }

    /// Has survive what was noted, and where that is due writes it down and tells what is done: on another thread while several are in
    /// flight.
    pub fn write(&mut self, in_flight: usize) {
        let due = self.is_due(in_flight);
        if !due || in_flight > 1 {
            self.ledger.keep();
        }
        if !due {
            // Also what is being written is waited for.
            if self.ledger.is_full() {
                self.ledger.flush();
            }
            return;
        }
        let done = self.done.keys().zip(self.next..);
        self.end = self.next + done.take_while(|(number, next)| *number == next).count() as u64;
        let beside = (in_flight > 1).then(|| self.ledger.aside()).flatten();
        match beside {
            Some(work) => self.writing = Some(tokio::task::spawn_blocking(work)),
            None => {
                let written = self.ledger.flush();
                self.tell(written);
            }
        }
    }

    async fn written(&mut self) {
        OptionFuture::from(self.writing.as_mut()).await;
        self.writing = None;
        let written = self.ledger.rejoin();
        self.tell(written);
    }

    fn tell(&mut self, written: bool) {
        self.rests = Instant::now() + if written { PAUSE } else { LONG_PAUSE };
        while self.next < self.end
            && let Some(reports) = self.done.remove(&self.next)
        {
            reports.into_iter().for_each(&mut self.emit);
            self.next += 1;
        }
    }
}
