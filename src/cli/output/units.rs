//! Sizes and times for people.

use jiff::Timestamp;

/// A size for people: `512 B`, `1.2 MiB`.
pub fn size(bytes: u64) -> String {
    const UNITS: [&str; 6] = ["KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];
    if bytes < 1024 {
        return format!("{bytes} B");
    }
    let mut value = bytes as f64 / 1024.0;
    let mut unit = 0;
    // 1023.95 would be shown as 1024.0.
    while value >= 1023.95 && unit + 1 < UNITS.len() {
        value /= 1024.0;
        unit += 1;
    }
    format!("{value:.1} {}", UNITS[unit])
}

/// How long ago a time was, or how far off it is: `3 min ago`, `in 2 h`; beyond 30 days its date in UTC.
pub fn ago(then: Timestamp, now: Timestamp) -> String {
    const MINUTE: i64 = 60;
    const HOUR: i64 = 60 * MINUTE;
    const DAY: i64 = 24 * HOUR;
    let passed = now.as_second() - then.as_second();
    let amount = match passed.abs() {
        0..5 => return "now".to_owned(),
        seconds @ 5..MINUTE => format!("{seconds} s"),
        seconds @ MINUTE..HOUR => format!("{} min", seconds / MINUTE),
        seconds @ HOUR..DAY => format!("{} h", seconds / HOUR),
        seconds if seconds < 2 * DAY => "1 day".to_owned(),
        seconds if seconds < 30 * DAY => format!("{} days", seconds / DAY),
        _ => return then.strftime("%Y-%m-%d").to_string(),
    };
    if passed > 0 {
        format!("{amount} ago")
    } else {
        format!("in {amount}")
    }
}

/// A time for scripts: RFC 3339, UTC, whole seconds.
pub fn rfc3339(time: Timestamp) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        for (bytes, shown) in [
            (0, "0 B"),
            (1023, "1023 B"),
            (1024, "1.0 KiB"),
            (1_258_291, "1.2 MiB"),
            (1_048_575, "1.0 MiB"),
            (u64::MAX, "16.0 EiB"),
        ] {
            assert_eq!(size(bytes), shown);
        }
    }

    #[test]
    fn times_near_and_far() {
        let now: Timestamp = "2026-01-07T12:00:00Z".parse().unwrap();
        for (then, shown) in [
            ("2026-01-07T11:59:58Z", "now"),
            ("2026-01-07T11:59:20Z", "40 s ago"),
            ("2026-01-07T11:57:00Z", "3 min ago"),
            ("2026-01-07T02:00:00Z", "10 h ago"),
            ("2026-01-06T11:00:00Z", "1 day ago"),
            ("2025-12-20T11:00:00Z", "18 days ago"),
            ("2025-06-01T11:00:00Z", "2025-06-01"),
            ("2026-01-07T14:30:00Z", "in 2 h"),
        ] {
            assert_eq!(ago(then.parse().unwrap(), now), shown);
        }
    }

    #[test]
    fn a_time_for_scripts_has_whole_seconds() {
        assert_eq!(
            rfc3339("2026-01-07T12:34:56.789Z".parse().unwrap()),
            "2026-01-07T12:34:56Z"
        );
    }
}
