//! The occasion that a sentence speaks of without its name: `会上，`, `活动中，`.

use std::collections::BTreeMap;

use super::maker::Maker;
use super::reading::{Period, Reading};
use super::{Fact, Filler};
use crate::chunk::Chunk;
use crate::ontology::{FactType, Kind};
use crate::rule::{Bound, Match};

/// How many characters before 会上 the occasion may have been told of.
const OCCASION: u32 = 400;

impl Maker<'_, '_> {
    /// What 会上 means where only a rule has seen the occasion, 甲高新区召开经济工作会议。|会上|，…: it is put among the roles, and its day
    /// handed on.
    pub(super) fn occasion(
        &self,
        kind: &FactType,
        earlier: &[Fact],
        roles: &mut BTreeMap<String, Vec<Filler>>,
    ) -> Option<Period> {
        let schema = &self.reading.source.ontology.schema;
        let held = |f: &FactType| f.roles.iter().find(|r| r.name != "atEvent" && r.classes.contains(&"Event")).map(|r| r.name);
        if self.topic.event.is_some() || held(kind).is_some() || !self.on_the_scene() {
            return None;
        }
        let begin = self.begin();
        let mut near = earlier.iter().rev().take_while(|f| f.begin < begin && begin - f.begin < OCCASION);
        let (fact, role) = near.find_map(|f| Some((f, schema.fact_type(&f.kind).and_then(held)?)))?;
        let event = fact.roles.get(role)?.first()?;
        roles.entry("atEvent".to_owned()).or_insert_with(|| vec![event.clone()]);
        fact.from.zip(fact.to).map(|(from, to)| Period { from, to })
    }

    /// 在说明会上表示，|新工厂去年投产: whether it was only told at that occasion.
    pub(super) fn told_there(&self, at: &Bound, found: &Match<'_>) -> bool {
        let Some((_, last)) = at.chunks else { return false };
        let clause = self.passage().clauses.iter().find(|c| c.begin <= last && last < c.end);
        let says = |c: &Chunk| self.reading.word(c, Kind::Attribution).is_some_and(|value| value != "deed");
        clause.is_some_and(|c| found.trigger >= c.end && self.passage().chunks[last + 1..c.end].iter().any(says))
    }

    /// Whether the sentence says that it happened at the occasion named before.
    pub(super) fn on_the_scene(&self) -> bool {
        let clause = &self.passage().clauses[self.clause];
        there(self.reading, &self.passage().chunks[..clause.end])
    }
}

/// Whether what is told in these chunks, which begin with the sentence, happened there.
pub(super) fn there(reading: &Reading<'_>, chunks: &[Chunk]) -> bool {
    let scene = |c: &Chunk| c.kinds.has(Kind::Scene) && reading.source.value(c.span, Kind::Scene) == Some("");
    let again = |m: &usize| reading.mentions[*m].anaphor && reading.class(*m) == "Event";
    // 活动|中，…: only at the head of the sentence.
    let during = chunks
        .first()
        .zip(chunks.get(1))
        .is_some_and(|(occasion, next)| reading.particle(next, "close") && reading.names(occasion).iter().any(again));
    during || chunks.iter().any(scene)
}
