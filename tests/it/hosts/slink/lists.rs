use hoist::error::Kind;
use hoist::model::{MediaId, Query, Scope, Upload, UserName, Visibility};

use super::{NEWEST, OLD, Scene, opens, send};
use crate::conformance::stage::picture;
use crate::fakes::slink::{ALICE, BOB};

fn feed() -> Query {
    Query {
        scope: Scope::Feed,
        ..Query::default()
    }
}

fn plant(scene: &Scene, count: usize, public: bool) -> Vec<String> {
    let mut host = scene.fake.host();
    let ids = (0..count)
        .map(|_| host.plant(ALICE, picture(1, 0)))
        .collect();
    for image in &mut host.images {
        image.public = public;
    }
    ids
}

#[tokio::test]
async fn own_images_come_by_page_and_later_by_cursor() {
    for (version, expected) in [
        (
            OLD,
            [
                "GET /api/images/history limit=100",
                "GET /api/images/history/2 limit=100",
                "GET /api/images/history/3 limit=100",
            ],
        ),
        (
            NEWEST,
            [
                "GET /api/images/history limit=100",
                "GET /api/images/history limit=100 cursor=eyJ0/100=",
                "GET /api/images/history limit=100 cursor=eyJ0/200=",
            ],
        ),
    ] {
        let scene = Scene::with_session(version);
        plant(&scene, 250, false);
        let all = Query {
            limit: None,
            ..Query::default()
        };
        let listing = scene
            .provider()
            .library()
            .unwrap()
            .list(&all)
            .await
            .unwrap();
        assert_eq!(listing.items.len(), 250);
        assert_eq!(listing.total, Some(250));
        assert_eq!(scene.requests(), expected);
        let newest = &listing.items[0];
        assert_eq!(newest.owner.as_deref(), Some(ALICE));
        assert_eq!(newest.created_at.unwrap().as_second(), 1_795_197_331);
        assert_eq!(
            (newest.width, newest.size),
            (Some(1), Some(picture(1, 0).len() as u64))
        );
        let link = newest.links.direct.as_ref().unwrap();
        assert_eq!(link.path(), format!("/image/{}.png", newest.id));
    }
}

#[tokio::test]
async fn the_public_feed_is_open_to_strangers_in_both_eras() {
    for version in [OLD, NEWEST] {
        let scene = Scene::new(version, &[]);
        plant(&scene, 120, true);
        scene.fake.host().plant(BOB, picture(2, 0));
        let query = Query {
            limit: Some(110),
            ..feed()
        };
        let listing = scene
            .provider()
            .library()
            .unwrap()
            .list(&query)
            .await
            .unwrap();
        assert_eq!(listing.items.len(), 110);
        assert!(
            listing
                .items
                .iter()
                .all(|media| media.visibility == Some(Visibility::Public))
        );
        scene.fake.host().anonymous_viewing = false;
        let error = scene
            .provider()
            .library()
            .unwrap()
            .list(&query)
            .await
            .unwrap_err();
        assert_eq!(error.kind, Kind::Auth, "{version:?}");
    }
}

#[tokio::test]
async fn several_ids_are_asked_for_at_once_and_only_those_come_back() {
    for (version, as_page) in [(OLD, false), (OLD, true), (NEWEST, false)] {
        let scene = Scene::with_session(version);
        scene.fake.host().as_page = as_page;
        let ids = plant(&scene, 3, true);
        let foreign = scene.fake.host().plant(BOB, picture(2, 0));
        let wanted: Vec<MediaId> = [&ids[2], &foreign, &ids[0]].map(MediaId::new).to_vec();
        let provider = scene.provider();
        let library = provider.library().unwrap();
        let found = library.show_several(&wanted).await.unwrap();
        let found: Vec<&str> = found.iter().map(|media| media.id.as_str()).collect();
        assert_eq!(found, [&ids[2], &ids[0]], "{version:?}");
        // What is no id at all is not found, although new servers answer with the public feed.
        let nonsense = library.show_several(&[MediaId::new("x")]).await;
        assert!(nonsense.is_ok_and(|found| found.is_empty()) || version == OLD);
    }
}

#[tokio::test]
async fn lists_are_searched_by_text_tag_and_user() {
    let scene = Scene::with_session(NEWEST);
    let provider = scene.provider();
    let tagged = Upload {
        tags: vec!["cat".to_owned()],
        description: Some("on the sofa".to_owned()),
        ..Upload::default()
    };
    let sent = send(&*provider, tagged).await.unwrap();
    plant(&scene, 3, true);
    scene.fake.host().plant("bobby", picture(2, 0));
    scene.fake.host().plant(BOB, picture(3, 0));
    scene
        .fake
        .host()
        .images
        .iter_mut()
        .for_each(|image| image.public = true);
    let library = provider.library().unwrap();
    for query in [
        Query {
            search: Some("sofa".to_owned()),
            ..Query::default()
        },
        Query {
            tags: vec!["cat".to_owned()],
            ..Query::default()
        },
    ] {
        let listing = library.list(&query).await.unwrap();
        assert_eq!(listing.items.len(), 1);
        assert_eq!(listing.items[0].id, sent.media.id);
        assert_eq!(listing.items[0].tags, ["cat"]);
        assert_eq!(listing.items[0].description.as_deref(), Some("on the sofa"));
    }
    let last = scene.last("GET", "/api/images/history");
    assert_eq!(last.parameter("requireAllTags"), Some("1"));
    assert_eq!(
        last.parameter("tagIds[]"),
        Some(&*scene.fake.host().tags[0].id)
    );
    // A search by user finds bobby as well.
    let of_bob = Query {
        scope: Scope::User(UserName::new(BOB)),
        ..Query::default()
    };
    let listing = library.list(&of_bob).await.unwrap();
    let owners: Vec<_> = listing
        .items
        .iter()
        .map(|media| media.owner.as_deref())
        .collect();
    assert_eq!(owners, [Some(BOB)]);
    assert_eq!(
        scene.last("GET", "/api/images").parameter("searchBy"),
        Some("user")
    );

    let unknown = Query {
        tags: vec!["dog".to_owned()],
        ..Query::default()
    };
    let error = library.list(&unknown).await.unwrap_err();
    assert_eq!(error.kind, Kind::NotFound);
    assert_eq!(scene.fake.host().tags.len(), 1, "listing makes no tags");
}

#[tokio::test]
async fn an_image_is_shown_with_its_published_link_and_tags() {
    let scene = Scene::with_both(NEWEST);
    let provider = scene.provider();
    let tagged = Upload {
        tags: vec!["cat".to_owned()],
        ..Upload::default()
    };
    let sent = send(&*provider, tagged).await.unwrap();
    let library = provider.library().unwrap();
    let shown = library.show(&sent.media.id).await.unwrap();
    assert_eq!(shown.links.direct, sent.media.links.direct);
    assert_eq!(shown.tags, ["cat"]);
    assert_eq!(shown.visibility, Some(Visibility::Hidden));
    assert!(shown.created_at.is_some());
    let unpublished = scene.fake.host().plant(ALICE, picture(2, 0));
    let shown = library.show(&MediaId::new(&unpublished)).await.unwrap();
    assert_eq!(shown.visibility, Some(Visibility::Private));
    assert_eq!(
        shown.links.direct.unwrap().path(),
        format!("/image/{unpublished}.png")
    );
    let foreign = scene.fake.host().plant(BOB, picture(3, 0));
    let error = library.show(&MediaId::new(foreign)).await.unwrap_err();
    assert_eq!((error.kind, error.status), (Kind::Auth, Some(403)));
    assert_eq!(error.message, "Access denied");
}

#[tokio::test]
async fn details_are_read_bare_and_wrapped_by_url_and_src() {
    for (version, as_page) in [
        (OLD, true),
        (OLD, false),
        ((1, 11, 0), false),
        (NEWEST, false),
    ] {
        let scene = Scene::with_session(version);
        scene.fake.host().as_page = as_page;
        let id = MediaId::new(scene.fake.host().plant(ALICE, picture(1, 0)));
        let shown = scene.provider().library().unwrap().show(&id).await.unwrap();
        let link = shown.links.direct.unwrap();
        assert_eq!(link.path(), format!("/image/{id}.png"), "{version:?}");
        assert_eq!(opens(&link).await, version < (1, 11, 0), "{version:?}");
        assert_eq!(shown.size, Some(picture(1, 0).len() as u64));
    }
}
