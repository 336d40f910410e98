//! Names in Latin letters: firms with a legal form, `Kern & Holt GmbH`, and what stands behind the word for a product, 操作系统`HxOS 2.0`.

use super::token::Pos;
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

/// Products that are called by letters behind what they are, or what is done with them: 面向工厂的操作系统|HxOS 2.0, 推出|HawkEye 3.0.
pub(super) fn products(source: &Source<'_>, out: &mut Vec<Candidate>) {
    let Some(class) = source.ontology.schema.class("Product") else { return };
    let noun = |h: &Hit| h.has(Kind::Suffix) && source.ontology.lexicon.suffix(*h) == Some(class);
    let verb = |h: &Hit| h.has(Kind::Deed) && source.value(h.span, Kind::Deed) == Some("releases");
    for hit in source.words([Kind::Suffix, Kind::Deed]).filter(|h| noun(h) || verb(h)) {
        if let Some(end) = called(source, hit.span.end) {
            let span = Span { begin: hit.span.end, end };
            out.push(Candidate { span, outer: span, class, anaphor: false, strength: 1 });
        }
    }
}

/// Where the letters end that a thing is called by, if such begin here: PowerHawk, Mira X1, HxOS 2.0, but no LED and no 2台.
pub(super) fn called(source: &Source<'_>, begin: u32) -> Option<u32> {
    let at = |i: u32| source.char(i as usize);
    let digit = |i: u32| at(i).is_some_and(|c| c.is_ascii_digit());
    let upper = |i: u32| at(i).is_some_and(|c| c.is_ascii_uppercase());
    let letter = |i: u32| {
        at(i).is_some_and(|c| c.is_ascii_alphanumeric())
            || matches!(at(i), Some('.' | '-')) && at(i - 1).is_some_and(|c| c.is_ascii_alphanumeric()) && digit(i + 1)
    };
    let word = |from: u32| (from..).find(|i| !letter(*i)).unwrap_or(from);
    if !upper(begin) || begin > 0 && letter(begin - 1) {
        return None;
    }
    let mut end = word(begin);
    while at(end) == Some(' ') && (upper(end + 1) || digit(end + 1)) {
        let next = word(end + 1);
        // 操作系统HxOS| 2套
        if source.quantity_at(end as usize + 1).is_some_and(|q| q.span.end > next) {
            break;
        }
        end = next;
    }
    let lower = end - begin > 3 && (begin..end).any(|i| at(i).is_some_and(|c| c.is_ascii_lowercase()));
    // 关节模组|M3: a letter and a digit alone are no name.
    let named = end > begin + 2 && (lower || (begin..end).any(digit));
    // 系统|Hawk|公司
    let whole = source.token(end as usize).is_none_or(|t| !matches!(t.pos, Pos::Noun | Pos::Activity));
    (named && whole).then_some(end)
}
