//! Who may ask. Whoever may can have any file of this account uploaded, and be told its link.
//!
//! Programs of this machine may; with a key, those that know it. A browser's pages may not: a page's request carries the `Origin` of
//! its site, and a site that has its own name resolve to this machine (DNS rebinding) is known by the `Host`.

use hyper::header::{self, HeaderMap, HeaderValue};
use hyper::{Request, StatusCode};
use url::{Host, Url};

use super::Refusal;
use crate::secret::Secret;

/// What requests are measured by.
pub struct Guard {
    /// The key that uploads need.
    pub key: Option<Secret<String>>,
    /// Sites whose pages may upload all the same.
    pub origins: Vec<String>,
}

impl Guard {
    /// Lets in programs of this machine, and pages of those sites alone that are allowed.
    pub(super) fn admit(&self, headers: &HeaderMap) -> Result<(), Refusal> {
        let forbidden = |why: &str| Err(Refusal::new(StatusCode::FORBIDDEN, why));
        let host = headers
            .get(header::HOST)
            .and_then(|host| host.to_str().ok());
        if !host.is_some_and(is_this_machine) {
            return forbidden("this server is 127.0.0.1 or localhost, by no other name");
        }
        match headers.get(header::ORIGIN) {
            // Programs made of a browser say `none`.
            None => match headers.get("sec-fetch-site") {
                Some(site) if site != "none" => forbidden("a browser's pages may not upload"),
                _ => Ok(()),
            },
            Some(_) if self.allowed_origin(headers).is_some() => Ok(()),
            Some(origin) if is_program(origin) => Ok(()),
            Some(_) => forbidden("pages of this site may not upload; --allow-origin lets them"),
        }
    }

    /// The origin of this request, where it is one of the allowed sites.
    pub(super) fn allowed_origin<'a>(&self, headers: &'a HeaderMap) -> Option<&'a HeaderValue> {
        let origin = headers.get(header::ORIGIN)?;
        let allowed = self
            .origins
            .iter()
            .any(|one| one.as_bytes() == origin.as_bytes());
        allowed.then_some(origin)
    }

    /// Lets in whoever knows the key.
    pub(super) fn check_key<B>(&self, request: &Request<B>) -> Result<(), Refusal> {
        let Some(key) = &self.key else {
            return Ok(());
        };
        let given = given_key(request).unwrap_or_default();
        // Compared by their digests, so that the time it takes tells nothing.
        match blake3::hash(given.as_bytes()) == blake3::hash(key.expose().as_bytes()) {
            true => Ok(()),
            false => Err(Refusal::new(StatusCode::UNAUTHORIZED, "Unauthorized")),
        }
    }
}

/// The first place that holds a key decides, as it does with PicGo.
fn given_key<B>(request: &Request<B>) -> Option<String> {
    let headers = request.headers();
    let text = |name: &str| {
        headers
            .get(name)
            .map(|value| value.to_str().unwrap_or_default())
    };
    if let Some(value) = text("authorization") {
        let (scheme, key) = value.trim().split_once(' ')?;
        return scheme
            .eq_ignore_ascii_case("bearer")
            .then(|| key.trim().to_owned());
    }
    if let Some(value) = text("x-picgo-secret") {
        return Some(value.to_owned());
    }
    let query = request.uri().query()?;
    url::form_urlencoded::parse(query.as_bytes())
        .find(|(name, _)| name == "secret" || name == "key")
        .map(|(_, value)| value.into_owned())
}

/// A `Host` that no other machine's name can be.
fn is_this_machine(host: &str) -> bool {
    let Ok(url) = Url::parse(&format!("http://{host}/")) else {
        return false;
    };
    if host.contains('@') {
        return false;
    }
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

/// An origin that stands for a program, such as `app://obsidian.md`, `vscode-webview://…` or an editor's `file://`; a page of the web
/// or of a browser's extension has another, and a page without a site has `null`.
fn is_program(origin: &HeaderValue) -> bool {
    let scheme = origin
        .to_str()
        .ok()
        .and_then(|origin| origin.split_once("://"));
    scheme.is_some_and(|(scheme, _)| {
        let scheme = scheme.to_ascii_lowercase();
        !matches!(
            &*scheme,
            "http" | "https" | "ws" | "wss" | "ftp" | "blob" | "data"
        ) && !scheme.ends_with("-extension")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        let pairs = pairs.iter();
        pairs
            .map(|(name, value)| {
                let name = header::HeaderName::from_static(name);
                (name, HeaderValue::from_str(value).unwrap())
            })
            .collect()
    }

    fn guard(key: Option<&str>) -> Guard {
        Guard {
            key: key.map(|key| Secret::new(key.to_owned())),
            origins: vec!["https://notes.example.org".to_owned()],
        }
    }

    #[test]
    fn only_this_machines_own_names_are_served() {
        for (host, served) in [
            ("127.0.0.1:36677", true),
            ("localhost:36677", true),
            ("LOCALHOST", true),
            ("127.0.0.1", true),
            ("[::1]:36677", true),
            ("evil.example:36677", false),
            ("localhost.evil.example", false),
            ("127.0.0.1.evil.example", false),
            ("evil.example@127.0.0.1", false),
            ("192.0.2.1:36677", false),
            ("0.0.0.0:36677", false),
            ("", false),
        ] {
            let admitted = guard(None).admit(&headers(&[("host", host)])).is_ok();
            assert_eq!(admitted, served, "{host}");
        }
        assert!(guard(None).admit(&headers(&[])).is_err());
    }

    #[test]
    fn pages_are_told_from_programs_by_their_origin() {
        for (origin, served) in [
            ("app://obsidian.md", true),
            ("vscode-webview://1qq", true),
            ("file://", true),
            ("https://notes.example.org", true),
            ("https://evil.example", false),
            ("http://localhost:3000", false),
            ("http://127.0.0.1:36677", false),
            ("null", false),
            ("chrome-extension://abc", false),
            ("moz-extension://abc", false),
            ("", false),
        ] {
            let headers = headers(&[("host", "127.0.0.1"), ("origin", origin)]);
            assert_eq!(guard(None).admit(&headers).is_ok(), served, "{origin}");
        }
        let without = headers(&[("host", "127.0.0.1"), ("sec-fetch-site", "cross-site")]);
        assert!(guard(None).admit(&without).is_err());
    }

    #[test]
    fn the_key_is_taken_from_every_place_that_plug_ins_put_it() {
        for (name, value, query, served) in [
            ("authorization", "Bearer k1", "", true),
            ("authorization", "bearer  k1", "", true),
            ("x-picgo-secret", "k1", "", true),
            ("accept", "*/*", "?secret=k1", true),
            ("accept", "*/*", "?a=b&key=k%31", true),
            ("accept", "*/*", "?key=k2", false),
            ("accept", "*/*", "", false),
            ("authorization", "Basic k1", "", false),
            ("authorization", "Bearer wrong", "?key=k1", false),
        ] {
            let request = Request::builder()
                .uri(format!("/upload{query}"))
                .header(name, value)
                .body(())
                .unwrap();
            let known = guard(Some("k1")).check_key(&request).is_ok();
            assert_eq!(known, served, "{name}: {value} {query}");
            assert!(guard(None).check_key(&request).is_ok());
        }
    }
}
