//! Dates that are written down → [`Date`]: `2023年5月4日`, `2023-05-04T08:00`, and the date of a page that states none.

use super::marks::MARKS;

/// A calendar day, `2023-04-27`.
pub type Date = jiff::civil::Date;

fn day(year: u32, month: u32, day: u32) -> Option<Date> {
    let year = i16::try_from(year).ok().filter(|y| (1900..2200).contains(y))?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// A number of one to `digits` digits at the head, and what follows it.
fn number(text: &str, digits: usize) -> Option<(u32, &str)> {
    let end = text.bytes().take(digits).take_while(u8::is_ascii_digit).count();
    Some((text.get(..end)?.parse().ok()?, &text[end..]))
}

/// The date at the head of `text`, and what follows it: `2023-05-04`, `2023/5/4`, `2023.5.4`, `2023年5月4日`, `20230504`.
pub fn leading(text: &str) -> Option<(Date, &str)> {
    let (year, rest) = number(text, 4).filter(|(year, _)| *year >= 1900)?;
    if let Some((joined, rest)) = number(rest, 4).filter(|(_, after)| rest.len() - after.len() == 4) {
        return Some((day(year, joined / 100, joined % 100)?, rest));
    }
    let between = |text: &'_ str, marks: &[char]| -> Option<usize> {
        let mark = text.trim_start().chars().next().filter(|c| marks.contains(c))?;
        Some(text.len() - text.trim_start().len() + mark.len_utf8())
    };
    let rest = rest.get(between(rest, &['-', '/', '.', '年', '．', '／', '－'])?..)?.trim_start();
    let (month, rest) = number(rest, 2)?;
    let rest = rest.get(between(rest, &['-', '/', '.', '月', '．', '／', '－'])?..)?.trim_start();
    let (date, rest) = number(rest, 2)?;
    Some((day(year, month, date)?, rest.strip_prefix('日').unwrap_or(rest)))
}

/// A whole field: a date, with or without a time after it.
pub fn parse(field: &str) -> Option<Date> {
    let (date, rest) = leading(field.trim())?;
    (rest.is_empty() || rest.starts_with(['T', 't', ' ', '\u{3000}'])).then_some(date)
}

/// The date of a line that states little else: `2023年5月4日 星期四 第3版`, `发布时间：2023-05-04 来源：…`.
pub fn stated(line: &str) -> Option<Date> {
    if line.len() > 180 || line.contains(['。', '，']) {
        return None;
    }
    let (at, _) =
        line.char_indices().find(|(i, c)| c.is_ascii_digit() && line[*i..].len() >= 8 && leading(&line[*i..]).is_some())?;
    let (date, rest) = leading(&line[at..])?;
    let known = |text: &str| {
        let text = text.trim_matches(|c: char| c.is_whitespace() || "：:|｜（）()·".contains(c));
        text.is_empty() || MARKS.imprint.stand_in(text) || text.bytes().all(|b| b.is_ascii_digit() || b == b':' || b == b' ')
    };
    (known(&line[..at]) && known(rest)).then_some(date)
}

/// The date that a text without one must have been printed on or soon after: the last day it tells of, in the last
/// year it names. Years and days to come (`到2025年`, `将于6月8日`) are passed over; a year that is summed up
/// (`2022年，全区…`, `2022年实现…`) has ended, since reporters call the running one 今年.
pub fn infer(text: &str) -> Option<Date> {
    let mut year: Option<u32> = None;
    let mut latest: Option<(u32, u32)> = None;
    let mut dated: Option<Date> = None;
    let mut at = 0;
    let bytes = text.as_bytes();
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = at + bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
        let (before, digits, after) = (&text[..at], &text[at..end], &text[end..]);
        let start = at;
        at = end;
        match digits.len() {
            4 => {
                let Some(named) = digits.parse().ok().filter(|y| (1980..2100).contains(y)) else { continue };
                // A bare 2023 counts where a name begins with it (2023襄阳…推介会), a number of things does not.
                let is_year = after.starts_with('年') || names_an_event(after);
                if !is_year || is_to_come(before) || MARKS.deadline.start(after) {
                    continue;
                }
                year = year.max(Some(if is_summed_up(before, after) { named + 1 } else { named }));
                if let Some((date, _)) = leading(&text[start..]) {
                    dated = dated.max(Some(date));
                    // The month and day are part of this date and say nothing about another year.
                    at = end + after.find('日').map_or(0, |i| i.min(12));
                }
            }
            1 | 2 if after.starts_with('月') && !is_to_come(before) && !before.ends_with(['年', '.']) => {
                let rest = &after['月'.len_utf8()..];
                if let (Ok(month), Some((date, rest))) = (digits.parse(), number(rest, 2))
                    && rest.starts_with('日')
                {
                    latest = latest.max(Some((month, date)));
                }
            }
            _ => {}
        }
    }
    let year = year?;
    let spoken = latest.and_then(|(month, date)| day(year, month, date));
    let dated = dated.filter(|d| u32::try_from(d.year()).is_ok_and(|y| y == year));
    // A year alone is known to have ended by its last day at the latest.
    spoken.max(dated).or_else(|| day(year, 12, 31))
}

fn is_to_come(before: &str) -> bool {
    // 截至4月26日 is a day gone by, though it ends as 至2025年 begins.
    let before = before.trim_end();
    MARKS.ahead.end(before) && !MARKS.until.end(before)
}

/// `2022年，全区…` at the head of a sentence, `2022年实现…`, `2022年底`.
fn is_summed_up(before: &str, after: &str) -> bool {
    let Some(after) = after.strip_prefix('年') else { return false };
    let head = before.trim_end().is_empty() || before.trim_end_matches(' ').ends_with(['。', '！', '；', '\n']);
    (head && after.starts_with('，')) || MARKS.summed.start(after)
}

/// `2023鄂港经贸合作推介会`: a name follows that ends as an event's does, not something that is counted.
fn names_an_event(after: &str) -> bool {
    let name = |c: &char| super::is_han(*c) || matches!(c, '（' | '）' | '·' | '“' | '”');
    let length: usize = after.chars().take(24).take_while(name).map(char::len_utf8).sum();
    !MARKS.counted.start(after) && MARKS.occasion.stand_in(&after[..length])
}
