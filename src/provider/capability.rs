//! The capability table, computed from the facets of real provider objects.

use super::{Descriptor, PROVIDERS, Provider};
use crate::model::{Field, PostField, QueryField};

/// Something that a provider may be able to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Capability {
    /// `upload`
    Upload,
    /// `upload URL`
    Import,
    /// `shorten`
    Shorten,
    /// `ls`
    List,
    /// `show`
    Show,
    /// `edit`
    Edit,
    /// `rm`
    Remove,
    /// `get`
    Get,
    /// `get --width`
    Resize,
    /// `post`
    Posts,
    /// `post results`, `post accounts`
    Publish,
    /// `vote`
    Vote,
    /// `comment`
    Comment,
    /// `user`
    People,
    /// `auth status --remote`
    Account,
    /// `export`
    Export,
}

impl Capability {
    /// Every capability, in the order of the table's columns.
    pub const ALL: [Capability; 16] = [
        Capability::Upload,
        Capability::Import,
        Capability::Shorten,
        Capability::List,
        Capability::Show,
        Capability::Edit,
        Capability::Remove,
        Capability::Get,
        Capability::Resize,
        Capability::Posts,
        Capability::Publish,
        Capability::Vote,
        Capability::Comment,
        Capability::People,
        Capability::Account,
        Capability::Export,
    ];

    /// The column's head and the word in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Capability::Upload => "upload",
            Capability::Import => "url",
            Capability::Shorten => "shorten",
            Capability::List => "ls",
            Capability::Show => "show",
            Capability::Edit => "edit",
            Capability::Remove => "rm",
            Capability::Get => "get",
            Capability::Resize => "resize",
            Capability::Posts => "post",
            Capability::Publish => "publish",
            Capability::Vote => "vote",
            Capability::Comment => "comment",
            Capability::People => "user",
            Capability::Account => "account",
            Capability::Export => "export",
        }
    }

    /// Whether this provider has it.
    pub fn of(self, provider: &dyn Provider) -> bool {
        match self {
            Capability::Upload => true,
            Capability::Import => provider.importer().is_some(),
            Capability::Shorten => provider.shortener().is_some(),
            Capability::List | Capability::Show => provider.library().is_some(),
            Capability::Edit => provider.editor().is_some(),
            Capability::Remove => provider.remover().is_some(),
            Capability::Get => provider.fetcher().is_some(),
            Capability::Resize => provider.fetcher().is_some_and(|fetcher| fetcher.resizes()),
            Capability::Posts => provider.posts().is_some(),
            Capability::Publish => provider.publishing().is_some(),
            Capability::Vote => provider.votes().is_some(),
            Capability::Comment => provider.comments().is_some(),
            Capability::People => provider.people().is_some(),
            Capability::Account => provider.account().is_some(),
            Capability::Export => provider.exporter().is_some(),
        }
    }
}

/// All that one provider can do.
pub struct Abilities {
    /// Which provider.
    pub descriptor: &'static Descriptor,
    /// What it can do.
    pub can: Vec<Capability>,
    /// Optional fields of an upload.
    pub upload_fields: &'static [Field],
    /// Fields of an edit.
    pub edit_fields: &'static [Field],
    /// Filters of a listing.
    pub list_fields: &'static [QueryField],
    /// Fields of a new post.
    pub post_fields: &'static [PostField],
}

/// The row of one provider.
pub fn abilities(descriptor: &'static Descriptor) -> Abilities {
    let provider = descriptor.specimen();
    let provider = provider.as_ref();
    Abilities {
        descriptor,
        can: Capability::ALL
            .into_iter()
            .filter(|capability| capability.of(provider))
            .collect(),
        upload_fields: descriptor.upload_fields,
        edit_fields: provider.editor().map_or(&[], |editor| editor.fields()),
        list_fields: provider.library().map_or(&[], |library| library.fields()),
        post_fields: provider.posts().map_or(&[], |posts| posts.create_fields()),
    }
}

/// The names of the providers that have a capability.
pub fn providers_with(capability: Capability) -> Vec<&'static str> {
    PROVIDERS
        .iter()
        .filter(|descriptor| capability.of(descriptor.specimen().as_ref()))
        .map(|descriptor| descriptor.name)
        .collect()
}
