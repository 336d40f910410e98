//! Rates: `同比增长11.4%`, `占全市的51%`, joined to the number they speak of.

use rust_decimal::Decimal;

use super::scope::{base, scope, scopes, share_of_whole};
use super::statement::statement;
use super::{State, Statement};
use super::{phrase, share};
use crate::chunk::{Chunk, ChunkKind, Pos};
use crate::fact::reading::{Period, Reading};
use crate::ontology::Kind;
use crate::quantity::QuantityKind;

/// Growth, share, or a rate of its own.
pub(super) fn rate(state: &mut State<'_, '_>, at: usize, out: &mut Vec<Statement>) {
    let fresh = |s: &Statement| s.growth.is_none() && (s.rank.is_none() || s.value.is_some());
    let reading = state.reading;
    let chunks = &reading.passages[state.passage].chunks;
    let Some(q) = reading.quantity(&chunks[at]) else { return };
    let Some(number) = q.value else { return };
    // 持有丙公司60%|股权
    let end = reading.passages[state.passage].clauses[state.clause].end;
    let noun = chunks[at + 1..end].iter().find(|c| !reading.particle(c, "of"));
    if noun.is_some_and(|c| reading.gauges(reading.str(c.span), "stake")) {
        return super::stake::stake(state, at, out);
    }
    let from = state.left.min(at);
    // 在不足全省万分之三的土地|上|: how little it is on which something was done.
    let closes = |c: &Chunk| c.kind == ChunkKind::Token(Pos::Position) || reading.particle(c, "close");
    let last = chunks[at + 1..end].iter().rfind(|c| !matches!(c.kind, ChunkKind::Mark(_)));
    if last.is_some_and(closes) && chunks[from..at].iter().any(|c| reading.particle(c, "in")) {
        return;
    }
    // 由2020年的41%提高到2024年的56%
    let left = super::before::level(reading, &chunks[from..at]);
    state.period = super::before::when(state, &chunks[from..at], left);
    // 比全省（7.4%）高: beside whom it is compared with, what they have.
    if left.last().is_some_and(|c| c.kind == ChunkKind::Mark('（')) {
        return;
    }
    // 高于|全省|2.6%|的平均水平: what others have.
    if super::level::beyond(reading, left) {
        return;
    }
    // 126亿元（|+|8.6%|）: growth by its sign.
    if let [.., open, sign] = left
        && open.kind == ChunkKind::Mark('（')
        && let Some(sign) = Some(reading.str(sign.span)).filter(|s| matches!(*s, "+" | "-" | "－" | "＋" | "—"))
        && let Some(s) = out.get_mut(state.since..).and_then(|s| s.last_mut()).filter(|s| s.growth.is_none())
    {
        s.growth = Some(if matches!(sign, "+" | "＋") { number } else { -number });
        return;
    }
    // 占全省、全市比重61.1%|、|69.8%
    if matches!(left, [c] if c.kind == ChunkKind::Mark('、')) && share::next(number, q.bound, state, out) {
        return;
    }
    // 制造业增速最快，达到|13%; 占比首次突破11%，达到|11.7%
    if q.kind == QuantityKind::Percent && super::purpose::part(state, at, left, out)
        || super::foremost::rate(state, q, left, out)
        || share::told(state, left, number, q.bound, out)
        || share::later(state, q, left, out)
    {
        return;
    }
    let last = |kind: Kind| left.iter().rposition(|c| reading.is(c, kind));
    // 对经济增长的贡献率达56%: what stands behind the word is measured.
    let governs = |g: &usize| !left[g + 1..].iter().any(|c| names(reading, c));
    // 比上年|多|12.4%, |净增|27%: so much more only in percent.
    let more = |c: &&Chunk| q.kind == QuantityKind::Percent && ["more", "fewer"].iter().any(|way| reading.particle(c, way));
    let more = left.iter().rposition(|c| !reading.particle(c, "idle")).filter(|m| more(&&left[*m]));
    if let Some(g) = last(Kind::Growth).or(more).filter(governs) {
        let falls = reading.word(&left[g], Kind::Growth) == Some("-1") || reading.particle(&left[g], "fewer");
        let sign = if falls { Decimal::NEGATIVE_ONE } else { Decimal::ONE };
        let peer = super::level::against(reading, &left[..g]);
        // 年均|增加20.6%
        let yearly = g.checked_sub(1).filter(|b| reading.word(&left[*b], Kind::Growth) == Some("rate"));
        let since = super::level::since(state, &left[..g]).or(peer).or(yearly);
        // 较年初增加26亿元，|增长9.1%
        let bare = left[..g].iter().all(|c| super::word::idle(reading, c) && !reading.particle(c, "than"));
        let eve = if since.is_none() && bare { super::level::eve(state) } else { None };
        if since.is_some() || eve.is_some() || reading.word(&left[g], Kind::Growth) == Some("rate") {
            // 年均增长9.6%, 五年增长60%: against no year before, so a value with an indicator that says so.
            let words = since.map_or(left[g].span, |s| left[s].span.join(left[g].span));
            // 较上届|10.3万人|增长14%: without what it was then.
            let than =
                since.and_then(|s| Some((s, left[s..g].iter().position(|c| super::number(reading, c)).filter(|n| *n > 0)?)));
            let than = than.filter(|_| peer.is_some()).map(|(s, n)| reading.str(left[s].span.join(left[s + n - 1].span)));
            let words = match than {
                Some(than) => format!("{}{}", than.trim_end_matches('的'), reading.str(left[g].span)),
                None => reading.str(words).to_owned(),
            };
            let noun = phrase::noun(reading, &left[..since.unwrap_or(g)]);
            // 增加值增长8%，居全市第3，比2019年增长16%，两年平均增长7%: all of the same.
            let told = out.get(state.since..).unwrap_or_default();
            let level = |s: &&Statement| reading.gauge_of(&s.indicator, Kind::Growth).is_none();
            // 近三年|研发投入|年均增长21%: what has grown stands behind the time.
            let said = since.is_some_and(|s| peer.is_none() && phrase::noun(reading, &left[s + 1..g]).chars().count() >= 2);
            let before = || told.iter().rfind(level).or(told.last()).map(|s| s.indicator.clone());
            let noun = if noun.is_empty() && !said { before() } else { Some(noun) };
            // 年均|20%|的|增速, 以年均30%的|速度|增长: what the rate is of stands behind it.
            let end = reading.passages[state.passage].clauses[state.clause].end;
            let ahead = |c: &&Chunk| super::word::ahead(reading, c) || reading.gauges(reading.str(c.span), "pace");
            let what = chunks[at + 1..end].iter().take(5).take_while(ahead).filter(|c| reading.is(c, Kind::Growth)).last();
            let what = what.map_or("", |c| reading.str(c.span));
            let noun = format!("{}{}{words}{what}", noun.unwrap_or_default(), eve.unwrap_or_default());
            let number = if q.kind == QuantityKind::Times { number * Decimal::ONE_HUNDRED } else { number };
            let number = if peer.is_some() { number } else { number * sign };
            if let Some(s) = statement(state, noun, "observe:rate", out, |_| false) {
                (s.value, s.bound) = (Some((number, "%".to_owned())), q.bound);
            }
            return;
        }
        // 甲产业拉动全市经济增长3%: that is not the growth of what is pulled.
        if left[..g].iter().any(|c| reading.particle(c, "pulls")) {
            return;
        }
        // 开工项目30个，总投资80亿元，增长10%: of what another fact tells.
        if state.foreign && g == left.iter().take_while(|c| super::word::idle(reading, c)).count() {
            return;
        }
        // 收报28.4元，|上涨3%: against the day before.
        let last = || out.get(state.since..).and_then(|s| s.last()).filter(|_| bare);
        if last().is_some_and(|s| reading.gauge(&s.indicator, "quoted").is_some()) {
            return;
        }
        let percent = if q.kind == QuantityKind::Times { number * Decimal::ONE_HUNDRED } else { number };
        // 收入50亿元，扣除政策因素后同比增长8%: how it was reckoned is not what grew.
        let noun = Some(phrase::noun(reading, &left[..g])).filter(|n| reading.gauge(n, "reckoned").is_none()).unwrap_or_default();
        // 用电量环比增长3%，同比下降1%: of what was measured, not of the other rate.
        // 产值82亿元，较二季度增长6%，同比增长11%
        let told = out.get(state.since..).unwrap_or_default();
        let paced = told.last().filter(|s| noun.is_empty() && s.rule == "observe:rate");
        let before = |s: &Statement| told.iter().rev().nth(1).filter(|b| s.indicator.starts_with(&b.indicator));
        let of = paced.and_then(|s| base(reading, &s.indicator).or_else(|| Some(before(s)?.indicator.as_str())));
        let noun = of.map_or(noun, str::to_owned);
        // 营收3亿元，环比增长18%，同比增长46%
        let sum = out.get_mut(state.since..).into_iter().flatten().rev().nth(1);
        if let Some(s) = sum.filter(|s| s.indicator == noun && s.value.is_some() && s.growth.is_none()) {
            s.growth = Some(percent * sign);
            return;
        }
        // 全市增长6.2%，甲高新区增长9.1%: the same of somebody else.
        let noun = match out.get(state.since..).and_then(|s| s.last()) {
            Some(last) if noun.is_empty() && state.explicit && state.topic.subject.is_some_and(|s| s != last.subject) => {
                last.indicator.clone()
            }
            _ => noun,
        };
        // 产值238亿元，完成全年目标的62%，同比增长42%: the sum has grown, and not what is done of the goal.
        if noun.is_empty()
            && let Some([.., sum, done]) = out.get_mut(state.since..)
            && (done.rule == "observe:completion" || reading.gauge(&done.indicator, "fulfilled").is_some())
            && sum.growth.is_none()
            && sum.value.is_some()
        {
            sum.growth = Some(percent * sign);
            return;
        }
        // 由12个增加到46个，增长近3倍: since then, and not against the year before.
        if noun.is_empty() && super::before::raised(state) {
            return;
        }
        // 去年营收10亿元，今年一季度同比增长32%: at another time.
        let dated = reading.passages[state.passage].clauses[state.clause].date.map(|(_, period)| period);
        // 7月增长6%；|1—7月|增长4%: so it is behind a semicolon.
        let goes_on = out.len() == state.since && super::before::goes_on(state);
        let other = out.get(state.since - usize::from(goes_on && state.since > 0)..).and_then(|s| s.last()).filter(|s| {
            let near = s.passage + 1 >= state.passage;
            let apart = |p: Period| Some(p) == state.period && p.from != p.to && s.period.is_some_and(|of| of != p);
            near && noun.is_empty() && (s.value.is_some() || s.growth.is_some()) && dated.is_some_and(apart)
        });
        let noun = other.map_or(noun, |s| s.indicator.clone());
        let noun = if noun.is_empty() { super::before::regarded(state, out).unwrap_or_default() } else { noun };
        let those = super::those::those(state, &noun, out).filter(|those| those.len() == 1);
        let target = match those {
            Some(those) => out[those].first_mut().filter(|s| fresh(s)),
            None => statement(state, noun, "observe:growth", out, fresh),
        };
        if let Some(s) = target {
            s.growth = Some(percent * sign);
            if s.value.is_none() {
                s.bound = q.bound;
            }
        }
        return;
    }
    if q.kind == QuantityKind::Times {
        return super::multiple::multiple(state, q, number, left, out);
    }
    // 占GDP比重达4.2%: the share begins at 占.
    // 研发投入强度（占GDP比重）达3.4%: what stands in brackets explains the word before.
    let bracket = |i: &usize| {
        let open = left[..*i].iter().rposition(|c| matches!(c.kind, ChunkKind::Mark('（' | '）')));
        let closed = left[*i..].iter().any(|c| c.kind == ChunkKind::Mark('）'));
        closed && open.is_some_and(|o| left[o].kind == ChunkKind::Mark('（'))
    };
    let of_whole = left.iter().rposition(|c| reading.is(c, Kind::Share) && reading.str(c.span).contains('占'));
    // 龙头企业|拿走了|订单|的|七成五, 其中龙头企业|拿走了|七成五, and no 贡献了|六成|的|税收
    let takes = left.iter().rposition(|c| reading.particle(c, "takes"));
    let given = chunks[..end].get(at + 1).is_some_and(|c| !matches!(c.kind, ChunkKind::Mark(_)));
    let of = left.last().is_some_and(|c| reading.particle(c, "of"));
    let takes = takes.filter(|t| of || !given && t + 1 == left.len());
    if let Some(g) = of_whole.or(last(Kind::Share)).or(takes).filter(|g| !bracket(g)) {
        let behind = scope(reading, &left[g + 1..]);
        // 在|从业人员|中|占比|1.9%: the whole stands in front.
        // 在|工业投资|中|的|占比为42%
        let front = &left[..g - usize::from(g > 0 && reading.particle(&left[g - 1], "of"))];
        let enclosed = super::within(reading, front).map(str::to_owned).filter(|_| behind.is_none());
        // 全省|占比|12%: the whole in front.
        // 其中长三角地区|占|八成: but the part, where the whole has been told.
        let word = reading.str(left[g].span);
        // 在|全市|占|46%
        let inside = |w: usize| w > 0 && reading.particle(&left[w - 1], "in");
        let whole = |w: &usize| behind.is_none() && scopes(reading, &left[*w]) && (word.contains(['比', '重']) || inside(*w));
        let front = left[..g].iter().rposition(|c| !super::word::idle(reading, c)).filter(whole);
        let g = front.unwrap_or(g);
        // 在|辽宁|全省|占比为42%
        let g = g - left[..g].iter().rev().take_while(|c| front.is_some() && scopes(reading, c)).count();
        let scope = front.map(|w| reading.str(left[g].span.join(left[w].span)).to_owned()).or(behind).or(enclosed.clone());
        // 占全球市场份额的25%: the share is what is measured.
        let portion = scope.as_deref().filter(|s| reading.gauge(s, "portion").is_some());
        let told = out.len() > state.since;
        // 装备产业产值|占|全国市场份额|的18%: what has the share is measured.
        let own = phrase::noun(reading, &left[..g]);
        let (noun, scope) = match portion {
            Some(portion) if reading.gauge(&own, "measure").is_some() => (own, Some(portion.to_owned())),
            // 126亿元，占全市|份额|的三成: of what was told.
            Some(portion) if told => {
                (String::new(), reading.gauge(portion, "portion").and_then(|end| portion.strip_suffix(end)).map(str::to_owned))
            }
            Some(portion) => (portion.to_owned(), None),
            None => (own, scope),
        };
        // 订单186艘，|按载重吨计|占全国的8%: how it was reckoned is not what it is.
        let reckoned = left[..g].last().is_some_and(|c| reading.gauges(reading.str(c.span), "reckon"))
            && left[..g].iter().any(|c| reading.particle(c, "norm"));
        let noun = if enclosed.is_some() || reckoned { String::new() } else { noun };
        // 甲、乙分别增长8%和5%，|合计|占全市三成, |占|全市三成: all of them.
        let summed = noun.is_empty();
        let noun = if summed { share::together(state, out).unwrap_or(noun) } else { noun };
        // 126亿元，|份额|占全市三成
        let noun = if told && reading.gauges(&noun, "portion") { String::new() } else { noun };
        // 建成后|将占据|当地工业产值|的一半: what is measured is said with the whole alone.
        let alone = noun.is_empty() && out.len() == state.since && state.topic.finished;
        let noun = match scope.as_deref().filter(|s| alone && reading.gauge(s, "measure").is_some()) {
            Some(whole) => whole.to_owned(),
            None => noun,
        };
        // 占全国的9%，占全省近50%
        let other = || super::before::upturn(state).is_some();
        if noun.is_empty() && out.get(state.since..).and_then(|s| s.last()).is_some_and(|s| s.share.is_some()) && !other() {
            share::another(number, q.bound, scope, state, out);
            return;
        }
        if let Some(s) = statement(state, noun, "observe:share", out, |s| s.share.is_none()) {
            s.share = Some(number);
            if s.scope.is_none() {
                s.scope = scope;
            }
            if s.value.is_none() {
                s.bound = q.bound;
            }
        }
        return;
    }
    let end = reading.passages[state.passage].clauses[state.clause].end;
    let ahead = chunks[at + 1..end].iter().take(4).take_while(|c| super::word::ahead(reading, c)).last();
    // 保持10%以上的快速增长, 产值|蹿升|9.3%
    let pace = ahead.and_then(|c| reading.word(c, Kind::Growth)).filter(|sign| *sign != "rate");
    let pace = pace.map(|sign| (left.len(), if sign == "-1" { Decimal::NEGATIVE_ONE } else { Decimal::ONE }));
    if let Some((to, sign)) = pace.or_else(|| super::surge::surge(reading, left, chunks[..end].get(at + 1))) {
        if let Some(s) = statement(state, phrase::noun(reading, &left[..to]), "observe:growth", out, fresh) {
            s.growth = Some(number * sign);
            if s.value.is_none() {
                s.bound = q.bound;
            }
        }
        return;
    }
    // 良品率达99%的产线: what is measured stands in front.
    let measured = ["share", "rate"].iter().any(|way| reading.gauge(&phrase::noun(reading, left), way).is_some());
    if !measured && chunks.get(at + 1).is_some_and(|c| at + 1 < end && reading.particle(c, "of")) {
        return share::behind(state, at, at + 2, end, out);
    }
    // 贡献了|全市|七成|税收: the whole right in front of it says as much as 的.
    let noun = |c: &Chunk| {
        matches!(c.kind, ChunkKind::Token(Pos::Noun) | ChunkKind::Word(_))
            && !phrase::noun(reading, std::slice::from_ref(c)).is_empty()
    };
    if !measured && at + 1 < end && left.last().is_some_and(|c| scopes(reading, c)) && noun(&chunks[at + 1]) {
        return share::behind(state, at, at + 1, end, out);
    }
    // 占全市的40%、全省的10%: another whole of the same part.
    let small = |c: &&Chunk| matches!(c.kind, ChunkKind::Mark(_)) || reading.particle(c, "of") || reading.is(c, Kind::Light);
    if let [c] = left.iter().filter(|c| !small(c)).collect::<Vec<_>>()[..]
        && scopes(reading, c)
    {
        share::another(number, q.bound, Some(reading.str(c.span).to_owned()), state, out);
        return;
    }
    // 研发投入超过营业收入的8%, 是全市总量的三分之一: a part and its whole, unless that is what others have on average.
    let goal = left.iter().any(|c| reading.gauge(reading.str(c.span), "goal").is_some());
    let light = left.iter().rposition(|c| reading.is(c, Kind::Light) && !super::word::does(reading, c)).filter(|_| !goal);
    // 产量|近|全国|1/10
    let whole = |l: &usize| left.last().is_some_and(|c| reading.particle(c, "of") || *l + 2 == left.len() && scopes(reading, c));
    if let Some(l) = light.filter(whole) {
        let (noun, whole) = (phrase::noun(reading, &left[..l]), scope(reading, &left[l + 1..]));
        let average = whole.as_deref().is_some_and(|w| reading.gauge(w, "average").is_some());
        if average || noun.is_empty() && out.len() == state.since {
            return;
        }
        if let Some(s) = statement(state, noun, "observe:share", out, |s| s.share.is_none()) {
            (s.share, s.scope) = (Some(number), s.scope.take().or(whole));
            if s.value.is_none() {
                s.bound = q.bound.or(share::bound(reading, &left[l]));
            }
        }
        return;
    }
    if super::completion::completion(state, left, number, q.bound, out) {
        return;
    }
    // 达年度计划的26%: how far they are is no measure of a plan.
    if goal && left.last().is_some_and(|c| reading.particle(c, "of")) {
        // 到位资金126亿元，|为年度目标的84%
        let bare = left.first().is_some_and(|c| reading.is(c, Kind::Light));
        let sum = out.get(state.since..).and_then(|s| s.last()).filter(|s| bare && s.currency.is_some() && s.share.is_none());
        if sum.is_some() {
            share::another(number, q.bound, scope(reading, &left[..left.len() - 1]), state, out);
        }
        return;
    }
    let noun = phrase::noun(reading, left);
    // 报名企业中，55%的|，其中22%|企业|首次参赛: part of those spoken of.
    let among = left.iter().rev().find(|c| !matches!(c.kind, ChunkKind::Mark(_))).is_some_and(|c| reading.particle(c, "among"));
    let to = phrase::after(reading, chunks, at + 1, end);
    let kind = phrase::noun(reading, &chunks[at + 1..to]);
    if (noun.is_empty() || among) && kind.chars().count() >= 2 {
        state.left = to;
        let does = super::deed::predicate(reading, &chunks[to..end]);
        if let Some(s) = statement(state, format!("{does}{kind}"), "observe:share-of", out, |_| false) {
            (s.share, s.bound) = (Some(number), q.bound);
        }
        return;
    }
    if share::of_sector(state, at, to, &noun, out) {
        return;
    }
    if share::doing(state, at, left, &noun, out) || noun.chars().count() < 2 {
        return;
    }
    // 其中民营企业|贡献|六成以上
    let share = share_of_whole(reading, &noun);
    let gave =
        if share { None } else { reading.gauge(&noun, "toward").and_then(|end| noun.strip_suffix(end)).map(str::to_owned) };
    // 60%的企业获得专利，其中发明专利超40%: part of a part.
    let of_share = state.subset.and_then(|i| out.get(i)).is_some_and(|s| s.share.is_some() && s.value.is_none());
    // 税收六成以上|来自|高新技术企业
    let from = chunks[..end].get(at + 1).is_some_and(|c| reading.gauges(reading.str(c.span), "origin"));
    // 硕士以上学历者超过一半, 入住率达九成 is a rate.
    let said = reading.str(q.core);
    let half = !said.contains('%') && !said.starts_with("百分之") && reading.gauge(&noun, "rate").is_none();
    let share = half || among || of_share || from || share || gave.is_some() || reading.gauge(&noun, "portion").is_some();
    // 税收完成率108%: what is more than the whole is no share of it.
    let share = share && number <= Decimal::ONE_HUNDRED;
    let noun = gave.unwrap_or(noun);
    if let Some(s) = statement(state, noun, "observe:rate", out, |_| false) {
        s.bound = q.bound;
        if share {
            s.share = Some(number);
        } else {
            s.value = Some((number, "%".to_owned()));
        }
    }
}

/// Whether a chunk between a word of growth and its number takes the number to itself: 增长|的|贡献率, not 增长|速度.
fn names(reading: &Reading<'_>, chunk: &Chunk) -> bool {
    let noun = matches!(chunk.kind, ChunkKind::Token(Pos::Noun | Pos::Activity));
    (noun && reading.gauge(reading.str(chunk.span), "pace").is_none()) || reading.particle(chunk, "of")
}
