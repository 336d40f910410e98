//! Text → quantities: `473.66亿元`, `800余名`, `同比增长11.4%`, `全国第三`, `今年一季度` with values, units, bounds and dates.

use rust_decimal::Decimal;

use crate::article::Date;
use crate::text::Span;

/// How exact a number is: `超`, `近`, `约`, `最高`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    Over,
    Nearly,
    About,
    UpTo,
}

impl Bound {
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
    /// `1.3倍`: value as written.
    Times,
    /// `第5`, `首位`, `第一`: an ordinal that can be a rank.
    Rank,
    /// A bare number with nothing that says of what.
    Number,
    /// A day or period: `from`, `to`.
    Date,
    /// `3年`, `178天`: a length of time; value in `unit`.
    Duration,
}

/// One quantity in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    pub kind: QuantityKind,
    /// Number with its unit and the bound words around it: `超过10亿元`, `800余名`.
    pub span: Span,
    /// Number and unit alone: `10亿元`.
    pub core: Span,
    /// In base units: 33.6万人 is 336000.
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
