//! How Chevereto and its forks word a refusal: HTTP 400 for everything, the reason in `error.code` and `error.message`.
//!
//! Codes have several meanings, and most messages go through the site's translation, so a message decides only where it is one that
//! is never translated, or where its English beginning is there.

use std::time::Duration;

use super::Flavour;
use super::wire::{Failure, Reply};
use crate::error::{Kind, Reason};
use crate::http::{Answer, Wording};

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3600);
const DAY: Duration = Duration::from_secs(86_400);

/// The code of a request without a file, and of too many requests.
const EMPTY_OR_FLOOD: i64 = 130;

/// Two uploads got in each other's way.
const COLLISION: i64 = 666;

/// The refusal in an answer, whatever its status.
pub fn failure(answer: &Answer) -> Option<Failure> {
    let reply: Reply = serde_json::from_slice(&answer.body).ok()?;
    reply.error
}

/// Whether a refusal says only that the request has no file, which a wrong key is not told.
pub fn misses_file(failure: &Failure) -> bool {
    failure.code == Some(EMPTY_OR_FLOOD) && !is_flood(failure)
}

/// How long the site wants to be left alone; see [`crate::http::Call::busy`]. What a minute did not mend is a longer limit.
pub fn busy(answer: &Answer, tries: u32) -> Option<Duration> {
    let failure = failure(answer)?;
    if failure.code == Some(COLLISION) {
        return (tries == 0).then_some(Duration::from_millis(500));
    }
    if !is_flood(&failure) {
        return None;
    }
    let message = failure.message.unwrap_or_default().to_lowercase();
    let spans = [
        ("hour", HOUR),
        ("day", DAY),
        ("week", 7 * DAY),
        ("month", 30 * DAY),
    ];
    let named = spans
        .iter()
        .find(|(name, _)| message.contains(&format!("per {name}")));
    Some(match named {
        Some((_, span)) => *span,
        None if tries == 0 => MINUTE,
        None => HOUR,
    })
}

/// The wording of a refusal.
pub fn wording(answer: &Answer, flavour: Flavour, profile: &str) -> Option<Wording> {
    let failure = failure(answer)?;
    let (kind, reason) = match answer.status.as_u16() {
        200..=299 | 400 => judge(&failure, flavour, profile),
        _ => (None, None),
    };
    Some(Wording {
        message: failure.message.unwrap_or_default(),
        kind,
        reason,
        ..Wording::default()
    })
}

fn judge(failure: &Failure, flavour: Flavour, profile: &str) -> (Option<Kind>, Option<Reason>) {
    if is_flood(failure) {
        return (Some(Kind::RateLimited), None);
    }
    let begins = |head: &str| {
        let message = failure.message.as_deref().unwrap_or_default();
        message.to_lowercase().contains(head)
    };
    let refused = || Reason::TokenRefused {
        profile: profile.to_owned(),
    };
    let advice = |text: &str| Some(Reason::Advice(text.to_owned()));
    match failure.code {
        Some(100) => (Some(Kind::Auth), Some(refused())),
        Some(0) if begins("public key") => (Some(Kind::Auth), Some(refused())),
        Some(401) => {
            let text =
                "the key is known, but the site lets nobody or not everybody upload with one";
            (Some(Kind::Auth), advice(text))
        }
        Some(101..=103) if flavour != Flavour::Imgbb => {
            let text = "the site refuses the same file from one address for 24 hours and does not tell its link; \
                        an upload that broke off may have been the first";
            let reason = Reason::Duplicate(text.to_owned());
            (Some(Kind::Rejected), Some(reason))
        }
        Some(110) => (Some(Kind::Config), advice("check the profile's url")),
        Some(120) if !begins("base64") => (Some(Kind::Config), advice("check the profile's url")),
        Some(EMPTY_OR_FLOOD) => {
            let text = "the file did not arrive: it may be larger than the site's server accepts";
            (Some(Kind::Rejected), advice(text))
        }
        Some(COLLISION) => {
            let text = "another upload got in the way; send it again";
            (Some(Kind::RateLimited), advice(text))
        }
        _ => (None, None),
    }
}

/// `Empty upload source` is never translated, so any other message with its code is about the flood limit. imgbb's has the code of a
/// wrong key.
fn is_flood(failure: &Failure) -> bool {
    let message = failure
        .message
        .as_deref()
        .unwrap_or_default()
        .to_lowercase();
    let empty = message.is_empty() || message.contains("empty upload source");
    message.contains("flooding")
        || message.starts_with("rate limit reached")
        || (failure.code == Some(EMPTY_OR_FLOOD) && !empty)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::{HeaderMap, StatusCode};

    fn answer(status: u16, body: &str) -> Answer {
        Answer {
            operation: "upload",
            status: StatusCode::from_u16(status).unwrap(),
            headers: HeaderMap::new(),
            body: body.to_owned().into(),
            landed: None,
        }
    }

    fn refusal(code: &str, message: &str) -> Answer {
        let body = format!(
            r#"{{"status_code":400,"error":{{"message":"{message}","code":{code}}},"status_txt":"Bad Request"}}"#
        );
        answer(400, &body)
    }

    fn kind(code: &str, message: &str) -> Option<Kind> {
        wording(&refusal(code, message), Flavour::V4, "p")
            .unwrap()
            .kind
    }

    #[test]
    fn codes_have_their_kinds() {
        for (code, message, expected) in [
            ("100", "Invalid API key.", Some(Kind::Auth)),
            ("0", "API V1 public key can't be null.", Some(Kind::Auth)),
            ("0", "getimagesize(): Error reading", None),
            ("401", "Request denied", Some(Kind::Auth)),
            ("101", "Duplicated upload", Some(Kind::Rejected)),
            ("110", "Invalid API version.", Some(Kind::Config)),
            ("120", "Invalid API action.", Some(Kind::Config)),
            ("120", "Invalid base64 string.", None),
            ("130", "Empty upload source", Some(Kind::Rejected)),
            ("130", "Per daug!", Some(Kind::RateLimited)),
            ("100", "Rate limit reached.", Some(Kind::RateLimited)),
            ("666", "Concurrency: x", Some(Kind::RateLimited)),
            ("400", "File too big - max 2 MB", None),
            ("313", "File too big - max 500 KB", None),
            ("\"22007\"", "Invalid datetime", None),
            ("null", "Odd", None),
            ("\"HY000\"", "Odd", None),
        ] {
            assert_eq!(kind(code, message), expected, "{code} {message}");
        }
    }

    #[test]
    fn imgbbs_ban_is_no_duplicate() {
        let answer = refusal("103", "You have been forbidden to use this website.");
        assert_eq!(wording(&answer, Flavour::Imgbb, "p").unwrap().reason, None);
        let reason = wording(&answer, Flavour::V4, "p").unwrap().reason;
        assert!(matches!(reason, Some(Reason::Duplicate(_))));
    }

    #[test]
    fn a_refusal_under_a_status_that_says_yes_is_one() {
        let body = r#"{"status_code":400,"error":{"message":"Invalid API key.","code":100}}"#;
        let told = wording(&answer(200, body), Flavour::V4, "p").unwrap();
        assert_eq!(told.kind, Some(Kind::Auth));
        assert_eq!(told.message, "Invalid API key.");
        assert!(wording(&answer(200, "<html>"), Flavour::V4, "p").is_none());
        assert!(wording(&answer(200, r#"{"status_code":200}"#), Flavour::V4, "p").is_none());
    }

    #[test]
    fn waits_fit_the_limit_that_was_named() {
        let wait = |message: &str, tries| busy(&refusal("130", message), tries);
        let flood =
            |period: &str| format!("Flooding detected. You can only upload 50 images per {period}");
        assert_eq!(wait(&flood("minute"), 0), Some(MINUTE));
        assert_eq!(wait(&flood("minute"), 1), Some(HOUR));
        assert_eq!(wait(&flood("hour"), 0), Some(HOUR));
        assert_eq!(wait(&flood("day"), 0), Some(DAY));
        assert_eq!(wait("Per daug!", 0), Some(MINUTE));
        assert_eq!(wait("Empty upload source", 0), None);
        let collision = refusal("666", "Concurrency: x");
        assert!(busy(&collision, 0).is_some());
        assert_eq!(busy(&collision, 1), None);
        assert_eq!(busy(&refusal("100", "Invalid API key."), 0), None);
    }
}
