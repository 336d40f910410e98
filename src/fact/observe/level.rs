//! What growth is against: `与上年同期持平`, growth of zero, said without a number; `较上一代产品降低`.

use rust_decimal::Decimal;

use super::phrase;
use super::rate::statement;
use super::{State, Statement};
use crate::chunk::{Chunk, ChunkKind, Pos};
use crate::fact::reading::Reading;
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

/// Where it is said that growth is against something of another kind: 较|上一代产品|降低, 比|传统工艺|提高.
pub(super) fn against(reading: &Reading<'_>, left: &[Chunk]) -> Option<usize> {
    let than = left.iter().rposition(|c| reading.particle(c, "than") && !reading.particle(c, "and"))?;
    let kind = left.get(than + 1)?;
    // 较|发行价|上涨
    let word = |t: &crate::mention::Token| t.span == kind.span && t.pos == Pos::Noun;
    let listed = matches!(kind.kind, ChunkKind::Word(_)) && !phrase::idle(reading, kind);
    let listed = listed && reading.source.token(kind.span.begin as usize).is_some_and(word);
    let thing =
        listed || matches!(kind.kind, ChunkKind::Mention(_) | ChunkKind::Token(Pos::Noun | Pos::Adjective | Pos::Activity));
    let peer = |c: &Chunk| reading.gauges(reading.str(kind.span.join(c.span)), "peer");
    (thing || left[than + 1..].iter().take(2).any(peer)).then_some(than)
}
