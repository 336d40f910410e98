//! Shares and multiples that are words: `一半`, `过半`, `翻两番`; and fractions: `三分之一`, `百分之三十`.

use rust_decimal::Decimal;

use super::bound::bounded;
use super::numeral::{self, Numeral};
use super::words::{Label, Words};
use super::{Bound, Quantity, QuantityKind, Step};
use crate::ontology::Kind;
use crate::text::Span;

/// Reads the share or multiple that begins at a place. Nothing before `free` may be taken.
pub fn read(words: &Words, at: usize, free: usize, number: Option<&Numeral>) -> Option<Step> {
    if words.covered(at).is_some() {
        return None;
    }
    // 占全市的“半壁江山”
    if words.label(at) == Label::Quoted
        && words.before(at) == '“'
        && let Some((end, value)) = words.word(at, Kind::Proportion).filter(|(end, _)| words.char(*end) == '”')
    {
        let mut parts = value.split(' ');
        let (value, own) = (parts.next()?.parse().ok(), parts.next().and_then(Bound::parse));
        return Some(bounded(words, at, end, free, value, own));
    }
    if words.label(at) != Label::None {
        return None;
    }
    if let Some((end, value)) = words.word(at, Kind::Multiple) {
        let span = Span::new(at, end);
        let mut parts = value.split(' ');
        let (value, bound) = (parts.next()?.parse().ok(), parts.next().and_then(Bound::parse));
        let quantity = Quantity { value, bound, unit: "番".to_owned(), ..Quantity::new(QuantityKind::Times, span, span) };
        return Some(Step::found(quantity, end));
    }
    if let Some((end, value)) = words.word(at, Kind::Proportion) {
        let mut parts = value.split(' ');
        let value = parts.next()?.parse().ok();
        let own = parts.next().and_then(Bound::parse);
        return Some(bounded(words, at, end, free, value, own));
    }
    fraction(words, number?, free)
}

/// `三分之一` is 33.3, `百分之三十` 30, `千分之五` 0.5.
fn fraction(words: &Words, whole: &Numeral, free: usize) -> Option<Step> {
    if words.char(whole.end) != '分' || words.char(whole.end + 1) != '之' {
        return None;
    }
    let part = numeral::read(words, whole.end + 2)?;
    let value = whole.value.filter(|v| !v.is_zero()).zip(part.value).and_then(|(whole, part)| {
        // 百分之三十 is exact; 三分之一 is rounded to one digit as the gold files have it.
        let percent = part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?;
        Some(if whole >= Decimal::ONE_HUNDRED { percent } else { percent.round_dp(1) }.normalize())
    });
    Some(bounded(words, whole.begin, part.end, free, value, None))
}
