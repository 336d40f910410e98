//! One part of several wholes: `产值分别占全市、全省的|30%|和|10%|`, `分别居全市第2、全省第5`.

use super::{State, Statement};
use crate::chunk::{Chunk, ChunkKind};
use crate::fact::carried::Topic;
use crate::ontology::Kind;
use crate::quantity::QuantityKind;

/// A share or a place for each of the wholes that are named in the same order. False where they are not as many.
pub(super) fn wholes(
    state: &State<'_, '_>,
    topic: &Topic,
    r: usize,
    values: &[usize],
    noun: Option<&str>,
    out: &mut Vec<Statement>,
) -> bool {
    let reading = state.reading;
    let chunks = &reading.passages[state.passage].chunks;
    let Some(&last) = values.last().filter(|_| values.len() >= 2) else { return false };
    // 占全市、全省比重|分别为30%和10%: the wholes may stand in front.
    let begin = reading.passages[state.passage].clauses[state.clause].begin;
    let front = chunks[begin..r].iter().rposition(|c| reading.is(c, Kind::Share) && reading.str(c.span).starts_with('占'));
    let from = front.map_or(r, |w| begin + w);
    // 分别占|云溪市和湖东省|的32%和8%
    let name = |m: &usize| reading.str(reading.mentions[*m].span);
    let whole = |c: &Chunk| match &c.kind {
        ChunkKind::List { members, .. } => members.iter().map(name).collect(),
        _ => vec![reading.str(c.span)],
    };
    let scopes: Vec<&str> = chunks[from..last].iter().filter(|c| super::scope::scopes(reading, c)).flat_map(whole).collect();
    let of = out.get(state.since..).and_then(|s| s.last()).map(|s| s.indicator.clone());
    let Some(indicator) = noun.map(str::to_owned).or(of).filter(|_| scopes.len() == values.len()) else { return false };
    let Some(subject) = topic.owner(reading, &indicator) else { return false };
    let share = chunks[from..last].iter().any(|c| reading.is(c, Kind::Share));
    for (scope, q) in scopes.iter().zip(values.iter().filter_map(|v| reading.quantity(&chunks[*v]))) {
        let mut statement = state.statement(subject, indicator.clone(), "observe:respectively");
        match q.kind {
            QuantityKind::Percent if share => (statement.share, statement.bound) = (q.value, q.bound),
            QuantityKind::Rank => statement.rank = q.value,
            _ => return false,
        }
        statement.scope = Some((*scope).to_owned());
        out.push(statement);
    }
    true
}
