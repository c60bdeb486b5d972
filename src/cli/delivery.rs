//! Gives the results of uploads to the person: each line as soon as it may be printed, and one JSON document however it ends.

use url::Url;

use super::app::App;
use super::output::json;
use super::output::template::Template;
use super::output::views::{Outcome as OutcomeView, UploadView};
use crate::ops::{Outcome, Report};

/// Prints reports as they come.
pub struct Delivery<'a> {
    app: &'a App,
    template: &'a Template,
    lines: Vec<String>,
    links: Vec<Url>,
    given: usize,
    closed: bool,
}

impl<'a> Delivery<'a> {
    /// Nothing is printed yet, except the opening of a JSON document.
    pub fn new(app: &'a App, template: &'a Template) -> Self {
        let delivery = Delivery {
            app,
            template,
            lines: Vec::new(),
            links: Vec::new(),
            given: 0,
            closed: false,
        };
        if app.global.json {
            delivery.write("[");
        }
        delivery
    }

    /// Prints one report.
    pub fn give(&mut self, report: &Report) {
        let view = view(report);
        if self.app.global.json {
            let comma = if self.given == 0 { "\n" } else { ",\n" };
            let document = json::document(&view, false).unwrap_or_default();
            self.write(&format!("{comma}{document}"));
        }
        self.given += 1;
        if report.is_delivered() {
            let line = self.template.render(&view);
            if !self.app.global.json {
                self.line(report, &line);
            }
            if report.outcome != Outcome::Planned {
                self.lines.push(line);
                let page = report.media.links.page.clone();
                self.links.extend(page.or_else(|| report.media.links.direct.clone()));
            }
        }
        if let Some(error) = &report.error {
            self.app.streams.error(error);
        }
        for note in &report.notes {
            self.app.streams.note(note);
        }
    }

    fn line(&self, report: &Report, line: &str) {
        if report.outcome == Outcome::Planned {
            let size = report.media.size.map_or_else(String::new, |size| format!(", {size} bytes"));
            let mime = report.media.mime.as_deref().unwrap_or("unknown type");
            self.out(&format!("would send {} ({mime}{size}) to {}", report.input, report.profile));
        } else {
            self.out(line);
        }
    }

    /// Ends the JSON document.
    pub fn close(&mut self) {
        if self.app.global.json && !self.closed {
            self.write(if self.given == 0 { "]\n" } else { "\n]\n" });
        }
        self.closed = true;
    }

    /// What was printed, for the clipboard.
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// What can be opened in a browser.
    pub fn links(&self) -> &[Url] {
        &self.links
    }

    /// A reader that has gone, or a full disk, is no reason to stop sending: the history keeps the links.
    fn out(&self, line: &str) {
        if let Err(error) = self.app.streams.rendered(line)
            && !self.app.streams.reader_gone()
        {
            self.app.streams.note(&error.message);
        }
    }

    fn write(&self, text: &str) {
        if let Err(error) = self.app.streams.write_out(text.as_bytes())
            && !self.app.streams.reader_gone()
        {
            self.app.streams.note(&error.message);
        }
    }
}

/// A report as JSON and templates see it.
pub fn view(report: &Report) -> UploadView {
    let outcome = match report.outcome {
        Outcome::Uploaded => OutcomeView::Uploaded,
        Outcome::Reused => OutcomeView::Reused,
        Outcome::Failed => OutcomeView::Failed,
        Outcome::Unknown => OutcomeView::Unknown,
        Outcome::Planned => OutcomeView::Planned,
    };
    let mut view = UploadView::new(&report.input, &report.profile, report.provider, outcome).media(&report.media);
    view.file.blake3.clone_from(&report.blake3);
    view.file.post_id.clone_from(&report.post);
    view.attempts = report.attempts;
    match &report.error {
        Some(error) => view.error(error),
        None => view,
    }
}
