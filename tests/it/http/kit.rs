//! Servers that do what a test tells them, a clock that never sleeps, a transport to look at.

use std::collections::VecDeque;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

use async_trait::async_trait;
use hoist::error::Result;
use hoist::http::{
    Answer, Body, Call, Clock, Method, Part, Policy, Proxies, Repeat, Trace, Transport,
};
use hoist::model::FileSource;
use hoist::progress::{Meter, Progress};
use jiff::Timestamp;
use tokio::sync::Notify;
use url::Url;

pub use super::sources::*;

/// A request as it arrived.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// `POST /path HTTP/1.1`
    pub line: String,
    pub headers: Vec<(String, String)>,
    /// As far as the step read it; chunked bodies are decoded.
    pub body: Vec<u8>,
    /// The body arrived to its end.
    pub complete: bool,
}

impl Request {
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// A connection on which a step is played.
pub struct Peer {
    stream: BufReader<TcpStream>,
    pub request: Request,
    log: Log,
}

type Log = Arc<Record>;

#[derive(Default)]
struct Record {
    requests: Mutex<Vec<Request>>,
    noted: Notify,
    over: Mutex<bool>,
    ended: Condvar,
}

/// What the server does with one connection.
pub type Step = Box<dyn FnOnce(&mut Peer) -> io::Result<()> + Send>;

impl Peer {
    pub fn head(&mut self) -> io::Result<()> {
        self.stream.read_line(&mut self.request.line)?;
        self.request.line = self.request.line.trim_end().to_owned();
        loop {
            let mut line = String::new();
            self.stream.read_line(&mut line)?;
            let Some((name, value)) = line.trim_end().split_once(": ") else {
                break;
            };
            let pair = (name.to_ascii_lowercase(), value.to_owned());
            self.request.headers.push(pair);
        }
        Ok(())
    }

    /// Reads the whole body, or as much of it as comes.
    pub fn body(&mut self) {
        if let Some(length) = self.request.header("content-length") {
            let length: u64 = length.parse().unwrap();
            self.request.complete = self.take(length) == length;
        } else if self.request.header("transfer-encoding").is_some() {
            loop {
                let mut line = String::new();
                let _ = self.stream.read_line(&mut line);
                let Ok(size) = u64::from_str_radix(line.trim(), 16) else {
                    break;
                };
                let got = self.take(size);
                let _ = self.stream.read_line(&mut line);
                self.request.complete = size == 0;
                if got < size || size == 0 {
                    break;
                }
            }
        } else {
            self.request.complete = !self.request.line.is_empty();
        }
    }

    fn take(&mut self, bytes: u64) -> u64 {
        let before = self.request.body.len();
        // What came before a reset counts too.
        let _ = (&mut self.stream)
            .take(bytes)
            .read_to_end(&mut self.request.body);
        (self.request.body.len() - before) as u64
    }

    /// Reads this many bytes of the body.
    pub fn some_body(&mut self, bytes: u64) {
        self.take(bytes);
    }

    pub fn write(&mut self, text: &str) -> io::Result<()> {
        self.stream.get_mut().write_all(text.as_bytes())
    }

    /// Notes the request before the other side can see the end of the step.
    pub fn note(&mut self) {
        let request = std::mem::take(&mut self.request);
        self.log.requests.lock().unwrap().push(request);
        self.log.noted.notify_waiters();
    }

    /// Waits until the client has closed.
    pub fn until_closed(&mut self) {
        let _ = io::copy(&mut self.stream, &mut io::sink());
    }

    /// Reads nothing until the test is over.
    pub fn until_over(&mut self) {
        let over = self.log.over.lock().unwrap();
        drop(self.log.ended.wait_while(over, |over| !*over).unwrap());
    }
}

/// A server that plays one step for each connection, then refuses.
pub struct Server {
    pub address: SocketAddr,
    log: Log,
}

impl Server {
    pub fn new(steps: impl IntoIterator<Item = Step>) -> Self {
        Server::on("127.0.0.1", steps)
    }

    /// A server on this address alone.
    pub fn on(address: &str, steps: impl IntoIterator<Item = Step>) -> Self {
        let listener = TcpListener::bind((address, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let log = Log::default();
        let steps: VecDeque<Step> = steps.into_iter().collect();
        let shared = log.clone();
        thread::spawn(move || {
            let mut steps = steps;
            while let Ok((stream, _)) = listener.accept() {
                let step = steps.pop_front();
                let log = shared.clone();
                thread::spawn(move || play(stream, step, log));
            }
        });
        Server { address, log }
    }

    pub fn url(&self, path: &str) -> Url {
        Url::parse(&format!("http://{}{path}", self.address)).unwrap()
    }

    /// Requests so far, in the order in which their steps noted them. Each connection counts, also one without a step.
    pub fn requests(&self) -> Vec<Request> {
        self.log.requests.lock().unwrap().clone()
    }

    pub fn count(&self) -> usize {
        self.log.requests.lock().unwrap().len()
    }

    /// Runs the client until this many requests are noted.
    pub async fn wait_for(&self, count: usize) -> Vec<Request> {
        let enough = async {
            loop {
                let noted = self.log.noted.notified();
                tokio::pin!(noted);
                noted.as_mut().enable();
                if self.count() >= count {
                    return self.requests();
                }
                noted.await;
            }
        };
        let limit = Duration::from_secs(30);
        tokio::time::timeout(limit, enough)
            .await
            .expect("no request came")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        *self.log.over.lock().unwrap() = true;
        self.log.ended.notify_all();
    }
}

fn play(stream: TcpStream, step: Option<Step>, log: Log) {
    let mut peer = Peer {
        stream: BufReader::new(stream),
        request: Request::default(),
        log,
    };
    match step {
        Some(step) => {
            // A client that hangs up in the middle is a part of some scripts.
            let _ = step(&mut peer);
        }
        None => {
            "no step left".clone_into(&mut peer.request.line);
            peer.note();
        }
    }
    let _ = peer.stream.get_ref().shutdown(Shutdown::Write);
}

/// An answer with a `Content-Length` and `Connection: close`.
pub fn raw(status: &str, headers: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n{headers}\r\n{body}",
        body.len()
    )
}

/// Reads the request to its end and answers.
pub fn answer(status: &str, headers: &str, body: &str) -> Step {
    say(raw(status, headers, body))
}

/// Reads the request to its end and answers with this text.
pub fn say(text: String) -> Step {
    Box::new(move |peer| {
        peer.head()?;
        peer.body();
        peer.note();
        peer.write(&text)
    })
}

pub fn ok(body: &str) -> Step {
    answer("200 OK", "Content-Type: application/json\r\n", body)
}

/// Closes without reading.
pub fn slam() -> Step {
    Box::new(|peer| {
        peer.note();
        Ok(())
    })
}

/// Reads everything, then closes without an answer.
pub fn swallow() -> Step {
    Box::new(|peer| {
        peer.head()?;
        peer.body();
        peer.note();
        Ok(())
    })
}

/// Reads the head and this much of the body, answers, and closes with the rest unread: the system resets the connection.
pub fn hard_close(bytes: u64, text: String) -> Step {
    Box::new(move |peer| {
        peer.head()?;
        peer.some_body(bytes);
        peer.note();
        peer.write(&text)
    })
}

/// Reads everything, then says nothing until the client hangs up.
pub fn silence() -> Step {
    Box::new(|peer| {
        peer.head()?;
        peer.body();
        peer.note();
        peer.until_closed();
        Ok(())
    })
}

/// A clock whose time passes only in its own sleeps.
pub struct FakeClock {
    now: Mutex<Timestamp>,
    slept: Mutex<Vec<Duration>>,
}

pub const START: i64 = 1_700_000_000;

#[async_trait(?Send)]
impl Clock for FakeClock {
    fn now(&self) -> Timestamp {
        *self.now.lock().unwrap()
    }

    async fn sleep(&self, time: Duration) {
        let until = self.now() + time;
        self.slept.lock().unwrap().push(time);
        // Others may begin to wait before this wait is over.
        tokio::task::yield_now().await;
        let mut now = self.now.lock().unwrap();
        *now = until.max(*now);
    }
}

/// Collects notes, trace lines and what meters say.
#[derive(Default)]
pub struct Ear {
    pub notes: Mutex<Vec<String>>,
    pub trace: Mutex<Vec<String>>,
    pub meter: Mutex<Vec<String>>,
}

impl Progress for Ear {
    fn start(&self, _name: &str, _total: Option<u64>) -> Arc<dyn Meter> {
        unreachable!("the transport starts no meter")
    }

    fn note(&self, text: &str) {
        self.notes.lock().unwrap().push(text.to_owned());
    }
}

impl Meter for Ear {
    fn advance(&self, bytes: u64) {
        self.meter.lock().unwrap().push(bytes.to_string());
    }

    fn held(&self, until: &str) {
        self.meter.lock().unwrap().push(format!("held {until}"));
    }

    fn restart(&self) {
        self.meter.lock().unwrap().push("restart".to_owned());
    }

    fn waiting(&self) {
        self.meter.lock().unwrap().push("waiting".to_owned());
    }

    fn finish(&self) {
        self.meter.lock().unwrap().push("finish".to_owned());
    }
}

/// A transport with everything that a test wants to look at.
pub struct Bench {
    pub transport: Transport,
    pub clock: Arc<FakeClock>,
    pub ear: Arc<Ear>,
    runtime: tokio::runtime::Runtime,
}

impl Bench {
    pub fn new() -> Self {
        Self::with(|_| {})
    }

    pub fn with(change: impl FnOnce(&mut Policy)) -> Self {
        let clock = Arc::new(FakeClock {
            now: Mutex::new(Timestamp::from_second(START).unwrap()),
            slept: Mutex::default(),
        });
        let ear = Arc::new(Ear::default());
        let hears = ear.clone();
        let mut policy = Policy {
            proxies: Proxies::Off,
            clock: clock.clone(),
            progress: ear.clone(),
            jitter: || 1.0,
            trace: Some(Trace {
                headers: true,
                sink: Arc::new(move |line| hears.trace.lock().unwrap().push(line.to_owned())),
            }),
            ..Policy::default()
        };
        change(&mut policy);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        Bench {
            transport: Transport::new(policy),
            clock,
            ear,
            runtime,
        }
    }

    /// One whose hosts may stall only for a moment.
    pub fn hasty() -> Self {
        Self::with(|policy| {
            policy.idle = Duration::from_millis(150);
            policy.answer = Duration::from_millis(150);
        })
    }

    pub fn run<T>(&self, work: impl Future<Output = T>) -> T {
        self.runtime.block_on(work)
    }

    pub fn exchange(&self, call: Call) -> Result<Answer> {
        self.run(self.transport.exchange(call))
    }

    pub fn send(&self, call: Call) -> Result<Answer> {
        self.run(self.transport.send(call, |_| None))
    }

    /// Seconds of each pause.
    pub fn slept(&self) -> Vec<f64> {
        let slept = self.clock.slept.lock().unwrap();
        slept.iter().map(Duration::as_secs_f64).collect()
    }

    pub fn notes(&self) -> Vec<String> {
        self.ear.notes.lock().unwrap().clone()
    }

    pub fn trace(&self) -> String {
        self.ear.trace.lock().unwrap().join("\n")
    }

    pub fn meter(&self) -> Vec<String> {
        self.ear.meter.lock().unwrap().clone()
    }
}

/// How a person is told the time so many seconds after [`START`].
pub fn time_of_day(seconds: i64) -> String {
    let time = Timestamp::from_second(START + seconds).unwrap();
    let time = time.to_zoned(jiff::tz::TimeZone::system());
    time.strftime("%H:%M:%S").to_string()
}

/// A multipart upload of one file.
pub fn upload(url: Url, source: FileSource) -> Call {
    let parts = vec![Part::File("file".to_owned(), source)];
    Call::post("upload", url).body(Body::Multipart(parts))
}

/// A bare call of this repeatability with a small body, so that the body's way is a part of every case.
pub fn small(url: Url, repeat: Repeat) -> Call {
    Call::new("test", Method::POST, url, repeat).body(Body::Json("{}".to_owned()))
}

/// An address at which nobody listens.
pub fn closed_port() -> Url {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    Url::parse(&format!("http://{address}/")).unwrap()
}
