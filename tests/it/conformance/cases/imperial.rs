use url::Url;

use hoist::model::MediaId;
use hoist::provider::{Descriptor, find};
use hoist::secret::TokenKind;

use super::Case;
use crate::conformance::matrix::Ability;
use crate::conformance::stage::{Bench, Network, Route, Stored, picture};
use crate::fakes::Fake;
use crate::fakes::imperial::{ALICE, ALICE_KEY, BOB, Imperial};

pub const CASE: Case = Case {
    name: "imperial",
    has: &[
        Ability::Network,
        Ability::Unredirected,
        Ability::Token,
        Ability::Library,
        Ability::OwnListing,
        Ability::ListPage,
        Ability::Remover,
        Ability::Editor,
        Ability::Fetcher,
        Ability::Export,
        Ability::Finder,
        Ability::Account,
    ],
    start: || Box::new(Fake::<Imperial>::start()),
};

impl Bench for Fake<Imperial> {
    fn descriptor(&self) -> &'static Descriptor {
        find("imperial").expect("it is registered")
    }

    fn bases(&self) -> Vec<(&'static str, Url)> {
        vec![("api", self.url("api"))]
    }

    fn tokens(&self) -> Vec<(TokenKind, &'static str)> {
        vec![(TokenKind::Token, ALICE_KEY)]
    }

    fn stored(&self) -> Vec<Stored> {
        self.host()
            .media
            .iter()
            .map(|media| Stored {
                id: MediaId::new(media.id.as_str()),
                name: media.name.clone(),
                mime: media.mime.clone(),
                bytes: media.bytes.clone(),
                title: None,
                description: None,
            })
            .collect()
    }

    fn network(&self) -> Option<Network<'_>> {
        Some(Network {
            journal: &self.journal,
            faults: &self.faults,
            upload: Route("POST", "/images/upload"),
        })
    }

    fn plant(&self, count: usize) -> Vec<MediaId> {
        let mut host = self.host();
        (0..count)
            .map(|_| MediaId::new(host.plant(ALICE, "cat.png", "image/png", picture(1, 0))))
            .collect()
    }

    fn most_per_page(&self) -> usize {
        100
    }

    fn plant_foreign(&self) -> MediaId {
        let mut host = self.host();
        MediaId::new(host.plant(BOB, "dog.png", "image/png", picture(9, 0)))
    }
}
