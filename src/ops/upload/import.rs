//! Files on the web that a host fetches by itself.

use url::Url;

use super::task::{Parcel, Task};
use super::{Outcome, Report};
use crate::error::{Error, Kind};
use crate::ops::check_upload;
use crate::provider::{Capability, Web};

impl Task<'_> {
    /// Hands a link to a host.
    pub(super) async fn import(&self, parcel: &Parcel<'_>, url: &Url) -> Report {
        let (label, host) = (parcel.label, parcel.host);
        let upload = &*parcel.upload;
        let mut report = parcel.report();
        report.media.name = self.plan.name.clone().or_else(|| Web::file_name(url));
        let importer = check_upload(host, upload, None)
            .and_then(|()| host.need(host.provider.importer(), Capability::Import, "upload URL"));
        let importer = match importer {
            Ok(importer) => importer,
            Err(error) => return self.decline(report, error),
        };
        if self.plan.dry_run {
            return self.rehearse_import(report, parcel, url).await;
        }
        self.begin(parcel, &mut report, None);
        let name = self.plan.name.as_deref();
        let meter = self
            .progress
            .start(report.media.name.as_deref().unwrap_or(label), None);
        let result = tokio::select! {
            result = importer.import_url(url, name, upload) => result,
            () = self.stop.wait() => Err(Error::new(
                Kind::Interrupted,
                format!("{label}: interrupted while the host was fetching it; the host may have it"),
            )),
        };
        meter.finish();
        match result {
            Ok(uploaded) => self.delivered(&mut report, uploaded, host),
            Err(error) => {
                let open = error.kind == Kind::Interrupted || error.leaves_outcome_open();
                report.outcome = if open {
                    Outcome::Unknown
                } else {
                    Outcome::Failed
                };
                report.error = Some(error.during("upload").of(report.provider));
            }
        }
        report.attempts = 1;
        self.settle(&report, None);
        report
    }
}
