//! What begins and ends within a moment, as lines in the mark of the batch: a line costs a twentieth of a change of the database, and
//! lives as long when the process is killed. Whoever takes the mark next writes it down.

use rusqlite::types::Value;
use serde::ser::{Error as _, Serialize, SerializeSeq, Serializer};
use serde_json::Value as Json;

use super::hold::Hold;
use super::settle::apply;
use super::{BatchId, History};
use crate::error::Error;

/// Bytes that most lines have room in.
const LINE: usize = 512;

/// What is changed about an entry. The changes of an entry come to the same when they are done twice in their order.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Verb {
    Start,
    Settle,
}

/// A verb and the values of its statement.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Change {
    pub verb: Verb,
    pub values: Vec<Value>,
}

impl Verb {
    const ALL: [Self; 2] = [Verb::Start, Verb::Settle];

    fn name(self) -> &'static str {
        match self {
            Verb::Start => "start",
            Verb::Settle => "settle",
        }
    }
}

impl Change {
    /// As a line that its last byte completes: one that was cut short says nothing. `None` for values that no entry has.
    fn line(&self) -> Option<String> {
        let mut line = Vec::with_capacity(LINE);
        line.push(b'\n');
        serde_json::to_writer(&mut line, self).ok()?;
        String::from_utf8(line).ok()
    }

    fn of(line: &[u8]) -> Option<Self> {
        let line: Vec<Json> = serde_json::from_slice(line).ok()?;
        let (verb, values) = line.split_first()?;
        let verb = Verb::ALL.into_iter().find(|known| verb == known.name())?;
        let values = values.iter().map(|value| match value {
            Json::Null => Some(Value::Null),
            Json::Number(number) => number.as_i64().map(Value::Integer),
            Json::String(text) => Some(Value::Text(text.clone())),
            _ => None,
        });
        let values = values.collect::<Option<Vec<Value>>>()?;
        Some(Change { verb, values })
    }
}

impl Serialize for Change {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut line = to.serialize_seq(Some(self.values.len() + 1))?;
        line.serialize_element(self.verb.name())?;
        for value in &self.values {
            match value {
                Value::Null => line.serialize_element(&()),
                Value::Integer(number) => line.serialize_element(number),
                Value::Text(text) => line.serialize_element(text),
                Value::Real(_) | Value::Blob(_) => {
                    Err(S::Error::custom("no entry has such a value"))
                }
            }?;
        }
        line.end()
    }
}

impl History {
    /// Makes what waits survive the end of this process, however sudden, without writing it down: that is done with whatever else is
    /// read or written next through this value, at the latest by [`History::flush`]. Where there is no batch to note it with, it is
    /// written down.
    ///
    /// # Errors
    /// As [`History::flush`].
    pub fn note(&self) -> crate::error::Result<()> {
        match self.noted() {
            true => Ok(()),
            false => self.flush(),
        }
    }

    /// Whether anything is noted that is not written down yet.
    pub fn is_behind(&self) -> bool {
        self.waiting.borrow().noted
    }

    fn noted(&self) -> bool {
        let mut waiting = self.waiting.borrow_mut();
        if !self.tell(&waiting.changes) {
            return false;
        }
        let mut changes = std::mem::take(&mut waiting.changes);
        waiting.noted |= !changes.is_empty();
        waiting.late.append(&mut changes);
        true
    }

    /// Notes changes, and gives whether that could be done.
    pub(super) fn tell(&self, changes: &[Change]) -> bool {
        let held = self.held.borrow();
        let Some(lines) = changes.iter().map(Change::line).collect::<Option<String>>() else {
            return false;
        };
        // A command holds one batch. Where it held more, an entry is known by its id, and which mark is taken next, nobody knows.
        !held.is_empty() && held.values().all(|hold| hold.tell(&lines).is_ok())
    }

    /// Whether the table looks at what is written, which this process knows of its own words.
    fn check(&self, wanted: bool) -> rusqlite::Result<()> {
        self.db
            .pragma_update(None, "ignore_check_constraints", !wanted)
    }

    /// Writes down what the process before this one noted of a batch.
    pub(super) fn catch_up(&self, batch: BatchId, hold: &Hold) -> crate::error::Result<()> {
        let failed = |error| Error::io(format!("the notes of batch {}", batch.0), error);
        let told = hold.told().map_err(failed)?;
        let lines = told.split(|byte| *byte == b'\n');
        let changes: Vec<Change> = lines.filter_map(Change::of).collect();
        if !changes.is_empty() {
            let whole = self.change()?;
            self.check(true).map_err(self.failed())?;
            for change in &changes {
                // An entry may be gone, or tell it already.
                if apply(&self.db, change).is_err() {
                    hold.blind();
                }
            }
            self.check(false).map_err(self.failed())?;
            whole.commit().map_err(self.failed())?;
        }
        hold.forget().map_err(failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_tells_a_change_and_nothing_where_it_is_cut() {
        let text = |text: &str| Value::Text(text.to_owned());
        let values = vec![7.into(), Value::Null, text("猫\n\"x\""), i64::MIN.into()];
        let verb = Verb::Settle;
        let change = Change { verb, values };
        let line = change.line().unwrap();
        assert_eq!(line.matches('\n').count(), 1);
        let line = line.as_bytes();
        assert_eq!(Change::of(&line[1..]), Some(change));
        for end in 1..line.len() {
            assert_eq!(Change::of(&line[1..end]), None);
        }
    }
}
