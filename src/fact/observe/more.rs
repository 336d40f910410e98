//! How many more or fewer there are than before: `高新技术企业达286家，比上年净增|37家`.

use super::phrase;
use super::{State, Statement};
use crate::chunk::{Chunk, ChunkKind, Pos};
use crate::fact::reading::Reading;
use crate::ontology::Kind;
use crate::quantity::QuantityKind;

/// The change that a number is, of what its clause names or else of what the number before counts; `Some(None)` where it is a change of
/// nothing that is told. It is no statement like others, since what follows goes on about the level: 余额226亿元，比年初增加31亿元，|增幅16%.
pub(super) fn change(state: &mut State<'_, '_>, at: usize, left: &[Chunk], out: &[Statement]) -> Option<Option<Statement>> {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let chunks = &passage.chunks[..passage.clauses[state.clause].end];
    let q = reading.quantity(&chunks[at])?;
    let last = left.iter().rposition(|c| !reading.particle(c, "idle"))?;
    let word = &left[last];
    let grows = reading.is(word, Kind::Growth);
    let adds = reading.source.ontology.lexicon.values(reading.str(word.span), Kind::Adding).any(|value| value == "more");
    if !(grows || adds || ["more", "fewer"].iter().any(|way| reading.particle(word, way))) {
        return None;
    }
    let than = left[..last].iter().rposition(|c| reading.particle(c, "than"));
    let own = phrase::noun(reading, &left[..than.unwrap_or(last)]);
    let same = |s: &&Statement| s.value.as_ref().is_some_and(|(_, unit)| *unit == q.unit);
    let level = out.get(state.since..).unwrap_or_default().iter().rfind(same);
    // 改造提升|48个|菜市场 is no change, 比上年增加|48家|企业 is one; 新增|4家 alone is told as any number.
    let end = phrase::after(reading, chunks, at + 1, chunks.len());
    if than.is_none() && (q.kind == QuantityKind::Count && end > at + 1 || !grows && (!own.is_empty() || level.is_none())) {
        return None;
    }
    // 比全省平均|多|2家: what it is compared with must be what it was.
    let ago = |c: &Chunk| {
        let date = reading.quantity(c).is_some_and(|q| q.kind == QuantityKind::Date);
        date || reading.particle(c, "ago")
            || reading.gauges(reading.str(c.span), "edition")
            || c.kind == ChunkKind::Token(Pos::Time)
    };
    let compared = than.is_none_or(|than| adds || reading.particle(&left[than], "said") || left[than..last].iter().any(ago));
    // 上升4位, 下降38个基点: so many of nothing.
    let counts = match q.kind {
        QuantityKind::Count | QuantityKind::Money => !reading.gauges(&q.unit, "step"),
        QuantityKind::Measure => than.is_some() && !reading.gauges(&q.unit, "step"),
        // 优良天数328天，同比增加|11天
        QuantityKind::Duration => level.is_some(),
        _ => false,
    };
    let ranks = || reading.ending(&own, Kind::Ranking).next().is_some();
    let flat = reading.word(word, Kind::Growth) == Some("0");
    if !compared || !counts || flat || ranks() {
        return Some(None);
    }
    let behind = phrase::noun(reading, &chunks[at + 1..end]);
    let (noun, subject) = if !behind.is_empty() {
        state.left = end;
        (behind, None)
    } else if !own.is_empty() {
        (own, None)
    } else {
        match level {
            Some(level) => (level.indicator.clone(), Some(level.subject)),
            None => {
                let told = super::unnamed::shared(state, at).map(str::to_owned);
                (told.or_else(|| super::before::measure(state)).unwrap_or_default(), None)
            }
        }
    };
    // 新增企业12家，比上年|多|3家: of the new ones.
    let new = reading.without_adding(&noun).len() < noun.len();
    // 科技型企业总数达86家
    let kind = reading.gauge(&noun, "whole").and_then(|end| noun.strip_suffix(end)).filter(|kind| kind.chars().count() >= 2);
    let noun = kind.unwrap_or(&noun);
    let said = reading.str(word.span);
    // 同比增加 → 增加; 比上年|多 says nothing alone.
    let said = match (grows, adds) {
        (true, _) => {
            reading.ending(said, Kind::Growth).map(|(end, _)| end).filter(|end| end.chars().count() > 1).last().unwrap_or(said)
        }
        (_, true) => said,
        _ => reading.str(left[than.unwrap_or(last)].span.join(word.span)),
    };
    let indicator =
        if (grows || adds) && !new && q.kind == QuantityKind::Count { format!("{said}{noun}") } else { format!("{noun}{said}") };
    let subject = subject.or_else(|| state.topic.owner(reading, noun)).filter(|_| noun.chars().count() >= 2);
    Some(subject.map(|subject| {
        let mut statement = state.statement(subject, indicator, "observe:change");
        (statement.value, statement.bound, statement.currency) = (q.value.map(|v| (v, q.unit.clone())), q.bound, q.currency);
        statement
    }))
}

/// Whether a number is only one to compare with: （2012年时|22家）, 较上年同期|9个.
pub(super) fn beside(reading: &Reading<'_>, left: &[Chunk]) -> bool {
    let bracket = left.iter().rposition(|c| matches!(c.kind, ChunkKind::Mark('（' | '）')));
    let open = bracket.filter(|b| left[*b].kind == ChunkKind::Mark('（'));
    let dated = |c: &Chunk| reading.quantity(c).is_some_and(|q| q.kind == QuantityKind::Date);
    let aside = open.is_some_and(|o| left[o + 1..].iter().any(dated));
    let compared = left.windows(2).any(|w| reading.particle(&w[0], "than") && dated(&w[1]) && reading.period(&w[1]).is_none());
    let against = left.iter().position(|c| reading.particle(c, "than"));
    let behind = against.and_then(|a| Some(a + 1 + left[a + 1..].iter().position(|c| dated(c) || reading.is(c, Kind::Silent))?));
    let beyond = behind.is_some_and(|b| b + 1 < left.len() && phrase::noun(reading, &left[b + 1..]).chars().count() < 2);
    let reached = left.last().is_some_and(|c| reading.is(c, Kind::Light));
    aside || (beyond || compared) && !reached
}
