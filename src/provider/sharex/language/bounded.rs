//! Work that a hostile file could make endless, on a thread of its own that is given up after a while.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// How long one evaluation may take. Real ones take less than a hundredth of a second.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// Enough for the recursive parsers and evaluators at their depth limits.
const STACK: usize = 16 << 20;

/// Runs `work`. `None` when it is not done in time, in which case its thread runs on until the process ends, or when no thread could be
/// started or the work panicked.
pub fn within<T: Send + 'static>(
    patience: Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    let (done, wait) = mpsc::channel();
    thread::Builder::new()
        .name("pattern".to_owned())
        .stack_size(STACK)
        .spawn(move || {
            let _ = done.send(work());
        })
        .ok()?;
    wait.recv_timeout(patience).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_without_an_end_is_given_up() {
        let (hold, held) = mpsc::channel::<()>();
        assert_eq!(
            within(Duration::from_millis(1), move || held.recv().is_ok()),
            None
        );
        drop(hold);
        assert_eq!(within(PATIENCE, || 7), Some(7));
    }
}
