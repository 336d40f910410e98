//! Numbers without a unit: `完成进出口总额|819亿`, `创新指数达|187`.

use super::before::level;
use super::{State, Statement, phrase};
use crate::ontology::Kind;

/// 完成进出口总额|819亿: a sum whose currency goes without saying. 创新指数达|187: an index, which has no unit.
pub(super) fn unitless(state: &State<'_, '_>, at: usize, out: &mut Vec<Statement>) {
    let reading = state.reading;
    let chunks = &reading.passages[state.passage].chunks;
    let left = level(reading, &chunks[state.left.min(at)..at]);
    let Some((q, number)) = reading.quantity(&chunks[at]).and_then(|q| Some((q, q.value?))) else { return };
    let scaled = reading.str(q.core).chars().last().is_some_and(|c| !c.is_ascii_digit());
    let noun = phrase::noun(reading, left);
    let sum = scaled && reading.gauge(&noun, "money").is_some();
    let points = !scaled && reading.gauge(&noun, "index").is_some() || scaled && reading.gauge(&noun, "plain").is_some();
    let level = (sum || points) && !left.last().is_some_and(|c| reading.is(c, Kind::Growth));
    let Some(subject) = state.topic.owner(reading, &noun).filter(|_| level) else { return };
    let mut statement = state.statement(subject, noun, "observe:noun-value");
    let (unit, currency) = if sum { ("元", Some("CNY")) } else { ("", None) };
    (statement.value, statement.bound, statement.currency) = (Some((number, unit.to_owned())), q.bound, currency);
    out.push(statement);
}
