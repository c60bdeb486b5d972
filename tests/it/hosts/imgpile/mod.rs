mod posts;
mod strict;

use std::sync::Arc;

use hoist::error::{Error, Kind, Reason};
use hoist::model::{
    MediaEdit, MediaId, Order, Period, PostId, Query, Removal, Removed, Resize, Scope, Upload,
    Uploaded,
};
use hoist::progress::Silent;
use hoist::provider::{Provider, Stored as Known, TokenVerdict};

use crate::conformance::stage::{Credential, Stage, Wrap, file, picture, upload_one};
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
