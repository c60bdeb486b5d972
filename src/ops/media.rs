use std::collections::HashSet;

use jiff::Timestamp;
use url::Url;

use super::{Host, Ledger, Target, check_edit, check_list};
use crate::error::{Error, Kind, Result};
use crate::history::Filter;
use crate::model::{Listing, Media, MediaEdit, Query, QueryField, Scope};
use crate::provider::Capability;
use crate::secret::Secret;

/// Filters that the local history understands.
const HISTORY_FIELDS: &[QueryField] = &[
    QueryField::Type,
    QueryField::Search,
    QueryField::Since,
    QueryField::Until,
    QueryField::MinSize,
    QueryField::MaxSize,
    QueryField::Page,
];

/// Lists a profile's media: from the host, or from the local history where the host can't say which are this profile's.
///
/// # Errors
/// `Usage` for a filter without a field, the host's refusal, `Io` when the history is needed and can't be read.
pub async fn list(
    host: &Host,
    query: &Query,
    from_history: bool,
    ledger: &Ledger<'_>,
) -> Result<Listing<Media>> {
    if from_history {
        return of_history(host, query, ledger);
    }
    let library = host.provider.library();
    match library {
        Some(library) if query.scope != Scope::Mine || library.knows_mine() => {
            check_list(host, query)?;
            library.list(query).await
        }
        None if query.scope != Scope::Mine => Err(host.unsupported(Capability::List, "ls")),
        _ => {
            let mut listing = of_history(host, query, ledger)?;
            let why = if library.is_some() {
                "can't say which media are yours without 'username' in the profile"
            } else {
                "has no listing"
            };
            let note = format!("{} {why}; this is the local history", host.provider_name());
            listing.notes.insert(0, note);
            Ok(listing)
        }
    }
}

fn of_history(host: &Host, query: &Query, ledger: &Ledger<'_>) -> Result<Listing<Media>> {
    host.refuse_unknown(&query.given(), HISTORY_FIELDS, "ls --history")?;
    let history = ledger.history().ok_or_else(|| {
        Error::new(
            Kind::Io,
            "the local history can't be read, and nothing else knows your media",
        )
        .advice("'hoist doctor' tells what is wrong with it")
    })?;
    let entries = history.list(&Filter {
        profile: Some(host.profile.clone()),
        delivered: true,
        since: query.since,
        until: query.until,
        search: query.search.clone(),
        ..Filter::default()
    })?;
    let mut seen = HashSet::new();
    let matching = entries
        .into_iter()
        .map(|entry| Media {
            created_at: entry.media.created_at.or(Some(entry.started_at)),
            ..entry.media
        })
        .filter(|media| !media.id.as_str().is_empty() && fits(media, query))
        // What was sent twice and stored once has an entry for each time.
        .filter(|media| seen.insert(media.id.clone()));
    let limit = query.limit.unwrap_or(u64::MAX);
    let skip = query
        .page
        .unwrap_or(1)
        .saturating_sub(1)
        .saturating_mul(limit);
    let items = matching
        .skip(usize::try_from(skip).unwrap_or(usize::MAX))
        .take(usize::try_from(limit).unwrap_or(usize::MAX))
        .collect();
    Ok(Listing::of(items))
}

fn fits(media: &Media, query: &Query) -> bool {
    let class = query
        .class
        .is_none_or(|class| media.mime.as_deref().is_some_and(|mime| class.holds(mime)));
    let least = query
        .min_size
        .is_none_or(|least| media.size.is_some_and(|size| size >= least));
    let most = query
        .max_size
        .is_none_or(|most| media.size.is_some_and(|size| size <= most));
    class && least && most
}

/// All that is known of one media: from the host, completed by the history, or from the history alone.
///
/// # Errors
/// `NotFound`, or the host's refusal.
pub async fn show(host: &Host, target: &Target) -> Result<Media> {
    let known = target.entry.as_ref().map(|entry| &entry.media);
    match (host.provider.library(), known) {
        (Some(library), known) => {
            let mut media = library.show(&target.id).await?;
            if let Some(known) = known {
                complete(&mut media, known);
            }
            Ok(media)
        }
        (None, Some(known)) => Ok(known.clone()),
        (None, None) => Err(host.unsupported(Capability::Show, "show")),
    }
}

/// Adds what only the upload told: the numeric id, the delete link, the file's own name.
fn complete(media: &mut Media, known: &Media) {
    media.number = media.number.or(known.number);
    media.links.direct = media
        .links
        .direct
        .take()
        .or_else(|| known.links.direct.clone());
    media.links.page = media.links.page.take().or_else(|| known.links.page.clone());
    media.links.delete = media
        .links
        .delete
        .take()
        .or_else(|| known.links.delete.clone());
    media.name = media.name.take().or_else(|| known.name.clone());
    media.size = media.size.or(known.size);
    media.expires_at = media.expires_at.or(known.expires_at);
}

/// A link that opens a private media for a while, and when it ends.
///
/// # Errors
/// `Unsupported`, or the host's refusal.
pub async fn private_link(
    host: &Host,
    target: &Target,
) -> Result<(Secret<Url>, Option<Timestamp>)> {
    let library = host.need(
        host.provider.library(),
        Capability::Show,
        "show --private-link",
    )?;
    library.private_link(&target.id).await
}

/// Changes a media.
///
/// # Errors
/// As [`check_edit`], or the host's refusal.
pub async fn edit(host: &Host, target: &Target, edit: &MediaEdit) -> Result<()> {
    check_edit(host, edit)?;
    let editor = host.need(host.provider.editor(), Capability::Edit, "edit")?;
    editor.edit(&target.id, edit).await
}
