//! Firms that nobody declares, told by what an article says of them again and again: `去年，锐青光维营业收入7亿元。…，锐青光维计划扩产。`
//!
//! Such a name has a character that the dictionary joins to nothing, and stands at the head of clauses in an article that speaks of a firm.

use std::collections::BTreeMap;

use super::token::{Pos, Token, is_mark};
use super::{Candidate, Source};
use crate::ontology::Kind;
use crate::quantity::QuantityKind;
use crate::text::Span;

/// How long such a name is.
const LENGTH: std::ops::RangeInclusive<usize> = 3..=6;

pub(super) fn repeated(source: &Source<'_>, out: &mut Vec<Candidate>) {
    let Some(class) = source.ontology.schema.class("Company") else { return };
    let firm =
        |h: &&crate::ontology::Hit| source.ontology.lexicon.get(**h, Kind::Anaphor).is_some_and(|e| e.value.ends_with("Company"));
    if source.words([Kind::Anaphor]).find(firm).is_none() {
        return;
    }
    let mut found: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
    for (i, _) in source.tokens.iter().enumerate().filter(|(_, t)| opens(source, t)) {
        if let Some(span) = run(source, i) {
            found.entry(source.text.str(span)).or_default().push(span);
        }
    }
    for (name, spans) in found {
        let times = source.pairs().places(source.text, name).count();
        if spans.len() < 2 && times < 3 {
            continue;
        }
        let free = |span: &Span| !out.iter().any(|c| c.outer.overlaps(*span));
        let free: Vec<Span> = spans.iter().copied().filter(free).collect();
        if free.len() == spans.len() {
            out.extend(free.into_iter().map(|span| Candidate { span, outer: span, class, anaphor: false, strength: 0 }));
        }
    }
}

/// Whether a clause begins with this word, a day or an adverb apart.
fn opens(source: &Source<'_>, t: &Token) -> bool {
    t.pos != Pos::Mark && source.quantity_at(t.span.begin as usize).is_none() && super::stands::head(source, t.span)
}

/// The words from here to a verb, an adverb or what is measured, where they can be a firm's name.
fn run(source: &Source<'_>, from: usize) -> Option<Span> {
    let begin = source.tokens[from].span.begin;
    let (mut end, mut opaque) = (begin, false);
    for t in source.tokens[from..].iter().take(6) {
        let at = t.span.begin as usize;
        let day = source.quantity_at(at).is_some_and(|q| q.kind == QuantityKind::Date);
        if closes(source, t) || day {
            let span = Span { begin, end };
            let surname = source.word_from(begin as usize, Kind::Surname).is_some() && span.len() < 4;
            let speaks = source.word_from(at, Kind::Attribution).is_some() && span.len() < 4;
            let fits = LENGTH.contains(&span.len()) && opaque && !surname && !speaks;
            return (fits && !super::coined::common(source, span)).then_some(span);
        }
        let single = t.span.len() == 1;
        let noun = matches!(t.pos, Pos::Noun | Pos::Adjective | Pos::Other | Pos::Activity);
        let syllable = single && matches!(t.pos, Pos::Verb | Pos::Classifier | Pos::Time | Pos::Number | Pos::Adverb);
        let said =
            [Kind::Boundary, Kind::Light, Kind::Planned, Kind::Generic, Kind::Anaphor, Kind::Title, Kind::Entity, Kind::Epithet];
        if !(noun || syllable)
            || said.iter().any(|kind| t.is(*kind))
            || source.quantity_at(at).is_some()
            || is_mark(source.char(at)?)
        {
            return None;
        }
        opaque |= single || t.proper;
        end = t.span.end;
    }
    None
}

/// Whether a name ends before this word: a verb, an adverb, or what is measured of a firm.
fn closes(source: &Source<'_>, t: &Token) -> bool {
    let acts =
        t.span.len() > 1 && matches!(t.pos, Pos::Verb | Pos::Adverb) || matches!(t.pos, Pos::Conjunction | Pos::Preposition);
    acts || source.word_from(t.span.begin as usize, Kind::Indicator).is_some()
}

/// 力争到2027年|全市|产值达500亿元, 提出到2027年|全市|培育企业50家: a word at the head of what is aimed at, as if it stood where that begins.
pub(super) fn aimed(source: &Source<'_>, word: Span) -> Span {
    let before = |at: u32| (at as usize).checked_sub(1);
    let dated = before(word.begin).and_then(|i| source.quantity_at(i)).filter(|q| q.kind == QuantityKind::Date);
    let begin = dated.map_or(word.begin, |q| q.span.begin);
    let lexicon = &source.ontology.lexicon;
    let proposes = |t: &super::Token| {
        let mut words = source.hits.with(t.span.begin as usize, Kind::Particle);
        dated.is_some() && words.any(|h| h.span == t.span && lexicon.does(*h, "proposes"))
    };
    let aim = before(begin).and_then(|i| source.token(i)).filter(|t| t.is(Kind::Planned) || proposes(t));
    Span { begin: aim.map_or(begin, |t| t.span.begin), ..word }
}

/// 二号车间, 标准厂房: whether a name ends in a part of a works.
pub(super) fn workshop(source: &Source<'_>, name: Span) -> bool {
    let part = |h: &crate::ontology::Hit| source.ontology.lexicon.get(*h, Kind::Particle).is_some_and(|e| &*e.value == "yard");
    name.range().any(|i| source.hits.with(i, Kind::Particle).any(|h| h.span.end == name.end && part(h)))
}
