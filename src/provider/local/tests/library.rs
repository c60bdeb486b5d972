use super::*;
use crate::model::MediaClass;

#[tokio::test]
async fn a_listing_is_newest_first_and_paged() {
    let (_dir, local) = gallery();
    for name in ["1", "2", "3", "4", "5"] {
        put(&local, name, "text/plain", b"a").await;
    }
    let paged = |limit, page| Query {
        limit,
        page,
        ..Query::default()
    };
    assert_eq!(
        listed(&local, &paged(None, None)).await,
        ["5", "4", "3", "2", "1"]
    );
    assert_eq!(listed(&local, &paged(Some(2), None)).await, ["5", "4"]);
    assert_eq!(listed(&local, &paged(Some(2), Some(3))).await, ["1"]);
    assert_eq!(listed(&local, &paged(Some(2), Some(4))).await.len(), 0);
    assert_eq!(
        listed(&local, &paged(Some(u64::MAX), Some(u64::MAX)))
            .await
            .len(),
        0
    );
    let listing = Library::list(&local, &paged(Some(2), None)).await.unwrap();
    assert_eq!(listing.total, Some(5));
}

#[tokio::test]
async fn every_filter_filters() {
    let (_dir, local) = gallery();
    let cat = put(&local, "cat.png", "image/png", PNG).await;
    let clip = put(&local, "clip.mp4", "video/mp4", &[0; 10]).await;
    put(&local, "notes.txt", "text/plain", b"").await;
    let edit = edited(|edit| {
        edit.title = Some("Grauer Kater ÄÖ".to_owned());
        edit.tags = Some(TagChange::Replace(vec!["a".to_owned(), "b".to_owned()]));
    });
    Editor::edit(&local, &cat.id, &edit).await.unwrap();
    let edit = edited(|edit| {
        edit.description = Some("of a cat".to_owned());
        edit.tags = Some(TagChange::Replace(vec!["a".to_owned()]));
    });
    Editor::edit(&local, &clip.id, &edit).await.unwrap();
    let tags = |tags: &[&str]| tags.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>();
    let cases = [
        (
            query(|q| q.class = Some(MediaClass::Image)),
            vec!["cat.png"],
        ),
        (
            query(|q| q.class = Some(MediaClass::Document)),
            vec!["notes.txt"],
        ),
        (
            query(|q| q.search = Some("CAT".to_owned())),
            vec!["clip.mp4", "cat.png"],
        ),
        (
            query(|q| q.search = Some("kater äö".to_owned())),
            vec!["cat.png"],
        ),
        (
            query(|q| q.since = clip.created_at),
            vec!["notes.txt", "clip.mp4"],
        ),
        (query(|q| q.until = clip.created_at), vec!["cat.png"]),
        (
            query(|q| q.min_size = Some(10)),
            vec!["clip.mp4", "cat.png"],
        ),
        (
            query(|q| q.max_size = Some(10)),
            vec!["notes.txt", "clip.mp4"],
        ),
        (
            query(|q| q.tags = tags(&["a"])),
            vec!["clip.mp4", "cat.png"],
        ),
        (query(|q| q.tags = tags(&["a", "b"])), vec!["cat.png"]),
        (
            query(|q| q.exclude_tags = tags(&["b", "c"])),
            vec!["notes.txt", "clip.mp4"],
        ),
    ];
    let mut used = BTreeSet::from([format!("{:?}", QueryField::Page)]);
    for (query, names) in cases {
        assert_eq!(listed(&local, &query).await, names, "{query:?}");
        used.extend(query.given().iter().map(|field| format!("{field:?}")));
    }
    let declared = Library::fields(&local)
        .iter()
        .map(|field| format!("{field:?}"));
    assert_eq!(used, declared.collect());
}

#[tokio::test]
async fn an_edit_changes_what_was_asked_and_nothing_else() {
    let (_dir, local) = gallery();
    let media = put(&local, "cat.png", "image/png", PNG).await;
    let changes = [
        edited(|edit| edit.title = Some("Cat".to_owned())),
        edited(|edit| edit.description = Some("asleep".to_owned())),
        edited(|edit| edit.tags = Some(TagChange::Add(vec!["a".to_owned(), "b".to_owned()]))),
        edited(|edit| edit.tags = Some(TagChange::Add(vec!["b".to_owned(), "c".to_owned()]))),
        edited(|edit| edit.tags = Some(TagChange::Remove(vec!["a".to_owned(), "x".to_owned()]))),
    ];
    for change in changes {
        Editor::edit(&local, &media.id, &change).await.unwrap();
    }
    let expected = Media {
        title: Some("Cat".to_owned()),
        description: Some("asleep".to_owned()),
        tags: vec!["b".to_owned(), "c".to_owned()],
        ..media.clone()
    };
    assert_eq!(Library::show(&local, &media.id).await.unwrap(), expected);

    let clear = edited(|edit| {
        edit.title = Some(String::new());
        edit.description = Some(String::new());
        edit.tags = Some(TagChange::Replace(Vec::new()));
    });
    Editor::edit(&local, &media.id, &clear).await.unwrap();
    assert_eq!(Library::show(&local, &media.id).await.unwrap(), media);
}

#[tokio::test]
async fn what_is_deleted_is_gone_and_a_second_time_is_no_error() {
    let (dir, local) = gallery();
    let media = put(&local, "a.txt", "text/plain", b"a").await;
    let other = put(&local, "b.txt", "text/plain", b"b").await;
    let wrong_name = Removal::of(MediaId::new(format!("{}.png", media.id)));
    let error = Remover::remove(&local, &wrong_name).await.unwrap_err();
    assert_eq!(error.kind, Kind::NotFound);

    let removal = Removal::of(MediaId::new(format!("{}.txt", media.id)));
    assert_eq!(
        Remover::remove(&local, &removal).await.unwrap(),
        Removed::Deleted
    );
    assert_eq!(
        Remover::remove(&local, &removal).await.unwrap(),
        Removed::AlreadyGone
    );
    let error = Library::show(&local, &media.id).await.unwrap_err();
    assert_eq!(error.kind, Kind::NotFound);
    assert_eq!(
        error.to_string(),
        format!(
            "no media '{}' in {}",
            media.id,
            dir.path().join("gallery").display()
        )
    );
    let left = [
        format!(".hoist/{}.json", other.id),
        format!("{}.txt", other.id),
    ];
    assert_eq!(files(&dir.path().join("gallery")), BTreeSet::from(left));
}

#[tokio::test]
async fn what_people_do_to_the_folder_by_hand_breaks_nothing() {
    let (dir, local) = gallery();
    let folder = dir.path().join("gallery");
    let kept = put(&local, "kept.txt", "text/plain", b"a").await;
    let cardless = put(&local, "cardless.txt", "text/plain", b"a").await;
    let fileless = put(&local, "fileless.txt", "text/plain", b"a").await;
    let damaged = put(&local, "damaged.txt", "text/plain", b"a").await;
    let escaping = put(&local, "escaping.txt", "text/plain", b"a").await;
    let card = |media: &Media| folder.join(".hoist").join(format!("{}.json", media.id));
    fs::write(folder.join("holiday.jpg"), "by hand").unwrap();
    fs::write(folder.join(".hoist/notes.json"), "by hand").unwrap();
    fs::create_dir(folder.join("abcdefghijklmnopqrstuvwx")).unwrap();
    fs::remove_file(card(&cardless)).unwrap();
    fs::remove_file(path_of(&fileless)).unwrap();
    fs::write(card(&damaged), "{").unwrap();
    let text = fs::read_to_string(card(&escaping)).unwrap();
    fs::write(card(&escaping), text.replace("\"txt\"", "\"/../../x\"")).unwrap();

    let listing = Library::list(&local, &Query::default()).await.unwrap();
    assert_eq!(listing.items, [kept]);
    let mut notes = listing.notes;
    notes.sort();
    let mut expected = [&damaged, &escaping]
        .map(|media| format!("{}: is damaged and not listed", card(media).display()));
    expected.sort();
    assert_eq!(notes, expected);

    // A file must not stay published because its card is lost.
    for media in [&cardless, &damaged, &escaping] {
        let removed = Remover::remove(&local, &Removal::of(media.id.clone())).await;
        assert_eq!(removed.unwrap(), Removed::Deleted, "{:?}", media.name);
        assert!(!path_of(media).exists());
    }
    let removed = Remover::remove(&local, &Removal::of(fileless.id.clone())).await;
    assert_eq!(removed.unwrap(), Removed::AlreadyGone);
    let listing = Library::list(&local, &Query::default()).await.unwrap();
    assert_eq!(listing.notes, Vec::<String>::new());
    assert!(folder.join("holiday.jpg").exists());
}

#[tokio::test]
async fn a_download_gives_the_bytes_and_the_first_name() {
    let (_dir, local) = gallery();
    let big: Vec<u8> = (0..700_000_u32).map(|n| n as u8).collect();
    let media = put(&local, "big.bin", "application/x-any", &big).await;
    let known = Known {
        id: media.id.clone(),
        direct: None,
    };
    let mut download = local.fetch(&known, Resize::default()).await.unwrap();
    assert!(!local.resizes());
    assert_eq!(download.name.as_deref(), Some("big.bin"));
    assert_eq!(download.size, Some(big.len() as u64));
    let mut got = Vec::new();
    while let Some(piece) = download.body.next().await.unwrap() {
        assert!(piece.len() <= 256 * 1024);
        got.extend_from_slice(&piece);
    }
    assert!(got == big);

    let mut download = local.fetch(&known, Resize::default()).await.unwrap();
    let file = fs::OpenOptions::new()
        .write(true)
        .open(path_of(&media))
        .unwrap();
    file.set_len(5).unwrap();
    download.body.next().await.unwrap();
    let error = download.body.next().await.unwrap_err();
    assert!(
        error
            .to_string()
            .ends_with("became shorter while it was read"),
        "{error}"
    );
}
