//! What an answer's headers say about waiting and names.

use std::time::Duration;

use jiff::Timestamp;
use reqwest::StatusCode;
use reqwest::header::{CONTENT_DISPOSITION, CONTENT_TYPE, HeaderMap, RETRY_AFTER};

/// A reset above this is a point in time (Unix seconds), below it a span. 2001 as a point, 31 years as a span.
const POINT_IN_TIME: i64 = 1_000_000_000;

/// How long the host asks to wait, from `Retry-After` in either of its forms. A date that has passed is no wait.
fn retry_after(headers: &HeaderMap, now: Timestamp) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse::<u64>() {
        return Some(Duration::from_secs(seconds));
    }
    let date = jiff::fmt::rfc2822::parse(text).ok()?;
    Some(until(now, date.timestamp()))
}

/// How long a refusal asks to wait: `Retry-After`, or for a 429 without it the rate limit's reset.
pub(super) fn asked(status: StatusCode, headers: &HeaderMap, now: Timestamp) -> Option<Duration> {
    let reset = || match status {
        StatusCode::TOO_MANY_REQUESTS => reset(headers, now),
        _ => None,
    };
    retry_after(headers, now).or_else(reset)
}

/// How long until the host's rate limit starts afresh, when nothing of it remains.
pub(super) fn exhausted(headers: &HeaderMap, now: Timestamp) -> Option<Duration> {
    (number(headers, "x-ratelimit-remaining")? <= 0).then_some(())?;
    reset(headers, now)
}

/// How many requests the host says it allows.
pub(super) fn limit(headers: &HeaderMap) -> Option<u32> {
    let limit = u32::try_from(number(headers, "x-ratelimit-limit")?).ok()?;
    (limit > 0).then_some(limit)
}

/// How long until the host's rate limit starts afresh.
fn reset(headers: &HeaderMap, now: Timestamp) -> Option<Duration> {
    let reset = number(headers, "x-ratelimit-reset")?;
    if reset >= POINT_IN_TIME {
        let point = Timestamp::from_second(reset).ok()?;
        return Some(until(now, point));
    }
    u64::try_from(reset).ok().map(Duration::from_secs)
}

fn number(headers: &HeaderMap, name: &str) -> Option<i64> {
    headers.get(name)?.to_str().ok()?.trim().parse().ok()
}

fn until(now: Timestamp, point: Timestamp) -> Duration {
    Duration::try_from(point.duration_since(now)).unwrap_or_default()
}

/// The MIME type without its parameters.
pub(super) fn mime(headers: &HeaderMap) -> Option<String> {
    let text = headers.get(CONTENT_TYPE)?.to_str().ok()?;
    let mime = text.split(';').next()?.trim();
    (!mime.is_empty()).then(|| mime.to_ascii_lowercase())
}

/// The file name of `Content-Disposition`; `filename*` wins over `filename`.
pub(super) fn file_name(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(CONTENT_DISPOSITION)?.as_bytes();
    let text = String::from_utf8_lossy(value);
    let mut plain = None;
    for (name, value) in parameters(&text) {
        if name.eq_ignore_ascii_case("filename*") {
            // charset'language'text
            let encoded = value.splitn(3, '\'').nth(2)?;
            return Some(percent_decode(encoded));
        }
        if name.eq_ignore_ascii_case("filename") {
            plain.get_or_insert(value);
        }
    }
    plain.filter(|name| !name.is_empty())
}

/// The parameters behind a header's first `;`, values without quotes.
fn parameters(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = text.split_once(';').map_or("", |(_, rest)| rest);
    while let Some((name, tail)) = rest.split_once('=') {
        let name = name.trim_matches([' ', '\t', ';']).to_owned();
        let tail = tail.trim_start();
        let (value, end) = match tail.strip_prefix('"') {
            Some(quoted) => {
                let mut value = String::new();
                let mut end = tail.len();
                let mut escaped = false;
                for (at, c) in quoted.char_indices() {
                    match c {
                        '"' if !escaped => {
                            end = at + 2;
                            break;
                        }
                        '\\' if !escaped => escaped = true,
                        other => {
                            value.push(other);
                            escaped = false;
                        }
                    }
                }
                (value, end)
            }
            None => {
                let end = tail.find(';').unwrap_or(tail.len());
                (tail[..end].trim().to_owned(), end)
            }
        };
        found.push((name, value));
        rest = &tail[end..];
    }
    found
}

/// The plain text of a percent-encoded one. What is no code, or no UTF-8 when it is decoded, is kept or replaced by `\u{FFFD}`.
pub fn percent_decode(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = tail.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match (first, hex.and_then(|hex| u8::from_str_radix(hex, 16).ok())) {
            (b'%', Some(byte)) => {
                out.push(byte);
                rest = &tail[2..];
            }
            _ => {
                out.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use reqwest::header::{HeaderName, HeaderValue};

    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| {
                let value = HeaderValue::from_bytes(value.as_bytes()).unwrap();
                (HeaderName::from_static(name), value)
            })
            .collect()
    }

    fn now() -> Timestamp {
        // Sun, 06 Nov 1994 08:49:37 GMT
        Timestamp::from_second(784_111_777).unwrap()
    }

    #[test]
    fn retry_after_is_read_in_both_forms() {
        let wait = |text: &str| retry_after(&headers(&[("retry-after", text)]), now());
        assert_eq!(wait("12"), Some(Duration::from_secs(12)));
        assert_eq!(
            wait("Sun, 06 Nov 1994 08:49:59 GMT"),
            Some(Duration::from_secs(22))
        );
        assert_eq!(wait("Sun, 06 Nov 1994 08:00:00 GMT"), Some(Duration::ZERO));
        assert_eq!(wait("soon"), None);
        assert_eq!(wait("-1"), None);
        assert_eq!(retry_after(&HeaderMap::new(), now()), None);
    }

    #[test]
    fn a_reset_is_a_span_or_a_point_by_its_size() {
        let wait = |remaining: &str, reset: &str| {
            let now = Timestamp::from_second(1_700_000_000).unwrap();
            exhausted(
                &headers(&[
                    ("x-ratelimit-remaining", remaining),
                    ("x-ratelimit-reset", reset),
                ]),
                now,
            )
        };
        assert_eq!(wait("0", "30"), Some(Duration::from_secs(30)));
        assert_eq!(wait("0", "1700000042"), Some(Duration::from_secs(42)));
        assert_eq!(wait("0", "1600000000"), Some(Duration::ZERO));
        assert_eq!(wait("1", "30"), None);
        assert_eq!(wait("0", "-5"), None);
        assert_eq!(wait("0", "99999999999999999"), None);
    }

    #[test]
    fn a_file_name_is_read_in_the_forms_hosts_use() {
        let name = |text: &str| file_name(&headers(&[("content-disposition", text)]));
        assert_eq!(
            name("attachment; filename=cat.png").as_deref(),
            Some("cat.png")
        );
        assert_eq!(
            name(r#"inline; filename="a \"b\"; c.png"; size=3"#).as_deref(),
            Some("a \"b\"; c.png")
        );
        assert_eq!(
            name("attachment; filename=\"x.png\"; filename*=UTF-8''%e2%82%ac%20rates%zz")
                .as_deref(),
            Some("€ rates%zz")
        );
        assert_eq!(
            name("attachment; filename=\"é.png\"").as_deref(),
            Some("é.png")
        );
        assert_eq!(name("attachment; filename=\"open").as_deref(), Some("open"));
        assert_eq!(name("attachment; filename=\"\""), None);
        assert_eq!(name("inline"), None);
        assert_eq!(name("inline; filename*=x"), None);
    }
}
