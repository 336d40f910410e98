//! Growth of zero, said without a number: `税收收入与上年同期持平`.

use rust_decimal::Decimal;

use super::phrase;
use super::rate::statement;
use super::{State, Statement};
use crate::ontology::Kind;

/// 税收收入与上年同期持平: growth of zero, said without a number.
pub(super) fn level(state: &mut State<'_, '_>, out: &mut Vec<Statement>) {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let clause = &passage.clauses[state.clause];
    if !clause.kinds.has(Kind::Growth) {
        return;
    }
    let part = &passage.chunks[clause.begin..clause.end];
    let Some(at) = part.iter().position(|c| reading.word(c, Kind::Growth) == Some("0")) else { return };
    let than = part[..at].iter().position(|c| reading.particle(c, "than")).unwrap_or(at);
    let from = state.left.saturating_sub(clause.begin).min(than);
    let noun = phrase::noun(reading, &part[from..than]);
    if let Some(s) = statement(state, noun, "observe:level", out, |s| s.growth.is_none()) {
        s.growth = Some(Decimal::ZERO);
    }
}
