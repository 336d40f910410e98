//! Which day a clause means that names none: 展会|首日 is the first of the occasion, 开园|当天 the one on which 开园 was told.

use super::carried::Topic;
use super::reading::{Period, Reading};
use crate::chunk::Chunk;
use crate::ontology::Kind;

/// How many sentences before 开园当天 it may have been told.
const BEFORE: usize = 30;

/// The day that a clause means by what happened on it. `told` holds the topics of the sentences before.
pub(super) fn meant(reading: &Reading<'_>, part: &[Chunk], topic: &Topic, told: &[Vec<Topic>]) -> Option<Period> {
    let scene = |c: &Chunk| c.kinds.has(Kind::Scene).then(|| reading.source.value(c.span, Kind::Scene)).flatten();
    if part.iter().any(|c| scene(c) == Some("first")) {
        return topic.course.map(|p| Period { from: p.from, to: p.from });
    }
    let at = part.iter().position(|c| scene(c) == Some("day")).filter(|at| *at > 0)?;
    let deed = reading.str(part[at - 1].span);
    let whole = deed.chars().count() > 1 && deed.chars().all(char::is_alphabetic);
    let days = told.iter().zip(&reading.passages).rev().take(BEFORE).flat_map(|(topics, passage)| {
        topics.iter().zip(&passage.clauses).map(|(topic, clause)| (topic.period, &passage.chunks[clause.begin..clause.end]))
    });
    let of_it = |chunks: &[Chunk]| chunks.iter().any(|c| reading.str(c.span).ends_with(deed));
    days.filter(|(period, _)| period.is_some_and(|p| p.from == p.to)).find(|(_, chunks)| whole && of_it(chunks))?.0
}
