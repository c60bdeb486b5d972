//! The inputs in their order, journalled before their turn comes.

use std::collections::{HashSet, VecDeque};
use std::path::PathBuf;
use std::rc::Rc;

use url::Url;

use super::Plan;
use crate::error::{Error, Kind, Result};
use crate::history::{Batch, BatchId, Entry, EntryId, NewEntry, Outcome};
use crate::ops::{Given, Host, Input, Ledger};

/// How many inputs are journalled in one go. The first two goes come before the first byte is sent, and the first is shorter: while the
/// second goes, its files are looked at.
const CHUNK: usize = 256;

/// How many entries of the history are read in one go.
const ENTRIES: usize = 1000;

/// How far the journal is ahead of what is sent, so that memory does not grow with the number of inputs.
const AHEAD: usize = 16 * 1024;

/// One input and where it goes.
pub(super) struct Turn {
    pub position: u64,
    pub input: Input,
    pub seats: Vec<Seat>,
}

/// One input's place at one host; with a fallback, at the first of them.
pub(super) struct Seat {
    /// Which host of the plan.
    pub host: usize,
    /// Where the history has it.
    pub entry: Option<EntryId>,
    /// What the history knew of it before.
    pub past: Option<Box<Entry>>,
}

/// Where turns come from.
enum Source<'a> {
    /// The command line.
    Inputs(Box<dyn Iterator<Item = Input> + 'a>),
    /// Entries of a batch with these outcomes, after this place.
    Entries(Vec<Outcome>, Option<(u64, EntryId)>),
}

/// The turns that are to come.
pub(super) struct Line<'a> {
    plan: &'a Plan<'a>,
    ledger: &'a Ledger<'a>,
    batch: Option<BatchId>,
    source: Source<'a>,
    /// The batch brings media from other hosts, which its entries do not name well enough.
    mirrors: bool,
    ahead: VecDeque<Turn>,
    position: u64,
    /// How many inputs the next go takes.
    go: usize,
    /// Nothing more comes from the source.
    done: bool,
    /// How many seats were read since that was told.
    seats: usize,
    /// The batch has entries of these inputs; those that have found theirs.
    resumed: Option<HashSet<EntryId>>,
}

impl<'a> Line<'a> {
    /// The inputs of a command line. `resumed` says that the batch has been begun before.
    pub fn of_inputs(
        plan: &'a Plan<'a>,
        ledger: &'a Ledger<'a>,
        batch: Option<BatchId>,
        inputs: impl Iterator<Item = Input> + 'a,
        resumed: bool,
    ) -> Self {
        Line {
            plan,
            ledger,
            batch,
            mirrors: false,
            source: Source::Inputs(Box::new(inputs)),
            ahead: VecDeque::new(),
            position: if resumed {
                ledger.next_position(batch)
            } else {
                0
            },
            go: plan.ahead(),
            done: false,
            seats: 0,
            resumed: resumed.then(HashSet::new),
        }
    }

    /// The same, from this place of the batch on.
    pub fn at(mut self, position: u64) -> Self {
        self.position = position;
        self
    }

    /// The entries of a batch with these outcomes.
    pub fn of_entries(
        plan: &'a Plan<'a>,
        ledger: &'a Ledger<'a>,
        batch: &Batch,
        outcomes: Vec<Outcome>,
    ) -> Self {
        Line {
            plan,
            ledger,
            batch: Some(batch.id),
            mirrors: batch.command == "mirror",
            source: Source::Entries(outcomes, None),
            ahead: VecDeque::new(),
            position: 0,
            go: plan.ahead(),
            done: false,
            seats: 0,
            resumed: None,
        }
    }

    /// The next turn.
    ///
    /// # Errors
    /// `Io` when entries can't be read.
    pub fn next(&mut self) -> Result<Option<Turn>> {
        while self.ahead.is_empty() && !self.done {
            self.read_on()?;
        }
        Ok(self.ahead.pop_front())
    }

    /// How many places at hosts are read since this was asked last.
    pub fn found(&mut self) -> usize {
        std::mem::take(&mut self.seats)
    }

    /// Whether there is more to journal, and room for it.
    pub fn wants_more(&self) -> bool {
        let room = match self.source {
            Source::Inputs(_) => self.ahead.len() < AHEAD,
            Source::Entries(..) => self.ahead.is_empty(),
        };
        !self.done && room
    }

    /// Journals some more inputs.
    ///
    /// # Errors
    /// As [`Line::next`].
    pub fn read_on(&mut self) -> Result<()> {
        match &mut self.source {
            Source::Inputs(inputs) => {
                let go = std::mem::replace(&mut self.go, CHUNK);
                let chunk: Vec<Input> = inputs.take(go).collect();
                self.done = chunk.len() < go;
                self.journal(chunk);
            }
            Source::Entries(outcomes, after) => {
                let (Some(history), Some(batch)) = (self.ledger.history(), self.batch) else {
                    self.done = true;
                    return Ok(());
                };
                let entries = history.following(batch, outcomes, *after, ENTRIES)?;
                self.done = entries.len() < ENTRIES;
                *after = entries.last().map(|last| (last.position, last.id));
                let turns = entries
                    .into_iter()
                    .filter_map(|entry| again(self.plan, entry, self.mirrors));
                let before = self.ahead.len();
                self.ahead.extend(turns);
                self.seats += self.ahead.len() - before;
            }
        }
        Ok(())
    }

    fn journal(&mut self, chunk: Vec<Input>) {
        let mut fresh = Vec::new();
        let first = self.ahead.len();
        for input in chunk {
            let mut turn = Turn {
                position: self.position,
                seats: Vec::new(),
                input,
            };
            let hosts = if self.plan.fallback {
                &self.plan.hosts[..1]
            } else {
                self.plan.hosts
            };
            for (index, host) in hosts.iter().enumerate() {
                let past = self.past(&turn.input, host);
                if past.is_none() {
                    fresh.extend(self.batch.map(|batch| new(batch, self.plan, &turn, host)));
                }
                turn.seats.push(Seat {
                    host: index,
                    entry: past.as_ref().map(|past| past.id),
                    past: past.map(Box::new),
                });
            }
            self.position += 1;
            self.seats += turn.seats.len();
            self.ahead.push_back(turn);
        }
        let last = self.batch.filter(|_| self.done);
        let mut ids = self.ledger.queue(&fresh, last).into_iter();
        let seats = self
            .ahead
            .range_mut(first..)
            .flat_map(|turn| &mut turn.seats);
        for seat in seats.filter(|seat| seat.past.is_none()) {
            seat.entry = ids.next().flatten();
        }
    }

    /// The entry that a batch which is gone on with has of an input.
    fn past(&mut self, input: &Input, host: &Host) -> Option<Entry> {
        let taken = self.resumed.as_mut()?;
        let found = self.ledger.of_input(self.batch, &input.label);
        let past = found.into_iter().find(|entry| {
            let here = self.plan.fallback || entry.profile == host.profile;
            here && !taken.contains(&entry.id)
        })?;
        taken.insert(past.id);
        Some(past)
    }
}

/// An entry for an input that waits.
fn new(batch: BatchId, plan: &Plan<'_>, turn: &Turn, host: &Host) -> NewEntry {
    let path = path(&turn.input);
    let own = path.as_deref().and_then(|path| path.file_name());
    let own = own.map(|name| name.to_string_lossy().into_owned());
    NewEntry {
        batch,
        position: turn.position,
        input: turn.input.label.clone(),
        profile: host.profile.clone(),
        provider: host.provider_name().to_owned(),
        name: plan
            .name
            .clone()
            .or(own)
            .unwrap_or_else(|| turn.input.label.clone()),
        mime: None,
        size: None,
        path,
    }
}

/// The absolute path of an input, also of one that can't be read now.
fn path(input: &Input) -> Option<PathBuf> {
    let path = match &input.given {
        Ok(Given::Path(path)) => path.clone(),
        Ok(Given::Stdin | Given::Made(_) | Given::Url(_) | Given::Media(_)) => return None,
        // A label is the path unless that is no text.
        Err(error) if error.kind == Kind::Io && !input.label.contains('\u{fffd}') => {
            PathBuf::from(&input.label)
        }
        Err(_) => return None,
    };
    Some(std::path::absolute(&path).unwrap_or(path))
}

/// The media of another host that an entry was made for.
fn origin(plan: &Plan<'_>, entry: &Entry) -> Result<Given> {
    let place = usize::try_from(entry.position).ok();
    match place.and_then(|place| plan.origins.get(place)) {
        Some(Ok(origin)) => Ok(Given::Media(Rc::clone(origin))),
        Some(Err(error)) => Err(error.twin()),
        None => {
            let message = format!("{}: nobody knows which media it was", entry.input);
            Err(Error::new(Kind::Io, message).advice("mirror it anew"))
        }
    }
}

/// The turn of an entry that is tried again; `None` where its profile is not among the hosts.
fn again(plan: &Plan<'_>, entry: Entry, mirrored: bool) -> Option<Turn> {
    let host = match plan.fallback {
        true => 0,
        false => plan
            .hosts
            .iter()
            .position(|host| host.profile == entry.profile)?,
    };
    let given = match (&entry.path, Url::parse(&entry.input)) {
        _ if mirrored => origin(plan, &entry),
        (Some(path), _) => Ok(Given::Path(path.clone())),
        (None, Ok(url)) if matches!(url.scheme(), "http" | "https") => Ok(Given::Url(url)),
        _ if entry.input == "-" => {
            let message = "standard input can't be read again";
            Err(Error::new(Kind::Io, message).advice("upload it anew"))
        }
        _ => {
            let message = format!("{}: nobody knows which file it was", entry.input);
            Err(Error::new(Kind::Io, message).advice("upload it anew"))
        }
    };
    Some(Turn {
        position: entry.position,
        input: Input {
            argument: usize::try_from(entry.position).unwrap_or(usize::MAX),
            label: entry.input.clone(),
            given,
        },
        seats: vec![Seat {
            host,
            entry: Some(entry.id),
            past: Some(Box::new(entry)),
        }],
    })
}
