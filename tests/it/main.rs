#[cfg(target_os = "linux")]
mod clipboard;
#[cfg(unix)]
mod progress;
#[cfg(unix)]
mod pty;
