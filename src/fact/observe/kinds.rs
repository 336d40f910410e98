//! What a count says of the things behind it: `2栋|11层|宿舍楼`, `8家|企业营收|超10亿元`, `这|36个|项目`.

use super::phrase;
use super::{State, Statement};
use crate::chunk::{Chunk, ChunkKind, Pos};
use crate::fact::reading::Reading;
use crate::ontology::Kind;
use crate::quantity::{Bound, Quantity, QuantityKind};

/// Whether a count is one of sorts, in front of how many there are in all: |4大类|160多个|规格, and not one of those named in front.
pub(super) fn sorts(reading: &Reading<'_>, chunks: &[Chunk], at: usize) -> bool {
    let sort = |c: &Chunk| reading.quantity(c).is_some_and(|q| reading.gauge(&q.unit, "sort").is_some());
    let listed = || chunks[..at].iter().rev().take(12).any(|c| c.kind == ChunkKind::Mark('、'));
    sort(&chunks[at]) && !listed() && counts(reading, &chunks[at]) && chunks.get(at + 1).is_some_and(|c| counts(reading, c))
}

/// Whether a count is followed by the size of what it counts: 2栋|11层|宿舍楼, 172个|5000万元以上|项目.
pub(super) fn sized(reading: &Reading<'_>, chunks: &[Chunk], at: usize) -> bool {
    let kind = |i: usize| chunks.get(i).and_then(|c| reading.quantity(c)).map(|q| q.kind);
    let counts = kind(at) == Some(QuantityKind::Count) || matches!(chunks[at].kind, ChunkKind::List { count: Some(_), .. });
    let least = || valued(reading, chunks, at + 1);
    counts
        && !sorts(reading, chunks, at)
        && (matches!(kind(at + 1), Some(QuantityKind::Count | QuantityKind::Measure)) || least())
        && {
            // 2栋|4层|分拣仓库: what has floors is a building, whatever it is called.
            let floors = chunks.get(at + 1).and_then(|c| reading.quantity(c)).is_some_and(|q| reading.gauges(&q.unit, "size"));
            let named = chunks.get(at + 2).is_some_and(|c| matches!(c.kind, ChunkKind::Token(_) | ChunkKind::Word(_)));
            let next = at + 2 + usize::from(least() && chunks.get(at + 2).is_some_and(|c| reading.particle(c, "of")));
            floors && named || phrase::after(reading, chunks, next, chunks.len()) > next
        }
}

/// Whether a sum is the least that those are worth that are counted: 5000万元以上|项目.
pub(super) fn valued(reading: &Reading<'_>, chunks: &[Chunk], at: usize) -> bool {
    let over = |q: &Quantity| q.kind == QuantityKind::Money && q.bound == Some(Bound::Over) && q.core.end < q.span.end;
    chunks.get(at).and_then(|c| reading.quantity(c)).is_some_and(over)
}

/// Whether a count stands in a phrase that says among whom: |在|全省48家开发区综合考评|中|.
pub(super) fn enclosed(reading: &Reading<'_>, chunks: &[Chunk], at: usize) -> bool {
    let mark = |c: &&Chunk| matches!(c.kind, ChunkKind::Mark('，' | '、'));
    // 在甲、乙、丙等三项评估中
    let listed = at.checked_sub(1).is_some_and(|b| reading.str(chunks[b].span).ends_with('等'));
    let before = |c: &&Chunk| c.kind == ChunkKind::Mark('，') || !listed && c.kind == ChunkKind::Mark('、');
    let opens = chunks[..at]
        .iter()
        .rev()
        .take(if listed { 30 } else { 10 })
        .take_while(|c| !before(c))
        .any(|c| reading.particle(c, "in"));
    opens && chunks[at + 1..].iter().take(10).take_while(|c| !mark(c)).any(|c| reading.particle(c, "among"))
}

/// Whether a count tells apart what is measured behind it: 8家|头部企业工业总产值|超500亿元, 12家|企业营收|同比增长15%.
pub(super) fn gauged(reading: &Reading<'_>, chunks: &[Chunk], at: usize) -> bool {
    if !reading.quantity(&chunks[at]).is_some_and(|q| q.kind == QuantityKind::Count) {
        return false;
    }
    // 瞪羚企业|2022年|营业|收入|总额: what looks like a verb may belong to the measure.
    let goes_on = |c: &&Chunk| match c.kind {
        ChunkKind::Quantity(_) => reading.period(c).is_some(),
        ChunkKind::Mark(_) => false,
        _ => !super::word::light(reading, c) && !c.word().meets(super::word::RATES) && !reading.is(c, Kind::Cumulative),
    };
    let whom = at.checked_sub(1).is_some_and(|b| reading.particle(&chunks[b], "whom"));
    let far = if whom { 0 } else { at + 1 + chunks[at + 1..].iter().take(8).take_while(goes_on).count() };
    let to = phrase::after(reading, chunks, at + 1, chunks.len()).max(far);
    let number = chunks[to..].iter().take_while(|c| !matches!(c.kind, ChunkKind::Mark(_))).find_map(|c| reading.quantity(c));
    // 32家企业专利授权量达1200件
    let unit = reading.quantity(&chunks[at]).map(|q| q.unit.as_str());
    let other = |n: &Quantity| n.kind != QuantityKind::Date && (n.kind != QuantityKind::Count || Some(n.unit.as_str()) != unit);
    number.is_some_and(other) && {
        let noun = phrase::noun(reading, &chunks[at + 1..to]);
        // 瞪羚企业|2022年|研发投入
        let dated = chunks[at + 1..to].iter().any(|c| reading.period(c).is_some());
        let measured = reading.gauge(&noun, "measure").or_else(|| reading.gauge(&noun, "share"));
        measured.is_some_and(|end| end.len() < noun.len() || dated)
    }
}

/// Whether a count is of things already told, of a club that one joins, or of how often in a row: 这36个项目, 入选全国首批20个试点城市,
/// 连续3次获评.
pub(super) fn again(reading: &Reading<'_>, chunks: &[Chunk], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|b| &chunks[b]) else { return false };
    if !reading.quantity(&chunks[at]).is_some_and(|q| q.kind == QuantityKind::Count) {
        return false;
    }
    // 亿元|以上|12家: behind a noun it is no word for those told before.
    let noun = at
        .checked_sub(2)
        .is_some_and(|i| matches!(chunks[i].kind, ChunkKind::Token(Pos::Noun | Pos::Other | Pos::Classifier | Pos::Number)));
    if reading.particle(before, "these") && !noun || reading.particle(before, "lasts") {
        return true;
    }
    // 甲公司、乙公司订单饱满，|两家|企业|满负荷生产: those that are named.
    let two = reading.quantity(&chunks[at]).is_some_and(|q| reading.str(q.core).starts_with('两'));
    if two && matches!(before.kind, ChunkKind::Mark(_)) {
        let named = |m: &&usize| matches!(reading.class(**m), "Company" | "Institute" | "Project" | "Platform");
        if chunks[..at].iter().flat_map(|c| reading.names(c)).filter(named).count() == 2 {
            return true;
        }
    }
    // 此次签约的|3家|企业|涵盖新材料, 新签约的|3个|项目|瞄准新赛道: told before, and spoken of again.
    let told = |c: &Chunk| reading.particle(c, "these") || reading.particle(c, "fresh");
    let definite = chunks[..at].iter().rev().skip(1).take(3).take_while(|c| !matches!(c.kind, ChunkKind::Mark(_))).any(told);
    let noun = || phrase::after(reading, chunks, at + 1, chunks.len());
    if reading.particle(before, "of") && definite && (at + 2..chunks.len()).contains(&noun()) {
        return true;
    }
    let among = reading.is(before, Kind::Scope) || reading.is(before, Kind::Silent) || reading.particle(before, "batch");
    let near = chunks[..at].iter().rev().take(4).take_while(|c| !matches!(c.kind, ChunkKind::Mark(_)));
    among && noun() > at + 1 && near.into_iter().any(|c| reading.particle(c, "joins"))
}

/// 8家企业营收超10亿元, 甲公司、乙公司等11家企业产值过亿元: how many pass a mark. The mark tells them apart.
pub(super) fn limit(
    state: &mut State<'_, '_>,
    at: usize,
    taken: &std::collections::BTreeSet<usize>,
    out: &mut Vec<Statement>,
) -> bool {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let chunks = &passage.chunks[..passage.clauses[state.clause].end];
    let (index, listed) = match chunks[at].kind {
        ChunkKind::Quantity(index) => (index, false),
        ChunkKind::List { count: Some(index), .. } => (index, true),
        _ => return false,
    };
    let q = &reading.source.quantities[index];
    if q.kind != QuantityKind::Count || q.high.is_some() || taken.contains(&index) {
        return false;
    }
    let kind = if listed { reading.str(crate::text::Span { begin: q.span.end, end: chunks[at].span.end }) } else { "" };
    let left = &chunks[state.left.min(at)..at];
    let several = q.value.is_some_and(|v| v > rust_decimal::Decimal::ONE);
    // 规上企业1374家，241家|产值过亿: of the kind counted before.
    let told = out.get(state.since..).unwrap_or_default().iter().rev();
    let alike = |s: &&Statement| s.value.as_ref().is_some_and(|(_, unit)| *unit == q.unit);
    let sector = told.filter(alike).find_map(|s| reading.gauge(&s.indicator, "sector"));
    let same = || marked(reading, chunks, at + 1, sector?);
    let related = || related(reading, chunks, at + 1).map(|(kind, past)| (super::deed::verb(reading, left) + &kind, past));
    let Some((indicator, past)) = marked(reading, chunks, at + 1, kind).or_else(same).or_else(|| related().filter(|_| several))
    else {
        return false;
    };
    let (Some(number), Some(subject)) = (q.value, state.topic.owner(reading, &indicator)) else { return false };
    let mut statement = state.statement(subject, indicator, "observe:count-noun");
    (statement.value, statement.bound) = (Some((number, q.unit.clone())), q.bound);
    out.push(statement);
    (state.left, state.past) = (past, past);
    true
}

/// The kind that a count tells apart by a sum: |4个|总投资超3亿元的制造业项目|, and where it ends.
fn related(reading: &Reading<'_>, chunks: &[Chunk], from: usize) -> Option<(String, usize)> {
    let plain = |c: &&Chunk| !matches!(c.kind, ChunkKind::Mark(_) | ChunkKind::Quantity(_));
    let at = from + chunks.get(from..)?.iter().take(4).take_while(plain).count();
    chunks.get(at).and_then(|c| reading.quantity(c)).filter(|q| q.kind == QuantityKind::Money)?;
    chunks.get(at + 1).filter(|c| at > from && reading.particle(c, "of"))?;
    reading.gauge(&phrase::noun(reading, &chunks[from..at]), "measure")?;
    let end = phrase::after(reading, chunks, at + 2, chunks.len());
    let noun = phrase::noun(reading, chunks.get(at + 2..end)?);
    (!noun.is_empty()).then(|| (format!("{}{noun}", reading.str(chunks[from].span.join(chunks[at].span))), end))
}

/// Whether a chunk counts things that all pass a mark: |6个|项目总投资均在10亿元以上.
pub(super) fn passes(reading: &Reading<'_>, chunks: &[Chunk], at: usize) -> bool {
    reading.quantity(&chunks[at]).is_some_and(|q| q.kind == QuantityKind::Count) && marked(reading, chunks, at + 1, "").is_some()
}

/// The kind that passes a mark, from behind its count, and where the mark ends: |企业|营收|超10亿元| → 营收超10亿元企业. The kind
/// may be said already, with the count.
fn marked(reading: &Reading<'_>, chunks: &[Chunk], from: usize, said: &str) -> Option<(String, usize)> {
    let all = |c: &Chunk| reading.is(c, Kind::Respectively);
    let noun = |c: &&Chunk| match c.kind {
        ChunkKind::Quantity(_) => !super::number(reading, c),
        ChunkKind::Mark(_) => false,
        _ => !reading.is(c, Kind::Light) && !all(c),
    };
    let to = from + chunks.get(from..)?.iter().take(6).take_while(noun).count();
    let reaches = |c: &&Chunk| reading.is(c, Kind::Light) || reading.is(c, Kind::Silent) || all(c);
    let at = to + chunks[to..].iter().take(3).take_while(reaches).count();
    // 营收超10亿元, 产值过亿
    let passed = |q: &&Quantity| matches!(q.kind, QuantityKind::Money | QuantityKind::Number);
    let sum = chunks.get(at).and_then(|c| reading.quantity(c)).filter(passed)?;
    // 营收|迈过亿元|关口
    let past = super::word::passed(reading, chunks, at);
    let closes = chunks.get(past).is_none_or(|c| matches!(c.kind, ChunkKind::Mark(_)));
    if !closes || !round(sum) {
        return None;
    }
    // 9家链主企业总产值超300亿元 is of all of them, 总投资均在10亿元以上 of each.
    let each = chunks[to..at].iter().any(all);
    // 企业|营收: a bare kind, and what is measured, which may be one word (项目总投资).
    let words = chunks[from..to].iter().filter(|c| reading.period(c).is_none());
    let all: String = words.map(|c| reading.str(c.span)).collect();
    let bare = |kind: &str| reading.gauge(kind, "sector").is_some() && kind.chars().count() <= 6;
    let cuts = all.char_indices().map(|(i, _)| i);
    let (kind, measured) = cuts.rev().map(|i| all.split_at(i)).find_map(|(kind, measured)| {
        let one = kind.is_empty() != said.is_empty();
        let kind = if kind.is_empty() { said } else { kind };
        (one && bare(kind) && reading.gauge(measured, "measure").is_some()).then_some((kind, measured))
    })?;
    if !each && reading.gauge(measured, "sum").is_some() {
        return None;
    }
    Some((format!("{measured}{}{kind}", reading.str(chunks[at].span)), past))
}

/// Whether a sum is a mark to be passed: 超10亿元, 过亿元, 50亿元以上.
fn round(q: &Quantity) -> bool {
    let digits = q.value.map(|v| v.normalize().to_string()).unwrap_or_default();
    let mantissa = digits.trim_end_matches('0');
    q.bound == Some(Bound::Over) && matches!(mantissa, "1" | "2" | "3" | "5")
}

/// 突破千亿元，|达1019亿元: how much exactly, of what has passed a mark. The statement before says so from then on.
pub(super) fn exact(state: &State<'_, '_>, at: usize, left: &[Chunk], out: &mut [Statement]) -> bool {
    let reading = state.reading;
    let Some(q) = reading.quantity(&reading.passages[state.passage].chunks[at]) else { return false };
    let says = |c: &Chunk| reading.is(c, Kind::Light) || reading.is(c, Kind::Silent) || c.kind == ChunkKind::Mark('、');
    let reached = left.iter().any(|c| reading.is(c, Kind::Light)) && left.iter().all(says);
    let Some(last) = out.get_mut(state.since..).and_then(|s| s.last_mut()).filter(|_| reached && !state.apart) else {
        return false;
    };
    // 产值全市第一，|达280亿元: of what has the place.
    let alone = last.rank.is_some() && [last.growth, last.share].iter().all(Option::is_none) && last.value.is_none();
    if alone && q.kind != QuantityKind::Count && reading.gauge_of(&last.indicator, Kind::Growth).is_none() {
        (last.value, last.bound, last.currency) = (q.value.map(|v| (v, q.unit.clone())), q.bound, q.currency);
        last.rule = "observe:noun-value";
        return true;
    }
    let passed = |(mark, unit): &(rust_decimal::Decimal, String)| *unit == q.unit && q.value.is_some_and(|v| v >= *mark);
    if last.bound != Some(Bound::Over) || !last.value.as_ref().is_some_and(passed) {
        return false;
    }
    (last.value, last.bound) = (q.value.map(|v| (v, q.unit.clone())), q.bound);
    true
}

/// 360个|项目|参赛 → 参赛项目: what a bare kind does at an occasion stands in front of it.
pub(super) fn done_by(reading: &Reading<'_>, chunks: &[Chunk]) -> String {
    let words = |c: &Chunk| reading.str(c.span);
    match chunks {
        [kind, does]
            if reading.gauges(words(kind), "sector")
                && reading.source.ontology.lexicon.values(words(does), Kind::Indicator).any(|of| of == "event") =>
        {
            format!("{}{}", words(does), words(kind))
        }
        _ => phrase::noun(reading, chunks),
    }
}

/// Whether a sum is one to be passed: 500万元以上.
fn bounded(reading: &Reading<'_>, chunk: &Chunk) -> bool {
    reading.quantity(chunk).is_some_and(|q| q.bound == Some(Bound::Over))
}

/// Whether a sum tells apart what is counted behind it: 超50亿元|项目|4个, 10亿元以上|的|制造业|企业|17家.
pub(super) fn qualifies(reading: &Reading<'_>, chunks: &[Chunk], at: usize) -> bool {
    // 1亿元或1000万美元项目
    let sum = |i: usize| chunks.get(i).and_then(|c| reading.quantity(c)).is_some_and(|q| q.kind == QuantityKind::Money);
    let or = chunks.get(at + 1).is_some_and(|c| matches!(c.kind, ChunkKind::Token(Pos::Conjunction)));
    let at = if or && sum(at + 2) { at + 2 } else { at };
    let of = usize::from(chunks.get(at + 1).is_some_and(|c| reading.particle(c, "of")));
    let noun = at + 1 + of;
    let to = phrase::after(reading, chunks, noun, chunks.len());
    // 产值过10亿元的企业|由|18户|增至23户
    let from = chunks.get(to).is_some_and(|c| reading.particle(c, "from"));
    // 营收超10亿元企业|已|共|有|86家
    let so_far = |c: &&Chunk| [Kind::Light, Kind::Cumulative, Kind::Realised].iter().any(|k| reading.is(c, *k));
    let past = to + if from { 1 } else { chunks.get(to..).unwrap_or_default().iter().take(3).take_while(so_far).count() };
    let number = chunks.get(past).and_then(|c| reading.quantity(c));
    // 新增500万元以上|增资|扩产|项目|30个: verbs may say of what sort they are.
    let plain = |c: &&Chunk| matches!(c.kind, ChunkKind::Token(_) | ChunkKind::Word(_)) && !reading.is(c, Kind::Light);
    let far = noun + chunks.get(noun..).unwrap_or_default().iter().take(6).take_while(plain).count();
    let kind = far > noun && reading.gauges(reading.str(chunks[far - 1].span), "sector");
    let many = chunks.get(far).and_then(|c| reading.quantity(c)).is_some_and(|n| n.kind == QuantityKind::Count);
    // 投资过10亿元的有4个, 过亿元的2家
    kind && many && bounded(reading, &chunks[at])
        || (to > noun && to - noun <= 4 || to == noun && of == 1) && number.is_some_and(|n| n.kind == QuantityKind::Count)
}

/// Whether a rank is a mark to be passed, and so nobody's own: 9家企业研发费用、研发强度均进入全国|前100.
pub(super) fn place(reading: &Reading<'_>, c: &Chunk) -> bool {
    reading.quantity(c).is_some_and(|q| q.kind == QuantityKind::Rank && q.bound.is_some())
}

/// Whether a chunk counts something.
pub(super) fn counts(reading: &Reading<'_>, c: &Chunk) -> bool {
    reading.quantity(c).is_some_and(|q| q.kind == QuantityKind::Count)
}
