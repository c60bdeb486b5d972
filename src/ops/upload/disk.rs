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
    let cuts = stripping.cuts();
    let share = |prepared: &mut Prepared| budget.map_or(Ok(()), |budget| prepared.share(budget));
    if !cuts {
        share(&mut prepared)?;
    }
    let (mut prepared, mut notes) = stripping.run(prepared)?;
    if cuts {
        share(&mut prepared)?;
    }
    // To close takes time too, and this is not the thread that sends.
    prepared.close();
    if name.is_none() && path.file_name().is_some_and(|own| own.to_str().is_none()) {
        notes.push(format!(
            "{}: its name is not UTF-8, so it is sent as '{}'; --name gives it another",
            path.display(),
            prepared.source.name
        ));
    }
    Ok((prepared, notes))
}
