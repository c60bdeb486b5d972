//! What becomes of posts on the networks.

use std::time::Duration;

use serde_json::json;

use hoist::error::Kind;
use hoist::model::PostId;

use super::*;
use crate::fakes::posteverywhere::AccountIds;

#[tokio::test]
async fn an_account_that_cannot_post_is_told_before() {
    let scene = scene();
    let provider = scene.provider();
    let sick = NewPost {
        accounts: vec!["2280".to_owned(), "2282".to_owned()],
        ..text("hello")
    };
    let error = create(&*provider, &sick).await.unwrap_err();
    is(
        &error,
        Kind::Rejected,
        None,
        "account 2282 (instagram, acme)",
    );
    assert!(scene.bench.host().posts.is_empty());
    let later = NewPost {
        at: Some(time("2099-01-01T00:00:00Z")),
        ..sick
    };
    let made = create(&*provider, &later).await.unwrap();
    assert!(made.notes[0].contains("2282"), "{:?}", made.notes);
}

#[tokio::test]
async fn waiting_ends_when_every_destination_has_an_outcome() {
    let scene = scene();
    scene.bench.host().looks = 2;
    let new = NewPost {
        wait: true,
        accounts: vec!["2280".to_owned(), "2281".to_owned()],
        ..text("hello")
    };
    let made = create(&*scene.provider(), &new).await.unwrap();
    assert!(made.incomplete.is_none() && made.notes.is_empty());
    assert_eq!(scene.waited(), Duration::from_secs(20));
    assert_eq!(scene.bench.host().posts[0].status, "published");
    let looks = scene.bench.journal.to("GET", POSTS);
    assert_eq!(looks.len(), 3);
    assert!(looks[0].path.ends_with("/results"));
}

#[tokio::test]
async fn results_tell_every_destination() {
    let scene = scene();
    let provider = scene.provider();
    let publishing = provider.publishing().unwrap();
    let ids = {
        let mut host = scene.bench.host();
        ["published", "failed"].map(|state| host.plant_post(state, "a", 2281))
    };
    let [good, bad] = ids.map(PostId::new);
    let good = publishing.results(&good).await.unwrap().remove(0);
    assert_eq!(
        (good.account.as_str(), good.state.as_str()),
        ("2281", "published")
    );
    assert_eq!(good.network.as_deref(), Some("x"));
    assert_eq!(good.account_name.as_deref(), Some("@acme"));
    assert!(good.url.is_some() && good.published_at.is_some());
    let bad = publishing.results(&bad).await.unwrap().remove(0);
    assert_eq!(bad.state, "failed");
    assert_eq!(bad.error.as_deref(), Some("Token expired"));
    assert_eq!((bad.attempts, bad.url), (Some(1), None));
    let error = publishing
        .results(&PostId::new("zzz9999"))
        .await
        .unwrap_err();
    is(&error, Kind::NotFound, Some(404), "zzz9999");
}

#[tokio::test]
async fn a_destination_that_fails_while_waiting_makes_the_post_incomplete() {
    let scene = scene();
    let provider = scene.provider();
    // The list of accounts is read before the post; what it hides comes out while it is published.
    scene.bench.host().hides_health = true;
    let new = NewPost {
        wait: true,
        accounts: vec!["2280".to_owned(), "2282".to_owned()],
        ..text("hello")
    };
    let made = create(&*provider, &new).await.unwrap();
    let error = made.incomplete.unwrap();
    let message = "failed at 1 of 2 destinations: 2282 (instagram, acme): Token expired";
    is(&error, Kind::Rejected, None, message);
    assert!(hint(&error).contains("hoist post retry"));
}

#[tokio::test]
async fn a_post_that_takes_too_long_has_no_known_outcome() {
    let scene = scene();
    scene.bench.host().looks = 10_000;
    let new = NewPost {
        wait: true,
        ..text("hello")
    };
    let made = create(&*scene.provider(), &new).await.unwrap();
    let error = made.incomplete.unwrap();
    is(&error, Kind::UnknownOutcome, None, "not every destination");
    assert!(hint(&error).contains(made.post.id.as_str()));
    assert_eq!(scene.waited(), Duration::from_secs(300));
}

#[tokio::test]
async fn failed_destinations_are_sent_again_all_or_some() {
    let scene = scene();
    let provider = scene.provider();
    let publishing = provider.publishing().unwrap();
    let id = PostId::new(scene.bench.host().plant_post("failed", "a", 2280));
    let other = ["2281".to_owned()];
    assert_eq!(publishing.retry(&id, &other).await.unwrap(), Some(0));
    assert_eq!(publishing.retry(&id, &[]).await.unwrap(), Some(1));
    let seen = scene.bench.journal.to("POST", POSTS);
    let bodies: Vec<&[u8]> = seen.iter().map(|seen| &seen.body[..]).collect();
    assert_eq!(bodies, [&b"{\"account_ids\":[2281]}"[..], b""]);
    let error = publishing.retry(&id, &["acme".to_owned()]).await;
    assert_eq!(error.unwrap_err().kind, Kind::Usage);
}

#[tokio::test]
async fn a_draft_is_published_now_or_at_a_time() {
    let scene = scene();
    let provider = scene.provider();
    let publishing = provider.publishing().unwrap();
    let now = PostId::new(scene.bench.host().plant_post("draft", "a", 2280));
    let later = PostId::new(scene.bench.host().plant_post("draft", "b", 2280));
    publishing.publish(&now, None).await.unwrap();
    let at = time("2099-07-01T09:00:00+02:00");
    publishing.publish(&later, Some(at)).await.unwrap();
    let seen = scene.bench.journal.to("POST", POSTS);
    let bodies: Vec<Value> = seen
        .iter()
        .map(|seen| serde_json::from_slice(&seen.body).unwrap())
        .collect();
    assert_eq!(
        bodies,
        [
            json!({ "publish_now": true }),
            json!({ "scheduled_for": "2099-07-01T07:00:00Z" }),
        ]
    );
    let states: Vec<&str> = scene
        .bench
        .host()
        .posts
        .iter()
        .map(|post| post.status)
        .collect();
    assert_eq!(states, ["publishing", "scheduled"]);
    let error = publishing.publish(&now, None).await.unwrap_err();
    is(&error, Kind::Rejected, Some(409), "no draft");
}

#[tokio::test]
async fn accounts_are_read_in_three_spellings() {
    for ids in [AccountIds::Named, AccountIds::Number, AccountIds::Text] {
        let scene = scene();
        scene.bench.host().account_ids = ids;
        let provider = scene.provider();
        let accounts = provider.publishing().unwrap().accounts().await.unwrap();
        let known: Vec<(&str, Option<bool>)> = accounts
            .iter()
            .map(|account| (account.id.as_str(), account.can_post))
            .collect();
        assert_eq!(
            known,
            [
                ("2280", Some(true)),
                ("2281", Some(true)),
                ("2282", Some(false))
            ],
            "{ids:?}"
        );
        assert_eq!(accounts[2].network.as_deref(), Some("instagram"));
        assert_eq!(accounts[2].health.as_deref(), Some("expired"));
    }
}
