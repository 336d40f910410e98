//! An article → what rules find in it, sentence by sentence, before any of it is made into a fact.

use super::reading::{Passage, Reading};
use crate::rule::{Input, Match, Rules, Seen};
use crate::text::Part;

/// What rules find in an article, sentence by sentence.
pub struct Heard<'a> {
    pub rules: &'a Rules,
    pub sentences: Vec<Seen<'a>>,
    pub matches: Vec<Vec<Match<'a>>>,
}

/// Asks the rules about every sentence of the body.
pub fn hear<'a>(rules: &'a Rules, reading: &'a Reading<'_>) -> Heard<'a> {
    let source = reading.source;
    let input = Input {
        text: source.text,
        lexicon: &source.ontology.lexicon,
        hits: source.hits,
        mentions: reading.mentions,
        quantities: source.quantities,
    };
    let is_body = |passage: &&Passage| passage.sentence.part == Part::Body;
    let sentences: Vec<_> = reading.passages.iter().map(|p| rules.see(input, &p.chunks)).collect();
    let body: Vec<_> = reading.passages.iter().zip(&sentences).filter(|(p, _)| is_body(p)).map(|(_, s)| s).collect();
    let mut found = rules.find(&body).into_iter();
    let matches = reading.passages.iter().map(|p| if is_body(&p) { found.next() } else { None }.unwrap_or_default()).collect();
    Heard { rules, sentences, matches }
}
