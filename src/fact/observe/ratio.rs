//! How many of so many: `全省每五家瞪羚企业就有两家来自青禾高新区` is 40 % of 全省's 瞪羚企业.

use rust_decimal::Decimal;

use super::scope::scopes;
use super::{State, Statement, number, phrase};
use crate::chunk::{Chunk, ChunkKind, Pos};
use crate::ontology::Kind;
use crate::quantity::QuantityKind;

/// Tells the share behind 每 at `at`; whether 每 opens one.
pub(super) fn ratio(state: &mut State<'_, '_>, at: usize, out: &mut Vec<Statement>) -> bool {
    let found = share(state, at);
    let Some((statement, part)) = found else { return false };
    out.push(statement);
    state.past = part + 1;
    true
}

/// The share, and where the number of the part stands.
fn share(state: &State<'_, '_>, at: usize) -> Option<(Statement, usize)> {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let chunks = &passage.chunks;
    let count = |i: usize| reading.quantity(chunks.get(i)?).filter(|q| q.kind == QuantityKind::Count);
    // 每|卖出|三台
    let each = (at.saturating_sub(2)..at).rev().find(|each| reading.particle(&chunks[*each], "each"))?;
    if each + 2 == at && !super::word::verbal(reading, &chunks[at - 1]) {
        return None;
    }
    let whole = count(at)?;
    // 每四家|上榜|企业|中: verbs, too, say what so many are.
    let closes = |c: &Chunk| number(reading, c) || matches!(c.kind, ChunkKind::Mark(_) | ChunkKind::Token(Pos::Position));
    let run =
        at + 1 + chunks[at + 1..].iter().take(BETWEEN).take_while(|c| !closes(c) && !super::word::light(reading, c)).count();
    let to = phrase::after(reading, chunks, at + 1, chunks.len());
    let to = if to == at + 1 { run } else { to };
    // 每四家|上榜|企业中|，: the word that closes it has the kind.
    let within = chunks.get(to).filter(|c| reading.is(c, Kind::Subset)).and_then(|c| reading.str(c.span).strip_suffix('中'));
    let noun = phrase::noun(reading, &chunks[at + 1..to]) + within.unwrap_or_default();
    let to = to + usize::from(within.is_some());
    // 上榜企业|中|，|差不多|就有|一家
    let small = |c: &Chunk| {
        let mark = matches!(c.kind, ChunkKind::Mark(m) if m != '，');
        let place = c.kind == ChunkKind::Token(Pos::Position);
        !mark
            && !number(reading, c)
            && (place
                || reading.is(c, Kind::Light)
                || reading.source.is(c.span, Kind::BoundBefore)
                || super::word::idle(reading, c))
    };
    let part = to + chunks[to..].iter().take(BETWEEN).take_while(|c| small(c)).count();
    let has = reading.word(&chunks[part - 1], Kind::Light) == Some("stock");
    let of = count(part).filter(|q| has && q.unit == whole.unit)?;
    let (of, bound, whole) = (of.value?, of.bound, whole.value.filter(|whole| *whole > Decimal::ONE)?);
    if noun.chars().count() < 2 || of >= whole {
        return None;
    }
    // |落在|青禾高新区: whose the part is.
    let zone = |m: &&usize| reading.class(**m) == "Zone";
    let home = chunks[part + 1..].iter().take(3).flat_map(|c| reading.names(c)).find(zone);
    let subject = home.map(|m| reading.zone_of(reading.mentions[*m].entity)).or_else(|| state.topic.owner(reading, &noun))?;
    let scope = each.checked_sub(1).map(|b| &chunks[b]).filter(|c| scopes(reading, c));
    // 全国每十台就有三台产自|这里: the whole has no part of itself, and who is here is the article's own.
    let own = scope.is_some_and(|c| reading.names(c).iter().any(|m| reading.mentions[*m].entity == subject));
    let here = || chunks[part + 1..].iter().take(3).any(|c| c.kind == ChunkKind::Token(Pos::Pronoun));
    let subject = if own { state.topic.home.filter(|_| here())? } else { subject };
    // 每5家企业就有1家|高新技术企业, 每十家企业就有三家|是|科技型企业: what the part is has the share.
    let from = part + 1 + usize::from(chunks.get(part + 1).is_some_and(|c| reading.particle(c, "identifies")));
    let to = phrase::after(reading, chunks, from, chunks.len());
    let kind = Some(phrase::noun(reading, &chunks[from..to.max(from)]));
    let kind = kind.filter(|kind| kind.chars().count() > noun.chars().count() && kind.ends_with(&noun) && scope.is_none());
    let scope = scope.map(|c| reading.str(c.span).to_owned()).or_else(|| kind.as_ref().map(|_| noun.clone()));
    let mut statement = state.statement(subject, kind.unwrap_or(noun), "observe:share-of");
    statement.share = Some((of * Decimal::ONE_HUNDRED / whole).round_dp(1).normalize());
    (statement.bound, statement.scope) = (bound, scope);
    Some((statement, part))
}

/// How many small words may stand between what so many are and how many of them.
const BETWEEN: usize = 6;
