//! What tells the name of a person from other words: 曾丽丽|说, but not 楚天|激光董事长.

use super::Source;
use super::token::Pos;
use crate::ontology::Kind;
use crate::text::Span;

/// Whether what looks like a name in a list of persons is one: no listed word begins with it, no ending of a name follows.
pub(super) fn partner(source: &Source<'_>, span: Span) -> bool {
    let listed = |h: &crate::ontology::Hit| {
        let kinds = [Kind::Entity, Kind::Suffix, Kind::Title, Kind::Boundary, Kind::Modifier, Kind::Generic, Kind::Field];
        h.span.len() >= 2 && kinds.iter().any(|k| h.has(*k))
    };
    let known = span.range().any(|i| source.hits_from(i).iter().any(listed));
    let word = source.token(span.begin as usize).is_some_and(|t| t.span.len() >= 2 && t.span != span && t.pos != Pos::Noun);
    // 孙文、|楚天|激光董事长: a firm. 孙文、|金马|园区副主任: a zone.
    let firm = [Kind::Field, Kind::Suffix, Kind::Anaphor].iter().any(|kind| source.word_from(span.end as usize, *kind).is_some());
    !known && !word && !firm
}

/// Whether a verb of saying begins here.
pub(super) fn speaks(source: &Source<'_>, at: usize) -> bool {
    source.word_from(at, Kind::Attribution).is_some()
}
