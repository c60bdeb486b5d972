use super::{Host, Ledger, Target};
use crate::error::{Error, Kind, Result};
use crate::model::Removed;
use crate::provider::Capability;

/// How to delete.
#[derive(Clone, Copy, Debug, Default)]
pub struct RemoveOptions {
    /// Although something uses it.
    pub force: bool,
    /// Leave the file on the host's disk.
    pub preserve_on_disk: bool,
}

/// Deletes one media and writes it down. What is gone already is a success.
///
/// # Errors
/// `Unsupported` without the facet or without the delete link that it needs, `Usage` for a foreign option, the host's refusal.
pub async fn remove(
    host: &Host,
    target: &Target,
    options: RemoveOptions,
    ledger: &Ledger<'_>,
) -> Result<Removed> {
    let mut removal = target.removal();
    let remover = host
        .need(host.provider.remover(), Capability::Remove, "rm")
        .map_err(|error| match removal.delete_link {
            Some(_) => error.advice("'hoist history --links' shows a link to delete it with"),
            None => error,
        })?;
    let name = host.provider_name();
    let foreign = [
        (options.force && !remover.has_force(), "--force"),
        (
            options.preserve_on_disk && !remover.has_preserve_on_disk(),
            "--preserve-on-disk",
        ),
    ];
    if let Some((_, option)) = foreign.iter().find(|(foreign, _)| *foreign) {
        return Err(Error::usage(format!("{name} has no field for {option} in 'rm'")).of(name));
    }
    if remover.needs_delete_link() && removal.delete_link.is_none() {
        let message = format!(
            "{}: {name} deletes only by the link that it gave at upload, and the history has none",
            target.text
        );
        return Err(Error::new(Kind::Unsupported, message).of(name).during("rm"));
    }
    removal.force = options.force;
    removal.preserve_on_disk = options.preserve_on_disk;
    let removed = remover.remove(&removal).await?;
    ledger.mark_deleted(&host.profile, target.id.as_str());
    Ok(removed)
}
