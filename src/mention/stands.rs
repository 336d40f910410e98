//! Where a word stands: at the head of a clause, alone, before a number, in which sentence and paragraph.
//!
//! `，|项目|由…` stands at the head and alone, `|项目|业主` begins a longer phrase.

use super::Source;
use super::token::{Pos, is_mark};
use crate::ontology::{Kind, Kinds};
use crate::quantity::QuantityKind;
use crate::text::Span;

/// Whether a word begins what is measured: 协议|总投资.
pub(super) fn measures(source: &Source<'_>, word: Span) -> bool {
    source.hits.with(word.begin as usize, Kind::Rule).any(|h| h.span.end > word.end)
        && source.hits.with(word.end as usize, Kind::Indicator).next().is_some()
}

/// Whether a number stands here, or nothing but nouns before a place in a ranking: 全省|第一, 全省|县区第一.
pub(super) fn among(source: &Source<'_>, at: usize) -> bool {
    let clause = (at..at + 8).take_while(|i| source.char(*i).is_some_and(|c| !is_mark(c) || matches!(c, '（' | '、' | '）')));
    let number = clause.into_iter().find_map(|i| source.quantity_at(i));
    number.is_some_and(|q| {
        let before = at..q.span.begin as usize;
        let ranks = || before.clone().any(|i| source.hits.any(i, Kinds::of(&[Kind::Ranking, Kind::Indicator, Kind::Light])));
        // 我省|1800家|企业 are its own.
        before.is_empty() && q.kind != QuantityKind::Count || q.kind == QuantityKind::Rank && !ranks()
    })
}

/// Where the sentence begins in which a character stands.
pub(super) fn sentence(source: &Source<'_>, at: u32) -> Option<u32> {
    let sentences = &source.text.sentences;
    sentences.get(sentences.partition_point(|s| s.span.begin <= at).checked_sub(1)?).map(|s| s.span.begin)
}

/// Where the paragraph begins in which a character stands.
pub(super) fn paragraph(source: &Source<'_>, at: u32) -> u32 {
    let sentences = &source.text.sentences;
    let here = sentences.partition_point(|s| s.span.begin <= at).saturating_sub(1);
    let number = sentences.get(here).map(|s| s.paragraph);
    let first = sentences[..here].iter().rposition(|s| Some(s.paragraph) != number).map_or(0, |i| i + 1);
    sentences.get(first).map_or(0, |s| s.span.begin)
}

/// Whether a noun or an adjective in front makes the word part of a longer phrase.
pub(super) fn qualified(source: &Source<'_>, span: Span) -> bool {
    let Some(before) = (span.begin as usize).checked_sub(1) else { return false };
    source
        .token(before)
        .is_some_and(|t| matches!(t.pos, Pos::Noun | Pos::Adjective | Pos::Activity) && !t.place && !t.is(Kind::Silent))
        && source.quantity_at(before).is_none()
}

/// Whether a word stands at the head of a clause, adverbials of one word apart.
pub(super) fn head(source: &Source<'_>, span: Span) -> bool {
    let mut at = span.begin as usize;
    for _ in 0..3 {
        let Some(before) = at.checked_sub(1) else { return true };
        match source.char(before) {
            Some('“' | '”') => {
                at = before;
                continue;
            }
            Some(c) if is_mark(c) => return true,
            _ => {}
        }
        if let Some(q) = source.quantity_at(before) {
            if q.kind != QuantityKind::Date {
                return false;
            }
            at = q.span.begin as usize;
            continue;
        }
        if let Some(begin) = silent(source, at) {
            at = begin;
            continue;
        }
        match source.token(before) {
            None => return true,
            Some(t) if matches!(t.pos, Pos::Adverb | Pos::Conjunction | Pos::Time | Pos::Mark) || t.is(Kind::Silent) => {
                at = t.span.begin as usize
            }
            Some(_) => return false,
        }
    }
    source.char(at.wrapping_sub(1)).is_none_or(is_mark)
}

/// Whether no noun goes on with the word: 项目由…, not 项目业主.
pub(super) fn alone(source: &Source<'_>, span: Span) -> bool {
    let end = span.end as usize;
    // 项目|履约率|92%: a rate is that of many.
    let share = |at: u32| source.ontology.lexicon.values(source.text.str(Span { begin: at - 1, end: at }), Kind::Gauge);
    let number = (span.end + 2..span.end + 6).find(|at| source.quantity_at(*at as usize).is_some());
    if number.is_some_and(|at| share(at).any(|of| of == "share")) {
        return false;
    }
    source.quantity_at(end).is_some()
        || source.token(end).is_none_or(|t| {
            t.pos != Pos::Noun
                || t.term
                || source.hits_from(end).iter().any(|h| {
                    source
                        .ontology
                        .lexicon
                        .entries(*h)
                        .iter()
                        .any(|e| matches!(e.kind, Kind::Indicator | Kind::Cumulative | Kind::Light))
                })
        })
}

/// Where a word of several tokens that says nothing of whom begins and ends here: 报告|期末|.
pub(super) fn silent(source: &Source<'_>, end: usize) -> Option<usize> {
    (3..=4).filter_map(|n| end.checked_sub(n)).find(|begin| source.is(Span::new(*begin, end), Kind::Silent))
}

/// The places of the clause in front of `end`, nearest first; at most so many.
pub(super) fn clause<'s>(source: &'s Source<'_>, end: usize, most: usize) -> impl Iterator<Item = usize> + 's {
    (end.saturating_sub(most)..end)
        .rev()
        .take_while(|i| source.char(*i).is_some_and(|c| !matches!(c, '，' | '。' | '；' | '！' | '？' | '：')))
}
