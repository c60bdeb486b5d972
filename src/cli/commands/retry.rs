use super::after::After;
use super::mirror;
use super::upload::print;
use crate::cli::app::App;
use crate::cli::leftover;
use crate::cli::person::Input;
use crate::cli::profiles;
use crate::error::{Error, Kind, Result};
use crate::history::{Batch, BatchId, Entry, History};
use crate::ops::{self, Host, Manner, Plan};

/// Send again what failed in the last upload, and what it never began
///
/// Files go as they were to go: with the same options, to the same profiles; -p sends those of one profile alone. What was
/// delivered is not sent again, and what may have been is left alone. A file that was changed since stays as it is.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Examples:\n  hoist retry\n  hoist retry --unknown\n  hoist history --batches\n  hoist retry 12 --json"
)]
pub struct Args {
    /// Which upload, by the number that 'hoist history --batches' shows; else the last one
    #[arg(value_name = "BATCH", value_parser = clap::value_parser!(u32).range(1..))]
    batch: Option<u32>,
    /// Also uploads whose outcome is unknown: the host is asked first, and only what it surely does not have is sent
    #[arg(long)]
    unknown: bool,
    /// Files in flight [default: 4]; the host's limit wins
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=64))]
    jobs: Option<u16>,
    #[command(flatten)]
    answers: Input,
    #[command(flatten)]
    after: After,
}

/// Retries.
///
/// # Errors
/// `NotFound` for a batch that the history does not have, `Io` when it can't be read or another hoist works on the batch.
pub fn run(app: &App, args: &Args) -> Result<u8> {
    let template = args.after.template(app)?;
    let history = app.need_history()?;
    let batch = find(history, args.batch)?;
    if history.is_running(batch.id) {
        let number = batch.id.0;
        let message = format!("batch {number} is being sent by another hoist; it is left alone");
        let mut advice = "wait for its end, or stop it".to_owned();
        if let Some(others) = elsewhere(history, &batch)? {
            advice.push_str(&format!("; others have something to send again: {others}"));
        }
        return Err(Error::new(Kind::Io, message).advice(advice));
    }
    let wanted = batch.queued + batch.failed + if args.unknown { batch.unknown } else { 0 };
    if wanted == 0 {
        let others = elsewhere(history, &batch)?.map(|others| format!("; these have: {others}"));
        app.streams.note(&format!(
            "batch {} has nothing to send again{}",
            batch.id.0,
            others.unwrap_or_default()
        ));
        remain(app, history, &batch, args.unknown)?;
        if app.global.json {
            app.streams.json(&serde_json::json!([]))?;
        }
        return Ok(0);
    }
    let manner = Manner::of(&batch)?;
    let hosts = hosts(app, &manner)?;
    let jobs = args.jobs.map(usize::from).or(app.settings.upload.jobs);
    let plan = Plan {
        fallback: manner.fallback,
        upload: manner.upload(),
        name: manner.name.clone(),
        jobs: jobs.unwrap_or(4),
        reuse: manner.reuse,
        strip: manner.strip,
        retries: app.global.retries,
        origins: mirror::origins(app, &manner, &hosts)?,
        ..Plan::new(&hosts, app.web(&hosts), "retry")
    };
    let ledger = app.ledger();
    let (progress, stop) = (app.progress.as_ref(), &app.stop);
    let code = print(app, &template, &args.after, async |emit| {
        ops::retry(&plan, &batch, args.unknown, &ledger, progress, stop, emit).await
    })?;
    remain(app, history, &batch, args.unknown)?;
    Ok(code)
}

fn find(history: &History, number: Option<u32>) -> Result<Batch> {
    let id = match number {
        Some(number) => Some(BatchId(number.into())),
        None => history.latest_batch()?,
    };
    let found = match id {
        Some(id) => history.batch_of(id)?,
        None => None,
    };
    found.ok_or_else(|| {
        let message = match number {
            Some(number) => format!("the history has no batch {number}"),
            None => "the history is empty: there is nothing to send again".to_owned(),
        };
        Error::new(Kind::NotFound, message).advice("'hoist history --batches' shows what there is")
    })
}

/// The profiles that a batch went to, or of these the one that was chosen.
fn hosts(app: &App, manner: &Manner) -> Result<Vec<Host>> {
    let only = app.profile_filter()?;
    let names: Vec<&String> = manner
        .profiles
        .iter()
        .filter(|name| only.as_ref().is_none_or(|only| only == *name))
        .collect();
    if names.is_empty() {
        let message = format!(
            "the batch went to {}, not to {}",
            manner.profiles.join(", "),
            only.unwrap_or_default()
        );
        return Err(Error::usage(message).advice("leave -p out"));
    }
    let host = |name: &String| app.host(&profiles::find(&app.settings, name)?);
    names.into_iter().map(host).collect()
}

/// Which other batches have something to send.
fn elsewhere(history: &History, batch: &Batch) -> Result<Option<String>> {
    let others: Vec<String> = history
        .batches(Some(20))?
        .iter()
        .filter(|other| other.id != batch.id && other.queued + other.failed > 0)
        .filter(|other| !history.is_running(other.id))
        .map(|other| other.id.0.to_string())
        .collect();
    Ok((!others.is_empty()).then(|| others.join(", ")))
}

/// What is left to the person.
fn remain(app: &App, history: &History, batch: &Batch, asked: bool) -> Result<()> {
    let number = batch.id.0;
    let Some(left) = history.batch_of(batch.id)? else {
        return Ok(());
    };
    if left.unknown > 0 && !asked {
        app.streams.note(&format!(
            "{} of batch {number} may have arrived: 'hoist retry {number} --unknown' asks the host before it sends anything",
            uploads(left.unknown)
        ));
    }
    if !left.read_all {
        app.streams.note(&format!(
            "the upload was cut off before it had looked at all of its inputs; the same command with {} sends the rest",
            leftover::again(&left)
        ));
    }
    if left.makes_post() {
        tell_post(app, &history.batch(batch.id)?, &left);
    }
    Ok(())
}

/// A retry sends the files of a post, and makes no post: what was to stand in it is not in the history.
fn tell_post(app: &App, files: &[Entry], batch: &Batch) {
    if files.is_empty() || files.iter().any(|file| file.post.is_some()) {
        return;
    }
    if batch.queued + batch.failed + batch.unknown > 0 {
        app.streams
            .note("these files are for a post, which can be made once all of them are on the host");
        return;
    }
    let media = files.iter().filter(|file| file.deleted_at.is_none());
    let media: String = media
        .map(|file| format!(" --media {}", file.media.id))
        .collect();
    let profile = &batch.profiles;
    app.streams.note(&format!(
        "nobody knows of a post of these files; where 'hoist post ls -p {profile}' shows none, \
         'hoist post create{media} -p {profile}' makes it, with --title and what else it had"
    ));
}

fn uploads(count: u64) -> String {
    match count {
        1 => "1 upload".to_owned(),
        count => format!("{count} uploads"),
    }
}
