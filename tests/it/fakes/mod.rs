//! Stand-ins for the hosts, strict and with a memory, on loopback. Shared with `examples/sandbox.rs`.
//!
//! A host is a [`Host`]: a plain function from a request to a reply. Serving, faults and the journal are the same for all of them.

pub mod chevereto;
pub mod fault;
pub mod imgpile;
pub mod imperial;
pub mod journal;
pub mod posteverywhere;
mod server;
pub mod sharex;
pub mod slink;

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread::JoinHandle;

use axum::body::Bytes;
use tokio::sync::oneshot;
use url::Url;

use fault::Faults;
use journal::{Journal, Seen};

/// An address of a host: the provider's name for it and its path.
pub type Base = (&'static str, &'static str);

/// `http://127.0.0.1:PORT` of each base.
pub type Origins = BTreeMap<&'static str, String>;

/// What a vendor does. Requests come one at a time.
pub trait Host: Send + 'static {
    /// Its addresses; each has a listener of its own.
    const BASES: &'static [Base];

    /// A host with its users and nothing else.
    fn new(origins: Origins) -> Self;

    /// Answers a request as the vendor would.
    fn answer(&mut self, seen: &Seen) -> Reply;

    /// How the vendor words a failure that is forced on it: 429, 500, 503.
    fn failure(&self, status: u16, text: &str) -> Reply;

    /// What the vendor adds to every answer.
    fn dress(&mut self, seen: &Seen, reply: &mut Reply) {
        let _ = (seen, reply);
    }
}

/// An answer.
#[derive(Clone, Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Bytes,
}

impl Reply {
    pub fn json(status: u16, body: &serde_json::Value) -> Self {
        Reply {
            status,
            headers: Vec::new(),
            body: body.to_string().into(),
        }
        .with("content-type", "application/json")
    }

    /// A page for people, as proxies and frameworks show one for an error.
    pub fn page(status: u16, title: &str) -> Self {
        let body = format!(
            "<!DOCTYPE html>\n<html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>\n"
        );
        Reply {
            status,
            headers: Vec::new(),
            body: body.into(),
        }
        .with("content-type", "text/html; charset=UTF-8")
    }

    pub fn file(mime: &str, body: Bytes) -> Self {
        Reply {
            status: 200,
            headers: Vec::new(),
            body,
        }
        .with("content-type", mime)
    }

    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }
}

/// A running host. It stops when this is dropped.
pub struct Fake<H> {
    pub journal: Journal,
    pub faults: Faults,
    addresses: BTreeMap<&'static str, SocketAddr>,
    host: Arc<Mutex<H>>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl<H: Host> Fake<H> {
    /// Starts the host on free ports.
    pub fn start() -> Self {
        Self::start_at(0)
    }

    /// Starts the host on this port and those after it; a port that is taken is replaced by a free one.
    pub fn start_at(port: u16) -> Self {
        let listeners: Vec<TcpListener> = (0..)
            .zip(H::BASES)
            .map(|(number, _)| listen(if port == 0 { 0 } else { port + number }))
            .collect();
        let addresses: BTreeMap<&'static str, SocketAddr> = H::BASES
            .iter()
            .zip(&listeners)
            .map(|((name, _), listener)| {
                let address = listener.local_addr().expect("a bound listener");
                (*name, address)
            })
            .collect();
        let origins = addresses
            .iter()
            .map(|(name, address)| (*name, format!("http://{address}")))
            .collect();
        let host = Arc::new(Mutex::new(H::new(origins)));
        let journal = Journal::default();
        let faults = Faults::default();
        let (stop, stopped) = oneshot::channel();
        let desks = H::BASES
            .iter()
            .zip(listeners)
            .map(|((base, _), listener)| {
                let desk = server::Desk {
                    base,
                    host: host.clone(),
                    journal: journal.clone(),
                    faults: faults.clone(),
                };
                (desk, listener)
            })
            .collect();
        let thread = std::thread::spawn(move || server::serve(desks, stopped));
        Fake {
            journal,
            faults,
            addresses,
            host,
            stop: Some(stop),
            thread: Some(thread),
        }
    }

    /// The address of a base, as a profile would name it.
    pub fn url(&self, base: &str) -> Url {
        let path = H::BASES
            .iter()
            .find(|(name, _)| *name == base)
            .map(|(_, path)| *path)
            .expect("a base of this host");
        let address = self.addresses[base];
        Url::parse(&format!("http://{address}{path}")).expect("an address")
    }

    /// Every base with its address.
    pub fn bases(&self) -> impl Iterator<Item = (&'static str, Url)> {
        H::BASES.iter().map(|(name, _)| (*name, self.url(name)))
    }

    /// The host itself, to look into and to prepare. Requests wait meanwhile.
    pub fn host(&self) -> MutexGuard<'_, H> {
        self.host.lock().expect("no request has panicked")
    }
}

impl<H> Drop for Fake<H> {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // The thread is gone already where it failed.
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
            && !std::thread::panicking()
        {
            panic!("the fake host panicked");
        }
    }
}

fn listen(port: u16) -> TcpListener {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .or_else(|_| TcpListener::bind((Ipv4Addr::LOCALHOST, 0)))
        .expect("a free port on loopback")
}
