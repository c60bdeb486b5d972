//! What a provider can do: declared by its case, computed from the provider, and compared.

use std::collections::BTreeSet;

use hoist::model::{Field, PostField, QueryField};
use hoist::provider::{Provider, SitePolicy};

/// Something that not every provider has. A sentence that needs it is left out where it is missing, and only there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ability {
    /// There is a host behind it.
    Network,
    /// What it sends stays at the address that its host promises.
    Unredirected,
    /// It takes a token, and other people have theirs.
    Token,
    /// Uploads take a title.
    Title,
    /// Uploads take a description.
    Description,
    Library,
    /// The host can say which media are the profile's own.
    OwnListing,
    /// Listings can start at a page.
    ListPage,
    Remover,
    /// Media are deleted by a link from the upload.
    DeleteLink,
    Editor,
    /// Edits take a title.
    EditTitle,
    /// Edits take a description.
    EditDescription,
    Posts,
    /// Posts take a title and a description.
    PostTexts,
    /// Posts can be private.
    PrivatePosts,
    /// Posts can be changed.
    PostEdit,
    Publishing,
    Votes,
    Comments,
    People,
    Fetcher,
    /// Uploads whose answer was lost can be looked for.
    Finder,
    Account,
    /// It can be said as a ShareX custom uploader.
    Export,
}

impl Ability {
    pub const ALL: [Ability; 25] = [
        Ability::Network,
        Ability::Unredirected,
        Ability::Token,
        Ability::Title,
        Ability::Description,
        Ability::Library,
        Ability::OwnListing,
        Ability::ListPage,
        Ability::Remover,
        Ability::DeleteLink,
        Ability::Editor,
        Ability::EditTitle,
        Ability::EditDescription,
        Ability::Posts,
        Ability::PostTexts,
        Ability::PrivatePosts,
        Ability::PostEdit,
        Ability::Publishing,
        Ability::Votes,
        Ability::Comments,
        Ability::People,
        Ability::Fetcher,
        Ability::Finder,
        Ability::Account,
        Ability::Export,
    ];

    /// Whether a provider has it.
    fn held_by(self, provider: &dyn Provider) -> bool {
        let descriptor = provider.descriptor();
        let library = provider.library();
        let editor = provider.editor();
        let posts = provider.posts();
        let edits = |field| editor.is_some_and(|editor| editor.fields().contains(&field));
        let posted = |field| posts.is_some_and(|posts| posts.create_fields().contains(&field));
        match self {
            Ability::Network => !matches!(descriptor.site, SitePolicy::Folder),
            Ability::Unredirected => matches!(
                descriptor.site,
                SitePolicy::Fixed(_) | SitePolicy::SelfHosted(_)
            ),
            Ability::Token => !descriptor.tokens.is_empty(),
            Ability::Title => descriptor.upload_fields.contains(&Field::Title),
            Ability::Description => descriptor.upload_fields.contains(&Field::Description),
            Ability::Library => library.is_some(),
            Ability::OwnListing => library.is_some_and(|library| library.knows_mine()),
            Ability::ListPage => {
                library.is_some_and(|library| library.fields().contains(&QueryField::Page))
            }
            Ability::Remover => provider.remover().is_some(),
            Ability::DeleteLink => provider
                .remover()
                .is_some_and(|remover| remover.needs_delete_link()),
            Ability::Editor => editor.is_some(),
            Ability::EditTitle => edits(Field::Title),
            Ability::EditDescription => edits(Field::Description),
            Ability::Posts => posts.is_some(),
            Ability::PostTexts => posted(PostField::Title) && posted(PostField::Description),
            Ability::PrivatePosts => posted(PostField::Visibility),
            Ability::PostEdit => posts.is_some_and(|posts| !posts.edit_fields().is_empty()),
            Ability::Publishing => provider.publishing().is_some(),
            Ability::Votes => provider.votes().is_some(),
            Ability::Comments => provider.comments().is_some(),
            Ability::People => provider.people().is_some(),
            Ability::Fetcher => provider.fetcher().is_some(),
            Ability::Finder => provider.finder().is_some(),
            Ability::Account => provider.account().is_some(),
            Ability::Export => provider.exporter().is_some(),
        }
    }
}

/// Compares what a case declares with what its provider is.
///
/// # Errors
/// Names every ability that is declared and missing, or there and not declared.
pub fn compare(has: &[Ability], provider: &dyn Provider) -> Result<(), String> {
    let declared: BTreeSet<Ability> = has.iter().copied().collect();
    let real: BTreeSet<Ability> = Ability::ALL
        .into_iter()
        .filter(|ability| ability.held_by(provider))
        .collect();
    if declared == real {
        return Ok(());
    }
    let missing: Vec<_> = declared.difference(&real).collect();
    let extra: Vec<_> = real.difference(&declared).collect();
    Err(format!(
        "declared and not there: {missing:?}; there and not declared: {extra:?}"
    ))
}
