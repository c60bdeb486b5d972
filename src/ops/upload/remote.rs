//! Files that are elsewhere: on the web, or on another host. They pass through this machine.

use std::borrow::Cow;
use std::rc::Rc;

use async_trait::async_trait;
use url::Url;

use super::carry::carry;
use super::ready::Load;
use super::stripping::Stripping;
use super::task::{Parcel, Task};
use super::{Outcome, Report};
use crate::error::{Error, Kind, Result};
use crate::model::{Download, Media, Resize, Run};
use crate::ops::kind::{extension, mime_of_download};
use crate::ops::stream::{Source, Spring};
use crate::ops::{Host, Origin, Prepared, check_upload, show};
use crate::provider::{Capability, Web};

/// A page, where a file was expected.
const PAGE: &str = "text/html";

/// A file elsewhere, as far as it was looked at.
pub(super) struct Remote {
    name: String,
    mime: Option<String>,
    size: Option<u64>,
    /// Where hosts may fetch it by themselves.
    link: Option<Url>,
    /// What is known of it, for a media of a host.
    media: Option<(Rc<Origin>, Media)>,
    content: Content,
}

enum Content {
    /// Nobody was asked for it.
    Unseen,
    /// It passes through.
    Spring(Spring),
    /// All of it is in a temporary file.
    Spool(Prepared),
}

/// A link that anybody may open.
struct Link(Rc<Web>, Url);

#[async_trait(?Send)]
impl Source for Link {
    async fn open(&self) -> Result<Download> {
        self.0.open(&self.1).await
    }
}

#[async_trait(?Send)]
impl Source for Origin {
    async fn open(&self) -> Result<Download> {
        let host = &self.host;
        let fetcher = host.need(host.provider.fetcher(), Capability::Get, "mirror")?;
        fetcher
            .fetch(&self.target.stored(), Resize::default())
            .await
    }
}

impl Task<'_> {
    /// Looks at a file on the web. Where every host fetches it by itself, nobody is asked here.
    pub(super) async fn of_web(&self, url: Url, label: &str) -> Result<(Load, Vec<String>)> {
        let plan = self.plan;
        let importing = |host: &Host| host.provider.importer().is_some();
        let mut remote = Remote {
            name: plan
                .name
                .clone()
                .or_else(|| Web::file_name(&url))
                .unwrap_or_else(|| "download".to_owned()),
            mime: None,
            size: None,
            link: (!self.sees_all()).then(|| url.clone()),
            media: None,
            content: Content::Unseen,
        };
        if plan.upload.run == Run::Link {
            remote.link = Some(url);
            return Ok((Load::Remote(Box::new(remote)), Vec::new()));
        }
        if plan.dry_run || (!self.sees_all() && plan.hosts.iter().all(importing)) {
            return Ok((Load::Remote(Box::new(remote)), Vec::new()));
        }
        let source = Rc::new(Link(Rc::clone(&plan.web), url));
        let spring = Spring::open(source, label).await?;
        if plan.name.is_none() {
            let suggested = spring.suggested.clone().unwrap_or_default();
            remote.name = tame(&suggested).unwrap_or_else(|| "download".to_owned());
            complete(&mut remote.name, &spring.head);
        }
        self.fill(remote, spring, label).await
    }

    /// Looks at a media of another host, and asks that for what is known of it.
    pub(super) async fn of_host(
        &self,
        origin: Rc<Origin>,
        label: &str,
    ) -> Result<(Load, Vec<String>)> {
        let (host, target) = (&origin.host, &origin.target);
        host.need(host.provider.fetcher(), Capability::Get, "mirror")?;
        if let Some(same) = self.plan.hosts.iter().find(|to| to.profile == host.profile) {
            let message = format!("{label} is on {} already", same.profile);
            return Err(Error::usage(message).advice("choose the host that is to get it with -p"));
        }
        let known = target.entry.as_ref().map(|entry| &entry.media);
        let mut notes = Vec::new();
        let media = match known {
            Some(known) if self.plan.dry_run => known.clone(),
            None if self.plan.dry_run => Media::new(target.id.as_str()),
            _ if host.provider.library().is_none() => match known {
                Some(known) => known.clone(),
                None => Media::new(target.id.as_str()),
            },
            _ => match (show(host, target).await, known) {
                (Ok(media), _) => media,
                // What an account is needed for must not stop what the link alone opens.
                (Err(error), Some(known)) if error.kind == Kind::Auth => {
                    let from = &host.profile;
                    notes.push(format!(
                        "{label}: {from} does not tell its title, description and tags ({error}); only what the history knows goes along"
                    ));
                    known.clone()
                }
                (Err(error), _) => return Err(error.during("mirror")),
            },
        };
        let own = known.and_then(|known| known.name.clone());
        let remote = Remote {
            name: self
                .plan
                .name
                .clone()
                .or(own)
                .or_else(|| tame(media.name.as_deref()?))
                .unwrap_or_default(),
            mime: media.mime.clone(),
            size: media.size,
            link: None,
            media: Some((Rc::clone(&origin), media)),
            content: Content::Unseen,
        };
        let (load, more) = self.of_media(remote, origin, label).await?;
        notes.extend(more);
        Ok((load, notes))
    }

    async fn of_media(
        &self,
        mut remote: Remote,
        origin: Rc<Origin>,
        label: &str,
    ) -> Result<(Load, Vec<String>)> {
        let id = tame(origin.target.id.as_str()).unwrap_or_else(|| "download".to_owned());
        if self.plan.dry_run {
            if remote.name.is_empty() {
                remote.name = id;
            }
            return Ok((Load::Remote(Box::new(remote)), Vec::new()));
        }
        let host = origin.host.provider_name();
        let spring = Spring::open(origin, label)
            .await
            .map_err(|error| error.during("mirror"))?;
        if remote.name.is_empty() {
            remote.name = spring.suggested.as_deref().and_then(tame).unwrap_or(id);
            complete(&mut remote.name, &spring.head);
        }
        let told = remote.mime.take();
        let mime = mime_of_download(&spring.head, spring.declared.as_deref(), &remote.name);
        if let Some(told) = told
            && mime == PAGE
            && told != PAGE
        {
            let message = format!("{label}: {host} sent a web page instead of the {told}");
            return Err(Error::new(Kind::NotFound, message)
                .of(host)
                .advice("it may be gone, or not open to everybody"));
        }
        self.fill(remote, spring, label).await
    }

    /// Whether all of a file must be here before its first byte is sent: to be stripped, or compared with what was sent before.
    fn sees_all(&self) -> bool {
        self.plan.strip || self.plan.reuse
    }

    /// Lets it pass through, or keeps it where that can't be.
    async fn fill(
        &self,
        mut remote: Remote,
        spring: Spring,
        label: &str,
    ) -> Result<(Load, Vec<String>)> {
        let mime = mime_of_download(&spring.head, spring.declared.as_deref(), &remote.name);
        let streams = |host: &&Host| remote.link.is_none() || host.provider.importer().is_none();
        let mut hosts = self.plan.hosts.iter().filter(streams);
        let unmeasured = spring.len.is_none() && hosts.any(|host| host.provider.needs_length());
        let mut notes = Vec::new();
        remote.size = spring.len;
        remote.content = if self.sees_all() || unmeasured {
            // Before so much is kept, at least one host should be able to take it.
            let limits = self.plan.hosts.iter();
            let limits: Vec<_> = limits
                .filter_map(|host| host.provider.descriptor().limit_for(&mime).ok())
                .collect();
            let most = limits.iter().copied().collect::<Option<Vec<u64>>>();
            let most = most.and_then(|limits| limits.into_iter().max());
            if limits.is_empty() {
                Content::Spring(spring)
            } else {
                let mut prepared = spring.spool(label, &remote.name, &mime, most).await?;
                if self.plan.strip {
                    let stripping = Stripping::of(self.plan, label);
                    let work = move || stripping.run(prepared);
                    (prepared, notes) = self.apart(label, work).await?;
                }
                Content::Spool(prepared)
            }
        } else {
            notes.extend(Stripping::of(self.plan, label).glance(&spring.head));
            Content::Spring(spring)
        };
        remote.mime = Some(mime);
        Ok((Load::Remote(Box::new(remote)), notes))
    }

    /// Sends it to one host.
    pub(super) async fn send_remote(&self, mut parcel: Parcel<'_>, remote: &Remote) -> Report {
        let (label, host) = (parcel.label, parcel.host);
        if let Some(url) = &remote.link
            && (host.provider.importer().is_some() || parcel.upload.run == Run::Link)
        {
            return self.import(&parcel, url).await;
        }
        let mut notes = Vec::new();
        if let Some((origin, media)) = &remote.media {
            let upload;
            (upload, notes) = carry(media, &self.plan.upload, &origin.defaults, host, label);
            parcel.upload = Cow::Owned(upload);
        }
        let mut report = match &remote.content {
            Content::Unseen => self.planned(&parcel, remote),
            Content::Spool(prepared) => self.send_file(&parcel, prepared, None).await,
            Content::Spring(spring) => self.send_spring(&parcel, remote, spring).await,
        };
        if report.is_delivered() {
            report.notes.extend(notes);
        }
        report
    }

    fn planned(&self, parcel: &Parcel<'_>, remote: &Remote) -> Report {
        let mut report = parcel.report();
        report.media.name = Some(remote.name.clone());
        report.media.mime.clone_from(&remote.mime);
        report.media.size = remote.size;
        match check_upload(parcel.host, &parcel.upload, None) {
            Ok(()) => report.outcome = Outcome::Planned,
            Err(error) => report.error = Some(error.during("upload")),
        }
        report
    }

    async fn send_spring(&self, parcel: &Parcel<'_>, remote: &Remote, spring: &Spring) -> Report {
        let descriptor = parcel.host.provider.descriptor();
        let mime = remote.mime.clone().unwrap_or_default();
        let most = match descriptor.limit_for(&mime) {
            Ok(most) => most,
            Err(_) if mime == PAGE => {
                let name = descriptor.name;
                let message = format!(
                    "{} leads to a web page ({PAGE}), and {name} takes only files of its own types",
                    parcel.label
                );
                let error = Error::new(Kind::Rejected, message).of(name).advice(
                    "give the link of the file itself; in a browser: 'Copy Image Link' or 'Copy Image Address'",
                );
                let mut report = parcel.report();
                report.media.name = Some(remote.name.clone());
                report.media.mime = Some(mime);
                return self.decline(report, error);
            }
            // Said by the check of the file.
            Err(_) => None,
        };
        let (prepared, pump) = spring.flow(remote.name.clone(), mime, most);
        self.send_file(parcel, &prepared, Some(pump)).await
    }
}

/// A name from elsewhere as a file name: its last part, without control characters.
fn tame(name: &str) -> Option<String> {
    let last = name.rsplit(['/', '\\']).next()?.trim();
    let clean: String = last
        .chars()
        .map(|c| if c.is_control() { '_' } else { c })
        .collect();
    (!clean.trim_matches('.').is_empty()).then_some(clean)
}

/// Adds the extension that fits the content, where the name has none: some hosts go by it.
fn complete(name: &mut String, head: &[u8]) {
    if let Some(extension) = extension(head)
        && !name.contains('.')
    {
        name.push('.');
        name.push_str(extension);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_from_elsewhere_are_file_names() {
        for (name, expected) in [
            ("cat.png", Some("cat.png")),
            ("../../x.png", Some("x.png")),
            ("C:\\Users\\a\\x.png", Some("x.png")),
            ("a\r\nX: y.png", Some("a__X: y.png")),
            ("she said \"hi\" žluť.png", Some("she said \"hi\" žluť.png")),
            ("..", None),
            ("a/", None),
            ("", None),
        ] {
            assert_eq!(tame(name).as_deref(), expected, "{name:?}");
        }
    }

    #[test]
    fn a_name_without_extension_gets_the_one_that_fits() {
        for (name, expected) in [("200", "200.png"), ("a.jpg", "a.jpg")] {
            let mut name = name.to_owned();
            complete(&mut name, b"\x89PNG\r\n\x1a\n");
            assert_eq!(name, expected);
        }
        let mut name = "200".to_owned();
        complete(&mut name, b"plain text");
        assert_eq!(name, "200");
    }
}
