use axum::body::Bytes;
use axum::http::Request;
use serde_json::{Value, json};
use url::Url;

use hoist::error::Kind;
use hoist::model::{MediaId, NewPost, PostId, Query, Upload};
use hoist::provider::{Descriptor, find};
use hoist::secret::TokenKind;

use super::{Canned, same_shape, sample};
use crate::conformance::stage::{Bench, Stage, Stored, Wrap, picture};
use crate::fakes::journal::Seen;
use crate::fakes::posteverywhere::{KEY, Posteverywhere};
use crate::fakes::{Fake, Host};

const MEDIA: &str = "a1b2c3d4-e5f6-7890-abcd-ef1234567890";
const POST: &str = "b1b2c3d4-e5f6-7890-abcd-ef1234567890";

impl Bench for Fake<Canned<Posteverywhere>> {
    fn descriptor(&self) -> &'static Descriptor {
        find("posteverywhere").expect("it is registered")
    }

    fn bases(&self) -> Vec<(&'static str, Url)> {
        vec![("api", self.url("api"))]
    }

    fn tokens(&self) -> Vec<(TokenKind, &'static str)> {
        vec![(TokenKind::Token, KEY)]
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

type Scene = Stage<'static, Fake<Canned<Posteverywhere>>>;

/// A host that answers with this sample.
fn scene(method: &'static str, path: &'static str, status: u16, name: &str) -> Scene {
    let as_it_is: &Wrap = &|provider| provider;
    let stage = Stage::new(Box::new(Fake::<Canned<Posteverywhere>>::start()), as_it_is);
    let body = sample(&format!("posteverywhere/{name}.json"));
    let mut host = stage.bench.host();
    host.answers.insert((method, path), (status, body));
    drop(host);
    stage
}

#[tokio::test]
async fn lists_of_page_and_clients_are_read_alike() {
    let mut found = Vec::new();
    for name in ["media-list", "media-clients"] {
        let scene = scene("GET", "/api/v1/media", 200, name);
        let provider = scene.provider();
        let listing = provider.library().unwrap().list(&Query::default()).await;
        found.push(listing.unwrap().items.remove(0));
    }
    assert_eq!(found[0], found[1]);
    let media = &found[0];
    assert_eq!(media.id, MediaId::new(MEDIA));
    assert_eq!(media.name.as_deref(), Some("product-photo.jpg"));
    assert_eq!(media.mime.as_deref(), Some("image/jpeg"));
    assert_eq!(media.size, Some(2_048_576));
    assert_eq!((media.width, media.height), (Some(1920), Some(1080)));
    assert_eq!(media.state.as_deref(), Some("ready"));
    assert_eq!(media.created_at, "2026-04-10T12:00:00Z".parse().ok());
}

#[tokio::test]
async fn an_import_is_read() {
    let scene = scene("POST", "/api/v1/media/upload-from-url", 200, "imported");
    let provider = scene.provider();
    let importer = provider.importer().unwrap();
    let link = Url::parse("https://example.com/hero.webp").unwrap();
    let sent = importer.import_url(&link, None, &Upload::default()).await;
    let media = sent.unwrap().media;
    assert_eq!(media.id, MediaId::new(MEDIA));
    assert_eq!(media.size, Some(14_914));
    assert_eq!(media.name.as_deref(), Some("hero.webp"));
}

#[tokio::test]
async fn a_post_and_its_results_are_read() {
    let path = "/api/v1/posts/b1b2c3d4-e5f6-7890-abcd-ef1234567890";
    let scene = scene("GET", path, 200, "post");
    let results = sample("posteverywhere/results.json");
    let address = "/api/v1/posts/b1b2c3d4-e5f6-7890-abcd-ef1234567890/results";
    let results = (200, results);
    scene.bench.host().answers.insert(("GET", address), results);
    let provider = scene.provider();
    let id = PostId::new(POST);
    let post = provider.posts().unwrap().show(&id, None).await.unwrap();
    assert_eq!(post.id, id);
    assert_eq!(post.description.as_deref(), Some("Hello"));
    assert_eq!(post.scheduled_for, "2099-07-01T07:00:00Z".parse().ok());
    assert_eq!(
        post.media[0].id,
        MediaId::new(MEDIA),
        "although `media` is empty"
    );
    let results = provider.publishing().unwrap().results(&id).await.unwrap();
    assert_eq!(results[0].account, "2280");
    assert_eq!(results[0].state, "published");
    assert_eq!(results[0].attempts, Some(1));
}

#[tokio::test]
async fn accounts_are_read() {
    let scene = scene("GET", "/api/v1/accounts", 200, "accounts");
    let provider = scene.provider();
    let accounts = provider.publishing().unwrap().accounts().await.unwrap();
    assert_eq!(accounts[0].id, "2280");
    assert_eq!(accounts[0].health.as_deref(), Some("healthy"));
}

#[tokio::test]
async fn errors_are_read_whatever_their_status() {
    let draft = NewPost {
        draft: true,
        content: Some("a".to_owned()),
        ..NewPost::default()
    };
    for (status, name, kind, message, request) in [
        (400, "error", Kind::Rejected, "...", "req_01HXYZ"),
        (
            402,
            "error-402",
            Kind::Rejected,
            "No active subscription (used by b1b2c3d4)",
            "req_402",
        ),
        (
            403,
            "error-403",
            Kind::Auth,
            "Missing scope: write",
            "req_403",
        ),
        (
            401,
            "error-403",
            Kind::Auth,
            "Missing scope: write",
            "req_403",
        ),
        (200, "error", Kind::Rejected, "...", "req_01HXYZ"),
        (503, "error", Kind::Server, "...", "req_01HXYZ"),
    ] {
        let scene = scene("POST", "/api/v1/posts", status, name);
        let provider = scene.provider();
        let error = provider.posts().unwrap().create(&draft).await.unwrap_err();
        assert_eq!((error.kind, error.status), (kind, Some(status)), "{name}");
        assert_eq!(error.message, message, "{name}");
        assert_eq!(error.request_id.as_deref(), Some(request), "{name}");
    }
}

async fn ask(host: &mut Posteverywhere, method: &str, path: &str, body: &Value) -> (u16, Value) {
    let request = Request::builder()
        .method(method)
        .uri(format!("/api/v1{path}"))
        .header("authorization", format!("Bearer {KEY}"))
        .header("content-type", "application/json")
        .body(())
        .unwrap();
    let (parts, ()) = request.into_parts();
    let body = match body {
        Value::Null => Bytes::new(),
        body => body.to_string().into(),
    };
    let reply = host.answer(&Seen::new("api", &parts, body, true).await);
    (reply.status, serde_json::from_slice(&reply.body).unwrap())
}

/// Keys that pages name and no sample shows.
const DOCUMENTED: &[&str] = &[
    "filename",
    "email",
    "name",
    "used",
    "limit",
    "posts",
    "request_id",
    "timestamp",
    "error_message",
];

#[tokio::test]
async fn the_fake_answers_like_the_samples() {
    let origins = [
        ("api", "http://127.0.0.1:1".to_owned()),
        ("storage", "http://127.0.0.1:2".to_owned()),
    ];
    let mut host = Posteverywhere::new(origins.into());
    let media = host.plant("a.jpg", "image/jpeg", picture(1, 0));
    let post = host.plant_post("published", "a", 2280);
    host.posts[0].media_ids.push(media);
    let new = json!({ "filename": "b.jpg", "content_type": "image/jpeg", "size": 3 });
    let (_, slot) = ask(&mut host, "POST", "/media/upload", &new).await;
    let slot = slot["data"]["media_id"].as_str().unwrap().to_owned();
    let bytes = Bytes::from_static(b"abc");
    let stored = host.media.last_mut().unwrap();
    stored.received = Some(("b.jpg".to_owned(), "image/jpeg".to_owned(), bytes));
    let link = json!({ "url": "https://example.com/hero.webp" });
    let cases = [
        ("POST", "/media/upload".to_owned(), new, 200, "reserved"),
        (
            "POST",
            format!("/media/{slot}/complete"),
            Value::Null,
            200,
            "completed",
        ),
        (
            "POST",
            "/media/upload-from-url".to_owned(),
            link,
            201,
            "imported",
        ),
        ("GET", "/media".to_owned(), Value::Null, 200, "media-list"),
        ("GET", format!("/posts/{post}"), Value::Null, 200, "post"),
        (
            "GET",
            format!("/posts/{post}/results"),
            Value::Null,
            200,
            "results",
        ),
        ("GET", "/accounts".to_owned(), Value::Null, 200, "accounts"),
        ("GET", "/me".to_owned(), Value::Null, 200, "me"),
        (
            "POST",
            "/posts".to_owned(),
            json!({ "content": "a", "account_ids": [2280], "platform_content": { "myspace": {} } }),
            400,
            "error",
        ),
    ];
    for (method, path, body, status, name) in cases {
        let (got, answer) = ask(&mut host, method, &path, &body).await;
        assert_eq!(got, status, "{name}: {answer}");
        let sample = sample(&format!("posteverywhere/{name}.json"));
        same_shape(&sample, &answer, DOCUMENTED, name);
    }
    host.old_names = true;
    let (_, answer) = ask(&mut host, "GET", "/media", &Value::Null).await;
    let mut sample = sample("posteverywhere/media-clients.json");
    sample["data"]["media_ids"] = json!([]);
    same_shape(&sample, &answer, DOCUMENTED, "media-clients");
}
