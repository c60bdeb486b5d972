//! Posts: made, listed, shown, changed, deleted.

use std::time::Duration;

use serde_json::json;

use hoist::error::Kind;
use hoist::model::{MediaId, PostEdit, PostId, Query, Removed};
use hoist::secret::Secret;

use super::*;
use crate::fakes::fault::Fault;

fn plant(scene: &Scene) -> String {
    let mut host = scene.bench.host();
    host.plant("a.png", "image/png", picture(1, 0))
}

#[tokio::test]
async fn a_post_carries_what_was_given_and_nothing_else() {
    let scene = scene();
    let (one, two) = (plant(&scene), plant(&scene));
    let new = NewPost {
        media: vec![media(&two), media(&one)],
        at: Some(time("2099-07-01T09:00:00+02:00")),
        time_zone: Some("Europe/Vienna".to_owned()),
        accounts: vec!["2281".to_owned(), "2280".to_owned()],
        network_content: vec![("x".to_owned(), "short".to_owned())],
        ..text("hello")
    };
    let made = create(&*scene.provider(), &new).await.unwrap();
    assert_eq!(
        body(&scene, "POST", POSTS),
        json!({
            "content": "hello",
            "account_ids": [2281, 2280],
            "media_ids": [two, one],
            "scheduled_for": "2099-07-01T07:00:00Z",
            "timezone": "Europe/Vienna",
            "platform_content": { "x": { "content": "short" } },
        })
    );
    assert_eq!(made.post.id.as_str(), scene.bench.host().posts[0].id);
    assert_eq!(made.post.state.as_deref(), Some("scheduled"));
    assert!(made.notes.is_empty() && made.incomplete.is_none());
}

#[tokio::test]
async fn drafts_and_the_queue_are_flags() {
    let scene = scene();
    let provider = scene.provider();
    let draft = NewPost {
        draft: true,
        accounts: Vec::new(),
        ..text("later")
    };
    create(&*provider, &draft).await.unwrap();
    assert_eq!(
        body(&scene, "POST", POSTS),
        json!({ "content": "later", "draft": true })
    );
    assert_eq!(requests(&scene), ["api POST /api/v1/posts"]);

    let scene = self::scene();
    let queued = NewPost {
        queue: true,
        ..text("soon")
    };
    create(&*scene.provider(), &queued).await.unwrap();
    assert_eq!(
        body(&scene, "POST", POSTS),
        json!({ "content": "soon", "account_ids": [2280], "use_queue": true })
    );
}

#[tokio::test]
async fn every_recorded_answer_of_a_new_post_is_read() {
    for shape in 0..5 {
        let scene = scene();
        scene.bench.host().shape = shape;
        let made = create(&*scene.provider(), &text("hello")).await.unwrap();
        let id = made.post.id.as_str();
        assert_eq!(id, scene.bench.host().posts[0].id, "{shape}");
        assert!(made.notes[0].contains(&format!("hoist post results {id}")));
    }
}

#[tokio::test]
async fn what_no_post_can_have_is_refused_before_anything_is_sent() {
    let scene = scene();
    let provider = scene.provider();
    let cases: [(NewPost, &str); 7] = [
        (
            NewPost {
                accounts: vec!["acme".to_owned()],
                ..text("a")
            },
            "'acme' is not an account",
        ),
        (
            NewPost {
                accounts: Vec::new(),
                ..text("a")
            },
            "at least one --account",
        ),
        (
            NewPost {
                queue: true,
                at: Some(time("2099-01-01T00:00:00Z")),
                ..text("a")
            },
            "--queue or --at",
        ),
        (
            NewPost {
                queue: true,
                draft: true,
                ..text("a")
            },
            "--queue or --draft",
        ),
        (
            NewPost {
                wait: true,
                draft: true,
                ..text("a")
            },
            "--wait",
        ),
        (
            NewPost {
                wait: true,
                at: Some(time("2099-01-01T00:00:00Z")),
                ..text("a")
            },
            "--wait",
        ),
        (
            NewPost {
                network_content: vec![
                    ("x".to_owned(), "1".to_owned()),
                    ("x".to_owned(), "2".to_owned()),
                ],
                ..text("a")
            },
            "twice for x",
        ),
    ];
    for (new, message) in cases {
        let posts = provider.posts().unwrap();
        let error = posts.check_new(&new).unwrap_err();
        is(&error, Kind::Usage, None, message);
        assert_eq!(
            create(&*provider, &new).await.unwrap_err().kind,
            Kind::Usage
        );
    }
    assert!(requests(&scene).is_empty());
    let posts = provider.posts().unwrap();
    assert!(posts.text_alone());
    let key = Secret::new("k".to_owned());
    let shown = posts.show(&PostId::new("1"), Some(&key)).await;
    assert_eq!(shown.unwrap_err().kind, Kind::Usage);
}

#[tokio::test]
async fn media_must_be_ready_before_a_post_uses_them() {
    let scene = scene();
    let provider = scene.provider();
    scene.bench.host().looks = 2;
    let clip = send(&*provider, &video()).await.unwrap().media;
    let new = NewPost {
        media: vec![media(clip.id.as_str())],
        ..text("clip")
    };
    create(&*provider, &new).await.unwrap();
    assert_eq!(scene.waited(), Duration::from_secs(10));
    assert_eq!(scene.bench.host().posts[0].media_ids, [clip.id.as_str()]);

    scene.bench.host().fails = Some("Codec is not supported");
    let clip = send(&*provider, &video()).await.unwrap().media;
    let new = NewPost {
        media: vec![media(clip.id.as_str())],
        ..text("clip")
    };
    let error = create(&*provider, &new).await.unwrap_err();
    is(&error, Kind::Rejected, None, "Codec is not supported");
    assert_eq!(error.operation, Some("post create"));
    let unknown = NewPost {
        media: vec![media("zzz9999")],
        ..text("clip")
    };
    let error = create(&*provider, &unknown).await.unwrap_err();
    is(&error, Kind::NotFound, Some(404), "zzz9999");
    assert_eq!(scene.bench.host().posts.len(), 1);
}

#[tokio::test]
async fn where_no_wait_is_wanted_a_post_of_unready_media_is_refused() {
    let scene = scene();
    scene.bench.host().looks = 2;
    let provider = scene.under(|policy| policy.max_wait = Duration::ZERO);
    let clip = send(&*provider, &video()).await.unwrap().media;
    let new = NewPost {
        media: vec![media(clip.id.as_str())],
        ..text("clip")
    };
    let error = create(&*provider, &new).await.unwrap_err();
    is(&error, Kind::Rejected, None, "still processing");
    assert!(scene.bench.host().posts.is_empty());
}

#[tokio::test]
async fn what_may_have_been_published_is_never_sent_twice() {
    let scene = scene();
    let provider = scene.provider();
    let failed = scene.bench.host().plant_post("failed", "a", 2280);
    let draft = scene.bench.host().plant_post("draft", "b", 2280);
    let (failed, draft) = (PostId::new(failed), PostId::new(draft));
    let publishing = provider.publishing().unwrap();
    for (fault, kind) in [
        (Fault::LoseAnswer, Kind::UnknownOutcome),
        (Fault::Broken, Kind::Server),
        (Fault::Unavailable { retry_after: None }, Kind::Server),
        (Fault::HalfJson, Kind::Protocol),
    ] {
        let faults = &scene.bench.faults;
        let before = scene.bench.journal.to("POST", POSTS).len();
        faults.next(1, "POST", POSTS, fault);
        let new = create(&*provider, &text("hello")).await.unwrap_err();
        faults.next(1, "POST", POSTS, fault);
        let retry = publishing.retry(&failed, &[]).await.unwrap_err();
        let mut errors = vec![new, retry];
        if fault != Fault::HalfJson {
            faults.next(1, "POST", POSTS, fault);
            errors.push(publishing.publish(&draft, None).await.unwrap_err());
            scene.bench.host().posts[1].status = "draft";
        }
        let sent = scene.bench.journal.to("POST", POSTS).len() - before;
        assert_eq!(sent, errors.len(), "{fault:?}");
        for error in errors {
            assert_eq!(error.kind, kind, "{fault:?}: {error}");
            assert!(hint(&error).contains("hoist post ls"), "{fault:?}");
        }
    }
    let faults = &scene.bench.faults;
    faults.next(1, "PATCH", POSTS, Fault::LoseAnswer);
    let edit = PostEdit {
        content: Some("c".to_owned()),
        ..PostEdit::default()
    };
    let edited = provider.posts().unwrap().edit(&draft, &edit).await;
    assert_eq!(edited.unwrap_err().kind, Kind::UnknownOutcome);
    assert_eq!(scene.bench.journal.to("PATCH", POSTS).len(), 1);
}

#[tokio::test]
async fn a_refused_post_is_told_with_its_details() {
    let scene = scene();
    let new = NewPost {
        network_content: vec![("myspace".to_owned(), "a".to_owned())],
        ..text("hello")
    };
    let error = create(&*scene.provider(), &new).await.unwrap_err();
    is(
        &error,
        Kind::Rejected,
        Some(400),
        "platform_content: unknown network",
    );
    let past = NewPost {
        at: Some(time("2001-01-01T00:00:00Z")),
        ..text("hello")
    };
    let error = create(&*scene.provider(), &past).await.unwrap_err();
    is(&error, Kind::Rejected, Some(400), "in the past");
}

#[tokio::test]
async fn posts_are_listed_by_every_filter() {
    let scene = scene();
    {
        let mut host = scene.bench.host();
        host.plant_post("published", "hello x", 2281);
        host.plant_post("failed", "hello linkedin", 2280);
        host.plant_post("draft", "other", 2280);
    }
    let provider = scene.provider();
    let query = Query {
        state: vec!["published".to_owned(), "failed".to_owned()],
        network: vec!["x".to_owned(), "linkedin".to_owned()],
        account: Some("2280".to_owned()),
        search: Some("hello".to_owned()),
        since: Some(time("2020-01-01T00:00:00Z")),
        until: Some(time("2099-01-01T00:00:00Z")),
        ..Query::default()
    };
    let listing = provider.posts().unwrap().list(&query).await.unwrap();
    assert_eq!(
        scene.bench.journal.all()[0].to_string(),
        "api GET /api/v1/posts status=published,failed platform=x,linkedin account_id=2280 search=hello \
         created_after=2020-01-01T00:00:00Z created_before=2099-01-01T00:00:00Z limit=50 offset=0"
    );
    assert_eq!(listing.total, Some(1));
    let post = &listing.items[0];
    assert_eq!(post.description.as_deref(), Some("hello linkedin"));
    assert_eq!(post.state.as_deref(), Some("failed"));
    assert_eq!(post.accounts, ["2280"]);
    assert_eq!(post.page, None);

    scene.bench.host().old_names = true;
    let query = Query {
        limit: Some(2),
        page: Some(2),
        ..Query::default()
    };
    let listing = provider.posts().unwrap().list(&query).await.unwrap();
    assert_eq!((listing.items.len(), listing.total), (1, None));
}

#[tokio::test]
async fn an_edit_sends_only_what_was_given() {
    let scene = scene();
    let provider = scene.provider();
    let posts = provider.posts().unwrap();
    let id = PostId::new(scene.bench.host().plant_post("scheduled", "a", 2280));
    let picture = plant(&scene);
    let edit = PostEdit {
        content: Some("b".to_owned()),
        ..PostEdit::default()
    };
    let edited = posts.edit(&id, &edit).await.unwrap().unwrap();
    assert_eq!(edited.description.as_deref(), Some("b"));
    assert_eq!(body(&scene, "PATCH", POSTS), json!({ "content": "b" }));

    let edit = PostEdit {
        accounts: Some(vec!["2281".to_owned()]),
        media: Some(vec![MediaId::new(&*picture)]),
        at: Some(time("2099-01-01T00:00:00Z")),
        time_zone: Some("Europe/Vienna".to_owned()),
        network_content: vec![("x".to_owned(), "c".to_owned())],
        ..PostEdit::default()
    };
    posts.edit(&id, &edit).await.unwrap();
    let seen = scene.bench.journal.to("PATCH", POSTS);
    let sent: Value = serde_json::from_slice(&seen[1].body).unwrap();
    assert_eq!(
        sent,
        json!({
            "account_ids": [2281],
            "media_ids": [picture],
            "scheduled_for": "2099-01-01T00:00:00Z",
            "timezone": "Europe/Vienna",
            "platform_content": { "x": { "content": "c" } },
        })
    );
    let post = posts.show(&id, None).await.unwrap();
    assert_eq!(post.accounts, ["2281"]);
    assert_eq!(post.media[0].id.as_str(), picture);
    assert_eq!(post.media[0].name.as_deref(), Some("a.png"));
    assert_eq!(post.scheduled_for, Some(time("2099-01-01T00:00:00Z")));

    scene.bench.host().posts[0].status = "published";
    let error = posts.edit(&id, &edit).await.unwrap_err();
    is(&error, Kind::Rejected, Some(409), "no longer be changed");
}

#[tokio::test]
async fn a_published_post_is_deleted_where_the_host_lets_it() {
    let scene = scene();
    let provider = scene.provider();
    let posts = provider.posts().unwrap();
    let id = PostId::new(scene.bench.host().plant_post("published", "a", 2280));
    let error = posts.remove(&id).await.unwrap_err();
    is(&error, Kind::Rejected, Some(409), "already published");
    scene.bench.host().deletes_published = true;
    assert_eq!(posts.remove(&id).await.unwrap(), Removed::Deleted);
    assert_eq!(posts.remove(&id).await.unwrap(), Removed::AlreadyGone);
}
