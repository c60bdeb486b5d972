//! The words of a file that stand for one of several values. ShareX reads them in any letter case, and as their numbers.

/// The method of the request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// GET
    Get,
    /// POST
    #[default]
    Post,
    /// PUT
    Put,
    /// PATCH
    Patch,
    /// DELETE
    Delete,
}

impl Method {
    const ALL: [Method; 5] = [
        Method::Get,
        Method::Post,
        Method::Put,
        Method::Patch,
        Method::Delete,
    ];

    /// Reads a name or a number.
    pub fn parse(text: &str) -> Option<Self> {
        one_of(&Self::ALL, Self::name, text)
    }

    /// The name in a file.
    pub fn name(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Post => "POST",
            Method::Put => "PUT",
            Method::Patch => "PATCH",
            Method::Delete => "DELETE",
        }
    }
}

/// The kind of body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Body {
    /// Nothing.
    #[default]
    None,
    /// `multipart/form-data` of the arguments and the file.
    MultipartFormData,
    /// `application/x-www-form-urlencoded` of the arguments.
    FormUrlEncoded,
    /// `Data` as JSON.
    Json,
    /// `Data` as XML.
    Xml,
    /// The file's bytes.
    Binary,
}

impl Body {
    const ALL: [Body; 6] = [
        Body::None,
        Body::MultipartFormData,
        Body::FormUrlEncoded,
        Body::Json,
        Body::Xml,
        Body::Binary,
    ];

    /// Reads a name or a number.
    pub fn parse(text: &str) -> Option<Self> {
        one_of(&Self::ALL, Self::name, text)
    }

    /// The name in a file.
    pub fn name(self) -> &'static str {
        match self {
            Body::None => "None",
            Body::MultipartFormData => "MultipartFormData",
            Body::FormUrlEncoded => "FormURLEncoded",
            Body::Json => "JSON",
            Body::Xml => "XML",
            Body::Binary => "Binary",
        }
    }

    /// Whether `Arguments` are sent with it.
    pub fn takes_arguments(self) -> bool {
        matches!(self, Body::MultipartFormData | Body::FormUrlEncoded)
    }

    /// Whether `Data` is sent with it.
    pub fn takes_data(self) -> bool {
        matches!(self, Body::Json | Body::Xml)
    }
}

/// What an uploader accepts: a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Destinations(u8);

impl Destinations {
    /// Images.
    pub const IMAGE: Self = Self(1);
    /// Text.
    pub const TEXT: Self = Self(2);
    /// Any file.
    pub const FILE: Self = Self(4);
    /// Links to be made short.
    pub const SHORTENER: Self = Self(8);
    /// Links to be told to others.
    pub const SHARING: Self = Self(16);

    const NAMED: [(&'static str, Self); 5] = [
        ("ImageUploader", Self::IMAGE),
        ("TextUploader", Self::TEXT),
        ("FileUploader", Self::FILE),
        ("URLShortener", Self::SHORTENER),
        ("URLSharingService", Self::SHARING),
    ];

    /// Reads one name, or the sum of the numbers.
    pub fn parse(word: &str) -> Option<Self> {
        let word = word.trim();
        if word.eq_ignore_ascii_case("None") {
            return Some(Self(0));
        }
        let named = Self::NAMED
            .into_iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(word));
        let number = || word.parse::<u8>().ok().filter(|bits| *bits < 32).map(Self);
        named.map(|(_, bit)| bit).or_else(number)
    }

    /// Both sets.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether one of these is in it.
    pub fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    /// Whether it names nothing.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The names as a file has them: `ImageUploader, FileUploader`.
    pub fn names(self) -> String {
        let names = Self::NAMED.into_iter().filter(|(_, bit)| self.has(*bit));
        names.map(|(name, _)| name).collect::<Vec<_>>().join(", ")
    }
}

/// The value of this name in any letter case, or of this number.
fn one_of<T: Copy>(all: &[T], name: fn(T) -> &'static str, text: &str) -> Option<T> {
    let text = text.trim();
    let named = all
        .iter()
        .find(|one| name(**one).eq_ignore_ascii_case(text));
    let numbered = || all.get(text.parse::<usize>().ok()?);
    named.or_else(numbered).copied()
}
