//! A statistic in the making, and where the extractor stands when it makes it: in 产值100亿元，|增长8% behind the value.

use rust_decimal::Decimal;

use crate::chunk::Chunk;
use crate::fact::carried::Topic;
use crate::fact::reading::{Period, Reading};
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
    /// Numbers before this chunk are used up.
    pub past: usize,
    /// The verb that a series carries: 新增独角兽2家、瞪羚15家.
    pub verb: String,
    /// First statement of this sentence.
    pub since: usize,
    /// A number that another fact has taken stands before, so that this one is not of the same thing as the last statement.
    pub apart: bool,
    /// The number right before is another fact's: 开工项目30个，总投资80亿元，|增长10%.
    pub foreign: bool,
    pub topic: &'r Topic,
    pub explicit: bool,
    pub period: Option<Period>,
    pub planned: bool,
    pub subset: Option<usize>,
    pub in_subset: bool,
    /// What is told beside the statements that the sentence goes on about: 企业达286家，比上年净增|37家; |320家|企业中，167家盈利.
    pub aside: Vec<Statement>,
}

impl State<'_, '_> {
    /// A statement of this clause, still without a number.
    pub(super) fn statement(&self, subject: usize, indicator: String, rule: &'static str) -> Statement {
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

/// What stands in a clause that is nothing but 在…中.
pub(super) fn within<'a>(reading: &Reading<'a>, chunks: &[Chunk]) -> Option<&'a str> {
    let from = chunks.iter().take(2).position(|c| reading.particle(c, "in"))?;
    let (last, inner) = chunks[from + 1..].split_last()?;
    let (a, b) = (inner.first()?, inner.last()?);
    (reading.particle(last, "among") || reading.particle(last, "inside")).then(|| reading.str(a.span.join(b.span)))
}

/// Whether a clause only says of how many what follows are some: 开工的85个|项目中|，产业项目60个.
pub(in crate::fact) fn whole(reading: &Reading<'_>, chunks: &[Chunk]) -> bool {
    let mut numbers = chunks.iter().enumerate().filter(|(_, c)| number(reading, c)).map(|(i, _)| i);
    let (Some(at), None, Some(last)) = (numbers.next(), numbers.next(), chunks.last()) else { return false };
    let closes = reading.particle(last, "among") || reading.is(last, Kind::Subset) && reading.str(last.span) != "其中";
    // 参评的131家开发区|里
    let zone = |c: &Chunk| reading.ending(reading.str(c.span), Kind::Suffix).any(|(_, class)| class == "Zone");
    let zones = chunks.len() > at + 2 && zone(&chunks[chunks.len() - 2]);
    closes && (zones || reading.str(last.span).ends_with('中')) && at + 1 < chunks.len()
}

/// Whether a chunk is a number, and no date.
pub(super) fn number(reading: &Reading<'_>, chunk: &Chunk) -> bool {
    reading.quantity(chunk).is_some_and(|q| q.kind != QuantityKind::Date)
}
