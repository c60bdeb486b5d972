use indicatif::InMemoryTerm;

use super::*;
use crate::cli::streams::Setting;
use crate::cli::streams::tests::{Kept, kept};

/// Bars in a window that says of itself how large it is, or nothing.
fn bars_in(height: usize, width: usize, size: Size) -> (Bars, InMemoryTerm, Kept) {
    let term = InMemoryTerm::new(height as u16, width as u16);
    let (streams, _, err) = kept(Setting {
        width,
        height,
        bars: true,
        ..Setting::default()
    });
    // No limit on how often it draws, so every state can be seen.
    let target = ProgressDrawTarget::term_like(Box::new(term.clone()));
    (Bars::new(&streams, target, size), term, err)
}

fn bars(height: usize, width: usize) -> (Bars, InMemoryTerm, Kept) {
    bars_in(height, width, Box::new(|| None))
}

/// The terminal shows these words.
#[track_caller]
fn shows(term: &InMemoryTerm, words: &str) {
    let seen = term.contents();
    assert!(seen.contains(words), "no '{words}' in {seen}");
}

#[test]
fn every_template_can_be_read() {
    let of_width = |width| [waiting(width), numbers(true, width), numbers(false, width)];
    let widths = [0, 50, NARROW, 100].into_iter();
    for template in widths.flat_map(of_width).chain([HELD]) {
        ProgressStyle::with_template(template).unwrap();
    }
}

#[test]
fn one_transfer_is_one_line_and_leaves_nothing() {
    let (bars, term, _) = bars(24, 100);
    let meter = bars.start("cat\x1b[2J.png", Some(2048));
    meter.advance(1024);
    let seen = term.contents();
    assert!(seen.starts_with("cat [2J.png  [="), "{seen}");
    assert!(seen.contains("1.00 KiB/2.00 KiB"), "{seen}");
    assert_eq!(seen.lines().count(), 1, "{seen}");
    meter.advance(1024);
    meter.waiting();
    shows(&term, "2.00 KiB sent, waiting for the host");
    meter.finish();
    assert_eq!(term.contents(), "");
}

#[test]
fn a_restart_goes_back_to_nothing() {
    let (bars, term, _) = bars(24, 100);
    let meter = bars.start("a", Some(1000));
    meter.advance(1000);
    meter.waiting();
    meter.restart();
    shows(&term, "0 B/1000 B");
}

#[test]
fn a_transfer_that_may_not_be_sent_yet_says_until_when() {
    let (bars, term, _) = bars(24, 100);
    let meter = bars.start("a", Some(1000));
    meter.held("14:03:20");
    assert_eq!(term.contents(), "a  waiting until 14:03:20");
    meter.restart();
    shows(&term, "0 B/1000 B");
}

#[test]
fn several_have_a_total_that_counts_all_of_them() {
    let (bars, term, _) = bars(24, 100);
    let first = bars.start("a", Some(1024));
    let second = bars.start("b", Some(1024));
    first.advance(1024);
    first.finish();
    second.advance(512);
    let seen = term.contents();
    let lines: Vec<&str> = seen.lines().collect();
    assert_eq!(lines.len(), 2, "{seen}");
    assert!(lines[0].starts_with("b  ["), "{seen}");
    assert!(lines[1].starts_with("total: 1 of 2 done  ["), "{seen}");
    assert!(lines[1].contains("1.50 KiB/2.00 KiB"), "{seen}");
    second.finish();
    assert_eq!(term.contents(), "");
}

#[test]
fn the_total_counts_what_has_not_begun_as_well() {
    let (bars, term, _) = bars(24, 100);
    bars.expect(5);
    let first = bars.start("a", Some(1024));
    first.advance(512);
    let seen = term.contents();
    let lines: Vec<&str> = seen.lines().collect();
    assert_eq!(lines.len(), 2, "{seen}");
    // Without a bar, which would be full before everything is.
    assert!(
        lines[1].starts_with("total: 0 of 5 done  512 B  "),
        "{seen}"
    );
    first.finish();
    bars.settled(1);
    // One that is there already.
    bars.settled(1);
    let second = bars.start("b", Some(1024));
    let _third = bars.start("c", Some(1024));
    let _fourth = bars.start("d", Some(1024));
    let seen = term.contents();
    assert!(seen.contains("total: 2 of 5 done  ["), "{seen}");
    second.finish();
    bars.settled(1);
    let seen = term.contents();
    assert!(seen.contains("total: 3 of 5 done  ["), "{seen}");
}

#[test]
fn lines_below_each_other_begin_their_bars_in_the_same_column() {
    let (bars, term, _) = bars(24, 100);
    let names = [
        "写真.png",
        "a",
        "a name that is longer than a third of this window",
    ];
    let mut meters: Vec<_> = names.map(|name| bars.start(name, Some(10))).into();
    let columns = || {
        let seen = term.contents();
        let lines = seen.lines().take_while(|line| !line.starts_with("total"));
        let columns = lines.map(|line| line.split('[').next().unwrap().width());
        columns.collect::<Vec<_>>()
    };
    assert_eq!(columns(), [35, 35, 35]);
    // A name that goes moves none of the others.
    drop(meters.pop());
    assert_eq!(columns(), [35, 35]);
    drop(meters);
    let _meter = bars.start("b", Some(10));
    assert_eq!(columns(), [3]);
}

#[test]
fn a_command_that_goes_on_begins_a_new_count() {
    let (bars, term, _) = bars(24, 100);
    for name in ["a", "b"] {
        bars.expect(1);
        let meter = bars.start(name, Some(1024));
        let seen = term.contents();
        assert_eq!(seen.lines().count(), 1, "{seen}");
        meter.finish();
        bars.settled(1);
    }
}

#[test]
fn a_total_without_every_length_has_no_end() {
    let (bars, term, _) = bars(24, 100);
    let _first = bars.start("a", Some(1024));
    let second = bars.start("b", None);
    second.advance(2048);
    let seen = term.contents();
    assert!(seen.contains("total: 0 of 2 done  2.00 KiB  "), "{seen}");
}

#[test]
fn a_small_window_shows_some_and_counts_the_rest() {
    let (bars, term, _) = bars(5, 100);
    let mut meters: Vec<_> = (0..6)
        .map(|n| bars.start(&format!("f{n}"), Some(10)))
        .collect();
    let seen = term.contents();
    assert_eq!(seen.lines().count(), 4, "{seen}");
    assert!(
        seen.contains("f0") && seen.contains("f2") && !seen.contains("f3"),
        "{seen}"
    );
    assert!(seen.contains("total: 0 of 6 done, and 3 more"), "{seen}");
    drop(meters.remove(0));
    let seen = term.contents();
    assert!(!seen.contains("f0") && seen.contains("f3"), "{seen}");
    assert!(seen.contains("total: 1 of 6 done, and 2 more"), "{seen}");
    drop(meters);
    assert_eq!(term.contents(), "");
}

#[test]
fn a_window_that_changes_is_followed() {
    let window = Arc::new(Mutex::new((100, 24)));
    let seen = Arc::clone(&window);
    let size = move || Some(*seen.lock().unwrap());
    let (bars, term, _) = bars_in(24, 100, Box::new(size));
    let meters: Vec<_> = (0..4)
        .map(|n| bars.start(&format!("f{n}"), Some(2048)))
        .collect();
    meters[0].advance(1024);
    assert_eq!(term.contents().lines().count(), 5, "{}", term.contents());
    shows(&term, "1.00 KiB/2.00 KiB");

    *window.lock().unwrap() = (40, 3);
    meters[0].advance(1);
    let small = term.contents();
    assert_eq!(small.lines().count(), 2, "{small}");
    assert!(small.starts_with("f0  50%"), "{small}");
    assert!(small.contains("0/4, +3"), "{small}");

    *window.lock().unwrap() = (100, 24);
    meters[0].advance(1);
    assert_eq!(term.contents().lines().count(), 5, "{}", term.contents());
    drop(meters);
    assert_eq!(term.contents(), "");
}

#[test]
fn no_line_is_wider_than_the_window() {
    for width in [20, 40, 49, 50, 71, 72, 80, 99, 100, 200] {
        let (bars, term, _) = bars(5, width);
        let name = "a very long name of a very long picture that nobody can read to its end.png";
        let meters: Vec<_> = [Some(1 << 40), Some(1 << 40), None, None]
            .map(|len| bars.start(name, len))
            .into();
        meters
            .iter()
            .for_each(|meter| meter.advance(1_000_000_000_000));
        assert_eq!(term.contents().lines().count(), 4, "{}", term.contents());
        meters.iter().for_each(|meter| meter.waiting());
        assert_eq!(term.contents().lines().count(), 4, "{}", term.contents());
    }
}

#[test]
fn notes_are_written_with_and_without_bars() {
    let (bars, _, err) = bars(24, 100);
    let _meter = bars.start("a", Some(10));
    bars.note("the host asks to wait");
    assert_eq!(err.text(), "note: the host asks to wait\n");

    let (streams, _, err) = kept(Setting::default());
    let plain = of(&streams, true);
    plain.start("a", Some(10)).advance(10);
    plain.note("hm");
    assert_eq!(err.text(), "note: hm\n");
}
