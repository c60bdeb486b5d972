use std::collections::BTreeMap;

use url::Url;

use hoist::model::MediaId;
use hoist::provider::{Descriptor, find};
use hoist::secret::TokenKind;

use super::Case;
use crate::conformance::matrix::Ability;
use crate::conformance::stage::{Bench, Network, Route, Stored, picture};
use crate::fakes::Fake;
use crate::fakes::chevereto::{Chevereto, Dialect, GUEST_KEY};

pub const CASE: Case = Case {
    name: "chevereto",
    has: &[
        Ability::Network,
        Ability::Unredirected,
        Ability::Token,
        Ability::Title,
        Ability::Description,
        Ability::Remover,
        Ability::DeleteLink,
        Ability::Fetcher,
        Ability::Export,
        Ability::Finder,
    ],
    start: || Box::new(Fake::<Chevereto>::start()),
};

/// Chevereto-Free, freeimage.host.
pub const V3: Case = Case {
    name: "chevereto",
    has: &[
        Ability::Network,
        Ability::Unredirected,
        Ability::Token,
        Ability::Fetcher,
        Ability::Export,
        Ability::Finder,
    ],
    start: || Box::new(speaking(Dialect::Free)),
};

pub const IMGBB: Case = Case {
    name: "chevereto",
    has: &[
        Ability::Network,
        Ability::Unredirected,
        Ability::Token,
        Ability::Title,
        Ability::Fetcher,
        Ability::Export,
        Ability::Finder,
    ],
    start: || Box::new(speaking(Dialect::Imgbb)),
};

/// A site of this dialect, and a profile that knows it.
pub fn speaking(dialect: Dialect) -> Fake<Chevereto> {
    let fake = Fake::<Chevereto>::start();
    let flavour = match dialect {
        Dialect::V4 => "v4",
        Dialect::Free => "v3",
        Dialect::Imgbb => "imgbb",
    };
    let mut host = fake.host();
    host.dialect = dialect;
    host.settings
        .insert("flavour".to_owned(), flavour.to_owned());
    if dialect != Dialect::V4 {
        host.key = GUEST_KEY;
    }
    drop(host);
    fake
}

impl Bench for Fake<Chevereto> {
    fn descriptor(&self) -> &'static Descriptor {
        find("chevereto").expect("it is registered")
    }

    fn bases(&self) -> Vec<(&'static str, Url)> {
        let root = self.host().root;
        let site = self.url("site").join(root).expect("a path");
        vec![("site", site)]
    }

    fn settings(&self) -> BTreeMap<String, String> {
        self.host().settings.clone()
    }

    fn tokens(&self) -> Vec<(TokenKind, &'static str)> {
        vec![(TokenKind::Token, self.host().key)]
    }

    fn stored(&self) -> Vec<Stored> {
        self.host()
            .images
            .iter()
            .map(|image| Stored {
                id: MediaId::new(image.id.as_str()),
                name: image.name.clone(),
                mime: image.part_mime.clone(),
                bytes: image.bytes.clone(),
                title: image.title.clone(),
                description: image.description.clone(),
            })
            .collect()
    }

    fn network(&self) -> Option<Network<'_>> {
        let path = match self.host().dialect {
            Dialect::Imgbb => "/1/upload",
            Dialect::V4 | Dialect::Free => "/api/1/upload",
        };
        Some(Network {
            journal: &self.journal,
            faults: &self.faults,
            upload: Route("POST", path),
        })
    }

    fn plant(&self, _count: usize) -> Vec<MediaId> {
        unreachable!("this host lists nothing")
    }

    fn most_per_page(&self) -> usize {
        unreachable!("this host lists nothing")
    }

    fn plant_foreign(&self) -> MediaId {
        let mut host = self.host();
        MediaId::new(host.plant("dog.png", picture(9, 0)))
    }
}
