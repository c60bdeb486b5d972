//! What may be shown of an address, of headers, of an answer.

use std::cell::OnceCell;

use bytes::Bytes;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use url::Url;

use super::call::{Auth, Body, Call, Part};
use crate::secret::secret_parts;

/// Query parameters whose values are harmless.
const PLAIN_PARAMETERS: &[&str] = &[
    "cursor",
    "exclude_tag",
    "exclude_tags",
    "filter",
    "folder",
    "format",
    "height",
    "limit",
    "offset",
    "order",
    "page",
    "per_page",
    "period",
    "size",
    "sort",
    "status",
    "tag",
    "tags",
    "type",
    "width",
];

/// Headers whose values are harmless.
const PLAIN_HEADERS: &[&str] = &[
    "accept",
    "age",
    "allow",
    "cache-control",
    "cf-ray",
    "connection",
    "content-disposition",
    "content-encoding",
    "content-length",
    "content-type",
    "date",
    "retry-after",
    "server",
    "transfer-encoding",
    "user-agent",
    "vary",
    "via",
    "x-ratelimit-limit",
    "x-ratelimit-remaining",
    "x-ratelimit-reset",
    "x-request-id",
];

/// Parts of parameter names that speak of credentials.
const CREDENTIAL_WORDS: &[&str] = &[
    "key",
    "token",
    "secret",
    "sig",
    "pass",
    "auth",
    "credential",
];

/// A secret shorter than this would be found everywhere.
const SHORTEST_SECRET: usize = 4;

/// `host` or `host:port`.
pub(super) fn host(url: &Url) -> String {
    let name = url.host_str().unwrap_or("unknown host");
    match url.port() {
        Some(port) => format!("{name}:{port}"),
        None => name.to_owned(),
    }
}

/// An address without its query, which may be signed, and without the parts of its path that may be secrets.
pub(super) fn place(url: &Url) -> String {
    let path: String = shown_path(url.path()).chars().take(120).collect();
    format!("{}://{}{path}", url.scheme(), host(url))
}

fn shown_path(path: &str) -> String {
    let mut shown = path.to_owned();
    for part in secret_parts(path).into_iter().rev() {
        shown.replace_range(part, "…");
    }
    shown
}

/// An address for people: no user, no fragment, only harmless query values, no part of its path that may be a secret; of a sensitive
/// one the host alone.
pub(super) fn address(url: &Url, sensitive: bool) -> String {
    let origin = format!("{}://{}", url.scheme(), host(url));
    if sensitive {
        return format!("{origin}/…");
    }
    let mut text = format!("{origin}{}", shown_path(url.path()));
    for (index, (name, value)) in url.query_pairs().enumerate() {
        text.push(if index == 0 { '?' } else { '&' });
        text.push_str(&name);
        let plain = PLAIN_PARAMETERS.contains(&name.to_ascii_lowercase().as_str());
        text.push('=');
        text.push_str(if plain { &value } else { "…" });
    }
    text
}

/// A line for each header; values only of harmless ones.
pub(super) fn headers(headers: &HeaderMap) -> impl Iterator<Item = String> + '_ {
    headers
        .iter()
        .map(|(name, shown)| format!("{name}: {}", value(name, shown)))
}

/// A header's value, where it is harmless.
pub(super) fn value<'a>(name: &HeaderName, value: &'a HeaderValue) -> &'a str {
    match value.to_str() {
        Ok(text) if is_plain(name) && !value.is_sensitive() => text,
        _ => "…",
    }
}

fn is_plain(name: &HeaderName) -> bool {
    PLAIN_HEADERS.contains(&name.as_str())
}

/// The credentials of one call, and every spelling in which a host may echo them.
pub struct Mask {
    secrets: Vec<String>,
    /// Most answers are shown to nobody, so this is made by whoever asks first.
    needles: OnceCell<Vec<Vec<u8>>>,
}

impl Mask {
    /// The credentials of a call.
    pub fn of(call: &Call) -> Self {
        let mut secrets: Vec<String> = Vec::new();
        match &call.auth {
            Auth::None => {}
            Auth::Bearer(secret) | Auth::Header(_, secret) => secrets.push(secret.expose().clone()),
        }
        let sensitive = call
            .headers
            .iter()
            .filter(|(_, value)| value.is_sensitive());
        for text in sensitive.filter_map(|(_, value)| value.to_str().ok()) {
            // With and without the scheme's name before it.
            secrets.push(text.to_owned());
            secrets.extend(text.rsplit_once(' ').map(|(_, bare)| bare.to_owned()));
        }
        secrets.extend(call.secrets.iter().map(|secret| secret.expose().clone()));
        secrets.extend(call.url.password().map(str::to_owned));
        let path = call.url.path();
        secrets.extend(
            secret_parts(path)
                .into_iter()
                .map(|part| path[part].to_owned()),
        );
        let named = |name: &str| {
            let name = name.to_ascii_lowercase();
            CREDENTIAL_WORDS.iter().any(|word| name.contains(word))
        };
        let query = call.url.query_pairs().filter(|(name, _)| named(name));
        secrets.extend(query.map(|(_, value)| value.into_owned()));
        match &call.body {
            Body::Multipart(parts) => secrets.extend(parts.iter().filter_map(|part| match part {
                Part::Secret(_, secret) => Some(secret.expose().clone()),
                Part::Text(..) | Part::File(..) => None,
            })),
            Body::Form(pairs) => {
                let pairs = pairs.iter().filter(|(name, _)| named(name));
                secrets.extend(pairs.map(|(_, value)| value.clone()));
            }
            _ => {}
        }
        secrets.retain(|secret| secret.len() >= SHORTEST_SECRET);
        Mask {
            secrets,
            needles: OnceCell::new(),
        }
    }

    fn needles(&self) -> &[Vec<u8>] {
        self.needles.get_or_init(|| {
            let mut needles: Vec<Vec<u8>> = self
                .secrets
                .iter()
                .flat_map(|secret| spellings(secret))
                .collect();
            // The longest first: a secret may be a part of another one.
            needles.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
            needles.dedup();
            needles
        })
    }

    /// The bytes with `[token]` in the place of every credential.
    pub fn bytes(&self, bytes: Bytes) -> Bytes {
        self.needles()
            .iter()
            .fold(bytes, |bytes, needle| replace(bytes, needle))
    }

    /// The same for text.
    pub fn text(&self, text: String) -> String {
        let bytes = self.bytes(Bytes::from(text));
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

/// As it is, as JSON writes it (PHP escapes the slash), as an address writes it.
fn spellings(secret: &str) -> Vec<Vec<u8>> {
    let json = serde_json::Value::from(secret).to_string();
    let json = json[1..json.len() - 1].to_owned();
    let php = json.replace('/', "\\/");
    let address: String = url::form_urlencoded::byte_serialize(secret.as_bytes()).collect();
    [secret.to_owned(), json, php, address]
        .map(String::into_bytes)
        .to_vec()
}

fn replace(bytes: Bytes, needle: &[u8]) -> Bytes {
    let find = |hay: &[u8]| {
        hay.windows(needle.len())
            .position(|window| window == needle)
    };
    let mut rest = &bytes[..];
    let mut out = Vec::new();
    while let Some(at) = find(rest) {
        out.extend_from_slice(&rest[..at]);
        out.extend_from_slice(b"[token]");
        rest = &rest[at + needle.len()..];
    }
    if out.is_empty() {
        return bytes;
    }
    out.extend_from_slice(rest);
    Bytes::from(out)
}

#[cfg(test)]
mod tests {
    use reqwest::Method;
    use reqwest::header::AUTHORIZATION;

    use super::super::call::Repeat;
    use super::*;
    use crate::secret::Secret;

    fn url(text: &str) -> Url {
        Url::parse(text).unwrap()
    }

    fn secret(text: &str) -> Secret<String> {
        Secret::new(text.to_owned())
    }

    fn call(address: &str) -> Call {
        Call::new("test", Method::GET, url(address), Repeat::Safe)
    }

    #[test]
    fn an_address_shows_no_part_of_its_path_that_may_be_a_secret() {
        let hook = format!("https://h.org/api/webhooks/1/{}", "aB3-".repeat(17));
        assert_eq!(
            address(&url(&hook), false),
            "https://h.org/api/webhooks/1/…"
        );
        let bot = "https://api.telegram.org/bot12:aB3/sendDocument";
        let hidden = "https://api.telegram.org/bot12:…/sendDocument";
        assert_eq!(address(&url(bot), false), hidden);
        assert_eq!(place(&url(bot)), hidden);
        let file = "https://h.org/i/00000001-5c1b-4d2e-8f3a-000000000001";
        assert_eq!(address(&url(file), false), file);
        let name = format!("https://h.org/{}.png", "long-".repeat(10));
        assert_eq!(address(&url(&name), false), name);
    }

    #[test]
    fn an_address_shows_only_harmless_query_values() {
        let shown = address(
            &url("https://u:p@h.org:81/a/b?page=2&key=hunter2&X-Amz-Signature=abc#f"),
            false,
        );
        assert_eq!(shown, "https://h.org:81/a/b?page=2&key=…&X-Amz-Signature=…");
        assert_eq!(
            address(&url("https://h.org/del/abc?x=1"), true),
            "https://h.org/…"
        );
    }

    #[test]
    fn headers_are_shown_by_name_and_harmless_ones_by_value() {
        let mut map = HeaderMap::new();
        map.insert("content-type", HeaderValue::from_static("text/html"));
        map.insert("x-api-key", HeaderValue::from_static("hunter2"));
        let mut hidden = HeaderValue::from_static("abc");
        hidden.set_sensitive(true);
        map.insert("date", hidden);
        let lines: Vec<String> = headers(&map).collect();
        assert_eq!(
            lines,
            ["content-type: text/html", "x-api-key: …", "date: …"]
        );
    }

    #[test]
    fn a_credential_is_masked_in_every_spelling() {
        let call = call("https://h.org/").auth(Auth::Bearer(secret("a/b+c\"d")));
        let mask = Mask::of(&call);
        let body = r#"a/b+c"d; {"x":"a/b+c\"d","y":"a\/b+c\"d"} ?t=a%2Fb%2Bc%22d"#;
        assert_eq!(
            mask.text(body.to_owned()),
            r#"[token]; {"x":"[token]","y":"[token]"} ?t=[token]"#
        );
    }

    #[test]
    fn credentials_are_found_wherever_a_call_carries_them() {
        let mut header = HeaderValue::from_static("Basic in-a-header");
        header.set_sensitive(true);
        let call = call("https://user:in-the-url@h.org/services/T1/B1/in-the-path?page=plain-value&api_key=in-the-query")
            .header(AUTHORIZATION, header)
            .body(Body::Multipart(vec![
                Part::Secret("k".to_owned(), secret("in-a-part")),
                Part::Text("t".to_owned(), "plain-text".to_owned()),
            ]));
        let all =
            "in-a-header in-the-url in-the-path in-the-query in-a-part plain-value plain-text";
        assert_eq!(
            Mask::of(&call).text(all.to_owned()),
            "[token] [token] [token] [token] [token] plain-value plain-text"
        );
    }

    #[test]
    fn a_secret_of_few_letters_does_not_eat_the_answer() {
        let call = call("https://h.org/").auth(Auth::Bearer(secret("a")));
        assert_eq!(Mask::of(&call).text("banana".to_owned()), "banana");
    }
}
