//! Firms with names in Latin letters and a legal form: `Kern & Holt GmbH`, `Blue River Capital`.

use super::{Candidate, Source};
use crate::ontology::{Hit, Kind};
use crate::text::Span;

/// Longest name in letters.
const LONGEST: u32 = 40;

/// Whether an ending of firms is written in Latin letters; no grammar of Chinese finds where its name begins.
pub(super) fn ends(source: &Source<'_>, hit: &Hit) -> bool {
    let letters = source.char(hit.span.begin as usize).is_some_and(|c| c.is_ascii_alphabetic());
    letters && source.ontology.lexicon.suffix(*hit) == Some("Company")
}

/// Names that end so: words of Latin letters, of which the first begins with a capital or a digit.
pub(super) fn firms(source: &Source<'_>, out: &mut Vec<Candidate>) {
    let Some(class) = source.ontology.schema.class("Company") else { return };
    let at = |i: u32| source.char(i as usize);
    let letter = |c: char| c.is_ascii_alphanumeric();
    for hit in source.words([Kind::Suffix]).filter(|hit| ends(source, hit)) {
        let apart = hit.span.begin > 1 && at(hit.span.begin - 1) == Some(' ') && !at(hit.span.end).is_some_and(letter);
        if !apart {
            continue;
        }
        let part = |i: &u32| at(*i).is_some_and(|c| letter(c) || matches!(c, ' ' | '&' | '.' | '-' | '\'' | '+'));
        let least = hit.span.begin.saturating_sub(LONGEST);
        let Some(first) = (least..hit.span.begin).rev().take_while(part).last() else { continue };
        let begin = (first..hit.span.begin).find(|i| at(*i).is_some_and(letter));
        let capital = |i: &u32| at(*i).is_some_and(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
        let Some(begin) = begin.filter(capital).filter(|b| *b + 2 < hit.span.begin) else { continue };
        let dot = u32::from(at(hit.span.end) == Some('.') && at(hit.span.end - 1) != Some('.'));
        let span = Span { begin, end: hit.span.end + dot };
        out.push(Candidate { span, outer: span, class, anaphor: false, strength: 2 });
    }
}
