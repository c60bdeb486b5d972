use super::Plan;
use crate::error::Result;
use crate::ops::{Carrier, Found, Prepared};

/// Removes metadata where the plan says so. Gives what the person should know about what a file carries.
///
/// # Errors
/// `Io` for a picture that can't be stripped: sending it as it is would betray what was to be removed.
pub(super) fn strip(plan: &Plan<'_>, label: &str, prepared: &mut Prepared) -> Result<Vec<String>> {
    let label = match label {
        "-" => prepared.source.name.clone(),
        label => label.to_owned(),
    };
    if !plan.strip {
        return Ok(carried(&label, &prepared.metadata(), plan.dry_run));
    }
    let mut found = Found::new();
    if !prepared.strip(&label, &mut found)? {
        let mime = &prepared.source.mime;
        // Plain text has nothing beside its content.
        let note =
            format!("{label}: --strip does not know {mime}; it goes as it is, with its metadata");
        return Ok(if mime.starts_with("text/") {
            Vec::new()
        } else {
            vec![note]
        });
    }
    let mut notes = Vec::new();
    if plan.dry_run && !found.is_empty() {
        notes.push(format!("{label}: --strip removes {}", names(&found)));
    } else if found.contains(&Carrier::Trailer) {
        notes.push(format!(
            "{label}: --strip left out what follows the picture, such as a motion photo's video"
        ));
    }
    Ok(notes)
}

/// What a file that is sent as it is carries: its position always, the rest where nothing is sent yet.
fn carried(label: &str, found: &Found, dry_run: bool) -> Vec<String> {
    if found.contains(&Carrier::Gps) && !dry_run {
        return vec![format!(
            "{label} carries a GPS position; --strip removes it"
        )];
    }
    if found.is_empty() || !dry_run {
        return Vec::new();
    }
    vec![format!(
        "{label} carries {}; --strip removes that",
        names(found)
    )]
}

fn names(found: &Found) -> String {
    let names: Vec<_> = found.iter().map(|carrier| carrier.name()).collect();
    names.join(", ")
}
