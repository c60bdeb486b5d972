use hoist::error::{Kind, Result};
use hoist::model::{MediaEdit, MediaId, Removal, Removed, TagChange, Upload, Visibility};
use hoist::provider::Provider;
use serde_json::{Value, json};

use super::{NEWEST, OLD, Scene, opens, send};
use crate::conformance::stage::picture;
use crate::fakes::slink::{ALICE, BOB};

async fn edit(provider: &dyn Provider, id: &MediaId, edit: MediaEdit) -> Result<()> {
    provider.editor().expect("an editor").edit(id, &edit).await
}

fn seen_by(visibility: Visibility) -> MediaEdit {
    MediaEdit {
        visibility: Some(visibility),
        ..MediaEdit::default()
    }
}

fn tags(change: TagChange) -> MediaEdit {
    MediaEdit {
        tags: Some(change),
        ..MediaEdit::default()
    }
}

fn body(seen: &crate::fakes::journal::Seen) -> Value {
    serde_json::from_slice(&seen.body).expect("JSON")
}

#[tokio::test]
async fn a_description_is_sent_as_json_and_alone() {
    for version in [OLD, NEWEST] {
        let scene = Scene::with_session(version);
        let provider = scene.provider();
        let id = MediaId::new(scene.fake.host().plant(ALICE, picture(1, 0)));
        for text in ["new", ""] {
            let change = MediaEdit {
                description: Some(text.to_owned()),
                ..MediaEdit::default()
            };
            edit(&*provider, &id, change).await.unwrap();
            let seen = scene.last("PATCH", "/api/image/");
            assert_eq!(seen.path, format!("/api/image/{id}"));
            assert!(seen.is("application/json"));
            assert_eq!(body(&seen), json!({ "description": text }));
            assert_eq!(scene.fake.host().images[0].description, text);
        }
    }
}

#[tokio::test]
async fn visibility_is_both_the_feed_and_the_link() {
    let scene = Scene::with_both(NEWEST);
    let provider = scene.provider();
    let sent = send(&*provider, Upload::default()).await.unwrap();
    let (id, link) = (sent.media.id, sent.media.links.direct.unwrap());
    for (visibility, listed, open) in [
        (Visibility::Public, true, true),
        (Visibility::Private, false, false),
        (Visibility::Hidden, false, true),
        (Visibility::Private, false, false),
    ] {
        edit(&*provider, &id, seen_by(visibility)).await.unwrap();
        assert_eq!(scene.fake.host().images[0].public, listed, "{visibility:?}");
        assert_eq!(opens(&link).await, open, "{visibility:?}");
        let patch = body(&scene.last("PATCH", "/api/image/"));
        assert_eq!(patch, json!({ "isPublic": listed }), "a real boolean");
    }
    let shares = scene.fake.host().shares.clone();
    assert!(
        shares.iter().all(|share| !share.published),
        "the thumbnail's too"
    );
}

#[tokio::test]
async fn shares_of_other_images_stay_published() {
    let scene = Scene::with_both(NEWEST);
    scene.fake.host().filters_shares = false;
    let provider = scene.provider();
    let kept = send(&*provider, Upload::default()).await.unwrap();
    let other = MediaId::new(scene.fake.host().plant(ALICE, picture(2, 0)));
    edit(&*provider, &other, seen_by(Visibility::Hidden))
        .await
        .unwrap();
    edit(&*provider, &other, seen_by(Visibility::Private))
        .await
        .unwrap();
    assert!(opens(&kept.media.links.direct.unwrap()).await);
}

#[tokio::test]
async fn what_a_server_does_not_do_is_not_called_done() {
    let old = Scene::with_session(OLD);
    let id = MediaId::new(old.fake.host().plant(ALICE, picture(1, 0)));
    let error = edit(&*old.provider(), &id, seen_by(Visibility::Private))
        .await
        .unwrap_err();
    assert_eq!(error.kind, Kind::Unsupported);
    edit(&*old.provider(), &id, seen_by(Visibility::Public))
        .await
        .unwrap();
    assert!(old.fake.host().images[0].public);

    let open = Scene::with_session(NEWEST);
    open.fake.host().only_public = true;
    let sent = send(&*open.provider(), Upload::default()).await.unwrap();
    let hidden = edit(
        &*open.provider(),
        &sent.media.id,
        seen_by(Visibility::Hidden),
    )
    .await;
    assert_eq!(hidden.unwrap_err().kind, Kind::Rejected);
}

#[tokio::test]
async fn tags_are_added_removed_and_replaced_by_name() {
    let scene = Scene::with_session(NEWEST);
    let provider = scene.provider();
    let id = MediaId::new(scene.fake.host().plant(ALICE, picture(1, 0)));
    let names = |names: &[&str]| {
        names
            .iter()
            .map(|name| (*name).to_owned())
            .collect::<Vec<_>>()
    };
    for (change, expected) in [
        (TagChange::Add(names(&["cat", "sofa"])), vec!["cat", "sofa"]),
        (TagChange::Remove(names(&["sofa"])), vec!["cat"]),
        (TagChange::Replace(names(&["dog"])), vec!["dog"]),
        (
            TagChange::Replace(names(&["dog", "cat"])),
            vec!["cat", "dog"],
        ),
    ] {
        edit(&*provider, &id, tags(change)).await.unwrap();
        let mut shown = provider.library().unwrap().show(&id).await.unwrap().tags;
        shown.sort();
        assert_eq!(shown, expected);
    }
    let error = edit(&*provider, &id, tags(TagChange::Remove(names(&["bird"])))).await;
    assert_eq!(error.unwrap_err().kind, Kind::NotFound);
}

#[tokio::test]
async fn an_image_joins_a_collection_unless_nobody_knows_it() {
    let scene = Scene::with_session(NEWEST);
    let provider = scene.provider();
    let album = scene.fake.host().plant_collection(ALICE, "Summer");
    let id = MediaId::new(scene.fake.host().plant(ALICE, picture(1, 0)));
    let into = |album: &str| MediaEdit {
        album: Some(album.to_owned()),
        ..MediaEdit::default()
    };
    edit(&*provider, &id, into("Summer")).await.unwrap();
    assert_eq!(scene.fake.host().images[0].collections, [album.as_str()]);
    let seen = scene.last("POST", "/api/collection/");
    assert_eq!(seen.path, format!("/api/collection/{album}/items/{id}"));
    // The server itself would say yes.
    let unknown = edit(&*provider, &MediaId::new("zzz"), into(&album)).await;
    assert_eq!(unknown.unwrap_err().kind, Kind::NotFound);
}

#[tokio::test]
async fn deletions_are_told_apart_from_what_was_gone() {
    for version in [OLD, NEWEST] {
        let scene = Scene::with_session(version);
        let provider = scene.provider();
        let remover = provider.remover().unwrap();
        let id = MediaId::new(scene.fake.host().plant(ALICE, picture(1, 0)));
        assert!(remover.has_preserve_on_disk());
        let removal = Removal {
            preserve_on_disk: true,
            ..Removal::of(id.clone())
        };
        assert_eq!(remover.remove(&removal).await.unwrap(), Removed::Deleted);
        let seen = scene.last("DELETE", "/api/image/");
        assert!(seen.is("application/json"));
        assert_eq!(body(&seen), json!({ "preserveOnDisk": true }));
        assert_eq!(scene.fake.host().preserved, [id.as_str()]);
        assert_eq!(
            remover.remove(&removal).await.unwrap(),
            Removed::AlreadyGone
        );

        let id = MediaId::new(scene.fake.host().plant(ALICE, picture(2, 0)));
        remover.remove(&Removal::of(id)).await.unwrap();
        let seen = scene.last("DELETE", "/api/image/");
        assert_eq!(body(&seen), json!({ "preserveOnDisk": false }));

        let foreign = MediaId::new(scene.fake.host().plant(BOB, picture(3, 0)));
        let error = remover.remove(&Removal::of(foreign)).await.unwrap_err();
        assert_eq!((error.kind, error.status), (Kind::Auth, Some(403)));
    }
}
