//! How many more or fewer there are than before: `高新技术企业达286家，比上年净增|37家`.

use super::phrase;
use super::{State, Statement};
use crate::chunk::{Chunk, ChunkKind, Pos};
use crate::fact::reading::Reading;
use crate::ontology::Kind;
use crate::quantity::{Quantity, QuantityKind};

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
    let says = than.unwrap_or(last)..last + 1;
    let subject = subject.or_else(|| state.topic.owner(reading, &noun)).filter(|_| noun.chars().count() >= 2);
    Some(subject.map(|subject| {
        let mut statement = state.statement(subject, named(reading, &noun, &left[says], q), "observe:change");
        (statement.value, statement.bound, statement.currency) = (q.value.map(|v| (v, q.unit.clone())), q.bound, q.currency);
        statement
    }))
}

/// 12家、38家，比年初|分别增加|3家、11家: the changes of the numbers before, in their order.
pub(super) fn ordered(state: &State<'_, '_>, r: usize, values: &[usize], out: &mut Vec<Statement>) -> bool {
    let reading = state.reading;
    let chunks = &reading.passages[state.passage].chunks;
    let begin = reading.passages[state.passage].clauses[state.clause].begin;
    let Some(from) = out.len().checked_sub(values.len()).filter(|from| *from >= state.since && values.len() >= 2) else {
        return false;
    };
    let than = chunks[begin..r].iter().position(|c| reading.particle(c, "than"));
    let changes = |c: &Chunk| {
        matches!(reading.word(c, Kind::Growth), Some("1" | "-1"))
            || ["more", "fewer"].iter().any(|way| reading.particle(c, way))
            || reading.lists(reading.str(c.span), Kind::Adding)
    };
    let mut word = None;
    let mut made = Vec::new();
    let mut left = r;
    for (level, at) in out[from..].iter().zip(values) {
        let own = chunks[left..*at].iter().rposition(changes).map(|i| left + i);
        let begins = than.filter(|_| word.is_none());
        word = own.or(word);
        left = at + 1;
        let (Some(word), Some(q)) = (word, reading.quantity(&chunks[*at])) else { return false };
        if level.value.as_ref().is_none_or(|(_, unit)| *unit != q.unit) || reading.gauges(&q.unit, "step") {
            return false;
        }
        let said = &chunks[begins.map_or(word, |than| begin + than)..=word];
        let indicator = named(reading, &level.indicator, said, q);
        let (value, bound, currency) = (q.value.map(|v| (v, q.unit.clone())), q.bound, q.currency);
        let (growth, share, rank, scope, part_of) = (None, None, None, None, None);
        let rule = "observe:change";
        made.push(Statement { indicator, value, bound, currency, growth, share, rank, scope, part_of, rule, ..level.clone() });
    }
    out.append(&mut made);
    true
}

/// 新认定雏鹰企业38家、瞪羚企业11家，累计|分别达到|126家和47家: how many there are now of each.
pub(super) fn totals(state: &State<'_, '_>, values: &[usize], out: &mut Vec<Statement>) -> bool {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let clause = &passage.clauses[state.clause];
    let from = out.len().checked_sub(values.len()).filter(|from| *from >= state.since && values.len() >= 2);
    let (Some(from), Some(first)) = (from, values.first()) else { return false };
    let sums = |c: &Chunk| reading.is(c, Kind::Cumulative) || reading.gauges(reading.str(c.span), "whole");
    if !passage.chunks[clause.begin..*first].iter().any(sums) {
        return false;
    }
    let mut made = Vec::new();
    for (level, at) in out[from..].iter().zip(values) {
        let Some(q) = reading.quantity(&passage.chunks[*at]).filter(|q| q.kind == QuantityKind::Count) else { return false };
        if level.value.as_ref().is_none_or(|(_, unit)| *unit != q.unit) {
            return false;
        }
        let indicator = reading.without_adding(&level.indicator).to_owned();
        let (value, bound, cumulative) = (q.value.map(|v| (v, q.unit.clone())), q.bound, true);
        let period = level.period.filter(|_| state.topic.counted);
        let (growth, share, rank, scope, part_of) = (None, None, None, None, None);
        let rule = "observe:total";
        made.push(Statement {
            indicator,
            value,
            bound,
            cumulative,
            period,
            growth,
            share,
            rank,
            scope,
            part_of,
            rule,
            ..level.clone()
        });
    }
    out.append(&mut made);
    true
}

/// What a change is called: 净增高新技术企业, 贷款余额增加, 引进企业比上年多. `said` ends with the word of change.
fn named(reading: &Reading<'_>, noun: &str, said: &[Chunk], q: &Quantity) -> String {
    let (Some(first), Some(word)) = (said.first(), said.last()) else { return noun.to_owned() };
    // 新增企业12家，比上年|多|3家: of the new ones.
    let new = reading.without_adding(noun).len() < noun.len();
    // 科技型企业总数达86家
    let kind = reading.gauge(noun, "whole").and_then(|end| noun.strip_suffix(end)).filter(|kind| kind.chars().count() >= 2);
    let noun = kind.unwrap_or(noun);
    let text = reading.str(word.span);
    let grows = reading.is(word, Kind::Growth);
    // 同比增加 → 增加; 比上年|多 says nothing alone.
    let text = if grows {
        reading.ending(text, Kind::Growth).map(|(end, _)| end).filter(|end| end.chars().count() > 1).last().unwrap_or(text)
    } else if reading.lists(text, Kind::Adding) {
        text
    } else {
        return format!("{noun}{}", reading.str(first.span.join(word.span)));
    };
    if !new && q.kind == QuantityKind::Count { format!("{text}{noun}") } else { format!("{noun}{text}") }
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
