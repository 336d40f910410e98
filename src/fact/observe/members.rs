//! The members of an enumeration: `电子信息、装备制造产值` is 电子信息产值 and 装备制造产值.

use rust_decimal::Decimal;

use super::phrase;
use crate::chunk::{Chunk, ChunkKind};
use crate::fact::reading::Reading;
use crate::ontology::Kind;
use crate::quantity::QuantityKind;

/// A member of the enumeration: its name where it is one, and its words.
pub(super) struct Member {
    pub mention: Option<usize>,
    pub noun: String,
}

/// An enumeration without the word of growth that its numbers are of: 甲、乙|的|增幅.
pub(super) fn rated<'c, 'a>(reading: &Reading<'a>, chunks: &'c [Chunk]) -> (&'c [Chunk], Option<&'a str>) {
    let Some((last, rest)) = chunks.split_last() else { return (chunks, None) };
    let Some(sign) = reading.word(last, Kind::Growth).filter(|sign| *sign != "rate" && !rest.is_empty()) else {
        return (chunks, None);
    };
    // 总量、增速: a member itself.
    // 甲增速、乙增速: each has its own.
    let each = rest.windows(2).any(|w| reading.is(&w[0], Kind::Growth) && w[1].kind == ChunkKind::Mark('、'));
    if each || rest.last().is_some_and(|c| c.kind == ChunkKind::Mark('、') || reading.particle(c, "and")) {
        return (chunks, None);
    }
    let body = without(rest, |c| reading.particle(c, "of"));
    (body, Some(sign))
}

/// The members: parts between 、 and 和, or the names of a list; what follows the last one belongs to each. `many` of them are looked for.
pub(super) fn members(reading: &Reading<'_>, chunks: &[Chunk], many: usize) -> Vec<Member> {
    let (chunks, tail) = summed(reading, chunks);
    let mut out = parts(reading, chunks, many);
    out.iter_mut().for_each(|m| m.noun.push_str(&tail));
    out
}

/// 甲、乙、丙|三个领域|总收入: the enumeration, and what all of them have.
fn summed<'c>(reading: &Reading<'_>, chunks: &'c [Chunk]) -> (&'c [Chunk], String) {
    let joint = |c: &&Chunk| c.kind == ChunkKind::Mark('、') || reading.particle(c, "and");
    let number = |c: &Chunk| reading.quantity(c).filter(|q| q.kind == QuantityKind::Count).and_then(|q| q.value);
    // 产值、利润|等|指标, 产值、利润|等|多项|核心|指标
    let others = chunks.iter().rposition(|c| reading.str(c.span).ends_with('等')).filter(|at| *at + 1 < chunks.len());
    if let Some(at) = others
        && chunks.last().is_some_and(|c| reading.gauge(reading.str(c.span), "nothing").is_some())
        && !chunks[at..].iter().any(|c| number(c).is_some())
    {
        return (&chunks[..at], String::new());
    }
    // 医药制造、纺织|等|行业|增加值: what kind all of them are is the name of none.
    if let Some(at) = others
        && chunks[..at].iter().any(|c| joint(&c) || marks(reading, c) > 0)
        && !chunks[at..].iter().any(|c| number(c).is_some())
        && let Some(kind) = chunks[at + 1..].iter().rposition(|c| reading.gauge(reading.str(c.span), "sector").is_some())
    {
        return (&chunks[..at], phrase::noun(reading, &chunks[at + 2 + kind..]));
    }
    let counted = chunks.iter().enumerate().find_map(|(i, c)| Some((i, number(c)?)));
    // 甲、乙|两大|主导产业|产值
    let grouped = || chunks.iter().position(|c| reading.particle(c, "groups")).map(|i| (i, Decimal::TWO));
    let Some((at, count)) = counted.or_else(grouped) else { return (chunks, String::new()) };
    let joints = chunks[..at].iter().map(|c| usize::from(joint(&c)) + marks(reading, c)).sum::<usize>();
    if joints == 0 || count > Decimal::from(joints + 1) || count < Decimal::TWO {
        return (chunks, String::new());
    }
    let body = &chunks[..at];
    let body = without(body, |c| reading.str(c.span).ends_with('等'));
    // The first noun only says what they are: 三个|领域, 两大|主导|产业.
    // 四项指标|上
    let kind = chunks[at + 1..].iter().take(3).position(|c| reading.gauges(reading.str(c.span), "sector")).unwrap_or(0);
    let tail = chunks.get(at + 2 + kind..).unwrap_or_default();
    let tail = if tail.iter().map(|c| c.span.len()).sum::<usize>() < 2 { String::new() } else { phrase::noun(reading, tail) };
    // 两大|产业|订单饱满
    let measured = counted.is_some() || reading.gauge(&tail, "measure").is_some();
    if measured { (body, tail) } else { (chunks, String::new()) }
}

fn parts(reading: &Reading<'_>, chunks: &[Chunk], many: usize) -> Vec<Member> {
    // 对|东盟、欧盟|、|美国|分别进出口: with whom is not whose.
    if let Some((to, rest)) = chunks.split_first().filter(|(c, _)| reading.particle(c, "toward")) {
        let named = rest.iter().flat_map(|c| reading.names(c));
        let name = |m: &usize| reading.str(reading.mentions[*m].span);
        // 对东盟、欧盟|出口|分别增长8%、5%
        let last = rest.iter().rposition(|c| !reading.names(c).is_empty()).map_or(rest.len(), |i| i + 1);
        let tail = phrase::noun(reading, &rest[last..]);
        let tail = reading.gauge(&tail, "measure").unwrap_or_default();
        return named.map(|m| Member { mention: None, noun: format!("{}{}{tail}", reading.str(to.span), name(m)) }).collect();
    }
    if let Some((list, rest)) = chunks.split_first()
        && let ChunkKind::List { members, .. } = &list.kind
        && !rest.first().is_some_and(|c| c.kind == ChunkKind::Mark('、') || reading.particle(c, "and"))
    {
        let tail = phrase::noun(reading, rest);
        let tail = single(&tail);
        let names: Vec<&str> = reading.str(list.span).split('、').collect();
        // 新材料和新能源、智能装备, 新型电池、精密铸造: as many as there are numbers, whichever of them are known.
        if members.len() != many && names.len() == many {
            return names.into_iter().map(|name| Member { mention: None, noun: format!("{name}{tail}") }).collect();
        }
        return members
            .iter()
            .map(|m| Member { mention: Some(*m), noun: format!("{}{tail}", single(reading.str(reading.mentions[*m].span))) })
            .collect();
    }
    let mut out: Vec<Member> = Vec::new();
    let listed = chunks.iter().any(|c| matches!(c.kind, ChunkKind::List { .. }));
    // 高新技术产业和新兴产业|产值: two sectors in one name.
    if let Some((Chunk { kind: ChunkKind::Mention(m), .. }, rest)) = chunks.split_first()
        && reading.class(*m) == "Industry"
        // 批发和零售业 is one.
        && reading.source.ontology.seeds.find("Industry", reading.str(reading.mentions[*m].span)).is_none()
        && let Some((first, second)) = reading.str(reading.mentions[*m].span).split_once(['和', '与'])
    {
        let tail = phrase::noun(reading, rest);
        let member = |name: &str| Member { mention: Some(*m), noun: format!("{name}{tail}") };
        return vec![member(first), member(second)];
    }
    let marks = chunks.iter().map(|c| usize::from(c.kind == ChunkKind::Mark('、')) + marks(reading, c)).sum::<usize>();
    let words = chunks.iter().filter(|c| reading.particle(c, "and")).count();
    // 生物工程和新医药、环境保护: as many as there are numbers.
    let apart = marks + 1 == many && words > 0;
    // 节能、生物与新医药、航天和新材料: the last of the words joins, where the others would make too many.
    // 资源与环境|和|先进制造与自动化: 和 before 与.
    let and = |c: &&Chunk| reading.particle(c, "and");
    let last = chunks.iter().rfind(|c| and(c) && reading.str(c.span) == "和").or(chunks.iter().rfind(and));
    let last = last.map(|c| c.span).filter(|_| words > 1 && marks + 2 == many);
    let joint = |c: &Chunk| {
        let word = !apart && reading.particle(c, "and") && last.is_none_or(|span| span == c.span);
        c.kind == ChunkKind::Mark('、') || word
    };
    for part in chunks.split(joint).filter(|p| !p.is_empty()) {
        // 电子信息、装备制造|、|纺织产值: some of them are known.
        // 电气|机械|和|器材制造业、医药制造业: the name of the first may begin further in front.
        let list = part.iter().position(|c| matches!(c.kind, ChunkKind::List { .. }));
        if let Some((list, rest)) = list.and_then(|at| part[at..].split_first())
            && let ChunkKind::List { members, .. } = &list.kind
        {
            let names: Vec<&str> = reading.str(part[0].span.join(list.span)).split('、').collect();
            // 电子信息、高端化工|、|纺织产值: one of the names is known to nobody.
            let all = names.len() == members.len();
            let named = |i: usize| members.get(i).copied().filter(|_| all);
            out.extend(names.iter().enumerate().map(|(i, name)| Member { mention: named(i), noun: (*name).to_owned() }));
            // 纺织、电子信息、装备制造|产值: what all of them have.
            out.last_mut().into_iter().for_each(|last| last.noun.push_str(&phrase::noun(reading, rest)));
            continue;
        }
        let mention = match part {
            [Chunk { kind: ChunkKind::Mention(m), .. }] => Some(*m),
            _ => None,
        };
        out.push(Member { mention, noun: phrase::noun(reading, part) });
    }
    // 产业营收、增速: the rate of the one before.
    for i in 1..out.len() {
        if reading.lists(&out[i].noun, Kind::Growth) && !reading.gauges(&out[i - 1].noun, "whole") {
            out[i].noun = format!("{}{}", out[i - 1].noun, out[i].noun);
        }
    }
    // 电子信息、装备制造两大产业: the number of all members is not part of the last one.
    if let Some(last) = out.last_mut() {
        last.noun = single(&last.noun).to_owned();
    }
    // 新开工、封顶、完工面积: the noun of the last is that of all, where the others have none of their own.
    if let Some(tail) = out.last().map(|m| m.noun.clone())
        && let Some(noun) = reading.gauge(&tail, "shared").or_else(|| reading.gauge(&tail, "measure").filter(|_| listed))
    {
        let own = |m: &Member| {
            let measured = ["whole", "measure", "share", "purse"].iter().any(|way| reading.gauge(&m.noun, way).is_some());
            measured || reading.gauge_of(&m.noun, Kind::Growth).is_some()
        };
        for m in out.iter_mut().filter(|m| !m.noun.ends_with(noun) && !own(m)) {
            m.noun.push_str(noun);
        }
    }
    // 国家级、省级|专精特新企业
    if let Some(kind) = out.last().and_then(|m| super::value::levelled(reading, &m.noun)).map(str::to_owned) {
        for m in out.iter_mut().filter(|m| reading.gauge(&m.noun, "part").is_some()) {
            m.noun.push_str(&kind);
        }
    }
    out.retain(|m| !m.noun.is_empty());
    out
}

/// How many 、 stand between the names of a list.
fn marks(reading: &Reading<'_>, c: &Chunk) -> usize {
    if matches!(c.kind, ChunkKind::List { .. }) { reading.str(c.span).matches('、').count() } else { 0 }
}

/// 先进装备制造三大产业 → 先进装备制造: the number of all members is not part of the last one.
fn single(name: &str) -> &str {
    match name.find('大') {
        Some(at) if name[..at].ends_with(['两', '三', '四', '五', '六']) => {
            name[..at].trim_end_matches(['两', '三', '四', '五', '六'])
        }
        _ => name,
    }
}

/// A stretch without its last chunk, where that is such a one.
fn without(chunks: &[Chunk], ends: impl Fn(&Chunk) -> bool) -> &[Chunk] {
    match chunks.split_last() {
        Some((last, rest)) if ends(last) => rest,
        _ => chunks,
    }
}
