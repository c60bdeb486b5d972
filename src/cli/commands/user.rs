use super::query::Paging;
use crate::cli::app::App;
use crate::cli::output::columns;
use crate::cli::output::views::{CommentView, PersonView};
use crate::error::Result;
use crate::model::UserName;
use crate::provider::Capability;

/// Look at other users, follow them
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Examples:\n  hoist user posts alice -p imgpile\n  hoist user media alice --limit 10\n  hoist user comments alice\n  hoist user followers alice\n  hoist user following alice\n  hoist user follow alice\n  hoist user unfollow alice"
)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(clap::Subcommand, Debug)]
enum Action {
    /// A user's posts
    Posts(Of),
    /// A user's media
    Media(Of),
    /// A user's comments
    Comments(Of),
    /// Who follows a user
    Followers(Of),
    /// Whom a user follows
    Following(Of),
    /// Follow a user
    Follow {
        /// Name
        name: String,
    },
    /// Stop following a user
    Unfollow {
        /// Name
        name: String,
    },
}

#[derive(clap::Args, Debug)]
struct Of {
    /// Name
    name: String,
    #[command(flatten)]
    paging: Paging,
}

/// Users.
///
/// # Errors
/// `Unsupported`, or the host's refusal.
pub fn run(app: &App, args: &Args) -> Result<u8> {
    let host = app.chosen_host()?;
    let people = host.need(host.provider.people(), Capability::People, "user")?;
    match &args.action {
        Action::Posts(of) => {
            let listing = app.block_on(false, people.posts(&of.user(), &of.paging.query()))?;
            app.show_posts(Some("posts"), &host, &listing)?;
        }
        Action::Media(of) => {
            let listing = app.block_on(false, people.media(&of.user(), &of.paging.query()))?;
            app.show_media(Some("media"), &host, &listing)?;
        }
        Action::Comments(of) => {
            let comments = host.need(
                host.provider.comments(),
                Capability::Comment,
                "user comments",
            )?;
            let listing = app.block_on(false, comments.of_user(&of.user(), &of.paging.query()))?;
            let views: Vec<_> = listing.items.iter().map(CommentView::from).collect();
            app.table_under("comments", &columns::COMMENTS, &views, &listing.notes)?;
        }
        Action::Followers(of) => {
            let listing = app.block_on(false, people.followers(&of.user(), &of.paging.query()))?;
            let views: Vec<_> = listing.items.iter().map(PersonView::from).collect();
            app.table_under("people", &columns::PEOPLE, &views, &listing.notes)?;
        }
        Action::Following(of) => {
            let listing = app.block_on(false, people.following(&of.user(), &of.paging.query()))?;
            let views: Vec<_> = listing.items.iter().map(PersonView::from).collect();
            app.table_under("people", &columns::PEOPLE, &views, &listing.notes)?;
        }
        Action::Follow { name } => {
            app.block_on(false, people.follow(&UserName::new(name)))?;
            app.done(
                &format!("following {name}"),
                &serde_json::json!({ "name": name, "following": true }),
            )?;
        }
        Action::Unfollow { name } => {
            app.block_on(false, people.unfollow(&UserName::new(name)))?;
            app.done(
                &format!("no longer following {name}"),
                &serde_json::json!({ "name": name, "following": false }),
            )?;
        }
    }
    Ok(0)
}

impl Of {
    fn user(&self) -> UserName {
        UserName::new(&self.name)
    }
}
