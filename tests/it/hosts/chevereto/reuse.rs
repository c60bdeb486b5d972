//! Duplicates: the site refuses them without a link, and the history knows it.

use std::ffi::OsString;
use std::rc::Rc;

use hoist::error::{Kind, Reason};
use hoist::history::{History, Outcome as Written};
use hoist::http::{Policy, Transport};
use hoist::ops::{self, Host, Inputs, Interrupt, Ledger, Outcome, Plan, Report};
use hoist::provider::Web;

use super::*;
use crate::conformance::stage::PROFILE;

/// A history, and files to send.
struct Desk {
    folder: tempfile::TempDir,
    history: History,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let history = History::open(&folder.path().join("history.db")).unwrap();
        std::fs::write(folder.path().join("cat.png"), picture(1, 0)).unwrap();
        Desk { folder, history }
    }

    async fn upload(&self, scene: &Scene) -> Report {
        let hosts = [Host {
            profile: PROFILE.to_owned(),
            provider: scene.provider(),
        }];
        let web = Rc::new(Web::new(Transport::new(Policy::default())));
        let plan = Plan::new(&hosts, web, "upload");
        let cat: OsString = self.folder.path().join("cat.png").into();
        let ledger = Ledger::new(Some(&self.history), Arc::new(Silent));
        let stop = Interrupt::default();
        let mut reports = Vec::new();
        let mut emit = |report| reports.push(report);
        ops::upload(
            &plan,
            Inputs::new([cat], false),
            &ledger,
            &Silent,
            &stop,
            &mut emit,
        )
        .await
        .unwrap();
        reports.pop().unwrap()
    }
}

#[tokio::test]
async fn a_duplicate_is_answered_with_the_known_link() {
    let (scene, desk) = (scene(), Desk::new());
    let first = desk.upload(&scene).await;
    assert_eq!(first.outcome, Outcome::Uploaded);
    let second = desk.upload(&scene).await;
    assert_eq!(second.outcome, Outcome::Reused);
    assert!(second.error.is_none());
    assert_eq!(second.media.links, first.media.links);
    assert_eq!(second.media.id, first.media.id);
    assert!(
        second.notes[0].contains("has it already"),
        "{:?}",
        second.notes
    );
    assert_eq!(scene.bench.journal.all().len(), 2, "the site was asked");
    assert_eq!(scene.bench.host().images.len(), 1);
    let written = desk.history.nth(1).unwrap().unwrap();
    assert_eq!(written.outcome, Written::Reused);
    assert_eq!(written.media.links, first.media.links);
}

#[tokio::test]
async fn a_duplicate_of_nothing_known_is_refused_and_explained() {
    let (scene, desk) = (scene(), Desk::new());
    send(&*scene.provider(), Upload::default()).await.unwrap();
    let report = desk.upload(&scene).await;
    assert_eq!(report.outcome, Outcome::Failed);
    let error = report.error.unwrap();
    assert_eq!(
        (error.kind, &*error.message),
        (Kind::Rejected, "Duplicated upload")
    );
    let Reason::Duplicate(advice) = &error.reason else {
        panic!("{:?}", error.reason);
    };
    assert!(
        advice.contains("24 hours") && advice.contains("address"),
        "{advice}"
    );
}

#[tokio::test]
async fn what_was_deleted_can_be_sent_again() {
    let (scene, desk) = (scene(), Desk::new());
    desk.upload(&scene).await;
    let target = ops::resolve("@1", None, Some(&desk.history)).unwrap();
    let host = Host {
        profile: PROFILE.to_owned(),
        provider: scene.provider(),
    };
    let ledger = Ledger::new(Some(&desk.history), Arc::new(Silent));
    ops::remove(&host, &target, Default::default(), &ledger)
        .await
        .unwrap();
    assert!(scene.bench.host().images.is_empty());
    assert_eq!(desk.upload(&scene).await.outcome, Outcome::Uploaded);

    // Deleted on the site by somebody else: the next one goes up as well, and a link that is gone is not handed out.
    scene.bench.host().images.clear();
    assert_eq!(desk.upload(&scene).await.outcome, Outcome::Uploaded);
}

#[tokio::test]
async fn listing_comes_from_the_history_and_says_so() {
    let (scene, desk) = (scene(), Desk::new());
    let sent = desk.upload(&scene).await;
    assert_eq!(desk.upload(&scene).await.outcome, Outcome::Reused);
    let host = Host {
        profile: PROFILE.to_owned(),
        provider: scene.provider(),
    };
    let ledger = Ledger::new(Some(&desk.history), Arc::new(Silent));
    let listing = ops::list(&host, &Default::default(), false, &ledger)
        .await
        .unwrap();
    assert_eq!(listing.items.len(), 1, "it is there once");
    assert_eq!(listing.items[0].id, sent.media.id);
    assert!(
        listing.notes[0].contains("local history"),
        "{:?}",
        listing.notes
    );
    assert_eq!(scene.bench.journal.all().len(), 2, "nobody was asked");
}

#[tokio::test]
async fn options_of_another_flavour_are_refused_before_anything_is_sent() {
    let scene = scene_of(Dialect::Free);
    let host = Host {
        profile: PROFILE.to_owned(),
        provider: scene.provider(),
    };
    let titled = Upload {
        title: Some("My cat".to_owned()),
        ..Upload::default()
    };
    let error = ops::check_upload(&host, &titled, None).unwrap_err();
    assert_eq!(error.kind, Kind::Usage);
    let expiring = Upload {
        expire: Some("10m".parse().unwrap()),
        ..Upload::default()
    };
    let host = Host {
        profile: PROFILE.to_owned(),
        provider: scene_of(Dialect::V4).provider(),
    };
    let error = ops::check_upload(&host, &expiring, None).unwrap_err();
    assert_eq!(error.kind, Kind::Usage);
    assert!(
        format!("{:?}", error.reason).contains("5m, 15m"),
        "{error:?}"
    );
}

#[tokio::test]
async fn imgbbs_files_are_deleted_on_its_page() {
    let (scene, desk) = (scene_of(Dialect::Imgbb), Desk::new());
    desk.upload(&scene).await;
    let target = ops::resolve("@1", None, Some(&desk.history)).unwrap();
    let host = Host {
        profile: PROFILE.to_owned(),
        provider: scene.provider(),
    };
    let ledger = Ledger::new(Some(&desk.history), Arc::new(Silent));
    let error = ops::remove(&host, &target, Default::default(), &ledger)
        .await
        .unwrap_err();
    assert_eq!(error.kind, Kind::Unsupported);
    assert!(format!("{:?}", error.reason).contains("history --links"));
    assert_eq!(scene.bench.journal.all().len(), 1);
}
