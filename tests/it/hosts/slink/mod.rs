//! Slink beyond the common contract: its eras, its three ways in, its sessions, and links that open for others.

mod chunked;
mod edits;
mod get;
mod guests;
mod lists;
mod reuse;
mod sessions;
mod uploads;

use std::any::Any;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use bytes::Bytes;
use url::Url;

use hoist::error::{Error, Reason, Result};
use hoist::http::{Policy, Proxies, Transport};
use hoist::model::{FileSource, Upload, Uploaded};
use hoist::progress::Silent;
use hoist::provider::{Connection, Provider, Site, find};
use hoist::secret::{Secret, TokenKind, Tokens};

use crate::conformance::stage::{PROFILE, file, picture};
use crate::fakes::Fake;
use crate::fakes::journal::{Journal, Seen};
use crate::fakes::slink::{ALICE_JWT, ALICE_KEY, Slink};

type Version = (u8, u8, u8);

const NEWEST: Version = (1, 13, 0);
/// Where pages, `url` and open links were the rule.
const OLD: Version = (1, 6, 7);

/// What the other hoist processes do while this one waits for the lock.
type Meanwhile = Box<dyn Fn(&mut BTreeMap<TokenKind, String>)>;

/// A store in memory that several providers share, as processes share a keyring.
#[derive(Default)]
struct Pocket {
    tokens: RefCell<BTreeMap<TokenKind, String>>,
    meanwhile: RefCell<Option<Meanwhile>>,
    /// How often the lock was taken, and how many requests had come when a session was stored.
    locks: RefCell<usize>,
    stored_after: RefCell<Vec<usize>>,
    journal: Journal,
}

struct Shared(Rc<Pocket>);

impl Tokens for Shared {
    fn get(&self, kind: TokenKind) -> Result<Option<Secret<String>>> {
        Ok(self.0.tokens.borrow().get(&kind).cloned().map(Secret::new))
    }

    fn replace(&self, kind: TokenKind, value: &Secret<String>) -> Result<()> {
        let requests = self.0.journal.all().len();
        self.0.stored_after.borrow_mut().push(requests);
        self.0
            .tokens
            .borrow_mut()
            .insert(kind, value.expose().clone());
        Ok(())
    }

    fn lock(&self) -> Result<Box<dyn Any>> {
        *self.0.locks.borrow_mut() += 1;
        if let Some(meanwhile) = self.0.meanwhile.borrow_mut().take() {
            meanwhile(&mut self.0.tokens.borrow_mut());
        }
        Ok(Box::new(()))
    }
}

/// A server of an era, and profiles that talk to it.
struct Scene {
    fake: Fake<Slink>,
    pocket: Rc<Pocket>,
}

impl Scene {
    fn new(version: Version, tokens: &[(TokenKind, &str)]) -> Self {
        let fake = Fake::<Slink>::start();
        fake.host().version = version;
        let tokens = tokens
            .iter()
            .map(|(kind, token)| (*kind, (*token).to_owned()));
        let pocket = Pocket {
            tokens: RefCell::new(tokens.collect()),
            journal: fake.journal.clone(),
            ..Pocket::default()
        };
        Scene {
            fake,
            pocket: Rc::new(pocket),
        }
    }

    fn with_key(version: Version) -> Self {
        Self::new(version, &[(TokenKind::ApiKey, ALICE_KEY)])
    }

    fn with_session(version: Version) -> Self {
        Self::new(version, &[(TokenKind::Jwt, ALICE_JWT)])
    }

    fn with_both(version: Version) -> Self {
        Self::new(
            version,
            &[(TokenKind::ApiKey, ALICE_KEY), (TokenKind::Jwt, ALICE_JWT)],
        )
    }

    fn provider(&self) -> Box<dyn Provider> {
        self.provider_at(self.fake.url("api"), &[])
    }

    fn provider_at(&self, url: Url, settings: &[(&str, &str)]) -> Box<dyn Provider> {
        let policy = Policy {
            proxies: Proxies::Off,
            retries: 0,
            ..Policy::default()
        };
        let settings = settings
            .iter()
            .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()));
        let connection = Connection {
            profile: PROFILE.to_owned(),
            site: Site::new([("api", url)]),
            tokens: Rc::new(Shared(self.pocket.clone())),
            transport: Rc::new(Transport::new(policy)),
            settings: settings.collect(),
            data_dir: std::path::PathBuf::new(),
            person: std::rc::Rc::new(hoist::provider::Nobody),
        };
        let descriptor = find("slink").expect("it is registered");
        (descriptor.build)(connection).expect("a complete connection")
    }

    /// Method, path and query of every request so far.
    fn requests(&self) -> Vec<String> {
        let seen = self.fake.journal.all();
        let line = |seen: &Seen| seen.to_string().trim_start_matches("api ").to_owned();
        seen.iter().map(line).collect()
    }

    fn last(&self, method: &str, prefix: &str) -> Seen {
        let mut seen = self.fake.journal.to(method, prefix);
        seen.pop().expect("a request to this route")
    }
}

async fn send(provider: &dyn Provider, upload: Upload) -> Result<Uploaded> {
    send_file(provider, &file("cat.png", &picture(1, 0)), upload).await
}

async fn send_file(provider: &dyn Provider, file: &FileSource, upload: Upload) -> Result<Uploaded> {
    provider.upload(file, &upload, Arc::new(Silent)).await
}

/// What a stranger gets at a link: status, type and bytes.
async fn visit(link: &Url) -> (u16, String, Bytes) {
    let client = reqwest::Client::builder()
        .no_proxy()
        .build()
        .expect("a client");
    let answer = client.get(link.clone()).send().await.expect("an answer");
    let status = answer.status().as_u16();
    let mime = answer.headers().get("content-type");
    let mime = mime
        .and_then(|mime| mime.to_str().ok())
        .unwrap_or_default()
        .to_owned();
    (status, mime, answer.bytes().await.expect("a body"))
}

async fn opens(link: &Url) -> bool {
    let (status, mime, _) = visit(link).await;
    status == 200 && mime.starts_with("image/")
}

fn advice(error: &Error) -> &str {
    match &error.reason {
        Reason::Advice(text) => text,
        other => panic!("{other:?} instead of advice"),
    }
}
