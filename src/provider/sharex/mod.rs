//! Custom uploaders of ShareX: `.sxcu` files, <https://getsharex.com/docs/custom-uploader>.
//!
//! - A file says how to send something and how to read the answer; the words it does that in are in [`language`].
//! - Everything is parsed before anything is sent. A mistake in `ThumbnailURL`, `DeletionURL` or `ErrorMessage` costs that link alone.
//! - The whole answer is the link where a file has no `URL`. Many hosts answer 200 with an error in it, for which there is
//!   `ErrorMessage`.
//! - Redirects are followed as ShareX does it, except that a body goes to no other host than the file's own.
//! - Only http and https. `%rf` reads no file and `%un`, `%uln` and `%cn` tell no name unless the profile allows it.
//! - `{secret:NAME}` is hoist's own: a secret of the profile, which no file needs to hold.

mod collection;
mod enums;
mod export;
mod file;
mod ishare;
pub mod language;
mod lift;
mod lint;
mod modern;
mod names;
mod placeholder;
mod recipe;
mod removal;
mod reply;
mod request;
mod world;
mod write;

pub use collection::{Entries, Entry, entries};
pub use enums::{Body, Destinations, Method};
pub use export::{export, form, map};
pub use file::{Map, Oddity, Uploader, Warning, document};
pub use language::Severity;
pub use lift::{CURRENT, Gap, Kept, Lifted, gaps, lift};
pub use lint::{Remark, Wishes, is_loopback, lint, wishes};
pub use modern::Modern;
pub use names::is_credential;
pub use recipe::{Problem, Recipe};

use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use async_trait::async_trait;
use url::Url;

use super::{
    Check, Connection, Descriptor, Exporter, Fetcher, Provider, Remover, Shortener, SitePolicy,
    Stored, TokenSpec, TokenVerdict, fetch,
};
use crate::error::{Error, Kind, Reason, Result};
use crate::http::{self, Call, HeaderName, HeaderValue, Mask, Repeat};
use crate::model::{Download, FileSource, Resize, Run, Upload, Uploaded};
use crate::progress::{Meter, Silent};
use crate::secret::TokenKind;
use reply::Reader;
use request::{Builder, Material};
use world::{Fault, Memory, Text, World};

const NAME: &str = "sharex";

/// The profile's key that names the file.
const FILE: &str = "file";

/// Most bytes of a text.
const LONGEST_TEXT: u64 = 16 * 1024 * 1024;

/// What ShareX takes for text, by the end of its name.
const TEXT_SUFFIXES: &[&str] = &[
    "txt", "text", "log", "nfo", "c", "cpp", "cc", "cxx", "h", "hpp", "hxx", "cs", "vb", "html",
    "htm", "xhtml", "xht", "xml", "css", "js", "php", "bat", "java", "lua", "py", "pl", "cfg",
    "ini", "dart", "go", "gohtml",
];

/// ShareX custom uploaders.
pub static DESCRIPTOR: Descriptor = Descriptor {
    name: NAME,
    summary: "any host that a ShareX custom uploader (.sxcu file) describes",
    docs: "https://getsharex.com/docs/custom-uploader",
    token_page: "",
    site: SitePolicy::File(FILE),
    tokens: &[TokenSpec {
        kind: TokenKind::Token,
        prefix: "",
        serves: "wherever its file says {secret:token}",
    }],
    presets: &[],
    settings: &[
        FILE,
        "delete_method",
        "delete_headers",
        "allow_files",
        "allow_identity",
    ],
    limits: &[],
    upload_fields: &[],
    max_title: None,
    max_jobs: 4,
    quotas: &[],
    build: |connection| Ok(Box::new(Sharex::new(connection)?)),
};

/// One uploader.
struct Sharex {
    connection: Connection,
    /// The file's name, for messages.
    file: String,
    /// `None` only for the specimen, which has no file.
    recipe: Option<Recipe>,
    memory: Memory,
    deletion: removal::Way,
}

impl Sharex {
    /// # Errors
    /// `Io` for a file that can't be read, `Config` for one that can't be used, or a wrong setting.
    fn new(connection: Connection) -> Result<Self> {
        let profile = &connection.profile;
        let deletion = removal::Way::of(
            connection.setting("delete_method"),
            connection.setting("delete_headers"),
        );
        let deletion = deletion.map_err(|what| {
            Error::new(Kind::Config, format!("profile {profile}: {what}")).of(NAME)
        })?;
        let (file, recipe) = match connection.setting(FILE) {
            None => (NAME.to_owned(), None),
            Some(path) => {
                let (file, recipe) = load(Path::new(path))?;
                (file, Some(recipe))
            }
        };
        Ok(Sharex {
            connection,
            file,
            recipe,
            memory: Memory::default(),
            deletion,
        })
    }

    fn recipe(&self) -> Result<&Recipe> {
        self.recipe.as_ref().ok_or_else(|| {
            let profile = &self.connection.profile;
            Error::new(
                Kind::Config,
                format!("profile {profile}: '{FILE}' is missing"),
            )
            .of(NAME)
        })
    }
}

/// A file, by its name in messages.
fn load(path: &Path) -> Result<(String, Recipe)> {
    let label = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| {
        Error::io(&*label, error).advice("name the path of a .sxcu file, or a profile")
    })?;
    let name = path.file_name().unwrap_or(path.as_os_str());
    let name = name.to_string_lossy().into_owned();
    let (uploader, _) = Uploader::read(&bytes, &label)?;
    let recipe = Recipe::of(&uploader).map_err(|problem| problem.of(&name).of(NAME))?;
    Ok((name, recipe))
}

#[async_trait(?Send)]
impl Provider for Sharex {
    fn descriptor(&self) -> &'static Descriptor {
        &DESCRIPTOR
    }

    async fn upload(
        &self,
        file: &FileSource,
        upload: &Upload,
        meter: Arc<dyn Meter>,
    ) -> Result<Uploaded> {
        let recipe = self.recipe()?;
        if !self.takes_text(recipe, file, upload.run) {
            return self.send(recipe, &Material::File(file), meter).await;
        }
        let text = read_text(file)?;
        self.send(recipe, &Material::Text(&text, file), meter).await
    }

    /// As far as it can be told without asking anybody.
    fn origin(&self) -> Option<Url> {
        let recipe = self.recipe.as_ref()?;
        let mut world = World::new(&self.connection, "", "");
        let url = world.try_evaluate(&recipe.url).ok()?;
        let url = request::address(&url).ok()?;
        url.join("/").ok()
    }

    /// ShareX sends nothing in pieces, and hosts that a script makes often don't take any.
    fn needs_length(&self) -> bool {
        true
    }

    fn tokens(&self) -> Vec<TokenSpec> {
        let Some(recipe) = &self.recipe else {
            return DESCRIPTOR.tokens.to_vec();
        };
        let names = recipe.secrets().into_iter().chain(self.deletion.secrets());
        let mut kinds: Vec<TokenKind> = names.filter_map(|name| TokenKind::named(&name)).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let spec = |kind| TokenSpec {
            kind,
            prefix: "",
            serves: "named in its file",
        };
        kinds.into_iter().map(spec).collect()
    }

    async fn prepare(&self) -> Result<()> {
        let Some(recipe) = &self.recipe else {
            return Ok(());
        };
        let mut world = World::new(&self.connection, "", "");
        for (place, template) in recipe.request() {
            let asked = self
                .memory
                .evaluate(&mut world, place, Text::Template(template))
                .await;
            match asked {
                Err(Fault::World(error))
                    if matches!(error.kind, Kind::Usage | Kind::Interrupted) =>
                {
                    return Err(error.of(NAME));
                }
                // Told of each input, with its name.
                _ => {}
            }
        }
        Ok(())
    }

    async fn check(&self) -> Result<Check> {
        let token = match self.recipe()?.secrets().is_empty() {
            true => TokenVerdict::NotNeeded,
            false => match self.connection.tokens.get(TokenKind::Token)? {
                Some(_) => TokenVerdict::NotTested,
                None => TokenVerdict::Missing,
            },
        };
        let place = match self.origin() {
            Some(origin) => {
                self.knock(origin.clone()).await?;
                origin.host_str().unwrap_or_default().to_owned()
            }
            None => self.file.clone(),
        };
        Ok(Check { place, token })
    }

    fn shortener(&self) -> Option<&dyn Shortener> {
        Some(self)
    }

    fn remover(&self) -> Option<&dyn Remover> {
        Some(self)
    }

    fn fetcher(&self) -> Option<&dyn Fetcher> {
        Some(self)
    }

    fn exporter(&self) -> Option<&dyn Exporter> {
        Some(self)
    }
}

impl Exporter for Sharex {
    fn uploader(&self) -> Result<Uploader> {
        let Some(path) = self.connection.setting(FILE) else {
            return Ok(Uploader::default());
        };
        let bytes = std::fs::read(path).map_err(|error| Error::io(path, error))?;
        Ok(Uploader::read(&bytes, &self.file)?.0)
    }
}

#[async_trait(?Send)]
impl Shortener for Sharex {
    async fn shorten(&self, url: &Url) -> Result<Uploaded> {
        let recipe = self.recipe()?;
        let meter = Arc::new(Silent);
        self.send(recipe, &Material::Link(url), meter).await
    }
}

#[async_trait(?Send)]
impl Fetcher for Sharex {
    async fn fetch(&self, media: &Stored, _resize: Resize) -> Result<Download> {
        let download = fetch::by_known_link(&self.connection.transport, media).await;
        download.map_err(|error| error.of(NAME))
    }
}

/// One method per endpoint.
impl Sharex {
    async fn send(
        &self,
        recipe: &Recipe,
        material: &Material<'_>,
        meter: Arc<dyn Meter>,
    ) -> Result<Uploaded> {
        let mut world = World::new(&self.connection, material.input(), material.filename());
        let builder = Builder {
            recipe,
            file: &self.file,
            memory: &self.memory,
        };
        let call = builder.call(&mut world, material).await;
        let call = call.map_err(|error| error.of(NAME))?.meter(meter);
        let mask = Mask::of(&call);
        let has_credentials = !call.secrets.is_empty();
        let url = call.url.clone();
        let sharing = recipe.destinations.has(Destinations::SHARING);
        let reader = Reader {
            recipe,
            file: &self.file,
            memory: &self.memory,
            mask: &mask,
            folder: &self.connection.data_dir,
            linkless: sharing && matches!(material, Material::Link(_)),
        };
        let words = |answer: &http::Answer| {
            if answer.status.is_success() {
                return None;
            }
            let mut world = World::new(&self.connection, material.input(), material.filename())
                .answered(reply::answer(answer, &url));
            Some(reader.wording(&mut world))
        };
        let answer = self.connection.transport.send(call, words).await;
        let answer =
            answer.map_err(|error| self.explained(recipe, &mask, has_credentials, error))?;
        let mut world = world.answered(reply::answer(&answer, &url));
        let base = answer.landed.as_ref().map_or(&url, |landed| &landed.url);
        let id = match material {
            Material::Link(url) => url.as_str(),
            _ => material.filename(),
        };
        let uploaded = reader.read(&mut world, base, id).await;
        uploaded.map_err(|error| {
            let operation = answer.operation;
            error
                .of(NAME)
                .during(operation)
                .status(answer.status.as_u16())
        })
    }

    /// Whether a file is sent as text: as the person says, else as the file's destinations and body have it.
    fn takes_text(&self, recipe: &Recipe, file: &FileSource, run: Run) -> bool {
        if run == Run::Text {
            return true;
        }
        let wanted = recipe.destinations;
        let files = Destinations::FILE.and(Destinations::IMAGE);
        if !recipe.carries_files() {
            let has_text_suffix = || {
                let suffix = file.name.rsplit_once('.').map(|(_, suffix)| suffix);
                suffix.is_some_and(|suffix| {
                    TEXT_SUFFIXES
                        .iter()
                        .any(|known| known.eq_ignore_ascii_case(suffix))
                })
            };
            return wanted.has(Destinations::TEXT) || (wanted.is_empty() && has_text_suffix());
        }
        wanted.has(Destinations::TEXT) && !wanted.has(files)
    }

    /// Asks for nothing but that the host is there.
    async fn knock(&self, origin: Url) -> Result<()> {
        let accept = HeaderName::from_static("accept");
        let mut call = Call::new("doctor", http::Method::HEAD, origin, Repeat::Safe)
            .header(accept, HeaderValue::from_static("*/*"));
        // Whatever it says about that address, it is there.
        call.accept = (300..500).collect();
        let answer = self.connection.transport.send(call, |_| None).await;
        answer.map(drop).map_err(|error| error.of(NAME))
    }

    /// An error of the transport, with nothing in it that must not be shown, and the way out.
    fn explained(
        &self,
        recipe: &Recipe,
        mask: &Mask,
        has_credentials: bool,
        mut error: Error,
    ) -> Error {
        error.message = mask.text(std::mem::take(&mut error.message));
        let error = error.of(NAME);
        match error.status {
            Some(401) if !recipe.secrets().is_empty() => {
                let profile = self.connection.profile.clone();
                error.reason(Reason::TokenRefused { profile })
            }
            Some(401 | 403) if has_credentials => {
                let advice = format!("look at the credentials in {}", self.file);
                error.advice(advice)
            }
            Some(401 | 403) => {
                let advice = format!("the host may want a token, and {} has none", self.file);
                error.advice(advice)
            }
            None if error.reason == Reason::NotEncrypted
                && self.connection.profile.ends_with(&self.file) =>
            {
                let profile = &self.connection.profile;
                error.advice(format!(
                    "'hoist profile add NAME sharex file={profile} --allow-http' makes a profile that may"
                ))
            }
            _ => error,
        }
    }
}

/// A file's text, without a byte order mark.
fn read_text(file: &FileSource) -> Result<String> {
    let name = &file.name;
    let mut bytes = Vec::new();
    let reader = file.open().map_err(|error| Error::io(name, error))?;
    reader
        .take(LONGEST_TEXT + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Error::io(name, error))?;
    if bytes.len() as u64 > LONGEST_TEXT {
        let message = format!("{name}: a text of more than 16 MiB can't be sent as text");
        return Err(Error::new(Kind::Rejected, message).of(NAME));
    }
    let text = String::from_utf8(bytes).map_err(|_| {
        let message = format!("{name} is not UTF-8 text, and this uploader takes text");
        Error::new(Kind::Rejected, message).of(NAME)
    })?;
    Ok(match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}
