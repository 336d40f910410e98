//! Clauses → statistics: `规上工业总产值1600亿元，同比增长11.4%，占全市的51%` → one Observation with value, growth and share.
//!
//! Every quantity that no other fact has taken is read with the noun phrase that says of what it is.

mod pairs;
mod phrase;
mod rate;
mod value;

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::reading::{Period, Reading};
use super::topic::Topic;
use crate::ontology::Kind;
use crate::quantity::{Bound, QuantityKind};

/// An Observation in the making.
#[derive(Clone, Debug)]
pub struct Statement {
    /// Cluster of the subject.
    pub subject: usize,
    pub indicator: String,
    pub value: Option<(Decimal, String)>,
    pub bound: Option<Bound>,
    pub growth: Option<Decimal>,
    pub share: Option<Decimal>,
    pub rank: Option<Decimal>,
    pub scope: Option<String>,
    pub period: Option<Period>,
    pub planned: bool,
    pub cumulative: bool,
    /// ISO 4217 where the value is money.
    pub currency: Option<&'static str>,
    /// It stands after 其中 in its sentence.
    pub in_subset: bool,
    /// Index of the statement of which this one is a subset.
    pub part_of: Option<usize>,
    pub passage: usize,
    /// Which pattern made it.
    pub rule: &'static str,
    /// The subject stands in the clause itself.
    pub explicit: bool,
}

/// Where the extractor stands: a clause and what was said before it in the sentence.
pub(super) struct State<'r, 'a> {
    pub reading: &'r Reading<'a>,
    pub passage: usize,
    pub clause: usize,
    /// First chunk that belongs to no earlier quantity.
    pub left: usize,
    /// The verb that a series carries: 新增独角兽2家、瞪羚15家.
    pub verb: String,
    /// First statement of this sentence.
    pub since: usize,
    pub topic: &'r Topic,
    pub explicit: bool,
    pub period: Option<Period>,
    pub planned: bool,
    pub subset: Option<usize>,
    pub in_subset: bool,
}

impl State<'_, '_> {
    /// A statement of this clause, still without a number.
    fn statement(&self, subject: usize, indicator: String, rule: &'static str) -> Statement {
        Statement {
            subject,
            indicator,
            value: None,
            bound: None,
            growth: None,
            share: None,
            rank: None,
            scope: None,
            period: self.period,
            planned: self.planned,
            cumulative: false,
            currency: None,
            in_subset: self.in_subset,
            part_of: self.subset,
            passage: self.passage,
            rule,
            explicit: self.explicit,
        }
    }
}

/// All statistics of an article. `taken` holds the quantities that other facts have used.
pub fn observe(reading: &Reading<'_>, topics: &[Vec<Topic>], taken: &BTreeSet<usize>) -> Vec<Statement> {
    let mut out = Vec::new();
    for (p, passage) in reading.passages.iter().enumerate() {
        if passage.sentence.part != crate::text::Part::Body {
            continue;
        }
        let since = out.len();
        let mut subset = None;
        let mut verb = String::new();
        for (c, clause) in passage.clauses.iter().enumerate() {
            let topic = &topics[p][c];
            // 达产后可年产50万套: what can be is planned where a plan is told.
            if clause.unreal && !(clause.able && (topic.planned || topic.finished)) {
                continue;
            }
            if clause.subset {
                subset = out.len().checked_sub(1).filter(|i| *i >= since);
            }
            let mut state = State {
                reading,
                passage: p,
                clause: c,
                left: clause.head.map_or(clause.begin, |h| h + 1),
                verb: std::mem::take(&mut verb),
                since,
                topic,
                explicit: clause.subject.is_some(),
                period: topic.period,
                planned: topic.planned || clause.unreal,
                subset: subset.filter(|_| clause.subset),
                in_subset: passage.clauses[..=c].iter().any(|c| c.subset),
            };
            // 在160家省级以上开发区中: says among whom, and counts nothing.
            if within(reading, &passage.chunks[clause.begin..clause.end]).is_some() {
                continue;
            }
            rate::level(&mut state, &mut out);
            if pairs::pairs(&state, topic, &mut out) {
                continue;
            }
            for at in clause.begin..clause.end {
                let Some(q) = reading.quantity(&passage.chunks[at]) else { continue };
                if q.kind == QuantityKind::Date {
                    continue;
                }
                // 5年时间增长3倍: the time is part of what is said of the rate.
                let grows = |c: &crate::chunk::Chunk| reading.is(c, Kind::Growth);
                if q.kind == QuantityKind::Duration && passage.chunks[at + 1..clause.end].iter().take(2).any(grows) {
                    continue;
                }
                let index = quantity_index(reading, p, at);
                if modifies(reading, &passage.chunks, at, clause.end) {
                    continue;
                }
                if !index.is_some_and(|i| taken.contains(&i)) && q.high.is_none() {
                    match q.kind {
                        QuantityKind::Money | QuantityKind::Count | QuantityKind::Measure | QuantityKind::Duration => {
                            value::value(&mut state, at, topic, &mut out)
                        }
                        QuantityKind::Percent | QuantityKind::Times => rate::rate(&mut state, at, &mut out),
                        QuantityKind::Rank => rate::rank(&mut state, at, &mut out),
                        _ => {}
                    }
                }
                state.left = state.left.max(at + 1);
            }
            verb = state.verb;
        }
    }
    out
}

/// What stands in a clause that is nothing but 在…中.
fn within<'a>(reading: &Reading<'a>, chunks: &[crate::chunk::Chunk]) -> Option<&'a str> {
    let from = chunks.iter().take(2).position(|c| reading.particle(c, "in"))?;
    let (last, inner) = chunks[from + 1..].split_last()?;
    let (a, b) = (inner.first()?, inner.last()?);
    (reading.particle(last, "among") || reading.particle(last, "inside")).then(|| reading.str(a.span.join(b.span)))
}

/// Whether a quantity only qualifies a noun that is counted itself: 亿元以上项目12个, or counts nothing: 一条.
fn modifies(reading: &Reading<'_>, chunks: &[crate::chunk::Chunk], at: usize, end: usize) -> bool {
    let Some(q) = reading.quantity(&chunks[at]) else { return false };
    let first = reading.str(q.core).chars().next();
    let numberless = first.is_some_and(|c| "亿万百千".contains(c));
    let one = first == Some('一') && q.kind == QuantityKind::Count && q.value == Some(Decimal::ONE);
    let counted = q.kind == QuantityKind::Money && qualifies(reading, &chunks[..end], at);
    // 由30万套提升至60万套, 从2017年的514家增加到1623家: the first number is what it was.
    let from = opens(reading, &chunks[..at]);
    let raised = from && (at + 1..end.min(at + 6)).any(|i| reading.quantity(&chunks[i]).is_some_and(|n| n.kind == q.kind));
    // 列全国146个国家高新区第25位: among how many, not how many.
    let among = q.kind == QuantityKind::Count
        && chunks[..at].iter().rev().take(6).any(|c| reading.is(c, Kind::Ranking) || reading.particle(c, "in"))
        && chunks[at + 1..end].iter().any(|c| reading.quantity(c).is_some_and(|n| n.kind == QuantityKind::Rank));
    one || counted || raised || among || (numberless && q.kind == QuantityKind::Money)
}

/// Whether a stretch ends with 从 or 由, or with the year that stands between them and the first number.
fn opens(reading: &Reading<'_>, chunks: &[crate::chunk::Chunk]) -> bool {
    let dated = |c: &crate::chunk::Chunk| reading.quantity(c).is_some_and(|d| d.kind == QuantityKind::Date);
    let mut before = chunks.iter().rev().filter(|c| !reading.particle(c, "of"));
    let Some(last) = before.next() else { return false };
    reading.particle(last, "from")
        || dated(last) && (reading.leads(last, "from") || before.next().is_some_and(|c| reading.particle(c, "from")))
}

/// Whether a sum tells apart what is counted behind it: 超50亿元|项目|4个, 10亿元以上|的|制造业|企业|17家.
fn qualifies(reading: &Reading<'_>, chunks: &[crate::chunk::Chunk], at: usize) -> bool {
    let of = usize::from(chunks.get(at + 1).is_some_and(|c| reading.particle(c, "of")));
    let noun = at + 1 + of;
    let to = phrase::after(reading, chunks, noun, chunks.len());
    let number = chunks.get(to).and_then(|c| reading.quantity(c));
    to > noun && to - noun <= 4 && number.is_some_and(|n| n.kind == QuantityKind::Count)
}

fn quantity_index(reading: &Reading<'_>, passage: usize, at: usize) -> Option<usize> {
    match reading.passages[passage].chunks[at].kind {
        crate::chunk::ChunkKind::Quantity(q) => Some(q),
        _ => None,
    }
}
