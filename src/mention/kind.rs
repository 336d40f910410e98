//! Phrases that name a kind, not a thing: `重点|产业`, `甘肃省|重大|项目`, `一期|78亩|厂房`, `国家|数字经济创新发展试验区`.

use rust_decimal::Decimal;

use super::Source;
use super::ending::{Ending, Sort};
use super::token::{Pos, is_mark};
use crate::ontology::{Kind, Kinds};
use crate::quantity::{Quantity, QuantityKind};
use crate::text::Span;

/// Whether a phrase says only which phase it is, and how large.
pub(super) fn measured(source: &Source<'_>, phrase: Span) -> bool {
    let (mut at, mut sized) = (phrase.begin as usize, false);
    while at < phrase.end as usize {
        at = match (source.quantity_at(at), source.token(at)) {
            (Some(q), _) => {
                sized = true;
                q.span.end as usize
            }
            (None, Some(t)) if t.pos == Pos::Number || source.text.str(t.span).ends_with('期') => t.span.end as usize,
            _ => return false,
        };
    }
    sized
}

/// Whether a phrase ends in what is said of a thing: 作为南安|唯一.
pub(super) fn praised(source: &Source<'_>, phrase: Span) -> bool {
    let epithet = |i: u32| source.hits.with(i as usize, Kind::Epithet).any(|h| h.span.end == phrase.end);
    (phrase.end.saturating_sub(4)..phrase.end).any(epithet)
}

/// 国家|数字经济创新发展试验区 is a rank that many have; where it is a zone's name, a place says whose.
/// So is 全国|产城融合示范区, and 江南省|第三个|国家级高新区.
pub(super) fn ranked(source: &Source<'_>, span: Span) -> bool {
    let name = source.text.str(span);
    let places = || span.range().filter_map(|at| source.token(at)).filter(|t| t.place);
    let seeds = &source.ontology.seeds;
    let wide = |t: &super::Token| !super::region::within_province(seeds, source.text.str(t.span));
    let scope = source.word_from(span.begin as usize, Kind::Scope).is_some_and(|(word, _)| word.end < span.end);
    // 省级|生态工业示范园区
    let level = source.word_from(span.begin as usize, Kind::Gauge).is_some_and(|(_, value)| value == "part");
    (name.starts_with("国家") || level) && places().next().is_none()
        || scope && name.starts_with('全')
        || name.contains("国家级") && (scope || name.contains('第') || places().next().is_some() && places().all(wide))
}

/// Whether a phrase is a place and a word for a kind.
pub(super) fn localised(source: &Source<'_>, phrase: Span) -> bool {
    source.token(phrase.begin as usize).is_some_and(|t| {
        let kind = Span { begin: t.span.end, end: phrase.end };
        t.place && t.span.begin == phrase.begin && t.span.end < phrase.end && source.is(kind, Kind::Generic)
    })
}

/// Whether what has a sum of its own is one thing: 总投资10亿元的|新能源项目 is, if neither its kind (重点项目) nor a count (4个总投资…)
/// says that there are several.
pub(super) fn summed(source: &Source<'_>, span: Span) -> Option<bool> {
    let of = source.char(span.begin.saturating_sub(1) as usize) == Some('的');
    let sum = span.begin.checked_sub(2).filter(|_| of).and_then(|at| source.quantity_at(at as usize));
    let sum = sum.filter(|q| q.kind == QuantityKind::Money)?;
    let near = sum.span.begin.saturating_sub(8)..sum.span.begin;
    let word = near.flat_map(|i| source.hits.with(i as usize, Kind::Indicator)).find(|h| {
        let beside = (sum.span.begin.saturating_sub(2)..=sum.span.begin).contains(&h.span.end);
        beside && source.value(h.span, Kind::Indicator) == Some("project")
    })?;
    let before = word.span.begin.checked_sub(1).and_then(|at| source.quantity_at(at as usize));
    let several = before.is_some_and(|q| q.kind == QuantityKind::Count && q.value.is_none_or(|n| n != 1.into()));
    Some(!several && !many(source, span))
}

/// 生物医药|成熟项目, 甲区|重点项目: whatever stands before such words, there are several.
pub(super) fn many(source: &Source<'_>, span: Span) -> bool {
    (span.begin..span.end).any(|i| source.value(Span { begin: i, end: span.end }, Kind::Generic) == Some("many"))
}

/// How far in front of a kind the word may stand that counts it together with others.
const BATCH: usize = 60;

/// 一批|化工|、|冰雪|、|低空产业项目: what stands at the end of trades that are counted together is a kind, too.
pub(super) fn batch(source: &Source<'_>, span: Span) -> bool {
    let mut at = span.begin as usize;
    let listed = |at: usize| source.char(at) == Some('、');
    let several =
        |word: Span| source.ontology.lexicon.values(source.text.str(word), Kind::Particle).any(|does| does == "several");
    if !at.checked_sub(1).is_some_and(listed) {
        return false;
    }
    let near = |at: usize| at.checked_sub(1).filter(|i| i + BATCH > span.begin as usize && source.quantity_at(*i).is_none());
    while let Some(t) = near(at).and_then(|i| source.token(i)) {
        let trade = matches!(t.pos, Pos::Noun | Pos::Activity | Pos::Adjective | Pos::Other);
        at = t.span.begin as usize;
        if !(trade || listed(at)) {
            return several(t.span);
        }
        // …项目|、|乙项目: a name of its own stands before it.
        if ends_in_project(source, t.span.end as usize) {
            return false;
        }
    }
    false
}

/// Whether a phrase is a kind in a town that nobody knows: 青陵市|重大|产业|项目.
pub(super) fn of_town(source: &Source<'_>, phrase: Span) -> bool {
    let town =
        (phrase.begin + 2..phrase.end.min(phrase.begin + 5)).find(|i| matches!(source.char(*i as usize), Some('市' | '县')));
    let rest = town.map(|at| Span { begin: at + 1, end: phrase.end }).filter(|rest| !rest.is_empty());
    rest.is_some_and(|rest| source.is(rest, Kind::Generic) || generic(source, rest))
}

/// Whether a phrase is made of general words only: 重点, 新, 大, 产业, 各类.
pub(super) fn generic(source: &Source<'_>, phrase: Span) -> bool {
    made_of(source, phrase, &[Kind::Generic])
}

/// Whether a phrase is a sequence of listed words of some kinds.
pub(super) fn made_of(source: &Source<'_>, phrase: Span, kinds: &[Kind]) -> bool {
    let set = Kinds::of(kinds);
    let mut at = phrase.begin as usize;
    while at < phrase.end as usize {
        let word = source.hits_from(at).iter().find(|h| h.span.end <= phrase.end && h.kinds.meets(set));
        // The words of economic news (规上, 在建) name nothing either.
        let term = source.token(at).filter(|t| t.term && t.span.begin as usize == at && t.span.end <= phrase.end);
        match (word, term) {
            (Some(h), _) => at = h.span.end as usize,
            (None, Some(t)) if kinds == [Kind::Generic] => at = t.span.end as usize,
            _ => return false,
        }
    }
    true
}

/// Whether nothing but words of number stands between here and a count or a percentage, or a count of bodies that ends there:
/// 省级重点实验室|达到12家.
pub(super) fn reaches(source: &Source<'_>, end: usize, bodies: bool) -> bool {
    let mut at = end;
    for _ in 0..4 {
        let classifier = |unit: &str| source.ontology.lexicon.values(unit, Kind::Particle).any(|value| value == "body");
        let last = |q: &Quantity| source.char(q.span.end as usize).is_none_or(is_mark);
        let counted = |q: &Quantity| match q.kind {
            QuantityKind::Count => !bodies || classifier(&q.unit) && last(q),
            QuantityKind::Percent => !bodies,
            _ => false,
        };
        if let Some(q) = source.quantity_at(at) {
            return counted(q);
        }
        let small = [Kind::Light, Kind::Cumulative, Kind::Realised, Kind::Growth, Kind::Silent];
        match source.token(at).filter(|t| small.iter().any(|kind| t.is(*kind))) {
            Some(t) => at = t.span.end as usize,
            None => return false,
        }
    }
    false
}

/// Whether a number counts the word before it, which is a kind then: 项目|18个, 企业|66家, 外资制造业项目|也有8个, and neither 甲有限公司、乙有限公司|2家企业 nor
/// 临川高新区|9个|项目, where a noun behind says what is counted.
pub(super) fn counted(source: &Source<'_>, ending: &Ending) -> bool {
    let end = ending.span.end;
    let legal = ending.span.len() >= 4 && ending.sort == Sort::Company;
    let body = matches!(ending.sort, Sort::Zone | Sort::Government | Sort::Institute);
    let noun = |at: u32| source.token(at as usize).is_some_and(|t| matches!(t.pos, Pos::Noun | Pos::Adjective));
    // 项目|也有8个|，
    let has = || source.word_from(end as usize, Kind::Light).filter(|(_, value)| *value == "stock").map(|(word, _)| word.end);
    let closes = |q: &&Quantity| source.char(q.span.end as usize).is_none_or(is_mark);
    let there = || source.quantity_at(has()? as usize).filter(closes);
    let count = source.quantity_at(end as usize).filter(|q| q.span.begin == end);
    let count = count.or_else(|| there().filter(|_| ending.sort == Sort::Project)).filter(|q| q.kind == QuantityKind::Count);
    count.is_some_and(|q| !(legal || body && noun(q.span.end) || enumerated(source, end as usize, q.value)))
}

/// Whether occasions of a kind are counted that ends here, or where its marks or another word for it end: 银企对接会|6场,
/// “春风送岗|”专场招聘会23场. Nothing is called so.
pub(super) fn often(source: &Source<'_>, end: usize) -> bool {
    let mut at = end;
    for _ in 0..3 {
        if let Some(q) = source.quantity_at(at) {
            let times = |unit: &str| source.ontology.lexicon.values(unit, Kind::Particle).any(|value| value == "times");
            return q.kind == QuantityKind::Count && times(&q.unit);
        }
        let more = source.word_from(at, Kind::Suffix).filter(|(_, class)| *class == "Event");
        at = match (source.char(at), more) {
            (Some('”'), _) => at + 1,
            (_, Some((word, _))) => word.end as usize,
            _ => return false,
        };
    }
    false
}

/// How long a list may be whose number says how many it has.
const LONGEST: usize = 200;

/// Whether as many things are listed up to here as the number behind says: 甲项目、乙项目、丙项目|3项.
fn enumerated(source: &Source<'_>, end: usize, count: Option<Decimal>) -> bool {
    let clause = (end.saturating_sub(LONGEST)..end).rev().map_while(|i| source.char(i));
    let joints = clause.take_while(|c| *c == '、' || !is_mark(*c)).filter(|c| *c == '、').count();
    joints > 0 && count == Some(Decimal::from(joints + 1))
}

/// Whether what stands behind an ending makes it another word: 甲药业|厂房|内, where something goes on, and 青岛|资本|市场.
pub(super) fn goes_on(source: &Source<'_>, ending: &Ending) -> bool {
    let end = ending.span.end as usize;
    let yard = || source.value(ending.span, Kind::Particle) == Some("yard");
    let inside = || matches!(source.char(end), Some('内' | '里' | '中' | '上'));
    let longer = || source.hits.with(ending.span.begin as usize, Kind::Generic).any(|h| h.span.end > ending.span.end);
    match ending.sort {
        // 显示模组项目|厂房: the project's name has ended.
        Sort::Project => yard() && (inside() || ends_in_project(source, ending.span.begin as usize)),
        Sort::Company => longer(),
        _ => false,
    }
}

/// Whether a word that stands for a zone ends a longer phrase behind a noun: 高新技术产业|开发区, 绿色化工|园区, but 企业|园区.
pub(super) fn ends(source: &Source<'_>, word: Span) -> bool {
    let trade = || (word.begin as usize).checked_sub(1).and_then(|i| source.token(i)).is_some_and(|t| t.is(Kind::Field));
    source.is(word, Kind::Suffix) || trade()
}

/// Whether a firm's name says only in which trade it is: 一家|生物医药|公司, 高端|纸业, 提升|公司.
pub(super) fn trades_only(source: &Source<'_>, modifier: Span, name: Span) -> bool {
    let ending = Span { begin: modifier.end, end: name.end };
    let legal = ending.len() >= 4 || source.text.str(ending) == "集团";
    // 果断地|调整|公司战略: one verb is what is done to it.
    let done = |t: &super::Token| t.span == modifier && matches!(t.pos, Pos::Verb | Pos::Activity) && modifier.len() > 1;
    if !legal && source.token(modifier.begin as usize).is_some_and(done) {
        return true;
    }
    let words = Kinds::of(&[Kind::Generic, Kind::Modifier, Kind::Field, Kind::Leading, Kind::Boundary, Kind::Light]);
    let industry = |h: &crate::ontology::Hit| source.ontology.lexicon.known(*h) == Some("Industry");
    let mut at = modifier.begin;
    while at < modifier.end && !legal {
        let listed =
            |h: &&crate::ontology::Hit| h.span.end <= modifier.end && h.span.len() >= 2 && (h.kinds.meets(words) || industry(h));
        // 占|公司: one verb before it, but 云|公司 may be called so.
        let alone = modifier.len() == 1
            && source.token(at as usize).is_some_and(|t| t.is(Kind::Light) || t.is(Kind::Boundary) || t.pos == Pos::Verb);
        match source.hits_from(at as usize).iter().find(listed) {
            Some(h) => at = h.span.end,
            None if alone => return true,
            None => return false,
        }
    }
    !legal
}

/// Whether 项目 ends here.
pub(super) fn ends_in_project(source: &Source<'_>, at: usize) -> bool {
    at >= 2 && source.text.str(Span::new(at - 2, at)) == "项目"
}
