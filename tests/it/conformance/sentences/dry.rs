//! What a dry run tells is what is sent without one.

use std::sync::Arc;

use hoist::model::{Field, Request, Upload};
use hoist::progress::Silent;
use url::Url;

use super::{Sentence, Verdict, done, ensure};
use crate::conformance::matrix::Ability::Network;
use crate::conformance::stage::{Stage, file, picture};
use crate::fakes::journal::Seen;

pub const SENTENCES: &[Sentence] = &[
    Sentence {
        says: "a dry run sends nothing and stores nothing",
        needs: &[],
        hold: |stage| Box::pin(silent(stage)),
    },
    Sentence {
        says: "the request that a dry run describes is the one that is sent",
        needs: &[Network],
        hold: |stage| Box::pin(described(stage)),
    },
];

/// An upload with the texts that the host has fields for.
fn upload(stage: &Stage<'_>) -> Upload {
    let fields = stage.bench.descriptor().upload_fields;
    let text = |field, text: &str| fields.contains(&field).then(|| text.to_owned());
    Upload {
        title: text(Field::Title, "A cat"),
        description: text(Field::Description, "It sleeps"),
        ..Upload::default()
    }
}

async fn silent(stage: &Stage<'_>) -> Verdict {
    let provider = stage.dry();
    let cat = file("cat.png", &picture(1, 0));
    let told = done("rehearse", provider.rehearse(&cat, &upload(stage)).await)?;
    ensure!(told.is_some(), "nothing was told");
    let sent = provider
        .upload(&cat, &upload(stage), Arc::new(Silent))
        .await;
    ensure!(sent.is_err(), "a dry upload succeeded");
    ensure!(stage.bench.stored().is_empty(), "a file was stored");
    let live = stage.provider();
    let told = done("rehearse", live.rehearse(&cat, &upload(stage)).await)?;
    ensure!(told.is_none(), "a provider that sends told a plan");
    let requests = stage
        .bench
        .network()
        .map_or(0, |net| net.journal.all().len());
    ensure!(requests == 0, "{requests} requests were sent");
    Ok(())
}

async fn described(stage: &Stage<'_>) -> Verdict {
    let cat = file("cat.png", &picture(1, 0));
    let upload = upload(stage);
    let told = done("rehearse", stage.dry().rehearse(&cat, &upload).await)?;
    let told = told.ok_or("nothing was told")?;
    let request = told.request.ok_or("no request was told")?;
    let live = stage.provider();
    done("upload", live.upload(&cat, &upload, Arc::new(Silent)).await)?;
    let journal = stage.network().journal.all();
    let (first, rest) = journal.split_first().ok_or("nothing was sent")?;
    same(&request, first)?;
    let shown = format!("{request:?} {:?}", told.then);
    for (_, token) in stage.bench.tokens() {
        ensure!(!shown.contains(token), "a token is shown: {shown}");
    }
    for step in &told.then {
        let found = rest.iter().any(|seen| follows(step, seen));
        ensure!(found, "told and not sent: {step}");
    }
    Ok(())
}

/// Whether this request is the one that was told.
fn same(told: &Request, seen: &Seen) -> Verdict {
    let url = Url::parse(&told.url).map_err(|error| error.to_string())?;
    let host = seen.header("host").unwrap_or_default();
    let authority = url.authority();
    ensure!(authority == host, "to {authority}, and {host} got it");
    let path = url.path();
    ensure!(path == seen.path, "{path} was told, {} sent", seen.path);
    let method = &told.method;
    ensure!(*method == seen.method, "{method}, {} sent", seen.method);
    let (body, names): (_, Vec<String>) = if seen.is("multipart/form-data") {
        let names = seen.parts.iter().map(|part| part.name.clone());
        ("multipart", names.collect())
    } else if seen.is("application/json") {
        let value: serde_json::Map<String, serde_json::Value> =
            serde_json::from_slice(&seen.body).map_err(|error| error.to_string())?;
        ("json", value.keys().cloned().collect())
    } else {
        return Err(format!("a body of another kind: {told:?}"));
    };
    ensure!(told.body == Some(body), "{:?}, {body} was sent", told.body);
    let fields: Vec<String> = told.fields.iter().map(|field| field.name.clone()).collect();
    ensure!(fields == names, "{fields:?} were told, {names:?} sent");
    for (field, part) in told.fields.iter().zip(&seen.parts) {
        let file = field.file.as_ref();
        let name = file.map(|file| &file.name);
        ensure!(name == part.file_name.as_ref(), "another file: {field:?}");
        if let Some(file) = file {
            let size = Some(part.bytes.len() as u64);
            ensure!(file.size == size, "another size: {field:?}");
            ensure!(Some(&file.mime) == part.mime.as_ref(), "type: {field:?}");
        }
    }
    let auth = told.auth.as_deref().unwrap_or_default();
    let shown = match auth.split_once(' ') {
        None if auth == "bearer" => seen.bearer().is_some(),
        Some(("header", name)) => seen.header(name).is_some(),
        Some(("field", name)) => seen.part(name).is_some(),
        _ => false,
    };
    ensure!(shown, "another credential than told: '{auth}'");
    for (name, _) in &told.headers {
        ensure!(seen.header(name).is_some(), "without the header {name}");
    }
    Ok(())
}

/// Whether a request is the one of a step: `METHOD https://…/ID/… what`, or words about a method.
fn follows(step: &str, seen: &Seen) -> bool {
    let mut words = step.split([' ', ',']);
    let method = words.next().unwrap_or_default();
    let Some(url) = words.next().and_then(|word| Url::parse(word).ok()) else {
        let methods: Vec<&str> = step.split(' ').collect();
        return methods.contains(&seen.method.as_str());
    };
    let (before, after) = url.path().split_once("ID").unwrap_or((url.path(), ""));
    let longest = before.len() + after.len();
    method == seen.method
        && seen.path.starts_with(before)
        && seen.path.ends_with(after)
        && seen.path.len() > longest
}
