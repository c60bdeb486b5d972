use futures_util::future::join;
use serde_json::Value;

use hoist::error::Kind;
use hoist::model::{MediaId, Query, Scope, Upload};
use hoist::provider::TokenVerdict;
use hoist::secret::{Secret, TokenKind};

use super::{NEWEST, OLD, Scene, advice, send, send_file};
use crate::conformance::stage::{file, picture};
use crate::fakes::fault::Fault;
use crate::fakes::slink::{ALICE, ALICE_JWT, ALICE_KEY, ALICE_PASSWORD};

/// As the store keeps a session that the host has just opened.
fn stored(pair: &Value) -> String {
    let (access, refresh) = (&pair["access_token"], &pair["refresh_token"]);
    format!("{{\"access\":{access},\"refresh\":{refresh}}}")
}

/// A scene whose stored session has ended, by its own claims.
fn ended() -> Scene {
    let scene = Scene::new(NEWEST, &[]);
    scene.fake.host().token_life = -60;
    let pair = scene.fake.host().new_pair(ALICE);
    scene.fake.host().token_life = 3600;
    scene
        .pocket
        .tokens
        .borrow_mut()
        .insert(TokenKind::Jwt, stored(&pair));
    scene
}

fn refreshes(scene: &Scene) -> usize {
    scene.fake.journal.to("POST", "/api/auth/refresh").len()
}

fn access(scene: &Scene) -> String {
    let stored = scene.pocket.tokens.borrow()[&TokenKind::Jwt].clone();
    let stored: Value = serde_json::from_str(&stored).unwrap();
    stored["access"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn name_or_e_mail_and_password_open_a_session() {
    let scene = Scene::new(NEWEST, &[]);
    let provider = scene.provider();
    let password = Secret::new(ALICE_PASSWORD.to_owned());
    let sessions = provider.sessions().unwrap();
    for name in [ALICE, "alice@example.org"] {
        let session = sessions.open(name, &password).await.unwrap();
        scene
            .pocket
            .tokens
            .borrow_mut()
            .insert(TokenKind::Jwt, session.expose().clone());
    }
    let login = scene.last("POST", "/api/auth/login");
    let body: Value = serde_json::from_slice(&login.body).unwrap();
    let expected =
        serde_json::json!({ "username": "alice@example.org", "password": ALICE_PASSWORD });
    assert_eq!(body, expected);
    assert_eq!(login.header("authorization"), None);
    let check = scene.provider().check().await.unwrap();
    assert_eq!(check.token, TokenVerdict::Accepted);
    let sent = send(&*scene.provider(), Upload::default()).await.unwrap();
    assert!(sent.incomplete.is_none());
    assert_eq!(refreshes(&scene), 0);
}

#[tokio::test]
async fn a_wrong_password_is_an_auth_error_that_does_not_repeat_it() {
    let scene = Scene::new(NEWEST, &[]);
    let provider = scene.provider();
    let sessions = provider.sessions().unwrap();
    let wrong = Secret::new("hunter2hunter2".to_owned());
    let error = sessions.open(ALICE, &wrong).await.unwrap_err();
    assert_eq!((error.kind, error.status), (Kind::Auth, Some(400)));
    assert!(!format!("{error:?}").contains("hunter2"));
    let error = sessions.open("", &wrong).await.unwrap_err();
    assert_eq!(error.message, "username: This value should not be blank.");
}

#[tokio::test]
async fn a_login_whose_answer_is_broken_shows_nothing_of_the_session() {
    let scene = Scene::new(NEWEST, &[]);
    let provider = scene.provider();
    let password = Secret::new(ALICE_PASSWORD.to_owned());
    for fault in [Fault::HalfJson, Fault::Page, Fault::CutAnswer] {
        scene.fake.faults.next(1, "POST", "/api/auth/login", fault);
        let error = provider
            .sessions()
            .unwrap()
            .open(ALICE, &password)
            .await
            .unwrap_err();
        assert_eq!(error.kind, Kind::Protocol, "{fault:?}");
        assert!(!format!("{error} {error:?}").contains("eyJ"), "{fault:?}");
    }
}

#[tokio::test]
async fn a_session_that_has_ended_is_renewed_before_it_is_used() {
    let scene = ended();
    let old = access(&scene);
    let sent = send(&*scene.provider(), Upload::default()).await.unwrap();
    assert!(sent.incomplete.is_none());
    let new = access(&scene);
    assert_ne!(new, old);
    assert_eq!(refreshes(&scene), 1);
    let refresh = scene.last("POST", "/api/auth/refresh");
    assert_eq!(refresh.header("authorization"), None);
    let seen = scene.fake.journal.all();
    assert!(
        seen.iter().all(|seen| seen.bearer() != Some(&*old)),
        "the old one was sent"
    );
    // Stored when nothing but the renewal had been sent: before its first use.
    assert_eq!(*scene.pocket.stored_after.borrow(), [1]);
    assert_eq!(*scene.pocket.locks.borrow(), 1);
    assert_eq!(scene.fake.host().unspent(), 1);
}

#[tokio::test]
async fn a_session_that_the_host_no_longer_takes_is_renewed_once_and_the_file_sent_again() {
    let scene = Scene::new(NEWEST, &[]);
    let pair = scene.fake.host().new_pair(ALICE);
    scene
        .pocket
        .tokens
        .borrow_mut()
        .insert(TokenKind::Jwt, stored(&pair));
    scene.fake.host().revoke_access();
    let sent = send(&*scene.provider(), Upload::default()).await.unwrap();
    assert!(sent.incomplete.is_none());
    assert_eq!(refreshes(&scene), 1);
    assert_eq!(scene.fake.journal.to("POST", "/api/upload").len(), 2);
    assert_eq!(scene.fake.host().images.len(), 1);
}

#[tokio::test]
async fn uploads_at_the_same_time_spend_one_refresh_token() {
    let scene = ended();
    let provider = scene.provider();
    let (one, two) = (
        file("one.png", &picture(1, 0)),
        file("two.png", &picture(2, 0)),
    );
    let (one, two) = join(
        send_file(&*provider, &one, Upload::default()),
        send_file(&*provider, &two, Upload::default()),
    )
    .await;
    assert!(one.unwrap().incomplete.is_none() && two.unwrap().incomplete.is_none());
    assert_eq!(refreshes(&scene), 1);
}

#[tokio::test]
async fn what_another_process_renewed_meanwhile_is_used() {
    let scene = ended();
    let theirs = scene.fake.host().new_pair(ALICE);
    let expected = theirs["access_token"].as_str().unwrap().to_owned();
    *scene.pocket.meanwhile.borrow_mut() = Some(Box::new(move |tokens| {
        tokens.insert(TokenKind::Jwt, stored(&theirs));
    }));
    let sent = send(&*scene.provider(), Upload::default()).await.unwrap();
    assert!(sent.incomplete.is_none());
    assert_eq!(refreshes(&scene), 0, "their refresh token must stay good");
    assert_eq!(scene.last("POST", "/api/upload").bearer(), Some(&*expected));
}

#[tokio::test]
async fn a_session_that_can_not_be_renewed_wants_a_login() {
    let scene = ended();
    let stored = "{\"access\":\"eyJh.eyJleHAiOjE3MDAwMDAwMDB9.x\",\"refresh\":\"spent-already\"}";
    scene
        .pocket
        .tokens
        .borrow_mut()
        .insert(TokenKind::Jwt, stored.to_owned());
    let error = send(&*scene.provider(), Upload::default())
        .await
        .unwrap_err();
    assert_eq!(error.kind, Kind::Auth);
    assert!(advice(&error).contains("hoist auth login mine --kind jwt"));
    assert!(!format!("{error:?}").contains("spent-already"));
    assert_eq!(scene.requests(), ["POST /api/auth/refresh"]);
}

#[tokio::test]
async fn a_lost_renewal_leaves_no_doubt_about_the_upload() {
    let scene = ended();
    scene
        .fake
        .faults
        .next(1, "POST", "/api/auth/refresh", Fault::LoseAnswer);
    let error = send(&*scene.provider(), Upload::default())
        .await
        .unwrap_err();
    assert_eq!(error.kind, Kind::Network);
    assert!(!error.leaves_outcome_open());
}

#[tokio::test]
async fn a_session_from_outside_that_has_ended_is_not_sent() {
    let scene = Scene::new(
        NEWEST,
        &[(TokenKind::Jwt, "eyJh.eyJleHAiOjE3MDAwMDAwMDB9.x")],
    );
    let error = send(&*scene.provider(), Upload::default())
        .await
        .unwrap_err();
    assert_eq!(error.kind, Kind::Auth);
    assert_eq!(scene.requests(), Vec::<String>::new());
    // Public calls go without it: with it they would be refused.
    let feed = Query {
        scope: Scope::Feed,
        ..Query::default()
    };
    scene
        .provider()
        .library()
        .unwrap()
        .list(&feed)
        .await
        .unwrap();
    assert!(
        scene
            .fake
            .journal
            .all()
            .iter()
            .all(|seen| seen.header("authorization").is_none())
    );
}

#[tokio::test]
async fn a_key_alone_lists_nothing_and_says_what_does() {
    let scene = Scene::with_key(NEWEST);
    let provider = scene.provider();
    let library = provider.library().unwrap();
    let error = library.show(&MediaId::new("x")).await.unwrap_err();
    assert_eq!(error.kind, Kind::Auth);
    assert!(advice(&error).contains("--kind jwt"));
    assert_eq!(scene.requests(), Vec::<String>::new());
}

#[tokio::test]
async fn the_check_tests_the_kind_that_is_asked_for() {
    for (tokens, kind, verdict) in [
        (
            vec![(TokenKind::ApiKey, ALICE_KEY)],
            TokenKind::ApiKey,
            TokenVerdict::NotTested,
        ),
        (
            vec![(TokenKind::Jwt, ALICE_JWT)],
            TokenKind::Jwt,
            TokenVerdict::Accepted,
        ),
        (vec![], TokenKind::ApiKey, TokenVerdict::Missing),
        // A session that has ended says nothing about the key beside it.
        (
            vec![(TokenKind::ApiKey, ALICE_KEY), (TokenKind::Jwt, "eyJwrong")],
            TokenKind::ApiKey,
            TokenVerdict::NotTested,
        ),
    ] {
        for version in [OLD, NEWEST] {
            let scene = Scene::new(version, &tokens);
            let check = scene.provider().check_token(kind).await.unwrap();
            assert_eq!(check.token, verdict);
            assert_eq!(check.place, "127.0.0.1");
        }
    }
    let scene = Scene::new(NEWEST, &[(TokenKind::Jwt, "eyJwrong")]);
    let error = scene.provider().check().await.unwrap_err();
    assert_eq!((error.kind, error.status), (Kind::Auth, Some(401)));
    assert_eq!(error.message, "Invalid JWT Token");
}
