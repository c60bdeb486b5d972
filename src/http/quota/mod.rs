//! What a host allows an account in a span of time, kept before the host has to say no.
//!
//! - The limits are the vendor's documented ones (a provider's descriptor), or the profile's own where it sets some. What the host
//!   announces in its answers wins: `X-RateLimit-Limit` replaces the count of the shortest span of requests, a pause that it asks
//!   for holds everybody back. It never lifts a limit that the profile sets.
//! - Windows roll: in no span of that length more is sent than allowed, wherever the host lets its own windows begin. "A day" is
//!   any 24 hours, because no vendor says whose midnight counts; that stays below the limit in every reading.
//! - A request counts from when it begins and, once it is answered, as of its answer: somewhere in between the host counts it.
//! - A file counts as long as the host may have it. One that was refused is none of the day's files.
//! - An account is known by its site and a hash of its credential. All hoist processes of a user that share a data directory count
//!   together; see `store`.

mod state;
mod store;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use reqwest::header::HeaderMap;
use url::{Origin, Url};

use super::call::{Auth, Body, Call, Part};
use super::classify::{moment, seconds};
use super::head;
use super::policy::Policy;
use crate::error::{Error, Kind, Result};
use crate::progress::Meter;
use crate::secret::Secret;
pub(super) use state::Ticket;
use state::{Blocked, Rule};
use store::Store;

/// What a limit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Every call.
    Requests,
    /// Calls that carry a file.
    Files,
}

/// At most so many in a span of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateLimit {
    /// Of what.
    pub counted: Counted,
    /// How many.
    pub most: u32,
    /// In how long.
    pub window: Duration,
}

impl RateLimit {
    /// So many requests in any 60 seconds.
    pub const fn requests_per_minute(most: u32) -> Self {
        RateLimit {
            counted: Counted::Requests,
            most,
            window: MINUTE,
        }
    }

    /// So many requests in any 60 minutes.
    pub const fn requests_per_hour(most: u32) -> Self {
        RateLimit {
            counted: Counted::Requests,
            most,
            window: HOUR,
        }
    }

    /// So many files in any 60 seconds.
    pub const fn files_per_minute(most: u32) -> Self {
        RateLimit {
            counted: Counted::Files,
            most,
            window: MINUTE,
        }
    }

    /// So many files in any 24 hours.
    pub const fn files_per_day(most: u32) -> Self {
        RateLimit {
            counted: Counted::Files,
            most,
            window: DAY,
        }
    }
}

/// `120 requests a minute`
impl std::fmt::Display for RateLimit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let what = match (self.counted, self.most) {
            (Counted::Requests, 1) => "request",
            (Counted::Requests, _) => "requests",
            (Counted::Files, 1) => "file",
            (Counted::Files, _) => "files",
        };
        write!(f, "{} {what} ", self.most)?;
        match self.window {
            MINUTE => f.write_str("a minute"),
            HOUR => f.write_str("an hour"),
            DAY => f.write_str("a day"),
            other => write!(f, "in {}", seconds(other)),
        }
    }
}

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(60 * 60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Whom a vendor's limits are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// Whoever shows a token that begins so; empty: any token.
    Token(&'static str),
    /// Whoever shows none, by network address.
    Guest,
    /// Everybody at one network address together.
    Address,
}

/// The limits that a vendor's documents tell for one kind of holder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quota {
    /// For whom.
    pub holder: Holder,
    /// How much.
    pub limits: &'static [RateLimit],
}

/// A limit, and what is left of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Left {
    /// The limit that applies.
    pub(super) limit: RateLimit,
    /// How many more may be sent right away; `None` where this account has not been seen here.
    pub(super) left: Option<u32>,
}

/// Whose limits a profile's calls are held to.
#[derive(Clone, Debug)]
pub struct Account {
    /// The provider's name, for messages.
    pub provider: &'static str,
    /// The profile's name, by which a state is found again where no token is at hand.
    pub profile: String,
    /// The addresses whose calls count, the one that tells sites apart first.
    pub bases: Vec<Url>,
    /// The documented limits; the first whose holder fits applies.
    pub quotas: &'static [Quota],
    /// The profile's own limit in place of the documented one of a minute; 0: none.
    pub per_minute: Option<u32>,
    /// The profile's own limit of files in place of the documented one of a day; 0: none.
    pub files_per_day: Option<u32>,
}

impl Account {
    /// The limits of a holder with this credential.
    fn rules(&self, credential: Option<&str>) -> Vec<Rule> {
        let fits = |quota: &&Quota| match (quota.holder, credential) {
            (Holder::Token(prefix), Some(token)) => token.starts_with(prefix),
            (Holder::Guest, None) | (Holder::Address, _) => true,
            (Holder::Token(_), None) | (Holder::Guest, Some(_)) => false,
        };
        let documented = self.quotas.iter().find(fits);
        let rules = documented
            .into_iter()
            .flat_map(|quota| quota.limits)
            .map(|limit| Rule::documented(*limit));
        self.own(rules.collect())
    }

    /// The limits with the profile's own in place of others.
    fn own(&self, mut rules: Vec<Rule>) -> Vec<Rule> {
        let minute = |limit: &RateLimit| limit.window == MINUTE;
        let day = |limit: &RateLimit| limit.window == DAY && limit.counted == Counted::Files;
        set(
            &mut rules,
            minute,
            self.per_minute.map(RateLimit::requests_per_minute),
        );
        set(
            &mut rules,
            day,
            self.files_per_day.map(RateLimit::files_per_day),
        );
        rules
    }

    /// How many kinds of token have limits of their own.
    fn holders(&self) -> usize {
        let tokens = self.quotas.iter();
        let tokens = tokens.filter(|quota| matches!(quota.holder, Holder::Token(_)));
        tokens.count()
    }

    /// Whether every credential counts together: where the vendor says so, and where there is only the profile's own limit.
    fn is_one(&self) -> bool {
        let mut holders = self.quotas.iter().map(|quota| quota.holder);
        self.quotas.is_empty() || holders.any(|holder| holder == Holder::Address)
    }

    /// What tells accounts apart, without showing the credential.
    fn key(&self, credential: Option<&str>) -> String {
        let credential = credential.filter(|_| !self.is_one());
        let site = self.bases.first().map(Url::origin);
        let mut hasher = blake3::Hasher::new_derive_key("hoist quota account");
        hasher.update(
            site.map_or_else(String::new, |site| site.ascii_serialization())
                .as_bytes(),
        );
        hasher.update(b"\0");
        hasher.update(credential.unwrap_or_default().as_bytes());
        hasher.finalize().to_hex()[..32].to_owned()
    }

    /// Whether a call is one of those that the host counts. A link that opens for everybody is none.
    fn counts(&self, call: &Call, streaming: bool) -> bool {
        let public = streaming && matches!(call.auth, Auth::None);
        let origin: Origin = call.url.origin();
        !public && self.bases.iter().any(|base| base.origin() == origin)
    }
}

/// Puts the profile's own limit into the place of the documented one.
fn set(rules: &mut Vec<Rule>, fits: impl Fn(&RateLimit) -> bool, own: Option<RateLimit>) {
    let Some(own) = own else { return };
    let place = rules.iter().position(|rule| fits(&rule.limit));
    match (place, own.most) {
        (Some(place), 0) => {
            rules.remove(place);
        }
        (None, 0) => {}
        (Some(place), most) => {
            rules[place].limit.most = most;
            rules[place].own = true;
        }
        (None, _) => rules.push(Rule {
            limit: own,
            own: true,
        }),
    }
}

/// The credential that a call shows.
fn credential(call: &Call) -> Option<&Secret<String>> {
    match (&call.auth, &call.body) {
        (Auth::Bearer(token) | Auth::Header(_, token), _) => Some(token),
        (Auth::None, Body::Multipart(parts)) => parts.iter().find_map(|part| match part {
            Part::Secret(_, token) => Some(token),
            Part::Text(..) | Part::File(..) => None,
        }),
        _ => None,
    }
}

/// Whether a call carries a file.
fn carries_file(call: &Call) -> bool {
    match &call.body {
        Body::File(_) => true,
        Body::Multipart(parts) => parts.iter().any(|part| matches!(part, Part::File(..))),
        _ => false,
    }
}

/// The accounts that this process has used, with what all processes have sent.
pub(super) struct Shares {
    store: Arc<Store>,
    told: Mutex<HashMap<String, Timestamp>>,
}

impl Shares {
    /// `folder` is where processes count together; without one this process counts alone. Nothing is touched yet.
    pub(super) fn new(folder: Option<PathBuf>) -> Self {
        Shares {
            store: Arc::new(Store::new(folder)),
            told: Mutex::default(),
        }
    }

    /// The share of the account that a call is made for; `None` where nothing limits it.
    pub(super) fn of<'a>(
        &'a self,
        account: Option<&'a Account>,
        call: &Call,
        streaming: bool,
    ) -> Option<Share<'a>> {
        let account = account.filter(|account| account.counts(call, streaming))?;
        let credential = credential(call).map(|secret| secret.expose().as_str());
        let rules = account.rules(credential);
        (!rules.is_empty()).then(|| Share {
            account,
            key: account.key(credential),
            rules,
            file: carries_file(call),
            shares: self,
        })
    }

    /// The limits of a call's account and what is left of them. Where only a stand-in for its token is at hand: as of the state
    /// that was written last under the profile's name, else the documented limits, if every token has the same.
    pub(super) fn left(&self, account: &Account, call: &Call, now: Timestamp) -> Vec<Left> {
        let credential = credential(call);
        let known = credential.is_none_or(|secret| !secret.is_stand_in());
        let credential = credential.map(|secret| secret.expose().as_str());
        let state = self.store.look(|key, state| match known {
            true => key == account.key(credential),
            false => state.is_of(&account.profile),
        });
        let rules = match &state {
            Some(state) if !known => account.own(state.rules.clone()),
            None if !known && account.holders() > 1 => Vec::new(),
            _ => account.rules(credential),
        };
        let left = |rule: &Rule| {
            let limit = state
                .as_ref()
                .map_or(rule.limit, |state| state.effective(rule, &rules));
            let left = state.as_ref().map(|state| state.left(&limit, now));
            Left { limit, left }
        };
        rules.iter().map(left).collect()
    }
}

/// One call's view of its account.
pub(super) struct Share<'a> {
    account: &'a Account,
    key: String,
    rules: Vec<Rule>,
    file: bool,
    shares: &'a Shares,
}

/// How an attempt ended, as far as it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counts {
    /// The host took it, or may have.
    Fully,
    /// The host answered no: it has no file of it.
    AsRequest,
    /// It never reached the host.
    NotAtAll,
}

impl Share<'_> {
    /// Counts the call and lets it go, or says how long it has to wait.
    pub(super) fn take(&self, policy: &Policy) -> Result<Ticket, Blocked> {
        let now = policy.clock.now().as_millisecond();
        let (rules, file, profile) = (&self.rules, self.file, &self.account.profile);
        self.shares.store.with(&self.key, policy, |state| {
            state.take(rules, file, profile, now)
        })
    }

    /// Sits out what [`Share::take`] said.
    ///
    /// # Errors
    /// `RateLimited` when that is longer than the policy's patience.
    pub(super) async fn sit_out(
        &self,
        blocked: Blocked,
        policy: &Policy,
        meter: Option<&dyn Meter>,
    ) -> Result<()> {
        let now = policy.clock.now();
        let until = Timestamp::from_millisecond(blocked.until).unwrap_or(now);
        let wait = Duration::try_from(until.duration_since(now)).unwrap_or_default();
        let provider = self.account.provider;
        let why = match blocked.limit {
            Some(limit) => format!("{provider} allows {limit}"),
            None => format!("{provider} asks to wait {}", seconds(wait)),
        };
        let time = moment(until, now);
        if wait > policy.max_wait {
            let least = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
            let mut advice = format!("--max-wait {least} lets hoist wait that long");
            if let Some(limit) = blocked.limit {
                let key = match limit.window {
                    DAY => "; files_per_day in the profile is for accounts that may send more",
                    MINUTE => {
                        "; requests_per_minute in the profile is for accounts that may send more"
                    }
                    _ => "",
                };
                advice.push_str(key);
            }
            let message = format!("{why}; the next one can go at {time}");
            let mut error = Error::new(Kind::RateLimited, message).advice(advice);
            error.retry_after = Some(wait);
            return Err(error);
        }
        if wait >= LONG && self.first_to_tell(until) {
            policy
                .progress
                .note(&format!("{why}; waiting until {time}"));
        }
        if let Some(meter) = meter {
            meter.held(&time);
        }
        policy.clock.sleep(wait).await;
        if let Some(meter) = meter {
            meter.restart();
        }
        Ok(())
    }

    /// Whether nobody has been told of a wait that lasts so long. The end moves by what an answer takes.
    fn first_to_tell(&self, until: Timestamp) -> bool {
        let told = &self.shares.told;
        let mut told = told.lock().unwrap_or_else(PoisonError::into_inner);
        let new = told.get(&self.key).is_none_or(|last| *last + SAME < until);
        if new {
            told.insert(self.key.clone(), until);
        }
        new
    }

    /// Notes how a call ended and what the host said of its limits.
    pub(super) fn settle(
        &self,
        ticket: Ticket,
        counts: Counts,
        headers: Option<&HeaderMap>,
        policy: &Policy,
    ) {
        let now = policy.clock.now();
        let announced = headers.and_then(head::limit);
        let wait = headers.and_then(|headers| head::exhausted(headers, now));
        let wait = wait.filter(|wait| *wait <= policy.max_wait);
        self.shares.store.with(&self.key, policy, |state| {
            state.settle(ticket, counts, announced, now.as_millisecond());
            if let Some(wait) = wait {
                state.close(now.as_millisecond(), wait);
            }
        });
    }

    /// Holds every process back for a while, as the host asked.
    pub(super) fn close(&self, now: Timestamp, wait: Duration, policy: &Policy) {
        self.shares.store.with(&self.key, policy, |state| {
            state.close(now.as_millisecond(), wait);
        });
    }
}

/// Waits below this are not worth a note.
const LONG: Duration = Duration::from_secs(1);

/// An end that is no later than this is the same for people.
const SAME: Duration = Duration::from_secs(5);
