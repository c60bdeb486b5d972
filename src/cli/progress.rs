//! Progress on the terminal: a line for each transfer in flight, one for all of them when there are several.
//!
//! Drawn on stderr and only where somebody looks. Lines of [`Streams`] take the bars off the screen while they are written.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use indicatif::{MultiProgress, ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::output::sanitize;
use super::output::table::cut;
use super::streams::Streams;
use crate::progress::{Meter, Progress, Silent};

/// Progress as this terminal shows it: bars where stderr can draw them and `bars` wants them, else only notes.
pub fn of(streams: &Streams, bars: bool) -> Arc<dyn Progress> {
    if bars && streams.setting().bars {
        Arc::new(Bars::new(streams, ProgressDrawTarget::stderr()))
    } else {
        Arc::new(Notes(streams.clone()))
    }
}

/// Nothing is drawn; notes are lines on stderr.
struct Notes(Streams);

impl Progress for Notes {
    fn start(&self, _name: &str, _total: Option<u64>) -> Arc<dyn Meter> {
        Arc::new(Silent)
    }

    fn note(&self, text: &str) {
        self.0.note(text);
    }
}

struct Bars {
    screen: Arc<Mutex<Screen>>,
    streams: Streams,
}

impl Bars {
    fn new(streams: &Streams, target: ProgressDrawTarget) -> Self {
        let multi = MultiProgress::with_draw_target(target);
        let suspended = multi.clone();
        streams.suspend_with(Arc::new(move |write| suspended.suspend(write)));
        let setting = streams.setting();
        let screen = Screen {
            multi,
            width: setting.width,
            // The last line of the window is the cursor's, the one above it the total's.
            room: setting.height.saturating_sub(2).max(1),
            transfers: Vec::new(),
            total: ProgressBar::hidden(),
            total_shown: false,
            started: 0,
            finished: Sum::default(),
        };
        Bars {
            screen: Arc::new(Mutex::new(screen)),
            streams: streams.clone(),
        }
    }
}

impl Progress for Bars {
    fn start(&self, name: &str, total: Option<u64>) -> Arc<dyn Meter> {
        let id = lock(&self.screen).start(name, total);
        Arc::new(Row {
            screen: Arc::clone(&self.screen),
            id,
        })
    }

    fn note(&self, text: &str) {
        self.streams.note(text);
    }
}

/// The meter of one transfer. Dropping it is as good as finishing it.
struct Row {
    screen: Arc<Mutex<Screen>>,
    id: usize,
}

impl Meter for Row {
    fn advance(&self, bytes: u64) {
        lock(&self.screen).change(self.id, |transfer| {
            transfer.sent += bytes;
            transfer.bar.set_position(transfer.sent);
        });
    }

    fn restart(&self) {
        lock(&self.screen).change(self.id, |transfer| {
            transfer.sent = 0;
            transfer.bar.disable_steady_tick();
            transfer.bar.set_style(transfer.style.clone());
            transfer.bar.reset();
        });
    }

    fn held(&self, until: &str) {
        lock(&self.screen).change(self.id, |transfer| {
            transfer.bar.set_style(style(HELD));
            transfer.bar.set_message(format!("waiting until {until}"));
            transfer.bar.tick();
        });
    }

    fn waiting(&self) {
        lock(&self.screen).change(self.id, |transfer| {
            transfer.bar.set_style(transfer.waiting.clone());
            transfer.bar.tick();
            transfer.bar.enable_steady_tick(Duration::from_millis(250));
        });
    }

    fn finish(&self) {
        lock(&self.screen).finish(self.id);
    }
}

impl Drop for Row {
    fn drop(&mut self) {
        lock(&self.screen).finish(self.id);
    }
}

/// Bytes of several transfers. The length is known while each one's is.
#[derive(Clone, Copy)]
struct Sum {
    count: usize,
    sent: u64,
    len: Option<u64>,
}

impl Default for Sum {
    fn default() -> Self {
        Sum {
            count: 0,
            sent: 0,
            len: Some(0),
        }
    }
}

impl Sum {
    fn add(&mut self, transfer: &Transfer) {
        self.count += 1;
        self.sent = self.sent.saturating_add(transfer.sent);
        self.len = self
            .len
            .zip(transfer.len)
            .map(|(sum, len)| sum.saturating_add(len));
    }
}

struct Transfer {
    id: usize,
    bar: ProgressBar,
    style: ProgressStyle,
    waiting: ProgressStyle,
    len: Option<u64>,
    sent: u64,
    shown: bool,
}

/// What is on the screen.
struct Screen {
    multi: MultiProgress,
    /// Columns.
    width: usize,
    /// Most transfers with a line of their own.
    room: usize,
    /// In flight, oldest first.
    transfers: Vec<Transfer>,
    total: ProgressBar,
    total_shown: bool,
    started: usize,
    finished: Sum,
}

impl Screen {
    fn start(&mut self, name: &str, len: Option<u64>) -> usize {
        let id = self.started;
        self.started += 1;
        let bar = ProgressBar::with_draw_target(len, ProgressDrawTarget::hidden());
        // A third of the line for the name; the numbers are worth more.
        let name = cut(&sanitize::line(name), (self.width / 3).clamp(8, 40));
        bar.set_prefix(name);
        let style = style(numbers(len.is_some(), self.width));
        bar.set_style(style.clone());
        self.transfers.push(Transfer {
            id,
            bar,
            style,
            waiting: self::style(self::waiting(self.width)),
            len,
            sent: 0,
            shown: false,
        });
        self.fill();
        id
    }

    fn change(&mut self, id: usize, change: impl FnOnce(&mut Transfer)) {
        if let Some(transfer) = self.transfers.iter_mut().find(|one| one.id == id) {
            change(transfer);
            self.sum_up();
        }
    }

    fn finish(&mut self, id: usize) {
        let Some(place) = self.transfers.iter().position(|one| one.id == id) else {
            return;
        };
        let transfer = self.transfers.remove(place);
        self.finished.add(&transfer);
        transfer.bar.finish_and_clear();
        self.multi.remove(&transfer.bar);
        self.fill();
    }

    /// Gives free lines to the transfers that wait for one, and shows the total where it tells something.
    fn fill(&mut self) {
        let wanted = self.started > 1 && !self.transfers.is_empty();
        if wanted && !self.total_shown {
            self.total = self.multi.add(ProgressBar::with_draw_target(
                None,
                ProgressDrawTarget::hidden(),
            ));
            self.total.set_style(style(numbers(false, self.width)));
        } else if !wanted && self.total_shown {
            self.total.finish_and_clear();
            self.multi.remove(&self.total);
        }
        self.total_shown = wanted;

        let shown = self.transfers.iter().filter(|one| one.shown).count();
        let free = self.room.saturating_sub(shown);
        for transfer in self
            .transfers
            .iter_mut()
            .filter(|one| !one.shown)
            .take(free)
        {
            transfer.shown = true;
            transfer.bar = if self.total_shown {
                self.multi.insert_before(&self.total, transfer.bar.clone())
            } else {
                self.multi.add(transfer.bar.clone())
            };
            transfer.bar.tick();
        }
        self.sum_up();
    }

    fn sum_up(&self) {
        if !self.total_shown {
            return;
        }
        let mut sum = self.finished;
        self.transfers.iter().for_each(|one| sum.add(one));
        let hidden = self.transfers.iter().filter(|one| !one.shown).count();
        let (done, started) = (self.finished.count, self.started);
        let prefix = match (self.width, hidden) {
            (NARROW.., 0) => format!("total: {done} of {started} done"),
            (NARROW.., _) => format!("total: {done} of {started} done, and {hidden} more"),
            (_, 0) => format!("{done}/{started}"),
            (_, _) => format!("{done}/{started}, +{hidden}"),
        };
        self.total.set_prefix(prefix);
        if self.total.length() != sum.len {
            match sum.len {
                Some(len) => self.total.set_length(len),
                None => self.total.unset_length(),
            }
            self.total
                .set_style(style(numbers(sum.len.is_some(), self.width)));
        }
        self.total.set_position(sum.sent);
    }
}

/// Below this many columns words are left out.
const NARROW: usize = 72;

/// Nothing is sent for now.
const HELD: &str = "{prefix}  {msg}";

fn waiting(width: usize) -> &'static str {
    match width {
        NARROW.. => "{prefix}  {binary_bytes} sent, waiting for the host {spinner}",
        _ => "{prefix}  waiting {spinner}",
    }
}

fn numbers(len_known: bool, width: usize) -> &'static str {
    match (len_known, width) {
        (true, 100..) => {
            "{prefix}  [{wide_bar}]  {binary_bytes}/{binary_total_bytes}  {binary_bytes_per_sec}  {eta} left"
        }
        (true, NARROW..) => {
            "{prefix}  [{wide_bar}]  {percent}%  {binary_bytes_per_sec}  {eta} left"
        }
        (true, 50..) => "{prefix}  {percent}%  {binary_bytes_per_sec}  {eta} left",
        (true, _) => "{prefix}  {percent}%",
        (false, 50..) => "{prefix}  {binary_bytes}  {binary_bytes_per_sec}",
        (false, _) => "{prefix}  {binary_bytes}",
    }
}

/// A template that can't be read falls back to indicatif's own look; a test reads them all.
fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template)
        .unwrap_or_else(|_| ProgressStyle::default_bar())
        .progress_chars("=> ")
        .tick_chars("|/-\\ ")
}

fn lock(screen: &Mutex<Screen>) -> MutexGuard<'_, Screen> {
    screen.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use indicatif::InMemoryTerm;

    use super::*;
    use crate::cli::streams::Setting;
    use crate::cli::streams::tests::{Kept, kept};

    fn bars(height: usize, width: usize) -> (Bars, InMemoryTerm, Kept) {
        let term = InMemoryTerm::new(height as u16, width as u16);
        let (streams, _, err) = kept(Setting {
            width,
            height,
            bars: true,
            ..Setting::default()
        });
        // No limit on how often it draws, so every state can be seen.
        let target = ProgressDrawTarget::term_like(Box::new(term.clone()));
        (Bars::new(&streams, target), term, err)
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
        assert!(
            term.contents()
                .contains("2.00 KiB sent, waiting for the host"),
            "{}",
            term.contents()
        );
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
        assert!(
            term.contents().contains("0 B/1000 B"),
            "{}",
            term.contents()
        );
    }

    #[test]
    fn a_transfer_that_may_not_be_sent_yet_says_until_when() {
        let (bars, term, _) = bars(24, 100);
        let meter = bars.start("a", Some(1000));
        meter.held("14:03:20");
        assert_eq!(term.contents(), "a  waiting until 14:03:20");
        meter.restart();
        assert!(
            term.contents().contains("0 B/1000 B"),
            "{}",
            term.contents()
        );
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
    fn no_line_is_wider_than_the_window() {
        for width in [20, 40, 49, 50, 71, 72, 80, 99, 100, 200] {
            let (bars, term, _) = bars(5, width);
            let name =
                "a very long name of a very long picture that nobody can read to its end.png";
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
}
