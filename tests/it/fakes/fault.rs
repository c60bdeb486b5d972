//! Faults that can be forced on a fake host.

use std::sync::{Arc, Mutex};

use tokio::sync::Notify;

/// What goes wrong with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// 429 with `Retry-After` in seconds, in the vendor's wording. Not processed.
    TooMany { retry_after: u64 },
    /// 503, with `Retry-After` in seconds or without. Not processed.
    Unavailable { retry_after: Option<u64> },
    /// 500 in the vendor's wording. Not processed.
    Broken,
    /// 401 in the vendor's wording, whatever token came. Not processed.
    Unauthorized,
    /// 404 as a page for people. Not processed.
    MissingPage,
    /// 200 as a page for people, such as a login page. Not processed.
    Page,
    /// 422 whose message repeats the credential that came. Not processed.
    Echo,
    /// 302 to another address. Not processed.
    Elsewhere(&'static str),
    /// The connection is reset before the body is read.
    ResetAtOnce,
    /// 413 as a page before the body is read; then the connection is reset.
    TooLargeEarly,
    /// Processed; then the connection is reset instead of an answer.
    LoseAnswer,
    /// Processed; the answer is the first half of its JSON, well framed.
    HalfJson,
    /// Processed; the connection ends in the middle of the answer.
    CutAnswer,
    /// Processed; the answer never comes.
    Silence,
    /// Processed; the answer comes once [`Faults::release`] lets it.
    Held,
    /// Read and not processed; the answer never comes.
    Swallow,
    /// Read and not processed; then the connection is reset instead of an answer.
    LoseRequest,
    /// None: what is planned after it comes later.
    Pass,
}

/// The faults that are still to come.
#[derive(Clone, Default)]
pub struct Faults(Arc<Mutex<Vec<Planned>>>, Arc<Notify>);

struct Planned {
    fault: Fault,
    left: usize,
    method: String,
    prefix: String,
}

impl Faults {
    /// Forces a fault on the next `times` requests of this method whose path starts with `prefix`.
    pub fn next(&self, times: usize, method: &str, prefix: &str, fault: Fault) {
        self.0
            .lock()
            .expect("no planner has panicked")
            .push(Planned {
                fault,
                left: times,
                method: method.to_owned(),
                prefix: prefix.to_owned(),
            });
    }

    /// Lets one answer go that is held, or the next that would be.
    pub fn release(&self) {
        self.1.notify_one();
    }

    /// Waits to be let go.
    pub async fn hold(&self) {
        self.1.notified().await;
    }

    /// The fault that this request meets.
    pub fn take(&self, method: &str, path: &str) -> Option<Fault> {
        let mut planned = self.0.lock().expect("no planner has panicked");
        let found = planned.iter_mut().find(|planned| {
            planned.left > 0 && planned.method == method && path.starts_with(&planned.prefix)
        })?;
        found.left -= 1;
        Some(found.fault)
    }
}
