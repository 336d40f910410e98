//! Honours that only the word behind all of them tells: `获评|全国科普先进城市|、|生态示范单位|等称号`.

use super::token::is_mark;
use super::{Candidate, Source};
use crate::ontology::Kind;
use crate::text::Span;

/// How far in front of 等称号 the verb may stand.
const REACH: usize = 120;

pub(super) fn titles(source: &Source<'_>, out: &mut Vec<Candidate>) {
    let Some(class) = source.ontology.schema.class("Honor") else { return };
    for hit in source.words([Kind::Suffix]).filter(|hit| source.ontology.lexicon.suffix(**hit) == Some(class)) {
        // 等|称号, 等|多项荣誉
        let near = (hit.span.begin.saturating_sub(6) as usize..hit.span.begin as usize).rev();
        let mut near = near.take_while(|i| source.char(*i).is_some_and(|c| !is_mark(c)));
        let single = |i: &usize| source.char(*i) == Some('等') && source.token(*i).is_some_and(|t| t.span.len() == 1);
        let Some(others) = near.find(single) else { continue };
        let Some(begin) = won(source, others) else { continue };
        // “甲”“乙”: quotations follow one another without a mark.
        let next = |i: usize| source.char(i) == Some('“') && source.char(i - 1) == Some('”');
        let mark = |i: &usize| *i == others || *i > begin && (matches!(source.char(*i), Some('、' | '和')) || next(*i));
        let mut from = begin;
        for end in (begin..=others).filter(mark) {
            let quoted = source.char(from) == Some('“') && source.char(end - 1) == Some('”');
            let outer = Span::new(from, end);
            let span = if quoted { Span::new(from + 1, end - 1) } else { outer };
            if (4..=30).contains(&span.len()) && source.token(span.begin as usize).is_some() {
                out.push(Candidate { span, outer, class, anaphor: false, strength: 1 });
            }
            from = if next(end) { end } else { end + 1 };
        }
    }
}

/// The end of the verb that says that they were won.
pub(super) fn won(source: &Source<'_>, end: usize) -> Option<usize> {
    let near = super::stands::clause(source, end, REACH);
    let verb =
        near.into_iter().find_map(|i| source.word_from(i, Kind::Deed).filter(|(_, value)| matches!(*value, "earns" | "honours")));
    verb.map(|(verb, _)| verb.end as usize).filter(|at| *at < end)
}
