//! The occasion that a sentence speaks of without its name: `会上，`, `活动中，`.

use std::collections::BTreeMap;

use super::maker::Maker;
use super::reading::{Period, Reading};
use super::{Fact, Filler};
use crate::chunk::Chunk;
use crate::ontology::{FactType, Kind};
use crate::rule::{self, Bound, Match};
use crate::text::Span;

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

    /// The occasion that the sentence has told was held, where such a thing happens there: 举办推介会，|现场签约项目8个. Not 去年签约8个.
    pub(super) fn held_here(&self, kind: &FactType, found: &Match<'_>, earlier: &[Fact], planned: bool) -> Option<Vec<Filler>> {
        let clause = &self.passage().clauses[self.clause];
        if !kind.staged || clause.date.is_some() {
            return None;
        }
        let schema = &self.reading.source.ontology.schema;
        let held = |f: &Fact| schema.fact_type(&f.kind)?.roles.iter().find(|r| r.classes.contains(&"Event")).map(|r| r.name);
        let here = earlier.iter().rev().take_while(|f| f.begin == self.begin());
        let (fact, role) = here.filter_map(|f| Some((f, held(f)?))).next()?;
        let names = |chunks| <[Chunk]>::iter(chunks).flat_map(|c: &Chunk| self.reading.names(c));
        let occasion = |m: &&usize| self.reading.class(**m) == "Event";
        let (before, behind) = self.passage().chunks.split_at(found.trigger);
        // 甲高新区与乙公司举行|丙项目|签约仪式: what the ceremony is called after is not signed in its course.
        let called = |s: &Span| names(behind).filter(occasion).any(|m| self.reading.mentions[*m].span.contains(*s));
        let after = |b: &Bound| matches!(&b.filler, rule::Filler::Words(spans) if spans.iter().any(called));
        if found.roles.iter().any(after) {
            return None;
        }
        // |该活动|是甲市今年举办的首场推介活动，签约项目4个: what it is does not name it.
        let this = names(before).filter(occasion).find(|m| self.reading.mentions[**m].anaphor);
        let this = this.map(|m| vec![Filler::Entity(self.reading.mentions[*m].entity)]);
        let event = this.or_else(|| fact.roles.get(role).cloned())?;
        (fact.roles.contains_key("status") == planned).then_some(event)
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
