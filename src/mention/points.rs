//! Policies that are called by how many points they have: `出台|产业振兴20条|、|人才引育30条|`.

use super::token::{Pos, is_mark};
use super::{Candidate, Source};
use crate::ontology::Kind;
use crate::quantity::QuantityKind;
use crate::text::Span;

/// How far in front the word may stand that says they were issued.
const REACH: usize = 60;

pub(super) fn policies(source: &Source<'_>, out: &mut Vec<Candidate>) {
    let Some(class) = source.ontology.schema.class("Document") else { return };
    let points = |q: &&crate::quantity::Quantity| q.kind == QuantityKind::Count && q.unit == "条" && q.bound.is_none();
    for q in source.quantities.iter().filter(points) {
        let (begin, end) = (q.span.begin as usize, q.span.end as usize);
        // 20条|措施 are counted.
        let closed = source.char(end).is_none_or(|c| is_mark(c) || matches!(c, '和' | '及' | '与' | '等'));
        let Some(from) = opened(source, begin).filter(|from| closed && (2..=12).contains(&(begin - from))) else { continue };
        let phrase = |i: usize| {
            source.quantity_at(i).is_some()
                || source.token(i).is_none_or(|t| matches!(t.pos, Pos::Particle | Pos::Preposition | Pos::Pronoun | Pos::Adverb))
        };
        if !(from..begin).any(phrase) {
            let span = Span::new(from, end);
            out.push(Candidate { span, outer: span, class, anaphor: false, strength: 1 });
        }
    }
}

/// Where the name begins of what is issued: behind the verb, or behind the mark that joins it to others.
fn opened(source: &Source<'_>, end: usize) -> Option<usize> {
    let mut near = super::deed::clause(source, end, REACH);
    let mut joined = None;
    near.find_map(|i| {
        if joined.is_none() && matches!(source.char(i), Some('、' | '和')) {
            joined = Some(i + 1);
        }
        let (verb, _) = source.word_from(i, Kind::Deed).filter(|(_, value)| *value == "issues")?;
        Some(joined.unwrap_or(verb.end as usize))
    })
}
