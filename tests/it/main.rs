//! Every integration test is in this one program, so that it is linked once.

mod architecture;
#[cfg(unix)]
mod cli;
#[cfg(target_os = "linux")]
mod clipboard;
mod conformance;
#[cfg_attr(
    not(unix),
    allow(
        dead_code,
        reason = "the command's own tests use the rest of the stand-ins"
    )
)]
mod fakes;
mod generated;
mod history;
mod hosts;
mod http;
mod keyring;
#[cfg(unix)]
mod packages;
#[cfg(unix)]
mod progress;
#[cfg(unix)]
mod pty;
mod strip;
mod wire;
