use std::collections::BTreeMap;

use axum::body::Bytes;
use axum::http::Request;
use url::Url;

use hoist::error::Kind;
use hoist::model::{
    Direction, Flags, MediaEdit, MediaId, NewPost, PostEdit, PostId, PostMedia, Query, Removal,
    Removed, Scope, Subject, UserName, Visibility,
};
use hoist::provider::{Descriptor, find};
use hoist::secret::TokenKind;

use super::{Canned, same_shape, sample};
use crate::conformance::stage::{Bench, Stage, Stored, Wrap, picture, upload_one};
use crate::fakes::imgpile::{ALICE, ALICE_TOKEN, Imgpile};
use crate::fakes::journal::Seen;
use crate::fakes::{Fake, Host};

impl Bench for Fake<Canned<Imgpile>> {
    fn descriptor(&self) -> &'static Descriptor {
        find("imgpile").expect("it is registered")
    }

    fn bases(&self) -> Vec<(&'static str, Url)> {
        Fake::bases(self).collect()
    }

    fn settings(&self) -> BTreeMap<String, String> {
        BTreeMap::from([("username".to_owned(), ALICE.to_owned())])
    }

    fn tokens(&self) -> Vec<(TokenKind, &'static str)> {
        vec![(TokenKind::Token, ALICE_TOKEN)]
    }

    fn stored(&self) -> Vec<Stored> {
        Vec::new()
    }

    fn plant(&self, _count: usize) -> Vec<MediaId> {
        Vec::new()
    }

    fn most_per_page(&self) -> usize {
        250
    }
}

type Scene = Stage<'static, Fake<Canned<Imgpile>>>;

/// A host that answers with these samples: method, path, status, name.
fn scene(samples: &[(&'static str, &'static str, u16, &str)]) -> Scene {
    let as_it_is: &Wrap = &|provider| provider;
    let stage = Stage::new(Box::new(Fake::<Canned<Imgpile>>::start()), as_it_is);
    for (method, path, status, name) in samples {
        let body = sample(&format!("imgpile/{name}.json"));
        let mut host = stage.bench.host();
        host.answers.insert((method, path), (*status, body));
    }
    stage
}

#[tokio::test]
async fn an_uploads_answer_is_read() {
    for (name, number, width) in [
        ("upload", None, Some(1920)),
        ("upload-with-id", Some(12345), Some(1920)),
        ("upload-quick-start", None, None),
    ] {
        let scene = scene(&[("POST", "/api/v1/media", 201, name)]);
        let media = upload_one(&*scene.provider(), 1).await.unwrap();
        assert_eq!(media.id, MediaId::new("abc1234"), "{name}");
        assert_eq!(media.number, number, "{name}");
        assert_eq!(media.width, width, "{name}");
        assert_eq!(media.mime.as_deref(), Some("image/jpeg"), "{name}");
        assert_eq!(
            media.links.direct.unwrap().as_str(),
            "https://cdn.imgpile.com/f/abc1234.jpg",
            "{name}"
        );
        assert_eq!(media.name, None, "its file name is a slug");
    }
}

#[tokio::test]
async fn media_are_read() {
    let scene = scene(&[
        ("GET", "/api/v1/media", 200, "media-list"),
        ("GET", "/api/v1/users/alice/media", 200, "user-media"),
        ("GET", "/api/v1/media/abc1234", 200, "media"),
        ("PATCH", "/api/v1/media/abc1234", 200, "media-updated"),
        ("DELETE", "/api/v1/media/abc1234", 200, "media-deleted"),
    ]);
    let provider = scene.provider();
    let library = provider.library().unwrap();
    let feed = Query {
        scope: Scope::Feed,
        ..Query::default()
    };
    let listing = library.list(&feed).await.unwrap();
    assert_eq!(listing.total, Some(421));
    assert_eq!(listing.items.len(), 1);
    assert_eq!(listing.items[0].height, Some(1080));
    let mine = library.list(&Query::default()).await.unwrap();
    assert_eq!(mine.total, None);
    assert_eq!(mine.items[0].state.as_deref(), Some("approved"));
    let id = MediaId::new("abc1234");
    let shown = library.show(&id).await.unwrap();
    assert_eq!(shown.nsfw, Some(false));
    assert_eq!(shown.links.direct, None, "the sample shows no links");
    let edit = MediaEdit {
        title: Some("New title".to_owned()),
        ..MediaEdit::default()
    };
    provider.editor().unwrap().edit(&id, &edit).await.unwrap();
    let removed = provider.remover().unwrap().remove(&Removal::of(id)).await;
    assert_eq!(removed.unwrap(), Removed::Deleted);
}

#[tokio::test]
async fn posts_are_read() {
    let scene = scene(&[
        ("GET", "/api/v1/posts", 200, "posts"),
        ("GET", "/api/v1/users/alice/posts", 200, "user-posts"),
        ("GET", "/api/v1/posts/MSGhYqy", 200, "post"),
        ("POST", "/api/v1/posts", 201, "post-created"),
        ("PATCH", "/api/v1/posts/rtWJdHr", 200, "post-updated"),
        ("DELETE", "/api/v1/posts/rtWJdHr", 200, "post-deleted"),
    ]);
    let provider = scene.provider();
    let posts = provider.posts().unwrap();
    let feed = Query {
        scope: Scope::Feed,
        ..Query::default()
    };
    for query in [feed, Query::default()] {
        let listing = posts.list(&query).await.unwrap();
        let post = &listing.items[0];
        assert_eq!(post.id, PostId::new("MSGhYqy"));
        assert_eq!(post.number, Some(30713));
        assert_eq!(post.score, Some(12));
    }
    let shown = posts.show(&PostId::new("MSGhYqy"), None).await.unwrap();
    assert_eq!(shown.title.as_deref(), Some("Sunset photos"));
    assert_eq!(shown.views, Some(245));
    assert_eq!(shown.owner.as_deref(), Some("alice"));
    assert_eq!(shown.flags, None::<Flags>);
    let new = NewPost {
        media: vec![PostMedia {
            id: MediaId::new("abc1234"),
            number: Some(12345),
            direct: None,
            name: None,
        }],
        visibility: Some(Visibility::Private),
        ..NewPost::default()
    };
    let made = posts.create(&new).await.unwrap();
    assert_eq!(made.post.number, Some(30720));
    let page = made.post.page.unwrap();
    assert_eq!(page.path(), "/p/rtWJdHr");
    assert_eq!(page.query(), Some("key=ab12cd34ef"));
    let id = PostId::new("rtWJdHr");
    let edit = PostEdit {
        title: Some("Updated title".to_owned()),
        ..PostEdit::default()
    };
    let edited = posts.edit(&id, &edit).await.unwrap().unwrap();
    assert_eq!(edited.visibility, Some(Visibility::Private));
    assert_eq!(edited.key.unwrap().expose(), "ab12cd34ef");
    assert_eq!(posts.remove(&id).await.unwrap(), Removed::Deleted);
}

#[tokio::test]
async fn votes_comments_and_people_are_read() {
    let scene = scene(&[
        ("POST", "/api/v1/posts/123/upvote", 200, "upvoted"),
        ("POST", "/api/v1/posts/123/downvote", 200, "downvoted"),
        (
            "POST",
            "/api/v1/posts/MSGhYqy/comments",
            201,
            "comment-created",
        ),
        ("DELETE", "/api/v1/comments/123", 200, "comment-deleted"),
        ("POST", "/api/v1/users/alice/follow", 200, "followed"),
        ("DELETE", "/api/v1/users/alice/follow", 200, "unfollowed"),
        ("GET", "/api/v1/users/alice/comments", 200, "pagination"),
    ]);
    let provider = scene.provider();
    let votes = provider.votes().unwrap();
    let post = Subject::Post(PostId::new("123"));
    assert_eq!(votes.press(&post, Direction::Up).await.unwrap(), Some(13));
    assert_eq!(votes.press(&post, Direction::Down).await.unwrap(), Some(11));
    let comments = provider.comments().unwrap();
    let comment = comments.add(&PostId::new("MSGhYqy"), "Nice shot!").await;
    let comment = comment.unwrap();
    assert_eq!(comment.id.as_str(), "456");
    assert_eq!(comment.post.as_deref(), Some("12345"));
    let id = hoist::model::CommentId::new("123");
    assert_eq!(comments.remove(&id).await.unwrap(), Removed::Deleted);
    let alice = UserName::new("alice");
    let people = provider.people().unwrap();
    people.follow(&alice).await.unwrap();
    people.unfollow(&alice).await.unwrap();
    let listing = comments.of_user(&alice, &Query::default()).await.unwrap();
    assert!(listing.items.is_empty());
    assert_eq!(listing.total, Some(421));
}

#[tokio::test]
async fn errors_are_read() {
    for (status, name, kind, message) in [
        (401, "error-401", Kind::Auth, "Unauthenticated."),
        (403, "error-403", Kind::Auth, "This action is unauthorized."),
        (
            422,
            "error-422",
            Kind::Rejected,
            "file: The file field is required.",
        ),
        (429, "error-429", Kind::RateLimited, "Too Many Attempts."),
        (
            451,
            "error-451",
            Kind::Rejected,
            "This file is not allowed.",
        ),
    ] {
        let scene = scene(&[("POST", "/api/v1/media", status, name)]);
        let error = upload_one(&*scene.provider(), 1).await.unwrap_err();
        assert_eq!(error.kind, kind, "{name}");
        assert_eq!(error.message, message, "{name}");
        assert_eq!(error.status, Some(status), "{name}");
        assert_eq!(error.provider.as_deref(), Some("imgpile"), "{name}");
    }
}

/// The keys of the tables of the Media and the Post object, of the variants of a file, and of pages.
const DOCUMENTED: &[&str] = &[
    "id",
    "slug",
    "filename",
    "title",
    "description",
    "type",
    "width",
    "height",
    "moderation_status",
    "processed",
    "created_at",
    "urls",
    "user",
    "username",
    "avatar",
    "score",
    "view_count",
    "media_count",
    "isUpvotedByUser",
    "isDownvotedByUser",
    "media",
    "first_media",
    "visibility",
    "access_key",
    "original",
    "xs",
    "sm",
    "md",
    "lg",
    "xl",
    "thumb",
    "links",
    "meta",
    "first",
    "last",
    "prev",
    "next",
    "current_page",
    "from",
    "to",
    "per_page",
    "total",
    "last_page",
];

async fn ask(
    host: &mut Imgpile,
    base: &'static str,
    method: &str,
    path: &str,
    body: &str,
) -> (u16, serde_json::Value) {
    let upload = base == "upload";
    let mime = match upload {
        true => "multipart/form-data; boundary=x",
        false => "application/json",
    };
    let request = Request::builder()
        .method(method)
        .uri(format!("/api/v1{path}"))
        .header("authorization", format!("Bearer {ALICE_TOKEN}"))
        .header("content-type", mime)
        .body(())
        .unwrap();
    let (parts, ()) = request.into_parts();
    let body = Bytes::copy_from_slice(body.as_bytes());
    let seen = Seen::new(base, &parts, body, true).await;
    let reply = host.answer(&seen);
    let body = serde_json::from_slice(&reply.body).unwrap();
    (reply.status, body)
}

/// Base, method, path, body; status and sample of the answer. `{m}` and `{n}` are a media's slug and number, `{p}` and `{q}` a
/// post's.
type Exchange = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    u16,
    &'static str,
);

const FILE: &str = "--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a\"\r\ncontent-type: image/png\r\n\r\nhi\r\n--x--\r\n";
const PRIVATE: &str = r#"{"visibility":"private"}"#;

#[rustfmt::skip]
const EXCHANGES: &[Exchange] = &[
    ("upload", "POST", "/media", FILE, 201, "upload-with-id"),
    ("upload", "POST", "/media", "", 422, "error-422"),
    ("api", "GET", "/media", "", 200, "media-list"),
    ("api", "GET", "/posts", "", 200, "pagination"),
    ("api", "GET", "/media/{m}", "", 200, "media"),
    ("api", "PATCH", "/media/{m}", r#"{"title":"x"}"#, 200, "media-updated"),
    ("api", "GET", "/posts", "", 200, "posts"),
    ("api", "GET", "/posts/{p}", "", 200, "post"),
    ("api", "POST", "/posts", r#"{"media_ids":[{n}]}"#, 201, "post-created"),
    ("api", "PATCH", "/posts/{p}", PRIVATE, 200, "post-updated"),
    ("api", "GET", "/users/alice/posts", "", 200, "user-posts"),
    ("api", "GET", "/users/alice/media", "", 200, "user-media"),
    ("api", "POST", "/posts/{q}/upvote", "", 200, "upvoted"),
    ("api", "POST", "/posts/{q}/downvote", "", 200, "downvoted"),
    ("api", "POST", "/posts/{p}/comments", r#"{"content":"x"}"#, 201, "comment-created"),
    ("api", "POST", "/users/bob/follow", "", 200, "followed"),
    ("api", "DELETE", "/users/bob/follow", "", 200, "unfollowed"),
    ("api", "DELETE", "/posts/{p}", "", 200, "post-deleted"),
    ("api", "DELETE", "/media/{m}", "", 200, "media-deleted"),
];

#[tokio::test]
async fn the_fake_answers_like_the_samples() {
    let origins = ["api", "upload"].map(|base| (base, format!("http://{base}")));
    let mut host = Imgpile::new(origins.into());
    let media = host.plant(ALICE, "cat.jpg", "image/jpeg", picture(1, 0));
    let post = host.plant_post(ALICE, vec![media.clone()]);
    let (number, post_number) = (host.media[0].id, host.posts[0].id);
    let fill = |text: &str| {
        text.replace("{m}", &media)
            .replace("{n}", &number.to_string())
            .replace("{p}", &post)
            .replace("{q}", &post_number.to_string())
    };
    for (base, method, path, body, status, name) in EXCHANGES {
        let (got, answer) = ask(&mut host, base, method, &fill(path), &fill(body)).await;
        assert_eq!(got, *status, "{name}: {answer}");
        let sample = sample(&format!("imgpile/{name}.json"));
        same_shape(&sample, &answer, DOCUMENTED, name);
        assert_eq!(answer.get("message"), sample.get("message"), "{name}");
    }
    let comment = host.comments[0].id;
    let path = format!("/comments/{comment}");
    let (_, answer) = ask(&mut host, "api", "DELETE", &path, "").await;
    assert_eq!(answer, sample("imgpile/comment-deleted.json"));
}
