//! What the person at the terminal and the tests may set.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use jiff::Timestamp;

use crate::progress::{Progress, Silent};

/// Time, so that tests need not wait.
#[async_trait(?Send)]
pub trait Clock: Send + Sync {
    /// The wall clock; `Retry-After` dates and rate-limit resets are compared with it.
    fn now(&self) -> Timestamp;

    /// Pauses between attempts.
    async fn sleep(&self, time: Duration);
}

/// The machine's own clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

#[async_trait(?Send)]
impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    async fn sleep(&self, time: Duration) {
        tokio::time::sleep(time).await;
    }
}

/// Which proxies are used.
#[derive(Clone, Debug, Default)]
pub enum Proxies {
    /// `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, `NO_PROXY` and the platform's settings.
    #[default]
    Environment,
    /// None.
    Off,
    /// This one for everything: `http://…`, `socks5://…`, `socks5h://…`.
    Only(String),
}

/// Where `-v` writes.
#[derive(Clone)]
pub struct Trace {
    /// Headers too (`-vv`), by an allow-list of their names.
    pub headers: bool,
    /// Takes one line at a time, without its end. Lines hold no secret.
    pub sink: Arc<dyn Fn(&str) + Send + Sync>,
}

/// How a [`super::Transport`] behaves.
#[derive(Clone)]
pub struct Policy {
    /// `allow_http` of the profile: plain http to hosts other than this machine. See [`super::Transport::with`].
    pub allow_http: bool,
    /// Longest time until a connection stands, name lookup and TLS included.
    pub connect: Duration,
    /// Longest time in which nothing moves. There is no limit on the whole of a transfer.
    pub idle: Duration,
    /// Longest wait for the answer after a body's last byte; never less than `idle`.
    pub answer: Duration,
    /// How often a call is sent again.
    pub retries: u32,
    /// Longest single wait before sending again; zero: never wait.
    pub max_wait: Duration,
    /// Most bytes of an answer's body. Downloads have no cap.
    pub cap: usize,
    /// Where processes of the same user count their requests together; without it each counts alone.
    pub quota_dir: Option<PathBuf>,
    /// Most requests in flight to one host.
    pub per_host: usize,
    /// `User-Agent`.
    pub user_agent: String,
    /// Proxies.
    pub proxies: Proxies,
    /// Hears of long waits.
    pub progress: Arc<dyn Progress>,
    /// `-v`.
    pub trace: Option<Trace>,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// A number from 0 up to 1 that spreads waits nobody asked for.
    pub jitter: fn() -> f64,
}

impl Default for Policy {
    fn default() -> Self {
        Policy {
            allow_http: false,
            connect: Duration::from_secs(10),
            idle: Duration::from_secs(60),
            answer: Duration::from_secs(120),
            retries: 3,
            max_wait: Duration::from_secs(60),
            cap: 16 * 1024 * 1024,
            quota_dir: None,
            per_host: 8,
            user_agent: concat!("hoist/", env!("CARGO_PKG_VERSION")).to_owned(),
            proxies: Proxies::Environment,
            progress: Arc::new(Silent),
            trace: None,
            clock: Arc::new(SystemClock),
            jitter: fastrand::f64,
        }
    }
}
