//! Where one sentence is tried: a fresh host, and providers that talk to it.

use std::collections::BTreeMap;
use std::io::{self, Cursor};
use std::rc::Rc;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use jiff::Timestamp;
use url::Url;

use hoist::error::{Error, Kind, Result};
use hoist::http::{Clock, Policy, Proxies, Transport};
use hoist::model::{
    FileSource, Media, MediaId, NewPost, Open, PostId, PostMedia, Reader, Upload, UserName,
};
use hoist::progress::Silent;
use hoist::provider::{Connection, Descriptor, Provider, Site};
use hoist::secret::{Secret, TokenKind, Tokens};

use crate::fakes::fault::{Fault, Faults};
use crate::fakes::journal::{Journal, Seen};

/// The profile's name in every connection.
pub const PROFILE: &str = "mine";

/// A file as the host has it.
pub struct Stored {
    pub id: MediaId,
    /// The name that came with it.
    pub name: String,
    pub mime: String,
    pub bytes: Bytes,
    pub title: Option<String>,
    pub description: Option<String>,
}

/// A method and how a path begins.
#[derive(Clone, Copy)]
pub struct Route(pub &'static str, pub &'static str);

/// The wire between a provider and its host.
pub struct Network<'a> {
    pub journal: &'a Journal,
    pub faults: &'a Faults,
    /// The request that stores a file.
    pub upload: Route,
}

impl Network<'_> {
    /// Forces a fault on the next requests that store a file.
    pub fn fail_upload(&self, times: usize, fault: Fault) {
        let Route(method, prefix) = self.upload;
        self.faults.next(times, method, prefix, fault);
    }

    /// The requests to store a file that came to their end.
    pub fn uploads(&self) -> Vec<Seen> {
        let Route(method, prefix) = self.upload;
        let mut uploads = self.journal.to(method, prefix);
        uploads.retain(|seen| seen.complete);
        uploads
    }
}

/// A provider's host, as far as the sentences need it. Methods for things that a provider has no facet for are never called.
pub trait Bench {
    fn descriptor(&self) -> &'static Descriptor;

    /// The addresses of a profile that talks to this host.
    fn bases(&self) -> Vec<(&'static str, Url)>;

    /// The other settings of that profile.
    fn settings(&self) -> BTreeMap<String, String> {
        BTreeMap::new()
    }

    /// Settings that hold these addresses themselves.
    fn settings_at(&self, bases: &[(&'static str, Url)]) -> BTreeMap<String, String> {
        let _ = bases;
        BTreeMap::new()
    }

    /// The good tokens of that profile.
    fn tokens(&self) -> Vec<(TokenKind, &'static str)> {
        Vec::new()
    }

    /// Every file on the host.
    fn stored(&self) -> Vec<Stored>;

    /// The wire; `None` where there is none.
    fn network(&self) -> Option<Network<'_>> {
        None
    }

    /// The first request of an upload, without which nothing is there; where it has one alone, the one that stores the file.
    fn first_request(&self) -> Route {
        let network = self.network();
        network.expect("only hosts behind a network").upload
    }

    /// Puts this many media of the profile's own on the host, behind the provider's back.
    fn plant(&self, count: usize) -> Vec<MediaId>;

    /// How many media the host puts on one page at most.
    fn most_per_page(&self) -> usize;

    /// Puts a media of somebody else on the host.
    fn plant_foreign(&self) -> MediaId {
        unreachable!("this host has one user")
    }

    /// Puts a post of somebody else on the host.
    fn plant_post(&self) -> PostId {
        unreachable!("this host has no posts")
    }

    /// What a new post needs beside its media.
    fn new_post(&self) -> NewPost {
        NewPost::default()
    }

    /// The request that makes a post.
    fn post_create(&self) -> Route {
        unreachable!("this host has no posts")
    }

    /// How many posts there are.
    fn posts(&self) -> usize {
        unreachable!("this host has no posts")
    }

    /// The request that presses a vote button.
    fn vote(&self) -> Route {
        unreachable!("this host has no votes")
    }

    /// The profile's own user, and somebody else.
    fn people(&self) -> (UserName, UserName) {
        unreachable!("this host has no people")
    }
}

/// Which tokens a provider is given.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Credential {
    Good,
    Wrong,
    None,
    /// This one, where a host has several.
    Other(TokenKind, &'static str),
}

/// Changes a provider before it is tried: the way in for deliberately broken ones.
pub type Wrap = dyn Fn(Box<dyn Provider>) -> Box<dyn Provider>;

/// One sentence's stage.
pub struct Stage<'a, B: Bench + ?Sized = dyn Bench> {
    pub bench: Box<B>,
    wrap: &'a Wrap,
    clock: Arc<Leap>,
    folder: tempfile::TempDir,
}

impl<'a, B: Bench + ?Sized> Stage<'a, B> {
    pub fn new(bench: Box<B>, wrap: &'a Wrap) -> Self {
        Stage {
            bench,
            wrap,
            clock: Arc::default(),
            folder: tempfile::tempdir().expect("a folder for temporary files"),
        }
    }

    /// The provider with its good token.
    pub fn provider(&self) -> Box<dyn Provider> {
        self.with(Credential::Good)
    }

    pub fn with(&self, credential: Credential) -> Box<dyn Provider> {
        self.connect(credential, self.bench.bases(), self.policy())
    }

    /// The provider with its good token and little patience for a silent host.
    pub fn impatient(&self) -> Box<dyn Provider> {
        let policy = Policy {
            idle: Duration::from_secs(1),
            answer: Duration::from_secs(1),
            ..self.policy()
        };
        self.connect(Credential::Good, self.bench.bases(), policy)
    }

    /// The provider with its good token and another policy.
    pub fn under(&self, change: impl FnOnce(&mut Policy)) -> Box<dyn Provider> {
        let mut policy = self.policy();
        change(&mut policy);
        self.connect(Credential::Good, self.bench.bases(), policy)
    }

    /// The provider whose profile allows so many requests a minute, and nobody who waits for more.
    pub fn limited(&self, most: u32) -> Box<dyn Provider> {
        let policy = Policy {
            max_wait: Duration::ZERO,
            ..self.policy()
        };
        let mut settings = self.bench.settings();
        settings.insert("requests_per_minute".to_owned(), most.to_string());
        self.connect_with(Credential::Good, self.bench.bases(), policy, settings)
    }

    /// The provider of a dry run, with its good token.
    pub fn dry(&self) -> Box<dyn Provider> {
        let (bases, settings) = (self.bench.bases(), self.bench.settings());
        let connection = self.connection(Credential::Good, bases, self.policy(), settings);
        let provider = self.bench.descriptor().open_dry(connection);
        provider.expect("a complete connection")
    }

    /// The provider of a host that is not there.
    pub fn of_nobody(&self) -> Box<dyn Provider> {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("a bound listener").port();
        drop(listener);
        let bases = self
            .bench
            .bases()
            .into_iter()
            .map(|(name, mut url)| {
                url.set_port(Some(port)).expect("an address with a host");
                (name, url)
            })
            .collect();
        self.connect(Credential::Good, bases, self.policy())
    }

    /// How long the transport would have waited in all.
    pub fn waited(&self) -> Duration {
        *self.clock.0.lock().expect("no sleeper has panicked")
    }

    /// The wire.
    pub fn network(&self) -> Network<'_> {
        self.bench
            .network()
            .expect("only sentences that need a network ask for it")
    }

    fn policy(&self) -> Policy {
        Policy {
            proxies: Proxies::Off,
            clock: self.clock.clone(),
            jitter: || 0.0,
            ..Policy::default()
        }
    }

    /// A provider of these addresses.
    pub fn connect(
        &self,
        credential: Credential,
        bases: Vec<(&'static str, Url)>,
        policy: Policy,
    ) -> Box<dyn Provider> {
        self.connect_with(credential, bases, policy, self.bench.settings())
    }

    fn connect_with(
        &self,
        credential: Credential,
        bases: Vec<(&'static str, Url)>,
        policy: Policy,
        settings: BTreeMap<String, String>,
    ) -> Box<dyn Provider> {
        let connection = self.connection(credential, bases, policy, settings);
        let provider = self.bench.descriptor().open(connection);
        (self.wrap)(provider.expect("a complete connection"))
    }

    fn connection(
        &self,
        credential: Credential,
        bases: Vec<(&'static str, Url)>,
        policy: Policy,
        mut settings: BTreeMap<String, String>,
    ) -> Connection {
        let descriptor = self.bench.descriptor();
        let tokens = match credential {
            Credential::None => BTreeMap::new(),
            Credential::Other(kind, token) => BTreeMap::from([(kind, token.to_owned())]),
            Credential::Good => self
                .bench
                .tokens()
                .into_iter()
                .map(|(kind, token)| (kind, token.to_owned()))
                .collect(),
            Credential::Wrong => descriptor
                .tokens
                .iter()
                .map(|spec| (spec.kind, wrong_token(spec.prefix)))
                .collect(),
        };
        settings.extend(self.bench.settings_at(&bases));
        Connection {
            profile: PROFILE.to_owned(),
            site: Site::new(bases),
            tokens: Rc::new(Pocket(tokens)),
            transport: Rc::new(Transport::new(policy)),
            settings,
            data_dir: self.folder.path().to_owned(),
            person: std::rc::Rc::new(hoist::provider::Nobody),
        }
    }
}

/// A token that no host knows.
pub fn wrong_token(prefix: &str) -> String {
    format!("{prefix}wrong-4b1f9e7c2a60d853")
}

/// Tokens in memory.
struct Pocket(BTreeMap<TokenKind, String>);

impl Tokens for Pocket {
    fn get(&self, kind: TokenKind) -> Result<Option<Secret<String>>> {
        Ok(self.0.get(&kind).cloned().map(Secret::new))
    }

    fn replace(&self, _kind: TokenKind, _value: &Secret<String>) -> Result<()> {
        Err(Error::new(Kind::Io, "tokens in memory can't be replaced"))
    }

    fn lock(&self) -> Result<Box<dyn std::any::Any>> {
        Ok(Box::new(()))
    }
}

/// A clock whose sleeps are over at once and move it on.
#[derive(Default)]
struct Leap(Mutex<Duration>);

#[async_trait(?Send)]
impl Clock for Leap {
    fn now(&self) -> Timestamp {
        Timestamp::UNIX_EPOCH + *self.0.lock().expect("no sleeper has panicked")
    }

    async fn sleep(&self, time: Duration) {
        *self.0.lock().expect("no sleeper has panicked") += time;
        tokio::task::yield_now().await;
    }
}

/// The smallest PNG, made different by its number and as long as asked.
pub fn picture(number: u8, length: usize) -> Bytes {
    const PNG: &[u8] =
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\
        \0\0\0\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\0\x05\0\x01\xff\x89\x99=\x1d\0\0\0\0IEND\xaeB`\x82";
    let mut bytes = PNG.to_vec();
    bytes.push(number);
    while bytes.len() < length {
        bytes.push((bytes.len() % 251) as u8);
    }
    bytes.into()
}

struct Memory(Bytes);

impl Open for Memory {
    fn open(&self) -> io::Result<Reader> {
        Ok(Box::new(Cursor::new(self.0.clone())))
    }
}

/// A file to be sent.
pub fn file(name: &str, bytes: &Bytes) -> FileSource {
    file_of_length(name, bytes, bytes.len())
}

/// A file that announces this length, whatever it holds.
pub fn file_of_length(name: &str, bytes: &Bytes, length: usize) -> FileSource {
    let memory = Arc::new(Memory(bytes.clone()));
    FileSource::new(name, "image/png", Some(length as u64), memory)
}

/// Uploads without anything else.
pub async fn upload(provider: &dyn Provider, file: &FileSource) -> Result<Media> {
    let done = provider
        .upload(file, &Upload::default(), Arc::new(Silent))
        .await?;
    match done.incomplete {
        None => Ok(done.media),
        Some(error) => Err(error),
    }
}

/// Uploads a small picture.
pub async fn upload_one(provider: &dyn Provider, number: u8) -> Result<Media> {
    let name = format!("cat-{number}.png");
    upload(provider, &file(&name, &picture(number, 0))).await
}

/// An uploaded media as a post wants it.
pub fn for_post(media: &Media) -> PostMedia {
    PostMedia {
        id: media.id.clone(),
        number: media.number,
        direct: media.links.direct.clone(),
        name: None,
    }
}
