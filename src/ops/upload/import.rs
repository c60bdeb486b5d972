//! Files on the web that a host fetches by itself.

use url::Url;

use super::task::{Errand, Task};
use super::{Outcome, Report};
use crate::error::{Error, Kind};
use crate::ops::check_upload;
use crate::provider::Capability;

impl Task<'_> {
    /// Hands a link to a host.
    pub(super) async fn import(&self, errand: Errand<'_>, url: &Url) -> Report {
        let Errand { label, host, .. } = errand;
        let upload = &self.plan.upload;
        let mut report = Report::new(label, &host.profile, host.provider_name(), upload);
        report.entry = errand.entry;
        report.media.name = self.plan.name.clone().or_else(|| file_name(url));
        let importer = check_upload(host, upload, None)
            .and_then(|()| host.need(host.provider.importer(), Capability::Import, "upload URL"));
        let importer = match importer {
            Ok(importer) => importer,
            Err(error) => return self.decline(report, error),
        };
        if self.plan.dry_run {
            report.outcome = Outcome::Planned;
            return report;
        }
        self.begin(errand, &mut report, None);
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

/// The last segment of a link's path.
fn file_name(url: &Url) -> Option<String> {
    let last = url.path_segments()?.next_back()?;
    (!last.is_empty()).then(|| last.to_owned())
}
