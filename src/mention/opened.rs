//! Bodies and occasions whose names hold a verb, told by the verb behind or before them: `青禾高新区|客商接待中心|揭牌`,
//! `应急演练|在园区举行`, `成立|学生实训中心|，`.
//!
//! 接待 alone would end the name. But a clause has one verb: where that says that something opens, all before it is what opens.

use super::Source;
use super::ending::{Ending, Sort};
use super::owners::Owners;
use super::token::{Pos, Token, is_mark};
use crate::ontology::Kind;
use crate::text::Span;

/// The longest such name behind that of its owner, in characters.
const LONGEST: u32 = 18;

/// Where the name begins of a body that opens, or of an occasion that is held.
pub(super) fn begins(source: &Source<'_>, owners: &Owners, ending: &Ending) -> Option<usize> {
    let suffix = ending.span;
    let begin = match ending.sort {
        // …决赛|暨|…推进会: one half of a joint occasion is named together with the other.
        Sort::Event if held(source, suffix.end) => {
            subject(source, owners, suffix.begin, |t| t.is(Kind::Boundary)).filter(|at| !joint(source, *at))
        }
        Sort::Platform | Sort::Institute | Sort::Association if opens(source, suffix.end) => {
            subject(source, owners, suffix.begin, verb)
        }
        _ => None,
    };
    begin.map(|begin| begin as usize)
}

/// Whether a verb of opening stands here, or how it is done and the verb: 正式|揭牌.
fn opens(source: &Source<'_>, mut at: u32) -> bool {
    while let Some(how) = source.token(at as usize).filter(|t| t.span.begin == at && t.is(Kind::Silent)) {
        at = how.span.end;
    }
    source.hits.with(at as usize, Kind::Particle).any(|h| source.ontology.lexicon.does(*h, "opens"))
}

/// Whether what stands here is held, there or right away: 在青禾高新区|举行.
fn held(source: &Source<'_>, from: u32) -> bool {
    let clause = (from..from + LONGEST).take_while(|i| source.char(*i as usize).is_some_and(|c| !is_mark(c)));
    let at = |i: u32| source.hits.with(i as usize, Kind::Deed).any(|h| source.value(h.span, Kind::Deed) == Some("held"));
    let there = || source.hits.with(from as usize, Kind::Particle).any(|h| source.ontology.lexicon.does(*h, "in"));
    clause.into_iter().find(|i| at(*i)).is_some_and(|verb| verb == from || there())
}

/// Where the name begins whose owner is named in front of it, or that opens its clause: 青禾高新区|客商接待|中心, ，安全生产应急|演练.
fn subject(source: &Source<'_>, owners: &Owners, suffix: u32, acts: impl Fn(&Token) -> bool) -> Option<u32> {
    let mut at = suffix;
    while suffix - at < LONGEST {
        let token = content(source, at)?;
        at = token.span.begin;
        let opens = || at.checked_sub(1).is_none_or(|i| source.char(i as usize).is_some_and(|c| is_mark(c) && c != '、'));
        let owner = owners.known(at as usize).map(|owner| owner.begin);
        if let Some(begin) = owner.or_else(|| opens().then_some(at)) {
            return Some(begin).filter(|_| !acts(token));
        }
    }
    None
}

/// Whether what joins two occasions stands in front.
fn joint(source: &Source<'_>, begin: u32) -> bool {
    begin.checked_sub(1).is_some_and(|i| source.is(Span { begin: i, end: begin }, Kind::Joint))
}

/// The name of what is set up and closes its clause: 成立|学生实训中心|，.
pub(super) fn set_up(source: &Source<'_>, ending: &Ending) -> Option<Span> {
    let suffix = ending.span;
    let body = matches!(ending.sort, Sort::Platform | Sort::Institute | Sort::Association);
    if !body || !source.char(suffix.end as usize).is_none_or(is_mark) {
        return None;
    }
    let sets = |from: u32, at: u32| {
        let word = Span { begin: from, end: at };
        source.hits.with(from as usize, Kind::Particle).any(|h| h.span == word && source.ontology.lexicon.does(*h, "institutes"))
    };
    let mut at = suffix.begin;
    while suffix.begin - at < LONGEST {
        if (2..=4).filter_map(|n| at.checked_sub(n)).any(|from| sets(from, at)) {
            let name = Span { begin: at, end: suffix.end };
            let more = at + 1 < suffix.begin || suffix.len() > 4;
            let acts = source.token(at as usize).is_none_or(verb);
            return Some(name).filter(|_| more && !acts && !source.is(name, Kind::Generic));
        }
        at = content(source, at)?.span.begin;
    }
    None
}

/// The token in front of a character, where it may stand inside such a name.
fn content<'s>(source: &'s Source<'_>, at: u32) -> Option<&'s Token> {
    let token = source.token(at.checked_sub(1)? as usize)?;
    let word = matches!(token.pos, Pos::Noun | Pos::Verb | Pos::Activity | Pos::Adjective | Pos::Other);
    (word && token.span.begin < at && !token.is(Kind::Silent)).then_some(token)
}

/// Whether a token tells what somebody does, so that no name begins with it.
fn verb(token: &Token) -> bool {
    token.pos == Pos::Verb && !token.is(Kind::Modifier) || token.is(Kind::Boundary)
}
