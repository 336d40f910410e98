//! What a number counts that has no noun of its own: `企业达186家，新增|32家`, `全省20家，云溪市|7家`, `新增12个，累计达|156个`.

use super::phrase;
use super::word::RATES;
use super::{State, Statement};
use crate::chunk::{Chunk, ChunkKind, Pos};
use crate::fact::reading::Reading;
use crate::ontology::Kind;
use crate::quantity::{Bound, QuantityKind};

/// 开工厂房20万平方米，竣工|10万平方米: the noun that the number before has.
pub(super) fn shared<'a>(state: &State<'_, 'a>, at: usize) -> Option<&'a str> {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let chunks = &passage.chunks;
    // 园区来自8个省，其中山东入选9个: of whom else it is said.
    let place = |h: usize| reading.names(&chunks[h]).iter().any(|m| reading.class(*m) == "Place");
    if passage.clauses[state.clause].head.is_some_and(place) {
        return None;
    }
    let unit = &reading.quantity(&chunks[at])?.unit;
    let before = chunks[..at].iter().rposition(|c| super::number(reading, c))?;
    let same = reading.quantity(&chunks[before]).is_some_and(|q| q.unit == *unit);
    let named = |c: &Chunk| {
        let pos = reading.source.token(c.span.begin as usize).filter(|t| t.span == c.span).map(|t| t.pos);
        let word = matches!(c.kind, ChunkKind::Token(_) | ChunkKind::Word(_)) && !super::word::idle(reading, c);
        word && matches!(pos, Some(Pos::Noun | Pos::Adjective | Pos::Other)) && !reading.is(c, Kind::Light)
    };
    let behind = phrase::after(reading, chunks, before + 1, at);
    let (from, to) = if behind > before + 1 {
        (before + 1, behind)
    } else {
        // 企业|达到|368家
        let light = |c: &Chunk| reading.is(c, Kind::Light) || super::word::idle(reading, c);
        let end = chunks[..before].iter().rposition(|c| !light(c)).map_or(before, |i| i + 1);
        let first = chunks[..end].iter().rposition(|c| !named(c)).map_or(0, |i| i + 1);
        (first, end)
    };
    let (a, b) = (chunks.get(from)?, chunks.get(to.checked_sub(1)?)?);
    (same && from < to).then(|| reading.str(a.span.join(b.span)))
}

/// What a number without a noun counts: the same as the one before it, or what its verb says.
pub(super) fn unnamed(state: &State<'_, '_>, at: usize, left: &[Chunk], out: &[Statement]) -> Option<(String, &'static str)> {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let chunks = &passage.chunks[..passage.clauses[state.clause].end];
    let q = reading.quantity(&chunks[at])?;
    let last = out.get(state.since..).and_then(|s| s.last());
    // 全区产值500亿元。其中，甲园200亿元
    let last = last.or(state.subset.and_then(|whole| out.get(whole)).filter(|_| state.explicit));
    // 5.5万人次线上互动, 共有12家入围: what they did tells them apart.
    let said = |c: &Chunk| matches!(c.kind, ChunkKind::Mark(_) | ChunkKind::Quantity(_)) || c.word().meets(RATES);
    // 17项|增速|高于全市平均水平: no rate follows.
    let rated = |c: &Chunk| !reading.is(c, Kind::Growth) || chunks[at + 1..].iter().any(|c| super::number(reading, c));
    let closes = chunks.get(super::word::passed(reading, chunks, at)).is_none_or(|c| said(c) && rated(c));
    if let Some(size) = sized(state, at) {
        // 其中100亿元以上1个、总投资105亿元，20亿元以上14个: the sum between them is of no other kind.
        let mut told = out.get(state.since..).into_iter().flatten().rev().chain(last);
        let same = told.find(|s| s.value.as_ref().is_some_and(|(_, unit)| *unit == q.unit));
        let kind =
            same.map(|s| without_size(reading, kind_of(reading, &s.indicator))).or_else(|| counted(reading, chunks, at))?;
        return Some((format!("{size}{kind}"), "observe:same-noun"));
    }
    // 新增平台12个，累计达156个: all of them, the new ones among them.
    let summed = |c: &Chunk| {
        reading.is(c, Kind::Cumulative) || reading.is(c, Kind::Light) || matches!(c.kind, ChunkKind::Mark('、' | '（'))
    };
    let all = closes && left.iter().any(|c| reading.is(c, Kind::Cumulative)) && left.iter().all(summed);
    // 新增企业147家，总数达705户
    let body = |unit: &str| reading.source.ontology.lexicon.values(unit, Kind::Particle).any(|value| value == "body");
    let alike = |unit: &str| *unit == *q.unit || body(unit) && body(&q.unit);
    let all = last.filter(|s| all && s.value.as_ref().is_some_and(|(_, unit)| alike(unit)));
    // 全市…98家，甲高新区占42家: as many of them, and the whole is not part of the part's name.
    let of = left.last().is_some_and(|c| reading.is(c, Kind::Share));
    let all = all.map(|s| reading.without_adding(&s.indicator));
    let all = all.or(last.filter(|_| of && state.explicit).map(|s| kind_of(reading, &s.indicator)));
    let when = |c: &Chunk| reading.quantity(c).is_some_and(|q| q.kind == QuantityKind::Date);
    // 92批次380人: a second number of the same thing.
    // 全国共有平台20个。其中，云溪市目前有12个
    let now = |c: &Chunk| when(c) || reading.is(c, Kind::Light) || reading.is(c, Kind::Realised);
    let own = state.explicit && (state.subset.is_some() || state.in_subset) && left.iter().all(now);
    let alone = (left.is_empty() || own) && !state.apart && closes;
    // 2023年达到14亿元, 三年内|扩充到50人, 二期投产后|增至6条, 计划|扩充到50人: the same at another time.
    let idle = |c: &Chunk| when(c) || [Kind::Light, Kind::Silent, Kind::Planned].iter().any(|k| reading.is(c, *k));
    let later = |c: &Chunk| reading.is(c, Kind::Finished) || reading.particle(c, "inside");
    let term = |c: &Chunk| reading.quantity(c).is_some_and(|q| q.kind == QuantityKind::Duration);
    let light = || left.last().is_some_and(|c| reading.is(c, Kind::Light));
    let within = || chunks[..at - left.len()].last().is_some_and(term);
    let to_come = || within() || left.iter().any(|c| later(c) || reading.is(c, Kind::Planned));
    let time = left.iter().any(when) || light() && to_come();
    let again = closes && !state.apart && time && left.iter().all(|c| idle(c) || later(c));
    // 营收增长25%，全年预计可达16亿元: what grew.
    let grew = |s: &Statement| s.value.is_none() && s.growth.is_some() && q.kind == QuantityKind::Money;
    let again = last.filter(|s| again && (matches!(&s.value, Some((_, unit)) if *unit == q.unit) || grew(s)));
    if let Some(same) = again {
        let of = super::scope::base(reading, &same.indicator).unwrap_or(&same.indicator);
        return Some((of.to_owned(), "observe:same-noun"));
    }
    // 产值年均增长9.5%，2022年突破1000亿元: of what had that rate.
    let reached = |c: &Chunk| when(c) || [Kind::Light, Kind::Silent].iter().any(|k| reading.is(c, *k));
    let paced = last.filter(|s| s.rule == "observe:rate" && q.kind == QuantityKind::Money && left.iter().all(reached) && closes);
    if let Some(of) = paced.and_then(|s| super::scope::base(reading, &s.indicator)) {
        return Some((of.to_owned(), "observe:same-noun"));
    }
    // 组建5个研发团队、共62人: who they are.
    let joined = |c: &Chunk| c.kind == ChunkKind::Mark('、') || reading.is(c, Kind::Silent) || reading.is(c, Kind::Cumulative);
    let people = reading.gauges(&q.unit, "people") && !left.is_empty() && left.iter().all(joined) && closes && !state.apart;
    // 发运班列386列、3.9万标箱: the same in another unit.
    let joint = matches!(left, [mark] if mark.kind == ChunkKind::Mark('、')) && closes && !state.apart;
    let sorts = [QuantityKind::Count, QuantityKind::Measure, QuantityKind::Duration];
    // 获股权融资16笔、合计23.5亿元: the sum of what was counted.
    let summed = q.kind == QuantityKind::Money
        && left.iter().all(joined)
        && left.iter().any(|c| reading.is(c, Kind::Cumulative))
        && closes
        && !state.apart;
    let people = people || summed || joint && sorts.contains(&q.kind);
    if let Some(s) = last.filter(|s| people && s.value.as_ref().is_some_and(|(_, unit)| *unit != q.unit)) {
        return Some((s.indicator.clone(), "observe:same-noun"));
    }
    // 全省潜在独角兽企业52家，其中|云溪市|7家: of the same kind.
    let kind = |s| if state.explicit { kind_of(reading, s) } else { s };
    if let Some(same) = all.or(last.filter(|_| alone).map(|s| kind(s.indicator.as_str()))) {
        // 产值年均增长9%，由168亿元跃升至262亿元
        let same = super::scope::base(reading, same).unwrap_or(same);
        return Some((same.to_owned(), "observe:same-noun"));
    }
    // 4.5亿元|拟|作为|发展储备资金: what the sum is for.
    let meant = |c: &Chunk| reading.is(c, Kind::Planned) || reading.particle(c, "spent");
    let to = at + 1 + chunks[at + 1..].iter().take(3).take_while(|c| meant(c)).count();
    if q.kind == QuantityKind::Money
        && left.iter().all(|c| super::word::idle(reading, c))
        && reading.particle(&chunks[to - 1], "spent")
    {
        let end = phrase::after(reading, chunks, to, chunks.len());
        let noun = phrase::noun(reading, &chunks[to..end]);
        let named = chunks[to..end].iter().any(|c| !reading.names(c).is_empty());
        return (!named && noun.chars().count() >= 2).then_some((noun, "observe:noun-value"));
    }
    // 给予补贴，最高不超过50万元
    if let Some(grant) = super::before::grant(state).filter(|_| q.kind == QuantityKind::Money && q.bound == Some(Bound::UpTo)) {
        return Some((grant, "observe:noun-value"));
    }
    // 6家捧回省级奖项
    if q.kind == QuantityKind::Money && left.iter().all(idle) {
        return Some((super::before::measure(state)?, "observe:noun-value"));
    }
    // 高新技术企业快速增长，达到61家
    // 省级以上的工程中心，|同样|添|了|6家
    let more = |c: &Chunk| reading.is(c, Kind::Adding) || matches!(c.kind, ChunkKind::Token(Pos::Particle | Pos::Adverb));
    let reached =
        |c: &Chunk| when(c) || more(c) || [Kind::Light, Kind::Silent, Kind::Cumulative].iter().any(|k| reading.is(c, *k));
    let counts = q.kind == QuantityKind::Count;
    let reaches = counts && closes && (!left.is_empty() || q.bound.is_some()) && left.iter().all(reached);
    if let Some(kind) = reaches.then(|| super::before::kind(state)).flatten() {
        return Some((kind, "observe:noun-value"));
    }
    if let Some(kind) = super::before::alike(state).filter(|_| counts && closes) {
        return Some((kind, "observe:noun-value"));
    }
    let others = left.last().is_some_and(|c| reading.str(c.span) == "等");
    let counts = counts && (others || !left.iter().any(|c| c.kind == ChunkKind::Mark('“')));
    let behind = super::deed::elsewhere(reading, chunks, at + 1);
    let does = || super::deed::predicate(reading, &chunks[behind..]).to_owned();
    counts.then(|| (does() + &super::qualifier::some_of(state, chunks, at), "observe:count-verb"))
}

/// 工信部公布第五批“小巨人”企业名单，甲高新区|新增|4家: how many of those of the list there are more.
pub(super) fn of_list(state: &State<'_, '_>, at: usize, noun: &str) -> Option<String> {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let counts = reading.quantity(&passage.chunks[at]).is_some_and(|q| q.kind == QuantityKind::Count);
    let before = &passage.chunks[..passage.clauses[state.clause].begin];
    if !counts || !reading.lists(noun, Kind::Adding) {
        return None;
    }
    let list = |m: &&usize| matches!(reading.class(**m), "Honor" | "Document");
    let mention = &reading.mentions[*before.iter().rev().flat_map(|c| reading.names(c)).find(list)?];
    let mut span = mention.span;
    // 第五批|, 2023年度|
    let said = |at: u32| {
        let batch = || (at + 1..at + 5).find(|i| reading.source.char(*i as usize) == Some('批')).map(|i| i + 1);
        let number = reading.source.quantity_at(at as usize).map(|q| q.span.end);
        number.or_else(|| batch().filter(|_| reading.source.char(at as usize) == Some('第')))
    };
    while let Some(end) = said(span.begin).filter(|end| *end < span.end) {
        span.begin = end;
    }
    let name = reading.str(span);
    let (end, _) = reading.ending(name, Kind::Suffix).find(|(end, class)| {
        *class == "Honor" && reading.source.ontology.lexicon.values(end, Kind::Suffix).any(|class| class == "Document")
    })?;
    let kind = name.strip_suffix(end).filter(|kind| kind.chars().count() >= 3)?;
    Some(format!("{noun}{kind}"))
}

/// 帮助企业融资56笔、|金额|8.3亿元: the sum of what was counted in front.
pub(super) fn amount(state: &State<'_, '_>, noun: &str, out: &[Statement]) -> Option<String> {
    let reading = state.reading;
    let chunks = &reading.passages[state.passage].chunks;
    let series = matches!(chunks.get(state.left).map(|c| &c.kind), Some(ChunkKind::Mark('、')));
    let last = out.get(state.since..)?.last().filter(|s| series && s.value.is_some() && s.currency.is_none())?;
    let of = last.indicator.strip_prefix(state.verb.as_str()).unwrap_or(&last.indicator);
    reading.gauges(noun, "amount").then(|| format!("{of}{noun}"))
}

/// Whether a sum stands behind 第6个, so that it is the size of one of many: 引进的第6个|10亿元以上|项目.
pub(super) fn nth(state: &State<'_, '_>, at: usize) -> bool {
    let reading = state.reading;
    let left = &reading.passages[state.passage].chunks[state.left.min(at)..at];
    let ordinal = |c: &Chunk| reading.source.char(c.span.begin as usize) == Some('第');
    let ends = left.last().is_some_and(|c| reading.ending(reading.str(c.span), Kind::Classifier).next().is_some());
    ends && left.iter().rev().take(3).any(ordinal)
}

/// 签约项目31个，其中|50亿元以上|1个: the size by which a number is of a part.
pub(super) fn sized<'a>(state: &State<'_, 'a>, at: usize) -> Option<&'a str> {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let chunks = &passage.chunks[..passage.clauses[state.clause].end];
    let closes = chunks.get(at + 1).is_none_or(|c| matches!(c.kind, ChunkKind::Mark(_)));
    let counts = chunks.get(at).and_then(|c| reading.quantity(c)).is_some_and(|q| q.kind == QuantityKind::Count);
    if !counts || !closes || !state.explicit && !state.in_subset {
        return None;
    }
    let begin = chunks[..at].iter().rposition(|c| matches!(c.kind, ChunkKind::Mark(_)) || reading.is(c, Kind::Subset))? + 1;
    let size = chunks.get(begin).filter(|_| begin < at)?.span.join(chunks.get(at - 1)?.span);
    let text = reading.str(size);
    limits(reading, text).then_some(text)
}

/// 亿元以上, 50亿元以上: whether a text is a sum and that it is passed.
fn limits(reading: &Reading<'_>, text: &str) -> bool {
    text.contains('元') && reading.ending(text, Kind::BoundAfter).next().is_some()
}

/// 50亿元以上项目 → 项目: the next size is not of those of this one.
fn without_size<'n>(reading: &Reading<'_>, indicator: &'n str) -> &'n str {
    let size = indicator.char_indices().map(|(i, _)| &indicator[..i]).find(|size| limits(reading, size));
    &indicator[size.map_or(0, str::len)..]
}

/// 签约|项目|31个，其中50亿元以上1个: the noun of the number before in the same unit.
fn counted<'a>(reading: &Reading<'a>, chunks: &[Chunk], at: usize) -> Option<&'a str> {
    let unit = &reading.quantity(&chunks[at])?.unit;
    let whole = chunks[..at].iter().rposition(|c| reading.quantity(c).is_some_and(|q| q.unit == *unit))?;
    let noun = chunks.get(whole.checked_sub(1)?)?;
    reading.is(noun, Kind::Gauge).then(|| reading.str(noun.span))
}

/// 全省独角兽企业20家，|云溪市|7家: a place or zone and its number, of what was counted before.
pub(super) fn elsewhere(state: &State<'_, '_>, at: usize, left: &[Chunk], out: &[Statement]) -> Option<Statement> {
    let reading = state.reading;
    let q = reading.quantity(&reading.passages[state.passage].chunks[at])?;
    let open = |c: &Chunk| c.kind == ChunkKind::Mark('（');
    let idle =
        |c: &&Chunk| !super::word::idle(reading, c) && !reading.is(c, Kind::Light) && !reading.is(c, Kind::Share) && !open(c);
    // 对|马来西亚|进出口29亿元: to whom, and not who.
    let abroad = |c: &Chunk| reading.particle(c, "toward") || reading.gauges(reading.str(c.span), "trade lead");
    if left.iter().any(abroad) {
        return None;
    }
    let mut said = left.iter().filter(idle);
    let ChunkKind::Mention(m) = said.next()?.kind else { return None };
    let last = out.get(state.since..)?.last().filter(|s| matches!(&s.value, Some((_, unit)) if *unit == q.unit))?;
    // 山东入选9个、湖南入选7个: the same was done.
    if !said.all(|c| last.indicator.contains(reading.str(c.span))) || !matches!(reading.class(m), "Zone" | "Place") {
        return None;
    }
    let subject = reading.zone_of(reading.mentions[m].entity);
    let mut statement = state.statement(subject, kind_of(reading, &last.indicator).to_owned(), "observe:same-noun");
    (statement.value, statement.bound) = (Some((q.value?, q.unit.clone())), q.bound);
    Some(statement)
}

/// 新增瞪羚企业 → 瞪羚企业, 全市瞪羚企业 → 瞪羚企业: the kind that was counted.
pub(super) fn kind_of<'n>(reading: &Reading<'_>, indicator: &'n str) -> &'n str {
    let kind = reading.without_adding(indicator);
    let whole = kind.char_indices().map(|(i, _)| &kind[..i]).find(|w| reading.lists(w, Kind::Scope));
    &kind[whole.map_or(0, str::len)..]
}

/// The country named in front of a whole market: 中国|的|新能源汽车市场规模.
pub(super) fn market(reading: &Reading<'_>, left: &[Chunk], indicator: &str) -> Option<usize> {
    let nation = |m: &&usize| reading.gauges(reading.str(reading.mentions[**m].span), "world");
    let named = left.iter().flat_map(|c| reading.names(c)).find(nation)?;
    reading.gauge(indicator, "volume").map(|_| reading.mentions[*named].entity)
}
