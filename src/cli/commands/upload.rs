use std::ffi::OsString;
use std::path::PathBuf;

use super::after::After;
use super::metadata::Metadata;
use crate::cli::app::App;
use crate::cli::clipboard;
use crate::cli::delivery::Delivery;
use crate::cli::output::template::Template;
use crate::cli::person;
use crate::cli::report;
use crate::cli::signals;
use crate::error::{Error, Result};
use crate::model::{self, Run};
use crate::ops::{self, Host, Input, Inputs, Plan, Report, Tally};
use crate::pages::Spared;

/// Put files on a host, print their links
///
/// Links come on stdout, one a line, in the order of the inputs, each as soon as it and all before it are done. An input that fails
/// does not stop the others.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Examples:\n  hoist upload cat.png\n  hoist upload -c -f markdown shot.png\n  hoist upload -r photos/ -p imgpile -j 8\n  url=$(hoist upload --copy x.png)\n  hoist upload --clipboard\n  grim - | hoist upload - --name shot.png\n  hoist upload *.jpg --post --title 'Summer' -p imgpile"
)]
pub struct Args {
    /// Files, directories (with -r), - for stdin, or links to files
    #[arg(value_name = "INPUT")]
    inputs: Vec<OsString>,
    #[command(flatten)]
    pub feed: Feed,
    /// Put all inputs into one post and print its link last
    #[arg(long, conflicts_with_all = ["post_id", "guest", "wait", "fallback"])]
    post: bool,
    /// Attach to an existing post
    #[arg(long, value_name = "ID", conflicts_with = "reuse")]
    post_id: Option<String>,
    /// Take the inputs as text: files, - and --clipboard alike. Hosts that know no texts get a .txt file
    #[arg(long, conflicts_with_all = ["post", "post_id"])]
    text: bool,
    /// Go on with the newest upload that had the same inputs and profiles in the same directory, also after it was killed: what it
    /// delivered is not sent, its links are printed; a file that changed since is sent anew
    #[arg(long, conflicts_with_all = ["dry_run", "post"])]
    resume: bool,
    /// Print what would be sent where, limits and request included; contact nobody, open no keyring
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    manner: Manner,
    #[command(flatten)]
    pub after: After,
}

/// How each file is put on its hosts.
#[derive(clap::Args, Debug)]
pub struct Manner {
    /// Send no token, where the host allows it
    #[arg(long)]
    guest: bool,
    /// Wait until the host has processed it, where it takes its time
    #[arg(long)]
    wait: bool,
    /// With several profiles: use the first that accepts each file
    #[arg(long)]
    pub fallback: bool,
    #[command(flatten)]
    metadata: Metadata,
    #[command(flatten)]
    answers: person::Input,
}

impl Manner {
    /// What is sent along, with the defaults of the configuration.
    ///
    /// # Errors
    /// `Config` for a default that can't be read.
    fn upload(&self, app: &App, hosts: &[Host], post_id: Option<&str>) -> Result<model::Upload> {
        let upload = with_defaults(app, self.said(post_id), hosts)?;
        note_sweep(app, &upload, hosts);
        Ok(upload)
    }

    /// What is sent along as far as the command line says so.
    pub fn said(&self, post_id: Option<&str>) -> model::Upload {
        model::Upload {
            wait: self.wait,
            ..self.metadata.upload(post_id, self.guest)
        }
    }

    /// A plan for files that come one by one while hoist runs.
    ///
    /// # Errors
    /// As [`crate::cli::app::App::selected`], and `Usage` for an option that a host has no field for.
    pub fn plan<'a>(
        &self,
        app: &App,
        sending: &Sending,
        hosts: &'a [Host],
        command: &str,
    ) -> Result<Plan<'a>> {
        let upload = self.upload(app, hosts, None)?;
        for host in hosts {
            ops::check_upload(host, &upload, None)?;
        }
        Ok(Plan {
            fallback: self.fallback,
            upload,
            jobs: sending.jobs(app),
            reuse: sending.reuse(app),
            strip: sending.strip(app),
            retries: app.global.retries,
            ..Plan::new(hosts, app.web(hosts), command)
        })
    }
}

/// Where inputs come from and how they are sent.
#[derive(clap::Args, Debug)]
pub struct Feed {
    /// Enter directories
    #[arg(short, long)]
    pub recursive: bool,
    /// Read inputs from a file, one a line; - for stdin
    #[arg(long, value_name = "FILE")]
    pub files_from: Option<PathBuf>,
    /// The inputs in --files-from are separated by NUL
    #[arg(short = '0', long, requires = "files_from")]
    pub null: bool,
    /// What is on the clipboard: copied files, or an image; with --text its text
    #[arg(long)]
    pub clipboard: bool,
    /// File name to send
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    #[command(flatten)]
    pub sending: Sending,
}

/// How files are sent, whatever they come from.
#[derive(clap::Args, Debug)]
pub struct Sending {
    /// Files in flight [default: 4]; the host's limit wins
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=64))]
    pub jobs: Option<u16>,
    /// Send nothing whose bytes this profile has already; print the known link
    #[arg(long)]
    pub reuse: bool,
    /// Remove EXIF, GPS and other metadata without recompressing (JPEG, PNG, WebP)
    #[arg(long)]
    pub strip: bool,
    /// Don't remove metadata, whatever the configuration says
    #[arg(long, conflicts_with = "strip")]
    pub no_strip: bool,
}

impl Feed {
    /// Whether all inputs are on the command line.
    pub fn is_empty(&self) -> bool {
        self.files_from.is_none() && !self.clipboard
    }

    /// The inputs: those of the command line, of the list, of the clipboard, whose text is taken where `text` wants it.
    ///
    /// # Errors
    /// `Usage` for a name that would be given to several files, `Io` when the list or the clipboard can't be read.
    pub fn inputs(&self, given: &[OsString], text: bool) -> Result<Inputs> {
        let mut all = ops::words(given);
        if let Some(list) = &self.files_from {
            let name = list.display().to_string();
            if list.as_os_str() == "-" {
                all.extend(ops::read_list(
                    std::io::stdin().lock(),
                    "standard input",
                    self.null,
                )?);
            } else {
                let file =
                    std::fs::File::open(list).map_err(|error| ops::unreadable(&name, error))?;
                all.extend(ops::read_list(file, &name, self.null)?);
            }
        }
        let mut inputs = Inputs::new(all, self.recursive);
        if self.clipboard {
            inputs = inputs.with(clipboard::inputs(text)?);
        }
        if self.name.is_some() && (inputs.given() > 1 || self.recursive) {
            return Err(Error::usage("--name goes with one input"));
        }
        if let Some(name) = &self.name {
            check_name(name)?;
        }
        Ok(inputs)
    }
}

impl Sending {
    /// Files in flight.
    pub fn jobs(&self, app: &App) -> usize {
        self.jobs
            .map(usize::from)
            .or(app.settings.upload.jobs)
            .unwrap_or(4)
    }

    /// Whether known bytes are sent again.
    pub fn reuse(&self, app: &App) -> bool {
        self.reuse || app.settings.upload.reuse == Some(true)
    }

    /// Whether metadata is removed.
    pub fn strip(&self, app: &App) -> bool {
        self.strip || (app.settings.upload.strip == Some(true) && !self.no_strip)
    }
}

/// Refuses what is no name of a file.
///
/// # Errors
/// `Usage`, naming it.
pub fn check_name(name: &str) -> Result<()> {
    if name.contains('/') || matches!(name, "" | "." | "..") {
        let message = format!("--name '{name}' is not a file name");
        return Err(Error::usage(message).advice("give a name without directories"));
    }
    Ok(())
}

/// Uploads.
///
/// # Errors
/// `Usage` for options that don't fit. What goes wrong with one input is told and counted.
pub fn run(app: &App, args: &Args) -> Result<u8> {
    args.after.told(app, send(app, args))
}

fn send(app: &App, args: &Args) -> Result<u8> {
    if args.inputs.is_empty() && args.feed.is_empty() {
        return Err(
            Error::usage("nothing to upload").advice("give files, - for stdin, or --clipboard")
        );
    }
    if args.post {
        return super::post_create::run_upload(
            app,
            &args.inputs,
            &args.feed,
            &args.manner.metadata,
            &args.after,
            args.dry_run,
        );
    }
    let template = args.after.template(app)?;
    let hosts = app.hosts_for(args.dry_run)?;
    let inputs = args.feed.inputs(&args.inputs, args.text)?;
    let _spared = inputs.first_len().and_then(Spared::of);
    let upload = args.manner.upload(app, &hosts, args.post_id.as_deref())?;
    let upload = model::Upload {
        run: if args.text { Run::Text } else { Run::File },
        ..upload
    };
    let plan = Plan {
        fallback: args.manner.fallback,
        upload,
        name: args.feed.name.clone(),
        jobs: args.feed.sending.jobs(app),
        // What is known already would not be attached to the post.
        reuse: args.feed.sending.reuse(app) && args.post_id.is_none(),
        strip: args.feed.sending.strip(app),
        inputs: Some(inputs.fingerprint()),
        resume: args.resume,
        retries: app.global.retries,
        dry_run: args.dry_run,
        ..Plan::new(&hosts, app.web(&hosts), "upload")
    };
    if inputs.given() == 0 {
        app.streams.note("there are no inputs, so nothing is sent");
    }
    let inputs = inputs.map(|input| match args.text {
        true => piped(input),
        false => input,
    });
    deliver(app, &plan, inputs, &template, &args.after)
}

/// A text that stands in the place of a file is not taken for one, because a misspelt name would be published.
fn piped(mut input: Input) -> Input {
    input.given = input.given.map_err(|error| {
        let cause = std::error::Error::source(&error)
            .and_then(|cause| cause.downcast_ref::<std::io::Error>());
        match cause.is_some_and(|cause| cause.kind() == std::io::ErrorKind::NotFound) {
            true => error.advice(
                "--text takes files; a text of its own is piped: printf %s TEXT | hoist upload --text -",
            ),
            false => error,
        }
    });
    input
}

/// Sends the inputs, prints each result in its turn, and gives the exit code.
///
/// # Errors
/// As [`ops::upload`], and `Io` when something could not be printed.
pub fn deliver(
    app: &App,
    plan: &Plan<'_>,
    inputs: impl Iterator<Item = Input>,
    template: &Template,
    after: &After,
) -> Result<u8> {
    signals::begin(&app.stop, true);
    let ledger = app.ledger();
    let (progress, stop) = (app.progress.as_ref(), &app.stop);
    print(app, template, after, async |emit| {
        ops::upload(plan, inputs, &ledger, progress, stop, emit).await
    })
}

/// Prints what `work` gives as it comes, and does with the links what was asked for. Gives the exit code.
///
/// # Errors
/// Those of `work`, and `Io` when something could not be printed.
pub fn print(
    app: &App,
    template: &Template,
    after: &After,
    work: impl AsyncFnOnce(&mut dyn FnMut(Report)) -> Result<()>,
) -> Result<u8> {
    let mut delivery = Delivery::new(app, template).keeping(after.is_wanted(app));
    let mut tally = Tally::default();
    let mut emit = |report: Report| {
        tally.count(&report);
        delivery.give(&report);
    };
    let done = app.block_on(true, work(&mut emit));
    tell_unused(app);
    // What was given before an error is a whole document all the same.
    let written = match &done {
        Err(_) if delivery.is_empty() => Ok(()),
        _ => delivery.close(),
    };
    app.hurry();
    done?;
    after.finish(app, delivery.gain());
    written?;
    Ok(report::verdict(tally.verdict()))
}

/// Answers to questions that nobody asked are probably misspelt.
pub fn tell_unused(app: &App) {
    for title in app.answers.unused() {
        app.streams.note(&format!(
            "--input '{title}=…' answers nothing that was asked"
        ));
    }
}

/// Adds what `[upload]` of the configuration sets and the command line does not, where every host has a field for it.
///
/// # Errors
/// `Usage` or `Config` for a value that can't be read.
pub fn with_defaults(
    app: &App,
    mut upload: model::Upload,
    hosts: &[Host],
) -> Result<model::Upload> {
    use model::Field;
    let all_have = |field: Field| {
        hosts
            .iter()
            .all(|host| host.provider.descriptor().upload_fields.contains(&field))
    };
    let defaults = &app.settings.upload;
    if let (None, Some(text), true) = (upload.expire, &defaults.expire, all_have(Field::Expire)) {
        upload.expire = Some(text.parse()?);
    }
    if let (None, Some(text), true) = (
        upload.visibility,
        &defaults.visibility,
        all_have(Field::Visibility),
    ) {
        let known = model::Visibility::ALL
            .into_iter()
            .find(|one| one.name() == text);
        upload.visibility = Some(known.ok_or_else(|| {
            Error::new(
                crate::error::Kind::Config,
                format!("[upload] visibility: '{text}' is not public, hidden or private"),
            )
        })?);
    }
    Ok(upload)
}

/// Tells of each host that deletes nothing by itself what is to delete there.
pub fn note_sweep(app: &App, upload: &model::Upload, hosts: &[Host]) {
    let Some(span) = upload.expire else { return };
    for host in hosts.iter().filter(|host| host.is_swept(upload)) {
        app.streams.note(&format!(
            "{} deletes nothing by itself: 'hoist sweep' does it, {span} from now",
            host.profile
        ));
    }
}
