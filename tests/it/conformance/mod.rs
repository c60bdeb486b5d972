//! The contract of a provider, tried with every registered one against its host.
//!
//! A provider is added by a file in `cases/` and a line in [`cases::CASES`] and below. Its case declares what it has. That is
//! compared with what the provider really has, and decides alone which sentences are left out.

mod broken;
pub mod cases;
mod matrix;
pub mod sentences;
pub mod stage;

use std::collections::BTreeSet;

use cases::{CASES, Case};
use hoist::provider::{PROVIDERS, Provider};
use sentences::{Sentence, Verdict};
use stage::{Stage, Wrap};

#[test]
fn local_keeps_the_contract() {
    keeps_the_contract("local");
}

#[test]
fn imgpile_keeps_the_contract() {
    keeps_the_contract("imgpile");
}

#[test]
fn chevereto_keeps_the_contract() {
    keeps_the_contract("chevereto");
}

#[test]
fn chevereto_v3_keeps_the_contract() {
    case_keeps_the_contract(&cases::chevereto::V3);
}

#[test]
fn imgbb_keeps_the_contract() {
    case_keeps_the_contract(&cases::chevereto::IMGBB);
}

#[test]
fn imperial_keeps_the_contract() {
    keeps_the_contract("imperial");
}

#[test]
fn posteverywhere_keeps_the_contract() {
    keeps_the_contract("posteverywhere");
}

#[test]
fn sharex_keeps_the_contract() {
    keeps_the_contract("sharex");
}

#[test]
fn slink_keeps_the_contract() {
    keeps_the_contract("slink");
}

#[test]
fn slink_keeps_the_contract_with_a_session_alone() {
    case_keeps_the_contract(&cases::slink::WITH_A_SESSION);
}

#[test]
fn slink_keeps_the_contract_in_its_first_era() {
    case_keeps_the_contract(&cases::slink::OF_OLD);
}

#[test]
fn every_registered_provider_has_a_case() {
    let registered: BTreeSet<&str> = PROVIDERS.iter().map(|descriptor| descriptor.name).collect();
    let tried: BTreeSet<&str> = CASES.iter().map(|case| case.name).collect();
    assert_eq!(registered, tried);
}

#[test]
fn no_two_sentences_are_alike() {
    let mut seen = BTreeSet::new();
    for sentence in sentences::all() {
        assert!(seen.insert(sentence.says), "{}", sentence.says);
    }
}

fn case(name: &str) -> &'static Case {
    CASES
        .iter()
        .find(|case| case.name == name)
        .expect("a case of this name")
}

fn keeps_the_contract(name: &str) {
    case_keeps_the_contract(case(name));
}

fn case_keeps_the_contract(case: &Case) {
    let as_it_is = |provider| provider;
    let broken = try_all(case, &as_it_is, sentences::all());
    let name = case.name;
    assert!(broken.is_empty(), "{name} breaks:\n{}", broken.join("\n"));
}

/// Tries the matrix and these sentences. Gives a line for each that is broken.
fn try_all<'s>(
    case: &Case,
    wrap: &Wrap,
    sentences: impl Iterator<Item = &'s Sentence>,
) -> Vec<String> {
    let mut broken = Vec::new();
    let provider: Box<dyn Provider> = Stage::new((case.start)(), wrap).provider();
    if let Err(why) = matrix::compare(case.has, &*provider) {
        broken.push(format!("- the matrix is true: {why}"));
    }
    for sentence in sentences {
        if sentence.needs.iter().all(|need| case.has.contains(need))
            && let Err(why) = try_one(case, wrap, sentence)
        {
            broken.push(format!("- {}: {why}", sentence.says));
        }
    }
    broken
}

fn try_one(case: &Case, wrap: &Wrap, sentence: &Sentence) -> Verdict {
    let stage = Stage::new((case.start)(), wrap);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on((sentence.hold)(&stage))
}
