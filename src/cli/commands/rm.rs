use serde::Serialize;

use crate::cli::app::App;
use crate::cli::output::views::ErrorView;
use crate::cli::report;
use crate::error::Result;
use crate::history::Entry;
use crate::model::{PostId, Removed};
use crate::ops::{self, Host, RemoveOptions, Tally, Target};
use crate::provider::Capability;

/// Delete media from the host
///
/// Deleting what is already gone is a success. Asks first on a terminal; elsewhere it needs -y.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Examples:\n  hoist rm @1\n  hoist rm -y https://cdn.example.org/f/abc1234.jpg"
)]
pub struct Args {
    /// Ids, links, or @N of the history
    #[arg(required = true, value_name = "TARGET")]
    targets: Vec<String>,
    /// Also media that something uses
    #[arg(long)]
    force: bool,
    /// Forget the media, but leave the file on the host's disk
    #[arg(long)]
    preserve_on_disk: bool,
}

#[derive(Serialize)]
struct View {
    input: String,
    profile: Option<String>,
    id: Option<String>,
    outcome: &'static str,
    error: Option<ErrorView>,
}

/// Deletes. Every target is looked up before the first is deleted, because `@N` must mean the same for all of them.
///
/// # Errors
/// `Usage` when nobody can be asked.
pub fn run(app: &App, args: &Args) -> Result<u8> {
    let targets: Vec<Result<(Host, Target)>> =
        args.targets.iter().map(|text| app.target(text)).collect();
    let found: Vec<String> = targets
        .iter()
        .flatten()
        .map(|(host, target)| format!("{} of {}", target.text, host.profile))
        .collect();
    if !found.is_empty() {
        app.confirm(&format!("Delete {} for good?", found.join(", ")))?;
    }
    let options = RemoveOptions {
        force: args.force,
        preserve_on_disk: args.preserve_on_disk,
    };
    let ledger = app.ledger();
    let mut removals = Removals::default();
    app.block_on(false, async {
        for (text, target) in args.targets.iter().zip(&targets) {
            let removed = match target {
                Ok((host, target)) => ops::remove(host, target, options, &ledger).await,
                Err(error) => Err(error.twin()),
            };
            let known = target.as_ref().ok();
            let known = known.map(|(host, target)| (host.profile.as_str(), target.id.as_str()));
            removals.add(app, text, known, &removed);
        }
        Ok(())
    })?;
    removals.end(app)
}

/// Deletes posts and entries of the history from their hosts, after those that `removals` has already.
///
/// # Errors
/// `Usage` when nobody can be asked, `Io` when stdout can't be written.
pub fn delete_entries(
    app: &App,
    posts: &[PostOf],
    entries: Vec<Entry>,
    dry_run: bool,
    mut removals: Removals,
) -> Result<u8> {
    let targets: Vec<Target> = entries.into_iter().map(Target::of).collect();
    let of = |target: &Target| target.profile.clone().unwrap_or_default();
    if dry_run {
        for post in posts {
            removals.plan(app, &post.text(), &post.profile, post.id.as_str())?;
        }
        for target in &targets {
            removals.plan(app, &target.text, &of(target), target.id.as_str())?;
        }
        return removals.end(app);
    }
    let doomed = posts.iter().map(|post| (post.text(), post.profile.clone()));
    let files = targets
        .iter()
        .map(|target| (target.text.clone(), of(target)));
    let shown: Vec<String> = doomed
        .chain(files)
        .map(|(text, profile)| format!("{text} of {profile}"))
        .collect();
    if !shown.is_empty() {
        app.confirm(&format!("Delete {} for good?", shown.join(", ")))?;
    }
    let ledger = app.ledger();
    app.block_on(false, async {
        for post in posts {
            let removed = post.remove(app).await;
            if removed.is_ok() {
                ledger.mark_post_deleted(&post.profile, post.id.as_str());
            }
            let known = Some((post.profile.as_str(), post.id.as_str()));
            removals.add(app, &post.text(), known, &removed);
        }
        for target in &targets {
            let host = app
                .named_or_chosen(target.profile.as_deref())
                .and_then(|selected| app.host(&selected));
            let removed = match host {
                Ok(host) => ops::remove(&host, target, RemoveOptions::default(), &ledger).await,
                Err(error) => Err(error),
            };
            let profile = of(target);
            let known = Some((profile.as_str(), target.id.as_str()));
            removals.add(app, &target.text, known, &removed);
        }
        Ok(())
    })?;
    removals.end(app)
}

/// A post, and the profile that has it.
pub struct PostOf {
    /// Profile.
    pub profile: String,
    /// Post.
    pub id: PostId,
}

impl PostOf {
    fn text(&self) -> String {
        format!("post {}", self.id)
    }

    async fn remove(&self, app: &App) -> Result<Removed> {
        let host = app.host(&app.named_or_chosen(Some(&self.profile))?)?;
        let posts = host.need(host.provider.posts(), Capability::Posts, "post rm")?;
        posts.remove(&self.id).await
    }
}

/// Deletions of one command: each is told at once, and with `--json` all of them in one document at the end.
#[derive(Default)]
pub struct Removals {
    tally: Tally,
    views: Vec<View>,
}

impl Removals {
    /// Takes one; `known` is its profile and id, as far as they were found.
    pub fn add(
        &mut self,
        app: &App,
        text: &str,
        known: Option<(&str, &str)>,
        removed: &Result<Removed>,
    ) {
        self.tally.add(
            removed.is_ok(),
            removed.as_ref().err().map(|error| error.kind),
        );
        tell(app, text, removed);
        self.views.push(view(text, known, removed));
    }

    /// Tells what would be deleted.
    fn plan(&mut self, app: &App, text: &str, profile: &str, id: &str) -> Result<()> {
        if !app.global.json {
            app.streams
                .line(&format!("would delete {text} of {profile}"))?;
        }
        self.views.push(View {
            input: text.to_owned(),
            profile: Some(profile.to_owned()),
            id: Some(id.to_owned()),
            outcome: "planned",
            error: None,
        });
        Ok(())
    }

    /// Prints the document and gives the exit code.
    ///
    /// # Errors
    /// `Io` when stdout can't be written.
    pub fn end(self, app: &App) -> Result<u8> {
        if app.global.json {
            app.streams.json(&self.views)?;
        }
        Ok(report::verdict(self.tally.verdict()))
    }
}

fn tell(app: &App, text: &str, removed: &Result<Removed>) {
    match removed {
        Ok(_) if app.global.json => {}
        Ok(Removed::Deleted) => app.streams.say(&format!("deleted {text}")),
        Ok(Removed::AlreadyGone) => app.streams.say(&format!("{text} was gone already")),
        Err(error) => {
            let mut named = error.twin();
            if !named.message.contains(text) {
                named.message = format!("{text}: {}", report::worded(error));
                named.provider = None;
            }
            app.streams.error(&named);
        }
    }
}

fn view(text: &str, known: Option<(&str, &str)>, removed: &Result<Removed>) -> View {
    View {
        input: text.to_owned(),
        profile: known.map(|(profile, _)| profile.to_owned()),
        id: known.map(|(_, id)| id.to_owned()),
        outcome: match removed {
            Ok(Removed::Deleted) => "deleted",
            Ok(Removed::AlreadyGone) => "already_gone",
            Err(error) if error.leaves_outcome_open() => "unknown",
            Err(_) => "failed",
        },
        error: removed.as_ref().err().map(ErrorView::from),
    }
}
