//! Looking for an upload whose answer was lost, so that nothing is sent twice and nothing is left out.
//!
//! Only what surely is this upload counts as found, and only what surely is not there as absent. No host numbers its uploads on the
//! sender's side, so an upload is known by what was sent and when: that leaves doubts, and doubts are for the person.

use std::time::Duration;

use async_trait::async_trait;
use jiff::{SignedDuration, Timestamp};

use crate::error::Result;
use crate::http::Transport;
use crate::model::{Media, MediaId};

/// How far a host's clock may be from this machine's.
const CLOCKS: SignedDuration = SignedDuration::from_secs(120);

/// How long after an upload was last seen a host may still be storing it: none promises that a list shows at once what it holds.
const SETTLES: Duration = Duration::from_secs(10);

/// The wait between two looks.
const STEP: Duration = Duration::from_secs(2);

/// An upload whose end nobody saw.
pub struct Lost<'a> {
    /// File name that was sent.
    pub name: &'a str,
    /// MIME type that was sent.
    pub mime: Option<&'a str>,
    /// Bytes that were sent.
    pub size: Option<u64>,
    /// When it was begun, by this machine's clock.
    pub begun: Timestamp,
    /// The last moment in which it may have been on its way, by this machine's clock.
    pub ended: Timestamp,
    /// Whether another upload of this profile and this name has an unknown outcome too, so that a name alone tells nothing.
    pub same_name: bool,
    /// The same of this size.
    pub same_size: bool,
    /// Whether a media belongs to another upload that is known of.
    pub accounted: &'a dyn Fn(&MediaId) -> bool,
}

impl Lost<'_> {
    /// Whether a media that was stored at this time can be the one. Without a time it can't be ruled out.
    pub(super) fn spans(&self, stored: Option<Timestamp>) -> bool {
        let since = self.begun.checked_sub(CLOCKS).unwrap_or(Timestamp::MIN);
        let until = self.ended.checked_add(CLOCKS).unwrap_or(Timestamp::MAX);
        // Storing takes its time after the last byte.
        let until = until.checked_add(SETTLES).unwrap_or(until);
        stored.is_none_or(|stored| (since..=until).contains(&stored))
    }

    /// The earliest time at which it may have been stored, by the host's clock.
    pub(super) fn earliest(&self) -> Timestamp {
        self.begun.checked_sub(CLOCKS).unwrap_or(Timestamp::MIN)
    }
}

/// What a host said about a lost upload.
#[derive(Debug)]
pub enum Finding {
    /// This is it.
    Found(Box<Media>),
    /// The host surely does not have it: it may be sent again.
    Absent,
    /// The host can't be asked, but it refuses bytes that it has already: sending again is the question. Says by which rule.
    Guarded(String),
    /// Nobody can say; why.
    CannotTell(String),
}

/// Looks for uploads whose answer was lost.
#[async_trait(?Send)]
pub trait Finder {
    /// Asks the host. No file is sent.
    ///
    /// # Errors
    /// When the host can't be reached or refuses to answer.
    async fn find(&self, lost: &Lost<'_>) -> Result<Finding>;
}

/// Looks again while what is not there may still be on its way into the list. [`Finding::Absent`] of a `look` counts only once
/// that time is over.
pub(super) async fn settled(
    transport: &Transport,
    lost: &Lost<'_>,
    look: impl AsyncFn() -> Result<Finding>,
) -> Result<Finding> {
    let settles = SignedDuration::try_from(SETTLES).unwrap_or(SignedDuration::MAX);
    let mut waited = Duration::ZERO;
    loop {
        let late = waited >= SETTLES || Timestamp::now().duration_since(lost.ended) >= settles;
        match look().await? {
            Finding::Absent if late => return Ok(Finding::Absent),
            Finding::Absent => {}
            other => return Ok(other),
        }
        let why = format!(
            "waiting until the host would show {}, had it arrived",
            lost.name
        );
        let why = waited.is_zero().then_some(why);
        if !transport.pause(STEP, why.as_deref()).await {
            let why = "it was sent a moment ago and may still show up".to_owned();
            return Ok(Finding::CannotTell(why));
        }
        waited += STEP;
    }
}

/// The only media that can be the lost one, among those that match. None of them is absence, several are a doubt; so is one where
/// `rivals` says that another lost upload would match as well.
pub(super) fn only(mut matching: Vec<Media>, rivals: bool) -> Finding {
    match (matching.pop(), matching.is_empty()) {
        (None, _) => Finding::Absent,
        (Some(media), true) if rivals => Finding::CannotTell(format!(
            "media {} may be it, or another upload whose outcome is unknown",
            media.id
        )),
        (Some(media), true) => Finding::Found(Box::new(media)),
        (Some(_), false) => {
            let count = matching.len() + 1;
            Finding::CannotTell(format!("{count} media on the host may be it"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_upload_is_looked_for_around_the_time_it_was_on_its_way() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let lost = Lost {
            name: "cat.png",
            mime: None,
            size: None,
            begun: at("2026-01-07T12:00:00Z"),
            ended: at("2026-01-07T12:10:00Z"),
            same_name: false,
            same_size: false,
            accounted: &|_| false,
        };
        for (stored, spanned) in [
            ("2026-01-07T11:57:59Z", false),
            ("2026-01-07T11:58:00Z", true),
            ("2026-01-07T12:05:00Z", true),
            ("2026-01-07T12:12:10Z", true),
            ("2026-01-07T12:12:11Z", false),
        ] {
            assert_eq!(lost.spans(Some(at(stored))), spanned, "{stored}");
        }
        assert!(lost.spans(None));
    }

    #[test]
    fn one_match_is_found_and_several_are_a_doubt() {
        let media = |id: &str| Media::new(id);
        assert!(matches!(only(vec![], true), Finding::Absent));
        assert!(
            matches!(only(vec![media("a")], false), Finding::Found(found) if found.id.as_str() == "a")
        );
        let doubt = |found| match found {
            Finding::CannotTell(why) => why,
            other => panic!("{other:?}"),
        };
        assert!(doubt(only(vec![media("a")], true)).contains("media a"));
        assert!(doubt(only(vec![media("a"), media("b")], false)).contains("2 media"));
    }
}
