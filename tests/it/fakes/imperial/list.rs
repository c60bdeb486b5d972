//! `GET /images`.

use serde_json::{Value, json};

use super::{Answer, Imperial, StoredMedia, error, invalid};
use crate::fakes::Reply;
use crate::fakes::journal::Seen;

/// Every parameter of the page, the old alias `tag` included.
const PARAMETERS: [&str; 14] = [
    "page",
    "limit",
    "status",
    "folderId",
    "q",
    "from",
    "to",
    "mimePrefix",
    "minSize",
    "maxSize",
    "favorite",
    "tags",
    "excludeTags",
    "tag",
];

impl Imperial {
    pub(super) fn list(&self, seen: &Seen) -> Answer {
        let user = self.member(seen)?;
        let view = View::read(seen)?;
        let items: Vec<&StoredMedia> = self
            .media
            .iter()
            .rev()
            .filter(|media| media.owner == user && self.shows(&view, media))
            .collect();
        let shown: Vec<Value> = items
            .iter()
            .skip(view.limit.saturating_mul(view.page - 1))
            .take(view.limit)
            .map(|media| self.listed_object(media))
            .collect();
        let body = json!({
            "images": shown,
            "pagination": {
                "page": view.page,
                "limit": view.limit,
                "total": items.len(),
                "totalPages": items.len().div_ceil(view.limit),
            },
        });
        Ok(Reply::json(200, &body))
    }

    fn shows(&self, view: &View, media: &StoredMedia) -> bool {
        let everywhere = view.q.is_some() || (view.status != "active" && self.spans_folders);
        let in_folder = match &view.folder {
            Some(folder) => media.folder.as_ref() == Some(folder),
            None => everywhere || media.folder.is_none(),
        };
        let in_status = match view.status.as_str() {
            "active" => !media.trashed,
            "trash" => media.trashed,
            _ => true,
        };
        let found = view.q.as_ref().is_none_or(|q| {
            let names = (self.finds_stored_names && media.stored_name().contains(q))
                || media.name.contains(q);
            names || media.tags.contains(q)
        });
        let day = &media.created_at[..10];
        let in_span = view.from.as_deref().is_none_or(|from| day >= from)
            && view.to.as_deref().is_none_or(|to| day <= to);
        let size = media.bytes.len() as u64;
        let of_size = view.min_size.is_none_or(|least| size >= least)
            && view.max_size.is_none_or(|most| size <= most);
        let of_mime = view.mime.as_deref().is_none_or(|prefix| match prefix {
            "other" => !["image/", "video/"]
                .iter()
                .any(|known| media.mime.starts_with(known)),
            prefix => media.mime.starts_with(prefix),
        });
        let tagged = view.tags.iter().all(|tag| media.tags.contains(tag))
            && !view.exclude.iter().any(|tag| media.tags.contains(tag));
        let favorite = view.favorite.is_none_or(|wanted| media.favorite == wanted);
        in_folder && in_status && found && in_span && of_size && of_mime && tagged && favorite
    }
}

/// The query parameters of a list.
struct View {
    page: usize,
    limit: usize,
    status: String,
    folder: Option<String>,
    q: Option<String>,
    from: Option<String>,
    to: Option<String>,
    mime: Option<String>,
    min_size: Option<u64>,
    max_size: Option<u64>,
    favorite: Option<bool>,
    tags: Vec<String>,
    exclude: Vec<String>,
}

impl View {
    fn read(seen: &Seen) -> Result<Self, Reply> {
        if let Some((name, _)) = seen
            .query
            .iter()
            .find(|(name, _)| !PARAMETERS.contains(&name.as_str()))
        {
            return Err(invalid(name, "Unknown parameter"));
        }
        let wrong_page = || error(400, "Invalid page or limit parameter");
        let page = number(seen, "page").map_err(|_| wrong_page())?.unwrap_or(1);
        let limit = number(seen, "limit")
            .map_err(|_| wrong_page())?
            .unwrap_or(50);
        if page == 0 || !(1..=100).contains(&limit) {
            return Err(wrong_page());
        }
        let status = word(seen, "status", &["active", "trash", "all"])?;
        let mime = word(
            seen,
            "mimePrefix",
            &["image/", "video/", "application/", "other"],
        )?;
        let favorite = word(seen, "favorite", &["true", "false"])?;
        let tags = [list(seen, "tags")?, list(seen, "tag")?].concat();
        Ok(View {
            page: page as usize,
            limit: limit as usize,
            status: status.unwrap_or_else(|| "active".to_owned()),
            folder: seen.parameter("folderId").map(str::to_owned),
            q: seen.parameter("q").map(str::to_owned),
            from: date(seen, "from")?,
            to: date(seen, "to")?,
            mime,
            min_size: number(seen, "minSize")?,
            max_size: number(seen, "maxSize")?,
            favorite: favorite.map(|word| word == "true"),
            tags,
            exclude: list(seen, "excludeTags")?,
        })
    }
}

fn number(seen: &Seen, name: &str) -> Result<Option<u64>, Reply> {
    let text = seen.parameter(name);
    let number = text.map(str::parse).transpose();
    number.map_err(|_| invalid(name, "Must be a number"))
}

fn word(seen: &Seen, name: &str, allowed: &[&str]) -> Result<Option<String>, Reply> {
    match seen.parameter(name) {
        Some(word) if !allowed.contains(&word) => Err(invalid(name, "Is none of the known words")),
        word => Ok(word.map(str::to_owned)),
    }
}

fn date(seen: &Seen, name: &str) -> Result<Option<String>, Reply> {
    match seen.parameter(name) {
        Some(text) if text.len() != 10 || text.parse::<jiff::civil::Date>().is_err() => {
            Err(invalid(name, "Must be YYYY-MM-DD"))
        }
        text => Ok(text.map(str::to_owned)),
    }
}

/// Tags are kept in lower case and found by exactly that.
fn list(seen: &Seen, name: &str) -> Result<Vec<String>, Reply> {
    let Some(text) = seen.parameter(name) else {
        return Ok(Vec::new());
    };
    let tags: Vec<String> = text.split(',').map(str::to_owned).collect();
    match tags.iter().any(String::is_empty) {
        true => Err(invalid(name, "Holds an empty tag")),
        false => Ok(tags),
    }
}
