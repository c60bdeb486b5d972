use hoist::error::Kind;
use hoist::model::{Media, Removal, Removed, Upload};
use hoist::secret::Secret;
use url::Url;

use super::*;
use crate::fakes::fault::Fault;

/// A file on the site, and all that the history would know of it.
async fn uploaded(scene: &Scene) -> (Media, Removal) {
    let provider = scene.provider();
    let sent = send(&*provider, Upload::default()).await.unwrap();
    let media = sent.media;
    let removal = Removal {
        delete_link: media.links.delete.clone(),
        direct: media.links.direct.clone(),
        page: media.links.page.clone(),
        ..Removal::of(media.id.clone())
    };
    (media, removal)
}

async fn remove(scene: &Scene, removal: &Removal) -> Result<Removed, Error> {
    let provider = scene.provider();
    provider.remover().unwrap().remove(removal).await
}

/// The requests after the upload.
fn requests(scene: &Scene) -> Vec<(String, String)> {
    let all = scene.bench.journal.all().into_iter().skip(1);
    all.map(|seen| (seen.method, seen.path)).collect()
}

fn path(link: &Option<Url>) -> String {
    link.as_ref().unwrap().path().to_owned()
}

fn changed(removal: &Removal, change: impl FnOnce(&str) -> String) -> Removal {
    let link = removal.delete_link.clone().unwrap();
    let link = link.map(|link| Url::parse(&change(link.as_str())).unwrap());
    Removal {
        delete_link: Some(link),
        ..removal.clone()
    }
}

#[tokio::test]
async fn one_get_deletes_and_its_redirect_is_not_followed() {
    let scene = scene();
    let (_, removal) = uploaded(&scene).await;
    assert_eq!(remove(&scene, &removal).await.unwrap(), Removed::Deleted);
    let link = removal.delete_link.as_ref().unwrap().expose();
    assert_eq!(
        requests(&scene),
        [("GET".to_owned(), link.path().to_owned())]
    );
    assert_eq!(
        last(&scene).header("x-api-key"),
        None,
        "the link is all it takes"
    );
    assert!(scene.bench.host().images.is_empty());
}

#[tokio::test]
async fn what_is_gone_is_told_by_its_other_links() {
    let scene = scene();
    let (media, removal) = uploaded(&scene).await;
    scene.bench.host().images.clear();
    assert_eq!(
        remove(&scene, &removal).await.unwrap(),
        Removed::AlreadyGone
    );
    let link = removal.delete_link.as_ref().unwrap().expose();
    let expected = [
        ("GET".to_owned(), link.path().to_owned()),
        ("HEAD".to_owned(), path(&media.links.direct)),
        ("HEAD".to_owned(), path(&media.links.page)),
    ];
    assert_eq!(requests(&scene), expected);
}

#[tokio::test]
async fn a_wrong_secret_is_not_taken_for_gone() {
    let scene = scene();
    let (_, removal) = uploaded(&scene).await;
    let wrong = changed(&removal, |link| format!("{}0", &link[..link.len() - 1]));
    let error = remove(&scene, &wrong).await.unwrap_err();
    assert_eq!((error.kind, error.status), (Kind::NotFound, Some(404)));
    assert!(error.message.contains("still there"), "{error}");

    let blind = Removal {
        direct: None,
        page: None,
        ..wrong
    };
    let error = remove(&scene, &blind).await.unwrap_err();
    assert_eq!(error.kind, Kind::NotFound);
    assert_eq!(scene.bench.host().images.len(), 1);
}

#[tokio::test]
async fn a_file_that_awaits_moderation_is_there() {
    let scene = scene();
    scene.bench.host().moderates = true;
    let (_, removal) = uploaded(&scene).await;
    let wrong = changed(&removal, |link| format!("{}0", &link[..link.len() - 1]));
    let error = remove(&scene, &wrong).await.unwrap_err();
    assert!(error.message.contains("still there"), "{error}");
    assert_eq!(remove(&scene, &removal).await.unwrap(), Removed::Deleted);
}

#[tokio::test]
async fn a_link_with_a_slash_is_asked_again_without() {
    let scene = scene();
    let (_, removal) = uploaded(&scene).await;
    let slashed = changed(&removal, |link| format!("{link}/"));
    assert_eq!(remove(&scene, &slashed).await.unwrap(), Removed::Deleted);
    assert_eq!(requests(&scene).len(), 2);
    assert!(scene.bench.host().images.is_empty());
}

#[tokio::test]
async fn a_link_that_leads_elsewhere_has_not_deleted() {
    let scene = scene();
    let (_, removal) = uploaded(&scene).await;
    for target in [
        "/login",
        "http://127.0.0.1:9/x/delete/y",
        "/image/x?x=deleted",
    ] {
        scene.bench.host().delete_leads_to = Some(target);
        let error = remove(&scene, &removal).await.unwrap_err();
        assert_eq!(error.kind, Kind::Protocol, "{target}");
    }
    scene.bench.faults.next(1, "GET", "/", Fault::Page);
    let error = remove(&scene, &removal).await.unwrap_err();
    assert_eq!((error.kind, error.status), (Kind::Protocol, Some(200)));
    assert_eq!(scene.bench.host().images.len(), 1);
}

#[tokio::test]
async fn a_link_that_goes_round_and_round_is_given_up() {
    let scene = scene();
    let (_, removal) = uploaded(&scene).await;
    let link = removal.delete_link.as_ref().unwrap().expose().path();
    let slashed: &'static str = format!("{link}/").leak();
    scene.bench.host().delete_leads_to = Some(slashed);
    let error = remove(&scene, &removal).await.unwrap_err();
    assert_eq!(error.kind, Kind::Protocol);
    assert!(error.message.contains("circles"), "{error}");
    assert_eq!(requests(&scene).len(), 3);
}

#[tokio::test]
async fn a_deletion_whose_answer_was_lost_is_asked_for_again() {
    let scene = scene();
    let (_, removal) = uploaded(&scene).await;
    scene
        .bench
        .faults
        .next(1, "GET", "/image/", Fault::LoseAnswer);
    assert_eq!(
        remove(&scene, &removal).await.unwrap(),
        Removed::AlreadyGone
    );
    assert!(scene.bench.host().images.is_empty());
}

#[tokio::test]
async fn the_delete_link_is_in_no_error() {
    let scene = scene();
    let (_, removal) = uploaded(&scene).await;
    let link = removal.delete_link.as_ref().unwrap().expose();
    let secret = link.path().rsplit('/').next().unwrap().to_owned();
    for fault in [
        Fault::Page,
        Fault::Broken,
        Fault::CutAnswer,
        Fault::Elsewhere("/login"),
        Fault::MissingPage,
        Fault::ResetAtOnce,
    ] {
        scene.bench.faults.next(9, "GET", "/image/", fault);
        let told = remove(&scene, &removal).await;
        let text = format!(
            "{told:?} {}",
            told.as_ref()
                .map_or_else(ToString::to_string, |_| String::new())
        );
        assert!(!text.contains(&secret), "{fault:?}: {text}");
    }
    let without = Removal {
        delete_link: None::<Secret<Url>>,
        ..removal
    };
    let error = remove(&scene, &without).await.unwrap_err();
    assert_eq!(error.kind, Kind::Unsupported);
}
