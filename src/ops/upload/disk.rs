//! Files of this machine on their way to the hosts.

use std::path::Path;

use super::stripping::Stripping;
use crate::error::Result;
use crate::ops::Prepared;
use crate::ops::shared::Budget;

/// Examines a file. With a budget it is read here where it is small, once for all hosts. Gives what the person should know of it.
///
/// # Errors
/// `Io` when it can't be read, or can't be stripped.
pub(super) fn look(
    path: &Path,
    name: Option<&str>,
    stripping: Stripping,
    budget: Option<&Budget>,
) -> Result<(Prepared, Vec<String>)> {
    let mut prepared = Prepared::file(path, name)?;
    // What is in memory need not be read again to be examined. What is cut out of it is known only afterwards.
    let early = budget.filter(|_| !stripping.cuts());
    early.map_or(Ok(()), |budget| prepared.share(budget))?;
    let (mut prepared, mut notes) = stripping.run(prepared)?;
    let late = budget.filter(|_| early.is_none());
    late.map_or(Ok(()), |budget| prepared.share(budget))?;
    if name.is_none() && path.file_name().is_some_and(|own| own.to_str().is_none()) {
        notes.push(format!(
            "{}: its name is not UTF-8, so it is sent as '{}'; --name gives it another",
            path.display(),
            prepared.source.name
        ));
    }
    Ok((prepared, notes))
}
