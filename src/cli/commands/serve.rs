use std::cell::RefCell;

use super::after::After;
use super::upload::{Manner, Sending};
use crate::cli::app::App;
use crate::cli::clipboard;
use crate::cli::delivery::Delivery;
use crate::cli::output::template::Template;
use crate::cli::picgo::{self, Guard, Item, Refusal, Wanted};
use crate::cli::report;
use crate::error::Result;
use crate::ops::{self, Inputs, Ledger, Plan, Report};
use crate::secret::Secret;

/// Take uploads from plug-ins of other programs
///
/// Speaks the protocol of PicGo's server on 127.0.0.1, so that Typora, Obsidian and VS Code work with it as they do with PicGo: it is
/// asked for files by their paths, for files that are sent to it, and for what is on the clipboard.
///
/// Programs of this machine may ask; with a key, those that know it. Pages of the web may not, unless --allow-origin names their site.
/// Links also come on stdout, as they do from 'upload'; with --json one object a line. Ctrl-C ends it.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Examples:\n  hoist serve --picgo -p pile\n  HOIST_SERVE_KEY=$(pass show hoist-key) hoist serve --picgo\n  curl -d '{\"list\":[\"/tmp/cat.png\"]}' -H 'Content-Type: application/json' http://127.0.0.1:36677/upload"
)]
pub struct Args {
    /// Speak PicGo's protocol
    #[arg(long, required = true)]
    picgo: bool,
    /// Port of 127.0.0.1; 0 takes a free one
    #[arg(long, value_name = "PORT", default_value_t = picgo::PORT)]
    port: u16,
    /// Key that uploads need, as Authorization: Bearer, X-PicGo-Secret, ?secret= or ?key=
    #[arg(
        long,
        value_name = "KEY",
        env = "HOIST_SERVE_KEY",
        hide_env_values = true
    )]
    key: Option<String>,
    /// Site whose pages may upload, such as https://notes.example.org; may be given several times
    #[arg(long, value_name = "ORIGIN")]
    allow_origin: Vec<String>,
    #[command(flatten)]
    sending: Sending,
    #[command(flatten)]
    manner: Manner,
    #[command(flatten)]
    after: After,
}

/// Serves until it is stopped.
///
/// # Errors
/// `Usage` for options that don't fit, `Io` when the port is taken.
pub fn run(app: &App, args: &Args) -> Result<u8> {
    let template = args.after.template(app)?;
    let hosts = app.hosts()?;
    let plan = args.manner.plan(app, &args.sending, &hosts, "serve")?;
    let ledger = app.ledger();
    let key = args.key.clone().filter(|key| !key.is_empty());
    let guard = Guard {
        key: key.map(Secret::new),
        origins: args.allow_origin.clone(),
    };
    let listener = picgo::listen(args.port)?;
    let address = listener
        .local_addr()
        .map_err(|error| crate::error::Error::io("the port", error))?;
    app.streams
        .note(&format!("listening on http://{address}; Ctrl-C ends it"));
    let desk = Desk {
        app,
        plan: &plan,
        ledger: &ledger,
        template: &template,
        after: &args.after,
    };
    app.block_on(
        true,
        picgo::serve(listener, &guard, &app.stop, |wanted| desk.upload(wanted)),
    )?;
    Ok(0)
}

/// Where requests are done.
struct Desk<'a> {
    app: &'a App,
    plan: &'a Plan<'a>,
    ledger: &'a Ledger<'a>,
    template: &'a Template,
    after: &'a After,
}

impl Desk<'_> {
    async fn upload(&self, wanted: Wanted) -> Result<Vec<Item>, Refusal> {
        let inputs = match wanted {
            Wanted::List(paths) => Inputs::new(paths.into_iter().map(Into::into), false),
            Wanted::Files(files) => files
                .into_iter()
                .fold(Inputs::new([], false), |inputs, (name, file)| {
                    inputs.and(&name, file)
                }),
            Wanted::Clipboard => {
                let pasted = tokio::task::spawn_blocking(|| clipboard::inputs(false)).await;
                pasted.map_err(|_| Refusal::failed("the clipboard can't be read"))??
            }
        };
        let reports = RefCell::new(Vec::new());
        ops::upload(
            self.plan,
            inputs,
            self.ledger,
            self.app.progress.as_ref(),
            &self.app.stop,
            &mut |report| {
                self.print(&report);
                reports.borrow_mut().push(report);
            },
        )
        .await?;
        answer(&reports.into_inner())
    }

    /// The links of a server are for its log as well; that nobody reads it is no reason to stop.
    fn print(&self, report: &Report) {
        let mut delivery = Delivery::endless(self.app, self.template);
        delivery.give(report);
        self.after.finish(self.app, delivery.gain());
        if let Err(error) = delivery.close() {
            self.app.streams.error(&error);
        }
    }
}

/// The files that have a link, or why there is none. PicGo's clients know a failure by a list that is shorter than theirs.
fn answer(reports: &[Report]) -> Result<Vec<Item>, Refusal> {
    let items: Vec<Item> = reports.iter().filter_map(item).collect();
    if !items.is_empty() {
        return Ok(items);
    }
    let error = reports.iter().find_map(|report| report.error.as_ref());
    Err(Refusal::failed(match error {
        Some(error) => report::worded(error),
        None if reports.is_empty() => "nothing was uploaded".to_owned(),
        None => "the host gives no link".to_owned(),
    }))
}

fn item(report: &Report) -> Option<Item> {
    let media = &report.media;
    let link = media.links.direct.as_ref().or(media.links.page.as_ref());
    let link = link.filter(|_| report.is_delivered())?;
    Some(Item {
        origin: report.input.clone(),
        img_url: link.to_string(),
        file_name: media.name.clone(),
        content_type: media.mime.clone(),
        size: media.size,
        width: media.width,
        height: media.height,
    })
}
