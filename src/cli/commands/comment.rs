use super::query::Paging;
use crate::cli::app::App;
use crate::cli::output::columns;
use crate::cli::output::views::CommentView;
use crate::error::{Error, Result};
use crate::model::{CommentId, PostId, Removed, UserName};
use crate::provider::Capability;

/// Write, delete and list comments
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Examples:\n  hoist comment add abc1234 'What a cat' -p imgpile\n  hoist comment ls --user alice\n  hoist comment rm 4711"
)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(clap::Subcommand, Debug)]
enum Action {
    /// Write a comment on a post
    Add {
        /// Id of the post
        post: String,
        /// The comment; - for stdin
        text: String,
    },
    /// Delete a comment
    Rm {
        /// Id of the comment
        id: String,
    },
    /// List a user's comments
    Ls {
        /// Whose
        #[arg(long, value_name = "NAME")]
        user: String,
        #[command(flatten)]
        paging: Paging,
    },
}

/// Comments.
///
/// # Errors
/// `Unsupported`, or the host's refusal.
pub fn run(app: &App, args: &Args) -> Result<u8> {
    let host = app.chosen_host()?;
    let comments = host.need(host.provider.comments(), Capability::Comment, "comment")?;
    match &args.action {
        Action::Add { post, text } => {
            let text = app.text_or_stdin(text)?;
            if text.trim().is_empty() {
                return Err(Error::usage("the comment is empty"));
            }
            let comment = app.block_on(false, comments.add(&PostId::new(post), &text))?;
            let view = CommentView::from(&comment);
            if app.global.json {
                app.streams.json(&view)?;
            } else {
                app.streams.line(&view.id)?;
            }
        }
        Action::Rm { id } => {
            app.confirm(&format!("Delete the comment {id} for good?"))?;
            let removed = app.block_on(false, comments.remove(&CommentId::new(id)))?;
            app.removed(id, removed)?;
        }
        Action::Ls { user, paging } => {
            let listing = app.block_on(
                false,
                comments.of_user(&UserName::new(user), &paging.query()),
            )?;
            let views: Vec<_> = listing.items.iter().map(CommentView::from).collect();
            app.table_under("comments", &columns::COMMENTS, &views, &listing.notes)?;
        }
    }
    Ok(0)
}

impl App {
    /// Tells that something is gone.
    ///
    /// # Errors
    /// `Io` when stdout can't be written.
    pub fn removed(&self, id: &str, removed: Removed) -> Result<()> {
        let (words, outcome) = match removed {
            Removed::Deleted => (format!("deleted {id}"), "deleted"),
            Removed::AlreadyGone => (format!("{id} was gone already"), "already_gone"),
        };
        self.done(&words, &serde_json::json!({ "id": id, "outcome": outcome }))
    }
}
