//! Posts are made once, of the media that were given, and are as private as was asked.

use hoist::error::Kind;
use hoist::model::{
    MediaId, NewPost, Post, PostCreated, PostEdit, PostId, Query, Removed, Visibility,
};
use hoist::provider::{Posts, Provider};

use super::{Sentence, Verdict, done, ensure, refused};
use crate::conformance::matrix::Ability::{
    Network, PostEdit as Edits, PostTexts, Posts as HasPosts, PrivatePosts,
};
use crate::conformance::stage::{Credential, Route, Stage, for_post, upload_one};
use crate::fakes::fault::Fault;

pub const SENTENCES: &[Sentence] = &[
    Sentence {
        says: "a post holds the media that were given, in their order",
        needs: &[HasPosts],
        hold: |stage| Box::pin(ordered(stage)),
    },
    Sentence {
        says: "a post's title and description arrive",
        needs: &[HasPosts, PostTexts],
        hold: |stage| Box::pin(described(stage)),
    },
    Sentence {
        says: "a post that was made is listed",
        needs: &[HasPosts],
        hold: |stage| Box::pin(listed(stage)),
    },
    Sentence {
        says: "a private post opens with the key in its link and not without",
        needs: &[HasPosts, PrivatePosts],
        hold: |stage| Box::pin(private(stage)),
    },
    Sentence {
        says: "a post whose answer was lost is not made again",
        needs: &[HasPosts, Network],
        hold: |stage| Box::pin(lost(stage)),
    },
    Sentence {
        says: "an edit of a post changes what was given and nothing else",
        needs: &[HasPosts, PostTexts, Edits],
        hold: |stage| Box::pin(edited(stage)),
    },
    Sentence {
        says: "a deleted post is gone, and deleting it again is told as that",
        needs: &[HasPosts],
        hold: |stage| Box::pin(deleted(stage)),
    },
    Sentence {
        says: "an unknown post is not found",
        needs: &[HasPosts],
        hold: |stage| Box::pin(unknown(stage)),
    },
];

fn posts(provider: &dyn Provider) -> Result<&dyn Posts, String> {
    provider.posts().ok_or("there are no posts".to_owned())
}

/// Makes a post of this many uploads. Gives what was made, and the media in order.
async fn make(
    provider: &dyn Provider,
    count: u8,
    wanted: NewPost,
) -> Result<(PostCreated, Vec<MediaId>), String> {
    let mut new = wanted;
    let mut ids = Vec::new();
    for number in 0..count {
        let media = done("upload", upload_one(provider, number).await)?;
        new.media.push(for_post(&media));
        ids.push(media.id);
    }
    // Backwards, so that the order of the uploads will not do.
    new.media.reverse();
    ids.reverse();
    let made = done("post create", posts(provider)?.create(&new).await)?;
    ensure_complete(&made)?;
    Ok((made, ids))
}

fn ensure_complete(made: &PostCreated) -> Verdict {
    match &made.incomplete {
        None => Ok(()),
        Some(error) => Err(format!("post create: incomplete: {error}")),
    }
}

async fn show(provider: &dyn Provider, id: &PostId) -> Result<Post, String> {
    done("post show", posts(provider)?.show(id, None).await)
}

async fn ordered(stage: &Stage<'_>) -> Verdict {
    let provider = stage.provider();
    // More than one of imgpile's pages of a post.
    let (made, ids) = make(&*provider, 12, stage.bench.new_post()).await?;
    let post = show(&*provider, &made.post.id).await?;
    let shown: Vec<MediaId> = post.media.into_iter().map(|media| media.id).collect();
    ensure!(shown == ids, "{shown:?} instead of {ids:?}");
    Ok(())
}

fn named(title: &str, description: &str) -> NewPost {
    NewPost {
        title: Some(title.to_owned()),
        description: Some(description.to_owned()),
        ..NewPost::default()
    }
}

async fn described(stage: &Stage<'_>) -> Verdict {
    let provider = stage.provider();
    let (made, _) = make(&*provider, 1, named("one", "two")).await?;
    let post = show(&*provider, &made.post.id).await?;
    let texts = (post.title.as_deref(), post.description.as_deref());
    ensure!(texts == (Some("one"), Some("two")), "{texts:?} arrived");
    Ok(())
}

async fn listed(stage: &Stage<'_>) -> Verdict {
    let provider = stage.provider();
    let (made, _) = make(&*provider, 1, stage.bench.new_post()).await?;
    let listing = posts(&*provider)?.list(&Query::default()).await;
    let ids: Vec<PostId> = done("post ls", listing)?
        .items
        .into_iter()
        .map(|post| post.id)
        .collect();
    ensure!(ids == [made.post.id], "{ids:?} are listed");
    Ok(())
}

async fn private(stage: &Stage<'_>) -> Verdict {
    let provider = stage.provider();
    let wanted = NewPost {
        visibility: Some(Visibility::Private),
        ..NewPost::default()
    };
    let (made, _) = make(&*provider, 1, wanted).await?;
    let post = made.post;
    ensure!(
        post.visibility == Some(Visibility::Private),
        "it is {:?}",
        post.visibility
    );
    let Some(key) = &post.key else {
        return Err("there is no key".to_owned());
    };
    let in_link = post
        .page
        .iter()
        .flat_map(|page| page.query_pairs())
        .any(|(_, value)| value == key.expose().as_str());
    ensure!(in_link, "the link lacks the key");
    let shown = show(&*provider, &post.id).await?;
    ensure!(
        shown.page == post.page,
        "its owner is shown another link: {:?}",
        shown.page
    );
    let stranger = stage.with(Credential::None);
    let stranger = posts(&*stranger)?;
    let shut = stranger.show(&post.id, None).await;
    refused("without the key", shut, &[Kind::Auth, Kind::NotFound])?;
    done("with the key", stranger.show(&post.id, Some(key)).await)?;
    Ok(())
}

async fn lost(stage: &Stage<'_>) -> Verdict {
    let provider = stage.provider();
    let media = done("upload", upload_one(&*provider, 1).await)?;
    let new = NewPost {
        media: vec![for_post(&media)],
        ..stage.bench.new_post()
    };
    let Route(method, prefix) = stage.bench.post_create();
    let faults = stage.network().faults;
    faults.next(1, method, prefix, Fault::LoseAnswer);
    let answer = posts(&*provider)?.create(&new).await;
    refused("post create", answer, &[Kind::UnknownOutcome])?;
    let count = stage.bench.posts();
    ensure!(count == 1, "{count} posts were made");
    Ok(())
}

async fn edited(stage: &Stage<'_>) -> Verdict {
    let provider = stage.provider();
    let (made, _) = make(&*provider, 1, named("one", "two")).await?;
    let edit = PostEdit {
        title: Some("three".to_owned()),
        ..PostEdit::default()
    };
    let answer = posts(&*provider)?.edit(&made.post.id, &edit).await;
    done("post edit", answer)?;
    let post = show(&*provider, &made.post.id).await?;
    let texts = (post.title.as_deref(), post.description.as_deref());
    ensure!(texts == (Some("three"), Some("two")), "{texts:?}");
    Ok(())
}

async fn deleted(stage: &Stage<'_>) -> Verdict {
    let provider = stage.provider();
    let (made, _) = make(&*provider, 1, stage.bench.new_post()).await?;
    let posts = posts(&*provider)?;
    let first = done("post rm", posts.remove(&made.post.id).await)?;
    ensure!(first == Removed::Deleted, "{first:?}");
    let count = stage.bench.posts();
    ensure!(count == 0, "{count} posts are left");
    let again = done("post rm", posts.remove(&made.post.id).await)?;
    ensure!(again == Removed::AlreadyGone, "{again:?}");
    Ok(())
}

async fn unknown(stage: &Stage<'_>) -> Verdict {
    let provider = stage.provider();
    let id = PostId::new("zzz9999");
    let answer = posts(&*provider)?.show(&id, None).await;
    refused("post show", answer, &[Kind::NotFound])?;
    Ok(())
}
