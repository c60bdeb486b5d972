//! What is on the host can be listed, shown, changed and deleted, and nothing else is touched.

use std::collections::BTreeSet;

use hoist::error::Kind;
use hoist::model::{Media, MediaEdit, MediaId, Query, Removal, Removed};
use hoist::provider::{Editor, Library, Provider, Remover};

use super::{Sentence, Verdict, done, ensure, refused};
use crate::conformance::matrix::Ability::{
    EditDescription, EditTitle, Editor as Edits, Library as Lists, ListPage, OwnListing,
    Remover as Removes, Token,
};
use crate::conformance::stage::{Stage, upload_one};

pub const SENTENCES: &[Sentence] = &[
    Sentence {
        says: "what was uploaded is shown",
        needs: &[Lists],
        hold: |stage| Box::pin(shown(stage)),
    },
    Sentence {
        says: "an unknown id is not found",
        needs: &[Lists],
        hold: |stage| Box::pin(unknown(stage)),
    },
    Sentence {
        says: "what was uploaded is listed",
        needs: &[Lists, OwnListing],
        hold: |stage| Box::pin(listed(stage)),
    },
    Sentence {
        says: "a listing crosses pages and stops at its limit",
        needs: &[Lists, OwnListing],
        hold: |stage| Box::pin(limited(stage)),
    },
    Sentence {
        says: "a listing of all shows each media once",
        needs: &[Lists, OwnListing],
        hold: |stage| Box::pin(all(stage)),
    },
    Sentence {
        says: "a page is that many items further on",
        needs: &[Lists, OwnListing, ListPage],
        hold: |stage| Box::pin(paged(stage)),
    },
    Sentence {
        says: "an id with slashes can't leave its place",
        needs: &[Lists, Removes],
        hold: |stage| Box::pin(stays(stage)),
    },
    Sentence {
        says: "what is deleted is gone",
        needs: &[Removes],
        hold: |stage| Box::pin(deleted(stage)),
    },
    Sentence {
        says: "deleting what is gone already is told as that",
        needs: &[Removes],
        hold: |stage| Box::pin(deleted_twice(stage)),
    },
    Sentence {
        says: "somebody else's media is not deleted",
        needs: &[Removes, Token],
        hold: |stage| Box::pin(foreign(stage)),
    },
    Sentence {
        says: "an edit changes what was given and nothing else",
        needs: &[Edits, EditTitle, EditDescription],
        hold: |stage| Box::pin(edited(stage)),
    },
    Sentence {
        says: "an empty text clears it",
        needs: &[Edits, EditTitle, EditDescription],
        hold: |stage| Box::pin(cleared(stage)),
    },
    Sentence {
        says: "an edit of an unknown id is not found",
        needs: &[Edits, EditTitle],
        hold: |stage| Box::pin(edit_unknown(stage)),
    },
];

fn library(provider: &dyn Provider) -> Result<&dyn Library, String> {
    provider.library().ok_or("there is no library".to_owned())
}

fn remover(provider: &dyn Provider) -> Result<&dyn Remover, String> {
    provider.remover().ok_or("there is no remover".to_owned())
}

fn editor(provider: &dyn Provider) -> Result<&dyn Editor, String> {
    provider.editor().ok_or("there is no editor".to_owned())
}

/// What a deletion takes: all that the upload told.
fn removal(media: &Media) -> Removal {
    Removal {
        delete_link: media.links.delete.clone(),
        direct: media.links.direct.clone(),
        page: media.links.page.clone(),
        ..Removal::of(media.id.clone())
    }
}

fn first(limit: usize) -> Query {
    Query {
        limit: Some(limit as u64),
        ..Query::default()
    }
}

async fn shown(stage: &Stage<'_>) -> Verdict {
    let provider = stage.provider();
    let media = done("upload", upload_one(&*provider, 1).await)?;
    let shown = library(&*provider)?.show(&media.id).await;
    let shown = done("show", shown)?;
    ensure!(shown.id == media.id, "{} is shown", shown.id);
    ensure!(
        shown.links.direct == media.links.direct,
        "the link is {:?}",
        shown.links.direct
    );
    Ok(())
}

async fn unknown(stage: &Stage<'_>) -> Verdict {
    let provider = stage.provider();
    let result = library(&*provider)?.show(&MediaId::new("zzz9999")).await;
    let error = refused("show", result, &[Kind::NotFound])?;
    ensure!(
        error.message.contains("zzz9999"),
        "the message does not name it: {error}"
    );
    Ok(())
}

async fn listed(stage: &Stage<'_>) -> Verdict {
    let provider = stage.provider();
    let one = done("upload", upload_one(&*provider, 1).await)?;
    let two = done("upload", upload_one(&*provider, 2).await)?;
    let listing = library(&*provider)?.list(&Query::default()).await;
    let ids: BTreeSet<MediaId> = ids(&done("ls", listing)?.items).into_iter().collect();
    let expected = BTreeSet::from([one.id, two.id]);
    ensure!(ids == expected, "{ids:?} are listed");
    Ok(())
}

fn ids(items: &[Media]) -> Vec<MediaId> {
    items.iter().map(|media| media.id.clone()).collect()
}

async fn limited(stage: &Stage<'_>) -> Verdict {
    let provider = stage.provider();
    let full = stage.bench.most_per_page();
    stage.bench.plant(full + 5);
    for limit in [1, full, full + 3] {
        let listing = library(&*provider)?.list(&first(limit)).await;
        let items = done("ls", listing)?.items;
        let different: BTreeSet<MediaId> = ids(&items).into_iter().collect();
        ensure!(
            items.len() == limit && different.len() == limit,
            "{} items, {} different ones, at a limit of {limit}",
            items.len(),
            different.len()
        );
    }
    Ok(())
}

async fn all(stage: &Stage<'_>) -> Verdict {
    let provider = stage.provider();
    let planted = stage.bench.plant(stage.bench.most_per_page() + 5);
    let query = Query {
        limit: None,
        ..Query::default()
    };
    let items = done("ls", library(&*provider)?.list(&query).await)?.items;
    let listed: BTreeSet<MediaId> = ids(&items).into_iter().collect();
    let count = items.len();
    ensure!(
        count == planted.len(),
        "{count} of {} are listed",
        planted.len()
    );
    ensure!(
        listed == planted.into_iter().collect(),
        "others are listed than were planted"
    );
    Ok(())
}

async fn paged(stage: &Stage<'_>) -> Verdict {
    let provider = stage.provider();
    let full = stage.bench.most_per_page();
    let count = full + 8;
    stage.bench.plant(count);
    let library = library(&*provider)?;
    let whole = ids(&done("ls", library.list(&first(count)).await)?.items);
    // Pages that are smaller and larger than the host's own.
    for (limit, page) in [(3, 1), (3, 2), (full + 2, 1), (full + 2, 2), (count, 2)] {
        let query = Query {
            page: Some(page),
            ..first(limit)
        };
        let part = ids(&done("ls", library.list(&query).await)?.items);
        let start = count.min(limit * (page as usize - 1));
        let expected = &whole[start..count.min(start + limit)];
        ensure!(
            part == expected,
            "page {page} of {limit} shows {} items, {:?} first",
            part.len(),
            part.first()
        );
    }
    Ok(())
}

async fn stays(stage: &Stage<'_>) -> Verdict {
    let provider = stage.provider();
    let victim = done("upload", upload_one(&*provider, 1).await)?.id;
    for id in [
        format!("x/../{victim}"),
        format!("../media/{victim}"),
        format!("./{victim}"),
        format!("{victim}/"),
        format!("{victim}?x=1"),
        format!("{victim}#x"),
        format!("..%2Fmedia%2F{victim}"),
        "..".to_owned(),
    ] {
        let id = MediaId::new(id);
        let shown = library(&*provider)?.show(&id).await;
        ensure!(shown.is_err(), "{id} is shown");
        // Whatever it answers: the victim must survive it.
        let answer = remover(&*provider)?.remove(&Removal::of(id.clone())).await;
        ensure!(
            !matches!(answer, Ok(Removed::Deleted)),
            "{id} is said to be deleted"
        );
        let alive = stage
            .bench
            .stored()
            .iter()
            .any(|stored| stored.id == victim);
        ensure!(alive, "{id} deleted {victim}");
    }
    Ok(())
}

async fn deleted(stage: &Stage<'_>) -> Verdict {
    let provider = stage.provider();
    let gone = done("upload", upload_one(&*provider, 1).await)?;
    let kept = done("upload", upload_one(&*provider, 2).await)?;
    let removed = remover(&*provider)?.remove(&removal(&gone)).await;
    let removed = done("rm", removed)?;
    ensure!(removed == Removed::Deleted, "{removed:?}");
    let stored: Vec<MediaId> = stage
        .bench
        .stored()
        .into_iter()
        .map(|stored| stored.id)
        .collect();
    ensure!(stored == [kept.id], "{stored:?} are left");
    Ok(())
}

async fn deleted_twice(stage: &Stage<'_>) -> Verdict {
    let provider = stage.provider();
    let media = done("upload", upload_one(&*provider, 1).await)?;
    let remover = remover(&*provider)?;
    done("rm", remover.remove(&removal(&media)).await)?;
    let again = done("rm again", remover.remove(&removal(&media)).await)?;
    ensure!(again == Removed::AlreadyGone, "{again:?}");
    Ok(())
}

async fn foreign(stage: &Stage<'_>) -> Verdict {
    let provider = stage.provider();
    let id = stage.bench.plant_foreign();
    let remover = remover(&*provider)?;
    let answer = remover.remove(&Removal::of(id.clone())).await;
    let kinds: &[Kind] = match remover.needs_delete_link() {
        true => &[Kind::Unsupported],
        false => &[Kind::Auth, Kind::NotFound],
    };
    // A host that hides what is not yours says of it what it says of what is gone.
    if !matches!(answer, Ok(Removed::AlreadyGone)) {
        refused("rm", answer, kinds)?;
    }
    let alive = stage.bench.stored().iter().any(|stored| stored.id == id);
    ensure!(alive, "it is gone");
    Ok(())
}

/// Uploads, edits, and compares title and description on the host.
async fn edit(stage: &Stage<'_>, edits: &[MediaEdit], expected: [Option<&str>; 2]) -> Verdict {
    let provider = stage.provider();
    let media = done("upload", upload_one(&*provider, 1).await)?;
    for edit in edits {
        let answer = editor(&*provider)?.edit(&media.id, edit).await;
        done("edit", answer)?;
    }
    let stored = stage.bench.stored();
    let found = stored.iter().find(|stored| stored.id == media.id);
    let Some(found) = found else {
        return Err("it is gone".to_owned());
    };
    let texts = [found.title.as_deref(), found.description.as_deref()];
    ensure!(texts == expected, "{texts:?} instead of {expected:?}");
    Ok(())
}

fn texts(title: Option<&str>, description: Option<&str>) -> MediaEdit {
    MediaEdit {
        title: title.map(str::to_owned),
        description: description.map(str::to_owned),
        ..MediaEdit::default()
    }
}

async fn edited(stage: &Stage<'_>) -> Verdict {
    let edits = [texts(Some("one"), Some("two")), texts(Some("three"), None)];
    edit(stage, &edits, [Some("three"), Some("two")]).await
}

async fn cleared(stage: &Stage<'_>) -> Verdict {
    let edits = [texts(Some("one"), Some("two")), texts(None, Some(""))];
    edit(stage, &edits, [Some("one"), None]).await
}

async fn edit_unknown(stage: &Stage<'_>) -> Verdict {
    let provider = stage.provider();
    let answer = editor(&*provider)?
        .edit(&MediaId::new("zzz9999"), &texts(Some("one"), None))
        .await;
    refused("edit", answer, &[Kind::NotFound])?;
    Ok(())
}
