//! How the network is used, from the options of the command line.

use std::sync::Arc;
use std::time::Duration;

use url::Url;

use super::app::App;
use crate::http::{Policy, Trace};
use crate::settings::env;

/// The policy for this run.
pub fn policy(app: &App) -> Policy {
    let idle = Duration::from_secs(app.global.timeout);
    let defaults = Policy::default();
    let max_wait = if app.global.no_wait {
        0
    } else {
        app.global.max_wait
    };
    Policy {
        idle,
        // A host may work on a file for a while once it has it.
        answer: idle * 2,
        retries: app.global.retries,
        max_wait: Duration::from_secs(max_wait),
        progress: Arc::clone(&app.progress),
        quota_dir: Some(app.paths.data_dir.join("quota")),
        trace: trace(app),
        ..defaults
    }
}

/// `-v`: each request on stderr; `-vv`: with headers.
fn trace(app: &App) -> Option<Trace> {
    let streams = app.streams.clone();
    (app.global.verbose > 0).then(|| Trace {
        headers: app.global.verbose > 1,
        sink: Arc::new(move |line: &str| streams.say(line)),
    })
}

/// The variables that name a proxy, the one for https first.
const PROXIES: [&str; 3] = ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"];

/// A variable in the spelling that is set: lower case wins, as in curl.
fn spelled(name: &str) -> Option<String> {
    [name.to_lowercase(), name.to_owned()]
        .iter()
        .find_map(|name| env::read(name)?.into_string().ok())
}

/// The proxies that the environment names, without user and password, and the first variable that holds no address.
pub fn proxies() -> (Vec<String>, Option<&'static str>) {
    let (mut found, mut unusable) = (Vec::new(), None);
    for name in PROXIES {
        let Some(text) = spelled(name) else { continue };
        match shown(&text) {
            Some(shown) => found.push(format!("{name} is {shown}")),
            None => unusable = unusable.or(Some(name)),
        }
    }
    (found, unusable)
}

fn shown(address: &str) -> Option<String> {
    let url = match address.contains("://") {
        true => Url::parse(address),
        false => Url::parse(&format!("http://{address}")),
    };
    let url = url.ok()?;
    let port = url.port().map(|port| format!(":{port}"));
    let host = url.host_str()?;
    Some(format!(
        "{}://{host}{}",
        url.scheme(),
        port.unwrap_or_default()
    ))
}

/// Whether this address is reached through a proxy, as far as the environment tells.
pub fn is_proxied(url: &Url) -> bool {
    let own = match url.scheme() {
        "https" => "HTTPS_PROXY",
        _ => "HTTP_PROXY",
    };
    let named = [own, "ALL_PROXY"]
        .iter()
        .any(|name| spelled(name).is_some_and(|text| shown(&text).is_some()));
    let host = url.host_str().unwrap_or_default();
    named && !spelled("NO_PROXY").is_some_and(|list| is_spared(host, &list))
}

/// Whether a host is in a list as `NO_PROXY` has it: names with what is below them, or `*` for all.
fn is_spared(host: &str, list: &str) -> bool {
    list.split(',').map(str::trim).any(|entry| {
        let name = entry.trim_start_matches("*.").trim_start_matches('.');
        let below = host
            .strip_suffix(name)
            .is_some_and(|rest| rest.ends_with('.'));
        entry == "*" || (!name.is_empty() && (host == name || below))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proxy_is_shown_without_its_password() {
        assert_eq!(
            shown("http://u:secret@p:3128/x").as_deref(),
            Some("http://p:3128")
        );
        assert_eq!(shown("p:8080").as_deref(), Some("http://p:8080"));
        assert_eq!(shown("socks5h://p").as_deref(), Some("socks5h://p"));
        assert_eq!(shown("http://"), None);
    }

    #[test]
    fn hosts_are_spared_with_all_below_them() {
        for (host, list, expected) in [
            ("a.example.org", "example.org", true),
            ("example.org", ".example.org", true),
            ("notexample.org", "example.org", false),
            ("h", "*", true),
            ("h", "", false),
            ("127.0.0.1", "localhost, 127.0.0.1", true),
        ] {
            assert_eq!(is_spared(host, list), expected, "{host} {list}");
        }
    }
}
