//! Numbers inside a name and in front of it: `2024年|公司债券`, `年产|400万套|锂电池生产基地`, but `6万平方米|欧美产业园二期`.

use super::Source;
use super::ending::{Ending, Sort};
use super::inside::{apart, sized, yearly};
use super::owners::Owners;
use super::step::Step;
use super::token::{Pos, is_mark};
use crate::ontology::Kind;
use crate::quantity::{Quantity, QuantityKind};
use crate::text::Span;

/// Whether a name that begins here goes on to the left with the number there, or is counted by it.
pub(super) fn numbered(source: &Source<'_>, owners: &Owners, (begin, q): (usize, &Quantity), ending: &Ending) -> Step {
    let (suffix, sort) = (ending.span, ending.sort);
    let event = matches!(sort, Sort::Event | Sort::Honor | Sort::Document);
    let project = matches!(sort, Sort::Project | Sort::Platform | Sort::Zone);
    let from = q.span.begin as usize;
    let amount = |q: &Quantity| matches!(q.kind, QuantityKind::Measure | QuantityKind::Count) && q.currency.is_none();
    // 建设年产|6万吨|铝材生产线: how much is to be made there is told, and names no line.
    if sort == Sort::Project && amount(q) && source.is(suffix, Kind::Gauge) && builds(source, from, suffix) {
        return Step::Counted;
    }
    // 年产|5万套|电机及|3万套|控制器项目: both belong to the name.
    if sort == Sort::Project
        && amount(q)
        && let Some(first) = other(source, from).filter(|first| amount(first))
        && yearly(source, first.span.begin as usize)
    {
        return Step::Take(first.span.begin as usize);
    }
    match q.kind {
        // 2024年|面向专业投资者公开发行…债券, 一季度|项目开工仪式: the time belongs to the name.
        // 云杉集团|2024年|公司债券: and so does the year behind whoever issues it.
        QuantityKind::Date
            if event
                || sort == Sort::Product
                    && source
                        .word_from(begin, Kind::Issue)
                        .is_some_and(|(word, _)| word.end <= suffix.begin || owners.ends(from) || issuer(source, from)) =>
        {
            let date = source.text.str(q.span);
            let part = date.ends_with("季度") && !date.starts_with('前') || matches!(date, "上半年" | "下半年");
            if date.starts_with("20") || part && sort == Sort::Event { Step::Take(from) } else { Step::Stop }
        }
        // 百家潜力企业榜单发布会: round numbers in words stand in the names of occasions.
        QuantityKind::Count if event && source.char(from).is_some_and(|c| matches!(c, '百' | '千' | '万')) => Step::Take(from),
        QuantityKind::Count if sort == Sort::Event && of_event(source, q.span) => Step::Take(from),
        // 6万平方米|欧美产业园二期: how large it is is no part of a name.
        QuantityKind::Measure if project && q.unit == "平方米" && apart(source, begin, suffix) => Step::Stop,
        QuantityKind::Measure if project && q.currency.is_none() => Step::Take(from),
        // 首台|15兆瓦|风电机组
        QuantityKind::Measure if sort == Sort::Product && sized(source, from) => Step::Take(from),
        QuantityKind::Number if event || project => Step::Take(from),
        // 软件产业|20年|发展论坛
        QuantityKind::Duration if sort == Sort::Event => Step::Take(from),
        // 年产|400万套|锂电池生产基地
        QuantityKind::Count if project && yearly(source, from) => Step::Take(from),
        // 百万台|数字化动力产业基地: a round number in words says how much it is to make.
        QuantityKind::Count
            if project
                && !source.ontology.lexicon.values(&q.unit, Kind::Particle).any(|does| does == "body")
                && source.char(from).is_some_and(|c| matches!(c, '十' | '百' | '千' | '万' | '亿')) =>
        {
            Step::Take(from)
        }
        // 第八个|创新中心 is one of many.
        QuantityKind::Count | QuantityKind::Rank if project => Step::Counted,
        // 两架|“云隼-300”货运无人机: what has a name of its own is one thing, however many there are.
        QuantityKind::Count if sort == Sort::Product && source.char(begin) == Some('“') => Step::Stop,
        QuantityKind::Count => Step::Counted,
        _ => Step::Stop,
    }
}

/// Where the number begins that tells an institute from others of its house: 中国电科|第五十五|研究所, 七二五|研究所.
pub(super) fn of_house(source: &Source<'_>, suffix: usize) -> Option<usize> {
    let from = (suffix.saturating_sub(HOUSES)..suffix).rev().take_while(|i| numeral(source, *i)).last()?;
    let nth = from.checked_sub(1).filter(|i| source.char(*i) == Some('第'));
    nth.or((suffix - from == 3).then_some(from))
}

/// Whether a character is part of such a number: 38, 五十五.
pub(super) fn numeral(source: &Source<'_>, at: usize) -> bool {
    source.char(at).is_some_and(|c| c.is_ascii_digit() || "〇零一二三四五六七八九十百".contains(c))
}

/// How many characters the number of an institute has at most.
pub(super) const HOUSES: usize = 4;

/// Whether a firm or the brackets behind its name end here: 青禾产投|2024年公司债券.
fn issuer(source: &Source<'_>, end: usize) -> bool {
    let field = |n: usize| end >= n && source.is(Span::new(end - n, end), Kind::Field);
    end > 0 && source.char(end - 1) == Some('）') || (2..=4).any(field)
}

/// Whether a count says that there are several of what is named here: 7个|园区, 7个|国家级|园区.
pub(super) fn several(source: &Source<'_>, begin: usize) -> bool {
    let mut at = begin;
    for _ in 0..3 {
        let Some(before) = at.checked_sub(1) else { return false };
        if let Some(q) = source.quantity_at(before) {
            return q.kind == QuantityKind::Count && q.value.is_some_and(|n| n > rust_decimal::Decimal::ONE);
        }
        let Some(t) = source.token(before).filter(|t| !matches!(t.pos, Pos::Mark | Pos::Particle | Pos::Verb | Pos::Preposition))
        else {
            return false;
        };
        at = t.span.begin as usize;
    }
    false
}

/// Whether a line is being built that is only called by how much it is to make: 新上一条年产|3万吨|, 建设年产6万吨磷酸、|2万吨|.
fn builds(source: &Source<'_>, from: usize, suffix: Span) -> bool {
    let line = || source.ontology.lexicon.values(source.text.str(suffix), Kind::Gauge).any(|v| v == "line");
    let first = other(source, from).map_or(from, |q| q.span.begin as usize);
    let makes = [2, 3].into_iter().find(|n| first >= *n && source.is(Span::new(first - n, first), Kind::Yearly));
    let Some(begin) = makes.map(|n| first - n).filter(|begin| *begin > 0 && line()) else { return false };
    // 新上|一条|年产3万吨
    let at = source.quantity_at(begin - 1).map_or(begin, |q| q.span.begin as usize);
    at > 0 && source.token(at - 1).is_some_and(|t| matches!(t.pos, Pos::Verb | Pos::Activity))
}

/// How far apart two capacities stand.
const FAR: usize = 16;

/// The number in front of one that 及 or 和 joins to it, where only words stand between, and no name: 年产400万套电池的|基地|和2GWh储能电池项目.
fn other<'a>(source: &Source<'a>, from: usize) -> Option<&'a Quantity> {
    let joint = from.checked_sub(1).filter(|i| matches!(source.char(*i), Some('及' | '和' | '与' | '、')))?;
    if ["Project", "Platform"].iter().any(|class| source.ends_name(joint as u32, class)) {
        return None;
    }
    let mut before = (joint.saturating_sub(FAR)..joint).rev().take_while(|i| source.char(*i).is_some_and(|c| !is_mark(c)));
    before.find_map(|i| source.quantity_at(i))
}

/// Whether a count belongs to the name: 民营企业|100强|发布会, 十三届|八次|会议.
pub(super) fn of_event(source: &Source<'_>, count: Span) -> bool {
    let before = (count.begin as usize).checked_sub(1).and_then(|i| source.char(i));
    match source.char(count.end as usize - 1) {
        Some('强') => true,
        // 市委九届六次|全会 is the body itself.
        Some('次') => before == Some('届') && source.char(count.end as usize) != Some('全'),
        _ => false,
    }
}
