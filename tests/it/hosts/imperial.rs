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
async fn an_upload_is_one_part_and_nothing_else() {
    for key in [ALICE_KEY, ALICE_UPLOAD_KEY] {
        let scene = scene();
        let provider = scene.with(Credential::Other(TokenKind::Token, key));
        let sent = send(&*provider, Upload::default()).await.unwrap();
        let seen = scene.bench.journal.all();
        assert_eq!(requests(&scene), ["api POST /images/upload"]);
        assert_eq!(seen[0].bearer(), Some(key));
        assert!(seen[0].is("multipart/form-data"));
        let [part] = seen[0].parts.as_slice() else {
            panic!("{} parts", seen[0].parts.len());
        };
        assert_eq!(part.name, "file");
        assert_eq!(part.file_name.as_deref(), Some("cat.png"));
        assert_eq!(part.mime.as_deref(), Some("image/png"));
        assert_eq!(part.bytes, picture(1, 0));
        assert!(sent.incomplete.is_none() && sent.notes.is_empty());
        assert_eq!(sent.media.name.as_deref(), Some("cat.png"));
        assert_eq!(sent.media.size, Some(picture(1, 0).len() as u64));
        let link = sent.media.links.direct.unwrap();
        assert_eq!(link.port(), scene.bench.url("origin").port());
    }
}

#[tokio::test]
async fn a_picture_that_was_compressed_tells_its_stored_size() {
    let scene = scene();
    scene.bench.host().compresses = true;
    let provider = scene.provider();
    let bytes = picture(1, 1000);
    let sent = send_file(&*provider, &file("cat.png", &bytes), Upload::default()).await;
    assert_eq!(sent.unwrap().media.size, Some(500));
}

#[tokio::test]
async fn tags_and_folder_of_an_upload_go_in_a_second_call() {
    let scene = scene();
    let provider = scene.provider();
    let upload = Upload {
        folder: Some(FOLDER.to_owned()),
        ..tagged(&["Work", "2026"])
    };
    let sent = send(&*provider, upload).await.unwrap();
    assert!(sent.incomplete.is_none());
    assert_eq!(sent.media.tags, ["work", "2026"]);
    assert_eq!(
        requests(&scene),
        ["api POST /images/upload", "api POST /images/bulk-metadata"]
    );
    let id = sent.media.id.as_str();
    let second = &scene.bench.journal.all()[1];
    assert!(second.is("application/json"));
    assert_eq!(second.bearer(), Some(ALICE_KEY));
    assert_eq!(
        body(second),
        json!({ "ids": [id], "folderId": FOLDER, "tags": ["work", "2026"], "mode": "add" })
    );
    let stored = scene.bench.host().at(id).clone();
    assert_eq!(stored.folder.as_deref(), Some(FOLDER));
    assert_eq!(stored.tags, ["work", "2026"]);
}

#[tokio::test]
async fn an_upload_whose_second_call_fails_is_there_and_incomplete() {
    let scene = scene();
    let provider = scene.provider();
    let upload = Upload {
        folder: Some("elsewhere".to_owned()),
        ..tagged(&["work"])
    };
    let sent = send(&*provider, upload).await.unwrap();
    assert!(sent.media.links.direct.is_some());
    assert!(sent.media.tags.is_empty());
    let error = sent.incomplete.unwrap();
    assert_eq!((error.kind, error.status), (Kind::Rejected, Some(400)));
    assert_eq!(
        error.message,
        "uploaded without its tags and folder: Validation failed; folderId: Folder not found"
    );
    assert_eq!(scene.bench.host().media.len(), 1);

    let faults = &scene.bench.faults;
    faults.next(1, "POST", "/images/bulk-metadata", Fault::LoseAnswer);
    let sent = send(&*provider, tagged(&["work"])).await.unwrap();
    assert!(sent.incomplete.is_none(), "the second call may be repeated");
    assert_eq!(scene.bench.host().at(sent.media.id.as_str()).tags, ["work"]);
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
async fn every_filter_arrives_under_its_own_name() {
    let scene = scene();
    let provider = scene.provider();
    let query = Query {
        limit: Some(20),
        page: Some(3),
        class: Some(MediaClass::Video),
        tags: vec!["Cats".to_owned(), "2026".to_owned()],
        exclude_tags: vec!["private".to_owned(), "Old".to_owned()],
        search: Some("sunset & sea".to_owned()),
        since: Some("2026-01-01T00:00:00Z".parse().unwrap()),
        until: Some("2026-02-01T00:00:00Z".parse().unwrap()),
        min_size: Some(1000),
        max_size: Some(5_000_000),
        folder: Some(FOLDER.to_owned()),
        favorite: true,
        status: Some(Status::All),
        ..Query::default()
    };
    let fields = provider.library().unwrap().fields();
    let given = query.given();
    assert!(given.iter().all(|field| fields.contains(field)));
    assert_eq!(given.len(), fields.len());
    assert!(ids(&*provider, &query).await.is_empty());
    let seen = &scene.bench.journal.all()[0];
    assert_eq!((&*seen.method, &*seen.path), ("GET", "/images"));
    assert_eq!(seen.bearer(), Some(ALICE_KEY));
    let mut sent: Vec<(&str, &str)> = seen
        .query
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    sent.sort_unstable();
    assert_eq!(
        sent,
        [
            ("excludeTags", "private,old"),
            ("favorite", "true"),
            ("folderId", FOLDER),
            ("from", "2026-01-01"),
            ("limit", "20"),
            ("maxSize", "5000000"),
            ("mimePrefix", "video/"),
            ("minSize", "1000"),
            ("page", "3"),
            ("q", "sunset & sea"),
            ("status", "all"),
            ("tags", "cats,2026"),
            ("to", "2026-01-31"),
        ]
    );
}

#[tokio::test]
async fn a_plain_list_sends_no_filter() {
    let scene = scene();
    let provider = scene.provider();
    ids(&*provider, &Query::default()).await;
    assert_eq!(requests(&scene), ["api GET /images page=1 limit=50"]);
}

#[tokio::test]
async fn filters_find_what_they_name() {
    let scene = scene();
    let provider = scene.provider();
    let mut host = scene.bench.host();
    let pdf = MediaId::new(host.plant(ALICE, "a.pdf", "application/pdf", picture(3, 10)));
    let video = MediaId::new(host.plant(ALICE, "b.mp4", "video/mp4", picture(3, 3000)));
    drop(host);
    let liked = plant(&scene, "c.png", |media| media.favorite = true);
    let tagged = plant(&scene, "d.png", |media| {
        media.tags = vec!["work".to_owned()]
    });
    let trashed = plant(&scene, "e.png", |media| media.trashed = true);
    let deep = plant(&scene, "f.png", |media| {
        media.folder = Some(FOLDER.to_owned())
    });
    let cases = [
        (
            Query {
                class: Some(MediaClass::Document),
                ..Query::default()
            },
            vec![&pdf],
        ),
        (
            Query {
                class: Some(MediaClass::Video),
                ..Query::default()
            },
            vec![&video],
        ),
        (
            Query {
                class: Some(MediaClass::Image),
                ..Query::default()
            },
            vec![&tagged, &liked],
        ),
        (
            Query {
                favorite: true,
                ..Query::default()
            },
            vec![&liked],
        ),
        (
            Query {
                tags: vec!["WORK".to_owned()],
                ..Query::default()
            },
            vec![&tagged],
        ),
        (
            Query {
                exclude_tags: vec!["work".to_owned()],
                ..Query::default()
            },
            vec![&liked, &video, &pdf],
        ),
        (
            Query {
                status: Some(Status::Trash),
                ..Query::default()
            },
            vec![&trashed],
        ),
        (
            Query {
                folder: Some(FOLDER.to_owned()),
                ..Query::default()
            },
            vec![&deep],
        ),
        (
            Query {
                search: Some("f.png".to_owned()),
                ..Query::default()
            },
            vec![&deep],
        ),
        (
            Query {
                min_size: Some(3000),
                ..Query::default()
            },
            vec![&video],
        ),
        (
            Query {
                max_size: Some(2999),
                ..Query::default()
            },
            vec![&tagged, &liked, &pdf],
        ),
    ];
    for (query, expected) in cases {
        let found = ids(&*provider, &query).await;
        let expected: Vec<MediaId> = expected.into_iter().cloned().collect();
        assert_eq!(found, expected, "{:?}", query.given());
    }
}

#[tokio::test]
async fn that_only_root_is_shown_is_noted() {
    let scene = scene();
    let provider = scene.provider();
    let library = provider.library().unwrap();
    let noted = [
        (Query::default(), true),
        (
            Query {
                status: Some(Status::Active),
                favorite: true,
                ..Query::default()
            },
            true,
        ),
        (
            Query {
                status: Some(Status::All),
                ..Query::default()
            },
            false,
        ),
        (
            Query {
                folder: Some(FOLDER.to_owned()),
                ..Query::default()
            },
            false,
        ),
        (
            Query {
                search: Some("cat".to_owned()),
                ..Query::default()
            },
            false,
        ),
    ];
    for (query, expected) in noted {
        let notes = library.list(&query).await.unwrap().notes;
        let told = notes.iter().any(|note| note.contains("Root folder"));
        assert_eq!(told, expected, "{:?}", query.given());
    }
}

#[tokio::test]
async fn a_tag_with_a_comma_can_be_no_filter() {
    let scene = scene();
    let provider = scene.provider();
    let comma = || vec!["a,b".to_owned()];
    for query in [
        Query {
            tags: comma(),
            ..Query::default()
        },
        Query {
            exclude_tags: comma(),
            ..Query::default()
        },
        Query {
            page: Some(2),
            limit: None,
            ..Query::default()
        },
    ] {
        let result = provider.library().unwrap().list(&query).await;
        assert_eq!(result.unwrap_err().kind, Kind::Usage);
    }
    assert!(requests(&scene).is_empty());
}

/// imperial knows days only; what lies outside of the span is left out, and pages count without it.
#[tokio::test]
async fn a_span_that_ends_within_a_day_is_kept_to_the_second() {
    let scene = scene();
    let provider = scene.provider();
    let at = |hour: u32| format!("2026-01-31T{hour:02}:30:00.000Z");
    let planted: Vec<MediaId> = (0..24)
        .map(|hour| plant(&scene, "cat.png", |media| media.created_at = at(hour)))
        .collect();
    let span = Query {
        since: Some("2026-01-31T06:30:00Z".parse().unwrap()),
        until: Some("2026-01-31T12:30:00Z".parse().unwrap()),
        ..Query::default()
    };
    let mut expected = planted[6..12].to_vec();
    expected.reverse();
    assert_eq!(ids(&*provider, &span).await, expected);
    let seen = scene.bench.journal.all();
    assert_eq!(seen[0].parameter("from"), Some("2026-01-31"));
    assert_eq!(seen[0].parameter("to"), Some("2026-01-31"));
    let listing = provider.library().unwrap().list(&span).await.unwrap();
    assert_eq!(listing.total, None, "the host counts whole days");
    let second = Query {
        limit: Some(2),
        page: Some(2),
        ..span
    };
    assert_eq!(ids(&*provider, &second).await, expected[2..4]);
    let day = Query {
        since: Some("2026-01-31T00:00:00Z".parse().unwrap()),
        ..Query::default()
    };
    let listing = provider.library().unwrap().list(&day).await.unwrap();
    assert_eq!(listing.total, Some(24));
}

#[tokio::test]
async fn all_pages_are_read_and_the_last_one_ends_it() {
    let scene = scene();
    let provider = scene.provider();
    for _ in 0..250 {
        plant(&scene, "cat.png", |_| {});
    }
    let all = Query {
        limit: None,
        ..Query::default()
    };
    assert_eq!(ids(&*provider, &all).await.len(), 250);
    let expected = [1, 2, 3].map(|page| format!("api GET /images page={page} limit=100"));
    assert_eq!(requests(&scene), expected);
}

#[tokio::test]
async fn one_media_is_looked_for_by_name_and_then_page_by_page() {
    let scene = scene();
    let provider = scene.provider();
    let library = provider.library().unwrap();
    let deep = plant(&scene, "cat.png", |media| {
        media.folder = Some(FOLDER.to_owned())
    });
    for _ in 0..150 {
        plant(&scene, "cat.png", |_| {});
    }
    let shown = library.show(&deep).await.unwrap();
    assert_eq!(shown.id, deep);
    assert_eq!(shown.name.as_deref(), Some("cat.png"));
    let search = format!("api GET /images page=1 limit=100 status=all q={deep}");
    assert_eq!(requests(&scene), [search.as_str()]);

    scene.bench.host().finds_stored_names = false;
    let shown = library.show(&deep).await.unwrap();
    assert_eq!(shown.id, deep);
    assert_eq!(
        requests(&scene)[1..],
        [
            search.as_str(),
            "api GET /images page=1 limit=100 status=all",
            "api GET /images page=2 limit=100 status=all",
        ]
    );

    scene.bench.host().spans_folders = false;
    let error = library.show(&deep).await.unwrap_err();
    assert_eq!(error.kind, Kind::NotFound);
    assert_eq!(error.message, format!("imperial lists no media '{deep}'"));
}

#[tokio::test]
async fn looking_for_one_media_ends_somewhere() {
    let scene = scene();
    let provider = scene.provider();
    let first = plant(&scene, "cat.png", |_| {});
    for _ in 0..5000 {
        plant(&scene, "cat.png", |_| {});
    }
    scene.bench.host().finds_stored_names = false;
    let error = provider.library().unwrap().show(&first).await.unwrap_err();
    assert_eq!(error.kind, Kind::NotFound);
    assert!(error.message.contains("newest 5000"), "{error}");
    assert!(matches!(error.reason, Reason::Advice(_)));
    assert_eq!(requests(&scene).len(), 51);
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

#[tokio::test]
async fn a_wrong_type_is_one_kind_of_error_whatever_its_status() {
    let scene = scene();
    let provider = scene.provider();
    let mut text = file("notes.txt", &picture(1, 0));
    text.mime = "text/plain".to_owned();
    for status in [400, 415] {
        scene.bench.host().wrong_type = status;
        let error = send_file(&*provider, &text, Upload::default()).await;
        let error = error.unwrap_err();
        assert_eq!((error.kind, error.status), (Kind::Rejected, Some(status)));
    }
}

#[tokio::test]
async fn types_that_are_not_taken_are_known_beforehand() {
    let scene = scene();
    let descriptor = scene.provider().descriptor();
    for mime in [
        "image/jpeg",
        "image/png",
        "image/webp",
        "image/gif",
        "video/mp4",
        "video/webm",
        "video/quicktime",
        "video/x-msvideo",
    ] {
        assert_eq!(descriptor.limit_for(mime).unwrap(), None, "{mime}");
    }
    for mime in [
        "image/heic",
        "image/svg+xml",
        "video/x-matroska",
        "text/plain",
    ] {
        let error = descriptor.limit_for(mime).unwrap_err();
        assert_eq!(error.kind, Kind::Rejected, "{mime}");
    }
}

#[tokio::test]
async fn full_storage_is_told_however_the_answer_looks() {
    let scene = scene();
    let provider = scene.provider();
    scene.bench.host().storage = 1;
    let full = "Storage limit exceeded. You've used 4.8 GB of 5 GB.";
    let plain = "the host answered 413 Payload Too Large";
    for (errors, message) in [
        (Errors::Documented, full),
        (Errors::Object, full),
        (Errors::NoStatus, full),
        (Errors::Html, plain),
        (Errors::Empty, plain),
    ] {
        scene.bench.host().errors = errors;
        let error = send(&*provider, Upload::default()).await.unwrap_err();
        assert_eq!((error.kind, error.status), (Kind::Rejected, Some(413)));
        assert_eq!(error.message, message, "{errors:?}");
    }
    assert!(scene.bench.host().media.is_empty());
}
