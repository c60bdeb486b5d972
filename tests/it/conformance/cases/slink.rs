//! Slink three times: with a key beside a session, with a session alone, and as it was in its first era.

use url::Url;

use hoist::model::MediaId;
use hoist::provider::{Descriptor, find};
use hoist::secret::TokenKind;

use super::Case;
use crate::conformance::matrix::Ability;
use crate::conformance::stage::{Bench, Network, Route, Stored, picture};
use crate::fakes::Fake;
use crate::fakes::slink::{ALICE, ALICE_JWT, ALICE_KEY, BOB, Slink};

const HAS: &[Ability] = &[
    Ability::Network,
    Ability::Unredirected,
    Ability::Token,
    Ability::Description,
    Ability::Library,
    Ability::OwnListing,
    Ability::ListPage,
    Ability::Remover,
    Ability::Editor,
    Ability::EditDescription,
    Ability::Fetcher,
    Ability::Export,
    Ability::Finder,
];

pub const CASE: Case = Case {
    name: "slink",
    has: HAS,
    start: || start((1, 13, 0), true),
};

pub const WITH_A_SESSION: Case = Case {
    name: "slink",
    has: HAS,
    start: || start((1, 13, 0), false),
};

pub const OF_OLD: Case = Case {
    name: "slink",
    has: HAS,
    start: || start((1, 6, 7), false),
};

fn start(version: (u8, u8, u8), with_key: bool) -> Box<dyn Bench> {
    let fake = Fake::<Slink>::start();
    fake.host().version = version;
    Box::new(Server { fake, with_key })
}

struct Server {
    fake: Fake<Slink>,
    with_key: bool,
}

impl Bench for Server {
    fn descriptor(&self) -> &'static Descriptor {
        find("slink").expect("it is registered")
    }

    fn bases(&self) -> Vec<(&'static str, Url)> {
        self.fake.bases().collect()
    }

    fn tokens(&self) -> Vec<(TokenKind, &'static str)> {
        let mut tokens = vec![(TokenKind::Jwt, ALICE_JWT)];
        if self.with_key {
            tokens.push((TokenKind::ApiKey, ALICE_KEY));
        }
        tokens
    }

    fn stored(&self) -> Vec<Stored> {
        let host = self.fake.host();
        let images = host.images.iter().map(|image| Stored {
            id: MediaId::new(image.id.as_str()),
            name: image.received_name.clone(),
            mime: image.mime.to_owned(),
            bytes: image.bytes.clone(),
            title: None,
            description: Some(image.description.clone()).filter(|text| !text.is_empty()),
        });
        images.collect()
    }

    fn network(&self) -> Option<Network<'_>> {
        let path = if self.with_key {
            "/api/external/upload"
        } else {
            "/api/upload"
        };
        Some(Network {
            journal: &self.fake.journal,
            faults: &self.fake.faults,
            upload: Route("POST", path),
        })
    }

    fn plant(&self, count: usize) -> Vec<MediaId> {
        let mut host = self.fake.host();
        (0..count)
            .map(|_| MediaId::new(host.plant(ALICE, picture(1, 0))))
            .collect()
    }

    fn most_per_page(&self) -> usize {
        100
    }

    fn plant_foreign(&self) -> MediaId {
        MediaId::new(self.fake.host().plant(BOB, picture(9, 0)))
    }
}
