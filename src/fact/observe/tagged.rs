//! Numbers that stand in front of what they are of, as in a picture of figures: `320家：国家高新技术企业总数`, `5.2%：研发投入占GDP的比重`.

use super::{State, Statement, number, phrase};
use crate::chunk::ChunkKind;
use crate::ontology::Kind;
use crate::quantity::QuantityKind;

/// Reads a number that is a clause of its own, with a colon behind it; true when it is one.
pub(super) fn tagged(state: &State<'_, '_>, out: &mut Vec<Statement>) -> bool {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let clause = &passage.clauses[state.clause];
    let colon = passage.chunks.get(clause.end).is_some_and(|c| c.kind == ChunkKind::Mark('：'));
    let Some(next) = passage.clauses.get(state.clause + 1).filter(|_| colon && clause.end == clause.begin + 1) else {
        return false;
    };
    let Some(q) = reading.quantity(&passage.chunks[clause.begin]) else { return false };
    let part = &passage.chunks[next.begin..next.end];
    let sorts = [QuantityKind::Money, QuantityKind::Count, QuantityKind::Measure, QuantityKind::Percent];
    // 研发投入|占|GDP|的比重
    let of = part.iter().position(|c| reading.is(c, Kind::Share));
    // 3个：坚持规划先行
    let says = part.first().is_some_and(|c| super::word::verbal(reading, c));
    if says || !sorts.contains(&q.kind) || q.high.is_some() || part.iter().any(|c| number(reading, c)) {
        return false;
    }
    let noun = phrase::noun(reading, &part[..of.unwrap_or(part.len())]);
    let grows = reading.gauge_of(&noun, Kind::Growth).filter(|_| q.kind == QuantityKind::Percent);
    let indicator = noun[..noun.len() - grows.map_or(0, str::len)].to_owned();
    let length = indicator.chars().count();
    let (Some(value), Some(subject)) = (q.value, state.topic.owner(reading, &indicator)) else { return false };
    if !(2..=24).contains(&length) {
        return false;
    }
    let mut statement = state.statement(subject, indicator, "observe:noun-value");
    statement.bound = q.bound;
    let share = of.is_some() || reading.gauge(&noun, "share").is_some();
    match q.kind {
        QuantityKind::Percent if grows.is_some() => statement.growth = Some(value),
        QuantityKind::Percent if share => {
            statement.share = Some(value);
            statement.scope = of.and_then(|of| super::scope::scope(reading, &part[of + 1..]));
        }
        QuantityKind::Percent => statement.value = Some((value, "%".to_owned())),
        _ => (statement.value, statement.currency) = (Some((value, q.unit.to_string())), q.currency),
    }
    out.push(statement);
    true
}
