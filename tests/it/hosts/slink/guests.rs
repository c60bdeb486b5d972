use hoist::error::Kind;
use hoist::model::{Upload, Visibility};

use super::{NEWEST, OLD, Scene, opens, send};
use crate::fakes::slink::GUEST;

fn guest() -> Upload {
    Upload {
        guest: true,
        ..Upload::default()
    }
}

#[tokio::test]
async fn guests_upload_without_a_token_in_every_era() {
    for (version, path) in [
        ((1, 6, 0), "/image/"),
        (OLD, "/image/"),
        ((1, 9, 2), "/image/"),
        ((1, 11, 6), "/api/image/public/"),
        ((1, 12, 0), "/api/image/public/"),
        (NEWEST, "/api/image/public/"),
    ] {
        let scene = Scene::with_both(version);
        scene.fake.host().guests = true;
        let sent = send(&*scene.provider(), guest()).await.unwrap();
        let link = sent.media.links.direct.unwrap();
        assert!(link.path().starts_with(path), "{version:?}: {link}");
        assert!(opens(&link).await, "{version:?}: {link}");
        assert_eq!(scene.fake.host().images[0].owner, GUEST);
        assert_eq!(sent.notes.len(), 1, "{version:?}: {:?}", sent.notes);
        let uploads = scene.fake.journal.to("POST", "/");
        assert!(
            uploads
                .iter()
                .all(|seen| seen.header("authorization").is_none())
        );
        assert!(uploads.iter().all(|seen| seen.header("origin").is_some()));
    }
}

#[tokio::test]
async fn a_server_without_guests_says_so_before_anything_is_sent() {
    for version in [(1, 6, 0), OLD, NEWEST] {
        let scene = Scene::with_both(version);
        let error = send(&*scene.provider(), guest()).await.unwrap_err();
        assert_eq!(error.kind, Kind::Auth);
        assert!(error.message.contains("guests"), "{error}");
        assert_eq!(scene.requests(), ["GET /api/settings/public"]);
    }
}

/// Where the settings tell nothing, the upload's own answer must do.
#[tokio::test]
async fn a_refused_guest_is_told_the_reason_in_every_era() {
    use crate::fakes::fault::Fault;
    for version in [(1, 6, 0), OLD, (1, 11, 6), NEWEST] {
        let scene = Scene::with_both(version);
        scene
            .fake
            .faults
            .next(1, "GET", "/api/settings", Fault::MissingPage);
        let error = send(&*scene.provider(), guest()).await.unwrap_err();
        assert_eq!(error.kind, Kind::Auth, "{version:?}: {error}");
        assert!(error.message.contains("guests"), "{version:?}: {error}");
    }
}

#[tokio::test]
async fn a_closed_view_is_noted() {
    let scene = Scene::new(NEWEST, &[]);
    scene.fake.host().guests = true;
    scene.fake.host().anonymous_viewing = false;
    let sent = send(&*scene.provider(), guest()).await.unwrap();
    assert_eq!(sent.notes.len(), 2);
    assert!(sent.notes[1].contains("nobody who is not logged in"));
}

#[test]
fn what_a_guest_has_not_is_a_usage_error() {
    let scene = Scene::new(NEWEST, &[]);
    for upload in [
        Upload {
            tags: vec!["cat".to_owned()],
            ..guest()
        },
        Upload {
            album: Some("Summer".to_owned()),
            ..guest()
        },
        Upload {
            visibility: Some(Visibility::Private),
            ..guest()
        },
    ] {
        let error = scene.provider().accepts(&upload).unwrap_err();
        assert_eq!(error.kind, Kind::Usage);
    }
    scene.provider().accepts(&guest()).unwrap();
}

#[tokio::test]
async fn somebody_elses_same_bytes_are_told_by_the_same_view() {
    let scene = Scene::new(NEWEST, &[]);
    scene.fake.host().guests = true;
    let first = send(&*scene.provider(), guest()).await.unwrap();
    let again = send(&*scene.provider(), guest()).await.unwrap();
    assert!(again.existed);
    assert_eq!(again.media.links.direct, first.media.links.direct);
}
