use crate::cli::app::App;
use crate::cli::output::columns;
use crate::cli::output::views::ProviderView;
use crate::error::Result;
use crate::provider::{PROVIDERS, abilities};

/// Show what each provider can do
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Examples:\n  hoist providers\n  hoist providers --json | jq -r '.[] | select(.can | index(\"vote\")) | .name'"
)]
pub struct Args {}

/// The capability table, computed from what the providers are.
///
/// # Errors
/// `Io` when stdout can't be written.
pub fn run(app: &App, _args: &Args) -> Result<u8> {
    let views: Vec<_> = PROVIDERS
        .iter()
        .map(|descriptor| ProviderView::new(&abilities(descriptor)))
        .collect();
    app.table(&columns::PROVIDERS, &views, &[])?;
    Ok(0)
}
