//! Persons by their posts: `管委会副主任贺丽萍介绍`, `董事长岳明`, `骆志刚说`.
//!
//! A post and a family name, or a name that someone already bore and that now speaks.

use std::collections::BTreeMap;

use super::token::{Pos, is_mark};
use super::{Mention, Source};
use crate::ontology::Kind;
use crate::text::Span;

/// Adds the persons to the names found so far.
pub(super) fn persons(source: &Source<'_>, mut mentions: Vec<Mention>) -> Vec<Mention> {
    let Some(class) = source.ontology.schema.class("Person") else { return mentions };
    let mut found: BTreeMap<&str, ()> = BTreeMap::new();
    let mut spans: Vec<Span> = Vec::new();
    for hit in source.hits {
        let Some(title) = source.ontology.lexicon.get(*hit, Kind::Title) else { continue };
        if &*title.value == "nameless" {
            continue;
        }
        if let Some(span) = name_after(source, hit.span.end as usize) {
            spans.push(span);
            found.insert(source.text.str(span), ());
        }
    }
    // The same name again, without its post.
    for name in found.keys() {
        for (byte, _) in source.text.string.match_indices(name) {
            let begin = source.text.bytes.partition_point(|&b| (b as usize) < byte);
            spans.push(Span::new(begin, begin + name.chars().count()));
        }
    }
    spans.sort_unstable();
    spans.dedup();
    for span in spans {
        let read = source.token(span.begin as usize).is_some();
        if read {
            mentions.retain(|m| !m.outer.overlaps(span));
            mentions.push(Mention { span, outer: span, class, entity: 0, anaphor: false, prefix: None });
        }
    }
    mentions.sort_by_key(|m| m.span);
    mentions
}

/// A person's name that begins here, right after a post.
fn name_after(source: &Source<'_>, at: usize) -> Option<Span> {
    let (surname, _) = source.word_from(at, Kind::Surname)?;
    let first = surname.end as usize;
    // A given name has one or two characters; which, is told by what follows.
    let fits = |end: usize| (first..end).all(|i| source.char(i).is_some_and(|c| !is_mark(c) && !c.is_ascii()));
    let ends = |end: usize| follows(source, end);
    let name = |end: usize| Some(Span::new(at, end));
    // 岳明|难掩: a word that begins after one character and reaches past the second is no part of the name.
    let cut = source.token(first + 1).is_some_and(|t| {
        t.span.begin as usize == first + 1
            && (t.span.end as usize > first + 2
                || t.pos == Pos::Preposition
                // 王伟和总经理…, but 龚致和一行
                || (t.pos == Pos::Conjunction && (first + 2..first + 12).any(|i| source.word_from(i, Kind::Title).is_some())))
    });
    // 简志|明说: the verb of saying tells where the name ends, whatever the dictionary joins.
    if fits(first + 2) && speaks(source, first + 2) && !speaks(source, first + 1) {
        return name(first + 2);
    }
    match (fits(first + 1) && ends(first + 1), fits(first + 2) && ends(first + 2)) {
        (one, true) if !(one && (cut || speaks(source, first + 1))) => name(first + 2),
        (true, _) => name(first + 1),
        _ => None,
    }
}

/// Whether a verb of saying begins here.
fn speaks(source: &Source<'_>, at: usize) -> bool {
    source.word_from(at, Kind::Attribution).is_some()
}

/// Whether a name can end before this character: a mark, a known word or a new token comes.
fn follows(source: &Source<'_>, at: usize) -> bool {
    match source.char(at) {
        None => true,
        Some(c) if is_mark(c) => true,
        Some(_) => {
            speaks(source, at)
                || source.word_from(at, Kind::Boundary).is_some_and(|(word, _)| word.len() >= 2)
                || source.token(at).is_some_and(|t| {
                    t.span.begin as usize == at
                        && (t.span.len() >= 2
                            || source.is(t.span, Kind::Boundary)
                            || matches!(
                                t.pos,
                                Pos::Preposition | Pos::Adverb | Pos::Adjective | Pos::Conjunction | Pos::Particle | Pos::Pronoun
                            ))
                })
        }
    }
}
