//! Characters → one point in time: `2023年3月6日`, `去年3月`, `今年一季度`, `8月底`, `前三季度`, `1—8月`, `年底`, `上月`.

use super::calendar::{self, Part, Period, placed};
use super::clock::{Clock, connects, numbers};
use super::numeral;
use super::words::{self, Words};
use super::year;
use crate::article::Date;
use crate::ontology::Kind;

/// A point or period as the words name it.
#[derive(Clone, Copy, Debug)]
pub struct Point {
    pub end: usize,
    /// None where the words give no day, or the day of publication is not known.
    pub period: Option<Period>,
    /// The words themselves are vague: 近日.
    pub vague: bool,
    /// The year and month that were named or inferred, which the other end of a range takes over.
    year: Option<i16>,
    month: Option<i8>,
}

impl Point {
    fn new(end: usize, period: Option<Period>) -> Point {
        Point { end, period, vague: false, year: period.map(|p| p.from.year()), month: None }
    }
}

/// Reads the point that begins at a place. `first` is the other end of a range.
pub fn point(words: &Words, clock: &Clock, at: usize, first: Option<&Point>) -> Option<Point> {
    if let Some(p) = iso(words, at) {
        return Some(p);
    }
    if let Some((end, year, last)) = year(words, clock, at) {
        if let Some(last) = last {
            return Some(Point::new(end, Period::years(year?, last)));
        }
        let (rest, part) = part(words, end, true).unwrap_or((end, Part::Whole));
        let mut point = Point::new(rest, year.and_then(|y| placed(part, y)));
        point.year = year;
        point.month = month_of(part);
        return Some(point);
    }
    if let Some(point) = relative(words, clock, at) {
        return Some(point);
    }
    if let Some((end, part)) = part(words, at, false) {
        if matches!(part, Part::Whole) {
            return Some(Point::new(end, year::whole(words, clock, at).and_then(|y| Period::years(y, y))));
        }
        let year = match first {
            Some(first) => first.year.and_then(|y| y.checked_add(i16::from(month_of(part) < first.month))),
            None => year::of(words, clock, part, at),
        };
        let mut point = Point::new(end, year.and_then(|y| placed(part, y)));
        point.year = year;
        point.month = month_of(part);
        return Some(point);
    }
    day_alone(words, clock, at, first)
}

fn month_of(part: Part) -> Option<i8> {
    match part {
        Part::Months(a, _) | Part::ToDate(a, _) | Part::Days(a, ..) | Part::End(a) => Some(a),
        Part::YearEnd => Some(12),
        Part::Whole => None,
    }
}

/// `2023年`, `2022—2025年`, `二〇二三年`, `今年`, `当年`: the end, the year, and the last year of a range.
fn year(words: &Words, clock: &Clock, at: usize) -> Option<(usize, Option<i16>, Option<i16>)> {
    // 签下|年度供货协议: the first character is the verb's.
    let done =
        words.char(at) == '下' && at.checked_sub(1).is_some_and(|i| matches!(words.char(i), '签' | '拿' | '揽' | '订' | '接'));
    let year = |v: &str| !done && (v.starts_with("year ") || v.starts_with("then year ") || v == "past year");
    if let Some((end, value)) = words.find(at, Kind::Time, year) {
        if value == "past year" {
            return Some((end, clock.published.and_then(year::past), None));
        }
        let (base, offset) = match value.strip_prefix("then ") {
            Some(value) => (clock.last.map(|(p, _)| p.to), value),
            None => (clock.published, value),
        };
        let offset: i16 = offset.strip_prefix("year ")?.parse().ok()?;
        return Some((end, base.and_then(|day| day.year().checked_add(offset)), None));
    }
    let (year, end) = four(words, at)?;
    if words.char(end) == '年' {
        let end = end + 1;
        let odd = words.solid(end).is_some_and(|_| words.char(end) == '度');
        return Some((end + usize::from(words.char(end) == '度' && !odd), Some(year), None));
    }
    if connects(words.char(end)) {
        let (last, end) = four(words, end + 1)?;
        return (words.char(end) == '年').then_some((end + 1 + usize::from(words.char(end + 1) == '度'), Some(year), Some(last)));
    }
    None
}

/// Four digits that can be a year.
fn four(words: &Words, at: usize) -> Option<(i16, usize)> {
    let ascii = words.char(at).is_ascii_digit();
    let mut year = 0i16;
    for i in 0..4 {
        let c = words.char(at + i);
        let digit = if ascii { c.to_digit(10).map(u64::from) } else { numeral::digit(c).filter(|_| c != '两') }?;
        year = year * 10 + digit as i16;
    }
    let whole = !words.before(at).is_ascii_alphanumeric() && !words.char(at + 4).is_ascii_digit();
    (whole && (1840..2120).contains(&year)).then_some((year, at + 4))
}

/// `2023-03-06`, `2023/3/6`, `2023.3.6`.
fn iso(words: &Words, at: usize) -> Option<Point> {
    let (year, end) = four(words, at)?;
    let mark = words.char(end);
    if !matches!(mark, '-' | '/' | '.') {
        return None;
    }
    let (month, end) = small(words, end + 1, true)?;
    if words.char(end) != mark {
        return None;
    }
    let (day, end) = small(words, end + 1, true)?;
    Some(Point::new(end, Some(Period::day(year, month, day)?)))
}

/// A number of one or two digits, or a Chinese one below a hundred.
fn small(words: &Words, at: usize, ascii: bool) -> Option<(i8, usize)> {
    let c = words.char(at);
    if c.is_ascii_digit() {
        let mut n = 0i8;
        let mut end = at;
        while let Some(d) = words.char(end).to_digit(10) {
            if end > at + 1 {
                return None;
            }
            n = n * 10 + d as i8;
            end += 1;
        }
        return (words.char(end) != '.' || ascii).then_some((n, end));
    }
    if ascii {
        return None;
    }
    // 二十三, 十, 三: read by hand, so that 三四月 and 十月 stay simple.
    let ones = |i: usize| numeral::digit(words.char(i)).filter(|&d| d > 0 && words.char(i) != '两').map(|d| d as i8);
    let (tens, mut end) = match (ones(at), words.char(at)) {
        (Some(d), _) if words.char(at + 1) == '十' => (d.checked_mul(10)?, at + 2),
        (None, '十') => (10, at + 1),
        (Some(d), _) => return Some((d, at + 1)),
        _ => return None,
    };
    let mut n = tens;
    if let Some(d) = ones(end) {
        n = n.checked_add(d)?;
        end += 1;
    }
    Some((n, end))
}

fn month(words: &Words, at: usize) -> Option<(i8, usize)> {
    small(words, at, false).filter(|(m, end)| (1..=12).contains(m) && words.char(*end) == '月').map(|(m, end)| (m, end + 1))
}

/// A part of a year: month, quarter, half, day. `named` says that a year stands before it.
fn part(words: &Words, at: usize, named: bool) -> Option<(usize, Part)> {
    let at = at + usize::from(named && words.char(at) == '的' && words.any(at + 1, words::OPENERS));
    if let Some((end, value)) =
        words.find(at, Kind::Time, |v| matches!(v.split(' ').next(), Some("part" | "start" | "end" | "whole")))
    {
        let part = match value {
            "start" => Part::Months(1, 1),
            "end" => Part::YearEnd,
            "whole" => Part::Whole,
            _ => {
                let (a, b) = numbers(value.strip_prefix("part ")?)?;
                Part::Months(a as i8, b as i8)
            }
        };
        return Some(closed(words, end, part));
    }
    if named {
        match words.char(at) {
            '底' | '末' => return Some((at + 1, Part::YearEnd)),
            '初' => return Some((at + 1, Part::Months(1, 1))),
            '中' if !words.char(at + 1).is_alphabetic() => return Some((at + 1, Part::Months(6, 7))),
            _ => {}
        }
    }
    // 前8个月, 头8个月
    if matches!(words.char(at), '前' | '头') {
        let (n, end) = small(words, at + 1, false).or_else(|| (words.char(at + 1) == '两').then_some((2, at + 2)))?;
        let individual = words.char(end) == '个';
        let end = end + usize::from(individual);
        if words.char(end) == '月' && (1..=12).contains(&n) {
            return Some((end + 1, Part::ToDate(1, n)));
        }
        if words.char(end) == '季' && words.char(end + 1) == '度' && (1..=4).contains(&n) {
            return Some((end + 2, Part::ToDate(1, n * 3)));
        }
        return None;
    }
    if let Some((end, part)) = quarter(words, at) {
        return Some(closed(words, end, part));
    }
    // 1—8月, 一至八月.
    if let Some((a, end)) = small(words, at, false)
        && connects(words.char(end))
        && (1..=12).contains(&a)
        && let Some((b, end)) = month(words, end + 1)
        && a < b
        && day(words, end).is_none()
    {
        let part = if a == 1 { Part::ToDate(a, b) } else { Part::Months(a, b) };
        return Some((end + usize::from(words.char(end) == '份'), part));
    }
    let (m, end) = month(words, at)?;
    if let Some((d, end)) = day(words, end) {
        return Some((end, Part::Days(m, d, d)));
    }
    // 9月19—23日.
    if let Some((a, rest)) = small(words, end, false)
        && connects(words.char(rest))
        && let Some((b, end)) = day(words, rest + 1)
        && a < b
    {
        return Some((end, Part::Days(m, a, b)));
    }
    let end = end + usize::from(words.char(end) == '份');
    Some(closed(words, end, Part::Months(m, m)))
}

/// `一季度`, `第三季度`, `一至三季度`, `3季度`.
fn quarter(words: &Words, at: usize) -> Option<(usize, Part)> {
    let at = at + usize::from(words.char(at) == '第');
    let (a, end) = small(words, at, false)?;
    let (b, end) = match words.char(end) {
        c if connects(c) || c == '、' => small(words, end + 1 + usize::from(words.char(end + 1) == '第'), false)?,
        _ => (a, end),
    };
    let quarters = (1..=4).contains(&a) && (a..=4).contains(&b);
    (quarters && words.char(end) == '季' && words.char(end + 1) == '度').then(|| (end + 2, Part::Months(a * 3 - 2, b * 3)))
}

/// 底, 末, 初, 上旬, 中旬, 下旬 after a month or a quarter.
fn closed(words: &Words, end: usize, part: Part) -> (usize, Part) {
    let Part::Months(a, b) = part else { return (end, part) };
    let ten = words.char(end + 1) == '旬';
    match words.char(end) {
        '底' | '末' => (end + 1, Part::End(b)),
        '初' => (end + 1, Part::Days(a, 1, 10)),
        '上' if ten => (end + 2, Part::Days(b, 1, 10)),
        '中' if ten => (end + 2, Part::Days(b, 11, 20)),
        '下' if ten => (end + 2, Part::Days(b, 21, 31)),
        _ => (end, part),
    }
}

/// `27日`, `27号`.
fn day(words: &Words, at: usize) -> Option<(i8, usize)> {
    small(words, at, false)
        .filter(|(d, end)| (1..=31).contains(d) && matches!(words.char(*end), '日' | '号'))
        .map(|(d, end)| (d, end + 1))
}

/// `上月`, `本周`, `昨日`, `近日`: against the day of publication, or vague; `同月`, `次日`: against the date before.
fn relative(words: &Words, clock: &Clock, at: usize) -> Option<Point> {
    let known = |v: &str| matches!(v.split(' ').next(), Some("month" | "week" | "weekday" | "day" | "vague" | "then"));
    let (end, value) = words.find(at, Kind::Time, known)?;
    let then = value.strip_prefix("then ");
    // 上半年…。|同期|，: not 较2022年|同期|, which has a year of its own.
    if then == Some("whole") {
        let opens = matches!(words.before(at), '。' | '；' | '\n');
        let (last, _) = clock.last.filter(|(p, _)| opens && p.from < p.to)?;
        return Some(Point::new(end, Some(last)));
    }
    let (name, offset) = then.unwrap_or(value).split_once(' ').unwrap_or((value, "0"));
    let offset: i16 = offset.parse().ok()?;
    let published = match then {
        // 2023年…。|同月|: a year has no month, nor a month a next day.
        Some(_) => clock.last.map(|(p, _)| p).filter(|p| p.within(name)).map(|p| p.to),
        None => clock.published,
    };
    let mut end = end;
    let period = match name {
        "month" => {
            let month = published.and_then(|p| calendar::month_after(p, offset));
            let (closed_end, _) = closed(words, end, Part::Months(1, 1));
            let day = day(words, end);
            let part = |m: i8| match day {
                Some((d, _)) => Part::Days(m, d, d),
                None => closed(words, end, Part::Months(m, m)).1,
            };
            let period = month.and_then(|(y, m)| placed(part(m), y));
            end = day.map_or(closed_end, |(_, end)| end);
            period
        }
        "week" => {
            let week = published.and_then(|p| week(p, i64::from(offset)));
            match weekday(words.char(end)) {
                Some(day) => {
                    end += 1;
                    week.and_then(|w| calendar::days_after(w.from, day)).map(|d| Period { from: d, to: d })
                }
                None => week,
            }
        }
        "weekday" => Some(latest(words, clock, at, end, offset)?),
        "day" => published.and_then(|p| calendar::days_after(p, offset.into())).map(|d| Period { from: d, to: d }),
        _ => None,
    };
    Some(Point { vague: name == "vague" || then.is_some() && period.is_none(), ..Point::new(end, period) })
}

/// `周五，…`, `周五上午`, at the head of a clause: the latest one. But 周五例会, 周一至周五 are of no day.
fn latest(words: &Words, clock: &Clock, at: usize, end: usize, weekday: i16) -> Option<Period> {
    let alone = words.char(end) == '，' || words.time(end, "tail").is_some();
    let today = clock.published.filter(|_| alone && !words.before(at).is_alphanumeric())?;
    let back = (i64::from(today.weekday().to_monday_zero_offset()) - i64::from(weekday)).rem_euclid(7);
    calendar::days_after(today, -back).map(|d| Period { from: d, to: d })
}

/// The days from Monday to a weekday: 上周五.
fn weekday(c: char) -> Option<i64> {
    "一二三四五六日".chars().zip(0..).find(|(day, _)| *day == c).map(|(_, n)| n)
}

fn week(published: Date, offset: i64) -> Option<Period> {
    let monday = calendar::days_after(published, 7 * offset - i64::from(published.weekday().to_monday_zero_offset()))?;
    Some(Period { from: monday, to: calendar::days_after(monday, 6)? })
}

/// `23日` alone: of the month spoken of, or the latest such day.
fn day_alone(words: &Words, clock: &Clock, at: usize, first: Option<&Point>) -> Option<Point> {
    if !words.char(at).is_ascii_digit() || words.before(at).is_ascii_digit() || matches!(words.before(at), '.' | ',') {
        return None;
    }
    let (d, end) = day(words, at).filter(|(_, end)| words.char(end - 1) == '日')?;
    if matches!(words.char(end), '内' | '游' | '均' | '元' | '本' | '之') {
        return None;
    }
    let base = match (first.and_then(|f| f.period), clock.last, clock.published) {
        (Some(first), ..) => Some((first.to.year(), first.to.month())),
        (None, Some((last, _)), _) if last.from.month() == last.to.month() && d >= last.to.day() => {
            Some((last.to.year(), last.to.month()))
        }
        (None, _, Some(p)) if d <= p.day() => Some((p.year(), p.month())),
        (None, _, Some(p)) => calendar::month_after(p, -1),
        _ => None,
    };
    Some(Point::new(end, base.and_then(|(y, m)| Period::day(y, m, d))))
}
