//! What is noted and not written down yet.

use std::sync::atomic::Ordering;

use super::*;

#[test]
fn what_waits_is_one_change_and_whoever_reads_here_sees_it() {
    let store = Store::new();
    let batch = store.history.start_batch("upload").unwrap();
    let entries = [new(batch, 0, "a"), new(batch, 1, "a"), new(batch, 2, "a")];
    let ids = store.history.queue(&entries).unwrap();
    store.history.start(ids[0], &begun()).unwrap();
    let outcomes = |history: &History| {
        let entries = history.batch(batch).unwrap();
        entries
            .iter()
            .map(|entry| entry.outcome)
            .collect::<Vec<_>>()
    };
    let other = store.again();

    store
        .history
        .settle_soon(ids[0], &settled(Outcome::Uploaded));
    store.history.start_soon(ids[1], &begun());
    assert!(store.history.waits());
    let before = [Outcome::Unknown, Outcome::Queued, Outcome::Queued];
    assert_eq!(outcomes(&other), before);
    let after = [Outcome::Uploaded, Outcome::Unknown, Outcome::Queued];
    assert_eq!(outcomes(&store.history), after);
    assert_eq!(outcomes(&other), after);
    assert!(!store.history.waits());

    // An entry that somebody removed costs the others nothing, and is told.
    other.forget(ids[1]).unwrap();
    store
        .history
        .settle_soon(ids[1], &settled(Outcome::Uploaded));
    store.history.start_soon(ids[2], &begun());
    let error = store.history.flush().unwrap_err();
    assert!(error.to_string().contains("removed"), "{error}");
    assert_eq!(outcomes(&other), [Outcome::Uploaded, Outcome::Unknown]);
    store.history.flush().unwrap();
}

#[test]
fn what_could_not_be_written_is_written_with_what_comes_next() {
    let mut store = Store::new();
    store.history.tell_waits(|_| ()).unwrap();
    let batch = store.history.start_batch("upload").unwrap();
    let queued = [new(batch, 0, "a"), new(batch, 1, "a")];
    let ids = store.history.queue(&queued).unwrap();
    let other = store.again();
    let held = other.change().unwrap();
    // As after the whole patience.
    store.history.spent.store(true, Ordering::Relaxed);
    store.history.start_soon(ids[0], &begun());
    let error = store.history.flush().unwrap_err();
    assert!(error.to_string().contains("holds it"), "{error}");
    store
        .history
        .settle_soon(ids[0], &settled(Outcome::Uploaded));
    store.history.flush().unwrap_err();
    assert!(!store.history.waits(), "nobody tries again and again");
    drop(held);
    store.history.start_soon(ids[1], &begun());
    store.history.flush().unwrap();
    let outcomes = [Outcome::Uploaded, Outcome::Unknown];
    let found = store.again().batch(batch).unwrap();
    assert!(found.iter().map(|entry| entry.outcome).eq(outcomes));
    assert!(!store.history.spent.load(Ordering::Relaxed));
}

/// Whoever sends without being able to write down that it does leaves word of that.
#[test]
fn what_was_begun_unwritten_is_unknown_to_the_next_process_and_not_queued() {
    for in_time in [true, false] {
        let store = Store::new();
        let mine = store.again();
        let batch = mine.start_batch("upload").unwrap();
        let queued = [new(batch, 0, "a"), new(batch, 1, "a"), new(batch, 2, "a")];
        let ids = mine.queue(&queued).unwrap();
        mine.start_soon(ids[0], &begun());
        mine.settle_soon(ids[0], &settled(Outcome::Uploaded));
        mine.flush().unwrap();
        let held = store.history.change().unwrap();
        mine.db.busy_timeout(std::time::Duration::ZERO).unwrap();
        mine.start_soon(ids[1], &begun());
        mine.settle_soon(ids[1], &settled(Outcome::Uploaded));
        mine.flush().unwrap_err();
        if in_time {
            drop(held);
            mine.end_batch(batch).unwrap();
            drop(mine);
        } else {
            mine.end_batch(batch).unwrap_err();
            drop(mine);
            drop(held);
        }
        let next = store.again();
        let cut = next.cut_off().unwrap();
        let cut = cut.iter().map(|cut| (cut.queued, cut.unknown, cut.failed));
        let found = next.batch(batch).unwrap();
        let found = found.iter().map(|entry| entry.outcome);
        if in_time {
            assert!(cut.eq([]));
            assert!(found.eq([Outcome::Uploaded, Outcome::Uploaded, Outcome::Queued]));
        } else {
            assert!(cut.eq([(0, 2, 0)]));
            assert!(found.eq([Outcome::Uploaded, Outcome::Unknown, Outcome::Unknown]));
        }
        assert!(next.cut_off().unwrap().is_empty());
    }
}

#[test]
fn what_waits_is_written_before_anything_else_is_changed_as_one() {
    let store = Store::new();
    let batch = store.history.start_batch("upload").unwrap();
    let queue = |position| store.history.queue(&[new(batch, position, "a")]).unwrap()[0];
    let first = queue(0);

    store.history.start_soon(first, &begun());
    let second = queue(1);
    store.history.flush().unwrap();
    store.history.start_soon(second, &begun());
    store.history.start_batch("upload").unwrap();
    store.history.flush().unwrap();
    let begun = store.again().batch(batch).unwrap();
    let begun: Vec<_> = begun
        .iter()
        .map(|entry| (entry.id, entry.outcome))
        .collect();
    assert_eq!(
        begun,
        [(first, Outcome::Unknown), (second, Outcome::Unknown)]
    );
}
