//! Bodies whose names hold a verb, told by the verb behind or before them: `青禾高新区|客商接待中心|揭牌`, `成立|学生实训中心|，`.
//!
//! 接待 alone would end the name. But a clause has one verb: where that says that something opens, all before it is what opens.

use super::token::{Pos, Token, is_mark};
use super::{Candidate, Source};
use crate::ontology::Kind;
use crate::text::Span;

/// The longest such name behind that of its owner, in characters.
const LONGEST: u32 = 18;

/// Adds bodies that somebody opens or sets up.
pub(super) fn bodies(source: &Source<'_>, out: &mut Vec<Candidate>) {
    // Where the names end that are known so far, and where they begin.
    let mut names: Vec<(u32, u32)> = out.iter().map(|c| (c.span.end, c.span.begin)).collect();
    names.sort_unstable();
    let ends = |at: u32| names.get(names.partition_point(|name| name.0 < at)).filter(|name| name.0 == at).map(|name| name.1);
    let mut done = 0;
    for hit in source.words([Kind::Suffix]) {
        let Some(class) = source.ontology.lexicon.suffix(*hit).filter(|_| hit.span.end > done) else { continue };
        if !matches!(class, "Platform" | "Institute" | "Association") {
            continue;
        }
        let begin = if opens(source, hit.span.end) {
            owned(source, hit.span.begin, ends)
        } else {
            set_up(source, hit.span).filter(|begin| ends(hit.span.end).is_none_or(|known| *begin < known))
        };
        if let Some(begin) = begin {
            let span = Span { begin, end: hit.span.end };
            out.push(Candidate { span, outer: span, class, anaphor: false, strength: 1 });
            done = span.end;
        }
    }
}

/// Whether a verb of opening stands here, or how it is done and the verb: 正式|揭牌.
fn opens(source: &Source<'_>, mut at: u32) -> bool {
    while let Some(how) = source.token(at as usize).filter(|t| t.span.begin == at && t.is(Kind::Silent)) {
        at = how.span.end;
    }
    source.hits.with(at as usize, Kind::Particle).any(|h| source.ontology.lexicon.does(*h, "opens"))
}

/// Where the name begins of what belongs to somebody who is named in front of it: 青禾高新区|客商接待|中心.
fn owned(source: &Source<'_>, suffix: u32, ends: impl Fn(u32) -> Option<u32>) -> Option<u32> {
    let mut at = suffix;
    while suffix - at < LONGEST {
        let token = content(source, at)?;
        at = token.span.begin;
        if let Some(owner) = ends(at) {
            return Some(owner).filter(|_| !verb(token));
        }
    }
    None
}

/// Where the name begins of what is set up and closes its clause: 成立|学生实训|中心|，.
fn set_up(source: &Source<'_>, suffix: Span) -> Option<u32> {
    if !source.char(suffix.end as usize).is_none_or(is_mark) {
        return None;
    }
    let mut at = suffix.begin;
    while suffix.begin - at < LONGEST {
        let token = content(source, at)?;
        at = token.span.begin;
        let sets = |from: u32| {
            let word = Span { begin: from, end: at };
            source
                .hits
                .with(from as usize, Kind::Particle)
                .any(|h| h.span == word && source.ontology.lexicon.does(*h, "institutes"))
        };
        if (2..=4).filter_map(|n| at.checked_sub(n)).any(sets) {
            let name = Span { begin: at, end: suffix.end };
            return Some(at).filter(|_| !verb(token) && !source.is(name, Kind::Generic));
        }
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
