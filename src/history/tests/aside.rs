//! What is written on another thread.

use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;

use super::waiting::{kill, outcomes, three};
use super::*;
use Outcome::{Queued, Unknown, Uploaded};

/// A history that waits for other programs as that of a command does.
fn patient(store: &Store) -> History {
    let mut history = store.again();
    history.tell_waits(|_| ()).unwrap();
    history
}

/// Notes that these begin.
fn note(history: &History, ids: &[EntryId]) {
    ids.iter().for_each(|id| history.start_soon(*id, &begun()));
    history.note().unwrap();
}

fn mark(store: &Store, batch: BatchId) -> Vec<u8> {
    std::fs::read(store.dir.path().join(format!("running/{}", batch.0))).unwrap()
}

#[test]
fn whoever_asks_waits_for_what_is_written_beside() {
    let store = Store::new();
    let mine = patient(&store);
    let (batch, ids) = three(&mine);
    assert!(mine.aside().is_none(), "nothing is noted");
    note(&mine, &ids[..1]);
    let writing = mine.aside().unwrap();
    assert!(!mine.is_behind());
    assert_eq!(outcomes(&store.history, batch), [Queued; 3]);
    let beside = thread::spawn(move || {
        thread::sleep(Duration::from_millis(50));
        writing.run();
    });
    assert_eq!(outcomes(&mine, batch), [Unknown, Queued, Queued]);
    beside.join().unwrap();
    assert!(mark(&store, batch).is_empty());
    mine.rejoin().unwrap();
    assert!(mine.aside().is_none());
}

#[test]
fn what_is_noted_meanwhile_outlives_what_is_written() {
    let store = Store::new();
    let mine = patient(&store);
    let (batch, ids) = three(&mine);
    note(&mine, &ids[..1]);
    let writing = mine.aside().unwrap();
    mine.settle_soon(ids[0], &settled(Uploaded));
    note(&mine, &ids[1..2]);
    writing.run();
    mine.rejoin().unwrap();
    assert!(mine.is_behind());
    assert_eq!(outcomes(&store.history, batch), [Unknown, Queued, Queued]);
    kill(mine);
    store.history.cut_off().unwrap();
    assert_eq!(outcomes(&store.history, batch), [Uploaded, Unknown, Queued]);
}

#[test]
fn what_cannot_be_written_beside_is_told_and_written_with_what_comes_next() {
    let store = Store::new();
    let mine = patient(&store);
    let (batch, ids) = three(&mine);
    let held = store.history.change().unwrap();
    // As after the whole patience.
    mine.spent.store(true, Ordering::Relaxed);
    note(&mine, &ids[..1]);
    mine.aside().unwrap().run();
    note(&mine, &ids[1..2]);
    let error = mine.rejoin().unwrap_err();
    assert!(error.to_string().contains("holds it"), "{error}");
    drop(held);
    mine.flush().unwrap();
    assert_eq!(outcomes(&store.history, batch), [Unknown, Unknown, Queued]);
    assert!(mark(&store, batch).is_empty());
    mine.end_batch(batch).unwrap();
}

#[test]
fn what_is_never_written_beside_is_left_to_the_next_process() {
    let store = Store::new();
    let mine = patient(&store);
    let (batch, ids) = three(&mine);
    note(&mine, &ids[..1]);
    drop(mine.aside());
    note(&mine, &ids[1..2]);
    assert!(mine.rejoin().is_err());
    mine.end_batch(batch).unwrap_err();
    drop(mine);
    store.history.cut_off().unwrap();
    assert_eq!(outcomes(&store.history, batch), [Unknown, Unknown, Queued]);
}

/// To fold the log takes the patience from a connection.
#[test]
fn another_program_is_waited_for_each_time() {
    let store = Store::new();
    let mine = patient(&store);
    let (batch, ids) = three(&mine);
    let many: Vec<_> = (3..600).map(|number| new(batch, number, "a")).collect();
    mine.queue(&many, None).unwrap();
    let log = || std::fs::metadata(store.dir.path().join("history.db-wal")).unwrap();
    assert!(log().len() > 0);
    note(&mine, &ids[..1]);
    mine.aside().unwrap().run();
    assert_eq!(log().len(), 0);
    mine.rejoin().unwrap();
    note(&mine, &ids[1..2]);
    let held = store.history.change().unwrap();
    let writing = mine.aside().unwrap();
    let beside = thread::spawn(move || writing.run());
    thread::sleep(Duration::from_millis(50));
    held.commit().unwrap();
    beside.join().unwrap();
    mine.rejoin().unwrap();
    assert_eq!(
        outcomes(&store.history, batch)[..3],
        [Unknown, Unknown, Queued]
    );
}

#[test]
fn a_long_mark_is_emptied_before_more_is_sent() {
    let store = Store::new();
    let mine = patient(&store);
    let (batch, ids) = three(&mine);
    note(&mine, &ids[..1]);
    let error = Error::new(Kind::Io, "x".repeat(1000));
    let failed = Settled {
        error: Some(&error),
        ..settled(Outcome::Failed)
    };
    for _ in 0..300 {
        mine.settle_soon(ids[0], &failed);
    }
    mine.note().unwrap();
    assert!(mine.aside().is_none());
    mine.flush().unwrap();
    assert!(mark(&store, batch).is_empty());
    note(&mine, &ids[1..2]);
    assert!(mine.aside().is_some());
}

#[test]
fn no_more_is_noted_than_memory_holds() {
    let store = Store::new();
    let mine = patient(&store);
    let batch = mine.start_batch("upload").unwrap();
    let queued: Vec<_> = (0..600).map(|number| new(batch, number, "a")).collect();
    let ids = mine.queue(&queued, None).unwrap();
    note(&mine, &ids[..300]);
    let writing = mine.aside().unwrap();
    note(&mine, &ids[300..500]);
    assert!(!mine.is_full());
    note(&mine, &ids[500..501]);
    assert!(mine.is_full());
    writing.run();
    mine.rejoin().unwrap();
    assert!(!mine.is_full());
    mine.flush().unwrap();
    let begun = outcomes(&store.history, batch);
    assert!(begun[..501].iter().all(|outcome| *outcome == Unknown));
}

#[cfg(unix)]
#[test]
fn a_database_in_the_place_of_the_first_is_left_alone() {
    let store = Store::new();
    let mine = patient(&store);
    let (batch, ids) = three(&mine);
    let place = |name: &str| store.dir.path().join(name);
    std::fs::rename(place("history.db"), place("moved.db")).unwrap();
    for log in ["history.db-wal", "history.db-shm"] {
        std::fs::rename(place(log), place(&log.replace("history", "moved"))).unwrap();
    }
    let other = store.again();
    let (theirs, _) = three(&other);
    assert_eq!(theirs, batch);
    note(&mine, &ids[..1]);
    mine.aside().unwrap().run();
    let error = mine.rejoin().unwrap_err();
    assert!(error.to_string().contains("its place"), "{error}");
    assert!(mine.is_behind() && mine.aside().is_none());
    mine.flush().unwrap();
    assert_eq!(outcomes(&mine, batch), [Unknown, Queued, Queued]);
    assert_eq!(outcomes(&other, theirs), [Queued; 3]);
}
