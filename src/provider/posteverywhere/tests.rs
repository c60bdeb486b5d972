use serde_json::json;

use super::*;
use crate::http::{HeaderMap, StatusCode};

fn worded(status: u16, body: &'static str) -> Option<Wording> {
    let answer = Answer {
        operation: "show",
        status: StatusCode::from_u16(status).unwrap(),
        headers: HeaderMap::new(),
        body: body.into(),
        landed: None,
    };
    words(&answer, Some("media 'abc'"))
}

#[test]
fn the_envelope_decides_before_the_status() {
    let body = r#"{"data": null, "error": {"message": "No.", "code": "validation_error"}, "meta": {"request_id": "r1"}}"#;
    let wording = worded(200, body).unwrap();
    assert_eq!(wording.message, "No.");
    assert_eq!(wording.kind, Some(Kind::Rejected));
    assert_eq!(wording.request_id.as_deref(), Some("r1"));
    for (code, kind) in [
        ("unauthorized", Kind::Auth),
        ("not_found", Kind::NotFound),
        ("rate_limited", Kind::RateLimited),
        ("rate_limit_exceeded", Kind::RateLimited),
        ("internal_error", Kind::Server),
        ("conflict", Kind::Rejected),
    ] {
        assert_eq!(kind_of(code), kind, "{code}");
    }
    assert!(worded(200, r#"{"data": {}, "error": null}"#).is_none());
    assert!(worded(200, r#"{"data": {}}"#).is_none());
    assert!(worded(502, "<html>").is_none());
}

#[test]
fn a_status_that_tells_enough_is_left_alone() {
    let body = r#"{"data": null, "error": {"message": "Quota.", "code": "forbidden"}, "meta": {"requestId": "r2"}}"#;
    let wording = worded(403, body).unwrap();
    assert_eq!(wording.kind, None);
    assert_eq!(wording.request_id.as_deref(), Some("r2"), "the older name");
}

#[test]
fn what_details_list_is_told() {
    let body = r#"{"error": {"message": "Media in use", "code": "media_in_use", "details": {"post_ids": ["p1", 2]}}}"#;
    let wording = worded(409, body).unwrap();
    assert_eq!(wording.message, "Media in use (used by p1, 2)");
    assert!(wording.advice.unwrap().contains("--force"));
    let body = r#"{"error": {"message": "Invalid", "details": {"validation_errors": ["one", {"field": "content", "message": "two"}, {"message": "three"}]}}}"#;
    let wording = worded(400, body).unwrap();
    assert_eq!(wording.message, "Invalid: one; content: two; three");
    let wording = worded(400, r#"{"error": {"code": "invalid_json"}}"#).unwrap();
    assert_eq!(wording.message, "invalid_json");
}

#[test]
fn a_404_names_the_thing() {
    let body = r#"{"error": {"message": "Not found", "code": "not_found"}}"#;
    let wording = worded(404, body).unwrap();
    assert_eq!(wording.message, "posteverywhere knows no media 'abc'");
}

#[test]
fn account_facts_keep_the_hosts_order_and_hide_the_key() {
    let me = json!({
        "api_key": {"key_prefix": "pe_live_ab12", "scopes": ["read", "write"], "expires_at": null},
        "organization": {"subscription_plan": "growth", "entitled": true},
        "quota": {"storage_bytes": {"used": 5, "limit": 10}},
    });
    let mut facts = AccountFacts::new();
    flatten(&me, "", &mut facts);
    let facts: Vec<String> = facts
        .into_iter()
        .map(|(label, value)| format!("{label}={value}"))
        .collect();
    assert_eq!(
        facts,
        [
            "api key scopes=read, write",
            "organization subscription plan=growth",
            "organization entitled=yes",
            "quota storage bytes used=5",
            "quota storage bytes limit=10",
        ]
    );
}

/// Not tried over a socket, because it names the vendor's own storage host.
#[test]
fn the_sample_of_the_first_step_is_read() {
    let sample = include_str!("../../../tests/fixtures/posteverywhere/reserved.json");
    let slot: Envelope<wire::Slot> = serde_json::from_str(sample).unwrap();
    let slot = slot.data;
    assert_eq!(slot.media_id, "a1b2c3d4-e5f6-7890-abcd-ef1234567890");
    assert_eq!(slot.max_size, Some(20 * MIB), "so 20 MB are MiB");
    assert_eq!(
        slot.upload_url.expose().host_str(),
        Some("storage.posteverywhere.ai")
    );
    let told = format!("{slot:?}");
    assert!(!told.contains("Signature"), "{told}");
    let wanted = slot.upload_method.unwrap();
    assert_eq!((&*wanted.method, wanted.field_name), ("PUT", None));
    assert_eq!(wanted.content_type.as_deref(), Some("image/jpeg"));
}
