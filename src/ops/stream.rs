//! Bytes that come from the network and go back to it. They are never all on this machine: a few pieces are in memory at a time.
//!
//! Providers read a file from a thread that may wait; downloads run on the one thread of the runtime. A [`Pump`] stands between
//! the two and runs beside the upload. Each attempt of the upload opens a download of its own, so that no attempt is a mix of two.

use std::cell::RefCell;
use std::io::{self, Read};
use std::rc::Rc;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use async_trait::async_trait;
use bytes::{Bytes, BytesMut};
use tokio::sync::mpsc::{self, Receiver, Sender, UnboundedReceiver, UnboundedSender};

use super::file::{Digest, Prepared};
use super::spool::Spool;
use crate::error::{Error, Kind, Result};
use crate::model::{Chunks, Download, FileSource, Open, Reader};

/// Pieces that the download may be ahead of the upload. A piece is what the network brings at once.
const AHEAD: usize = 2;

/// How much of a file is looked at before it is passed on: all the EXIF of a JPEG, which is at its beginning and has at most 64 KiB.
const PEEK: usize = 72 * 1024;

/// A download that nobody has read for longer is begun anew: its host may have given up on it.
const FRESH: Duration = Duration::from_secs(15);

/// Starts the same download as often as needed.
#[async_trait(?Send)]
pub trait Source {
    /// A download at its first byte.
    ///
    /// # Errors
    /// The host's refusal.
    async fn open(&self) -> Result<Download>;
}

/// A file elsewhere whose first bytes are known.
pub struct Spring {
    /// The name that its host suggests. Not sanitized.
    pub suggested: Option<String>,
    /// The type that its host declares.
    pub declared: Option<String>,
    /// Length in bytes, where its host announced it.
    pub len: Option<u64>,
    /// Its first bytes: at least [`PEEK`], or all there are.
    pub head: Bytes,
    source: Rc<dyn Source>,
    first: RefCell<Option<(Instant, Box<dyn Chunks>)>>,
}

impl Spring {
    /// Begins the download and looks at its first bytes. `label` names it in errors.
    ///
    /// # Errors
    /// The host's refusal, `Io` for an empty file.
    pub async fn open(source: Rc<dyn Source>, label: &str) -> Result<Self> {
        let mut download = source.open().await?;
        download.body.step_aside();
        let head = peek(&mut *download.body).await?;
        if head.is_empty() {
            return Err(Error::new(Kind::Io, format!("{label} is empty"))
                .advice("hosts take no empty files, so it was not sent"));
        }
        Ok(Spring {
            suggested: download.name,
            declared: download.mime,
            len: download.size,
            head,
            source,
            first: RefCell::new(Some((Instant::now(), download.body))),
        })
    }

    /// What a provider sends, and the pump that brings it. `most` is the host's limit in bytes, for a length that is not known.
    pub fn flow(&self, name: String, mime: String, most: Option<u64>) -> (Prepared, Pump<'_>) {
        let (orders, desk) = mpsc::unbounded_channel();
        let digest = Digest::default();
        let tap = Tap {
            orders,
            digest: Arc::clone(&digest),
        };
        let source = FileSource::new(name.clone(), mime, self.len, Arc::new(tap));
        let pour = Pour {
            spring: self,
            name,
            most,
        };
        let pump = Pump { pour, orders: desk };
        (Prepared::streamed(source, digest), pump)
    }

    /// Keeps all of it in a temporary file, for what needs to see all before the first byte is sent.
    ///
    /// # Errors
    /// `Io` when it can't be kept, `Rejected` above `most`, whatever broke the download.
    pub async fn spool(
        self,
        label: &str,
        name: &str,
        mime: &str,
        most: Option<u64>,
    ) -> Result<Prepared> {
        let mut spool = Spool::new(label)?;
        let (head, mut body) = self.begin(name).await?;
        let mut piece = Some(head);
        let mut all = 0;
        while let Some(bytes) = piece {
            all += bytes.len() as u64;
            within(all, most, name)?;
            spool.write(&bytes)?;
            piece = body.next().await?;
        }
        spool.finish(Some(name), Some(mime))
    }

    /// The download at its first byte: the one that was begun already, or another that is compared with it.
    async fn begin(&self, name: &str) -> Result<(Bytes, Box<dyn Chunks>)> {
        let first = self.first.borrow_mut().take();
        if let Some((begun, body)) = first
            && begun.elapsed() < FRESH
        {
            return Ok((self.head.clone(), body));
        }
        let mut download = self.source.open().await?;
        download.body.step_aside();
        let head = peek(&mut *download.body).await?;
        let common = head.len().min(self.head.len()).min(PEEK);
        let same = download.size == self.len && head[..common] == self.head[..common];
        if !same || (head.len() < PEEK) != (self.head.len() < PEEK) {
            let message = format!("{name}: changed at its source while it was being sent");
            return Err(Error::new(Kind::Io, message).advice("send it again"));
        }
        Ok((head, download.body))
    }
}

async fn peek(body: &mut dyn Chunks) -> Result<Bytes> {
    let mut head = BytesMut::new();
    while head.len() < PEEK {
        match body.next().await? {
            Some(piece) => head.extend_from_slice(&piece),
            None => break,
        }
    }
    Ok(head.freeze())
}

fn within(bytes: u64, most: Option<u64>, name: &str) -> Result<()> {
    match most {
        Some(most) if bytes > most => {
            let message = format!("{name} has more than the {most} bytes that the host takes");
            Err(Error::new(Kind::Rejected, message)
                .advice("make it smaller, or choose another profile with -p"))
        }
        _ => Ok(()),
    }
}

/// What went wrong where the bytes come from, if that is what this error is about. While the source is broken no host can have
/// got the whole, whatever the kind of the error.
pub fn source_fault(error: &Error) -> Option<Error> {
    let below = std::error::Error::source(error)?;
    let wrapped = below.downcast_ref::<io::Error>()?.get_ref()?;
    let mut fault = wrapped.downcast_ref::<Error>()?.twin();
    fault.message.clone_from(&error.message);
    Some(fault)
}

/// A piece, the end, or why there is none.
type Piece = Result<Option<Bytes>>;

/// Runs the downloads that the upload's attempts ask for.
pub struct Pump<'a> {
    pour: Pour<'a>,
    orders: UnboundedReceiver<Sender<Piece>>,
}

impl Pump<'_> {
    /// Runs for as long as it is polled.
    async fn run(self) {
        let Pump { pour, mut orders } = self;
        let mut order = orders.recv().await;
        while let Some(sink) = order {
            let over = tokio::select! {
                biased;
                // A new attempt begins: the one before it is over.
                next = orders.recv() => Some(next),
                () = pour.fill(&sink) => None,
            };
            drop(sink);
            order = match over {
                Some(next) => next,
                None => orders.recv().await,
            };
        }
        std::future::pending().await
    }
}

/// Runs the pump of an upload that has one. It never ends by itself.
pub async fn bring(pump: Option<Pump<'_>>) {
    match pump {
        Some(pump) => pump.run().await,
        None => std::future::pending().await,
    }
}

/// One download into one attempt.
struct Pour<'a> {
    spring: &'a Spring,
    name: String,
    most: Option<u64>,
}

impl Pour<'_> {
    async fn fill(&self, sink: &Sender<Piece>) {
        if let Err(error) = self.pour(sink).await {
            // Where nobody reads any more, nobody needs to know.
            let _ = sink.send(Err(error)).await;
        }
    }

    async fn pour(&self, sink: &Sender<Piece>) -> Result<()> {
        let (head, mut body) = self.spring.begin(&self.name).await?;
        let mut piece = Some(head);
        let mut all = 0;
        while let Some(bytes) = piece {
            all += bytes.len() as u64;
            within(all, self.most, &self.name)?;
            if sink.send(Ok(Some(bytes))).await.is_err() {
                return Ok(());
            }
            piece = body.next().await?;
        }
        let _ = sink.send(Ok(None)).await;
        Ok(())
    }
}

/// Orders a download for each attempt.
struct Tap {
    orders: UnboundedSender<Sender<Piece>>,
    digest: Digest,
}

impl Open for Tap {
    fn open(&self) -> io::Result<Reader> {
        let (sink, pieces) = mpsc::channel(AHEAD);
        self.orders.send(sink).map_err(|_| stopped())?;
        Ok(Box::new(Inflow {
            pieces,
            left: Bytes::new(),
            over: false,
            hasher: blake3::Hasher::new(),
            digest: Arc::clone(&self.digest),
        }))
    }

    fn may_block(&self) -> bool {
        true
    }
}

fn stopped() -> io::Error {
    io::Error::other("its download was stopped")
}

/// The reading end of a download, for a thread that may wait.
struct Inflow {
    pieces: Receiver<Piece>,
    left: Bytes,
    over: bool,
    hasher: blake3::Hasher,
    digest: Arc<Mutex<Option<String>>>,
}

impl Read for Inflow {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.left.is_empty() && !self.over && !buffer.is_empty() {
            match self.pieces.blocking_recv() {
                Some(Ok(Some(piece))) => {
                    self.hasher.update(&piece);
                    self.left = piece;
                }
                Some(Ok(None)) => {
                    self.over = true;
                    if let Ok(mut digest) = self.digest.lock() {
                        *digest = Some(self.hasher.finalize().to_hex().to_string());
                    }
                }
                Some(Err(error)) => return Err(io::Error::other(error)),
                // An end that was not announced is none: what came so far must not pass for the whole.
                None => return Err(stopped()),
            }
        }
        let count = buffer.len().min(self.left.len());
        buffer[..count].copy_from_slice(&self.left.split_to(count));
        Ok(count)
    }
}
#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::collections::VecDeque;

    use super::*;

    /// Downloads of these pieces; an `Err` breaks it off.
    struct Script {
        pieces: Vec<Result<&'static str, Kind>>,
        len: Option<u64>,
        begun: Cell<usize>,
    }

    struct Playing(VecDeque<Result<&'static str, Kind>>);

    #[async_trait(?Send)]
    impl Chunks for Playing {
        async fn next(&mut self) -> Result<Option<Bytes>> {
            match self.0.pop_front() {
                None => Ok(None),
                Some(Ok(piece)) => Ok(Some(Bytes::from_static(piece.as_bytes()))),
                Some(Err(kind)) => Err(Error::new(kind, "the wire broke")),
            }
        }
    }

    #[async_trait(?Send)]
    impl Source for Script {
        async fn open(&self) -> Result<Download> {
            self.begun.set(self.begun.get() + 1);
            Ok(Download {
                name: None,
                mime: None,
                size: self.len,
                body: Box::new(Playing(self.pieces.clone().into())),
            })
        }
    }

    fn script(pieces: &[Result<&'static str, Kind>], len: Option<u64>) -> Rc<Script> {
        Rc::new(Script {
            pieces: pieces.to_vec(),
            len,
            begun: Cell::new(0),
        })
    }

    fn in_runtime<T>(work: impl Future<Output = T>) -> T {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(work)
    }

    /// Reads all in a thread of its own, as a provider would, while the pump runs.
    async fn read_through(
        spring: &Spring,
        most: Option<u64>,
        attempts: usize,
    ) -> (Vec<io::Result<String>>, Option<String>) {
        let (prepared, pump) = spring.flow("cat".to_owned(), "text/plain".to_owned(), most);
        let source = prepared.source.clone();
        let reading = tokio::task::spawn_blocking(move || {
            let read = |_| {
                let mut text = String::new();
                source.open()?.read_to_string(&mut text).map(|_| text)
            };
            (0..attempts).map(read).collect()
        });
        let read = tokio::select! {
            read = reading => read.unwrap(),
            () = bring(Some(pump)) => unreachable!("it runs for as long as it is polled"),
        };
        (read, prepared.digest())
    }

    #[test]
    fn every_attempt_reads_all_of_it_from_a_download_of_its_own() {
        in_runtime(async {
            let script = script(&[Ok("one "), Ok("two "), Ok("three")], Some(13));
            let spring = Spring::open(script.clone(), "it").await.unwrap();
            let (read, digest) = read_through(&spring, None, 2).await;
            for text in read {
                assert_eq!(text.unwrap(), "one two three");
            }
            assert_eq!(script.begun.get(), 2);
            let expected = blake3::hash(b"one two three").to_hex().to_string();
            assert_eq!(digest, Some(expected));
        });
    }

    #[test]
    fn a_download_that_breaks_off_is_its_own_error_and_no_end() {
        in_runtime(async {
            let long = "x".repeat(PEEK).leak();
            let script = script(&[Ok(long), Ok("more"), Err(Kind::Network)], None);
            let spring = Spring::open(script, "it").await.unwrap();
            let (mut read, digest) = read_through(&spring, None, 1).await;
            let error = Error::io("cat.png", read.pop().unwrap().unwrap_err());
            assert_eq!(error.kind, Kind::Io);
            let fault = source_fault(&error).expect("the source is at fault");
            assert_eq!(fault.kind, Kind::Network);
            assert_eq!(fault.message, "cat.png: the wire broke");
            assert_eq!(digest, None);
            let other = Error::io("cat.png", io::Error::other("disk"));
            assert!(source_fault(&other).is_none());
        });
    }

    #[test]
    fn more_than_the_host_takes_is_refused_while_it_comes() {
        in_runtime(async {
            let script = script(&[Ok("12345"), Ok("67890")], None);
            let spring = Spring::open(script.clone(), "it").await.unwrap();
            let (mut read, _) = read_through(&spring, Some(10), 1).await;
            assert_eq!(read.pop().unwrap().unwrap(), "1234567890");
            let (mut read, _) = read_through(&spring, Some(9), 1).await;
            let error = Error::io("cat", read.pop().unwrap().unwrap_err());
            assert_eq!(source_fault(&error).unwrap().kind, Kind::Rejected);
            let spring = Spring::open(script, "it").await.unwrap();
            let spooled = spring.spool("it", "cat", "text/plain", Some(9)).await;
            assert_eq!(spooled.err().unwrap().kind, Kind::Rejected);
        });
    }

    #[test]
    fn a_reader_that_is_let_down_reports_it() {
        in_runtime(async {
            let spring = Spring::open(script(&[Ok("12345")], Some(5)), "it")
                .await
                .unwrap();
            let (prepared, pump) = spring.flow("cat".to_owned(), String::new(), None);
            let mut reader = prepared.source.open().unwrap();
            drop(pump);
            let read = tokio::task::spawn_blocking(move || reader.read(&mut [0; 8]));
            assert!(
                read.await.unwrap().is_err(),
                "no end, because none was announced"
            );
            assert!(prepared.source.open().is_err());
        });
    }

    #[test]
    fn an_empty_file_elsewhere_is_refused() {
        in_runtime(async {
            let error = Spring::open(script(&[], Some(0)), "it")
                .await
                .err()
                .unwrap();
            assert_eq!((error.kind, &*error.message), (Kind::Io, "it is empty"));
        });
    }
}
