//! The two sides that 双方 means: those of what was told a moment ago (甲与乙签署协议。|双方|将共建丙中心), or the last two who were named in one
//! breath: `甲公司与乙大学举行会谈。会后，|双方|签署协议`, `甲公司与乙大学校地合作推进会召开。会上，|双方|签署协议`; or the only two of whom the
//! sentence speaks: `甲公司做整机，乙公司做减速器。|双方|签署协议`.

use std::collections::BTreeMap;

use super::maker::Maker;
use super::{Entity, Fact, Filler};
use crate::chunk::{Chunk, ChunkKind};
use crate::ontology::Class;
use crate::text::Span;

/// How many characters before 双方 its two sides may have been told of.
const NEAR: u32 = 200;

impl Maker<'_, '_> {
    /// The sides that the words before a trigger speak of as 双方; empty where they speak of none.
    pub(super) fn sides(&self, trigger: usize, earlier: &[Fact], minted: &mut Vec<Entity>) -> Vec<Filler> {
        let reading = self.reading;
        let chunks = &self.passage().chunks[..trigger];
        let Some(both) = chunks.iter().position(|c| reading.particle(c, "both")) else { return Vec::new() };
        let begin = self.begin();
        let near = earlier.iter().rev().take_while(|f| f.begin <= begin && begin - f.begin < NEAR);
        let pair = |fillers: &&Vec<Filler>| fillers.len() > 1 && fillers.iter().all(|f| matches!(f, Filler::Entity(_)));
        let told = near.filter_map(|f| f.roles.get("party").filter(pair)).next();
        told.cloned().unwrap_or_else(|| self.in_one_breath(&chunks[..both], minted))
    }

    /// Whether there are such sides, and all of them are of these classes.
    pub(super) fn are(&self, sides: &[Filler], classes: &[Class], minted: &[Entity]) -> bool {
        let clusters = &self.reading.clusters;
        let class = |side: &Filler| match side {
            Filler::Entity(e) => clusters.get(*e).map(|c| c.class).or_else(|| Some(&*minted.get(*e - clusters.len())?.class)),
            _ => None,
        };
        !sides.is_empty() && sides.iter().all(|side| class(side).is_some_and(|c| classes.contains(&c)))
    }

    /// The last two who were named in one breath before 双方, in this sentence or in one close before it.
    fn in_one_breath(&self, here: &[Chunk], minted: &mut Vec<Entity>) -> Vec<Filler> {
        let passages = &self.reading.passages;
        let begin = self.passage().sentence.span.begin;
        let near = |p: &&super::reading::Passage| begin.saturating_sub(p.sentence.span.end) < NEAR;
        let earlier = passages[..self.passage].iter().rev().take_while(near).map(|p| &p.chunks[..]);
        let stretches = || std::iter::once(here).chain(earlier.clone());
        let pair = stretches().find_map(|chunks| self.pair(chunks, minted));
        pair.or_else(|| stretches().take(2).find_map(|chunks| self.only_two(chunks))).unwrap_or_default()
    }

    /// The agents that a stretch names, if they are two, and one of them a firm or an institute.
    fn only_two(&self, chunks: &[Chunk]) -> Option<Vec<Filler>> {
        let reading = self.reading;
        let mut named = BTreeMap::new();
        for &m in chunks.iter().flat_map(|c| reading.names(c)).filter(|m| reading.is_a(**m, "Agent")) {
            named.entry(reading.mentions[m].entity).or_insert(reading.class(m));
        }
        named.retain(|_, class| *class != "Person");
        let partner = named.values().any(|class| matches!(*class, "Company" | "Institute"));
        (named.len() == 2 && partner).then(|| named.into_keys().map(Filler::Entity).collect())
    }

    /// The last two agents of a sentence that 与 joins, or a mark.
    fn pair(&self, chunks: &[Chunk], minted: &mut Vec<Entity>) -> Option<Vec<Filler>> {
        let reading = self.reading;
        let agent = |m: &usize| reading.is_a(*m, "Agent") && reading.class(*m) != "Person";
        let one = |names: &[usize]| names.first().filter(|m| names.len() == 1 && agent(m)).map(|m| reading.mentions[*m].entity);
        (0..chunks.len()).rev().find_map(|at| {
            if let ChunkKind::List { members, count: None } = &chunks[at].kind {
                let two = members.len() == 2 && members.iter().all(agent);
                return two.then(|| members.iter().map(|m| Filler::Entity(reading.mentions[*m].entity)).collect());
            }
            let joint = |i: usize| reading.joins(&chunks[i]);
            let first = at.checked_sub(2).filter(|_| joint(at - 1)).and_then(|i| one(reading.names(&chunks[i])))?;
            let names = reading.names(&chunks[at]);
            let second = match (one(names), names) {
                (Some(second), _) => Filler::Entity(second),
                (None, [occasion]) if reading.class(*occasion) == "Event" => {
                    self.head(reading.mentions[*occasion].span, minted)?
                }
                _ => return None,
            };
            Some(vec![Filler::Entity(first), second])
        })
    }

    /// Whose name an occasion's name begins with: 乙大学|校地合作推进会.
    fn head(&self, occasion: Span, minted: &mut Vec<Entity>) -> Option<Filler> {
        let reading = self.reading;
        let schema = &reading.source.ontology.schema;
        let word = |end: &u32| reading.source.token(*end as usize - 1).is_some_and(|t| t.span.end == *end);
        (occasion.begin + 2..occasion.end).rev().filter(word).find_map(|end| {
            let part = Span { begin: occasion.begin, end };
            let class = crate::mention::ending(reading.source, part).filter(|class| schema.is_a(class, "Agent"))?;
            Some(self.words(part, Some(class), minted))
        })
    }
}
