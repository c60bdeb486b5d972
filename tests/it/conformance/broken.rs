//! Providers that are broken on purpose. Each must be caught by the sentence that is about its flaw, or the suite proves nothing.

use std::sync::Arc;

use async_trait::async_trait;

use hoist::error::{Error, Kind, Result};
use hoist::model::{
    FileSource, Listing, Media, MediaId, Query, QueryField, Removal, Removed, Upload, Uploaded,
};
use hoist::progress::Meter;
use hoist::provider::{
    Check, Comments, Descriptor, Editor, Exporter, Fetcher, Finder, Finding, Library, Lost, People,
    Posts, Provider, Remover, Votes,
};

use super::{case, sentences, try_all};
use crate::fakes::imgpile::ALICE_TOKEN;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Flaw {
    None,
    /// Reports success and sends nothing.
    SendsNothing,
    /// Sends again when the answer was lost.
    SendsAgain,
    /// Calls a lost answer a failed connection.
    HidesDoubt,
    /// Sends under another name.
    Renames,
    /// Leaves the title out.
    DropsTitle,
    /// Sends a title that nobody asked for.
    InventsTitle,
    /// Sends the second half of the meter's bytes twice.
    CountsTwice,
    /// Tells the token in its errors.
    TellsToken,
    /// Says that it was deleted, whatever the host says.
    BelievesItself,
    /// Calls what was gone already deleted.
    ClaimsDeletion,
    /// Takes the last part of an id with slashes for the id.
    ReadsPaths,
    /// Lists one more than asked for.
    ListsTooMuch,
    /// Lists the first page whatever page is asked for.
    IgnoresPage,
    /// Says of every lost upload that it is not there.
    SeesNothing,
    /// Takes any media for the lost one.
    SeesAnything,
    /// Has no library.
    LostLibrary,
}

struct Broken {
    inner: Box<dyn Provider>,
    flaw: Flaw,
}

#[async_trait(?Send)]
impl Provider for Broken {
    fn descriptor(&self) -> &'static Descriptor {
        self.inner.descriptor()
    }

    async fn upload(
        &self,
        file: &FileSource,
        upload: &Upload,
        meter: Arc<dyn Meter>,
    ) -> Result<Uploaded> {
        let mut file = file.clone();
        let mut upload = upload.clone();
        match self.flaw {
            Flaw::SendsNothing => return Ok(Uploaded::new(Media::new("abc1234"))),
            Flaw::Renames => file.name = "upload.png".to_owned(),
            Flaw::DropsTitle => upload.title = None,
            Flaw::InventsTitle => upload.title = Some(file.name.clone()),
            Flaw::CountsTwice => meter.advance(1),
            _ => {}
        }
        let done = self.inner.upload(&file, &upload, meter.clone()).await;
        match (self.flaw, done) {
            (Flaw::SendsAgain, Err(error)) if error.kind == Kind::UnknownOutcome => {
                self.inner.upload(&file, &upload, meter).await
            }
            (Flaw::HidesDoubt, Err(error)) if error.kind == Kind::UnknownOutcome => {
                Err(Error::new(Kind::Network, error.message.clone()))
            }
            (Flaw::TellsToken, Err(error)) => {
                Err(error.advice(format!("check the token {ALICE_TOKEN}")))
            }
            (_, done) => done,
        }
    }

    async fn check(&self) -> Result<Check> {
        self.inner.check().await
    }

    fn library(&self) -> Option<&dyn Library> {
        match self.flaw {
            Flaw::LostLibrary => None,
            _ => self.inner.library().map(|_| self as &dyn Library),
        }
    }

    fn remover(&self) -> Option<&dyn Remover> {
        self.inner.remover().map(|_| self as &dyn Remover)
    }

    fn editor(&self) -> Option<&dyn Editor> {
        self.inner.editor()
    }

    fn posts(&self) -> Option<&dyn Posts> {
        self.inner.posts()
    }

    fn votes(&self) -> Option<&dyn Votes> {
        self.inner.votes()
    }

    fn comments(&self) -> Option<&dyn Comments> {
        self.inner.comments()
    }

    fn people(&self) -> Option<&dyn People> {
        self.inner.people()
    }

    fn fetcher(&self) -> Option<&dyn Fetcher> {
        self.inner.fetcher()
    }

    fn exporter(&self) -> Option<&dyn Exporter> {
        self.inner.exporter()
    }

    fn finder(&self) -> Option<&dyn Finder> {
        self.inner.finder().map(|_| self as &dyn Finder)
    }
}

#[async_trait(?Send)]
impl Finder for Broken {
    async fn find(&self, lost: &Lost<'_>) -> Result<Finding> {
        match self.flaw {
            Flaw::SeesNothing => Ok(Finding::Absent),
            Flaw::SeesAnything => Ok(Finding::Found(Box::new(Media::new("abc1234")))),
            _ => {
                let inner = self.inner.finder().expect("asked for only where it is");
                inner.find(lost).await
            }
        }
    }
}

impl Broken {
    fn inner_library(&self) -> &dyn Library {
        self.inner.library().expect("asked for only where it is")
    }
}

#[async_trait(?Send)]
impl Library for Broken {
    fn fields(&self) -> &'static [QueryField] {
        self.inner_library().fields()
    }

    fn knows_mine(&self) -> bool {
        self.inner_library().knows_mine()
    }

    async fn list(&self, query: &Query) -> Result<Listing<Media>> {
        let mut query = query.clone();
        match self.flaw {
            Flaw::ListsTooMuch => query.limit = query.limit.map(|limit| limit + 1),
            Flaw::IgnoresPage => query.page = None,
            _ => {}
        }
        self.inner_library().list(&query).await
    }

    async fn show(&self, id: &MediaId) -> Result<Media> {
        self.inner_library().show(id).await
    }
}

#[async_trait(?Send)]
impl Remover for Broken {
    async fn remove(&self, removal: &Removal) -> Result<Removed> {
        let mut removal = removal.clone();
        if let (Flaw::ReadsPaths, Some((_, last))) =
            (self.flaw, removal.id.as_str().rsplit_once('/'))
        {
            removal.id = MediaId::new(last);
        }
        let inner = self.inner.remover().expect("asked for only where it is");
        match (self.flaw, inner.remove(&removal).await) {
            (Flaw::BelievesItself, Err(_)) | (Flaw::ClaimsDeletion, Ok(_)) => Ok(Removed::Deleted),
            (_, done) => done,
        }
    }
}

/// Tries the sentences whose text `about` picks with a provider of this flaw.
fn broken_by(flaw: Flaw, about: impl Fn(&str) -> bool) -> Vec<String> {
    let wrap = move |inner| Box::new(Broken { inner, flaw }) as Box<dyn Provider>;
    let picked = sentences::all().filter(|sentence| about(sentence.says));
    try_all(case("imgpile"), &wrap, picked)
}

#[test]
fn every_flaw_is_caught_by_its_sentence() {
    let flaws = [
        (
            Flaw::SendsNothing,
            "an upload arrives byte for byte under its name and type",
        ),
        (
            Flaw::SendsAgain,
            "a lost answer leaves the outcome open and is not asked for again",
        ),
        (
            Flaw::HidesDoubt,
            "a lost answer leaves the outcome open and is not asked for again",
        ),
        (
            Flaw::Renames,
            "an upload arrives byte for byte under its name and type",
        ),
        (
            Flaw::DropsTitle,
            "title and description of an upload arrive",
        ),
        (
            Flaw::InventsTitle,
            "an upload without title and description sends neither",
        ),
        (
            Flaw::CountsTwice,
            "the meter sees every byte of the file and nothing else",
        ),
        (
            Flaw::TellsToken,
            "a token appears in no error, not even one that the host repeats",
        ),
        (Flaw::BelievesItself, "somebody else's media is not deleted"),
        (
            Flaw::ClaimsDeletion,
            "deleting what is gone already is told as that",
        ),
        (Flaw::ReadsPaths, "an id with slashes can't leave its place"),
        (
            Flaw::ListsTooMuch,
            "a listing crosses pages and stops at its limit",
        ),
        (Flaw::IgnoresPage, "a page is that many items further on"),
        (
            Flaw::SeesNothing,
            "a lost upload that arrived is never called absent",
        ),
        (
            Flaw::SeesAnything,
            "a lost upload that did not arrive is never called found",
        ),
    ];
    for (flaw, says) in flaws {
        let broken = broken_by(flaw, |sentence| sentence == says);
        assert_eq!(broken.len(), 1, "{flaw:?}: {broken:?}");
        assert!(broken[0].contains(says), "{flaw:?}: {broken:?}");
    }
}

#[test]
fn a_missing_facet_is_caught_by_the_matrix() {
    let broken = broken_by(Flaw::LostLibrary, |_| false);
    assert_eq!(broken.len(), 1, "{broken:?}");
    assert!(broken[0].contains("Library"), "{broken:?}");
}

/// Else the wrapping itself might be what is caught.
#[test]
fn a_wrapped_provider_without_a_flaw_keeps_the_contract() {
    let slow = "an answer that never comes leaves the outcome open";
    let broken = broken_by(Flaw::None, |sentence| sentence != slow);
    assert!(broken.is_empty(), "{broken:?}");
}
