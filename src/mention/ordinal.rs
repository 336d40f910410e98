//! Institutes of a group that have a number or a place for a name: `中国电科|38所`, `航天科工|二院`, `中车|株洲|所`.

use super::coined::goes_no_further;
use super::number::{HOUSES, numeral};
use super::{Candidate, Source};
use crate::ontology::{Kind, says};
use crate::text::Span;

pub(super) fn institutes(source: &Source<'_>, out: &mut Vec<Candidate>) {
    let Some(class) = source.ontology.schema.class("Institute") else { return };
    for hit in source.words([Kind::Entity]).filter(|h| source.ontology.lexicon.known(**h) == Some("Company")) {
        let end = hit.span.end as usize;
        let from = end + usize::from(source.char(end) == Some('第'));
        let digits = (from..=from + HOUSES).take_while(|i| numeral(source, *i)).count();
        // 中车|株洲|所
        let town = source.token(end).filter(|t| digits == 0 && t.place && t.span.begin == hit.span.end);
        let close = town.map_or(from + digits, |t| t.span.end as usize);
        let mut tails = [3, 1].into_iter().map(|n| Span::new(close, close + n));
        let numbered = |s: &Span| source.value(*s, Kind::Particle).is_some_and(|does| says(does, "numbered"));
        let Some(tail) = tails.find(numbered).filter(|_| town.is_some() || (1..=HOUSES).contains(&digits)) else { continue };
        // 中国移动建成3所|希望小学: so many schools.
        if goes_no_further(source, tail.end as usize) {
            let span = Span { begin: hit.span.begin, end: tail.end };
            out.push(Candidate { span, outer: span, class, anaphor: false, strength: 3 });
        }
    }
}
