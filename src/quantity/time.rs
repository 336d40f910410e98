//! Words of time → dates: `2023年3月6日`, `去年底`, `今年前8个月`, `9月19日至23日`, `截至8月底`, `“十四五”期间`, `近日`.
//!
//! The parts of a date are in [`super::date`]; this file joins them: what leads in, ranges, what closes.

use super::calendar::{self, Period};
use super::date::{self, Point};
use super::numeral;
use super::words::{Label, Words};
use super::{Quantity, QuantityKind, Step};
use rust_decimal::Decimal;

use super::clock::{Clock, connects, numbers};
use crate::ontology::{Kind, Kinds};
use crate::text::Span;

/// Reads the adverbial of time that begins at a place.
pub fn read(words: &Words, clock: &mut Clock, at: usize) -> Option<Step> {
    let c = words.char(at);
    let told = words.any(at, Kinds::of(&[Kind::Time]));
    if (told || c == '“')
        && let Some(step) = plan(words, clock, at)
    {
        return Some(step);
    }
    let possible = told || matches!(c, '第' | '前' | '头') || may_date(words, at);
    if !possible || words.label(at) != Label::None || words.covered(at).is_some() {
        return None;
    }
    if let Some(step) = around(words, at) {
        return Some(step);
    }
    let until = words.time(at, "until");
    let lead = until.or_else(|| words.time(at, "lead"));
    let begin = lead.unwrap_or(at);
    let first = date::point(words, clock, begin, None)?;
    let mut end = first.end;
    let mut period = first.period;
    if let Some(second) = range(words, clock, &first) {
        end = second.end;
        period = first.period.zip(second.period).and_then(|(a, b)| a.join(b));
    }
    // 到4月30日，园区企业有430家: a day gone by, at the head of a clause, is that of a count.
    let head = until.is_none() && lead.is_some() && words.char(at) == '到' && (at == 0 || !words.char(at - 1).is_alphanumeric());
    let over = |p: Period| p.from == p.to && clock.published.is_some_and(|day| p.to <= day);
    // 8月末，贷款余额80亿元；存款余额90亿元: so is the end of a month or a year, where accounts are closed.
    let clause = at == 0 || !words.char(at - 1).is_alphanumeric();
    let eve = clause && words.char(first.end - 1) == '末' && words.char(end) == '，';
    let mut as_of = until.is_some() || (head || eve) && period.is_some_and(over);
    let onward = words.time(end, "onward").or_else(|| lead.and_then(|_| words.time(end, "begun")));
    if let Some(since) = words.time(end, "since") {
        end = since;
        period =
            period.zip(clock.published).and_then(|(p, to)| Some(p.from).filter(|f| *f <= to).map(|from| Period { from, to }));
    } else if let Some(after) = words.time(end, "after").filter(|_| first.period.is_some()) {
        (end, period) = (after, None);
    } else if let Some(onward) = onward.filter(|onward| words.solid(end).is_none_or(|solid| solid <= *onward)) {
        let years = |p: &Period| p.to >= p.from.last_of_year();
        let so_far = period.filter(years).zip(clock.published.filter(|day| first.period.is_some_and(|p| p.to < *day)));
        (end, period) = (onward, so_far.map(|(p, to)| Period { from: p.from, to }).or(period));
    } else {
        while let Some(tail) = words.time(end, "tail").filter(|tail| words.solid(end).is_none_or(|solid| solid <= *tail)) {
            end = tail;
        }
    }
    if as_of {
        period = period.map(Period::last_day);
    } else if first.vague && lead.is_some() && until.is_none() {
        return None;
    }
    as_of &= lead.is_some() || eve;
    if words.ending(at, Kind::Time).is_some_and(|(_, v)| v == "compare") {
        period = None;
    } else if let Some(period) = period.filter(|_| !queues(words, at)) {
        clock.tell(period, words.sentence(begin));
    }
    Some(Step::found(dated(at, end, period, as_of), end))
}

/// Whether a day is only how far orders reach: 订单排到|明年3月|，全年产值15亿元 is of this year.
fn queues(words: &Words, at: usize) -> bool {
    let queue = |end: usize| words.ending(end, Kind::Particle).is_some_and(|(_, does)| does == "queue");
    (0..=2).filter_map(|n| at.checked_sub(n)).any(queue)
}

fn dated(begin: usize, end: usize, period: Option<Period>, as_of: bool) -> Quantity {
    let span = Span::new(begin, end);
    Quantity { from: period.map(|p| p.from), to: period.map(|p| p.to), as_of, ..Quantity::new(QuantityKind::Date, span, span) }
}

/// Whether the numeral that begins here can begin a date: four digits a year, fewer a month, a day or a quarter.
fn may_date(words: &Words, at: usize) -> bool {
    let counts = |c: char| c.is_ascii_digit() || c == '十' || numeral::digit(c).is_some();
    let count = (0..5).take_while(|i| counts(words.char(at + i))).count();
    let next = words.char(at + count);
    match count {
        1..=3 => matches!(next, '月' | '日' | '号' | '季' | '、') || connects(next),
        4 => matches!(next, '年' | '/' | '.') || connects(next),
        _ => false,
    }
}

/// `“十四五”期间`, `十三五末`: a plan's years, but not `“十四五”规划`, which is a document.
fn plan(words: &Words, clock: &mut Clock, at: usize) -> Option<Step> {
    let quoted = words.char(at) == '“';
    if words.label(at) == Label::Title {
        return None;
    }
    let (mut end, value) = words.find(at + usize::from(quoted), Kind::Time, |v| v.starts_with("plan "))?;
    let (first, last) = numbers(value.strip_prefix("plan ")?)?;
    if quoted {
        end = (words.char(end) == '”').then_some(end + 1)?;
    }
    let mut period = Period::years(first, last)?;
    let c = words.char(end);
    if matches!(c, '末') {
        end += 1;
        period = period.last_day();
    } else if let Some(since) = words.time(end, "since") {
        end = since;
        period = Period { from: period.from, to: clock.published.filter(|to| *to >= period.from)? };
    } else if let Some(tail) = words.time(end, "tail") {
        end = tail;
    } else {
        return None;
    }
    clock.tell(period, words.sentence(at));
    Some(Step::found(dated(at, end, Some(period), false), end))
}

/// `近五年来`, `过去一年`, `未来三年`: a length of time that is used as a vague date.
fn around(words: &Words, at: usize) -> Option<Step> {
    let begin = words.time(at, "around").filter(|_| words.time(at, "past year").is_none())?;
    let number = numeral::read(words, begin)?;
    let (mut end, unit) = words.word(number.end, Kind::TimeUnit)?;
    // 近 is a bound where time is spent: 历时近两年.
    let spent = words.char(at) == '近' && matches!(words.before(at), '时' | '经' | '了' | '达' | '用' | '需' | '期' | '过');
    let short = words.char(at) == '近'
        && !unit.contains('年')
        && !unit.contains('月')
        && words.char(end - 1) != '年'
        && words.char(end - 1) != '月';
    if spent || short {
        return None;
    }
    let unit = if unit.is_empty() { words.slice(number.end, end) } else { unit }.to_owned();
    if matches!(words.char(end), '来' | '间' | '里' | '内') {
        end += 1;
    }
    Some(Step::found(Quantity { value: number.value, unit, ..dated(at, end, None, false) }, end))
}

/// The second end of a range: `19日至23日`, `2022年3月—2023年2月`, `去年底到今年3月`.
fn range(words: &Words, clock: &Clock, first: &Point) -> Option<Point> {
    if first.vague || !connects(words.char(first.end)) {
        return None;
    }
    let mut begin = first.end + 1;
    // A dash may be printed as two characters.
    if words.char(first.end) == '—' && words.char(begin) == '—' {
        begin += 1;
    }
    date::point(words, clock, begin, Some(first)).filter(|p| !p.vague)
}

/// `两年前`: the whole year that lies so far back.
pub fn years_ago(clock: &Clock, years: i16) -> Option<Period> {
    let year = clock.year(years.checked_neg()?)?;
    Period::years(year, year)
}

/// How many sentences behind a day 两天后 still counts from it.
const NEAR: usize = 3;

/// `两天后`, `就在五天前`, at the head of a clause: so many days from the day spoken of, and 前 else from that of publication.
fn days_off(words: &Words, clock: &Clock, begin: usize, days: i64, ago: bool) -> Option<Period> {
    let before = words.before(begin);
    let head = !before.is_alphanumeric() || matches!(before, '在' | '仅' | '短');
    let spoken = clock.day.filter(|(_, sentence)| words.sentence(begin) <= sentence + NEAR).map(|(p, _)| p.to);
    let from = spoken.or(clock.published.filter(|_| ago)).filter(|_| head)?;
    let day = calendar::days_after(from, if ago { -days } else { days })?;
    Some(Period { from: day, to: day })
}

/// A duration with 前, 来 or 间 behind it is a time, not a length of one: `两年前`, `三年来`, `两天后`.
pub fn since(words: &Words, clock: &mut Clock, begin: usize, end: usize, whole: Option<(i16, bool)>) -> Option<Step> {
    let (years, days) = (whole.filter(|(_, days)| !days), whole.filter(|(_, days)| *days));
    let years = years.map(|(n, _)| n);
    let c = words.char(end);
    let ago = c == '前' && words.solid(end).is_none();
    if !(ago || matches!(c, '来' | '间') && words.solid(end).is_none() || c == '后' && words.solid(end).is_none()) {
        return None;
    }
    let period = years.filter(|_| ago).and_then(|y| years_ago(clock, y));
    let day = days.filter(|_| ago || c == '后').and_then(|(n, _)| days_off(words, clock, begin, n.into(), ago));
    if let Some(day) = day {
        clock.tell(day, words.sentence(begin));
    }
    let period = period.or(day);
    let length = years.filter(|_| period.is_none()).map(Decimal::from);
    let unit = length.map_or("", |_| "年").to_owned();
    Some(Step::found(Quantity { value: length, unit, ..dated(begin, end + 1, period, false) }, end + 1))
}
