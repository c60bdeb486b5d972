//! What goes wrong is told as what it is, and nothing is sent twice that must not be.

use std::time::Duration;

use hoist::error::{Error, Kind, Reason};
use hoist::provider::Provider;

use super::{Sentence, Verdict, done, ensure, refused};
use crate::conformance::matrix::Ability::{Network, Token, Unredirected};
use crate::conformance::stage::{
    Credential, PROFILE, Stage, file, picture, upload, upload_one, wrong_token,
};
use crate::fakes::fault::Fault;

pub const SENTENCES: &[Sentence] = &[
    Sentence {
        says: "without a token nothing is sent",
        needs: &[Network, Token],
        hold: |stage| Box::pin(no_token(stage)),
    },
    Sentence {
        says: "a refused token is an auth error that names the profile",
        needs: &[Network, Token],
        hold: |stage| Box::pin(wrong(stage)),
    },
    Sentence {
        says: "a token appears in no error, not even one that the host repeats",
        needs: &[Network, Token],
        hold: |stage| Box::pin(no_leak(stage)),
    },
    Sentence {
        says: "a lost answer leaves the outcome open and is not asked for again",
        needs: &[Network],
        hold: |stage| Box::pin(once(stage, Fault::LoseAnswer, Kind::UnknownOutcome, 1)),
    },
    Sentence {
        says: "an answer that never comes leaves the outcome open",
        needs: &[Network],
        hold: |stage| Box::pin(silence(stage)),
    },
    Sentence {
        says: "an answer cut in its middle is a protocol error, and nothing is sent again",
        needs: &[Network],
        hold: |stage| Box::pin(once(stage, Fault::CutAnswer, Kind::Protocol, 1)),
    },
    Sentence {
        says: "half an answer is a protocol error, and nothing is sent again",
        needs: &[Network],
        hold: |stage| Box::pin(once(stage, Fault::HalfJson, Kind::Protocol, 1)),
    },
    Sentence {
        says: "a page instead of an answer is a protocol error",
        needs: &[Network],
        hold: |stage| Box::pin(once(stage, Fault::Page, Kind::Protocol, 0)),
    },
    Sentence {
        says: "a failure of the host is not sent again",
        needs: &[Network],
        hold: |stage| Box::pin(once(stage, Fault::Broken, Kind::Server, 0)),
    },
    Sentence {
        says: "503 without Retry-After is a failure like any other",
        needs: &[Network],
        hold: |stage| {
            let fault = Fault::Unavailable { retry_after: None };
            Box::pin(once(stage, fault, Kind::Server, 0))
        },
    },
    Sentence {
        says: "429 is waited out as long as the host asks, and the upload arrives once",
        needs: &[Network],
        hold: |stage| Box::pin(waited_out(stage, Fault::TooMany { retry_after: 7 })),
    },
    Sentence {
        says: "503 with Retry-After is waited out, and the upload arrives once",
        needs: &[Network],
        hold: |stage| {
            let fault = Fault::Unavailable {
                retry_after: Some(7),
            };
            Box::pin(waited_out(stage, fault))
        },
    },
    Sentence {
        says: "429 for ever is given up as rate limited",
        needs: &[Network],
        hold: |stage| Box::pin(given_up(stage)),
    },
    Sentence {
        says: "no more is sent in a minute than the profile allows, and the rest is told when it may go",
        needs: &[Network],
        hold: |stage| Box::pin(limited(stage)),
    },
    Sentence {
        says: "a refusal in the middle of the body is told as that refusal",
        needs: &[Network],
        hold: |stage| Box::pin(early(stage)),
    },
    Sentence {
        says: "a redirect of an upload is not followed",
        needs: &[Network, Unredirected],
        hold: |stage| Box::pin(redirected(stage)),
    },
    Sentence {
        says: "a host that is down is a network error",
        needs: &[Network],
        hold: |stage| Box::pin(down(stage)),
    },
    Sentence {
        says: "the check passes where all is well and fails where it is not",
        needs: &[],
        hold: |stage| Box::pin(checked(stage)),
    },
];

async fn limited(stage: &Stage<'_>) -> Verdict {
    const MOST: u32 = 3;
    let provider = stage.limited(MOST);
    let mut number = 0;
    let error = loop {
        number += 1;
        match upload_one(&*provider, number).await {
            Ok(_) => ensure!(u32::from(number) <= MOST, "{number} uploads were taken"),
            Err(error) => break error,
        }
    };
    let error = refused::<()>("upload", Err(error), &[Kind::RateLimited])?;
    let wait = error.retry_after.map(|wait| wait.as_secs());
    ensure!(wait == Some(60), "the wait is {wait:?}");
    // Links that open for everybody, and signed addresses, are not the account's.
    let mut counted = stage.network().journal.all();
    counted.retain(|seen| {
        let headers = ["authorization", "x-api-key"];
        headers.iter().any(|name| seen.header(name).is_some()) || seen.part("key").is_some()
    });
    let counted = counted.len();
    ensure!(counted <= MOST as usize, "{counted} requests were sent");
    Ok(())
}

async fn no_token(stage: &Stage<'_>) -> Verdict {
    let provider = stage.with(Credential::None);
    let error = refused("upload", upload_one(&*provider, 1).await, &[Kind::Auth])?;
    let expected = Reason::NoToken {
        profile: PROFILE.to_owned(),
    };
    ensure!(error.reason == expected, "the reason is {:?}", error.reason);
    let sent = stage.network().journal.all().len();
    ensure!(sent == 0, "{sent} requests were sent");
    Ok(())
}

async fn wrong(stage: &Stage<'_>) -> Verdict {
    let provider = stage.with(Credential::Wrong);
    let error = refused("upload", upload_one(&*provider, 1).await, &[Kind::Auth])?;
    let expected = Reason::TokenRefused {
        profile: PROFILE.to_owned(),
    };
    ensure!(error.reason == expected, "the reason is {:?}", error.reason);
    let name = stage.bench.descriptor().name;
    ensure!(
        error.provider.as_deref() == Some(name),
        "the provider is {:?}",
        error.provider
    );
    let stored = stage.bench.stored().len();
    ensure!(stored == 0, "{stored} files are stored");
    Ok(())
}

/// All that an error shows to anybody.
fn told(error: &Error) -> String {
    let mut text = format!("{error} {error:?}");
    let mut below = std::error::Error::source(error);
    while let Some(cause) = below {
        text.push_str(&format!(" {cause} {cause:?}"));
        below = cause.source();
    }
    text
}

async fn no_leak(stage: &Stage<'_>) -> Verdict {
    let good: Vec<String> = stage
        .bench
        .tokens()
        .into_iter()
        .map(|(_, token)| token.to_owned())
        .collect();
    let wrong = stage.bench.descriptor().tokens;
    let wrong = wrong.iter().map(|spec| wrong_token(spec.prefix)).collect();
    for (credential, tokens) in [(Credential::Good, good), (Credential::Wrong, wrong)] {
        for fault in [
            Fault::Echo,
            Fault::Broken,
            Fault::Page,
            Fault::MissingPage,
            Fault::HalfJson,
            Fault::CutAnswer,
            Fault::LoseAnswer,
            Fault::ResetAtOnce,
            Fault::Elsewhere("/login"),
        ] {
            let provider = stage.with(credential);
            stage.network().fail_upload(1, fault);
            let Err(error) = upload_one(&*provider, 1).await else {
                return Err(format!("{fault:?}: no error"));
            };
            let text = told(&error);
            let leaked = tokens.iter().any(|token| text.contains(token.as_str()));
            ensure!(!leaked, "{fault:?}: {text}");
        }
    }
    Ok(())
}

/// A fault on the upload ends in this kind; one request was sent, and this many files are stored.
async fn once(stage: &Stage<'_>, fault: Fault, kind: Kind, stored: usize) -> Verdict {
    let provider = stage.provider();
    meets(stage, &*provider, fault, kind, stored).await
}

async fn silence(stage: &Stage<'_>) -> Verdict {
    let provider = stage.impatient();
    meets(stage, &*provider, Fault::Silence, Kind::UnknownOutcome, 1).await
}

async fn meets(
    stage: &Stage<'_>,
    provider: &dyn Provider,
    fault: Fault,
    kind: Kind,
    stored: usize,
) -> Verdict {
    stage.network().fail_upload(1, fault);
    refused("upload", upload_one(provider, 1).await, &[kind])?;
    let sent = stage.network().uploads().len();
    ensure!(sent == 1, "{sent} uploads were sent");
    let now = stage.bench.stored().len();
    ensure!(now == stored, "{now} files are stored instead of {stored}");
    Ok(())
}

async fn waited_out(stage: &Stage<'_>, fault: Fault) -> Verdict {
    let provider = stage.provider();
    stage.network().fail_upload(1, fault);
    done("upload", upload_one(&*provider, 1).await)?;
    let sent = stage.network().uploads().len();
    ensure!(sent == 2, "{sent} uploads were sent instead of 2");
    let stored = stage.bench.stored().len();
    ensure!(stored == 1, "{stored} files are stored");
    let waited = stage.waited();
    ensure!(waited >= Duration::from_secs(7), "waited only {waited:?}");
    Ok(())
}

async fn given_up(stage: &Stage<'_>) -> Verdict {
    let provider = stage.provider();
    let fault = Fault::TooMany { retry_after: 7 };
    stage.network().fail_upload(100, fault);
    let sent = upload_one(&*provider, 1).await;
    let error = refused("upload", sent, &[Kind::RateLimited])?;
    let asked = error.retry_after;
    ensure!(
        asked == Some(Duration::from_secs(7)),
        "the host asked for {asked:?}"
    );
    let sent = stage.network().uploads().len();
    ensure!(sent == 4, "{sent} uploads were sent instead of 4");
    let stored = stage.bench.stored().len();
    ensure!(stored == 0, "{stored} files are stored");
    Ok(())
}

async fn early(stage: &Stage<'_>) -> Verdict {
    let provider = stage.provider();
    stage.network().fail_upload(10, Fault::TooLargeEarly);
    let big = file("big.png", &picture(1, 8 * 1024 * 1024));
    let sent = upload(&*provider, &big).await;
    let error = refused("upload", sent, &[Kind::Rejected])?;
    ensure!(
        error.status == Some(413),
        "the status is {:?}",
        error.status
    );
    let stored = stage.bench.stored().len();
    ensure!(stored == 0, "{stored} files are stored");
    Ok(())
}

async fn redirected(stage: &Stage<'_>) -> Verdict {
    let provider = stage.provider();
    let network = stage.network();
    network.fail_upload(1, Fault::Elsewhere("/elsewhere"));
    refused("upload", upload_one(&*provider, 1).await, &[Kind::Protocol])?;
    let followed = network
        .journal
        .all()
        .iter()
        .any(|seen| seen.path == "/elsewhere");
    ensure!(!followed, "the redirect was followed");
    Ok(())
}

async fn down(stage: &Stage<'_>) -> Verdict {
    let provider = stage.of_nobody();
    refused("upload", upload_one(&*provider, 1).await, &[Kind::Network])?;
    refused("check", provider.check().await, &[Kind::Network])?;
    Ok(())
}

async fn checked(stage: &Stage<'_>) -> Verdict {
    let provider = stage.provider();
    let check = done("check", provider.check().await)?;
    ensure!(!check.place.is_empty(), "the place has no name");
    let stored = stage.bench.stored().len();
    ensure!(stored == 0, "the check stored something");
    if let Some(network) = stage.bench.network() {
        for method in ["GET", "POST", "HEAD"] {
            network.faults.next(100, method, "/", Fault::Broken);
        }
        refused("check", provider.check().await, &[Kind::Server])?;
    }
    Ok(())
}
