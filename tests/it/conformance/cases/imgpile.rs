use std::collections::BTreeMap;

use url::Url;

use hoist::model::{MediaId, PostId, UserName};
use hoist::provider::{Descriptor, find};
use hoist::secret::TokenKind;

use super::Case;
use crate::conformance::matrix::Ability;
use crate::conformance::stage::{Bench, Network, Route, Stored, picture};
use crate::fakes::Fake;
use crate::fakes::imgpile::{ALICE, ALICE_TOKEN, BOB, Imgpile};

pub const CASE: Case = Case {
    name: "imgpile",
    has: &[
        Ability::Network,
        Ability::Unredirected,
        Ability::Token,
        Ability::Title,
        Ability::Description,
        Ability::Library,
        Ability::OwnListing,
        Ability::ListPage,
        Ability::Remover,
        Ability::Editor,
        Ability::EditTitle,
        Ability::EditDescription,
        Ability::Posts,
        Ability::PostTexts,
        Ability::PrivatePosts,
        Ability::PostEdit,
        Ability::Votes,
        Ability::Comments,
        Ability::People,
        Ability::Fetcher,
        Ability::Export,
        Ability::Finder,
    ],
    start: || Box::new(Fake::<Imgpile>::start()),
};

impl Bench for Fake<Imgpile> {
    fn descriptor(&self) -> &'static Descriptor {
        find("imgpile").expect("it is registered")
    }

    fn bases(&self) -> Vec<(&'static str, Url)> {
        Fake::bases(self).collect()
    }

    fn settings(&self) -> BTreeMap<String, String> {
        BTreeMap::from([("username".to_owned(), ALICE.to_owned())])
    }

    fn tokens(&self) -> Vec<(TokenKind, &'static str)> {
        vec![(TokenKind::Token, ALICE_TOKEN)]
    }

    fn stored(&self) -> Vec<Stored> {
        self.host()
            .media
            .iter()
            .map(|media| Stored {
                id: MediaId::new(media.slug.as_str()),
                name: media.received_name.clone(),
                mime: media.mime.clone(),
                bytes: media.bytes.clone(),
                title: media.title.clone(),
                description: media.description.clone(),
            })
            .collect()
    }

    fn network(&self) -> Option<Network<'_>> {
        Some(Network {
            journal: &self.journal,
            faults: &self.faults,
            upload: Route("POST", "/api/v1/media"),
        })
    }

    fn plant(&self, count: usize) -> Vec<MediaId> {
        let mut host = self.host();
        (0..count)
            .map(|_| MediaId::new(host.plant(ALICE, "cat.png", "image/png", picture(1, 0))))
            .collect()
    }

    fn most_per_page(&self) -> usize {
        250
    }

    fn plant_foreign(&self) -> MediaId {
        let mut host = self.host();
        MediaId::new(host.plant(BOB, "dog.png", "image/png", picture(9, 0)))
    }

    fn plant_post(&self) -> PostId {
        let mut host = self.host();
        let media = host.plant(BOB, "dog.png", "image/png", picture(9, 0));
        PostId::new(host.plant_post(BOB, vec![media]))
    }

    fn post_create(&self) -> Route {
        Route("POST", "/api/v1/posts")
    }

    fn posts(&self) -> usize {
        self.host().posts.len()
    }

    fn vote(&self) -> Route {
        Route("POST", "/api/v1/posts/")
    }

    fn people(&self) -> (UserName, UserName) {
        (UserName::new(ALICE), UserName::new(BOB))
    }
}
