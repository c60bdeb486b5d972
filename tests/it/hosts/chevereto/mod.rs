//! Chevereto, its older brother and imgbb: what their one call sends, and what is made of its answers.

mod refusals;
mod removal;
mod reuse;
mod uploads;

use std::sync::Arc;

use bytes::Bytes;
use hoist::error::Error;
use hoist::model::{FileSource, Upload, Uploaded};
use hoist::progress::Silent;
use hoist::provider::Provider;

use crate::conformance::cases::chevereto::speaking;
use crate::conformance::stage::{Stage, Wrap, file, picture};
use crate::fakes::Fake;
use crate::fakes::chevereto::{Chevereto, Dialect};
use crate::fakes::journal::Seen;

const AS_IT_IS: &Wrap = &|provider| provider;

type Scene = Stage<'static, Fake<Chevereto>>;

fn scene() -> Scene {
    Stage::new(Box::new(Fake::start()), AS_IT_IS)
}

fn scene_of(dialect: Dialect) -> Scene {
    Stage::new(Box::new(speaking(dialect)), AS_IT_IS)
}

async fn send(provider: &dyn Provider, upload: Upload) -> Result<Uploaded, Error> {
    send_file(provider, &file("cat.png", &picture(1, 0)), upload).await
}

async fn send_file(
    provider: &dyn Provider,
    file: &FileSource,
    upload: Upload,
) -> Result<Uploaded, Error> {
    provider.upload(file, &upload, Arc::new(Silent)).await
}

/// The smallest thing that passes for an MP4.
fn film() -> Bytes {
    Bytes::from_static(b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom\0\0\0\x08free")
}

/// The last request.
fn last(scene: &Scene) -> Seen {
    let mut all = scene.bench.journal.all();
    all.pop().expect("a request")
}

/// The texts of a form, in their order.
fn texts(seen: &Seen) -> Vec<(String, String)> {
    let parts = seen.parts.iter().filter(|part| part.file_name.is_none());
    parts.map(|part| (part.name.clone(), part.text())).collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = expected.iter();
    owned
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}
