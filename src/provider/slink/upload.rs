//! Uploads: three ways in, and what makes the link open for others.

use std::sync::Arc;

use super::edit::still_open;
use super::share::Sight;
use super::wire::{Created, Duplicate};
use super::{API, NAME, Slink, payload, words};
use crate::error::{Error, Kind, Reason, Result};
use crate::http::{Answer, Auth, Body, Call, HeaderName, Part};
use crate::model::{Field, FileSource, Links, Media, Upload, Uploaded, Visibility};
use crate::progress::Meter;
use crate::secret::{Secret, TokenKind};

/// From here on a file goes in chunks where the server takes them, and its size is compared with the server's limit beforehand.
/// Servers cut a request that takes them longer than 30 s.
const LARGE: u64 = 8 * 1024 * 1024;

/// The variant that servers offer as a thumbnail.
const THUMBNAIL: [(&str, &str); 3] = [("width", "300"), ("height", "300"), ("crop", "1")];

/// As whom a file is sent.
enum Way {
    Key(Secret<String>),
    Session,
    Guest,
}

/// What is sent along with a file, in Slink's terms.
pub(super) struct Fields {
    pub(super) public: bool,
    pub(super) description: Option<String>,
    pub(super) tags: Vec<String>,
    pub(super) collections: Vec<String>,
}

/// What an upload was answered with.
pub(super) enum Kept {
    New(Created),
    /// The server had these bytes.
    Known(Duplicate),
}

impl Slink {
    pub(super) async fn put(
        &self,
        file: &FileSource,
        upload: &Upload,
        meter: Arc<dyn Meter>,
    ) -> Result<Uploaded> {
        let large = file.len.is_some_and(|len| len > LARGE) && !file.may_block();
        let way = self.way(upload, large)?;
        let guest = matches!(way, Way::Guest);
        if guest || large {
            self.check_settings(file, guest).await?;
        }
        let fields = self.fields_of(upload).await?;
        let chunked = match (large, &way) {
            (false, _) | (_, Way::Key(_)) => None,
            _ => self.send_in_chunks(file, &fields, guest, &*meter).await?,
        };
        let kept = match (chunked, way) {
            (Some(kept), _) => kept,
            (None, Way::Key(key)) => self.post_external(file, &fields, key, meter).await?,
            (None, Way::Session) => self.post_upload(file, &fields, meter).await?,
            (None, Way::Guest) => return self.put_as_guest(file, upload, &fields, meter).await,
        };
        if guest {
            return Ok(self.settle_guest(kept, None).await);
        }
        Ok(self.settle(kept, upload).await)
    }

    /// The key, which does not end, before the session; but a key can't send in chunks.
    fn way(&self, upload: &Upload, large: bool) -> Result<Way> {
        if upload.guest {
            return Ok(Way::Guest);
        }
        match self.key()? {
            Some(_) if large && self.session_at_hand() => Ok(Way::Session),
            Some(key) => Ok(Way::Key(key)),
            None if self.held()?.is_some() => Ok(Way::Session),
            None => self.connection.token(TokenKind::ApiKey).map(Way::Key),
        }
    }

    /// Whether there is a session beside the key. A keyring that fails now has nothing to say where the key did not need it.
    fn session_at_hand(&self) -> bool {
        matches!(self.held(), Ok(Some(_)))
    }

    /// What an upload takes, for dry runs. What publishes the link depends on the server's answers.
    pub(super) fn steps(&self, file: &FileSource, upload: &Upload) -> Vec<String> {
        let large = file.len.is_some_and(|len| len > LARGE) && !file.may_block();
        let form = " multipart: image and its fields";
        let (path, what): (&[&'static str], _) = match self.way(upload, large) {
            Ok(Way::Key(_)) => (&["api", "external", "upload"], form),
            _ if large => (
                &["api", "upload", "chunked"],
                " and the chunks, where the server takes them",
            ),
            _ => (&["api", "upload"], form),
        };
        let step = |method, path: &[&'static str], what| {
            let path = path.iter().copied();
            self.connection.step(method, API, path, what)
        };
        let mut steps = vec![step("POST", path, what)];
        if !upload.guest && self.session_at_hand() {
            let path = &["api", "image", "ID", "detail"];
            steps.push(step("GET", path, " and what publishes the link"));
        }
        steps.push("GET the link, without a token, to see whether it opens".to_owned());
        steps
    }

    /// Names become ids, which takes a session; ids need none.
    async fn fields_of(&self, upload: &Upload) -> Result<Fields> {
        let album = match &upload.album {
            Some(name) => Some(self.collection_id("upload", name).await?),
            None => None,
        };
        Ok(Fields {
            public: upload.visibility == Some(Visibility::Public),
            description: upload.description.clone(),
            tags: self.tag_ids("upload", &upload.tags, true).await?,
            collections: album.into_iter().collect(),
        })
    }

    /// Refuses what the server says it will refuse. A server that says nothing is believed to take it.
    async fn check_settings(&self, file: &FileSource, guest: bool) -> Result<()> {
        let settings = words::absent(self.get_settings("upload").await)?.unwrap_or_default();
        let guests = settings
            .access
            .and_then(|access| access.allow_guest_uploads);
        if guest && guests == Some(false) {
            return Err(self.no_guests());
        }
        let told = settings.image.and_then(|image| image.max_size);
        match (told.as_deref().and_then(decimal), file.len) {
            (Some(most), Some(len)) if len > most => {
                let message = format!(
                    "{} has {len} bytes, and {} takes at most {most}",
                    file.name,
                    self.host()
                );
                Err(Error::new(Kind::Rejected, message).of(NAME))
            }
            _ => Ok(()),
        }
    }

    fn no_guests(&self) -> Error {
        let message = format!("{} takes no uploads from guests", self.host());
        Error::new(Kind::Auth, message)
            .of(NAME)
            .advice("leave out --guest")
    }

    /// The file is there. Whatever fails from here on leaves something incomplete.
    async fn settle(&self, kept: Kept, upload: &Upload) -> Uploaded {
        let (mut uploaded, existed) = self.begin(kept);
        let foreign_key = !self.session_at_hand();
        if !foreign_key && let Err(error) = self.complete(&mut uploaded, upload, existed).await {
            uploaded.incomplete = Some(error);
        }
        if existed && upload.given().iter().any(|field| *field != Field::Guest) {
            uploaded.notes.push(
                "the server had this file already; its description, tags and visibility stay as they were"
                    .to_owned(),
            );
        }
        let media = &mut uploaded.media;
        if !existed && media.description.is_none() {
            media.description.clone_from(&upload.description);
        }
        let private = upload.visibility == Some(Visibility::Private);
        match &media.links.direct {
            // Of a duplicate the history may know more.
            None if uploaded.incomplete.is_none() && !existed => {
                let profile = &self.connection.profile;
                uploaded.notes.push(format!(
                    "the server tells an upload key no link to this image; 'hoist auth login {profile} --kind jwt' changes that"
                ));
            }
            None => {}
            Some(link) => {
                let sight = self.look("upload", link).await;
                uploaded
                    .notes
                    .extend(self.remark(&sight, private, foreign_key));
            }
        }
        uploaded
    }

    /// What the answer alone tells.
    fn begin(&self, kept: Kept) -> (Uploaded, bool) {
        let (media, existed) = match kept {
            Kept::New(created) => {
                let mut media = Media::new(created.id);
                media.links = Links {
                    direct: created.url.and_then(|url| self.join(&url)),
                    thumbnail: created.thumbnail_url.and_then(|url| self.join(&url)),
                    ..Links::default()
                };
                (media, false)
            }
            Kept::Known(duplicate) => {
                let mut media = Media::new(duplicate.image_id);
                let page = duplicate.existing_image_url;
                media.links.page = page.and_then(|url| self.join(&url));
                (media, true)
            }
        };
        let mut uploaded = Uploaded::new(media);
        uploaded.existed = existed;
        (uploaded, existed)
    }

    /// Details, visibility and a link that opens: what only a session can do.
    async fn complete(
        &self,
        uploaded: &mut Uploaded,
        upload: &Upload,
        existed: bool,
    ) -> Result<()> {
        let id = uploaded.media.id.to_string();
        let detail = self.get_detail("upload", &id).await?;
        let listed = detail.is_public;
        let links = std::mem::take(&mut uploaded.media.links);
        uploaded.media = detail.into_model(|text| self.join(text));
        let media = &mut uploaded.media;
        media.links.thumbnail = links.thumbnail;
        media.links.page = links.page;
        // A short link is what the server wants to be handed out.
        media.links.direct = links.direct.or_else(|| media.links.direct.take());
        if let Some(wanted) = upload.visibility.filter(|_| !existed) {
            let public = wanted == Visibility::Public;
            if listed.is_some_and(|listed| listed != public) {
                // The account's default visibility wins over the form.
                self.set_listed("upload", &id, public).await?;
            }
            media.visibility = Some(wanted);
        }
        if upload.visibility == Some(Visibility::Private) {
            // A share may have been published as the file came in.
            return match existed {
                true => Ok(()),
                false => self.unpublish("upload", &id).await,
            };
        }
        if let Some(link) = self.publish("upload", &id, &[]).await? {
            media.links.direct = Some(link);
            media.visibility.get_or_insert(Visibility::Hidden);
        }
        if media.links.thumbnail.is_some()
            && let Some(link) = self.publish("upload", &id, &THUMBNAIL).await?
        {
            media.links.thumbnail = Some(link);
        }
        Ok(())
    }

    /// What the person should know of the link that is printed.
    fn remark(&self, sight: &Sight, private: bool, foreign_key: bool) -> Option<String> {
        let profile = &self.connection.profile;
        match sight {
            Sight::Open if private => Some(still_open().to_string()),
            Sight::Open => None,
            Sight::Shut if private => None,
            Sight::Shut if foreign_key => Some(format!(
                "not published: only you can open this link; 'hoist auth login {profile} --kind jwt' lets hoist publish it, or switch on publishing of external uploads in your preferences at {}",
                self.host()
            )),
            Sight::Shut => Some(format!(
                "not published: {} shows this link to nobody who is not logged in",
                self.host()
            )),
            Sight::Unknown(error) => Some(format!(
                "nobody knows whether others can open this link: {error}"
            )),
        }
    }
}

/// Guests.
impl Slink {
    /// `/api/upload` is open to guests from 1.12 on; before that there is a path of its own.
    async fn put_as_guest(
        &self,
        file: &FileSource,
        upload: &Upload,
        fields: &Fields,
        meter: Arc<dyn Meter>,
    ) -> Result<Uploaded> {
        let sent = self
            .post_as_guest(&["api", "upload"], file, fields, meter.clone())
            .await;
        let kept = match sent {
            Err(error) if error.status == Some(401) => {
                meter.restart();
                let path = ["api", "guest", "upload"];
                self.post_as_guest(&path, file, fields, meter).await
            }
            other => other,
        };
        let kept = kept.map_err(|error| match error.status {
            Some(401 | 404) => self.no_guests(),
            Some(403 | 500) if error.kind == Kind::Auth => self.no_guests(),
            _ => error,
        })?;
        Ok(self.settle_guest(kept, upload.description.clone()).await)
    }

    /// Nobody can ask for a guest's image, but the public feed shows it.
    async fn settle_guest(&self, kept: Kept, description: Option<String>) -> Uploaded {
        let (mut uploaded, _) = self.begin(kept);
        uploaded.notes.push(
            "nobody can list, change or delete what a guest uploaded, except on the server's own pages"
                .to_owned(),
        );
        let media = &mut uploaded.media;
        media.description = description;
        media.visibility = Some(Visibility::Public);
        let mut shut = None;
        for link in self.guest_links(media.id.as_str()).await {
            match self.look("upload", &link).await {
                Sight::Open => {
                    media.links.direct = Some(link);
                    return uploaded;
                }
                Sight::Shut | Sight::Unknown(_) => shut = Some(link),
            }
        }
        media.links.direct = shut;
        uploaded.notes.push(format!(
            "{} shows this image to nobody who is not logged in",
            self.host()
        ));
        uploaded
    }

    /// Where a guest's image may be seen. The extension of the public view is not looked at.
    async fn guest_links(&self, id: &str) -> Vec<url::Url> {
        let mut links = vec![self.url(["api", "image", "public", &format!("{id}.jpg")])];
        // Before the public view there was only the file itself, and its name is told by the feed alone.
        if let Ok(Some(item)) = self.find_in_feed(id).await {
            let media = item.into_model(|text| self.join(text));
            links.extend(media.links.direct);
        }
        links
    }

    async fn post_as_guest(
        &self,
        path: &[&str],
        file: &FileSource,
        fields: &Fields,
        meter: Arc<dyn Meter>,
    ) -> Result<Kept> {
        let call = self.form(path, file, fields).meter(meter);
        received(
            &self
                .send(call, "uploads from guests")
                .await
                .map_err(anonymous)?,
        )
    }
}

/// One method per endpoint.
impl Slink {
    async fn post_external(
        &self,
        file: &FileSource,
        fields: &Fields,
        key: Secret<String>,
        meter: Arc<dyn Meter>,
    ) -> Result<Kept> {
        let call = self
            .form(&["api", "external", "upload"], file, fields)
            .auth(Auth::Bearer(key))
            .meter(meter);
        received(&self.send(call, "uploads at this address").await?)
    }

    async fn post_upload(
        &self,
        file: &FileSource,
        fields: &Fields,
        meter: Arc<dyn Meter>,
    ) -> Result<Kept> {
        let call = self.form(&["api", "upload"], file, fields).meter(meter);
        received(&self.as_user(call, "uploads at this address").await?)
    }

    /// A form with one image. Nothing but `1` is sent for a yes, and nothing at all for a no.
    fn form(&self, path: &[&str], file: &FileSource, fields: &Fields) -> Call {
        let text = |name: &str, value: &str| Part::Text(name.to_owned(), value.to_owned());
        let mut parts = Vec::new();
        if fields.public {
            parts.push(text("isPublic", "1"));
        }
        if let Some(description) = &fields.description {
            parts.push(text("description", description));
        }
        parts.extend(fields.tags.iter().map(|id| text("tagIds[]", id)));
        parts.extend(
            fields
                .collections
                .iter()
                .map(|id| text("collectionIds[]", id)),
        );
        parts.push(Part::File("image".to_owned(), file.clone()));
        let mut call = Call::post("upload", self.url(path.iter().copied()))
            .header(HeaderName::from_static("origin"), self.origin.clone())
            .body(Body::Multipart(parts));
        call.accept = vec![400];
        call
    }
}

/// A guest has no account that tags and collections could belong to, and what a guest uploads is public.
pub(super) fn accepts(upload: &Upload) -> Result<()> {
    if !upload.guest {
        return Ok(());
    }
    let own = [Field::Tags, Field::Album];
    if let Some(field) = upload.given().into_iter().find(|field| own.contains(field)) {
        let message = format!(
            "{} belongs to an account, and a guest has none",
            field.option()
        );
        return Err(Error::usage(message).of(NAME));
    }
    match upload.visibility {
        None | Some(Visibility::Public) => Ok(()),
        Some(_) => Err(Error::usage("what a guest uploads to slink is public").of(NAME)),
    }
}

/// Reads the answer of an upload. A 400 that is not about a duplicate was an error before.
pub(super) fn received(answer: &Answer) -> Result<Kept> {
    match words::duplicate(answer) {
        Some(duplicate) => Ok(Kept::Known(duplicate)),
        None => payload(answer).map(Kept::New),
    }
}

/// A guest has no token that could be missing.
fn anonymous(error: Error) -> Error {
    error.reason(Reason::Plain)
}

/// A size as the settings write it, `15M` or `500k`, in decimal units as the check of a form reads it.
fn decimal(text: &str) -> Option<u64> {
    let (digits, unit) = match text.char_indices().last()? {
        (at, 'k' | 'K') => (&text[..at], 1000),
        (at, 'm' | 'M') => (&text[..at], 1_000_000),
        (at, 'g' | 'G') => (&text[..at], 1_000_000_000),
        _ => (text, 1),
    };
    digits.parse::<u64>().ok()?.checked_mul(unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_of_forms_are_decimal() {
        assert_eq!(decimal("15M"), Some(15_000_000));
        assert_eq!(decimal("500k"), Some(500_000));
        assert_eq!(decimal("1024"), Some(1024));
        for text in ["", "M", "-1M", "15 M", "é"] {
            assert_eq!(decimal(text), None, "{text}");
        }
    }
}
