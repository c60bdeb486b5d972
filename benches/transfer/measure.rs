//! Runs a program and reads off what it cost, which only Unix tells.

use std::io::Read;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What one run of a program cost.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// Wall clock.
    pub wall: Duration,
    /// User and system time together.
    pub cpu: Duration,
    /// Peak resident memory in bytes.
    pub memory: u64,
}

#[expect(
    clippy::zombie_processes,
    reason = "wait4 waits, and tells what the child used"
)]
/// Runs to the end. A program that fails ends the bench: a failed upload is no measurement.
pub fn run(command: &mut Command) -> Cost {
    let begin = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let mut talk = String::new();
    let mut stderr = child.stderr.take().expect("stderr is piped");
    let _ = stderr.read_to_string(&mut talk);
    let (status, cpu, memory) = wait(child.id());
    let wall = begin.elapsed();
    assert!(status == 0, "{command:?} failed: {talk}");
    Cost { wall, cpu, memory }
}

/// As `wait`, with the time and memory that the child used. std's own `wait` keeps that to itself.
#[cfg(unix)]
fn wait(pid: u32) -> (i32, Duration, u64) {
    let mut status = 0;
    let mut usage = std::mem::MaybeUninit::zeroed();
    // SAFETY: both pointers are valid for writes, and the child is not waited for anywhere else.
    let usage: libc::rusage = unsafe {
        let waited = libc::wait4(pid as libc::pid_t, &raw mut status, 0, usage.as_mut_ptr());
        assert!(
            waited == pid as libc::pid_t,
            "the child can't be waited for"
        );
        usage.assume_init()
    };
    let time = |time: libc::timeval| {
        Duration::from_secs(time.tv_sec as u64) + Duration::from_micros(time.tv_usec as u64)
    };
    // Linux counts in KiB.
    let memory = usage.ru_maxrss as u64 * 1024;
    (status, time(usage.ru_utime) + time(usage.ru_stime), memory)
}

#[cfg(not(unix))]
fn wait(_pid: u32) -> (i32, Duration, u64) {
    panic!("only Unix tells what a child used")
}

/// The median run of several, by wall clock.
pub fn median(mut costs: Vec<Cost>) -> Cost {
    costs.sort_by_key(|cost| cost.wall);
    costs[costs.len() / 2]
}

/// Two programs in turn, so that a busy moment of the machine meets both.
pub fn in_turn(
    rounds: usize,
    mut one: impl FnMut() -> Command,
    mut other: impl FnMut() -> Command,
) -> (Cost, Cost) {
    let (mut ones, mut others) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        ones.push(run(&mut one()));
        others.push(run(&mut other()));
    }
    (median(ones), median(others))
}
