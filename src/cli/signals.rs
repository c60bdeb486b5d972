//! Ctrl-C, SIGTERM and the terminal that is closed: a thread of its own listens, because the main one may be waiting for a keyring.

use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::sync::{Arc, Mutex, Once, PoisonError, mpsc};
#[cfg(unix)]
use std::task::Poll;

use super::report;
use crate::ops::Interrupt;

static RECEIVED: AtomicU8 = AtomicU8::new(0);
static GRACEFUL: AtomicBool = AtomicBool::new(false);
static LISTENING: Once = Once::new();
/// Rings when the thread listens.
static READY: Mutex<Option<mpsc::Receiver<()>>> = Mutex::new(None);

/// The exit code that the last signal asks for; `None` where none came.
pub fn exit_code() -> Option<u8> {
    match RECEIVED.load(Ordering::SeqCst) {
        0 => None,
        code => Some(code),
    }
}

/// As [`listen`], but goes on at once: what is slow before anything is sent need not wait for the thread as well.
pub fn begin(stop: &Arc<Interrupt>, graceful: bool) {
    GRACEFUL.store(graceful, Ordering::SeqCst);
    LISTENING.call_once(|| {
        let stop = Arc::clone(stop);
        let thread = std::thread::Builder::new().name("signals".to_owned());
        let (tell, ready) = mpsc::channel();
        let _ = thread.spawn(move || wait(&stop, &tell));
        *READY.lock().unwrap_or_else(PoisonError::into_inner) = Some(ready);
    });
}

/// Listens from now on. Where `graceful`, the first signal only sets `stop`; otherwise, and the second time, it ends the process.
/// Where no thread can be made, signals keep their usual effect.
pub fn listen(stop: &Arc<Interrupt>, graceful: bool) {
    begin(stop, graceful);
    let ready = READY.lock().unwrap_or_else(PoisonError::into_inner).take();
    if let Some(ready) = ready {
        // Nothing begins that a signal could not end; an error means that no signal is listened for.
        let _ = ready.recv();
    }
}

fn wait(stop: &Interrupt, tell: &mpsc::Sender<()>) {
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
    else {
        return;
    };
    runtime.block_on(async {
        let Some(mut signals) = Signals::new() else {
            return;
        };
        let _ = tell.send(());
        while let Some(code) = signals.next().await {
            RECEIVED.store(code, Ordering::SeqCst);
            // Looked at before `stop` is set: what is told to stop may be done, and no longer graceful, before this thread goes on.
            let graceful = GRACEFUL.load(Ordering::SeqCst);
            if stop.set() || !graceful {
                std::process::exit(code.into());
            }
        }
    });
}

/// What is listened for, with the exit code that belongs to each. What whoever started this program has it ignore stays ignored: SIGHUP
/// by nohup, SIGINT by a script for what it runs in the background.
#[cfg(unix)]
struct Signals(Vec<(tokio::signal::unix::Signal, u8)>);

#[cfg(unix)]
impl Signals {
    fn new() -> Option<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        let codes = [
            (libc::SIGHUP, report::HUNG_UP),
            (libc::SIGINT, report::INTERRUPTED),
            (libc::SIGTERM, report::TERMINATED),
        ];
        let heeded = codes.into_iter().filter(|(number, _)| !is_ignored(*number));
        let listen = |(number, code)| Some((signal(SignalKind::from_raw(number)).ok()?, code));
        heeded.map(listen).collect::<Option<_>>().map(Signals)
    }

    /// Waits for a signal; gives the exit code that belongs to it.
    async fn next(&mut self) -> Option<u8> {
        std::future::poll_fn(|context| {
            for (signal, code) in &mut self.0 {
                if let Poll::Ready(received) = signal.poll_recv(context) {
                    return Poll::Ready(received.map(|()| *code));
                }
            }
            Poll::Pending
        })
        .await
    }
}

#[cfg(unix)]
fn is_ignored(signal: libc::c_int) -> bool {
    let mut action = std::mem::MaybeUninit::<libc::sigaction>::uninit();
    // SAFETY: nothing is changed, and the action is read only where the call filled it in.
    unsafe {
        libc::sigaction(signal, std::ptr::null(), action.as_mut_ptr()) == 0
            && action.assume_init().sa_sigaction == libc::SIG_IGN
    }
}

#[cfg(windows)]
struct Signals {
    interrupt: tokio::signal::windows::CtrlC,
    stop: tokio::signal::windows::CtrlBreak,
    close: tokio::signal::windows::CtrlClose,
    shutdown: tokio::signal::windows::CtrlShutdown,
}

#[cfg(windows)]
impl Signals {
    fn new() -> Option<Self> {
        use tokio::signal::windows;
        Some(Signals {
            interrupt: windows::ctrl_c().ok()?,
            stop: windows::ctrl_break().ok()?,
            close: windows::ctrl_close().ok()?,
            shutdown: windows::ctrl_shutdown().ok()?,
        })
    }

    /// Waits for Ctrl-C or Ctrl-Break, for the window to be closed or the machine to be shut down; gives the exit code that belongs to
    /// it. The system ends the process some seconds after the last two.
    async fn next(&mut self) -> Option<u8> {
        tokio::select! {
            interrupted = self.interrupt.recv() => interrupted.map(|()| report::INTERRUPTED),
            stopped = self.stop.recv() => stopped.map(|()| report::INTERRUPTED),
            closed = self.close.recv() => closed.map(|()| report::TERMINATED),
            down = self.shutdown.recv() => down.map(|()| report::TERMINATED),
        }
    }
}
