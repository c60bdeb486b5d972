use clap::ArgMatches;

use super::post_create;
use super::query::{Filters, Paging};
use super::rm::Removals;
use crate::cli::app::App;
use crate::cli::output::views::{AccountView, PostView, ResultView};
use crate::cli::output::{columns, details};
use crate::cli::values;
use crate::error::Result;
use crate::model::{MediaId, PostEdit, PostId, Visibility};
use crate::ops::{self, Host};
use crate::provider::Capability;
use crate::secret::Secret;

/// Make, list, change and publish posts
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Examples:\n  hoist post create a.jpg b.jpg --title 'Summer'\n  hoist post ls --limit 10\n  hoist post show abc1234\n  hoist post edit abc1234 --title 'Autumn'\n  hoist post rm abc1234\n  hoist post results abc1234\n  hoist post retry abc1234\n  hoist post publish abc1234 --at '2026-07-01 09:00'\n  hoist post accounts -p posteverywhere"
)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(clap::Subcommand, Debug)]
enum Action {
    Create(Box<post_create::Args>),
    /// List your posts
    Ls(Ls),
    /// Show one post with its media
    Show {
        /// Id of the post
        id: String,
        /// The key of a private post
        #[arg(long, value_name = "KEY")]
        key: Option<String>,
    },
    Edit(Edit),
    /// Delete a post
    Rm {
        /// Ids
        #[arg(required = true)]
        ids: Vec<String>,
    },
    /// Show what became of a publication at each destination
    Results {
        /// Id of the post
        id: String,
    },
    /// Send failed destinations of a publication again
    Retry {
        /// Id of the post
        id: String,
        /// Only this account; may be given several times
        #[arg(long, value_name = "ID")]
        account: Vec<String>,
    },
    /// Publish a draft
    Publish {
        /// Id of the post
        id: String,
        /// When; now, if not given
        #[arg(long, value_name = "TIME")]
        at: Option<String>,
        /// The time zone of --at
        #[arg(long, value_name = "ZONE", requires = "at")]
        tz: Option<String>,
    },
    /// List where the profile can publish
    Accounts,
}

#[derive(clap::Args, Debug)]
struct Ls {
    #[command(flatten)]
    paging: Paging,
    #[command(flatten)]
    filters: Filters,
    /// Only in this state; may be given several times
    #[arg(long, value_name = "STATE")]
    state: Vec<String>,
    /// Only on this account
    #[arg(long, value_name = "ID")]
    account: Option<String>,
    /// Only on this network; may be given several times
    #[arg(long, value_name = "NAME")]
    network: Vec<String>,
}

/// Change a post; only what is given is changed
#[derive(clap::Args, Debug)]
struct Edit {
    /// Id of the post
    id: String,
    /// New title
    #[arg(long)]
    title: Option<String>,
    /// New description
    #[arg(long)]
    description: Option<String>,
    /// Who can see it
    #[arg(long, value_enum, value_name = "WHO")]
    visibility: Option<Visibility>,
    /// Mark as adult content; --nsfw=false takes the mark away
    #[arg(long, value_name = "BOOL", num_args = 0..=1, default_missing_value = "true", require_equals = true)]
    nsfw: Option<bool>,
    /// The media in their new order, separated by commas
    #[arg(long, value_name = "ID,ID…", value_delimiter = ',')]
    order: Option<Vec<String>>,
    /// New text; - for stdin
    #[arg(long, value_name = "TEXT")]
    content: Option<String>,
    /// New accounts, replacing all; may be given several times
    #[arg(long, value_name = "ID")]
    account: Option<Vec<String>>,
    /// New media, replacing all; may be given several times
    #[arg(long, value_name = "ID")]
    media: Option<Vec<String>>,
    /// New time
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
    /// The time zone of --at
    #[arg(long, value_name = "ZONE", requires = "at")]
    tz: Option<String>,
    /// New text for one network, as NETWORK=TEXT; may be given several times
    #[arg(long, value_name = "NETWORK=TEXT", value_parser = post_create::network_content)]
    network_content: Vec<(String, String)>,
}

impl Edit {
    fn edit(&self, app: &App) -> Result<PostEdit> {
        let ids = |ids: &Vec<String>| ids.iter().map(MediaId::new).collect();
        let at = self
            .at
            .as_deref()
            .map(|text| values::at(text, self.tz.as_deref()))
            .transpose()?;
        let (at, zone) = at.unzip();
        Ok(PostEdit {
            title: self.title.clone(),
            description: self.description.clone(),
            visibility: self.visibility,
            nsfw: self.nsfw,
            order: self.order.as_ref().map(ids),
            content: self
                .content
                .as_deref()
                .map(|text| app.text_or_stdin(text))
                .transpose()?,
            accounts: self.account.clone(),
            media: self.media.as_ref().map(ids),
            at,
            time_zone: self.tz.as_ref().and(zone),
            network_content: self.network_content.clone(),
        })
    }
}

/// Posts.
///
/// # Errors
/// `Unsupported`, `Usage`, or the host's refusal.
pub fn run(app: &App, args: &Args) -> Result<u8> {
    match &args.action {
        Action::Create(args) => return post_create::run(app, args, &matches_of_create(app)),
        Action::Ls(args) => ls(app, args)?,
        Action::Show { id, key } => show(app, id, key.as_deref())?,
        Action::Edit(args) => edit(app, args)?,
        Action::Rm { ids } => return rm(app, ids),
        Action::Results { id } => {
            let host = app.chosen_host()?;
            let publishing = host.need(
                host.provider.publishing(),
                Capability::Publish,
                "post results",
            )?;
            let results = app.block_on(false, publishing.results(&PostId::new(id)))?;
            let views: Vec<_> = results.iter().map(ResultView::from).collect();
            app.table_under("results", &columns::RESULTS, &views, &[])?;
        }
        Action::Retry { id, account } => {
            let host = app.chosen_host()?;
            let publishing = host.need(
                host.provider.publishing(),
                Capability::Publish,
                "post retry",
            )?;
            let count = app.block_on(false, publishing.retry(&PostId::new(id), account))?;
            let words = match count {
                Some(count) => format!("{count} destinations are sent again"),
                None => "failed destinations are sent again".to_owned(),
            };
            app.done(&words, &serde_json::json!({ "id": id, "retried": count }))?;
        }
        Action::Publish { id, at, tz } => {
            let host = app.chosen_host()?;
            let publishing = host.need(
                host.provider.publishing(),
                Capability::Publish,
                "post publish",
            )?;
            let at = at
                .as_deref()
                .map(|text| values::at(text, tz.as_deref()))
                .transpose()?;
            let at = at.map(|(time, _)| time);
            app.block_on(false, publishing.publish(&PostId::new(id), at))?;
            let words = match at {
                Some(at) => format!("to be published at {at}"),
                None => "being published".to_owned(),
            };
            app.done(
                &words,
                &serde_json::json!({ "id": id, "scheduled_for": at.map(|at| at.to_string()) }),
            )?;
        }
        Action::Accounts => {
            let host = app.chosen_host()?;
            let publishing = host.need(
                host.provider.publishing(),
                Capability::Publish,
                "post accounts",
            )?;
            let accounts = app.block_on(false, publishing.accounts())?;
            let views: Vec<_> = accounts.iter().map(AccountView::from).collect();
            app.table_under("accounts", &columns::ACCOUNTS, &views, &[])?;
        }
    }
    Ok(0)
}

/// The parsed arguments of `post create`, which know the order in which inputs and `--media` were given.
fn matches_of_create(app: &App) -> ArgMatches {
    let create = app
        .matches
        .subcommand_matches("post")
        .and_then(|post| post.subcommand_matches("create"));
    create.cloned().unwrap_or_default()
}

fn ls(app: &App, args: &Ls) -> Result<()> {
    let mut query = args.filters.apply(args.paging.query())?;
    query.state.clone_from(&args.state);
    query.account.clone_from(&args.account);
    query.network.clone_from(&args.network);
    let host = app.chosen_host()?;
    ops::check_post_list(&host, &query)?;
    let posts = host.need(host.provider.posts(), Capability::Posts, "post ls")?;
    let listing = app.block_on(false, posts.list(&query))?;
    app.show_posts(None, &host, &listing)
}

fn show(app: &App, id: &str, key: Option<&str>) -> Result<()> {
    let host = app.chosen_host()?;
    let posts = host.need(host.provider.posts(), Capability::Posts, "post show")?;
    let key = key.map(|key| Secret::new(key.to_owned()));
    let post = app.block_on(false, posts.show(&PostId::new(id), key.as_ref()))?;
    details_of(app, &host, &post)
}

fn details_of(app: &App, host: &Host, post: &crate::model::Post) -> Result<()> {
    let view = PostView::new(&host.profile, host.provider_name(), post);
    if app.global.json {
        return app.streams.json(&view);
    }
    let look = app.look();
    app.streams
        .rendered(&details::post(&view, &look).render(&look))
}

fn edit(app: &App, args: &Edit) -> Result<()> {
    let host = app.chosen_host()?;
    let edit = args.edit(app)?;
    ops::check_post_edit(&host, &edit)?;
    let posts = host.need(host.provider.posts(), Capability::Posts, "post edit")?;
    let changed = app.block_on(false, posts.edit(&PostId::new(&args.id), &edit))?;
    match changed {
        Some(post) => details_of(app, &host, &post),
        None => app.done(
            "edited",
            &serde_json::json!({ "id": args.id, "edited": true }),
        ),
    }
}

fn rm(app: &App, ids: &[String]) -> Result<u8> {
    let host = app.chosen_host()?;
    let posts = host.need(host.provider.posts(), Capability::Posts, "post rm")?;
    app.confirm(&format!(
        "Delete the post {} of {} for good?",
        ids.join(", "),
        host.profile
    ))?;
    let ledger = app.ledger();
    let mut removals = Removals::default();
    app.block_on(false, async {
        for id in ids {
            let removed = posts.remove(&PostId::new(id)).await;
            if removed.is_ok() {
                ledger.mark_post_deleted(&host.profile, id);
            }
            removals.add(app, id, Some((&host.profile, id)), &removed);
        }
        Ok(())
    })?;
    removals.end(app)
}
