//! Reading what hosts send. Optional fields must not cost the person a link that the host did give.

use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use url::Url;

/// For `#[serde(default, deserialize_with = "tolerant")]`: an optional field of another type than its page promises is `None`.
/// Only for fields that hoist can do without.
pub fn tolerant<'de, D, T>(from: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    let value = Value::deserialize(from)?;
    Ok(serde_json::from_value(value).ok())
}

/// An id that a host writes as a text or as a number.
#[derive(Clone, Debug)]
pub struct Id(pub String);

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        match Value::deserialize(from)? {
            Value::Number(number) => Ok(Id(number.to_string())),
            Value::String(text) => Ok(Id(text)),
            _ => Err(D::Error::custom("an id is a number or a text")),
        }
    }
}

/// The same for a number that some hosts write as text.
pub fn number<'de, D, T>(from: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr,
{
    Ok(match Value::deserialize(from)? {
        Value::Number(number) => number.to_string().parse().ok(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    })
}

/// A link that a person can open: absolute, `http` or `https`.
pub fn web_url(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok()?;
    matches!(url.scheme(), "http" | "https").then_some(url)
}

/// A point in time in RFC 3339 or ISO 8601 with its offset.
pub fn timestamp(text: &str) -> Option<Timestamp> {
    text.parse().ok()
}

/// A point in time without an offset, which the host says is UTC: `2026-01-31 18:00:00`.
pub fn utc(text: &str) -> Option<Timestamp> {
    let time: DateTime = text.parse().ok()?;
    Some(time.to_zoned(TimeZone::UTC).ok()?.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct Count {
        #[serde(default, deserialize_with = "number")]
        count: Option<u32>,
    }

    #[test]
    fn a_number_may_be_text() {
        let count = |text: &str| serde_json::from_str::<Count>(text).unwrap().count;
        assert_eq!(count(r#"{"count": 5}"#), Some(5));
        assert_eq!(count(r#"{"count": "5"}"#), Some(5));
        for text in [
            "{}",
            r#"{"count": "five"}"#,
            r#"{"count": -5}"#,
            r#"{"count": {}}"#,
        ] {
            assert_eq!(count(text), None, "{text}");
        }
    }

    #[test]
    fn a_time_without_offset_is_utc() {
        let time = utc("2024-10-10 19:58:00").unwrap();
        assert_eq!(time.to_string(), "2024-10-10T19:58:00Z");
        assert_eq!(utc("soon"), None);
    }

    #[derive(Deserialize)]
    struct Sample {
        #[serde(default, deserialize_with = "tolerant")]
        width: Option<u32>,
    }

    #[test]
    fn a_field_of_the_wrong_type_is_none() {
        let width = |text: &str| serde_json::from_str::<Sample>(text).unwrap().width;
        assert_eq!(width(r#"{"width": 5}"#), Some(5));
        for text in [
            "{}",
            r#"{"width": null}"#,
            r#"{"width": "5px"}"#,
            r#"{"width": []}"#,
        ] {
            assert_eq!(width(text), None, "{text}");
        }
    }

    #[test]
    fn an_id_is_a_number_or_a_text() {
        let id = |text: &str| serde_json::from_str::<Id>(text).map(|id| id.0).ok();
        assert_eq!(id("2280").as_deref(), Some("2280"));
        assert_eq!(id("\"2280\"").as_deref(), Some("2280"));
        assert_eq!(id("null"), None);
        assert_eq!(id("[1]"), None);
    }

    #[test]
    fn only_web_links_are_links() {
        assert!(web_url("https://cdn.imgpile.com/f/a.jpg").is_some());
        for text in ["/f/a.jpg", "javascript:alert(1)", "file:///etc/passwd", ""] {
            assert_eq!(web_url(text), None, "{text}");
        }
    }
}
