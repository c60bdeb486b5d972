//! Groups and what refers to them.

use super::{PatternError, class};

/// A group as .NET counts them.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// A number's text where it has no name.
    pub name: String,
    pub number: usize,
    /// Its places, counted by opening parenthesis from 1.
    pub places: Vec<usize>,
}

/// A reference whose group may stand further right.
pub(super) struct Reference {
    /// Where in the output its text belongs.
    pub at: usize,
    pub name: String,
    /// Where it stands in the pattern, from 0.
    pub source: usize,
    /// It asks whether the group took part.
    pub condition: bool,
}

/// .NET's numbers: explicit ones first, groups without a name in the order of their parentheses, then the names.
pub(super) fn numbered(captures: &[Option<String>]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut add = |name: String, number: usize, place: usize| match groups
        .iter_mut()
        .find(|group| group.name == name)
    {
        Some(group) => group.places.push(place),
        None => groups.push(Group {
            name,
            number,
            places: vec![place],
        }),
    };
    let mut plain = 0;
    let mut numbers = Vec::new();
    for (index, name) in captures.iter().enumerate() {
        let number = match name {
            None => {
                plain += 1;
                plain
            }
            Some(name) => match name.parse() {
                Ok(number) => number,
                Err(_) => continue,
            },
        };
        numbers.push(number);
        add(number.to_string(), number, index + 1);
    }
    let mut next = 1;
    let mut named: Vec<(&str, usize)> = Vec::new();
    for (index, name) in captures.iter().enumerate() {
        let Some(name) = name
            .as_deref()
            .filter(|name| name.parse::<usize>().is_err())
        else {
            continue;
        };
        let number = match named.iter().find(|(own, _)| *own == name) {
            Some((_, number)) => *number,
            None => {
                while numbers.contains(&next) {
                    next += 1;
                }
                numbers.push(next);
                named.push((name, next));
                next
            }
        };
        add(name.to_owned(), number, index + 1);
    }
    groups
}

impl Reference {
    /// Its text in the engine's syntax.
    fn text(&self, groups: &[Group]) -> Result<String, PatternError> {
        let group = groups
            .iter()
            .find(|group| group.name == self.name || self.name.parse() == Ok(group.number));
        let Some(group) = group else {
            // `\101` without so many groups is a character.
            let octal = u32::from_str_radix(&self.name, 8).ok();
            let octal = octal.filter(|_| self.name.len() > 1 && !self.condition);
            let c = octal
                .and_then(char::from_u32)
                .ok_or_else(|| PatternError::Syntax {
                    at: Some(self.source + 1),
                    problem: format!("there is no group {:?}", self.name),
                })?;
            let mut text = String::new();
            class::push_char(&mut text, c);
            return Ok(text);
        };
        if !self.condition {
            let places: Vec<String> = group
                .places
                .iter()
                .map(|place| format!("\\{place}"))
                .collect();
            return Ok(format!("(?:{})", places.join("|")));
        }
        match group.places.as_slice() {
            [place] => Ok(format!("(?({place})")),
            _ => Err(PatternError::Unsupported {
                at: self.source + 1,
                feature: "a condition on groups that share a name",
            }),
        }
    }
}

/// Writes the references, which are in the order of their places, into `out`.
pub(super) fn resolve(
    out: &str,
    references: &[Reference],
    groups: &[Group],
) -> Result<String, PatternError> {
    let mut text = String::with_capacity(out.len());
    let mut from = 0;
    for reference in references {
        text.push_str(&out[from..reference.at]);
        text.push_str(&reference.text(groups)?);
        from = reference.at;
    }
    text.push_str(&out[from..]);
    Ok(text)
}
