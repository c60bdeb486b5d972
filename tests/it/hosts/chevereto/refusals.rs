use std::time::Duration;

use hoist::error::{Kind, Reason};
use hoist::model::Upload;

use super::*;
use crate::conformance::stage::{Credential, PROFILE};
use crate::fakes::chevereto::{GUEST_KEY, USER_KEY};

async fn refusal(scene: &Scene) -> Error {
    let provider = scene.provider();
    send(&*provider, Upload::default()).await.unwrap_err()
}

/// Kind, status, message.
fn told(error: &Error) -> (Kind, Option<u16>, &str) {
    (error.kind, error.status, &error.message)
}

#[tokio::test]
async fn a_wrong_key_is_an_auth_error_although_the_status_says_400() {
    for (dialect, text) in [
        (Dialect::V4, "Invalid API key."),
        (Dialect::Free, "Invalid API v1 key."),
        (Dialect::Imgbb, "Invalid API v1 key."),
    ] {
        let scene = scene_of(dialect);
        let provider = scene.with(Credential::Wrong);
        let error = send(&*provider, Upload::default()).await.unwrap_err();
        assert_eq!(told(&error), (Kind::Auth, Some(400), text));
        let profile = PROFILE.to_owned();
        assert_eq!(error.reason, Reason::TokenRefused { profile });
    }
}

#[tokio::test]
async fn a_key_in_the_header_is_nothing_to_an_older_site() {
    let scene = scene_of(Dialect::Free);
    scene.bench.host().settings.clear();
    let error = refusal(&scene).await;
    assert_eq!(error.kind, Kind::Auth);
    assert_eq!(last(&scene).header("x-api-key"), Some(GUEST_KEY));
    assert!(last(&scene).part("key").is_none());
}

#[tokio::test]
async fn refusals_are_told_in_the_sites_words() {
    let scene = scene();
    scene.bench.host().denies = true;
    let error = refusal(&scene).await;
    assert_eq!(told(&error), (Kind::Auth, Some(400), "Request denied"));
    assert!(
        matches!(error.reason, Reason::Advice(_)),
        "the key itself is fine"
    );

    scene.bench.host().denies = false;
    scene.bench.host().max_bytes = 10;
    let error = refusal(&scene).await;
    assert_eq!(
        told(&error),
        (Kind::Rejected, Some(400), "File too big - max 10 B")
    );

    scene.bench.host().max_bytes = 10_000;
    scene.bench.host().disabled.insert("image/png");
    let error = refusal(&scene).await;
    assert_eq!(
        told(&error),
        (Kind::Rejected, Some(400), "Disabled image format (png)")
    );

    scene.bench.host().disabled.clear();
    let provider = scene.provider();
    let wide = Upload {
        width: Some(5),
        ..Upload::default()
    };
    let error = send(&*provider, wide).await.unwrap_err();
    let text = "Target width is greater than the original image width";
    assert_eq!(told(&error), (Kind::Rejected, Some(400), text));
    assert!(scene.bench.host().images.is_empty());
}

#[tokio::test]
async fn a_video_under_a_pictures_type_is_refused() {
    let scene = scene();
    let provider = scene.provider();
    let film = file("film.mp4", &film());
    let error = send_file(&*provider, &film, Upload::default())
        .await
        .unwrap_err();
    assert_eq!(error.kind, Kind::Rejected);
    assert!(error.message.contains("source info"));
}

#[tokio::test]
async fn options_that_the_site_would_misread_are_refused_before_anything_is_sent() {
    let scene = scene();
    let provider = scene.provider();
    for (option, upload) in [
        (
            "--tag",
            Upload {
                tags: vec!["a/b".to_owned()],
                ..Upload::default()
            },
        ),
        (
            "--album",
            Upload {
                album: Some("a b".to_owned()),
                ..Upload::default()
            },
        ),
        (
            "--category",
            Upload {
                category: Some("pets".to_owned()),
                ..Upload::default()
            },
        ),
        (
            "--width",
            Upload {
                width: Some(0),
                ..Upload::default()
            },
        ),
        (
            "--expire",
            Upload {
                expire: Some("10m".parse().unwrap()),
                ..Upload::default()
            },
        ),
        (
            "--title",
            Upload {
                title: Some("0".to_owned()),
                ..Upload::default()
            },
        ),
    ] {
        let error = provider.accepts(&upload).unwrap_err();
        assert_eq!(error.kind, Kind::Usage);
        assert!(error.message.starts_with(option), "{error}");
        let error = send(&*provider, upload).await.unwrap_err();
        assert_eq!(error.kind, Kind::Usage, "{option}");
    }
    assert!(scene.bench.journal.all().is_empty());
}

#[tokio::test]
async fn pages_are_no_success_whatever_their_status() {
    for (status, title, kind) in [
        (200, "Maintenance", Kind::Protocol),
        (413, "413 Request Entity Too Large", Kind::Rejected),
        (500, "Something went wrong", Kind::Server),
    ] {
        let scene = scene();
        scene.bench.host().page = Some((status, title));
        let error = refusal(&scene).await;
        assert_eq!((error.kind, error.status), (kind, Some(status)));
        if status == 200 {
            assert!(error.message.contains(title), "{error}");
        }
        let error = scene.provider().check().await.unwrap_err();
        assert_eq!(error.status, Some(status));
    }
}

#[tokio::test]
async fn a_redirect_is_told_with_its_target() {
    let scene = scene();
    let base = scene.bench.url("site");
    scene.bench.faults.next(
        1,
        "POST",
        "/api",
        crate::fakes::fault::Fault::Elsewhere("/api/1/upload/"),
    );
    let error = refusal(&scene).await;
    assert_eq!((error.kind, error.status), (Kind::Protocol, Some(302)));
    assert!(
        error.message.contains(&format!("{base}api/1/upload/")),
        "{error}"
    );
    assert_eq!(scene.bench.journal.all().len(), 1);
}

#[tokio::test]
async fn a_minutes_flood_limit_is_sat_out_once() {
    for (dialect, text) in [
        (
            Dialect::V4,
            "Flooding detected. You can only upload 50 images per %s",
        ),
        (Dialect::V4, "Aptiktas užtvindymas (%s)"),
        (Dialect::Imgbb, ""),
    ] {
        let scene = scene_of(dialect);
        scene.bench.host().flood_text = text;
        scene.bench.host().flood = Some(("minute", 1));
        let provider = scene.provider();
        send(&*provider, Upload::default()).await.unwrap();
        assert_eq!(scene.bench.journal.all().len(), 2, "{text}");
        assert_eq!(scene.waited(), Duration::from_secs(60), "{text}");
    }
}

#[tokio::test]
async fn a_longer_flood_limit_ends_the_batch() {
    for (name, refusals) in [("hour", 1), ("minute", 9)] {
        let scene = scene();
        scene.bench.host().flood = Some((name, refusals));
        let provider = scene.provider();
        let error = send(&*provider, Upload::default()).await.unwrap_err();
        assert_eq!(error.kind, Kind::RateLimited);
        assert!(error.message.starts_with("Flooding detected."), "{error}");
        let sent = scene.bench.journal.all().len();
        assert_eq!(sent, if name == "hour" { 1 } else { 2 });
        let error = send(&*provider, Upload::default()).await.unwrap_err();
        assert_eq!(error.kind, Kind::RateLimited);
        assert_eq!(
            scene.bench.journal.all().len(),
            sent,
            "nothing more is sent"
        );
    }
}

#[tokio::test]
async fn an_upload_that_collides_is_sent_once_more() {
    for (collisions, arrives) in [(1, true), (2, false)] {
        let scene = scene();
        scene.bench.host().collisions = collisions;
        let provider = scene.provider();
        let sent = send(&*provider, Upload::default()).await;
        match (sent, arrives) {
            (Ok(_), true) => {}
            (Err(error), false) => assert_eq!(error.kind, Kind::RateLimited),
            (sent, _) => panic!("{sent:?}"),
        }
        assert_eq!(scene.bench.journal.all().len(), 2);
    }
}

#[tokio::test]
async fn a_repeated_key_is_masked() {
    for dialect in [Dialect::V4, Dialect::Free] {
        let scene = scene_of(dialect);
        let fault = crate::fakes::fault::Fault::Echo;
        scene.bench.faults.next(1, "POST", "/", fault);
        let error = refusal(&scene).await;
        assert_eq!(error.message, "what is [token] to mean");
        assert!(!format!("{error:?}").contains(USER_KEY));
    }
}
