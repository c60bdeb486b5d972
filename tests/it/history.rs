//! Several processes and one history. The test binary starts itself again as the other processes.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use hoist::history::{Filter, History, NewEntry, Outcome, Settled};

const ROLE: &str = "HISTORY_TEST_FILE";

fn again(test: &str, file: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", &format!("history::{test}"), "--nocapture"])
        .env(ROLE, file)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

fn begin(history: &History, position: u64) -> hoist::history::EntryId {
    let batch = history.start_batch("upload").unwrap();
    let entry = NewEntry {
        batch,
        position,
        input: "cat.png".to_owned(),
        path: None,
        profile: "pics".to_owned(),
        provider: "slink".to_owned(),
        name: "cat.png".to_owned(),
        mime: None,
        size: None,
    };
    history.begin(&entry).unwrap()
}

#[test]
fn eight_processes_write_at_once() {
    if let Some(file) = std::env::var_os(ROLE) {
        for position in 0..20 {
            // Opening and closing each time is the hard case: the first makes the schema, the last folds the log away.
            let history = History::open(Path::new(&file)).unwrap();
            let id = begin(&history, position);
            let settled = Settled {
                outcome: Outcome::Uploaded,
                media: None,
                blake3: None,
                size: None,
                post: None,
                error: None,
            };
            history.settle_soon(id, &settled);
            history.flush().unwrap();
        }
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("history.db");
    let children: Vec<Child> = (0..8)
        .map(|_| again("eight_processes_write_at_once", &file))
        .collect();
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stdout)
        );
    }
    let entries = History::open(&file)
        .unwrap()
        .list(&Filter::default())
        .unwrap();
    assert_eq!(entries.len(), 8 * 20);
    assert!(
        entries
            .iter()
            .all(|entry| entry.outcome == Outcome::Uploaded)
    );
}

#[test]
fn a_process_killed_in_the_middle_leaves_unknown() {
    if let Some(file) = std::env::var_os(ROLE) {
        let history = History::open(Path::new(&file)).unwrap();
        begin(&history, 0);
        println!("\nbegun");
        loop {
            std::thread::park();
        }
    }
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("history.db");
    let mut child = again("a_process_killed_in_the_middle_leaves_unknown", &file);
    let begun = BufReader::new(child.stdout.take().unwrap())
        .lines()
        .map(Result::unwrap)
        .any(|line| line == "begun");
    // SIGKILL: nothing of the process runs any more.
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(begun, "the child began its upload");
    let entries = History::open(&file)
        .unwrap()
        .list(&Filter::default())
        .unwrap();
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].outcome, Outcome::Unknown);
    assert_eq!(entries[0].number, Some(1));
    assert_eq!(entries[0].settled_at, None);
}
