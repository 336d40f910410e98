//! What every fact carries, and numbers as fillers: evidence, dates, rule and confidence; 5亿元 is an amount.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::reading::{Period, Reading};
use super::{Fact, Filler};
use crate::quantity::{Quantity, QuantityKind};

/// Adds what every fact carries.
pub(super) fn frame(
    reading: &Reading<'_>,
    kind: &str,
    passage: usize,
    period: Option<Period>,
    rule: &str,
    confidence: Decimal,
) -> Fact {
    let text = reading.source.text;
    let passage = &reading.passages[passage];
    let range = text.original(passage.sentence.span);
    let evidence = reading.source.article.text.get(passage.printed.clone()).unwrap_or_default().to_owned();
    Fact {
        kind: kind.to_owned(),
        roles: BTreeMap::new(),
        from: period.map(|p| p.from),
        to: period.map(|p| p.to),
        evidence,
        begin: range.start as u32,
        end: range.end as u32,
        rule: rule.to_owned(),
        confidence,
    }
}

pub(super) fn entity(filler: &Filler) -> Option<usize> {
    match filler {
        Filler::Entity(entity) => Some(*entity),
        _ => None,
    }
}

/// A quantity as a filler.
pub(super) fn number(q: &Quantity) -> Option<Filler> {
    let value = q.value.filter(|_| q.high.is_none())?;
    Some(match q.currency {
        Some(currency) if q.kind == QuantityKind::Money => {
            Filler::Amount { value, currency: currency.to_owned(), bound: q.bound.map(|b| b.name().to_owned()) }
        }
        _ => Filler::Number(value),
    })
}
