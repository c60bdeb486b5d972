//! Dry runs: what would be sent, told by the provider that would send it.

use url::Url;

use super::task::{Parcel, Task};
use super::{Outcome, Report};
use crate::error::Result;
use crate::model::Outline;
use crate::ops::Prepared;

impl Task<'_> {
    /// What would be sent for a file.
    pub(super) async fn rehearse(
        &self,
        report: Report,
        parcel: &Parcel<'_>,
        prepared: &Prepared,
    ) -> Report {
        let provider = &parcel.host.provider;
        let outline = provider.rehearse(&prepared.source, &parcel.upload).await;
        let found = prepared.metadata();
        let outline = outline.map(|outline| {
            outline.map(|outline| Outline {
                metadata: found.iter().map(|carrier| carrier.name()).collect(),
                ..outline
            })
        });
        planned(report, outline)
    }

    /// What would be sent for a link that the host fetches.
    pub(super) async fn rehearse_import(
        &self,
        report: Report,
        parcel: &Parcel<'_>,
        url: &Url,
    ) -> Report {
        let name = self.plan.name.as_deref();
        let provider = &parcel.host.provider;
        let outline = provider.rehearse_import(url, name, &parcel.upload).await;
        planned(report, outline)
    }
}

fn planned(mut report: Report, outline: Result<Option<Outline>>) -> Report {
    match outline {
        Ok(outline) => {
            report.outcome = Outcome::Planned;
            report.outline = outline;
        }
        Err(error) => report.error = Some(error.during("upload").of(report.provider)),
    }
    report
}
