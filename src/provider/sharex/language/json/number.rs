//! Numbers of any size.

use std::fmt;

/// A number by its text. Shown as ShareX shows it: a whole number digit for digit, any other in its shortest form.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    shown: String,
    value: f64,
    whole: bool,
}

impl Number {
    /// Reads JSON's numbers, and `NaN`, `Infinity`, a leading sign or point, `0x1f` and `017` (octal).
    pub fn parse(text: &str) -> Option<Self> {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => ("-", rest),
            None => ("", text.strip_prefix('+').unwrap_or(text)),
        };
        if digits.is_empty() {
            return None;
        }
        if let Some(radix) = radix_of(digits) {
            let body = digits
                .trim_start_matches('0')
                .trim_start_matches(['x', 'X']);
            let value = match body {
                "" => 0,
                _ => u64::from_str_radix(body, radix).ok()?,
            };
            return Some(Self::integer(sign, &value.to_string()));
        }
        if digits.bytes().all(|b| b.is_ascii_digit()) {
            return Some(Self::integer(sign, digits));
        }
        let value: f64 = match digits {
            "NaN" => f64::NAN,
            "Infinity" => f64::INFINITY,
            _ if digits
                .bytes()
                .all(|b| matches!(b, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-')) =>
            {
                digits.parse().ok()?
            }
            _ => return None,
        };
        let value = if sign.is_empty() { value } else { -value };
        Some(Self {
            shown: shortest(value),
            value,
            whole: false,
        })
    }

    fn integer(sign: &str, digits: &str) -> Self {
        let digits = digits.trim_start_matches('0');
        let shown = match digits {
            "" => "0".to_owned(),
            _ => format!("{sign}{digits}"),
        };
        Self {
            value: shown.parse().unwrap_or(f64::NAN),
            shown,
            whole: true,
        }
    }

    /// Its value, as near as a float can be.
    pub fn value(&self) -> f64 {
        self.value
    }

    /// Whether it was written as a whole number.
    pub fn is_whole(&self) -> bool {
        self.whole
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

/// 16 for `0x…`, 8 for `0…`, nothing for what is decimal.
fn radix_of(digits: &str) -> Option<u32> {
    let rest = digits.strip_prefix('0')?;
    if rest.starts_with(['x', 'X']) {
        return Some(16);
    }
    (!rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit())).then_some(8)
}

/// .NET's shortest form: exponents from 15 up and from -5 down are written out.
fn shortest(value: f64) -> String {
    if value.is_nan() {
        return "NaN".to_owned();
    }
    if value.is_infinite() {
        return if value > 0.0 { "Infinity" } else { "-Infinity" }.to_owned();
    }
    let scientific = format!("{value:e}");
    let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if (-4..15).contains(&exponent) {
        return value.to_string();
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{digits}E{sign}{:02}", exponent.abs())
}
