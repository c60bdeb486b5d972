use url::Url;

use crate::secret::Secret;

/// The links of one media. All absolute.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links {
    /// The file itself.
    pub direct: Option<Url>,
    /// The page for people.
    pub page: Option<Url>,
    /// A small picture.
    pub thumbnail: Option<Url>,
    /// Deletes the media. Whoever holds it can delete.
    pub delete: Option<Secret<Url>>,
}

impl Links {
    /// Only a direct link.
    pub fn direct(url: Url) -> Self {
        Links {
            direct: Some(url),
            ..Links::default()
        }
    }
}
