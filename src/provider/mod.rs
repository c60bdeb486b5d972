//! The hosts. A provider must upload; everything else it can do is a facet, and the capability table is computed from the facets.

mod capability;
mod descriptor;
mod dry;
mod facets;
mod fetch;
mod finding;
mod person;
mod reading;
mod registry;
mod session;

mod chevereto;
mod imgpile;
mod imperial;
mod local;
mod posteverywhere;
pub mod sharex;
mod slink;

pub use capability::{Abilities, Capability, abilities, providers_with};
pub use descriptor::{
    Base, Connection, Descriptor, Limit, Preset, QUOTA_KEYS, Site, SitePolicy, TokenSpec,
};
pub use facets::{
    Account, AccountFacts, Check, Comments, Editor, Exporter, Fetcher, Importer, Library, People,
    Posts, Publishing, PublishingAccount, PublishingResult, Remover, Sessions, Shortener, Stored,
    TokenVerdict, Votes,
};
pub use fetch::Web;
pub use finding::{Finder, Finding, Lost};
pub use person::{Nobody, Person, Question, Wanted};
pub use registry::{PROVIDERS, find, preset};

use std::sync::Arc;

use async_trait::async_trait;
use url::Url;

use crate::error::Result;
use crate::model::{FileSource, Media, Outline, Upload, Uploaded};
use crate::progress::Meter;
use crate::secret::TokenKind;

/// One host, as one profile sees it.
#[async_trait(?Send)]
pub trait Provider {
    /// What is known of this provider before anything is sent.
    fn descriptor(&self) -> &'static Descriptor;

    /// Puts one file on the host.
    ///
    /// Metadata that the host takes only in a second call is sent in a second call; its failure is
    /// [`Uploaded::incomplete`], not an error, because the file is there.
    ///
    /// # Errors
    /// The host's refusal, or `UnknownOutcome` when its answer was lost.
    async fn upload(
        &self,
        file: &FileSource,
        upload: &Upload,
        meter: Arc<dyn Meter>,
    ) -> Result<Uploaded>;

    /// Where requests go, for a provider whose profile names no address.
    fn origin(&self) -> Option<Url> {
        None
    }

    /// Whether the length of a file must be known before it is sent.
    fn needs_length(&self) -> bool {
        false
    }

    /// What [`Provider::upload`] would send, without sending it; `None` where this provider would really send it. Only providers
    /// made by [`Descriptor::open_dry`] have an answer.
    ///
    /// # Errors
    /// What is wrong before anything is sent.
    async fn rehearse(&self, file: &FileSource, upload: &Upload) -> Result<Option<Outline>> {
        let _ = (file, upload);
        Ok(None)
    }

    /// The same for [`Importer::import_url`].
    ///
    /// # Errors
    /// As [`Provider::rehearse`].
    async fn rehearse_import(
        &self,
        url: &url::Url,
        name: Option<&str>,
        upload: &Upload,
    ) -> Result<Option<Outline>> {
        let _ = (url, name, upload);
        Ok(None)
    }

    /// What follows the first request of an upload, a line each, beginning with the method. The first request itself may be among
    /// them. Told by dry runs.
    fn afterwards(&self, file: &FileSource, upload: &Upload) -> Vec<String> {
        let _ = (file, upload);
        Vec::new()
    }

    /// Refuses values of options that this provider knows to be wrong. Asked before anything is sent; which options there are is in
    /// the descriptor.
    ///
    /// # Errors
    /// `Usage`, naming the option.
    fn accepts(&self, upload: &Upload) -> Result<()> {
        let _ = upload;
        Ok(())
    }

    /// The tokens that this profile has a use for.
    fn tokens(&self) -> Vec<TokenSpec> {
        self.descriptor().tokens.to_vec()
    }

    /// Asks the person for what every upload of a command needs and only they know. Done once, before anything is sent.
    ///
    /// # Errors
    /// As [`Person::ask`].
    async fn prepare(&self) -> Result<()> {
        Ok(())
    }

    /// Whether an upload of this profile still opens. `false` only where the host says that it is gone; what nobody can tell is
    /// `true`.
    ///
    /// # Errors
    /// When the host can't be reached.
    async fn opens(&self, media: &Media) -> Result<bool> {
        let _ = media;
        Ok(true)
    }

    /// A harmless call that shows whether the host answers, and whether it takes the token where that can be seen.
    ///
    /// # Errors
    /// When the host can't be reached or refuses the token.
    async fn check(&self) -> Result<Check>;

    /// Has the host fetch a file from the web by itself.
    fn importer(&self) -> Option<&dyn Importer> {
        None
    }
    /// Makes short links.
    fn shortener(&self) -> Option<&dyn Shortener> {
        None
    }
    /// The same for one of several kinds of token that a profile may hold side by side.
    ///
    /// # Errors
    /// As [`Provider::check`].
    async fn check_token(&self, kind: TokenKind) -> Result<Check> {
        let _ = kind;
        self.check().await
    }

    /// Looks for uploads whose answer was lost.
    fn finder(&self) -> Option<&dyn Finder> {
        None
    }
    /// Lists and shows media.
    fn library(&self) -> Option<&dyn Library> {
        None
    }
    /// Deletes media.
    fn remover(&self) -> Option<&dyn Remover> {
        None
    }
    /// Changes media.
    fn editor(&self) -> Option<&dyn Editor> {
        None
    }
    /// Makes posts of media.
    fn posts(&self) -> Option<&dyn Posts> {
        None
    }
    /// Publishes posts elsewhere.
    fn publishing(&self) -> Option<&dyn Publishing> {
        None
    }
    /// Votes.
    fn votes(&self) -> Option<&dyn Votes> {
        None
    }
    /// Comments.
    fn comments(&self) -> Option<&dyn Comments> {
        None
    }
    /// Other users.
    fn people(&self) -> Option<&dyn People> {
        None
    }
    /// Downloads media.
    fn fetcher(&self) -> Option<&dyn Fetcher> {
        None
    }
    /// Trades user name and password for a session.
    fn sessions(&self) -> Option<&dyn Sessions> {
        None
    }
    /// Can be said as a ShareX custom uploader.
    fn exporter(&self) -> Option<&dyn Exporter> {
        None
    }
    /// Statistics and quota of the profile's own account.
    fn account(&self) -> Option<&dyn Account> {
        None
    }
}
