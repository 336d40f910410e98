//! Firms called by a brand and a field, without a legal form: `云鲸智能`, `天瑞重工`, `李群自动化`.
//!
//! A brand is two or three characters that the dictionary joins to nothing; the fields are listed.

use super::token::{Pos, is_mark};
use super::{Candidate, Source};
use crate::ontology::Kind;
use crate::text::Span;

pub(super) fn branded(source: &Source<'_>, out: &mut Vec<Candidate>) {
    let Some(class) = source.ontology.schema.class("Company") else { return };
    for hit in source.hits {
        if source.ontology.lexicon.get(*hit, Kind::Field).is_none() || !goes_no_further(source, hit.span.end as usize) {
            continue;
        }
        let mut begin = hit.span.begin as usize;
        while begin > 0 && hit.span.begin as usize - begin < 3 && syllable(source, begin - 1) {
            begin -= 1;
        }
        let length = hit.span.begin as usize - begin;
        if (2..=3).contains(&length) && starts(source, begin) {
            let span = Span::new(begin, hit.span.end as usize);
            out.push(Candidate { span, outer: span, class, anaphor: false, strength: 1 });
        }
    }
}

/// Whether a character stands alone in the dictionary's eyes and can be part of a brand.
fn syllable(source: &Source<'_>, at: usize) -> bool {
    source.token(at).is_some_and(|t| {
        t.span.len() == 1
            && matches!(t.pos, Pos::Noun | Pos::Verb | Pos::Adjective | Pos::Classifier | Pos::Adverb | Pos::Other | Pos::Time)
            && !source.is(t.span, Kind::Boundary)
            && !source.is(t.span, Kind::Light)
            && !source.is(t.span, Kind::Modifier)
    })
}

/// Whether a name can begin here: after a mark, a verb or a function word.
fn starts(source: &Source<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    source.char(before).is_some_and(is_mark)
        || source.quantity_at(before).is_some()
        || source.token(before).is_none_or(|t| {
            matches!(t.pos, Pos::Verb | Pos::Preposition | Pos::Conjunction | Pos::Particle | Pos::Adverb | Pos::Mark)
                || source.is(t.span, Kind::Boundary)
                || source.is(t.span, Kind::Apposition)
        })
}

/// Whether the name ends here: no noun goes on with it.
fn goes_no_further(source: &Source<'_>, at: usize) -> bool {
    source.char(at).is_none_or(is_mark)
        || source.word_from(at, Kind::Title).is_some()
        || source.token(at).is_none_or(|t| t.span.begin as usize == at && !matches!(t.pos, Pos::Noun | Pos::Activity))
}
