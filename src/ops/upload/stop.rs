use std::cell::Cell;

use tokio::sync::Notify;

/// The person's wish to stop. Work looks at it between steps and waits for it beside every request.
#[derive(Default)]
pub struct Interrupt {
    set: Cell<bool>,
    bell: Notify,
}

impl Interrupt {
    /// Asks everything to stop.
    pub fn set(&self) {
        self.set.set(true);
        self.bell.notify_waiters();
    }

    /// Whether stopping was asked for.
    pub fn is_set(&self) -> bool {
        self.set.get()
    }

    /// Returns when stopping is asked for.
    pub async fn wait(&self) {
        let rung = self.bell.notified();
        if !self.is_set() {
            rung.await;
        }
    }
}
