use hoist::error::Kind;
use hoist::model::{Upload, Visibility};

use super::{NEWEST, OLD, Scene, advice, opens, send, send_file, visit};
use crate::conformance::stage::{file, picture};
use crate::fakes::slink::{ALICE, ALICE_JWT, ALICE_KEY};

fn seen_by(visibility: Visibility) -> Upload {
    Upload {
        visibility: Some(visibility),
        ..Upload::default()
    }
}

#[tokio::test]
async fn a_key_uploads_and_the_link_is_said_to_be_unpublished() {
    let scene = Scene::with_key(NEWEST);
    let sent = send(&*scene.provider(), Upload::default()).await.unwrap();
    let link = sent.media.links.direct.unwrap();
    let code = link.path().to_owned();
    assert!(code.starts_with("/i/"), "{link}");
    let id = sent.media.id;
    assert_eq!(
        scene.requests(),
        [
            "POST /api/external/upload".to_owned(),
            format!("GET {code}"),
            format!("GET /image/{id}.png"),
        ]
    );
    let upload = scene.last("POST", "/api/external/upload");
    assert_eq!(upload.bearer(), Some(ALICE_KEY));
    let origin = scene.fake.url("api").origin().ascii_serialization();
    assert_eq!(upload.header("origin"), Some(&*origin));
    assert_eq!(upload.parts.len(), 1, "nothing that was not asked for");
    assert_eq!(upload.part("image").unwrap().bytes, picture(1, 0));
    assert_eq!(scene.last("GET", "/i/").header("authorization"), None);
    assert_eq!(sent.notes.len(), 1);
    assert!(
        sent.notes[0].starts_with("not published"),
        "{:?}",
        sent.notes
    );
    assert!(sent.incomplete.is_none());
}

#[tokio::test]
async fn what_the_server_publishes_by_itself_needs_no_note() {
    let scene = Scene::with_key(NEWEST);
    scene.fake.host().auto_publish = true;
    let sent = send(&*scene.provider(), Upload::default()).await.unwrap();
    assert_eq!(sent.notes, Vec::<String>::new());
    assert!(opens(&sent.media.links.direct.unwrap()).await);
    assert!(opens(&sent.media.links.thumbnail.unwrap()).await);
}

#[tokio::test]
async fn links_of_every_era_and_style_are_joined() {
    for (version, as_page, short, expected) in [
        ((1, 6, 1), false, true, "/image/ID.png"),
        (OLD, false, true, "/image/ID.png"),
        (OLD, true, true, "/api/image/ID.png"),
        ((1, 10, 0), false, false, "/image/ID.png"),
    ] {
        let scene = Scene::with_key(version);
        scene.fake.host().as_page = as_page;
        scene.fake.host().short_urls = short;
        let sent = send(&*scene.provider(), Upload::default()).await.unwrap();
        let link = sent.media.links.direct.unwrap();
        let path = expected.replace("ID", sent.media.id.as_str());
        assert_eq!(link, scene.fake.url("api").join(&path).unwrap());
        assert!(opens(&link).await, "{version:?}");
        assert_eq!(sent.notes, Vec::<String>::new(), "{version:?}");
        assert!(sent.media.links.thumbnail.is_some());
    }
}

#[tokio::test]
async fn a_server_that_tells_a_key_no_link_is_said_to() {
    let scene = Scene::with_key((1, 6, 0));
    let sent = send(&*scene.provider(), Upload::default()).await.unwrap();
    assert_eq!(sent.media.links.direct, None);
    assert_eq!(sent.notes.len(), 1);
    assert!(sent.notes[0].contains("no link"), "{:?}", sent.notes);
}

#[tokio::test]
async fn a_session_beside_the_key_publishes_image_and_thumbnail() {
    let scene = Scene::with_both(NEWEST);
    let sent = send(&*scene.provider(), Upload::default()).await.unwrap();
    assert!(sent.incomplete.is_none());
    assert_eq!(sent.notes, Vec::<String>::new());
    let id = sent.media.id.as_str();
    let shares = scene.fake.host().shares.clone();
    assert_eq!(shares.len(), 2, "the ones that the upload made");
    assert!(shares.iter().all(|share| share.published));
    let [whole, small] = [&shares[0].id, &shares[1].id];
    assert_eq!(
        scene.requests()[..6],
        [
            "POST /api/external/upload".to_owned(),
            format!("GET /api/image/{id}/detail"),
            format!("POST /api/image/{id}/share"),
            format!("PUT /api/share/{whole}/publish"),
            format!("POST /api/image/{id}/share width=300 height=300 crop=1"),
            format!("PUT /api/share/{small}/publish"),
        ]
    );
    let (_, mime, bytes) = visit(&sent.media.links.direct.unwrap()).await;
    assert_eq!((mime.as_str(), bytes), ("image/png", picture(1, 0)));
    let (_, _, bytes) = visit(&sent.media.links.thumbnail.unwrap()).await;
    assert_eq!(bytes, "300x300 crop=true");
    assert_eq!(sent.media.visibility, Some(Visibility::Hidden));
    assert_eq!((sent.media.width, sent.media.height), (Some(1), Some(1)));
}

#[tokio::test]
async fn keys_and_sessions_stay_in_their_own_worlds() {
    let scene = Scene::with_both(NEWEST);
    let provider = scene.provider();
    let sent = send(&*provider, Upload::default()).await.unwrap();
    let library = provider.library().unwrap();
    library.show(&sent.media.id).await.unwrap();
    library.list(&Default::default()).await.unwrap();
    for seen in scene.fake.journal.all() {
        let expected = match seen.path.as_str() {
            "/api/external/upload" => Some(ALICE_KEY),
            path if path.starts_with("/api/") => Some(ALICE_JWT),
            _ => None,
        };
        assert_eq!(seen.bearer(), expected, "{seen}");
    }
}

#[tokio::test]
async fn a_session_uploads_in_every_era_to_a_link_that_opens() {
    for (version, short, expected) in [
        ((1, 6, 0), true, "/image/"),
        (OLD, true, "/image/"),
        ((1, 8, 2), true, "/i/"),
        ((1, 8, 2), false, "/image/"),
        ((1, 9, 4), true, "/i/"),
        ((1, 10, 0), false, "/image/"),
        ((1, 11, 0), true, "/i/"),
        (NEWEST, true, "/i/"),
        (NEWEST, false, "/image/"),
    ] {
        let scene = Scene::with_session(version);
        scene.fake.host().short_urls = short;
        let sent = send(&*scene.provider(), Upload::default()).await.unwrap();
        assert!(
            sent.incomplete.is_none(),
            "{version:?}: {:?}",
            sent.incomplete
        );
        assert_eq!(sent.notes, Vec::<String>::new(), "{version:?}");
        let link = sent.media.links.direct.unwrap();
        assert!(link.path().starts_with(expected), "{version:?}: {link}");
        assert!(opens(&link).await, "{version:?}: {link}");
        let upload = scene.last("POST", "/api/upload");
        assert_eq!(upload.bearer(), Some(ALICE_JWT));
        assert!(upload.header("origin").is_some());
    }
}

#[tokio::test]
async fn a_published_link_that_wants_a_login_is_said_to() {
    let scene = Scene::with_session(NEWEST);
    scene.fake.host().auth_for_shares = true;
    let sent = send(&*scene.provider(), Upload::default()).await.unwrap();
    assert_eq!(sent.notes.len(), 1);
    assert!(
        sent.notes[0].contains("nobody who is not logged in"),
        "{:?}",
        sent.notes
    );
}

#[tokio::test]
async fn a_link_that_could_not_be_published_leaves_the_upload() {
    use crate::fakes::fault::Fault;
    let scene = Scene::with_session(NEWEST);
    scene
        .fake
        .faults
        .next(1, "PUT", "/api/share/", Fault::Broken);
    let sent = send(&*scene.provider(), Upload::default()).await.unwrap();
    assert_eq!(sent.incomplete.unwrap().kind, Kind::Server);
    assert!(sent.media.links.direct.is_some());
    assert_eq!(scene.fake.host().images.len(), 1);
}

#[tokio::test]
async fn names_become_ids_and_booleans_are_one_or_absent() {
    for scene in [Scene::with_both(NEWEST), Scene::with_session(NEWEST)] {
        let album = scene.fake.host().plant_collection(ALICE, "Summer");
        let upload = Upload {
            description: Some("A <b>cat</b>".to_owned()),
            tags: vec![
                "cat".to_owned(),
                "holiday/beach".to_owned(),
                "cat".to_owned(),
            ],
            album: Some("Summer".to_owned()),
            visibility: Some(Visibility::Public),
            ..Upload::default()
        };
        let sent = send(&*scene.provider(), upload).await.unwrap();
        assert!(sent.incomplete.is_none(), "{:?}", sent.incomplete);
        let host = scene.fake.host();
        let paths: Vec<&str> = host.tags.iter().map(|tag| tag.path.as_str()).collect();
        assert_eq!(paths, ["#cat", "#holiday", "#holiday/beach"]);
        let image = &host.images[0];
        assert_eq!(image.tags, [&*host.tags[0].id, &*host.tags[2].id]);
        assert_eq!(image.collections, [album]);
        assert_eq!(image.description, "A <b>cat</b>");
        assert!(image.public);
        drop(host);
        let path = if scene.pocket.tokens.borrow().len() == 2 {
            "/api/external"
        } else {
            "/api/upload"
        };
        let form = scene.last("POST", path);
        assert_eq!(form.part("isPublic").unwrap().text(), "1");
        assert_eq!(sent.media.visibility, Some(Visibility::Public));
    }
}

#[tokio::test]
async fn known_names_are_found_and_ids_are_taken_as_they_are() {
    let scene = Scene::with_both(NEWEST);
    let provider = scene.provider();
    let album = scene.fake.host().plant_collection(ALICE, "Summer");
    let tagged = |tag: &str| Upload {
        tags: vec![tag.to_owned()],
        album: Some(album.clone()),
        ..Upload::default()
    };
    send(&*provider, tagged("cat")).await.unwrap();
    let tag = scene.fake.host().tags[0].id.clone();
    for (number, name) in [(2, "cat"), (3, "#cat"), (4, tag.as_str())] {
        let picture = file("cat.png", &picture(number, 0));
        send_file(&*provider, &picture, tagged(name)).await.unwrap();
    }
    let host = scene.fake.host();
    assert_eq!(host.tags.len(), 1, "none was made twice");
    assert!(host.images.iter().all(|image| image.tags == [tag.as_str()]));
}

#[tokio::test]
async fn names_that_nobody_can_resolve_stop_before_the_file() {
    let tagged = || Upload {
        tags: vec!["cat".to_owned()],
        ..Upload::default()
    };
    let key = Scene::with_key(NEWEST);
    let error = send(&*key.provider(), tagged()).await.unwrap_err();
    assert_eq!(error.kind, Kind::Auth);
    assert!(advice(&error).contains("--kind jwt"));
    assert_eq!(key.requests(), Vec::<String>::new());

    let old = Scene::with_session(OLD);
    let error = send(&*old.provider(), tagged()).await.unwrap_err();
    assert_eq!(error.kind, Kind::Unsupported);
    assert_eq!(old.fake.host().images.len(), 0);

    let newest = Scene::with_session(NEWEST);
    let upload = Upload {
        album: Some("Winter".to_owned()),
        ..Upload::default()
    };
    let error = send(&*newest.provider(), upload).await.unwrap_err();
    assert_eq!(error.kind, Kind::NotFound);
    assert!(error.message.contains("Winter"));
    assert_eq!(newest.fake.host().images.len(), 0);
}

#[tokio::test]
async fn private_is_neither_listed_nor_published() {
    for scene in [Scene::with_both(NEWEST), Scene::with_session(NEWEST)] {
        scene.fake.host().auto_publish = true;
        let sent = send(&*scene.provider(), seen_by(Visibility::Private))
            .await
            .unwrap();
        assert!(sent.incomplete.is_none());
        assert_eq!(sent.notes, Vec::<String>::new());
        assert!(!opens(&sent.media.links.direct.unwrap()).await);
        assert_eq!(sent.media.visibility, Some(Visibility::Private));
        assert!(!scene.fake.host().images[0].public);
    }
    let old = Scene::with_session(OLD);
    let sent = send(&*old.provider(), seen_by(Visibility::Private))
        .await
        .unwrap();
    assert!(
        sent.notes[0].contains("whoever has its link"),
        "{:?}",
        sent.notes
    );
}

#[tokio::test]
async fn the_accounts_default_holds_until_something_else_is_asked_for() {
    let scene = Scene::with_session(NEWEST);
    scene.fake.host().default_visibility = Some(true);
    let provider = scene.provider();
    let sent = send(&*provider, Upload::default()).await.unwrap();
    assert_eq!(sent.media.visibility, Some(Visibility::Public));
    assert_eq!(scene.fake.journal.to("PATCH", "/").len(), 0);
    assert!(scene.last("POST", "/api/upload").part("isPublic").is_none());

    let picture = file("cat.png", &picture(2, 0));
    let sent = send_file(&*provider, &picture, seen_by(Visibility::Hidden))
        .await
        .unwrap();
    assert!(sent.incomplete.is_none());
    assert!(!scene.fake.host().images[1].public);
    assert!(opens(&sent.media.links.direct.unwrap()).await);
}

#[tokio::test]
async fn a_server_that_shows_everything_is_not_believed() {
    let scene = Scene::with_session(NEWEST);
    scene.fake.host().only_public = true;
    let sent = send(&*scene.provider(), seen_by(Visibility::Hidden))
        .await
        .unwrap();
    let error = sent.incomplete.unwrap();
    assert_eq!(error.kind, Kind::Rejected);
    assert!(error.message.contains("public feed"), "{error}");
}

#[tokio::test]
async fn the_same_bytes_are_a_success_with_the_image_that_is_there() {
    for scene in [Scene::with_both(NEWEST), Scene::with_session(NEWEST)] {
        let provider = scene.provider();
        let first = send(&*provider, Upload::default()).await.unwrap();
        let upload = Upload {
            description: Some("another".to_owned()),
            ..Upload::default()
        };
        let again = send(&*provider, upload).await.unwrap();
        assert!(!first.existed && again.existed);
        assert_eq!(again.media.id, first.media.id);
        assert_eq!(again.media.links.direct, first.media.links.direct);
        assert!(
            again.notes[0].contains("had this file already"),
            "{:?}",
            again.notes
        );
        let host = scene.fake.host();
        assert_eq!(host.images.len(), 1);
        assert_eq!(host.images[0].description, "");
    }
    let key = Scene::with_key(NEWEST);
    let provider = key.provider();
    let first = send(&*provider, Upload::default()).await.unwrap();
    let again = send(&*provider, Upload::default()).await.unwrap();
    assert!(again.existed);
    assert_eq!(again.media.id, first.media.id);
    assert_eq!(again.media.links.direct, None);
    let page = format!("/info/{}", first.media.id);
    assert_eq!(again.media.links.page.unwrap().path(), page);
    assert_eq!(again.notes, Vec::<String>::new(), "the history may know");
}

#[tokio::test]
async fn servers_that_keep_duplicates_give_them_ids_of_their_own() {
    for (version, duplicates) in [(OLD, true), (NEWEST, false)] {
        let scene = Scene::with_session(version);
        scene.fake.host().duplicates = duplicates;
        let provider = scene.provider();
        let first = send(&*provider, Upload::default()).await.unwrap();
        let again = send(&*provider, Upload::default()).await.unwrap();
        assert!(!again.existed);
        assert_ne!(again.media.id, first.media.id);
    }
}

#[tokio::test]
async fn a_foreign_origin_is_named_as_the_cause_and_the_setting_mends_it() {
    let scene = Scene::with_key(NEWEST);
    scene.fake.host().origin = Some("https://pics.example.org".to_owned());
    let error = send(&*scene.provider(), Upload::default())
        .await
        .unwrap_err();
    assert_eq!((error.kind, error.status), (Kind::Config, Some(403)));
    assert!(error.message.contains("ORIGIN"), "{error}");
    assert!(advice(&error).contains("[profiles.mine]"));

    let settings = [("origin", "https://pics.example.org/")];
    let provider = scene.provider_at(scene.fake.url("api"), &settings);
    send(&*provider, Upload::default()).await.unwrap();
    let upload = scene.last("POST", "/api/external/upload");
    assert_eq!(upload.header("origin"), Some("https://pics.example.org"));
}

#[tokio::test]
async fn a_path_below_the_sites_root_is_tolerated() {
    let scene = Scene::with_key(OLD);
    for path in ["/api", "/api/external/upload", "/explore/?x=1#y"] {
        let url = scene.fake.url("api").join(path).unwrap();
        let provider = scene.provider_at(url, &[]);
        send(&*provider, Upload::default()).await.unwrap();
    }
    assert_eq!(
        scene.fake.journal.to("POST", "/api/external/upload").len(),
        3
    );
}

#[tokio::test]
async fn refusals_are_told_field_by_field_and_without_markup() {
    let scene = Scene::with_key(NEWEST);
    let provider = scene.provider();
    let text = file(
        "notes.png",
        &bytes::Bytes::from_static(b"%PDF-1.7 not an image"),
    );
    let error = send_file(&*provider, &text, Upload::default())
        .await
        .unwrap_err();
    assert_eq!((error.kind, error.status), (Kind::Rejected, Some(422)));
    assert_eq!(
        error.message,
        "image: The mime type \"application/pdf\" is not supported. See supported formats"
    );
    scene.fake.host().max_megabytes = 0;
    let error = send(&*provider, Upload::default()).await.unwrap_err();
    let expected = "image: The file is too large (0.00 MB). Allowed maximum size is 0 MB.";
    assert_eq!(error.message, expected);

    scene.fake.host().max_request = 10;
    let error = send(&*provider, Upload::default()).await.unwrap_err();
    assert_eq!((error.kind, error.status), (Kind::Rejected, Some(500)));
    assert!(advice(&error).contains("PHP"));

    scene.fake.host().demo = true;
    let error = send(&*provider, Upload::default()).await.unwrap_err();
    assert_eq!(error.message, "This action is not allowed in demo mode");
}

#[tokio::test]
async fn a_large_file_over_the_limit_is_refused_before_it_is_sent() {
    let scene = Scene::with_key(NEWEST);
    scene.fake.host().max_megabytes = 9;
    let large = file("big.png", &picture(1, 9_000_001));
    let error = send_file(&*scene.provider(), &large, Upload::default())
        .await
        .unwrap_err();
    assert_eq!(error.kind, Kind::Rejected);
    assert!(error.message.contains("9000000"), "{error}");
    assert_eq!(scene.requests(), ["GET /api/settings/public"]);
}
