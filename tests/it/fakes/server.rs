//! Serves a [`Host`] over real sockets, with the faults that only a socket can have.

use std::io;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::connect_info::Connected;
use axum::extract::{ConnectInfo, Request, State};
use axum::response::Response;
use axum::serve::{IncomingStream, Listener};
use futures_util::stream::{self, StreamExt};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;

use super::fault::{Fault, Faults};
use super::journal::{Journal, Seen};
use super::{Host, Reply};

/// What one listener needs to answer.
pub struct Desk<H> {
    pub base: &'static str,
    pub host: Arc<Mutex<H>>,
    pub journal: Journal,
    pub faults: Faults,
}

/// Serves until `stopped`; every connection ends with it.
pub fn serve<H: Host>(
    desks: Vec<(Desk<H>, std::net::TcpListener)>,
    stopped: oneshot::Receiver<()>,
) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        for (desk, listener) in desks {
            listener.set_nonblocking(true).expect("a plain socket");
            let door = Door(TcpListener::from_std(listener).expect("a plain socket"));
            let router = Router::new()
                .fallback(receive::<H>)
                .with_state(Arc::new(desk));
            let service = router.into_make_service_with_connect_info::<Handle>();
            tokio::spawn(async move { axum::serve(door, service).await });
        }
        // An error means that the owner is gone, which is a reason to stop as well.
        let _ = stopped.await;
    });
}

async fn receive<H: Host>(
    State(desk): State<Arc<Desk<H>>>,
    ConnectInfo(line): ConnectInfo<Handle>,
    request: Request,
) -> Response {
    let fault = desk
        .faults
        .take(request.method().as_str(), request.uri().path());
    let (parts, body) = request.into_parts();
    match fault {
        Some(Fault::ResetAtOnce) => {
            desk.note(Seen::new(desk.base, &parts, Bytes::new(), false).await);
            line.cut();
            return Response::new(Body::empty());
        }
        Some(Fault::TooLargeEarly) => {
            desk.note(Seen::new(desk.base, &parts, Bytes::new(), false).await);
            line.reset_at_end();
            let reply = Reply::page(413, "413 Request Entity Too Large");
            return respond(reply.with("connection", "close"));
        }
        _ => {}
    }
    let (body, complete) = read(body).await;
    let seen = Seen::new(desk.base, &parts, body, complete).await;
    desk.note(seen.clone());
    if !complete {
        line.cut();
        return Response::new(Body::empty());
    }
    match fault {
        Some(Fault::Swallow) => return std::future::pending().await,
        Some(Fault::LoseRequest) => {
            line.cut();
            return Response::new(Body::empty());
        }
        _ => {}
    }
    let reply = desk.answer(fault, &seen);
    match fault {
        Some(Fault::LoseAnswer) => {
            line.cut();
            Response::new(Body::empty())
        }
        Some(Fault::Silence) => std::future::pending().await,
        Some(Fault::Held) => {
            desk.faults.hold().await;
            respond(reply)
        }
        Some(Fault::CutAnswer) => respond_cut(reply),
        _ => respond(reply),
    }
}

impl<H: Host> Desk<H> {
    fn note(&self, seen: Seen) {
        self.journal.write(seen);
    }

    fn answer(&self, fault: Option<Fault>, seen: &Seen) -> Reply {
        let mut host = self.host.lock().expect("no request has panicked");
        let mut reply = match fault {
            Some(Fault::TooMany { retry_after }) => host
                .failure(429, "Too Many Attempts.")
                .with("retry-after", retry_after.to_string()),
            Some(Fault::Unavailable { retry_after }) => {
                let reply = host.failure(503, "Service Unavailable");
                match retry_after {
                    Some(seconds) => reply.with("retry-after", seconds.to_string()),
                    None => reply,
                }
            }
            Some(Fault::Broken) => host.failure(500, "Server Error"),
            Some(Fault::Unauthorized) => host.failure(401, "Unauthenticated."),
            Some(Fault::Echo) => {
                let headers = ["authorization", "x-api-key"];
                let sent = headers.iter().find_map(|name| seen.header(name));
                let key = seen.part("key").map(|part| part.text());
                let sent = sent.map(str::to_owned).or(key).unwrap_or_default();
                host.failure(422, &format!("what is {sent} to mean"))
            }
            Some(Fault::MissingPage) => Reply::page(404, "404 Not Found"),
            Some(Fault::Page) => Reply::page(200, "Welcome"),
            Some(Fault::Elsewhere(target)) => {
                Reply::page(302, "Redirecting").with("location", target)
            }
            // A HEAD is a GET whose body stays away.
            _ if seen.method == "HEAD" => host.answer(&Seen {
                method: "GET".to_owned(),
                ..seen.clone()
            }),
            _ => host.answer(seen),
        };
        host.dress(seen, &mut reply);
        if fault == Some(Fault::HalfJson) {
            reply.body.truncate(reply.body.len() / 2);
        }
        reply
    }
}

/// As much of a body as comes, and whether that was all of it.
async fn read(body: Body) -> (Bytes, bool) {
    let mut chunks = body.into_data_stream();
    let mut bytes = Vec::new();
    while let Some(chunk) = chunks.next().await {
        match chunk {
            Ok(chunk) => bytes.extend_from_slice(&chunk),
            Err(_) => return (bytes.into(), false),
        }
    }
    (bytes.into(), true)
}

fn respond(reply: Reply) -> Response {
    let mut builder = Response::builder().status(reply.status);
    for (name, value) in reply.headers {
        builder = builder.header(name, value);
    }
    builder.body(Body::from(reply.body)).expect("a valid reply")
}

/// Announces the whole body and breaks off in its middle.
fn respond_cut(reply: Reply) -> Response {
    let half = reply.body.slice(..reply.body.len() / 2);
    let reply = reply
        .clone()
        .with("content-length", reply.body.len().to_string());
    let mut response = respond(reply);
    let start = stream::once(async { Ok(half) });
    let end = stream::once(async {
        // What was written so far goes out while this waits for its turn.
        tokio::task::yield_now().await;
        Err(io::Error::from(io::ErrorKind::ConnectionReset))
    });
    *response.body_mut() = Body::from_stream(start.chain(end));
    response
}

/// A listener whose connections can be broken from within.
struct Door(TcpListener);

impl Listener for Door {
    type Io = Line;
    type Addr = ();

    async fn accept(&mut self) -> (Line, ()) {
        loop {
            if let Ok((stream, _)) = self.0.accept().await {
                let handle = Handle::default();
                return (Line { stream, handle }, ());
            }
            tokio::task::yield_now().await;
        }
    }

    fn local_addr(&self) -> io::Result<()> {
        Ok(())
    }
}

/// A connection.
struct Line {
    stream: TcpStream,
    handle: Handle,
}

/// Breaks a connection.
#[derive(Clone, Default)]
struct Handle {
    cut: Arc<AtomicBool>,
    reset: Arc<AtomicBool>,
}

impl Handle {
    /// Nothing more is read or written; the peer sees a reset.
    fn cut(&self) {
        self.cut.store(true, Ordering::SeqCst);
        self.reset_at_end();
    }

    /// What is written still goes out; then the peer sees a reset.
    fn reset_at_end(&self) {
        self.reset.store(true, Ordering::SeqCst);
    }

    fn check(&self) -> io::Result<()> {
        if self.cut.load(Ordering::SeqCst) {
            return Err(io::ErrorKind::ConnectionReset.into());
        }
        Ok(())
    }
}

impl Connected<IncomingStream<'_, Door>> for Handle {
    fn connect_info(stream: IncomingStream<'_, Door>) -> Self {
        stream.io().handle.clone()
    }
}

impl AsyncRead for Line {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.handle.check()?;
        Pin::new(&mut self.stream).poll_read(cx, buf)
    }
}

impl AsyncWrite for Line {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.handle.check()?;
        Pin::new(&mut self.stream).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.handle.check()?;
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.handle.check()?;
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        if self.handle.reset.load(Ordering::SeqCst) {
            // Where it fails the peer sees a plain end, and the test that wants a reset says so.
            let _ = self.stream.set_zero_linger();
        }
    }
}
