//! One gate per host: pauses that the host asked for, and requests in flight.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use url::{Origin, Url};

use super::classify::{Stage, moment, seconds};
use super::head;
use super::policy::Policy;
use super::quota::{Counts, Share, Ticket};
use super::redact::host;
use crate::error::{Error, Kind, Result};
use crate::progress::Meter;

/// The gates of every host that was talked to.
#[derive(Default)]
pub(super) struct Gates(Mutex<Vec<(Origin, Arc<Gate>)>>);

impl Gates {
    pub(super) fn of(&self, url: &Url, policy: &Policy) -> Arc<Gate> {
        let mut gates = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let origin = url.origin();
        if let Some((_, gate)) = gates.iter().find(|(known, _)| *known == origin) {
            return Arc::clone(gate);
        }
        let gate = Arc::new(Gate {
            host: host(url),
            pause: Mutex::default(),
            slots: Arc::new(Semaphore::new(policy.per_host.max(1))),
        });
        gates.push((origin, Arc::clone(&gate)));
        gate
    }
}

/// The gate of one host.
pub(super) struct Gate {
    host: String,
    pause: Mutex<Pause>,
    slots: Arc<Semaphore>,
}

#[derive(Default)]
struct Pause {
    until: Option<Timestamp>,
    told: bool,
}

/// Leave to send one request; given back when dropped.
pub(super) type Slot = OwnedSemaphorePermit;

/// A request that was let through.
pub(super) struct Passage<'a> {
    gate: Arc<Gate>,
    policy: &'a Policy,
    /// To be kept while the request lasts.
    pub(super) slot: Option<Slot>,
    /// The account that it counts for, where that is limited.
    counted: Option<(Share<'a>, Ticket)>,
}

impl Passage<'_> {
    /// The host has answered.
    pub(super) fn answered(&self, status: StatusCode, headers: &HeaderMap) {
        let now = self.policy.clock.now();
        self.gate.observe(headers, self.policy, now);
        let Some((share, ticket)) = &self.counted else {
            return;
        };
        // A host that failed may have kept the file all the same, unless it says when to come again.
        let failed = status.is_server_error() && head::asked(status, headers, now).is_none();
        let counts = match status.is_success() || failed {
            true => Counts::Fully,
            false => Counts::AsRequest,
        };
        share.settle(*ticket, counts, Some(headers), self.policy);
    }

    /// No answer came.
    pub(super) fn failed(&self, stage: Stage) {
        let Some((share, ticket)) = &self.counted else {
            return;
        };
        let counts = match stage {
            Stage::NoName | Stage::Unsent => Counts::NotAtAll,
            Stage::Partial | Stage::Final => Counts::AsRequest,
            Stage::Lost | Stage::Cut => Counts::Fully,
        };
        share.settle(*ticket, counts, None, self.policy);
    }

    /// The host wants nobody to come for a while.
    pub(super) fn close(&self, now: Timestamp, wait: Duration) {
        self.gate.close(now, wait);
        if let Some((share, _)) = &self.counted {
            share.close(now, wait, self.policy);
        }
    }
}

impl Gate {
    /// Waits until the host may be asked, and counts the request where its account is limited. `meter` is told of waits.
    ///
    /// # Errors
    /// `RateLimited` when a wait is longer than the policy's patience.
    pub(super) async fn enter<'a>(
        self: Arc<Self>,
        policy: &'a Policy,
        share: Option<Share<'a>>,
        meter: Option<&dyn Meter>,
    ) -> Result<Passage<'a>> {
        let (slot, ticket) = self.leave(policy, share.as_ref(), meter).await?;
        Ok(Passage {
            gate: self,
            policy,
            slot,
            counted: share.zip(ticket),
        })
    }

    async fn leave(
        &self,
        policy: &Policy,
        share: Option<&Share<'_>>,
        meter: Option<&dyn Meter>,
    ) -> Result<(Option<Slot>, Option<Ticket>)> {
        loop {
            self.sit_out(policy, meter).await?;
            let slot = self.slots.clone().acquire_owned().await.ok();
            // A pause may have begun while this call waited for its turn.
            if self.left(policy.clock.now()).is_some() {
                continue;
            }
            // Counted last, so that nothing lies between the count and the request.
            match share.map(|share| (share, share.take(policy))) {
                None => return Ok((slot, None)),
                Some((_, Ok(ticket))) => return Ok((slot, Some(ticket))),
                Some((share, Err(blocked))) => {
                    drop(slot);
                    share.sit_out(blocked, policy, meter).await?;
                }
            }
        }
    }

    /// Lets nobody through for a while. The longest pause counts.
    fn close(&self, now: Timestamp, wait: Duration) {
        let Ok(until) = now.checked_add(wait) else {
            return;
        };
        let mut pause = self.pause.lock().unwrap_or_else(PoisonError::into_inner);
        if pause.until.is_none_or(|old| old < until) {
            *pause = Pause {
                until: Some(until),
                told: false,
            };
        }
    }

    /// Closes the gate when the host says that nothing is left of its rate limit. A reset beyond the policy's patience is not
    /// waited for: the limit may be another call's, and the host will say so.
    fn observe(&self, headers: &HeaderMap, policy: &Policy, now: Timestamp) {
        if let Some(wait) = head::exhausted(headers, now).filter(|wait| *wait <= policy.max_wait) {
            self.close(now, wait);
        }
    }

    async fn sit_out(&self, policy: &Policy, meter: Option<&dyn Meter>) -> Result<()> {
        while let Some((until, wait)) = self.left(policy.clock.now()) {
            let time = moment(until, policy.clock.now());
            if wait > policy.max_wait {
                let message = format!("{} asks to wait {}, until {time}", self.host, seconds(wait));
                let mut error = Error::new(Kind::RateLimited, message);
                error.retry_after = Some(wait);
                return Err(error);
            }
            if self.first_to_wait() {
                policy.progress.note(&format!(
                    "{} asks to wait {}; waiting until {time}",
                    self.host,
                    seconds(wait)
                ));
            }
            if let Some(meter) = meter {
                meter.held(&time);
            }
            policy.clock.sleep(wait).await;
            if let Some(meter) = meter {
                meter.restart();
            }
            // Slept through, even if somebody set the clock back meanwhile.
            let mut pause = self.pause.lock().unwrap_or_else(PoisonError::into_inner);
            if pause.until == Some(until) {
                pause.until = None;
            }
        }
        Ok(())
    }

    fn left(&self, now: Timestamp) -> Option<(Timestamp, Duration)> {
        let pause = self.pause.lock().unwrap_or_else(PoisonError::into_inner);
        let until = pause.until.filter(|until| *until > now)?;
        let wait = Duration::try_from(until.duration_since(now)).ok()?;
        Some((until, wait))
    }

    fn first_to_wait(&self) -> bool {
        let mut pause = self.pause.lock().unwrap_or_else(PoisonError::into_inner);
        !std::mem::replace(&mut pause.told, true)
    }
}
