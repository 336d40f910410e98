//! Firms that nothing but what they are tells, in front of their names: `龙头企业|云杉达|落户`, `与德国芯片厂商|艾菲斯|签订`.

use super::coined::common;
use super::token::Pos;
use super::told::{acts, part};
use super::{Candidate, Source};
use crate::ontology::Kind;
use crate::quantity::QuantityKind;
use crate::text::Span;

/// How many characters such a name has at most.
const LONGEST: usize = 5;

pub(super) fn firms(source: &Source<'_>, out: &mut Vec<Candidate>) {
    let Some(class) = source.ontology.schema.class("Company") else { return };
    for hit in source.words([Kind::Apposition]).filter(|h| source.value(h.span, Kind::Apposition) == Some("firm")) {
        let begin = hit.span.end as usize;
        if hit.span.len() == 2 && !said(source, hit.span.begin as usize) {
            continue;
        }
        let spans = (begin + 2..=begin + LONGEST).rev().map(|end| Span::new(begin, end));
        // 龙头企业|金龙铜管|则|发布了
        let closed = |end: u32| source.token(end as usize - 1).is_none_or(|t| t.span.len() > 1 || !t.is(Kind::Silent));
        let named = |span: &Span| {
            closed(span.end) && brand(source, core(source, *span)) && tells(source, span.end as usize) && !common(source, *span)
        };
        let span = spans.into_iter().find(named);
        out.extend(span.map(|span| Candidate { span, outer: span, class, anaphor: false, strength: 1 }));
    }
}

/// 岚川|创新: the name without the trade that ends it.
fn core(source: &Source<'_>, span: Span) -> Span {
    let tail = Span { begin: span.end - 2, ..span };
    let trade = [Kind::Field, Kind::Modifier].iter().any(|kind| source.is(tail, *kind)) && !source.is(tail, Kind::Deed);
    if trade && span.len() >= 4 { Span { end: tail.begin, ..span } } else { span }
}

/// 芯片|厂商, 德国|企业: a short word for firms tells one only where a noun says which sort it is of.
fn said(source: &Source<'_>, begin: usize) -> bool {
    let before = begin.checked_sub(1).and_then(|i| source.token(i)).filter(|t| !t.is(Kind::Legal));
    let counted = begin.checked_sub(1).and_then(|i| source.quantity_at(i)).is_some_and(|q| q.kind != QuantityKind::Date);
    !counted && before.is_some_and(|t| t.place || matches!(t.pos, Pos::Noun | Pos::Activity | Pos::Adjective) && t.span.len() > 1)
}

/// Whether here stands what firms do.
fn tells(source: &Source<'_>, at: usize) -> bool {
    let deed = source.word_from(at, Kind::Deed).map(|(_, sort)| sort);
    matches!(deed, Some("signs" | "lists" | "floats" | "invests" | "builds")) || acts(source, at)
}

/// 云杉|达, 艾菲斯: words that may be a brand, and not one that the dictionary knows for something else.
fn brand(source: &Source<'_>, span: Span) -> bool {
    let tokens = || span.range().filter_map(|i| source.token(i)).filter(|t| span.contains(t.span));
    let whole = super::source::whole(source, span) && tokens().map(|t| t.span.len()).max().is_some();
    let odd = |t: &super::Token| t.span.len() == 1 || t.proper || t.pos == Pos::Other;
    let numbered = span.range().any(|i| source.quantity_at(i).is_some());
    whole && !numbered && tokens().all(|t| part(source, t)) && tokens().any(odd)
}
