//! What a sum is for that somebody only sets aside: `每年拨付600万元，|用于氢能技术攻关`, `拿出2000万元|支持企业技改`.

use super::{State, Statement};
use crate::chunk::{Chunk, ChunkKind};
use crate::fact::reading::Reading;
use crate::ontology::Kind;
use crate::quantity::QuantityKind;

/// Characters that may tell what a sum is for.
const FOR: usize = 20;

/// Tells a sum without a noun by its purpose, which stands behind it. False where it has a noun or no purpose.
pub(super) fn purpose(state: &State<'_, '_>, at: usize, out: &mut Vec<Statement>) -> bool {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let chunks = &passage.chunks;
    let mut front = chunks[state.left.min(at)..at].iter().rev();
    let Some(verb) = front.find(|c| !super::word::idle(reading, c)).map(|c| reading.str(c.span)) else { return false };
    let Some(outlay) = reading.source.ontology.lexicon.values(verb, Kind::Gauge).find_map(|v| v.strip_prefix("outlay ")) else {
        return false;
    };
    let Some(what) = behind(reading, chunks, at + 1) else { return false };
    let Some((q, value)) = reading.quantity(&chunks[at]).and_then(|q| Some((q, q.value?))) else { return false };
    let indicator = format!("{what}{outlay}");
    let Some(subject) = state.topic.owner(reading, &indicator) else { return false };
    let mut statement = state.statement(subject, indicator, "observe:purpose");
    (statement.value, statement.bound, statement.currency) = (Some((value, q.unit.clone())), q.bound, q.currency);
    out.push(statement);
    true
}

/// Tells a part of what somebody earns by what it is spent on: 拿出|营收|的|8%|搞|研发 → 研发投入 of 营收. False where nothing is earned or
/// nobody spends it.
pub(super) fn part(state: &State<'_, '_>, at: usize, left: &[Chunk], out: &mut Vec<Statement>) -> bool {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let chunks = &passage.chunks[..passage.clauses[state.clause].end];
    let Some(last) = left.iter().rposition(|c| !reading.particle(c, "of")) else { return false };
    // 营业|收入 is one word.
    let whole = [last.saturating_sub(1), last].map(|from| reading.str(left[from].span.join(left[last].span)));
    let earned = whole.into_iter().find(|w| reading.gauges(w, "flow"));
    let Some(whole) = earned else { return false };
    let outlay = |c: &Chunk| {
        reading.source.ontology.lexicon.values(reading.str(c.span), Kind::Gauge).find_map(|v| v.strip_prefix("outlay "))
    };
    // 营收5.5%|的|资金|用于, |将|投入
    let spends = |i: &usize| chunks.get(*i).and_then(outlay).is_some();
    let Some(verb) = (at + 1..at + 4).find(spends) else { return false };
    let (Some(outlay), Some((a, b))) = (outlay(&chunks[verb]), chunks.get(verb + 1).zip(chunks.last())) else { return false };
    let what = a.span.join(b.span);
    let Some(q) = reading.quantity(&chunks[at]).filter(|_| what.len() <= FOR) else { return false };
    let indicator = format!("{}{outlay}", reading.str(what));
    let Some(subject) = state.topic.owner(reading, &indicator) else { return false };
    let mut statement = state.statement(subject, indicator, "observe:purpose");
    (statement.share, statement.bound, statement.scope) = (q.value, q.bound, Some(whole.to_owned()));
    out.push(statement);
    true
}

/// What a sum is that a project takes, where nothing else is said of it: 甲项目|一家|就要|砸下|10亿元 → 投资.
pub(super) fn taken(state: &State<'_, '_>, left: &[Chunk]) -> Option<String> {
    let reading = state.reading;
    // 头一个是|甲项目|，打算砸下36亿元: the one named last, where nobody else is spoken of.
    let topic = state.topic;
    let last = topic.project.filter(|_| !topic.own && !topic.here);
    topic.subject.filter(|s| reading.clusters[*s].class == "Project").or(last)?;
    let spends = |c: &Chunk| {
        reading.source.ontology.lexicon.values(reading.str(c.span), Kind::Gauge).find_map(|v| v.strip_prefix("spends "))
    };
    let one = |c: &Chunk| reading.quantity(c).is_some_and(|q| q.kind == QuantityKind::Count);
    let small = |c: &Chunk| super::word::idle(reading, c) || super::word::light(reading, c) || one(c);
    let verb = left.iter().find_map(spends)?;
    left.iter().all(|c| spends(c).is_some() || small(c)).then(|| verb.to_owned())
}

/// The words for what a sum is used, to the end of their clause.
fn behind<'a>(reading: &Reading<'a>, chunks: &[Chunk], at: usize) -> Option<&'a str> {
    let comma = chunks.get(at).is_some_and(|c| c.kind == ChunkKind::Mark('，'));
    let first = at + usize::from(comma);
    // 2000万元|专项|用于
    let idle = |i: &usize| {
        let next = || chunks.get(i + 1).is_some_and(|c| spent(reading, c));
        chunks.get(*i).is_some_and(|c| !spent(reading, c) && (super::word::idle(reading, c) || next()))
    };
    let at = first + (first..first + 2).take_while(idle).count();
    let c = chunks.get(at)?;
    // Behind a comma only what is granted is told of the sum: 投入3亿元，新建厂房.
    let deed = reading.gauges(reading.str(c.span), "grants") || !comma && super::word::verbal(reading, c);
    let from = if spent(reading, c) { at + 1 } else { at };
    let closes = |c: &Chunk| matches!(c.kind, ChunkKind::Mark('，' | '。' | '；'));
    let to = from + chunks.get(from..)?.iter().position(closes).unwrap_or(chunks.len() - from);
    let (a, b) = (chunks.get(from)?, chunks.get(to.checked_sub(1)?)?);
    let words = a.span.join(b.span);
    let fits = to > from && words.len() > 2 && words.len() <= FOR && !chunks[from..to].iter().any(|c| super::number(reading, c));
    (fits && (deed || from > at)).then(|| reading.str(words))
}

fn spent(reading: &Reading<'_>, c: &Chunk) -> bool {
    reading.particle(c, "spent")
}
