//! A provider that sends nothing and tells what it would send.

use std::rc::Rc;
use std::sync::Arc;

use async_trait::async_trait;

use super::{
    Account, Check, Comments, Connection, Descriptor, Editor, Fetcher, Importer, Library, People,
    Posts, Provider, Publishing, Remover, Shortener, SitePolicy, Votes,
};
use crate::error::{Error, Kind, Reason, Result};
use crate::model::{FileSource, Outline, Run, Upload, Uploaded};
use crate::progress::{Meter, Silent};

impl Descriptor {
    /// As [`Descriptor::open`], for a dry run: whatever the provider does, nothing leaves this machine and nothing is written.
    ///
    /// # Errors
    /// As [`Descriptor::open`].
    pub fn open_dry(&self, mut connection: Connection) -> Result<Box<dyn Provider>> {
        let dry = Rc::new(connection.transport.dry());
        connection.transport = Rc::clone(&dry);
        let inner = self.open(connection)?;
        Ok(Box::new(Dry { inner }))
    }
}

/// Its provider talks through a dry transport, whose answer to the first request is its description.
struct Dry {
    inner: Box<dyn Provider>,
}

impl Dry {
    /// The host's limits, before anything is known of a request.
    fn outline(&self, mime: Option<&str>) -> Outline {
        let descriptor = self.inner.descriptor();
        Outline {
            types: descriptor.types(),
            max_bytes: mime.and_then(|mime| descriptor.limit_for(mime).ok().flatten()),
            ..Outline::default()
        }
    }
}

#[async_trait(?Send)]
impl Provider for Dry {
    fn descriptor(&self) -> &'static Descriptor {
        self.inner.descriptor()
    }

    /// A folder has no transport that could hold it back.
    async fn upload(
        &self,
        file: &FileSource,
        upload: &Upload,
        meter: Arc<dyn Meter>,
    ) -> Result<Uploaded> {
        if matches!(self.descriptor().site, SitePolicy::Folder) {
            let error = Error::new(Kind::Interrupted, "nothing is stored in a dry run");
            return Err(error.reason(Reason::Rehearsed(Box::default())));
        }
        self.inner.upload(file, upload, meter).await
    }

    async fn rehearse(&self, file: &FileSource, upload: &Upload) -> Result<Option<Outline>> {
        let done = self.upload(file, upload, Arc::new(Silent)).await;
        let then = self.inner.afterwards(file, upload);
        told(done, self.outline(Some(&file.mime)), then)
    }

    async fn rehearse_import(
        &self,
        url: &url::Url,
        name: Option<&str>,
        upload: &Upload,
    ) -> Result<Option<Outline>> {
        let done = match (upload.run, self.inner.shortener(), self.inner.importer()) {
            (Run::Link, Some(shortener), _) => shortener.shorten(url).await,
            (Run::File | Run::Text, _, Some(importer)) => {
                importer.import_url(url, name, upload).await
            }
            _ => return Ok(None),
        };
        told(done, self.outline(None), Vec::new())
    }

    fn needs_length(&self) -> bool {
        self.inner.needs_length()
    }

    fn accepts(&self, upload: &Upload) -> Result<()> {
        self.inner.accepts(upload)
    }

    async fn check(&self) -> Result<Check> {
        self.inner.check().await
    }

    fn importer(&self) -> Option<&dyn Importer> {
        self.inner.importer()
    }

    fn shortener(&self) -> Option<&dyn Shortener> {
        self.inner.shortener()
    }

    fn library(&self) -> Option<&dyn Library> {
        self.inner.library()
    }

    fn posts(&self) -> Option<&dyn Posts> {
        self.inner.posts()
    }

    fn publishing(&self) -> Option<&dyn Publishing> {
        self.inner.publishing()
    }

    fn people(&self) -> Option<&dyn People> {
        self.inner.people()
    }

    fn comments(&self) -> Option<&dyn Comments> {
        self.inner.comments()
    }

    fn votes(&self) -> Option<&dyn Votes> {
        self.inner.votes()
    }

    fn fetcher(&self) -> Option<&dyn Fetcher> {
        self.inner.fetcher()
    }

    fn account(&self) -> Option<&dyn Account> {
        self.inner.account()
    }

    /// Files of a folder could really be changed.
    fn editor(&self) -> Option<&dyn Editor> {
        None
    }

    fn remover(&self) -> Option<&dyn Remover> {
        None
    }
}

/// What the end of a rehearsed upload tells.
fn told(done: Result<Uploaded>, limits: Outline, then: Vec<String>) -> Result<Option<Outline>> {
    let error = match done {
        // Nothing can have come of it.
        Ok(_) => return Ok(Some(limits)),
        Err(error) => error,
    };
    match &error.reason {
        Reason::Rehearsed(outline) => Ok(Some(Outline {
            then: match &outline.request {
                Some(request) => {
                    let first = format!("{} {} ", request.method, request.url);
                    let follows = |step: &String| !step.starts_with(&first);
                    then.into_iter().filter(follows).collect()
                }
                None => Vec::new(),
            },
            request: outline.request.clone(),
            allowances: outline.allowances.clone(),
            ..limits
        })),
        _ => Err(error),
    }
}
