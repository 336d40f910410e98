//! How many of those counted before are somebody's: `全市48家上市企业中，云溪高新区占了|21家`, `新增上市公司5家，其中|3家|来自云溪高新区`.

use super::{State, Statement, phrase};
use crate::chunk::{Chunk, ChunkKind, Pos};
use crate::ontology::Kind;

/// Tells the count at `at` of whoever has so many; whether it is such a one.
pub(super) fn among(state: &State<'_, '_>, at: usize, out: &mut Vec<Statement>) -> bool {
    let found = share(state, at).or_else(|| there(state, at, out));
    let told = found.is_some();
    out.extend(found);
    told
}

/// 全市48家|上市企业|中，云溪高新区占了|21家: what they are stands in the clause before.
fn share(state: &State<'_, '_>, at: usize) -> Option<Statement> {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let clause = &passage.clauses[state.clause];
    let before = passage.clauses.get(state.clause.checked_sub(1)?)?;
    let [whole @ .., close] = &passage.chunks[before.begin..before.end] else { return None };
    let number = whole.iter().rposition(|c| reading.quantity(c).is_some_and(|q| bodies(state, at, &q.unit)))?;
    let noun = phrase::noun(reading, &whole[number + 1..]);
    let says = |c: &&Chunk| {
        let light = [Kind::Share, Kind::Light, Kind::Silent].iter().any(|kind| reading.is(c, *kind));
        !light && c.kind != ChunkKind::Token(Pos::Particle)
    };
    let mut said = passage.chunks[clause.begin..at].iter().filter(says);
    let (Some(owner), None) = (said.next(), said.next()) else { return None };
    let ChunkKind::Mention(m) = owner.kind else { return None };
    let closed = reading.particle(close, "among") && clause.end == at + 1;
    if !closed || noun.chars().count() < 2 || at == clause.begin + 1 {
        return None;
    }
    counted(state, at, m, noun)
}

/// 新增上市公司5家，其中|3家|来自|云溪高新区: what they are was counted, and where they are stands behind.
fn there(state: &State<'_, '_>, at: usize, out: &[Statement]) -> Option<Statement> {
    let reading = state.reading;
    let clause = &reading.passages[state.passage].clauses[state.clause];
    let chunks = &reading.passages[state.passage].chunks[clause.begin..clause.end];
    let at_home = |c: &Chunk| reading.particle(c, "at") || reading.particle(c, "in");
    let [front @ .., _, lies, place] = chunks else { return None };
    let ChunkKind::Mention(m) = place.kind else { return None };
    let idle = |c: &Chunk| super::word::idle(reading, c) || reading.is(c, Kind::Light) || reading.is(c, Kind::Subset);
    let fits = at + 3 == clause.end && at_home(lies) && reading.class(m) == "Zone" && front.iter().all(idle);
    let last = out.get(state.since..)?.last().filter(|_| fits)?;
    let same = last.value.as_ref().is_some_and(|(_, unit)| bodies(state, at, unit));
    let indicator = super::unnamed::kind_of(reading, &last.indicator).to_owned();
    if same { counted(state, at, m, indicator) } else { None }
}

/// Whether something is counted as what the number at `at` counts.
fn bodies(state: &State<'_, '_>, at: usize, unit: &str) -> bool {
    let own = state.reading.quantity(&state.reading.passages[state.passage].chunks[at]);
    own.is_some_and(|q| q.unit == unit)
}

fn counted(state: &State<'_, '_>, at: usize, m: usize, indicator: String) -> Option<Statement> {
    let reading = state.reading;
    let q = reading.quantity(&reading.passages[state.passage].chunks[at])?;
    let subject = reading.zone_of(reading.mentions[m].entity);
    let mut statement = state.statement(subject, indicator, "observe:same-noun");
    (statement.value, statement.bound) = (Some((q.value?, q.unit.clone())), q.bound);
    Some(statement)
}
