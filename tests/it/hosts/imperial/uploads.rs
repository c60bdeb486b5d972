use super::*;

#[tokio::test]
async fn an_upload_is_one_part_and_nothing_else() {
    for key in [ALICE_KEY, ALICE_UPLOAD_KEY] {
        let scene = scene();
        let provider = scene.with(Credential::Other(TokenKind::Token, key));
        let sent = send(&*provider, Upload::default()).await.unwrap();
        let seen = scene.bench.journal.all();
        assert_eq!(requests(&scene), ["api POST /images/upload"]);
        assert_eq!(seen[0].bearer(), Some(key));
        assert!(seen[0].is("multipart/form-data"));
        let [part] = seen[0].parts.as_slice() else {
            panic!("{} parts", seen[0].parts.len());
        };
        assert_eq!(part.name, "file");
        assert_eq!(part.file_name.as_deref(), Some("cat.png"));
        assert_eq!(part.mime.as_deref(), Some("image/png"));
        assert_eq!(part.bytes, picture(1, 0));
        assert!(sent.incomplete.is_none() && sent.notes.is_empty());
        assert_eq!(sent.media.name.as_deref(), Some("cat.png"));
        assert_eq!(sent.media.size, Some(picture(1, 0).len() as u64));
        let link = sent.media.links.direct.unwrap();
        assert_eq!(link.port(), scene.bench.url("origin").port());
    }
}

#[tokio::test]
async fn a_picture_that_was_compressed_tells_its_stored_size() {
    let scene = scene();
    scene.bench.host().compresses = true;
    let provider = scene.provider();
    let bytes = picture(1, 1000);
    let sent = send_file(&*provider, &file("cat.png", &bytes), Upload::default()).await;
    assert_eq!(sent.unwrap().media.size, Some(500));
}

#[tokio::test]
async fn tags_and_folder_of_an_upload_go_in_a_second_call() {
    let scene = scene();
    let provider = scene.provider();
    let upload = Upload {
        folder: Some(FOLDER.to_owned()),
        ..tagged(&["Work", "2026"])
    };
    let sent = send(&*provider, upload).await.unwrap();
    assert!(sent.incomplete.is_none());
    assert_eq!(sent.media.tags, ["work", "2026"]);
    assert_eq!(
        requests(&scene),
        ["api POST /images/upload", "api POST /images/bulk-metadata"]
    );
    let id = sent.media.id.as_str();
    let second = &scene.bench.journal.all()[1];
    assert!(second.is("application/json"));
    assert_eq!(second.bearer(), Some(ALICE_KEY));
    assert_eq!(
        body(second),
        json!({ "ids": [id], "folderId": FOLDER, "tags": ["work", "2026"], "mode": "add" })
    );
    let stored = scene.bench.host().at(id).clone();
    assert_eq!(stored.folder.as_deref(), Some(FOLDER));
    assert_eq!(stored.tags, ["work", "2026"]);
}

#[tokio::test]
async fn an_upload_whose_second_call_fails_is_there_and_incomplete() {
    let scene = scene();
    let provider = scene.provider();
    let upload = Upload {
        folder: Some("elsewhere".to_owned()),
        ..tagged(&["work"])
    };
    let sent = send(&*provider, upload).await.unwrap();
    assert!(sent.media.links.direct.is_some());
    assert!(sent.media.tags.is_empty());
    let error = sent.incomplete.unwrap();
    assert_eq!((error.kind, error.status), (Kind::Rejected, Some(400)));
    assert_eq!(
        error.message,
        "Validation failed; folderId: Folder not found"
    );
    assert_eq!(scene.bench.host().media.len(), 1);

    let faults = &scene.bench.faults;
    faults.next(1, "POST", "/images/bulk-metadata", Fault::LoseAnswer);
    let sent = send(&*provider, tagged(&["work"])).await.unwrap();
    assert!(sent.incomplete.is_none(), "the second call may be repeated");
    assert_eq!(scene.bench.host().at(sent.media.id.as_str()).tags, ["work"]);
}

#[tokio::test]
async fn a_wrong_type_is_one_kind_of_error_whatever_its_status() {
    let scene = scene();
    let provider = scene.provider();
    let mut text = file("notes.txt", &picture(1, 0));
    text.mime = "text/plain".to_owned();
    for status in [400, 415] {
        scene.bench.host().wrong_type = status;
        let error = send_file(&*provider, &text, Upload::default()).await;
        let error = error.unwrap_err();
        assert_eq!((error.kind, error.status), (Kind::Rejected, Some(status)));
    }
}

#[tokio::test]
async fn types_that_are_not_taken_are_known_beforehand() {
    let scene = scene();
    let descriptor = scene.provider().descriptor();
    for mime in [
        "image/jpeg",
        "image/png",
        "image/webp",
        "image/gif",
        "video/mp4",
        "video/webm",
        "video/quicktime",
        "video/x-msvideo",
    ] {
        assert_eq!(descriptor.limit_for(mime).unwrap(), None, "{mime}");
    }
    for mime in [
        "image/heic",
        "image/svg+xml",
        "video/x-matroska",
        "text/plain",
    ] {
        let error = descriptor.limit_for(mime).unwrap_err();
        assert_eq!(error.kind, Kind::Rejected, "{mime}");
    }
}

#[tokio::test]
async fn full_storage_is_told_however_the_answer_looks() {
    let scene = scene();
    let provider = scene.provider();
    scene.bench.host().storage = 1;
    let full = "Storage limit exceeded. You've used 4.8 GB of 5 GB.";
    let plain = "the host answered 413 Payload Too Large";
    for (errors, message) in [
        (Errors::Documented, full),
        (Errors::Object, full),
        (Errors::NoStatus, full),
        (Errors::Html, plain),
        (Errors::Empty, plain),
    ] {
        scene.bench.host().errors = errors;
        let error = send(&*provider, Upload::default()).await.unwrap_err();
        assert_eq!((error.kind, error.status), (Kind::Rejected, Some(413)));
        assert_eq!(error.message, message, "{errors:?}");
    }
    assert!(scene.bench.host().media.is_empty());
}
