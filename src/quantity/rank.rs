//! `第5`, `第三位`, `首位`, `前三名` → ranks; `第五届`, `第二批`, `第一时间` are ordinals and no quantities.

use rust_decimal::Decimal;

use super::numeral::{self, Numeral};
use super::words::{Label, Words};
use super::{Bound, Quantity, QuantityKind, Step};
use crate::ontology::Kind;
use crate::text::Span;

/// How many characters such a word may have: 国家级高新区.
const SCOPE: usize = 6;

/// Reads the rank or ordinal that begins at a place.
pub fn read(words: &Words, at: usize) -> Option<Step> {
    let c = words.char(at);
    if matches!(c, '第' | '前') {
        if let Some(solid) = words.solid(at) {
            return Some(Step::skip(solid));
        }
        let number = numeral::read(words, at + 1)?;
        return ordinal(words, at, c == '前', &number);
    }
    let (end, value) = words.find(at, Kind::Ordinal, |v| v.starts_with(|c: char| c.is_ascii_digit()))?;
    if words.covered(at).is_some() || words.label(at) != Label::None || !closes(words, end) {
        return None;
    }
    let (rank, outside) = value.split_once(' ').unwrap_or((value, "0"));
    // 全省|最多，: a superlative is a place only among those right in front of it.
    let outside = match outside.strip_suffix(" scoped") {
        Some(outside) if scoped(words, at) && !words.char(end).is_alphanumeric() => outside,
        Some(_) => return None,
        None => outside,
    };
    let begin = at + outside.parse::<usize>().ok()?;
    (begin < end).then(|| rank_step(begin, end, rank.parse().ok(), None))
}

/// A number with 第 or 前 before it. 前 needs what makes it a rank: 前三名, 前50强, 位居前三，.
fn ordinal(words: &Words, at: usize, front: bool, number: &Numeral) -> Option<Step> {
    let plain = number.value.filter(|v| v.is_integer() && *v < Decimal::from(100_000) && !v.is_zero() && number.high.is_none());
    let closing = words.find(number.end, Kind::Ordinal, |v| v == "closes").map(|(end, _)| end);
    let strong = (front && words.char(number.end) == '强').then_some(number.end + 1);
    let end = closing.or(strong).unwrap_or(number.end);
    let ranked = closing.is_some() || strong.is_some() || closes(words, end);
    // “全省前三” is a place to reach, “天下第一” a manner of speaking.
    let read = words.label(at) == Label::None || (front && words.label(at) == Label::Quoted);
    if ranked && plain.is_some() && read && words.covered(at).is_none() {
        return Some(rank_step(at, end, plain, front.then_some(Bound::UpTo)));
    }
    // 前30% and 前两年 are read by others; 第 makes whatever follows an ordinal.
    (!front).then(|| Step::skip(number.end))
}

fn rank_step(begin: usize, end: usize, value: Option<Decimal>, bound: Option<Bound>) -> Step {
    let span = Span::new(begin, end);
    Step::found(Quantity { value, bound, ..Quantity::new(QuantityKind::Rank, span, span) }, end)
}

/// Whether a rank can end here: at a mark, or before a word that is no noun for it to count.
fn closes(words: &Words, at: usize) -> bool {
    // 第一、二、三产业 goes on.
    if words.char(at) == '、' && numeral::begins(words.char(at + 1)) {
        return false;
    }
    !words.char(at).is_alphanumeric() || words.find(at, Kind::Ordinal, |v| v == "after").is_some()
}

/// Whether a word of those among whom somebody has a place ends here.
fn scoped(words: &Words, at: usize) -> bool {
    (at.saturating_sub(SCOPE)..at).any(|from| words.find(from, Kind::Scope, |_| true).is_some_and(|(end, _)| end == at))
}
