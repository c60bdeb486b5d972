//! The way of a call: gate, attempt, retry, verdict.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use reqwest::header::{
    ACCEPT, AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderValue, USER_AGENT,
};
use reqwest::{Client, Method, Proxy};
use url::Url;

use super::address::Hop;
use super::answer::{Answer, Landed, Wording};
use super::attempt::{Job, Reply};
use super::body::Framed;
use super::call::{Auth, Body, Call, Repeat};
use super::names::Names;
use super::pace::Gates;
use super::policy::{Policy, Proxies};
use super::quota::{Account, Left, Shares};
use super::redact::Mask;
use super::retry::{self, Next};
use super::trust;
use super::{address, classify, describe, download, head};
use crate::error::{Error, Kind, Result};
use crate::model::{Allowance, Download};
use crate::secret::Secret;

/// Connections are kept this long for the next call. Many hosts close them after 5 s, and a request that crosses that close
/// would be lost on the way.
const KEEP: Duration = Duration::from_secs(4);

/// Sends calls: retries, waits, redacts, times out. One per process, shared by every provider.
pub struct Transport {
    shared: Arc<Shared>,
    allow_http: bool,
    account: OnceLock<Account>,
    dry: bool,
}

struct Shared {
    policy: Policy,
    client: OnceLock<Client>,
    gates: Gates,
    shares: Shares,
}

impl Transport {
    /// A transport that has not touched the network yet.
    pub fn new(policy: Policy) -> Self {
        Transport {
            allow_http: policy.allow_http,
            account: OnceLock::new(),
            dry: false,
            shared: Arc::new(Shared {
                shares: Shares::new(policy.quota_dir.clone()),
                policy,
                client: OnceLock::new(),
                gates: Gates::default(),
            }),
        }
    }

    /// The same transport for another profile: connections, gates, counts and policy are shared, `allow_http` and the account are
    /// the profile's own.
    pub fn with(&self, allow_http: bool) -> Self {
        Transport {
            shared: self.shared.clone(),
            allow_http,
            account: OnceLock::new(),
            dry: self.dry,
        }
    }

    /// The same transport for a dry run: each call ends in an error with [`Reason::Rehearsed`](crate::error::Reason::Rehearsed)
    /// that describes it, and nothing is sent.
    pub fn dry(&self) -> Self {
        Transport {
            dry: true,
            ..self.with(self.allow_http)
        }
    }

    /// Holds the calls to an account's addresses to its limits from here on. The first account stays.
    pub fn hold_to(&self, account: Account) {
        let _ = self.account.set(account);
    }

    /// Whether requests to this address would be sent at all.
    ///
    /// # Errors
    /// `Config` for plain http to another machine, where `allow_http` does not allow it.
    pub fn accepts(&self, url: &Url) -> Result<()> {
        address::check(url, false, self.allow_http)
    }

    /// Sends a call and gives the final answer, whatever its status.
    ///
    /// A redirect is followed as [`Call::follow`] says, and otherwise an error, unless [`Call::accept`] holds its status: then it is
    /// an answer like any other, and nothing is followed.
    ///
    /// # Errors
    /// `Network` when nothing was accepted, `UnknownOutcome` when the answer to a `Once` call was lost,
    /// `Protocol` for a redirect or an answer that is cut or over the cap, `RateLimited` when the host asked for a longer pause
    /// before, `Io` when the source failed, `Config` for plain http where it is not allowed.
    pub async fn exchange(&self, call: Call) -> Result<Answer> {
        let operation = call.operation;
        let done = self.run(call, false).await;
        match done.map_err(|error| error.during(operation))? {
            Outcome::Answer(answer) => Ok(answer),
            Outcome::Stream(..) => Err(Error::new(Kind::Protocol, "the answer was not read")),
        }
    }

    /// Sends a call and judges the answer: `words` reads the vendor's wording out of it (`None`: nothing wrong, or not this vendor's
    /// shape). A status outside 2xx is an error in any case, unless [`Call::accept`] holds it: then `words` alone decides.
    ///
    /// # Errors
    /// As [`Transport::exchange`], and the host's refusal with the kind of its status.
    pub async fn send(
        &self,
        call: Call,
        words: impl Fn(&Answer) -> Option<Wording>,
    ) -> Result<Answer> {
        let accept = call.accept.clone();
        let answer = self.exchange(call).await?;
        match self.complaint(&answer, &accept, words) {
            Some(error) => Err(error),
            None => Ok(answer),
        }
    }

    /// Sends a GET and streams the body of its answer. Redirects are followed where the call carries no credentials.
    ///
    /// # Errors
    /// As [`Transport::send`].
    pub async fn download(
        &self,
        mut call: Call,
        words: impl Fn(&Answer) -> Option<Wording>,
    ) -> Result<Download> {
        let operation = call.operation;
        if !call.headers.iter().any(|(name, _)| name == ACCEPT) {
            call = call.header(ACCEPT, HeaderValue::from_static("*/*"));
        }
        let done = self.run(call, true).await;
        match done.map_err(|error| error.during(operation))? {
            Outcome::Stream(download) => Ok(download),
            Outcome::Answer(answer) => Err(self
                .complaint(&answer, &[], words)
                .unwrap_or_else(|| answer.error(Wording::default(), None))),
        }
    }

    /// Waits between two looks at something that takes its time at the host. `why` is told to the person; give it once.
    /// `false`, at once, where no wait is wanted ([`Policy::max_wait`] is zero).
    pub async fn pause(&self, time: Duration, why: Option<&str>) -> bool {
        let policy = &self.shared.policy;
        if policy.max_wait.is_zero() {
            return false;
        }
        if let Some(why) = why {
            policy.progress.note(why);
        }
        policy.clock.sleep(time).await;
        true
    }

    fn complaint(
        &self,
        answer: &Answer,
        accept: &[u16],
        words: impl Fn(&Answer) -> Option<Wording>,
    ) -> Option<Error> {
        let wording = words(answer);
        let fine = answer.status.is_success() || accept.contains(&answer.status.as_u16());
        if fine && wording.is_none() {
            return None;
        }
        let now = self.shared.policy.clock.now();
        let wait = head::asked(answer.status, &answer.headers, now);
        Some(answer.error(wording.unwrap_or_default(), wait))
    }

    /// What the account may send with this token, and what is left of it as far as it was counted here. Nothing is sent or counted.
    pub fn allowances(&self, token: Option<&Secret<String>>) -> Vec<Allowance> {
        let account = self.account.get();
        let Some(url) = account.and_then(|account| account.bases.first()) else {
            return Vec::new();
        };
        let auth = token.map_or(Auth::None, |token| Auth::Bearer(token.clone()));
        let call = Call::get("doctor", url.clone()).auth(auth);
        let left = self.left(&call);
        left.into_iter().map(describe::allowance).collect()
    }

    /// What the account of a call may send, and what is left of it. Nothing is counted.
    fn left(&self, call: &Call) -> Vec<Left> {
        let now = self.shared.policy.clock.now();
        let account = self.account.get();
        account.map_or_else(Vec::new, |account| {
            self.shared.shares.left(account, call, now)
        })
    }

    async fn run(&self, call: Call, streaming: bool) -> Result<Outcome> {
        // Also of a dry run, so that it tells what would come of the real one.
        address::check(&call.url, call.sensitive, self.allow_http)?;
        let mut landed = None;
        let done = self.travel(call, streaming, &mut landed).await;
        match (done, landed) {
            (Ok(Outcome::Answer(mut answer)), landed) => {
                answer.landed = landed;
                Ok(Outcome::Answer(answer))
            }
            (Err(error), Some(Landed { url, taken: true })) => Err(classify::strayed(&url, error)),
            (done, _) => done,
        }
    }

    /// Sends a call, with repeats and redirects. `landed` is where the redirects have led so far.
    async fn travel(
        &self,
        mut call: Call,
        streaming: bool,
        landed: &mut Option<Landed>,
    ) -> Result<Outcome> {
        let policy = &self.shared.policy;
        let mask = Mask::of(&call);
        let mut body = Framed::new(&call.body);
        let mut headers = headers(&call, &body, policy)?;
        if self.dry {
            return Err(describe::rehearsed(&call, &headers, self.left(&call)));
        }
        let (mut tries, mut hops) = (0, 0);
        loop {
            address::check(&call.url, call.sensitive, self.allow_http)?;
            let gate = self.shared.gates.of(&call.url, policy);
            let share = self.shared.shares.of(self.account.get(), &call, streaming);
            let passage = gate.enter(policy, share, call.meter.as_deref()).await?;
            let job = Job {
                client: self.shared.client()?,
                policy,
                call: &call,
                headers: &headers,
                body: &body,
                mask: &mask,
            };
            let wait = match job.run(streaming).await {
                Ok(Reply::Begun(response)) => {
                    passage.answered(response.status(), response.headers());
                    let download = download::begin(response, &call, policy.idle, passage.slot);
                    return Ok(Outcome::Stream(download));
                }
                Ok(Reply::Whole(answer)) => {
                    let now = policy.clock.now();
                    passage.answered(answer.status, &answer.headers);
                    if call.accept.contains(&answer.status.as_u16()) {
                        return Ok(Outcome::Answer(answer));
                    }
                    if answer.status.is_redirection() {
                        follow(&mut call, &answer, &mask, hops, landed)?;
                        body = Framed::new(&call.body);
                        headers = self::headers(&call, &body, policy)?;
                        hops += 1;
                        continue;
                    }
                    let busy = call.busy.and_then(|busy| busy(&answer, tries));
                    match retry::after_answer(&answer, busy, call.repeat, tries, policy, now) {
                        Next::Take => return Ok(Outcome::Answer(answer)),
                        Next::TakeAndClose(wait) => {
                            passage.close(now, wait);
                            return Ok(Outcome::Answer(answer));
                        }
                        Next::AgainAll(wait) => {
                            passage.close(now, wait);
                            Duration::ZERO
                        }
                        Next::Again(wait) => wait,
                    }
                }
                Err(fault) => {
                    job.tell(format!("! {}", fault.error));
                    passage.failed(fault.stage);
                    match retry::after_fault(fault.stage, call.repeat, tries, policy) {
                        Some(wait) => wait,
                        None => return Err(retry::give_up(fault, call.repeat)),
                    }
                }
            };
            tries += 1;
            job.tell(format!("! again, {tries} of {}", policy.retries));
            drop(passage);
            if !wait.is_zero() {
                policy.clock.sleep(wait).await;
            }
            if let Some(meter) = &call.meter {
                meter.restart();
            }
        }
    }
}

/// Goes where an answer leads, and remembers it.
///
/// # Errors
/// As [`address::follow`].
fn follow(
    call: &mut Call,
    answer: &Answer,
    mask: &Mask,
    hops: usize,
    landed: &mut Option<Landed>,
) -> Result<()> {
    let hop = address::follow(call, answer, hops).map_err(|mut error| {
        error.message = mask.text(std::mem::take(&mut error.message));
        error
    })?;
    let before = landed.take().is_some_and(|landed| landed.taken);
    *landed = Some(Landed {
        url: hop.to.clone(),
        taken: before || hop.as_get,
    });
    redirect(call, hop);
    Ok(())
}

/// Makes a call the one that a redirect asks for.
fn redirect(call: &mut Call, hop: Hop) {
    call.url = hop.to;
    if hop.as_get {
        call.method = Method::GET;
        call.body = Body::Empty;
        call.repeat = Repeat::Safe;
        // It has seen the whole body go out, and that stays true.
        call.meter = None;
        call.headers.retain(|(name, _)| name != CONTENT_TYPE);
    } else if let Some(meter) = &call.meter {
        meter.restart();
    }
    if hop.bare {
        call.auth = Auth::None;
        let harmless = [ACCEPT, USER_AGENT];
        call.headers.retain(|(name, _)| harmless.contains(name));
    }
}

enum Outcome {
    Answer(Answer),
    Stream(Download),
}

impl Shared {
    /// The one client. Building it reads the system's certificates (5 ms), so commands that stay offline never do.
    fn client(&self) -> Result<&Client> {
        if let Some(client) = self.client.get() {
            return Ok(client);
        }
        let client = build(&self.policy)?;
        Ok(self.client.get_or_init(|| client))
    }
}

fn build(policy: &Policy) -> Result<Client> {
    // A second installation is refused, which is as good: the first one stands.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut builder = Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
        .http1_only()
        .dns_resolver(Names)
        .connect_timeout(policy.connect.min(policy.idle))
        .pool_idle_timeout(KEEP);
    // Else the system gives up on a silent host after 30 s, whatever `--timeout` says.
    #[cfg(any(target_os = "linux", target_os = "android"))]
    {
        builder = builder.tcp_user_timeout(policy.idle);
    }
    match &policy.proxies {
        Proxies::Environment => {}
        Proxies::Off => builder = builder.no_proxy(),
        Proxies::Only(address) => {
            let proxy = Proxy::all(address).map_err(|error| {
                Error::new(Kind::Config, "the proxy's address is not usable")
                    .because(error.without_url())
            })?;
            builder = builder.proxy(proxy);
        }
    }
    trust::settle(builder)?.build().map_err(|error| {
        let error = error.without_url();
        let root = classify::root(&error);
        let message = format!("the network can't be used: {root}");
        Error::new(Kind::Config, message).because(error)
    })
}

fn headers(call: &Call, body: &Framed, policy: &Policy) -> Result<HeaderMap> {
    let mut headers = HeaderMap::new();
    for (name, value) in &call.headers {
        headers.append(name, value.clone());
    }
    let json = HeaderValue::from_static("application/json");
    headers.entry(ACCEPT).or_insert(json);
    if let Ok(agent) = HeaderValue::from_str(&policy.user_agent) {
        headers.entry(USER_AGENT).or_insert(agent);
    }
    if let Some(mime) = &body.content_type {
        headers.entry(CONTENT_TYPE).or_insert(mime.clone());
    }
    match body.length {
        Some(0) if !matches!(call.method, Method::POST | Method::PUT | Method::PATCH) => {}
        Some(length) => {
            headers.insert(CONTENT_LENGTH, length.into());
        }
        None => {
            headers.remove(CONTENT_LENGTH);
        }
    }
    match &call.auth {
        Auth::None => {}
        Auth::Bearer(token) => {
            let value = credential(&token.clone().map(|token| format!("Bearer {token}")))?;
            headers.insert(AUTHORIZATION, value);
        }
        Auth::Header(name, token) => {
            headers.insert(name, credential(token)?);
        }
    }
    Ok(headers)
}

fn credential(value: &Secret<String>) -> Result<HeaderValue> {
    let mut value = HeaderValue::from_str(value.expose()).map_err(|_| {
        Error::new(Kind::Auth, "the token holds characters that no token has")
            .advice("store it again, without line breaks and quotes")
    })?;
    value.set_sensitive(true);
    Ok(value)
}
