//! Rolls of firms: `企业7家，分别是青禾微纳、互创联合和世纪星河` – what stands between two marks of a list of firms is one, whatever
//! its words mean elsewhere.

use super::coined::common;
use super::ending::{Ending, Sort};
use super::tally::opener;
use super::token::{Pos, is_mark};
use super::{Candidate, Source};
use crate::ontology::Kind;
use crate::quantity::QuantityKind;
use crate::text::Span;

/// How long a name in a list may be.
const LONGEST: usize = 12;

/// How short and how long the name of a firm may be that only its owner tells.
const OWNED: (usize, usize) = (3, 6);

/// The items of a list that ends here, from the last to the first.
pub(super) fn members(source: &Source<'_>, end: usize) -> Vec<Span> {
    let mut items: Vec<Span> = Vec::new();
    let mut close = end;
    loop {
        // Only the head of a list needs to be told from the words in front of it.
        let span = enclosed(source, close).unwrap_or_else(|| super::tally::item(source, close));
        let span = super::tally::led(source, span);
        if span.is_empty() {
            return items;
        }
        items.push(span);
        match (span.begin as usize).checked_sub(1).filter(|i| matches!(source.char(*i), Some('、' | '和'))) {
            Some(mark) => close = mark,
            None => return items,
        }
    }
}

/// What stands between a mark of a list, or 和, and the place where an item ends.
fn enclosed(source: &Source<'_>, end: usize) -> Option<Span> {
    let mut begin = end;
    while let Some(before) = begin.checked_sub(1).filter(|_| end - begin <= LONGEST) {
        let t = source.token(before)?;
        let span = Span::new(begin, end);
        if source.char(before) == Some('、') || span.len() >= 2 && joint(source, before) {
            let acts =
                |t: &super::Token| t.pos == Pos::Verb && t.span.len() > 1 && t.span.begin > span.begin && t.span.end < span.end;
            let acted = span.range().any(|i| source.token(i).is_some_and(acts));
            return (span.len() >= 2 && !acted).then_some(span);
        }
        // ，正元天达|、百瑞生物: the first one, right behind the comma.
        let opens = matches!(source.char(before), Some('，' | '。' | '；' | '：')) && (3..=6).contains(&span.len());
        if opens && source.char(end) == Some('、') && span.range().all(|i| source.token(i).is_some_and(|t| names(t, span.len())))
        {
            return Some(span);
        }
        // 包括|宁德博发、: the first one, behind the word that opens the list.
        if opener(source, t) && source.char(end) == Some('、') && (3..=6).contains(&span.len()) {
            return Some(span);
        }
        // 、金坛区|充分|发挥|宁德时代、: what is done is no part of an item.
        // But 、|立得|空间、: right behind the mark it may be a brand.
        let first = || (t.span.begin as usize).checked_sub(1).is_some_and(|i| source.char(i) == Some('、')) && end - begin <= 2;
        let verb = t.span.len() > 1 && begin < end && (t.is(Kind::Boundary) || t.pos == Pos::Adverb && !first());
        let working = matches!(t.pos, Pos::Mark | Pos::Particle | Pos::Preposition | Pos::Pronoun);
        if verb || working || source.quantity_at(before).is_some() {
            return None;
        }
        begin = t.span.begin as usize;
    }
    None
}

/// Whether a word may stand in a name of so many characters that nothing but its place in a list tells.
fn names(t: &super::Token, length: usize) -> bool {
    let noun = matches!(t.pos, Pos::Noun | Pos::Adjective | Pos::Other | Pos::Activity);
    t.span.len() == 1 && length > 3 && t.pos != Pos::Particle || noun && !t.is(Kind::Generic) && !t.is(Kind::Boundary)
}

/// Whether 和 or 与 stands here between two items: 甲、乙|和|丙, but 、圣|和|药业.
fn joint(source: &Source<'_>, at: usize) -> bool {
    let joins = source.token(at).is_some_and(|t| t.pos == Pos::Conjunction && t.span.len() == 1);
    joins && (at.saturating_sub(2)..at).all(|i| source.char(i).is_some_and(|c| !is_mark(c)))
}

/// Which of a list's items are firms. Where so many are named as are counted, all are; else those that no dictionary knows.
pub(super) fn firms(source: &Source<'_>, items: &[Span], sure: bool) -> Vec<Span> {
    let stays = |span: &&Span| (2..=LONGEST).contains(&span.len()) && !common(source, **span);
    let items: Vec<Span> = items.iter().take_while(stays).copied().collect();
    // Where most are surely firms, so are those whose words are everyday ones: 立德空间.
    let known = items.iter().filter(|span| plausible(source, **span)).count();
    let sure = sure || known >= 3 && known * 4 >= items.len() * 3;
    // 甲研究院、乙学院|等机构: what is something else by its ending stays it.
    let other = |span: &Span| {
        let class = super::quoted::ending(source, *span);
        // 云同基金 in a list of investors invests.
        let field = (span.begin..span.end).any(|i| source.hits.with(i as usize, Kind::Field).any(|h| h.span.end == span.end));
        class.is_some_and(|c| matches!(c, "Institute" | "Government" | "Zone" | "Association" | "Platform") && !field)
    };
    items.into_iter().filter(|span| !other(span) && (sure || plausible(source, *span))).collect()
}

/// Whether a word of a list may be a brand: it is one by itself, or a part of it is a single character that the dictionary
/// joins to nothing.
fn plausible(source: &Source<'_>, span: Span) -> bool {
    super::tally::item(source, span.end as usize) == span || opaque(source, span)
}

/// Whether something in a span is no word of the dictionary.
fn opaque(source: &Source<'_>, span: Span) -> bool {
    span.range().any(|i| {
        source.token(i).is_some_and(|t| {
            let single = t.span.len() == 1
                && !matches!(t.pos, Pos::Mark | Pos::Number)
                && (!t.is(Kind::Modifier) || source.value(t.span, Kind::Modifier) == Some("brand"));
            span.contains(t.span) && (single || t.proper)
        })
    })
}

/// Firms behind words that open a list of them: `瞪羚企业，包括甲、乙等`, `上市公司4家，分别是甲、乙、丙和丁`.
pub(super) fn opened(source: &Source<'_>, out: &mut Vec<Candidate>) {
    let Some(class) = source.ontology.schema.class("Company") else { return };
    for hit in source.words([Kind::Deed]) {
        let opener = source.ontology.lexicon.get(*hit, Kind::Deed).map(|e| &*e.value);
        if !matches!(opener, Some("opens" | "rolls")) || hit.span.len() == 1 && opener == Some("opens") {
            continue;
        }
        let whole = source.token(hit.span.begin as usize).is_some_and(|t| t.span.begin == hit.span.begin);
        let Some(count) = speaks_of_firms(source, hit.span.begin as usize).filter(|_| whole) else { continue };
        let Some(items) = listed(source, hit.span.end as usize) else { continue };
        let sure = count == Some(items.len());
        let found = firms(source, &items, sure);
        if items.len() >= 2 || sure {
            out.extend(found.into_iter().map(|span| Candidate { span, outer: span, class, anaphor: false, strength: 1 }));
        }
    }
}

/// Firms behind the word that says whose they are: 恒岳集团旗下的|云衡苏川|。, of whose words the dictionary makes nothing.
pub(super) fn belonging(source: &Source<'_>, out: &mut Vec<Candidate>) {
    let Some(class) = source.ontology.schema.class("Company") else { return };
    for hit in source.words([Kind::Deed]) {
        let owned = source.ontology.lexicon.get(*hit, Kind::Deed).is_some_and(|e| &*e.value == "owns");
        let end = hit.span.end as usize;
        let of =
            if source.char(end - 1) == Some('的') { Some(end) } else { (source.char(end) == Some('的')).then_some(end + 1) };
        let Some(begin) = of.filter(|_| owned) else { continue };
        let closes = |i: &usize| matches!(source.char(*i), None | Some('，' | '。' | '；' | '、' | '！'));
        let Some(close) = (begin + OWNED.0..=begin + OWNED.1).find(closes) else { continue };
        let span = Span::new(begin, close);
        let plain = span.range().all(|i| {
            source.quantity_at(i).is_none()
                // 旗下的|在华|运营主体: what it is, and no name.
                && !source.hits_from(i).iter().any(|h| h.span.len() > 1 && h.has(Kind::Apposition))
                && source.token(i).is_some_and(|t| {
                    span.contains(t.span) && t.pos != Pos::Preposition && (names(t, span.len()) || t.is(Kind::Field))
                })
        });
        if plain && opaque(source, span) && !firms(source, &[span], false).is_empty() {
            out.push(Candidate { span, outer: span, class, anaphor: false, strength: 1 });
        }
    }
}

/// Whether the clause before speaks of firms, and of how many, if it says so: `企业7家，|分别是`, `的瞪羚企业，|包括`.
fn speaks_of_firms(source: &Source<'_>, at: usize) -> Option<Option<usize>> {
    let from = (at.saturating_sub(40)..at)
        .rev()
        .find(|i| matches!(source.char(*i), Some('。' | '；' | '！')))
        .unwrap_or(at.saturating_sub(40));
    let last = source.quantities.partition_point(|q| (q.span.end as usize) <= at);
    let counted = source.quantities[..last].iter().rev().take_while(|q| q.span.begin as usize >= from);
    let mut counted = counted.filter(|q| q.kind == QuantityKind::Count && q.unit == "家");
    if let Some(q) = counted.next() {
        return Some(q.value.and_then(|v| v.to_string().parse().ok()));
    }
    // 融资企业|，包括
    let end = if source.char(at.wrapping_sub(1)) == Some('，') { at - 1 } else { at };
    let firms = |i: u32| source.hits.with(i as usize, Kind::Apposition).any(|h| h.span.end as usize == end);
    (end as u32).checked_sub(6).is_some_and(|from| (from..end as u32).any(firms)).then_some(None)
}

/// 甲有限公司、|小米之家商业|有限公司: behind the whole name of a firm and a mark that of another one begins, whatever its words
/// mean elsewhere.
pub(super) fn between(source: &Source<'_>, ending: &Ending) -> Option<usize> {
    let end = ending.span.begin as usize;
    if ending.sort != Sort::Company || !source.is(ending.span, Kind::Legal) {
        return None;
    }
    let mark = (end.saturating_sub(LONGEST * 2)..end).rev().find(|i| source.char(*i) == Some('、'))?;
    let legal = |n: usize| mark.checked_sub(n).is_some_and(|i| source.is(Span::new(i, mark), Kind::Legal));
    let firm = (2..=6).any(legal);
    // 甲有限公司、由乙投资的|丙有限公司
    let working = |t: &super::Token| {
        matches!(t.pos, Pos::Particle | Pos::Preposition | Pos::Pronoun | Pos::Conjunction)
            && source.char(t.span.begin as usize) != Some('之')
            || t.is(Kind::Boundary) && t.span.len() > 1
            || t.pos == Pos::Mark && !matches!(source.char(t.span.begin as usize), Some('（' | '）'))
    };
    let whole = (mark + 1..end).all(|i| source.token(i).is_some_and(|t| !working(t)));
    (firm && whole && end > mark + 1).then_some(mark + 1)
}

/// The items of a list that begins here and ends at a mark or at 等, from the first to the last.
fn listed(source: &Source<'_>, begin: usize) -> Option<Vec<Span>> {
    let mut items: Vec<Span> = Vec::new();
    let mut from = begin + usize::from(source.char(begin) == Some('：'));
    let mut at = from;
    while at < from + LONGEST + 2 {
        let c = source.char(at);
        let close = matches!(c, None | Some('，' | '。' | '；' | '！' | '等' | '\n'));
        if close || c == Some('、') || at > from + 1 && joint(source, at) {
            items.push(Span::new(from, at));
            if close {
                let firms = c != Some('等') || ends(source, at + 1);
                return firms.then_some(items);
            }
            from = at + 1;
        } else if source.quantity_at(at).is_some() || c.is_some_and(|c| is_mark(c) && !matches!(c, '·' | '-' | '（' | '）')) {
            return None;
        }
        let t = source.token(at)?;
        if matches!(t.pos, Pos::Particle | Pos::Preposition | Pos::Pronoun) && !close && c != Some('、') {
            return None;
        }
        at += 1;
    }
    None
}

/// Whether nothing but firms follows 等.
fn ends(source: &Source<'_>, at: usize) -> bool {
    source.char(at).is_none_or(is_mark)
        || super::tally::counts_firms(source, at)
        || source.token(at).is_some_and(|t| t.pos == Pos::Verb || t.pos == Pos::Adverb)
}
