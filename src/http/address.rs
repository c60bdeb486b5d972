//! Which addresses may be talked to, and what becomes of a redirect.

use reqwest::Method;
use reqwest::header::LOCATION;
use url::{Host, Url};

use super::answer::Answer;
use super::call::{Auth, Call};
use super::redact::{address, host};
use crate::error::{Error, Kind, Result};

/// Most redirects that a download follows.
pub(super) const MOST_HOPS: usize = 5;

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
            Err(Error::new(Kind::Config, message)
                .advice("use https://, or set allow_http = true in the profile"))
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
        Some(Host::Domain(name)) => name.eq_ignore_ascii_case("localhost"),
        None => false,
    }
}

/// Where a redirect leads when it may be followed: a GET that carries no credentials, to http or https, never from https to http.
///
/// # Errors
/// `Protocol` for every other redirect, naming its target.
pub(super) fn follow(call: &Call, answer: &Answer, hops: usize) -> Result<Url> {
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
    let may_follow = matches!(call.method, Method::GET | Method::HEAD) && !has_credentials(call);
    if !may_follow {
        let why = format!("{} redirects to {}", host(&call.url), place(&target));
        let error = refuse(why);
        return Err(match advice(&call.url, &target) {
            Some(advice) => error.advice(advice),
            None => error,
        });
    }
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
    if hops >= MOST_HOPS {
        let why = format!("{} redirects more than {MOST_HOPS} times", host(&call.url));
        return Err(refuse(why));
    }
    Ok(target)
}

fn has_credentials(call: &Call) -> bool {
    !matches!(call.auth, Auth::None)
        || !call.url.username().is_empty()
        || call.url.password().is_some()
        || call.headers.iter().any(|(_, value)| value.is_sensitive())
}

/// A target without its query, which may be signed.
fn place(url: &Url) -> String {
    let path: String = url.path().chars().take(120).collect();
    format!("{}://{}{path}", url.scheme(), host(url))
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
    if from.path().trim_end_matches('/') == to.path().trim_end_matches('/') {
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
        assert!(format!("{:?}", error.reason).contains("allow_http = true"));
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
