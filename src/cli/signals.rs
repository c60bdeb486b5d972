//! Ctrl-C and SIGTERM: a thread of its own listens, because the main one may be waiting for a keyring.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use crate::error::{Error, Result};
use crate::ops::Interrupt;

static RECEIVED: AtomicU8 = AtomicU8::new(0);

/// The exit code that the last signal asks for; `None` where none came.
pub fn exit_code() -> Option<u8> {
    match RECEIVED.load(Ordering::SeqCst) {
        0 => None,
        code => Some(code),
    }
}

/// Listens from now on. Where `graceful`, the first signal only sets `stop`; otherwise, and the second time, it ends the process.
///
/// # Errors
/// `Io` when no thread can be made.
pub fn listen(stop: Arc<Interrupt>, graceful: bool) -> Result<()> {
    std::thread::Builder::new()
        .name("signals".to_owned())
        .spawn(move || {
            let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else {
                return;
            };
            runtime.block_on(async {
                while let Some(code) = next().await {
                    RECEIVED.store(code, Ordering::SeqCst);
                    if stop.set() || !graceful {
                        std::process::exit(code.into());
                    }
                }
            });
        })
        .map(drop)
        .map_err(|error| Error::io("a thread for signals", error))
}

/// Waits for a signal; gives the exit code that belongs to it.
#[cfg(unix)]
async fn next() -> Option<u8> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate()).ok()?;
    tokio::select! {
        interrupt = tokio::signal::ctrl_c() => interrupt.ok().map(|()| 130),
        terminated = terminate.recv() => terminated.map(|()| 143),
    }
}

/// Waits for Ctrl-C; gives the exit code that belongs to it.
#[cfg(not(unix))]
async fn next() -> Option<u8> {
    tokio::signal::ctrl_c().await.ok().map(|()| 130)
}
