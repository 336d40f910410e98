//! Shares that no word of share stands beside: `全国33%的高新技术企业`, `达10家，超过全市的一半`.

use rust_decimal::Decimal;

use super::phrase;
use super::scope::scopes;
use super::statement::statement;
use super::{State, Statement};
use crate::chunk::{Chunk, ChunkKind};
use crate::fact::reading::Reading;
use crate::ontology::Kind;
use crate::quantity::Bound;

/// The share of what was spoken of in this whole, too: 占全国的9%，|占全省近50%; 达10家，|超过全市的一半.
pub(super) fn another(
    share: Decimal,
    bound: Option<Bound>,
    scope: Option<String>,
    state: &State<'_, '_>,
    out: &mut Vec<Statement>,
) {
    let Some(last) = out.get_mut(state.since..).and_then(|s| s.last_mut()) else { return };
    if last.share.is_none() {
        (last.share, last.scope) = (Some(share), last.scope.take().or(scope));
        return;
    }
    let (value, growth, rank, share) = (None, None, None, Some(share));
    let same = Statement { value, growth, rank, share, bound, scope, ..last.clone() };
    out.push(same);
}

/// The share in the second of the wholes that were named together: 占全省、全市比重61.1%、|69.8%.
pub(super) fn next(share: Decimal, bound: Option<Bound>, state: &State<'_, '_>, out: &mut Vec<Statement>) -> bool {
    let Some(last) = out.get_mut(state.since..).and_then(|s| s.last_mut()).filter(|s| s.share.is_some()) else { return false };
    let Some((first, rest)) = last.scope.as_deref().and_then(|wholes| wholes.split_once('、')) else { return false };
    let (first, rest) = (first.to_owned(), rest.to_owned());
    last.scope = Some(first);
    another(share, bound, Some(rest), state, out);
    true
}

/// 占比首次突破11%，|达到|11.7%; 增长超10%，|达|12.3%: how much exactly, of what has passed a mark.
pub(super) fn exact(state: &State<'_, '_>, left: &[Chunk], number: Decimal, bound: Option<Bound>, out: &mut [Statement]) -> bool {
    let reading = state.reading;
    let says =
        |c: &Chunk| reading.is(c, Kind::Light) || reading.is(c, Kind::Silent) || matches!(c.kind, ChunkKind::Mark('、' | '，'));
    let reached = left.iter().any(|c| reading.is(c, Kind::Light)) && left.iter().all(says);
    let Some(last) = out.get_mut(state.since..).and_then(|s| s.last_mut()).filter(|_| reached) else { return false };
    let passed = |mark: &mut Option<Decimal>| mark.as_mut().filter(|mark| **mark <= number).map(|mark| *mark = number).is_some();
    let over = last.value.is_none() && last.bound == Some(Bound::Over);
    if !over || !(passed(&mut last.share) || passed(&mut last.growth)) {
        return false;
    }
    last.bound = bound;
    true
}

/// What was measured one by one right before, all of it: 甲产值、乙产值.
pub(super) fn together(state: &State<'_, '_>, out: &[Statement]) -> Option<String> {
    let told = out.get(state.since..)?;
    let from = told.iter().rposition(|s| s.rule != "observe:respectively").map_or(0, |i| i + 1);
    let members: Vec<&str> = told[from..].iter().map(|s| s.indicator.as_str()).collect();
    (members.len() >= 2).then(|| members.join("、"))
}

/// The bound that a word in front of a whole sets: |超过|全市的三成.
pub(super) fn bound(reading: &Reading<'_>, c: &Chunk) -> Option<Bound> {
    let says = reading.source.ontology.lexicon.values(reading.str(c.span), Kind::BoundBefore).next();
    says.and_then(|says| Bound::parse(says.split(' ').next()?))
}

/// 贡献全市30%的经济总量: the share of what stands behind 的, from there on. 拿下全国30%的份额: the share of what was spoken of.
pub(super) fn behind(state: &mut State<'_, '_>, at: usize, from: usize, end: usize, out: &mut Vec<Statement>) {
    let reading = state.reading;
    let chunks = &reading.passages[state.passage].chunks;
    let Some((q, number)) = reading.quantity(&chunks[at]).and_then(|q| Some((q, q.value?))) else { return };
    // 高于|28%|的|年度目标: what it is compared with is no share.
    let beside = |c: &Chunk| ["goal", "average"].iter().any(|way| reading.gauge(reading.str(c.span), way).is_some());
    if q.bound.is_some() && chunks[from..end].iter().take(3).any(beside) {
        return;
    }
    let to = phrase::after(reading, chunks, from, end);
    // 26%的|企业|营业收入|实现增长: a bare kind, and what it has.
    let sector = |i: usize| chunks.get(i).is_some_and(|c| reading.gauges(reading.str(c.span), "sector"));
    let portion = (from..end).take(3).any(|i| reading.gauge(reading.str(chunks[i].span), "portion").is_some());
    let has = !portion
        && to > from + 1
        && sector(from)
        && !sector(to - 1)
        && to < end
        && !matches!(chunks[to].kind, ChunkKind::Mark(_));
    let to = if has { from + 1 } else { to };
    let noun = phrase::noun(reading, &chunks[from..to.max(from)]);
    let whole = chunks[state.left.min(at)..at].iter().rev().find(|c| scopes(reading, c)).map(|c| reading.str(c.span).to_owned());
    // 全国33%的高新技术企业|、|46%的独角兽企业: of the same whole.
    let joint = |c: &Chunk| c.kind == ChunkKind::Mark('、') || reading.particle(c, "and");
    let series = chunks[state.left.min(at)..at].iter().all(joint) && state.left < at;
    let last = out.get(state.since..).and_then(|s| s.last()).filter(|s| series && s.rule == "observe:share-of");
    let whole = whole.or_else(|| last?.scope.clone());
    let begin = state.left.min(at);
    state.left = to.max(from);
    // 以31%的市场份额|位居第一: what is said in passing is measured all the same.
    let market = out.len() == state.since && reading.gauge(&noun, "market").is_some();
    let portion = reading.gauge(&noun, "portion").is_some() && !market;
    if noun.is_empty() || reading.gauge(&noun, "pace").is_some() || portion && out.len() == state.since {
        return;
    }
    // 其中民营企业|贡献了|65%|的|份额: of the part that is named in front.
    let left = &chunks[begin..at];
    let verb =
        left.iter().rposition(|c| reading.gauges(reading.str(c.span), "toward") || super::word::verbal(reading, c)).unwrap_or(0);
    let part = if state.subset.is_some() { phrase::noun(reading, &left[..verb]) } else { String::new() };
    let noun = if portion { part } else { noun };
    // 85%的|企业|实现盈利: a bare kind is told apart by what it does.
    let bare = noun.chars().count() <= 3 && reading.gauges(&noun, "sector");
    let said = &chunks[state.left..end];
    let does = match said.iter().position(|c| matches!(c.kind, ChunkKind::Mark(_))).unwrap_or(said.len()) {
        close @ 1.. if has && close <= 8 => reading.str(said[0].span.join(said[close - 1].span)),
        _ if bare => super::deed::predicate(reading, said),
        _ => "",
    };
    let noun = format!("{does}{noun}");
    if let Some(s) = statement(state, noun, "observe:share-of", out, |s| s.share.is_none()) {
        s.share = Some(number);
        s.scope = s.scope.take().or(whole);
        if s.value.is_none() {
            s.bound = q.bound;
        }
    }
}

/// 新型显示产业|30%|关键材料|实现国产化: how much of what a sector has does something.
pub(super) fn of_sector(state: &mut State<'_, '_>, at: usize, to: usize, sector: &str, out: &mut Vec<Statement>) -> bool {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let chunks = &passage.chunks[..passage.clauses[state.clause].end];
    let does = super::deed::predicate(reading, &chunks[to..]);
    let abuts =
        at.checked_sub(1).map(|b| &chunks[b]).is_some_and(|c| !super::word::idle(reading, c) && !super::word::light(reading, c));
    let Some(q) = reading.quantity(&chunks[at]).filter(|_| to > at + 1 && !does.is_empty() && abuts) else { return false };
    if reading.gauge(sector, "sector").is_none() {
        return false;
    }
    let noun = format!("{does}{}", phrase::noun(reading, &chunks[at + 1..to]));
    state.left = to;
    if let Some(s) = statement(state, noun, "observe:share-of", out, |_| false) {
        (s.share, s.bound, s.scope) = (q.value, q.bound, Some(sector.to_owned()));
    }
    true
}
