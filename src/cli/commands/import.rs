use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::cli::adoption::{Adopted, Adoption, Allowed, is_plain, name_for};
use crate::cli::app::App;
use crate::cli::commands::auth::place;
use crate::cli::commands::upload::tell_unused;
use crate::cli::output::uploaders::{Outcome, UploaderView, summary};
use crate::cli::person::{Input, Terminal};
use crate::cli::{prompt, report};
use crate::error::{Error, Kind, Reason, Result};
use crate::ops::{self, Tally};
use crate::provider::sharex::{
    Entry, Gap, Kept, Lifted, Remark, Severity, entries, gaps, lift, lint, wishes,
};
use crate::provider::{Person, Question, Wanted, preset};
use crate::secret::Secret;
use crate::settings::{TokenStore, check_profile_name};

/// Make profiles of ShareX custom uploaders
///
/// Shows what each uploader sends and where, tells what is odd about its file, asks for what its author left open (YOUR_API_KEY), keeps its
/// secrets in the keyring, and adds a profile. Takes .sxcu files of every age, the UploadersConfig.json of ShareX with its whole list, and
/// .iscu files of ishare. The names of the profiles come on stdout.
///
/// A profile of the same name is replaced only with -y, or after a question. -y allows nothing else: whether an uploader may use plain
/// http, tell your name or read local files is asked, or said with the options.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Examples:\n  hoist import host.sxcu\n  hoist import --name work --input your.domain.com=i.example.org host.sxcu\n  hoist import --dry-run Documents/ShareX/UploadersConfig.json\n  hoist upload -p host cat.png"
)]
pub struct Args {
    /// Files; - is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Name of the profile; that of the uploader, if not given
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[command(flatten)]
    input: Input,
    /// Keep secrets in a file that only you can read, instead of the keyring
    #[arg(long)]
    insecure_storage: bool,
    /// Accept plain http to hosts other than this machine
    #[arg(long)]
    allow_http: bool,
    /// Let the uploader send your name and your computer's (%un, %uln, %cn)
    #[arg(long)]
    allow_identity: bool,
    /// Let the uploader send lines of local files (%rf)
    #[arg(long)]
    allow_files: bool,
    /// Show what would be imported, change nothing
    #[arg(long)]
    dry_run: bool,
}

/// An uploader, and what its messages begin with.
struct Found {
    label: String,
    entry: Result<Entry>,
}

/// Why an uploader was not imported.
enum Fault {
    /// It alone.
    Here(Error),
    /// The person wants to stop.
    Stop(Error),
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Fault::Here(error)
    }
}

/// Imports.
///
/// # Errors
/// `Usage` for a name for several uploaders, `Interrupted` at a question. What goes wrong with one uploader is told and counted.
pub fn run(app: &App, args: &Args) -> Result<u8> {
    if let Some(name) = &args.name {
        check_profile_name(name)
            .map_err(|error| Error::usage(error.message.clone()).reason(error.reason.clone()))?;
    }
    let found: Vec<Found> = ops::words(&args.files)
        .iter()
        .flat_map(|file| read(Path::new(file)))
        .collect();
    if args.name.is_some() && found.len() > 1 {
        let message = format!("--name is for one uploader, and these are {}", found.len());
        return Err(Error::usage(message).advice("leave it out, or import them one by one"));
    }
    let mut import = Import {
        app,
        args,
        made: BTreeSet::new(),
        views: Vec::new(),
    };
    let mut tally = Tally::default();
    let mut stopped = None;
    for found in &found {
        match import.one(found) {
            Ok(()) => tally.add(true, None),
            Err(Fault::Here(error)) => {
                let error = error.during("import");
                tally.add(false, Some(error.kind));
                app.streams.error(&error);
                let remarks = found.entry.as_ref().map_or_else(
                    |_| Vec::new(),
                    |entry| lint(&entry.uploader, &entry.warnings),
                );
                let view = UploaderView::failed(&found.label, remarks, &error);
                import.views.push(view);
            }
            Err(Fault::Stop(error)) => {
                stopped = Some(error);
                break;
            }
        }
    }
    tell_unused(app);
    if app.global.json {
        let document = serde_json::json!({ "uploaders": import.views });
        app.streams.json(&document)?;
    }
    match stopped {
        Some(error) => Err(error.during("import")),
        None => Ok(report::verdict(tally.verdict())),
    }
}

/// The uploaders of a file.
fn read(file: &Path) -> Vec<Found> {
    let label = match file.to_str() {
        Some("-") => "standard input".to_owned(),
        _ => file.display().to_string(),
    };
    let bytes = match file.to_str() {
        Some("-") => {
            let mut bytes = Vec::new();
            let read = std::io::stdin().lock().read_to_end(&mut bytes);
            read.map(|_| bytes)
        }
        _ => std::fs::read(file),
    };
    let found = bytes
        .map_err(|error| match file.is_dir() {
            true => Error::usage(format!("{label} is a directory"))
                .advice(format!("name its files: hoist import {label}/*.sxcu")),
            false => ops::unreadable(&label, error),
        })
        .and_then(|bytes| entries(&bytes, &label))
        .map_err(|error| match error.reason {
            Reason::Plain => error.advice(
                "it takes .sxcu files, ShareX's UploadersConfig.json and .iscu files of ishare",
            ),
            _ => error,
        });
    match found {
        Err(error) => vec![Found {
            label,
            entry: Err(error),
        }],
        Ok(entries) => entries
            .into_iter()
            .enumerate()
            .map(|(index, entry)| {
                let number = entry.as_ref().map_or(Some(index + 1), |entry| entry.number);
                let label = match number {
                    Some(number) => format!("{label}, uploader {number}"),
                    None => label.clone(),
                };
                Found { label, entry }
            })
            .collect(),
    }
}

struct Import<'a> {
    app: &'a App,
    args: &'a Args,
    /// Profiles of this run.
    made: BTreeSet<String>,
    views: Vec<UploaderView>,
}

impl Import<'_> {
    fn one(&mut self, found: &Found) -> Result<(), Fault> {
        let app = self.app;
        let label = &found.label;
        let entry = found.entry.as_ref().map_err(copied)?;
        let remarks = lint(&entry.uploader, &entry.warnings);
        self.tell(label, &remarks)?;
        let wrong = |problem: crate::provider::sharex::Problem| Fault::Here(problem.of(label));
        let shown = lift(&entry.uploader, &BTreeMap::new()).map_err(wrong)?;
        for line in summary(label, &shown) {
            app.streams.say(&line);
        }
        let name = self.name(label, entry)?;
        let replaced = self.may_replace(label, &name)?;
        let allowed = self.consent(label, entry)?;
        let answers = self.answers(label, &gaps(&entry.uploader))?;
        let lifted = lift(&entry.uploader, &answers).map_err(wrong)?;
        let adopted = match self.args.dry_run {
            true => None,
            false => Some(self.adopt(label, &name, entry, &lifted, allowed)?),
        };
        let outcome = match (&adopted, replaced) {
            (None, _) => Outcome::Planned,
            (Some(_), true) => Outcome::Replaced,
            (Some(_), false) => Outcome::Imported,
        };
        self.report(label, &name, &lifted, adopted.as_ref(), outcome);
        self.made.insert(name.clone());
        let view = UploaderView::new(label, &name, outcome, &lifted, remarks, adopted.as_ref());
        self.views.push(view);
        if !app.global.json {
            app.streams.line(&name).map_err(Fault::Stop)?;
        }
        Ok(())
    }

    /// Says what is odd. The first thing that makes the file unusable is the error.
    fn tell(&self, label: &str, remarks: &[Remark]) -> Result<(), Fault> {
        let mut error = None;
        for remark in remarks {
            let at = remark
                .at
                .map_or_else(String::new, |at| format!(", character {at}"));
            let field = match remark.field.as_str() {
                "" => String::new(),
                field => format!(" {field}{at}:"),
            };
            let words = format!("{label}:{field} {}", remark.message);
            if remark.severity == Severity::Error && error.is_none() {
                error = Some(Error::new(Kind::Config, words));
            } else {
                self.app.streams.note(&words);
            }
        }
        match error {
            None => Ok(()),
            Some(error) => Err(Fault::Here(
                error.advice("correct the file; nothing of it was imported"),
            )),
        }
    }

    fn name(&self, label: &str, entry: &Entry) -> Result<String, Fault> {
        if let Some(name) = &self.args.name {
            return Ok(name.clone());
        }
        let base = name_for(&entry.uploader).map_err(|error| {
            Error::new(error.kind, format!("{label}: {error}")).reason(error.reason.clone())
        })?;
        // A built-in profile stays what it is.
        let base = match preset(&base) {
            Some(_) => format!("{base}-sxcu"),
            None => base,
        };
        let numbered = (2..).map(|number| format!("{base}-{number}"));
        let names = std::iter::once(base.clone()).chain(numbered);
        let free = |name: &String| !self.made.contains(name);
        Ok(names.into_iter().find(free).unwrap_or(base))
    }

    /// Whether there is something of this name, and it may be replaced.
    fn may_replace(&self, label: &str, name: &str) -> Result<bool, Fault> {
        let app = self.app;
        let file = format!("{name}.sxcu");
        let there = match app.settings.profiles.get(name) {
            Some(known) => format!("the profile {name} ({})", known.provider),
            None if preset(name).is_some() => format!("the built-in profile {name}"),
            None if app.paths.config_dir.join(&file).exists() => format!("the file {file}"),
            None => return Ok(false),
        };
        if self.args.dry_run {
            app.streams.note(&format!("{label}: this replaces {there}"));
            return Ok(true);
        }
        if !app.global.yes && !app.can_ask() {
            let message = format!("{label}: it would replace {there}");
            let error = Error::usage(message).advice("add -y to replace it, or --name NAME");
            return Err(error.into());
        }
        app.confirm(&format!("Replace {there}?"))?;
        Ok(true)
    }

    /// What the uploader may do besides sending files.
    fn consent(&self, label: &str, entry: &Entry) -> Result<Allowed, Fault> {
        let args = self.args;
        let wishes = wishes(&entry.uploader);
        let allowed = |given: bool, wanted: bool, question: &str| {
            Ok::<bool, Error>(wanted && (given || self.agrees(question)?))
        };
        let plain = is_plain(&entry.uploader);
        let host = entry.uploader.host_name();
        let http = allowed(
            args.allow_http,
            plain,
            &format!("Send to {host} without encryption?"),
        )?;
        if plain && !http {
            self.later(label, "plain http", "allow_http");
        }
        let told = wishes.identity.join(", ");
        let identity = allowed(
            args.allow_identity,
            !wishes.identity.is_empty(),
            &format!("Let each upload tell your name or your computer's ({told})?"),
        )?;
        if !wishes.identity.is_empty() && !identity {
            self.later(label, "telling names of yours", "allow_identity");
        }
        let read = wishes.files.join(", ");
        let files = allowed(
            args.allow_files,
            !wishes.files.is_empty(),
            &format!("Let each upload send a line of a local file ({read})?"),
        )?;
        if !wishes.files.is_empty() && !files {
            let message = format!("{label}: it sends a line of a local file: {read}");
            let error = Error::usage(message).advice("--allow-files lets it");
            return Err(error.into());
        }
        Ok(Allowed {
            http,
            identity,
            files,
        })
    }

    fn later(&self, label: &str, what: &str, key: &str) {
        let words = format!(
            "{label}: {what} is not allowed, so uploads are refused until the profile has {key} = true"
        );
        self.app.streams.note(&words);
    }

    fn agrees(&self, question: &str) -> Result<bool> {
        if self.args.dry_run || !self.app.can_ask() {
            return Ok(false);
        }
        let answer = prompt::ask(&self.app.streams, &format!("{question} [y/N]"))?;
        Ok(matches!(answer.to_lowercase().as_str(), "y" | "yes"))
    }

    /// What fills the gaps. Whoever has no answer now may give it later.
    fn answers(
        &self,
        label: &str,
        gaps: &[Gap],
    ) -> Result<BTreeMap<String, Secret<String>>, Fault> {
        let app = self.app;
        let mut answers = BTreeMap::new();
        for gap in gaps {
            let question = Question {
                title: gap.title.clone(),
                nth: 0,
                answer: Wanted::Text {
                    default: Some(String::new()),
                    hidden: gap.hidden,
                },
            };
            let given = match app.answers.take(&question) {
                Some(given) => given,
                None if self.args.dry_run || !app.can_ask() => continue,
                None => {
                    app.streams.prompt(&format!(
                        "{label}: {} is to be filled in; nothing leaves it open",
                        gap.field
                    ));
                    let person = Terminal::new(app);
                    app.block_on(false, person.ask(&question))
                        .map_err(Fault::Stop)?
                }
            };
            let given = given.trim();
            if given.contains(char::is_control) {
                let message = format!("{label}: the answer to '{}' holds a line break", gap.title);
                return Err(Error::usage(message).into());
            }
            if !given.is_empty() {
                answers.insert(gap.title.clone(), Secret::new(given.to_owned()));
            }
        }
        Ok(answers)
    }

    fn adopt(
        &self,
        label: &str,
        name: &str,
        entry: &Entry,
        lifted: &Lifted,
        allowed: Allowed,
    ) -> Result<Adopted, Fault> {
        let adoption = Adoption {
            name,
            lifted,
            delete_method: entry.delete_method,
            allowed,
            store: match self.args.insecure_storage {
                true => TokenStore::File,
                false => TokenStore::Keyring,
            },
        };
        let adopted = adoption.adopt(self.app);
        Ok(adopted.map_err(|error| {
            let reason = error.reason.clone();
            let message = format!("{label}: {}", error.message);
            Error::new(error.kind, message).reason(reason)
        })?)
    }

    fn report(
        &self,
        label: &str,
        name: &str,
        lifted: &Lifted,
        adopted: Option<&Adopted>,
        outcome: Outcome,
    ) {
        let streams = &self.app.streams;
        let Some(adopted) = adopted else {
            streams.say(&format!("{label} would become the profile {name}"));
            return;
        };
        let secrets = match &adopted.secrets {
            Some(origin) => format!("; its secrets are in {}", place(origin)),
            None => String::new(),
        };
        streams.say(&format!(
            "{} {label} as the profile {name}{secrets}",
            outcome.words()
        ));
        for forgotten in &adopted.forgotten {
            streams.note(&format!(
                "the secret '{forgotten}' of an earlier profile {name} was forgotten, so that it goes to no other host"
            ));
        }
        for field in &lifted.left {
            streams.note(&format!(
                "{label}: {field} is put together from several parts, so its credential stays in {}",
                adopted.file.display()
            ));
        }
        for gap in lifted.open.iter().filter(|gap| !gap.hidden) {
            let words = match gap.field.as_str() {
                "RequestURL" => format!(
                    "each upload asks for '{}' (--input '{}=…')",
                    gap.title, gap.title
                ),
                field => format!("'{}' stays in {field} as it is", gap.title),
            };
            streams.note(&format!("{label}: {words}"));
        }
        let missing = |kept: &&Kept| kept.value.is_none() && !adopted.known.contains(&kept.name);
        let open = lifted.secrets.iter().filter(missing);
        for kept in open {
            let kind = match kept.name.as_str() {
                "token" => String::new(),
                other => format!(" --kind {other}"),
            };
            streams.note(&format!(
                "'hoist auth login {name}{kind}' stores its {}",
                kept.name
            ));
        }
    }
}

/// An error that is told although somebody else keeps it.
fn copied(error: &Error) -> Fault {
    let copy = Error::new(error.kind, error.message.clone()).reason(error.reason.clone());
    Fault::Here(copy)
}
