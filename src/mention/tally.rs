//! One item of a list, and what stands behind the list that says what is listed: 南湖软件、|圣和药业|等|6家供应商.

use super::Source;
use super::token::{Pos, is_mark};
use crate::ontology::{Kind, says};
use crate::quantity::QuantityKind;
use crate::text::Span;

/// The words before a mark or 等 that can be one name.
pub(super) fn item(source: &Source<'_>, end: usize) -> Span {
    let mut begin = end;
    while let Some(t) = begin.checked_sub(1).and_then(|i| source.token(i)) {
        let plain = match t.pos {
            Pos::Noun | Pos::Other | Pos::Adjective => true,
            Pos::Verb | Pos::Adverb | Pos::Classifier | Pos::Time | Pos::Number | Pos::Activity => t.span.len() == 1,
            _ => false,
        };
        let stops = [Kind::Boundary, Kind::Light, Kind::Planned, Kind::Apposition, Kind::Generic];
        // 、|新|火炬: right behind a mark one character more belongs to the name, whatever it means elsewhere.
        // 、|圣|和|药业: two, where both stand alone.
        let behind = |n: usize| begin.checked_sub(n).is_some_and(|i| source.char(i) == Some('、'));
        let pair = || begin.checked_sub(2).and_then(|i| source.token(i)).is_some_and(|t| t.span.len() == 1);
        let closing = || source.word_from(begin, Kind::Field).is_some_and(|(word, _)| word.end as usize == end);
        // 、|由|云杉电缆有限公司投资的…: who does it follows.
        let opens = t.span.len() == 1
            && !(t.pos == Pos::Preposition && behind(2))
            && begin < end
            && (behind(2) || behind(3) && pair() || closing() && super::coined::closing(source, begin));
        // 南湖|软件: at the end of a name a field is one, whatever it names elsewhere.
        // 云杉|投资|董事长: so is a verb before a post, which acts on nobody there.
        let field = begin == end && t.is(Kind::Field);
        // 由众璟|投资|领投
        let led = || source.word_from(end, Kind::Deed).is_some_and(|(_, sort)| sort == "invests");
        let named = begin == end && t.is(Kind::Leading) && (source.word_from(end, Kind::Title).is_some() || led());
        // 龙头企业，|如|万川集团、三禾集团等
        let leads = t.span.len() == 1 && source.value(t.span, Kind::Deed) == Some("rolls");
        let stopped = leads || !opens && !named && (!plain || !field && stops.iter().any(|kind| t.is(*kind)));
        if stopped || t.pos == Pos::Mark || source.quantity_at(begin - 1).is_some() {
            break;
        }
        begin = t.span.begin as usize;
    }
    led(source, Span::new(begin, end))
}

/// 由|云山资本, 由|深创投: who is led in by 由 is named without it, whatever the dictionary makes of the two. So is the firm of
/// 我区|云帆机床, and that of 滨海区|高信化学 only lies there.
pub(super) fn led(source: &Source<'_>, span: Span) -> Span {
    let district = |t: &&super::Token| {
        let level = matches!(source.char(t.span.end as usize - 1), Some('区' | '县' | '市' | '镇'));
        t.place && level && t.span.begin == span.begin && t.span.len() > 1 && t.span.end + 4 <= span.end
    };
    if let Some(place) = source.token(span.begin as usize).filter(district) {
        return Span { begin: place.span.end, ..span };
    }
    // 就有|云杉科技: nor is it any part of a name that there are such firms.
    let begin = span.begin as usize;
    let soft = source.token(begin).is_some_and(|t| t.pos == Pos::Adverb && t.span.len() == 1)
        || source.is(Span::new(begin, begin + 2), Kind::Light);
    if soft && source.char(begin + 1) == Some('有') && span.len() >= 4 {
        return Span { begin: span.begin + 2, ..span };
    }
    let ours = |begin: u32| source.is(Span { begin: begin - 1, end: begin + 1 }, Kind::Anaphor);
    let by = span.len() > 3 && (source.char(span.begin as usize) == Some('由') || span.begin > 0 && ours(span.begin));
    Span { begin: span.begin + u32::from(by), ..span }
}

/// Whether what follows 等 is a number of firms, or firms: 6家供应商, 上市企业.
pub(super) fn counts_firms(source: &Source<'_>, at: usize) -> bool {
    let mut from = source.quantity_at(at).map_or(at, |q| q.span.end as usize);
    for _ in 0..12 {
        // 知名|企业 is one word of the dictionary.
        let end = source.token(from).map_or(from, |t| t.span.end as usize) as u32;
        let ends = |i: usize| source.hits.with(i, Kind::Apposition).any(|h| h.span.end == end);
        if source.word_from(from, Kind::Apposition).is_some() || (from..end as usize).any(ends) {
            return true;
        }
        match (source.quantity_at(from), source.token(from)) {
            (Some(q), _) => from = q.span.end as usize,
            (_, Some(t))
                if matches!(t.pos, Pos::Noun | Pos::Adjective | Pos::Activity | Pos::Number | Pos::Particle)
                    || t.is(Kind::Generic)
                    || t.is(Kind::Epithet)
                    // 来自|各地|的, 技术含量高|、|竞争力强
                    || t.is(Kind::Deed)
                    || t.pos == Pos::Conjunction
                    || source.char(from) == Some('、') =>
            {
                from = t.span.end as usize
            }
            _ => return false,
        }
    }
    false
}

/// How short a name may be before 等 and what says that it is a project: 等28个项目, 等64个亿元签约项目, 等项目.
pub(super) fn counts_projects(source: &Source<'_>, at: usize) -> Option<usize> {
    let count = source.quantity_at(at).filter(|q| q.kind == QuantityKind::Count);
    // 等一批重点工程 counts as well.
    let batch = source.word_from(at, Kind::Particle).is_some_and(|(_, does)| says(does, "several"));
    let (from, least) = count.map_or((at, if batch { 3 } else { 6 }), |q| (q.span.end as usize, 3));
    for i in from..from + 10 {
        if source.char(i).is_none_or(is_mark) {
            return None;
        }
        let works = source.word_from(i, Kind::Suffix).filter(|(word, value)| *value == "Project" && word.len() == 2);
        if let Some((word, _)) = works {
            // 等13个项目|协议 are none.
            let signed = source.word_from(word.end as usize, Kind::Suffix).is_some_and(|(_, value)| value == "Document");
            return (!signed).then_some(least);
        }
    }
    None
}

/// What stands between two marks, or behind the verb that opens the list.
pub(super) fn works(source: &Source<'_>, end: usize) -> Option<Span> {
    let mut begin = end;
    while let Some(t) = begin.checked_sub(1).and_then(|i| source.token(i)) {
        // 启明网“互联网+”示范区（一期）: what is quoted or stands in brackets belongs to the name.
        let opening = match source.char(begin - 1) {
            Some('）') => Some('（'),
            Some('”') => Some('“'),
            _ => None,
        };
        if opening.is_some() {
            begin = (begin.saturating_sub(12)..begin).rev().find(|i| source.char(*i) == opening)?;
            continue;
        }
        let inner = t.span.len() == 1 && !matches!(t.pos, Pos::Particle | Pos::Preposition | Pos::Pronoun | Pos::Conjunction);
        // 仍|有|甲厂房等6个项目
        let verb = begin >= 2 && source.is(Span::new(begin - 2, begin), Kind::Boundary) && t.span.len() == 1;
        let stops = verb || !inner && [Kind::Boundary, Kind::Light, Kind::Planned].iter().any(|kind| t.is(*kind));
        let working = matches!(t.pos, Pos::Mark | Pos::Particle | Pos::Preposition | Pos::Pronoun | Pos::Conjunction);
        let dated = source.quantity_at(begin - 1).is_some_and(|q| matches!(q.kind, QuantityKind::Money | QuantityKind::Count));
        if stops && source.char(t.span.begin as usize - usize::from(t.span.begin > 0)) != Some('、') || working || dated {
            break;
        }
        begin = t.span.begin as usize;
    }
    Some(Span::new(begin, end)).filter(|span| !span.is_empty())
}

/// Whether a word opens a list of firms: 包括, 分别是.
pub(super) fn opener(source: &Source<'_>, t: &super::Token) -> bool {
    t.span.len() > 1 && matches!(source.value(t.span, Kind::Deed), Some("opens" | "rolls"))
}
