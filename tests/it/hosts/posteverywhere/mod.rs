//! What is particular to PostEverywhere.

mod media;
mod posts;
mod program;
mod publishing;
mod uploads;

use std::sync::Arc;

use axum::body::Bytes;
use jiff::Timestamp;
use serde_json::Value;

use hoist::error::{Error, Kind, Reason};
use hoist::model::{FileSource, NewPost, PostCreated, PostMedia, Upload, Uploaded};
use hoist::progress::Silent;
use hoist::provider::Provider;

use crate::conformance::stage::{Stage, Wrap, file, picture};
use crate::fakes::Fake;
use crate::fakes::journal::Seen;
use crate::fakes::posteverywhere::Posteverywhere;

type Scene = Stage<'static, Fake<Posteverywhere>>;

fn scene() -> Scene {
    let as_it_is: &Wrap = &|provider| provider;
    Stage::new(Box::new(Fake::start()), as_it_is)
}

fn cat() -> FileSource {
    file("cat.png", &picture(1, 0))
}

fn video() -> FileSource {
    let mut video = file("clip.mp4", &Bytes::from_static(b"not really a video"));
    video.mime = "video/mp4".to_owned();
    video
}

async fn send(provider: &dyn Provider, file: &FileSource) -> Result<Uploaded, Error> {
    let upload = Upload::default();
    provider.upload(file, &upload, Arc::new(Silent)).await
}

async fn send_and_wait(provider: &dyn Provider, file: &FileSource) -> Result<Uploaded, Error> {
    let upload = Upload {
        wait: true,
        ..Upload::default()
    };
    provider.upload(file, &upload, Arc::new(Silent)).await
}

/// Base, method and path of every request so far, ids left out.
fn requests(scene: &Scene) -> Vec<String> {
    let seen = scene.bench.journal.all();
    seen.iter().map(short).collect()
}

fn short(seen: &Seen) -> String {
    let path: Vec<&str> = seen
        .path
        .split('/')
        .map(|part| if part.starts_with("5e") { "ID" } else { part })
        .collect();
    format!("{} {} {}", seen.base, seen.method, path.join("/"))
}

/// The JSON body of the only request of this method and path.
fn body(scene: &Scene, method: &str, path: &str) -> Value {
    let seen = scene.bench.journal.to(method, path);
    assert_eq!(seen.len(), 1, "{:?}", requests(scene));
    serde_json::from_slice(&seen[0].body).unwrap()
}

fn hint(error: &Error) -> &str {
    match &error.reason {
        Reason::Advice(hint) => hint,
        other => panic!("no advice but {other:?}"),
    }
}

fn is(error: &Error, kind: Kind, status: Option<u16>, message: &str) {
    assert_eq!((error.kind, error.status), (kind, status), "{error}");
    assert!(error.message.contains(message), "{error}");
    assert_eq!(error.provider.as_deref(), Some("posteverywhere"));
}

/// A post of text to one account.
fn text(content: &str) -> NewPost {
    NewPost {
        content: Some(content.to_owned()),
        accounts: vec!["2280".to_owned()],
        ..NewPost::default()
    }
}

fn media(id: &str) -> PostMedia {
    PostMedia {
        id: hoist::model::MediaId::new(id),
        number: None,
        direct: None,
        name: None,
    }
}

const POSTS: &str = "/api/v1/posts";

async fn create(provider: &dyn Provider, new: &NewPost) -> Result<PostCreated, Error> {
    provider.posts().unwrap().create(new).await
}

fn time(text: &str) -> Timestamp {
    text.parse().unwrap()
}
