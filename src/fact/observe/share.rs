//! Shares that no word of share stands beside: `全国33%的高新技术企业`, `达10家，超过全市的一半`.

use rust_decimal::Decimal;

use super::phrase;
use super::scope::scopes;
use super::statement::statement;
use super::{State, Statement};
use crate::chunk::{Chunk, ChunkKind, Pos};
use crate::fact::reading::Reading;
use crate::ontology::Kind;
use crate::quantity::{Bound, Quantity, QuantityKind};

/// The share of what was spoken of in this whole, too: 占全国的9%，|占全省近50%; 达10家，|超过全市的一半.
pub(super) fn another(
    share: Decimal,
    bound: Option<Bound>,
    scope: Option<String>,
    state: &State<'_, '_>,
    out: &mut Vec<Statement>,
) {
    let Some(last) = out.get_mut(state.since..).and_then(|s| s.last_mut()) else { return };
    if last.share.is_none() {
        (last.share, last.scope) = (Some(share), last.scope.take().or(scope));
        return;
    }
    let (value, growth, rank, share) = (None, None, None, Some(share));
    let same = Statement { value, growth, rank, share, bound, scope, ..last.clone() };
    out.push(same);
}

/// The share in the second of the wholes that were named together: 占全省、全市比重61.1%、|69.8%.
pub(super) fn next(share: Decimal, bound: Option<Bound>, state: &State<'_, '_>, out: &mut Vec<Statement>) -> bool {
    let Some(last) = out.get_mut(state.since..).and_then(|s| s.last_mut()).filter(|s| s.share.is_some()) else { return false };
    let Some((first, rest)) = last.scope.as_deref().and_then(|wholes| wholes.split_once('、')) else { return false };
    let (first, rest) = (first.to_owned(), rest.to_owned());
    last.scope = Some(first);
    another(share, bound, Some(rest), state, out);
    true
}

/// How much exactly, of what the clause before tells.
pub(super) fn told(
    state: &State<'_, '_>,
    left: &[Chunk],
    number: Decimal,
    bound: Option<Bound>,
    out: &mut Vec<Statement>,
) -> bool {
    exact(state, left, number, bound, out) || ranked(state, left, number, bound, out)
}

/// 占比首次突破11%，|达到|11.7%; 增长超10%，|达|12.3%: how much exactly, of what has passed a mark.
fn exact(state: &State<'_, '_>, left: &[Chunk], number: Decimal, bound: Option<Bound>, out: &mut [Statement]) -> bool {
    let reading = state.reading;
    let says =
        |c: &Chunk| reading.is(c, Kind::Light) || reading.is(c, Kind::Silent) || matches!(c.kind, ChunkKind::Mark('、' | '，'));
    let reached = left.iter().any(|c| reading.is(c, Kind::Light)) && left.iter().all(says);
    let Some(last) = out.get_mut(state.since..).and_then(|s| s.last_mut()).filter(|_| reached) else { return false };
    let passed = |mark: &mut Option<Decimal>| mark.as_mut().filter(|mark| **mark <= number).map(|mark| *mark = number).is_some();
    let over = last.value.is_none() && last.bound == Some(Bound::Over);
    if !over || !(passed(&mut last.share) || passed(&mut last.growth)) {
        return false;
    }
    last.bound = bound;
    true
}

/// 工业投资增速居全市第一，|达到18%|: the growth that had the place.
fn ranked(state: &State<'_, '_>, left: &[Chunk], number: Decimal, bound: Option<Bound>, out: &mut Vec<Statement>) -> bool {
    let reading = state.reading;
    let says = |c: &Chunk| reading.is(c, Kind::Light) || reading.is(c, Kind::Silent);
    let reached = !left.is_empty() && left.iter().all(says);
    let last = out.get(state.since..).and_then(|s| s.last()).filter(|s| reached && s.rank.is_some() && s.value.is_none());
    let Some(last) = last.filter(|s| s.growth.is_none() && s.share.is_none()) else { return false };
    let Some(of) = reading.gauge(&last.indicator, "pace").map(|pace| last.indicator.trim_end_matches(pace)) else { return false };
    if of.chars().count() < 2 {
        return false;
    }
    let (indicator, growth, rank, scope) = (of.to_owned(), Some(number), None, None);
    let grown = Statement { indicator, growth, rank, scope, bound, ..last.clone() };
    out.push(grown);
    true
}

/// 绿电占比去年达到31%，|2025年底|达到|45%: the same rate or share at another time.
pub(super) fn later(state: &State<'_, '_>, q: &Quantity, left: &[Chunk], out: &mut Vec<Statement>) -> bool {
    let reading = state.reading;
    let when = |c: &Chunk| reading.period(c).is_some();
    let rises = |c: &Chunk| reading.is(c, Kind::Growth) && reading.word(c, Kind::Growth) != Some("rate");
    let says = |c: &Chunk| super::word::idle(reading, c) || super::word::light(reading, c) || rises(c);
    let reached = left.iter().any(|c| super::word::light(reading, c));
    let rate =
        |s: &&Statement| s.growth.is_none() && (s.share.is_some() || s.value.as_ref().is_some_and(|(_, unit)| unit == "%"));
    let last = out.get(state.since..).and_then(|s| s.last()).filter(rate);
    let again = q.kind == QuantityKind::Percent && reached && left.iter().any(when) && left.iter().all(says);
    let Some((last, number)) = last.filter(|s| again && s.period != state.period).zip(q.value) else { return false };
    let (share, value) = match last.share {
        Some(_) => (Some(number), None),
        None => (None, Some((number, "%".to_owned()))),
    };
    let (planned, period, bound) = (state.planned, state.period, q.bound);
    out.push(Statement { share, value, planned, period, bound, ..last.clone() });
    true
}

/// What was measured one by one right before, all of it: 甲产值、乙产值.
pub(super) fn together(state: &State<'_, '_>, out: &[Statement]) -> Option<String> {
    let told = out.get(state.since..)?;
    let from = told.iter().rposition(|s| s.rule != "observe:respectively").map_or(0, |i| i + 1);
    let members: Vec<&str> = told[from..].iter().map(|s| s.indicator.as_str()).collect();
    (members.len() >= 2).then(|| members.join("、"))
}

/// The bound that a word in front of a whole sets: |超过|全市的三成.
pub(super) fn bound(reading: &Reading<'_>, c: &Chunk) -> Option<Bound> {
    let says = reading.source.ontology.lexicon.values(reading.str(c.span), Kind::BoundBefore).next();
    says.and_then(|says| Bound::parse(says.split(' ').next()?))
}

/// 贡献全市30%的经济总量: the share of what stands behind 的, from there on. 拿下全国30%的份额: the share of what was spoken of.
pub(super) fn behind(state: &mut State<'_, '_>, at: usize, from: usize, end: usize, out: &mut Vec<Statement>) {
    let reading = state.reading;
    let chunks = &reading.passages[state.passage].chunks;
    let Some((q, number)) = reading.quantity(&chunks[at]).and_then(|q| Some((q, q.value?))) else { return };
    // 高于|28%|的|年度目标: what it is compared with is no share.
    let beside = |c: &Chunk| ["goal", "average"].iter().any(|way| reading.gauge(reading.str(c.span), way).is_some());
    if q.bound.is_some() && chunks[from..end].iter().take(3).any(beside) {
        return;
    }
    let to = phrase::after(reading, chunks, from, end);
    // 26%的|企业|营业收入|实现增长: a bare kind, and what it has.
    let sector = |i: usize| chunks.get(i).is_some_and(|c| reading.gauges(reading.str(c.span), "sector"));
    let portion = (from..end).take(3).any(|i| reading.gauge(reading.str(chunks[i].span), "portion").is_some());
    let has = !portion
        && to > from + 1
        && sector(from)
        && !sector(to - 1)
        && to < end
        && !matches!(chunks[to].kind, ChunkKind::Mark(_));
    let to = if has { from + 1 } else { to };
    let noun = phrase::noun(reading, &chunks[from..to.max(from)]);
    // 贡献了|园区|60%的税收
    let all = |c: &&Chunk| {
        let zone = |m: &usize| reading.mentions[*m].anaphor && reading.class(*m) == "Zone";
        scopes(reading, c) || reading.names(c).iter().any(zone)
    };
    let whole = chunks[state.left.min(at)..at].iter().rev().find(all).map(|c| reading.str(c.span).to_owned());
    // 全国33%的高新技术企业|、|46%的独角兽企业: of the same whole.
    let joint = |c: &Chunk| c.kind == ChunkKind::Mark('、') || reading.particle(c, "and");
    let series = chunks[state.left.min(at)..at].iter().all(joint) && state.left < at;
    let last = out.get(state.since..).and_then(|s| s.last()).filter(|s| series && s.rule == "observe:share-of");
    let whole = whole.or_else(|| last?.scope.clone());
    let begin = state.left.min(at);
    state.left = to.max(from);
    // 以31%的市场份额|位居第一: what is said in passing is measured all the same.
    let market = out.len() == state.since && reading.gauge(&noun, "market").is_some();
    let portion = reading.gauge(&noun, "portion").is_some() && !market;
    if noun.is_empty() || reading.gauge(&noun, "pace").is_some() || portion && out.len() == state.since {
        return;
    }
    // 其中民营企业|贡献了|65%|的|份额: of the part that is named in front.
    let left = &chunks[begin..at];
    let verb =
        left.iter().rposition(|c| reading.gauges(reading.str(c.span), "toward") || super::word::verbal(reading, c)).unwrap_or(0);
    let part = if state.subset.is_some() { phrase::noun(reading, &left[..verb]) } else { String::new() };
    // 民营企业|贡献了近八成的出口额
    let gives = left.get(verb).is_some_and(|c| reading.gauges(reading.str(c.span), "toward"));
    let giver = if gives && !portion { phrase::noun(reading, &left[..verb]) } else { String::new() };
    // 民营企业贡献了60%的税收、|70%的产值: by the same.
    // 73%的工业税收和|68%的出口额: but what stands together behind the first is no giver.
    let sentence = reading.str(reading.passages[state.passage].sentence.span);
    let last = last.filter(|s| !sentence.contains(&s.indicator));
    let same = last.and_then(|s| Some(&s.indicator[..s.indicator.len() - reading.gauge(&s.indicator, "measure")?.len()]));
    let giver = same.map_or(giver, str::to_owned);
    // 上缴税收3亿元，|贡献了全区7%的税收|: of what was told right before.
    let told = out.get_mut(state.since..).and_then(|s| s.last_mut()).filter(|s| {
        let open = s.value.is_some() && s.share.is_none() && s.passage == state.passage;
        open && gives && giver.is_empty() && !state.explicit && s.indicator.ends_with(&noun)
    });
    if let Some(s) = told {
        (s.share, s.scope) = (Some(number), s.scope.take().or(whole));
        return;
    }
    let noun = match reading.gauge(&giver, "sector") {
        Some(_) if reading.gauge(&noun, "measure").is_some() => giver + &noun,
        _ if portion => part,
        _ => noun,
    };
    // 85%的|企业|实现盈利: a bare kind is told apart by what it does.
    let bare = noun.chars().count() <= 3 && reading.gauges(&noun, "sector");
    let said = &chunks[state.left..end];
    let does = match said.iter().position(|c| matches!(c.kind, ChunkKind::Mark(_))).unwrap_or(said.len()) {
        close @ 1.. if has && close <= 8 => reading.str(said[0].span.join(said[close - 1].span)),
        _ if bare => super::deed::predicate(reading, said),
        _ => "",
    };
    // 90%的|企业|是|民营企业: what they are tells them apart.
    let are = said.first().filter(|c| bare && reading.particle(c, "identifies")).map(|_| phrase::noun(reading, &said[1..]));
    let noun = are.filter(|kind| reading.gauge(kind, "sector").is_some()).unwrap_or_else(|| format!("{does}{noun}"));
    if let Some(s) = statement(state, noun, "observe:share-of", out, |s| s.share.is_none()) {
        s.share = Some(number);
        s.scope = s.scope.take().or(whole);
        if s.value.is_none() {
            s.bound = q.bound;
        }
    }
}

/// 新型显示产业|30%|关键材料|实现国产化: how much of what a sector has does something.
pub(super) fn of_sector(state: &mut State<'_, '_>, at: usize, to: usize, sector: &str, out: &mut Vec<Statement>) -> bool {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let chunks = &passage.chunks[..passage.clauses[state.clause].end];
    let does = super::deed::predicate(reading, &chunks[to..]);
    let abuts =
        at.checked_sub(1).map(|b| &chunks[b]).is_some_and(|c| !super::word::idle(reading, c) && !super::word::light(reading, c));
    let Some(q) = reading.quantity(&chunks[at]).filter(|_| to > at + 1 && !does.is_empty() && abuts) else { return false };
    if reading.gauge(sector, "sector").is_none() {
        return false;
    }
    let noun = format!("{does}{}", phrase::noun(reading, &chunks[at + 1..to]));
    state.left = to;
    if let Some(s) = statement(state, noun, "observe:share-of", out, |_| false) {
        (s.share, s.bound, s.scope) = (q.value, q.bound, Some(sector.to_owned()));
    }
    true
}

/// 成交项目中，|四成|在外地转化; 产品|八成以上|出口海外: how many of what is named in front do something, or are something.
pub(super) fn doing(state: &State<'_, '_>, at: usize, left: &[Chunk], noun: &str, out: &mut Vec<Statement>) -> bool {
    let reading = state.reading;
    let passage = &reading.passages[state.passage];
    let chunks = &passage.chunks[..passage.clauses[state.clause].end];
    let Some((q, next)) = reading.quantity(&chunks[at]).zip(chunks.get(at + 1)) else { return false };
    // 按销售额的20%|给予|补贴: of what it is a part is said, and what it is stands behind the verb.
    if let Some(by) = left.iter().position(|c| reading.particle(c, "norm")) {
        let to = phrase::after(reading, chunks, at + 2, chunks.len()).max(at + 2);
        let granted = phrase::noun(reading, chunks.get(at + 2..to).unwrap_or_default());
        // 按实际支出的15%|补助, 按年薪的20%|给予|补助
        let says = |c: &&Chunk| state.topic.measures(reading, reading.str(c.span), "policy");
        let granted = match chunks.get(at + 2).filter(says) {
            _ if !granted.is_empty() => granted,
            Some(object) => reading.str(object.span).to_owned(),
            None => reading.str(next.span).to_owned(),
        };
        let policy = state.topic.measures(reading, &granted, "policy");
        let scope = phrase::noun(reading, &left[by + 1..]);
        if let Some(s) = policy.then(|| statement(state, granted, "observe:share-of", out, |_| false)).flatten() {
            (s.share, s.bound, s.scope) = (q.value, q.bound, Some(scope));
        }
        return true;
    }
    let rated = ["share", "rate"].iter().any(|way| reading.gauge(noun, way).is_some());
    let is = |c: &Chunk| ["identifies", "in", "spent"].iter().any(|does| reading.particle(c, does));
    // 产品|八成以上|出口|海外
    let deed =
        |c: &Chunk| reading.source.token(c.span.begin as usize).is_some_and(|t| t.span == c.span && t.pos == Pos::Activity);
    let acts = |c: &Chunk| {
        is(c)
            || super::word::verbal(reading, c)
            || reading.is(c, Kind::Planned)
            || deed(c) && !super::word::rates(c) && at + 2 < chunks.len()
    };
    let whole = among(reading, left).or_else(|| {
        let before = state.clause.checked_sub(1).filter(|_| noun.is_empty() && out.len() == state.since)?;
        let clause = &passage.clauses[before];
        among(reading, &passage.chunks[clause.begin..clause.end])
    });
    // 企业320家，近六成|从事软件研发: of those told before.
    // 有63%|扎堆|在北边
    let how = || reading.is(next, Kind::Silent) && chunks.get(at + 2).is_some_and(is);
    if !(acts(next) || how())
        || rated
        || whole.is_none() && (noun.is_empty() && out.len() == state.since || noun.chars().count() == 1)
    {
        return false;
    }
    let named = whole.as_deref().unwrap_or(noun);
    let first = chunks[at + 1..].iter().position(|c| !reading.is(c, Kind::Planned)).map_or(at + 1, |i| at + 1 + i);
    let does = match chunks.get(first).zip(chunks.last()) {
        Some((a, b)) if a.span.join(b.span).len() <= DOES && !chunks[first..].iter().any(|c| super::number(reading, c)) => {
            reading.str(a.span.join(b.span))
        }
        _ => "",
    };
    if let Some(s) = statement(state, format!("{named}{does}"), "observe:share-of", out, |_| false) {
        (s.share, s.bound) = (q.value, q.bound);
        s.planned |= chunks[at + 1..first].iter().any(|c| reading.is(c, Kind::Planned));
    }
    true
}

/// Characters that may tell what a part does.
const DOES: usize = 20;

/// Of whom a stretch says that something is told of some of them: 成交|项目中|, 毕业生|中|有|.
fn among(reading: &Reading<'_>, chunks: &[Chunk]) -> Option<String> {
    let idle = |c: &Chunk| matches!(c.kind, ChunkKind::Mark(_)) || reading.is(c, Kind::Light) && !super::word::does(reading, c);
    let last = chunks.iter().rposition(|c| !idle(c))?;
    let word = reading.str(chunks[last].span);
    let front = phrase::noun(reading, &chunks[..last]);
    let kind = match word.strip_suffix('中') {
        Some(kind) if reading.is(&chunks[last], Kind::Subset) && !reading.gauges(kind, "nothing") => kind,
        _ if reading.particle(&chunks[last], "among") => "",
        _ => return None,
    };
    Some(format!("{front}{kind}")).filter(|whole| whole.chars().count() >= 2)
}
