mod list;
mod uploads;

use std::sync::Arc;

use serde_json::json;
use url::Url;

use hoist::error::{Error, Kind, Reason};
use hoist::model::{
    FileSource, FolderChange, MediaClass, MediaEdit, MediaId, Query, Removal, Removed, Resize,
    Status, TagChange, Upload, Uploaded,
};
use hoist::progress::Silent;
use hoist::provider::{Provider, Stored as Known, TokenVerdict};
use hoist::secret::TokenKind;

use crate::conformance::stage::{Credential, PROFILE, Stage, Wrap, file, picture, upload_one};
use crate::fakes::Fake;
use crate::fakes::fault::Fault;
use crate::fakes::imperial::{
    ALICE, ALICE_KEY, ALICE_UPLOAD_KEY, Errors, FOLDER, Imperial, StoredMedia,
};
use crate::fakes::journal::Seen;

type Scene = Stage<'static, Fake<Imperial>>;

fn scene() -> Scene {
    let as_it_is: &Wrap = &|provider| provider;
    Stage::new(Box::new(Fake::start()), as_it_is)
}

fn with_upload_key(scene: &Scene) -> Box<dyn Provider> {
    scene.with(Credential::Other(TokenKind::Token, ALICE_UPLOAD_KEY))
}

async fn send(provider: &dyn Provider, upload: Upload) -> Result<Uploaded, Error> {
    send_file(provider, &file("cat.png", &picture(1, 0)), upload).await
}

async fn send_file(
    provider: &dyn Provider,
    file: &FileSource,
    upload: Upload,
) -> Result<Uploaded, Error> {
    provider.upload(file, &upload, Arc::new(Silent)).await
}

fn tagged(tags: &[&str]) -> Upload {
    Upload {
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
        ..Upload::default()
    }
}

/// Puts a picture of Alice's on the host and dresses it.
fn plant(scene: &Scene, name: &str, dress: impl FnOnce(&mut StoredMedia)) -> MediaId {
    let mut host = scene.bench.host();
    let id = host.plant(ALICE, name, "image/png", picture(1, 0));
    dress(host.at(&id));
    MediaId::new(id)
}

/// Base, method, path and query of every request so far.
fn requests(scene: &Scene) -> Vec<String> {
    let seen = scene.bench.journal.all();
    seen.iter().map(ToString::to_string).collect()
}

async fn ids(provider: &dyn Provider, query: &Query) -> Vec<MediaId> {
    let listing = provider.library().unwrap().list(query).await.unwrap();
    listing.items.into_iter().map(|media| media.id).collect()
}

fn body(seen: &Seen) -> serde_json::Value {
    serde_json::from_slice(&seen.body).unwrap()
}

#[tokio::test]
async fn an_upload_key_is_refused_for_everything_else_before_a_request() {
    let scene = scene();
    let id = plant(&scene, "cat.png", |_| {});
    let provider = with_upload_key(&scene);
    let library = provider.library().unwrap();
    let known = Known {
        id: id.clone(),
        direct: None,
    };
    let edit = MediaEdit {
        folder: Some(FolderChange::Root),
        ..MediaEdit::default()
    };
    let foldered = Upload {
        folder: Some(FOLDER.to_owned()),
        ..Upload::default()
    };
    let fetcher = provider.fetcher().unwrap();
    let refusals = [
        ("ls", library.list(&Query::default()).await.err()),
        ("show", library.show(&id).await.err()),
        ("show --private-link", library.private_link(&id).await.err()),
        (
            "rm",
            provider
                .remover()
                .unwrap()
                .remove(&Removal::of(id.clone()))
                .await
                .err(),
        ),
        (
            "edit",
            provider.editor().unwrap().edit(&id, &edit).await.err(),
        ),
        ("get", fetcher.fetch(&known, Resize::default()).await.err()),
        (
            "auth status --remote",
            provider.account().unwrap().facts().await.err(),
        ),
        (
            "upload --tag",
            send(&*provider, tagged(&["work"])).await.err(),
        ),
        ("upload --folder", send(&*provider, foldered).await.err()),
    ];
    for (command, error) in refusals {
        let error = error.expect(command);
        assert_eq!(error.kind, Kind::Auth, "{command}");
        assert_eq!(error.status, None, "{command}");
        assert!(error.message.contains(&format!("'{command}'")), "{error}");
        assert!(error.message.contains("Pro or Business tier"), "{error}");
        assert!(!error.message.contains(ALICE_UPLOAD_KEY), "{error}");
        let advice = Reason::Advice(format!(
            "store an API key with 'hoist auth login {PROFILE}'"
        ));
        assert_eq!(error.reason, advice, "{command}");
    }
    assert!(requests(&scene).is_empty(), "{:?}", requests(&scene));
    assert_eq!(scene.bench.host().media.len(), 1);
}

#[tokio::test]
async fn only_an_api_key_can_be_checked() {
    let scene = scene();
    for (credential, verdict, sent) in [
        (Credential::Good, TokenVerdict::Accepted, Some(ALICE_KEY)),
        (
            Credential::Other(TokenKind::Token, ALICE_UPLOAD_KEY),
            TokenVerdict::NotTested,
            None,
        ),
        (Credential::None, TokenVerdict::Missing, None),
    ] {
        let check = scene.with(credential).check().await.unwrap();
        assert_eq!(check.token, verdict);
        assert_eq!(check.place, "127.0.0.1");
        let seen = scene.bench.journal.all().pop().unwrap();
        assert_eq!(seen.to_string(), "api GET /images limit=1");
        assert_eq!(seen.bearer(), sent);
    }
    let error = scene.with(Credential::Wrong).check().await.unwrap_err();
    let profile = PROFILE.to_owned();
    assert_eq!(error.reason, Reason::TokenRefused { profile });
    scene.bench.faults.next(9, "GET", "/images", Fault::Broken);
    let error = with_upload_key(&scene).check().await.unwrap_err();
    assert_eq!(error.kind, Kind::Server);
}

#[tokio::test]
async fn a_deletion_goes_to_the_id_and_twice_is_gone_already() {
    let scene = scene();
    let provider = scene.provider();
    let id = plant(&scene, "cat.png", |_| {});
    let remover = provider.remover().unwrap();
    let removal = Removal::of(id.clone());
    assert_eq!(remover.remove(&removal).await.unwrap(), Removed::Deleted);
    assert_eq!(
        remover.remove(&removal).await.unwrap(),
        Removed::AlreadyGone
    );
    let request = format!("api DELETE /images/{id}");
    assert_eq!(requests(&scene), [request.clone(), request]);
    assert_eq!(scene.bench.journal.all()[0].bearer(), Some(ALICE_KEY));

    let id = plant(&scene, "cat.png", |_| {});
    scene
        .bench
        .faults
        .next(9, "DELETE", "/images/", Fault::Page);
    let error = remover.remove(&Removal::of(id)).await.unwrap_err();
    assert_eq!(error.kind, Kind::Protocol);
}

#[tokio::test]
async fn an_edit_touches_only_what_was_given() {
    let scene = scene();
    let provider = scene.provider();
    let editor = provider.editor().unwrap();
    let id = plant(&scene, "cat.png", |media| {
        media.folder = Some(FOLDER.to_owned());
        media.tags = vec!["one".to_owned()];
    });
    let tags = |tags: &[&str]| tags.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>();
    let of_tags = |change| MediaEdit {
        tags: Some(change),
        ..MediaEdit::default()
    };
    let of_folder = |change| MediaEdit {
        folder: Some(change),
        ..MediaEdit::default()
    };
    let inside = Some(FOLDER);
    let steps = [
        (
            of_tags(TagChange::Add(tags(&["Two"]))),
            json!({ "tags": ["two"], "mode": "add" }),
            (vec!["one", "two"], inside),
        ),
        (
            of_tags(TagChange::Remove(tags(&["one"]))),
            json!({ "tags": ["one"], "mode": "remove" }),
            (vec!["two"], inside),
        ),
        (
            of_tags(TagChange::Replace(tags(&["three"]))),
            json!({ "tags": ["three"], "mode": "replace" }),
            (vec!["three"], inside),
        ),
        (
            of_folder(FolderChange::Root),
            json!({ "folderId": null }),
            (vec!["three"], None),
        ),
        (
            of_folder(FolderChange::Into(FOLDER.to_owned())),
            json!({ "folderId": FOLDER }),
            (vec!["three"], inside),
        ),
        (
            of_tags(TagChange::Replace(tags(&[""]))),
            json!({ "tags": [], "mode": "replace" }),
            (vec![], inside),
        ),
        (
            of_folder(FolderChange::Into(String::new())),
            json!({ "folderId": null }),
            (vec![], None),
        ),
    ];
    for (edit, mut sent, (tags, folder)) in steps {
        editor.edit(&id, &edit).await.unwrap();
        let seen = scene.bench.journal.all().pop().unwrap();
        assert_eq!(seen.to_string(), "api POST /images/bulk-metadata");
        sent["ids"] = json!([id.as_str()]);
        assert_eq!(body(&seen), sent);
        let stored = scene.bench.host().at(id.as_str()).clone();
        assert_eq!(stored.tags, tags);
        assert_eq!(stored.folder.as_deref(), folder);
    }
    let unknown = MediaId::new("67d8f9a1b2c3d4e5ffffffff");
    let error = editor.edit(&unknown, &of_folder(FolderChange::Root)).await;
    let error = error.unwrap_err();
    assert_eq!(error.kind, Kind::NotFound);
    assert!(error.message.contains(unknown.as_str()), "{error}");
}

#[tokio::test]
async fn a_private_upload_opens_with_an_access_link() {
    let scene = scene();
    let provider = scene.provider();
    let library = provider.library().unwrap();
    let private = plant(&scene, "cat.png", |media| media.private = true);
    let public = plant(&scene, "dog.png", |_| {});
    let (link, ends) = library.private_link(&private).await.unwrap();
    assert!(link.expose().query().is_some());
    assert_eq!(ends.unwrap().to_string(), "2126-02-08T10:00:00Z");
    let seen = &scene.bench.journal.all()[0];
    assert_eq!(
        seen.to_string(),
        format!("api POST /images/{private}/access-url")
    );
    assert_eq!(seen.bearer(), Some(ALICE_KEY));
    assert!(seen.body.is_empty());
    let (_, ends) = library.private_link(&public).await.unwrap();
    assert_eq!(ends, None, "what is not private has no end");
    let error = library.private_link(&MediaId::new("x1")).await.unwrap_err();
    assert_eq!(error.kind, Kind::NotFound);
    assert!(error.message.contains("'x1'"), "{error}");
}

#[tokio::test]
async fn a_private_upload_is_fetched_by_its_owner_alone() {
    let scene = scene();
    let provider = scene.provider();
    let media = upload_one(&*provider, 1).await.unwrap();
    scene.bench.host().at(media.id.as_str()).private = true;
    let fetch = async |provider: &dyn Provider, direct: Option<Url>| {
        let known = Known {
            id: media.id.clone(),
            direct,
        };
        let fetcher = provider.fetcher().unwrap();
        let mut download = fetcher.fetch(&known, Resize::default()).await?;
        let mut bytes = Vec::new();
        while let Some(chunk) = download.body.next().await? {
            bytes.extend_from_slice(&chunk);
        }
        Ok::<_, Error>((download.name, bytes))
    };
    let direct = media.links.direct.clone();
    for direct in [direct.clone(), None] {
        let (name, bytes) = fetch(&*provider, direct).await.unwrap();
        assert_eq!(bytes, picture(1, 0));
        assert_eq!(name, Some(format!("{}-cat-1.png", media.id)));
    }
    for seen in scene.bench.journal.to("GET", "/uploads") {
        assert_eq!(seen.header("authorization"), None);
    }
    let upload_key = with_upload_key(&scene);
    let error = fetch(&*upload_key, direct.clone()).await.unwrap_err();
    assert_eq!((error.kind, error.status), (Kind::Auth, Some(403)));
    scene.bench.host().at(media.id.as_str()).private = false;
    let (_, bytes) = fetch(&*upload_key, direct).await.unwrap();
    assert_eq!(bytes, picture(1, 0));
}

#[tokio::test]
async fn statistics_are_told_in_full() {
    let scene = scene();
    let provider = scene.provider();
    let facts = provider.account().unwrap().facts().await.unwrap();
    let expected = [
        ("storage.used", "5242880"),
        ("storage.limit", "1073741824"),
        ("plan", "pro"),
    ];
    assert_eq!(
        facts,
        expected.map(|(label, value)| (label.to_owned(), value.to_owned()))
    );
    assert_eq!(requests(&scene), ["api GET /stats/overview"]);
    assert_eq!(scene.bench.journal.all()[0].bearer(), Some(ALICE_KEY));
}
