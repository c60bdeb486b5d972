use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::Notify;

/// The person's wish to stop. Work looks at it between steps and waits for it beside every request; it is set from the thread that
/// listens for signals.
#[derive(Default)]
pub struct Interrupt {
    set: AtomicBool,
    bell: Notify,
}

impl Interrupt {
    /// Asks everything to stop. Gives whether it had been asked before.
    pub fn set(&self) -> bool {
        let before = self.set.swap(true, Ordering::SeqCst);
        self.bell.notify_waiters();
        before
    }

    /// Whether stopping was asked for.
    pub fn is_set(&self) -> bool {
        self.set.load(Ordering::SeqCst)
    }

    /// Returns when stopping is asked for.
    pub async fn wait(&self) {
        let rung = self.bell.notified();
        if !self.is_set() {
            rung.await;
        }
    }
}
