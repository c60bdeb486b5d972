//! Sources that are not what they were, or not what they say: right bytes or a clear error, never a mix.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Barrier, Mutex, mpsc};

use super::place::{Place, picture};
use super::web::Web;

/// Larger than what the system keeps on its way between two sockets.
const LARGE: usize = 48 * 1024 * 1024;

fn large() -> Vec<u8> {
    let mut bytes = picture("large");
    bytes.resize(LARGE, 7);
    bytes
}

/// Uploads a large file to a host that stops in the middle, changes something, and lets the host go on.
fn changed_on_the_way(change: impl FnOnce(&Path)) -> (Place, i32, String, usize, Vec<u8>) {
    let mut place = Place::new();
    place.env("HOIST_TOKEN_HELD", "any");
    // The announced length of the body, and as much of it as came.
    let (got, told) = mpsc::channel::<(usize, Vec<u8>)>();
    let (pause, go_on) = (Arc::new(Barrier::new(2)), Arc::new(Barrier::new(2)));
    let held = Web::start({
        let (pause, go_on) = (Arc::clone(&pause), Arc::clone(&go_on));
        let got = Mutex::new(got);
        move |visit| {
            if visit.number > 0 {
                // A second look at an answer that got lost.
                return visit.answer("401 Unauthorized", "", b"{}");
            }
            let length = visit.length();
            let mut body = visit.read(1_000_000);
            pause.wait();
            go_on.wait();
            body.extend(visit.read(length - body.len()));
            got.lock().unwrap().send((length, body)).unwrap();
            visit.answer("401 Unauthorized", "", b"{}");
        }
    });
    place.config(&held.profile("held"));
    let path = place.file("log.png", large());
    let running = place.start(&["upload", "log.png"]);
    pause.wait();
    change(&path);
    go_on.wait();
    let ran = running.end(&place);
    let (length, body) = told.recv().unwrap();
    (place, ran.code, ran.err, length, body)
}

/// The host never got a body that looks whole.
#[track_caller]
fn is_refused(change: impl FnOnce(&Path)) {
    let (place, code, err, length, body) = changed_on_the_way(change);
    assert_eq!(code, 1, "{err}");
    assert!(
        err.contains("log.png: changed while it was being sent"),
        "{err}"
    );
    assert!(body.len() < length, "all {length} bytes arrived");
    assert_eq!(place.history()[0]["outcome"], "failed");
}

#[test]
fn a_file_that_grows_while_it_is_sent_is_an_error() {
    is_refused(|path| {
        let mut file = OpenOptions::new().append(true).open(path).unwrap();
        file.write_all(b"and more").unwrap();
    });
}

#[test]
fn a_file_that_shrinks_while_it_is_sent_is_an_error() {
    is_refused(|path| {
        let file = OpenOptions::new().write(true).open(path).unwrap();
        file.set_len(LARGE as u64 / 2).unwrap();
    });
}

#[test]
fn a_file_that_is_written_over_while_it_is_sent_is_an_error() {
    is_refused(|path| {
        let mut file = OpenOptions::new().write(true).open(path).unwrap();
        file.write_all(&vec![8; LARGE]).unwrap();
    });
}

/// The file that was opened is still there, under no name.
#[test]
fn a_file_that_is_replaced_while_it_is_sent_arrives_as_it_was() {
    let (_place, code, err, length, body) = changed_on_the_way(|path| {
        let other = path.with_extension("new");
        fs::write(&other, "something else").unwrap();
        fs::rename(&other, path).unwrap();
    });
    assert_eq!(code, 4, "{err}");
    assert_eq!(body.len(), length);
    let large = large();
    assert!(body.windows(1000).any(|piece| piece == &large[..1000]));
    let sevens = body.iter().filter(|byte| **byte == 7).count();
    assert!(sevens >= LARGE - 1000, "{sevens}");
}

/// The bytes of the newest file in the gallery, and its name.
fn newest(place: &Place) -> (Vec<u8>, String) {
    let shown = place.run(&["show", "@1", "--json"]).ends(0).json();
    let link = url::Url::parse(shown["url"].as_str().unwrap()).unwrap();
    let path: PathBuf = link.to_file_path().unwrap();
    (
        fs::read(path).unwrap(),
        shown["name"].as_str().unwrap().to_owned(),
    )
}

/// Runs a line of bash where `hoist` is the program.
fn bash(place: &Place, line: &str) {
    let mut hoist = place.command(&["upload", "-p", "local"]);
    let mut shell = Command::new("bash");
    shell
        .args(["-c", line])
        .env_clear()
        .envs(
            hoist
                .get_envs()
                .filter_map(|(name, value)| Some((name, value?))),
        )
        .env("hoist", hoist.get_program())
        .current_dir(place.work());
    let output = shell.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    hoist.env_clear();
}

#[test]
fn pipes_come_in_many_shapes() {
    let place = Place::new();
    place.picture("cat.png");
    let cat = picture("cat.png");
    for (line, name) in [
        ("cat cat.png | \"$hoist\" upload - -p local", "stdin.png"),
        (
            "cat cat.png | \"$hoist\" upload /dev/stdin -p local",
            "stdin.png",
        ),
        (
            "\"$hoist\" upload /dev/stdin -p local < cat.png",
            "stdin.png",
        ),
        ("\"$hoist\" upload - -p local < cat.png", "stdin.png"),
        ("\"$hoist\" upload <(cat cat.png) -p local", "stdin.png"),
        (
            "\"$hoist\" upload <(cat cat.png) --name a.png -p local",
            "a.png",
        ),
        // A writer that is slow and writes little at a time.
        (
            "while IFS= read -r -n 1 -d '' c; do printf %s \"$c\"; done < text | \"$hoist\" upload - -p local",
            "stdin.txt",
        ),
    ] {
        place.file("text", "a few bytes, one by one\0");
        bash(&place, line);
        let expected = if name == "stdin.txt" {
            b"a few bytes, one by one".to_vec()
        } else {
            cat.clone()
        };
        assert_eq!(newest(&place), (expected, name.to_owned()), "{line}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn files_that_hide_their_length_arrive_whole() {
    let place = Place::new();
    for path in [
        "/proc/version",
        "/proc/filesystems",
        "/sys/kernel/mm/transparent_hugepage/enabled",
    ] {
        let Ok(expected) = fs::read(path) else {
            assert!(path.starts_with("/sys"), "{path} is everywhere");
            continue;
        };
        assert_ne!(fs::metadata(path).unwrap().len(), expected.len() as u64);
        place.run(&["upload", path, "-p", "local"]).ends(0);
        let name = path.rsplit('/').next().unwrap();
        assert_eq!(newest(&place), (expected, name.to_owned()));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_text_is_told() {
    use std::os::unix::ffi::OsStrExt;
    let place = Place::new();
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9.png");
    fs::write(place.work().join(name), picture("x")).unwrap();
    let args = [std::ffi::OsStr::new("upload"), name];
    place.run(&args).ends(0).says(
        "note: caf\u{fffd}.png: its name is not UTF-8, so it is sent as 'caf\u{fffd}.png'; --name",
    );
    let args = [&args[..], &["--name".as_ref(), "café.png".as_ref()]].concat();
    assert_eq!(place.run(&args).ends(0).err, "");
    let host = place.pile.host();
    let names: Vec<&str> = host
        .media
        .iter()
        .map(|media| &*media.received_name)
        .collect();
    assert_eq!(names, ["caf\u{fffd}.png", "café.png"]);
}
