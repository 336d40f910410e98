//! What stands before a number and says what it is of or what it was: `第一产业稳中有进，实现增加值4亿元` is 第一产业增加值, and
//! `由50人扩大到180人` is 180.

use super::phrase;
use super::{State, Statement};
use crate::chunk::{Chunk, ChunkKind, Pos};
use crate::fact::reading::{Period, Reading};
use crate::ontology::Kind;
use crate::quantity::QuantityKind;

/// The part of the economy that a clause before began with, where nobody has been named since.
pub(super) fn sector(state: &State<'_, '_>) -> Option<String> {
    economy(state).map(|(_, noun)| noun)
}

/// The same where that is the clause right before.
pub(super) fn led_by(state: &State<'_, '_>) -> Option<String> {
    economy(state).filter(|(at, _)| at + 1 == state.clause && !state.explicit).map(|(_, noun)| noun)
}

fn economy(state: &State<'_, '_>) -> Option<(usize, String)> {
    let reading = state.reading;
    let economy = |noun: &str| reading.gauge(noun, "sector").is_some_and(|word| word != noun && reading.gauges(word, "economy"));
    heads(state, &economy).filter(|(at, _)| !counts(state, *at))
}

/// What is measured in a clause before that has no number: 主营业务收入再创新高，|达51亿元.
pub(super) fn measure(state: &State<'_, '_>) -> Option<String> {
    let reading = state.reading;
    let measured = |noun: &str| reading.gauge(noun, "measure").is_some() || reading.gauge_of(noun, Kind::Indicator).is_some();
    let (from, noun) = heads(state, &measured)?;
    (!(from..state.clause).any(|at| counts(state, at))).then_some(noun)
}

/// What is measured in the clause right before, which has no number, behind others that have: 投资增长5%，外贸出口势头更猛，|增长12%.
pub(super) fn upturn(state: &State<'_, '_>) -> Option<String> {
    let before = state.clause.checked_sub(1).filter(|at| *at > 0 && !counts(state, *at))?;
    let clause = &state.reading.passages[state.passage].clauses[before];
    let same = |c: &Chunk| state.reading.is(c, Kind::Share) || state.reading.is(c, Kind::Ranking);
    let chunks = &state.reading.passages[state.passage].chunks[clause.begin..clause.end];
    if chunks.iter().any(same) { None } else { measure(state).or_else(|| leader(state, before)) }
}

/// The part of the economy that the clause before says grew, behind another one: 甲产业以85亿元居首，|电子信息行业增长最快|，增幅达31%.
fn leader(state: &State<'_, '_>, before: usize) -> Option<String> {
    let reading = state.reading;
    let clause = &reading.passages[state.passage].clauses[before];
    // 汽车占四成，|装备制造业紧随其后|，占比26%
    let follows = |c: &Chunk| reading.is(c, Kind::Growth) || reading.particle(c, "next");
    let grows = reading.passages[state.passage].chunks[clause.begin..clause.end].iter().any(follows);
    let sector = |noun: &str| ["sector", "trade"].iter().any(|way| reading.gauge(noun, way).is_some());
    heads(state, &sector).filter(|(at, _)| grows && *at == before).map(|(_, noun)| noun)
}

/// What has become more in the clause before, or of what kind there are many, and is counted in this one: 高新技术企业快速增长，|达到61家,
/// 科技型中小企业的队伍日渐壮大，|达623家.
pub(super) fn kind(state: &State<'_, '_>) -> Option<String> {
    let reading = state.reading;
    let last = state.clause.checked_sub(1).filter(|at| !counts(state, *at))?;
    let passage = &reading.passages[state.passage];
    let clause = &passage.clauses[last];
    let says = |c: &Chunk| reading.is(c, Kind::Growth) || matches!(c.kind, ChunkKind::Token(Pos::Verb | Pos::Adjective));
    let grows = passage.chunks[clause.begin..clause.end].iter().rev().take(2).any(says);
    let counted = |noun: &str| reading.gauge(noun, "sector").is_some() || reading.gauge(noun, "whole").is_some();
    // 落户园区的|外资企业|，累计已有1150家: the clause names them, and no more.
    let part = &passage.chunks[clause.begin..clause.end];
    let of = part.iter().rposition(|c| reading.particle(c, "of")).map_or(0, |of| of + 1);
    let kind = |c: &Chunk| super::word::named(reading, c) || reading.gauges(reading.str(c.span), "sector");
    let noun = |c: &Chunk| super::word::noun_like(reading, c) || kind(c);
    let bare = part.len() > of && part[of..].iter().all(noun);
    // 来回穿梭|的|专业买家|，足有3200人
    let told = |noun: &str| counted(noun) || of > 0 && noun.chars().count() >= 3;
    if let Some(noun) = Some(phrase::noun(reading, &part[of..])).filter(|noun| bare && told(noun)) {
        return Some(noun);
    }
    heads(state, &counted).filter(|(at, _)| grows && *at == last).map(|(_, noun)| noun)
}

/// What those are of whom the clause before only says that there are some: 像云岭智能这样的专精特新企业，|青禾高新区已有132家.
pub(super) fn alike(state: &State<'_, '_>) -> Option<String> {
    let reading = state.reading;
    let last = state.clause.checked_sub(1).filter(|at| !counts(state, *at))?;
    let passage = &reading.passages[state.passage];
    let clause = &passage.clauses[last];
    let part = &passage.chunks[clause.begin..clause.end];
    part.first().filter(|c| reading.particle(c, "like"))?;
    let of = part.iter().rposition(|c| reading.particle(c, "of"))?;
    Some(phrase::noun(reading, &part[of + 1..])).filter(|noun| noun.chars().count() >= 2)
}

/// What there are more of by a count that stands right before, which is no level itself: 高新技术企业增长113家，总数达|948家.
pub(super) fn increased(state: &State<'_, '_>, from: usize) -> Option<String> {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let chunks = &passage.chunks[..from];
    let number = chunks.iter().rposition(|c| !matches!(c.kind, ChunkKind::Mark(_)))?;
    // 企业|一年|增加33家: in how long.
    let counts = |c: &Chunk| reading.quantity(c).is_some_and(|q| !matches!(q.kind, QuantityKind::Date | QuantityKind::Duration));
    let grows = number.checked_sub(1).filter(|g| reading.is(&chunks[*g], Kind::Growth))?;
    reading.quantity(&chunks[number]).filter(|q| q.kind == QuantityKind::Count)?;
    let clause = passage.clauses[..=state.clause].iter().rfind(|c| c.begin <= grows)?;
    let first = phrase::start(reading, chunks, clause).min(grows);
    let first = chunks[first..grows].iter().rposition(counts).map_or(first, |i| first + i + 1);
    let noun = phrase::noun(reading, &chunks[first..grows]);
    (noun.chars().count() >= 2).then_some(noun)
}

/// What there are more of, where it says how many there are with them: 新增瞪羚企业5家，至此|达到|14家.
pub(super) fn total(state: &State<'_, '_>, at: usize, left: &[Chunk], out: &[Statement]) -> Option<String> {
    let reading = state.reading;
    let last = out.get(state.since..)?.last()?;
    let (number, unit) = last.value.as_ref()?;
    let q = reading.quantity(&reading.passages[state.passage].chunks[at])?;
    let more = q.kind == QuantityKind::Count && q.unit == *unit && q.value.is_some_and(|value| value > *number);
    let reached = left.iter().any(|c| reading.is(c, Kind::Light))
        && left.iter().all(|c| super::word::idle(reading, c) || reading.is(c, Kind::Light) || reading.is(c, Kind::Cumulative));
    let kind = reading.without_adding(&last.indicator);
    (more && reached && kind.chars().count() >= 2 && kind.len() < last.indicator.len()).then(|| kind.to_owned())
}

/// What was done or got, where the clause before ends with it: 向5家企业|授信|，总额3200万元; 7家企业拿到|股权|融资|，总额1.5亿元.
pub(super) fn did<'a>(state: &State<'_, 'a>) -> Option<&'a str> {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let clause = &passage.clauses[state.clause.checked_sub(1)?];
    let (last, front) = passage.chunks[clause.begin..clause.end].split_last()?;
    if reading.gauge(reading.str(last.span), "purse").is_some() {
        let noun = |c: &&Chunk| c.kind == ChunkKind::Token(Pos::Noun);
        let first = front.iter().rev().take_while(noun).last().unwrap_or(last);
        return Some(reading.str(first.span.join(last.span)));
    }
    let deed = |t: &crate::mention::Token| t.span == last.span && matches!(t.pos, Pos::Verb | Pos::Activity);
    let done = reading.source.token(last.span.begin as usize).is_some_and(deed) && !last.word().meets(super::word::RATES);
    (done && last.span.len() > 1).then(|| reading.str(last.span))
}

/// By what the clause before says that somebody is looked at: 论工业销售增速，|高居全市榜首; 单看外贸，|增长12%.
pub(super) fn regarded(state: &State<'_, '_>, out: &[Statement]) -> Option<String> {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let clause = &passage.clauses[state.clause.checked_sub(1).filter(|at| out.len() == state.since && !counts(state, *at))?];
    let part = &passage.chunks[clause.begin..clause.end];
    let from = reading.opens(part.first()?, "regards")?;
    let to = part.len() - usize::from(reading.opens(part.last()?, "viewed").is_some());
    let rest = &part[part.iter().position(|c| c.span.begin >= from)?.min(to)..to];
    let names = rest.iter().any(|c| !reading.names(c).is_empty() || super::word::light(reading, c));
    Some(phrase::noun(reading, rest)).filter(|noun| !names && noun.chars().count() >= 2)
}

/// Without the one thing in front that a sum is told of: 签下|一份|1500万元的借款协议.
pub(super) fn one<'c>(reading: &Reading<'_>, left: &'c [Chunk]) -> &'c [Chunk] {
    let one =
        |c: &Chunk| reading.str(c.span).starts_with('一') && reading.quantity(c).is_some_and(|q| q.kind == QuantityKind::Count);
    left.split_last().filter(|(c, _)| one(c)).map_or(left, |(_, front)| front)
}

/// Whether a sentence only goes on behind a semicolon.
pub(super) fn goes_on(state: &State<'_, '_>) -> bool {
    let before = state.passage.checked_sub(1).map(|p| &state.reading.passages[p].chunks);
    state.clause == 0 && before.and_then(|chunks| chunks.last()).is_some_and(|c| c.kind == ChunkKind::Mark('；'))
}

/// What a policy grants, said in the clause before its ceiling: 对首台套给予|补贴|，最高不超过50万元.
pub(super) fn grant(state: &State<'_, '_>) -> Option<String> {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let clause = &passage.clauses[state.clause.checked_sub(1)?];
    let grants = |c: &&Chunk| {
        let text = reading.str(c.span);
        reading.lists(text, Kind::Indicator)
            && reading.source.ontology.lexicon.values(text, Kind::Indicator).any(|v| v == "policy")
    };
    passage.chunks[clause.begin..clause.end].iter().rev().find(grants).map(|c| reading.str(c.span).to_owned())
}

/// The part whose share is told, at the head of the clause before: 民营企业挑起大梁，|占比78%.
pub(super) fn part(state: &State<'_, '_>) -> Option<String> {
    let last = state.clause.checked_sub(1).filter(|at| !counts(state, *at))?;
    heads(state, &|noun: &str| state.reading.gauge(noun, "sector").is_some()).filter(|(at, _)| *at == last).map(|(_, noun)| noun)
}

/// What a clause before only says what it is: 融资难|是企业反映最多的问题，占诉求的四成; 新能源汽车|，这个最年轻的产业，占….
pub(super) fn identified(state: &State<'_, '_>) -> Option<String> {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let last = state.clause.checked_sub(1).filter(|at| !state.explicit && !counts(state, *at))?;
    let clause = |at: usize| &passage.chunks[passage.clauses[at].begin..passage.clauses[at].end];
    let part = clause(last);
    let is = part.iter().position(|c| reading.particle(c, "identifies") && !reading.particle(c, "whom"));
    let this = part.first().is_some_and(|c| c.kind == ChunkKind::Token(Pos::Pronoun));
    let named = match is {
        Some(at) if at > 0 => &part[..at],
        _ if is == Some(0) || this => clause(last.checked_sub(1).filter(|at| !counts(state, *at))?),
        _ => return None,
    };
    let agent = |c: &Chunk| reading.names(c).iter().any(|m| !matches!(reading.class(*m), "Industry" | "Honor"));
    let noun = Some(phrase::noun(reading, named)).filter(|_| !named.iter().any(agent))?;
    (2..=12).contains(&noun.chars().count()).then_some(noun)
}

/// 营收增长20%，|达8亿元: the level that was reached by the growth just told.
pub(super) fn reaches(state: &State<'_, '_>, at: usize, left: &[Chunk], out: &mut [Statement]) -> bool {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let clause = &passage.clauses[state.clause];
    let light = |c: &Chunk| reading.is(c, Kind::Light) || reading.is(c, Kind::Silent) || reading.particle(c, "idle");
    let next = passage.chunks[..clause.end].get(at + 1);
    let closes = next.is_none_or(|c| matches!(c.kind, ChunkKind::Mark(_)) || c.word().meets(super::word::RATES));
    // 增长8%至126亿元: a level right behind the rate is reached by it, too.
    let rate = || (at - left.len()).checked_sub(1).and_then(|b| reading.quantity(&passage.chunks[b]));
    let goes_on = || !left.is_empty() && rate().is_some_and(|q| matches!(q.kind, QuantityKind::Percent | QuantityKind::Times));
    let begins = clause.begin + left.len() == at && !state.explicit || goes_on();
    let Some(q) = reading.quantity(&passage.chunks[at]).filter(|_| closes && begins && !state.apart) else {
        return false;
    };
    // 国际货量占比过半，|达6.9万吨
    let told = |s: &Statement| s.growth.is_some() || s.share.is_some() && !left.is_empty();
    let grown = |s: &&mut Statement| told(s) && s.value.is_none() && s.passage == state.passage;
    let Some(last) = out.get_mut(state.since..).and_then(|s| s.last_mut()).filter(grown) else { return false };
    // 出口增长8%，|总额|达126亿元
    let whole = |c: &Chunk| reading.gauges(reading.str(c.span), "whole");
    if !left.iter().all(|c| light(c) || whole(c)) || upturn(state).is_some() {
        return false;
    }
    (last.value, last.bound, last.currency) = (q.value.map(|v| (v, q.unit.to_string())), q.bound, q.currency);
    true
}

/// Whether a clause of the sentence has a number of its own.
fn counts(state: &State<'_, '_>, clause: usize) -> bool {
    let passage = &state.reading.passages[state.passage];
    let clause = &passage.clauses[clause];
    let quantity = |at: usize| state.reading.quantity(&passage.chunks[at]).map(|q| q.kind);
    // 连续三年以两位数增长
    let digits = |at: usize| state.reading.str(passage.chunks[at].span).ends_with("位数");
    let none = |kind| matches!(kind, QuantityKind::Date | QuantityKind::Rank | QuantityKind::Duration);
    // 成交额连续三年|翻番，达98亿元: nor has what is told of years.
    let years = |at: usize| {
        quantity(at) == Some(QuantityKind::Times) && at > clause.begin && quantity(at - 1) == Some(QuantityKind::Duration)
    };
    let number = |at: usize| quantity(at).is_some_and(|kind| !none(kind)) && !digits(at) && !years(at);
    // 出口额首破百亿元大关，为103亿元: the mark that was passed is no number of its own.
    (clause.begin..clause.end).any(|at| number(at) && !super::modifies(state.reading, &passage.chunks, at, clause.end))
}

/// The longest noun phrase at the head of the nearest clause before that ends so, and which clause that is.
fn heads(state: &State<'_, '_>, ends: &dyn Fn(&str) -> bool) -> Option<(usize, String)> {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    for at in (0..state.clause).rev() {
        let clause = &passage.clauses[at];
        // 要聚焦主责主业，到2027年，营业收入突破…: nothing that is only wanted is measured.
        if clause.unreal {
            continue;
        }
        let chunks = &passage.chunks[clause.begin..clause.end];
        let head = clause.head.map_or(0, |h| h + 1 - clause.begin);
        let stop = |c: &Chunk| !runs_on(reading, c);
        // 随着产业升级，|营收增长8%: what goes along with it.
        let token = chunks.first().and_then(|c| reading.source.token(c.span.begin as usize));
        if token.is_some_and(|t| t.pos == Pos::Preposition) {
            // 以甲公司为龙头的|生物医药产业，|实现产值8亿元
            let of = chunks.iter().rposition(|c| reading.particle(c, "of")).filter(|of| at + 1 == state.clause && *of > 0);
            let tail = of.map(|of| phrase::noun(reading, &chunks[of + 1..])).filter(|noun| ends(noun));
            match tail {
                Some(noun) => return Some((at, noun)),
                None => continue,
            }
        }
        let from = head + chunks[head..].iter().take_while(|c| super::word::idle(reading, c)).count();
        // 经开区|去年|财政收入突破50亿元大关: nobody may be known to be its name.
        let dated = chunks[from..].iter().take(3).position(|c| reading.quantity(c).is_some_and(|q| q.kind == QuantityKind::Date));
        let from = from + dated.filter(|d| chunks[from..from + d].iter().all(|c| runs_on(reading, c))).map_or(0, |d| d + 1);
        let to = from + chunks[from..].iter().position(stop).unwrap_or(chunks.len() - from);
        // 研发|投入|逆势上扬: verbs that together are an indicator.
        let listed = |to: &usize| {
            let words = chunks[from].span.join(chunks[to - 1].span);
            *to > from && (reading.source.is(words, Kind::Indicator) || reading.source.is(words, Kind::Gauge))
        };
        let to = (to + 1..=chunks.len().min(from + 4)).rev().find(listed).unwrap_or(to);
        // 升为高新技术产业|开发区: the words are no more than the beginning of a longer noun.
        let whole = |to: &usize| !chunks.get(*to).is_some_and(|c| reading.source.is(c.span, Kind::Suffix));
        let nouns = (from + 1..=to).rev().filter(whole).map(|to| phrase::noun(reading, &chunks[from..to]));
        let noun = nouns.into_iter().find(|noun| ends(noun));
        if let Some(noun) = noun {
            return Some((at, noun));
        }
        // Somebody else is spoken of.
        if clause.subject.is_some_and(|m| reading.is_a(m, "Company") || reading.class(m) == "Project") {
            return None;
        }
    }
    None
}

/// Whether a chunk may belong to the noun phrase at the head of a clause.
pub(super) fn runs_on(reading: &Reading<'_>, c: &Chunk) -> bool {
    match &c.kind {
        // 收入 may be a verb.
        ChunkKind::Token(pos) => {
            matches!(pos, Pos::Noun | Pos::Activity | Pos::Adjective | Pos::Other)
                || reading.gauges(reading.str(c.span), "measure")
                // 规模|以上|工业|收入
                || c.kinds.has(Kind::BoundAfter) && *pos == Pos::Position
        }
        ChunkKind::Mention(m) => matches!(reading.class(*m), "Industry" | "Honor" | "Product"),
        ChunkKind::List { members, .. } => members.first().is_some_and(|m| reading.class(*m) == "Industry"),
        ChunkKind::Word(_) => {
            let measure = reading.gauges(reading.str(c.span), "measure");
            !super::word::idle(reading, c) && (measure || !super::word::verbal(reading, c)) && !reading.is(c, Kind::Light)
        }
        ChunkKind::Mark(m) => matches!(m, '“' | '”' | '、'),
        ChunkKind::Quantity(q) => reading.source.quantities[*q].kind == QuantityKind::Rank,
    }
}

/// 由50人扩大到180人: what it was before says nothing about what is measured.
pub(super) fn level<'c>(reading: &Reading<'_>, left: &'c [Chunk]) -> &'c [Chunk] {
    let number = |c| reading.quantity(c).is_some_and(|q| q.kind != QuantityKind::Date);
    let was = (0..left.len()).find(|i| reading.leads(&left[*i], "from") && left[*i..].iter().take(7).any(number));
    &left[..was.unwrap_or(left.len())]
}

/// 工厂|从最初的2条|装配线|扩展到9条: what was counted, behind the number that it was before.
pub(super) fn raised_from(reading: &Reading<'_>, all: &[Chunk], left: &[Chunk]) -> Option<String> {
    let was = all.get(left.len()..)?;
    let first = was.iter().position(|c| super::number(reading, c))?;
    let end = phrase::after(reading, was, first + 1, was.len());
    let noun = phrase::noun(reading, was.get(first + 1..end)?);
    let reached = was.get(end).is_some_and(|c| reading.is(c, Kind::Light) || reading.is(c, Kind::Growth));
    (reached && noun.chars().count() >= 2).then_some(noun)
}

/// Whether the clause before says from what level a number has come, and not that of the year before: 由2018年的12个增加到46个，|增长近3倍.
pub(super) fn raised(state: &State<'_, '_>) -> bool {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let Some(clause) = state.clause.checked_sub(1).map(|c| &passage.clauses[c]) else { return false };
    let part = &passage.chunks[clause.begin..clause.end];
    let number = |c: &Chunk| reading.quantity(c).is_some_and(|q| q.kind != QuantityKind::Date);
    let Some(from) = part.iter().position(|c| reading.leads(c, "from")) else { return false };
    let Some(first) = part[from..].iter().position(number).map(|i| from + i) else { return false };
    let again = part[first + 1..].iter().any(number);
    // 从去年的12家增加到18家，增长50%
    let year = |p: Period| reading.source.article.published.is_none_or(|day| p.to.year() + 1 >= day.year());
    let recent = part[from..first].iter().filter_map(|c| reading.period(c)).any(year);
    again && !recent
}

/// 从2017年的514家增加到|2021年的1623家: when a level was reached that stands behind another one; without a year of its own, when the
/// clauses before say, and not when the other was reached.
pub(super) fn when(state: &State<'_, '_>, all: &[Chunk], left: &[Chunk]) -> Option<Period> {
    let reading = state.reading;
    let was = all.get(left.len()..).unwrap_or_default();
    let number = |c: &Chunk| reading.quantity(c).is_some_and(|q| q.kind != QuantityKind::Date);
    let Some(first) = was.iter().position(number) else { return state.period };
    let dated = was[..first].iter().any(|c| reading.period(c).is_some());
    let before = if dated { state.topic.before } else { state.period };
    was[first..].iter().rev().find_map(|c| reading.period(c)).or(before)
}
