//! No call tells what is there. A site refuses bytes that came from the same address within 24 hours, so that sending them again
//! is the question: a refusal says that the first upload arrived. Sites may allow duplicates, and an administrator's key is
//! exempt; neither can be seen from outside, which is why this is done only when the person asks for it.

use async_trait::async_trait;
use jiff::{SignedDuration, Timestamp};

use super::{Chevereto, Flavour};
use crate::error::Result;
use crate::provider::{Finder, Finding, Lost};

/// An hour less than the site's 24, for clocks that differ.
const REMEMBERS: SignedDuration = SignedDuration::from_hours(23);

#[async_trait(?Send)]
impl Finder for Chevereto {
    async fn find(&self, lost: &Lost<'_>) -> Result<Finding> {
        let cannot = |why: &str| Ok(Finding::CannotTell(why.to_owned()));
        if self.flavour == Flavour::Imgbb {
            return cannot("imgbb can't be asked what is there");
        }
        if Timestamp::now().duration_since(lost.begun) > REMEMBERS {
            return cannot(
                "the site recognizes a file for 24 hours only, and can't be asked otherwise",
            );
        }
        let host = self.endpoint.host_str().unwrap_or_default();
        Ok(Finding::Guarded(format!(
            "{host} refuses the same file for 24 hours, unless the site allows duplicates"
        )))
    }
}
