use std::fmt;
use std::str::FromStr;

use super::{Media, PostId};
use crate::error::{Error, Kind};

/// Who can see a media or a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visibility {
    /// Everybody, and it is listed.
    Public,
    /// Whoever has the link.
    Hidden,
    /// The owner, and whoever the owner gives a key.
    Private,
}

impl Visibility {
    /// Every value, in the order of the help text.
    pub const ALL: [Visibility; 3] = [Visibility::Public, Visibility::Hidden, Visibility::Private];

    /// The word on the command line and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Visibility::Public => "public",
            Visibility::Hidden => "hidden",
            Visibility::Private => "private",
        }
    }
}

/// The unit of a [`Lifetime`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LifetimeUnit {
    /// 60 seconds.
    Minutes,
    /// 60 minutes.
    Hours,
    /// 24 hours.
    Days,
    /// 7 days.
    Weeks,
    /// 365 days.
    Years,
}

/// How long a media is to live, as the person wrote it: `30m`, `12h`, `3d`, `2w`, `1y`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lifetime {
    /// How many, at least 1.
    pub count: u32,
    /// Of what.
    pub unit: LifetimeUnit,
}

impl Lifetime {
    /// The same in seconds.
    pub fn seconds(self) -> u64 {
        let unit = match self.unit {
            LifetimeUnit::Minutes => 60,
            LifetimeUnit::Hours => 3600,
            LifetimeUnit::Days => 86_400,
            LifetimeUnit::Weeks => 604_800,
            LifetimeUnit::Years => 31_536_000,
        };
        u64::from(self.count) * unit
    }
}

impl FromStr for Lifetime {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let wrong = || {
            Error::usage(format!(
                "'{text}' is not a time span; write a number and a unit: 30m, 12h, 3d, 2w or 1y"
            ))
        };
        let unit = match text.chars().last() {
            Some('m') => LifetimeUnit::Minutes,
            Some('h') => LifetimeUnit::Hours,
            Some('d') => LifetimeUnit::Days,
            Some('w') => LifetimeUnit::Weeks,
            Some('y') => LifetimeUnit::Years,
            _ => return Err(wrong()),
        };
        let digits = &text[..text.len() - 1];
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(wrong());
        }
        let count = digits.parse::<u32>().map_err(|_| wrong())?;
        if count == 0 {
            return Err(wrong());
        }
        Ok(Lifetime { count, unit })
    }
}

impl fmt::Display for Lifetime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            LifetimeUnit::Minutes => 'm',
            LifetimeUnit::Hours => 'h',
            LifetimeUnit::Days => 'd',
            LifetimeUnit::Weeks => 'w',
            LifetimeUnit::Years => 'y',
        };
        write!(f, "{}{unit}", self.count)
    }
}

/// An optional field of an upload or of an edit. A provider's descriptor lists the ones it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// `--title`
    Title,
    /// `--description`
    Description,
    /// `--tag`
    Tags,
    /// `--album`
    Album,
    /// `--category`
    Category,
    /// `--folder`
    Folder,
    /// `--visibility`
    Visibility,
    /// `--nsfw`
    Nsfw,
    /// `--expire`
    Expire,
    /// `--width`
    Width,
    /// `--post-id`
    PostId,
    /// `--guest`
    Guest,
    /// `--wait`
    Wait,
}

impl Field {
    /// The option that sets it, for messages.
    pub fn option(self) -> &'static str {
        match self {
            Field::Title => "--title",
            Field::Description => "--description",
            Field::Tags => "--tag",
            Field::Album => "--album",
            Field::Category => "--category",
            Field::Folder => "--folder",
            Field::Visibility => "--visibility",
            Field::Nsfw => "--nsfw",
            Field::Expire => "--expire",
            Field::Width => "--width",
            Field::PostId => "--post-id",
            Field::Guest => "--guest",
            Field::Wait => "--wait",
        }
    }
}

/// What an input is taken for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Run {
    /// A file, or a link to one.
    #[default]
    File,
    /// Text. It is another thing than a file only to hosts that know texts.
    Text,
    /// A link that is to become a short one.
    Link,
}

impl Run {
    /// Every value.
    pub const ALL: [Run; 3] = [Run::File, Run::Text, Run::Link];

    /// The word in the history.
    pub fn name(self) -> &'static str {
        match self {
            Run::File => "file",
            Run::Text => "text",
            Run::Link => "link",
        }
    }
}

/// What is sent along with a file. Only what was asked for is `Some`.
#[derive(Clone, Debug, Default)]
pub struct Upload {
    /// What the input is taken for.
    pub run: Run,
    /// Title.
    pub title: Option<String>,
    /// Description.
    pub description: Option<String>,
    /// Tags.
    pub tags: Vec<String>,
    /// The host's id of an album.
    pub album: Option<String>,
    /// The host's id of a category.
    pub category: Option<String>,
    /// The host's id of a folder.
    pub folder: Option<String>,
    /// Who can see it.
    pub visibility: Option<Visibility>,
    /// Adult content.
    pub nsfw: Option<bool>,
    /// When the host is to delete it.
    pub expire: Option<Lifetime>,
    /// Width in pixels to which the host is to resize.
    pub width: Option<u32>,
    /// Attach to this post.
    pub post: Option<PostId>,
    /// Send no token.
    pub guest: bool,
    /// Wait until the host has processed it.
    pub wait: bool,
}

impl Upload {
    /// The fields that were given.
    pub fn given(&self) -> Vec<Field> {
        [
            (Field::Title, self.title.is_some()),
            (Field::Description, self.description.is_some()),
            (Field::Tags, !self.tags.is_empty()),
            (Field::Album, self.album.is_some()),
            (Field::Category, self.category.is_some()),
            (Field::Folder, self.folder.is_some()),
            (Field::Visibility, self.visibility.is_some()),
            (Field::Nsfw, self.nsfw.is_some()),
            (Field::Expire, self.expire.is_some()),
            (Field::Width, self.width.is_some()),
            (Field::PostId, self.post.is_some()),
            (Field::Guest, self.guest),
            (Field::Wait, self.wait),
        ]
        .into_iter()
        .filter_map(|(field, given)| given.then_some(field))
        .collect()
    }
}

/// The outcome of an upload that put a file on the host.
#[derive(Debug)]
pub struct Uploaded {
    /// The media as the host described it.
    pub media: Media,
    /// The host had the file already and answered with that one.
    pub existed: bool,
    /// Why metadata that needs a second call is missing. The file itself is there.
    pub incomplete: Option<Error>,
    /// Things worth a note, such as a link that does not open yet.
    pub notes: Vec<String>,
}

impl Uploaded {
    /// A plain success.
    pub fn new(media: Media) -> Self {
        Uploaded {
            media,
            existed: false,
            incomplete: None,
            notes: Vec::new(),
        }
    }

    /// The kind of what is missing, where something is.
    pub fn incomplete_kind(&self) -> Option<Kind> {
        self.incomplete.as_ref().map(|error| error.kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lifetimes_are_read_and_printed_alike() {
        for text in ["30m", "12h", "3d", "2w", "1y"] {
            assert_eq!(text.parse::<Lifetime>().unwrap().to_string(), text);
        }
        assert_eq!("2w".parse::<Lifetime>().unwrap().seconds(), 1_209_600);
    }

    #[test]
    fn nonsense_lifetimes_are_usage_errors() {
        for text in [
            "",
            "m",
            "0d",
            "-3d",
            "3",
            "3 d",
            "P3D",
            "99999999999d",
            "3é",
        ] {
            let error = text.parse::<Lifetime>().unwrap_err();
            assert_eq!(error.kind, Kind::Usage, "{text}");
        }
    }
}
