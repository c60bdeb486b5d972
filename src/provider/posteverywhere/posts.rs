//! Posts, and what becomes of them on the networks.

use std::collections::{BTreeMap, BTreeSet};

use async_trait::async_trait;
use jiff::Timestamp;

use super::wire::Envelope;
use super::wire_posts::{
    Accounts, PlatformContent, PostBody, PostObject, Results, Retried, Retry, Schedule,
};
use super::{NAME, Posteverywhere};
use crate::error::{Error, Kind, Reason, Result};
use crate::http::{Call, Repeat};
use crate::model::{
    Listing, MediaId, NewPost, Post, PostCreated, PostEdit, PostField, PostId, Query, QueryField,
    Removed,
};
use crate::provider::{Posts, Publishing, PublishingAccount, PublishingResult};
use crate::secret::Secret;

#[async_trait(?Send)]
impl Posts for Posteverywhere {
    fn create_fields(&self) -> &'static [PostField] {
        &[
            PostField::Content,
            PostField::Account,
            PostField::At,
            PostField::TimeZone,
            PostField::Draft,
            PostField::Queue,
            PostField::Wait,
            PostField::NetworkContent,
        ]
    }

    fn edit_fields(&self) -> &'static [PostField] {
        &[
            PostField::Content,
            PostField::Account,
            PostField::Media,
            PostField::At,
            PostField::TimeZone,
            PostField::NetworkContent,
        ]
    }

    fn list_fields(&self) -> &'static [QueryField] {
        &[
            QueryField::State,
            QueryField::Account,
            QueryField::Network,
            QueryField::Search,
            QueryField::Since,
            QueryField::Until,
            QueryField::Page,
        ]
    }

    fn text_alone(&self) -> bool {
        true
    }

    fn check_new(&self, new: &NewPost) -> Result<()> {
        account_numbers(&new.accounts)?;
        by_network(&new.network_content)?;
        let wrong = if new.accounts.is_empty() && !new.draft {
            "needs at least one --account, unless it is a --draft"
        } else if new.queue && new.at.is_some() {
            "takes either --queue or --at"
        } else if new.queue && new.draft {
            "takes either --queue or --draft"
        } else if new.wait && (new.draft || new.queue || new.at.is_some()) {
            "is published later, so --wait has nothing to wait for"
        } else {
            return Ok(());
        };
        let error = Error::usage(format!("a post of {NAME} {wrong}")).of(NAME);
        Err(match new.accounts.is_empty() {
            true => error.advice("'hoist post accounts' lists them"),
            false => error,
        })
    }

    async fn create(&self, new: &NewPost) -> Result<PostCreated> {
        self.check_new(new)?;
        let ids: Vec<&MediaId> = new.media.iter().map(|media| &media.id).collect();
        self.all_ready("post create", &ids).await?;
        let now = !new.draft && !new.queue && new.at.is_none();
        let mut notes = match new.draft {
            true => Vec::new(),
            false => self.unhealthy(&new.accounts, now).await?,
        };
        let body = PostBody {
            content: new.content.as_deref(),
            account_ids: given(account_numbers(&new.accounts)?),
            media_ids: given(ids.iter().map(|id| id.as_str()).collect()),
            scheduled_for: new.at.map(|at| at.to_string()),
            timezone: new.time_zone.as_deref(),
            platform_content: by_network(&new.network_content)?,
            draft: new.draft.then_some(true),
            use_queue: new.queue.then_some(true),
        };
        let post = self.post_post(&body).await.map_err(in_doubt)?;
        let mut incomplete = None;
        if new.wait {
            incomplete = self.outcome(&post.id).await.err();
        } else if now {
            notes.push(format!(
                "{NAME} accepted the post and publishes it now; 'hoist post results {}' tells what became of it",
                post.id
            ));
        }
        Ok(PostCreated {
            post,
            incomplete,
            notes,
        })
    }

    async fn list(&self, query: &Query) -> Result<Listing<Post>> {
        let listing = self
            .pages::<PostObject>("post ls", "posts", &filters(query), query)
            .await?;
        Ok(listing.map(|post| post.0))
    }

    async fn show(&self, id: &PostId, key: Option<&Secret<String>>) -> Result<Post> {
        if key.is_some() {
            let text = format!("{NAME} has no field for --key in 'post show'");
            return Err(Error::usage(text).of(NAME));
        }
        let call = Call::get("post show", self.api(["posts", id.as_str()]));
        let post: PostObject = self.ask(call, Some(&format!("post '{id}'"))).await?;
        Ok(post.0)
    }

    async fn edit(&self, id: &PostId, edit: &PostEdit) -> Result<Option<Post>> {
        let media: Option<Vec<&MediaId>> = edit.media.as_ref().map(|ids| ids.iter().collect());
        let accounts = edit.accounts.as_deref().map(account_numbers).transpose()?;
        let body = PostBody {
            content: edit.content.as_deref(),
            account_ids: accounts,
            media_ids: media
                .as_ref()
                .map(|ids| ids.iter().map(|id| id.as_str()).collect()),
            scheduled_for: edit.at.map(|at| at.to_string()),
            timezone: edit.time_zone.as_deref(),
            platform_content: by_network(&edit.network_content)?,
            ..PostBody::default()
        };
        self.all_ready("post edit", media.as_deref().unwrap_or_default())
            .await?;
        self.patch_post(id, &body).await
    }

    async fn remove(&self, id: &PostId) -> Result<Removed> {
        let call = Call::delete("post rm", self.api(["posts", id.as_str()]));
        self.delete(call, &format!("post '{id}'")).await
    }
}

#[async_trait(?Send)]
impl Publishing for Posteverywhere {
    async fn results(&self, id: &PostId) -> Result<Vec<PublishingResult>> {
        self.get_results("post results", id).await
    }

    async fn retry(&self, id: &PostId, accounts: &[String]) -> Result<Option<u64>> {
        let account_ids = account_numbers(accounts)?;
        let mut call = Call::post("post retry", self.api(["posts", id.as_str(), "retry"]));
        if !account_ids.is_empty() {
            call = call.json(&Retry { account_ids });
        }
        let retried: Retried = self
            .ask(call, Some(&format!("post '{id}'")))
            .await
            .map_err(in_doubt)?;
        Ok(retried.retried_count)
    }

    async fn publish(&self, id: &PostId, at: Option<Timestamp>) -> Result<()> {
        let body = Schedule {
            scheduled_for: at.map(|at| at.to_string()),
            publish_now: at.is_none().then_some(true),
        };
        let url = self.api(["posts", id.as_str(), "schedule"]);
        let call = Call::post("post publish", url).json(&body);
        let done: Result<serde_json::Value> = self.ask(call, Some(&format!("post '{id}'"))).await;
        done.map(drop).map_err(in_doubt)
    }

    async fn accounts(&self) -> Result<Vec<PublishingAccount>> {
        self.get_accounts("post accounts").await
    }
}

/// One method per endpoint.
impl Posteverywhere {
    /// `POST /posts`. Once, whatever happens: there is no way to say that it is the same post.
    async fn post_post(&self, body: &PostBody<'_>) -> Result<Post> {
        let call = Call::post("post create", self.api(["posts"])).json(body);
        let post: PostObject = self.ask(call, None).await?;
        Ok(post.0)
    }

    /// `PATCH /posts/{post_id}`, which the vendor's clients never repeat. Its answer is described nowhere.
    async fn patch_post(&self, id: &PostId, body: &PostBody<'_>) -> Result<Option<Post>> {
        let call = Call::patch("post edit", self.api(["posts", id.as_str()]))
            .repeat(Repeat::Once)
            .json(body);
        let thing = format!("post '{id}'");
        let answer = self
            .send(call, |answer| super::words(answer, Some(&thing)))
            .await?;
        let envelope: Result<Envelope<PostObject>> = answer.json();
        Ok(envelope.ok().map(|envelope| envelope.data.0))
    }

    pub(super) async fn get_results(
        &self,
        operation: &'static str,
        id: &PostId,
    ) -> Result<Vec<PublishingResult>> {
        let call = Call::get(operation, self.api(["posts", id.as_str(), "results"]));
        let found: Results = self.ask(call, Some(&format!("post '{id}'"))).await?;
        Ok(found.results.into_iter().map(Into::into).collect())
    }

    async fn get_accounts(&self, operation: &'static str) -> Result<Vec<PublishingAccount>> {
        let call = Call::get(operation, self.api(["accounts"]));
        let found: Accounts = self.ask(call, None).await?;
        Ok(found
            .accounts
            .into_iter()
            .map(|account| account.0)
            .collect())
    }
}

/// What is looked at before and after.
impl Posteverywhere {
    async fn all_ready(&self, operation: &'static str, ids: &[&MediaId]) -> Result<()> {
        let mut seen = BTreeSet::new();
        for id in ids.iter().filter(|id| seen.insert(**id)) {
            self.ready(operation, id).await?;
        }
        Ok(())
    }

    /// The host takes a post to an account that can't post and lets it fail there. Refused where it would be published now, a
    /// note where the account can still be put right.
    async fn unhealthy(&self, chosen: &[String], now: bool) -> Result<Vec<String>> {
        let accounts = self.get_accounts("post create").await?;
        let sick = accounts
            .iter()
            .filter(|account| account.can_post == Some(false) && chosen.contains(&account.id));
        let texts: Vec<String> = sick
            .map(|account| {
                let health = account.health.as_deref().unwrap_or("unknown");
                let name = destination(
                    &account.id,
                    account.network.as_deref(),
                    account.name.as_deref(),
                );
                format!("account {name} can't post now: its health is {health}")
            })
            .collect();
        if !now || texts.is_empty() {
            return Ok(texts);
        }
        Err(Error::new(Kind::Rejected, texts.join("; "))
            .during("post create")
            .of(NAME)
            .advice(format!("connect it again at {NAME}, or leave it out")))
    }

    /// Waits for every destination of a new post.
    async fn outcome(&self, id: &PostId) -> Result<()> {
        let hint = format!("'hoist post results {id}' tells what became of it");
        let error = match self.published(id).await? {
            Some(results) => {
                let failed: Vec<String> = results
                    .iter()
                    .filter(|result| result.state == "failed")
                    .map(failure)
                    .collect();
                if failed.is_empty() {
                    return Ok(());
                }
                let text = format!(
                    "post {id} failed at {} of {} destinations: {}",
                    failed.len(),
                    results.len(),
                    failed.join("; ")
                );
                let hint = format!("'hoist post retry {id}' sends them again");
                Error::new(Kind::Rejected, text).advice(hint)
            }
            None => {
                let text =
                    format!("post {id} was accepted, and not every destination has an outcome yet");
                Error::new(Kind::UnknownOutcome, text).advice(hint)
            }
        };
        Err(error.during("post create").of(NAME))
    }
}

/// `12 (linkedin, Acme)`
fn destination(id: &str, network: Option<&str>, name: Option<&str>) -> String {
    let about: Vec<&str> = network.into_iter().chain(name).collect();
    match about.is_empty() {
        true => id.to_owned(),
        false => format!("{id} ({})", about.join(", ")),
    }
}

fn failure(result: &PublishingResult) -> String {
    let name = destination(
        &result.account,
        result.network.as_deref(),
        result.account_name.as_deref(),
    );
    match &result.error {
        Some(error) => format!("{name}: {error}"),
        None => name,
    }
}

/// What may have been published must not be sent again blindly.
fn in_doubt(error: Error) -> Error {
    if error.leaves_outcome_open() && error.reason == Reason::Plain {
        return error
            .advice("look with 'hoist post ls' before doing it again: it may have been published");
    }
    error
}

fn given<T>(items: Vec<T>) -> Option<Vec<T>> {
    (!items.is_empty()).then_some(items)
}

fn account_numbers(ids: &[String]) -> Result<Vec<u64>> {
    ids.iter()
        .map(|id| {
            id.parse().map_err(|_| {
                Error::usage(format!(
                    "'{id}' is not an account of {NAME}, whose ids are numbers"
                ))
                .of(NAME)
                .advice("'hoist post accounts' lists them")
            })
        })
        .collect()
}

fn by_network(pairs: &[(String, String)]) -> Result<BTreeMap<&str, PlatformContent<'_>>> {
    let mut found = BTreeMap::new();
    for (network, content) in pairs {
        if found
            .insert(network.as_str(), PlatformContent { content })
            .is_some()
        {
            let text = format!("--network-content is given twice for {network}");
            return Err(Error::usage(text).of(NAME));
        }
    }
    Ok(found)
}

fn filters(query: &Query) -> Vec<(&'static str, String)> {
    let list = |words: &[String]| (!words.is_empty()).then(|| words.join(","));
    let time = |time: Option<Timestamp>| time.map(|time| time.to_string());
    [
        ("status", list(&query.state)),
        ("platform", list(&query.network)),
        ("account_id", query.account.clone()),
        ("search", query.search.clone()),
        ("created_after", time(query.since)),
        ("created_before", time(query.until)),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some((name, value?)))
    .collect()
}
