use std::cell::RefCell;
use std::ffi::OsString;

use clap::ArgMatches;

use super::after::{After, Gain};
use super::metadata::Metadata;
use super::upload::{Feed, note_sweep};
use crate::cli::app::App;
use crate::cli::delivery::{self, Delivery};
use crate::cli::output::template::Template;
use crate::cli::output::views::PostView;
use crate::cli::{report, values};
use crate::error::{Error, Kind, Result};
use crate::model::{MediaId, NewPost, Post, PostCreated};
use crate::ops::{self, Host, Ledger, Piece, Plan, Report, Tally};

/// Make a post from files, which are uploaded first, and from media that are on the host
///
/// Prints one line for each file's link, and the post's page last. When one file can't be uploaded there is no post.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Examples:\n  hoist post create a.jpg b.jpg --title 'Summer' -p imgpile\n  hoist post create --media abc1234 c.jpg -p imgpile\n  hoist post create clip.mp4 --content 'Out now' --account 12 --at '2026-07-01 09:00' -p posteverywhere"
)]
pub struct Args {
    /// Files to upload for it
    #[arg(value_name = "INPUT")]
    inputs: Vec<OsString>,
    /// Media that is on the host already; may be given several times, mixes with files in order
    #[arg(long, value_name = "ID")]
    media: Vec<String>,
    #[command(flatten)]
    feed: Feed,
    /// Print what would be sent where, limits and request included; contact nobody, open no keyring
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    metadata: Metadata,
    #[command(flatten)]
    publication: Publication,
    #[command(flatten)]
    after: After,
}

/// What only hosts that publish elsewhere know.
#[derive(clap::Args, Debug, Default)]
#[command(next_help_heading = "Publishing")]
pub struct Publication {
    /// Text of the post; - for stdin
    #[arg(long, value_name = "TEXT")]
    content: Option<String>,
    /// Account to publish on, by its id; may be given several times
    #[arg(long, value_name = "ID")]
    account: Vec<String>,
    /// When to publish: 2026-07-01 09:00, or with an offset
    #[arg(long, value_name = "TIME", conflicts_with_all = ["queue"])]
    at: Option<String>,
    /// The time zone of --at, such as Europe/Vienna; else the one of this machine
    #[arg(long, value_name = "ZONE", requires = "at")]
    tz: Option<String>,
    /// Save without publishing
    #[arg(long)]
    draft: bool,
    /// Take the next slot of the posting queue
    #[arg(long)]
    queue: bool,
    /// Wait until every destination has an outcome
    #[arg(long)]
    wait: bool,
    /// Another text for one network, as NETWORK=TEXT; may be given several times
    #[arg(long, value_name = "NETWORK=TEXT", value_parser = network_content)]
    network_content: Vec<(String, String)>,
}

/// Reads `NETWORK=TEXT`.
pub fn network_content(text: &str) -> Result<(String, String)> {
    text.split_once('=')
        .filter(|(network, _)| !network.is_empty())
        .map(|(network, content)| (network.to_owned(), content.to_owned()))
        .ok_or_else(|| Error::usage(format!("'{text}' is not NETWORK=TEXT")))
}

impl Publication {
    /// Adds it to a post. A time is told in both zones, because hosts take UTC.
    ///
    /// # Errors
    /// `Usage` for a time or zone that is none.
    fn apply(&self, app: &App, post: NewPost) -> Result<NewPost> {
        let at = self
            .at
            .as_deref()
            .map(|text| values::at(text, self.tz.as_deref()))
            .transpose()?;
        if let Some((time, zone)) = &at {
            let local = time
                .in_tz(zone)
                .map(|local| local.strftime("%Y-%m-%d %H:%M %Z").to_string());
            let local = local.unwrap_or_else(|_| time.to_string());
            app.streams
                .note(&format!("to be published at {local}, which is {time}"));
        }
        let content = self
            .content
            .as_deref()
            .map(|text| app.text_or_stdin(text))
            .transpose()?;
        let (at, time_zone) = at.unzip();
        Ok(NewPost {
            content,
            accounts: self.account.clone(),
            at,
            time_zone: self.tz.as_ref().and(time_zone),
            draft: self.draft,
            queue: self.queue,
            wait: self.wait,
            network_content: self.network_content.clone(),
            ..post
        })
    }
}

/// A piece of the post in the order of the command line.
enum Place {
    Input,
    Media(String),
}

/// `--media` and inputs in the order in which they were given.
fn places(args: &Args, matches: &ArgMatches) -> Vec<Place> {
    let inputs = matches.indices_of("inputs").into_iter().flatten();
    let media = matches.indices_of("media").into_iter().flatten();
    let mut places: Vec<(usize, Place)> = inputs
        .map(|index| (index, Place::Input))
        .chain(
            media
                .zip(&args.media)
                .map(|(index, id)| (index, Place::Media(id.clone()))),
        )
        .collect();
    places.sort_by_key(|(index, _)| *index);
    places.into_iter().map(|(_, place)| place).collect()
}

/// `post create`.
///
/// # Errors
/// `Unsupported`, `Usage`, or the host's refusal of the post.
pub fn run(app: &App, args: &Args, matches: &ArgMatches) -> Result<u8> {
    let metadata = &args.metadata;
    let post = args.publication.apply(
        app,
        NewPost {
            title: metadata.title.clone(),
            description: metadata.description.clone(),
            visibility: metadata.visibility,
            nsfw: metadata.nsfw.then_some(true),
            ..NewPost::default()
        },
    )?;
    let job = Job {
        inputs: &args.inputs,
        places: places(args, matches),
        feed: &args.feed,
        metadata,
        after: &args.after,
        dry_run: args.dry_run,
        of_upload: false,
        post,
    };
    job.run(app)
}

/// `upload --post`.
///
/// # Errors
/// As [`run`].
pub fn run_upload(
    app: &App,
    inputs: &[OsString],
    feed: &Feed,
    metadata: &Metadata,
    after: &After,
    dry_run: bool,
) -> Result<u8> {
    let job = Job {
        inputs,
        places: inputs.iter().map(|_| Place::Input).collect(),
        feed,
        metadata,
        after,
        dry_run,
        of_upload: true,
        post: NewPost {
            title: metadata.title.clone(),
            description: metadata.description.clone(),
            visibility: metadata.visibility,
            nsfw: metadata.nsfw.then_some(true),
            ..NewPost::default()
        },
    };
    job.run(app)
}

struct Job<'a> {
    inputs: &'a [OsString],
    places: Vec<Place>,
    feed: &'a Feed,
    metadata: &'a Metadata,
    after: &'a After,
    dry_run: bool,
    of_upload: bool,
    post: NewPost,
}

impl Job<'_> {
    /// Sends the files and makes the post. Both are one batch of the history, which is over when the post is there.
    fn run(self, app: &App) -> Result<u8> {
        let template = self.after.template(app)?;
        let chosen = app.chosen()?;
        let host = [match self.dry_run {
            true => app.dry_host(&chosen)?,
            false => app.host(&chosen)?,
        }];
        let inputs = self.feed.inputs(self.inputs, false)?;
        // Directories may hold any number of files; the rest is known before anything is sent.
        ops::check_post(&host[0], &self.post, self.stored() + inputs.given())?;
        note_sweep(app, &self.metadata.files_of_post(), &host);
        let ledger = app.ledger();
        let mut plan = Plan {
            upload: self.metadata.files_of_post(),
            name: self.feed.name.clone(),
            jobs: self.feed.sending.jobs(app),
            reuse: self.feed.sending.reuse(app),
            strip: self.feed.sending.strip(app),
            retries: app.global.retries,
            dry_run: self.dry_run,
            ..Plan::new(&host, app.web(&host), "post create")
        };
        if !self.dry_run {
            plan.batch = ops::begin(&plan, &ledger);
        }
        let batch = plan.batch;
        let done = self.carry_out(app, &plan, inputs, &template, &ledger);
        ledger.end_batch(batch);
        done
    }

    /// How many media of the post are on the host already.
    fn stored(&self) -> usize {
        let places = self.places.iter();
        let stored = places.filter(|place| matches!(place, Place::Media(_)));
        stored.count()
    }

    fn carry_out(
        mut self,
        app: &App,
        plan: &Plan<'_>,
        inputs: ops::Inputs,
        template: &Template,
        ledger: &Ledger<'_>,
    ) -> Result<u8> {
        let host = &plan.hosts[0];
        let Sent {
            reports,
            tally,
            written,
        } = send(app, plan, inputs, template, ledger)?;
        let complete = reports.iter().all(Report::is_delivered) && !app.stop.is_set();
        if !complete {
            app.streams
                .note("no post was made, because not every file is on the host");
        } else if self.dry_run {
            app.streams.say(&format!(
                "would make a post of {} media on {}",
                reports.len() + self.stored(),
                host.profile
            ));
        }
        if !complete || self.dry_run {
            self.document(app, host, None, &reports)?;
            written?;
            return Ok(report::verdict(tally.verdict()));
        }
        let post = std::mem::take(&mut self.post);
        let pieces = pieces(&self.places, &reports);
        let created = match create(app, plan, post, &pieces, ledger) {
            Ok(created) => created,
            Err(error) => {
                self.document(app, host, None, &reports)?;
                return Err(error);
            }
        };
        if !app.global.json {
            app.streams.line(&link(&created.post))?;
        }
        self.document(app, host, Some(&created.post), &reports)?;
        created.notes.iter().for_each(|note| app.streams.note(note));
        app.hurry();
        self.after.finish(
            app,
            &Gain {
                lines: vec![link(&created.post)],
                links: created.post.page.clone().into_iter().collect(),
                views: reports.iter().map(delivery::view).collect(),
                failures: Vec::new(),
            },
        );
        written?;
        if let Some(error) = created.incomplete {
            app.streams.error(&error);
            return Ok(report::PARTLY);
        }
        Ok(report::verdict(tally.verdict()))
    }

    /// With `--json`: the files, and the post where there is one. `upload` promises an array, `post create` an object.
    fn document(
        &self,
        app: &App,
        host: &Host,
        post: Option<&Post>,
        reports: &[Report],
    ) -> Result<()> {
        if !app.global.json {
            return Ok(());
        }
        let mut uploads: Vec<_> = reports.iter().map(delivery::view).collect();
        for view in &mut uploads {
            view.file.post_id = post.map(|post| post.id.to_string());
        }
        if self.of_upload {
            if let Some(post) = post {
                app.streams.note(&format!("the post is {}", link(post)));
            }
            return app.streams.json(&uploads);
        }
        let mut document = match post {
            Some(post) => {
                serde_json::json!(PostView::new(&host.profile, host.provider_name(), post))
            }
            None => serde_json::json!({ "id": null }),
        };
        document["uploads"] = serde_json::json!(uploads);
        app.streams.json(&document)
    }
}

/// Makes the post. Stopping meanwhile leaves open whether it was made.
fn create(
    app: &App,
    plan: &Plan<'_>,
    post: NewPost,
    pieces: &[Piece<'_>],
    ledger: &Ledger<'_>,
) -> Result<PostCreated> {
    app.block_on(true, async {
        tokio::select! {
            created = ops::create_post(&plan.hosts[0], post, pieces, plan.batch, ledger) => created,
            () = app.stop.wait() => Err(Error::new(
                Kind::Interrupted,
                "interrupted while the post was being made; the host may have it",
            )
            .advice("look with 'hoist post ls' before making it again")),
        }
    })
}

/// The files of a post, as far as they got.
struct Sent {
    reports: Vec<Report>,
    tally: Tally,
    written: Result<()>,
}

fn send(
    app: &App,
    plan: &Plan<'_>,
    inputs: ops::Inputs,
    template: &Template,
    ledger: &Ledger<'_>,
) -> Result<Sent> {
    let mut sent = Sent {
        reports: Vec::new(),
        tally: Tally::default(),
        written: Ok(()),
    };
    if inputs.given() == 0 {
        ledger.read_all(plan.batch);
        return Ok(sent);
    }
    // With --json there is one document at the end, when the post is known.
    let delivery = (!app.global.json).then(|| RefCell::new(Delivery::new(app, template)));
    let mut emit = |report: Report| {
        sent.tally.count(&report);
        match &delivery {
            Some(delivery) => delivery.borrow_mut().give(&report),
            None => delivery::tell(app, &report),
        }
        sent.reports.push(report);
    };
    app.block_on(
        true,
        ops::upload(
            plan,
            inputs,
            ledger,
            app.progress.as_ref(),
            &app.stop,
            &mut emit,
        ),
    )?;
    if let Some(delivery) = delivery {
        sent.written = delivery.into_inner().close();
    }
    Ok(sent)
}

/// The post's pieces. An input that is a directory has several reports; they come where it stood.
fn pieces<'a>(places: &[Place], reports: &'a [Report]) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let of = |argument: usize| {
        reports
            .iter()
            .filter(move |report| report.argument == argument)
            .map(Piece::Uploaded)
    };
    let mut argument = 0;
    for place in places {
        match place {
            Place::Input => {
                pieces.extend(of(argument));
                argument += 1;
            }
            Place::Media(id) => pieces.push(Piece::Stored(MediaId::new(id))),
        }
    }
    // Those of --files-from come after the command line.
    pieces.extend(
        reports
            .iter()
            .filter(|report| report.argument >= argument)
            .map(Piece::Uploaded),
    );
    pieces
}

fn link(post: &Post) -> String {
    post.page
        .as_ref()
        .map_or_else(|| post.id.to_string(), ToString::to_string)
}
