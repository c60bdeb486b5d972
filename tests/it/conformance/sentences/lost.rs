//! Uploads whose answer was lost are looked for without guessing.

use hoist::error::Kind;
use hoist::model::MediaId;
use hoist::provider::{Finding, Lost, Provider};
use jiff::Timestamp;

use super::{Sentence, Verdict, done, ensure, refused};
use crate::conformance::matrix::Ability::{Finder, Network};
use crate::conformance::stage::{Route, Stage, picture, upload_one};
use crate::fakes::fault::Fault;

pub const SENTENCES: &[Sentence] = &[
    Sentence {
        says: "a lost upload that arrived is never called absent",
        needs: &[Network, Finder],
        hold: |stage| Box::pin(arrived(stage)),
    },
    Sentence {
        says: "a lost upload that did not arrive is never called found",
        needs: &[Network, Finder],
        hold: |stage| Box::pin(vanished(stage)),
    },
    Sentence {
        says: "a lost upload is never found in a media that belongs to another one",
        needs: &[Network, Finder],
        hold: |stage| Box::pin(accounted(stage)),
    },
];

/// Uploads a picture whose answer is lost, and looks for it.
async fn lose(
    stage: &Stage<'_>,
    provider: &dyn Provider,
    fault: Fault,
    known: &dyn Fn(&MediaId) -> bool,
) -> Result<Finding, String> {
    let begun = Timestamp::now();
    let Route(method, prefix) = match fault {
        Fault::LoseRequest => stage.bench.first_request(),
        _ => stage.network().upload,
    };
    stage.network().faults.next(1, method, prefix, fault);
    refused(
        "upload",
        upload_one(provider, 7).await,
        &[Kind::UnknownOutcome],
    )?;
    let lost = Lost {
        name: "cat-7.png",
        mime: Some("image/png"),
        size: Some(picture(7, 0).len() as u64),
        begun,
        ended: Timestamp::now(),
        same_name: false,
        same_size: false,
        accounted: known,
    };
    let Some(finder) = provider.finder() else {
        return Err("there is no finder".to_owned());
    };
    done("find", finder.find(&lost).await)
}

async fn arrived(stage: &Stage<'_>) -> Verdict {
    let provider = stage.provider();
    let found = lose(stage, &*provider, Fault::LoseAnswer, &|_| false).await?;
    let stored = stage.bench.stored();
    ensure!(stored.len() == 1, "{} files are stored", stored.len());
    match found {
        Finding::Found(media) => {
            ensure!(media.id == stored[0].id, "it is {}", media.id);
        }
        Finding::Guarded(_) | Finding::CannotTell(_) => {}
        Finding::Absent => return Err("it was called absent".to_owned()),
    }
    Ok(())
}

async fn vanished(stage: &Stage<'_>) -> Verdict {
    let provider = stage.provider();
    let found = lose(stage, &*provider, Fault::LoseRequest, &|_| false).await?;
    ensure!(!matches!(found, Finding::Found(_)), "{found:?}");
    Ok(())
}

async fn accounted(stage: &Stage<'_>) -> Verdict {
    let provider = stage.provider();
    let known = done("upload", upload_one(&*provider, 7).await)?;
    let mine = |id: &MediaId| *id == known.id;
    let found = lose(stage, &*provider, Fault::LoseRequest, &mine).await?;
    ensure!(!matches!(found, Finding::Found(_)), "{found:?}");
    Ok(())
}
