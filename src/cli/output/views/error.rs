use serde::Serialize;

use crate::cli::report;
use crate::error::{Error, Kind};

/// `error` of an input, and of a command that failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ErrorView {
    /// [`Kind::name`]
    pub kind: &'static str,
    /// One line.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
    /// HTTP status.
    pub status: Option<u16>,
    /// The host's id of the request.
    pub request_id: Option<String>,
    /// Whole seconds that the host asked to wait.
    pub retry_after: Option<u64>,
}

impl From<&Error> for ErrorView {
    fn from(error: &Error) -> Self {
        ErrorView {
            kind: error.kind.name(),
            message: error.message.clone(),
            hint: report::hint(error),
            status: error.status,
            request_id: error.request_id.clone(),
            retry_after: error
                .retry_after
                .map(|wait| wait.as_secs() + u64::from(wait.subsec_nanos() > 0)),
        }
    }
}

impl From<&(Kind, String)> for ErrorView {
    /// What the history remembers of an error.
    fn from((kind, message): &(Kind, String)) -> Self {
        ErrorView::from(&Error::new(*kind, message.clone()))
    }
}
