//! The functions by name.

use super::scope::Place;

/// A function of the template language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Function {
    /// The text or address that is sent.
    Input,
    /// The file's name.
    Filename,
    /// The answer's body.
    Response,
    /// The answer's address.
    ResponseUrl,
    /// A header of the answer.
    Header,
    /// A value in a JSON text.
    Json,
    /// A value in an XML text.
    Xml,
    /// A match in a text.
    Regex,
    /// Base64 of a text.
    Base64,
    /// One of several, by chance.
    Random,
    /// One of several, by choice.
    Select,
    /// A text that the person types.
    Inputbox,
    /// Shows a text.
    Outputbox,
    /// A stored secret by name: hoist's own, ShareX does not have it.
    Secret,
}

impl Function {
    /// All functions under all their names; the first name of each is the usual one.
    const NAMES: [(&str, Function); 16] = [
        ("input", Function::Input),
        ("filename", Function::Filename),
        ("response", Function::Response),
        ("responseurl", Function::ResponseUrl),
        ("header", Function::Header),
        ("json", Function::Json),
        ("xml", Function::Xml),
        ("regex", Function::Regex),
        ("base64", Function::Base64),
        ("random", Function::Random),
        ("select", Function::Select),
        ("inputbox", Function::Inputbox),
        ("prompt", Function::Inputbox),
        ("outputbox", Function::Outputbox),
        ("output", Function::Outputbox),
        ("secret", Function::Secret),
    ];

    /// The function of this name in any letter case.
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES
            .iter()
            .find_map(|(own, function)| own.eq_ignore_ascii_case(name).then_some(*function))
    }

    /// Its usual name.
    pub fn name(self) -> &'static str {
        Self::NAMES
            .iter()
            .find_map(|(name, function)| (*function == self).then_some(*name))
            .unwrap_or_default()
    }

    /// Whether it reads the answer and nothing else.
    pub fn is_of_answer(self) -> bool {
        matches!(
            self,
            Function::Response | Function::ResponseUrl | Function::Header
        )
    }

    /// How many arguments it takes at least and at most in a place.
    pub(super) fn arguments(self, place: Place) -> (usize, usize) {
        let implied = usize::from(place.has_answer());
        match self {
            Function::Input | Function::Filename | Function::Response | Function::ResponseUrl => {
                (0, 0)
            }
            Function::Header | Function::Base64 | Function::Secret => (1, 1),
            Function::Json | Function::Xml => (2 - implied, 2),
            Function::Regex if place.has_answer() => (1, 3),
            Function::Regex => (3, 3),
            Function::Random => (2, usize::MAX),
            Function::Select => (1, usize::MAX),
            Function::Inputbox => (0, 2),
            Function::Outputbox => (1, 2),
        }
    }
}
