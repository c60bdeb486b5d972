//! From a status or a connection's failure to an error's kind.

use std::error::Error as StdError;
use std::io;
use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use reqwest::StatusCode;
use url::Url;

use super::redact::{host, place};
use crate::error::{Error, Kind, Reason};

/// The kind of error that a status means, where the provider does not know better.
pub(super) fn kind(status: StatusCode, has_retry_after: bool) -> Kind {
    match status.as_u16() {
        401 | 403 => Kind::Auth,
        404 | 410 => Kind::NotFound,
        429 => Kind::RateLimited,
        503 if has_retry_after => Kind::RateLimited,
        // The host gave up waiting for the request: nothing was processed.
        408 | 425 => Kind::Network,
        400..=499 => Kind::Rejected,
        500..=599 => Kind::Server,
        _ => Kind::Protocol,
    }
}

/// How far an attempt came before it failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// It can't be mended by sending it again: the source failed, the host's certificate is not trusted, the answer is over the cap.
    Final,
    /// The host's name is not known.
    NoName,
    /// No connection.
    Unsent,
    /// The body's last byte was never sent, so nothing can have come of it.
    Partial,
    /// All was sent; no answer came.
    Lost,
    /// The answer began and was cut.
    Cut,
}

/// An attempt that brought no answer.
pub(super) struct Fault {
    pub(super) stage: Stage,
    pub(super) error: Error,
}

impl Fault {
    pub(super) fn new(stage: Stage, error: Error) -> Self {
        Fault { stage, error }
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Fault::new(Stage::Final, error)
    }
}

/// A request for which no connection could be made.
pub(super) fn unsent(url: &Url, error: reqwest::Error) -> Fault {
    let error = error.without_url();
    let host = host(url);
    let root = root(&error);
    let (stage, reason, message) = if error.is_dns() {
        let message = format!("could not find {host}: {root}");
        (Stage::NoName, Reason::NoName, message)
    } else if distrusts(&error) {
        let message = format!("could not trust {host}: {root}");
        (Stage::Final, Reason::NotTrusted, message)
    } else {
        let message = format!("could not connect to {host}: {root}");
        (Stage::Unsent, Reason::Plain, message)
    };
    let told = Error::new(Kind::Network, message).reason(reason);
    Fault::new(stage, told.because(error))
}

/// The host closed the connection before the body's end.
pub(super) fn closed(url: &Url, bytes: u64, error: reqwest::Error) -> Fault {
    let message = format!("{} closed the connection after {}", host(url), size(bytes));
    let error = Error::new(Kind::Network, message)
        .advice("often: the file is too large for the host, or uploading is not allowed")
        .because(error.without_url());
    Fault::new(Stage::Partial, error)
}

/// The network failed before the body's end.
pub(super) fn broken(url: &Url, bytes: u64, error: reqwest::Error) -> Fault {
    let error = error.without_url();
    let message = format!(
        "lost the connection to {} after {}: {}",
        host(url),
        size(bytes),
        root(&error)
    );
    Fault::new(
        Stage::Partial,
        Error::new(Kind::Network, message).because(error),
    )
}

/// Whether the way to the host failed, not the host.
pub(super) fn no_way(error: &reqwest::Error) -> bool {
    chain(error)
        .filter_map(|error| error.downcast_ref::<io::Error>())
        .any(|error| {
            matches!(
                error.kind(),
                io::ErrorKind::TimedOut
                    | io::ErrorKind::HostUnreachable
                    | io::ErrorKind::NetworkUnreachable
                    | io::ErrorKind::NetworkDown
            )
        })
}

/// Nothing moved for too long before the body's end.
pub(super) fn stalled(url: &Url, bytes: u64, idle: Duration) -> Fault {
    let message = format!(
        "{} took no more data for {} after {}",
        host(url),
        seconds(idle),
        size(bytes)
    );
    Fault::new(Stage::Partial, Error::new(Kind::Network, message))
}

/// All was sent and the connection broke.
pub(super) fn lost(url: &Url, error: reqwest::Error) -> Fault {
    let error = error.without_url();
    let message = format!("no answer from {}: {}", host(url), root(&error));
    Fault::new(
        Stage::Lost,
        Error::new(Kind::Network, message).because(error),
    )
}

/// All was sent and no answer came in time.
pub(super) fn silent(url: &Url, limit: Duration) -> Fault {
    let message = format!("no answer from {} within {}", host(url), seconds(limit));
    Fault::new(Stage::Lost, Error::new(Kind::Network, message))
}

/// The answer ended before its announced end.
pub(super) fn cut(url: &Url, error: reqwest::Error) -> Fault {
    let error = error.without_url();
    let message = format!("the answer of {} was cut: {}", host(url), root(&error));
    Fault::new(
        Stage::Cut,
        Error::new(Kind::Protocol, message).because(error),
    )
}

/// The host took the request and led elsewhere, where it went wrong.
pub(super) fn strayed(url: &Url, mut error: Error) -> Error {
    let place = place(url);
    error.message = format!("sent, and the host led on to {place}: {}", error.message);
    error.kind = Kind::UnknownOutcome;
    error
}

/// A download stopped moving.
pub(super) fn stopped(url: &Url, bytes: u64, idle: Duration) -> Error {
    let message = format!(
        "{} sent no more data for {} after {}",
        host(url),
        seconds(idle),
        size(bytes)
    );
    Error::new(Kind::Network, message)
}

fn chain<'a>(
    error: &'a (dyn StdError + 'static),
) -> impl Iterator<Item = &'a (dyn StdError + 'static)> {
    std::iter::successors(Some(error), |error| {
        let error = *error;
        // An io::Error that wraps another error skips it in `source`.
        let wrapped = error
            .downcast_ref::<io::Error>()
            .and_then(io::Error::get_ref)
            .map(|inner| inner as &(dyn StdError + 'static));
        wrapped.or_else(|| error.source())
    })
}

fn distrusts(error: &reqwest::Error) -> bool {
    chain(error).any(|error| {
        matches!(
            error.downcast_ref::<rustls::Error>(),
            Some(rustls::Error::InvalidCertificate(_))
        )
    })
}

/// The sentence of the deepest cause, without the operating system's number.
pub(super) fn root(error: &reqwest::Error) -> String {
    let text = chain(error)
        .last()
        .map(ToString::to_string)
        .unwrap_or_default();
    match text.find(" (os error") {
        Some(end) => text[..end].to_owned(),
        None => text,
    }
}

/// A span for people, never rounded down to nothing.
pub(super) fn seconds(time: Duration) -> String {
    if time < Duration::from_secs(1) {
        format!("{:.1} s", time.as_secs_f64().max(0.1))
    } else {
        format!("{:.0} s", time.as_secs_f64().ceil())
    }
}

/// A time of day for people, in their own zone; with its date where that is not today's.
pub(super) fn moment(time: Timestamp, now: Timestamp) -> String {
    let zone = TimeZone::system();
    let (time, now) = (time.to_zoned(zone.clone()), now.to_zoned(zone));
    let format = match time.date() == now.date() {
        true => "%H:%M:%S",
        false => "%Y-%m-%d %H:%M:%S",
    };
    time.strftime(format).to_string()
}

/// A size for people.
pub(super) fn size(bytes: u64) -> String {
    const MIB: f64 = 1024.0 * 1024.0;
    match bytes {
        0..1024 => format!("{bytes} bytes"),
        1024..1_048_576 => format!("{:.1} KiB", bytes as f64 / 1024.0),
        _ => format!("{:.1} MiB", bytes as f64 / MIB),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_has_its_kind() {
        let cases = [
            (301, Kind::Protocol),
            (400, Kind::Rejected),
            (401, Kind::Auth),
            (402, Kind::Rejected),
            (403, Kind::Auth),
            (404, Kind::NotFound),
            (405, Kind::Rejected),
            (408, Kind::Network),
            (409, Kind::Rejected),
            (410, Kind::NotFound),
            (413, Kind::Rejected),
            (415, Kind::Rejected),
            (422, Kind::Rejected),
            (425, Kind::Network),
            (429, Kind::RateLimited),
            (451, Kind::Rejected),
            (500, Kind::Server),
            (503, Kind::Server),
        ];
        for (status, expected) in cases {
            let status = StatusCode::from_u16(status).unwrap();
            assert_eq!(kind(status, false), expected, "{status}");
        }
        assert_eq!(
            kind(StatusCode::SERVICE_UNAVAILABLE, true),
            Kind::RateLimited
        );
        assert_eq!(kind(StatusCode::BAD_GATEWAY, true), Kind::Server);
    }

    #[test]
    fn a_moment_has_its_date_where_it_is_not_today() {
        let now = Timestamp::from_second(1_700_000_000).unwrap();
        let soon = moment(now, now);
        assert_eq!(soon.len(), "14:03:20".len(), "{soon}");
        let day = Duration::from_secs(24 * 60 * 60);
        let later = moment(now + day, now);
        assert!(
            later.starts_with("2023-11-1") && later.ends_with(&soon),
            "{later}"
        );
    }

    #[test]
    fn spans_and_sizes_are_for_people() {
        assert_eq!(seconds(Duration::from_millis(11_200)), "12 s");
        assert_eq!(seconds(Duration::from_millis(500)), "0.5 s");
        assert_eq!(size(17), "17 bytes");
        assert_eq!(size(5 * 1024 * 1024), "5.0 MiB");
    }
}
