mod library;
mod posts;

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Cursor};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use tempfile::TempDir;

use super::*;
use crate::model::{NewPost, Open, PostId, PostMedia, Reader};
use crate::progress::Silent;

/// A picture of 3 by 2 pixels, as far as its header goes.
const PNG: &[u8] =
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x03\0\0\0\x02\x08\x06\0\0\0\0\0\0\0\0\0\0\0IEND\xaeB`\x82";

struct Content(Vec<u8>);

impl Open for Content {
    fn open(&self) -> io::Result<Reader> {
        Ok(Box::new(Cursor::new(self.0.clone())))
    }
}

fn source(name: &str, mime: &str, bytes: &[u8]) -> FileSource {
    let opener = Arc::new(Content(bytes.to_vec()));
    FileSource::new(name, mime, Some(bytes.len() as u64), opener)
}

fn announced(len: Option<u64>, bytes: &[u8]) -> FileSource {
    FileSource::new(
        "log.txt",
        "text/plain",
        len,
        Arc::new(Content(bytes.to_vec())),
    )
}

fn gallery() -> (TempDir, Local) {
    let dir = tempfile::tempdir().unwrap();
    let local = Local::new("local", None, None, dir.path()).unwrap();
    (dir, local)
}

async fn send(local: &Local, file: &FileSource) -> Result<Media> {
    let upload = Upload::default();
    let uploaded = local.upload(file, &upload, Arc::new(Silent)).await?;
    Ok(uploaded.media)
}

async fn put(local: &Local, name: &str, mime: &str, bytes: &[u8]) -> Media {
    send(local, &source(name, mime, bytes)).await.unwrap()
}

async fn listed(local: &Local, query: &Query) -> Vec<String> {
    let listing = Library::list(local, query).await.unwrap();
    listing.items.into_iter().filter_map(|m| m.name).collect()
}

fn path_of(media: &Media) -> PathBuf {
    let direct = media.links.direct.as_ref().unwrap();
    direct.to_file_path().unwrap()
}

/// Every file below a folder, by its path in it.
fn files(folder: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        if entry.file_type().unwrap().is_dir() {
            let below = files(&entry.path());
            found.extend(below.into_iter().map(|file| format!("{name}/{file}")));
        } else {
            found.insert(name);
        }
    }
    found
}

#[cfg(unix)]
fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;

    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn new_post(media: &[&Media]) -> NewPost {
    let media = media.iter().map(|media| PostMedia {
        id: media.id.clone(),
        number: None,
        direct: None,
        name: None,
    });
    NewPost {
        media: media.collect(),
        ..NewPost::default()
    }
}

fn query(ask: impl FnOnce(&mut Query)) -> Query {
    let mut query = Query::default();
    ask(&mut query);
    query
}

fn edited(edit: impl FnOnce(&mut MediaEdit)) -> MediaEdit {
    let mut result = MediaEdit::default();
    edit(&mut result);
    result
}

#[tokio::test]
async fn an_upload_keeps_bytes_and_metadata_under_a_name_nobody_can_guess() {
    let (dir, local) = gallery();
    let upload = Upload {
        title: Some("Cat".to_owned()),
        description: Some("asleep".to_owned()),
        tags: vec!["pet".to_owned(), "pet".to_owned(), "grey".to_owned()],
        ..Upload::default()
    };
    let file = source("My Cat.PNG", "image/png", PNG);
    let uploaded = local
        .upload(&file, &upload, Arc::new(Silent))
        .await
        .unwrap();
    let media = uploaded.media;
    assert_eq!(fs::read(path_of(&media)).unwrap(), PNG);
    let name = format!("{}.png", media.id);
    assert_eq!(path_of(&media), dir.path().join("gallery").join(&name));
    assert!(Key::parse("", media.id.as_str()).is_some());
    assert_eq!(media.name.as_deref(), Some("My Cat.PNG"));
    assert_eq!(media.tags, ["pet", "grey"]);
    assert_eq!((media.width, media.height), (Some(3), Some(2)));
    assert_eq!(media.size, Some(PNG.len() as u64));
    for id in [media.id.as_str(), &name] {
        let shown = Library::show(&local, &MediaId::new(id)).await.unwrap();
        assert_eq!(shown, media);
    }
    let gallery = files(&dir.path().join("gallery"));
    assert_eq!(
        gallery,
        BTreeSet::from([name, format!(".hoist/{}.json", media.id)])
    );
}

#[cfg(unix)]
#[tokio::test]
async fn only_what_is_published_can_be_read_by_others() {
    let (dir, local) = gallery();
    let media = put(&local, "a.txt", "text/plain", b"a").await;
    let folder = dir.path().join("gallery");
    assert_eq!(mode(&path_of(&media)), 0o600);
    assert_eq!(mode(&folder), 0o700);

    let path = dir.path().join("www");
    let base = Some("https://i.example.org");
    let published = Local::new("www", path.to_str(), base, dir.path()).unwrap();
    let media = put(&published, "a.txt", "text/plain", b"a").await;
    let post = published.create(&new_post(&[&media])).await.unwrap().post;
    assert_eq!(mode(&path), 0o755);
    assert_eq!(mode(&path.join(".hoist")), 0o700);
    assert_eq!(mode(&path.join(format!("{}.txt", media.id))), 0o644);
    assert_eq!(mode(&path.join(format!("{}.html", post.id))), 0o644);
    assert_eq!(mode(&path.join(format!(".hoist/{}.json", media.id))), 0o600);
}

#[tokio::test]
async fn links_are_below_the_base_url_with_or_without_a_slash() {
    for (base, start) in [
        ("https://i.example.org", "https://i.example.org/"),
        ("https://i.example.org/", "https://i.example.org/"),
        ("http://example.org/a/b", "http://example.org/a/b/"),
        ("http://example.org/a/b/", "http://example.org/a/b/"),
    ] {
        let dir = tempfile::tempdir().unwrap();
        let local = Local::new("www", None, Some(base), dir.path()).unwrap();
        let media = put(&local, "a.txt", "text/plain", b"a").await;
        let link = media.links.direct.unwrap();
        assert_eq!(link.as_str(), format!("{start}{}.txt", media.id));
    }
}

#[test]
fn settings_that_make_no_sense_are_configuration_errors() {
    let dir = Path::new("/tmp");
    let build = |path, base| {
        Local::new("www", path, base, dir)
            .err()
            .map(|e| (e.kind, e.to_string()))
    };
    for path in ["pics", "./pics", "~", "~bob/pics", ""] {
        let (kind, message) = build(Some(path), None).unwrap();
        assert_eq!(kind, Kind::Config, "{path}");
        assert_eq!(
            message,
            "profile 'www': path must be absolute or begin with '~/'"
        );
    }
    for base in [
        "i.example.org",
        "ftp://h/",
        "https://u@h/",
        "https://u:p@h/",
        "https://h/?a",
        "https://h/#a",
        "",
    ] {
        let (kind, message) = build(None, Some(base)).unwrap();
        assert_eq!(kind, Kind::Config, "{base}");
        assert!(
            message.starts_with("profile 'www': base_url must be"),
            "{message}"
        );
    }
}

#[test]
fn a_tilde_is_the_home_directory() {
    let home = std::env::home_dir().unwrap();
    assert_eq!(expand("~/pics/i"), Some(home.join("pics/i")));
}

#[tokio::test]
async fn a_configured_folder_is_made_but_not_the_one_above() {
    let dir = tempfile::tempdir().unwrap();
    let there = dir.path().join("i");
    let local = Local::new("www", there.to_str(), None, dir.path()).unwrap();
    assert_eq!(
        local.check().await.unwrap().place,
        there.display().to_string()
    );
    assert!(there.is_dir());

    let missing = dir.path().join("no/i");
    let local = Local::new("www", missing.to_str(), None, dir.path()).unwrap();
    let failures = [
        local.check().await.unwrap_err(),
        send(&local, &source("a", "text/plain", b"a"))
            .await
            .unwrap_err(),
    ];
    for error in failures {
        assert_eq!(error.kind, Kind::Io);
        let expected = format!("{}: the folder above it does not exist", missing.display());
        assert_eq!(error.to_string(), expected);
    }
    assert!(!dir.path().join("no").exists());
    assert_eq!(
        listed(&local, &Query::default()).await,
        Vec::<String>::new()
    );
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("i");
    fs::write(&file, "in the way").unwrap();
    let local = Local::new("www", file.to_str(), None, dir.path()).unwrap();
    let error = local.check().await.unwrap_err();
    assert_eq!(error.kind, Kind::Io);
    assert!(
        error.to_string().starts_with(file.to_str().unwrap()),
        "{error}"
    );

    let (dir, local) = gallery();
    let cards = dir.path().join("gallery").join(".hoist");
    fs::create_dir_all(cards.parent().unwrap()).unwrap();
    fs::write(&cards, "in the way").unwrap();
    let error = send(&local, &source("a", "text/plain", b"a"))
        .await
        .unwrap_err();
    assert_eq!(error.kind, Kind::Io);
    assert!(
        error.to_string().starts_with(cards.to_str().unwrap()),
        "{error}"
    );
}

#[tokio::test]
async fn a_source_of_another_length_than_announced_leaves_nothing_behind() {
    let big = vec![7; 600 * 1024];
    for len in [0, 1, big.len() as u64 - 1, big.len() as u64 + 1, u64::MAX] {
        let (dir, local) = gallery();
        let error = send(&local, &announced(Some(len), &big)).await.unwrap_err();
        assert_eq!(error.kind, Kind::Io);
        assert_eq!(
            error.to_string(),
            "log.txt: changed while it was being sent"
        );
        assert_eq!(files(dir.path()), BTreeSet::new(), "{len}");
    }
    let (_dir, local) = gallery();
    for len in [None, Some(big.len() as u64)] {
        let media = send(&local, &announced(len, &big)).await.unwrap();
        assert_eq!(fs::read(path_of(&media)).unwrap(), big);
    }
    let empty = send(&local, &announced(Some(0), b"")).await.unwrap();
    assert_eq!(empty.size, Some(0));
}

struct Broken(&'static [u8]);

impl Open for Broken {
    fn open(&self) -> io::Result<Reader> {
        struct Failing;
        impl io::Read for Failing {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("bad sector"))
            }
        }
        Ok(Box::new(io::Read::chain(Cursor::new(self.0), Failing)))
    }
}

#[tokio::test]
async fn a_source_that_breaks_is_named_and_leaves_nothing_behind() {
    let (dir, local) = gallery();
    let file = FileSource::new("log.txt", "text/plain", None, Arc::new(Broken(b"half")));
    let error = send(&local, &file).await.unwrap_err();
    assert_eq!(error.to_string(), "log.txt: bad sector");
    assert_eq!(files(dir.path()), BTreeSet::new());
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_full_disk_is_told_with_the_folder() {
    let full = fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let file = announced(Some(3), b"abc");
    let copied = pour(&file, full, Path::new("/srv/www/i"), &Silent).await;
    let error = copied.err().unwrap();
    assert_eq!(error.kind, Kind::Io);
    assert_eq!(error.to_string(), "/srv/www/i: No space left on device");
}

#[derive(Default)]
struct Counting {
    bytes: AtomicU64,
    largest: AtomicU64,
    calls: AtomicUsize,
}

impl Meter for Counting {
    fn advance(&self, bytes: u64) {
        self.bytes.fetch_add(bytes, Ordering::Relaxed);
        self.largest.fetch_max(bytes, Ordering::Relaxed);
        self.calls.fetch_add(1, Ordering::Relaxed);
    }
    fn restart(&self) {}
    fn waiting(&self) {}
    fn finish(&self) {}
}

#[tokio::test]
async fn bytes_go_in_pieces_and_are_counted() {
    let (_dir, local) = gallery();
    let big = vec![1; 1024 * 1024 + 1];
    let meter = Arc::new(Counting::default());
    let file = source("big", "application/x-any", &big);
    let upload = Upload::default();
    local.upload(&file, &upload, meter.clone()).await.unwrap();
    assert_eq!(meter.bytes.load(Ordering::Relaxed), big.len() as u64);
    assert_eq!(meter.largest.load(Ordering::Relaxed), 256 * 1024);
    assert_eq!(meter.calls.load(Ordering::Relaxed), 5);
}

#[tokio::test]
async fn a_file_that_cannot_get_its_final_name_leaves_nothing_behind() {
    let (dir, local) = gallery();
    let media = put(&local, "a.txt", "text/plain", b"a").await;
    let before = files(dir.path());
    let stored: Stored<MediaCard> = local.gallery.find(media.id.as_str()).unwrap();
    let mut card = stored.card;
    card.extension = "a".repeat(250);
    let draft = local.gallery.draft_of(b"new").unwrap();
    let put = local.gallery.put(&Key::random("").unwrap(), &card, draft);
    assert_eq!(put.unwrap_err().kind, Kind::Io);
    assert_eq!(files(dir.path()), before);
}

#[tokio::test]
async fn an_id_cannot_leave_the_folder() {
    let (dir, local) = gallery();
    put(&local, "a.txt", "text/plain", b"a").await;
    let outside = dir.path().join("abcdefghijklmnopqrstuvwx.txt");
    fs::write(&outside, "precious").unwrap();
    let absolute = outside.to_str().unwrap();
    for id in [
        "../abcdefghijklmnopqrstuvwx",
        "../abcdefghijklmnopqrstuvwx.txt",
        absolute,
        "..",
        ".",
        "",
        "/",
        "a\0b",
        ".hoist",
        ".hoist/x",
        "abcdefghijklmnopqrstuvwx/../../abcdefghijklmnopqrstuvwx",
        "abcdefghijklmnopqrstuvwx./../x",
        "abcdefghijklmnopqrstuvwx.",
        "abcdefghijklmnopqrstuvwx\n",
    ] {
        let media = MediaId::new(id);
        let known = Known {
            id: media.clone(),
            direct: None,
        };
        let edit = edited(|edit| edit.title = Some("x".to_owned()));
        let errors = [
            Library::show(&local, &media).await.err(),
            Remover::remove(&local, &Removal::of(media.clone()))
                .await
                .err(),
            Editor::edit(&local, &media, &edit).await.err(),
            local.fetch(&known, Resize::default()).await.err(),
            Posts::show(&local, &PostId::new(id), None).await.err(),
            Posts::remove(&local, &PostId::new(format!("post-{id}")))
                .await
                .err(),
        ];
        for error in errors {
            assert_eq!(
                error.map(|error| error.kind),
                Some(Kind::NotFound),
                "{id:?}"
            );
        }
    }
    assert_eq!(fs::read_to_string(outside).unwrap(), "precious");
}
