//! What may stand inside a name: `研发|及|生产基地`, `东创智联|（武汉）`, `面向|专业投资者|公开|发行`, `英国|埃|地|沃|兹|公司`.

use super::Source;
use super::left::Step;
use super::token::Pos;
use crate::ontology::Kind;
use crate::text::Span;

/// Whether a token belongs to the long name of a security: 面向|专业投资者|公开|发行.
pub(super) fn issued(source: &Source<'_>, span: Span) -> bool {
    let listed = |at: usize| source.word_from(at, Kind::Issue).is_some_and(|(word, _)| word.end >= span.end);
    let begin = span.begin as usize;
    listed(begin) || begin.checked_sub(1).and_then(|i| source.token(i)).is_some_and(|t| listed(t.span.begin as usize))
}

/// Whether a word such as 年产 ends here.
pub(super) fn yearly(source: &Source<'_>, end: usize) -> bool {
    let word = |n: usize| end.checked_sub(n).is_some_and(|i| source.is(Span::new(i, end), Kind::Yearly));
    word(2) || word(3)
}

/// Whether single characters lead from here back to a country or a place, before a firm's ending.
pub(super) fn overseas(source: &Source<'_>, span: Span) -> bool {
    let mut at = span.begin as usize;
    for _ in 0..6 {
        match at.checked_sub(1).and_then(|i| source.token(i)) {
            Some(t) if t.place && t.span.len() >= 2 => return at < span.begin as usize,
            Some(t) if t.span.len() == 1 && !matches!(t.pos, Pos::Mark | Pos::Number) => at -= 1,
            _ => return false,
        }
    }
    false
}

pub(super) fn begin_of(span: Span) -> usize {
    span.begin as usize
}

/// 及, 与 and 和 inside a name join two activities or fields: 研发及生产基地, 招商与国际合作有限公司; 暨 joins two events.
pub(super) fn joins(source: &Source<'_>, span: Span, end: usize) -> bool {
    if source.is(span, Kind::Joint) {
        return true;
    }
    let Some(joint @ ('及' | '与' | '和')) = source.char(begin_of(span)).filter(|_| span.len() == 1) else { return false };
    let field = |at: Option<usize>| {
        let token = at.and_then(|i| source.token(i));
        token.filter(|t| {
            t.span.len() >= 2
                && !t.place
                && (matches!(t.pos, Pos::Activity | Pos::Noun) || t.is(Kind::Modifier) || t.is(Kind::Leading))
        })
    };
    let active = |t: &super::Token| t.pos == Pos::Activity || t.is(Kind::Modifier);
    match (field((span.begin as usize).checked_sub(1)), field(Some(span.end as usize))) {
        (Some(left), Some(right)) => joint == '及' || (active(left) || active(right)) && end - begin_of(span) < 15,
        _ => false,
    }
}

/// Takes in a bracketed or quoted part, （武汉）, “数智”, but not the declaration of a short form.
pub(super) fn bracket(source: &Source<'_>, end: usize, open: char, longest: usize) -> Step {
    let from = (end.saturating_sub(longest)..end - 1).rev().find(|&i| source.char(i) == Some(open));
    match from {
        Some(i) if !(i..end).any(|j| matches!(source.char(j), Some('，' | '。' | '；' | '称'))) => Step::Take(i),
        _ => Step::Stop,
    }
}

/// Whether two words for what is done with land and money stand side by side: the zone's own firm, 青禾高新区电科园|投资管理|有限公司.
pub(super) fn runs(source: &Source<'_>, span: Span) -> bool {
    let leading =
        |at: usize| source.token(at).filter(|t| t.is(Kind::Leading) && t.span.begin as usize == at && span.contains(t.span));
    span.range().any(|at| leading(at).is_some_and(|t| leading(t.span.end as usize).is_some()))
}
