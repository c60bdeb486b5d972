//! The three steps, and the import from a link.

use std::time::Duration;

use serde_json::json;
use url::Url;

use hoist::error::{Error, Kind};
use hoist::model::{Upload, Uploaded};
use hoist::provider::Provider;

use super::*;
use crate::fakes::fault::Fault;
use crate::fakes::posteverywhere::{KEY, Transfer};

#[tokio::test]
async fn a_file_goes_in_three_steps_and_the_key_in_two() {
    let scene = scene();
    let sent = send(&*scene.provider(), &cat()).await.unwrap();
    assert_eq!(
        requests(&scene),
        [
            "api POST /api/v1/media/upload",
            "storage POST /uploads/ID",
            "api POST /api/v1/media/ID/complete",
        ]
    );
    let size = picture(1, 0).len();
    assert_eq!(
        body(&scene, "POST", "/api/v1/media/upload"),
        json!({ "filename": "cat.png", "content_type": "image/png", "size": size })
    );
    let all = scene.bench.journal.all();
    let [first, second, third] = all.as_slice() else {
        unreachable!("compared above");
    };
    assert_eq!((first.bearer(), third.bearer()), (Some(KEY), Some(KEY)));
    assert_eq!(third.body.len(), 0);
    let head = format!("{:?} {:?}", second.headers, second.query);
    assert!(
        !head.contains("pe_live_") && !head.contains("authorization"),
        "{head}"
    );
    let bytes = String::from_utf8_lossy(&second.body);
    assert!(!bytes.contains("pe_live_"));
    assert_eq!(sent.media.state.as_deref(), Some("ready"));
    assert_eq!(
        (sent.media.width, sent.media.height),
        (Some(1920), Some(1080))
    );
    assert_eq!(sent.media.links.direct, None);
    assert!(sent.notes.is_empty() && sent.incomplete.is_none());
}

#[tokio::test]
async fn the_first_step_says_how_the_bytes_go() {
    let cases = [
        (Transfer::FormForPictures, "POST", "PUT"),
        (Transfer::AlwaysRaw, "PUT", "PUT"),
        (Transfer::Unsaid, "POST", "PUT"),
    ];
    for (transfer, picture_by, video_by) in cases {
        for (file, method) in [(cat(), picture_by), (video(), video_by)] {
            let scene = scene();
            scene.bench.host().transfer = transfer;
            send(&*scene.provider(), &file).await.unwrap();
            let seen = scene.bench.journal.to(method, "/uploads/");
            assert_eq!(seen.len(), 1, "{transfer:?}: {:?}", requests(&scene));
            assert!(seen[0].header("transfer-encoding").is_none());
            let (_, mime, bytes) = scene.bench.host().media[0].received.clone().unwrap();
            assert_eq!(mime, file.mime, "{transfer:?}");
            assert_eq!(Some(bytes.len() as u64), file.len);
            if method == "PUT" {
                assert_eq!(seen[0].header("content-type"), Some(file.mime.as_str()));
            } else {
                let names: Vec<&str> = seen[0].parts.iter().map(|part| &*part.name).collect();
                assert_eq!(names, ["file"]);
            }
        }
    }
}

#[tokio::test]
async fn bytes_that_are_not_there_are_sent_again_at_most_three_times() {
    let wordings = [
        (400, "bad_request", "Make sure you uploaded the file"),
        (404, "not_found", "Media file not found"),
        (409, "conflict", "Object not found in bucket"),
    ];
    for (status, code, message) in wordings {
        for loses in [1, 3] {
            let scene = scene();
            scene.bench.host().missing = (status, code, message);
            scene.bench.host().loses = loses;
            send(&*scene.provider(), &cat()).await.unwrap();
            assert_eq!(scene.bench.journal.to("POST", "/uploads/").len(), loses + 1);
            let completed = scene.bench.journal.to("POST", "/api/v1/media/5e");
            assert_eq!(completed.len(), loses + 1);
            assert_eq!(
                scene.bench.journal.to("POST", "/api/v1/media/upload").len(),
                1
            );
        }
        let scene = scene();
        scene.bench.host().missing = (status, code, message);
        scene.bench.host().loses = 9;
        let error = send(&*scene.provider(), &cat()).await.unwrap_err();
        is(&error, Kind::Rejected, Some(status), message);
        assert!(error.request_id.as_deref().unwrap().starts_with("req_"));
        assert_eq!(scene.bench.journal.to("POST", "/uploads/").len(), 4);
    }
}

#[tokio::test]
async fn another_refusal_of_the_last_step_sends_nothing_again() {
    let scene = scene();
    scene.bench.host().missing = (400, "validation_error", "Width is too small");
    scene.bench.host().loses = 9;
    let error = send(&*scene.provider(), &cat()).await.unwrap_err();
    is(&error, Kind::Rejected, Some(400), "Width is too small");
    assert_eq!(scene.bench.journal.to("POST", "/uploads/").len(), 1);
}

#[tokio::test]
async fn a_lost_answer_of_the_storage_host_is_cleared_up_by_the_last_step() {
    for (file, method, transfers) in [(cat(), "POST", 1), (video(), "PUT", 2)] {
        let scene = scene();
        let faults = &scene.bench.faults;
        faults.next(1, method, "/uploads/", Fault::LoseAnswer);
        send(&*scene.provider(), &file).await.unwrap();
        assert_eq!(scene.bench.journal.to(method, "/uploads/").len(), transfers);
    }
}

#[tokio::test]
async fn a_lost_answer_of_the_last_step_names_the_media_to_look_at() {
    let scene = scene();
    let faults = &scene.bench.faults;
    faults.next(1, "POST", "/api/v1/media/5e", Fault::LoseAnswer);
    let error = send(&*scene.provider(), &cat()).await.unwrap_err();
    is(&error, Kind::UnknownOutcome, None, "the answer was lost");
    let id = scene.bench.host().media[0].id.clone();
    assert!(hint(&error).contains(&id), "{}", hint(&error));
}

#[tokio::test]
async fn a_failing_storage_host_is_asked_again_only_where_that_is_harmless() {
    for (file, method, transfers) in [(cat(), "POST", 1), (video(), "PUT", 4)] {
        let scene = scene();
        let faults = &scene.bench.faults;
        faults.next(
            9,
            method,
            "/uploads/",
            Fault::Unavailable { retry_after: None },
        );
        let error = send(&*scene.provider(), &file).await.unwrap_err();
        is(
            &error,
            Kind::Server,
            Some(503),
            "the storage host answered 503",
        );
        assert_eq!(scene.bench.journal.to(method, "/uploads/").len(), transfers);
        assert!(
            scene
                .bench
                .journal
                .to("POST", "/api/v1/media/5e")
                .is_empty()
        );
    }
}

#[tokio::test]
async fn a_storage_host_that_refuses_in_the_middle_is_heard() {
    let scene = scene();
    scene
        .bench
        .faults
        .next(9, "POST", "/uploads/", Fault::TooLargeEarly);
    let big = file("big.png", &picture(1, 8 * 1024 * 1024));
    let error = send(&*scene.provider(), &big).await.unwrap_err();
    is(
        &error,
        Kind::Rejected,
        Some(413),
        "the storage host answered 413",
    );
}

#[tokio::test]
async fn an_expired_address_is_replaced_once() {
    let scene = scene();
    scene.bench.host().expired = 1;
    let sent = send(&*scene.provider(), &video()).await.unwrap();
    assert_eq!(
        scene.bench.journal.to("POST", "/api/v1/media/upload").len(),
        2
    );
    assert_eq!(sent.media.id.as_str(), scene.bench.host().media[1].id);

    let scene = self::scene();
    scene.bench.host().expired = 9;
    let error = send(&*scene.provider(), &video()).await.unwrap_err();
    is(
        &error,
        Kind::Rejected,
        Some(403),
        "the storage host answered 403 Forbidden: Request has expired",
    );
    assert_eq!(scene.bench.journal.to("PUT", "/uploads/").len(), 2);
    let told = format!("{error} {error:?}");
    assert!(!told.contains("c0ffee"), "{told}");
}

#[tokio::test]
async fn the_limit_of_the_first_step_counts() {
    let scene = scene();
    scene.bench.host().max_size = 10;
    let error = send(&*scene.provider(), &cat()).await.unwrap_err();
    is(&error, Kind::Rejected, None, "takes at most 10");
    assert_eq!(requests(&scene), ["api POST /api/v1/media/upload"]);
}

#[tokio::test]
async fn a_signed_address_must_be_safe_and_is_never_shown() {
    for (address, kind) in [
        (
            "http://storage.example/uploads/c0ffee?sig=c0ffee",
            Kind::Config,
        ),
        ("file:///etc/c0ffee", Kind::Config),
        ("/uploads/c0ffee", Kind::Protocol),
    ] {
        let scene = scene();
        scene.bench.host().upload_url = Some(address);
        let error = send(&*scene.provider(), &cat()).await.unwrap_err();
        assert_eq!(error.kind, kind, "{error}");
        let told = format!("{error} {error:?}");
        assert!(!told.contains("c0ffee"), "{told}");
        assert_eq!(requests(&scene).len(), 1);
    }
}

#[tokio::test]
async fn what_is_still_being_processed_is_a_note_or_a_wait() {
    let scene = scene();
    scene.bench.host().looks = 3;
    let provider = scene.provider();
    let sent = send(&*provider, &video()).await.unwrap();
    assert_eq!(sent.media.state.as_deref(), Some("processing"));
    assert!(sent.notes[0].contains("hoist show"), "{:?}", sent.notes);
    assert_eq!(scene.bench.journal.to("GET", "/").len(), 0);
    assert_eq!(scene.waited(), Duration::ZERO);

    let sent = send_and_wait(&*provider, &video()).await.unwrap();
    assert_eq!(sent.media.state.as_deref(), Some("ready"));
    assert!(sent.incomplete.is_none() && sent.notes.is_empty());
    assert_eq!(scene.bench.journal.to("GET", "/api/v1/media/5e").len(), 4);
    assert_eq!(scene.waited(), Duration::from_secs(15));
}

#[tokio::test]
async fn failed_processing_is_told_in_the_hosts_words() {
    for looks in [0, 2] {
        let scene = scene();
        scene.bench.host().looks = looks;
        scene.bench.host().fails = Some("Codec is not supported");
        let sent = send_and_wait(&*scene.provider(), &video()).await;
        let error = sent.unwrap_err();
        is(&error, Kind::Rejected, None, "Codec is not supported");
    }
}

#[tokio::test]
async fn the_patience_ends_and_the_file_is_there_all_the_same() {
    let scene = scene();
    scene.bench.host().looks = 10_000;
    let sent = send_and_wait(&*scene.provider(), &video()).await.unwrap();
    let error = sent.incomplete.unwrap();
    is(&error, Kind::Rejected, None, "still processing");
    assert!(hint(&error).contains(sent.media.id.as_str()));
    assert_eq!(scene.waited(), Duration::from_secs(600));
}

#[tokio::test]
async fn where_no_wait_is_wanted_one_look_is_all() {
    let scene = scene();
    scene.bench.host().looks = 3;
    let provider = scene.under(|policy| policy.max_wait = Duration::ZERO);
    let sent = send_and_wait(&*provider, &video()).await.unwrap();
    assert!(sent.incomplete.is_some());
    assert_eq!(scene.bench.journal.to("GET", "/api/v1/media/5e").len(), 1);
    assert_eq!(scene.waited(), Duration::ZERO);
}

#[tokio::test]
async fn a_wait_that_breaks_off_leaves_the_upload() {
    let scene = scene();
    scene.bench.host().looks = 1;
    scene
        .bench
        .faults
        .next(9, "GET", "/api/v1/media/5e", Fault::Broken);
    let sent = send_and_wait(&*scene.provider(), &video()).await.unwrap();
    assert_eq!(sent.incomplete.unwrap().kind, Kind::Server);
    assert_eq!(sent.media.id.as_str(), scene.bench.host().media[0].id);
}

#[tokio::test]
async fn older_names_are_read_all_the_way() {
    let scene = scene();
    scene.bench.host().old_names = true;
    scene.bench.host().looks = 1;
    let sent = send_and_wait(&*scene.provider(), &video()).await.unwrap();
    let media = &scene.bench.host().media[0];
    assert_eq!(sent.media.id.as_str(), media.id);
    assert_eq!(sent.media.state.as_deref(), Some("ready"));
    assert_eq!(sent.media.name.as_deref(), Some("clip.mp4"));
    assert_eq!(sent.media.mime.as_deref(), Some("video/mp4"));
    assert_eq!(sent.media.size, Some(media.size));
}

async fn import(provider: &dyn Provider, url: &str, wait: bool) -> Result<Uploaded, Error> {
    let upload = Upload {
        wait,
        ..Upload::default()
    };
    let url = Url::parse(url).unwrap();
    let importer = provider.importer().unwrap();
    importer.import_url(&url, None, &upload).await
}

#[tokio::test]
async fn a_picture_on_the_web_is_fetched_by_the_host() {
    let scene = scene();
    let provider = scene.provider();
    let sent = import(&*provider, "https://example.com/a/hero.webp?x=1", false).await;
    let sent = sent.unwrap();
    assert_eq!(
        body(&scene, "POST", "/api/v1/media/upload-from-url"),
        json!({ "url": "https://example.com/a/hero.webp?x=1" })
    );
    assert_eq!(sent.media.id.as_str(), scene.bench.host().media[0].id);
    assert_eq!(sent.media.mime.as_deref(), Some("image/webp"));
    assert_eq!(sent.media.links.direct, None, "the id is the result");
    assert!(sent.notes[0].contains("https://imagedelivery.net/"));

    let named = provider.importer().unwrap();
    let url = Url::parse("https://example.com/b.jpg").unwrap();
    let upload = Upload::default();
    named
        .import_url(&url, Some("c.jpg"), &upload)
        .await
        .unwrap();
    assert_eq!(scene.bench.host().media[1].filename, "c.jpg");
}

#[tokio::test]
async fn a_video_on_the_web_takes_its_time() {
    let scene = scene();
    scene.bench.host().looks = 2;
    let provider = scene.provider();
    let url = "https://example.com/clip.mp4";
    let sent = import(&*provider, url, false).await.unwrap();
    assert_eq!(sent.media.state.as_deref(), Some("uploading"));
    assert!(
        sent.notes[0].contains("still processing"),
        "{:?}",
        sent.notes
    );
    let sent = import(&*provider, url, true).await.unwrap();
    assert_eq!(sent.media.state.as_deref(), Some("ready"));
    assert_eq!(scene.waited(), Duration::from_secs(10));

    scene.bench.host().fails = Some("The download timed out");
    let error = import(&*provider, url, true).await.unwrap_err();
    is(&error, Kind::Rejected, None, "The download timed out");
}

#[tokio::test]
async fn an_import_is_refused_in_the_hosts_words_and_never_repeated_in_doubt() {
    let scene = scene();
    let provider = scene.provider();
    for (url, status, message) in [
        ("https://127.0.0.1/a.jpg", 400, "publicly reachable"),
        ("https://example.com/a.zip", 415, "Unsupported type"),
    ] {
        let error = import(&*provider, url, false).await.unwrap_err();
        is(&error, Kind::Rejected, Some(status), message);
    }
    let before = scene.bench.journal.all().len();
    let faults = &scene.bench.faults;
    faults.next(
        1,
        "POST",
        "/api/v1/media/upload-from-url",
        Fault::LoseAnswer,
    );
    let sent = import(&*provider, "https://example.com/a.jpg", false).await;
    assert_eq!(sent.unwrap_err().kind, Kind::UnknownOutcome);
    assert_eq!(scene.bench.journal.all().len(), before + 1);
}
