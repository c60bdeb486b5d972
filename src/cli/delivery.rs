//! Gives the results of uploads to the person: each line as soon as it may be printed, and one JSON document however it ends.

use std::cell::RefCell;

use super::app::App;
use super::commands::after::Gain;
use super::output::json;
use super::output::template::Template;
use super::output::views::{Outcome as OutcomeView, PlanView, UploadView};
use super::report::worded;
use crate::error::{Error, Result};
use crate::model::Outline;
use crate::ops::{Outcome, Report};

/// Prints reports as they come.
pub struct Delivery<'a> {
    app: &'a App,
    template: &'a Template,
    gain: Gain,
    /// Something happens with it at the end.
    keeps: bool,
    given: usize,
    /// With `--json`: one document a line instead of one array.
    lines_of_json: bool,
    unwritten: RefCell<Option<Error>>,
}

impl<'a> Delivery<'a> {
    /// Nothing is printed before the first report, so that a command that fails before it leaves stdout empty.
    pub fn new(app: &'a App, template: &'a Template) -> Self {
        Delivery {
            app,
            template,
            gain: Gain::default(),
            keeps: true,
            given: 0,
            lines_of_json: false,
            unwritten: RefCell::new(None),
        }
    }

    /// For a command that goes on until it is stopped: with `--json` each report is a document of its own, on a line of its own.
    pub fn endless(app: &'a App, template: &'a Template) -> Self {
        Delivery {
            lines_of_json: true,
            ..Self::new(app, template)
        }
    }

    /// Forgets what is printed, unless it is wanted at the end: a batch may be of any length.
    pub fn keeping(mut self, wanted: bool) -> Self {
        self.keeps = wanted;
        self
    }

    /// Prints one report.
    pub fn give(&mut self, report: &Report) {
        let view = view(report);
        if self.app.global.json {
            let document = json::document(&view, false).unwrap_or_default();
            self.write(&match (self.lines_of_json, self.given) {
                (true, _) => format!("{document}\n"),
                (false, 0) => format!("[\n{document}"),
                (false, _) => format!(",\n{document}"),
            });
        }
        self.given += 1;
        if report.is_delivered() {
            let line = self.template.render(&view);
            if !self.app.global.json {
                self.line(report, &line);
            }
            if self.keeps && report.outcome != Outcome::Planned {
                self.gain.lines.push(line);
                let page = report.media.links.page.clone();
                self.gain
                    .links
                    .extend(page.or_else(|| report.media.links.direct.clone()));
                self.gain.views.push(view);
            }
        } else if let (true, Some(error)) = (self.keeps, &report.error) {
            self.gain
                .failures
                .push(named(report, error, false).message.clone());
        }
        tell(self.app, report);
    }

    fn line(&self, report: &Report, line: &str) {
        if report.outcome == Outcome::Planned {
            let size = report
                .media
                .size
                .map_or_else(String::new, |size| format!(", {size} bytes"));
            let mime = report.media.mime.as_deref().unwrap_or("unknown type");
            let line = format!(
                "would send {} ({mime}{size}) to {}",
                report.input, report.profile
            );
            self.keep(self.app.streams.line(&line));
            for line in report.outline.iter().flat_map(details) {
                self.keep(self.app.streams.line(&format!("  {line}")));
            }
        } else {
            // Also where it is empty: the lines of a script's inputs stay in step.
            self.keep(self.app.streams.write_out(format!("{line}\n").as_bytes()));
            if line.is_empty() {
                let words = format!(
                    "{}: {} gives nothing for this --format",
                    report.input, report.provider
                );
                self.app.streams.note(&words);
            }
        }
    }

    /// Whether nothing was given yet.
    pub fn is_empty(&self) -> bool {
        self.given == 0
    }

    /// Ends the JSON document.
    ///
    /// # Errors
    /// `Io` when something could not be written; that the reader has gone is none.
    pub fn close(&self) -> Result<()> {
        if self.app.global.json && !self.lines_of_json {
            self.write(if self.given == 0 { "[]\n" } else { "\n]\n" });
        }
        match self.unwritten.take() {
            Some(error) => Err(error.advice("the links are in 'hoist history'")),
            None => Ok(()),
        }
    }

    /// What was printed, and what was not, for what comes after it.
    pub fn gain(&self) -> &Gain {
        &self.gain
    }

    fn write(&self, text: &str) {
        self.keep(self.app.streams.write_out(text.as_bytes()));
    }

    /// A reader that has gone, or a full disk, is no reason to stop sending: the history keeps the links.
    fn keep(&self, written: Result<()>) {
        if let Err(error) = written
            && !self.app.streams.reader_gone()
        {
            self.unwritten.borrow_mut().get_or_insert(error);
        }
    }
}

/// What went wrong with an input, and what is worth a note about it.
pub fn tell(app: &App, report: &Report) {
    if let Some(error) = &report.error {
        app.streams
            .error(&named(report, error, app.global.profile.len() > 1));
    }
    for note in &report.notes {
        app.streams.note(note);
    }
}

/// The error with the input's name, and where there are several profiles with the profile's, unless it tells them already.
fn named(report: &Report, error: &Error, several: bool) -> Error {
    let mut message = worded(error);
    let name = report.media.name.as_deref().unwrap_or("standard input");
    if ![report.input.as_str(), name]
        .iter()
        .any(|name| error.message.starts_with(name))
    {
        message = format!("{}: {message}", report.input);
    }
    if several {
        message = format!("{}: {message}", report.profile);
    }
    let mut named = error.twin();
    named.message = message;
    // It is in the message, as far as it belongs there.
    named.provider = None;
    named
}

/// What a dry run tells beside the input: a line each.
fn details(outline: &Outline) -> Vec<String> {
    let mut lines = Vec::new();
    if !outline.metadata.is_empty() {
        lines.push(format!("carries: {}", outline.metadata.join(", ")));
    }
    let mut limits = Vec::new();
    if !outline.types.is_empty() {
        limits.push(outline.types.join(", "));
    }
    limits.extend(
        outline
            .max_bytes
            .map(|most| format!("at most {most} bytes")),
    );
    limits.extend(outline.allowances.iter().map(ToString::to_string));
    if !limits.is_empty() {
        lines.push(format!("limits: {}", limits.join("; ")));
    }
    if let Some(request) = &outline.request {
        lines.push(format!("request: {request}"));
        let headers = request.headers.iter();
        let headers: Vec<String> = headers
            .map(|(name, value)| format!("{name}: {value}"))
            .collect();
        lines.push(format!("headers: {}", headers.join("; ")));
    }
    lines.extend(outline.then.iter().map(|step| format!("then: {step}")));
    lines
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
    let mut view = UploadView::new(&report.input, &report.profile, report.provider, outcome)
        .media(&report.media);
    view.file.blake3.clone_from(&report.blake3);
    view.file.post_id.clone_from(&report.post);
    view.attempts = report.attempts;
    view.plan = report.outline.as_ref().map(PlanView::from);
    match &report.error {
        Some(error) => view.error(error),
        None => view,
    }
}
