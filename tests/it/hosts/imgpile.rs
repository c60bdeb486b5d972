use std::sync::Arc;

use hoist::error::{Error, Kind, Reason};
use hoist::model::{
    CommentId, Direction, MediaEdit, MediaId, NewPost, Order, Period, PostEdit, PostId, PostMedia,
    Query, Removal, Removed, Resize, Scope, Subject, Upload, Uploaded, UserName, Visibility,
};
use hoist::progress::Silent;
use hoist::provider::{Provider, Stored as Known, TokenVerdict};

use crate::conformance::stage::{
    Credential, PROFILE, Stage, Wrap, file, for_post, picture, upload_one,
};
use crate::fakes::Fake;
use crate::fakes::fault::Fault;
use crate::fakes::imgpile::{ALICE, ALICE_TOKEN, BOB, Imgpile};

type Scene = Stage<'static, Fake<Imgpile>>;

fn scene() -> Scene {
    let as_it_is: &Wrap = &|provider| provider;
    Stage::new(Box::new(Fake::start()), as_it_is)
}

async fn send(provider: &dyn Provider, upload: Upload) -> Result<Uploaded, Error> {
    let file = file("cat.png", &picture(1, 0));
    provider.upload(&file, &upload, Arc::new(Silent)).await
}

fn titled(title: &str) -> Upload {
    Upload {
        title: Some(title.to_owned()),
        ..Upload::default()
    }
}

/// Base, method, path and query of every request so far.
fn requests(scene: &Scene) -> Vec<String> {
    let seen = scene.bench.journal.all();
    seen.iter().map(ToString::to_string).collect()
}

#[tokio::test]
async fn files_go_to_one_host_and_the_rest_to_the_other() {
    let scene = scene();
    let provider = scene.provider();
    let sent = send(&*provider, titled("one")).await.unwrap();
    let slug = sent.media.id.as_str();
    assert_eq!(
        requests(&scene),
        [
            "upload POST /api/v1/media".to_owned(),
            format!("api PATCH /api/v1/media/{slug}"),
        ]
    );
    let page = sent.media.links.page.unwrap();
    let api = scene.bench.url("api");
    assert_eq!(page, api.join(&format!("/m/{slug}")).unwrap());
    assert!(sent.media.number.is_some());
}

#[tokio::test]
async fn a_title_that_is_refused_leaves_the_upload_and_tells_every_field() {
    let scene = scene();
    let provider = scene.provider();
    let sent = send(&*provider, titled(&"x".repeat(256))).await.unwrap();
    let error = sent.incomplete.unwrap();
    assert_eq!(error.kind, Kind::Rejected);
    assert_eq!(
        error.message,
        "title: The title field must not be greater than 255 characters."
    );
    assert_eq!(sent.media.title, None);
    assert!(sent.media.links.direct.is_some());
    assert_eq!(scene.bench.host().media.len(), 1);
}

#[tokio::test]
async fn a_file_joins_a_post_by_slug_or_number() {
    let scene = scene();
    let provider = scene.provider();
    let slug = scene.bench.host().plant_post(ALICE, Vec::new());
    let number = scene.bench.host().posts[0].id.to_string();
    for id in [slug, number.clone()] {
        let upload = Upload {
            post: Some(PostId::new(id)),
            ..Upload::default()
        };
        send(&*provider, upload).await.unwrap();
    }
    assert_eq!(scene.bench.host().posts[0].media.len(), 2);
    for seen in scene.bench.journal.to("POST", "/api/v1/media") {
        assert_eq!(seen.part("post_id").unwrap().text(), number);
        assert_eq!(seen.parts.len(), 2);
    }
}

#[tokio::test]
async fn refusals_are_told_in_the_hosts_words() {
    let scene = scene();
    let provider = scene.provider();
    let banned = blake3::hash(&picture(1, 0)).to_hex().to_string();
    scene.bench.host().banned.insert(banned);
    let error = send(&*provider, Upload::default()).await.unwrap_err();
    assert_eq!(error.kind, Kind::Rejected);
    assert_eq!(error.status, Some(451));
    assert_eq!(error.message, "This file is not allowed.");
    assert!(matches!(error.reason, Reason::Advice(_)));

    scene.bench.host().banned.clear();
    scene.bench.host().max_bytes = 10;
    let error = send(&*provider, Upload::default()).await.unwrap_err();
    assert_eq!((error.kind, error.status), (Kind::Rejected, Some(413)));

    let foreign = scene
        .bench
        .host()
        .plant(BOB, "dog.png", "image/png", picture(9, 0));
    let edit = MediaEdit {
        title: Some("mine now".to_owned()),
        ..MediaEdit::default()
    };
    let editor = provider.editor().unwrap();
    let error = editor
        .edit(&MediaId::new(foreign), &edit)
        .await
        .unwrap_err();
    assert_eq!((error.kind, error.status), (Kind::Auth, Some(403)));
    assert_eq!(error.message, "This action is unauthorized.");
    assert_eq!(error.reason, Reason::Plain, "the token itself is fine");
}

#[tokio::test]
async fn a_deletion_whose_answer_was_lost_is_asked_for_again() {
    let scene = scene();
    let provider = scene.provider();
    let slug = scene
        .bench
        .host()
        .plant(ALICE, "cat.png", "image/png", picture(1, 0));
    let faults = &scene.bench.faults;
    faults.next(1, "DELETE", "/api/v1/media/", Fault::LoseAnswer);
    let removal = Removal::of(MediaId::new(slug));
    let removed = provider.remover().unwrap().remove(&removal).await.unwrap();
    assert_eq!(removed, Removed::AlreadyGone);
    assert!(scene.bench.host().media.is_empty());
}

#[tokio::test]
async fn a_page_instead_of_an_answer_is_no_deletion() {
    let scene = scene();
    let provider = scene.provider();
    let slug = scene
        .bench
        .host()
        .plant(ALICE, "cat.png", "image/png", picture(1, 0));
    scene.bench.faults.next(9, "DELETE", "/", Fault::Page);
    let removal = Removal::of(MediaId::new(slug));
    let error = provider.remover().unwrap().remove(&removal).await;
    assert_eq!(error.unwrap_err().kind, Kind::Protocol);
}

#[tokio::test]
async fn reading_works_without_a_token_and_takes_one_along() {
    let scene = scene();
    let slug = scene
        .bench
        .host()
        .plant(BOB, "dog.png", "image/png", picture(9, 0));
    let id = MediaId::new(slug);
    for (credential, verdict) in [
        (Credential::None, TokenVerdict::Missing),
        (Credential::Good, TokenVerdict::NotTested),
    ] {
        let provider = scene.with(credential);
        provider.library().unwrap().show(&id).await.unwrap();
        assert_eq!(provider.check().await.unwrap().token, verdict);
    }
    let tokens: Vec<_> = scene
        .bench
        .journal
        .all()
        .iter()
        .map(|seen| seen.bearer().map(str::to_owned))
        .collect();
    let token = Some(ALICE_TOKEN.to_owned());
    assert_eq!(tokens, [None, None, token.clone(), token]);
}

#[tokio::test]
async fn the_file_itself_is_fetched_without_the_token() {
    let scene = scene();
    let provider = scene.provider();
    let slug = scene
        .bench
        .host()
        .plant(BOB, "dog.png", "image/png", picture(9, 0));
    let known = Known {
        id: MediaId::new(slug.as_str()),
        direct: None,
    };
    let fetcher = provider.fetcher().unwrap();
    assert!(!fetcher.resizes());
    let download = fetcher.fetch(&known, Resize::default()).await.unwrap();
    assert_eq!(download.name, Some(format!("{slug}.png")));
    assert_eq!(download.mime.as_deref(), Some("image/png"));
    let seen = scene.bench.journal.to("GET", "/f/");
    assert_eq!(seen.len(), 1);
    assert_eq!(seen[0].header("authorization"), None);
}

#[tokio::test]
async fn pages_keep_the_filters_of_the_first() {
    let scene = scene();
    let provider = scene.provider();
    scene.bench.host().verdict = "nsfw";
    for _ in 0..300 {
        scene
            .bench
            .host()
            .plant(ALICE, "cat.png", "image/png", picture(1, 0));
    }
    let query = Query {
        limit: None,
        nsfw: true,
        order: Some(Order::Latest),
        period: Some(Period::Week),
        ..Query::default()
    };
    let listing = provider.library().unwrap().list(&query).await.unwrap();
    assert_eq!(listing.items.len(), 300);
    assert_eq!(listing.total, Some(300));
    let filters = "sort=latest period=week nsfw=1 username=alice limit=250";
    assert_eq!(
        requests(&scene),
        [1, 2].map(|page| format!("api GET /api/v1/media {filters} page={page}"))
    );
}

#[tokio::test]
async fn an_upload_that_waits_for_moderation_is_listed_all_the_same() {
    let scene = scene();
    let provider = scene.provider();
    scene.bench.host().verdict = "pending";
    let media = upload_one(&*provider, 1).await.unwrap();
    let library = provider.library().unwrap();
    let mine = library.list(&Query::default()).await.unwrap();
    assert_eq!(mine.items.len(), 1);
    assert_eq!(mine.items[0].id, media.id);
    assert_eq!(mine.items[0].state.as_deref(), Some("pending"));
    let feed = Query {
        scope: Scope::Feed,
        ..Query::default()
    };
    assert!(library.list(&feed).await.unwrap().items.is_empty());
}

#[tokio::test]
async fn a_list_that_knows_no_pages_ends() {
    let scene = scene();
    let provider = scene.provider();
    scene.bench.host().users_have_pages = false;
    for _ in 0..7 {
        scene
            .bench
            .host()
            .plant(ALICE, "cat.png", "image/png", picture(1, 0));
    }
    let library = provider.library().unwrap();
    for (limit, count) in [(None, 7), (Some(50), 7), (Some(3), 3)] {
        let query = Query {
            limit,
            ..Query::default()
        };
        let listing = library.list(&query).await.unwrap();
        assert_eq!(listing.items.len(), count, "{limit:?}");
    }
}

#[tokio::test]
async fn random_order_is_for_one_page_only() {
    let scene = scene();
    let provider = scene.provider();
    let library = provider.library().unwrap();
    for (limit, fine) in [(None, false), (Some(251), false), (Some(250), true)] {
        let query = Query {
            limit,
            order: Some(Order::Random),
            scope: Scope::Feed,
            ..Query::default()
        };
        let result = library.list(&query).await;
        assert_eq!(result.is_ok(), fine, "{limit:?}");
        if let Err(error) = result {
            assert_eq!(error.kind, Kind::Usage);
        }
    }
    let paged = Query {
        limit: None,
        page: Some(2),
        ..Query::default()
    };
    assert_eq!(library.list(&paged).await.unwrap_err().kind, Kind::Usage);
    let tagged = Query {
        tags: vec!["a".to_owned(), "b".to_owned()],
        ..Query::default()
    };
    assert_eq!(library.list(&tagged).await.unwrap_err().kind, Kind::Usage);
}

#[tokio::test]
async fn a_post_needs_the_numbers_of_its_media() {
    let scene = scene();
    let provider = scene.provider();
    scene.bench.host().tells_number = false;
    let media = upload_one(&*provider, 1).await.unwrap();
    let new = NewPost {
        media: vec![for_post(&media)],
        ..NewPost::default()
    };
    let before = requests(&scene).len();
    let error = provider.posts().unwrap().create(&new).await.unwrap_err();
    assert_eq!(error.kind, Kind::Usage);
    assert!(error.message.contains(media.id.as_str()), "{error}");
    assert!(
        error
            .message
            .contains("imgpile makes posts from numeric ids, which it tells only at upload"),
        "{error}"
    );
    assert!(matches!(error.reason, Reason::Advice(_)));
    assert_eq!(requests(&scene).len(), before, "nothing was sent");
}

async fn uploaded(scene: &Scene) -> PostMedia {
    for_post(&upload_one(&*scene.provider(), 1).await.unwrap())
}

#[tokio::test]
async fn a_post_that_could_not_be_hidden_says_so() {
    let scene = scene();
    let provider = scene.provider();
    let new = NewPost {
        media: vec![uploaded(&scene).await],
        title: Some("one".to_owned()),
        visibility: Some(Visibility::Private),
        ..NewPost::default()
    };
    let faults = &scene.bench.faults;
    faults.next(1, "PATCH", "/api/v1/posts/", Fault::Broken);
    let made = provider.posts().unwrap().create(&new).await.unwrap();
    let error = made.incomplete.unwrap();
    assert_eq!(error.kind, Kind::Server);
    let id = &made.post.id;
    assert_eq!(
        error.message,
        format!(
            "post {id} was made without its title, visibility, and it may be public: Server Error"
        )
    );
    let Reason::Advice(advice) = &error.reason else {
        panic!("{:?}", error.reason);
    };
    assert!(advice.contains(&format!("hoist post rm {id}")), "{advice}");
    assert_eq!(made.post.visibility, None, "nobody told");
}

#[tokio::test]
async fn a_post_that_leaves_private_and_returns_has_a_new_key() {
    let scene = scene();
    let provider = scene.provider();
    let posts = provider.posts().unwrap();
    let new = NewPost {
        media: vec![uploaded(&scene).await],
        visibility: Some(Visibility::Private),
        nsfw: Some(true),
        ..NewPost::default()
    };
    let made = posts.create(&new).await.unwrap();
    let first = made.post.page.unwrap();
    assert_eq!(
        first.path(),
        format!("/p/{}", made.post.id),
        "pages are at the API's host"
    );
    assert!(
        made.notes.iter().any(|note| note.contains("not its files")),
        "{:?}",
        made.notes
    );
    assert_eq!(scene.bench.host().posts[0].moderation, "nsfw");
    let change = async |visibility| {
        let edit = PostEdit {
            visibility: Some(visibility),
            ..PostEdit::default()
        };
        posts.edit(&made.post.id, &edit).await.unwrap().unwrap()
    };
    let open = change(Visibility::Public).await;
    assert_eq!(open.page.unwrap().query(), None);
    assert!(open.key.is_none());
    let second = change(Visibility::Private).await.page.unwrap();
    assert_eq!(first.path(), second.path());
    assert_ne!(first.query(), second.query());
}

#[tokio::test]
async fn the_order_of_a_posts_media_is_given_in_slugs() {
    let scene = scene();
    let provider = scene.provider();
    let (one, two) = {
        let mut host = scene.bench.host();
        let one = host.plant(ALICE, "1.png", "image/png", picture(1, 0));
        let two = host.plant(ALICE, "2.png", "image/png", picture(2, 0));
        host.plant_post(ALICE, vec![one.clone(), two.clone()]);
        (one, two)
    };
    let id = PostId::new(scene.bench.host().posts[0].slug.as_str());
    let edit = PostEdit {
        order: Some(vec![MediaId::new(two.as_str()), MediaId::new(one.as_str())]),
        ..PostEdit::default()
    };
    provider.posts().unwrap().edit(&id, &edit).await.unwrap();
    assert_eq!(scene.bench.host().posts[0].media, [two, one]);
}

#[tokio::test]
async fn votes_are_cast_by_number_and_toggle() {
    let scene = scene();
    let provider = scene.provider();
    let votes = provider.votes().unwrap();
    let slug = scene.bench.host().plant_post(BOB, Vec::new());
    let number = scene.bench.host().posts[0].id;
    let subject = Subject::Post(PostId::new(slug.as_str()));
    assert_eq!(votes.press(&subject, Direction::Up).await.unwrap(), Some(1));
    assert_eq!(votes.press(&subject, Direction::Up).await.unwrap(), Some(0));
    let subject = Subject::Post(PostId::new(number.to_string()));
    let score = votes.press(&subject, Direction::Down).await.unwrap();
    assert_eq!(score, Some(-1));
    assert_eq!(
        requests(&scene),
        [
            format!("api GET /api/v1/posts/{slug}"),
            format!("api POST /api/v1/posts/{number}/upvote"),
            format!("api GET /api/v1/posts/{slug}"),
            format!("api POST /api/v1/posts/{number}/upvote"),
            format!("api POST /api/v1/posts/{number}/downvote"),
        ]
    );
}

#[tokio::test]
async fn a_comment_can_be_voted_on() {
    let scene = scene();
    let provider = scene.provider();
    let slug = scene.bench.host().plant_post(BOB, Vec::new());
    let comments = provider.comments().unwrap();
    let comment = comments.add(&PostId::new(slug), "Nice!").await.unwrap();
    let votes = provider.votes().unwrap();
    let subject = Subject::Comment(comment.id);
    let score = votes.press(&subject, Direction::Down).await.unwrap();
    assert_eq!(score, Some(-1));
    let nothing = Subject::Comment(CommentId::new("../posts/1"));
    let error = votes.press(&nothing, Direction::Up).await.unwrap_err();
    assert_eq!(error.kind, Kind::NotFound);
}

#[tokio::test]
async fn the_votes_of_nobody_are_not_shown() {
    let scene = scene();
    let slug = scene.bench.host().plant_post(BOB, Vec::new());
    let id = PostId::new(slug);
    let stranger = scene.with(Credential::None);
    let post = stranger.posts().unwrap().show(&id, None).await.unwrap();
    assert_eq!(post.flags, None);
    let error = stranger.votes().unwrap().flags(&id).await.unwrap_err();
    let expected = Reason::NoToken {
        profile: PROFILE.to_owned(),
    };
    assert_eq!(error.reason, expected);
}

#[tokio::test]
async fn a_users_posts_are_listed_with_and_without_filters() {
    let scene = scene();
    let provider = scene.provider();
    let media = scene
        .bench
        .host()
        .plant(BOB, "dog.png", "image/png", picture(9, 0));
    let slug = scene.bench.host().plant_post(BOB, vec![media.clone()]);
    let people = provider.people().unwrap();
    let bob = UserName::new(BOB);
    for period in [None, Some(Period::Day)] {
        let query = Query {
            period,
            ..Query::default()
        };
        let posts = people.posts(&bob, &query).await.unwrap().items;
        assert_eq!(posts.len(), 1);
        assert_eq!(posts[0].id.as_str(), slug);
        assert_eq!(posts[0].media[0].id.as_str(), media);
    }
    let paths: Vec<String> = scene
        .bench
        .journal
        .all()
        .into_iter()
        .map(|seen| seen.path)
        .collect();
    assert!(paths.contains(&"/api/v1/users/bob/posts".to_owned()));
    assert!(paths.contains(&"/api/v1/posts".to_owned()));
}

/// The fake would be no proof if it took anything.
#[tokio::test]
async fn the_fake_refuses_what_imgpile_would() {
    let scene = scene();
    let (api, upload) = (scene.bench.url("api"), scene.bench.url("upload"));
    let client = |authorization: Option<String>| Plain { authorization };
    let alice = client(Some(format!("Bearer {ALICE_TOKEN}")));
    let nobody = client(None);
    let odd = client(Some(ALICE_TOKEN.to_owned()));
    let media = format!("{api}/media");
    let posts = format!("{api}/posts");
    let json = "application/json";
    let form = "multipart/form-data; boundary=x";
    let part = |name: &str, mime: &str| {
        format!(
            "--x\r\ncontent-disposition: form-data; name=\"{name}\"; filename=\"a\"\r\ncontent-type: {mime}\r\n\r\nhi\r\n--x--\r\n"
        )
    };
    let file = part("file", "image/png");
    let cases = [
        (&alice, "POST", upload.as_str(), form, file.as_str(), 201),
        (&alice, "POST", &media, form, &file, 405),
        (&nobody, "POST", upload.as_str(), form, &file, 401),
        (&odd, "POST", upload.as_str(), form, &file, 401),
        (&alice, "POST", upload.as_str(), json, &file, 422),
        (
            &alice,
            "POST",
            upload.as_str(),
            form,
            &part("image", "image/png"),
            422,
        ),
        (
            &alice,
            "POST",
            upload.as_str(),
            form,
            &part("file", "text/plain"),
            422,
        ),
        (&alice, "PUT", upload.as_str(), form, &file, 404),
        (&alice, "GET", &format!("{media}?limit=251"), "", "", 422),
        (&alice, "GET", &format!("{media}?sort=best"), "", "", 422),
        (&alice, "GET", &format!("{media}/zzz9999"), "", "", 404),
        (&alice, "GET", &format!("{api}/medias"), "", "", 404),
        (&nobody, "POST", &posts, json, "{\"media_ids\":[1]}", 401),
        (&alice, "POST", &posts, json, "{\"media\":[1]}", 422),
        (
            &alice,
            "POST",
            &posts,
            json,
            "{\"media_ids\":[\"abc1234\"]}",
            422,
        ),
        (
            &alice,
            "POST",
            &posts,
            "text/plain",
            "{\"media_ids\":[1]}",
            400,
        ),
        (&alice, "POST", &posts, json, "{", 400),
    ];
    for (client, method, url, mime, body, status) in cases {
        let got = client.send(method, url, mime, body).await;
        assert_eq!(got, status, "{method} {url} {mime} {body}");
    }
}

/// A client that sends anything.
struct Plain {
    authorization: Option<String>,
}

impl Plain {
    async fn send(&self, method: &str, url: &str, mime: &str, body: &str) -> u16 {
        use tokio::io::{AsyncReadExt, AsyncWriteExt};
        let url: url::Url = url.parse().unwrap();
        let address = (url.host_str().unwrap(), url.port().unwrap());
        let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
        let place = &url[url::Position::BeforePath..];
        let mut head = format!(
            "{method} {place} HTTP/1.1\r\nhost: x\r\nconnection: close\r\naccept: application/json\r\ncontent-length: {}\r\n",
            body.len()
        );
        if let Some(authorization) = &self.authorization {
            head.push_str(&format!("authorization: {authorization}\r\n"));
        }
        if !mime.is_empty() {
            head.push_str(&format!("content-type: {mime}\r\n"));
        }
        let request = format!("{head}\r\n{body}");
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        answer.split(' ').nth(1).unwrap().parse().unwrap()
    }
}
