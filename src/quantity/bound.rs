//! Bound words around a number: |超|5亿元, 3成|以上|, 不少于100家.

use rust_decimal::Decimal;

use super::words::Words;
use super::{Bound, Quantity, QuantityKind, Step};
use crate::ontology::Kind;
use crate::text::Span;

/// The bound before a number, where it begins and what it says. A far one (最高奖励800万元) begins no earlier than the number.
pub fn bound_before(words: &Words, at: usize, free: usize, unit: &str) -> Option<(usize, Option<Bound>)> {
    bound(words, at, free, unit, false)
}

pub(super) fn bound(words: &Words, at: usize, free: usize, unit: &str, bare: bool) -> Option<(usize, Option<Bound>)> {
    if !words.near(at, FAR, Kind::BoundBefore) {
        return None;
    }
    if let Some((begin, value)) = words.ending(at, Kind::BoundBefore)
        && begin >= free
    {
        let mut parts = value.split(' ');
        let name = parts.next()?;
        let (mut scales, mut sums, mut spared, mut exact) = (false, false, false, false);
        for part in parts {
            scales |= part == "bare";
            sums |= part == "money";
            exact |= part == "round"
                && (at..).map(|i| words.char(i)).take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).any(|c| c == '.');
            spared |= part.strip_prefix('-').is_some_and(|u| u == unit);
        }
        let refused = spared || scales && !bare && !(sums && words.char(at).is_ascii_digit() && unit.ends_with('元'));
        return (!refused).then_some((if exact { at } else { begin }, Bound::parse(name).filter(|_| !exact)));
    }
    for back in 1..=FAR {
        let place = at.checked_sub(back).filter(|&p| p >= free)?;
        if !words.char(place).is_alphabetic() || super::numeral::begins(words.char(place)) {
            return None;
        }
        if let Some((_, value)) = words.ending(place, Kind::BoundBefore)
            && value.ends_with("far")
            // 最高时速160公里: what is highest is called so.
            && words.covered(place - 1).is_none()
        {
            return Some((at, value.split(' ').next().and_then(Bound::parse)));
        }
    }
    None
}

/// A share with the bounds around it.
pub fn bounded(words: &Words, at: usize, end: usize, free: usize, value: Option<Decimal>, own: Option<Bound>) -> Step {
    let (begin, before) = bound_before(words, at, free, "").unwrap_or((at, None));
    let (end_bound, after) = match words.word(end, Kind::BoundAfter).filter(|_| words.char(end) != '余') {
        Some((end, value)) => (end, Bound::parse(value)),
        None => (end, None),
    };
    let mut quantity = Quantity::new(QuantityKind::Percent, Span::new(begin, end_bound), Span::new(at, end));
    quantity.value = value;
    quantity.bound = before.or(after).or(own);
    Step::found(quantity, end_bound)
}

/// How many characters may stand between a bound and its number: 最高奖励800万元.
pub(super) const FAR: usize = 5;
