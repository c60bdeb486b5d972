//! Posts, votes, comments, people.

use hoist::error::{Kind, Reason};
use hoist::model::{
    CommentId, Direction, MediaId, NewPost, Period, PostEdit, PostId, PostMedia, Query, Subject,
    UserName, Visibility,
};

use super::{Scene, requests, scene};
use crate::conformance::stage::{Credential, PROFILE, for_post, picture, upload_one};
use crate::fakes::fault::Fault;
use crate::fakes::imgpile::{ALICE, BOB};

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
