use crate::cli::values;
use crate::model::{Lifetime, PostId, Upload, Visibility};

/// Metadata that is sent along with files, where the host has a field for it.
#[derive(clap::Args, Clone, Debug)]
#[command(next_help_heading = "Metadata")]
pub struct Metadata {
    /// Title
    #[arg(long)]
    pub title: Option<String>,
    /// Description
    #[arg(long)]
    pub description: Option<String>,
    /// Tag; may be given several times
    #[arg(long, value_name = "TAG")]
    pub tag: Vec<String>,
    /// Album, by the host's id
    #[arg(long, value_name = "ID")]
    pub album: Option<String>,
    /// Category, by the host's id
    #[arg(long, value_name = "ID")]
    pub category: Option<String>,
    /// Folder, by the host's id
    #[arg(long, value_name = "ID")]
    pub folder: Option<String>,
    /// Who can see it
    #[arg(long, value_enum, value_name = "WHO")]
    pub visibility: Option<Visibility>,
    /// Mark as adult content
    #[arg(long)]
    pub nsfw: bool,
    /// Have it deleted after this time: 30m, 12h, 3d, 2w, 1y; by the host, or where it can't, by 'hoist sweep'
    #[arg(long, value_name = "SPAN", value_parser = values::lifetime)]
    pub expire: Option<Lifetime>,
    /// Have the host resize it to this width
    #[arg(long, value_name = "PX", value_parser = clap::value_parser!(u32).range(1..))]
    pub width: Option<u32>,
}

impl Metadata {
    /// All of it for the files.
    pub fn upload(&self, post: Option<&str>, guest: bool) -> Upload {
        Upload {
            title: self.title.clone(),
            description: self.description.clone(),
            visibility: self.visibility,
            nsfw: self.nsfw.then_some(true),
            post: post.map(PostId::new),
            guest,
            ..self.files_of_post()
        }
    }

    /// What belongs to the files when the rest belongs to the post that they make.
    pub fn files_of_post(&self) -> Upload {
        Upload {
            tags: self.tag.clone(),
            album: self.album.clone(),
            category: self.category.clone(),
            folder: self.folder.clone(),
            expire: self.expire,
            width: self.width,
            ..Upload::default()
        }
    }
}
