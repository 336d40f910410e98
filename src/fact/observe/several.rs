//! A place that several numbers have: `到位资金86亿元、实际使用外资2亿美元，均居全市第一` is the rank of both.

use rust_decimal::prelude::ToPrimitive;

use super::phrase;
use super::{State, Statement};
use crate::article::Date;
use crate::chunk::{Chunk, ChunkKind};
use crate::fact::carried::Topic;
use crate::fact::reading::Period;
use crate::ontology::Kind;
use crate::quantity::QuantityKind;

/// Gives the rank at the end of a clause with 均 to the statements before it in the sentence: to as many as it says (两项均), else to all
/// that have none. False where there are not several, or something else is ranked.
pub(super) fn ranks(state: &State<'_, '_>, begin: usize, all: usize, values: &[usize], out: &mut Vec<Statement>) -> bool {
    let reading = state.reading;
    let chunks = &reading.passages[state.passage].chunks;
    let &[at] = values else { return false };
    let Some(rank) = reading.quantity(&chunks[at]).filter(|q| q.kind == QuantityKind::Rank).and_then(|q| q.value) else {
        return false;
    };
    let front = &chunks[begin..all];
    let counted = front.iter().position(|c| reading.quantity(c).is_some_and(|q| q.kind == QuantityKind::Count));
    let many = counted.and_then(|i| reading.quantity(&front[i])?.value?.to_usize());
    let noun = phrase::noun(reading, &front[counted.map_or(0, |i| i + 1)..]);
    let grew = reading.lists(&noun, Kind::Growth);
    // 新增甲12家、乙8家，数量均居全市第一
    let whole = reading.gauges(&noun, "whole");
    if !(noun.is_empty() || whole || grew || reading.gauges(&noun, "nothing") || reading.gauges(&noun, "alone")) {
        return false;
    }
    let fits = |s: &Statement| if grew { s.growth.is_some() } else { s.rank.is_none() };
    let mut ranked: Vec<usize> = (state.since..out.len()).filter(|i| fits(&out[*i])).collect();
    if let Some(many) = many {
        ranked.drain(..ranked.len().saturating_sub(many));
    }
    if ranked.len() < 2 {
        return false;
    }
    let verb = chunks[all + 1..at].iter().rposition(|c| reading.is(c, Kind::Ranking)).map_or(0, |i| i + 1);
    let scope = super::scope::scope(reading, &chunks[all + 1 + verb..at]);
    for i in ranked {
        if grew {
            let indicator = format!("{}{noun}", out[i].indicator);
            let (value, bound, growth, share, currency) = (None, None, None, None, None);
            let (rank, scope) = (Some(rank), scope.clone());
            let more = Statement { indicator, value, bound, growth, share, currency, rank, scope, ..out[i].clone() };
            out.push(more);
        } else {
            out[i].rank = Some(rank);
            out[i].scope = out[i].scope.take().or(scope.clone());
        }
    }
    true
}

/// A、B分别增长8%、5%，增速分别居全市第2、第3: the ranks of the rates before, in their order.
pub(super) fn in_order(
    state: &State<'_, '_>,
    chunks: &[Chunk],
    values: &[&Chunk],
    noun: &str,
    within: Option<&str>,
    out: &mut Vec<Statement>,
) -> bool {
    let (reading, since) = (state.reading, state.since);
    let numbers: Vec<_> = values
        .iter()
        .filter_map(|c| reading.quantity(c))
        .filter(|q| q.kind == QuantityKind::Rank)
        .filter_map(|q| q.value)
        .collect();
    let Some(from) = out.len().checked_sub(numbers.len()).filter(|f| numbers.len() >= 2 && *f >= since) else { return false };
    if numbers.len() != values.len() {
        return false;
    }
    // 分别居|云溪|各县区|第二、第四
    let among = chunks.split(|c| !super::scope::scopes(reading, c)).find(|run| !run.is_empty()).unwrap_or_default();
    let scope = among.first().zip(among.last()).map(|(a, b)| reading.str(a.span.join(b.span))).or(within).map(str::to_owned);
    // A、B分别增长8%、5%，分别居…: the rates have the ranks, where nothing else was measured.
    let grown = noun.is_empty() && out[from..].iter().all(|s| s.growth.is_some() && s.value.is_none());
    let noun = if grown { "增速" } else { noun };
    let rate = reading.gauge_of(noun, Kind::Growth).is_some();
    for (i, number) in numbers.into_iter().enumerate() {
        if rate {
            let of = out[from + i].clone();
            let indicator = format!("{}{noun}", of.indicator);
            let (value, bound, growth, share) = (None, None, None, None);
            out.push(Statement { indicator, value, bound, growth, share, rank: Some(number), scope: scope.clone(), ..of });
        } else {
            (out[from + i].rank, out[from + i].scope) = (Some(number), scope.clone());
        }
    }
    true
}

/// 总量、增速分别位列全市第2、第3: the ranks of what was measured last and of its rate.
pub(super) fn both(
    state: &State<'_, '_>,
    chunks: &[Chunk],
    values: &[&Chunk],
    members: &[&str],
    out: &mut Vec<Statement>,
) -> bool {
    let reading = state.reading;
    let rank = |c: &Chunk| reading.quantity(c).filter(|q| q.kind == QuantityKind::Rank).and_then(|q| q.value);
    let (&[a, b], [first, second]) = (members, values) else { return false };
    let grows = [a, b].map(|noun| reading.lists(noun, Kind::Growth));
    let (Some(first), Some(second)) = (rank(first), rank(second)) else { return false };
    let scope = chunks.iter().find(|c| super::scope::scopes(reading, c)).map(|c| reading.str(c.span).to_owned());
    let Some(last) = out.get_mut(state.since..).and_then(|s| s.last_mut()).filter(|_| grows[0] != grows[1]) else { return false };
    let (rate, of, at) = if grows[0] { (first, second, a) } else { (second, first, b) };
    (last.rank, last.scope) = (Some(of), last.scope.take().or(scope.clone()));
    let indicator = format!("{}{}", last.indicator, at);
    let (value, bound, growth, share, currency) = (None, None, None, None, None);
    let more = Statement { indicator, value, bound, growth, share, currency, rank: Some(rate), scope, ..last.clone() };
    out.push(more);
    true
}

/// 2021年、2022年税收分别为8亿元、10亿元: one statement for each time.
pub(super) fn dated(state: &State<'_, '_>, topic: &Topic, r: usize, values: &[usize], out: &mut Vec<Statement>) -> bool {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let clause = &passage.clauses[state.clause];
    let chunks = &passage.chunks[..clause.end];
    let joint = |c: &Chunk| c.kind == ChunkKind::Mark('、') || reading.particle(c, "and");
    let timed = |c: &Chunk| joint(c) || reading.period(c).is_some();
    // 2021年、2022年，|税收分别为…: in a clause of their own.
    let ahead = state.clause.checked_sub(1).map(|c| &passage.clauses[c]);
    let ahead = ahead.filter(|c| c.begin < c.end && chunks[c.begin..c.end].iter().all(timed)).map(|c| c.begin);
    let first = (clause.begin..r).find(|i| reading.period(&chunks[*i]).is_some());
    let from = first.unwrap_or(clause.begin);
    let run = chunks[from..r].iter().take_while(|c| timed(c)).count();
    let said = if first.is_none() { ahead.map_or(from..from, |a| a..clause.begin) } else { from..from + run };
    let times: Vec<Period> = chunks[said].iter().filter_map(|c| reading.period(c)).flat_map(years).collect();
    let times = match times[..] {
        // …，净利润分别为…: of the same years.
        [] => {
            let before = out.len().checked_sub(values.len()).filter(|from| *from >= state.since);
            let told = before.map(|from| &out[from..]).unwrap_or_default();
            let mut same: Vec<Period> =
                told.iter().filter(|s| s.rule == "observe:respectively").filter_map(|s| s.period).collect();
            same.dedup();
            same
        }
        _ => times,
    };
    if times.len() < 2 || times.len() != values.len() {
        return false;
    }
    let whose = chunks[from + run..r].iter().position(|c| matches!(c.kind, ChunkKind::Mention(_))).map_or(0, |i| i + 1);
    let front = &chunks[from + run + whose..r];
    // 研发投入|占|营业收入的比例分别为18%、17%
    let of = front.iter().position(|c| reading.is(c, Kind::Share));
    let noun = phrase::noun(reading, &front[..of.unwrap_or(front.len())]);
    let scope = of.and_then(|of| super::scope::scope(reading, &front[of + 1..]));
    // 2020至2022年分别|完成营收|2亿元、3亿元、4亿元
    let behind = chunks.get(r + 1..values[0]).unwrap_or_default();
    let noun = if noun.is_empty() { phrase::noun(reading, behind) } else { noun };
    let rate = reading.gauge_of(&noun, Kind::Growth).filter(|rate| rate.len() < noun.len());
    let indicator = noun[..noun.len() - rate.map_or(0, str::len)].to_owned();
    let Some(subject) = topic.owner(reading, &indicator).filter(|_| indicator.chars().count() >= 2) else { return false };
    let sign = chunks[r..values[0]].iter().rev().find_map(|c| reading.word(c, Kind::Growth)).or(rate.map(|_| "1"));
    for (period, at) in times.into_iter().zip(values) {
        let Some((q, value)) = reading.quantity(&chunks[*at]).and_then(|q| Some((q, q.value?))) else { continue };
        let mut statement = state.statement(subject, indicator.clone(), "observe:respectively");
        (statement.period, statement.bound) = (Some(period), q.bound);
        match (q.kind, sign) {
            (QuantityKind::Percent, Some(sign)) => statement.growth = Some(if sign == "-1" { -value } else { value }),
            (QuantityKind::Percent, None) => (statement.share, statement.scope) = (Some(value), scope.clone()),
            _ => (statement.value, statement.currency) = (Some((value, q.unit.clone())), q.currency),
        }
        out.push(statement);
    }
    true
}

/// 2021年和2022年上半年，云杉药业实现营收20亿元和19亿元: as many numbers as times, without 分别.
pub(super) fn twice(state: &State<'_, '_>, topic: &Topic, out: &mut Vec<Statement>) -> bool {
    let reading = state.reading;
    let clause = &reading.passages[state.passage].clauses[state.clause];
    let chunks = &reading.passages[state.passage].chunks[..clause.end];
    let values: Vec<usize> = (clause.begin..clause.end).filter(|i| super::number(reading, &chunks[*i])).collect();
    let (Some(&first), Some(&last)) = (values.first(), values.last()) else { return false };
    let joint = |c: &Chunk| c.kind == ChunkKind::Mark('、') || reading.particle(c, "and");
    let unit = |i: &usize| reading.quantity(&chunks[*i]).map(|q| (q.kind, q.unit.as_str()));
    let alike = values.iter().all(|i| unit(i) == unit(&first)) && last == first + 2 * (values.len() - 1);
    let sums = reading.quantity(&chunks[first]).is_some_and(|q| matches!(q.kind, QuantityKind::Money | QuantityKind::Percent));
    let joined = (first..last).skip(1).step_by(2).all(|i| joint(&chunks[i]));
    values.len() >= 2 && sums && alike && joined && dated(state, topic, first, &values, out)
}

/// 到位资金、外贸出口等多项指标|位居全市第一: the place of each that is named.
pub(super) fn named(state: &State<'_, '_>, topic: &Topic, out: &mut Vec<Statement>) -> bool {
    let reading = state.reading;
    let clause = &reading.passages[state.passage].clauses[state.clause];
    let chunks = &reading.passages[state.passage].chunks[..clause.end];
    if !clause.kinds.has(Kind::Ranking) {
        return false;
    }
    let place = |c: &Chunk| reading.quantity(c).filter(|q| q.kind == QuantityKind::Rank && q.bound.is_none())?.value;
    let Some((at, place_of)) = (clause.begin..clause.end).find_map(|i| Some((i, place(&chunks[i])?))) else { return false };
    let Some(verb) = (clause.begin..at).rev().find(|i| reading.is(&chunks[*i], Kind::Ranking)) else { return false };
    let joint = |i: usize| chunks[i].kind == ChunkKind::Mark('、') || reading.particle(&chunks[i], "and");
    let owner = clause.head.filter(|h| h + 1 < verb && !joint(h + 1) && matches!(chunks[*h].kind, ChunkKind::Mention(_)));
    let begin = owner.map_or(clause.begin, |h| h + 1);
    let Some(etc) = (begin..verb).rev().find(|i| reading.str(chunks[*i].span) == "等") else { return false };
    // 等|多项|指标|增速
    let kinds = (etc + 1..verb).rev().find(|i| reading.gauge(reading.str(chunks[*i].span), "nothing").is_some());
    let Some(kinds) = kinds.filter(|_| !chunks[begin..etc].iter().any(|c| super::number(reading, c))) else { return false };
    let rate = phrase::noun(reading, &chunks[kinds + 1..verb]);
    if !(rate.is_empty() || reading.lists(&rate, Kind::Growth)) {
        return false;
    }
    let members = super::members::members(reading, &chunks[begin..etc], 0);
    let scope = super::scope::scope(reading, &chunks[verb + 1..at]);
    for member in members.iter().filter(|m| m.noun.chars().count() >= 2) {
        let Some(subject) = topic.owner(reading, &member.noun) else { continue };
        let statement = state.statement(subject, format!("{}{rate}", member.noun), "observe:rank");
        out.push(Statement { rank: Some(place_of), scope: scope.clone(), ..statement });
    }
    true
}

/// The years of a stretch of whole ones: 2019年至2021年.
fn years(period: Period) -> Vec<Period> {
    let whole = (period.from.month(), period.from.day(), period.to.month(), period.to.day()) == (1, 1, 12, 31);
    let (first, last) = (period.from.year(), period.to.year());
    if !whole || !(1..8).contains(&(last - first)) {
        return vec![period];
    }
    let day = |day: Date, year: i16| Date::new(year, day.month(), day.day()).ok();
    (first..=last).filter_map(|year| Some(Period { from: day(period.from, year)?, to: day(period.to, year)? })).collect()
}

/// 甲、乙产值分别增长8%和5%，占工业产值比重|分别达60%和20%: the shares of those before, in their order.
pub(super) fn shares(state: &State<'_, '_>, r: usize, values: &[usize], out: &mut [Statement]) -> bool {
    let reading = state.reading;
    let chunks = &reading.passages[state.passage].chunks;
    let begin = reading.passages[state.passage].clauses[state.clause].begin;
    let idle = chunks[begin..r].iter().take_while(|c| super::word::idle(reading, c) && !reading.is(c, Kind::Share)).count();
    let share = begin + idle;
    let percents: Vec<_> = values.iter().filter_map(|i| reading.quantity(&chunks[*i])).collect();
    let many = percents.len();
    let Some(from) = out.len().checked_sub(many).filter(|f| many >= 2 && *f >= state.since) else { return false };
    let open = |s: &Statement| s.share.is_none() && s.rule == "observe:respectively";
    let whole = share < r && reading.is(&chunks[share], Kind::Share) && percents.iter().all(|q| q.kind == QuantityKind::Percent);
    if !whole || !out[from..].iter().all(open) {
        return false;
    }
    let scope = super::scope::scope(reading, &chunks[share + 1..r]);
    for (s, q) in out[from..].iter_mut().zip(percents) {
        (s.share, s.scope) = (q.value, s.scope.take().or(scope.clone()));
    }
    true
}
