//! Honours that only the word behind all of them tells, `获评|全国科普先进城市|、|生态示范单位|等称号`, and lists of those chosen.

use super::token::{Pos, is_mark};
use super::{Candidate, Source};
use crate::ontology::{Kind, says};
use crate::quantity::QuantityKind;
use crate::text::Span;

/// How far in front of 等称号 the verb may stand.
const REACH: usize = 120;

pub(super) fn titles(source: &Source<'_>, out: &mut Vec<Candidate>) {
    let Some(class) = source.ontology.schema.class("Honor") else { return };
    for hit in source.words([Kind::Suffix]).filter(|hit| source.ontology.lexicon.suffix(**hit) == Some(class)) {
        // 等|称号, 等|多项荣誉
        let near = (hit.span.begin.saturating_sub(6) as usize..hit.span.begin as usize).rev();
        let mut near = near.take_while(|i| source.char(*i).is_some_and(|c| !is_mark(c)));
        let single = |i: &usize| source.char(*i) == Some('等') && source.token(*i).is_some_and(|t| t.span.len() == 1);
        let Some(others) = near.find(single) else { continue };
        let Some(begin) = verb(source, others, &["earns", "honours", "closes"]) else { continue };
        // “甲”“乙”: quotations follow one another without a mark.
        let next = |i: usize| source.char(i) == Some('“') && source.char(i - 1) == Some('”');
        let mark = |i: &usize| *i == others || *i > begin && (matches!(source.char(*i), Some('、' | '和')) || next(*i));
        let mut from = begin;
        for end in (begin..=others).filter(mark) {
            let quoted = source.char(from) == Some('“') && source.char(end - 1) == Some('”');
            let outer = Span::new(from, end);
            let span = if quoted { Span::new(from + 1, end - 1) } else { outer };
            if (4..=30).contains(&span.len()) && source.token(span.begin as usize).is_some() {
                out.push(Candidate { span, outer, class, anaphor: false, strength: 1 });
            }
            from = if next(end) { end } else { end + 1 };
        }
    }
}

/// Honours that stand in a list of them behind the verb that names them: 被评为|创新型产业集群|、|知识产权管理试点|及|人才改革试验区.
pub(super) fn named(source: &Source<'_>, out: &mut Vec<Candidate>) {
    let Some(class) = source.ontology.schema.class("Honor") else { return };
    for hit in source.words([Kind::Deed]).filter(|hit| source.char(hit.span.end as usize - 1) == Some('为')) {
        let begin = hit.span.end as usize;
        if source.value(hit.span, Kind::Deed) != Some("honours") {
            continue;
        }
        let clause = (begin..begin + REACH)
            .find(|i| source.char(*i).is_none_or(|c| is_mark(c) && !matches!(c, '、' | '“' | '”' | '（' | '）')));
        let Some(close) = clause else { continue };
        // 高新区|及|试验区, where the dictionary joins what 及 parts.
        let part = |i: usize| {
            source.token(i).is_some_and(|t| t.span.len() == 1) || ["Zone", "Honor"].iter().any(|c| source.ends_name(i as u32, c))
        };
        let joint =
            |i: &usize| *i == close || source.char(*i) == Some('、') || matches!(source.char(*i), Some('和' | '及')) && part(*i);
        let mut from = begin;
        let mut items = Vec::new();
        for end in (begin..=close).filter(joint) {
            items.push(Span::new(from, end));
            from = end + 1;
        }
        let kind = |span: &Span| super::ending(source, *span).is_some_and(|class| matches!(class, "Honor" | "Zone" | "Platform"));
        let plain = |span: &Span| {
            (4..=30).contains(&span.len()) && span.range().all(|i| !matches!(source.char(i), Some('“' | '”' | '等')))
        };
        if items.len() > 2 && items.iter().all(plain) && items.iter().filter(|i| kind(i)).count() * 2 >= items.len() {
            out.extend(items.into_iter().map(|span| Candidate { span, outer: span, class, anaphor: false, strength: 3 }));
        }
    }
}

/// Lists of those chosen, behind the word for making them known: 公布|2023年青禾省潜在瞪羚企业名单|，甲高新区4家企业榜上有名.
pub(super) fn published(source: &Source<'_>, out: &mut Vec<Candidate>) {
    let Some(class) = source.ontology.schema.class("Document") else { return };
    for hit in source.words([Kind::Suffix]).filter(|hit| source.char(hit.span.end as usize).is_none_or(is_mark)) {
        // 名单 ends documents as well as honours.
        let classes = || source.ontology.lexicon.values(source.text.str(hit.span), Kind::Suffix);
        if !classes().any(|of| of == "Honor") || !classes().any(|of| of == "Document") {
            continue;
        }
        let known = |i: usize| {
            let word = source.word_from(i, Kind::Particle).filter(|(_, does)| says(does, "publish"));
            word.map(|(word, _)| word.end)
        };
        let Some(begin) = super::stands::clause(source, hit.span.begin as usize, LIST).find_map(known) else { continue };
        let span = Span { begin, end: hit.span.end };
        let first = source.token(begin as usize).filter(|t| t.span.begin == begin);
        let opens = first.is_some_and(|t| !matches!(t.pos, Pos::Verb | Pos::Particle | Pos::Adverb | Pos::Preposition));
        // 甲报告|以及|乙榜单 are two, and 首批10家试点名单 says how many they are.
        let joins = |t: &super::Token| t.pos == Pos::Particle || t.pos == Pos::Conjunction && t.span.len() > 1;
        let counts = |i: usize| source.quantity_at(i).is_some_and(|q| q.kind == QuantityKind::Count);
        let one = !span.range().any(|i| source.token(i).is_some_and(joins) || counts(i));
        let named = |c: &Candidate| c.strength > 0 && matches!(c.class, "Honor" | "Document") && c.outer.begin == begin;
        if span.len() >= SHORT && opens && one && !out.iter().any(named) {
            out.push(Candidate { span, outer: span, class, anaphor: false, strength: 3 });
        }
    }
}

/// How long what a list is called is at least and at most.
const SHORT: usize = 8;
const LIST: usize = 40;

/// The end of the verb that says that they were won.
pub(super) fn won(source: &Source<'_>, end: usize) -> Option<usize> {
    verb(source, end, &["earns", "honours"])
}

/// The end of the nearest such verb in front, in the same clause.
fn verb(source: &Source<'_>, end: usize, sorts: &[&str]) -> Option<usize> {
    let mut near = super::stands::clause(source, end, REACH);
    let verb = near.find_map(|i| source.word_from(i, Kind::Deed).filter(|(_, value)| sorts.contains(value)));
    verb.map(|(verb, _)| verb.end as usize).filter(|at| *at < end)
}

/// Whether a place that begins here may open the name of an honour: behind a mark only in a list of what was won.
pub(super) fn opens(source: &Source<'_>, place: usize) -> bool {
    let before = place.checked_sub(1).and_then(|i| source.char(i));
    before.is_some_and(|c| !is_mark(c)) || before == Some('、') && verb(source, place, &["earns", "honours", "closes"]).is_some()
}
