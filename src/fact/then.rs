//! Of what time is what names none: `上半年，工业产值增长8%。新签约项目20个` are those of the half year, too.

use super::carried::Topic;
use super::reading::{Period, Reading, has_number};
use super::topic::vague;
use crate::quantity::QuantityKind;

/// The stretch of time told before in the paragraph, and of whom, where the sentence does not say when itself.
pub(super) fn told(reading: &Reading<'_>, topics: &[Vec<Topic>], p: usize) -> Option<(Period, usize)> {
    let paragraph = reading.passages[p].sentence.paragraph;
    let near = (0..p).rev().take_while(|before| reading.passages[*before].sentence.paragraph == paragraph);
    let before = near.into_iter().find(|before| timed(reading, *before)).filter(|_| !timed(reading, p))?;
    here(reading, &topics[before], before)
}

/// Whether a sentence says when, or that it says nothing of it: 目前.
pub(super) fn timed(reading: &Reading<'_>, p: usize) -> bool {
    let passage = &reading.passages[p];
    // 1984年起步。|38年|过去，产值达8700亿元
    let since = passage.chunks.first().and_then(|c| reading.quantity(c)).is_some_and(|q| q.kind == QuantityKind::Duration);
    since || passage.clauses.iter().any(|c| c.date.is_some() || vague(reading, passage, c.begin, c.end))
}

/// The stretch gone by of which a sentence tells something in numbers, and of whom: 2022年，云杉药业搬迁 says nothing of its growth.
pub(super) fn here(reading: &Reading<'_>, topics: &[Topic], p: usize) -> Option<(Period, usize)> {
    let passage = &reading.passages[p];
    let dated = passage.clauses.iter().any(|c| c.date.is_some());
    let counts = has_number(reading, &passage.chunks);
    let last = topics.last().filter(|t| dated && !t.opened && !t.planned && (counts || t.subject == t.home))?;
    let over = |p: &Period| short(p) && reading.source.article.published.is_some_and(|day| p.to <= day);
    last.period.filter(over).zip(last.subject)
}

/// Whether a stretch is one within a year: what was told of five years holds for nothing behind it.
pub(super) fn short(period: &Period) -> bool {
    period.from != period.to && period.from.year() == period.to.year()
}
