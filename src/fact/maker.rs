//! Where facts are made of matches: 签约 in a clause, with the topic that the clauses before it leave.

use super::carried::Topic;
use super::confidence::Worth;
use super::reading::{Passage, Reading};

/// Where the extractor stands when it makes facts of what rules found: at a clause, with its topic.
pub(super) struct Maker<'m, 'a> {
    pub(super) worth: &'m Worth,
    pub(super) reading: &'m Reading<'a>,
    pub(super) passage: usize,
    pub(super) clause: usize,
    pub(super) topic: &'m Topic,
}

impl Maker<'_, '_> {
    pub(super) fn passage(&self) -> &Passage {
        &self.reading.passages[self.passage]
    }
}
