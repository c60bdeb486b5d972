use std::collections::BTreeMap;

use url::Url;

use hoist::model::MediaId;
use hoist::provider::{Descriptor, find};
use hoist::secret::TokenKind;

use super::Case;
use crate::conformance::matrix::Ability;
use crate::conformance::stage::{Bench, Network, Route, Stored, picture};
use crate::fakes::Fake;
use crate::fakes::sharex::{Own, TOKEN, file};

pub const CASE: Case = Case {
    name: "sharex",
    has: &[
        Ability::Network,
        Ability::Token,
        Ability::Remover,
        Ability::DeleteLink,
        Ability::Fetcher,
        Ability::Export,
    ],
    start: || {
        Box::new(Described {
            fake: Fake::start(),
            folder: tempfile::tempdir().expect("a folder for the file"),
        })
    },
};

/// A host, and the folder with the file that describes it.
struct Described {
    fake: Fake<Own>,
    folder: tempfile::TempDir,
}

impl Bench for Described {
    fn descriptor(&self) -> &'static Descriptor {
        find("sharex").expect("it is registered")
    }

    fn bases(&self) -> Vec<(&'static str, Url)> {
        self.fake.bases().collect()
    }

    fn settings_at(&self, bases: &[(&'static str, Url)]) -> BTreeMap<String, String> {
        let path = self.folder.path().join("own.sxcu");
        std::fs::write(&path, file(bases[0].1.as_str())).expect("a writable folder");
        let path = path.to_str().expect("a plain path").to_owned();
        BTreeMap::from([("file".to_owned(), path)])
    }

    fn tokens(&self) -> Vec<(TokenKind, &'static str)> {
        vec![(TokenKind::Token, TOKEN)]
    }

    fn stored(&self) -> Vec<Stored> {
        let host = self.fake.host();
        let stored = host.files.iter().map(|stored| Stored {
            id: MediaId::new(host.link(&stored.id)),
            name: stored.name.clone(),
            mime: stored.mime.clone(),
            bytes: stored.bytes.clone(),
            title: None,
            description: None,
        });
        stored.collect()
    }

    fn network(&self) -> Option<Network<'_>> {
        Some(Network {
            journal: &self.fake.journal,
            faults: &self.fake.faults,
            upload: Route("POST", "/api/upload"),
        })
    }

    fn plant(&self, _count: usize) -> Vec<MediaId> {
        unreachable!("this host lists nothing")
    }

    fn most_per_page(&self) -> usize {
        unreachable!("this host lists nothing")
    }

    fn plant_foreign(&self) -> MediaId {
        let mut host = self.fake.host();
        let id = host.plant("dog.png", picture(9, 0));
        MediaId::new(host.link(&id))
    }
}
