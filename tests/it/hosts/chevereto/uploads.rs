use std::path::PathBuf;
use std::rc::Rc;

use hoist::error::{Kind, Reason};
use hoist::http::{Policy, Transport};
use hoist::model::Upload;
use hoist::provider::{Connection, Site, TokenVerdict, find};
use hoist::secret::NoTokens;
use jiff::ToSpan;
use url::Url;

use super::*;
use crate::conformance::stage::{Bench, Credential, PROFILE};
use crate::fakes::chevereto::{GUEST_KEY, USER_KEY};

fn everything() -> Upload {
    Upload {
        title: Some("My cat".to_owned()),
        description: Some("asleep".to_owned()),
        tags: vec!["cats".to_owned(), " Fur ".to_owned()],
        album: Some("aLb1".to_owned()),
        category: Some("7".to_owned()),
        nsfw: Some(true),
        expire: Some("3d".parse().unwrap()),
        width: Some(1),
        ..Upload::default()
    }
}

#[tokio::test]
async fn every_option_arrives_in_one_request() {
    let scene = scene();
    scene
        .bench
        .host()
        .settings
        .insert("use_file_date".to_owned(), "true".to_owned());
    let provider = scene.provider();
    let sent = send(&*provider, everything()).await.unwrap();

    let seen = last(&scene);
    assert_eq!(scene.bench.journal.all().len(), 1);
    assert_eq!((&*seen.method, &*seen.path), ("POST", "/api/1/upload"));
    assert!(seen.query.is_empty());
    assert_eq!(seen.header("x-api-key"), Some(USER_KEY));
    assert_eq!(
        texts(&seen),
        pairs(&[
            ("title", "My cat"),
            ("description", "asleep"),
            ("tags", "cats,Fur"),
            ("album_id", "aLb1"),
            ("category_id", "7"),
            ("width", "1"),
            ("expiration", "P3D"),
            ("nsfw", "1"),
            ("use_file_date", "1"),
            ("format", "json"),
        ])
    );
    let part = seen.part("source").unwrap();
    assert_eq!(part.file_name.as_deref(), Some("cat.png"));
    assert_eq!(part.mime.as_deref(), Some("image/png"));

    let host = scene.bench.host();
    let stored = &host.images[0];
    assert_eq!(stored.tags, ["Fur", "cats"]);
    assert_eq!(stored.album.as_deref(), Some("aLb1"));
    assert_eq!((stored.category, stored.width), (Some(7), 1));
    assert!(stored.nsfw && stored.use_file_date);
    assert_eq!(stored.key, USER_KEY);
    let end = stored.created.checked_add(72.hours()).unwrap();
    assert_eq!(stored.expires, Some(end));
    let media = &sent.media;
    assert_eq!(
        (media.expires_at, media.created_at),
        (Some(end), Some(stored.created))
    );
    assert_eq!((&media.tags, media.nsfw), (&stored.tags, Some(true)));
    assert_eq!(sent.notes.len(), 1, "{:?}", sent.notes);
    assert!(sent.notes[0].contains("album aLb1"));
}

#[tokio::test]
async fn nothing_is_sent_that_was_not_asked_for() {
    let scene = scene();
    let provider = scene.provider();
    let upload = Upload {
        nsfw: Some(false),
        ..Upload::default()
    };
    let sent = send(&*provider, upload).await.unwrap();
    assert_eq!(texts(&last(&scene)), pairs(&[("format", "json")]));
    assert_eq!(sent.notes, [""; 0]);
    let site = scene.bench.url("site");
    let links = sent.media.links;
    for link in [links.direct, links.page, links.thumbnail] {
        assert!(link.unwrap().as_str().starts_with(site.as_str()));
    }
    assert!(links.delete.is_some());
    assert_eq!(sent.media.name.as_deref(), Some("cat.png"));
    assert_eq!(sent.media.expires_at, None);
}

#[tokio::test]
async fn a_video_goes_out_as_one() {
    let scene = scene();
    let provider = scene.provider();
    let mut film = file("film.mp4", &film());
    film.mime = "video/mp4".to_owned();
    let sent = send_file(&*provider, &film, Upload::default())
        .await
        .unwrap();
    assert_eq!(sent.media.mime.as_deref(), Some("video/mp4"));
    assert!(sent.media.links.page.unwrap().path().starts_with("/video/"));
    let seen = last(&scene);
    assert_eq!(
        seen.part("source").unwrap().mime.as_deref(),
        Some("video/mp4")
    );
}

#[tokio::test]
async fn a_site_may_live_in_a_directory_and_its_address_may_end_in_the_api() {
    for given in ["pics", "pics/", "pics/api/1/upload", "pics/api/1/upload/"] {
        let scene = scene();
        scene.bench.host().root = "/pics";
        let mut bases = Bench::bases(&*scene.bench);
        bases[0].1 = scene.bench.url("site").join(given).unwrap();
        let provider = scene.connect(Credential::Good, bases, Policy::default());
        let sent = send(&*provider, Upload::default()).await.unwrap();
        assert_eq!(last(&scene).path, "/pics/api/1/upload", "{given}");
        let direct = sent.media.links.direct.unwrap();
        assert!(direct.path().starts_with("/pics/images/"), "{given}");
    }
}

#[tokio::test]
async fn an_older_site_gets_the_key_in_the_form_and_nothing_else() {
    let scene = scene_of(Dialect::Free);
    let provider = scene.provider();
    let sent = send(&*provider, Upload::default()).await.unwrap();
    let seen = last(&scene);
    assert_eq!((&*seen.path, seen.query.len()), ("/api/1/upload", 0));
    assert_eq!(seen.header("x-api-key"), None);
    assert_eq!(
        texts(&seen),
        pairs(&[("key", GUEST_KEY), ("action", "upload"), ("format", "json")])
    );
    assert!(sent.media.links.direct.is_some());
    assert_eq!(sent.media.links.delete, None);
    assert!(provider.descriptor().upload_fields.is_empty());
    assert!(provider.remover().is_none());
}

#[tokio::test]
async fn imgbb_has_its_own_names() {
    let scene = scene_of(Dialect::Imgbb);
    let provider = scene.provider();
    let upload = Upload {
        title: Some("My cat".to_owned()),
        expire: Some("10m".parse().unwrap()),
        ..Upload::default()
    };
    let sent = send(&*provider, upload).await.unwrap();
    let seen = last(&scene);
    assert_eq!(seen.path, "/1/upload");
    assert_eq!(seen.query, pairs(&[("expiration", "600")]));
    assert_eq!(seen.header("x-api-key"), None);
    assert_eq!(
        texts(&seen),
        pairs(&[("key", GUEST_KEY), ("name", "My cat")])
    );
    assert_eq!(
        seen.part("image").unwrap().file_name.as_deref(),
        Some("cat.png")
    );
    let media = sent.media;
    let (created, expires) = (media.created_at.unwrap(), media.expires_at.unwrap());
    assert_eq!(expires.as_second() - created.as_second(), 600);
    assert_eq!(media.title.as_deref(), Some("My cat"));
    assert_eq!(media.size, Some(picture(1, 0).len() as u64));
    assert!(media.links.delete.is_some(), "the page with the button");
    assert!(provider.remover().is_none());
    assert_eq!(sent.notes, [""; 0]);
}

#[tokio::test]
async fn what_the_site_did_not_do_is_noted() {
    let asked = || Upload {
        tags: vec!["cats".to_owned(), "fur".to_owned()],
        expire: Some("3d".parse().unwrap()),
        ..Upload::default()
    };
    let scene = scene();
    scene.bench.host().key = GUEST_KEY;
    scene.bench.host().expires = false;
    let sent = send(&*scene.provider(), asked()).await.unwrap();
    assert_eq!(
        sent.notes,
        [
            "the site did not take these tags: cats, fur",
            "the site set no end: the file will not be deleted after 3d",
        ]
    );
}

#[tokio::test]
async fn every_span_that_is_sent_is_understood_by_old_and_new_sites() {
    for old in [false, true] {
        let scene = scene();
        scene.bench.host().old_spans = old;
        let provider = scene.provider();
        let spans = [
            "5m", "30m", "60m", "12h", "1d", "7d", "3w", "30d", "180d", "1y",
        ];
        for (number, span) in spans.into_iter().enumerate() {
            let upload = Upload {
                expire: Some(span.parse().unwrap()),
                ..Upload::default()
            };
            let picture = picture(number as u8, 0);
            let sent = send_file(&*provider, &file("cat.png", &picture), upload).await;
            assert_eq!(sent.unwrap().notes, [""; 0], "{span}, old: {old}");
        }
    }
}

#[tokio::test]
async fn a_file_that_awaits_moderation_is_told_by_its_page() {
    let scene = scene();
    scene.bench.host().moderates = true;
    let sent = send(&*scene.provider(), Upload::default()).await.unwrap();
    let links = &sent.media.links;
    assert_eq!((&links.direct, &links.thumbnail), (&None, &None));
    let page = links.page.as_ref().unwrap();
    assert!(links.delete.is_some());
    assert_eq!(sent.media.state.as_deref(), Some("pending"));
    assert_eq!(sent.notes.len(), 1);
    assert!(sent.notes[0].contains("moderation") && sent.notes[0].contains(page.as_str()));
}

#[tokio::test]
async fn the_check_shows_whether_the_key_is_good() {
    for dialect in [Dialect::V4, Dialect::Free, Dialect::Imgbb] {
        let scene = scene_of(dialect);
        let check = scene.provider().check().await.unwrap();
        assert_eq!(check.token, TokenVerdict::Accepted, "{dialect:?}");
        assert_eq!(check.place, "127.0.0.1");
        let check = scene.with(Credential::None).check().await.unwrap();
        assert_eq!(check.token, TokenVerdict::Missing, "{dialect:?}");
        let error = scene.with(Credential::Wrong).check().await.unwrap_err();
        let profile = PROFILE.to_owned();
        assert_eq!(error.reason, Reason::TokenRefused { profile });
        assert!(scene.bench.host().images.is_empty());
    }
}

#[test]
fn settings_with_other_values_are_refused() {
    let build = |settings: &[(&str, &str)]| {
        let descriptor = find("chevereto").unwrap();
        let site = Url::parse("https://pics.example.org").unwrap();
        let connection = Connection {
            profile: PROFILE.to_owned(),
            site: Site::new([("site", site)]),
            tokens: Rc::new(NoTokens),
            transport: Rc::new(Transport::new(Policy::default())),
            settings: pairs(settings).into_iter().collect(),
            data_dir: PathBuf::new(),
            person: std::rc::Rc::new(hoist::provider::Nobody),
        };
        (descriptor.build)(connection).map_err(|error| (error.kind, error.message.clone()))
    };
    assert!(build(&[("flavour", "v4"), ("use_file_date", "true")]).is_ok());
    assert!(build(&[("flavour", "v3"), ("use_file_date", "false")]).is_ok());
    for wrong in [
        &[("flavour", "v5")][..],
        &[("use_file_date", "yes")],
        &[("flavour", "v3"), ("use_file_date", "true")],
        &[("flavour", "imgbb"), ("use_file_date", "true")],
    ] {
        let (kind, message) = build(wrong).err().unwrap();
        assert_eq!(kind, Kind::Config);
        let (key, value) = wrong[wrong.len() - 1];
        assert!(
            message.contains(&format!("{key} is '{value}'")),
            "{message}"
        );
    }
}
