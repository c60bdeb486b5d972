//! Custom uploaders against servers that keep every byte.

mod answers;
mod people;
mod redirects;
mod removal;
mod requests;
mod safety;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use async_trait::async_trait;
use bytes::Bytes;
use hoist::error::{Error, Kind, Reason, Result};
use hoist::http::{Policy, Proxies, Transport};
use hoist::model::{FileSource, Run, Upload, Uploaded};
use hoist::progress::Silent;
use hoist::provider::{Connection, Person, Provider, Question, Site, find};
use hoist::secret::{Secret, TokenKind, Tokens};
use url::Url;

use crate::http::kit::{Request, Server};

/// The profile's name.
const PROFILE: &str = "work";

/// A file, what the person answers, which secrets are stored: everything around one provider.
#[derive(Default)]
struct Desk {
    settings: BTreeMap<String, String>,
    secrets: BTreeMap<&'static str, &'static str>,
    person: Rc<Scripted>,
    folder: Option<tempfile::TempDir>,
}

impl Desk {
    fn new() -> Self {
        Desk {
            folder: Some(tempfile::tempdir().unwrap()),
            ..Desk::default()
        }
    }

    fn set(mut self, key: &str, value: &str) -> Self {
        self.settings.insert(key.to_owned(), value.to_owned());
        self
    }

    fn secret(mut self, name: &'static str, value: &'static str) -> Self {
        self.secrets.insert(name, value);
        self
    }

    fn answers(self, answers: &[&str]) -> Self {
        let answers = answers.iter().map(|text| (*text).to_owned());
        self.person.answers.borrow_mut().extend(answers);
        self
    }

    fn folder(&self) -> &std::path::Path {
        self.folder.as_ref().unwrap().path()
    }

    /// The provider of a file with this text; `HOST` in it is the server's address.
    fn try_provider(&self, server: &Server, text: &str) -> Result<Box<dyn Provider>> {
        let text = text.replace("HOST", &server.address.to_string());
        self.of_bytes(text.as_bytes())
    }

    fn of_bytes(&self, bytes: &[u8]) -> Result<Box<dyn Provider>> {
        let file = self.folder().join("test.sxcu");
        std::fs::write(&file, bytes).unwrap();
        let mut settings = self.settings.clone();
        settings.insert("file".to_owned(), file.to_str().unwrap().to_owned());
        let policy = Policy {
            proxies: Proxies::Off,
            retries: 0,
            ..Policy::default()
        };
        let connection = Connection {
            profile: PROFILE.to_owned(),
            site: Site::default(),
            tokens: Rc::new(Pocket(self.secrets.clone())),
            transport: Rc::new(Transport::new(policy)),
            settings,
            data_dir: self.folder().to_owned(),
            person: self.person.clone(),
        };
        find("sharex").unwrap().open(connection)
    }

    fn provider(&self, server: &Server, text: &str) -> Box<dyn Provider> {
        self.try_provider(server, text).unwrap()
    }
}

struct Pocket(BTreeMap<&'static str, &'static str>);

impl Tokens for Pocket {
    fn get(&self, kind: TokenKind) -> Result<Option<Secret<String>>> {
        let found = self.0.get(kind.name());
        Ok(found.map(|value| Secret::new((*value).to_owned())))
    }

    fn replace(&self, _kind: TokenKind, _value: &Secret<String>) -> Result<()> {
        Err(Error::new(Kind::Io, "tokens in memory can't be replaced"))
    }

    fn lock(&self) -> Result<Box<dyn std::any::Any>> {
        Ok(Box::new(()))
    }
}

/// A person who gives prepared answers and remembers what was asked and shown.
#[derive(Default)]
struct Scripted {
    answers: RefCell<Vec<String>>,
    asked: RefCell<Vec<Question>>,
    shown: RefCell<Vec<(String, String)>>,
}

#[async_trait(?Send)]
impl Person for Scripted {
    async fn ask(&self, question: &Question) -> Result<String> {
        self.asked.borrow_mut().push(question.clone());
        let mut answers = self.answers.borrow_mut();
        if answers.is_empty() {
            return Err(Error::usage(format!("nobody answers '{}'", question.title)));
        }
        Ok(answers.remove(0))
    }

    fn show(&self, title: &str, text: &str) {
        let shown = (title.to_owned(), text.to_owned());
        self.shown.borrow_mut().push(shown);
    }
}

fn run<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
        .block_on(work)
}

/// A file of ten bytes that is called so.
fn ten(name: &str) -> FileSource {
    FileSource::of_bytes(name, "image/png", Bytes::from_static(b"0123456789"))
}

fn words(name: &str, text: &str) -> FileSource {
    FileSource::of_bytes(name, "text/plain", Bytes::copy_from_slice(text.as_bytes()))
}

fn upload(provider: &dyn Provider, file: &FileSource) -> Result<Uploaded> {
    run(provider.upload(file, &Upload::default(), Arc::new(Silent)))
}

fn upload_text(provider: &dyn Provider, file: &FileSource) -> Result<Uploaded> {
    let upload = Upload {
        run: Run::Text,
        ..Upload::default()
    };
    run(provider.upload(file, &upload, Arc::new(Silent)))
}

fn shorten(provider: &dyn Provider, link: &str) -> Result<Uploaded> {
    let link = Url::parse(link).unwrap();
    run(provider.shortener().unwrap().shorten(&link))
}

/// The direct link.
fn direct(done: &Uploaded) -> &str {
    done.media.links.direct.as_ref().map_or("", Url::as_str)
}

fn advice(error: &Error) -> &str {
    match &error.reason {
        Reason::Advice(text) => text,
        other => panic!("{other:?} instead of advice: {error}"),
    }
}

/// The one request that came.
#[track_caller]
fn only(server: &Server) -> Request {
    let mut requests = server.requests();
    assert_eq!(requests.len(), 1, "{requests:?}");
    requests.remove(0)
}

/// A body with the boundary of its content type called `B`.
fn with_plain_boundary(request: &Request) -> String {
    let mime = request.header("content-type").unwrap();
    let boundary = mime
        .strip_prefix("multipart/form-data; boundary=")
        .unwrap_or_else(|| panic!("{mime}"));
    let body = String::from_utf8(request.body.clone()).unwrap();
    body.replace(boundary, "B")
}
