//! How work tells of its progress. Nothing here knows about terminals.

use std::sync::Arc;

/// Watches a command at work. The terminal's implementation draws bars; [`Silent`] draws nothing.
pub trait Progress: Send + Sync {
    /// So many more inputs are to be dealt with than were known before, each counted once for every host it goes to.
    fn expect(&self, inputs: usize) {
        let _ = inputs;
    }

    /// So many of them have their outcome, whether anything was sent for it or not.
    fn settled(&self, inputs: usize) {
        let _ = inputs;
    }

    /// A transfer begins. `total` is its length in bytes, where known.
    fn start(&self, name: &str, total: Option<u64>) -> Arc<dyn Meter>;

    /// Something the person should know while it happens, such as a long wait. One line, no end of line.
    fn note(&self, text: &str);
}

/// Watches one transfer.
pub trait Meter: Send + Sync {
    /// This many more bytes have been handed to the network.
    fn advance(&self, bytes: u64);
    /// The transfer starts over with its first byte: another attempt.
    fn restart(&self);
    /// Nothing is sent before this time of day, because the host allows no more until then. Ends with [`Meter::restart`].
    fn held(&self, until: &str) {
        let _ = until;
    }
    /// Every byte is sent and the host has not answered yet.
    fn waiting(&self);
    /// The transfer is over, well or badly. The meter is not used again.
    fn finish(&self);
}

/// Draws nothing, says nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Progress for Silent {
    fn start(&self, _name: &str, _total: Option<u64>) -> Arc<dyn Meter> {
        Arc::new(Silent)
    }

    fn note(&self, _text: &str) {}
}

impl Meter for Silent {
    fn advance(&self, _bytes: u64) {}
    fn restart(&self) {}
    fn waiting(&self) {}
    fn finish(&self) {}
}
