//! Name tokens: `%y`, `%guid`, `%rn{8}`. Case-sensitive, without an end mark; the longest name wins.

use super::scope::{Identity, Scope};
use super::words;
use crate::error::Result;

/// Most characters that one token may yield.
const LONGEST: usize = 1024;

/// A token as it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// As written, from the `%` to its arguments' brace.
    pub spelling: String,
    /// What it stands for.
    pub kind: Kind,
}

/// What a token stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    Year,
    Year2,
    Month,
    MonthName,
    Day,
    Hour,
    Minute,
    Second,
    Millisecond,
    Meridiem,
    Weekday,
    Week,
    Unix,
    /// Random characters of an alphabet.
    Random(&'static str, usize),
    Emoji(usize),
    Guid,
    GuidUpper,
    Adjective,
    Animal,
    /// A random line of a local file.
    LineOf(String),
    /// A counter that starts anew for every run, with at least so many digits.
    Counter(usize),
    Identity(Identity),
    /// Sizes of an image that is not known here.
    Nothing,
    Break,
}

const DIGITS: &str = "0123456789";
const ALPHANUMERIC: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const UNLIKE: &str = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz";
const HEX: &str = "0123456789abcdef";
const HEX_UPPER: &str = "0123456789ABCDEF";

/// Every name without its `%`. `%t` and `%pn` are no tokens here: there is no window.
static NAMES: [(&str, Kind); 41] = [
    ("y", Kind::Year),
    ("yy", Kind::Year2),
    ("mo", Kind::Month),
    ("mon", Kind::MonthName),
    ("mon2", Kind::MonthName),
    ("d", Kind::Day),
    ("h", Kind::Hour),
    ("mi", Kind::Minute),
    ("s", Kind::Second),
    ("ms", Kind::Millisecond),
    ("pm", Kind::Meridiem),
    ("w", Kind::Weekday),
    ("w2", Kind::Weekday),
    ("wy", Kind::Week),
    ("unix", Kind::Unix),
    ("rn", Kind::Random(DIGITS, 1)),
    ("ra", Kind::Random(ALPHANUMERIC, 1)),
    ("rna", Kind::Random(UNLIKE, 1)),
    ("rx", Kind::Random(HEX, 1)),
    ("rX", Kind::Random(HEX_UPPER, 1)),
    ("remoji", Kind::Emoji(1)),
    ("guid", Kind::Guid),
    ("GUID", Kind::GuidUpper),
    ("radjective", Kind::Adjective),
    ("ranimal", Kind::Animal),
    ("rf", Kind::LineOf(String::new())),
    ("i", Kind::Counter(1)),
    ("ia", Kind::Counter(1)),
    ("iA", Kind::Counter(1)),
    ("iAa", Kind::Counter(1)),
    ("iaA", Kind::Counter(1)),
    ("ix", Kind::Counter(1)),
    ("iX", Kind::Counter(1)),
    ("ib", Kind::Counter(1)),
    ("iB", Kind::Counter(1)),
    ("un", Kind::Identity(Identity::User)),
    ("uln", Kind::Identity(Identity::Domain)),
    ("cn", Kind::Identity(Identity::Computer)),
    ("width", Kind::Nothing),
    ("height", Kind::Nothing),
    ("n", Kind::Break),
];

/// The token at the beginning of `text`, and how many characters it takes.
pub fn at(text: &[char]) -> Option<(Token, usize)> {
    if text.first() != Some(&'%') {
        return None;
    }
    let (name, kind) = NAMES
        .iter()
        .filter(|(name, _)| {
            let length = name.len();
            text.len() > length && text[1..=length].iter().copied().eq(name.chars())
        })
        .max_by_key(|(name, _)| name.len())?;
    let length = name.len() + 1;
    let argument = braced(&text[length..]);
    let with = argument
        .as_deref()
        .and_then(|argument| kind.with(name, argument));
    match (with, kind) {
        (Some(kind), _) => {
            let length = length + argument.map_or(0, |argument| argument.chars().count() + 2);
            Some((token(&text[..length], kind), length))
        }
        (None, Kind::LineOf(_)) => None,
        (None, kind) => Some((token(&text[..length], kind.clone()), length)),
    }
}

fn token(text: &[char], kind: Kind) -> Token {
    Token {
        spelling: text.iter().collect(),
        kind,
    }
}

/// What stands in braces at the beginning.
fn braced(text: &[char]) -> Option<String> {
    if text.first() != Some(&'{') {
        return None;
    }
    let end = text.iter().position(|&c| c == '}')?;
    Some(text[1..end].iter().collect())
}

/// A count of characters that may be asked for.
fn number(text: &str) -> Option<usize> {
    text.trim().parse().ok().filter(|&n| n <= LONGEST)
}

impl Kind {
    /// The same with an argument, where it takes one and this can be it.
    fn with(&self, name: &str, argument: &str) -> Option<Self> {
        match self {
            Kind::Random(alphabet, _) => Some(Kind::Random(alphabet, number(argument)?)),
            Kind::Emoji(_) => Some(Kind::Emoji(number(argument)?)),
            Kind::LineOf(_) => Some(Kind::LineOf(argument.to_owned())),
            Kind::Counter(_) if matches!(name, "ib" | "iB") => {
                let (base, digits) = argument.split_once(',').unwrap_or((argument, "1"));
                number(base)?;
                Some(Kind::Counter(number(digits)?))
            }
            Kind::Counter(_) => Some(Kind::Counter(number(argument)?)),
            _ => None,
        }
    }

    /// The value. With `meridiem` the hour is that of a 12-hour clock.
    ///
    /// # Errors
    /// Those of the scope, which may refuse.
    pub fn value(&self, meridiem: bool, scope: &mut dyn Scope) -> Result<String> {
        let now = scope.now();
        Ok(match self {
            Kind::Year => format!("{:04}", now.year()),
            Kind::Year2 => format!("{:02}", now.year().rem_euclid(100)),
            Kind::Month => format!("{:02}", now.month()),
            Kind::MonthName => now.strftime("%B").to_string(),
            Kind::Day => format!("{:02}", now.day()),
            Kind::Hour if meridiem => format!("{:02}", (now.hour() + 11) % 12 + 1),
            Kind::Hour => format!("{:02}", now.hour()),
            Kind::Minute => format!("{:02}", now.minute()),
            Kind::Second => format!("{:02}", now.second()),
            Kind::Millisecond => format!("{:03}", now.millisecond()),
            Kind::Meridiem => if now.hour() < 12 { "AM" } else { "PM" }.to_owned(),
            Kind::Weekday => now.strftime("%A").to_string(),
            Kind::Week => now.date().iso_week_date().week().to_string(),
            Kind::Unix => now.timestamp().as_second().to_string(),
            Kind::Random(alphabet, count) => (0..*count)
                .map(|_| char::from(alphabet.as_bytes()[scope.random(alphabet.len())]))
                .collect(),
            Kind::Emoji(count) => (0..*count).map(|_| pick(words::EMOJI, scope)).collect(),
            Kind::Guid => guid(scope),
            Kind::GuidUpper => guid(scope).to_uppercase(),
            Kind::Adjective => pick(words::ADJECTIVES, scope).to_owned(),
            Kind::Animal => pick(words::ANIMALS, scope).to_owned(),
            Kind::LineOf(path) => scope.line_of(path)?,
            Kind::Counter(digits) => format!("{:0digits$}", 1),
            Kind::Identity(which) => scope.identity(*which)?,
            Kind::Nothing => String::new(),
            Kind::Break => "\n".to_owned(),
        })
    }
}

fn pick(words: &[&'static str], scope: &mut dyn Scope) -> &'static str {
    words[scope.random(words.len())]
}

/// A random UUID (version 4).
fn guid(scope: &mut dyn Scope) -> String {
    let mut out = String::with_capacity(36);
    for place in 0..32 {
        if matches!(place, 8 | 12 | 16 | 20) {
            out.push('-');
        }
        let digit = match place {
            12 => 4,
            16 => 8 + scope.random(4),
            _ => scope.random(16),
        };
        out.push(char::from(HEX.as_bytes()[digit]));
    }
    out
}

/// Whether a text in which no token begins would begin one with a brace after it: `%rf` alone is none.
pub fn awaits_brace(text: &[char]) -> bool {
    *text == ['%', 'r', 'f']
}

/// Whether a token's name would be longer with the text that follows it.
pub fn absorbs(spelling: &str, text: &str) -> bool {
    if spelling.is_empty() || !text.starts_with(char::is_alphanumeric) {
        return false;
    }
    let joined: Vec<char> = spelling.chars().chain(text.chars()).collect();
    let length = spelling.chars().count();
    at(&joined).is_none_or(|(_, found)| found != length)
}
