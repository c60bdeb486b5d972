use crate::cli::app::App;
use crate::error::Result;
use crate::model::{FolderChange, MediaEdit, TagChange, Visibility};
use crate::ops;

/// Change title, description, visibility, tags or folder of one media
///
/// Only what is given is changed. An empty value clears a field.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Examples:\n  hoist edit @1 --title 'Sunset'\n  hoist edit abc1234 -p imgpile --description ''"
)]
pub struct Args {
    /// Id, link, or @N of the history
    target: String,
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
    /// These tags and no others; may be given several times
    #[arg(long, value_name = "TAG", conflicts_with_all = ["add_tag", "remove_tag"])]
    tag: Vec<String>,
    /// This tag as well; may be given several times
    #[arg(long, value_name = "TAG", conflicts_with = "remove_tag")]
    add_tag: Vec<String>,
    /// No longer this tag; may be given several times
    #[arg(long, value_name = "TAG")]
    remove_tag: Vec<String>,
    /// Into this folder, by the host's id
    #[arg(long, value_name = "ID", conflicts_with = "no_folder")]
    folder: Option<String>,
    /// Out of every folder
    #[arg(long)]
    no_folder: bool,
    /// Into this album, by the host's id
    #[arg(long, value_name = "ID")]
    album: Option<String>,
}

impl Args {
    fn edit(&self) -> MediaEdit {
        let tags = [
            (
                &self.tag,
                TagChange::Replace as fn(Vec<String>) -> TagChange,
            ),
            (&self.add_tag, TagChange::Add),
            (&self.remove_tag, TagChange::Remove),
        ];
        let tags = tags
            .into_iter()
            .find(|(tags, _)| !tags.is_empty())
            .map(|(tags, change)| change(tags.clone()));
        let folder = self.folder.clone().map(FolderChange::Into);
        MediaEdit {
            title: self.title.clone(),
            description: self.description.clone(),
            visibility: self.visibility,
            nsfw: self.nsfw,
            tags,
            folder: folder.or(self.no_folder.then_some(FolderChange::Root)),
            album: self.album.clone(),
        }
    }
}

/// Changes.
///
/// # Errors
/// As [`ops::edit`].
pub fn run(app: &App, args: &Args) -> Result<u8> {
    let (host, target) = app.target(&args.target)?;
    app.block_on(false, ops::edit(&host, &target, &args.edit()))?;
    app.done(
        "edited",
        &serde_json::json!({ "id": target.id.as_str(), "edited": true }),
    )?;
    Ok(0)
}
