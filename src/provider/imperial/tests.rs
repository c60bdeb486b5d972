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
    words(&answer, "media '67d8'")
}

fn message(status: u16, body: &'static str) -> Option<String> {
    worded(status, body).map(|wording| wording.message)
}

#[test]
fn the_vendors_sentence_is_told_with_its_details() {
    let plain = r#"{"error":"Only images and videos are allowed","statusCode":400}"#;
    assert_eq!(
        message(400, plain).as_deref(),
        Some("Only images and videos are allowed")
    );
    let detailed =
        r#"{"error":"Validation failed","statusCode":400,"details":{"file":"File is required"}}"#;
    assert_eq!(
        message(400, detailed).as_deref(),
        Some("Validation failed; file: File is required")
    );
    let doubled = r#"{"statusCode":429,"error":"Too Many Requests","message":"Retry in 1 minute"}"#;
    assert_eq!(
        message(429, doubled).as_deref(),
        Some("Too Many Requests; Retry in 1 minute")
    );
    let same = r#"{"error":"No.","message":"No."}"#;
    assert_eq!(message(400, same).as_deref(), Some("No."));
}

#[test]
fn errors_of_other_shapes_are_survived() {
    let object = r#"{"error":{"code":"quota","message":"Storage is full"}}"#;
    assert_eq!(message(413, object).as_deref(), Some("Storage is full"));
    assert_eq!(
        message(400, r#"{"error":{"field":"file"}}"#).as_deref(),
        Some("field: file")
    );
    assert_eq!(message(400, "{}").as_deref(), Some(""));
    for body in [
        "",
        "<html>413 Request Entity Too Large</html>",
        "\"no\"",
        "[1]",
    ] {
        assert_eq!(message(413, body), None, "{body}");
        assert_eq!(message(200, body), None, "{body}");
    }
}

#[test]
fn what_is_missing_is_named() {
    for body in ["", r#"{"error":"Image not found","statusCode":404}"#] {
        assert_eq!(
            message(404, body).as_deref(),
            Some("imperial knows no media '67d8'")
        );
    }
}

#[test]
fn full_storage_comes_with_a_way_out() {
    let full =
        r#"{"error":"Storage limit exceeded. You've used 4.8 GB of 5 GB.","statusCode":413}"#;
    assert!(worded(413, full).unwrap().advice.is_some());
    assert!(worded(400, full).unwrap().advice.is_none());
}
