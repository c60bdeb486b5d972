//! One request and its answer.

use std::future::Future;
use std::pin::pin;
use std::time::{Duration, Instant};

use bytes::{Bytes, BytesMut};
use futures_util::stream::{self, StreamExt};
use reqwest::header::HeaderMap;
use reqwest::{Client, Request, Response, StatusCode};

use super::answer::Answer;
use super::body::Framed;
use super::call::Call;
use super::classify::{self, Fault, Stage};
use super::feed::{Flow, Sent};
use super::policy::Policy;
use super::redact::{Mask, address, headers, host};
use crate::error::{Error, Kind};

/// How much of a body a second look at a host's refusal sends, and at most how long it waits.
const PROBE: u64 = 16 * 1024;
const PROBE_TIME: Duration = Duration::from_secs(3);

/// A call that is ready to be sent.
pub(super) struct Job<'a> {
    pub(super) client: &'a Client,
    pub(super) policy: &'a Policy,
    pub(super) call: &'a Call,
    pub(super) headers: &'a HeaderMap,
    pub(super) body: &'a Framed,
    pub(super) mask: &'a Mask,
}

/// What came back.
pub(super) enum Reply {
    Whole(Answer),
    /// The head of a successful answer whose body is still to come.
    Begun(Response),
}

/// Lets go of a body that is still flowing when the attempt is over, or is itself let go of.
struct Abandon<'a>(&'a Sent);

impl Drop for Abandon<'_> {
    fn drop(&mut self) {
        self.0.abandon();
    }
}

impl Job<'_> {
    /// Sends the call once. `streaming` leaves the body of a success to the caller.
    pub(super) async fn run(&self, streaming: bool) -> Result<Reply, Fault> {
        let sent = Sent::new(self.body);
        let _abandon = Abandon(&sent);
        let flow = Flow::new(self.body, &sent, self.call.meter.clone())?;
        let body = reqwest::Body::wrap_stream(flow);
        let request = self.request(body)?;
        self.trace_request();
        // Nothing flows that would tell it, and the host may act on the head alone.
        if let (Some(0), Some(meter)) = (self.body.length, &self.call.meter) {
            meter.waiting();
        }
        let begin = Instant::now();
        let url = &self.call.url;
        let response = match self.watched(self.client.execute(request), &sent).await {
            Some(Ok(response)) => response,
            Some(Err(error)) => return self.failed(error, &sent).await.map(Reply::Whole),
            None if sent.done() => {
                return Err(classify::silent(url, self.answer_limit()));
            }
            None => return Err(classify::stalled(url, sent.bytes(), self.policy.idle)),
        };
        self.trace_answer(&response, begin);
        if response.status().is_success() {
            if !sent.done() {
                return Err(self.early(&sent));
            }
            if streaming {
                return Ok(Reply::Begun(response));
            }
        }
        self.read(response).await.map(Reply::Whole)
    }

    fn request(&self, body: reqwest::Body) -> Result<Request, Error> {
        let call = self.call;
        let mut request = self
            .client
            .request(call.method.clone(), call.url.clone())
            .headers(self.headers.clone());
        if self.body.length != Some(0) {
            request = request.body(body);
        }
        request.build().map_err(|error| {
            let message = format!(
                "{}: not a usable address",
                address(&call.url, call.sensitive)
            );
            Error::new(Kind::Config, message).because(error.without_url())
        })
    }

    /// Runs until nothing has moved for too long (`None`). reqwest's own read timeout also ends uploads that are moving.
    async fn watched<T>(&self, work: impl Future<Output = T>, sent: &Sent) -> Option<T> {
        let mut work = pin!(work);
        loop {
            let deadline = sent.moved() + self.limit(sent);
            tokio::select! {
                biased;
                done = &mut work => return Some(done),
                () = tokio::time::sleep_until(deadline) => {}
            }
            if sent.moved() + self.limit(sent) <= tokio::time::Instant::now() {
                return None;
            }
        }
    }

    fn limit(&self, sent: &Sent) -> Duration {
        let policy = self.policy;
        let has_body = self.body.length != Some(0);
        if has_body && sent.done() {
            self.answer_limit()
        } else if has_body && sent.begun() {
            policy.idle
        } else {
            // Connecting has its own, shorter limit; its error is the better one.
            policy.connect.min(policy.idle) + policy.idle
        }
    }

    fn answer_limit(&self) -> Duration {
        if self.body.length == Some(0) {
            self.policy.idle
        } else {
            self.policy.answer.max(self.policy.idle)
        }
    }

    /// A success that the host announced without having seen the whole body is none.
    fn early(&self, sent: &Sent) -> Fault {
        let error = sent.fault().unwrap_or_else(|| {
            let message = format!(
                "{} said yes after {}, before all was sent",
                host(&self.call.url),
                classify::size(sent.bytes())
            );
            Error::new(Kind::Protocol, message)
        });
        Fault::new(Stage::Final, error)
    }

    /// The request did not end in an answer: says why, or brings the answer that got lost on the way.
    async fn failed(&self, error: reqwest::Error, sent: &Sent) -> Result<Answer, Fault> {
        let url = &self.call.url;
        if let Some(error) = sent.fault() {
            return Err(Fault::from(error));
        }
        let has_body = self.body.length != Some(0);
        if error.is_connect() || (has_body && !sent.begun()) {
            return Err(classify::unsent(url, error));
        }
        let complete = sent.done();
        let no_way = classify::no_way(&error);
        let fault = if complete {
            classify::lost(url, error)
        } else if no_way {
            classify::broken(url, sent.bytes(), error)
        } else {
            classify::closed(url, sent.bytes(), error)
        };
        if !no_way && self.body.length.is_none_or(|length| length > PROBE) {
            sent.abandon();
            if let Some(answer) = self.probe().await
                && is_verdict(answer.status, complete)
            {
                return Ok(answer);
            }
        }
        Err(fault)
    }

    /// A host that refuses early and closes at once makes the system throw away its answer. The same request is sent again with
    /// the first bytes of its body only: the host has nothing unread to reset the connection for, and its answer arrives. The body
    /// is never completed, so nothing can come of it a second time.
    async fn probe(&self) -> Option<Answer> {
        let sent = Sent::new(self.body);
        let _abandon = Abandon(&sent);
        let mut flow = Flow::new(self.body, &sent, None).ok()?;
        let look = async {
            let mut head = BytesMut::new();
            while (head.len() as u64) < PROBE {
                head.extend_from_slice(&flow.next().await?.ok()?);
            }
            head.truncate(PROBE as usize);
            let head = stream::iter([Ok::<Bytes, std::io::Error>(head.freeze())]);
            let body = reqwest::Body::wrap_stream(head.chain(stream::pending()));
            let response = self.client.execute(self.request(body).ok()?).await.ok()?;
            self.read(response).await.ok()
        };
        let limit = PROBE_TIME.min(self.policy.idle);
        tokio::time::timeout(limit, look).await.ok()?
    }

    /// Reads an answer up to the cap. A refusal is clear by its status, so what arrived of its body is enough.
    async fn read(&self, mut response: Response) -> Result<Answer, Fault> {
        let url = &self.call.url;
        let cap = self.policy.cap;
        let status = response.status();
        let headers = std::mem::take(response.headers_mut());
        let mut body = BytesMut::new();
        let fault = loop {
            match tokio::time::timeout(self.policy.idle, response.chunk()).await {
                Err(_) => break Some(classify::silent(url, self.policy.idle)),
                Ok(Err(error)) => break Some(classify::cut(url, error)),
                Ok(Ok(None)) => break None,
                Ok(Ok(Some(chunk))) if chunk.len() > cap - body.len() => {
                    let most = classify::size(cap as u64);
                    let message = format!("the answer of {} is larger than {most}", host(url));
                    let error = Error::new(Kind::Protocol, message).status(status.as_u16());
                    break Some(Fault::from(error));
                }
                Ok(Ok(Some(chunk))) => body.extend_from_slice(&chunk),
            }
        };
        match fault {
            Some(mut fault) if status.is_success() => {
                fault.error.status = Some(status.as_u16());
                Err(fault)
            }
            _ => Ok(Answer {
                operation: self.call.operation,
                status,
                headers,
                body: match self.call.verbatim {
                    true => body.freeze(),
                    false => self.mask.bytes(body.freeze()),
                },
                landed: None,
            }),
        }
    }

    fn trace_request(&self) {
        let Some(trace) = &self.policy.trace else {
            return;
        };
        let size = match self.body.length {
            Some(0) => String::new(),
            Some(length) => format!(" ({})", classify::size(length)),
            None => " (of unknown size)".to_owned(),
        };
        let address = address(&self.call.url, self.call.sensitive);
        self.tell(format!("> {} {address}{size}", self.call.method));
        if trace.headers {
            headers(self.headers).for_each(|line| self.tell(format!(">   {line}")));
        }
    }

    fn trace_answer(&self, response: &Response, begin: Instant) {
        let Some(trace) = &self.policy.trace else {
            return;
        };
        let status = response.status();
        let took = begin.elapsed().as_millis();
        self.tell(format!("< {status} after {took} ms"));
        if trace.headers {
            headers(response.headers()).for_each(|line| self.tell(format!("<   {line}")));
        }
    }

    /// One line of `-v`.
    pub(super) fn tell(&self, line: String) {
        if let Some(trace) = &self.policy.trace {
            (trace.sink)(&self.mask.text(line));
        }
    }
}

/// Whether the answer to a probe can stand for the lost one. Where the whole body had been sent, only a refusal that does not
/// depend on what the first request may have done.
fn is_verdict(status: StatusCode, complete: bool) -> bool {
    if complete {
        status.is_client_error() && !matches!(status.as_u16(), 408 | 409 | 425 | 429)
    } else {
        !status.is_success()
    }
}
