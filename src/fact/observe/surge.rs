//! A verb that no list has, between a sum and a percentage: `产值蹿升|9.3%` → growth of 9.3. A sum has no value in percent.

use rust_decimal::Decimal;

use super::word::{idle, light, noun_like, rates};
use crate::chunk::{Chunk, ChunkKind, Pos};
use crate::fact::reading::Reading;
use crate::ontology::Kind;

/// Where the verb begins in the chunks in front of a percentage, and 1 or -1 for the way that it says: 出口额|直|线|滑坡 → -1. Nothing
/// where a noun stands between, or behind, or no verb.
pub(super) fn surge(reading: &Reading<'_>, left: &[Chunk], next: Option<&Chunk>) -> Option<(usize, Decimal)> {
    // 产值|贡献|六成|的|企业
    next.is_none_or(|c| matches!(c.kind, ChunkKind::Mark(_))).then_some(())?;
    // 进出口|总额
    let sum = (0..left.len()).rev().find(|i| reading.gauge(reading.str(left[0].span.join(left[*i].span)), "flow").is_some())?;
    let said = |c: &&Chunk| !idle(reading, c) && !light(reading, c);
    let moves = |c: &Chunk| {
        let token = matches!(c.kind, ChunkKind::Token(Pos::Verb | Pos::Adjective | Pos::Other));
        (token || matches!(c.kind, ChunkKind::Word(_)) && super::word::verbal(reading, c) && !rates(c)) && !noun_like(reading, c)
    };
    let verb: Vec<&Chunk> = left[sum + 1..].iter().filter(said).collect();
    let way = |c: char| reading.gauges(c.encode_utf8(&mut [0; 4]), "falls");
    let falls = verb.iter().any(|c| reading.str(c.span).chars().any(way));
    let known = |kind| verb.iter().any(|c| reading.is(c, kind));
    let whole = !verb.is_empty() && verb.iter().all(|c| moves(c)) && !known(Kind::Share) && !known(Kind::Ranking);
    whole.then_some((sum + 1, if falls { Decimal::NEGATIVE_ONE } else { Decimal::ONE }))
}
