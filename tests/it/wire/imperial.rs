use std::sync::Arc;

use axum::body::Bytes;
use axum::http::Request;
use serde_json::Value;
use url::Url;

use hoist::error::Kind;
use hoist::model::{
    FolderChange, Media, MediaEdit, MediaId, Query, Removal, Removed, TagChange, Upload,
};
use hoist::progress::Silent;
use hoist::provider::{Descriptor, find};
use hoist::secret::TokenKind;

use super::{Canned, same_shape, sample};
use crate::conformance::stage::{Bench, Stage, Stored, Wrap, file, picture, upload_one};
use crate::fakes::imperial::{ALICE, ALICE_KEY, ALICE_UPLOAD_KEY, BOB, FOLDER, Imperial};
use crate::fakes::journal::Seen;
use crate::fakes::{Fake, Host};

impl Bench for Fake<Canned<Imperial>> {
    fn descriptor(&self) -> &'static Descriptor {
        find("imperial").expect("it is registered")
    }

    fn bases(&self) -> Vec<(&'static str, Url)> {
        vec![("api", self.url("api"))]
    }

    fn tokens(&self) -> Vec<(TokenKind, &'static str)> {
        vec![(TokenKind::Token, ALICE_KEY)]
    }

    fn stored(&self) -> Vec<Stored> {
        Vec::new()
    }

    fn plant(&self, _count: usize) -> Vec<MediaId> {
        Vec::new()
    }

    fn most_per_page(&self) -> usize {
        100
    }
}

type Scene = Stage<'static, Fake<Canned<Imperial>>>;

/// A host that answers with these: method, path, status, body.
fn scene(answers: &[(&'static str, &'static str, u16, Value)]) -> Scene {
    let as_it_is: &Wrap = &|provider| provider;
    let stage = Stage::new(Box::new(Fake::<Canned<Imperial>>::start()), as_it_is);
    for (method, path, status, body) in answers {
        let mut host = stage.bench.host();
        host.answers.insert((method, path), (*status, body.clone()));
    }
    stage
}

fn named(name: &str) -> Value {
    sample(&format!("imperial/{name}.json"))
}

const CAT: &str = "67d8f9a1b2c3d4e5f6789012";
const CAT_LINK: &str =
    "https://origin.imperial.gay/uploads/user-id/67d8f9a1b2c3d4e5f6789012-cat.jpg";
const VIDEO_THUMBNAIL: &str =
    "https://origin.imperial.gay/uploads/user-id/thumbs/67d8f9a1b2c3d4e5f6789013-thumb.jpg";

fn thumbnail(media: &Media) -> Option<&str> {
    media.links.thumbnail.as_ref().map(Url::as_str)
}

#[tokio::test]
async fn an_uploads_answer_is_read() {
    for status in [200, 201] {
        let scene = scene(&[("POST", "/images/upload", status, named("upload-image"))]);
        let media = upload_one(&*scene.provider(), 1).await.unwrap();
        assert_eq!(media.id, MediaId::new(CAT));
        assert_eq!(media.links.direct.as_ref().unwrap().as_str(), CAT_LINK);
        assert_eq!(thumbnail(&media), None);
        assert_eq!(media.name.as_deref(), Some("cat.jpg"));
        assert_eq!(media.size, Some(245_678));
        assert_eq!(media.size_text, None);
        assert_eq!(media.mime.as_deref(), Some("image/jpeg"));
        let created = media.created_at.unwrap().to_string();
        assert_eq!(created, "2026-01-07T12:34:56.789Z");
    }
    let scene = scene(&[("POST", "/images/upload", 201, named("upload-video"))]);
    let media = upload_one(&*scene.provider(), 1).await.unwrap();
    assert_eq!(thumbnail(&media), Some(VIDEO_THUMBNAIL));
    assert_eq!(media.size, Some(5_242_880));
}

#[tokio::test]
async fn a_list_is_read_into_the_same_model() {
    let scene = scene(&[("GET", "/images", 200, named("list"))]);
    let provider = scene.provider();
    let query = Query {
        limit: Some(2),
        ..Query::default()
    };
    let listing = provider.library().unwrap().list(&query).await.unwrap();
    assert_eq!(listing.total, Some(245));
    let [cat, video] = listing.items.as_slice() else {
        panic!("{} items", listing.items.len());
    };
    assert_eq!(cat.id, MediaId::new(CAT));
    assert_eq!(cat.links.direct.as_ref().unwrap().as_str(), CAT_LINK);
    assert_eq!(thumbnail(cat), None);
    assert_eq!(cat.name.as_deref(), Some("cat.jpg"));
    assert_eq!(cat.size, None, "words are not computed with");
    assert_eq!(cat.size_text.as_deref(), Some("240.1KB"));
    assert_eq!((cat.width, cat.height), (None, None), "0 is unknown");
    let created = cat.created_at.unwrap().to_string();
    assert_eq!(created, "2026-01-07T12:34:56.789Z");
    assert_eq!(thumbnail(video), Some(VIDEO_THUMBNAIL));
    assert_eq!(video.size_text.as_deref(), Some("5.0MB"));
}

/// The fields beside the list are a slip of the page; an item needs its id.
#[tokio::test]
async fn the_schema_of_the_page_is_survived() {
    let mut schema = named("list-schema");
    let scene = |schema: &Value| scene(&[("GET", "/images", 200, schema.clone())]);
    let list = async |scene: Scene| {
        let provider = scene.provider();
        provider.library().unwrap().list(&Query::default()).await
    };
    let error = list(scene(&schema)).await.unwrap_err();
    assert_eq!(error.kind, Kind::Protocol);
    assert!(error.message.contains("_id"), "{error}");
    schema["images"] = serde_json::json!([{ "_id": "a1", "thumbnailUrl": {}, "size": "big" }]);
    schema["pagination"] = serde_json::json!("soon");
    let listing = list(scene(&schema)).await.unwrap();
    assert_eq!(listing.items.len(), 1);
    assert_eq!(listing.items[0].id, MediaId::new("a1"));
    assert_eq!(listing.total, None);
}

#[tokio::test]
async fn changes_are_read() {
    let mut access = named("access-url");
    access["accessUrl"] = "/a/x?t=1".into();
    let broken = scene(&[("POST", "/images/a1/access-url", 200, access.clone())]);
    let id = MediaId::new("a1");
    let provider = broken.provider();
    let link = provider.library().unwrap().private_link(&id).await;
    assert_eq!(link.unwrap_err().kind, Kind::Protocol, "no whole link");
    access["accessUrl"] = "https://cdn.imperial.gay/a/x?t=1".into();
    let scene = scene(&[
        ("DELETE", "/images/a1", 200, named("deleted")),
        ("POST", "/images/a1/access-url", 200, access),
        ("POST", "/images/bulk-metadata", 200, named("bulk-metadata")),
        ("POST", "/images/upload", 201, named("upload-image")),
    ]);
    let provider = scene.provider();
    let (link, ends) = provider.library().unwrap().private_link(&id).await.unwrap();
    assert_eq!(link.expose().as_str(), "https://cdn.imperial.gay/a/x?t=1");
    assert_eq!(ends.unwrap().to_string(), "2026-02-08T10:00:00Z");
    let removal = Removal::of(id.clone());
    let removed = provider.remover().unwrap().remove(&removal).await.unwrap();
    assert_eq!(removed, Removed::Deleted);

    let request = named("bulk-metadata-request");
    let id = MediaId::new(request["ids"][0].as_str().unwrap());
    let edit = MediaEdit {
        tags: Some(TagChange::Add(vec!["work".to_owned(), "2026".to_owned()])),
        folder: Some(FolderChange::Into("6985a036b35713a65e17ccbd".to_owned())),
        ..MediaEdit::default()
    };
    provider.editor().unwrap().edit(&id, &edit).await.unwrap();
    let sent = scene.bench.journal.to("POST", "/images/bulk-metadata");
    let sent: Value = serde_json::from_slice(&sent[0].body).unwrap();
    assert_eq!(sent, request);
}

#[tokio::test]
async fn errors_are_read() {
    for (status, name, kind, message) in [
        (
            400,
            "error-400-type",
            Kind::Rejected,
            "Only images and videos are allowed",
        ),
        (
            415,
            "error-400-type",
            Kind::Rejected,
            "Only images and videos are allowed",
        ),
        (
            400,
            "error-400-page",
            Kind::Rejected,
            "Invalid page or limit parameter",
        ),
        (
            400,
            "error-400-details",
            Kind::Rejected,
            "Validation failed; file: File is required",
        ),
        (401, "error-401", Kind::Auth, "Unauthorized"),
        (
            403,
            "error-403-delete",
            Kind::Auth,
            "You don't have permission to delete this image",
        ),
        (
            403,
            "error-403-tier",
            Kind::Auth,
            "API access requires Pro or Business tier",
        ),
        (
            404,
            "error-404",
            Kind::NotFound,
            "imperial knows no uploads at this address",
        ),
        (
            413,
            "error-413",
            Kind::Rejected,
            "Storage limit exceeded. You've used 4.8 GB of 5 GB.",
        ),
    ] {
        let scene = scene(&[("POST", "/images/upload", status, named(name))]);
        let error = upload_one(&*scene.provider(), 1).await.unwrap_err();
        assert_eq!(error.kind, kind, "{name}");
        assert_eq!(error.message, message, "{name}");
        assert_eq!(error.status, Some(status), "{name}");
        assert_eq!(error.provider.as_deref(), Some("imperial"), "{name}");
    }
}

#[tokio::test]
async fn an_upload_without_a_link_keeps_its_id() {
    let mut answer = named("upload-image");
    answer["url"] = Value::Null;
    let scene = scene(&[("POST", "/images/upload", 201, answer)]);
    let provider = scene.provider();
    let file = file("cat.png", &picture(1, 0));
    let plain = Upload::default();
    let sent = provider.upload(&file, &plain, Arc::new(Silent)).await;
    let sent = sent.unwrap();
    assert_eq!(sent.media.id, MediaId::new(CAT));
    assert_eq!(sent.notes, ["imperial told no link to the file"]);
}

async fn ask(host: &mut Imperial, key: &str, method: &str, path: &str, body: &str) -> (u16, Value) {
    let mime = match path {
        "/images/upload" => "multipart/form-data; boundary=x",
        _ => "application/json",
    };
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("authorization", format!("Bearer {key}"))
        .header("content-type", mime)
        .body(())
        .unwrap();
    let (parts, ()) = request.into_parts();
    let body = Bytes::copy_from_slice(body.as_bytes());
    let seen = Seen::new("api", &parts, body, true).await;
    let reply = host.answer(&seen);
    let body = serde_json::from_slice(&reply.body).unwrap();
    (reply.status, body)
}

/// A multipart body of one file.
fn form(field: &str, mime: &str) -> String {
    format!(
        "--x\r\ncontent-disposition: form-data; name=\"{field}\"; filename=\"a\"\r\ncontent-type: {mime}\r\n\r\nhi\r\n--x--\r\n"
    )
}

/// Every answer of the fake has exactly the keys of the vendor's sample, and the same words.
#[tokio::test]
async fn the_fake_answers_like_the_samples() {
    let origins = [
        ("api", "http://a".to_owned()),
        ("origin", "http://o".to_owned()),
    ];
    let mut host = Imperial::new(origins.into());
    let media = host.plant(ALICE, "cat.jpg", "image/jpeg", picture(1, 0));
    let video = host.plant(ALICE, "video.mp4", "video/mp4", picture(2, 0));
    let foreign = host.plant(BOB, "dog.jpg", "image/jpeg", picture(9, 0));
    host.at(&media).private = true;
    let mut full = named("bulk-metadata-request");
    full["ids"][0] = media.as_str().into();
    assert_eq!(full["folderId"], FOLDER);
    let full = full.to_string();
    let access = format!("/images/{video}/access-url");
    let private = format!("/images/{media}/access-url");
    let delete = format!("/images/{media}");
    let delete_foreign = format!("/images/{foreign}");
    let (image, clip, text, odd) = (
        form("file", "image/png"),
        form("file", "video/mp4"),
        form("file", "text/plain"),
        form("upload", "image/png"),
    );
    let live = ALICE_KEY;
    let cases: [(&str, &str, &str, &str, u16, &str); 16] = [
        (live, "GET", "/images?page=1&limit=20", "", 200, "list"),
        (live, "POST", &private, "", 200, "access-url"),
        (live, "POST", &access, "", 200, "access-url"),
        (
            live,
            "POST",
            "/images/bulk-metadata",
            &full,
            200,
            "bulk-metadata",
        ),
        (live, "DELETE", &delete, "", 200, "deleted"),
        (live, "DELETE", &delete, "", 404, "error-404"),
        (live, "DELETE", &delete_foreign, "", 403, "error-403-delete"),
        (
            ALICE_UPLOAD_KEY,
            "DELETE",
            &delete,
            "",
            403,
            "error-403-tier",
        ),
        (
            ALICE_UPLOAD_KEY,
            "POST",
            "/images/upload",
            &image,
            201,
            "upload-image",
        ),
        (live, "POST", "/images/upload", &clip, 201, "upload-video"),
        (live, "POST", "/images/upload", &text, 400, "error-400-type"),
        (live, "POST", "/images/upload", "", 400, "error-400-details"),
        (live, "GET", "/images?limit=101", "", 400, "error-400-page"),
        (live, "GET", "/images?page=0", "", 400, "error-400-page"),
        (
            "imperial_live_nobody",
            "GET",
            "/images",
            "",
            401,
            "error-401",
        ),
        ("", "POST", "/images/upload", &image, 401, "error-401"),
    ];
    for (key, method, path, body, status, name) in cases {
        let (got, answer) = ask(&mut host, key, method, path, body).await;
        assert_eq!(got, status, "{name}: {answer}");
        let sample = named(name);
        same_shape(&sample, &answer, &[], name);
        for words in ["error", "message", "details", "updated"] {
            assert_eq!(answer.get(words), sample.get(words), "{name}");
        }
    }
    let (status, _) = ask(&mut host, live, "POST", "/images/upload", &odd).await;
    assert_eq!(status, 400, "a part that no page names");
    host.storage = 1;
    let (status, answer) = ask(&mut host, live, "POST", "/images/upload", &image).await;
    assert_eq!((status, answer), (413, named("error-413")));
}
