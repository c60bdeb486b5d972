use std::ffi::OsString;
use std::path::{Path, PathBuf};

use jiff::Zoned;

use super::after::After;
use super::upload::{Manner, Sending, check_name, deliver};
use crate::cli::app::App;
use crate::cli::report;
use crate::cli::shot::{Mode, take};
use crate::error::{Error, Result};
use crate::ops::Inputs;
use crate::private;

/// Take a screenshot and upload it
///
/// Takes it with the tool that the desktop has (grim and slurp, spectacle, gnome-screenshot, flameshot, maim, scrot, screencapture,
/// PowerShell), or with the command 'shot' of the profile or of [upload]: its words, where {file} is the file to write and {mode} is
/// region, window or full; without {file} the picture is read from its output.
///
/// The file is kept when the upload fails, and its path is told. A selection that is given up ends it with 130 and sends nothing.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Examples:\n  hoist shot\n  hoist shot --full --copy --notify\n  hoist shot --window -p pile -f markdown\n\nAs a hotkey:\n  hoist shot --region --copy --notify"
)]
pub struct Args {
    /// What is selected with the mouse; so it is without these three
    #[arg(long, conflicts_with_all = ["window", "full"])]
    region: bool,
    /// One window: the active one, or with maim and screencapture the one that is clicked
    #[arg(long, conflicts_with = "full")]
    window: bool,
    /// The whole screen
    #[arg(long)]
    full: bool,
    /// Keep the file also when it is uploaded
    #[arg(long)]
    keep: bool,
    /// File name to send
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[command(flatten)]
    sending: Sending,
    #[command(flatten)]
    manner: Manner,
    #[command(flatten)]
    after: After,
}

/// Takes and uploads.
///
/// # Errors
/// `Usage` for options that don't fit, `Io` when no picture can be taken. What goes wrong with the upload is told and counted.
pub fn run(app: &App, args: &Args) -> Result<u8> {
    args.after.told(app, shoot(app, args))
}

fn shoot(app: &App, args: &Args) -> Result<u8> {
    let template = args.after.template(app)?;
    if let Some(name) = &args.name {
        check_name(name)?;
    }
    let profiles = app.selected()?;
    let hosts: Vec<_> = profiles
        .iter()
        .map(|one| app.host(one))
        .collect::<Result<_>>()?;
    let mut plan = args.manner.plan(app, &args.sending, &hosts, "shot")?;
    plan.name.clone_from(&args.name);
    let mode = match (args.window, args.full) {
        (true, _) => Mode::Window,
        (_, true) => Mode::Full,
        _ => Mode::Region,
    };
    let own = profiles.iter().find_map(|one| one.profile.shot.as_deref());
    let own = own.or(app.settings.upload.shot.as_deref());
    let file = place(&app.paths.data_dir)?;
    if !take(mode, &file, own)? {
        return Ok(report::INTERRUPTED);
    }
    let inputs = Inputs::new([OsString::from(&file)], false);
    let sent = deliver(app, &plan, inputs, &template, &args.after);
    let done = !args.keep && matches!(sent, Ok(0)) && std::fs::remove_file(&file).is_ok();
    if !done {
        let path = file.display();
        app.streams.note(&format!("the screenshot is kept: {path}"));
    }
    sent
}

/// A name in the data directory that nothing has yet.
fn place(data_dir: &Path) -> Result<PathBuf> {
    let dir = data_dir.join("shots");
    let failed = |error| Error::io(dir.display().to_string(), error);
    private::make_folder(&dir).map_err(failed)?;
    let time = Zoned::now().strftime("%Y%m%d-%H%M%S");
    let names = (1..).map(|number| match number {
        1 => format!("shot-{time}.png"),
        number => format!("shot-{time}-{number}.png"),
    });
    let mut paths = names.map(|name| dir.join(name));
    Ok(paths
        .find(|path| !path.exists())
        .unwrap_or_else(|| dir.join("shot.png")))
}
