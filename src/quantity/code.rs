//! Numbers that are parts of codes and formulas: `S31`, `C919`, `NouvNeu001`, `1+2+X`, `7×24小时`, `1:1`, `3.2T`; and a bond's `3+2年`.

use rust_decimal::Decimal;

use super::numeral::Numeral;

use super::unit;
use super::words::Words;
use super::{Quantity, QuantityKind, Step};
use crate::ontology::Kind;
use crate::text::Span;

/// Whether the number is part of a code or formula, and what then to make of it. `None`: it is a number.
pub fn read(words: &Words, number: &Numeral, free: usize) -> Option<Step> {
    let (at, end) = (number.begin, number.end);
    let (before, next) = (words.before(at), words.char(end));
    if !number.digits {
        return None;
    }
    let joined = |i: usize| words.char(i).is_ascii_alphanumeric();
    let mark = |c: char| {
        matches!(c, '+' | '×' | 'x' | 'X' | '*' | '/' | ':' | '：' | '_' | '·' | '.' | '-' | '~' | '—' | '^' | '#' | '&')
    };
    // GDP191.7亿元 is no code.
    let sum = before.is_ascii_alphabetic() && number.scaled && words.char(end) == '元';
    let led = before.is_ascii_alphanumeric() && !sum
        || (mark(before) && at >= 2 && joined(at - 2) && !unit_ends(words, at - 1))
        || matches!(before, '#' | '№');
    if led {
        return Some(Step::skip(run(words, end)));
    }
    if next == '+' && joined(end + 1) {
        return Some(term(words, at, end).unwrap_or_else(|| Step::skip(run(words, end))));
    }
    if next == '/' && joined(end + 1) {
        return Some(fraction(words, number, free).unwrap_or_else(|| Step::skip(run(words, end))));
    }
    if let Some(end) = clock(words, end) {
        return Some(Step::skip(end));
    }
    let formula = matches!(next, '×' | '*' | ':' | '：' | '.' | '^' | '&' | '_' | '·') && joined(end + 1);
    let lettered = next.is_ascii_alphabetic() && unit::read(words, end).is_none();
    let hyphenated = next == '-' && words.char(end + 1).is_ascii_alphabetic();
    (formula || lettered || hyphenated).then(|| Step::skip(run(words, end)))
}

/// `8点30分`, `19时5分`: a time of day, of which the rest is given. Its end.
fn clock(words: &Words, at: usize) -> Option<usize> {
    if !matches!(words.char(at), '点' | '时') {
        return None;
    }
    let digits = (1..=2).take_while(|i| words.char(at + i).is_ascii_digit()).count();
    let end = at + 1 + digits;
    (digits > 0 && words.char(end) == '分').then_some(end + 1)
}

/// Whether a unit written in letters ends here, so that 2GWh/5 is no code. Rare enough to be looked up by one character.
fn unit_ends(words: &Words, at: usize) -> bool {
    words.ending(at, Kind::Measure).is_some()
}

/// The end of a run of letters, digits and the marks that join them.
pub fn run(words: &Words, at: usize) -> usize {
    let mut end = at;
    loop {
        let c = words.char(end);
        let mark = matches!(c, '+' | '-' | '×' | '*' | '/' | ':' | '：' | '.' | '_' | '~' | '·' | '^' | '&');
        if c.is_ascii_alphanumeric() || (mark && words.char(end + 1).is_ascii_alphanumeric()) {
            end += 1;
        } else {
            return end;
        }
    }
}

/// `3+2年`, `5+5+5年`: the term of a bond, which is a length of time but no single number.
fn term(words: &Words, at: usize, end: usize) -> Option<Step> {
    let mut end = end;
    while words.char(end) == '+' {
        end += 1;
        while words.char(end).is_ascii_digit() || words.char(end) == 'N' {
            end += 1;
        }
    }
    let unit = unit::read(words, end).filter(|u| u.kind == QuantityKind::Duration && words.char(end - 1) != '+')?;
    let span = Span::new(at, unit.end);
    let quantity = Quantity { unit: unit.name.to_owned(), ..Quantity::new(QuantityKind::Duration, span, span) };
    Some(Step::found(quantity, unit.end))
}

/// `1/3` is a share where it is a proper fraction of small numbers.
fn fraction(words: &Words, number: &Numeral, free: usize) -> Option<Step> {
    let (whole, end) = super::numeral::digits(words, number.end + 1);
    let (part, whole) = (number.value?, whole?);
    let proper = part < whole && whole <= Decimal::TEN && part.is_integer() && whole.is_integer() && !part.is_zero();
    if !proper || matches!(words.char(end), '/' | '-' | '.') || words.char(end).is_ascii_alphanumeric() || number.scaled {
        return None;
    }
    let value = part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole).map(|v| v.round_dp(1).normalize());
    Some(super::bound::bounded(words, number.begin, end, free, value, None))
}
