//! Which of overlapping names stays: the longest (unsure ones last); of equals the known one; then the one whose class is more specific.
//!
//! `襄阳高新区管委会` keeps the Government and drops the Zone inside it.

use super::{Candidate, Mention, Source};
use crate::text::Span;

pub(super) fn resolve(source: &Source<'_>, mut candidates: Vec<Candidate>) -> Vec<Mention> {
    candidates.sort_by_key(|c| {
        let length = c.span.end - c.span.begin;
        (c.strength == 0, std::cmp::Reverse(length), std::cmp::Reverse(c.strength), c.span.begin, c.class)
    });
    let mut taken: Vec<Mention> = Vec::with_capacity(candidates.len());
    let mut used = vec![false; source.text.chars.len()];
    for c in candidates {
        if used[c.outer.range()].iter().any(|u| *u) {
            continue;
        }
        used[c.outer.range()].fill(true);
        // 荣膺|“甲基地”|“乙园区”: in a row the marks around all of a name are its own, whoever found it.
        let (begin, end) = (c.span.begin as usize, c.span.end as usize);
        let marked = c.outer == c.span && begin > 0 && source.char(begin - 1) == Some('“') && source.char(end) == Some('”');
        let row = || source.char(end + 1) == Some('“') || begin > 1 && source.char(begin - 2) == Some('”');
        let outer = if marked && row() { Span::new(begin - 1, end + 1) } else { c.outer };
        taken.push(Mention { span: c.span, outer, class: c.class, entity: 0, anaphor: c.anaphor, prefix: None });
    }
    taken.sort_by_key(|m| m.span);
    taken
}
