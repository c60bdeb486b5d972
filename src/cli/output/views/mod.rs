//! The promised JSON. These structs are the schema: fields stay, unknown values are `null`, new fields may be added.

mod batch;
mod error;
mod media;
mod plan;
mod posts;
mod profiles;

pub use batch::BatchView;
pub use error::ErrorView;
pub use media::{DeleteLink, FactsView, FileView, HistoryView, MediaView, Outcome, UploadView};
pub use plan::PlanView;
pub use posts::{AccountView, CommentView, PersonView, PostView, ResultView};
pub use profiles::{ProfileView, ProviderView};

use jiff::Timestamp;
use serde::{Serialize, Serializer};
use url::Url;

use super::units::rfc3339;

fn seconds<S: Serializer>(time: &Option<Timestamp>, to: S) -> Result<S::Ok, S::Error> {
    time.map(rfc3339).serialize(to)
}

fn text(url: &Option<Url>) -> Option<String> {
    url.as_ref().map(Url::to_string)
}
