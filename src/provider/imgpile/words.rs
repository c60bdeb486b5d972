//! How imgpile words its refusals.

use super::wire::Failure;
use crate::error::Kind;
use crate::http::{Answer, Wording};

/// imgpile's wording: `message`, else `error`; a 422 lists every field. A 404's body says nothing about what is missing.
pub fn words(answer: &Answer, thing: &str) -> Option<Wording> {
    let status = answer.status.as_u16();
    if status == 404 {
        return Some(Wording {
            message: format!("imgpile knows no {thing}"),
            ..Wording::default()
        });
    }
    let failure: Failure = serde_json::from_slice(&answer.body).ok()?;
    if answer.status.is_success() {
        return (failure.success == Some(false)).then(|| Wording {
            message: failure.message.unwrap_or_default(),
            kind: Some(Kind::Rejected),
            ..Wording::default()
        });
    }
    let fields: Vec<String> = failure
        .errors
        .into_iter()
        .flatten()
        .flat_map(|(field, texts)| {
            texts
                .into_iter()
                .map(move |text| format!("{field}: {text}"))
        })
        .collect();
    let message = if fields.is_empty() {
        failure.message.or(failure.error).unwrap_or_default()
    } else {
        fields.join("; ")
    };
    Some(Wording {
        message,
        kind: (status == 451).then_some(Kind::Rejected),
        advice: (status == 451).then(|| {
            "imgpile has banned this very file; sending it again will not help".to_owned()
        }),
        ..Wording::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::{HeaderMap, StatusCode};

    fn worded(status: u16, body: &'static str) -> Option<Wording> {
        let answer = Answer {
            operation: "upload",
            status: StatusCode::from_u16(status).unwrap(),
            headers: HeaderMap::new(),
            body: body.into(),
            landed: None,
        };
        words(&answer, "media 'abc1234'")
    }

    #[test]
    fn every_field_error_is_told() {
        let body = r#"{"message": "The title must be a string. (and 2 more errors)",
            "errors": {"file": ["The file field is required."], "title": ["Too long.", "Too odd."]}}"#;
        assert_eq!(
            worded(422, body).unwrap().message,
            "file: The file field is required.; title: Too long.; title: Too odd."
        );
    }

    #[test]
    fn message_comes_before_error_and_a_page_has_no_words() {
        let message = |status, body| worded(status, body).map(|wording| wording.message);
        assert_eq!(
            message(401, r#"{"message": "Unauthenticated."}"#).as_deref(),
            Some("Unauthenticated.")
        );
        assert_eq!(
            message(451, r#"{"error": "This file is not allowed."}"#).as_deref(),
            Some("This file is not allowed.")
        );
        assert_eq!(message(413, "<html>413</html>"), None);
        assert_eq!(
            message(404, "<html>404</html>").as_deref(),
            Some("imgpile knows no media 'abc1234'")
        );
    }

    #[test]
    fn a_banned_file_is_rejected_for_good() {
        let wording = worded(451, r#"{"error": "This file is not allowed."}"#).unwrap();
        assert_eq!(wording.kind, Some(Kind::Rejected));
        assert!(wording.advice.is_some());
    }

    #[test]
    fn success_is_believed_unless_the_body_denies_it() {
        assert!(worded(200, r#"{"message": "Media updated successfully"}"#).is_none());
        let denied = worded(200, r#"{"success": false, "message": "No."}"#).unwrap();
        assert_eq!(denied.kind, Some(Kind::Rejected));
        assert_eq!(denied.message, "No.");
    }
}
