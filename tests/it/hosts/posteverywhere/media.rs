//! The library, and what the key's own account is told to be.

use hoist::error::Kind;
use hoist::model::{MediaClass, MediaId, Query, Removal, Removed};
use hoist::provider::TokenVerdict;

use super::*;
use crate::fakes::fault::Fault;
use crate::fakes::posteverywhere::KEY;

#[tokio::test]
async fn a_list_is_filtered_by_class_and_read_in_both_spellings() {
    for old_names in [false, true] {
        let scene = scene();
        let provider = scene.provider();
        let id = {
            let mut host = scene.bench.host();
            host.old_names = old_names;
            host.plant("a.pdf", "application/pdf", Bytes::from_static(b"%PDF"));
            host.plant("a.png", "image/png", picture(1, 0))
        };
        let query = Query {
            class: Some(MediaClass::Image),
            ..Query::default()
        };
        let listing = provider.library().unwrap().list(&query).await.unwrap();
        assert_eq!(listing.items.len(), 1, "{old_names}");
        let found = &listing.items[0];
        assert_eq!(found.id, MediaId::new(&*id));
        assert_eq!(found.name.as_deref(), Some("a.png"));
        assert_eq!(found.mime.as_deref(), Some("image/png"));
        assert_eq!(found.size, Some(picture(1, 0).len() as u64));
        assert_eq!((found.width, found.height), (Some(1920), Some(1080)));
        assert_eq!(found.state.as_deref(), Some("ready"));
        assert!(found.created_at.is_some());
        assert_eq!(found.links.direct, None);
        let shown = provider.library().unwrap().show(&found.id).await.unwrap();
        assert_eq!(&shown, found);
        let seen = &scene.bench.journal.to("GET", "/api/v1/media")[0];
        assert_eq!(
            seen.to_string(),
            "api GET /api/v1/media type=image limit=50 offset=0"
        );
        assert_eq!(seen.bearer(), Some(KEY));
    }
}

#[tokio::test]
async fn pages_follow_each_other_by_what_was_received() {
    let scene = scene();
    (0..150).for_each(|_| {
        drop(
            scene
                .bench
                .host()
                .plant("a.png", "image/png", picture(1, 0)),
        )
    });
    let query = Query {
        limit: Some(120),
        ..Query::default()
    };
    let provider = scene.provider();
    let listing = provider.library().unwrap().list(&query).await.unwrap();
    assert_eq!(listing.items.len(), 120);
    let seen = scene.bench.journal.all();
    let lines: Vec<String> = seen.iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        [
            "api GET /api/v1/media limit=100 offset=0",
            "api GET /api/v1/media limit=20 offset=100",
        ]
    );
}

#[tokio::test]
async fn media_in_use_names_the_posts_and_yields_to_force() {
    let scene = scene();
    let provider = scene.provider();
    let remover = provider.remover().unwrap();
    assert!(remover.has_force());
    let id = scene
        .bench
        .host()
        .plant("a.png", "image/png", picture(1, 0));
    let post = scene.bench.host().plant_post("scheduled", "soon", 2280);
    scene.bench.host().posts[0].media_ids.push(id.clone());
    let mut removal = Removal::of(MediaId::new(&*id));
    let error = remover.remove(&removal).await.unwrap_err();
    is(&error, Kind::Rejected, Some(409), &post);
    assert!(hint(&error).contains("--force"));
    assert!(error.request_id.is_some());
    assert_eq!(scene.bench.host().media.len(), 1);

    removal.force = true;
    assert_eq!(remover.remove(&removal).await.unwrap(), Removed::Deleted);
    let seen = scene.bench.journal.to("DELETE", "/api/v1/media/");
    let force: Vec<_> = seen.iter().map(|seen| seen.parameter("force")).collect();
    assert_eq!(force, [None, Some("true")]);
    assert_eq!(
        remover.remove(&removal).await.unwrap(),
        Removed::AlreadyGone
    );
}

#[tokio::test]
async fn a_page_that_says_404_is_no_proof_of_a_deletion() {
    let scene = scene();
    let id = scene
        .bench
        .host()
        .plant("a.png", "image/png", picture(1, 0));
    scene
        .bench
        .faults
        .next(1, "DELETE", "/", Fault::MissingPage);
    let provider = scene.provider();
    let removal = Removal::of(MediaId::new(id));
    let error = provider.remover().unwrap().remove(&removal).await;
    is(&error.unwrap_err(), Kind::Protocol, Some(404), "404");
}

#[tokio::test]
async fn the_account_tells_plan_and_quota_but_nothing_of_the_key() {
    let scene = scene();
    let provider = scene.provider();
    let check = provider.check().await.unwrap();
    assert_eq!(check.token, TokenVerdict::Accepted);
    assert_eq!(check.place, "127.0.0.1");
    let facts = provider.account().unwrap().facts().await.unwrap();
    let fact = |label: &str| {
        let found = facts.iter().find(|(known, _)| known == label);
        found.map(|(_, value)| value.as_str())
    };
    assert_eq!(fact("organization subscription plan"), Some("growth"));
    assert_eq!(fact("quota storage bytes limit"), Some("10737418240"));
    assert_eq!(fact("api key scopes"), Some("read, write"));
    assert!(!format!("{facts:?}").contains("pe_live_"));
    assert_eq!(requests(&scene), ["api GET /api/v1/me"; 2]);
}
