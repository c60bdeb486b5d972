//! Votes, comments, people.

use hoist::error::Kind;
use hoist::model::{Direction, Flags, PostId, Query, Removed, Subject, UserName};
use hoist::provider::{People, Provider, Votes};

use super::{Sentence, Verdict, done, ensure, refused};
use crate::conformance::matrix::Ability::{
    Comments as HasComments, Network, People as HasPeople, Votes as HasVotes,
};
use crate::conformance::stage::{Route, Stage, upload_one};
use crate::fakes::fault::Fault;

pub const SENTENCES: &[Sentence] = &[
    Sentence {
        says: "a vote shows in the flags, and the other button turns it",
        needs: &[HasVotes],
        hold: |stage| Box::pin(voted(stage)),
    },
    Sentence {
        says: "a vote whose answer was lost is not cast again",
        needs: &[HasVotes, Network],
        hold: |stage| Box::pin(vote_lost(stage)),
    },
    Sentence {
        says: "a vote on an unknown post is not found",
        needs: &[HasVotes],
        hold: |stage| Box::pin(vote_unknown(stage)),
    },
    Sentence {
        says: "a comment is listed until it is deleted",
        needs: &[HasComments],
        hold: |stage| Box::pin(commented(stage)),
    },
    Sentence {
        says: "following and unfollowing twice is the same as once",
        needs: &[HasPeople],
        hold: |stage| Box::pin(followed(stage)),
    },
    Sentence {
        says: "a user's media are listed",
        needs: &[HasPeople],
        hold: |stage| Box::pin(media_of_user(stage)),
    },
    Sentence {
        says: "an unknown user is not found",
        needs: &[HasPeople],
        hold: |stage| Box::pin(nobody(stage)),
    },
];

fn votes(provider: &dyn Provider) -> Result<&dyn Votes, String> {
    provider.votes().ok_or("there are no votes".to_owned())
}

fn people(provider: &dyn Provider) -> Result<&dyn People, String> {
    provider.people().ok_or("there are no people".to_owned())
}

const NONE: Flags = Flags {
    up: false,
    down: false,
};
const UP: Flags = Flags {
    up: true,
    down: false,
};
const DOWN: Flags = Flags {
    up: false,
    down: true,
};

async fn voted(stage: &Stage<'_>) -> Verdict {
    let provider = stage.provider();
    let votes = votes(&*provider)?;
    let post = stage.bench.plant_post();
    let subject = Subject::Post(post.clone());
    let flags = done("vote", votes.flags(&post).await)?;
    ensure!(flags == NONE, "{flags:?} before any vote");
    for (direction, expected, score) in [(Direction::Up, UP, 1), (Direction::Down, DOWN, -1)] {
        let told = done("vote", votes.press(&subject, direction).await)?;
        ensure!(told.is_none_or(|told| told == score), "a score of {told:?}");
        let flags = done("vote", votes.flags(&post).await)?;
        ensure!(flags == expected, "{flags:?} after {direction:?}");
    }
    Ok(())
}

async fn vote_lost(stage: &Stage<'_>) -> Verdict {
    let provider = stage.provider();
    let votes = votes(&*provider)?;
    let post = stage.bench.plant_post();
    let Route(method, prefix) = stage.bench.vote();
    let faults = stage.network().faults;
    faults.next(1, method, prefix, Fault::LoseAnswer);
    let subject = Subject::Post(post.clone());
    let answer = votes.press(&subject, Direction::Up).await;
    refused("vote", answer, &[Kind::UnknownOutcome])?;
    let flags = done("vote", votes.flags(&post).await)?;
    ensure!(flags == UP, "{flags:?} after a lost vote");
    Ok(())
}

async fn vote_unknown(stage: &Stage<'_>) -> Verdict {
    let provider = stage.provider();
    let votes = votes(&*provider)?;
    let post = PostId::new("zzz9999");
    refused("flags", votes.flags(&post).await, &[Kind::NotFound])?;
    let answer = votes.press(&Subject::Post(post), Direction::Up).await;
    refused("press", answer, &[Kind::NotFound])?;
    Ok(())
}

async fn commented(stage: &Stage<'_>) -> Verdict {
    let provider = stage.provider();
    let Some(comments) = provider.comments() else {
        return Err("there are no comments".to_owned());
    };
    let post = stage.bench.plant_post();
    let (me, _) = stage.bench.people();
    let comment = done("comment add", comments.add(&post, "Nice shot!").await)?;
    let listing = comments.of_user(&me, &Query::default()).await;
    let listed = done("comment ls", listing)?.items;
    ensure!(
        listed.len() == 1
            && listed[0].id == comment.id
            && listed[0].content.as_deref() == Some("Nice shot!"),
        "{listed:?} are listed"
    );
    let first = done("comment rm", comments.remove(&comment.id).await)?;
    ensure!(first == Removed::Deleted, "{first:?}");
    let again = done("comment rm", comments.remove(&comment.id).await)?;
    ensure!(again == Removed::AlreadyGone, "{again:?}");
    let listing = comments.of_user(&me, &Query::default()).await;
    let left = done("comment ls", listing)?.items;
    ensure!(left.is_empty(), "{left:?} are left");
    Ok(())
}

async fn followed(stage: &Stage<'_>) -> Verdict {
    let provider = stage.provider();
    let people = people(&*provider)?;
    let (me, other) = stage.bench.people();
    for _ in 0..2 {
        done("follow", people.follow(&other).await)?;
    }
    let expect = |what: &str, list: Vec<UserName>, expected: &[UserName]| {
        (list == expected)
            .then_some(())
            .ok_or(format!("{what}: {list:?}"))
    };
    for (following, followers) in [(vec![other.clone()], vec![me.clone()]), (vec![], vec![])] {
        let list = people.following(&me, &Query::default()).await;
        expect("following", names(done("following", list)?), &following)?;
        let list = people.followers(&other, &Query::default()).await;
        expect("followers", names(done("followers", list)?), &followers)?;
        for _ in 0..2 {
            done("unfollow", people.unfollow(&other).await)?;
        }
    }
    Ok(())
}

fn names(listing: hoist::model::Listing<hoist::model::Person>) -> Vec<UserName> {
    listing
        .items
        .into_iter()
        .map(|person| person.name)
        .collect()
}

async fn media_of_user(stage: &Stage<'_>) -> Verdict {
    let provider = stage.provider();
    let people = people(&*provider)?;
    let (me, other) = stage.bench.people();
    let media = done("upload", upload_one(&*provider, 1).await)?;
    let listing = people.media(&me, &Query::default()).await;
    let mine = done("user media", listing)?.items;
    ensure!(
        mine.len() == 1 && mine[0].id == media.id,
        "{mine:?} are listed"
    );
    let listing = people.media(&other, &Query::default()).await;
    let theirs = done("user media", listing)?.items;
    ensure!(theirs.is_empty(), "{theirs:?} are somebody else's");
    Ok(())
}

async fn nobody(stage: &Stage<'_>) -> Verdict {
    let provider = stage.provider();
    let people = people(&*provider)?;
    let nobody = UserName::new("no-such-user");
    let listing = people.media(&nobody, &Query::default()).await;
    refused("user media", listing, &[Kind::NotFound])?;
    refused("follow", people.follow(&nobody).await, &[Kind::NotFound])?;
    Ok(())
}
