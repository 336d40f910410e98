//! Whether what there is holds for the time that its sentence names: `今年前三季度，甲公司|累计|开票6亿元` does, `2022年，全区|已有|企业50家` does not.

use super::{State, Statement};
use crate::chunk::{Chunk, ChunkKind};
use crate::ontology::Kind;

/// Whether a stock that a number at `at` tells is one of today, whatever period was named before it.
pub(super) fn undated(
    state: &State<'_, '_>,
    at: usize,
    left: &[Chunk],
    (statement, counted): (&Statement, bool),
    out: &[Statement],
) -> bool {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let (clause, chunks) = (&passage.clauses[state.clause], &passage.chunks);
    // A stock holds on the day it was counted, not over the period of the clauses before; 上半年，甲高新区共走访企业260家 is none.
    let counted_on = |c: &Chunk| {
        reading.word(c, Kind::Light) == Some("stock")
            || reading.is(c, Kind::Realised) && !reading.is(c, Kind::Cumulative) && !super::word::does(reading, c)
    };
    // 今年前三季度，甲公司累计开票6亿元: what a year has summed up so far began with it.
    // 今年前5个月，…；|无人机飞行累计21万架次: so it does behind a semicolon.
    let dated =
        passage.clauses[..state.clause].iter().any(|c| c.date.is_some()) || passage.clauses.iter().all(|c| c.date.is_none());
    let young = dated && statement.period.is_some_and(|p| p.from.day_of_year() == 1 && p.to.day_of_year() < 365);
    // 去年，全区累计发放补贴3亿元: nor is what was done in a year what there is.
    let done = dated && statement.period.is_some_and(|p| p.from != p.to) && super::stretch::acts(reading, &statement.indicator);
    let young = young || done;
    let summed = |c: &Chunk| reading.is(c, Kind::Realised) && !super::word::does(reading, c);
    let flow = out.len() == state.since && !left.iter().any(|c| counted_on(c) || !young && summed(c));
    // 到2027年，产值达500亿元，拥有上市公司10家: what is to be there then.
    let day = reading.source.article.published;
    let aim = statement.planned && statement.period.is_some_and(|p| day.is_some_and(|day| p.to > day));
    // 2022年，|全区已有3家企业|上市, 2022年，|全区有企业50家: the time that stands alone in front holds, unless they were there |已|.
    let framed = || {
        let before = state.clause.checked_sub(1).map(|c| &passage.clauses[c]).filter(|_| out.len() == state.since);
        before.is_some_and(|c| {
            chunks[c.begin..c.end].iter().all(|c| reading.period(c).is_some() || matches!(c.kind, ChunkKind::Mark(_)))
        })
    };
    let acted = counted && at + 1 < clause.end && !super::deed::predicate(reading, &chunks[state.left..clause.end]).is_empty();
    let there = |c: &Chunk| reading.is(c, Kind::Realised);
    let own = clause.date.is_some() || (acted || !left.iter().any(there)) && framed();
    !own && !state.topic.counted && !flow && !aim
}

/// Whether the words in front of a number say that it is a sum of all times, and whether they say that it is one of what there is.
pub(super) fn stock(state: &State<'_, '_>, left: &[Chunk], counted: bool) -> (bool, bool) {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let (clause, chunks) = (&passage.clauses[state.clause], &passage.chunks);
    let has = |c: &Chunk| reading.word(c, Kind::Light) == Some("stock");
    let sums = |c: &Chunk| reading.is(c, Kind::Cumulative) && reading.word(c, Kind::Cumulative) != Some("all");
    let as_of = clause.date.is_some_and(|(i, _)| reading.quantity(&chunks[i]).is_some_and(|q| q.as_of));
    // 5月6日举行对接会，共有60家企业|参加: how many did something on a day or in a year is no stock.
    let did = || !super::deed::predicate(reading, &chunks[state.left.min(clause.end)..clause.end]).is_empty();
    let dated = state.period.is_some() && !as_of && !state.topic.counted;
    if counted && dated && left.iter().any(|c| has(c) && sums(c) && !reading.is(c, Kind::Realised)) && did() {
        return (false, false);
    }
    // 2023年，…，共完成投资8亿元: all of that year is no stock.
    let all = left.iter().any(|c| reading.word(c, Kind::Cumulative) == Some("all"));
    let cumulative = left.iter().any(sums) || as_of;
    (cumulative, cumulative && !all || left.iter().any(has))
}
