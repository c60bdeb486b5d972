//! Which addresses may be talked to, and what becomes of a redirect.

use reqwest::Method;
use reqwest::header::LOCATION;
use url::{Host, Url};

use super::answer::Answer;
use super::call::{Auth, Call, Follow};
use super::redact::{address, host, place};
use crate::error::{Error, Kind, Reason, Result};
use crate::model::is_local;

/// Most redirects that a download follows.
const MOST_HOPS: usize = 5;

/// Most redirects that an upload follows; as many as .NET does.
const MOST_HOPS_OF_BROWSERS: usize = 50;

/// Refuses plain http to other machines.
///
/// # Errors
/// `Config`, naming the address.
pub(super) fn check(url: &Url, sensitive: bool, allow_http: bool) -> Result<()> {
    match url.scheme() {
        "https" => Ok(()),
        "http" if allow_http || is_loopback(url) => Ok(()),
        "http" => {
            let message = format!(
                "{}: http is not encrypted and would show token and files to everyone on the way",
                address(url, sensitive)
            );
            Err(Error::new(Kind::Config, message).reason(Reason::NotEncrypted))
        }
        other => {
            let message = format!("{other}: only https and http addresses can be used");
            Err(Error::new(Kind::Config, message))
        }
    }
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        Some(Host::Domain(name)) => is_local(name),
        None => false,
    }
}

/// The next step of a way of redirects.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Hop {
    pub(super) to: Url,
    /// The request becomes a GET without body.
    pub(super) as_get: bool,
    /// Headers and credentials stay behind.
    pub(super) bare: bool,
}

/// Where a redirect leads when it may be followed: to http or https, never from https to http, and as [`Follow`] says.
///
/// # Errors
/// `Protocol` for every other redirect, naming its target.
pub(super) fn follow(call: &Call, answer: &Answer, hops: usize) -> Result<Hop> {
    let target = answer
        .headers
        .get(LOCATION)
        .and_then(|value| std::str::from_utf8(value.as_bytes()).ok())
        .and_then(|text| call.url.join(text).ok());
    let refuse = |why: String| {
        Error::new(Kind::Protocol, why)
            .during(call.operation)
            .status(answer.status.as_u16())
    };
    let Some(target) = target else {
        let why = format!("{} redirects to nowhere", host(&call.url));
        return Err(refuse(why));
    };
    let Some(hop) = hop(call, answer.status.as_u16(), &target) else {
        let why = format!("{} redirects to {}", host(&call.url), place(&target));
        let error = refuse(why);
        return Err(match advice(&call.url, &target) {
            Some(advice) => error.advice(advice),
            None => error,
        });
    };
    if !matches!(target.scheme(), "http" | "https") {
        let why = format!(
            "{} redirects to a {} address",
            host(&call.url),
            target.scheme()
        );
        return Err(refuse(why));
    }
    if call.url.scheme() == "https" && target.scheme() == "http" {
        let why = format!(
            "{} redirects from https to http ({})",
            host(&call.url),
            place(&target)
        );
        return Err(refuse(why));
    }
    let most = match call.follow {
        Follow::Plain => MOST_HOPS,
        Follow::Browser => MOST_HOPS_OF_BROWSERS,
    };
    if hops >= most {
        let why = format!("{} redirects more than {most} times", host(&call.url));
        return Err(refuse(why));
    }
    Ok(hop)
}

/// How the redirect is followed; `None` where it may not be.
fn hop(call: &Call, status: u16, target: &Url) -> Option<Hop> {
    let reads = matches!(call.method, Method::GET | Method::HEAD);
    let to = target.clone();
    match call.follow {
        Follow::Plain => (reads && !has_credentials(call)).then_some(Hop {
            to,
            as_get: false,
            bare: false,
        }),
        Follow::Browser => {
            let home = is_same_host(&call.url, target);
            // A site that only spells its address otherwise has not looked at the body.
            let respelled = home && bare_path(&call.url) == bare_path(target);
            let repeats = match status {
                303 => false,
                301 | 302 => call.method != Method::POST || respelled,
                _ => true,
            };
            let as_get = !reads && !repeats;
            // What a person gives to one host is not for another.
            (reads || as_get || home).then_some(Hop {
                to,
                as_get,
                bare: !home,
            })
        }
    }
}

/// The same origin, or the encrypted door of the same host.
fn is_same_host(from: &Url, to: &Url) -> bool {
    let encrypts = from.scheme() == "http" && to.scheme() == "https";
    let usual = |url: &Url| url.port().is_none();
    from.origin() == to.origin()
        || (encrypts && usual(from) && usual(to) && from.host() == to.host())
}

fn bare_path(url: &Url) -> &str {
    url.path().trim_end_matches('/')
}

fn has_credentials(call: &Call) -> bool {
    !matches!(call.auth, Auth::None)
        || !call.url.username().is_empty()
        || call.url.password().is_some()
        || call.headers.iter().any(|(_, value)| value.is_sensitive())
}

/// What is usually wrong with the address of a site that redirects.
fn advice(from: &Url, to: &Url) -> Option<&'static str> {
    let bare = |url: &Url| {
        let name = url.host_str().unwrap_or_default();
        name.strip_prefix("www.").unwrap_or(name).to_owned()
    };
    if bare(from) != bare(to) {
        return Some("if that is the right host, put its address into the profile");
    }
    if from.scheme() == "http" && to.scheme() == "https" {
        return Some("write https:// in the profile's url");
    }
    if from.host_str() != to.host_str() {
        return Some(
            "the profile's url must name the host as it calls itself, with or without www.",
        );
    }
    if bare_path(from) == bare_path(to) {
        return Some("check the final slash of the profile's url");
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_is_for_this_machine() {
        let ok = |text: &str| check(&Url::parse(text).unwrap(), false, false).is_ok();
        assert!(ok("https://pics.example.org/"));
        assert!(ok("http://127.0.0.1:8080/"));
        assert!(ok("http://127.9.9.9/"));
        assert!(ok("http://[::1]/"));
        assert!(ok("http://localhost:1/"));
        assert!(ok("http://pics.localhost/"));
        assert!(!ok("http://localhost.example.org/"));
        assert!(!ok("http://128.0.0.1/"));
        assert!(!ok("http://pics.example.org/"));
        assert!(!ok("ftp://pics.example.org/"));
    }

    #[test]
    fn the_way_out_of_plain_http_is_named() {
        let url = Url::parse("http://pics.example.org/api?token=abc").unwrap();
        let error = check(&url, false, false).unwrap_err();
        assert_eq!(error.kind, Kind::Config);
        assert!(error.message.contains("http://pics.example.org/api"));
        assert!(!error.message.contains("abc"));
        assert_eq!(error.reason, Reason::NotEncrypted);
        assert!(check(&url, false, true).is_ok());
    }

    #[test]
    fn advice_names_what_differs() {
        let advice = |from: &str, to: &str| {
            advice(&Url::parse(from).unwrap(), &Url::parse(to).unwrap()).unwrap_or_default()
        };
        assert!(advice("http://a.org/x", "https://a.org/x").contains("https://"));
        assert!(advice("https://a.org/x", "https://www.a.org/x").contains("www."));
        assert!(advice("https://a.org/x", "https://a.org/x/").contains("final slash"));
        assert!(advice("https://a.org/x", "https://b.org/x").contains("right host"));
        assert_eq!(advice("https://a.org/x", "https://a.org/login"), "");
    }
}
