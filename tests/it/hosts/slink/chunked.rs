use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use bytes::Bytes;
use serde_json::{Value, json};

use hoist::error::Kind;
use hoist::model::{FileSource, Upload, Visibility};
use hoist::progress::Meter;

use super::{NEWEST, Scene, send_file};
use crate::conformance::stage::{file, file_of_length, picture};
use crate::fakes::fault::Fault;
use crate::fakes::slink::{ALICE, ALICE_JWT, GUEST};

/// Five chunks of 2 MiB, the last one short.
const LENGTH: usize = 9_000_000;

fn large() -> (Bytes, FileSource) {
    let bytes = picture(1, LENGTH);
    let source = file("big.png", &bytes);
    (bytes, source)
}

/// The chunks that were sent, in order.
fn chunks(scene: &Scene) -> Vec<String> {
    let mut seen = scene.fake.journal.to("PUT", "/api/upload/chunked/");
    // The transport looks with a piece of a request for an answer that got lost.
    seen.retain(|seen| seen.complete);
    let last = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    seen.iter().map(|seen| last(&seen.path)).collect()
}

#[derive(Default)]
struct Count(AtomicU64);

impl Meter for Count {
    fn advance(&self, bytes: u64) {
        self.0.fetch_add(bytes, Ordering::SeqCst);
    }
    fn restart(&self) {
        self.0.store(0, Ordering::SeqCst);
    }
    fn waiting(&self) {}
    fn finish(&self) {}
}

#[tokio::test]
async fn a_large_file_goes_in_chunks_and_ends_published() {
    for scene in [Scene::with_session(NEWEST), Scene::with_both(NEWEST)] {
        let album = scene.fake.host().plant_collection(ALICE, "Summer");
        let (bytes, source) = large();
        let upload = Upload {
            description: Some("big".to_owned()),
            visibility: Some(Visibility::Public),
            tags: vec!["cat".to_owned()],
            album: Some("Summer".to_owned()),
            ..Upload::default()
        };
        let count = Arc::new(Count::default());
        let sent = scene
            .provider()
            .upload(&source, &upload, count.clone())
            .await
            .unwrap();
        assert!(sent.incomplete.is_none(), "{:?}", sent.incomplete);
        assert_eq!(sent.notes, Vec::<String>::new());
        assert_eq!(count.0.load(Ordering::SeqCst), LENGTH as u64);
        let host = scene.fake.host();
        let image = &host.images[0];
        assert_eq!(image.bytes, bytes);
        assert_eq!(image.description, "big");
        assert_eq!(image.collections, [album]);
        assert!(image.public && host.shares[0].published);
        let tag = host.tags[0].id.clone();
        drop(host);
        assert_eq!(chunks(&scene), ["0", "1", "2", "3", "4"]);
        let begin = scene
            .fake
            .journal
            .to("POST", "/api/upload/chunked")
            .remove(0);
        let body: Value = serde_json::from_slice(&begin.body).unwrap();
        assert_eq!(body["totalSize"], json!(LENGTH));
        assert_eq!(body["mimeType"], json!("image/png"));
        assert_eq!(body["isPublic"], json!(true), "a real boolean");
        assert_eq!(body["tagIds"], json!([tag]));
        for (index, seen) in scene
            .fake
            .journal
            .to("PUT", "/api/upload/chunked/")
            .iter()
            .enumerate()
        {
            assert!(seen.is("application/octet-stream"));
            assert_eq!(seen.bearer(), Some(ALICE_JWT));
            assert!(seen.header("x-upload-token").is_some());
            let complete = seen.header("x-upload-complete");
            assert_eq!(complete, (index == 4).then_some("true"));
        }
    }
}

#[tokio::test]
async fn chunks_that_got_lost_are_sent_again_and_no_others() {
    let scene = Scene::with_session(NEWEST);
    scene.fake.host().lose_chunks = vec![1, 3];
    let (bytes, source) = large();
    let sent = send_file(&*scene.provider(), &source, Upload::default())
        .await
        .unwrap();
    assert!(sent.incomplete.is_none());
    assert_eq!(chunks(&scene), ["0", "1", "2", "3", "4", "1", "3", "4"]);
    assert_eq!(scene.fake.host().images[0].bytes, bytes);
}

#[tokio::test]
async fn a_connection_that_breaks_in_the_middle_is_taken_up_again() {
    let scene = Scene::with_session(NEWEST);
    // The scene's transport does not repeat anything by itself.
    scene
        .fake
        .faults
        .next(1, "PUT", "/api/upload/chunked/", Fault::LoseAnswer);
    let (bytes, source) = large();
    send_file(&*scene.provider(), &source, Upload::default())
        .await
        .unwrap();
    assert_eq!(chunks(&scene), ["0", "1", "2", "3", "4"]);
    assert_eq!(
        scene.fake.journal.to("GET", "/api/upload/chunked/").len(),
        1
    );
    assert_eq!(scene.fake.host().images[0].bytes, bytes);
}

#[tokio::test]
async fn a_host_that_keeps_failing_ends_it() {
    let scene = Scene::with_session(NEWEST);
    scene
        .fake
        .faults
        .next(100, "PUT", "/api/upload/chunked/", Fault::Broken);
    let (_, source) = large();
    let error = send_file(&*scene.provider(), &source, Upload::default())
        .await
        .unwrap_err();
    assert_eq!(error.kind, Kind::Server);
    assert_eq!(chunks(&scene), ["0"]);
    assert!(scene.fake.host().images.is_empty());
}

#[tokio::test]
async fn a_refusal_is_final_and_the_transfer_is_given_up() {
    let scene = Scene::with_session(NEWEST);
    let bytes = picture(1, 1000);
    let short = file_of_length("short.png", &bytes, LENGTH);
    let error = send_file(&*scene.provider(), &short, Upload::default())
        .await
        .unwrap_err();
    assert_eq!(error.kind, Kind::Io);
    assert_eq!(
        scene
            .fake
            .journal
            .to("DELETE", "/api/upload/chunked/")
            .len(),
        1
    );
    assert!(scene.fake.host().chunked.is_empty());
}

#[tokio::test]
async fn the_same_bytes_in_chunks_are_a_success_too() {
    let scene = Scene::with_session(NEWEST);
    let (_, source) = large();
    let first = send_file(&*scene.provider(), &source, Upload::default())
        .await
        .unwrap();
    let again = send_file(&*scene.provider(), &source, Upload::default())
        .await
        .unwrap();
    assert!(again.existed);
    assert_eq!(again.media.id, first.media.id);
    assert_eq!(again.media.links.direct, first.media.links.direct);
}

#[tokio::test]
async fn a_server_without_chunks_gets_one_form() {
    for version in [super::OLD, (1, 11, 6)] {
        let scene = Scene::with_session(version);
        let (bytes, source) = large();
        send_file(&*scene.provider(), &source, Upload::default())
            .await
            .unwrap();
        assert_eq!(chunks(&scene), Vec::<String>::new());
        assert_eq!(scene.fake.host().images[0].bytes, bytes);
    }
}

#[tokio::test]
async fn guests_send_chunks_where_they_may() {
    for version in [super::OLD, NEWEST] {
        let scene = Scene::new(version, &[]);
        scene.fake.host().guests = true;
        let (bytes, source) = large();
        let upload = Upload {
            guest: true,
            ..Upload::default()
        };
        let sent = send_file(&*scene.provider(), &source, upload)
            .await
            .unwrap();
        assert_eq!(chunks(&scene).is_empty(), version < (1, 12, 0));
        let image = scene.fake.host().images[0].clone();
        assert_eq!((image.owner, &image.bytes), (GUEST, &bytes));
        assert!(super::opens(&sent.media.links.direct.unwrap()).await);
    }
}
