//! Links that are handed to a host: to a file that it fetches by itself, or to be made short.

use url::Url;

use super::task::{Parcel, Task};
use super::{Outcome, Report};
use crate::error::{Error, Kind, Result};
use crate::model::{Run, Upload, Uploaded};
use crate::ops::{Host, check_upload};
use crate::progress::Meter;
use crate::provider::{Capability, Importer, Shortener, Web};

/// What a host is to do with a link.
enum Way<'a> {
    /// Fetch what is behind it.
    Fetch(&'a dyn Importer),
    /// Make a short one of it.
    Shorten(&'a dyn Shortener),
}

impl<'a> Way<'a> {
    fn of(host: &'a Host, run: Run) -> Result<Self> {
        let provider = &host.provider;
        match run {
            Run::Link => host
                .need(provider.shortener(), Capability::Shorten, "shorten")
                .map(Way::Shorten),
            Run::File | Run::Text => host
                .need(provider.importer(), Capability::Import, "upload URL")
                .map(Way::Fetch),
        }
    }

    async fn go(&self, url: &Url, name: Option<&str>, upload: &Upload) -> Result<Uploaded> {
        match self {
            Way::Fetch(importer) => importer.import_url(url, name, upload).await,
            Way::Shorten(shortener) => shortener.shorten(url).await,
        }
    }
}

impl Task<'_> {
    /// Hands a link to a host.
    pub(super) async fn import(&self, parcel: &Parcel<'_>, url: &Url) -> Report {
        let (label, host) = (parcel.label, parcel.host);
        let upload = &*parcel.upload;
        let mut report = parcel.report();
        if upload.run != Run::Link {
            report.media.name = self.plan.name.clone().or_else(|| Web::file_name(url));
        }
        let way = check_upload(host, upload, None).and_then(|()| Way::of(host, upload.run));
        let way = match way {
            Ok(way) => way,
            Err(error) => return self.decline(report, error),
        };
        if self.plan.dry_run {
            return self.rehearse_import(report, parcel, url).await;
        }
        self.begin(parcel, &mut report, None).await;
        let name = self.plan.name.as_deref();
        let meter = self.meter(host, report.media.name.as_deref().unwrap_or(label), None);
        let result = tokio::select! {
            result = way.go(url, name, upload) => result,
            () = self.stop.wait() => Err(Error::new(
                Kind::Interrupted,
                format!("{label}: interrupted while the host was at it; the host may have it"),
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
