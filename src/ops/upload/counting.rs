use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use super::task::Task;
use crate::error::{Error, Kind};
use crate::ops::Host;
use crate::progress::Meter;

/// The hint for what was stopped early enough.
pub(super) const NOT_THERE: &str = "the host does not have it; send it again";

/// Passes progress on and remembers how far it got, because that decides whether an interrupted upload may have arrived.
pub(super) struct Counting {
    inner: Arc<dyn Meter>,
    /// The attempt at hand has sent something.
    begun: AtomicBool,
    /// It has sent everything; before that no host can have got the file.
    complete: AtomicBool,
    /// Attempts that sent something.
    attempts: AtomicU32,
}

impl Task<'_> {
    /// A meter for what goes to this host, whose profile is told where the file goes to several at once.
    pub(super) fn meter(&self, host: &Host, name: &str, len: Option<u64>) -> Counting {
        let several = self.plan.hosts.len() > 1 && !self.plan.fallback;
        let inner = match several {
            true => self
                .progress
                .start(&format!("{}: {name}", host.profile), len),
            false => self.progress.start(name, len),
        };
        Counting {
            inner,
            begun: AtomicBool::new(false),
            complete: AtomicBool::new(false),
            attempts: AtomicU32::new(0),
        }
    }
}

impl Counting {
    fn begin(&self) {
        if !self.begun.swap(true, Ordering::Relaxed) {
            self.attempts.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// The error of an upload that was stopped.
    pub fn interrupted(&self, name: &str) -> Error {
        let (message, hint) = if self.complete.load(Ordering::Relaxed) {
            (
                "interrupted after it was sent; the host may have it",
                "look on the host (hoist ls) before sending it again",
            )
        } else {
            ("interrupted before all of it was sent", NOT_THERE)
        };
        Error::new(Kind::Interrupted, format!("{name}: {message}")).advice(hint)
    }

    /// Attempts that sent something.
    pub fn attempts(&self) -> u32 {
        self.attempts.load(Ordering::Relaxed)
    }

    /// Whether the host may have the file although this error came back.
    pub fn leaves_open(&self, error: &Error) -> bool {
        match error.kind {
            Kind::Interrupted => self.complete.load(Ordering::Relaxed),
            _ => error.leaves_outcome_open(),
        }
    }
}

impl Meter for Counting {
    fn advance(&self, bytes: u64) {
        self.begin();
        self.inner.advance(bytes);
    }

    fn restart(&self) {
        self.begun.store(false, Ordering::Relaxed);
        self.complete.store(false, Ordering::Relaxed);
        self.inner.restart();
    }

    fn held(&self, until: &str) {
        self.inner.held(until);
    }

    fn waiting(&self) {
        // What was sent need not have been a file's bytes.
        self.begin();
        self.complete.store(true, Ordering::Relaxed);
        self.inner.waiting();
    }

    fn finish(&self) {
        self.inner.finish();
    }
}
