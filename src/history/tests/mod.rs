mod aside;
mod batches;
mod waiting;

use super::*;
use crate::error::Kind;
use crate::model::{Links, Media, Visibility};
use crate::secret::Secret;

impl History {
    /// [`History::start_soon`], at once.
    pub fn start(&self, id: EntryId, begun: &Begun<'_>) -> Result<()> {
        self.start_soon(id, begun);
        self.flush()
    }

    /// [`History::settle_soon`], at once.
    pub fn settle(&self, id: EntryId, settled: &Settled<'_>) -> Result<()> {
        self.settle_soon(id, settled);
        self.flush()
    }
}

struct Store {
    history: History,
    dir: tempfile::TempDir,
}

impl Store {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let history = History::open(&dir.path().join("history.db")).unwrap();
        Store { history, dir }
    }

    fn again(&self) -> History {
        History::open(&self.dir.path().join("history.db")).unwrap()
    }

    /// An entry with this outcome, whose media has this id.
    fn add(&self, profile: &str, outcome: Outcome, id: &str) -> EntryId {
        let batch = self.history.start_batch("upload").unwrap();
        let entry = self.history.begin(&new(batch, 0, profile)).unwrap();
        let media = media(id);
        let delivered = matches!(outcome, Outcome::Uploaded | Outcome::Reused);
        if outcome != Outcome::Unknown {
            let settled = Settled {
                media: delivered.then_some(&media),
                ..settled(outcome)
            };
            self.history.settle(entry, &settled).unwrap();
        }
        entry
    }
}

pub(super) fn new(batch: BatchId, position: u64, profile: &str) -> NewEntry {
    NewEntry {
        batch,
        position,
        input: format!("cat{position}.png"),
        path: Some(format!("/home/alice/cat{position}.png").into()),
        profile: profile.to_owned(),
        provider: "slink".to_owned(),
        name: format!("cat{position}.png"),
        mime: Some("image/png".to_owned()),
        size: Some(7),
    }
}

fn begun() -> Begun<'static> {
    Begun {
        profile: "a",
        provider: "slink",
        name: "cat.png",
        mime: Some("image/png"),
        size: Some(7),
    }
}

pub(super) fn settled(outcome: Outcome) -> Settled<'static> {
    Settled {
        outcome,
        media: None,
        blake3: Some("abc"),
        size: Some(7),
        post: None,
        error: None,
    }
}

pub(super) fn url(text: &str) -> Url {
    Url::parse(text).unwrap()
}

fn media(id: &str) -> Media {
    Media {
        links: Links {
            direct: Some(url(&format!("https://i.example.org/{id}.png"))),
            page: Some(url(&format!("https://example.org/{id}/"))),
            thumbnail: Some(url(&format!("https://i.example.org/t/{id}.png"))),
            delete: Some(Secret::new(url(&format!("https://example.org/del/{id}")))),
        },
        ..Media::new(id)
    }
}

#[test]
fn everything_that_is_known_comes_back() {
    let store = Store::new();
    let batch = store.history.start_batch("upload").unwrap();
    let id = store.history.begin(&new(batch, 3, "pics")).unwrap();
    let full = Media {
        number: Some(u64::MAX),
        name: Some("stored.png".to_owned()),
        title: Some("A cat".to_owned()),
        description: Some("sleeps".to_owned()),
        mime: Some("image/webp".to_owned()),
        size: Some(245_678),
        size_text: Some("240KB".to_owned()),
        width: Some(1920),
        height: Some(1080),
        created_at: Some("2026-01-07T12:34:56.123456Z".parse().unwrap()),
        expires_at: Some("2036-01-07T12:34:56Z".parse().unwrap()),
        tags: vec!["cat".to_owned(), "a, \"b\"".to_owned()],
        visibility: Some(Visibility::Hidden),
        nsfw: Some(false),
        state: Some("approved".to_owned()),
        owner: Some("alice".to_owned()),
        ..media("m1")
    };
    let done = Settled {
        media: Some(&full),
        post: Some("p9"),
        ..settled(Outcome::Uploaded)
    };
    store.history.settle(id, &done).unwrap();

    let entry = store.again().nth(1).unwrap().unwrap();
    assert_eq!(entry.media, full);
    assert_eq!((entry.id, entry.batch, entry.position), (id, batch, 3));
    assert_eq!(entry.number, Some(1));
    assert_eq!(entry.input, "cat3.png");
    assert_eq!(entry.path.unwrap(), Path::new("/home/alice/cat3.png"));
    assert_eq!((&*entry.profile, &*entry.provider), ("pics", "slink"));
    assert_eq!(entry.outcome, Outcome::Uploaded);
    assert_eq!(entry.blake3.as_deref(), Some("abc"));
    assert_eq!(entry.post.as_deref(), Some("p9"));
    assert_eq!(entry.error, None);
    assert!(entry.settled_at.unwrap() >= entry.started_at);
    assert_eq!(entry.deleted_at, None);
}

#[test]
fn what_was_sent_stays_where_the_media_tells_nothing() {
    let store = Store::new();
    store.add("pics", Outcome::Uploaded, "m1");
    let entry = store.history.nth(1).unwrap().unwrap();
    assert_eq!(entry.media.name.as_deref(), Some("cat0.png"));
    assert_eq!(entry.media.mime.as_deref(), Some("image/png"));
    assert_eq!(entry.media.size, Some(7));
}

#[test]
fn an_error_is_kept_with_its_kind() {
    let store = Store::new();
    let batch = store.history.start_batch("upload").unwrap();
    let id = store.history.begin(&new(batch, 0, "pics")).unwrap();
    let error = Error::new(Kind::RateLimited, "x".repeat(5000));
    let failed = Settled {
        error: Some(&error),
        ..settled(Outcome::Failed)
    };
    store.history.settle(id, &failed).unwrap();
    let entry = store.history.batch(batch).unwrap().remove(0);
    assert_eq!(entry.outcome, Outcome::Failed);
    assert_eq!(
        entry.error,
        Some((Kind::RateLimited, "x".repeat(MESSAGE_LIMIT)))
    );
}

#[test]
fn numbers_count_what_reached_a_host_or_may_have() {
    let store = Store::new();
    let oldest = store.add("a", Outcome::Uploaded, "m1");
    store.add("a", Outcome::Failed, "");
    let deleted = store.add("b", Outcome::Reused, "m2");
    let unknown = store.add("a", Outcome::Unknown, "");
    store.add("a", Outcome::Failed, "");
    store.history.mark_deleted("b", "m2").unwrap();

    let nth = |n| store.history.nth(n).unwrap().map(|entry| entry.id);
    assert_eq!(nth(0), None);
    assert_eq!(nth(1), Some(unknown));
    assert_eq!(nth(2), Some(deleted));
    assert_eq!(nth(3), Some(oldest));
    assert_eq!(nth(4), None);
    assert_eq!(nth(u64::MAX), None);

    let all = Filter {
        deleted: true,
        ..Filter::default()
    };
    let numbers = |filter: &Filter| -> Vec<Option<u64>> {
        let entries = store.history.list(filter).unwrap();
        entries.iter().map(|entry| entry.number).collect()
    };
    assert_eq!(numbers(&all), [None, Some(1), Some(2), None, Some(3)]);
    // A filter does not change what a number means.
    let of_a = Filter {
        profile: Some("a".to_owned()),
        delivered: true,
        ..Filter::default()
    };
    assert_eq!(numbers(&of_a), [Some(3)]);

    store.history.forget(unknown).unwrap();
    assert_eq!(nth(1), Some(deleted));
}

#[test]
fn an_entry_is_found_by_each_of_its_links_and_by_id_within_its_profile() {
    let store = Store::new();
    let id = store.add("pics", Outcome::Uploaded, "m1");
    store.add("pics", Outcome::Uploaded, "m2");
    let find = |target: &str, profile| {
        let found = store.history.find(target, profile).unwrap();
        found.map(|entry| entry.id)
    };
    for link in [
        "https://i.example.org/m1.png",
        "https://i.example.org/m1.png/",
        "https://example.org/m1/",
        "https://example.org/m1",
        "HTTPS://Example.ORG:443/m1",
        "https://i.example.org/t/m1.png",
        "https://example.org/del/m1",
    ] {
        assert_eq!(find(link, None), Some(id), "{link}");
        assert_eq!(find(link, Some("other")), Some(id), "{link}");
    }
    assert_eq!(find("m1", Some("pics")), Some(id));
    for (target, profile) in [
        ("m1", None),
        ("m1", Some("other")),
        ("m1/", Some("pics")),
        ("M1", Some("pics")),
        ("m%", Some("pics")),
        ("https://example.org/", None),
        ("https://example.org/m1?x", None),
        ("https://example.org/m", None),
        ("", Some("pics")),
        ("/", None),
    ] {
        assert_eq!(find(target, profile), None, "{target}");
    }
    let newer = store.add("pics", Outcome::Reused, "m1");
    assert_eq!(find("m1", Some("pics")), Some(newer));
}

#[test]
fn known_bytes_are_those_still_on_the_host() {
    let store = Store::new();
    let known = |blake3: &str, profile: &str| {
        let found = store.history.known(blake3, profile).unwrap();
        found.map(|entry| entry.media.id.as_str().to_owned())
    };
    store.add("pics", Outcome::Failed, "");
    store.add("pics", Outcome::Unknown, "");
    assert_eq!(known("abc", "pics"), None);
    store.add("pics", Outcome::Uploaded, "m1");
    assert_eq!(known("abc", "pics").as_deref(), Some("m1"));
    assert_eq!(known("abc", "other"), None);
    assert_eq!(known("abd", "pics"), None);

    let batch = store.history.start_batch("upload").unwrap();
    let id = store.history.begin(&new(batch, 0, "pics")).unwrap();
    let expired = Media {
        expires_at: Some("2020-01-01T00:00:00Z".parse().unwrap()),
        ..media("gone")
    };
    let done = Settled {
        media: Some(&expired),
        ..settled(Outcome::Uploaded)
    };
    store.history.settle(id, &done).unwrap();
    assert_eq!(known("abc", "pics").as_deref(), Some("m1"));

    store.history.mark_deleted("pics", "m1").unwrap();
    assert_eq!(known("abc", "pics"), None);
}

#[test]
fn a_list_is_filtered() {
    let store = Store::new();
    store.add("a", Outcome::Uploaded, "m_1");
    store.add("b", Outcome::Uploaded, "m21");
    store.add("a", Outcome::Failed, "");
    store.add("a", Outcome::Uploaded, "gone");
    store.history.mark_deleted("a", "gone").unwrap();
    let ids = |filter: Filter| -> Vec<String> {
        let entries = store.history.list(&filter).unwrap();
        let ids = entries.iter().map(|entry| entry.media.id.as_str());
        ids.map(str::to_owned).collect()
    };
    let search = |text: &str| Filter {
        search: Some(text.to_owned()),
        ..Filter::default()
    };
    assert_eq!(ids(Filter::default()), ["", "m21", "m_1"]);
    let delivered = Filter {
        delivered: true,
        deleted: true,
        limit: Some(2),
        ..Filter::default()
    };
    assert_eq!(ids(delivered), ["gone", "m21"]);
    assert_eq!(ids(search("m_1")), ["m_1"]);
    assert_eq!(ids(search("M21.PNG")), ["m21"]);
    assert_eq!(ids(search("%")), [""; 0]);
    assert_eq!(ids(search("\\")), [""; 0]);
    // Whoever looks over a shoulder must not find a delete link by guessing at it.
    assert_eq!(ids(search("/del/")), [""; 0]);

    let times: Vec<_> = store.history.list(&Filter::default()).unwrap();
    let middle = times[1].started_at;
    let since = Filter {
        since: Some(middle),
        ..Filter::default()
    };
    let until = Filter {
        until: Some(middle),
        ..Filter::default()
    };
    assert_eq!(ids(since), ["", "m21"]);
    assert_eq!(ids(until), ["m_1"]);
    let both = Filter {
        profile: Some("a".to_owned()),
        batch: Some(times[2].batch),
        ..search("cat0")
    };
    assert_eq!(ids(both), ["m_1"]);
}

#[test]
fn a_batch_gives_its_entries_in_the_order_of_its_inputs() {
    let store = Store::new();
    assert_eq!(store.history.latest_batch().unwrap(), None);
    store.add("a", Outcome::Uploaded, "m1");
    let batch = store.history.start_batch("upload").unwrap();
    let queued = store
        .history
        .queue(&[new(batch, 1, "a"), new(batch, 0, "a")], None)
        .unwrap();
    assert_eq!(store.history.latest_batch().unwrap(), Some(batch));
    store.history.start(queued[1], &begun()).unwrap();
    let entries = store.again().batch(batch).unwrap();
    let seen: Vec<_> = entries
        .iter()
        .map(|entry| (entry.id, entry.position, entry.outcome, entry.number))
        .collect();
    assert_eq!(
        seen,
        [
            (queued[1], 0, Outcome::Unknown, Some(1)),
            (queued[0], 1, Outcome::Queued, None),
        ]
    );
}

#[test]
fn what_is_forgotten_is_gone_and_its_number_is_not_given_again() {
    let store = Store::new();
    let first = store.add("a", Outcome::Uploaded, "m1");
    store.add("b", Outcome::Uploaded, "m2");
    let last = store.add("a", Outcome::Uploaded, "m3");
    assert_eq!(store.history.clear(Some("b")).unwrap(), 1);
    store.history.forget(last).unwrap();
    let error = store
        .history
        .settle(last, &settled(Outcome::Uploaded))
        .unwrap_err();
    assert_eq!(error.kind, Kind::Io);
    assert_eq!(store.history.nth(1).unwrap().unwrap().id, first);
    assert_eq!(store.history.clear(None).unwrap(), 1);
    assert!(store.history.nth(1).unwrap().is_none());
    assert!(store.add("a", Outcome::Uploaded, "m4") > last);
}

#[cfg(unix)]
#[test]
fn a_path_that_is_not_text_comes_back() {
    use std::os::unix::ffi::OsStringExt;
    let store = Store::new();
    let batch = store.history.start_batch("upload").unwrap();
    let path = PathBuf::from(std::ffi::OsString::from_vec(b"/tmp/\xff.png".to_vec()));
    let entry = NewEntry {
        path: Some(path.clone()),
        ..new(batch, 0, "a")
    };
    store.history.begin(&entry).unwrap();
    assert_eq!(store.history.nth(1).unwrap().unwrap().path, Some(path));
}

#[test]
fn threads_with_their_own_connections_write_at_once() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("data/history.db");
    std::thread::scope(|scope| {
        for thread in 0..8 {
            let path = &path;
            scope.spawn(move || {
                for _ in 0..10 {
                    let history = History::open(path).unwrap();
                    let batch = history.start_batch("upload").unwrap();
                    for position in 0..5 {
                        let id = history
                            .begin(&new(batch, position, &format!("p{thread}")))
                            .unwrap();
                        history.settle(id, &settled(Outcome::Uploaded)).unwrap();
                    }
                }
            });
        }
    });
    let entries = History::open(&path)
        .unwrap()
        .list(&Filter::default())
        .unwrap();
    assert_eq!(entries.len(), 8 * 10 * 5);
    assert!(
        entries
            .iter()
            .all(|entry| entry.outcome == Outcome::Uploaded)
    );
}

#[test]
fn a_full_disk_is_an_io_error_with_the_path() {
    let store = Store::new();
    // SQLite fails in the same way when it may not take another page.
    store
        .history
        .db
        .pragma_update_and_check(None, "max_page_count", 1, |_| Ok(()))
        .unwrap();
    let batch = store.history.start_batch("upload").unwrap();
    let error = (0..10_000)
        .find_map(|position| store.history.begin(&new(batch, position, "a")).err())
        .unwrap();
    assert_eq!(error.kind, Kind::Io);
    let file = store.dir.path().join("history.db");
    assert_eq!(
        error.to_string(),
        format!("history {}: the disk is full", file.display())
    );
}
