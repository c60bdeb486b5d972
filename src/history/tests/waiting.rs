//! What is noted and not written down yet.

use std::sync::atomic::Ordering;

use super::*;

#[test]
fn what_waits_is_one_change_and_whoever_reads_here_sees_it() {
    let store = Store::new();
    let (batch, ids) = three(&store.history);
    store.history.start(ids[0], &begun()).unwrap();
    let outcomes = |history: &History| outcomes(history, batch);
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
    let ids = store.history.queue(&queued, None).unwrap();
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

/// A batch of three files that wait for their turn.
pub(super) fn three(history: &History) -> (BatchId, Vec<EntryId>) {
    let batch = history.start_batch("upload").unwrap();
    let queued = [0, 1, 2].map(|position| new(batch, position, "a"));
    (batch, history.queue(&queued, None).unwrap())
}

/// As a kill leaves it.
pub(super) fn kill(history: History) {
    history.held.borrow().values().for_each(Hold::let_go);
    std::mem::forget(history);
}

pub(super) fn outcomes(history: &History, batch: BatchId) -> Vec<Outcome> {
    let entries = history.batch(batch).unwrap();
    entries.iter().map(|entry| entry.outcome).collect()
}

#[test]
fn what_is_noted_survives_a_kill() {
    let store = Store::new();
    let mine = store.again();
    let (batch, ids) = three(&mine);
    mine.start_soon(ids[0], &begun());
    mine.note().unwrap();
    let link = media("m1");
    let done = Settled {
        media: Some(&link),
        ..settled(Outcome::Uploaded)
    };
    mine.settle_soon(ids[0], &done);
    mine.start_soon(ids[1], &begun());
    assert!(!mine.held.borrow().is_empty());
    mine.note().unwrap();
    assert!(mine.is_behind() && !mine.waits());
    assert_eq!(outcomes(&store.history, batch), [Outcome::Queued; 3]);
    // What waits only is lost.
    mine.start_soon(ids[2], &begun());
    kill(mine);
    let mark = store.dir.path().join(format!("running/{}", batch.0));
    let noted = std::fs::read(&mark).unwrap();

    let next = store.again();
    let cut = next.cut_off().unwrap();
    let cut = cut
        .iter()
        .map(|cut| (cut.delivered, cut.unknown, cut.queued));
    assert!(cut.eq([(1, 1, 1)]));
    let first = next.batch(batch).unwrap().remove(0);
    assert_eq!(first.media.id.as_str(), "m1");

    // Where the note outlived that, nothing is done twice, nor undone that was done since.
    next.mark_deleted("a", "m1").unwrap();
    std::fs::write(mark, noted).unwrap();
    next.resume_batch(batch, None).unwrap();
    let first = next.batch(batch).unwrap().remove(0);
    assert!(first.deleted_at.is_some());
    next.end_batch(batch).unwrap();
    let marks = std::fs::read_dir(store.dir.path().join("running")).unwrap();
    assert_eq!(marks.count(), 0);
}

#[test]
fn what_is_noted_is_written_before_anything_is_read_here_and_once() {
    let store = Store::new();
    let batch = store.history.start_batch("upload").unwrap();
    let ids = store.history.queue(&[new(batch, 0, "a")], None).unwrap();
    store.history.start_soon(ids[0], &begun());
    store.history.note().unwrap();
    assert_eq!(outcomes(&store.history, batch), [Outcome::Unknown]);
    assert!(!store.history.is_behind());
    let other = store.again();
    other.forget(ids[0]).unwrap();
    store.history.flush().unwrap();

    // Without a batch that is held there is nothing to note it in.
    let ids = other.queue(&[new(batch, 1, "a")], None).unwrap();
    other.start_soon(ids[0], &begun());
    other.note().unwrap();
    assert!(!other.is_behind());
    assert_eq!(outcomes(&store.history, batch), [Outcome::Unknown]);
}

/// What can't be written is noted; who can't do that either leaves word that more was sent than is written.
#[test]
fn what_was_begun_unwritten_is_known_to_the_next_process_or_unknown_but_never_queued() {
    use Outcome::{Queued, Unknown, Uploaded};
    for (in_time, noted) in [(true, true), (true, false), (false, true), (false, false)] {
        let store = Store::new();
        let mine = store.again();
        let (batch, ids) = three(&mine);
        mine.start_soon(ids[0], &begun());
        mine.settle_soon(ids[0], &settled(Uploaded));
        mine.flush().unwrap();
        let held = store.history.change().unwrap();
        mine.db.busy_timeout(std::time::Duration::ZERO).unwrap();
        if !noted {
            mine.held.borrow_mut().values_mut().for_each(Hold::mute);
        }
        mine.start_soon(ids[1], &begun());
        mine.settle_soon(ids[1], &settled(Uploaded));
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
        let cut: Vec<_> = cut.iter().map(|cut| (cut.queued, cut.unknown)).collect();
        let (told, found) = match (in_time, noted) {
            (true, _) => (None, [Uploaded, Uploaded, Queued]),
            (false, true) => (Some((1, 0)), [Uploaded, Uploaded, Queued]),
            (false, false) => (Some((0, 2)), [Uploaded, Unknown, Unknown]),
        };
        assert_eq!(cut, Vec::from_iter(told));
        assert_eq!(outcomes(&next, batch), found);
        assert!(next.cut_off().unwrap().is_empty());
    }
}

#[test]
fn what_is_too_much_for_memory_is_in_the_mark_until_the_next_process() {
    let store = Store::new();
    let mine = store.again();
    let batch = mine.start_batch("upload").unwrap();
    let queued: Vec<_> = (0..701).map(|number| new(batch, number, "a")).collect();
    let ids = mine.queue(&queued, None).unwrap();
    let held = store.history.change().unwrap();
    mine.db.busy_timeout(std::time::Duration::ZERO).unwrap();
    for id in &ids[..700] {
        mine.start_soon(*id, &begun());
        mine.settle_soon(*id, &settled(Outcome::Uploaded));
    }
    mine.flush().unwrap_err();
    drop(held);
    mine.start_soon(ids[700], &begun());
    mine.flush().unwrap();
    mine.end_batch(batch).unwrap_err();
    drop(mine);
    let next = store.again();
    let cut = next.cut_off().unwrap();
    let cut = cut.iter().map(|cut| (cut.delivered, cut.unknown));
    assert!(cut.eq([(700, 1)]));
}

#[test]
fn notes_of_a_history_that_was_removed_are_not_those_of_the_next() {
    let store = Store::new();
    std::fs::create_dir_all(store.dir.path().join("running")).unwrap();
    let mark = store.dir.path().join("running/1");
    std::fs::write(&mark, "\n[\"start\",1,1,\"a\",\"a\",\"a\",null,null]").unwrap();
    let mine = store.again();
    let batch = mine.start_batch("upload").unwrap();
    mine.queue(&[new(batch, 0, "a")], None).unwrap();
    assert_eq!(std::fs::metadata(mark).unwrap().len(), 0);
    kill(mine);
    store.history.cut_off().unwrap();
    assert_eq!(outcomes(&store.history, batch), [Outcome::Queued]);
}

#[test]
fn what_a_mark_tells_in_words_that_are_not_known_leaves_the_batch_unknown() {
    let store = Store::new();
    let mine = store.again();
    let (batch, ids) = three(&mine);
    mine.start_soon(ids[0], &begun());
    mine.settle_soon(ids[0], &settled(Outcome::Uploaded));
    mine.note().unwrap();
    kill(mine);
    let mark = store.dir.path().join(format!("running/{}", batch.0));
    let noted = std::fs::read_to_string(&mark).unwrap();
    std::fs::write(mark, noted.replace("uploaded", "kept")).unwrap();
    store.history.cut_off().unwrap();
    assert_eq!(outcomes(&store.history, batch), [Outcome::Unknown; 3]);
}

/// As that of an upload that was made as root. A folder can't be opened as a file by anybody.
#[test]
fn what_a_mark_tells_that_cannot_be_read_is_unknown() {
    for resumes in [true, false] {
        let store = Store::new();
        let mine = store.again();
        let batch = mine.start_batch("upload").unwrap();
        mine.queue(&[new(batch, 0, "a")], None).unwrap();
        kill(mine);
        let mark = store.dir.path().join("running/1");
        std::fs::remove_file(&mark).unwrap();
        std::fs::create_dir_all(mark.join("x")).unwrap();
        match resumes {
            true => store.history.resume_batch(batch, None).unwrap(),
            false => drop(store.history.cut_off().unwrap()),
        }
        assert_eq!(outcomes(&store.history, batch), [Outcome::Unknown]);
    }
}

#[test]
fn what_waits_is_written_before_anything_else_is_changed_as_one() {
    let store = Store::new();
    let batch = store.history.start_batch("upload").unwrap();
    let queue = |position| {
        store
            .history
            .queue(&[new(batch, position, "a")], None)
            .unwrap()[0]
    };
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
