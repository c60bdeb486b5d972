use crate::cli::app::App;
use crate::error::Result;
use crate::model::Subject;
use crate::ops::{self, VoteReport, Wish};

/// Vote on a post: up, down, or clear
///
/// Voting up twice leaves an upvote: the vote that stands is read first. A vote whose answer was lost is never sent again.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Examples:\n  hoist vote up abc1234 -p imgpile\n  hoist vote down abc1234\n  hoist vote clear abc1234"
)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(clap::Subcommand, Debug)]
enum Action {
    /// Leave an upvote
    Up(On),
    /// Leave a downvote
    Down(On),
    /// Leave no vote
    Clear(On),
}

#[derive(clap::Args, Debug)]
struct On {
    /// Id of the post, or with --comment of the comment
    id: String,
    /// Vote on a comment; needs --toggle
    #[arg(long)]
    comment: bool,
    /// Press the host's button once, whatever stands
    #[arg(long)]
    toggle: bool,
}

/// Votes.
///
/// # Errors
/// As [`ops::vote`].
pub fn run(app: &App, args: &Args) -> Result<u8> {
    let (wish, on) = match &args.action {
        Action::Up(on) => (Wish::Up, on),
        Action::Down(on) => (Wish::Down, on),
        Action::Clear(on) => (Wish::Clear, on),
    };
    let subject = ops::subject(&on.id, on.comment, on.toggle)?;
    let host = app.chosen_host()?;
    let report = app.block_on(false, async {
        match &subject {
            Subject::Post(post) if !on.toggle => ops::vote(&host, post, wish).await,
            _ => ops::toggle(&host, &subject, wish).await,
        }
    })?;
    app.done(
        &words(&report),
        &serde_json::json!({ "id": on.id, "changed": report.changed, "score": report.score }),
    )?;
    Ok(0)
}

fn words(report: &VoteReport) -> String {
    match (report.changed, report.score) {
        (false, _) => "nothing to change: the vote stands already".to_owned(),
        (true, Some(score)) => format!("voted; the score is {score}"),
        (true, None) => "voted".to_owned(),
    }
}
