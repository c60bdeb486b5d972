use super::*;

#[tokio::test]
async fn every_filter_arrives_under_its_own_name() {
    let scene = scene();
    let provider = scene.provider();
    let query = Query {
        limit: Some(20),
        page: Some(3),
        class: Some(MediaClass::Video),
        tags: vec!["Cats".to_owned(), "2026".to_owned()],
        exclude_tags: vec!["private".to_owned(), "Old".to_owned()],
        search: Some("sunset & sea".to_owned()),
        since: Some("2026-01-01T00:00:00Z".parse().unwrap()),
        until: Some("2026-02-01T00:00:00Z".parse().unwrap()),
        min_size: Some(1000),
        max_size: Some(5_000_000),
        folder: Some(FOLDER.to_owned()),
        favorite: true,
        status: Some(Status::All),
        ..Query::default()
    };
    let fields = provider.library().unwrap().fields();
    let given = query.given();
    assert!(given.iter().all(|field| fields.contains(field)));
    assert_eq!(given.len(), fields.len());
    assert!(ids(&*provider, &query).await.is_empty());
    let seen = &scene.bench.journal.all()[0];
    assert_eq!((&*seen.method, &*seen.path), ("GET", "/images"));
    assert_eq!(seen.bearer(), Some(ALICE_KEY));
    let mut sent: Vec<(&str, &str)> = seen
        .query
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    sent.sort_unstable();
    assert_eq!(
        sent,
        [
            ("excludeTags", "private,old"),
            ("favorite", "true"),
            ("folderId", FOLDER),
            ("from", "2026-01-01"),
            ("limit", "20"),
            ("maxSize", "5000000"),
            ("mimePrefix", "video/"),
            ("minSize", "1000"),
            ("page", "3"),
            ("q", "sunset & sea"),
            ("status", "all"),
            ("tags", "cats,2026"),
            ("to", "2026-01-31"),
        ]
    );
}

#[tokio::test]
async fn a_plain_list_sends_no_filter() {
    let scene = scene();
    let provider = scene.provider();
    ids(&*provider, &Query::default()).await;
    assert_eq!(requests(&scene), ["api GET /images page=1 limit=50"]);
}

#[tokio::test]
async fn filters_find_what_they_name() {
    let scene = scene();
    let provider = scene.provider();
    let [pdf, video] = [
        ("a.pdf", "application/pdf", 10),
        ("b.mp4", "video/mp4", 3000),
    ]
    .map(|(name, mime, length)| {
        let mut host = scene.bench.host();
        MediaId::new(host.plant(ALICE, name, mime, picture(3, length)))
    });
    let liked = plant(&scene, "c.png", |media| media.favorite = true);
    let tagged = plant(&scene, "d.png", |media| {
        media.tags = vec!["work".to_owned()]
    });
    let trashed = plant(&scene, "e.png", |media| media.trashed = true);
    let deep = plant(&scene, "f.png", |media| {
        media.folder = Some(FOLDER.to_owned())
    });
    let cases = [
        (
            Query {
                class: Some(MediaClass::Document),
                ..Query::default()
            },
            vec![&pdf],
        ),
        (
            Query {
                class: Some(MediaClass::Video),
                ..Query::default()
            },
            vec![&video],
        ),
        (
            Query {
                class: Some(MediaClass::Image),
                ..Query::default()
            },
            vec![&tagged, &liked],
        ),
        (
            Query {
                favorite: true,
                ..Query::default()
            },
            vec![&liked],
        ),
        (
            Query {
                tags: vec!["WORK".to_owned()],
                ..Query::default()
            },
            vec![&tagged],
        ),
        (
            Query {
                exclude_tags: vec!["work".to_owned()],
                ..Query::default()
            },
            vec![&liked, &video, &pdf],
        ),
        (
            Query {
                status: Some(Status::Trash),
                ..Query::default()
            },
            vec![&trashed],
        ),
        (
            Query {
                folder: Some(FOLDER.to_owned()),
                ..Query::default()
            },
            vec![&deep],
        ),
        (
            Query {
                search: Some("f.png".to_owned()),
                ..Query::default()
            },
            vec![&deep],
        ),
        (
            Query {
                min_size: Some(3000),
                ..Query::default()
            },
            vec![&video],
        ),
        (
            Query {
                max_size: Some(2999),
                ..Query::default()
            },
            vec![&tagged, &liked, &pdf],
        ),
    ];
    for (query, expected) in cases {
        let found = ids(&*provider, &query).await;
        let expected: Vec<MediaId> = expected.into_iter().cloned().collect();
        assert_eq!(found, expected, "{:?}", query.given());
    }
}

#[tokio::test]
async fn that_only_root_is_shown_is_noted() {
    let scene = scene();
    let provider = scene.provider();
    let library = provider.library().unwrap();
    let noted = [
        (Query::default(), true),
        (
            Query {
                status: Some(Status::Active),
                favorite: true,
                ..Query::default()
            },
            true,
        ),
        (
            Query {
                status: Some(Status::All),
                ..Query::default()
            },
            false,
        ),
        (
            Query {
                folder: Some(FOLDER.to_owned()),
                ..Query::default()
            },
            false,
        ),
        (
            Query {
                search: Some("cat".to_owned()),
                ..Query::default()
            },
            false,
        ),
    ];
    for (query, expected) in noted {
        let notes = library.list(&query).await.unwrap().notes;
        let told = notes.iter().any(|note| note.contains("Root folder"));
        assert_eq!(told, expected, "{:?}", query.given());
    }
}

#[tokio::test]
async fn a_tag_with_a_comma_can_be_no_filter() {
    let scene = scene();
    let provider = scene.provider();
    let comma = || vec!["a,b".to_owned()];
    for query in [
        Query {
            tags: comma(),
            ..Query::default()
        },
        Query {
            exclude_tags: comma(),
            ..Query::default()
        },
        Query {
            page: Some(2),
            limit: None,
            ..Query::default()
        },
    ] {
        let result = provider.library().unwrap().list(&query).await;
        assert_eq!(result.unwrap_err().kind, Kind::Usage);
    }
    assert!(requests(&scene).is_empty());
}

/// imperial knows days only; what lies outside of the span is left out, and pages count without it.
#[tokio::test]
async fn a_span_that_ends_within_a_day_is_kept_to_the_second() {
    let scene = scene();
    let provider = scene.provider();
    let at = |hour: u32| format!("2026-01-31T{hour:02}:30:00.000Z");
    let planted: Vec<MediaId> = (0..24)
        .map(|hour| plant(&scene, "cat.png", |media| media.created_at = at(hour)))
        .collect();
    let span = Query {
        since: Some("2026-01-31T06:30:00Z".parse().unwrap()),
        until: Some("2026-01-31T12:30:00Z".parse().unwrap()),
        ..Query::default()
    };
    let mut expected = planted[6..12].to_vec();
    expected.reverse();
    assert_eq!(ids(&*provider, &span).await, expected);
    let seen = scene.bench.journal.all();
    assert_eq!(seen[0].parameter("from"), Some("2026-01-31"));
    assert_eq!(seen[0].parameter("to"), Some("2026-01-31"));
    let listing = provider.library().unwrap().list(&span).await.unwrap();
    assert_eq!(listing.total, None, "the host counts whole days");
    let second = Query {
        limit: Some(2),
        page: Some(2),
        ..span
    };
    assert_eq!(ids(&*provider, &second).await, expected[2..4]);
    let day = Query {
        since: Some("2026-01-31T00:00:00Z".parse().unwrap()),
        ..Query::default()
    };
    let listing = provider.library().unwrap().list(&day).await.unwrap();
    assert_eq!(listing.total, Some(24));
}

#[tokio::test]
async fn all_pages_are_read_and_the_last_one_ends_it() {
    let scene = scene();
    let provider = scene.provider();
    for _ in 0..250 {
        plant(&scene, "cat.png", |_| {});
    }
    let all = Query {
        limit: None,
        ..Query::default()
    };
    assert_eq!(ids(&*provider, &all).await.len(), 250);
    let expected = [1, 2, 3].map(|page| format!("api GET /images page={page} limit=100"));
    assert_eq!(requests(&scene), expected);
}

#[tokio::test]
async fn one_media_is_looked_for_by_name_and_then_page_by_page() {
    let scene = scene();
    let provider = scene.provider();
    let library = provider.library().unwrap();
    let deep = plant(&scene, "cat.png", |media| {
        media.folder = Some(FOLDER.to_owned())
    });
    for _ in 0..150 {
        plant(&scene, "cat.png", |_| {});
    }
    let shown = library.show(&deep).await.unwrap();
    assert_eq!(shown.id, deep);
    assert_eq!(shown.name.as_deref(), Some("cat.png"));
    let search = format!("api GET /images page=1 limit=100 status=all q={deep}");
    assert_eq!(requests(&scene), [search.as_str()]);

    scene.bench.host().finds_stored_names = false;
    let shown = library.show(&deep).await.unwrap();
    assert_eq!(shown.id, deep);
    assert_eq!(
        requests(&scene)[1..],
        [
            search.as_str(),
            "api GET /images page=1 limit=100 status=all",
            "api GET /images page=2 limit=100 status=all",
        ]
    );

    scene.bench.host().spans_folders = false;
    let error = library.show(&deep).await.unwrap_err();
    assert_eq!(error.kind, Kind::NotFound);
    assert_eq!(error.message, format!("imperial lists no media '{deep}'"));
}

#[tokio::test]
async fn looking_for_one_media_ends_somewhere() {
    let scene = scene();
    let provider = scene.provider();
    let first = plant(&scene, "cat.png", |_| {});
    for _ in 0..5000 {
        plant(&scene, "cat.png", |_| {});
    }
    scene.bench.host().finds_stored_names = false;
    let error = provider.library().unwrap().show(&first).await.unwrap_err();
    assert_eq!(error.kind, Kind::NotFound);
    assert!(error.message.contains("newest 5000"), "{error}");
    assert!(matches!(error.reason, Reason::Advice(_)));
    assert_eq!(requests(&scene).len(), 51);
}
