//! Extractions and annotated articles → precision, recall, F1 and every difference: 签约的日期错了, 少了一家企业.
//!
//! What is scored is the graph that a build of the articles would give, under the names of the whole corpus.

mod change;
mod compare;
mod expected;
mod filler;
mod found;
mod pairs;
mod run;
mod score;

use std::collections::BTreeMap;

use oxigraph::model::Triple;

pub use change::{Change, Shift};
pub use compare::Yardstick;
pub use expected::{Gold, read};
pub use found::{Found, Named, Said, said};
pub use run::{Cause, Group, Outcome, Run, Spans, Tally, TypeScore, Verdict};
pub use score::score;

use crate::fact::Extraction;
use crate::store::{Corpus, Loom, Record};

/// The triples that a build of these articles, and of no others, leaves in its store.
pub fn graph(loom: &Loom, golds: &[Gold], said: Vec<Extraction>) -> Vec<Triple> {
    let records: Vec<Record> =
        golds.iter().zip(said).map(|(gold, said)| Record::new(gold.article.clone(), String::new(), said)).collect();
    let mut corpus = Corpus::default();
    records.iter().for_each(|record| loom.note(&mut corpus, record));
    let woven = records.iter().map(|record| loom.triples(record, &loom.names(record, &corpus)));
    woven.flat_map(|triples| triples.own.into_iter().chain(triples.shared)).collect()
}

/// Fillers by role; a filler is the forms by which it may be called.
pub type Roles = BTreeMap<String, Vec<Vec<String>>>;
