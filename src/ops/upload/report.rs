use crate::error::{Error, Kind};
use crate::history::{self, EntryId};
use crate::model::{Media, Outline, Upload};

/// How one input ended at one host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The host has it.
    Uploaded,
    /// The host had it before; nothing was stored twice.
    Reused,
    /// The host does not have it.
    Failed,
    /// Sent, and nobody saw the end: the host may or may not have it.
    Unknown,
    /// A dry run: nobody was contacted.
    Planned,
}

impl Outcome {
    /// The word in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Uploaded => "uploaded",
            Outcome::Reused => "reused",
            Outcome::Failed => "failed",
            Outcome::Unknown => "unknown",
            Outcome::Planned => "planned",
        }
    }

    /// What the history writes down.
    pub(super) fn written(self) -> history::Outcome {
        match self {
            Outcome::Uploaded => history::Outcome::Uploaded,
            Outcome::Reused => history::Outcome::Reused,
            Outcome::Failed | Outcome::Planned => history::Outcome::Failed,
            Outcome::Unknown => history::Outcome::Unknown,
        }
    }
}

/// What became of one input at one host.
#[derive(Debug)]
pub struct Report {
    /// Which word of the command line it comes from; from 0.
    pub argument: usize,
    /// As the person wrote it.
    pub input: String,
    /// Profile.
    pub profile: String,
    /// Provider.
    pub provider: &'static str,
    /// How it ended.
    pub outcome: Outcome,
    /// The media; its id is empty where the host told none.
    pub media: Media,
    /// BLAKE3 of the bytes that were sent, as hex.
    pub blake3: Option<String>,
    /// The post it was put into.
    pub post: Option<String>,
    /// How often it was sent.
    pub attempts: u32,
    /// Why it failed, why its outcome is unknown, or, with [`Outcome::Uploaded`], why metadata is missing.
    pub error: Option<Error>,
    /// Things worth a note.
    pub notes: Vec<String>,
    /// With [`Outcome::Planned`]: what would be sent.
    pub outline: Option<Outline>,
    /// Where the history has it.
    pub entry: Option<EntryId>,
}

impl Report {
    /// A report before anything is known but the input.
    pub(super) fn new(input: &str, profile: &str, provider: &'static str, upload: &Upload) -> Self {
        Report {
            argument: 0,
            input: input.to_owned(),
            profile: profile.to_owned(),
            provider,
            outcome: Outcome::Failed,
            media: Media::new(""),
            blake3: None,
            post: upload.post.as_ref().map(|post| post.as_str().to_owned()),
            attempts: 0,
            error: None,
            notes: Vec::new(),
            outline: None,
            entry: None,
        }
    }

    /// Whether the file is on the host, or would be after a dry run.
    pub fn is_delivered(&self) -> bool {
        matches!(
            self.outcome,
            Outcome::Uploaded | Outcome::Reused | Outcome::Planned
        )
    }
}

/// The outcomes of many reports, for the exit code.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    delivered: usize,
    first_failure: Option<Kind>,
    incomplete: bool,
}

/// What a whole command came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// All done.
    Done,
    /// Some done, others failed.
    Partly,
    /// Nothing done; the first failure's kind.
    Failed(Kind),
}

impl Tally {
    /// Counts a report.
    pub fn count(&mut self, report: &Report) {
        let kind = report.error.as_ref().map(|error| error.kind);
        self.add(report.is_delivered(), kind);
    }

    /// Counts one thing that was done or not, and what went wrong with it.
    pub fn add(&mut self, done: bool, failure: Option<Kind>) {
        if done {
            self.delivered += 1;
            self.incomplete |= failure.is_some();
        } else if self.first_failure.is_none() {
            self.first_failure = failure;
        }
    }

    /// What it all came to. A file that is there while its metadata is missing counts as partly done.
    pub fn verdict(&self) -> Verdict {
        match (self.delivered, self.first_failure) {
            (_, None) if self.incomplete => Verdict::Partly,
            (_, None) => Verdict::Done,
            (0, Some(kind)) => Verdict::Failed(kind),
            (_, Some(_)) => Verdict::Partly,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(things: &[(bool, Option<Kind>)]) -> Verdict {
        let mut tally = Tally::default();
        things
            .iter()
            .for_each(|(done, kind)| tally.add(*done, *kind));
        tally.verdict()
    }

    #[test]
    fn the_verdict_follows_the_first_failure() {
        assert_eq!(verdict(&[(true, None)]), Verdict::Done);
        assert_eq!(verdict(&[(true, Some(Kind::Server))]), Verdict::Partly);
        assert_eq!(
            verdict(&[(true, None), (false, Some(Kind::Io))]),
            Verdict::Partly
        );
        let both = [(false, Some(Kind::Io)), (false, Some(Kind::Auth))];
        assert_eq!(verdict(&both), Verdict::Failed(Kind::Io));
    }
}
