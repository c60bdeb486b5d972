//! How Slink words errors: five shapes of body, field errors in HTML.

use super::wire::{Duplicate, Failure, Problem, Violation};
use crate::error::{Error, Kind, Result};
use crate::http::{Answer, Wording};
use crate::model::MediaId;

/// The message of an error that the front made of a form with a foreign `Origin`, before it is explained.
pub(super) const FOREIGN_ORIGIN: &str = "form submissions are forbidden";

/// What is wrong, or `None` where nothing is or the body is no error of Slink's. `thing` is what a 404 is about.
pub(super) fn of(answer: &Answer, thing: &str) -> Option<Wording> {
    // A duplicate is an answer to an upload; nothing else is refused as one.
    if answer.status.is_success() || duplicate(answer).is_some() {
        return None;
    }
    let status = answer.status.as_u16();
    if status == 403 && is_foreign_origin(answer) {
        return Some(Wording {
            message: FOREIGN_ORIGIN.to_owned(),
            kind: Some(Kind::Config),
            ..Wording::default()
        });
    }
    if status == 404 {
        return Some(Wording {
            message: format!("slink knows no {thing}"),
            ..Wording::default()
        });
    }
    let failure: Failure = serde_json::from_slice(&answer.body).ok()?;
    let Some(problem) = failure.error else {
        return Some(Wording {
            message: plain(&failure.message.unwrap_or_default()),
            ..Wording::default()
        });
    };
    if status == 500 && dropped_the_form(&problem) {
        return Some(Wording {
            message: "the server dropped the form".to_owned(),
            kind: Some(Kind::Rejected),
            advice: Some(
                "the file is probably larger than its PHP takes, 50 MB where nobody changed it"
                    .to_owned(),
            ),
            ..Wording::default()
        });
    }
    let denied = problem
        .title
        .as_deref()
        .is_some_and(|title| title.ends_with("AccessDeniedException"));
    Some(Wording {
        kind: denied.then_some(Kind::Auth),
        message: message(problem),
        ..Wording::default()
    })
}

/// Every violation with its field, else the message.
fn message(problem: Problem) -> String {
    let told = |violation: Violation| {
        let text = plain(&violation.message?);
        Some(match violation.property.filter(|field| !field.is_empty()) {
            Some(field) => format!("{field}: {text}"),
            None => text,
        })
    };
    let violations = problem.violations.into_iter().flatten();
    let fields: Vec<String> = violations.filter_map(told).collect();
    if fields.is_empty() {
        plain(&problem.message.unwrap_or_default())
    } else {
        fields.join("; ")
    }
}

/// The front's own refusal: plain text, or JSON where that was asked for.
fn is_foreign_origin(answer: &Answer) -> bool {
    let text = String::from_utf8_lossy(&answer.body);
    text.len() < 500 && text.contains(FOREIGN_ORIGIN)
}

/// PHP's limit on a request drops the whole form, and the server trips over the fields that are missing. Nothing is stored.
fn dropped_the_form(problem: &Problem) -> bool {
    problem
        .message
        .as_deref()
        .is_some_and(|message| message.starts_with("Typed property"))
}

/// The image that holds the bytes already, where a 400 says so.
pub(super) fn duplicate(answer: &Answer) -> Option<Duplicate> {
    if answer.status.as_u16() != 400 {
        return None;
    }
    let failure: Failure = serde_json::from_slice(&answer.body).ok()?;
    failure
        .error?
        .violations?
        .into_iter()
        .find(|violation| violation.property.as_deref() == Some("duplicate_image"))?
        .data
}

/// What this server, or this era, does not have is `None`.
pub(super) fn absent<T>(result: Result<T>) -> Result<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) if matches!(error.status, Some(404 | 405)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// A link that shows no image to this visitor.
pub(super) fn shut(id: &MediaId) -> Error {
    let message = format!("the link of image '{id}' shows no image: it may not be published");
    Error::new(Kind::NotFound, message)
}

/// Text without tags, on one line.
pub(super) fn plain(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let (before, tail) = rest.split_at(start);
        text.push_str(before);
        let opens =
            tail[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        match tail.find('>') {
            Some(end) if opens => {
                text.push(' ');
                rest = &tail[end + 1..];
            }
            _ => {
                text.push('<');
                rest = &tail[1..];
            }
        }
    }
    text.push_str(rest);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
