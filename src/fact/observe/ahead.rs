//! Members that the clause before has named: `产值排前三位的是甲、乙、丙，|分别为32亿元、28亿元、20亿元`, `甲、乙增幅最大，|分别为8%和5%`.

use rust_decimal::Decimal;

use super::members::{Member, members};
use super::{State, phrase};
use crate::chunk::{Chunk, ChunkKind};
use crate::fact::reading::Reading;
use crate::ontology::Kind;
use crate::quantity::QuantityKind;

/// Past the adverbials in front of the enumeration.
pub(super) fn skip(reading: &Reading<'_>, chunks: &[Chunk], begin: usize, end: usize) -> usize {
    let idle = |c: &Chunk| {
        reading.is(c, Kind::Silent) || reading.is(c, Kind::Subset) || reading.is(c, Kind::Planned) || reading.period(c).is_some()
    };
    (begin..end).find(|i| !idle(&chunks[*i])).unwrap_or(begin)
}

/// The members of an enumeration that is all there is in the clause before: 授权量、申请量，|均占全国的10%.
pub(super) fn named(state: &State<'_, '_>) -> Vec<Member> {
    let passage = &state.reading.passages[state.passage];
    let Some(clause) = state.clause.checked_sub(1).and_then(|c| passage.clauses.get(c)) else { return Vec::new() };
    let from = clause.head.map_or(clause.begin, |h| h + 1);
    let part = &passage.chunks[from..clause.end];
    let said = |c: &Chunk| super::number(state.reading, c) || super::word::verbal(state.reading, c);
    let joined = part.iter().any(|c| c.kind == ChunkKind::Mark('、'));
    if joined && !part.iter().any(said) { members(state.reading, part, 0) } else { Vec::new() }
}

/// As many firms as there are numbers, named in the clause before, which counts nothing: 甲药业、乙重工等企业表现亮眼，产值|分别增长8%和5%.
pub(super) fn firms(state: &State<'_, '_>, many: usize, measure: &str) -> Option<Vec<Member>> {
    let named = listed(state);
    let fits = named.len() == many && many >= 2 && state.reading.gauge(measure, "measure").is_some();
    let with = |m: Member| Member { noun: m.noun + measure, ..m };
    fits.then(|| named.into_iter().map(with).collect())
}

/// The firms that the clause before lists, if it counts nothing: 甲药业、乙重工双双获奖.
pub(super) fn listed(state: &State<'_, '_>) -> Vec<Member> {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let Some(clause) = state.clause.checked_sub(1).map(|c| &passage.clauses[c]) else { return Vec::new() };
    let part = &passage.chunks[clause.begin..clause.end];
    let list = part.iter().find_map(|c| match &c.kind {
        ChunkKind::List { members, .. } if members.iter().all(|m| reading.class(*m) == "Company") => Some(members),
        _ => None,
    });
    let member = |m: &usize| Member { mention: Some(*m), noun: reading.str(reading.mentions[*m].span).to_owned() };
    let counts = part.iter().any(|c| super::number(reading, c));
    list.filter(|_| !counts).into_iter().flatten().map(member).collect()
}

/// The members of the enumeration with which a clause before began, and what all of them have: 光电、软件两大产业订单饱满，|营收|分别增长18%和9%.
pub(super) fn told(state: &State<'_, '_>, many: usize, measure: &str) -> Option<Vec<Member>> {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    for clause in passage.clauses[..state.clause].iter().rev().take(FAR) {
        let list = |h: &usize| matches!(passage.chunks[*h].kind, ChunkKind::List { .. });
        let from = clause.head.map_or(clause.begin, |h| h + usize::from(!list(&h)));
        let part = &passage.chunks[skip(reading, &passage.chunks, from, clause.end)..clause.end];
        // 对|新引进|的|博士、硕士，分别给予15万元、8万元
        let whom = part.first().filter(|c| reading.particle(c, "toward"));
        let of = whom.and_then(|_| part.iter().position(|c| reading.particle(c, "of"))).unwrap_or(0);
        let part = &part[whom.map_or(0, |_| of + 1)..];
        let number = |i: &usize| super::number(reading, &part[*i]);
        let numbers: Vec<usize> = (0..part.len()).filter(number).collect();
        let all = |i: usize| {
            reading.quantity(&part[i]).is_some_and(|q| q.kind == QuantityKind::Count && q.value == Some(Decimal::from(many)))
        };
        let end = match numbers[..] {
            [] => {
                let end = part.iter().take_while(|c| super::before::runs_on(reading, c) || reading.particle(c, "and")).count();
                // 新型显示、智能装备|增势|最猛: what is said of them is no part of the last name.
                let named = part[..end].iter().rposition(|c| !reading.names(c).is_empty()).map_or(end, |last| last + 1);
                let tail = phrase::noun(reading, &part[named..end]);
                let kept = ["measure", "sector"].iter().any(|way| reading.gauge(&tail, way).is_some());
                if kept { end } else { named }
            }
            [one] if all(one) => one,
            _ => return None,
        };
        let mut named = members(reading, &part[..end], many);
        if named.len() == many {
            named.iter_mut().for_each(|m| m.noun.push_str(measure));
            return Some(named);
        }
    }
    None
}

/// In how many clauses before the members are looked for.
const FAR: usize = 3;

/// The members named in the clause before as those in the first places, with what they are first in: 产值排前三位的是甲、乙、丙，|分别为….
pub(super) fn tops<'a>(state: &State<'_, 'a>, many: usize) -> Option<(Vec<Member>, &'a str)> {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let clause = &passage.clauses[state.clause.checked_sub(1)?];
    let part = &passage.chunks[clause.begin..clause.end];
    let rank = part.iter().position(|c| super::kinds::place(reading, c))?;
    let from = rank + part[rank..].iter().take(5).position(|c| super::rank::tops(reading, c))? + 1;
    let head = clause.head.map_or(0, |h| h + 1 - clause.begin).min(rank);
    let measure = phrase::noun(reading, &part[head..rank]);
    let mut named = members(reading, &part[from..], many);
    let sign = reading.gauge_of(&measure, Kind::Growth).map_or("", |_| "1");
    let tail = &measure[..measure.len() - reading.gauge_of(&measure, Kind::Growth).map_or(0, str::len)];
    named.iter_mut().for_each(|m| m.noun.push_str(tail));
    (many >= 2 && named.len() == many && !measure.is_empty()).then_some((named, sign))
}

/// The members of an enumeration in the clause before, which says how they have changed but not by how much: 甲、乙增幅最大，|分别为8%和5%.
pub(super) fn changed<'a>(state: &State<'_, 'a>, many: usize) -> Option<(Vec<Member>, &'a str)> {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let clause = &passage.clauses[state.clause.checked_sub(1)?];
    let part = &passage.chunks[clause.begin..clause.end];
    let place = |c: &Chunk| reading.quantity(c).is_some_and(|q| q.kind == QuantityKind::Rank);
    if part.iter().any(|c| super::number(reading, c) && !place(c)) {
        return None;
    }
    // 甲、乙、丙进口值|居|前三，依次为16亿元、13亿元、9亿元
    let ranks = |c: &Chunk| reading.is(c, Kind::Ranking) && part.iter().any(place);
    let at = part.iter().position(|c| reading.is(c, Kind::Growth) || ranks(c))?;
    let from = clause.head.map_or(clause.begin, |h| h + 1).min(clause.begin + at);
    let from = skip(reading, &passage.chunks, from, clause.begin + at) - clause.begin;
    // 营收、利润|实现|两位数增长
    let to = part[from..at].iter().position(|c| reading.is(c, Kind::Light)).map_or(at, |i| from + i);
    let members = members(reading, &part[from..to], many);
    let sign = reading.word(&part[at], Kind::Growth).or_else(|| ranks(&part[at]).then_some(""))?;
    Some((members, sign)).filter(|(m, sign)| many >= 2 && m.len() == many && *sign != "rate")
}
