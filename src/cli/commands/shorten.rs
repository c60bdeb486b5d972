use std::ffi::OsString;

use url::Url;

use super::after::After;
use super::upload::deliver;
use crate::cli::app::App;
use crate::cli::person::Input;
use crate::error::{Error, Result};
use crate::model::{Run, Upload};
use crate::ops::{Inputs, Plan};
use crate::provider::Capability;

/// Make short links
///
/// The short links come on stdout, one a line, in the order of the links.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Examples:\n  hoist shorten -p shlink https://example.org/a/long/way\n  hoist shorten -p ./is.gd.sxcu -c https://example.org/"
)]
pub struct Args {
    /// Links
    #[arg(required = true, value_name = "URL")]
    urls: Vec<String>,
    #[command(flatten)]
    input: Input,
    /// Print what would be sent where, contact nobody
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    after: After,
}

/// Shortens.
///
/// # Errors
/// `Usage` for what is no link, `Unsupported` where the host makes none. What goes wrong with one link is told and counted.
pub fn run(app: &App, args: &Args) -> Result<u8> {
    for text in &args.urls {
        let link = Url::parse(text).ok();
        if !link.is_some_and(|link| matches!(link.scheme(), "http" | "https")) {
            return Err(Error::usage(format!("{text} is not a web address"))
                .advice("links begin with https:// or http://"));
        }
    }
    let template = args.after.template(app)?;
    let hosts = app.hosts_for(args.dry_run)?;
    for host in &hosts {
        host.need(host.provider.shortener(), Capability::Shorten, "shorten")?;
    }
    let inputs = Inputs::new(args.urls.iter().map(OsString::from), false);
    let plan = Plan {
        upload: Upload {
            run: Run::Link,
            ..Upload::default()
        },
        jobs: 4,
        retries: app.global.retries,
        dry_run: args.dry_run,
        ..Plan::new(&hosts, app.web(&hosts), "shorten")
    };
    deliver(app, &plan, inputs, &template, &args.after)
}
