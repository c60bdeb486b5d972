//! The one door to the network.
//!
//! A provider describes a [`Call`]; [`Transport`] sends it. Retries, waits, redirects, timeouts and redaction are decided here
//! and nowhere else:
//!
//! | File | What it decides |
//! | --- | --- |
//! | `transport` | the way of a call: gate, attempt, retry, verdict |
//! | `attempt` | one request and its answer: idle watchdog, early answers, the response cap |
//! | `body`, `feed` | how a body is framed, and how a file flows into it |
//! | `retry` | what is sent again, and after which wait |
//! | `pace` | one gate per host: pauses the host asked for, requests in flight |
//! | `quota` | one gate per account: what the host's documents and headers allow in a minute, an hour, a day |
//! | `address` | https, redirects |
//! | `classify` | from a status or a connection's failure to an error's kind |
//! | `describe` | what a dry run tells of a call |
//! | `trust` | whose certificates vouch for a host |
//! | `names` | from a host's name to its addresses |
//! | `redact` | what may be shown of an address, headers, an answer |

mod address;
mod answer;
mod attempt;
mod body;
mod call;
mod classify;
mod describe;
mod download;
mod feed;
mod head;
mod names;
mod pace;
mod policy;
mod quota;
mod redact;
mod retry;
mod transport;
mod trust;

pub use answer::{Answer, Landed, Wording};
pub use call::{Auth, Body, Busy, Call, Follow, Part, Repeat};
pub use head::percent_decode;
pub use policy::{Clock, Policy, Proxies, SystemClock, Trace};
pub use quota::{Account, Counted, Holder, Quota, RateLimit};
pub use redact::Mask;
pub use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
pub use reqwest::{Method, StatusCode};
pub use transport::Transport;
