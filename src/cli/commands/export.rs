use std::path::{Path, PathBuf};

use crate::cli::app::App;
use crate::error::{Error, Kind, Reason, Result};
use crate::provider::Capability;
use crate::provider::sharex::{Uploader, export};
use crate::secret::{TokenKind, Tokens};
use crate::settings;

/// Write a profile as a ShareX custom uploader
///
/// The .sxcu file does what a plain upload to the profile does: in ShareX on Windows, and here after 'hoist import'. In place of each
/// secret stands a gap, such as YOUR_TOKEN, unless they are wanted.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Examples:\n  hoist export imgpile > imgpile.sxcu\n  hoist export home -o home.sxcu\n  hoist export home --with-secrets -o home.sxcu"
)]
pub struct Args {
    /// Profile; the chosen one, if not given
    // Not the id of -p, which is there before.
    #[arg(id = "exported", value_name = "PROFILE")]
    profile: Option<String>,
    /// Write to this file instead of stdout; - is stdout
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write the secrets themselves; asks first
    #[arg(long)]
    with_secrets: bool,
}

/// Settings of a profile that no `.sxcu` has a field for.
const UNSAID: &[&str] = &["delete_method", "delete_headers"];

/// Exports.
///
/// # Errors
/// `Unsupported` for a host that an uploader can't describe, `Auth` for a secret that is not stored, `Io` when the file can't be written.
pub fn run(app: &App, args: &Args) -> Result<u8> {
    let selected = app.named_or_chosen(args.profile.as_deref())?;
    let host = app.host(&selected)?;
    let exporter = host.need(host.provider.exporter(), Capability::Export, "export")?;
    let uploader = exporter.uploader()?;
    let vault = app.vault(&selected);
    let name = &selected.name;
    if args.with_secrets {
        app.confirm(&format!("Write the secrets of {name} in plain text?"))?;
    }
    let mut gaps = Vec::new();
    let mut reveal = |secret: &str| {
        if !args.with_secrets {
            gaps.push(secret.to_owned());
            return Ok(None);
        }
        let kind = TokenKind::named(secret);
        let value = kind.map(|kind| vault.get(kind)).transpose()?.flatten();
        let value = value.ok_or_else(|| {
            let profile = name.clone();
            Error::new(
                Kind::Auth,
                format!("no {secret} is stored for profile '{name}'"),
            )
            .reason(Reason::NoToken { profile })
        })?;
        Ok(Some(value.expose().clone()))
    };
    let exported = export(&uploader, &mut reveal)?;
    write(app, args, name, &exported)?;
    for key in UNSAID {
        if selected.profile.keys.contains_key(*key) {
            app.streams.note(&format!(
                "{key} of the profile can't be said in a .sxcu file"
            ));
        }
    }
    if !gaps.is_empty() {
        app.streams
            .note("its secrets are left out; 'hoist import' asks for them");
    }
    Ok(0)
}

fn write(app: &App, args: &Args, name: &str, uploader: &Uploader) -> Result<()> {
    let text = uploader.write();
    let file = args
        .output
        .as_deref()
        .filter(|file| *file != Path::new("-"));
    let Some(file) = file else {
        return app.streams.write_out(text.as_bytes());
    };
    if file.exists() {
        app.confirm(&format!("Replace {}?", file.display()))?;
    }
    let replace = match args.with_secrets {
        true => settings::replace_private,
        false => settings::replace,
    };
    replace(file, &text).map_err(|error| Error::io(file.display().to_string(), error))?;
    app.done(
        &format!("the profile {name} is in {}", file.display()),
        &serde_json::json!({ "profile": name, "file": file }),
    )
}
