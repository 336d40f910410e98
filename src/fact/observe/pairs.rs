//! 分别: names and numbers in the same order: `A、B分别新增8家、22家` is one statement for A and one for B.

use super::phrase;
use super::{State, Statement};
use crate::chunk::{Chunk, ChunkKind};
use crate::fact::reading::Reading;
use crate::fact::topic::Topic;
use crate::ontology::Kind;
use crate::quantity::QuantityKind;
use rust_decimal::Decimal;

/// A member of the enumeration: its name where it is one, and its words.
struct Member {
    mention: Option<usize>,
    noun: String,
}

/// Reads a clause with 分别; true when its numbers are used up.
pub(super) fn pairs(state: &State<'_, '_>, topic: &Topic, out: &mut Vec<Statement>) -> bool {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let clause = &passage.clauses[state.clause];
    let chunks = &passage.chunks[..clause.end];
    if !clause.kinds.has(Kind::Respectively) {
        return false;
    }
    let Some(r) = (clause.begin..clause.end).find(|i| reading.is(&chunks[*i], Kind::Respectively)) else { return false };
    let values: Vec<usize> = (r + 1..clause.end)
        .filter(|i| {
            reading.quantity(&chunks[*i]).is_some_and(|q| q.kind != QuantityKind::Date && q.value.is_some() && q.high.is_none())
        })
        .collect();
    let Some(&first) = values.first() else { return false };
    // 甲高新区|营业收入、税收收入: whose they are stands in front of the first.
    let joined = |i: usize| chunks[i].kind == ChunkKind::Mark('、') || reading.particle(&chunks[i], "and");
    let owner = clause.head.filter(|h| h + 1 < r && !joined(h + 1) && matches!(chunks[*h].kind, ChunkKind::Mention(_)));
    let begin = skip(reading, chunks, owner.map_or(clause.begin, |h| h + 1), r);
    let adverb = begin < r && chunks[begin..r].iter().all(|c| reading.particle(c, "than"));
    let begin = if adverb { r } else { begin };
    // 甲、乙的增幅|分别为8%和5%
    let (body, rate) = rated(reading, &chunks[begin..r]);
    let manner = reading.word(&chunks[r], Kind::Respectively);
    let mut members = members(reading, body, if manner == Some("all") { 0 } else { values.len() });
    // 甲、乙增幅最大，分别为8%和5%
    let ahead = if members.is_empty() { ahead(state, values.len()) } else { None };
    let rate = rate.or(ahead.as_ref().map(|(_, sign)| *sign));
    members = ahead.map_or(members, |(names, _)| names);
    // 各100万平方米 gives every member the same number, and so does 均居全市第一.
    if manner == Some("all") && members.is_empty() {
        members = named(state);
    }
    let wholes_only = members.iter().all(|m| reading.gauges(&m.noun, "whole") || reading.lists(&m.noun, Kind::Growth));
    let all = manner == Some("all") && members.len() >= 2 && !wholes_only;
    let each = values.len() == 1 && (manner == Some("each") || all);
    if manner == Some("all") && members.len() < 2 && super::several::ranks(state, begin, r, &values, out) {
        return true;
    }
    if members.is_empty() && rates(reading, chunks, r, &values, &mut out[state.since..]) {
        return true;
    }
    if wholes_only
        && super::several::both(
            state,
            &chunks[r..],
            &values.iter().map(|i| &chunks[*i]).collect::<Vec<_>>(),
            &names(&members),
            out,
        )
    {
        return true;
    }
    if let [one] = &members[..]
        && ranks(reading, &chunks[r..], &values.iter().map(|i| &chunks[*i]).collect::<Vec<_>>(), &one.noun, state.since, out)
    {
        return true;
    }
    if members.len() <= 1 && wholes(state, topic, r, &values, members.first().map(|m| m.noun.as_str()), out) {
        return true;
    }
    if members.len() < 2 || !(each || members.len() == values.len()) {
        // Which number belongs to which name cannot be told.
        return values.len() >= 2 && manner == Some("ordered");
    }
    let verb = phrase::noun(reading, &chunks[r + 1..first]);
    // 分别新增|8家 is done to the members, 分别完成产值|50亿元 is had by them.
    let done = chunks[r + 1..first].iter().any(|c| phrase::does(reading, c));
    let sign = chunks[r..first].iter().rev().find_map(|c| reading.word(c, Kind::Growth)).or(rate);
    let share = chunks[r..first].iter().any(|c| reading.is(c, Kind::Share));
    for (i, member) in members.into_iter().enumerate() {
        let Some(q) = reading.quantity(&chunks[values[if each { 0 } else { i }]]) else { continue };
        let Some(value) = q.value else { continue };
        let percent = q.kind == QuantityKind::Percent;
        // What is counted is a kind; what has money, size or rate may be a thing of its own.
        let owner = member
            .mention
            .filter(|m| q.kind != QuantityKind::Count && ["Agent", "Project", "Platform"].iter().any(|c| reading.is_a(*m, c)));
        let ranked = q.kind == QuantityKind::Rank;
        let verb = if percent || ranked || sign.is_some() { "" } else { verb.as_str() };
        let (subject, indicator) = match owner {
            Some(m) if !verb.is_empty() => (Some(reading.mentions[m].entity), verb.to_owned()),
            // 在…竞争力排行中，甲、乙分别位列第8、第10
            Some(m) if ranked => (Some(reading.mentions[m].entity), super::rank::ranking(state, None).0),
            // 生物医药、光电信息产值分别增长8%、5% are no firm's.
            _ if member.mention.is_some_and(|m| reading.class(m) == "Industry") && !topic.own => {
                (topic.zone.or(topic.subject), format!("{}{verb}", member.noun))
            }
            _ if done => (topic.owner(reading, verb), format!("{}{verb}", member.noun)),
            _ => (topic.owner(reading, &member.noun), format!("{verb}{}", member.noun)),
        };
        let Some(subject) = subject.filter(|_| indicator.chars().count() >= 2) else { continue };
        let mut statement = state.statement(subject, indicator, "observe:respectively");
        statement.bound = q.bound;
        // 甲、乙产值增速分别为8%和5%
        let rate =
            reading.gauge_of(&statement.indicator, Kind::Growth).filter(|rate| percent && rate.len() < statement.indicator.len());
        if let Some(rate) = rate.map(str::len) {
            statement.indicator.truncate(statement.indicator.len() - rate);
            statement.growth = Some(value);
            out.push(statement);
            continue;
        }
        match sign {
            _ if ranked => {
                let among = chunks[r..values[0]].iter().find(|c| super::rate::scopes(reading, c));
                (statement.rank, statement.bound) = (Some(value), None);
                statement.scope = among.map(|c| reading.str(c.span).to_owned());
            }
            Some(sign) if percent => statement.growth = Some(if sign == "-1" { -value } else { value }),
            _ if percent && (share || super::rate::share_of_whole(reading, &statement.indicator)) => {
                statement.share = Some(value)
            }
            _ if percent => statement.value = Some((value, "%".to_owned())),
            _ => statement.value = Some((value, q.unit.to_string())),
        }
        out.push(statement);
    }
    true
}

/// 产值50亿元、利润3亿元，同比分别增长8%和5%: the rates or shares of the numbers before, in their order.
fn rates(reading: &Reading<'_>, chunks: &[Chunk], at: usize, values: &[usize], before: &mut [Statement]) -> bool {
    let growth = chunks[at..].iter().chain(&chunks[..at]).find_map(|c| reading.word(c, Kind::Growth));
    let Some(from) = before.len().checked_sub(values.len()).filter(|_| values.len() >= 2) else { return false };
    let percents: Vec<_> =
        values.iter().filter_map(|i| reading.quantity(&chunks[*i])).filter(|q| q.kind == QuantityKind::Percent).collect();
    let share = chunks[at..values[0]].iter().rposition(|c| reading.is(c, Kind::Share)).filter(|_| growth.is_none());
    let open = |s: &Statement| match share {
        Some(_) => s.share.is_none(),
        None => s.growth.is_none() && s.value.is_some(),
    };
    if percents.len() != values.len() || !before[from..].iter().all(open) {
        return false;
    }
    if let Some(share) = share {
        let whole = &chunks[at + share + 1..values[values.len() - 1]];
        if whole.iter().filter(|c| super::rate::scopes(reading, c)).count() != 1 {
            return false;
        }
        let scope = super::rate::scope(reading, &chunks[at + share + 1..values[0]]);
        for (s, q) in before[from..].iter_mut().zip(percents) {
            (s.share, s.scope) = (q.value, s.scope.take().or(scope.clone()));
        }
        return true;
    }
    let Some(sign) = growth else { return false };
    for (s, q) in before[from..].iter_mut().zip(percents) {
        s.growth = q.value.map(|v| if sign == "-1" { -v } else { v });
    }
    true
}

/// 产值分别占全市、全省的30%和10%; 分别居全市第2、全省第5: one part of several wholes.
fn wholes(
    state: &State<'_, '_>,
    topic: &Topic,
    r: usize,
    values: &[usize],
    noun: Option<&str>,
    out: &mut Vec<Statement>,
) -> bool {
    let reading = state.reading;
    let chunks = &reading.passages[state.passage].chunks;
    let Some(&last) = values.last().filter(|_| values.len() >= 2) else { return false };
    let scopes: Vec<&str> =
        chunks[r..last].iter().filter(|c| super::rate::scopes(reading, c)).map(|c| reading.str(c.span)).collect();
    let of = out.get(state.since..).and_then(|s| s.last()).map(|s| s.indicator.clone());
    let Some(indicator) = noun.map(str::to_owned).or(of).filter(|_| scopes.len() == values.len()) else { return false };
    let Some(subject) = topic.owner(reading, &indicator) else { return false };
    let share = chunks[r..last].iter().any(|c| reading.is(c, Kind::Share));
    for (scope, q) in scopes.iter().zip(values.iter().filter_map(|v| reading.quantity(&chunks[*v]))) {
        let mut statement = state.statement(subject, indicator.clone(), "observe:respectively");
        match q.kind {
            QuantityKind::Percent if share => (statement.share, statement.bound) = (q.value, q.bound),
            QuantityKind::Rank => statement.rank = q.value,
            _ => return false,
        }
        statement.scope = Some((*scope).to_owned());
        out.push(statement);
    }
    true
}

/// A、B分别增长8%、5%，增速分别居全市第2、第3: the ranks of the rates before, in their order.
fn ranks(reading: &Reading<'_>, chunks: &[Chunk], values: &[&Chunk], noun: &str, since: usize, out: &mut Vec<Statement>) -> bool {
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
    let scope = chunks.iter().find(|c| reading.is(c, Kind::Scope)).map(|c| reading.str(c.span).to_owned());
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

fn names(members: &[Member]) -> Vec<&str> {
    members.iter().map(|m| m.noun.as_str()).collect()
}

/// Past the adverbials in front of the enumeration.
fn skip(reading: &Reading<'_>, chunks: &[Chunk], begin: usize, end: usize) -> usize {
    let idle = |c: &Chunk| {
        reading.is(c, Kind::Silent) || reading.is(c, Kind::Subset) || reading.is(c, Kind::Planned) || reading.period(c).is_some()
    };
    (begin..end).find(|i| !idle(&chunks[*i])).unwrap_or(begin)
}

/// An enumeration without the word of growth that its numbers are of: 甲、乙|的|增幅.
fn rated<'c, 'a>(reading: &Reading<'a>, chunks: &'c [Chunk]) -> (&'c [Chunk], Option<&'a str>) {
    let Some((last, rest)) = chunks.split_last() else { return (chunks, None) };
    let Some(sign) = reading.word(last, Kind::Growth).filter(|sign| *sign != "rate" && !rest.is_empty()) else {
        return (chunks, None);
    };
    // 总量、增速: a member itself.
    if rest.last().is_some_and(|c| c.kind == ChunkKind::Mark('、') || reading.particle(c, "and")) {
        return (chunks, None);
    }
    let body = without(rest, |c| reading.particle(c, "of"));
    (body, Some(sign))
}

/// The members of an enumeration that is all there is in the clause before: 授权量、申请量，|均占全国的10%.
fn named(state: &State<'_, '_>) -> Vec<Member> {
    let passage = &state.reading.passages[state.passage];
    let Some(clause) = state.clause.checked_sub(1).and_then(|c| passage.clauses.get(c)) else { return Vec::new() };
    let from = clause.head.map_or(clause.begin, |h| h + 1);
    let part = &passage.chunks[from..clause.end];
    let said = |c: &Chunk| super::number(state.reading, c) || phrase::verbal(state.reading, c);
    let joined = part.iter().any(|c| c.kind == ChunkKind::Mark('、'));
    if joined && !part.iter().any(said) { members(state.reading, part, 0) } else { Vec::new() }
}

/// The members of an enumeration in the clause before, which says how they have changed but not by how much: 甲、乙增幅最大，|分别为8%和5%.
fn ahead<'a>(state: &State<'_, 'a>, many: usize) -> Option<(Vec<Member>, &'a str)> {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let clause = &passage.clauses[state.clause.checked_sub(1)?];
    let part = &passage.chunks[clause.begin..clause.end];
    if part.iter().any(|c| super::number(reading, c)) {
        return None;
    }
    let at = part.iter().position(|c| reading.is(c, Kind::Growth))?;
    let from = clause.head.map_or(clause.begin, |h| h + 1).min(clause.begin + at);
    let from = skip(reading, &passage.chunks, from, clause.begin + at) - clause.begin;
    let members = members(reading, &part[from..at], many);
    Some((members, reading.word(&part[at], Kind::Growth)?)).filter(|(m, sign)| many >= 2 && m.len() == many && *sign != "rate")
}

/// The members: parts between 、 and 和, or the names of a list; what follows the last one belongs to each. `many` of them are looked for.
fn members(reading: &Reading<'_>, chunks: &[Chunk], many: usize) -> Vec<Member> {
    let (chunks, tail) = summed(reading, chunks);
    let mut out = parts(reading, chunks, many);
    out.iter_mut().for_each(|m| m.noun.push_str(&tail));
    out
}

/// 甲、乙、丙|三个领域|总收入: the enumeration, and what all of them have.
fn summed<'c>(reading: &Reading<'_>, chunks: &'c [Chunk]) -> (&'c [Chunk], String) {
    let joint = |c: &&Chunk| c.kind == ChunkKind::Mark('、') || reading.particle(c, "and");
    let number = |c: &Chunk| reading.quantity(c).filter(|q| q.kind == QuantityKind::Count).and_then(|q| q.value);
    // 产值、利润|等|指标
    if let Some((kind, rest)) = chunks.split_last()
        && rest.last().is_some_and(|c| reading.str(c.span).ends_with('等'))
        && reading.gauges(reading.str(kind.span), "nothing")
    {
        return (&rest[..rest.len() - 1], String::new());
    }
    let Some((at, count)) = chunks.iter().enumerate().find_map(|(i, c)| Some((i, number(c)?))) else {
        return (chunks, String::new());
    };
    let listed =
        |c: &Chunk| if matches!(c.kind, ChunkKind::List { .. }) { reading.str(c.span).matches('、').count() } else { 0 };
    let joints = chunks[..at].iter().map(|c| usize::from(joint(&c)) + listed(c)).sum::<usize>();
    if joints == 0 || count > Decimal::from(joints + 1) || count < Decimal::TWO {
        return (chunks, String::new());
    }
    let body = &chunks[..at];
    let body = without(body, |c| reading.str(c.span).ends_with('等'));
    // The first noun only says what they are: 三个|领域.
    (body, phrase::noun(reading, chunks.get(at + 2..).unwrap_or_default()))
}

fn parts(reading: &Reading<'_>, chunks: &[Chunk], many: usize) -> Vec<Member> {
    if let Some((list, rest)) = chunks.split_first()
        && let ChunkKind::List { members, .. } = &list.kind
    {
        let tail = phrase::noun(reading, rest);
        let tail = single(&tail);
        let names: Vec<&str> = reading.str(list.span).split('、').collect();
        // 新材料和新能源、智能装备: as many as there are numbers.
        if members.len() > many && names.len() == many {
            return names.into_iter().map(|name| Member { mention: None, noun: format!("{name}{tail}") }).collect();
        }
        return members
            .iter()
            .map(|m| Member { mention: Some(*m), noun: format!("{}{tail}", single(reading.str(reading.mentions[*m].span))) })
            .collect();
    }
    let mut out: Vec<Member> = Vec::new();
    // 高新技术产业和新兴产业|产值: two sectors in one name.
    if let Some((Chunk { kind: ChunkKind::Mention(m), .. }, rest)) = chunks.split_first()
        && reading.class(*m) == "Industry"
        && let Some((first, second)) = reading.str(reading.mentions[*m].span).split_once(['和', '与'])
    {
        let tail = phrase::noun(reading, rest);
        let member = |name: &str| Member { mention: Some(*m), noun: format!("{name}{tail}") };
        return vec![member(first), member(second)];
    }
    let marks = chunks.iter().filter(|c| c.kind == ChunkKind::Mark('、')).count();
    let words = chunks.iter().filter(|c| reading.particle(c, "and")).count();
    // 生物工程和新医药、环境保护: as many as there are numbers.
    let apart = marks + 1 == many && words > 0;
    let joint = |c: &Chunk| c.kind == ChunkKind::Mark('、') || !apart && reading.particle(c, "and");
    for part in chunks.split(joint).filter(|p| !p.is_empty()) {
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
        && let Some(noun) = reading.gauge(&tail, "shared")
    {
        let own = |m: &Member| ["whole", "measure", "share"].iter().any(|way| reading.gauge(&m.noun, way).is_some());
        for m in out.iter_mut().filter(|m| !m.noun.ends_with(noun) && !own(m)) {
            m.noun.push_str(noun);
        }
    }
    out.retain(|m| !m.noun.is_empty());
    out
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
