//! 分别: names and numbers in the same order: `A、B分别新增8家、22家` is one statement for A and one for B.

use super::ahead::{changed, firms, listed, named, skip, tops};
use super::members::{Member, members, rated};
use super::{State, Statement, phrase, several};
use crate::chunk::{Chunk, ChunkKind};
use crate::fact::carried::Topic;
use crate::fact::reading::Reading;
use crate::ontology::Kind;
use crate::quantity::QuantityKind;

/// Reads a clause with 分别; true when its numbers are used up.
pub(super) fn pairs(state: &State<'_, '_>, topic: &Topic, out: &mut Vec<Statement>) -> bool {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let clause = &passage.clauses[state.clause];
    let chunks = &passage.chunks[..clause.end];
    let grows = clause.kinds.has(Kind::Growth) && !clause.kinds.has(Kind::Respectively);
    let abreast = if grows { abreast(state) } else { None };
    if !clause.kinds.has(Kind::Respectively) && abreast.is_none() {
        return clause.kinds.has(Kind::Growth) && again(state, out)
            || several::twice(state, topic, out)
            || several::named(state, topic, out);
    }
    let says = |i: &usize| reading.is(&chunks[*i], Kind::Respectively);
    // 各项指标均居全市第一
    let whole = (clause.begin..clause.end).find(|i| reading.word(&chunks[*i], Kind::Respectively) == Some("all"));
    let Some(r) = whole.or((clause.begin..clause.end).find(says)).or(abreast) else { return false };
    if whole.is_some() && (clause.begin..r).any(|i| super::kinds::passes(reading, chunks, i)) {
        return false;
    }
    let values: Vec<usize> = (r + 1..clause.end)
        .filter(|i| {
            reading.quantity(&chunks[*i]).is_some_and(|q| q.kind != QuantityKind::Date && q.value.is_some() && q.high.is_none())
        })
        .collect();
    // 分别位居全市|12个|县（市、区）第二、第三: among how many they are.
    let rank = |i: &usize| reading.quantity(&chunks[*i]).is_some_and(|q| q.kind == QuantityKind::Rank);
    let ranks: Vec<usize> = values.iter().copied().filter(rank).collect();
    let values = if ranks.len() >= 2 && values.len() == ranks.len() + 1 && !rank(&values[0]) { ranks } else { values };
    let Some(&first) = values.first() else { return false };
    // 分别拉动增长3.2个和1.9个百分点
    if values.iter().any(|v| reading.quantity(&chunks[*v]).is_some_and(|q| q.kind == QuantityKind::Points)) {
        return true;
    }
    if super::kinds::place(reading, &chunks[first]) && (clause.begin..r).any(|i| super::kinds::counts(reading, &chunks[i])) {
        return true;
    }
    // 在各领域作出贡献的12家单位: not each of several.
    let noun = |c: &Chunk| c.kind == ChunkKind::Token(crate::chunk::Pos::Noun);
    let apart = chunks[r + 1..first].iter().any(|c| reading.particle(c, "of")) || noun(&chunks[r + 1]);
    if reading.word(&chunks[r], Kind::Respectively) == Some("each") && apart {
        return false;
    }
    if several::shares(state, r, &values, out) {
        return true;
    }
    if several::dated(state, topic, r, &values, out) {
        return true;
    }
    // 甲高新区|营业收入、税收收入: whose they are stands in front of the first.
    let joined = |i: usize| chunks[i].kind == ChunkKind::Mark('、') || reading.particle(&chunks[i], "and");
    let owner = clause.head.filter(|h| h + 1 < r && !joined(h + 1) && matches!(chunks[*h].kind, ChunkKind::Mention(_)));
    let begin = skip(reading, chunks, owner.map_or(clause.begin, |h| h + 1), r);
    let adverb = begin < r && chunks[begin..r].iter().all(|c| reading.particle(c, "than"));
    let begin = if adverb { r } else { begin };
    // …，前两者|分别增长12%和7%, 二者|均增长8%
    if let [a, ..] = &chunks[begin..r]
        && let Some(those) = super::those::those(state, reading.str(a.span.join(chunks[r - 1].span)), out)
    {
        let numbers: Vec<&Chunk> = values.iter().map(|i| &chunks[*i]).collect();
        let sign = chunks[begin..first].iter().rev().find_map(|c| reading.word(c, Kind::Growth));
        return rates(reading, chunks, begin, &values, &mut out[those.clone()])
            || super::those::all_grew(state, &numbers, sign, &mut out[those]);
    }
    // 两项指标|在|全市七个板块|中|分列第二和第一
    let front = &chunks[begin..r];
    let inner =
        front.iter().position(|c| reading.particle(c, "in")).and_then(|i| Some((i, super::within(reading, &front[i..])?)));
    let within = inner.map(|(_, whole)| whole.to_owned()).or_else(|| super::rank::among(state));
    // 甲、乙的增幅|分别为8%和5%
    let (body, rate) = rated(reading, &front[..inner.map_or(front.len(), |(i, _)| i)]);
    // 进出口、外资占全国比重|均超20%: the share of each in one whole.
    let of_whole = body.iter().rposition(|c| reading.is(c, Kind::Share) && reading.str(c.span).starts_with('占'));
    let whole_of = of_whole.and_then(|w| super::scope::scope(reading, &chunks[begin + w + 1..r]));
    // 分别占|全国|的20%、50%
    let share_at = chunks[r..first].iter().position(|c| reading.is(c, Kind::Share));
    let whole_of = whole_of.or_else(|| share_at.and_then(|s| super::scope::scope(reading, &chunks[r + s + 1..first])));
    let body = &body[..of_whole.filter(|w| *w > 0).unwrap_or(body.len())];
    let manner = reading.word(&chunks[r], Kind::Respectively);
    // 甲公司和乙公司|各|有员工300人
    let one = manner == Some("all") || manner == Some("each") && values.len() == 1;
    let mut members = members(reading, body, if one { 0 } else { values.len() });
    // 甲、乙增幅最大，分别为8%和5%
    // 民营企业、外资企业均快速增长，增速|分别达到8%和5%
    let paced = matches!(&members[..], [m] if reading.lists(&m.noun, Kind::Growth)) && out.len() == state.since;
    let ahead =
        if members.is_empty() || paced { tops(state, values.len()).or_else(|| changed(state, values.len())) } else { None };
    let pace = chunks[begin..r].iter().rev().find(|c| reading.is(c, Kind::Growth)).filter(|_| rate.is_some());
    let mut rate = rate.or(ahead.as_ref().map(|(_, sign)| *sign));
    members = ahead.map_or(members, |(names, _)| names);
    if let [measure] = &members[..]
        && let Some(all) = firms(state, values.len(), &measure.noun)
    {
        members = all;
    }
    // 各100万平方米 gives every member the same number, and so does 均居全市第一.
    if manner == Some("all") && members.is_empty() {
        members = named(state);
    }
    // 甲公司、乙公司双双获奖，|各|得补助100万元: whoever did something in the clause before.
    if manner == Some("each") && members.is_empty() {
        members = listed(state);
    }
    let wholes_only = members.iter().all(|m| reading.gauges(&m.noun, "whole") || reading.lists(&m.noun, Kind::Growth));
    if wholes_only && super::more::totals(state, &values, out) {
        return true;
    }
    let all = manner == Some("all") && members.len() >= 2 && !wholes_only;
    let each = values.len() == 1 && (manner == Some("each") || all);
    if manner == Some("all") && members.len() < 2 && several::ranks(state, begin, r, &values, out) {
        return true;
    }
    let from = if chunks[clause.begin..r].iter().any(|c| reading.is(c, Kind::Share)) { clause.begin } else { r };
    if members.is_empty()
        && (rates(reading, chunks, from, &values, &mut out[state.since..]) || super::more::ordered(state, r, &values, out))
    {
        return true;
    }
    // 产值50亿元、利润3亿元，增幅|分别为8%和5%
    // 项目12个、投资38亿元，占比|分别为20%和35%
    let rated = |m: &Member| reading.lists(&m.noun, Kind::Growth) || reading.lists(&m.noun, Kind::Share);
    let bare = !members.is_empty() && members.iter().all(rated);
    if bare && rates(reading, chunks, clause.begin, &values, &mut out[state.since..]) {
        return true;
    }
    let places: Vec<&Chunk> = values.iter().map(|i| &chunks[*i]).collect();
    if members.is_empty() && several::in_order(state, &chunks[r..], &places, "", within.as_deref(), out) {
        return true;
    }
    if wholes_only && several::both(state, &chunks[r..], &places, &names(&members), out) {
        return true;
    }
    // 两项指标|分列全市第二和第一
    if let [one] = &members[..]
        && let noun = if reading.gauge(&one.noun, "nothing").is_some() { "" } else { &one.noun }
        && several::in_order(state, &chunks[r..], &places, noun, within.as_deref(), out)
    {
        return true;
    }
    if members.len() <= 1 && super::wholes::wholes(state, topic, r, &values, members.first().map(|m| m.noun.as_str()), out) {
        return true;
    }
    // 光电、软件两条赛道增势喜人，|产值|分别增长31%和22%
    if members.len() < 2 && values.len() >= 2 {
        let measure = members.first().filter(|_| !bare).map_or("", |m| m.noun.as_str());
        // 增速|分别达9%和7%
        rate = rate.or_else(|| chunks[begin..r].iter().rev().find_map(|c| reading.word(c, Kind::Growth)));
        members = super::ahead::told(state, values.len(), measure).unwrap_or(members);
    }
    if members.len() < 2 || !(each || members.len() == values.len()) {
        // Which number belongs to which name cannot be told.
        return values.len() >= 2 && manner == Some("ordered");
    }
    let verb = phrase::noun(reading, &chunks[r + 1..first]);
    // 分别新增|8家 is done to the members, 分别完成产值|50亿元 is had by them.
    let done = chunks[r + 1..first].iter().any(|c| super::word::does(reading, c));
    let sign = chunks[r..first].iter().rev().find_map(|c| reading.word(c, Kind::Growth)).or(rate);
    // 分别增长12%和下降3%
    let turn = |i: usize| {
        let before = i.checked_sub(1).map(|b| values[b])?;
        chunks[before..values[i]].iter().rev().find_map(|c| reading.word(c, Kind::Growth))
    };
    // 博士、硕士|分别发放3万元和1万元|生活补贴: what each of them gets stands behind the last.
    let last = values[values.len() - 1];
    let given = phrase::noun(reading, &chunks[last + 1..phrase::after(reading, chunks, last + 1, clause.end)]);
    let given = reading.gauge_of(&given, Kind::Indicator).map_or("", |_| given.as_str());
    let share = of_whole.is_some() || chunks[r..first].iter().any(|c| reading.is(c, Kind::Share));
    for (i, member) in members.into_iter().enumerate() {
        let Some(q) = reading.quantity(&chunks[values[if each { 0 } else { i }]]) else { continue };
        let Some(value) = q.value else { continue };
        let given = if q.kind == QuantityKind::Money { given } else { "" };
        let member = Member { noun: member.noun + given, ..member };
        let percent = q.kind == QuantityKind::Percent;
        // What is counted is a kind; what has money, size or rate may be a thing of its own.
        let owner = member
            .mention
            .filter(|m| ["Agent", "Project", "Platform"].iter().any(|c| reading.is_a(*m, c)))
            .filter(|m| q.kind != QuantityKind::Count || manner == Some("each") && reading.class(*m) == "Company")
            // 甲区、乙区生产总值|分别增长8%、5%
            .or(member.mention.filter(|m| reading.class(*m) == "Place" && district(reading, *m, &member.noun)));
        let ranked = q.kind == QuantityKind::Rank;
        let name = owner.map(|m| reading.str(reading.mentions[m].span));
        let tail = name.and_then(|name| Some(member.noun.strip_prefix(name)?.to_owned())).filter(|tail| !tail.is_empty());
        let verb = if percent || ranked || sign.is_some() { "" } else { verb.as_str() };
        let (subject, indicator) = match owner {
            _ if !ranked && let Some((m, had)) = had(reading, &member) => (Some(reading.mentions[m].entity), had.to_owned()),
            Some(m) if !verb.is_empty() => (Some(reading.mentions[m].entity), verb.to_owned()),
            // 在…竞争力排行中，甲、乙分别位列第8、第10
            Some(m) if ranked => (Some(reading.mentions[m].entity), super::rank::ranking(state, None).0),
            // 甲公司、乙公司|产值|分别增长8%、5%: what all of them have stands behind the last.
            Some(m) if tail.is_some() => (Some(reading.mentions[m].entity), tail.unwrap_or_default()),
            // 生物医药、光电信息产值分别增长8%、5% are no firm's.
            _ if member.mention.is_some_and(|m| reading.class(m) == "Industry") && !topic.own => {
                (topic.zone.or(topic.subject), format!("{}{verb}", member.noun))
            }
            // 对东盟、美国|分别|进出口9亿元、5亿元
            _ if toward(reading, &chunks[begin..r]) => (topic.owner(reading, verb), format!("{}{verb}", member.noun)),
            _ if done => (topic.owner(reading, verb), format!("{}{verb}", member.noun)),
            _ => (topic.owner(reading, &member.noun), format!("{verb}{}", member.noun)),
        };
        let Some(subject) = subject.filter(|_| indicator.chars().count() >= 2) else { continue };
        let mut statement = state.statement(subject, indicator, "observe:respectively");
        statement.bound = q.bound;
        // 甲、乙产值增速分别为8%和5%
        let rate =
            reading.gauge_of(&statement.indicator, Kind::Growth).filter(|rate| percent && rate.len() < statement.indicator.len());
        if let Some(noun) = super::level::monthly(reading, &chunks[begin..first], &statement.indicator).filter(|_| percent) {
            (statement.indicator, statement.value) = (noun, Some((value, "%".to_owned())));
            out.push(statement);
            continue;
        }
        if let Some(rate) = rate.map(str::len) {
            statement.indicator.truncate(statement.indicator.len() - rate);
            statement.growth = Some(value);
            out.push(statement);
            continue;
        }
        match if each { sign } else { turn(i).or(sign) } {
            _ if ranked => {
                // 产值、利润增速|分别居全市第1、第2
                statement.indicator.extend(pace.map(|c| reading.str(c.span)));
                let among = chunks[r..values[0]].iter().find(|c| super::scope::scopes(reading, c));
                (statement.rank, statement.bound) = (Some(value), None);
                statement.scope = among.map(|c| reading.str(c.span).to_owned());
                statement.scope = statement.scope.or_else(|| within.clone().filter(|whole| *whole != statement.indicator));
            }
            Some(sign) if percent => statement.growth = Some(if sign == "-1" { -value } else { value }),
            // 分别增长1.7%、1.1倍
            Some("1") if q.kind == QuantityKind::Times => statement.growth = Some(value * rust_decimal::Decimal::ONE_HUNDRED),
            _ if percent && (share || super::scope::share_of_whole(reading, &statement.indicator)) => {
                (statement.share, statement.scope) = (Some(value), whole_of.clone());
            }
            _ if percent => statement.value = Some((value, "%".to_owned())),
            // 产值、营收均超过1.2万亿: a currency goes without saying.
            _ if q.unit.is_empty() && reading.gauge(&statement.indicator, "money").is_some() => {
                (statement.value, statement.currency) = (Some((value, "元".to_owned())), Some("CNY"));
            }
            _ => statement.value = Some((value, q.unit.to_string())),
        }
        out.push(statement);
    }
    true
}

/// 利润、利税|同比增长|43%、23%: where the word of growth stands between as many names as rates, without 分别.
fn abreast(state: &State<'_, '_>) -> Option<usize> {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let clause = &passage.clauses[state.clause];
    let chunks = &passage.chunks[..clause.end];
    let joint = |c: &Chunk| c.kind == ChunkKind::Mark('、') || reading.particle(c, "and");
    let percent = |i: usize| reading.quantity(&chunks[i]).is_some_and(|q| q.kind == QuantityKind::Percent && q.high.is_none());
    let values: Vec<usize> = (clause.begin..clause.end).filter(|i| super::number(reading, &chunks[*i])).collect();
    let (first, last) = (*values.first()?, *values.last()?);
    let many = values.len();
    let near = many >= 2 && last == first + 2 * (many - 1) && values.iter().all(|i| percent(*i));
    let grows = first.checked_sub(1).filter(|g| near && reading.is(&chunks[*g], Kind::Growth))?;
    let joined = (first..last).skip(1).step_by(2).all(|i| joint(&chunks[i]));
    let head = clause.head.map_or(clause.begin, |h| h + 1).min(grows);
    let named = || chunks[head..grows].iter().filter(|c| joint(c)).count() + 1;
    (joined && named() == many && members(reading, &chunks[head..grows], many).len() == many).then_some(grows)
}

/// 甲公司、乙公司等|龙头企业|产值: who is named and what he has, without what he is.
fn had<'m>(reading: &Reading<'_>, member: &'m Member) -> Option<(usize, &'m str)> {
    let named = member.mention.filter(|m| ["Agent", "Project"].iter().any(|class| reading.is_a(*m, class)))?;
    let had = member.noun.strip_prefix(reading.str(reading.mentions[named].span))?;
    let kind = had.char_indices().map(|(i, _)| i).rfind(|i| reading.lists(&had[..*i], Kind::Apposition));
    Some((named, &had[kind.unwrap_or_default()..])).filter(|(_, had)| had.chars().count() >= 2)
}

/// 甲、乙分别达320家、860家，|同比增长12%、25%: as many rates as there were numbers, in their order.
fn again(state: &State<'_, '_>, out: &mut [Statement]) -> bool {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let clause = &passage.clauses[state.clause];
    let chunks = &passage.chunks[..clause.end];
    let values: Vec<usize> = (clause.begin..clause.end).filter(|i| super::number(reading, &chunks[*i])).collect();
    let said = out.get(state.since..).unwrap_or_default().iter().rev().take_while(|s| s.rule == "observe:respectively").count();
    let Some(first) = values.first().copied().filter(|_| values.len() >= 2 && said == values.len()) else { return false };
    let bare = phrase::noun(reading, &chunks[clause.begin..first]);
    (bare.is_empty() || reading.lists(&bare, Kind::Growth))
        && rates(reading, chunks, clause.begin, &values, &mut out[state.since..])
}

/// 产值50亿元、利润3亿元，同比分别增长8%和5%: the rates or shares of the numbers before, in their order.
fn rates(reading: &Reading<'_>, chunks: &[Chunk], at: usize, values: &[usize], before: &mut [Statement]) -> bool {
    let growth = chunks[at..].iter().chain(&chunks[..at]).find_map(|c| reading.word(c, Kind::Growth));
    let Some(from) = before.len().checked_sub(values.len()).filter(|_| values.len() >= 2) else { return false };
    // 分别增长1.2倍和96%
    let rate =
        |q: &&crate::quantity::Quantity| q.kind == QuantityKind::Percent || growth == Some("1") && q.kind == QuantityKind::Times;
    let percents: Vec<_> = values.iter().filter_map(|i| reading.quantity(&chunks[*i])).filter(|q| rate(q)).collect();
    let share = chunks[at..values[0]].iter().rposition(|c| reading.is(c, Kind::Share)).filter(|_| growth.is_none());
    let open = |s: &Statement| match share {
        Some(_) => s.share.is_none(),
        None => s.growth.is_none() && s.value.is_some(),
    };
    if percents.len() != values.len() || !before[from..].iter().all(open) {
        return false;
    }
    if let Some(share) = share {
        // 分别占全市的20%和35%, 分别占项目总数的20%和总投资的35%: one whole, or each its own.
        let begins = std::iter::once(at + share + 1).chain(values.iter().map(|v| v + 1));
        let joint = |c: &Chunk| matches!(c.kind, ChunkKind::Mark(_)) || reading.particle(c, "and");
        let part = |(begin, end): (usize, &usize)| {
            let begin = begin + usize::from(chunks.get(begin).is_some_and(joint));
            super::scope::scope(reading, chunks.get(begin..*end).unwrap_or_default())
        };
        let wholes: Vec<_> = begins.zip(values).map(part).collect();
        let said = wholes.iter().flatten().count();
        let first = &chunks[at + share + 1..values[0]];
        let several = first.iter().filter(|c| super::scope::scopes(reading, c)).count() > 1;
        if several || said > 1 && said < wholes.len() || said == 1 && wholes[0].is_none() {
            return false;
        }
        for (i, (s, q)) in before[from..].iter_mut().zip(percents).enumerate() {
            let whole = if said == 1 { wholes[0].clone() } else { wholes.get(i).cloned().flatten() };
            (s.share, s.scope) = (q.value, s.scope.take().or(whole));
        }
        return true;
    }
    let Some(sign) = growth else { return false };
    // 分别增长8%、5%、|下降|3%: a word of its own in front of a number.
    let turns = values.windows(2).map(|v| chunks[v[0]..v[1]].iter().rev().find_map(|c| reading.word(c, Kind::Growth)));
    let turns: Vec<_> = std::iter::once(None).chain(turns).collect();
    let mut sign = sign;
    for ((s, q), turn) in before[from..].iter_mut().zip(percents).zip(turns) {
        sign = turn.unwrap_or(sign);
        let times = if q.kind == QuantityKind::Times { rust_decimal::Decimal::ONE_HUNDRED } else { rust_decimal::Decimal::ONE };
        s.growth = q.value.map(|v| v * times).map(|v| if sign == "-1" { -v } else { v });
    }
    true
}

/// Whether a member is a district and what it has: 甲区|生产总值.
fn district(reading: &Reading<'_>, mention: usize, noun: &str) -> bool {
    let name = reading.str(reading.mentions[mention].span);
    let had = noun.strip_prefix(name).is_some_and(|had| reading.gauge(had, "measure").is_some());
    had && name.ends_with(['区', '县', '市', '旗', '镇'])
}

/// Whether an enumeration says with whom something was done: 对|东盟、美国.
fn toward(reading: &Reading<'_>, chunks: &[Chunk]) -> bool {
    chunks.first().is_some_and(|c| reading.particle(c, "toward"))
}

fn names(members: &[Member]) -> Vec<&str> {
    members.iter().map(|m| m.noun.as_str()).collect()
}
