use super::{Host, Ledger, Report, check_post};
use crate::error::Result;
use crate::history::BatchId;
use crate::model::{MediaId, NewPost, PostCreated, PostMedia};
use crate::provider::Capability;

/// One media of a post to be made, in its place.
#[derive(Debug)]
pub enum Piece<'a> {
    /// Uploaded just now.
    Uploaded(&'a Report),
    /// On the host already.
    Stored(MediaId),
}

/// Makes the post of a batch of these pieces, in this order. Never repeated once it may have been processed, and written down before it
/// is asked for: what ends this before its end leaves open whether it was made.
///
/// # Errors
/// As [`check_post`], the host's refusal, or `UnknownOutcome`.
pub async fn create_post(
    host: &Host,
    mut post: NewPost,
    pieces: &[Piece<'_>],
    batch: Option<BatchId>,
    ledger: &Ledger<'_>,
) -> Result<PostCreated> {
    check_post(host, &post, pieces.len())?;
    let posts = host.need(host.provider.posts(), Capability::Posts, "post create")?;
    post.media = pieces
        .iter()
        .map(|piece| media(host, piece, ledger))
        .collect();
    ledger.start_post(batch, &host.profile);
    let created = posts.create(&post).await;
    match &created {
        Ok(created) => ledger.settle_post(batch, Some(created.post.id.as_str())),
        Err(error) if error.leaves_outcome_open() => {}
        Err(_) => ledger.settle_post(batch, None),
    }
    let created = created?;
    for piece in pieces {
        let entry = match piece {
            Piece::Uploaded(report) => report.entry,
            // A media may be in many posts; the first is the one that it was sent for.
            Piece::Stored(id) => ledger
                .entry(&host.profile, id.as_str())
                .filter(|entry| entry.post.is_none())
                .map(|entry| entry.id),
        };
        ledger.set_post(entry, created.post.id.as_str());
    }
    Ok(created)
}

fn media(host: &Host, piece: &Piece<'_>, ledger: &Ledger<'_>) -> PostMedia {
    match piece {
        Piece::Uploaded(report) => PostMedia {
            id: report.media.id.clone(),
            number: report.media.number,
            direct: report.media.links.direct.clone(),
            name: report.media.name.clone(),
        },
        Piece::Stored(id) => {
            let known = ledger
                .entry(&host.profile, id.as_str())
                .map(|entry| entry.media);
            PostMedia {
                id: id.clone(),
                number: known
                    .as_ref()
                    .and_then(|media| media.number)
                    .or_else(|| id.as_str().parse().ok()),
                direct: known.as_ref().and_then(|media| media.links.direct.clone()),
                name: known.and_then(|media| media.name),
            }
        }
    }
}
