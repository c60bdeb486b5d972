//! The upload server of PicGo, so that the plug-ins that were written for it work with hoist unchanged.
//!
//! The protocol, as PicGo's core (`src/lib/Server/index.ts` and `routes.ts` of PicGo/PicGo-Core) and its desktop program
//! (`src/main/server/` of Molunerfinn/PicGo) serve it, and as plug-ins use it:
//!
//! - `POST /upload` with `{"list":["/a.png", …]}`: those files. Typora sends it so, vs-PicList of VS Code (`src/vscode/uploader.ts`), and
//!   obsidian-image-auto-upload-plugin (`src/uploader/picgo.ts`), this without the slash at the front of a path.
//! - `POST /upload` without a body, with `{}` or with an empty list: what is on the clipboard.
//! - `POST /upload` as `multipart/form-data`: the files themselves. PicGo takes the field `files`; PicList takes any: in their modes for
//!   remote servers the Obsidian plug-in writes `list`, and vs-PicList `file`.
//! - `POST /heartbeat`: `{"success":true,"result":"alive"}`; PicList answers `GET` as well.
//! - The answer is `{"success":true,"result":["https://…"],"items":[…]}` with the links of those files that are there, in the order of
//!   the list, or with status 400 or 500 `{"success":false,"result":[],"items":[],"message":"…"}` when there is none.
//! - A secret comes as `Authorization: Bearer …`, as `X-PicGo-Secret`, in the query as `secret`, or as PicList's `key`.
//!
//! PicGo answers every page of every site. Here a page of the web gets nothing: see [`guard`].

mod body;
mod guard;

pub use guard::Guard;

use std::cell::Cell;
use std::convert::Infallible;
use std::future::Future;

use bytes::Bytes;
use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::header::{self, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use serde::Serialize;
use tokio::net::TcpListener;

use crate::error::{Error, Result};
use crate::ops::{Interrupt, Prepared};

/// Where PicGo listens.
pub const PORT: u16 = 36677;

/// What a request wants to be uploaded.
pub enum Wanted {
    /// Files of this machine by their absolute paths, and links.
    List(Vec<String>),
    /// Files that came with the request, and their names.
    Files(Vec<(String, Result<Prepared>)>),
    /// What is on the clipboard.
    Clipboard,
}

/// One uploaded file, in PicGo's words.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Item {
    /// What was asked for.
    pub origin: String,
    /// Its link.
    pub img_url: String,
    /// Its name.
    pub file_name: Option<String>,
    /// Its MIME type.
    pub content_type: Option<String>,
    /// Bytes.
    pub size: Option<u64>,
    /// Pixels.
    pub width: Option<u32>,
    /// Pixels.
    pub height: Option<u32>,
}

/// Why a request gets nothing.
#[derive(Debug)]
pub struct Refusal {
    status: StatusCode,
    message: String,
}

impl Refusal {
    fn new(status: StatusCode, message: impl Into<String>) -> Self {
        Refusal {
            status,
            message: message.into(),
        }
    }

    /// Nothing could be uploaded.
    pub fn failed(message: impl Into<String>) -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, message)
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self::failed(error.message.clone())
    }
}

#[derive(Serialize)]
struct Answer<'a> {
    success: bool,
    result: Vec<&'a str>,
    items: &'a [Item],
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<&'a str>,
}

/// Opens the port, on this machine's own address alone.
///
/// # Errors
/// `Io` when it is taken.
pub fn listen(port: u16) -> Result<std::net::TcpListener> {
    let address = ("127.0.0.1", port);
    let listener = std::net::TcpListener::bind(address).and_then(|listener| {
        listener.set_nonblocking(true)?;
        Ok(listener)
    });
    listener.map_err(|error| {
        Error::io(format!("127.0.0.1:{port}"), error)
            .advice("is PicGo running? --port takes another one, which the plug-in must be told")
    })
}

/// Answers requests until it is told to stop; those at work then end with an answer. `upload` does what one wants.
///
/// # Errors
/// `Io` when no more connections can be taken.
pub async fn serve<F>(
    listener: std::net::TcpListener,
    guard: &Guard,
    stop: &Interrupt,
    upload: impl Fn(Wanted) -> F,
) -> Result<()>
where
    F: Future<Output = Result<Vec<Item>, Refusal>>,
{
    let failed = |error| Error::io("the port", error);
    let listener = TcpListener::from_std(listener).map_err(failed)?;
    let busy = Cell::new(0_usize);
    let answer = async |request: Request<Incoming>| {
        busy.set(busy.get() + 1);
        let response = respond(request, guard, &upload).await;
        busy.set(busy.get() - 1);
        Ok::<_, Infallible>(response)
    };
    let talk = async |stream| {
        let mut server = http1::Builder::new();
        // One request a connection, so that its end is the end of its request.
        server.keep_alive(false);
        // Whoever hangs up early does not get its answer; the history has it.
        let _ = server
            .serve_connection(TokioIo::new(stream), service_fn(&answer))
            .await;
    };
    let mut connections = FuturesUnordered::new();
    loop {
        tokio::select! {
            () = stop.wait() => break,
            Some(()) = connections.next() => {}
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => connections.push(talk(stream)),
                Err(error) => return Err(failed(error)),
            },
        }
    }
    while busy.get() > 0 && connections.next().await.is_some() {}
    Ok(())
}

async fn respond<F>(
    request: Request<Incoming>,
    guard: &Guard,
    upload: &impl Fn(Wanted) -> F,
) -> Response<Full<Bytes>>
where
    F: Future<Output = Result<Vec<Item>, Refusal>>,
{
    let origin = guard.allowed_origin(request.headers()).cloned();
    let mut response = match handle(request, guard, upload).await {
        Ok(response) => response,
        Err(refusal) => refused(&refusal),
    };
    if let Some(origin) = origin {
        let headers = response.headers_mut();
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.insert(header::VARY, HeaderValue::from_static("Origin"));
    }
    response
}

async fn handle<F>(
    request: Request<Incoming>,
    guard: &Guard,
    upload: &impl Fn(Wanted) -> F,
) -> Result<Response<Full<Bytes>>, Refusal>
where
    F: Future<Output = Result<Vec<Item>, Refusal>>,
{
    guard.admit(request.headers())?;
    match (request.method(), request.uri().path()) {
        (&Method::OPTIONS, _) => Ok(preflight()),
        (&Method::GET | &Method::POST, "/heartbeat") => Ok(json(
            StatusCode::OK,
            &serde_json::json!({ "success": true, "result": "alive" }),
        )),
        (&Method::POST, "/upload") => {
            guard.check_key(&request)?;
            let items = upload(body::read(request).await?).await?;
            let links = items.iter().map(|item| item.img_url.as_str());
            Ok(json(
                StatusCode::OK,
                &Answer {
                    success: true,
                    result: links.collect(),
                    items: &items,
                    message: None,
                },
            ))
        }
        (_, "/heartbeat" | "/upload") => Err(Refusal::new(
            StatusCode::METHOD_NOT_ALLOWED,
            "send it with POST",
        )),
        (_, path) => Err(Refusal::new(
            StatusCode::NOT_FOUND,
            format!("there is no {path} here; upload with POST /upload"),
        )),
    }
}

/// What a page of an allowed origin asks before it sends JSON.
fn preflight() -> Response<Full<Bytes>> {
    let mut response = json(StatusCode::OK, &serde_json::json!({ "success": true }));
    let headers = response.headers_mut();
    headers.insert(
        header::ACCESS_CONTROL_ALLOW_METHODS,
        HeaderValue::from_static("POST"),
    );
    headers.insert(
        header::ACCESS_CONTROL_ALLOW_HEADERS,
        HeaderValue::from_static("authorization, content-type, x-picgo-secret"),
    );
    response
}

fn refused(refusal: &Refusal) -> Response<Full<Bytes>> {
    let answer = Answer {
        success: false,
        result: Vec::new(),
        items: &[],
        message: Some(&refusal.message),
    };
    json(refusal.status, &answer)
}

fn json<T: Serialize>(status: StatusCode, value: &T) -> Response<Full<Bytes>> {
    let body = serde_json::to_vec(value).unwrap_or_default();
    let mut response = Response::new(Full::new(Bytes::from(body)));
    *response.status_mut() = status;
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/json"),
    );
    response
}
