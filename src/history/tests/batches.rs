use super::*;

#[test]
fn a_batch_that_nobody_holds_and_nobody_ended_was_cut_off_and_is_given_once() {
    let store = Store::new();
    let (mine, other) = (store.again(), store.again());
    let batch = mine.start_batch("upload").unwrap();
    mine.queue(&[new(batch, 0, "a"), new(batch, 1, "a")], None)
        .unwrap();
    mine.begin(&new(batch, 2, "a")).unwrap();
    assert!(other.is_running(batch));
    assert_eq!(other.cut_off().unwrap(), []);
    // As when the process is killed: its handles close and nothing else happens.
    drop(mine);
    let cut = other.cut_off().unwrap();
    let counts: Vec<_> = cut
        .iter()
        .map(|batch| (batch.id, batch.queued, batch.unknown, batch.delivered))
        .collect();
    assert_eq!(counts, [(batch, 2, 1, 0)]);
    assert!(!cut[0].read_all);
    assert_eq!(store.again().cut_off().unwrap(), []);

    let ended = other.start_batch("upload").unwrap();
    other.end_batch(ended).unwrap();
    assert!(!other.is_running(ended));
    drop(other);
    assert_eq!(store.again().cut_off().unwrap(), []);
}

#[test]
fn nobody_goes_on_with_a_batch_while_another_writes_that_it_was_cut_off() {
    let store = Store::new();
    let mine = store.again();
    let batch = mine.start_batch("upload").unwrap();
    drop(mine);
    let mut other = store.again();
    let writing = store.history.change().unwrap();
    let (tell, told) = std::sync::mpsc::channel();
    let path = other.path.clone();
    let look = move |_| tell.send(Hold::is_taken(&path, batch)).is_err();
    other.db.busy_handler(Some(look)).unwrap();
    other.cut_off().unwrap_err();
    assert_eq!(told.try_recv(), Ok(true));
    drop(writing);
    assert!(!store.history.is_running(batch));
    assert_eq!(other.cut_off().unwrap().len(), 1);
    assert!(!store.history.is_running(batch));
}

#[test]
fn who_goes_on_with_a_batch_knows_whether_its_entries_tell_all() {
    let store = Store::new();
    let mine = store.again();
    let batch = mine.start_batch("upload").unwrap();
    mine.queue(&[new(batch, 0, "a"), new(batch, 1, "a")], None)
        .unwrap();
    mine.held.borrow()[&batch].blind();
    drop(mine);
    // It was not told of before, as when that could not be written down.
    let other = store.again();
    other.resume_batch(batch, None).unwrap();
    let found = other.batch(batch).unwrap();
    assert!(found.iter().all(|entry| entry.outcome == Outcome::Unknown));
    // From here on they do.
    other.queue(&[new(batch, 2, "a")], None).unwrap();
    drop(other);
    let cut = store.again().cut_off().unwrap();
    assert_eq!((cut[0].unknown, cut[0].queued), (2, 1));
}

#[test]
fn the_post_of_a_batch_is_open_until_its_end_is_known() {
    let store = Store::new();
    let history = &store.history;
    assert_eq!(history.last_command().unwrap(), None);
    store.add("a", Outcome::Uploaded, "m1");
    let batch = history.start_batch("post create").unwrap();
    let files = history.last_command().unwrap();
    assert_eq!(history.post_of(batch).unwrap(), None);
    history.start_post(batch, "a").unwrap();
    assert!(history.last_command().unwrap() > files);
    let post = || store.again().post_of(batch).unwrap().unwrap();
    assert!(post().is_open());
    history.settle_post(batch, Some("p1")).unwrap();
    assert_eq!((post().id.as_deref(), post().gone_at), (Some("p1"), None));
    history.mark_post_deleted("b", "p1").unwrap();
    assert_eq!(post().gone_at, None);
    history.mark_post_deleted("a", "p1").unwrap();
    assert!(post().gone_at.is_some() && !post().is_open());
    history.start_post(batch, "a").unwrap();
    history.settle_post(batch, None).unwrap();
    assert!(post().gone_at.is_some() && !post().is_open());
    assert_eq!(history.clear(Some("b")).unwrap(), 0);
    assert_eq!(history.clear(Some("a")).unwrap(), 1);
    assert_eq!(history.post_of(batch).unwrap(), None);
}

#[test]
fn posts_that_were_known_by_their_files_alone_are_kept() {
    let store = Store::new();
    let history = &store.history;
    for (command, id) in [
        ("post create", "m1"),
        ("upload", "m2"),
        ("post create", "m3"),
    ] {
        let batch = history.start_batch(command).unwrap();
        for position in 0..2 {
            let entry = history.begin(&new(batch, position, "a")).unwrap();
            let media = media(id);
            let settled = Settled {
                media: Some(&media),
                post: Some("p1"),
                ..settled(Outcome::Uploaded)
            };
            history.settle(entry, &settled).unwrap();
        }
    }
    history.mark_deleted("a", "m3").unwrap();
    let before = "DROP TABLE posts; PRAGMA user_version = 3";
    history.db().execute_batch(before).unwrap();
    let again = store.again();
    let found = [1, 2, 3].map(|batch| {
        let post = again.post_of(BatchId(batch)).unwrap();
        post.map(|post| (post.profile, post.id, post.gone_at.is_some()))
    });
    let post = |gone| Some(("a".to_owned(), Some("p1".to_owned()), gone));
    assert_eq!(found, [post(false), None, post(true)]);
}

#[test]
fn one_process_at_a_time_goes_on_with_a_batch() {
    let store = Store::new();
    let batch = store.history.start_batch("upload").unwrap();
    let other = store.again();
    let error = other.resume_batch(batch, None).unwrap_err();
    assert_eq!(error.kind, Kind::Io);
    assert!(error.to_string().contains("another hoist"), "{error}");
    store.history.end_batch(batch).unwrap();
    other.resume_batch(batch, Some("{}")).unwrap();
    let found = other.batch_of(batch).unwrap().unwrap();
    assert_eq!((found.plan.as_deref(), found.ended_at), (Some("{}"), None));
    assert!(store.history.is_running(batch));
}

#[test]
fn a_batch_is_found_by_what_it_was_given() {
    let store = Store::new();
    let begin = |inputs: &str| {
        let new = NewBatch {
            inputs: Some(inputs.to_owned()),
            ..NewBatch::from("upload")
        };
        store.history.start_batch(new).unwrap()
    };
    let (first, other, second) = (begin("a"), begin("b"), begin("a"));
    let found = |inputs: &str| store.history.begun_with(inputs).unwrap();
    assert!(second > first);
    assert_eq!(found("a"), Some(second));
    assert_eq!(found("b"), Some(other));
    assert_eq!(found("c"), None);
}

#[test]
fn entries_follow_in_the_order_of_the_inputs_whatever_becomes_of_them_meanwhile() {
    let store = Store::new();
    let batch = store.history.start_batch("upload").unwrap();
    let entries: Vec<_> = (0..5).map(|position| new(batch, position, "a")).collect();
    let ids = store.history.queue(&entries, None).unwrap();
    let next = |after| {
        let found = store.history.following(batch, &[Outcome::Queued], after, 2);
        let found = found.unwrap();
        let last = found.last().map(|entry| (entry.position, entry.id));
        (found.iter().map(|entry| entry.id).collect::<Vec<_>>(), last)
    };
    let (found, last) = next(None);
    assert_eq!(found, ids[..2]);
    store.history.start(ids[0], &begun()).unwrap();
    store.history.start(ids[3], &begun()).unwrap();
    let (found, last) = next(last);
    assert_eq!(found, [ids[2], ids[4]]);
    assert_eq!(next(last).0, []);
    // The last one that was begun is the newest.
    assert_eq!(store.history.nth(1).unwrap().unwrap().id, ids[3]);
    assert_eq!(store.history.next_position(batch).unwrap(), 5);
}

#[test]
fn rivals_have_the_same_name_or_size_and_no_outcome() {
    let store = Store::new();
    let batch = store.history.start_batch("upload").unwrap();
    let first = store.history.begin(&new(batch, 0, "a")).unwrap();
    let rivals = |id| {
        let found = store.history.rivals("a", "cat0.png", Some(7), id);
        found.unwrap()
    };
    assert_eq!(rivals(first), (false, false));
    let second = store.history.begin(&new(batch, 1, "a")).unwrap();
    store.history.begin(&new(batch, 0, "b")).unwrap();
    assert_eq!(rivals(first), (false, true), "cat1.png has its size");
    assert_eq!(rivals(second), (true, true));
    store
        .history
        .settle(first, &settled(Outcome::Failed))
        .unwrap();
    assert_eq!(rivals(second), (false, false));
}
