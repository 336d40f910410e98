//! Policies that are called by how many points they have: `出台|产业振兴20条|、|人才引育30条|`.

use super::token::{Pos, is_mark};
use super::{Candidate, Source};
use crate::ontology::Kind;
use crate::quantity::QuantityKind;
use crate::text::Span;

/// How far in front the word may stand that says they were issued.
const REACH: usize = 60;

/// How much may stand in front of 十二条措施.
const LONGEST: usize = 24;

pub(super) fn policies(source: &Source<'_>, out: &mut Vec<Candidate>) {
    let Some(class) = source.ontology.schema.class("Document") else { return };
    let points = |q: &&crate::quantity::Quantity| q.kind == QuantityKind::Count && q.unit == "条" && q.bound.is_none();
    for q in source.quantities.iter().filter(points) {
        let (begin, end) = (q.span.begin as usize, q.span.end as usize);
        // 20条|措施 are counted, but 支持制造业“智改数转”的十二条措施 is called so.
        let noun = source.word_from(end, Kind::Suffix).filter(|(_, class)| *class == "Document");
        let end = noun.map_or(end, |(noun, _)| noun.end as usize);
        let longest = if noun.is_some() { LONGEST } else { 12 };
        let closed = source.char(end).is_none_or(|c| is_mark(c) || matches!(c, '和' | '及' | '与' | '等'));
        let Some(from) = opened(source, begin).filter(|from| closed && (2..=longest).contains(&(begin.saturating_sub(*from))))
        else {
            continue;
        };
        let says = |i: usize| noun.is_some() && i + 1 == begin && source.char(i) == Some('的');
        let phrase = |i: usize| {
            let quotes = noun.is_some() && matches!(source.char(i), Some('“' | '”'));
            source.quantity_at(i).is_some()
                || !quotes
                    && !says(i)
                    && source.token(i).is_none_or(|t| {
                        matches!(t.pos, Pos::Particle | Pos::Preposition | Pos::Pronoun | Pos::Adverb) || t.pos == Pos::Mark
                    })
        };
        if !(from..begin).any(phrase) {
            let span = Span::new(from, end);
            out.push(Candidate { span, outer: span, class, anaphor: false, strength: 1 });
        }
    }
}

/// Where the name begins of what is issued: behind the verb, or behind the mark that joins it to others.
fn opened(source: &Source<'_>, end: usize) -> Option<usize> {
    let mut near = super::stands::clause(source, end, REACH);
    let mut joined = None;
    near.find_map(|i| {
        if joined.is_none() && matches!(source.char(i), Some('、' | '和')) {
            joined = Some(i + 1);
        }
        let (verb, _) = source.word_from(i, Kind::Deed).filter(|(_, value)| matches!(*value, "issues" | "releases"))?;
        // 出台|了|…
        let done = usize::from(source.char(verb.end as usize) == Some('了'));
        Some(joined.unwrap_or(verb.end as usize + done))
    })
}
