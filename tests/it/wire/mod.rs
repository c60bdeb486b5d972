//! The vendors' own sample answers, from `tests/fixtures/`: the providers must read them, and the fakes must answer like them.
//! So a provider and its fake can't share a misreading.

mod chevereto;
mod imgpile;
mod imperial;
mod posteverywhere;
mod slink;

use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::path::Path;

use serde_json::Value;

use crate::fakes::journal::Seen;
use crate::fakes::{Base, Host, Origins, Reply};

/// A sample of `tests/fixtures/`.
fn sample(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(name);
    let text = std::fs::read_to_string(&path).expect(name);
    serde_json::from_str(&text).expect(name)
}

/// Answers with samples at the addresses of another host.
struct Canned<H> {
    /// Method and path, and what they are answered with.
    answers: BTreeMap<(&'static str, &'static str), (u16, Value)>,
    of: PhantomData<H>,
}

impl<H: Host> Host for Canned<H> {
    const BASES: &'static [Base] = H::BASES;

    fn new(_origins: Origins) -> Self {
        Canned {
            answers: BTreeMap::new(),
            of: PhantomData,
        }
    }

    fn answer(&mut self, seen: &Seen) -> Reply {
        match self.answers.get(&(&*seen.method, &*seen.path)) {
            Some((status, body)) => Reply::json(*status, body),
            None => Reply::page(404, "404 Not Found"),
        }
    }

    fn failure(&self, status: u16, text: &str) -> Reply {
        Reply::page(status, text)
    }
}

/// Compares the shape of a fake's answer with a sample: every key of the sample is there with a value of the same kind, and
/// every other key is a documented one. An empty object of the sample stands for any object.
fn same_shape(sample: &Value, answer: &Value, documented: &[&str], place: &str) {
    match (sample, answer) {
        (Value::Object(sample), Value::Object(answer)) => {
            for (key, value) in sample {
                let place = format!("{place}.{key}");
                let found = answer.get(key);
                let found = found.unwrap_or_else(|| panic!("{place} is missing"));
                same_shape(value, found, documented, &place);
            }
            for key in answer.keys() {
                assert!(
                    sample.contains_key(key) || documented.contains(&key.as_str()),
                    "{place}.{key} is documented nowhere"
                );
            }
        }
        (Value::Array(sample), Value::Array(answer)) => {
            if let (Some(sample), Some(answer)) = (sample.first(), answer.first()) {
                same_shape(sample, answer, documented, &format!("{place}[0]"));
            }
        }
        (sample, answer) => {
            let alike = std::mem::discriminant(sample) == std::mem::discriminant(answer);
            // What the sample shows may be unknown here, such as a title that was never given.
            assert!(
                alike || answer.is_null() || sample.is_null(),
                "{place} is {answer}, not like {sample}"
            );
        }
    }
}
