//! Of what time a firm's report is: `披露2023年年度报告。报告期内，公司实现营业收入15亿元` is of 2023.

use super::reading::{Passage, Period, Reading};
use crate::chunk::Chunk;
use crate::ontology::Kind;
use crate::text::Span;

/// How many characters before 报告期内 the report may have been named.
const FAR: usize = 1500;

/// The months that the report covers which was named last before a clause that says 报告期内.
pub(super) fn reported(reading: &Reading<'_>, passage: &Passage, part: &[Chunk]) -> Option<Period> {
    let word = |c: &Chunk| reading.source.word_from(c.span.begin as usize, Kind::Particle);
    let says = |c: &&Chunk| word(c).is_some_and(|(_, does)| does == "reported");
    let said = part.iter().find(says)?;
    let at = said.span.begin.max(passage.sentence.span.begin);
    // 报告期末|总资产25亿元: the last day.
    let closes = word(said).is_some_and(|(span, _)| reading.str(span).ends_with('末'));
    let published = reading.source.article.published?;
    let report = |i: usize| {
        let (span, value) = reading.source.word_from(i, Kind::Particle)?;
        let (first, last) = value.split(' ').find_map(|v| v.strip_prefix("report:"))?.split_once('-')?;
        Some((span, first.parse().ok()?, last.parse().ok()?))
    };
    let end =
        ((at as usize).saturating_sub(FAR)..at as usize).rev().find_map(report).map(|(span, ..): (Span, i8, i8)| span.end)?;
    // 半|年度报告: the longest that ends there.
    let (span, first, last) =
        (end.saturating_sub(8)..end).find_map(|i| report(i as usize).filter(|(span, ..)| span.end == end))?;
    // 2023年|年度报告, or the last one that can have been published: 年报
    let before = Span { begin: span.begin.saturating_sub(5), end: span.begin };
    let year = reading.str(before).strip_suffix('年').and_then(|year| year.parse().ok());
    let over = |year: i16| months(year, first, last).filter(|p| p.to <= published);
    let period = match year {
        Some(year) => months(year, first, last),
        None => over(published.year()).or_else(|| over(published.year() - 1)),
    };
    period.map(|p| Period { from: if closes { p.to } else { p.from }, ..p })
}

/// These months of a year.
fn months(year: i16, first: i8, last: i8) -> Option<Period> {
    let month = |month: i8| crate::article::Date::new(year, month, 1).ok();
    Some(Period { from: month(first)?, to: month(last)?.last_of_month() })
}
