//! Text → quantities: `473.66亿元`, `800余名`, `同比增长11.4%`, `全国第三`, `今年一季度` with values, units, bounds and dates.

mod amount;
mod bound;
mod calendar;
mod clock;
mod code;
mod date;
mod numeral;
mod rank;
mod share;
mod time;
mod unit;
mod words;
mod year;

use rust_decimal::Decimal;

use crate::article::Date;
use crate::ontology::{Hits, Lexicon};
use crate::text::{Span, Text};
use words::Words;

/// How exact a number is: `超`, `近`, `约`, `最高`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    Over,
    Nearly,
    About,
    UpTo,
}

impl Bound {
    /// The bound that [`Bound::name`] names.
    pub fn parse(name: &str) -> Option<Bound> {
        [Bound::Over, Bound::Nearly, Bound::About, Bound::UpTo].into_iter().find(|b| b.name() == name)
    }

    pub fn name(self) -> &'static str {
        match self {
            Bound::Over => "over",
            Bound::Nearly => "nearly",
            Bound::About => "about",
            Bound::UpTo => "upTo",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuantityKind {
    /// `473.66亿元`: value in the currency's unit, `unit` 元, `currency` CNY.
    Money,
    /// `67个`, `380人`: a count with a classifier as `unit`.
    Count,
    /// `13.9万平方米`, `10GWh`: a measure with a physical unit (value in that unit).
    Measure,
    /// `11.4%`, `三成`, `三分之一`, `近一半`: value in percent.
    Percent,
    /// `5.2个百分点`: a difference of shares, which is neither a share nor a growth.
    Points,
    /// `1.3倍`: value as written, `unit` 倍. `翻番`, `翻两番`: by how many times it grew (1, 3), `unit` 番.
    Times,
    /// `第5`, `首位`, `第一`: an ordinal that can be a rank. `前三` is 3 with the bound upTo.
    Rank,
    /// A bare number with nothing that says of what.
    Number,
    /// A day or period: `from`, `to`.
    Date,
    /// `3年`, `178天`: a length of time; value in `unit`. A bond's `3+2年` is one without a value.
    Duration,
}

impl QuantityKind {
    /// As the JSON output calls it; counts, multiples and bare numbers are numbers.
    pub fn name(self) -> &'static str {
        match self {
            QuantityKind::Money => "money",
            QuantityKind::Measure => "measure",
            QuantityKind::Percent => "percent",
            QuantityKind::Points => "points",
            QuantityKind::Rank => "rank",
            QuantityKind::Date => "date",
            QuantityKind::Duration => "duration",
            QuantityKind::Count | QuantityKind::Times | QuantityKind::Number => "number",
        }
    }
}

/// One quantity in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    pub kind: QuantityKind,
    /// Number with its unit and the bound words around it: `超过10亿元`, `800余名`.
    pub span: Span,
    /// Number and unit alone: `10亿元`.
    pub core: Span,
    /// In base units: 33.6万人 is 336000. A vague date keeps the length of time that it is: 近三年, 33年间.
    pub value: Option<Decimal>,
    /// Upper end of a range (`5至8家`); a range is no value of a fact.
    pub high: Option<Decimal>,
    /// Canonical unit: `元`, `家`, `平方米`, `GWh`, `个月`; empty for percent, rank and number.
    pub unit: String,
    /// ISO 4217 for money.
    pub currency: Option<&'static str>,
    pub bound: Option<Bound>,
    /// Dates: first and last day, inclusive. None for vague words (近日, 近年来).
    pub from: Option<Date>,
    pub to: Option<Date>,
    /// `截至…`: the day on which a stock was counted.
    pub as_of: bool,
}

impl Quantity {
    fn new(kind: QuantityKind, span: Span, core: Span) -> Quantity {
        Quantity {
            kind,
            span,
            core,
            value: None,
            high: None,
            unit: String::new(),
            currency: None,
            bound: None,
            from: None,
            to: None,
            as_of: false,
        }
    }
}

/// What a reader made of a place: perhaps a quantity, and where to read on.
struct Step {
    quantity: Option<Quantity>,
    next: usize,
}

impl Step {
    fn found(quantity: Quantity, next: usize) -> Step {
        Step { quantity: Some(quantity), next }
    }

    /// What stands here is read and counts nothing.
    fn skip(next: usize) -> Step {
        Step { quantity: None, next }
    }
}

/// Every quantity of a text, by place; none overlaps another. `published` anchors 今年, 上月 and 4月27日.
pub fn find(text: &Text, hits: &Hits, lexicon: &Lexicon, published: Option<Date>) -> Vec<Quantity> {
    let words = Words::new(text, hits, lexicon);
    let mut clock = clock::Clock { published, last: None, day: None };
    let mut found: Vec<Quantity> = Vec::with_capacity(words.len() / 24);
    let (mut at, mut free) = (0, 0);
    while at < words.len() {
        // Everything that can be read here begins with a listed word, a numeral or a mark of one.
        let c = words.char(at);
        if !(words.any(at, words::OPENERS) || numeral::begins(c) || matches!(c, '第' | '前' | '头' | '“')) {
            at += 1;
            continue;
        }
        let step = time::read(&words, &mut clock, at).or_else(|| rank::read(&words, at)).or_else(|| {
            let number = numeral::read(&words, at);
            let share = share::read(&words, at, free, number.as_ref());
            share.or_else(|| amount::read(&words, &mut clock, number?, free))
        });
        let Some(step) = step else {
            at += 1;
            continue;
        };
        at = step.next.max(at + 1);
        if let Some(quantity) = step.quantity {
            free = quantity.span.end as usize;
            at = at.max(free);
            found.push(quantity);
        }
    }
    found
}
