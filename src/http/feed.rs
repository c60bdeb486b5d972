//! How a body flows to the network: a chunk at a time, counted, never collected.

use std::collections::VecDeque;
use std::io::{self, Read};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};
use std::thread;

use bytes::Bytes;
use futures_util::Stream;
use tokio::sync::mpsc;
use tokio::time::Instant;

use super::body::{Framed, Piece};
use crate::error::{Error, Kind, Result};
use crate::model::{Chunk, FileSource, Reader};
use crate::pages::Spared;
use crate::progress::Meter;

/// From this length on, reading and hashing beside the sending pays for a thread.
const LONG: u64 = 1024 * 1024;

/// Chunks that a reader thread may be ahead.
const AHEAD: usize = 1;

/// How far one attempt's body has come. Shared by the stream, which hyper owns, and the attempt that watches it.
pub(super) struct Sent(Mutex<State>);

struct State {
    begun: bool,
    done: bool,
    abandoned: bool,
    reading: bool,
    bytes: u64,
    moved: Instant,
    fault: Option<Error>,
}

impl Sent {
    pub(super) fn new(body: &Framed) -> Arc<Self> {
        Arc::new(Sent(Mutex::new(State {
            begun: false,
            // hyper does not ask a stream for a body of no bytes.
            done: body.length == Some(0),
            abandoned: false,
            reading: false,
            bytes: 0,
            moved: Instant::now(),
            fault: None,
        })))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether any byte of the body was asked for: the connection stood.
    pub(super) fn begun(&self) -> bool {
        self.state().begun
    }

    /// Whether the last byte was handed over. While it was not, no host can have got a complete body.
    pub(super) fn done(&self) -> bool {
        self.state().done
    }

    fn reading(&self, waits: bool) {
        let mut state = self.state();
        if std::mem::replace(&mut state.reading, waits) {
            state.moved = Instant::now();
        }
    }

    /// Bytes handed over.
    pub(super) fn bytes(&self) -> u64 {
        self.state().bytes
    }

    /// When bytes moved last. Time in which the source itself lets us wait does not count.
    pub(super) fn moved(&self) -> Instant {
        let state = self.state();
        if state.reading {
            Instant::now()
        } else {
            state.moved
        }
    }

    /// What went wrong with the source.
    pub(super) fn fault(&self) -> Option<Error> {
        self.state().fault.take()
    }

    /// Lets go of the body: what is not sent yet never will be, and the connection is closed.
    pub(super) fn abandon(&self) {
        self.state().abandoned = true;
    }
}

/// The stream that is handed to reqwest.
pub(super) struct Flow {
    feeds: VecDeque<Feed>,
    sent: Arc<Sent>,
    meter: Option<Arc<dyn Meter>>,
}

enum Feed {
    /// `true` for those of a file.
    Bytes(Bytes, bool),
    File(FileFeed),
}

struct FileFeed {
    /// Bytes still to come, where known.
    left: Option<u64>,
    chunks: Chunks,
    _spared: Option<Spared>,
}

enum Chunks {
    Here(Box<Chunker>),
    Thread(mpsc::Receiver<Result<Bytes>>),
}

impl Flow {
    /// Opens every file of the body anew.
    ///
    /// # Errors
    /// `Io` when a file can't be opened, or is no longer empty.
    pub(super) fn new(
        body: &Framed,
        sent: &Arc<Sent>,
        meter: Option<Arc<dyn Meter>>,
    ) -> Result<Self> {
        let mut feeds = VecDeque::new();
        for piece in &body.pieces {
            match piece {
                Piece::Bytes(bytes) if bytes.is_empty() => {}
                Piece::Bytes(bytes) => feeds.push_back(Feed::Bytes(bytes.clone(), false)),
                Piece::File(source) => match source.pieces() {
                    Some(pieces) => {
                        let pieces = pieces.into_iter().filter(|bytes| !bytes.is_empty());
                        feeds.extend(pieces.map(|bytes| Feed::Bytes(bytes, true)));
                    }
                    None => feeds.extend(FileFeed::open(source)?.map(Feed::File)),
                },
            }
        }
        Ok(Flow {
            feeds,
            sent: sent.clone(),
            meter,
        })
    }

    fn hand_over(&mut self, bytes: Bytes, of_file: bool) -> Bytes {
        let done = self.feeds.is_empty();
        {
            let mut state = self.sent.state();
            state.bytes += bytes.len() as u64;
            state.moved = Instant::now();
            state.done = done;
        }
        if let Some(meter) = &self.meter {
            if of_file {
                meter.advance(bytes.len() as u64);
            }
            if done {
                meter.waiting();
            }
        }
        bytes
    }

    fn end(&mut self) {
        let first = !std::mem::replace(&mut self.sent.state().done, true);
        if let (true, Some(meter)) = (first, &self.meter) {
            meter.waiting();
        }
    }
}

impl Stream for Flow {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        {
            let mut state = this.sent.state();
            if state.abandoned {
                return Poll::Ready(Some(Err(io::Error::other("abandoned"))));
            }
            if !std::mem::replace(&mut state.begun, true) {
                state.moved = Instant::now();
            }
        }
        loop {
            match this.feeds.front_mut() {
                None => {
                    this.end();
                    return Poll::Ready(None);
                }
                Some(Feed::Bytes(bytes, of_file)) => {
                    let (bytes, of_file) = (std::mem::take(bytes), *of_file);
                    this.feeds.pop_front();
                    return Poll::Ready(Some(Ok(this.hand_over(bytes, of_file))));
                }
                Some(Feed::File(file)) => {
                    let next = file.poll(context);
                    let over = file.left == Some(0);
                    this.sent.reading(next.is_pending());
                    match ready!(next) {
                        None => {
                            this.feeds.pop_front();
                        }
                        Some(Ok(bytes)) => {
                            if over {
                                this.feeds.pop_front();
                            }
                            return Poll::Ready(Some(Ok(this.hand_over(bytes, true))));
                        }
                        Some(Err(error)) => {
                            this.sent.state().fault = Some(error);
                            let broken = io::Error::other("the source failed");
                            return Poll::Ready(Some(Err(broken)));
                        }
                    }
                }
            }
        }
    }
}

impl FileFeed {
    /// `None`: an empty file, looked at already.
    fn open(source: &FileSource) -> Result<Option<Self>> {
        let long = source.len.is_none_or(|len| len > LONG);
        let chunks = if source.may_block() || long {
            Chunks::Thread(read_ahead(source.clone())?)
        } else {
            let mut chunker = Chunker::open(source)?;
            if source.len == Some(0) {
                chunker.next()?;
                return Ok(None);
            }
            Chunks::Here(Box::new(chunker))
        };
        Ok(Some(FileFeed {
            left: source.len,
            chunks,
            _spared: source.len.and_then(Spared::of),
        }))
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes>>> {
        let next = match &mut self.chunks {
            Chunks::Here(chunker) => chunker.next().transpose(),
            Chunks::Thread(receiver) => ready!(receiver.poll_recv(context)),
        };
        if let (Some(left), Some(Ok(bytes))) = (&mut self.left, &next) {
            *left -= bytes.len() as u64;
        }
        Poll::Ready(next)
    }
}

/// Reads a source that may block in a thread of its own. The thread ends when the receiver is dropped.
fn read_ahead(source: FileSource) -> Result<mpsc::Receiver<Result<Bytes>>> {
    let (sender, receiver) = mpsc::channel(AHEAD);
    let name = source.name.clone();
    let work = move || {
        let mut chunker = match Chunker::open(&source) {
            Ok(chunker) => chunker,
            Err(error) => return drop(sender.blocking_send(Err(error))),
        };
        while let Some(next) = chunker.next().transpose() {
            let failed = next.is_err();
            if sender.blocking_send(next).is_err() || failed {
                return;
            }
        }
    };
    thread::Builder::new()
        .name("hoist-read".to_owned())
        .spawn(work)
        .map_err(|error| Error::io(name, error))?;
    Ok(receiver)
}

/// Cuts a reader into chunks and holds it to the length that was announced.
struct Chunker {
    reader: Reader,
    name: String,
    announced: Option<u64>,
    read: u64,
}

impl Chunker {
    fn open(source: &FileSource) -> Result<Self> {
        let reader = source
            .open()
            .map_err(|error| Error::io(&source.name, error))?;
        Ok(Chunker {
            reader,
            name: source.name.clone(),
            announced: source.len,
            read: 0,
        })
    }

    /// The next chunk. The one that completes the announced length is handed out only when the reader is at its end, so that a
    /// file that changed is never sent whole.
    fn next(&mut self) -> Result<Option<Bytes>> {
        let want = match self.announced {
            Some(announced) => (announced - self.read).min(Chunk::SIZE as u64) as usize,
            None => Chunk::SIZE,
        };
        let mut chunk = Chunk::new(want);
        let got =
            read(&mut self.reader, &mut chunk).map_err(|error| Error::io(&self.name, error))?;
        self.read += got as u64;
        if let Some(announced) = self.announced {
            if got == 0 && want > 0 {
                return Err(self.changed(format!("{} of {announced} bytes", self.read)));
            }
            if self.read == announced {
                let more = read(&mut self.reader, &mut [0])
                    .map_err(|error| Error::io(&self.name, error))?;
                if more > 0 {
                    return Err(self.changed(format!("more than {announced} bytes")));
                }
            }
        }
        Ok((got > 0).then(|| chunk.cut(got)))
    }

    fn changed(&self, how: String) -> Error {
        let message = format!("{}: changed while it was being sent ({how})", self.name);
        Error::new(Kind::Io, message)
    }
}

fn read(reader: &mut Reader, buffer: &mut [u8]) -> io::Result<usize> {
    loop {
        match reader.read(buffer) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            other => return other,
        }
    }
}
