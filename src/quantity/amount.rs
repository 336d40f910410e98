//! Numbers with their units and bounds: `超过10亿元`, `800余名`, `约13.9万平方米`, `5至8家`, `近六成`, `三个多月`, `86.96元/股`.

use rust_decimal::Decimal;

use super::bound::bound;
use super::clock::{Clock, connects};
use super::numeral::{self, Numeral};
use super::time;
use super::unit::{self, Unit};
use super::words::{Label, Words};
use super::{Bound, Quantity, QuantityKind, Step, code};
use crate::ontology::Kind;
use crate::text::Span;

/// Reads what begins with a number. Nothing before `free` may be taken.
pub fn read(words: &Words, clock: &mut Clock, number: Numeral, free: usize) -> Option<Step> {
    let at = number.begin;
    if let Some(end) = words.covered(at).filter(|&end| end >= number.end) {
        return Some(Step::skip(end));
    }
    if let Some(step) = code::read(words, &number, free) {
        return Some(step);
    }
    let unit = unit::read(words, number.end).filter(|u| fits(words, &number, u) && !dated(words, &number, u));
    let core = unit.as_ref().map_or(number.end, |u| u.end);
    if let Some(end) = words.solid(at).filter(|&end| end >= core) {
        return Some(Step::skip(end));
    }
    // 七一|六所, 二〇|一三: the end of a number that is a name.
    if !number.digits && numeral::digit(words.before(at)).is_some() {
        return Some(Step::skip(core));
    }
    if let Some(end) = repeated(words, &number, unit.as_ref()) {
        return Some(Step::skip(end));
    }
    let step = match unit {
        Some(unit) => counted(words, clock, free, &number, unit),
        None => bare(words, free, &number),
    };
    let allowed = match words.label(at) {
        Label::None => true,
        // “营收增长11.4%”: in a label only what cannot be a name is read.
        Label::Quoted => {
            number.digits && step.quantity.as_ref().is_some_and(|q| matches!(q.kind, QuantityKind::Money | QuantityKind::Percent))
        }
        Label::Title => false,
    };
    Some(if allowed { step } else { Step::skip(step.next) })
}

/// 2023|株洲人才节: a year in front of a name that begins like a unit.
fn dated(words: &Words, number: &Numeral, unit: &Unit) -> bool {
    let year = |v: Decimal| v >= Decimal::from(1949) && v < Decimal::from(2100);
    number.digits
        && number.end == number.begin + 4
        && number.value.is_some_and(year)
        && words.solid(number.end).is_some_and(|end| end > unit.end)
}

/// Whether a number can count this unit.
fn fits(words: &Words, number: &Numeral, unit: &Unit) -> bool {
    let lone = !number.digits && number.end == number.begin + 1;
    match words.char(number.begin) {
        '半' => unit.kind == QuantityKind::Duration,
        // Two things are 两个; 二 is an ordinal or a part of a word.
        '二' if lone => matches!(unit.kind, QuantityKind::Percent | QuantityKind::Points),
        '零' | '〇' => unit.kind == QuantityKind::Points,
        _ if unit.digits => number.digits || number.scaled,
        // 三元, 一元 are words; 成 takes one digit: 三成, 7成.
        _ if unit.kind == QuantityKind::Money => number.digits || number.scaled,
        _ if unit.percent == Some("10") => !number.scaled && number.value.is_some_and(|v| v < Decimal::TEN),
        _ => true,
    }
}

/// 一家一家, 一院一策, 一条条: manners of speaking, not counts. The end of the phrase.
fn repeated(words: &Words, number: &Numeral, unit: Option<&Unit>) -> Option<usize> {
    if number.digits || number.end != number.begin + 1 {
        return None;
    }
    let end = unit.map_or(number.end + 1, |u| u.end);
    let same = words.char(number.begin);
    if same == '一' && words.char(end) == '一' && numeral::read(words, end).is_some_and(|n| n.end == end + 1) {
        return Some(end + 2);
    }
    (same == '一' && unit.is_some() && words.char(end) == words.char(end - 1)).then_some(end + 1)
}

/// A number with its unit.
fn counted(words: &Words, clock: &mut Clock, free: usize, number: &Numeral, unit: Unit) -> Step {
    let (mut number, mut unit) = (*number, unit);
    let mut high = number.high;
    if let Some((second, last)) = range(words, &number, Some(&unit)) {
        high = second.value;
        (number.end, unit) = (second.end, last);
    } else if unit.kind == QuantityKind::Duration
        && let Some(step) = time::since(words, clock, number.begin, unit.end, whole(&number, &unit))
    {
        return step;
    }
    finish(words, free, number, high, unit)
}

/// The whole years that a duration has, or the whole days, and whether they are days.
fn whole(number: &Numeral, unit: &Unit) -> Option<(i16, bool)> {
    let days = unit.name == "天";
    let whole =
        number.value.filter(|v| v.is_integer() && (days || unit.name == "年") && !number.over && number.high.is_none())?;
    i16::try_from(whole.mantissa()).ok().map(|n| (n, days))
}

fn finish(words: &Words, free: usize, number: Numeral, high: Option<Decimal>, unit: Unit) -> Step {
    let mut end = unit.end;
    let mut value = number.value;
    let mut high = high;
    if let Some(percent) = unit.percent.and_then(|p| p.parse::<Decimal>().ok()) {
        let scaled = |v: Decimal| v.checked_mul(percent).map(|v| v.normalize());
        (value, high) = (value.and_then(scaled), high.and_then(scaled));
        if percent == Decimal::TEN {
            // 七成半, 七成五.
            let c = words.char(end);
            let more = if c == '半' { Some(5) } else { numeral::digit(c).filter(|&d| d > 0 && words.char(end + 1) != '成') };
            if let Some(more) = more.filter(|_| words.solid(end).is_none() && unit::read(words, end + 1).is_none()) {
                value = value.and_then(|v| v.checked_add(Decimal::from(more)));
                end += 1;
            }
        }
    }
    let half = unit.half || (unit.kind == QuantityKind::Duration && words.char(end) == '半' && words.solid(end).is_none());
    if half {
        value = value.and_then(|v| v.checked_add(Decimal::new(5, 1)));
        end += usize::from(!unit.half);
    }
    let mut begin = number.begin;
    let mut currency = unit.currency;
    if unit.kind == QuantityKind::Money
        && let Some((before, ..)) = unit::currency_before(words, begin).filter(|(b, ..)| *b >= free)
    {
        begin = before;
    }
    if words.before(begin) == '-'
        && begin > free
        && words.char(begin).is_ascii_digit()
        && !words.before(begin - 1).is_ascii_alphanumeric()
    {
        begin -= 1;
        value = value.map(|v| -v);
    }
    let core = Span::new(begin, end);
    let found = bound(words, begin, free, unit.name, number.bare);
    // 达百亿元 says that it is so much.
    let reached = found.is_some();
    let (span_begin, before) = found.unwrap_or((begin, None));
    let money = unit.kind == QuantityKind::Money;
    if money && number.bare && !reached && !number.over {
        // 亿元以上项目, 百亿元产业: a class of things, not a sum.
        return Step::skip(end);
    }
    let huge = unit.kind == QuantityKind::Count && number.bare && number.value.is_some_and(|v| v >= Decimal::from(100_000_000));
    if huge && (!reached && !number.over || words.solid(number.end).is_some_and(|solid| solid > unit.end)) {
        // 千亿支柱产业, 跨上千亿台阶: a class of things, and no 支 or 台 of them.
        return Step::skip(number.end);
    }
    if number.bare && words.char(number.begin) == '万' && !reached && !number.over && number.end == number.begin + 1 {
        // 万人发明专利拥有量: for every ten thousand.
        return Step::skip(end);
    }
    let loose =
        unit.percent == Some("10") || matches!(unit.kind, QuantityKind::Duration | QuantityKind::Measure | QuantityKind::Times);
    let (span_end, after) = match words.word(end, Kind::BoundAfter) {
        Some((after, value)) if loose || !matches!(words.char(end), '余' | '多') => (after, Bound::parse(value)),
        _ => (end, None),
    };
    let over = (number.over || unit.over).then_some(Bound::Over);
    let mut quantity = Quantity::new(unit.kind, Span::new(span_begin, span_end), core);
    quantity.value = value;
    quantity.high = high;
    quantity.bound = before.or(over).or(after);
    if !money {
        currency = None;
    }
    quantity.currency = currency;
    if !matches!(unit.kind, QuantityKind::Percent | QuantityKind::Points) {
        quantity.unit = match unit.per {
            Some(per) => format!("{}/{per}", unit.name),
            None => unit.name.to_owned(),
        };
    }
    Step::found(quantity, span_end)
}

/// The upper end of a range: `5至8家`, `5—8亿元`, `100万元至300万元`, `30%~40%`. Its lower end is written into `number`.
fn range<'a>(words: &Words<'a>, number: &Numeral, unit: Option<&Unit>) -> Option<(Numeral, Unit<'a>)> {
    let end = unit.map_or(number.end, |u| u.end);
    if !connects(words.char(end)) {
        return None;
    }
    let second = numeral::read(words, end + 1)?;
    let last = unit::read(words, second.end).filter(|u| fits(words, &second, u))?;
    let same = unit.is_none_or(|u| u.kind == last.kind && u.name == last.name);
    // 从8家到20家 tells of growth.
    let change = unit.is_some() && matches!(words.before(number.begin), '从' | '由' | '自');
    (same && !change && number.digits == second.digits && number.value? < second.value?).then_some((second, last))
}

/// A number without a unit: a range whose unit comes with its second end, a sum (6个亿), or a bare number.
fn bare(words: &Words, free: usize, number: &Numeral) -> Step {
    let mut low = *number;
    if connects(words.char(number.end))
        && let Some(second) = numeral::read(words, number.end + 1)
    {
        // 5—8亿元: the first takes the scale of the second.
        if number.digits && !number.scaled && second.scaled {
            low.value = number.value.and_then(|v| v.checked_mul(second.factor));
        }
        for low in [low, *number] {
            if let Some((high, unit)) = range(words, &low, None) {
                let joined = Numeral { end: high.end, over: high.over, ..low };
                return finish(words, free, joined, high.value, unit);
            }
        }
        if number.digits && second.digits {
            return Step::skip(code::run(words, second.end));
        }
    }
    if let Some((begin, code, name)) = unit::currency_before(words, number.begin).filter(|(b, ..)| *b >= free) {
        let unit = money(number.end, name, code);
        return finish(words, begin.max(free), *number, number.high, unit);
    }
    if number.sum || invested(words, free, number) {
        return finish(words, free, *number, number.high, money(number.end, "元", "CNY"));
    }
    plain(words, free, number)
}

/// 总投资|1.33万亿: what a project costs is money, although nobody says so.
fn invested(words: &Words, free: usize, number: &Numeral) -> bool {
    let begin = bound(words, number.begin, free, "", number.bare).map_or(number.begin, |(begin, _)| begin);
    number.digits
        && number.scaled
        && words.before(number.end) == '亿'
        && words.ending(begin, Kind::Indicator).is_some_and(|(from, _)| words.sums(from, begin))
}

fn money<'a>(end: usize, name: &'a str, code: &'static str) -> Unit<'a> {
    Unit {
        kind: QuantityKind::Money,
        end,
        name,
        per: None,
        currency: Some(code),
        percent: None,
        over: false,
        half: false,
        digits: false,
    }
}

/// A number that says nothing of what it counts is kept where it cannot be a part of a name.
fn plain(words: &Words, free: usize, number: &Numeral) -> Step {
    let next = words.char(number.end);
    let (begin, bound) = bound(words, number.begin, free, "", number.bare).unwrap_or((number.begin, None));
    let bounded = begin < number.begin || number.over;
    let decimal = number.value.is_some_and(|v| !v.is_integer());
    let long = number.digits && !number.scaled && number.end - number.begin > 5;
    let year = number.digits && !number.scaled && number.end - number.begin == 4 && matches!(words.char(number.begin), '1' | '2');
    let zero = words.char(number.begin) == '0' && !decimal;
    let vague = number.scaled && number.value.is_none();
    let told =
        words.before(number.begin).is_alphabetic() && !next.is_alphanumeric() && !matches!(next, '”' | '（' | '(' | '、' | '.');
    let keep = next != '强'
        && if number.digits {
            !zero && (number.scaled || bounded || (told && !long && !year))
        } else {
            number.scaled && (bounded || vague)
        };
    if !keep {
        return Step::skip(number.end);
    }
    let (end, after) = match words.word(number.end, Kind::BoundAfter).filter(|_| !matches!(next, '余' | '多')) {
        Some((end, value)) => (end, Bound::parse(value)),
        None => (number.end, None),
    };
    let span = Span::new(begin, end);
    let mut quantity = Quantity::new(QuantityKind::Number, span, Span::new(number.begin, number.end));
    (quantity.value, quantity.high) = (number.value, number.high);
    quantity.bound = bound.or(number.over.then_some(Bound::Over)).or(after);
    Step::found(quantity, end)
}
