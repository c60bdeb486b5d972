//! Lifetimes in the words of the sites.
//!
//! Chevereto turns what it can't parse into five minutes, and lower case is among that. Versions before 4.2 ignore every span outside
//! a table of their own, so only that table is used.

use jiff::Timestamp;

use super::NAME;
use crate::error::{Error, Result};
use crate::model::Lifetime;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// From here on the table counts in calendar months and years.
const MONTH: u64 = 30 * DAY;

/// What every version understands: seconds, how it is sent, how a person writes it.
const TABLE: &[(u64, &str, &str)] = &[
    (5 * MINUTE, "PT5M", "5m"),
    (15 * MINUTE, "PT15M", "15m"),
    (30 * MINUTE, "PT30M", "30m"),
    (HOUR, "PT1H", "1h"),
    (3 * HOUR, "PT3H", "3h"),
    (6 * HOUR, "PT6H", "6h"),
    (12 * HOUR, "PT12H", "12h"),
    (DAY, "P1D", "1d"),
    (2 * DAY, "P2D", "2d"),
    (3 * DAY, "P3D", "3d"),
    (4 * DAY, "P4D", "4d"),
    (5 * DAY, "P5D", "5d"),
    (6 * DAY, "P6D", "6d"),
    (7 * DAY, "P1W", "1w"),
    (14 * DAY, "P2W", "2w"),
    (21 * DAY, "P3W", "3w"),
    (MONTH, "P1M", "30d"),
    (2 * MONTH, "P2M", "60d"),
    (3 * MONTH, "P3M", "90d"),
    (4 * MONTH, "P4M", "120d"),
    (5 * MONTH, "P5M", "150d"),
    (6 * MONTH, "P6M", "180d"),
    (365 * DAY, "P1Y", "1y"),
];

/// imgbb's limits in seconds.
const IMGBB: std::ops::RangeInclusive<u64> = 60..=15_552_000;

/// As Chevereto takes it.
///
/// # Errors
/// `Usage`, naming the nearest spans, for one that no version is sure to understand.
pub fn duration(span: Lifetime) -> Result<&'static str> {
    let seconds = span.seconds();
    let after = TABLE.partition_point(|(step, ..)| *step < seconds);
    if let Some((step, sent, _)) = TABLE.get(after)
        && *step == seconds
    {
        return Ok(sent);
    }
    let near: Vec<&str> = [after.checked_sub(1), Some(after)]
        .into_iter()
        .flatten()
        .filter_map(|index| TABLE.get(index))
        .map(|(_, _, written)| *written)
        .collect();
    let message = format!("--expire {span}: {NAME} has no such span");
    Err(Error::usage(message)
        .of(NAME)
        .advice(format!("the nearest: {}", near.join(", "))))
}

/// As imgbb takes it.
///
/// # Errors
/// `Usage` outside its limits.
pub fn seconds(span: Lifetime) -> Result<u64> {
    let seconds = span.seconds();
    if IMGBB.contains(&seconds) {
        return Ok(seconds);
    }
    let message = format!("--expire {span}: imgbb takes 1m to 180d");
    Err(Error::usage(message).of(NAME))
}

/// A note where the site does not do what was asked. `created` and `expires` are what it told.
pub fn difference(
    asked: Lifetime,
    created: Option<Timestamp>,
    expires: Option<Timestamp>,
) -> Option<String> {
    let Some(expires) = expires else {
        return Some(format!(
            "the site set no end: the file will not be deleted after {asked}"
        ));
    };
    let asked_seconds = asked.seconds();
    // A month of the calendar has 28 to 31 days.
    let slack = match asked_seconds >= MONTH {
        true => 4 * DAY,
        false => MINUTE,
    };
    let told = expires.as_second() - created?.as_second();
    let apart = told.abs_diff(i64::try_from(asked_seconds).ok()?);
    (apart > slack)
        .then(|| format!("the site will delete the file at {expires}, not after {asked}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str) -> Lifetime {
        text.parse().unwrap()
    }

    #[test]
    fn spans_are_sent_in_the_form_that_every_version_reads() {
        for (text, sent) in [
            ("5m", "PT5M"),
            ("60m", "PT1H"),
            ("24h", "P1D"),
            ("3d", "P3D"),
            ("7d", "P1W"),
            ("2w", "P2W"),
            ("30d", "P1M"),
            ("180d", "P6M"),
            ("1y", "P1Y"),
        ] {
            assert_eq!(duration(span(text)).unwrap(), sent, "{text}");
        }
        for (_, sent, written) in TABLE {
            assert_eq!(duration(span(written)).unwrap(), *sent);
        }
        assert!(TABLE.is_sorted_by_key(|(seconds, ..)| *seconds));
    }

    #[test]
    fn other_spans_are_refused_with_the_nearest_ones() {
        for (text, near) in [
            ("1m", "the nearest: 5m"),
            ("10m", "the nearest: 5m, 15m"),
            ("10d", "the nearest: 1w, 2w"),
            ("2y", "the nearest: 1y"),
        ] {
            let error = duration(span(text)).unwrap_err();
            assert!(
                format!("{:?}", error.reason).contains(near),
                "{text}: {error:?}"
            );
        }
    }

    #[test]
    fn imgbb_takes_seconds_within_its_limits() {
        assert_eq!(seconds(span("1m")).unwrap(), 60);
        assert_eq!(seconds(span("180d")).unwrap(), 15_552_000);
        assert!(seconds(span("181d")).is_err());
    }

    #[test]
    fn what_the_site_told_is_compared() {
        let at = |text: &str| Some(text.parse::<Timestamp>().unwrap());
        let note = |asked, expires| difference(span(asked), at("2026-01-31T12:00:00Z"), expires);
        assert_eq!(note("3d", at("2026-02-03T12:00:00Z")), None);
        assert_eq!(note("30d", at("2026-03-03T12:00:00Z")), None);
        assert!(
            note("3d", at("2026-01-31T12:05:00Z"))
                .unwrap()
                .contains("12:05")
        );
        assert!(note("3d", None).unwrap().contains("no end"));
    }
}
