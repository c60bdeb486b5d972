//! Evaluation: depth first, in document order, ended by the second value found.

use std::cmp::Ordering;

use super::{Comparison, Condition, Operand, PathError, Step};
use crate::provider::sharex::language::json::Value;

/// Most values that one evaluation may visit.
const MOST: usize = 10_000_000;

/// The one value that the steps lead to from the root.
pub(super) fn one<'a>(steps: &[Step], root: &'a Value) -> Result<Option<&'a Value>, PathError> {
    let mut walk = Walk { root, visited: 0 };
    let mut only = None;
    walk.follow(steps, root, &mut |value| {
        if only.is_some() {
            return Err(PathError::Several);
        }
        only = Some(value);
        Ok(true)
    })?;
    Ok(only)
}

/// What to do with a value found: `Ok(false)` ends the search.
type Found<'f, 'a> = &'f mut dyn FnMut(&'a Value) -> Result<bool, PathError>;

struct Walk<'a> {
    root: &'a Value,
    visited: usize,
}

impl<'a> Walk<'a> {
    fn visit(&mut self) -> Result<(), PathError> {
        self.visited += 1;
        if self.visited > MOST {
            return Err(PathError::TooLong);
        }
        Ok(())
    }

    /// Hands every value that the steps lead to from `value` to `found`; tells whether the search goes on.
    fn follow(
        &mut self,
        steps: &[Step],
        value: &'a Value,
        found: Found<'_, 'a>,
    ) -> Result<bool, PathError> {
        self.visit()?;
        let Some((step, rest)) = steps.split_first() else {
            return found(value);
        };
        match step {
            Step::Members(names) => self.members(names.as_deref(), value, rest, found),
            Step::Elements(Some(indices)) => {
                if let Value::Array(values) = value {
                    for value in indices.iter().filter_map(|&index| values.get(index)) {
                        if !self.follow(rest, value, found)? {
                            return Ok(false);
                        }
                    }
                }
                Ok(true)
            }
            Step::Elements(None) => {
                if let Value::Array(values) = value {
                    for value in values {
                        if !self.follow(rest, value, found)? {
                            return Ok(false);
                        }
                    }
                }
                Ok(true)
            }
            Step::Slice(start, end, step) => {
                if let Value::Array(values) = value {
                    for index in slice(values.len(), *start, *end, *step) {
                        if !self.follow(rest, &values[index], found)? {
                            return Ok(false);
                        }
                    }
                }
                Ok(true)
            }
            Step::Filter(condition) => {
                for child in children(value) {
                    if self.holds(condition, child)? && !self.follow(rest, child, found)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            Step::Descend(names) => self.descend(names.as_deref(), value, rest, found),
            Step::DescendFilter(condition) => self.descend_filter(condition, value, rest, found),
        }
    }

    fn members(
        &mut self,
        names: Option<&[String]>,
        value: &'a Value,
        rest: &[Step],
        found: Found<'_, 'a>,
    ) -> Result<bool, PathError> {
        let Some(object) = value.as_object() else {
            return Ok(true);
        };
        match names {
            Some(names) => {
                for name in names {
                    // The search for a name looks at every member.
                    self.visited += object.len() / 8;
                    if let Some(value) = object.get(name)
                        && !self.follow(rest, value, found)?
                    {
                        return Ok(false);
                    }
                }
            }
            None => {
                for (_, value) in object.iter() {
                    if !self.follow(rest, value, found)? {
                        return Ok(false);
                    }
                }
            }
        }
        Ok(true)
    }

    /// Values are nested at most as deep as the JSON reader allows, which bounds the recursion.
    fn descend(
        &mut self,
        names: Option<&[String]>,
        value: &'a Value,
        rest: &[Step],
        found: Found<'_, 'a>,
    ) -> Result<bool, PathError> {
        self.visit()?;
        if names.is_none() && !self.follow(rest, value, found)? {
            return Ok(false);
        }
        match value {
            Value::Object(object) => {
                for (own, value) in object.iter() {
                    if names.is_some_and(|names| names.iter().any(|name| name == own))
                        && !self.follow(rest, value, found)?
                    {
                        return Ok(false);
                    }
                    if !self.descend(names, value, rest, found)? {
                        return Ok(false);
                    }
                }
            }
            Value::Array(values) => {
                for value in values {
                    if !self.descend(names, value, rest, found)? {
                        return Ok(false);
                    }
                }
            }
            _ => {}
        }
        Ok(true)
    }

    fn descend_filter(
        &mut self,
        condition: &Condition,
        value: &'a Value,
        rest: &[Step],
        found: Found<'_, 'a>,
    ) -> Result<bool, PathError> {
        self.visit()?;
        if self.holds(condition, value)? && !self.follow(rest, value, found)? {
            return Ok(false);
        }
        for child in children(value) {
            if !self.descend_filter(condition, child, rest, found)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn holds(&mut self, condition: &Condition, value: &'a Value) -> Result<bool, PathError> {
        self.visit()?;
        match condition {
            Condition::Both(left, right) => {
                Ok(self.holds(left, value)? && self.holds(right, value)?)
            }
            Condition::Either(left, right) => {
                Ok(self.holds(left, value)? || self.holds(right, value)?)
            }
            Condition::Exists(operand) => match operand {
                Operand::Path { root, steps } => {
                    let from = if *root { self.root } else { value };
                    // The search ends early exactly where something is found.
                    Ok(!self.follow(steps, from, &mut |_| Ok(false))?)
                }
                Operand::Value(_) | Operand::Pattern(_) => Ok(true),
            },
            Condition::Compare(left, comparison, right) => {
                self.compare(left, *comparison, right, value)
            }
        }
    }

    /// Whether any value of the left side and any of the right compare so.
    fn compare(
        &mut self,
        left: &Operand,
        comparison: Comparison,
        right: &Operand,
        value: &'a Value,
    ) -> Result<bool, PathError> {
        if let (Comparison::Matches, Operand::Pattern(pattern)) = (comparison, right) {
            for left in self.values(left, value)? {
                // A search costs as much as many visits.
                self.visited += 4000;
                self.visit()?;
                if let Value::String(text) = left
                    && pattern
                        .matches(text)
                        .map_err(|error| PathError::Pattern(error.to_string()))?
                {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        let rights = self.values(right, value)?;
        for left in self.values(left, value)? {
            for right in &rights {
                self.visit()?;
                if compares(left, comparison, right) {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    fn values<'o>(
        &mut self,
        operand: &'o Operand,
        value: &'a Value,
    ) -> Result<Vec<&'o Value>, PathError>
    where
        'a: 'o,
    {
        let mut values: Vec<&'o Value> = Vec::new();
        match operand {
            Operand::Path { root, steps } => {
                let from = if *root { self.root } else { value };
                self.follow(steps, from, &mut |value| {
                    values.push(value);
                    Ok(true)
                })?;
            }
            Operand::Value(value) => values.push(value),
            Operand::Pattern(_) => {}
        }
        Ok(values)
    }
}

fn children(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(values) => values.iter().collect(),
        Value::Object(object) => object.iter().map(|(_, value)| value).collect(),
        _ => Vec::new(),
    }
}

/// The indices of a slice as Python counts them.
fn slice(length: usize, start: Option<i64>, end: Option<i64>, step: i64) -> Vec<usize> {
    let length = i64::try_from(length).unwrap_or(i64::MAX);
    let from_end = |n: i64| if n < 0 { n.saturating_add(length) } else { n };
    let mut indices = Vec::new();
    let mut add = |at: i64| indices.extend(usize::try_from(at).ok());
    if step > 0 {
        let end = end.map_or(length, from_end).min(length);
        let mut at = start.map_or(0, from_end).max(0);
        while at < end {
            add(at);
            at = at.saturating_add(step);
        }
    } else {
        let end = end.map_or(-1, from_end).max(-1);
        let mut at = start.map_or(length - 1, from_end).min(length - 1);
        while at > end {
            add(at);
            at = at.saturating_add(step);
        }
    }
    indices
}

fn compares(left: &Value, comparison: Comparison, right: &Value) -> bool {
    let scalars = !matches!(left, Value::Array(_) | Value::Object(_))
        && !matches!(right, Value::Array(_) | Value::Object(_));
    if !scalars {
        return comparison == Comparison::NotEqual;
    }
    match comparison {
        Comparison::Equal | Comparison::StrictlyEqual => equal(left, right),
        Comparison::NotEqual | Comparison::StrictlyNotEqual => !equal(left, right),
        Comparison::Less => order(left, right) == Some(Ordering::Less),
        Comparison::LessOrEqual => order(left, right).is_some_and(Ordering::is_le),
        Comparison::Greater => order(left, right) == Some(Ordering::Greater),
        Comparison::GreaterOrEqual => order(left, right).is_some_and(Ordering::is_ge),
        Comparison::Matches => false,
    }
}

fn equal(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) if left.is_whole() && right.is_whole() => {
            left.to_string() == right.to_string()
        }
        (Value::Number(left), Value::Number(right)) => left.value() == right.value(),
        (left, right) => left == right,
    }
}

/// Numbers by value, also where one side is a text; else texts by character.
fn order(left: &Value, right: &Value) -> Option<Ordering> {
    let number = |value: &Value| match value {
        Value::Number(number) => Some(number.value()),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    };
    match (left, right) {
        (Value::String(left), Value::String(right)) => Some(left.cmp(right)),
        (Value::Bool(left), Value::Bool(right)) => Some(left.cmp(right)),
        _ => number(left)?.partial_cmp(&number(right)?),
    }
}
