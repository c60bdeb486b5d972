//! What is sent again, and after which wait.

use std::time::Duration;

use jiff::Timestamp;

use super::answer::Answer;
use super::call::Repeat;
use super::classify::{Fault, Stage};
use super::head;
use super::policy::Policy;
use crate::error::{Error, Kind};

/// The first wait that nobody asked for; it doubles with each attempt.
const FIRST: Duration = Duration::from_millis(500);

/// The longest wait that nobody asked for.
const LONGEST: Duration = Duration::from_secs(20);

/// What to do with an answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// Take it.
    Take,
    /// Send again after this wait.
    Again(Duration),
    /// Send again after this wait; the host turns everybody away until then.
    AgainAll(Duration),
    /// Take it; the host turns everybody away for this long.
    TakeAndClose(Duration),
}

/// Judges an answer by its status, and by what its body said of waiting (`busy`). `tries` are the repeats made so far.
pub(super) fn after_answer(
    answer: &Answer,
    busy: Option<Duration>,
    repeat: Repeat,
    tries: u32,
    policy: &Policy,
    now: Timestamp,
) -> Next {
    let status = answer.status.as_u16();
    let asked = head::asked(answer.status, &answer.headers, now).or(busy);
    let refused = busy.is_some() || status == 429 || (status == 503 && asked.is_some());
    let passing = matches!(status, 502..=504) && repeat != Repeat::Once;
    if !refused && !passing {
        return Next::Take;
    }
    let wait = asked.unwrap_or_else(|| pause(tries, policy));
    let again = tries < policy.retries && wait <= policy.max_wait;
    match (again, refused) {
        (true, true) => Next::AgainAll(wait),
        (true, false) => Next::Again(wait),
        (false, true) if asked.is_some() => Next::TakeAndClose(wait),
        (false, _) => Next::Take,
    }
}

/// Judges a failed attempt: the wait before the next one, or `None` to give up.
pub(super) fn after_fault(
    stage: Stage,
    repeat: Repeat,
    tries: u32,
    policy: &Policy,
) -> Option<Duration> {
    let most = match stage {
        Stage::Final => 0,
        // A name that is not known now may be a resolver's hiccup, once.
        Stage::NoName => policy.retries.min(1),
        Stage::Unsent => policy.retries,
        Stage::Partial | Stage::Lost | Stage::Cut if repeat == Repeat::Once => 0,
        Stage::Partial | Stage::Lost | Stage::Cut => policy.retries,
    };
    let wait = pause(tries, policy);
    (tries < most && wait <= policy.max_wait).then_some(wait)
}

/// The error of the last attempt, as the caller needs to know it.
pub(super) fn give_up(fault: Fault, repeat: Repeat) -> Error {
    let mut error = fault.error;
    if fault.stage == Stage::Lost && repeat == Repeat::Once {
        error.kind = Kind::UnknownOutcome;
        error.message = format!("sent, but the answer was lost: {}", error.message);
    }
    error
}

/// Half of the wait is fixed, half is chance, so that several processes don't come back together.
fn pause(tries: u32, policy: &Policy) -> Duration {
    let full = FIRST.saturating_mul(1 << tries.min(10)).min(LONGEST);
    let wait = full.mul_f64(0.5 + 0.5 * (policy.jitter)().clamp(0.0, 1.0));
    if policy.max_wait.is_zero() {
        wait
    } else {
        wait.min(policy.max_wait)
    }
}
