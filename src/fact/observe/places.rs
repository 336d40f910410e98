//! How many have a place in a ranking: `7项指标增速居全市第一`, `11家企业产品市场占有率居行业前三` count, and rank nothing.

use std::collections::BTreeSet;

use super::{State, Statement};
use crate::chunk::{Chunk, ChunkKind};
use crate::fact::reading::Reading;
use crate::ontology::Kind;
use crate::quantity::QuantityKind;

/// Reads a count whose things all have the place at the clause's end; true when both numbers are used up.
pub(super) fn many(state: &mut State<'_, '_>, at: usize, taken: &BTreeSet<usize>, out: &mut Vec<Statement>) -> bool {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let clause = &passage.clauses[state.clause];
    let chunks = &passage.chunks[..clause.end];
    let ChunkKind::Quantity(index) = chunks[at].kind else { return false };
    let q = &reading.source.quantities[index];
    if q.kind != QuantityKind::Count || taken.contains(&index) || !clause.kinds.has(Kind::Ranking) && !scoped(reading, chunks, at)
    {
        return false;
    }
    let Some(place) = place(reading, chunks, at) else { return false };
    let between = &chunks[at + 1..place];
    // 在全国169家国家高新区综合排名中跃居第61位: among how many.
    let among = |c: &Chunk| reading.particle(c, "in") || reading.is(c, Kind::Ranking) || super::scope::scopes(reading, c);
    if chunks[clause.begin..at].iter().any(among) {
        return false;
    }
    let text = |part: &[Chunk]| part.first().zip(part.last()).map_or("", |(a, b)| reading.str(a.span.join(b.span)));
    let kind = between.first().filter(|c| {
        let word = reading.str(c.span);
        reading.gauges(word, "sector") || reading.gauges(word, "nothing")
    });
    let rest = &between[usize::from(kind.is_some())..];
    let measured = |c: &Chunk| {
        let word = reading.str(c.span);
        ["measure", "share", "market"].iter().any(|way| reading.gauge(word, way).is_some()) || reading.is(c, Kind::Growth)
    };
    // 12家企业总产值居全省第一, 12家企业数量居全省第一: all of them together.
    let summed = rest
        .iter()
        .map(|c| reading.str(c.span))
        .any(|word| reading.gauge(word, "sum").is_some() || reading.gauges(word, "whole"));
    // 2项指标居全市第一
    let items = kind.is_some_and(|c| reading.gauges(reading.str(c.span), "nothing"));
    // 26项指标中，|9项|位居全市前三
    let bare = kind.is_none()
        && chunks[clause.begin..at].iter().all(|c| super::word::idle(reading, c) || super::word::light(reading, c))
        && rest.iter().all(|c| reading.is(c, Kind::Ranking) || super::scope::scopes(reading, c))
        && super::kinds::place(reading, &chunks[place]);
    if summed || !(items || bare || rest.iter().any(measured)) {
        return false;
    }
    let what = text(&chunks[at + 1 + usize::from(kind.is_some())..=place]);
    let indicator = format!("{what}{}", kind.map_or("", |c| reading.str(c.span)));
    let (Some(number), Some(subject)) = (q.value, state.topic.owner(reading, &indicator)) else { return false };
    if indicator.chars().count() > 30 {
        return false;
    }
    let mut statement = state.statement(subject, indicator, "observe:count-verb");
    (statement.value, statement.bound) = (Some((number, q.unit.clone())), q.bound);
    out.push(statement);
    (state.left, state.past) = (place + 1, place + 1);
    true
}

/// Whether a scope stands in front of a rank: 7项|增速|全市|第一.
fn scoped(reading: &Reading<'_>, chunks: &[Chunk], at: usize) -> bool {
    chunks[at + 1..].iter().any(|c| super::scope::scopes(reading, c))
}

/// The rank that closes the clause, where it is the next number and a verb or a scope leads to it.
fn place(reading: &Reading<'_>, chunks: &[Chunk], at: usize) -> Option<usize> {
    let next =
        at + 1 + chunks[at + 1..].iter().take(9).position(|c| matches!(c.kind, ChunkKind::Quantity(_) | ChunkKind::Mark(_)))?;
    reading.quantity(&chunks[next]).filter(|q| q.kind == QuantityKind::Rank && q.value.is_some())?;
    let before = &chunks[next - 1];
    let leads = reading.is(before, Kind::Ranking) || super::scope::scopes(reading, before);
    let closes = chunks.get(next + 1).is_none_or(|c| matches!(c.kind, ChunkKind::Mark(_)));
    (leads && closes && next > at + 1 && !super::word::idle(reading, &chunks[at + 1])).then_some(next)
}
