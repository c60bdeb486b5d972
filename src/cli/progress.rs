//! Progress on the terminal: a line for each transfer in flight, one for all of them when there are several.
//!
//! Drawn on stderr and only where somebody looks. Lines of [`Streams`] take the bars off the screen while they are written.

#[cfg(unix)]
mod window;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use indicatif::{MultiProgress, ProgressBar, ProgressDrawTarget, ProgressStyle};
use terminal_size::{Height, Width, terminal_size_of};
use unicode_width::UnicodeWidthStr;

use super::output::sanitize;
use super::output::table::cut;
use super::streams::Streams;
use crate::progress::{Meter, Progress, Silent};

/// Progress as this terminal shows it: bars where stderr can draw them and `bars` wants them, else only notes.
pub fn of(streams: &Streams, bars: bool) -> Arc<dyn Progress> {
    if bars && streams.setting().bars {
        let size = window_of(streams.setting().width);
        Arc::new(Bars::new(streams, target(), size))
    } else {
        Arc::new(Notes(streams.clone()))
    }
}

/// Where bars are drawn.
#[cfg(unix)]
fn target() -> ProgressDrawTarget {
    ProgressDrawTarget::term_like_with_hz(Box::<window::Window>::default(), 20)
}

/// Where bars are drawn: older consoles know no escape sequences.
#[cfg(not(unix))]
fn target() -> ProgressDrawTarget {
    ProgressDrawTarget::stderr()
}

/// Columns and lines of the window, asked anew each time; `None` where they stay as they were.
type Size = Box<dyn Fn() -> Option<(usize, usize)> + Send>;

/// The window on stderr. A width that somebody set by hand (`COLUMNS`) is left alone, and with it everything else.
fn window_of(width: usize) -> Size {
    let now = || {
        let size = terminal_size_of(std::io::stderr());
        size.map(|(Width(width), Height(height))| (usize::from(width), usize::from(height)))
            .filter(|(width, height)| *width > 0 && *height > 0)
    };
    let follows = now().is_some_and(|(columns, _)| columns == width);
    Box::new(move || if follows { now() } else { None })
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
    fn new(streams: &Streams, target: ProgressDrawTarget, size: Size) -> Self {
        let multi = MultiProgress::with_draw_target(target);
        let suspended = multi.clone();
        streams.suspend_with(Arc::new(move |write| suspended.suspend(write)));
        let setting = streams.setting();
        let screen = Screen {
            multi,
            size,
            width: setting.width,
            height: setting.height,
            names: 0,
            transfers: Vec::new(),
            total: ProgressBar::hidden(),
            total_shown: false,
            next: 0,
            started: 0,
            finished: Sum::default(),
            expected: 0,
            settled: 0,
        };
        Bars {
            screen: Arc::new(Mutex::new(screen)),
            streams: streams.clone(),
        }
    }
}

impl Progress for Bars {
    fn expect(&self, inputs: usize) {
        lock(&self.screen).expected += inputs;
    }

    fn settled(&self, inputs: usize) {
        lock(&self.screen).settle(inputs);
    }

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
            transfer.phase = Phase::Sending;
            transfer.bar.disable_steady_tick();
            transfer.bar.reset();
        });
    }

    fn held(&self, until: &str) {
        lock(&self.screen).change(self.id, |transfer| {
            transfer.phase = Phase::Held;
            transfer.bar.set_message(format!("waiting until {until}"));
        });
    }

    fn waiting(&self) {
        lock(&self.screen).change(self.id, |transfer| {
            transfer.phase = Phase::Waiting;
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

/// What a transfer is doing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    Sending,
    /// All is sent, the host has not answered yet.
    Waiting,
    /// Nothing may be sent yet.
    Held,
}

struct Transfer {
    id: usize,
    name: String,
    bar: ProgressBar,
    phase: Phase,
    len: Option<u64>,
    sent: u64,
    shown: bool,
}

impl Transfer {
    /// The line's look in a window of so many columns, so many of them for the name.
    fn dress(&self, width: usize, names: usize) {
        let name = cut(&self.name, names);
        let fill = names.saturating_sub(name.width());
        self.bar.set_style(style(match self.phase {
            Phase::Sending => numbers(self.len.is_some(), width),
            Phase::Waiting => waiting(width),
            Phase::Held => HELD,
        }));
        self.bar.set_prefix(name + &" ".repeat(fill));
    }
}

/// What is on the screen.
struct Screen {
    multi: MultiProgress,
    size: Size,
    /// Columns.
    width: usize,
    /// Lines.
    height: usize,
    /// Columns for names.
    names: usize,
    /// In flight, oldest first.
    transfers: Vec<Transfer>,
    total: ProgressBar,
    total_shown: bool,
    /// Of the next transfer.
    next: usize,
    /// Transfers, and those of them that are over.
    started: usize,
    finished: Sum,
    /// Inputs that are known of, and those that have their outcome; many need no transfer. None where nobody counts them.
    expected: usize,
    settled: usize,
}

impl Screen {
    fn start(&mut self, name: &str, len: Option<u64>) -> usize {
        let id = self.next;
        self.next += 1;
        self.started += 1;
        let transfer = Transfer {
            id,
            name: sanitize::line(name),
            bar: ProgressBar::with_draw_target(len, ProgressDrawTarget::hidden()),
            phase: Phase::Sending,
            len,
            sent: 0,
            shown: false,
        };
        self.follow();
        self.transfers.push(transfer);
        self.fill();
        id
    }

    /// Lines that stand below each other begin their numbers in the same column, until nothing is in flight.
    fn dress(&mut self) {
        // A third of the line for the name; the numbers are worth more.
        let most = (self.width / 3).clamp(8, 40);
        let shown = self.transfers.iter().filter(|one| one.shown);
        let widest = shown.map(|one| one.name.width()).max().unwrap_or(0);
        self.names = match self.transfers.len() {
            0 => 0,
            _ => widest.max(self.names).min(most),
        };
        for transfer in &self.transfers {
            transfer.dress(self.width, self.names);
        }
    }

    fn change(&mut self, id: usize, change: impl FnOnce(&mut Transfer)) {
        self.follow();
        if let Some(transfer) = self.transfers.iter_mut().find(|one| one.id == id) {
            let before = transfer.phase;
            change(transfer);
            if transfer.phase != before {
                transfer.dress(self.width, self.names);
                transfer.bar.tick();
            }
            self.sum_up();
        }
    }

    /// Most transfers with a line of their own: the last line of the window is the cursor's, the one above it the total's.
    fn room(&self) -> usize {
        self.height.saturating_sub(2).max(1)
    }

    /// Fits what is shown to the window, where that has changed.
    fn follow(&mut self) {
        let Some(size) = (self.size)().filter(|size| *size != (self.width, self.height)) else {
            return;
        };
        (self.width, self.height) = size;
        let room = self.room();
        let shown = self.transfers.iter_mut().filter(|one| one.shown);
        for transfer in shown.skip(room) {
            self.multi.remove(&transfer.bar);
            transfer.bar.set_draw_target(ProgressDrawTarget::hidden());
            transfer.shown = false;
        }
        if self.total_shown {
            let known = self.total.length().is_some();
            self.total.set_style(style(numbers(known, self.width)));
        }
        self.fill();
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

    fn settle(&mut self, inputs: usize) {
        self.settled += inputs;
        if self.settled >= self.expected && self.transfers.is_empty() {
            // A command that goes on, such as `watch`, begins its next count.
            (self.expected, self.settled, self.started) = (0, 0, 0);
            self.finished = Sum::default();
        }
        self.sum_up();
    }

    /// Those that are done, and all of them.
    fn count(&self) -> (usize, usize) {
        match self.expected {
            0 => (self.finished.count, self.started),
            expected => (self.settled, expected),
        }
    }

    /// Gives free lines to the transfers that wait for one, and shows the total where it tells something.
    fn fill(&mut self) {
        let wanted = self.count().1 > 1 && !self.transfers.is_empty();
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
        let free = self.room().saturating_sub(shown);
        let waiting = self.transfers.iter_mut().filter(|one| !one.shown);
        let added: Vec<usize> = waiting
            .take(free)
            .map(|one| {
                one.shown = true;
                one.id
            })
            .collect();
        self.dress();
        let added = |one: &&mut Transfer| added.contains(&one.id);
        for transfer in self.transfers.iter_mut().filter(added) {
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
        let (done, all) = self.count();
        // What was sent may not be settled yet.
        if done.max(self.finished.count) + self.transfers.len() < all {
            // Nobody knows the length of what has not begun.
            sum.len = None;
        }
        let hidden = self.transfers.iter().filter(|one| !one.shown).count();
        let prefix = match (self.width, hidden) {
            (NARROW.., 0) => format!("total: {done} of {all} done"),
            (NARROW.., _) => format!("total: {done} of {all} done, and {hidden} more"),
            (_, 0) => format!("{done}/{all}"),
            (_, _) => format!("{done}/{all}, +{hidden}"),
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
mod tests;
