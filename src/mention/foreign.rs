//! Names of persons from abroad: `约翰·史密斯`, `Peter van Holt`.

use super::Source;
use super::partner::{partner, speaks};
use super::token::{Pos, is_mark};
use crate::ontology::Kind;
use crate::text::Span;

/// A name put into Chinese letters, which a dot joins: 约翰·史密斯.
pub(super) fn foreign(source: &Source<'_>, at: usize) -> Option<Span> {
    let letter = |i: usize| source.char(i).is_some_and(|c| !is_mark(c) && !c.is_ascii());
    let mut end = at;
    while end < at + 7 && letter(end) {
        end += 1;
    }
    if end == at || source.char(end) != Some('·') || begins_word(source, at, end) {
        return None;
    }
    while source.char(end) == Some('·') {
        let part = end + 1;
        end = part;
        // 约翰·史密斯|博士
        let titled = |end| source.word_from(end, Kind::Title).is_some();
        // 约翰·史密斯|一行
        let party =
            |end| source.token(end).is_some_and(|t| t.span.begin as usize == end && t.pos == Pos::Number && t.span.len() > 1);
        // 若曼·塔|吾|汗: two characters alone are syllables.
        let syllables = |end: usize| end == part + 1 && source.token(end).is_some_and(|t| t.span.len() == 1);
        let closes = |end| speaks(source, end) || leaves(source, end) && !syllables(end) || titled(end) || party(end);
        while end < part + 8 && letter(end) && !(end > part && closes(end)) {
            end += 1;
        }
        if end == part {
            return None;
        }
    }
    Some(Span::new(at, end))
}

/// A name put into Chinese letters that ends here and begins its clause: 约翰·史密斯|出任.
pub(super) fn foreign_before(source: &Source<'_>, end: usize) -> Option<Span> {
    let part = |c: char| c == '·' || !is_mark(c) && !c.is_ascii();
    let begin = (end.saturating_sub(16)..end).rev().take_while(|i| source.char(*i).is_some_and(part)).last()?;
    let opens = begin == 0 || source.char(begin - 1).is_some_and(is_mark);
    let dotted = (begin + 1..end.saturating_sub(1)).any(|i| source.char(i) == Some('·'));
    let span = Span::new(begin, end);
    (opens && dotted && !leaves(source, begin) && partner(source, span)).then_some(span)
}

/// A name in Latin letters, of two words or more: Peter van Holt, H.Meyer.
pub(super) fn latin(source: &Source<'_>, at: usize) -> Option<Span> {
    let letters =
        |from: usize| (from..from + 16).take_while(|i| source.char(*i).is_some_and(|c| c.is_ascii_alphabetic())).count();
    let capital = |i: usize| source.char(i).is_some_and(|c| c.is_ascii_uppercase());
    let (mut end, mut words, mut capitals) = (at, 0, 0);
    loop {
        let n = letters(end);
        if n == 0 {
            break;
        }
        (words, capitals) = (words + 1, capitals + usize::from(capital(end)));
        end += n;
        let joint = (end..end + 2).take_while(|i| matches!(source.char(*i), Some(' ' | '.' | '·' | '-'))).count();
        if joint == 0 || letters(end + joint) == 0 {
            break;
        }
        end += joint;
    }
    let ends = source.char(end).is_none_or(|c| !c.is_ascii_digit());
    ((2..=5).contains(&words) && capitals >= 2 && capital(at) && ends).then(|| Span::new(at, end))
}

/// Whether the first part of the name is a word and a name: 总裁|与|约翰·史密斯, but not 主席|若泽·席尔瓦; or the end of a post, 董事|长让·皮埃尔.
fn begins_word(source: &Source<'_>, at: usize, end: usize) -> bool {
    source.token(at).is_some_and(|t| {
        let rest = end.saturating_sub(t.span.end as usize);
        let inside = t.is(Kind::Title) && (t.span.begin as usize) < at;
        inside || leaves(source, at) && (rest >= 2 || rest == 1 && t.is(Kind::Boundary))
    })
}

/// Whether a word begins here that is no part of a name in Chinese letters.
fn leaves(source: &Source<'_>, at: usize) -> bool {
    source.token(at).is_some_and(|t| {
        let working = matches!(t.pos, Pos::Preposition | Pos::Adverb | Pos::Conjunction | Pos::Particle | Pos::Pronoun);
        // 韦伯|拍|了板
        let done = || source.token(at + 1).is_some_and(|next| next.pos == Pos::Particle);
        let acts = t.pos == Pos::Verb && (t.span.len() >= 2 || done());
        t.span.begin as usize == at && (working || acts || t.is(Kind::Boundary))
    })
}
