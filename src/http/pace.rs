//! One gate per host: pauses that the host asked for, and requests in flight.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use reqwest::header::HeaderMap;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use url::Url;

use super::classify::seconds;
use super::head;
use super::policy::Policy;
use super::redact::host;
use crate::error::{Error, Kind, Result};

/// The gates of every host that was talked to.
#[derive(Default)]
pub(super) struct Gates(Mutex<HashMap<String, Arc<Gate>>>);

impl Gates {
    pub(super) fn of(&self, url: &Url, policy: &Policy) -> Arc<Gate> {
        let mut gates = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let origin = url.origin().ascii_serialization();
        let new = || {
            Arc::new(Gate {
                host: host(url),
                pause: Mutex::default(),
                slots: Arc::new(Semaphore::new(policy.per_host.max(1))),
            })
        };
        gates.entry(origin).or_insert_with(new).clone()
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

impl Gate {
    /// Waits until the host may be asked.
    ///
    /// # Errors
    /// `RateLimited` when the host's pause is longer than the policy's patience.
    pub(super) async fn enter(&self, policy: &Policy) -> Result<Option<Slot>> {
        loop {
            self.sit_out(policy).await?;
            let slot = self.slots.clone().acquire_owned().await.ok();
            // A pause may have begun while this call waited for its turn.
            if self.left(policy.clock.now()).is_none() {
                return Ok(slot);
            }
        }
    }

    /// Lets nobody through for a while. The longest pause counts.
    pub(super) fn close(&self, now: Timestamp, wait: Duration) {
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
    pub(super) fn observe(&self, headers: &HeaderMap, policy: &Policy, now: Timestamp) {
        if let Some(wait) = head::exhausted(headers, now).filter(|wait| *wait <= policy.max_wait) {
            self.close(now, wait);
        }
    }

    async fn sit_out(&self, policy: &Policy) -> Result<()> {
        while let Some((until, wait)) = self.left(policy.clock.now()) {
            if wait > policy.max_wait {
                let message = format!("{} asks to wait {}", self.host, seconds(wait));
                let mut error = Error::new(Kind::RateLimited, message);
                error.retry_after = Some(wait);
                return Err(error);
            }
            if self.first_to_wait() {
                policy.progress.note(&format!(
                    "{} asks to wait {}; waiting",
                    self.host,
                    seconds(wait)
                ));
            }
            policy.clock.sleep(wait).await;
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
