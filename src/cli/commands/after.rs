use std::process::{Command, Stdio};

use url::Url;

use super::copy;
use super::open::browse;
use crate::cli::app::App;
use crate::cli::clipboard;
use crate::cli::notify::notify;
use crate::cli::output::qr::Code;
use crate::cli::output::template::Template;
use crate::cli::output::views::UploadView;
use crate::cli::report;
use crate::error::Result;
use crate::settings::env;

/// Most links of one notification.
const SHOWN: usize = 5;

/// What happens with the links.
#[derive(clap::Args, Debug)]
#[command(next_help_heading = "Links")]
pub struct After {
    /// Copy the links to the clipboard
    #[arg(short, long)]
    copy: bool,
    /// Don't copy, whatever the configuration says
    #[arg(long, conflicts_with = "copy")]
    no_copy: bool,
    /// What to print: url, page, thumbnail, delete, id, markdown, html, bbcode, or a template such as '{name} {url}' [default: url]
    #[arg(short, long)]
    format: Option<String>,
    /// Open the links in a browser
    #[arg(long)]
    open: bool,
    /// Show each link as a QR code on the terminal
    #[arg(long)]
    qr: bool,
    /// Tell the desktop what became of it
    #[arg(long)]
    notify: bool,
}

/// What a command came to.
#[derive(Default)]
pub struct Gain {
    /// What was printed.
    pub lines: Vec<String>,
    /// What can be opened in a browser.
    pub links: Vec<Url>,
    /// The files that are there.
    pub views: Vec<UploadView>,
    /// Why others are not, a line each.
    pub failures: Vec<String>,
}

impl After {
    /// The format. It and the command of the configuration are checked before anything is sent.
    ///
    /// # Errors
    /// `Usage` for an unknown word.
    pub fn template(&self, app: &App) -> Result<Template> {
        command(app)?;
        let format = self
            .format
            .as_deref()
            .or(app.settings.upload.format.as_deref());
        Template::parse(format.unwrap_or("url"))
    }

    /// Whether anything happens with what is printed: else it need not be kept until the end.
    pub fn is_wanted(&self, app: &App) -> bool {
        let defaults = &app.settings.upload;
        self.copies(app)
            || self.qr
            || self.open
            || self.notify
            || defaults.open == Some(true)
            || defaults.notify == Some(true)
            || !command(app).is_ok_and(|words| words.is_empty())
    }

    fn copies(&self, app: &App) -> bool {
        self.copy || (app.settings.upload.copy == Some(true) && !self.no_copy)
    }

    /// Copies, shows, opens, tells, runs. The links are printed already, so what fails here is a note.
    pub fn finish(&self, app: &App, gain: &Gain) {
        let defaults = &app.settings.upload;
        let failed = |what: &str, error: &dyn std::fmt::Display| {
            app.streams.note(&format!("{what}: {error}"));
        };
        if self.copies(app) && !gain.lines.is_empty() {
            match clipboard::copy(&gain.lines.join("\n")) {
                Ok(copied) => app.streams.note(copy::words(copied)),
                Err(error) => failed("not copied", &error),
            }
        }
        if self.qr {
            for link in &gain.links {
                show_code(app, link);
            }
        }
        if self.open || defaults.open == Some(true) {
            for link in &gain.links {
                if let Err(error) = browse(link) {
                    failed("not opened", &error);
                }
            }
        }
        if self.notify || defaults.notify == Some(true) {
            self.tell(app, gain);
        }
        for view in &gain.views {
            if let Err(why) = run(app, view) {
                failed("the command after the upload", &why);
            }
        }
    }

    /// How a command ended, after the desktop was told if it was by an error: behind a hotkey or a menu nobody sees stderr.
    ///
    /// # Errors
    /// That one.
    pub fn told(&self, app: &App, end: Result<u8>) -> Result<u8> {
        let wanted = self.notify || app.settings.upload.notify == Some(true);
        if let (true, Err(error)) = (wanted, &end) {
            let gain = Gain {
                failures: vec![report::worded(error)],
                ..Gain::default()
            };
            self.tell(app, &gain);
        }
        end
    }

    fn tell(&self, app: &App, gain: &Gain) {
        let (there, not) = (gain.lines.len(), gain.failures.len());
        let files = |count: usize| match count {
            1 => "1 file".to_owned(),
            count => format!("{count} files"),
        };
        let summary = match (there, not) {
            (0, 0) => return,
            (0, _) => "Upload failed".to_owned(),
            (_, 0) => format!("{} uploaded", files(there)),
            _ => format!("{} uploaded, {not} failed", files(there)),
        };
        let lines = gain.failures.iter().chain(&gain.lines);
        let mut body: Vec<&str> = lines.map(String::as_str).take(SHOWN).collect();
        if there + not > SHOWN {
            body.push("…");
        }
        if let Err(error) = notify(&summary, &body.join("\n")) {
            app.streams.note(&format!("no notification: {error}"));
        }
    }
}

fn show_code(app: &App, link: &Url) {
    let setting = app.streams.setting();
    match Code::of(link.as_str()) {
        Ok(code) if code.width > setting.width => app.streams.note(&format!(
            "no QR code: it needs {} columns, and the window has {}",
            code.width, setting.width
        )),
        Ok(code) => app.streams.drawing(&code.shown(setting.err.color)),
        Err(error) => app.streams.note(&format!("no QR code: {error}")),
    }
}

/// `after` of the configuration, each word a template of its own.
fn command(app: &App) -> Result<Vec<Template>> {
    let words = app.settings.upload.after.iter().flatten();
    words.map(|word| Template::words(word)).collect()
}

/// Runs the command of the configuration for one file: without a shell, without hoist's tokens, its output beside the talk.
fn run(app: &App, view: &UploadView) -> Result<(), String> {
    let words = command(app).map_err(|error| error.to_string())?;
    let mut words = words.iter().map(|word| word.render(view));
    let Some(program) = words.next() else {
        return Ok(());
    };
    let mut command = Command::new(&program);
    let quiet = app.streams.setting().quiet;
    let talk = || match quiet {
        true => Stdio::null(),
        false => Stdio::from(std::io::stderr()),
    };
    command
        .args(words)
        .stdin(Stdio::null())
        .stdout(talk())
        .stderr(talk());
    for (name, _) in std::env::vars_os() {
        if env::is_secret(&name) {
            command.env_remove(name);
        }
    }
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{program}: {status}")),
        Err(error) => Err(crate::error::Error::io(program, error).to_string()),
    }
}
