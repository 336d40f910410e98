//! What a long dash says a thing is called: `全国首家创客平台——|杏雨园|，`, `龙头企业——|青川源|，`.
//!
//! The words before the dash say what it is; what stands behind it is a name where no verb and no list makes it a phrase.

use super::token::{Pos, is_mark};
use super::{Candidate, Class, Source};
use crate::ontology::Kind;
use crate::text::Span;

/// How long such a name may be.
const LONGEST: usize = 10;

pub(super) fn called(source: &Source<'_>, out: &mut Vec<Candidate>) {
    for at in source.pairs().places(source.text, "——") {
        let Some(class) = kind(source, at) else { continue };
        let Some(span) = name(source, at + 2) else { continue };
        out.push(Candidate { span, outer: span, class, anaphor: false, strength: 0 });
    }
}

/// What the phrase that ends here is.
fn kind(source: &Source<'_>, end: usize) -> Option<Class> {
    let ends = |h: &&crate::ontology::Hit| h.span.end as usize == end;
    let schema = &source.ontology.schema;
    (2..=4).rev().filter_map(|n| end.checked_sub(n)).find_map(|begin| {
        let firm = source.hits.with(begin, Kind::Anaphor).find(ends);
        let firm = firm.and_then(|h| source.ontology.lexicon.get(*h, Kind::Anaphor)).filter(|e| &*e.value == "firm");
        let ending = source.hits.with(begin, Kind::Suffix).find(ends).and_then(|h| source.ontology.lexicon.suffix(*h));
        let class = firm.and_then(|_| schema.class("Company")).or(ending)?;
        matches!(class, "Company" | "Platform" | "Institute" | "Product" | "Zone").then_some(class)
    })
}

/// The name that stands here up to a mark.
fn name(source: &Source<'_>, begin: usize) -> Option<Span> {
    let end = (begin..begin + LONGEST + 1).find(|i| source.char(*i).is_none_or(is_mark))?;
    let span = Span::new(begin, end);
    // 三大平台——|甲、乙和丙: of a list each is called something else.
    let closed = matches!(source.char(end), Some('，' | '。' | '”') | None);
    let phrase = |i: usize| {
        source.quantity_at(i).is_some_and(|q| q.span.len() > 1)
            || source.token(i).is_none_or(|t| match t.pos {
                Pos::Particle | Pos::Preposition | Pos::Pronoun | Pos::Conjunction => true,
                Pos::Verb | Pos::Activity | Pos::Adverb | Pos::Adjective => t.span.len() > 1,
                _ => !span.contains(t.span),
            })
    };
    // 最大的平台——|人才: a word that every dictionary has is none.
    let word = source.token(begin).is_some_and(|t| t.span == span && !t.proper);
    (span.len() >= 2 && closed && !word && !span.range().any(phrase) && !super::coined::common(source, span)).then_some(span)
}
