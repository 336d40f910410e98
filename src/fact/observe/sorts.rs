//! The number that closes a list: `覆盖电子、食品等18个行业`, `集聚甲公司、乙公司等23家企业`.

use super::{State, Statement, phrase};
use crate::chunk::{Chunk, ChunkKind};
use crate::ontology::Kind;

/// 覆盖电子、食品等18个行业: the number that closes a list of sorts or places.
pub(super) fn listed(state: &mut State<'_, '_>, at: usize, taken: &std::collections::BTreeSet<usize>, out: &mut Vec<Statement>) {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let chunks = &passage.chunks[..passage.clauses[state.clause].end];
    let ChunkKind::List { members, count: Some(count) } = &chunks[at].kind else { return };
    let q = &reading.source.quantities[*count];
    let sorts = members.first().is_some_and(|m| matches!(reading.class(*m), "Industry" | "Place" | "Product"));
    // 新增甲公司、乙公司等65家省级以上专精特新企业
    let gathers = |c: &Chunk| reading.source.is(c.span, Kind::Adding) || reading.particle(c, "gathers");
    let left = &chunks[state.left.min(at)..at];
    // 集聚了|玉溪|沃|森|、甲公司、乙公司等23家企业: nobody may know the first of them.
    let runs = |c: &&Chunk| !gathers(c) && matches!(c.kind, ChunkKind::Token(_) | ChunkKind::Mention(_) | ChunkKind::Mark('、'));
    let known = left.iter().rev().find(|c| !reading.particle(c, "idle")).is_some_and(gathers);
    let unknown = left.iter().rev().take_while(runs).count().min(6);
    let unknown = if !known && left.iter().rev().nth(unknown).is_some_and(gathers) { unknown } else { 0 };
    // 甲公司、乙公司等27家企业|集中|亮相: who comes to an occasion.
    let comes = (at + 1..chunks.len()).take(4).find(|i| reading.particle(&chunks[*i], "attends")).filter(|_| left.is_empty());
    let sorts = sorts || known || unknown > 0 || comes.is_some();
    let (Some(number), false) = (q.value, taken.contains(count) || !sorts || q.high.is_some()) else { return };
    let joined = usize::from(chunks.get(at + 1).is_some_and(|c| super::word::joins(reading, c)));
    let end = phrase::after(reading, chunks, at + 1 + joined, chunks.len());
    let span = crate::text::Span { begin: q.span.end, end: chunks[end.max(at + 1) - 1].span.end };
    let verb = super::deed::verb(reading, &left[..left.len() - unknown]);
    // 电子、食品、纺织三个|产业增势强劲: no more than those that are named, and nobody has them as in 拥有甲、乙两家子公司.
    let had = left.iter().any(|c| super::word::light(reading, c));
    if verb.is_empty() && !had && number == rust_decimal::Decimal::from(members.len()) {
        return;
    }
    let does = comes.filter(|c| *c >= end).map_or("", |c| reading.str(chunks[end].span.join(chunks[c].span)));
    let indicator = format!("{verb}{does}{}", reading.str(span));
    state.left = end.max(at + 1);
    if span.is_empty() || reading.gauges(reading.str(span), "nothing") || indicator.chars().count() < 2 {
        return;
    }
    let occasion = state.topic.event.filter(|_| comes.is_some());
    let Some(subject) = occasion.or_else(|| state.topic.owner(reading, &indicator)) else { return };
    let mut statement = state.statement(subject, indicator, "observe:count-noun");
    (statement.value, statement.bound) = (Some((number, q.unit.clone())), q.bound);
    out.push(statement);
}
