//! How the values of options are read.

use clap::ValueEnum;
use clap::builder::PossibleValue;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use crate::error::{Error, Result};
use crate::model::{Lifetime, MediaClass, Order, Period, Status, Visibility};

/// Makes a model enum a value of an option, by the names it has already.
macro_rules! choices {
    ($type:ty, $values:expr) => {
        impl ValueEnum for $type {
            fn value_variants<'a>() -> &'a [Self] {
                &$values
            }

            fn to_possible_value(&self) -> Option<PossibleValue> {
                Some(PossibleValue::new(self.name()))
            }
        }
    };
}

choices!(Visibility, Visibility::ALL);
choices!(
    MediaClass,
    [MediaClass::Image, MediaClass::Video, MediaClass::Document]
);
choices!(Order, [Order::Latest, Order::Random]);
choices!(
    Period,
    [
        Period::Day,
        Period::Week,
        Period::Month,
        Period::Year,
        Period::All
    ]
);
choices!(Status, [Status::Active, Status::Trash, Status::All]);

/// `30m`, `12h`, `3d`, `2w`, `1y`.
///
/// # Errors
/// `Usage`
pub fn lifetime(text: &str) -> Result<Lifetime> {
    text.parse()
}

/// Bytes: `1500`, `20k`, `5M`, `1G`, `5MB`, `5MiB`; a letter alone means powers of 1024, as in most tools.
///
/// # Errors
/// `Usage`
pub fn size(text: &str) -> Result<u64> {
    let wrong = || {
        Error::usage(format!(
            "'{text}' is not a size; write bytes, or 20k, 5M, 1G, 5MB"
        ))
    };
    let digits = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let count: u64 = text[..digits].parse().map_err(|_| wrong())?;
    let unit = match text[digits..].to_ascii_lowercase().as_str() {
        "" | "b" => 1,
        "k" | "kib" => 1 << 10,
        "m" | "mib" => 1 << 20,
        "g" | "gib" => 1 << 30,
        "kb" => 1000,
        "mb" => 1_000_000,
        "gb" => 1_000_000_000,
        _ => return Err(wrong()),
    };
    count.checked_mul(unit).ok_or_else(wrong)
}

/// The start of a span of time: a date (its midnight here), a date and time, or how long ago: `3d`.
///
/// # Errors
/// `Usage`
pub fn since(text: &str) -> Result<Timestamp> {
    moment(text, false)
}

/// The end of a span of time: a date counts whole.
///
/// # Errors
/// `Usage`
pub fn until(text: &str) -> Result<Timestamp> {
    moment(text, true)
}

fn moment(text: &str, whole_day: bool) -> Result<Timestamp> {
    let wrong = || {
        Error::usage(format!(
            "'{text}' is not a date; write 2026-01-31, 2026-01-31T18:00, or how long ago: 12h, 3d"
        ))
    };
    let zone = TimeZone::system();
    if let Ok(time) = text.parse::<Timestamp>() {
        return Ok(time);
    }
    if let Ok(ago) = text.parse::<Lifetime>() {
        let seconds = i64::try_from(ago.seconds()).map_err(|_| wrong())?;
        return Timestamp::now()
            .checked_sub(seconds.seconds())
            .map_err(|_| wrong());
    }
    let local = if text.len() <= 10 {
        let date: Date = text.parse().map_err(|_| wrong())?;
        let date = if whole_day {
            date.tomorrow().map_err(|_| wrong())?
        } else {
            date
        };
        date.to_datetime(jiff::civil::Time::midnight())
    } else {
        text.parse::<DateTime>().map_err(|_| wrong())?
    };
    zone.to_timestamp(local).map_err(|_| wrong())
}

/// A time in a zone, for `--at`: with an offset of its own, or in `zone`, or here. Gives the name of the zone it was read in.
///
/// # Errors
/// `Usage`
pub fn at(text: &str, zone: Option<&str>) -> Result<(Timestamp, String)> {
    let wrong = || {
        Error::usage(format!(
            "'{text}' is not a time; write 2026-07-01 09:00, or with an offset 2026-07-01T09:00+02:00"
        ))
    };
    let tz = match zone {
        Some(name) => TimeZone::get(name).map_err(|_| {
            Error::usage(format!(
                "there is no time zone '{name}'; write it like Europe/Vienna"
            ))
        })?,
        None => TimeZone::system(),
    };
    let name = tz.iana_name().unwrap_or("UTC").to_owned();
    if let Ok(time) = text.parse::<Timestamp>() {
        return Ok((time, name));
    }
    let local: DateTime = text.parse().map_err(|_| wrong())?;
    let zoned = tz.to_ambiguous_zoned(local).unambiguous().map_err(|_| {
        Error::usage(format!(
            "{text} does not exist, or exists twice, in {name}; give an offset"
        ))
    })?;
    Ok((zoned.timestamp(), name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        for (text, bytes) in [
            ("1500", 1500),
            ("20k", 20_480),
            ("5MB", 5_000_000),
            ("1GiB", 1 << 30),
        ] {
            assert_eq!(size(text).unwrap(), bytes, "{text}");
        }
        for text in [
            "",
            "k",
            "-1",
            "1.5M",
            "5 MB",
            "99999999999999999999",
            "18446744073709551615k",
        ] {
            assert!(size(text).is_err(), "{text}");
        }
    }

    #[test]
    fn moments() {
        let exact = "2026-01-31T18:00:00Z";
        assert_eq!(since(exact).unwrap().to_string(), exact);
        let day =
            until("2026-01-31").unwrap().as_second() - since("2026-01-31").unwrap().as_second();
        assert_eq!(day, 86_400);
        for text in ["", "yesterday", "2026-13-01", "3"] {
            assert!(since(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_time_is_read_in_its_zone() {
        let (time, zone) = at("2026-07-01 09:00", Some("Europe/Vienna")).unwrap();
        assert_eq!(
            (time.to_string().as_str(), zone.as_str()),
            ("2026-07-01T07:00:00Z", "Europe/Vienna")
        );
        let (time, _) = at("2026-07-01T09:00+05:00", Some("Europe/Vienna")).unwrap();
        assert_eq!(time.to_string(), "2026-07-01T04:00:00Z");
        assert!(
            at("2026-03-29 02:30", Some("Europe/Vienna")).is_err(),
            "in the gap"
        );
        assert!(at("2026-07-01 09:00", Some("Mars/Olympus")).is_err());
        assert!(at("soon", None).is_err());
    }
}
