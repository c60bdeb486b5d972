//! Waiting for a program that holds the database. Another hoist lets go within milliseconds; somebody's tool may not.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use rusqlite::Connection;

use super::History;
use super::failure::failed;
use crate::error::Result;

/// How long another program is waited for.
pub(super) const LONGEST: Duration = Duration::from_secs(20);

/// The same where that was in vain before, so that each change does not cost as much again.
const SHORTEST: Duration = Duration::from_millis(50);

/// From then on the person is told.
const SILENCE: Duration = Duration::from_secs(2);

/// The longest wait between two tries.
const STEP: Duration = Duration::from_millis(25);

/// Whether another program was waited for in vain, and nothing could be written since.
pub(super) type Spent = Arc<AtomicBool>;

/// Has the person told of a wait.
pub(super) type Tell = Arc<dyn Fn() + Send + Sync>;

/// How long and how loudly somebody waits.
pub(super) struct Patience {
    spent: Spent,
    tell: Tell,
    told: bool,
    begun: Instant,
}

impl Patience {
    pub(super) fn new(spent: &Spent, tell: &Tell) -> Self {
        Patience {
            spent: Arc::clone(spent),
            tell: Arc::clone(tell),
            told: false,
            begun: Instant::now(),
        }
    }

    /// Has a connection wait like this.
    pub(super) fn govern(mut self, db: &mut Connection, path: &Path) -> Result<()> {
        db.busy_handler(Some(move |tries| self.wait(tries)))
            .map_err(failed(path))
    }

    /// Whether to try again after so many tries in vain. Waits before that.
    pub(super) fn wait(&mut self, tries: i32) -> bool {
        if tries == 0 {
            self.begun = Instant::now();
            self.told = false;
        }
        let lasts = self.lasts(self.begun.elapsed());
        if lasts {
            let step = Duration::from_millis(tries.unsigned_abs().into());
            std::thread::sleep(step.clamp(Duration::from_millis(1), STEP));
        }
        lasts
    }

    fn lasts(&mut self, waited: Duration) -> bool {
        let most = match self.spent.load(Ordering::Relaxed) {
            true => SHORTEST,
            false => LONGEST,
        };
        if waited >= most {
            self.spent.store(true, Ordering::Relaxed);
            return false;
        }
        if waited >= SILENCE && !self.told {
            self.told = true;
            (self.tell)();
        }
        true
    }
}

impl History {
    /// Has the person told when another program keeps this one waiting.
    ///
    /// # Errors
    /// `Io`
    pub fn tell_waits(&mut self, tell: impl Fn(&str) + Send + Sync + 'static) -> Result<()> {
        let words = format!(
            "history {}: another program holds it; hoist waits up to {} s for it",
            self.path.display(),
            LONGEST.as_secs()
        );
        let tell: Tell = Arc::new(move || tell(&words));
        self.tell = Some(Arc::clone(&tell));
        Patience::new(&self.spent, &tell).govern(&mut self.db, &self.path)
    }

    /// For another connection.
    pub(super) fn patience(&self) -> Option<Patience> {
        let tell = self.tell.as_ref()?;
        Some(Patience::new(&self.spent, tell))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicUsize;

    use super::*;

    #[test]
    fn patience_is_told_of_once_and_ends_for_good_until_something_is_written() {
        let (spent, told) = (Spent::default(), Arc::new(AtomicUsize::new(0)));
        let count = Arc::clone(&told);
        let tell: Tell = Arc::new(move || {
            count.fetch_add(1, Ordering::Relaxed);
        });
        let mut patience = Patience::new(&spent, &tell);
        let told = || told.load(Ordering::Relaxed);
        assert!(patience.lasts(SHORTEST) && told() == 0);
        assert!(patience.lasts(SILENCE) && patience.lasts(SILENCE) && told() == 1);
        assert!(!patience.lasts(LONGEST));
        assert!(patience.lasts(Duration::ZERO) && !patience.lasts(SHORTEST));
        spent.store(false, Ordering::Relaxed);
        assert!(patience.lasts(SILENCE) && told() == 1);
    }
}
