//! Posts: accepted at once, published while somebody looks.

use serde_json::{Value, json};

use super::{Answer, Destination, Fields, Posteverywhere, StoredPost, now};
use crate::fakes::Reply;
use crate::fakes::journal::Seen;

const NETWORKS: &[&str] = &[
    "instagram",
    "facebook",
    "x",
    "linkedin",
    "youtube",
    "tiktok",
    "threads",
    "pinterest",
    "bluesky",
    "telegram",
    "discord",
    "wordpress",
];

const FIELDS: &[&str] = &[
    "content",
    "account_ids",
    "media_ids",
    "scheduled_for",
    "scheduled_at",
    "timezone",
    "platform_content",
];

/// What a post's body says, checked.
struct Wanted {
    content: Option<String>,
    accounts: Option<Vec<u64>>,
    media: Option<Vec<String>>,
    at: Option<String>,
    timezone: Option<String>,
    platform_content: Option<Value>,
}

impl Posteverywhere {
    /// Puts a post there as if it had been made and published.
    pub fn plant_post(&mut self, status: &'static str, content: &str, account: u64) -> String {
        let id = self.next_id();
        let state = match status {
            "published" => "published",
            "failed" => "failed",
            _ => "queued",
        };
        self.posts.push(StoredPost {
            id: id.clone(),
            status,
            content: content.to_owned(),
            media_ids: Vec::new(),
            scheduled_for: None,
            timezone: "UTC".to_owned(),
            platform_content: json!({}),
            destinations: vec![Destination {
                account_id: account,
                status: state,
                attempts: 1,
            }],
            created_at: now(),
            looks: 0,
        });
        id
    }

    pub(super) fn post(&self, id: &str) -> Result<usize, Reply> {
        let found = self.posts.iter().position(|post| post.id == id);
        found.ok_or_else(|| self.not_found("Post"))
    }

    fn accounts_of(&self, value: &Value) -> Result<Vec<u64>, Reply> {
        let ids: Option<Vec<u64>> = value
            .as_array()
            .and_then(|ids| ids.iter().map(Value::as_u64).collect());
        let ids = ids.ok_or_else(|| self.invalid("account_ids must be an array of integers"))?;
        let known = |id: &u64| self.accounts.iter().any(|account| account.id == *id);
        match ids.iter().find(|id| !known(id)) {
            Some(id) => Err(self.invalid(&format!("Account {id} does not exist"))),
            None => Ok(ids),
        }
    }

    fn media_of(&self, value: &Value) -> Result<Vec<String>, Reply> {
        let ids: Vec<String> = serde_json::from_value(value.clone())
            .map_err(|_| self.invalid("media_ids must be an array of UUIDs"))?;
        for id in &ids {
            if self.media[self.own(id)?].state != "ready" {
                return Err(self.invalid(&format!("Media {id} is not ready")));
            }
        }
        Ok(ids)
    }

    fn time_of(&self, value: &Value) -> Result<String, Reply> {
        let text = value.as_str().unwrap_or_default();
        let time: jiff::Timestamp = text
            .parse()
            .map_err(|_| self.invalid("scheduled_for must be ISO 8601"))?;
        if !text.ends_with('Z') {
            return Err(self.invalid("scheduled_for must be UTC"));
        }
        if time < jiff::Timestamp::now() {
            let text = "scheduled_for is in the past";
            return Err(self.refusal(400, "past_schedule_time", text));
        }
        Ok(text.to_owned())
    }

    fn wanted(&self, fields: &Fields) -> Result<Wanted, Reply> {
        let timezone = match fields.get("timezone").map(|zone| zone.as_str()) {
            None => None,
            Some(zone) => {
                let zone = zone.filter(|zone| jiff::tz::TimeZone::get(zone).is_ok());
                let wrong = || self.refusal(400, "invalid_timezone", "Unknown timezone");
                Some(zone.ok_or_else(wrong)?.to_owned())
            }
        };
        let platform_content = fields.get("platform_content").cloned();
        if let Some(networks) = &platform_content {
            let fine = networks.as_object().is_some_and(|networks| {
                networks.iter().all(|(name, content)| {
                    NETWORKS.contains(&name.as_str()) && content["content"].is_string()
                })
            });
            if !fine {
                let details = json!({ "validation_errors": ["platform_content: unknown network"] });
                let text = "Validation failed";
                return Err(self.detailed(400, "validation_error", text, Some(details)));
            }
        }
        Ok(Wanted {
            content: match fields.get("content") {
                None => None,
                Some(Value::String(text)) => Some(text.clone()),
                Some(_) => return Err(self.invalid("content must be a string")),
            },
            accounts: fields
                .get("account_ids")
                .map(|ids| self.accounts_of(ids))
                .transpose()?,
            media: fields
                .get("media_ids")
                .map(|ids| self.media_of(ids))
                .transpose()?,
            at: fields
                .get("scheduled_for")
                .or_else(|| fields.get("scheduled_at"))
                .map(|at| self.time_of(at))
                .transpose()?,
            timezone,
            platform_content,
        })
    }

    pub(super) fn create_post(&mut self, seen: &Seen) -> Answer {
        let known = [
            FIELDS,
            &["draft", "use_queue", "campaign_id", "cover_photo"],
        ]
        .concat();
        let fields = self.fields(seen, &known)?;
        let is = |name: &str| fields.get(name) == Some(&Value::Bool(true));
        let (draft, queue) = (is("draft"), is("use_queue"));
        let wanted = self.wanted(&fields)?;
        let accounts = wanted.accounts.unwrap_or_default();
        if accounts.is_empty() && !draft {
            return Err(self.invalid("account_ids must hold at least one account"));
        }
        if queue && wanted.at.is_some() {
            return Err(self.invalid("use_queue and scheduled_for exclude each other"));
        }
        let content = wanted.content.unwrap_or_default();
        let media_ids = wanted.media.unwrap_or_default();
        if content.is_empty() && media_ids.is_empty() && wanted.platform_content.is_none() {
            return Err(self.invalid("content is required"));
        }
        let id = self.plant_post("publishing", &content, 0);
        let looks = self.looks;
        let place = self.post(&id)?;
        let post = &mut self.posts[place];
        post.status = match (draft, queue || wanted.at.is_some()) {
            (true, _) => "draft",
            (false, true) => "scheduled",
            (false, false) => "publishing",
        };
        post.media_ids = media_ids;
        post.scheduled_for = wanted.at;
        post.timezone = wanted.timezone.unwrap_or_else(|| "UTC".to_owned());
        post.platform_content = wanted.platform_content.unwrap_or_else(|| json!({}));
        post.looks = looks;
        post.destinations = queued(&accounts);
        let data = self.created(&self.posts[place]);
        Ok(self.success(201, data))
    }

    pub(super) fn patch_post(&mut self, seen: &Seen, id: &str) -> Answer {
        let place = self.post(id)?;
        let fields = self.fields(seen, FIELDS)?;
        let wanted = self.wanted(&fields)?;
        if !matches!(self.posts[place].status, "draft" | "scheduled") {
            return Err(self.refusal(409, "conflict", "Post can no longer be changed"));
        }
        let post = &mut self.posts[place];
        if let Some(content) = wanted.content {
            post.content = content;
        }
        if let Some(accounts) = wanted.accounts {
            post.destinations = queued(&accounts);
        }
        if let Some(media) = wanted.media {
            post.media_ids = media;
        }
        if let Some(at) = wanted.at {
            post.scheduled_for = Some(at);
        }
        if let Some(zone) = wanted.timezone {
            post.timezone = zone;
        }
        if let Some(content) = wanted.platform_content {
            post.platform_content = content;
        }
        let data = self.post_object(&self.posts[place]);
        Ok(self.success(200, data))
    }

    pub(super) fn delete_post(&mut self, id: &str) -> Answer {
        let place = self.post(id)?;
        if self.posts[place].status == "published" && !self.deletes_published {
            let text = "Post is already published";
            return Err(self.refusal(409, "post_already_published", text));
        }
        self.posts.remove(place);
        Ok(self.success(200, json!({ "post_id": id, "deleted": true })))
    }

    /// Each look brings a post nearer to its publication.
    pub(super) fn results(&mut self, id: &str) -> Answer {
        let place = self.post(id)?;
        let accounts = self.accounts.clone();
        let healthy = |id| {
            accounts
                .iter()
                .any(|account| account.id == id && account.can_post)
        };
        let post = &mut self.posts[place];
        let due = matches!(post.status, "publishing");
        if due && post.looks > 0 {
            post.looks -= 1;
            post.destinations
                .iter_mut()
                .for_each(|to| to.status = "publishing");
        } else if due {
            for to in &mut post.destinations {
                to.status = if healthy(to.account_id) {
                    "published"
                } else {
                    "failed"
                };
                to.attempts += 1;
            }
            let failed = post
                .destinations
                .iter()
                .filter(|to| to.status == "failed")
                .count();
            post.status = match failed {
                0 => "published",
                all if all == post.destinations.len() => "failed",
                _ => "partially_failed",
            };
        }
        let post = &self.posts[place];
        let data = json!({
            "post_id": id,
            "post_status": post.status,
            "results": self.destinations(post),
        });
        Ok(self.success(200, data))
    }

    pub(super) fn retry(&mut self, seen: &Seen, id: &str) -> Answer {
        let place = self.post(id)?;
        let only = match seen.body.is_empty() {
            true => None,
            false => {
                let fields = self.fields(seen, &["account_ids"])?;
                let ids = fields.get("account_ids").unwrap_or(&Value::Null);
                Some(self.accounts_of(ids)?)
            }
        };
        let post = &mut self.posts[place];
        let mut count = 0;
        for to in &mut post.destinations {
            let meant = only
                .as_ref()
                .is_none_or(|only| only.contains(&to.account_id));
            if meant && to.status == "failed" {
                to.status = "queued";
                count += 1;
            }
        }
        post.status = "publishing";
        let destinations = self.destinations(&self.posts[place]);
        let data = json!({ "post_id": id, "retried_count": count, "destinations": destinations });
        Ok(self.success(200, data))
    }

    pub(super) fn schedule(&mut self, seen: &Seen, id: &str) -> Answer {
        let place = self.post(id)?;
        let known = ["scheduled_for", "publish_now", "account_ids", "timezone"];
        let fields = self.fields(seen, &known)?;
        let now = fields.get("publish_now") == Some(&Value::Bool(true));
        let at = fields
            .get("scheduled_for")
            .map(|at| self.time_of(at))
            .transpose()?;
        if now == at.is_some() {
            return Err(self.invalid("either scheduled_for or publish_now"));
        }
        if self.posts[place].status != "draft" {
            return Err(self.refusal(409, "conflict", "Post is no draft"));
        }
        let post = &mut self.posts[place];
        post.status = if now { "publishing" } else { "scheduled" };
        post.scheduled_for = at;
        let data = self.created(&self.posts[place]);
        Ok(self.success(200, data))
    }

    pub(super) fn list_posts(&self, seen: &Seen) -> Answer {
        let (limit, offset) = self.window(seen)?;
        let known = [
            "limit",
            "offset",
            "status",
            "platform",
            "account_id",
            "search",
            "created_after",
            "created_before",
        ];
        if let Some((key, _)) = seen
            .query
            .iter()
            .find(|(key, _)| !known.contains(&key.as_str()))
        {
            return Err(self.invalid(&format!("unknown filter {key}")));
        }
        let time = |name: &str| match seen.parameter(name) {
            None => Ok(None),
            Some(text) => match text.parse::<jiff::Timestamp>() {
                Ok(time) => Ok(Some(time)),
                Err(_) => Err(self.invalid(&format!("{name} must be ISO 8601"))),
            },
        };
        let (after, before) = (time("created_after")?, time("created_before")?);
        let network = |id| {
            self.accounts
                .iter()
                .find(|one| one.id == id)
                .map(|one| one.platform)
        };
        let matches = |post: &&StoredPost| {
            let made: Option<jiff::Timestamp> = post.created_at.parse().ok();
            let word = |name: &str, has: &dyn Fn(&str) -> bool| {
                seen.parameter(name)
                    .is_none_or(|list| list.split(',').any(has))
            };
            let to =
                |has: &dyn Fn(u64) -> bool| post.destinations.iter().any(|to| has(to.account_id));
            word("status", &|state| state == post.status)
                && word("platform", &|name| to(&|id| network(id) == Some(name)))
                && word("account_id", &|id| to(&|one| one.to_string() == id))
                && seen
                    .parameter("search")
                    .is_none_or(|text| post.content.contains(text))
                && after.is_none_or(|after| made >= Some(after))
                && before.is_none_or(|before| made < Some(before))
        };
        let all: Vec<&StoredPost> = self.posts.iter().rev().filter(matches).collect();
        let page: Vec<Value> = all
            .iter()
            .skip(offset)
            .take(limit)
            .map(|post| self.post_object(post))
            .collect();
        let mut pagination = json!({ "limit": limit, "offset": offset });
        if !self.old_names {
            pagination["total"] = json!(all.len());
            pagination["has_more"] = json!(offset + page.len() < all.len());
        }
        Ok(self.success(200, json!({ "posts": page, "pagination": pagination })))
    }
}

fn queued(accounts: &[u64]) -> Vec<Destination> {
    accounts
        .iter()
        .map(|id| Destination {
            account_id: *id,
            status: "queued",
            attempts: 0,
        })
        .collect()
}
