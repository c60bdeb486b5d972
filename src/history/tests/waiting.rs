//! What is noted and not written down yet.

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
