use jiff::Timestamp;
use serde::Serialize;

use super::{ErrorView, PlanView, seconds, text};
use crate::error::Error;
use crate::history::{self, Entry};
use crate::model::Media;

/// Whether a view may hold the delete link: whoever sees it can delete.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeleteLink {
    /// In upload's JSON and in `history --links`.
    Shown,
    /// Everywhere else.
    Hidden,
}

/// How an upload ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The host has it.
    Uploaded,
    /// It was there before.
    Reused,
    /// The host does not have it.
    Failed,
    /// Nobody knows.
    Unknown,
    /// Dry run.
    Planned,
    /// Waiting for its turn; only in the history.
    Queued,
}

impl Outcome {
    /// The word in JSON and in tables.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Uploaded => "uploaded",
            Outcome::Reused => "reused",
            Outcome::Failed => "failed",
            Outcome::Unknown => "unknown",
            Outcome::Planned => "planned",
            Outcome::Queued => "queued",
        }
    }
}

impl From<history::Outcome> for Outcome {
    fn from(outcome: history::Outcome) -> Self {
        match outcome {
            history::Outcome::Queued => Outcome::Queued,
            history::Outcome::Uploaded => Outcome::Uploaded,
            history::Outcome::Reused => Outcome::Reused,
            history::Outcome::Failed => Outcome::Failed,
            history::Outcome::Unknown => Outcome::Unknown,
        }
    }
}

/// The fields that an upload and a listed media have in common.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct FileView {
    /// The id that other commands take.
    pub id: Option<String>,
    /// Direct link.
    pub url: Option<String>,
    /// Page for people.
    pub page_url: Option<String>,
    /// Small picture.
    pub thumbnail_url: Option<String>,
    /// Link that deletes.
    pub delete_url: Option<String>,
    /// File name.
    pub name: Option<String>,
    /// MIME type.
    pub mime: Option<String>,
    /// Bytes.
    pub size: Option<u64>,
    /// Pixels.
    pub width: Option<u32>,
    /// Pixels.
    pub height: Option<u32>,
    /// BLAKE3 as hex.
    pub blake3: Option<String>,
    /// When it was stored.
    #[serde(serialize_with = "seconds")]
    pub created_at: Option<Timestamp>,
    /// When it is to be deleted: by the host, or where it has no such thing by `hoist sweep`.
    #[serde(serialize_with = "seconds")]
    pub expires_at: Option<Timestamp>,
    /// The post it belongs to.
    pub post_id: Option<String>,
}

impl FileView {
    /// What is known of a media. `blake3` and `post_id` are not its host's to know.
    pub fn new(media: &Media, delete: DeleteLink) -> Self {
        let id = media.id.as_str();
        FileView {
            id: (!id.is_empty()).then(|| id.to_owned()),
            url: text(&media.links.direct),
            page_url: text(&media.links.page),
            thumbnail_url: text(&media.links.thumbnail),
            delete_url: match (delete, &media.links.delete) {
                (DeleteLink::Shown, Some(link)) => Some(link.expose().to_string()),
                _ => None,
            },
            name: media.name.clone(),
            mime: media.mime.clone(),
            size: media.size,
            width: media.width,
            height: media.height,
            blake3: None,
            created_at: media.created_at,
            expires_at: media.expires_at,
            post_id: None,
        }
    }
}

/// One input of `upload`, at one profile.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct UploadView {
    /// The input as the person wrote it.
    pub input: String,
    /// Profile.
    pub profile: String,
    /// Provider.
    pub provider: String,
    /// How it ended.
    pub outcome: Outcome,
    /// The file on the host.
    #[serde(flatten)]
    pub file: FileView,
    /// Requests that carried the file.
    pub attempts: u32,
    /// Why it failed, or what is missing.
    pub error: Option<ErrorView>,
    /// A dry run: what would be sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan: Option<PlanView>,
    /// The title, for templates.
    #[serde(skip)]
    pub title: Option<String>,
}

impl UploadView {
    /// An input of which nothing else is known. The fields are public: fill in the rest.
    pub fn new(input: &str, profile: &str, provider: &str, outcome: Outcome) -> Self {
        UploadView {
            input: input.to_owned(),
            profile: profile.to_owned(),
            provider: provider.to_owned(),
            outcome,
            file: FileView::default(),
            attempts: 0,
            error: None,
            plan: None,
            title: None,
        }
    }

    /// Adds what the host told, its delete link included.
    pub fn media(mut self, media: &Media) -> Self {
        let (blake3, post_id) = (self.file.blake3.take(), self.file.post_id.take());
        self.file = FileView {
            blake3,
            post_id,
            ..FileView::new(media, DeleteLink::Shown)
        };
        self.title = media.title.clone();
        self
    }

    /// Adds the error.
    pub fn error(mut self, error: &Error) -> Self {
        self.error = Some(error.into());
        self
    }
}

/// One media in `ls` and `show`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MediaView {
    /// Profile.
    pub profile: String,
    /// Provider.
    pub provider: String,
    /// The file on the host.
    #[serde(flatten)]
    pub file: FileView,
    /// What its owner and its host say about it.
    #[serde(flatten)]
    pub facts: FactsView,
}

/// What a media's owner and its host say about it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct FactsView {
    /// Title.
    pub title: Option<String>,
    /// Description.
    pub description: Option<String>,
    /// Tags.
    pub tags: Vec<String>,
    /// `public`, `hidden`, `private`.
    pub visibility: Option<&'static str>,
    /// Adult content.
    pub nsfw: Option<bool>,
    /// The host's word for its state.
    pub state: Option<String>,
    /// Its owner.
    pub owner: Option<String>,
    /// The host's own words for the size, for people, where it tells no bytes.
    #[serde(skip)]
    pub size_text: Option<String>,
}

impl From<&Media> for FactsView {
    fn from(media: &Media) -> Self {
        FactsView {
            title: media.title.clone(),
            description: media.description.clone(),
            tags: media.tags.clone(),
            visibility: media.visibility.map(|visibility| visibility.name()),
            nsfw: media.nsfw,
            state: media.state.clone(),
            owner: media.owner.clone(),
            size_text: media.size_text.clone(),
        }
    }
}

impl MediaView {
    /// A media of this profile. Its delete link stays hidden.
    pub fn new(profile: &str, provider: &str, media: &Media) -> Self {
        MediaView {
            profile: profile.to_owned(),
            provider: provider.to_owned(),
            file: FileView::new(media, DeleteLink::Hidden),
            facts: media.into(),
        }
    }
}

impl From<&Entry> for MediaView {
    /// A media as the history knows it, for `ls` of hosts that can't list.
    fn from(entry: &Entry) -> Self {
        HistoryView::new(entry, DeleteLink::Hidden).media()
    }
}

/// One entry of `history`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HistoryView {
    /// N of its `@N`; `null` for what never reached a host.
    pub number: Option<u64>,
    /// The command that sent it, as `retry` takes it.
    pub batch: i64,
    /// The input as the person wrote it.
    pub input: String,
    /// Profile.
    pub profile: String,
    /// Provider.
    pub provider: String,
    /// How it ended.
    pub outcome: Outcome,
    /// The file on the host.
    #[serde(flatten)]
    pub file: FileView,
    /// What its owner and its host say about it.
    #[serde(flatten)]
    pub facts: FactsView,
    /// When it was begun.
    #[serde(serialize_with = "seconds")]
    pub started_at: Option<Timestamp>,
    /// When it was deleted from the host.
    #[serde(serialize_with = "seconds")]
    pub deleted_at: Option<Timestamp>,
    /// Why it failed, or is unknown.
    pub error: Option<ErrorView>,
}

impl HistoryView {
    /// An entry, with its delete link only for `history --links`.
    pub fn new(entry: &Entry, delete: DeleteLink) -> Self {
        HistoryView {
            number: entry.number,
            batch: entry.batch.0,
            input: entry.input.clone(),
            profile: entry.profile.clone(),
            provider: entry.provider.clone(),
            outcome: entry.outcome.into(),
            file: FileView {
                blake3: entry.blake3.clone(),
                post_id: entry.post.clone(),
                ..FileView::new(&entry.media, delete)
            },
            facts: (&entry.media).into(),
            started_at: Some(entry.started_at),
            deleted_at: entry.deleted_at,
            error: entry.error.as_ref().map(ErrorView::from),
        }
    }

    fn media(self) -> MediaView {
        MediaView {
            profile: self.profile,
            provider: self.provider,
            file: FileView {
                created_at: self.file.created_at.or(self.started_at),
                ..self.file
            },
            facts: self.facts,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Kind;
    use crate::model::Links;
    use crate::secret::Secret;

    fn media() -> Media {
        let mut media = Media::new("abc1234");
        media.links = Links {
            direct: Some("https://h.example/abc1234.png".parse().unwrap()),
            page: None,
            thumbnail: None,
            delete: Some(Secret::new("https://h.example/d/key".parse().unwrap())),
        };
        media.name = Some("cat.png".to_owned());
        media.mime = Some("image/png".to_owned());
        media.size = Some(245_678);
        media.width = Some(1920);
        media.height = Some(1080);
        media.created_at = Some("2026-01-07T12:34:56.7Z".parse().unwrap());
        media
    }

    fn entry() -> Entry {
        Entry {
            id: history::EntryId(1),
            number: Some(3),
            batch: history::BatchId(1),
            position: 0,
            input: "cat.png".to_owned(),
            path: None,
            profile: "pics".to_owned(),
            provider: "slink".to_owned(),
            outcome: history::Outcome::Unknown,
            media: media(),
            blake3: Some("b3".to_owned()),
            post: Some("p1".to_owned()),
            error: Some((Kind::UnknownOutcome, "the answer was lost".to_owned())),
            started_at: "2026-01-07T12:34:50Z".parse().unwrap(),
            settled_at: None,
            deleted_at: None,
        }
    }

    #[test]
    fn an_upload_is_written_as_the_contract_shows_it() {
        let mut view = UploadView::new("cat.png", "imgpile", "imgpile", Outcome::Uploaded);
        view.file.blake3 = Some("00ff".to_owned());
        view.attempts = 1;
        let shown = serde_json::to_string(&view.media(&media())).unwrap();
        assert_eq!(
            shown,
            concat!(
                r#"{"input":"cat.png","profile":"imgpile","provider":"imgpile","outcome":"uploaded","#,
                r#""id":"abc1234","url":"https://h.example/abc1234.png","page_url":null,"thumbnail_url":null,"#,
                r#""delete_url":"https://h.example/d/key","name":"cat.png","mime":"image/png","size":245678,"#,
                r#""width":1920,"height":1080,"blake3":"00ff","created_at":"2026-01-07T12:34:56Z","#,
                r#""expires_at":null,"post_id":null,"attempts":1,"error":null}"#
            )
        );
    }

    #[test]
    fn a_listed_media_has_the_same_fields_and_no_delete_link() {
        let shown = serde_json::to_string(&MediaView::new("p", "slink", &media())).unwrap();
        assert_eq!(
            shown,
            concat!(
                r#"{"profile":"p","provider":"slink","id":"abc1234","url":"https://h.example/abc1234.png","#,
                r#""page_url":null,"thumbnail_url":null,"delete_url":null,"name":"cat.png","mime":"image/png","#,
                r#""size":245678,"width":1920,"height":1080,"blake3":null,"created_at":"2026-01-07T12:34:56Z","#,
                r#""expires_at":null,"post_id":null,"title":null,"description":null,"tags":[],"visibility":null,"#,
                r#""nsfw":null,"state":null,"owner":null}"#
            )
        );
    }

    #[test]
    fn the_history_shows_delete_links_only_when_asked() {
        let with = HistoryView::new(&entry(), DeleteLink::Shown);
        assert_eq!(
            with.file.delete_url.as_deref(),
            Some("https://h.example/d/key")
        );
        let without = HistoryView::new(&entry(), DeleteLink::Hidden);
        let shown = serde_json::to_value(&without).unwrap();
        assert_eq!(shown["delete_url"], serde_json::Value::Null);
        assert_eq!(shown["number"], 3);
        assert_eq!(shown["outcome"], "unknown");
        assert_eq!(shown["blake3"], "b3");
        assert_eq!(shown["post_id"], "p1");
        assert_eq!(shown["started_at"], "2026-01-07T12:34:50Z");
        assert_eq!(shown["error"]["kind"], "unknown_outcome");
    }

    #[test]
    fn an_empty_id_is_unknown() {
        let view = FileView::new(&Media::new(""), DeleteLink::Hidden);
        assert_eq!(view.id, None);
    }
}
