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

/// Firms in a list that says so at its end: `与襄轴、新火炬、东昇机械|等6家供应商` – whatever stands between its marks is one.
pub(super) fn listed(source: &Source<'_>, out: &mut Vec<Candidate>) {
    let Some(class) = source.ontology.schema.class("Company") else { return };
    for end in 0..source.text.chars.len() {
        if source.char(end) != Some('等') || !counts_firms(source, end + 1) {
            continue;
        }
        let mut items: Vec<Span> = Vec::new();
        let mut close = end;
        loop {
            let item = item(source, close);
            if !(2..=10).contains(&item.len()) {
                break;
            }
            items.push(item);
            match (item.begin as usize).checked_sub(1).filter(|i| source.char(*i) == Some('、')) {
                Some(mark) => close = mark,
                None => break,
            }
        }
        // One word before 等企业 may be a kind; two or more are names.
        if items.len() > 1 {
            out.extend(items.into_iter().map(|span| Candidate { span, outer: span, class, anaphor: false, strength: 0 }));
        }
    }
}

/// Whether what follows 等 is a number of firms, or firms: 6家供应商, 上市企业.
fn counts_firms(source: &Source<'_>, at: usize) -> bool {
    let mut from = source.quantity_at(at).map_or(at, |q| q.span.end as usize);
    for _ in 0..3 {
        if source.word_from(from, Kind::Apposition).is_some() {
            return true;
        }
        match source.token(from) {
            Some(t) if matches!(t.pos, Pos::Noun | Pos::Adjective | Pos::Activity) => from = t.span.end as usize,
            _ => return false,
        }
    }
    false
}

/// The words before a mark or 等 that can be one name.
fn item(source: &Source<'_>, end: usize) -> Span {
    let mut begin = end;
    while let Some(t) = begin.checked_sub(1).and_then(|i| source.token(i)) {
        let plain = match t.pos {
            Pos::Noun | Pos::Other | Pos::Adjective => true,
            Pos::Verb | Pos::Adverb | Pos::Classifier | Pos::Time | Pos::Number | Pos::Activity => t.span.len() == 1,
            _ => false,
        };
        let stops = [Kind::Boundary, Kind::Light, Kind::Planned, Kind::Apposition, Kind::Generic];
        // 、|新|火炬: right behind a mark one character more belongs to the name, whatever it means elsewhere.
        let opens = t.span.len() == 1 && begin < end && begin >= 2 && source.char(begin - 2) == Some('、');
        let stopped = !opens && (!plain || stops.iter().any(|kind| source.is(t.span, *kind)));
        if stopped || t.pos == Pos::Mark || source.quantity_at(begin - 1).is_some() {
            break;
        }
        begin = t.span.begin as usize;
    }
    Span::new(begin, end)
}
