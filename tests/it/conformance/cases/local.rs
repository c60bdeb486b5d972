use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use bytes::Bytes;
use serde_json::Value;
use url::Url;

use hoist::http::{Policy, Transport};
use hoist::model::MediaId;
use hoist::provider::{Connection, Descriptor, Site, find};
use hoist::secret::NoTokens;

use super::Case;
use crate::conformance::matrix::Ability;
use crate::conformance::stage::{Bench, Stored, file, picture, upload};

pub const CASE: Case = Case {
    name: "local",
    has: &[
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
        Ability::PostEdit,
        Ability::Fetcher,
    ],
    start: || Box::new(Folder(tempfile::tempdir().expect("a folder"))),
};

/// A gallery's folder. What is in it is read from the disk, not through the provider.
struct Folder(tempfile::TempDir);

impl Folder {
    fn cards(&self) -> Vec<(String, Value)> {
        let mut cards: Vec<(String, Value)> = files(&self.0.path().join(".hoist"))
            .into_iter()
            .filter_map(|path| {
                let id = path
                    .file_name()?
                    .to_str()?
                    .strip_suffix(".json")?
                    .to_owned();
                let text = std::fs::read_to_string(&path).expect("a card");
                Some((id, serde_json::from_str(&text).expect("a card of JSON")))
            })
            .collect();
        cards.sort_by(|one, other| one.0.cmp(&other.0));
        cards
    }

    /// The stored file of this id.
    fn bytes(&self, id: &str) -> Option<Bytes> {
        let stem = |path: &Path| path.file_stem().is_some_and(|stem| stem == id);
        let path = files(self.0.path()).into_iter().find(|path| stem(path))?;
        Some(std::fs::read(path).expect("a stored file").into())
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_file())
        .collect()
}

fn text(card: &Value, key: &str) -> Option<String> {
    card[key].as_str().map(str::to_owned)
}

impl Bench for Folder {
    fn descriptor(&self) -> &'static Descriptor {
        find("local").expect("it is registered")
    }

    fn bases(&self) -> Vec<(&'static str, Url)> {
        Vec::new()
    }

    fn settings(&self) -> BTreeMap<String, String> {
        let path = self.0.path().to_str().expect("a path in UTF-8");
        BTreeMap::from([("path".to_owned(), path.to_owned())])
    }

    fn stored(&self) -> Vec<Stored> {
        self.cards()
            .into_iter()
            .filter_map(|(id, card)| {
                Some(Stored {
                    bytes: self.bytes(&id)?,
                    name: text(&card, "name")?,
                    mime: text(&card, "mime")?,
                    title: text(&card, "title"),
                    description: text(&card, "description"),
                    id: MediaId::new(id),
                })
            })
            .collect()
    }

    fn plant(&self, count: usize) -> Vec<MediaId> {
        let (descriptor, settings) = (self.descriptor(), self.settings());
        // A thread of its own, because a sentence runs in a runtime already.
        let planting = std::thread::spawn(move || {
            let connection = Connection {
                profile: "planter".to_owned(),
                site: Site::default(),
                tokens: Rc::new(NoTokens),
                transport: Rc::new(Transport::new(Policy::default())),
                settings,
                data_dir: PathBuf::from("/nowhere"),
                person: std::rc::Rc::new(hoist::provider::Nobody),
            };
            let provider = (descriptor.build)(connection).expect("a gallery");
            let runtime = tokio::runtime::Builder::new_current_thread()
                .build()
                .expect("a runtime");
            let cat = file("cat.png", &picture(1, 0));
            let planted = || runtime.block_on(upload(&*provider, &cat)).expect("room").id;
            (0..count).map(|_| planted()).collect()
        });
        planting.join().expect("the planter has not panicked")
    }

    fn most_per_page(&self) -> usize {
        3
    }

    fn posts(&self) -> usize {
        let is_post = |(id, _): &(String, Value)| id.starts_with("post-");
        self.cards().iter().filter(|card| is_post(card)).count()
    }
}
