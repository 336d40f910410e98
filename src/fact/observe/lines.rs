//! How many lines there are that are called by what each makes: `建设2条年产6万吨的|特种玻璃生产线`.

use super::{State, Statement, phrase};
use crate::quantity::QuantityKind;

/// Counts the lines whose noun stands behind what they make, which is read next. False where nothing is made behind the count.
pub(super) fn lines(state: &mut State<'_, '_>, at: usize, out: &mut Vec<Statement>) -> bool {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let chunks = &passage.chunks[..passage.clauses[state.clause].end];
    let [makes, much, rest @ ..] = chunks.get(at + 1..).unwrap_or_default() else { return false };
    let counts = reading.quantity(&chunks[at]).filter(|q| q.kind == QuantityKind::Count);
    let Some((q, value)) = counts.and_then(|q| Some((q, q.value?))) else { return false };
    if !reading.particle(makes, "makes") || !super::number(reading, much) {
        return false;
    }
    let from = at + 3 + rest.iter().take_while(|c| reading.particle(c, "of")).count();
    let end = phrase::after(reading, chunks, from, chunks.len());
    let noun = phrase::noun(reading, &chunks[from..end]);
    let verb = super::deed::verb(reading, &chunks[state.left.min(at)..at]);
    let Some(subject) = state.topic.owner(reading, &noun).filter(|_| reading.gauge(&noun, "line").is_some()) else {
        return false;
    };
    let mut statement = state.statement(subject, format!("{verb}{noun}"), "observe:count-noun");
    (statement.value, statement.bound) = (Some((value, q.unit.clone())), q.bound);
    out.push(statement);
    state.left = at + 1;
    true
}
