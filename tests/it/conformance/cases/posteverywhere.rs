use url::Url;

use hoist::model::{MediaId, NewPost, PostId};
use hoist::provider::{Descriptor, find};
use hoist::secret::TokenKind;

use super::Case;
use crate::conformance::matrix::Ability;
use crate::conformance::stage::{Bench, Network, Route, Stored, picture};
use crate::fakes::Fake;
use crate::fakes::posteverywhere::{KEY, Posteverywhere};

pub const CASE: Case = Case {
    name: "posteverywhere",
    has: &[
        Ability::Network,
        Ability::Unredirected,
        Ability::Token,
        Ability::Library,
        Ability::OwnListing,
        Ability::ListPage,
        Ability::Remover,
        Ability::Posts,
        Ability::PostEdit,
        Ability::Publishing,
        Ability::Finder,
        Ability::Account,
    ],
    start: || Box::new(Fake::<Posteverywhere>::start()),
};

impl Bench for Fake<Posteverywhere> {
    fn descriptor(&self) -> &'static Descriptor {
        find("posteverywhere").expect("it is registered")
    }

    /// The storage host is known from signed addresses alone.
    fn bases(&self) -> Vec<(&'static str, Url)> {
        vec![("api", self.url("api"))]
    }

    fn tokens(&self) -> Vec<(TokenKind, &'static str)> {
        vec![(TokenKind::Token, KEY)]
    }

    /// What arrived and was completed.
    fn stored(&self) -> Vec<Stored> {
        self.host()
            .media
            .iter()
            .filter(|media| media.state != "uploading")
            .filter_map(|media| {
                let (_, mime, bytes) = media.received.clone()?;
                Some(Stored {
                    id: MediaId::new(media.id.as_str()),
                    name: media.filename.clone(),
                    mime,
                    bytes,
                    title: None,
                    description: None,
                })
            })
            .collect()
    }

    /// An upload is stored by its last step: every id of the host begins like this.
    fn network(&self) -> Option<Network<'_>> {
        Some(Network {
            journal: &self.journal,
            faults: &self.faults,
            upload: Route("POST", "/api/v1/media/5e"),
        })
    }

    fn first_request(&self) -> Route {
        Route("POST", "/api/v1/media/upload")
    }

    fn plant(&self, count: usize) -> Vec<MediaId> {
        let mut host = self.host();
        (0..count)
            .map(|_| MediaId::new(host.plant("cat.png", "image/png", picture(1, 0))))
            .collect()
    }

    fn most_per_page(&self) -> usize {
        100
    }

    fn plant_foreign(&self) -> MediaId {
        let mut host = self.host();
        let id = host.plant("dog.png", "image/png", picture(9, 0));
        if let Some(media) = host.media.last_mut() {
            media.foreign = true;
        }
        MediaId::new(id)
    }

    fn plant_post(&self) -> PostId {
        PostId::new(self.host().plant_post("published", "hello", 2280))
    }

    fn new_post(&self) -> NewPost {
        NewPost {
            accounts: vec!["2280".to_owned()],
            ..NewPost::default()
        }
    }

    fn post_create(&self) -> Route {
        Route("POST", "/api/v1/posts")
    }

    fn posts(&self) -> usize {
        self.host().posts.len()
    }
}
