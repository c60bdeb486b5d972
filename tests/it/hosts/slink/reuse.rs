//! Duplicates: the server names the image and tells an upload key no link to it. The history knows it.

use std::ffi::OsString;
use std::rc::Rc;
use std::sync::Arc;

use hoist::history::History;
use hoist::http::{Policy, Transport};
use hoist::ops::{self, Host, Inputs, Interrupt, Ledger, Outcome, Plan, Report};
use hoist::progress::Silent;
use hoist::provider::Web;

use super::{NEWEST, Scene};
use crate::conformance::stage::{PROFILE, picture};

async fn upload(scene: &Scene, history: &History, file: OsString) -> Report {
    let hosts = [Host {
        profile: PROFILE.to_owned(),
        provider: scene.provider(),
    }];
    let web = Rc::new(Web::new(Transport::new(Policy::default())));
    let plan = Plan::new(&hosts, web, "upload");
    let ledger = Ledger::new(Some(history), Arc::new(Silent));
    let mut reports = Vec::new();
    let mut emit = |report| reports.push(report);
    let inputs = Inputs::new([file], false);
    let stop = Interrupt::default();
    ops::upload(&plan, inputs, &ledger, &Silent, &stop, &mut emit)
        .await
        .unwrap();
    reports.pop().unwrap()
}

#[tokio::test]
async fn the_history_tells_the_link_that_the_server_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("cat.png");
    std::fs::write(&file, picture(1, 0)).unwrap();
    let history = History::open(&folder.path().join("history.db")).unwrap();
    let scene = Scene::with_key(NEWEST);
    let first = upload(&scene, &history, file.clone().into()).await;
    let again = upload(&scene, &history, file.clone().into()).await;
    assert_eq!(again.outcome, Outcome::Reused);
    assert_eq!(again.media.id, first.media.id);
    assert!(first.media.links.direct.is_some());
    assert_eq!(again.media.links.direct, first.media.links.direct);
    assert!(
        again.notes[0].contains("the link of that upload"),
        "{:?}",
        again.notes
    );

    let empty = History::open(&folder.path().join("other.db")).unwrap();
    let unknown = upload(&scene, &empty, file.into()).await;
    assert_eq!(unknown.outcome, Outcome::Reused);
    assert_eq!(unknown.media.links.direct, None);
    assert!(
        unknown.notes[0].contains("nobody here knows"),
        "{:?}",
        unknown.notes
    );
}
